//! From a request to an answer: who it is, which page, what to do when a door is closed.

mod turn;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_app::{AppError, Door, Visit};
use kith_core::Role;

use crate::answer::{Answer, Turned, go};
use crate::caller::Caller;
use crate::cookies::cookie;
use crate::cx::{Ids, Worn, form_name, parse_version, version_text};
use crate::form::Form;
use crate::headers;
use crate::paths::Page;
use crate::right::Does;
use crate::routes;
use crate::site::Site;
use crate::table::{Asked, Route, Table};
use crate::text::Locale;
use crate::{assets, leave};

/// The most that a form may send: a long note with room to spare.
const MOST: usize = 512 * 1024;
/// How long a form may take to arrive.
const LONGEST: Duration = Duration::from_secs(30);

struct Server {
    site: Site,
    table: Table,
}

/// The whole service as an axum router.
pub fn router(site: Site) -> Router {
    let secure = site.secure();
    let server = Arc::new(Server { site, table: routes::table() });
    let answer = move |request: Request| {
        let server = Arc::clone(&server);
        async move {
            let head = request.method() == Method::HEAD;
            let mut response = server.answer(request).await;
            if head {
                *response.body_mut() = Body::empty();
            }
            response
        }
    };
    let guard = move |request, next| headers::guard(request, next, secure);
    Router::new().fallback(answer).layer(axum::middleware::from_fn(guard))
}

/// What a request is about.
struct Call {
    headers: HeaderMap,
    does: Option<Does>,
    path: String,
    query: String,
    token: Option<String>,
    caller: Caller,
}

impl Call {
    /// Whether an open page asks by itself to be shown what is new: nobody need be there.
    fn by_itself(&self) -> bool {
        let says = |name, value: &str| self.headers.get(name).is_some_and(|said| said == value);
        self.does == Some(Does::Show)
            && (says("sec-fetch-dest", "empty") || says("accept", "text/event-stream"))
    }
}

impl Server {
    async fn answer(&self, request: Request) -> Response {
        if request.uri().path().starts_with(assets::FOLDER) {
            return assets::serve(request.uri().clone()).await;
        }
        let (parts, body) = request.into_parts();
        let call = Call {
            does: Does::of(&parts.method),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            token: cookie(&parts.headers, self.site.cookie()),
            caller: Caller::of(&parts, &self.site),
            headers: parts.headers,
        };
        if call.path == "/leave" {
            return self.leave(&call).await;
        }
        if !headers::may_change(&parts.method, &call.headers) {
            return turn::refused(&self.site);
        }
        let form = match call.does {
            Some(Does::Change) => arrived(body).await,
            _ => Some(Form::default()),
        };
        match form {
            Some(form) => self.page(call, form).await,
            None => turn::unread(&self.site),
        }
    }

    async fn leave(&self, call: &Call) -> Response {
        let target = self.site.settings().leave_target;
        let cookies = [self.site.cookie(), self.site.device_cookie(), self.site.passkey_cookie()];
        let Some(leaving) = leave::Leaving::new(&target, &cookies, self.site.secure()) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let end = || async {
            if let Some(token) = &call.token
                && let Err(error) = self.site.app.sign_out(token).await
            {
                tracing::error!(%error, "a sign-in could not be ended");
            }
        };
        leaving.answer(&call.headers, end).await
    }

    async fn page(&self, call: Call, form: Form) -> Response {
        let visit = match self.visit(&call).await {
            Ok(visit) => visit,
            Err(error) => {
                let worn = Worn::default();
                return turn::away(&self.site, error.into(), None, &worn, self.place(&call)).await;
            }
        };
        let worn = self.worn(visit.as_ref()).await;
        let answer = self.dispatch(&call, form, visit.clone(), worn.clone()).await;
        match answer {
            Ok(response) => response,
            Err(Turned::Missing) => {
                let turned = behind_the_door(visit.as_ref());
                turn::away(&self.site, turned, visit.as_ref(), &worn, self.place(&call)).await
            }
            Err(turned) => {
                turn::away(&self.site, turned, visit.as_ref(), &worn, self.place(&call)).await
            }
        }
    }

