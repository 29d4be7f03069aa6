//! Chromium, driven over WebDriver: a window of its own, as one person or another.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Mutex, MutexGuard};
use url::Url;

use crate::support::expected::is_set;

/// A driver in a process of its own, killed when dropped.
struct Driver {
    child: Child,
    port: String,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A test that failed has not closed its window, which would outlive the driver.
        let group = format!("-{}", self.child.id());
        drop(Command::new("kill").args(["-KILL", "--", &group]).status());
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Driver {
    /// None if there is no Chromium here, which `REQUIRE_BROWSER=1` does not put up with.
    fn start() -> Option<Self> {
        let started = Command::new("chromedriver")
            .arg("--port=0")
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = started else {
            assert!(!is_set("REQUIRE_BROWSER"), "REQUIRE_BROWSER=1, and chromedriver was not found");
            // Past the capture of the test harness: everybody is to see it.
            let told = "\n*** Chromium not found: the tests in a browser did NOT run ***\n";
            let _ = writeln!(std::io::stderr(), "{told}");
            return None;
        };
        let said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut ports = said.filter_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        let port = ports.next().expect("chromedriver tells its port");
        Some(Self { child, port })
    }
}

/// How often the browser is asked whether the next page has come; each time takes some milliseconds.
const PATIENCE: usize = 2_000;
const CLICKS: usize = 4;
/// Two browsers at once would only be in each other's way.
static ONE: Mutex<()> = Mutex::const_new(());

/// How the window is set up.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// In CSS pixels.
    pub width: u32,
    /// `zh-CN` or `en-GB`.
    pub language: &'static str,
    /// Whether pages may run scripts.
    pub scripts: bool,
}

/// A phone in Chinese, a wide screen in English.
pub const WINDOWS: [Window; 2] = [
    Window { width: 390, language: "zh-CN", scripts: true },
    Window { width: 1280, language: "en-GB", scripts: true },
];

/// What somebody has told the browser to prefer.
#[derive(Clone, Copy, Debug)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    /// As the style sheet calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A window on a site.
pub struct Browser {
    client: Client,
    base: String,
    window: Window,
    driver: Arc<Driver>,
    /// What somebody has clicked, and the fields typed into.
    taps: AtomicUsize,
    _alone: Option<MutexGuard<'static, ()>>,
}

async fn session(driver: &Driver, window: Window) -> Client {
    let mut arguments = vec![
        format!("--window-size={},900", window.width),
        format!("--accept-lang={}", window.language),
        format!("--lang={}", window.language),
    ];
    // Root has no sandbox to go into; the pages are our own.
    arguments.extend(
        ["--headless=new", "--hide-scrollbars", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            .map(Into::into),
    );
    let scripts = if window.scripts { 1 } else { 2 };
    let mut options = json!({"args": arguments, "prefs": {
        "profile.managed_default_content_settings.javascript": scripts,
        "intl.accept_languages": window.language,
    }});
    // A window has a least width; a phone is narrower.
    if window.width < 600 {
        let metrics = json!({"width": window.width, "height": 844, "pixelRatio": 1.0});
        options["mobileEmulation"] = json!({"deviceMetrics": metrics});
    }
    let Value::Object(capabilities) = json!({"browserName": "chrome", "goog:chromeOptions": options}) else {
        unreachable!("it is one")
    };
    let address = format!("http://127.0.0.1:{}", driver.port);
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities).connect(&address).await.unwrap()
}

/// The WebDriver extension of WebAuthn: a virtual authenticator.
#[derive(Debug)]
struct Authenticator;

impl WebDriverCompatibleCommand for Authenticator {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/webauthn/authenticator", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (reqwest::Method, Option<String>) {
        let body = json!({"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserVerified": true, "isUserConsenting": true});
        (reqwest::Method::POST, Some(body.to_string()))
    }
}

impl Browser {
    /// Opens a window on a site, where there is a browser.
    pub async fn open(base: &str, window: Window) -> Option<Self> {
        let alone = ONE.lock().await;
        let driver = Arc::new(Driver::start()?);
        let client = session(&driver, window).await;
        let (base, taps) = (base.to_owned(), AtomicUsize::new(0));
        Some(Self { client, base, window, driver, taps, _alone: Some(alone) })
    }

    /// A window of somebody else beside this one, on the same site.
    pub async fn beside(&self, window: Window) -> Self {
        let (driver, base) = (self.driver.clone(), self.base.clone());
        let client = session(&driver, window).await;
        Self { client, base, window, driver, taps: AtomicUsize::new(0), _alone: None }
    }

