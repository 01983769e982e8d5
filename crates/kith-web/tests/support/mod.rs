//! A service in memory with its pages, and browsers without scripts that use them.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]
#![expect(unreachable_pub, reason = "shared by test binaries, not by crates")]
#![expect(dead_code, reason = "each test binary uses its own part")]

pub mod acts;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use kith_app::{App, Keks, Keys, Location, ManualClock, NewClient, NewStaff, Ports, SeededRandom};
use kith_core::settings::Settings;
use kith_core::{PersonId, Role, RoomId, Timestamp};
use kith_web::paths::{Page, Paths};
use kith_web::{Reach, Site, router};
use tower::ServiceExt;

/// Tuesday 5 May 2026, noon UTC.
pub const NOW: Timestamp = Timestamp(1_777_982_400_000_000);
pub const PASSPHRASE: &str = "a long walk by the quiet sea";
pub const SECOND: &str = "482916";

pub struct World {
    pub app: App,
    pub clock: Arc<ManualClock>,
    pub paths: Arc<Paths>,
    router: Router,
    pass: kith_app::SecretHash,
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
}

/// Somebody with a browser that keeps cookies and runs no scripts.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookie: Option<String>,
    /// What stays when a sign-in ends.
    device: Option<String>,
    /// What it was asked to answer with a passkey.
    pub asked: Option<String>,
}

impl World {
    pub async fn new() -> Self {
        Self::at(&Location::Memory).await
    }

    /// A service that nobody has set up yet.
    pub async fn new_service() -> Self {
        Self::unsettled(&Location::Memory).await
    }

    pub async fn at(location: &Location) -> Self {
        let world = Self::unsettled(location).await;
        let aside = kith_core::firstrun::Command::PutAside;
        let (operator, book) = (world.app.operator(), world.app.book_room());
        world.app.act(&operator, book, aside).await.expect("put aside");
        world
    }

    async fn unsettled(location: &Location) -> Self {
        let clock = Arc::new(ManualClock::at(NOW));
        let random = Arc::new(SeededRandom::new(7));
        let ports = Ports { clock: clock.clone(), random };
        let keys = Keys { keks: Keks::new([1; 32], None), source: None, argon2_permits: 2 };
        let settings = Settings { name: "Harbour House".into(), ..Settings::default() };
        let app = App::create(location, &keys, ports, settings).await.expect("made");
        let pass = app.secrets().hash(PASSPHRASE, [7; 16]).await.expect("hashed");
        let site = Site::new(app.clone(), Reach::default());
        let paths = Arc::clone(&site.paths);
        Self { app, clock, paths, router: router(site), pass }
    }

    pub fn later(&self, micros: i64) {
        self.clock.set(self.app.now().plus(micros));
    }

    pub fn browser(&self) -> Browser {
        Self::browser_by(self.router.clone())
    }

    /// A browser that reaches the same service in another way.
    pub fn browser_at(&self, reach: Reach) -> Browser {
        Self::browser_by(router(Site::new(self.app.clone(), reach)))
    }

    const fn browser_by(router: Router) -> Browser {
        Browser { router, cookie: None, device: None, asked: None }
    }

    pub fn path(&self, page: Page) -> String {
        self.paths.of(page).to_owned()
    }

    pub fn path_to(&self, page: Page, id: impl std::fmt::Display) -> String {
        self.paths.with(page, &id.to_string())
    }

    /// The hash of everybody's passphrase.
    pub const fn pass(&self) -> &kith_app::SecretHash {
        &self.pass
    }

    /// Adds a member of staff with an account.
    pub async fn staff(&self, name: &str, role: Role) -> PersonId {
        let operator = self.app.operator();
        let new = NewStaff { name: name.into(), role };
        let invited = self.app.invite_staff(&operator, new).await.expect("invited");
        let link = invited.link.expect("a link");
        self.accept(&link.token, &link.code, name).await;
        self.app.confirm_here(invited.person, role).await.expect("confirmed");
        invited.person
    }

    /// Adds a client with online access; gives the private room and the code for the doors.
    pub async fn client(&self, name: &str, with: PersonId) -> (RoomId, String) {
        let operator = self.app.operator();
        let new =
            NewClient { name: name.into(), with, purpose: "Weekly meetings".into(), online: true };
        let invited = self.app.invite_client(&operator, new).await.expect("invited");
        let link = invited.link.expect("a link");
        self.accept(&link.token, &link.code, name).await;
        self.app.confirm_here(invited.person, Role::Client).await.expect("confirmed");
        (invited.room.expect("a room"), link.code)
    }

