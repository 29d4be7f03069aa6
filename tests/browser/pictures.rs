//! Every page of the demo, on a phone and on a wide screen: nothing is wider than the window. With
//! `QUORATE_PICTURES=FOLDER` a picture of each is left there.

use std::path::PathBuf;

use super::driver::{Browser, Window};
use crate::cli::demo::Demo;
use crate::support::databases::runtime;

/// Pages of the clerk by the name of their picture; `{n}` stands for the case of that number.
const PAGES: [(&str, &str); 17] = [
    ("queue", "/"),
    ("done", "/?done=1"),
    ("cases", "/cases"),
    ("founded", "{0}"),
    ("returned", "{1}"),
    ("case", "{2}"),
    ("onepage", "{2}/onepage"),
    ("verdict", "{0}/verdict"),
    ("task", "{2}/tasks/bureaus.1.agriculture"),
    ("collecting", "{2}/tasks/bureaus.1"),
    ("procedures", "/procedures"),
    ("procedure", "/procedures/county-work-committee"),
    ("try-out", "/procedures/try"),
    ("offices", "/offices"),
    ("settings", "/settings"),
    ("search", "/search?q=%E5%86%9C%E4%B8%9A"),
    ("nothing", "/nothing"),
];

#[test]
fn every_page_fits_a_phone_and_a_wide_screen() {
    let folder = std::env::var_os("QUORATE_PICTURES").map(PathBuf::from);
    runtime().block_on(async {
        for (n, width) in [390, 1280].into_iter().enumerate() {
            // A link lets in once: each window has a demo of its own.
            let demo = Demo::start();
            assert_eq!((demo.cases.len(), demo.links.len()), (3, 5));
            let window = Window { width, language: ["zh-CN", "en-GB"][n], scripts: true };
            let Some(browser) = Browser::open(&demo.base, window).await else { return };
            let sign_in = [("sign-in", "/sign-in"), ("invited", "/invited")];
            for (n, (name, path)) in sign_in.into_iter().chain(PAGES).enumerate() {
                if n == sign_in.len() {
                    browser.enter(&demo.links[0]).await;
                }
                let path =
                    (0..3).fold(path.to_owned(), |p, n| p.replace(&format!("{{{n}}}"), &demo.cases[n]));
                browser.goto(&path).await;
                browser.fits().await;
                if let Some(folder) = &folder {
                    std::fs::create_dir_all(folder).unwrap();
                    browser.picture(&folder.join(format!("{name}-{width}.png"))).await;
                }
            }
            browser.close().await;
        }
    });
}
