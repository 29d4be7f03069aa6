//! Every page of the demo by the rules of axe-core, in both themes, on a phone and on a wide screen.
//!
//! `tests/run` puts axe-core under `target/axe`, in the version that `package-lock.json` names.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use serde_json::Value;

use super::driver::{Browser, Theme, WINDOWS};
use super::walk::past_every_page;
use crate::cli::demo::Demo;
use crate::cli::program::Server;
use crate::support::databases::{for_each_database, runtime};
use crate::support::expected::is_set;

/// Opens what can be opened, save the menu, which would lie over the page.
const OPEN: &str = "document.querySelectorAll('details:not(.me)').forEach((d) => { d.open = true; });";
/// Rules as they are by default, best practices among them, and the one of WCAG 2.2 AA that has to be asked for.
/// The menu is judged for itself.
const RUN: &str = r"
const done = arguments[arguments.length - 1];
const options = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };
const menu = document.querySelector('details.me');
(async () => {
  const first = await axe.run(document, options);
  let second = { violations: [], passes: [] };
  if (menu) {
    menu.open = true;
    second = await axe.run(menu, options);
    menu.open = false;
  }
  const told = [...first.violations, ...second.violations].flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\n').slice(1).join(' ')}`));
  done({ told, passes: first.passes.length });
})().catch((error) => done({ told: [String(error)], passes: 0 }));
";

/// The text of axe-core, where it has been installed. `REQUIRE_AXE=1` does not put up with its lack.
fn source() -> Option<String> {
    // The tests run from `target/<profile>/deps`.
    let program = std::env::current_exe().unwrap();
    let target: PathBuf = program.ancestors().nth(3).unwrap().into();
    let file = target.join("axe/node_modules/axe-core/axe.min.js");
    if let Ok(text) = std::fs::read_to_string(&file) {
        return Some(text);
    }
    assert!(
        !is_set("REQUIRE_AXE"),
        "REQUIRE_AXE=1, and there is no {}; tests/run installs it",
        file.display()
    );
    // Past the capture of the test harness: everybody is to see it.
    let told = "\n*** axe-core not found (tests/run installs it): pages were NOT held to its rules ***\n";
    let _ = writeln!(std::io::stderr(), "{told}");
    None
}

/// What axe-core finds wrong on the page as it is.
async fn faults(browser: &Browser, axe: &str) -> Vec<String> {
    // The pages allow no scripts but their own; the driver is no page.
    browser.run(axe).await;
    browser.run(OPEN).await;
    let found = browser.run_to_its_end(RUN).await;
    let told = found["told"].as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned());
    let told: Vec<String> = told.collect();
    assert!(!told.is_empty() || found["passes"].as_u64() > Some(0), "axe-core looked at nothing: {found}");
    told
}

#[test]
fn every_page_keeps_the_rules_of_axe() {
    let Some(axe) = source() else { return };
    runtime().block_on(async {
        let demo = Demo::start();
        let mut wrong = BTreeMap::<String, Vec<String>>::new();
        let mut looked = 0;
        for window in WINDOWS {
            let Some(browser) = Browser::open(&demo.base, window).await else { return };
            past_every_page(&browser, &demo, async |name| {
                for theme in Theme::BOTH {
                    browser.show_in(theme).await;
                    looked += 1;
                    for fault in faults(&browser, &axe).await {
                        let place = format!("{name} at {} in {theme:?}", window.width);
                        wrong.entry(fault).or_default().push(place);
                    }
                }
            })
            .await;
            browser.close().await;
        }
        println!("{looked} pages");
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn the_first_start_keeps_them_too() {
    let Some(axe) = source() else { return };
    for_each_database(async |database| {
        let mut server = Server::start(database);
        let address = server.first_link();
        for window in WINDOWS {
            let Some(browser) = Browser::open(&server.base, window).await else { return };
            for path in [address.clone(), format!("{address}?find=玉"), format!("{address}?code=520622")] {
                browser.goto(&path).await;
                browser.fits().await;
                let found = faults(&browser, &axe).await;
                assert!(found.is_empty(), "{path}: {found:#?}");
            }
            for (field, text) in [("#co", "52"), ("#na", "贵州省"), ("#of", "x"), ("#pe", "x")] {
                browser.fill(field, text).await;
            }
            browser.submit("form.slab button").await;
            assert!(browser.has("[role=alert]").await, "{}", browser.text().await);
            let found = faults(&browser, &axe).await;
            assert!(found.is_empty(), "a wrong code: {found:#?}");
            browser.close().await;
        }
    });
}

#[test]
fn axe_finds_what_is_wrong() {
    let Some(axe) = source() else { return };
    runtime().block_on(async {
        let demo = Demo::start();
        let Some(browser) = Browser::open(&demo.base, WINDOWS[0]).await else { return };
        browser.goto("/sign-in").await;
        browser.run("document.querySelector('label[for=n]').remove();").await;
        browser.run("document.querySelector('h1').style.color = '#ddd';").await;
        let found: Vec<String> = faults(&browser, &axe).await;
        for rule in ["label:", "color-contrast:"] {
            assert!(found.iter().any(|fault| fault.starts_with(rule)), "{rule} {found:#?}");
        }
        browser.close().await;
    });
}

#[test]
fn the_version_is_pinned() {
    let read = |name: &str| -> Value {
        let file = crate::support::expected::path(&format!("browser/{name}"));
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
    };
    let (asked, locked) = (read("package.json"), read("package-lock.json"));
    let version = asked["devDependencies"]["axe-core"].as_str().unwrap();
    assert!(version.split('.').all(|n| n.parse::<u32>().is_ok()), "{version}");
    let package = &locked["packages"]["node_modules/axe-core"];
    assert_eq!(package["version"], version);
    assert!(package["integrity"].as_str().is_some_and(|i| i.starts_with("sha512-")));
    assert!(package["resolved"].is_null(), "the lock file names no registry");
}