    async fn accept(&self, token: &str, code: &str, name: &str) {
        let handle = name.to_lowercase();
        let accepted = self.app.accept_hashed(token, code, &handle, self.pass.clone()).await;
        accepted.expect("the store").expect("accepted");
    }

    /// Somebody signed in.
    pub async fn signed_in(&self, handle: &str) -> Browser {
        let mut browser = self.browser();
        let form = [("handle", handle), ("passphrase", PASSPHRASE)];
        let reply = browser.post("/", &form).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.html);
        browser
    }

    /// A client through both doors for the first time.
    pub async fn at_home(&self, handle: &str, code: &str) -> Browser {
        let mut browser = self.signed_in(handle).await;
        let form = [("code", code), ("secret", SECOND)];
        let reply = browser.post(&self.path(Page::SecondSecret), &form).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.html);
        browser
    }

    /// Amira and Noor, both signed in, with the proposal open.
    pub async fn pair(&self) -> Pair {
        let amira = self.staff("Amira", Role::Therapist).await;
        let (room, code) = self.client("Noor", amira).await;
        let noor = self.at_home("noor", &code).await;
        Pair { noor, amira: self.signed_in("amira").await, room }
    }
}

pub struct Pair {
    pub noor: Browser,
    pub amira: Browser,
    pub room: RoomId,
}

impl Browser {
    /// The same sign-in, in a browser that reaches the service in another way.
    pub fn moved_to(&self, other: Self) -> Self {
        Self { router: other.router, ..self.clone() }
    }

    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Method::GET, path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            body.append_pair(name, value);
        }
        self.send(Method::POST, path, body.finish()).await
    }

    /// Sends a form and follows where it leads.
    pub async fn sends(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.post(path, fields).await;
        match reply.location() {
            Some(next) => self.get(&next).await,
            None => reply,
        }
    }

    pub async fn send(&mut self, method: Method, path: &str, body: String) -> Reply {
        self.send_from("same-origin", method, path, body).await
    }

    /// Sends something as from a page of another place, by the browser's own word.
    pub async fn send_from(
        &mut self,
        site: &str,
        method: Method,
        path: &str,
        body: String,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        for cookie in self.cookie.iter().chain(&self.device).chain(&self.asked) {
            request = request.header(COOKIE, cookie);
        }
        let request = request
            .header("sec-fetch-site", site)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("text").split(';').next().expect("a pair");
            let kept = (!cookie.ends_with('=')).then(|| cookie.to_owned());
            match cookie.trim_start_matches("__Host-").split('=').next() {
                Some("d") => self.device = kept,
                Some("p") => self.asked = kept,
                _ => self.cookie = kept,
            }
        }
        // A stream of changes has no end to wait for.
        let stream =
            parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let body = if stream { Body::empty() } else { body };
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let html = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, html }
    }

    /// A browser of another router, with a cookie.
    pub fn at(router: Router, cookie: &str) -> Self {
        Self { router, cookie: Some(cookie.to_owned()), device: None, asked: None }
    }

    pub fn device(&self) -> Option<&str> {
        self.device.as_deref()
    }

    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    pub fn with_cookie(&self, cookie: &str) -> Self {
        Self { cookie: Some(cookie.to_owned()), device: None, asked: None, ..self.clone() }
    }
}

impl Reply {
    pub fn location(&self) -> Option<String> {
        self.headers.get(LOCATION).map(|to| to.to_str().expect("text").to_owned())
    }

    /// The page's words, without tags and direction marks.
    pub fn words(&self) -> String {
        let parts = self.html.split('<').filter_map(|part| part.split_once('>'));
        let text: String = parts.map(|(_, text)| text).collect::<Vec<_>>().join(" ");
        let text = text.replace(['\u{2068}', '\u{2069}'], "").replace("&#39;", "'");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn says(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// The value of the first field with this name.
    pub fn value(&self, field: &str) -> String {
        let named = format!(" name=\"{field}\"");
        let mut tags = self.html.split('<').filter_map(|part| part.split('>').next());
        let tag = tags.find(|tag| tag.contains(&named)).expect("a field of this name");
        let value = tag.split(" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        value.expect("a value").to_owned()
    }

    /// The addresses of links and forms that begin with this page's address.
    pub fn to(&self, path: &str) -> Vec<String> {
        let quoted = self.html.split('"').skip(1).step_by(2);
        quoted.filter(|text| text.starts_with(path)).map(str::to_owned).collect()
    }
}
