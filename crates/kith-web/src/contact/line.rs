//! One way in words: what holds, whether it may be used at this moment, and what would appear.

use kith_core::calendar::{Calendar, Day};
use kith_core::contact::{Channel, Done, Message, Not, Reached, Rule, Standing, Way, usual};
use kith_core::{Role, Timestamp};

use super::told::{date, how, rows, when};
use crate::cx::moment;
use crate::record::{Reader, Row};
use crate::text::Text;

/// What would appear, as the client would see it on a locked screen.
#[derive(Clone, Debug)]
pub(super) struct Preview {
    /// What is shown here.
    pub(super) title: String,
    /// The sender, or what stands there without a name.
    pub(super) from: String,
    pub(super) words: String,
}

impl Preview {
    pub(super) fn of(t: &Text, message: &Message) -> Self {
        let word = message.channel.word();
        let named = !message.from_name.trim().is_empty();
        Self {
            title: t.one_of("contact-preview", word),
            from: if named {
                message.from_name.clone()
            } else {
                t.one_of("contact-nameless", word)
            },
            words: message.words.clone(),
        }
    }
}

/// One way.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Which.
    pub(super) word: &'static str,
    pub(super) heading: String,
    /// What holds, in a sentence.
    pub(super) holds: String,
    /// Whether it may be used at this moment; empty where that is said already.
    pub(super) now: String,
    /// Who wrote it down, where it was said in person.
    pub(super) in_person: String,
    /// Line by line, where there is a rule.
    pub(super) rows: Vec<Row>,
    pub(super) preview: Option<Preview>,
    /// Whether it may be used at this moment.
    pub(super) usable: bool,
    /// Whether there is a rule.
    pub(super) set: bool,
    /// Until when it would hold if it were said to be still right, where that is longer than now.
    pub(super) still: Option<String>,
    /// Where it is opened or changed.
    pub(super) href: String,
}

/// Who asks, and when.
pub(super) struct Asking<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) reached: Reached<'a>,
    pub(super) calendar: &'a Calendar<'a>,
    pub(super) at: Timestamp,
}

impl Asking<'_> {
    /// One way as it stands.
    pub(super) fn line(&self, channel: Channel, href: String) -> Line {
        let t = self.reader.t;
        let now = self.reached.may_reach(channel, self.at, self.calendar);
        let standing = self.reached.standing(channel);
        Line {
            word: channel.word(),
            heading: t.one_of("contact-heading", channel.word()),
            holds: match self.reached.way(channel) {
                None if self.own() => t.one_of("contact-closed", channel.word()),
                None => t.get("contact-none-theirs"),
                Some(Way::Withdrawn(done)) => self.back(done),
                Some(Way::Set(one)) => self.holds(channel, one, &now),
            },
            now: self.besides(&now),
            in_person: standing.map(|one| self.in_person(one)).unwrap_or_default(),
            rows: standing.map(|one| rows(t, channel, &one.rule)).unwrap_or_default(),
            preview: self.preview(channel, &now),
            usable: now.is_ok(),
            set: standing.is_some(),
            still: self.still(channel).map(|day| date(t, day)),
            href,
        }
    }

    /// Until when a rule would hold if it were said to be still right, where that is longer.
    pub(super) fn still(&self, channel: Channel) -> Option<Day> {
        let review = self.reached.standing(channel)?.rule.review;
        Some(usual(self.calendar.day(self.at))).filter(|usual| *usual > review)
    }

    fn own(&self) -> bool {
        self.reader.seen.is_own()
    }

    /// What holds. What is stopped or past its last day does not, and nobody is to read on.
    fn holds(&self, channel: Channel, one: &Standing, now: &Result<Message, Not>) -> String {
        match now {
            Err(Not::Stale(_)) => self.now(now),
            Err(Not::Stopped) if !self.own() => self.reader.t.get("contact-stopped-line-theirs"),
            _ => holds(self.reader.t, channel, &one.rule),
        }
    }

    /// What is to be said besides.
    fn besides(&self, now: &Result<Message, Not>) -> String {
        match now {
            Err(Not::Stale(_)) => String::new(),
            _ => self.now(now),
        }
    }

    /// That it was taken back.
    fn back(&self, done: &Done) -> String {
        let t = self.reader.t;
        let said = match (self.own(), done.by.role) {
            (false, _) => t.say("contact-back-theirs"),
            (true, Role::Client) => t.say("contact-back-own"),
            (true, _) => t.say("contact-back-person"),
        };
        said.with("day", t.day_seen(moment(done.at), moment(self.at))).to_string()
    }

    fn in_person(&self, standing: &Standing) -> String {
        if !standing.in_person {
            return String::new();
        }
        let by = self.reader.who(standing.by);
        self.reader.t.say("contact-in-person").with("by", by).to_string()
    }

    /// Whether it may be used at this moment, in a sentence. What is stopped as a whole is said
    /// once.
    fn now(&self, now: &Result<Message, Not>) -> String {
        let (t, own) = (self.reader.t, self.own());
        match now {
            Ok(_) if own => t.get("contact-now-own"),
            Ok(_) => t.get("contact-now"),
            Err(Not::Stale(day)) => {
                let key = if own { "contact-stale-own" } else { "contact-stale" };
                t.say(key).with("day", date(t, *day)).to_string()
            }
            Err(Not::NotNow { next: Some(next) }) => {
                let next = t.day_time_seen(moment(*next), moment(self.at));
                t.say("contact-not-now").with("next", next).to_string()
            }
            Err(Not::NotNow { next: None }) => t.get("contact-not-again"),
            Err(Not::Stopped | Not::Unset | Not::Withdrawn | Not::NotAllowed) => String::new(),
        }
    }

    /// What may be sent now, or at the next moment at which something may be.
    fn preview(&self, channel: Channel, now: &Result<Message, Not>) -> Option<Preview> {
        let message = match now {
            Ok(message) => Some(message.clone()),
            Err(Not::NotNow { next: Some(next) }) => {
                self.reached.may_reach(channel, *next, self.calendar).ok()
            }
            Err(_) => None,
        };
        message.map(|message| Preview::of(self.reader.t, &message))
    }

    /// One way as staff read it before they use it: whether it may be used, and how if it may.
    pub(super) fn short(&self, channel: Channel) -> Option<(String, String, Vec<Row>)> {
        let standing = self.reached.standing(channel)?;
        let now = self.reached.may_reach(channel, self.at, self.calendar);
        let rows = match &now {
            Ok(_) => how(self.reader.t, channel, &standing.rule),
            Err(_) => Vec::new(),
        };
        let heading = self.reader.t.one_of("contact-heading", channel.word());
        Some((heading, self.now(&now), rows))
    }

    /// That all of it is stopped, by whom and since when.
    pub(super) fn stopped(&self) -> Option<String> {
        let (t, done) = (self.reader.t, self.reached.stopped()?);
        let day = t.day_time_seen(moment(done.at), moment(self.at));
        let said = if done.by.person == self.reader.seen.who().person {
            t.say("contact-stopped-you")
        } else {
            t.say("contact-stopped-by").with("name", self.reader.who(done.by))
        };
        Some(said.with("day", day).to_string())
    }
}

pub(super) fn holds(t: &Text, channel: Channel, rule: &Rule) -> String {
    let key = if channel == Channel::Post { "contact-holds-letter" } else { "contact-holds" };
    let said = t.say(key).with("to", rule.to.replace('\n', ", "));
    said.with("when", when(t, rule)).with("day", date(t, rule.review)).to_string()
}
