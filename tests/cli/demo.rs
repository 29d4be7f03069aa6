//! The demo that stays up: what it prints, and whom it lets in.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use quorate_core::Language;
use quorate_core::directory::Role;
use quorate_wording::say;
use reqwest::{Client, redirect::Policy};

use super::program::quorate;
use crate::http::markup::html;
use crate::http::site::{form, send};
use crate::support::databases::runtime;

/// The demo in a process of its own: its address, its cases and its sign-in links in the order it prints them.
pub struct Demo {
    child: Child,
    pub base: String,
    pub cases: Vec<String>,
    pub links: Vec<String>,
}

impl Demo {
    /// Starts it, and waits until its story is told.
    pub fn start() -> Self {
        let mut command = quorate(&["demo", "--listen", "127.0.0.1:0", "--lang", "zh"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let (mut base, mut cases, mut links) = (String::new(), vec![], vec![]);
        for line in lines {
            let Some(at) = line.find("http://") else { continue };
            let address = line[at..].split(['，', ' ']).next().unwrap_or_default();
            let path = address.splitn(4, '/').nth(3).map(|p| format!("/{p}")).unwrap_or_default();
            match path.split('/').nth(1) {
                Some("cases") => cases.push(path),
                Some("sign-in") => links.push(path),
                Some("demo") => {}
                // The last line: it stays up.
                _ => {
                    base = address.to_owned();
                    break;
                }
            }
        }
        Self { child, base, cases, links }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn the_demo_has_somebody_of_every_role_and_lets_anybody_in_as_them() {
    runtime().block_on(async {
        let demo = Demo::start();
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        let page = send(client.get(format!("{}/demo?lang=zh", demo.base))).await;
        let markup = html(page.text());
        let words: BTreeSet<&str> = markup.words.iter().map(|w| w.text.trim()).collect();
        for role in Role::ALL {
            let name = say(Language::Zh, &format!("role-{}", role.as_str()), &[]);
            assert!(words.contains(name.as_str()), "nobody is {name}: {words:?}");
        }
        let offices: Vec<&str> =
            markup.elements.iter().filter(|e| e.name == "h2").map(|e| e.get("id")).collect();
        let distinct: BTreeSet<&&str> = offices.iter().collect();
        // Nobody stands under a committee that a case has formed.
        assert_eq!((offices.len(), distinct.len()), (24, 24), "{offices:?}");
        let people = markup.elements.iter().filter(|e| e.get("name") == "person").map(|e| e.get("value"));
        let mut come_in = 0;
        for person in people {
            let entered = send(form(client.post(format!("{}/demo", demo.base)), &[("person", person)])).await;
            assert_eq!(entered.status, 303, "{person}");
            let session = entered.header("set-cookie").split(';').next().unwrap().to_owned();
            let me = send(client.get(format!("{}/api/v1/me", demo.base)).header("cookie", session)).await;
            assert_eq!(me.good()["person"], person);
            come_in += 1;
        }
        assert!(come_in >= 20, "{come_in}");
    });
}
