//! Problem details (RFC 9457) with code, both languages and the clause.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use quorate_core::refusal::{Class, Refusal, RefusalCode};
use quorate_core::{Language, Procedure};
use quorate_engine::Failure;
use quorate_store::{ArtifactError, StoreError};
use quorate_wording::{Told, say, say_attribute, tell_refusal};
use serde_json::{Value, json};

/// What went wrong on this side of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    Unauthenticated,
    Expired,
    BadJson,
    MediaType,
    TooLarge,
    Mismatch,
    Moved,
    Method,
    Busy,
    Storage,
    FileType,
    EmptyFile,
    SecretMarking,
    SlipCode,
    PhotoBroken,
    PhotoLarge,
    PhotosTooMany,
    OneFile,
    UploadOffset,
    UploadsFull,
    LinkUsed,
    BadCursor,
    Forbidden,
    CrossSite,
    Refused,
}

impl Cause {
    fn code(self) -> &'static str {
        match self {
            Self::Unauthenticated => "unauthenticated",
            Self::Expired => "token-expired",
            Self::BadJson => "bad-json",
            Self::MediaType => "media-type",
            Self::TooLarge => "too-large",
            Self::Mismatch => "idempotency-mismatch",
            Self::Moved => "precondition",
            Self::Method => "method",
            Self::Busy => "busy",
            Self::Storage => "storage",
            Self::FileType => "file-type",
            Self::EmptyFile => "empty-file",
            Self::SecretMarking => "secret-marking",
            Self::SlipCode => "slip-code",
            Self::PhotoBroken => "photo-broken",
            Self::PhotoLarge => "photo-large",
            Self::PhotosTooMany => "photos-too-many",
            Self::OneFile => "one-file",
            Self::UploadOffset => "upload-offset",
            Self::UploadsFull => "uploads-full",
            Self::LinkUsed => "link-used",
            Self::BadCursor => "bad-cursor",
            Self::Forbidden => "forbidden",
            Self::CrossSite => "cross-site",
            Self::Refused => "refused",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Unauthenticated | Self::Expired => StatusCode::UNAUTHORIZED,
            Self::BadJson | Self::BadCursor | Self::EmptyFile => StatusCode::BAD_REQUEST,
            Self::MediaType | Self::FileType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge | Self::PhotoLarge | Self::PhotosTooMany => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Mismatch | Self::SecretMarking | Self::SlipCode | Self::PhotoBroken | Self::OneFile => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::Moved => StatusCode::PRECONDITION_FAILED,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Busy | Self::Storage => StatusCode::SERVICE_UNAVAILABLE,
            Self::UploadOffset | Self::UploadsFull => StatusCode::CONFLICT,
            Self::LinkUsed => StatusCode::GONE,
            Self::Forbidden | Self::CrossSite | Self::Refused => StatusCode::FORBIDDEN,
        }
    }
}

/// A problem in both languages.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub cause: Cause,
    pub status: StatusCode,
    pub code: String,
    pub zh: Told,
    pub en: Told,
    pub clause: Option<String>,
    facts: BTreeMap<&'static str, String>,
    language: Language,
}

impl Problem {
    /// A problem of this side.
    pub fn of(cause: Cause) -> Self {
        Self::with(cause, &[])
    }

    /// With facts for its sentence.
    pub fn with(cause: Cause, facts: &[(&'static str, &str)]) -> Self {
        let id = format!("problem-{}", cause.code());
        let told = |language| Told {
            text: say(language, &id, facts),
            help: say_attribute(language, &id, "help", facts).unwrap_or_default(),
        };
        Self {
            cause,
            status: cause.status(),
            code: cause.code().to_owned(),
            zh: told(Language::Zh),
            en: told(Language::En),
            clause: None,
            facts: facts.iter().map(|(n, v)| (*n, (*v).to_owned())).collect(),
            language: Language::Zh,
        }
    }

    /// A refusal, with ids told by name.
    pub fn refused(
        refusal: &Refusal,
        procedure: Option<&Procedure>,
        names: &dyn Fn(&str, Language) -> Option<String>,
    ) -> Self {
        let told = |language| tell_refusal(language, refusal, procedure, &|id| names(id, language));
        let status = match refusal.code.class() {
            Class::Missing => StatusCode::NOT_FOUND,
            Class::Forbidden => StatusCode::FORBIDDEN,
            Class::Conflict => StatusCode::CONFLICT,
            Class::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self {
            cause: Cause::Refused,
            status,
            code: refusal.code.as_str().to_owned(),
            zh: told(Language::Zh),
            en: told(Language::En),
            clause: refusal.clause.clone(),
            facts: refusal.facts.clone(),
            language: Language::Zh,
        }
    }

    /// Nothing under this name, or not the visitor's.
    pub fn missing() -> Self {
        Self::refused(&Refusal::new(RefusalCode::NotFound), None, &|_, _| None)
    }

    /// Told first in a language.
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// In the words of one language.
    pub fn told(&self, language: Language) -> &Told {
        if language == Language::Zh { &self.zh } else { &self.en }
    }

    fn json(&self) -> Value {
        let told = self.told(self.language);
        let help = |told: &Told| if told.help.is_empty() { Value::Null } else { told.help.clone().into() };
        json!({
            "type": format!("urn:quorate:problem:{}", self.code),
            "title": told.text,
            "status": self.status.as_u16(),
            "detail": help(told),
            "code": self.code,
            "zh": {"text": self.zh.text, "help": help(&self.zh)},
            "en": {"text": self.en.text, "help": help(&self.en)},
            "clause": self.clause,
            "facts": self.facts,
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.json())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        Self::of(Cause::Storage)
    }
}

impl From<ArtifactError> for Problem {
    fn from(error: ArtifactError) -> Self {
        match error {
            ArtifactError::TooLarge(max) => Self::with(Cause::TooLarge, &[("max", &max.to_string())]),
            ArtifactError::Offset(at) => Self::with(Cause::UploadOffset, &[("offset", &at.to_string())]),
            ArtifactError::Full => {
                Self::with(Cause::UploadsFull, &[("max", &quorate_store::UPLOADS_MAX.to_string())])
            }
            ArtifactError::Empty => Self::of(Cause::EmptyFile),
            ArtifactError::Broken(said) => Self::with(Cause::BadJson, &[("said", &said)]),
            error => {
                tracing::error!(%error, "a file could not be stored");
                Self::of(Cause::Storage)
            }
        }
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::MissingJsonContentType(_) => {
                Self::with(Cause::MediaType, &[("found", ""), ("allowed", "application/json")])
            }
            JsonRejection::BytesRejection(BytesRejection::FailedToBufferBody(error))
                if error.status() == StatusCode::PAYLOAD_TOO_LARGE =>
            {
                Self::with(Cause::TooLarge, &[("max", &crate::BODY_MAX.to_string())])
            }
            other => Self::with(Cause::BadJson, &[("said", &other.body_text())]),
        }
    }
}

/// What the engine says, before names are put in.
pub(crate) fn from_failure(
    failure: Failure,
    procedure: Option<&Procedure>,
    names: &dyn Fn(&str, Language) -> Option<String>,
) -> Problem {
    match failure {
        Failure::Refused(refusal) => Problem::refused(&refusal, procedure, names),
        Failure::Mismatch => Problem::of(Cause::Mismatch),
        Failure::Moved(version) => Problem::with(Cause::Moved, &[("version", &version.to_string())]),
        Failure::Busy => Problem::of(Cause::Busy),
        Failure::Storage(said) => {
            tracing::error!(%said, "the record could not be written");
            Problem::of(Cause::Storage)
        }
    }
}