    /// Closes the window.
    pub async fn close(self) {
        self.client.close().await.unwrap();
    }

    /// Comes in by a one-time link.
    pub async fn enter(&self, link: &str) {
        self.goto(link).await;
        self.submit("main button").await;
    }

    /// Plugs in an authenticator that holds passkeys and whose person always unlocks it.
    pub async fn plug_in_authenticator(&self) {
        self.client.issue_cmd(Authenticator).await.unwrap();
    }

    /// Goes on as somebody without an account.
    pub async fn become_nobody(&self) {
        self.client.delete_all_cookies().await.unwrap();
    }

    /// Opens a page of the site.
    pub async fn goto(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
    }

    /// The path of the page, without what follows a question mark.
    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    async fn find(&self, css: &str) -> Element {
        match self.client.find(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("{css} on {}: {error}\n{}", self.path().await, self.text().await),
        }
    }

    /// An attribute of an element.
    pub async fn attribute(&self, css: &str, name: &str) -> String {
        let value = self.find(css).await.attr(name).await.unwrap();
        value.unwrap_or_else(|| panic!("{css} has no {name}"))
    }

    /// All elements of a selector.
    pub async fn all(&self, css: &str) -> Vec<Element> {
        self.client.find_all(Locator::Css(css)).await.unwrap()
    }

    /// Whether there is such an element.
    pub async fn has(&self, css: &str) -> bool {
        !self.all(css).await.is_empty()
    }

    /// The text of an element.
    pub async fn words(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    /// Follows the link with these words among those of a selector.
    pub async fn follow(&self, css: &str, words: &str) {
        for (n, link) in self.all(css).await.into_iter().enumerate() {
            if link.text().await.unwrap() == words {
                let marked = format!("[data-followed='{n}']");
                let script = "arguments[0].dataset.followed = arguments[1]";
                let link = serde_json::to_value(link).unwrap();
                self.client.execute(script, vec![link, json!(n)]).await.unwrap();
                return self.submit(&marked).await;
            }
        }
        panic!("no {words} among {css}: {}", self.text().await);
    }

    /// Waits until the page, or one after it, has such an element.
    pub async fn waits_for(&self, css: &str) {
        for _ in 0..PATIENCE {
            if self.has(css).await {
                return;
            }
        }
        panic!("no {css} on {}: {}", self.path().await, self.text().await);
    }

    /// The text of the page.
    pub async fn text(&self) -> String {
        self.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap()
    }

    /// Clicks, having scrolled to where it can be seen, as a person would.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        self.scroll_to(&element).await;
        element.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
        self.taps.fetch_add(1, Ordering::Relaxed);
    }

    /// How often somebody has had to touch the page: each click, and each field typed into.
    pub fn taps(&self) -> usize {
        self.taps.load(Ordering::Relaxed)
    }

    /// Clicks what leads to another page, and waits until that page has taken the place of this one.
    pub async fn submit(&self, css: &str) {
        let page = self.find("main").await;
        // Whoever sees nothing happen clicks again: what is sent twice is done once.
        for _ in 0..CLICKS {
            self.click(css).await;
            for _ in 0..PATIENCE {
                if page.tag_name().await.is_err() {
                    return;
                }
            }
        }
        panic!("{css} on {} leads nowhere: {}", self.path().await, self.text().await);
    }

    async fn scroll_to(&self, element: &Element) {
        if self.window.scripts {
            let script = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
            self.client.execute(script, vec![serde_json::to_value(element).unwrap()]).await.unwrap();
        }
    }

