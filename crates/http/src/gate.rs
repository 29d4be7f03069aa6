//! The gate before every route: who comes, from where, and whether the table lets them in.

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quorate_core::context::{Actor, Capacity};
use quorate_core::directory::Role;
use quorate_core::jurisdiction::practice_of;
use quorate_core::{Language, Refusal, RefusalCode};
use quorate_store::{Bearer, Scope};

use crate::Web;
use crate::authorize::{Access, Denied, Object, authorize};
use crate::door::{IDLE_MINUTES, Network, holds};
use crate::pages::practice::PRACTISES;
use crate::problem::{Cause, Problem};
use crate::routes::{Form, Route};
use crate::visitor::{Visitor, cookie, language};

pub(crate) async fn gate(
    State((web, route)): State<(Web, &'static Route)>,
    params: Result<RawPathParams, RawPathParamsRejection>,
    mut request: Request,
    next: Next,
) -> Response {
    let language = language(request.uri().query(), request.headers());
    request.extensions_mut().insert(language);
    let network = Network::of(&web, &request);
    request.extensions_mut().insert(network);
    let next_of = if request.method().is_safe() { request.uri().path().to_owned() } else { "/".into() };
    let ways = web.door().ways(request.headers());
    let entered = match params {
        Ok(params) => enter(&web, route, &object(&params), request.headers(), request.method()).await,
        // A path that is no text names nothing.
        Err(_) => Err(Problem::missing()),
    };
    let headers = request.headers().clone();
    match entered {
        Ok(visitor) => {
            if let Some(visitor) = visitor {
                request.extensions_mut().insert(visitor);
            }
            let response = as_problem(next.run(request).await, language).await;
            // Every problem of a page is told as a page.
            match response.extensions().get::<Problem>().cloned() {
                Some(problem) if route.form == Form::Page => {
                    let call = whom_to_call(&web, &headers, &problem, language).await;
                    crate::pages::problem_page(&problem, language, call)
                }
                _ => response,
            }
        }
        Err(problem) if route.form == Form::Page => match problem.cause {
            Cause::Unauthenticated | Cause::Expired => {
                crate::pages::sign_in_page(&web, language, &next_of, ways)
            }
            _ => {
                let call = whom_to_call(&web, &headers, &problem, language).await;
                crate::pages::problem_page(&problem, language, call)
            }
        },
        Err(problem) => problem.in_language(language).into_response(),
    }
}

/// Whom to call where something is missing: the office of the county's clerk. Nobody is named to whoever has not come in.
async fn whom_to_call(web: &Web, headers: &HeaderMap, problem: &Problem, language: Language) -> String {
    if problem.status != StatusCode::NOT_FOUND {
        return String::new();
    }
    let Ok(Some(visitor)) = visitor(web, headers, &Method::GET).await else { return String::new() };
    let Ok(directory) = web.engine().directory(&visitor.tenant).await else { return String::new() };
    let day = web.engine().now().date(web.engine().calendar().offset());
    let clerk = directory.appointments.values().find(|a| a.role == Role::Clerk && a.holds_on(day));
    let Some(clerk) = clerk else { return String::new() };
    let phone = directory.offices.get(&clerk.office).map_or("", |o| o.phone.as_str());
    let facts = [("office", directory.office_name(&clerk.office, language)), ("phone", phone)];
    quorate_wording::say(language, "problem-call", &facts)
}

/// What the framework turns down before a handler sees it, told as a problem like everything else.
async fn as_problem(response: Response, language: Language) -> Response {
    let plain =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/plain"));
    if !response.status().is_client_error() || !plain || response.extensions().get::<Problem>().is_some() {
        return response;
    }
    let status = response.status();
    let said = axum::body::to_bytes(response.into_body(), 4096).await.unwrap_or_default();
    let said = String::from_utf8_lossy(&said).into_owned();
    let problem = match status {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::with(Cause::MediaType, &[("found", ""), ("allowed", &said)])
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::with(Cause::TooLarge, &[("max", &crate::BODY_MAX.to_string())])
        }
        _ => Problem::with(Cause::BadJson, &[("said", &said)]),
    };
    problem.in_language(language).into_response()
}

fn object(params: &RawPathParams) -> Object {
    let find = |name: &str| params.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_owned());
    Object { case: find("case"), office: find("office"), digest: find("digest"), secret: find("secret") }
}

