//! Every page of the demo fits a phone and a wide screen. With `QUORATE_PICTURES=FOLDER` a picture of each is left
//! there, in both themes, and those that the READMEs show are made anew.

use std::path::PathBuf;

use super::driver::{Browser, Theme, WINDOWS, Window};
use super::walk::{CLERK, become_one, invite, open_the_link, past_every_page};
use crate::cli::demo::Demo;
use crate::support::databases::runtime;
use crate::support::expected::workspace;

/// The largest picture of a README, in bytes.
const SHOWN_MAX: u64 = 200 * 1000;

#[test]
fn every_page_fits_a_phone_and_a_wide_screen() {
    // The tests run in their own folder, whoever asks for pictures elsewhere.
    let folder = std::env::var_os("QUORATE_PICTURES").map(|folder| workspace("").join(PathBuf::from(folder)));
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).unwrap();
    }
    runtime().block_on(async {
        let demo = Demo::start();
        assert_eq!((demo.cases.len(), demo.links.len()), (9, 8));
        for window in WINDOWS {
            let Some(browser) = Browser::open(&demo.base, window).await else { return };
            past_every_page(&browser, &demo, async |name| {
                browser.fits().await;
                for theme in Theme::BOTH.into_iter().filter(|_| folder.is_some()) {
                    browser.show_in(theme).await;
                    let file = format!("{name}-{}-{}.png", window.width, theme.name());
                    browser.picture(&folder.as_ref().unwrap().join(file), None).await;
                }
            })
            .await;
            browser.close().await;
        }
        if folder.is_some() {
            shown(&Demo::start()).await;
        }
    });
}

/// The pictures that the READMEs show: a case under way with its map, and what a section head without an account
/// sees on a phone.
async fn shown(demo: &Demo) {
    let case = &demo.cases[2];
    for (language, tag) in [("zh-CN", "zh"), ("en-GB", "en")] {
        let Some(browser) = Browser::open(&demo.base, Window { language, ..WINDOWS[1] }).await else {
            return;
        };
        become_one(&browser, CLERK).await;
        browser.goto(case).await;
        // What is to be settled first, once it is, no longer stands before the map.
        while browser.has("#needs form").await {
            browser.submit("#needs form button").await;
        }
        browser.goto(case).await;
        kept(&browser, &format!("case.{tag}"), 1200).await;
        browser.close().await;
        let Some(browser) = Browser::open(&demo.base, Window { language, ..WINDOWS[0] }).await else {
            return;
        };
        become_one(&browser, CLERK).await;
        invite(&browser, case).await;
        open_the_link(&browser).await;
        kept(&browser, &format!("invited-phone.{tag}"), 1150).await;
        browser.close().await;
    }
}

async fn kept(browser: &Browser, name: &str, height: u64) {
    browser.show_in(Theme::Light).await;
    let file = workspace(&format!("docs/pictures/{name}.png"));
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    browser.picture(&file, Some(height)).await;
    let size = std::fs::metadata(&file).unwrap().len();
    assert!(size < SHOWN_MAX, "{} has {size} bytes", file.display());
}

#[test]
fn the_pictures_of_the_readmes_are_there_and_small() {
    for readme in ["README.md", "README.zh.md"] {
        let text = std::fs::read_to_string(workspace(readme)).unwrap();
        let pictures = text.match_indices("](docs/").chain(text.match_indices("=\"docs/"));
        let pictures: Vec<&str> = pictures.map(|(at, _)| &text[at + 2..]).collect();
        let pictures: Vec<&str> = pictures.iter().filter_map(|p| p.split([')', '"']).next()).collect();
        assert!(pictures.len() >= 3, "{readme}: {pictures:?}");
        for picture in pictures {
            let size =
                std::fs::metadata(workspace(picture)).unwrap_or_else(|e| panic!("{picture}: {e}")).len();
            assert!(size > 0 && size < SHOWN_MAX, "{picture} has {size} bytes");
        }
    }
}
