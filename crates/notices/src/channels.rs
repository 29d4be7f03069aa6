//! The ways to reach somebody: a mail server, and webhooks whose bodies are templates of data, never of code.

use std::collections::BTreeMap;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use serde::Deserialize;
use serde_json::Value;

use crate::telling::Message;

/// A server that does not answer holds up nobody longer than this.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Why channels cannot be used as they are written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadChannels(String);

/// Why a message was not sent. Never says to whom.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unsent {
    #[error("mail: {0}")]
    Mail(String),
    #[error("webhook: {0}")]
    Webhook(String),
}

/// As an operator writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    mail: Option<MailFile>,
    #[serde(default)]
    webhooks: Vec<WebhookFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MailFile {
    /// `smtps://user@host:465`, `smtp://host:25?tls=required`.
    server: String,
    /// The sender.
    from: String,
    /// The variable of the environment that holds the password.
    #[serde(default)]
    password_in: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WebhookFile {
    url: String,
    /// A value may be `$NAME`: a variable of the environment.
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// JSON, in which `{name}`, `{phone}`, `{mail}`, `{subject}`, `{text}` and `{link}` stand for what they say.
    body: Value,
}

/// The ways to reach somebody.
#[derive(Debug, Default)]
pub struct Channels {
    mail: Option<(AsyncSmtpTransport<Tokio1Executor>, Mailbox)>,
    webhooks: Vec<Webhook>,
    client: reqwest::Client,
}

#[derive(Debug)]
struct Webhook {
    url: String,
    headers: Vec<(String, String)>,
    body: Value,
}

impl Channels {
    /// Reads them from YAML; `variable` looks a secret up in the environment.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn from_yaml(text: &str, variable: &dyn Fn(&str) -> Option<String>) -> Result<Self, BadChannels> {
        let file: File = serde_yaml::from_str(text).map_err(|e| BadChannels(e.to_string()))?;
        let secret = |name: &str| {
            variable(name).ok_or_else(|| BadChannels(format!("the environment has no variable {name}")))
        };
        let mail = match &file.mail {
            Some(mail) => Some(mail_server(mail, &secret)?),
            None => None,
        };
        let mut webhooks = vec![];
        for hook in file.webhooks {
            if !hook.url.starts_with("https://") && !hook.url.starts_with("http://") {
                return Err(BadChannels(format!("{}: an http or https address is needed", hook.url)));
            }
            let mut headers = vec![];
            for (name, value) in hook.headers {
                headers.push((
                    name,
                    match value.strip_prefix('$') {
                        Some(variable) => secret(variable)?,
                        None => value,
                    },
                ));
            }
            webhooks.push(Webhook { url: hook.url, headers, body: hook.body });
        }
        let client = reqwest::Client::builder().timeout(TIMEOUT).redirect(reqwest::redirect::Policy::none());
        let client = client.build().map_err(|e| BadChannels(e.to_string()))?;
        Ok(Self { mail, webhooks, client })
    }

    /// Whether any way leads to whom a message is for.
    pub(crate) fn reach(&self, message: &Message) -> bool {
        (self.mail.is_some() && message.mail.is_some())
            || (!self.webhooks.is_empty() && message.phone.is_some())
    }

    /// Sends a message by every way that leads to its person. Who is reached by one of them has been told: were the
    /// others tried again, the one that works would say the same over and over.
    pub(crate) async fn send(&self, message: &Message) -> Result<(), Unsent> {
        let mut ways = vec![];
        if let (Some(mail), Some(to)) = (&self.mail, &message.mail) {
            ways.push(post(mail, to, message).await);
        }
        for hook in self.webhooks.iter().filter(|_| message.phone.is_some()) {
            ways.push(hook.call(&self.client, message).await);
        }
        if !ways.iter().any(Result::is_ok) {
            return ways.into_iter().next().unwrap_or(Ok(()));
        }
        for error in ways.into_iter().filter_map(Result::err) {
            tracing::warn!(%error, "one way to reach somebody failed, another did not");
        }
        Ok(())
    }
}

