//! What other pages about a client say before somebody calls or writes.

use kith_core::Seen;
use kith_core::calendar::Calendar;
use kith_core::contact::Channel;

use super::line::Asking;
use crate::cx::Cx;
use crate::paths::Page;
use crate::record::{Reader, Row};
use crate::right::Beside;

/// One way, for whoever is about to use it.
#[derive(Clone, Debug)]
pub(crate) struct Short {
    pub(crate) heading: String,
    /// Whether it may be used at this moment.
    pub(crate) now: String,
    /// How, where it may.
    pub(crate) rows: Vec<Row>,
}

/// Before you call or write.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// That all of it is stopped, in words.
    pub(crate) stopped: Option<String>,
    /// The ways of which something holds or held.
    pub(crate) ways: Vec<Short>,
    /// That no other way is open, or none at all.
    pub(crate) closed: String,
    /// Where all of it is.
    pub(crate) href: String,
}

impl Card {
    /// For whoever meets the client, at this moment.
    pub(crate) fn theirs(cx: &Cx<Beside>, seen: &Seen) -> Option<Self> {
        let (reached, book) = (seen.contact()?, cx.site.app.book());
        let reader = Reader::new(&cx.t, seen, &book, std::iter::empty());
        let calendar = Calendar::of(&book);
        let asking = Asking { reader: &reader, reached, calendar: &calendar, at: seen.at() };
        let stopped = asking.stopped();
        let short = |channel| {
            let (heading, now, rows) = asking.short(channel)?;
            Some(Short { heading, now, rows })
        };
        let all = Channel::ALL.into_iter().filter(|_| stopped.is_none());
        let ways: Vec<_> = all.filter_map(short).collect();
        let closed = match ways.len() {
            _ if stopped.is_some() => {
                cx.t.say("contact-stopped-what-theirs").with("name", &seen.about().name).to_string()
            }
            0 => cx.t.say("contact-card-none").with("name", &seen.about().name).to_string(),
            some if some < Channel::ALL.len() => cx.t.get("contact-card-others"),
            _ => String::new(),
        };
        Some(Self { stopped, ways, closed, href: cx.to_one(Page::Reached, cx.right.room) })
    }
}
