//! What the page of a meeting shows of what there is to talk about: who added what, what is not for
//! today, what came along from earlier, and the form to add more.

use kith_core::agenda::{Item, Topic};
use kith_core::meeting::Meeting;
use kith_core::{Role, Seen};

use crate::answer::Turned;
use crate::cx::{Cx, Keeping, moment};
use crate::heard;
use crate::parts::Problems;
use crate::promise::Side;
use crate::record::Reader;
use crate::text::Text;
use crate::views::samples::Album;

/// What was typed and could not be added, and why.
#[derive(Clone, Debug, Default)]
pub(crate) struct Again {
    pub(crate) typed: Option<String>,
    pub(crate) problems: Problems,
}

/// One thing to talk about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) item: String,
    pub(crate) words: String,
    /// Who added it, when, and from which meeting it comes along.
    pub(crate) by: String,
    /// Whether the client said "not today".
    pub(crate) not_today: bool,
    /// Where the client's words stand, one sentence a line.
    pub(crate) heard: Vec<String>,
    pub(crate) presses: Vec<Press>,
}

/// Something that can be said of one thing.
#[derive(Clone, Debug)]
pub(crate) struct Press {
    /// What the form sends as `do`.
    pub(crate) what: &'static str,
    pub(crate) words: String,
}

/// The list of one meeting. Sends `do`: `add` with `words`, or another with `item`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    /// Whether it is the client who reads.
    pub(crate) own: bool,
    /// The other one.
    pub(crate) name: String,
    pub(crate) open: Vec<Line>,
    pub(crate) talked: Vec<Line>,
    /// Whether anything can be added.
    pub(crate) goes_on: bool,
    pub(crate) action: String,
    pub(crate) typed: String,
    /// Who reads what is added, and by when.
    pub(crate) hint: String,
    pub(crate) keeping: Keeping,
    pub(crate) problems: Problems,
}

impl Section {
    /// `hint` says who reads what is added.
    pub(crate) async fn of<S: Side>(
        cx: &Cx<S>,
        seen: &Seen,
        meeting: &Meeting,
        (name, hint): (&str, String),
        again: Again,
    ) -> Result<Self, Turned> {
        let agenda = seen.agenda(meeting.bond, meeting.id);
        let book = cx.site.app.book();
        let reader = Reader::new(&cx.t, seen, &book, std::iter::empty());
        let (draft, keeping) = cx.keeping(cx.right.reader(), cx.right.private()).await?;
        let kept = draft.map(|draft| draft.text("words"));
        let goes_on = agenda.goes_on;
        Ok(Self {
            own: seen.is_own(),
            name: name.to_owned(),
            open: agenda.open.iter().map(|topic| line(&reader, topic, goes_on, name)).collect(),
            talked: agenda.talked.iter().map(|item| plain(&reader, item, name)).collect(),
            goes_on,
            action: cx.here(),
            typed: again.typed.or(kept).unwrap_or_default(),
            hint,
            keeping,
            problems: again.problems,
        })
    }

    /// What the client keeps from this meeting.
    pub(crate) fn not_today(&self) -> impl Iterator<Item = &Line> {
        self.open.iter().filter(|line| line.not_today)
    }

    /// Whether the client keeps anything from this meeting.
    pub(crate) fn keeps(&self) -> bool {
        self.not_today().next().is_some()
    }

    /// What stands in the list itself: for staff, what is not for today stands apart.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Line> {
        self.open.iter().filter(|line| self.own || !line.not_today)
    }
}

fn line(reader: &Reader<'_>, topic: &Topic<'_>, goes_on: bool, name: &str) -> Line {
    let mut line = plain(reader, topic.item, name);
    if let Some(from) = topic.came_along {
        let day = reader.t.day_seen(moment(from), moment(reader.seen.at()));
        let along = reader.t.say("agenda-along").with("day", day);
        line.by = format!("{} {along}", line.by);
    }
    let chooses = reader.seen.is_own() && goes_on;
    line.presses =
        presses(reader.t, topic.can_be_done, (chooses, topic.not_today), topic.mine && goes_on);
    line.not_today = topic.not_today;
    line
}

/// What can be said of a thing: that it was talked about, "not today" or the way back, and that it
/// is taken off the list.
fn presses(
    t: &Text,
    done: bool,
    (chooses, not_today): (bool, bool),
    withdraws: bool,
) -> Vec<Press> {
    let all = [
        ("talked", "agenda-talked-go", done),
        ("today", "agenda-today-go", chooses && not_today),
        ("not-today", "agenda-not-today", chooses && !not_today),
        ("withdraw", "agenda-withdraw-go", withdraws),
    ];
    let shown = all.into_iter().filter(|(.., shown)| *shown);
    shown.map(|(what, key, _)| Press { what, words: t.get(key) }).collect()
}

fn plain(reader: &Reader<'_>, item: &Item, name: &str) -> Line {
    let (t, seen) = (reader.t, reader.seen);
    let mine = item.mark.by.person == seen.who().person;
    let day = t.day_seen(moment(item.mark.at), moment(seen.at()));
    Line {
        item: item.id.to_string(),
        words: item.words.clone(),
        by: by(t, mine, name, &day),
        heard: match item.mark.by.role {
            Role::Client => heard::lines(reader, item.mark.id),
            _ => Vec::new(),
        },
        ..Line::default()
    }
}

fn by(t: &Text, mine: bool, name: &str, day: &str) -> String {
    let key = if mine { "agenda-by-you" } else { "agenda-by" };
    t.say(key).with("name", name).with("day", day).to_string()
}

/// What both wrote, one of it not for today, as the client reads it or whoever meets them.
fn lines(t: &Text, own: bool, name: &str) -> Vec<Line> {
    let along = t.say("agenda-along").with("day", "Tuesday 28 April");
    let line = |item: &str, words: &str, hers: bool| Line {
        item: item.into(),
        words: words.into(),
        by: by(t, own == hers, name, "Friday 1 May"),
        presses: presses(t, false, (own, false), own == hers),
        ..Line::default()
    };
    let first = line("a", "The form from the clinic.", false);
    let added = by(t, !own, name, "Friday 24 April");
    vec![
        Line {
            not_today: true,
            by: format!("{added} {along}"),
            presses: presses(t, false, (own, true), !own),
            ..first
        },
        line("b", "The letter from home, and whether I answer it.", true),
        line("c", "How we go on in June, when I am away for two weeks.", false),
    ]
}

/// The list as the client reads it.
pub(crate) fn own_sample(t: &Text) -> Section {
    let heard = heard::ahead_sample(t);
    Section { own: true, hint: heard, ..sample(t, true, "Amira Hale") }
}

/// The list with something that is not for today.
pub(crate) fn sample(t: &Text, own: bool, name: &str) -> Section {
    Section {
        own,
        name: name.to_owned(),
        open: lines(t, own, name),
        talked: Vec::new(),
        goes_on: true,
        action: "/n/meeting/a".into(),
        typed: String::new(),
        hint: t.say("agenda-reads").with("name", name).to_string(),
        keeping: Album::keeping(false),
        problems: Problems::none(),
    }
}
