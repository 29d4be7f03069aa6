//! The verbs of the program. No verb means: serve the embedded database and open the browser.

mod audit;
mod begin;
mod certificate;
mod creating;
mod definitions;
mod demo;
mod outside;
mod rehearsing;
mod serve;
mod setup;
mod terminal;
mod token;
mod trying;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use quorate_core::{Date, Language};
use quorate_http::Origin;

/// What went wrong, in a sentence for the person at the terminal.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Trouble(pub String);

impl Trouble {
    fn from_display(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

type Done = Result<ExitCode, Trouble>;

/// Found committees by procedure, and prove it 成立有据.
#[derive(Parser, Debug)]
#[command(name = "quorate", version, arg_required_else_help = false, after_help = EXAMPLES)]
struct Program {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Language of messages: zh or en. Without it, as the system's locale says.
    #[arg(long, global = true, value_parser = language)]
    lang: Option<Language>,
}

const EXAMPLES: &str = "Examples:
  quorate                                         serve ./quorate.sqlite and open the browser
  quorate demo                                    a county founds its committee, then stays up to be looked at
  quorate serve --lan --database postgres://quorate@db/quorate
  quorate check workflows/county-work-committee.yaml
  quorate manual workflows/county-work-committee.yaml --lang en
  quorate audit CASE --json";

/// Where the record is.
#[derive(Args, Debug, Clone)]
struct Place {
    /// The database: `sqlite:FILE` or `postgres://…`.
    #[arg(long, global = true, env = "QUORATE_DATABASE", default_value = "sqlite:quorate.sqlite")]
    database: String,
    /// The folder of procedures; without it those built in.
    #[arg(long, global = true, env = "QUORATE_WORKFLOWS")]
    workflows: Option<PathBuf>,
    /// Where artifacts lie: a folder, `file:///FOLDER` or `s3://BUCKET/PREFIX` (keys from AWS_* variables); without
    /// it `quorate-data` beside the database.
    #[arg(long, global = true, env = "QUORATE_ARTIFACTS")]
    artifacts: Option<String>,
}

/// How the service is reached.
#[derive(Args, Debug, Clone, Default)]
struct Reached {
    /// Where to listen; without it 127.0.0.1:8080, and with --lan or a certificate 0.0.0.0:8443.
    #[arg(long)]
    listen: Option<String>,
    /// HTTPS for the local network, with a certificate made here and kept beside the database.
    #[arg(long, conflicts_with = "tls_cert")]
    lan: bool,
    /// HTTPS with a certificate of one's own, as PEM, with those it rests on after it.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The key of that certificate, as PEM.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// What people type to come here, such as https://county.example; without it, what their browsers say.
    #[arg(long, value_name = "URL")]
    origin: Option<Origin>,
    /// A provider of identities (OpenID Connect): people link theirs under “My settings” and come in by it. Our secret
    /// is taken from QUORATE_OIDC_SECRET or --oidc-secret-file.
    #[arg(long, value_name = "ISSUER", requires = "oidc_client")]
    oidc: Option<String>,
    /// Our id with that provider.
    #[arg(long, value_name = "ID", requires = "oidc")]
    oidc_client: Option<String>,
    /// The file with our secret.
    #[arg(long, value_name = "FILE", requires = "oidc")]
    oidc_secret_file: Option<PathBuf>,
    /// The address of a reverse proxy: its X-Forwarded-For tells where requests come from.
    #[arg(long, value_name = "ADDRESS")]
    proxy: Option<std::net::IpAddr>,
}

#[derive(Subcommand, Debug)]
enum Verb {
    /// Serve pages and API.
    #[command(
        after_help = "Examples:\n  quorate serve --listen 127.0.0.1:8080 --database sqlite:quorate.sqlite\n  quorate serve --lan                            for the office network, over HTTPS\n  quorate serve --origin https://county.example --proxy 127.0.0.1"
    )]
    Serve {
        #[command(flatten)]
        reached: Reached,
        /// How people are told outside the pages: a file that names a mail server and webhooks (docs/notices.md).
        #[arg(long, env = "QUORATE_NOTICES")]
        notices: Option<PathBuf>,
        #[command(flatten)]
        place: Place,
    },
    /// Carry a county's founding through the API, seven more cases in flight, and stay up.
    #[command(
        after_help = "Example:\n  quorate demo --exit   print the verdict of the founded case and leave: 0 only if it is complete"
    )]
    Demo {
        /// Leave when done.
        #[arg(long)]
        exit: bool,
        /// Where to listen; a free port of its own if that one is taken.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
        /// The database; without it a new one in a temporary folder.
        #[arg(long)]
        database: Option<String>,
    },
    /// Check procedures: every diagnostic at once, 1 if anything is wrong.
    #[command(
        after_help = "Examples:\n  quorate check workflows/county-work-committee.yaml\n  quorate check --json *.yaml"
    )]
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// As JSON, one object a file.
        #[arg(long)]
        json: bool,
        /// Also say how much was explored.
        #[arg(short, long)]
        verbose: bool,
    },
    /// Play the scenarios beside procedures: 1 if one goes otherwise than it says
    #[command(
        after_help = "The scenarios of NAME.yaml stand in NAME.scenarios.yaml.\n\nExample:\n  quorate test workflows/county-work-committee.yaml"
    )]
    Test {
        /// The procedures.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Write a sound procedure after a few questions
    #[command(after_help = "Example:\n  quorate new club.yaml")]
    New {
        /// The file to write; one that is there is left alone.
        file: PathBuf,
    },
    /// Walk a procedure step by step, as any office, with a clock moved by hand
    #[command(
        after_help = "A line is a step of a scenario, such as `league: submit write-plan` or `wait 3 days`; the number of an offer takes it;\n`back`, `save FILE`, `help`, `quit`.\n\nExample:\n  quorate try workflows/county-work-committee.yaml"
    )]
    Try {
        /// The file.
        file: PathBuf,
        /// The day on which the case is opened, as 2026-09-14; without it the fifth of January 2026
        #[arg(long, value_parser = day)]
        from: Option<Date>,
    },
    /// Print a procedure as a manual; without a file, the reference of the language
    #[command(
        after_help = "Examples:\n  quorate manual workflows/county-work-committee.yaml --lang en\n  quorate manual > language.md"
    )]
    Manual {
        /// The file.
        file: Option<PathBuf>,
    },
    /// Draw a procedure as SVG.
    #[command(after_help = "Example:\n  quorate draw workflows/county-work-committee.yaml -o map.svg")]
    Draw {
        /// The file.
        file: PathBuf,
        /// Where to write; without it to standard output.
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Print the JSON Schema of the language, for editors.
    Schema,
    /// Judge a case: 0 only if complete.
    #[command(after_help = "Example:\n  quorate audit 019… --json --database sqlite:quorate.sqlite")]
    Audit {
        /// The case.
        case: String,
        /// As JSON, the same as the API gives.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Drop and rebuild everything that is read from the record.
    Rebuild {
        #[command(flatten)]
        place: Place,
    },
    /// Begin a jurisdiction beside those that are there; prints a one-time link for its clerk.
    #[command(
        after_help = "Example:\n  quorate begin 520623 石阡县 --office 团县委 --clerk 张三 --address https://county.example"
    )]
    Begin {
        #[command(flatten)]
        told: begin::Told,
        #[command(flatten)]
        place: Place,
    },
    /// API tokens: make, list, revoke.
    #[command(
        after_help = "Examples:\n  quorate token create 520622 agriculture-clerk --label \"export\" --days 90\n  quorate token list 520622\n  quorate token revoke 520622 1a2b3c4d5e6f"
    )]
    Token {
        #[command(subcommand)]
        verb: token::Verb,
        #[command(flatten)]
        place: Place,
    },
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "2026-09-14".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    match text {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err("zh or en".into()),
    }
}

