//! The two who have a row of meetings: the client, and the person beside them.

use axum::http::StatusCode;
use kith_core::{Actor, BondId, MeetingId, Purpose, RoomId, Seen, SeriesId};

use super::{Body, ClientPage, StaffPage};
use crate::answer::{Answer, Turned, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Right, SecondDoor};

/// What stands on a page.
pub(crate) struct Content {
    pub(super) status: StatusCode,
    pub(super) title: String,
    pub(super) heading: String,
    pub(super) problems: Problems,
    pub(super) body: Body,
}

/// One of the two.
pub(crate) trait Side: Right {
    /// How many ids stand before the one of a meeting or a row in an address.
    const BEFORE: usize;

    /// Who it is.
    fn actor(&self) -> &Actor;

    /// The client's room.
    fn room(&self) -> RoomId;

    /// The room, opened.
    fn seen(cx: &Cx<Self>) -> impl Future<Output = Result<Seen, Turned>> + Send;

    /// The other one's name.
    fn other(seen: &Seen, bond: BondId) -> String;

    /// The address of all meetings.
    fn to_all(cx: &Cx<Self>) -> String;

    /// The address of one meeting.
    fn to_meeting(cx: &Cx<Self>, meeting: MeetingId) -> String;

    /// The address of a row.
    fn to_row(cx: &Cx<Self>, series: SeriesId) -> String;

    /// The address where one meeting and those after it are moved or cancelled.
    fn to_part(cx: &Cx<Self>, meeting: MeetingId, part: &str) -> String;

    /// Shows a page.
    fn page(cx: &Cx<Self>, seen: &Seen, content: Content) -> Answer;
}

impl Side for SecondDoor {
    const BEFORE: usize = 0;

    fn actor(&self) -> &Actor {
        &self.who
    }

    fn room(&self) -> RoomId {
        self.room
    }

    async fn seen(cx: &Cx<Self>) -> Result<Seen, Turned> {
        Ok(cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?)
    }

    fn other(seen: &Seen, bond: BondId) -> String {
        seen.bond(bond).map(|bond| bond.name.clone()).unwrap_or_default()
    }

    fn to_all(cx: &Cx<Self>) -> String {
        cx.to(Page::Meeting)
    }

    fn to_meeting(cx: &Cx<Self>, meeting: MeetingId) -> String {
        cx.to_one(Page::Meeting, meeting)
    }

    fn to_row(cx: &Cx<Self>, series: SeriesId) -> String {
        cx.to_one(Page::Series, series)
    }

    fn to_part(cx: &Cx<Self>, meeting: MeetingId, part: &str) -> String {
        cx.to_two(Page::Series, meeting, part)
    }

    fn page(cx: &Cx<Self>, _: &Seen, content: Content) -> Answer {
        let Content { status, title, heading, problems, body } = content;
        let (t, look) = (cx.t.clone(), cx.look(Look::space));
        page_with(status, &ClientPage { t, look, title, heading, problems, body })
    }
}

impl Side for Beside {
    const BEFORE: usize = 1;

    fn actor(&self) -> &Actor {
        &self.who
    }

    fn room(&self) -> RoomId {
        self.room
    }

    async fn seen(cx: &Cx<Self>) -> Result<Seen, Turned> {
        cx.prepare().await
    }

    fn other(seen: &Seen, _: BondId) -> String {
        seen.about().name.clone()
    }

    fn to_all(cx: &Cx<Self>) -> String {
        cx.to_one(Page::Person, cx.right.room)
    }

    fn to_meeting(cx: &Cx<Self>, meeting: MeetingId) -> String {
        cx.to_two(Page::Meet, cx.right.room, meeting)
    }

    fn to_row(cx: &Cx<Self>, series: SeriesId) -> String {
        cx.to_two(Page::MeetSeries, cx.right.room, series)
    }

    fn to_part(cx: &Cx<Self>, meeting: MeetingId, part: &str) -> String {
        cx.to_two(Page::MeetSeries, cx.right.room, format!("{meeting}-{part}"))
    }

    fn page(cx: &Cx<Self>, seen: &Seen, content: Content) -> Answer {
        let Content { status, title, heading, problems, body } = content;
        let (t, look, who) = (cx.t.clone(), cx.staff_look(&cx.right.who), Who::of(seen));
        page_with(status, &StaffPage { t, look, who, title, heading, problems, body })
    }
}
