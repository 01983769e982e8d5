//! The table of routes: every page, what it does, and the right it asks for.
//!
//! A handler gets into the table only with its right, because the right is in its type. One
//! that names none does not compile (E15 of the security suite):
//!
//! ```compile_fail,E0631
//! use kith_web::answer::{Answer, go};
//! use kith_web::paths::Page;
//! use kith_web::table::Table;
//!
//! async fn open_to_everybody(_form: String) -> Answer {
//!     go("/")
//! }
//!
//! Table::default().show(Page::Home, open_to_everybody);
//! ```

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use kith_app::Visit;
use kith_core::RoomId;

use crate::answer::{Answer, Turned};
use crate::caller::Caller;
use crate::cx::{Cx, Ids, Worn};
use crate::form::Form;
use crate::paths::Page;
use crate::right::{Class, Does, Right};
use crate::site::Site;
use crate::text::Text;

/// A request, read as far as every page needs it.
pub struct Asked {
    /// The service.
    pub site: Site,
    /// The page.
    pub page: Page,
    /// The ids in its address.
    pub ids: Ids,
    /// What was sent.
    pub form: Form,
    /// The sign-in, in use or locked.
    pub visit: Option<Visit>,
    /// The cookie's token.
    pub token: Option<String>,
    /// Where the request comes from.
    pub caller: Caller,
    /// The reader's words.
    pub t: Text,
    /// How the reader wants pages to look.
    pub worn: Worn,
}

type Run = Arc<dyn Fn(Asked) -> Pin<Box<dyn Future<Output = Answer> + Send>> + Send + Sync>;

/// One route.
#[derive(Clone)]
pub struct Route {
    /// The name of the right it asks for.
    pub right: &'static str,
    /// As what requests for it are counted.
    pub class: Class,
    /// Whether what is posted to it is kept as a draft when a door has closed meanwhile.
    pub keeps: bool,
    /// Whether it asks for a proof of the last few minutes.
    pub fresh: bool,
    pub(crate) room: fn(&Visit, &Ids) -> Option<RoomId>,
    pub(crate) run: Run,
}

/// All routes of the service.
#[derive(Default, Clone)]
pub struct Table(BTreeMap<(Page, Does), Route>);

impl Table {
    /// A page that shows something.
    pub fn show<R, F, Fut>(&mut self, page: Page, handler: F) -> &mut Self
    where
        R: Right + 'static,
        F: Fn(Cx<R>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Answer> + Send + 'static,
    {
        self.put(page, Does::Show, false, handler)
    }

    /// A form that changes something.
    pub fn change<R, F, Fut>(&mut self, page: Page, handler: F) -> &mut Self
    where
        R: Right + 'static,
        F: Fn(Cx<R>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Answer> + Send + 'static,
    {
        self.put(page, Does::Change, false, handler)
    }

    /// A form with words in it, kept as a draft while they are being written.
    pub fn write<R, F, Fut>(&mut self, page: Page, handler: F) -> &mut Self
    where
        R: Right + 'static,
        F: Fn(Cx<R>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Answer> + Send + 'static,
    {
        self.put(page, Does::Change, true, handler)
    }

    fn put<R, F, Fut>(&mut self, page: Page, does: Does, keeps: bool, handler: F) -> &mut Self
    where
        R: Right + 'static,
        F: Fn(Cx<R>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Answer> + Send + 'static,
    {
        let handler = Arc::new(handler);
        let run: Run = Arc::new(move |asked| {
            let handler = Arc::clone(&handler);
            Box::pin(async move { handler(admit(asked).await?).await })
        });
        let (class, room, fresh) = (R::CLASS, R::room, R::FRESH);
        let route = Route { right: R::NAME, class, keeps, fresh, room, run };
        let before = self.0.insert((page, does), route);
        debug_assert!(before.is_none(), "one handler for each page and kind of request");
        self
    }

    /// The route of a page.
    pub fn find(&self, page: Page, does: Does) -> Option<&Route> {
        self.0.get(&(page, does))
    }

    /// Every route: page, what it does, its right.
    pub fn all(&self) -> impl Iterator<Item = (Page, Does, &Route)> {
        self.0.iter().map(|((page, does), route)| (*page, *does, route))
    }
}

async fn admit<R: Right>(asked: Asked) -> Result<Cx<R>, Turned> {
    let right = R::admit(&asked.site, asked.visit, &asked.ids).await?;
    Ok(Cx {
        site: asked.site,
        right,
        page: asked.page,
        ids: asked.ids,
        form: asked.form,
        t: asked.t,
        worn: asked.worn,
        token: asked.token,
        caller: asked.caller,
    })
}
