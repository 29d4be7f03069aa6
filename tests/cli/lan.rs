//! HTTPS for the local network: the certificate is made once, trusted once, and everything goes on working over it.

use std::path::Path;

use futures_util::StreamExt;
use quorate_core::Moment;
use quorate_core::record::Digest;
use quorate_store::Url;
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client};
use tokio::net::TcpStream;

use super::program::{Server, quorate, run, told};
use crate::http::site::{Reply, form, send};
use crate::support::base64;
use crate::support::databases::{Database, for_each_database};

const CERTIFICATE: &str = "quorate-tls-cert.pem";
const KEY: &str = "quorate-tls-key.pem";

/// Serves a database on a free port, in its folder, with more arguments.
fn serve(database: &Database, more: &[&str]) -> Server {
    let Url(url) = &database.url;
    let mut command = quorate(&["--lang", "en", "serve", "--listen", "127.0.0.1:0", "--database", url]);
    command.args(more).current_dir(database.folder.path());
    Server::of(command, database)
}

/// Trusts one certificate and nothing else.
fn trusting(certificate: &Path) -> Client {
    let certificate = Certificate::from_pem(&std::fs::read(certificate).unwrap()).unwrap();
    Client::builder().tls_certs_only([certificate]).redirect(Policy::none()).build().unwrap()
}

async fn get(client: &Client, server: &Server, path: &str) -> Reply {
    send(client.get(format!("{}{path}", server.base))).await
}

/// Begins at the address of the first start: the cookie that is set.
async fn first_clerk(client: &Client, server: &mut Server) -> String {
    let line = server.says("/begin/");
    let secret = line.split("/begin/").nth(1).unwrap().split_whitespace().next().unwrap();
    let told = [
        ("code", "520622"),
        ("name", "玉屏县"),
        ("party", "league"),
        ("office", "团县委"),
        ("person", "姚雨晴"),
    ];
    let entered = send(form(client.post(format!("{}/begin/{secret}", server.base)), &told)).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    entered.header("set-cookie")
}

#[test]
fn whoever_trusts_the_certificate_of_our_own_works_over_https() {
    for_each_database(async |database| {
        let mut server = serve(database, &["--lan"]);
        assert!(server.base.starts_with("https://127.0.0.1:"), "{}", server.base);
        let certificate = database.folder.path().join(CERTIFICATE);
        let client = trusting(&certificate);
        // The fingerprint that is shown is that of the certificate.
        let line = server.says("SHA-256");
        let told = line.rsplit(' ').next().unwrap().replace(':', "").to_lowercase();
        let text = std::fs::read_to_string(&certificate).unwrap();
        let digits: String = text.split("-----").nth(2).unwrap().split_whitespace().collect();
        assert_eq!(told, Digest::of(&base64::decode(&digits)).to_string());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(database.folder.path().join(KEY)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        // Nobody who has not been told to trusts it; and somebody who says nothing keeps nobody waiting.
        let untold = Client::builder().build().unwrap();
        assert!(untold.get(&server.base).send().await.is_err());
        let address = server.base.trim_start_matches("https://").to_owned();
        let _silent = TcpStream::connect(&address).await.unwrap();
        let page = get(&client, &server, "/sign-in").await;
        assert!(page.status == 200 && page.text().contains("<form"), "{}", page.text());
        assert_eq!(page.header("strict-transport-security"), "", "its warning could not be passed any more");
        let set = first_clerk(&client, &mut server).await;
        assert!(set.starts_with("__Host-quorate-session=s"), "{set}");
        for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(set.split("; ").any(|a| a == attribute), "{set}");
        }
        let cookie = set.split(';').next().unwrap();
        let me = send(client.get(format!("{}/api/v1/me", server.base)).header("cookie", cookie)).await.good();
        assert_eq!(me["person"], "clerk");
        let plain = cookie.trim_start_matches("__Host-");
        let me = send(client.get(format!("{}/api/v1/me", server.base)).header("cookie", plain)).await;
        assert_eq!(me.status, 401, "a cookie that others could have set is none");
        let events = database.open().await.events("520622", (Moment(i64::MAX), ""), 10).await.unwrap();
        assert!(events.iter().any(|e| e.address == "127.0.0.1"), "{events:?}");
        // A stream of live updates ends when the service does, and the service does.
        let stream = client.get(format!("{}/events", server.base)).header("cookie", cookie);
        // As if everything had been missed: the stream tells at once.
        let stream = stream.header("last-event-id", "0");
        let mut stream = stream.send().await.unwrap().bytes_stream();
        let first = stream.next().await.unwrap().unwrap();
        assert!(!first.is_empty());
        server.terminate();
        while let Some(Ok(_)) = stream.next().await {}
        assert!(server.ends(), "after all that was under way");
    });
}