/// Hands a message to the mail server.
async fn post(
    (server, from): &(AsyncSmtpTransport<Tokio1Executor>, Mailbox),
    to: &str,
    message: &Message,
) -> Result<(), Unsent> {
    let wrong = |e: &dyn std::fmt::Display| Unsent::Mail(e.to_string());
    let address = to.parse().map_err(|e: lettre::address::AddressError| wrong(&e))?;
    let mail = lettre::Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(message.name.clone()), address))
        .subject(&message.subject)
        .header(lettre::message::header::ContentType::TEXT_PLAIN)
        .body(message.text.clone())
        .map_err(|e| wrong(&e))?;
    server.send(mail).await.map_err(|e| wrong(&e))?;
    Ok(())
}

fn mail_server(
    file: &MailFile,
    secret: &dyn Fn(&str) -> Result<String, BadChannels>,
) -> Result<(AsyncSmtpTransport<Tokio1Executor>, Mailbox), BadChannels> {
    let from = file.from.parse().map_err(|e| BadChannels(format!("{}: {e}", file.from)))?;
    let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&file.server)
        .map_err(|e| BadChannels(format!("mail server: {e}")))?
        .timeout(Some(TIMEOUT));
    let server = match file.password_in.is_empty() {
        true => server,
        false => {
            let user = file.server.split_once("://").and_then(|(_, rest)| rest.split_once('@'));
            let user = user.map_or("", |(user, _)| user).replace("%40", "@");
            server.credentials(Credentials::new(user, secret(&file.password_in)?))
        }
    };
    Ok((server.build(), from))
}

impl Webhook {
    async fn call(&self, client: &reqwest::Client, message: &Message) -> Result<(), Unsent> {
        let mut request = client.post(&self.url).json(&filled(&self.body, message));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        // The address may hold a secret: it is not told.
        let answer = request.send().await.map_err(|e| Unsent::Webhook(e.without_url().to_string()))?;
        match answer.status() {
            status if status.is_success() => Ok(()),
            status => Err(Unsent::Webhook(format!("answered {status}"))),
        }
    }
}

/// The template with what it stands for. Only texts are filled, so that nothing said can become anything else.
fn filled(template: &Value, message: &Message) -> Value {
    match template {
        Value::String(text) => {
            let none = String::new();
            let facts = [
                ("{name}", &message.name),
                ("{phone}", message.phone.as_ref().unwrap_or(&none)),
                ("{mail}", message.mail.as_ref().unwrap_or(&none)),
                ("{subject}", &message.subject),
                ("{text}", &message.text),
                ("{link}", &message.link),
            ];
            Value::String(once(text, &facts))
        }
        Value::Array(items) => items.iter().map(|v| filled(v, message)).collect(),
        Value::Object(fields) => fields.iter().map(|(k, v)| (k.clone(), filled(v, message))).collect(),
        other => other.clone(),
    }
}

/// Every placeholder once, from the left: what was filled in is not looked at again.
fn once(text: &str, facts: &[(&str, &String)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match facts.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, value)) => {
                out.push_str(value);
                rest = &rest[name.len()..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            name: "{phone}".into(),
            mail: None,
            phone: Some("0856 1".into()),
            subject: "\"quoted\"".into(),
            text: "一\n二".into(),
            link: "https://q.example/notices".into(),
            told_to: 7,
        }
    }

    #[test]
    fn a_template_is_data_and_stays_data() {
        let template = serde_json::json!({"to": "{phone}", "n": 1, "list": ["{name} {unknown} {subject}"]});
        let filled = filled(&template, &message());
        assert_eq!(
            filled,
            serde_json::json!({"to": "0856 1", "n": 1, "list": ["{phone} {unknown} \"quoted\""]})
        );
    }

    #[test]
    fn channels_say_what_is_wrong_with_them() {
        let none = |_: &str| None;
        let wrong = |text: &str| Channels::from_yaml(text, &none).unwrap_err().to_string();
        assert!(wrong("webhooks: [{url: 'ftp://x', body: {}}]").contains("http"));
        assert!(wrong("webhooks: [{url: 'https://x', headers: {A: $TOKEN}, body: {}}]").contains("TOKEN"));
        assert!(wrong("mail: {server: 'smtp://x', from: nobody}").contains("nobody"));
        assert!(!wrong("mial: {}").is_empty());
        let good = "mail: {server: 'smtp://localhost:2525', from: 'Quorate <q@example.org>'}";
        let channels = Channels::from_yaml(good, &none).unwrap();
        assert!(!channels.reach(&message()), "mail leads nowhere without an address");
    }
}
