//! What the form about one way holds.

use kith_core::calendar::Day;
use kith_core::contact::{Channel, Field, Flaw, Kind, MIDNIGHT, Rule, flaws, usual};

use super::told::time_field;
use crate::form::Form;
use crate::parts::{Choice, Problems};
use crate::text::Text;

/// Stands in place of one of our words where somebody writes their own.
const OWN: &str = "own";
/// Words of ours.
const OURS: [&str; 3] = ["1", "2", "3"];

/// Something to tick.
#[derive(Clone, Debug)]
pub(super) struct Tick {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) on: bool,
}

/// The form with what stands in it.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub(super) to: String,
    pub(super) days: Vec<Tick>,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) kinds: Vec<Tick>,
    pub(super) sender: String,
    pub(super) words: Vec<Choice>,
    /// Which of them.
    pub(super) chosen: String,
    pub(super) own: String,
    pub(super) others: String,
    pub(super) voicemail: bool,
    pub(super) review: String,
}

impl Fields {
    pub(super) fn of(t: &Text, form: &Form) -> Self {
        let tick = |name: String, label: String| Tick { on: form.has(&name), name, label };
        let ours = OURS.map(|one| Choice::new(one, t.one_of("contact-ours", one)));
        let own = Choice::new(OWN, t.get("contact-own"));
        Self {
            to: form.text("to"),
            days: (1..=7).map(|day| tick(day_name(day), t.one_of("date-weekday", day))).collect(),
            from: form.text("from"),
            until: form.text("until"),
            kinds: Kind::ALL
                .map(|kind| tick(kind_name(kind), t.one_of("contact-kind", kind.word())))
                .into(),
            sender: form.text("sender"),
            words: ours.into_iter().chain([own]).collect(),
            chosen: form.text("words"),
            own: form.text("own"),
            others: form.text("others"),
            voicemail: form.has("voicemail"),
            review: form.text("review"),
        }
    }
}

fn day_name(day: u8) -> String {
    format!("day-{day}")
}

fn kind_name(kind: Kind) -> String {
    format!("kind-{}", kind.word())
}

fn day_field(day: Day) -> String {
    day.date().map(|date| date.to_string()).unwrap_or_default()
}

/// The form of a way of which nothing was said: nothing is ticked for anybody.
pub(super) fn fresh(today: Day) -> Form {
    encoded(&[("review".into(), day_field(usual(today)))])
}

/// The form of a rule that stands; a last day that is over is left out.
pub(super) fn standing(t: &Text, rule: &Rule, today: Day) -> Form {
    let days = (1..=7).filter(|day| rule.days & (1 << (day - 1)) != 0).map(day_name);
    let ticks = days.chain(rule.kinds.iter().map(|kind| kind_name(*kind)));
    let ours = OURS.into_iter().find(|one| ours(t, one) == rule.words);
    let own = if ours.is_some() { String::new() } else { rule.words.clone() };
    let review = if rule.review < today { usual(today) } else { rule.review };
    let mut all: Vec<_> = ticks.map(|name| (name, "yes".to_owned())).collect();
    all.extend(rule.voicemail.then(|| ("voicemail".to_owned(), "yes".to_owned())));
    all.extend([
        ("to".into(), rule.to.clone()),
        ("from".into(), time_field(rule.from)),
        ("until".into(), time_field(rule.until)),
        ("sender".into(), rule.sender.clone()),
        ("words".into(), ours.unwrap_or(OWN).into()),
        ("own".into(), own),
        ("others".into(), rule.others.clone()),
        ("review".into(), day_field(review)),
    ]);
    encoded(&all)
}

fn encoded(pairs: &[(String, String)]) -> Form {
    let mut encoder = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        encoder.append_pair(name, value);
    }
    Form::read(encoder.finish().as_bytes())
}

fn ours(t: &Text, which: &str) -> String {
    t.say_one_of("contact-ours", which).plain()
}

/// What was typed as a rule, or what to look at again.
pub(super) fn rule(t: &Text, channel: Channel, form: &Form, today: Day) -> Result<Rule, Problems> {
    let rule = typed(t, channel, form);
    let mut problems = Problems::none();
    for flaw in flaws(channel, &rule, today) {
        let own = flaw.field() == Field::Words && form.get("words") == OWN;
        let field = if own { OWN } else { flaw.field().word() };
        problems.add(field, words(t, flaw));
    }
    if problems.is_empty() { Ok(rule) } else { Err(problems) }
}

fn typed(t: &Text, channel: Channel, form: &Form) -> Rule {
    let days = (1..=7_u8).filter(|day| form.has(&day_name(*day)));
    let days = days.fold(0, |all, day| all | (1 << (day - 1)));
    let hours = (minutes(form.get("from")), minutes(form.get("until")));
    // The end of a day is written as its beginning.
    let until = hours.1.map(|until| if until == 0 { MIDNIGHT } else { until });
    let always = channel == Channel::Post;
    let words = match form.get("words") {
        OWN => form.text(OWN),
        one => {
            OURS.into_iter().find(|ours| *ours == one).map(|one| ours(t, one)).unwrap_or_default()
        }
    };
    Rule {
        to: form.text("to"),
        days: if always { 0b111_1111 } else { days },
        from: if always { 0 } else { hours.0.unwrap_or(u16::MAX) },
        until: if always { MIDNIGHT } else { until.unwrap_or(u16::MAX) },
        sender: form.text("sender"),
        words,
        others: form.text("others"),
        voicemail: channel == Channel::Phone && form.has("voicemail"),
        kinds: Kind::ALL.into_iter().filter(|kind| form.has(&kind_name(*kind))).collect(),
        review: Day::read(form.get("review")).unwrap_or(Day(i32::MIN)),
    }
}

/// A time of day, as browsers send it.
fn minutes(typed: &str) -> Option<u16> {
    let (hour, minute) = typed.trim().split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then(|| hour * 60 + minute)
}

/// What to look at again, in words.
pub(super) fn words(t: &Text, flaw: Flaw) -> String {
    match flaw {
        Flaw::Empty(field) => t.one_of("contact-empty", field.word()),
        Flaw::Outside(Field::From) => t.get("contact-form-time"),
        _ => t.one_of("contact-form", flaw.word()),
    }
}
