//! Every statement prepares on both databases, with the same columns and number of parameters.

use std::fmt::Write as _;

use quorate_store::statements;

use crate::support::databases::for_each_database;
use crate::support::expected::expect;

#[test]
fn every_statement_prepares_alike_on_both() {
    for_each_database(async |database| {
        let store = database.open().await;
        let mut found = String::from("# NAME: number of parameters: columns\n");
        for statement in statements::ALL {
            let (parameters, columns) = match store.prepare(statement).await {
                Ok(prepared) => prepared,
                Err(error) => panic!("{} on {}: {error}", statement.name, database.kind),
            };
            // A computed column has no name of its own: `COUNT(*)` here, `count` there. It is read by its place.
            let plain = |column: &String| column.split('(').next().unwrap_or_default().to_lowercase();
            let columns: Vec<String> = columns.iter().map(plain).collect();
            let _ = writeln!(found, "{}: {parameters}: {}", statement.name, columns.join(" "));
        }
        expect("store/statements.expected", &found);
    });
}

#[test]
fn names_of_statements_are_distinct() {
    let mut names: Vec<&str> = statements::ALL.iter().map(|s| s.name).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}
