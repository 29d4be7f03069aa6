#[test]
fn core_procedure() {
    let t = std::fs::read_to_string("../../workflows/county-work-committee.yaml").unwrap();
    let e = std::fs::read_to_string("../../workflows/county-work-committee.en.yaml").unwrap();
    let now = std::time::Instant::now();
    match quorate_core::Procedure::from_yaml(&t, Some(&e)) {
        Ok(p) => println!("OK {:?} {:?}", p.explored(), now.elapsed()),
        Err(f) => { for d in f { println!("{}:{} {} {:?} {:?}", d.place.line, d.place.column, d.code.as_str(), d.facts, d.run.len()); } panic!() }
    }
}