/// Runs the program. Wrong usage ends with 2, trouble with 1.
pub fn run() -> ExitCode {
    let program = Program::parse();
    let language = program.lang.unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|v| std::env::var(v).ok().filter(|v| !v.is_empty()));
        if locale.is_some_and(|l| l.starts_with("zh")) { Language::Zh } else { Language::En }
    });
    match verb(program.verb, language) {
        Ok(code) => code,
        Err(trouble) => {
            terminal::warn(format_args!("quorate: {trouble}"));
            ExitCode::FAILURE
        }
    }
}

fn verb(verb: Option<Verb>, language: Language) -> Done {
    match verb {
        Some(Verb::Check { files, json, verbose }) => definitions::check(&files, json, verbose, language),
        Some(Verb::Test { files }) => rehearsing::test(&files, language),
        Some(Verb::New { file }) => creating::create(&file, language),
        Some(Verb::Try { file, from }) => trying::walk(&file, from, language),
        Some(Verb::Manual { file }) => definitions::manual(file.as_deref(), language),
        Some(Verb::Draw { file, output }) => definitions::draw(&file, output.as_deref(), language),
        Some(Verb::Schema) => definitions::schema(language),
        other => {
            let runtime = tokio::runtime::Runtime::new().map_err(Trouble::from_display)?;
            runtime.block_on(async {
                match other {
                    Some(Verb::Serve { reached, notices, place }) => {
                        serve::serve(&reached, &place, notices.as_deref(), false, language).await
                    }
                    Some(Verb::Demo { exit, listen, database }) => {
                        demo::demo(exit, &listen, database, language).await
                    }
                    Some(Verb::Audit { case, json, place }) => {
                        audit::audit(&case, json, &place, language).await
                    }
                    Some(Verb::Rebuild { place }) => audit::rebuild(&place, language).await,
                    Some(Verb::Begin { told, place }) => begin::begin(told, &place, language).await,
                    Some(Verb::Token { verb, place }) => token::token(verb, &place, language).await,
                    _ => {
                        let place = Place {
                            database: "sqlite:quorate.sqlite".into(),
                            workflows: None,
                            artifacts: None,
                        };
                        serve::serve(&Reached::default(), &place, None, true, language).await
                    }
                }
            })
        }
    }
}
