//! How and where the service is reached: what cookies, links and headers have to know of the way to it.

use std::net::IpAddr;

use axum::http::{HeaderMap, header};

/// How and where the service is reached.
#[derive(Clone, Debug)]
pub struct Hosting {
    /// The largest artifact, in bytes.
    pub artifact_max: u64,
    /// What people type to reach it; without it, what each request says.
    pub origin: Option<Origin>,
    /// Whether browsers reach it by HTTPS alone: by ours, or by that of a proxy before us.
    pub secure: bool,
    /// Whether browsers are told to keep to HTTPS. Not with a certificate of our own making: people could not even
    /// pass its warning any more.
    pub lasting: bool,
    /// Where passkeys are offered: they are bound to a host by its name. None: nowhere.
    pub passkeys: Option<Origin>,
    /// Who tells of people who they are, besides us.
    pub oidc: Option<Oidc>,
    /// The proxy that tells us truly where a request comes from.
    pub proxy: Option<IpAddr>,
}

impl Default for Hosting {
    fn default() -> Self {
        Self {
            artifact_max: crate::ARTIFACT_MAX,
            origin: None,
            secure: false,
            lasting: false,
            passkeys: None,
            oidc: None,
            proxy: None,
        }
    }
}

/// Scheme, host and port, as browsers send them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(url::Url);

impl std::str::FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = url::Url::parse(text).map_err(|error| error.to_string())?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let nobody = url.username().is_empty() && url.password().is_none();
        match url.scheme() {
            "http" | "https" if url.has_host() && bare && nobody => Ok(Self(url)),
            _ => Err("https://HOST or https://HOST:PORT".into()),
        }
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.origin().ascii_serialization())
    }
}

impl Origin {
    /// Whether it is reached by HTTPS.
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// As a URL.
    pub(crate) fn url(&self) -> &url::Url {
        &self.0
    }

    /// Host and port as browsers name them in a request.
    pub(crate) fn authority(&self) -> String {
        match (self.0.host_str().unwrap_or_default(), self.0.port()) {
            (host, Some(port)) => format!("{host}:{port}"),
            (host, None) => host.to_owned(),
        }
    }

    /// The name or address of the host.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
    }
}

/// A provider of identities (OpenID Connect), and what we are to it.
#[derive(Clone)]
pub struct Oidc {
    pub(crate) issuer: String,
    pub(crate) client: String,
    pub(crate) secret: Option<String>,
}

impl std::fmt::Debug for Oidc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Oidc({}, {})", self.issuer, self.client)
    }
}

impl Oidc {
    /// A provider by its issuer, with our id and, where it gave us one, our secret.
    ///
    /// # Errors
    /// If the issuer is not reached by HTTPS, save on this machine itself.
    pub fn new(issuer: &str, client: &str, secret: Option<String>) -> Result<Self, String> {
        let url = url::Url::parse(issuer).map_err(|error| error.to_string())?;
        let here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let good = url.scheme() == "https" || (url.scheme() == "http" && here);
        if !good || url.query().is_some() || url.fragment().is_some() || client.is_empty() {
            return Err("https://ISSUER".into());
        }
        Ok(Self { issuer: issuer.to_owned(), client: client.to_owned(), secret })
    }

    /// What people know it by: its host.
    pub(crate) fn name(&self) -> String {
        let url = url::Url::parse(&self.issuer).ok();
        url.and_then(|u| u.host_str().map(str::to_owned)).unwrap_or_default()
    }
}

impl Hosting {
    /// The cookie that binds what a provider was asked to the browser it was asked for.
    pub(crate) fn identity_cookie(&self) -> &'static str {
        if self.secure { "__Host-quorate-identity" } else { "quorate-identity" }
    }

    /// The session cookie. The prefix has the browser see to it that it is set by us, over HTTPS, for this host alone.
    pub(crate) fn cookie(&self) -> &'static str {
        if self.secure { "__Host-quorate-session" } else { "quorate-session" }
    }

    /// The attributes of our cookies that nobody but us reads.
    pub(crate) fn attributes(&self) -> &'static str {
        if self.secure { "Path=/; HttpOnly; Secure; SameSite=Lax" } else { "Path=/; HttpOnly; SameSite=Lax" }
    }

    /// Where the visitor reached us: as told at the start, else as the browser says.
    pub(crate) fn origin(&self, headers: &HeaderMap) -> String {
        let get = |name| headers.get(name).and_then(|v| v.to_str().ok());
        if let Some(origin) = &self.origin {
            return origin.to_string();
        }
        match (get(header::ORIGIN), get(header::HOST)) {
            (Some(origin), _) if origin.starts_with("http") => origin.to_owned(),
            (_, Some(host)) => format!("{}://{host}", if self.secure { "https" } else { "http" }),
            _ => String::new(),
        }
    }

    /// The address a request comes from, given the one it comes from last: what the proxy we trust says, and nobody
    /// else.
    pub(crate) fn peer(&self, last: IpAddr, headers: &HeaderMap) -> IpAddr {
        if self.proxy.is_none_or(|proxy| proxy.to_canonical() != last) {
            return last;
        }
        let told = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).next_back();
        // The last of them is the proxy's own word; those before it anybody may have written.
        let told = told.and_then(|v| v.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
        told.map_or(last, |told| told.to_canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_host_and_nothing_more() {
        for (text, told) in [
            ("https://county.example", "https://county.example"),
            ("https://county.example:443/", "https://county.example"),
            ("http://localhost:8080", "http://localhost:8080"),
        ] {
            assert_eq!(text.parse::<Origin>().unwrap().to_string(), told);
        }
        for text in [
            "county.example",
            "ftp://county.example",
            "https://",
            "https://a/b",
            "https://a?b",
            "https://a@b",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
        assert_eq!("https://[::1]:1".parse::<Origin>().unwrap().host(), "::1");
    }

    #[test]
    fn only_the_proxy_tells_where_a_request_comes_from() {
        let [proxy, other, client]: [IpAddr; 3] =
            ["127.0.0.1", "192.0.2.9", "198.51.100.7"].map(|a| a.parse().unwrap());
        let mut headers = HeaderMap::new();
        let hosting = Hosting { proxy: Some(proxy), ..Hosting::default() };
        assert_eq!(hosting.peer(proxy, &headers), proxy);
        headers.insert("x-forwarded-for", "203.0.113.1, 198.51.100.7".parse().unwrap());
        assert_eq!(hosting.peer(proxy, &headers), client);
        assert_eq!(hosting.peer(other, &headers), other);
        assert_eq!(Hosting::default().peer(proxy, &headers), proxy);
        headers.append("x-forwarded-for", "no address".parse().unwrap());
        assert_eq!(hosting.peer(proxy, &headers), proxy);
    }
}
