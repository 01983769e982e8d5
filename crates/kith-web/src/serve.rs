//! From a request to an answer: who it is, which page, what to do when a door is closed.

mod again;
mod arriving;
mod draft;
mod full;
mod turn;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_app::{AppError, Door, Visit};
use kith_core::Role;

use crate::answer::{Answer, Turned, go};
use crate::caller::Caller;
use crate::capabilities;
use crate::cx::{Ids, Worn, form_name, parse_version};
use crate::form::Form;
use crate::headers;
use crate::paths::Page;
use crate::right::{Class, Does};
use crate::site::Site;
use crate::table::{Asked, Route, Table};
use crate::text::Locale;
use crate::{assets, confidence, leave, lens};

pub(crate) use again::{CarryOut, Sent};

/// How long somebody who leaves waits for their sign-in to end.
const LEAVING: Duration = Duration::from_secs(1);
/// How long a page that must always be there waits to find out who asks for it.
const AT_ONCE: Duration = Duration::from_millis(500);
/// The pages that are there when nothing else is: not the store, not a free hand.
const CALM: [Page; 4] = [Page::Grounding, Page::Help, Page::Private, Page::SignIn];

struct Server {
    site: Site,
    table: Table,
}

/// A page, what follows it in the address, and its route.
type Found<'s, 'c> = (Page, Option<&'c str>, &'s Route);

