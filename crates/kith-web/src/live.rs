//! Open pages that keep up: a stream that says "changed" when a room has grown. It carries no
//! word of what is new; the page asks for itself again.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::StreamExt;
use futures_util::stream::unfold;
use kith_app::{Changes, News as Heard};
use kith_core::RoomId;

use crate::answer::{Answer, Turned};
use crate::cx::{Cx, Ids};
use crate::load::Stream;
use crate::paths::Page;
use crate::right::{Listening, Right};
use crate::site::Site;
use crate::table::Table;

/// What happens within this time is told once.
const TOGETHER: Duration = Duration::from_millis(300);
/// A stream ends after this time; the page begins a new one, and its right is asked again.
const LONGEST: Duration = Duration::from_mins(10);
/// How soon a page begins a new one.
const AGAIN: Duration = Duration::from_secs(1);

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Live, listen);
}

/// What an open page hears, and by which right.
struct News {
    site: Site,
    token: String,
    ids: Ids,
    rooms: Vec<RoomId>,
    changes: Changes,
    _stream: Stream,
}

async fn listen(cx: Cx<Listening>) -> Answer {
    let token = cx.token.unwrap_or_default();
    // Of more pages than this the last ones do not keep up by themselves.
    let stream = cx.site.load.stream(&token).ok_or(Turned::Full)?;
    let news = News {
        changes: cx.site.app.changes(&cx.right.visit),
        rooms: cx.right.rooms,
        _stream: stream,
        token,
        ids: cx.ids,
        site: cx.site,
    };
    let begin = futures_util::stream::iter([Ok(Event::default().retry(AGAIN))]);
    let told = unfold(news, News::next).take_until(Box::pin(tokio::time::sleep(LONGEST)));
    Ok(Sse::new(begin.chain(told)).keep_alive(KeepAlive::default()).into_response())
}

impl News {
    /// The next change; nothing more once the sign-in has closed or the service ends.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            match self.changes.of(&self.rooms).await {
                Heard::Grew => break,
                Heard::SignedOut => self.rooms = self.still().await?,
                Heard::Over => return None,
            }
        }
        tokio::time::sleep(TOGETHER).await;
        self.changes.forget();
        self.rooms = self.still().await?;
        Some((Ok(Event::default().data("changed")), self))
    }

    /// The rooms that may still be heard of. Asking does not put off the lock.
    async fn still(&self) -> Option<Vec<RoomId>> {
        let visit = self.site.app.visit_by_itself(&self.token).await.ok()?;
        let right = Listening::admit(&self.site, visit, &self.ids).await.ok()?;
        Some(right.rooms)
    }
}