#[test]
fn a_second_start_has_the_same_certificate() {
    for_each_database(async |database| {
        let certificate = database.folder.path().join(CERTIFICATE);
        let mut server = serve(database, &["--lan"]);
        let line = server.says("SHA-256");
        let client = trusting(&certificate);
        drop(server);
        let mut server = serve(database, &["--lan"]);
        assert_eq!(server.says("SHA-256"), line);
        assert_eq!(get(&client, &server, "/sign-in").await.status, 200);
        drop(server);
        // It is made for the name people come by; a new one makes it anew.
        let mut server = serve(database, &["--lan", "--origin", "https://county.example"]);
        assert_ne!(server.says("SHA-256"), line);
    });
}

#[test]
fn a_certificate_of_ones_own_lasts() {
    for_each_database(async |database| {
        let mut server = serve(database, &["--lan", "--origin", "https://county.example"]);
        let link = server.says("/begin/");
        assert!(link.contains(" https://county.example/begin/"), "{link}");
        drop(server);
        let [certificate, key] =
            [CERTIFICATE, KEY].map(|f| database.folder.path().join(f).display().to_string());
        let server = serve(database, &["--tls-cert", &certificate, "--tls-key", &key]);
        let page = get(&trusting(Path::new(&certificate)), &server, "/sign-in").await;
        assert_eq!((page.status, page.header("strict-transport-security")), (200, "max-age=31536000".into()));
        drop(server);
        let Url(url) = &database.url;
        for (arguments, code, why) in [
            (&["--tls-cert", &certificate][..], 2, "--tls-key"),
            (&["--lan", "--tls-cert", &certificate, "--tls-key", &key], 2, "--lan"),
            (&["--tls-cert", &key, "--tls-key", &key], 1, KEY),
            (&["--tls-cert", &certificate, "--tls-key", "no-such.pem"], 1, "no-such.pem"),
            (&["--origin", "county.example"], 2, "--origin"),
            (&["--oidc", "https://provider.example"], 2, "--oidc-client"),
            (&["--oidc", "http://provider.example", "--oidc-client", "x"], 1, "--oidc"),
            (
                &["--oidc", "https://x.example", "--oidc-client", "x", "--oidc-secret-file", "no-such"],
                1,
                "no-such",
            ),
        ] {
            let all = [&["serve", "--listen", "127.0.0.1:0", "--database", url][..], arguments].concat();
            let (ended, said) = told(&run(&all));
            assert!(ended == Some(code) && said.contains(why), "{arguments:?}: {ended:?} {said}");
        }
    });
}

#[test]
fn without_https_cookies_are_plain_and_a_proxy_is_believed_if_named() {
    for_each_database(async |database| {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        let mut server = serve(database, &[]);
        let set = first_clerk(&client, &mut server).await;
        assert!(set.starts_with("quorate-session=s") && !set.contains("Secure"), "{set}");
        let page = get(&client, &server, "/sign-in").await;
        assert_eq!((page.status, page.header("strict-transport-security")), (200, String::new()));
        let store = database.open().await;
        let wrong = async |server: &Server| {
            let request =
                client.post(format!("{}/sign-in", server.base)).header("x-forwarded-for", "198.51.100.7");
            let fields = [("name", "x"), ("password", "wrong password")];
            assert_eq!(send(crate::http::site::form(request, &fields)).await.status, 401);
            let events = store.events("", (Moment(i64::MAX), ""), 1).await.unwrap();
            events[0].address.clone()
        };
        assert_eq!(wrong(&server).await, "127.0.0.1", "anybody may send this header");
        drop(server);
        let server = serve(database, &["--proxy", "127.0.0.1", "--origin", "https://county.example"]);
        assert_eq!(wrong(&server).await, "198.51.100.7");
    });
}