    /// Types into a field.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
        self.taps.fetch_add(1, Ordering::Relaxed);
    }

    /// Puts a file into a field.
    pub async fn attach(&self, css: &str, file: &Path) {
        self.find(css).await.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// Picks the latest day that a field allows: how days are typed differs from place to place.
    pub async fn pick_latest(&self, css: &str) {
        let script = "arguments[0].value = arguments[0].max; return arguments[0].value";
        let field = serde_json::to_value(self.find(css).await).unwrap();
        let day = self.client.execute(script, vec![field]).await.unwrap();
        assert!(day.as_str().is_some_and(|day| !day.is_empty()), "{css} has no latest day");
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> String {
        self.find(css).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// The status, the type and the beginning of a file that a link leads to, as this visitor gets it.
    pub async fn download(&self, css: &str) -> (u64, String, String) {
        let link = self.attribute(css, "href").await;
        let script = "const done = arguments[1]; fetch(arguments[0]).then(async (answer) => { \
            const bytes = new Uint8Array(await answer.arrayBuffer()); \
            const text = String.fromCharCode(...bytes.slice(0, 200)); \
            done([answer.status, answer.headers.get('content-type'), text]); }, (error) => done(String(error)));";
        let got = self.client.execute_async(script, vec![json!(link)]).await.unwrap();
        serde_json::from_value(got.clone()).unwrap_or_else(|_| panic!("{link}: {got}"))
    }

    /// Waits until there is such an element, without touching the page: for what moves by itself.
    pub async fn until(&self, css: &str) {
        let script = "const [css, done] = arguments; \
            const look = () => { if (document.querySelector(css)) { watching.disconnect(); done(true); } }; \
            const watching = new MutationObserver(look); \
            watching.observe(document, { subtree: true, childList: true, attributes: true }); look();";
        let came = self.client.execute_async(script, vec![json!(css)]).await;
        if let Err(error) = came {
            panic!("{css} has not come on {}: {error}\n{}", self.path().await, self.text().await);
        }
    }

    /// Gives a file to every file field of a form, ticks every box, and chooses the first of every list.
    pub async fn fill_in(&self, form: &str, file: &Path) {
        for field in self.all(&format!("{form} input[type=file]")).await {
            field.send_keys(&file.display().to_string()).await.unwrap();
        }
        for tick in self.all(&format!("{form} input[type=checkbox]")).await {
            if tick.prop("checked").await.unwrap().as_deref() != Some("true") {
                self.scroll_to(&tick).await;
                tick.click().await.unwrap();
            }
        }
        for list in self.all(&format!("{form} select")).await {
            for _ in 0..CLICKS {
                list.select_by_index(1).await.unwrap();
                if list.prop("value").await.unwrap().is_some_and(|value| !value.is_empty()) {
                    break;
                }
            }
        }
    }

    /// Nothing is wider than the window: a phone need not be moved sideways. Without scripts this cannot be measured.
    pub async fn fits(&self) {
        if !self.window.scripts {
            return;
        }
        let script = "return document.documentElement.scrollWidth - window.innerWidth";
        let over = self.client.execute(script, vec![]).await.unwrap();
        assert!(over.as_i64().is_some_and(|n| n <= 0), "{} is {over} pixels too wide", self.path().await);
    }

    /// Runs a script past what the pages allow.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// The same with one that calls its last argument when it is done.
    pub async fn run_to_its_end(&self, script: &str) -> Value {
        self.client.execute_async(script, vec![]).await.unwrap()
    }

    /// The status the page came with.
    pub async fn status(&self) -> u64 {
        let script = "return performance.getEntriesByType('navigation')[0].responseStatus";
        self.run(script).await.as_u64().unwrap()
    }

    /// Shows pages from now on as whoever prefers a theme sees them.
    pub async fn show_in(&self, theme: Theme) {
        let preferred = json!({"name": "prefers-color-scheme", "value": theme.name()});
        // At once: halfway from one theme to the other nothing is as it is meant.
        let still = json!({"name": "prefers-reduced-motion", "value": "reduce"});
        self.devtools("Emulation.setEmulatedMedia", json!({"features": [preferred, still]})).await;
        let dark = self.run("return matchMedia('(prefers-color-scheme: dark)').matches").await;
        assert_eq!(dark, json!(matches!(theme, Theme::Dark)), "the theme has not changed");
    }

    /// What WebDriver has no word for; the driver passes it on.
    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let session = self.client.session_id().await.unwrap().unwrap();
        let url = format!("http://127.0.0.1:{}/session/{session}/goog/cdp/execute", self.driver.port);
        let body = json!({"cmd": command, "params": parameters});
        let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
        let mut answer: Value = answer.json().await.unwrap();
        assert!(answer["value"]["error"].is_null(), "{command}: {answer}");
        answer["value"].take()
    }

    /// A picture of the page: of all of it, or of so much from its top, in CSS pixels.
    pub async fn picture(&self, file: &Path, height: Option<u64>) {
        self.run("scrollTo(0, 0)").await;
        let whole = self.run("return document.documentElement.scrollHeight").await.as_u64().unwrap();
        let height = height.unwrap_or(whole).clamp(600, 8_000);
        // As high as what is shown: what sticks to an edge of the window is at that edge of the picture.
        let mobile = self.window.width < 600;
        let window =
            json!({"width": self.window.width, "height": height, "deviceScaleFactor": 1, "mobile": mobile});
        self.devtools("Emulation.setDeviceMetricsOverride", window).await;
        std::fs::write(file, self.client.screenshot().await.unwrap()).unwrap();
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": self.window.width, "height": 900, "deviceScaleFactor": 1, "mobile": mobile,
            }),
        )
        .await;
    }
}