/// The whole service as an axum router.
pub fn router(site: Site) -> Router {
    let secure = site.secure();
    let server = Arc::new(Server { site, table: capabilities::table() });
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
#[derive(Clone)]
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
            let mut response = assets::serve(request.uri().clone()).await;
            response.extensions_mut().insert(Class::Asset);
            return response;
        }
        let (parts, body) = request.into_parts();
        let call = Call {
            does: Does::of(&parts.method),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            token: self.site.token_of(&parts),
            caller: Caller::of(&parts, &self.site),
            headers: parts.headers,
        };
        if call.path == "/leave" {
            return self.leave(&call).await;
        }
        if !headers::may_change(&parts.method, &call.headers) {
            return turn::refused(&self.site);
        }
        let mut room = None;
        let form = match call.does {
            Some(Does::Change) => arriving::form(&self.site.load, body, &mut room).await,
            _ => Ok(Form::default()),
        };
        match form {
            Ok(form) => self.page(call, form).await,
            Err(turned) => {
                turn::away(&self.site, turned, None, &Worn::default(), (None, None)).await
            }
        }
    }

    async fn leave(&self, call: &Call) -> Response {
        let target = self.site.settings().leave_target;
        let cookies = [self.site.cookie(), self.site.device_cookie(), self.site.passkey_cookie()];
        let Some(leaving) = leave::Leaving::new(&target, &cookies, self.site.secure()) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let end = || async {
            let Some(token) = call.token.clone() else { return };
            let app = self.site.app.clone();
            let ending = tokio::spawn(async move {
                if let Err(error) = app.sign_out(&token).await {
                    tracing::error!(%error, "a sign-in could not be ended");
                }
            });
            // A store that takes its time holds nobody here: ending goes on without them.
            let _left = tokio::time::timeout(LEAVING, ending).await;
        };
        leaving.answer(&call.headers, end).await
    }

    /// Whoever comes without a cookie asks nothing of the store, so they wait for nobody; nor do
    /// those who ask for a page that must always be there.
    async fn page(&self, call: Call, form: Form) -> Response {
        let shows = call.does == Some(Does::Show);
        if shows && (call.token.is_none() || self.is_calm(&call)) {
            let (visit, worn) = self.known_at_once(&call).await.unwrap_or_default();
            return self.shown(&call, form, visit, worn).await;
        }
        let Some(_working) = self.site.load.work().await else {
            return self.full(&call, form).await;
        };
        match self.visit(&call).await {
            Ok(visit) => {
                let worn = self.worn(visit.as_ref()).await;
                self.shown(&call, form, visit, worn).await
            }
            Err(error) => self.in_vain(&call, form, error.into(), None).await,
        }
    }

    /// Whether it is one of the pages that are there whatever happens to the rest.
    fn is_calm(&self, call: &Call) -> bool {
        let page = self.site.paths.find(&call.path);
        page.is_some_and(|(page, _)| CALM.contains(&page))
    }

    /// Who it is and how they want pages to look, where that can be found out now. Without it
    /// such a page is shown as to everybody.
    async fn known_at_once(&self, call: &Call) -> Option<(Option<Visit>, Worn)> {
        call.token.as_ref()?;
        let _working = self.site.load.work_now()?;
        let known = async {
            let visit = self.visit(call).await.ok()?;
            let worn = self.worn(visit.as_ref()).await;
            Some((visit, worn))
        };
        tokio::time::timeout(AT_ONCE, known).await.ok()?
    }

    async fn shown(&self, call: &Call, form: Form, visit: Option<Visit>, worn: Worn) -> Response {
        let found = self.found(call, visit.as_ref());
        let class = found.as_ref().map_or(Class::Open, |(_, _, route)| route.class);
        let kept = self.keeps(call).then(|| form.clone());
        let sent =
            found.as_ref().and_then(|found| again::waits(call, found, &form, visit.as_ref()));
        let page = found.as_ref().map(|(page, ..)| *page);
        let around = (&self.site, &self.table);
        let dressed = confidence::worn(around, page, visit.as_ref(), worn.clone()).await;
        let answer = self.dispatch(call, found, form, visit.clone(), dressed).await;
        let mut response = match (answer, kept) {
            (Ok(mut response), _) => match response.extensions_mut().remove() {
                Some(next) => return self.carry_out(call, next, response).await,
                None => response,
            },
            (Err(turned @ (Turned::Busy | Turned::Full)), Some(form)) => turn::again(
                &self.site,
                &turned,
                visit.as_ref(),
                &worn,
                full::resend(call, &form, None),
            ),
            (Err(turned), _) => {
                let turned = match turned {
                    Turned::Missing => behind_the_door(visit.as_ref()),
                    turned => turned,
                };
                let place = (self.place(call), sent);
                turn::away(&self.site, turned, visit.as_ref(), &worn, place).await
            }
        };
        response.extensions_mut().insert(class);
        response
    }

    /// Carries out what waited for a proof, in the turn that the proof had and with its cookies.
    async fn carry_out(&self, call: &Call, next: CarryOut, proved: Response) -> Response {
        let CarryOut { sent, token } = next;
        let call = Call {
            does: Some(sent.does),
            path: sent.path,
            query: String::new(),
            token: Some(token),
            ..call.clone()
        };
        let answer = match self.visit(&call).await {
            Ok(visit) => {
                let worn = self.worn(visit.as_ref()).await;
                Box::pin(self.shown(&call, sent.form, visit, worn)).await
            }
            Err(error) => self.in_vain(&call, sent.form, error.into(), None).await,
        };
        again::with_cookies(answer, &proved)
    }

    /// The page at an address, what follows it, and its route.
    fn found<'c>(&self, call: &'c Call, visit: Option<&Visit>) -> Option<Found<'_, 'c>> {
        let (page, id) = match call.path.as_str() {
            "/" => (self.start(visit), None),
            path => self.site.paths.find(path)?,
        };
        Some((page, id, self.table.find(page, call.does?)?))
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

    async fn dispatch(
        &self,
        call: &Call,
        found: Option<Found<'_, '_>>,
        form: Form,
        visit: Option<Visit>,
        worn: Worn,
    ) -> Answer {
        let Some((page, id, route)) = found else {
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
        let shut = visit.door == Door::Locked || visit.actor.role == Role::Client && !visit.second;
        let closed = shut || route.fresh && !visit.proved && call.query.is_empty();
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
            let own = at.is_none_or(|(id, _)| id == saved.id);
            let to = (&visit.actor, room);
            let advice = if closed {
                None
            } else {
                lens::with_draft(&self.site, &asked.t, to, page, &form).await
            };
            return Ok(draft::saved(own, &saved, advice));
        }
        Err(match visit.door {
            Door::Locked => Turned::Locked,
            Door::Open if shut => Turned::SecondDoor,
            Door::Open => Turned::Prove,
        })
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
        seen.map_or_else(
            |_| Worn::default(),
            |seen| Worn { chosen: seen.look().clone(), saving: seen.saving(), before: None },
        )
    }
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