async fn enter(
    web: &Web,
    route: &Route,
    object: &Object,
    headers: &HeaderMap,
    method: &Method,
) -> Result<Option<Visitor>, Problem> {
    let found = match route.access {
        Access::Invited => holder(web, object).await,
        Access::Feed => subscriber(web, object).await,
        _ => visitor(web, headers, method).await,
    };
    let visitor = match found {
        Ok(visitor) => visitor,
        // A stale cookie must not keep anybody out of what is public.
        Err(_) if route.access == Access::Public => None,
        Err(problem) => return Err(problem),
    };
    // A token is sent by a program, and never by a browser that was tricked into it.
    let by_browser = visitor.as_ref().is_none_or(|v| v.via != "token");
    if !method.is_safe() && by_browser && !same_site(headers) {
        return Err(Problem::of(Cause::CrossSite));
    }
    if route.access == Access::Public {
        return Ok(visitor);
    }
    let Some(visitor) = visitor else { return Err(Problem::of(Cause::Unauthenticated)) };
    // No name holds a control character, and one of the databases will not even look for it.
    let names = [&object.case, &object.office, &object.digest];
    if names.into_iter().flatten().any(|n| n.chars().any(char::is_control)) {
        return Err(Problem::missing());
    }
    match authorize(web, &visitor, route.access, object).await {
        Ok(()) => Ok(Some(visitor)),
        Err(Denied::Missing) => Err(Problem::missing()),
        Err(Denied::Forbidden) => Err(Problem::of(Cause::Forbidden)),
        Err(Denied::Store(error)) => Err(error.into()),
    }
}

/// The holder of an invitation, if it still holds. Which of its links was wrong, ended or revoked is not told.
async fn holder(web: &Web, object: &Object) -> Result<Option<Visitor>, Problem> {
    let over = || Problem::refused(&Refusal::new(RefusalCode::InvitationOver), None, &|_, _| None);
    let secret = object.secret.as_deref().unwrap_or_default();
    let opens = web.engine().store().invitation(secret).await?;
    let (opens, actor) = holds(web, opens).await?.ok_or_else(over)?;
    let Actor { person, via, guest, capacities } = actor;
    Ok(Some(Visitor { tenant: opens.tenant, person, via, guest, capacities }))
}

/// The visitor behind a bearer token or a session cookie; none if there is neither.
async fn visitor(web: &Web, headers: &HeaderMap, method: &Method) -> Result<Option<Visitor>, Problem> {
    let engine = web.engine();
    let now = engine.now();
    let bearer = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let (found, via) = if let Some(value) = bearer {
        let secret =
            value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("bearer ")).unwrap_or_default();
        (engine.store().token(secret.trim(), now).await?, "token")
    } else if let Some(secret) = cookie(headers, web.hosting().cookie()) {
        (engine.store().session(&secret, now, IDLE_MINUTES).await?, "session")
    } else {
        return Ok(None);
    };
    let Some(found) = found else { return Err(Problem::of(Cause::Unauthenticated)) };
    if found.expired {
        return Err(Problem::of(Cause::Expired));
    }
    match found.scope {
        Scope::All => {}
        Scope::Read if method.is_safe() => {}
        Scope::Read => return Err(Problem::of(Cause::Forbidden)),
        // Good for its own address alone.
        Scope::Calendar => return Err(Problem::of(Cause::Unauthenticated)),
    }
    if via == "session"
        && let Some(practising) = practising(web, headers, &found).await?
    {
        return Ok(Some(practising));
    }
    let capacities = capacities(web, &found).await?;
    Ok(Some(Visitor {
        tenant: found.tenant,
        person: found.person,
        via: via.to_owned(),
        guest: None,
        capacities,
    }))
}

/// Whoever has come in and practises, as the person the cookie names. Whose practice it is the session alone tells.
async fn practising(web: &Web, headers: &HeaderMap, found: &Bearer) -> Result<Option<Visitor>, Problem> {
    let Some(person) = cookie(headers, PRACTISES) else { return Ok(None) };
    let found = Bearer::of(&practice_of(&found.tenant, &found.person), &person);
    let capacities = capacities(web, &found).await?;
    let (tenant, via) = (found.tenant, "practice".to_owned());
    Ok((!capacities.is_empty()).then_some(Visitor { tenant, person, via, guest: None, capacities }))
}

/// Whoever subscribed to the calendar behind a secret address.
async fn subscriber(web: &Web, object: &Object) -> Result<Option<Visitor>, Problem> {
    let secret = object.secret.as_deref().unwrap_or_default();
    let secret = secret.strip_suffix(".ics").unwrap_or(secret);
    let found = web.engine().store().token(secret, web.engine().now()).await?;
    let found = found.filter(|f| f.scope == Scope::Calendar && !f.expired).ok_or_else(Problem::missing)?;
    let capacities = capacities(web, &found).await?;
    Ok(Some(Visitor {
        tenant: found.tenant,
        person: found.person,
        via: "feed".into(),
        guest: None,
        capacities,
    }))
}

async fn capacities(web: &Web, found: &Bearer) -> Result<Vec<Capacity>, Problem> {
    let engine = web.engine();
    let directory = engine.directory(&found.tenant).await?;
    Ok(directory.capacities(&found.person, engine.now().date(engine.calendar().offset())))
}

/// A request of another site: browsers say so; where they do not, the origin must be ours.
fn same_site(headers: &HeaderMap) -> bool {
    let get = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    match get("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => match (get("origin"), get("host")) {
            (Some(origin), Some(host)) => origin.split("://").nth(1) == Some(host),
            // No browser: nothing rides on a cookie it was tricked into sending.
            (None, _) => true,
            _ => false,
        },
    }
}