    /// The page somebody wanted to see, to be led there once the door is open.
    fn place<'c>(&self, call: &'c Call) -> Option<&'c str> {
        let (page, _) = self.site.paths.find(&call.path)?;
        (self.table.find(page, Does::Show).is_some() && !call.by_itself())
            .then_some(call.path.as_str())
    }

    async fn visit(&self, call: &Call) -> Result<Option<Visit>, AppError> {
        match &call.token {
            None => Ok(None),
            Some(token) if call.by_itself() => self.site.app.visit_by_itself(token).await,
            Some(token) => self.site.app.visit(token).await,
        }
    }

    async fn dispatch(&self, call: &Call, form: Form, visit: Option<Visit>, worn: Worn) -> Answer {
        let found = if call.path == "/" {
            Some((self.start(visit.as_ref()), None))
        } else {
            self.site.paths.find(&call.path)
        };
        let Some(((page, id), does)) = found.zip(call.does) else {
            return Err(behind_the_door(visit.as_ref()));
        };
        let Some(route) = self.table.find(page, does) else {
            return Err(behind_the_door(visit.as_ref()));
        };
        let locale = Locale::find(&worn.chosen.language).unwrap_or_default();
        let asked = Asked {
            t: self.site.text(locale),
            site: self.site.clone(),
            page,
            ids: Ids::read(id),
            form,
            visit,
            token: call.token.clone(),
            caller: call.caller.clone(),
            worn,
        };
        if route.keeps {
            return self.kept(call, route, asked).await;
        }
        (route.run)(asked).await
    }

    /// A form with words in it, whose words go back to staff where what they wrote to is not, or
    /// no longer, theirs to write to.
    async fn kept(&self, call: &Call, route: &Route, asked: Asked) -> Answer {
        let words = [asked.form.get("text"), asked.form.get("words")].join("");
        let (visit, worn) = (asked.visit.clone(), asked.worn.clone());
        match (self.writing(call, route, asked).await, visit) {
            (Err(Turned::Missing), Some(visit))
                if visit.actor.role.may_bond()
                    && !visit.is_held_back()
                    && visit.door == Door::Open
                    && !words.is_empty() =>
            {
                Ok(turn::not_sent(&self.site, &visit, &worn, words))
            }
            (answer, _) => answer,
        }
    }

    /// A form with words in it: saved as a draft while it is written, and when a door has
    /// closed before it was sent.
    async fn writing(&self, call: &Call, route: &Route, asked: Asked) -> Answer {
        let kept = (asked.visit.clone(), asked.form.clone(), asked.page, asked.ids.clone());
        let (Some(visit), form, page, ids) = kept else {
            return (route.run)(asked).await;
        };
        if visit.is_held_back() {
            return Err(Turned::Missing);
        }
        let room = (route.room)(&visit, &ids);
        let closed =
            visit.door == Door::Locked || visit.actor.role == Role::Client && !visit.second;
        let Some(room) = room else { return (route.run)(asked).await };
        let name = form_name(page, &ids);
        let app = &self.site.app;
        if call.query == "keep" && !closed {
            for draft in app.drafts(&visit.actor, room, &name).await? {
                if kith_core::NoteId(draft.id.0).to_string() != form.get("keep") {
                    app.drop_draft(&visit.actor, room, draft.id).await?;
                }
            }
            return go(&call.path);
        }
        if !closed && call.query != "draft" {
            return (route.run)(asked).await;
        }
        let at = parse_version(form.get("version"));
        let saved = app.save_draft(&visit.actor, room, &name, at, &form.encode()).await?;
        if call.query == "draft" {
            return Ok(draft_saved(at.is_none_or(|(id, _)| id == saved.id), &saved));
        }
        let turned = if visit.door == Door::Locked { Turned::Locked } else { Turned::SecondDoor };
        Err(turned)
    }

    /// The page behind `/`.
    fn start(&self, visit: Option<&Visit>) -> Page {
        match visit {
            Some(visit) if visit.door == Door::Open => match visit.actor.role {
                Role::Client => Page::Front,
                _ if visit.waiting => Page::Waiting,
                Role::Administrator if self.site.app.book().first_run().is_new() => Page::FirstRun,
                Role::Administrator => Page::Staff,
                Role::Therapist
                | Role::Supervisor
                | Role::PeerSupporter
                | Role::Facilitator
                | Role::Interpreter
                | Role::Reception
                | Role::Operator => Page::Today,
            },
            _ => Page::SignIn,
        }
    }

    async fn worn(&self, visit: Option<&Visit>) -> Worn {
        let open = visit.filter(|visit| visit.door == Door::Open);
        let Some((visit, front)) = open.and_then(|visit| Some((visit, visit.front?))) else {
            return Worn::default();
        };
        // Without the front room pages still stand, in their usual look.
        let seen = self.site.app.read(&visit.actor, front, kith_core::Purpose::Own).await;
        Worn { chosen: seen.map(|seen| seen.look().clone()).unwrap_or_default() }
    }
}

/// The whole form, unless it is too large or does not come.
async fn arrived(body: Body) -> Option<Form> {
    let bytes = tokio::time::timeout(LONGEST, to_bytes(body, MOST)).await;
    bytes.ok()?.ok().map(|bytes| Form::read(&bytes))
}

/// What is not there, or not for somebody, looks like the door that is closed to them.
fn behind_the_door(visit: Option<&Visit>) -> Turned {
    match visit {
        None => Turned::SignIn,
        Some(visit) if visit.door == Door::Locked => Turned::Locked,
        Some(visit) if visit.actor.role == Role::Client && !visit.second => Turned::SecondDoor,
        Some(_) => Turned::Missing,
    }
}

fn draft_saved(own: bool, saved: &kith_app::SavedDraft) -> Response {
    let status = if own { StatusCode::NO_CONTENT } else { StatusCode::CONFLICT };
    let mut response = status.into_response();
    let version = version_text(saved.id, saved.version);
    if let Ok(version) = HeaderValue::try_from(version) {
        response.headers_mut().insert(HeaderName::from_static("draft-version"), version);
    }
    response
}
