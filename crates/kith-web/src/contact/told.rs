//! A rule in words.

use jiff::Timestamp as Moment;
use kith_core::calendar::Day;
use kith_core::contact::{Channel, MIDNIGHT, Rule};

use crate::record::Row;
use crate::text::Text;

/// A day without a change of clocks, to tell a time of day by.
const SOME_DAY: &str = "2026-01-15";

/// "by text message".
pub(super) fn way(t: &Text, channel: Channel) -> String {
    t.one_of("contact-way", channel.word())
}

/// The days of a rule.
fn days(t: &Text, days: u8) -> String {
    let on = |place: &u8| days & (1 << place) != 0;
    match days {
        0b111_1111 => t.get("contact-days-every"),
        0b001_1111 => t.get("contact-days-week"),
        _ => {
            let names = (0..7).filter(on).map(|place| t.one_of("date-weekday", place + 1));
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

/// The hours of a rule.
fn hours(t: &Text, rule: &Rule) -> String {
    if rule.from == 0 && rule.until == MIDNIGHT {
        return t.get("contact-hours-any");
    }
    t.say("contact-hours")
        .with("from", time(t, rule.from))
        .with("until", time(t, rule.until))
        .to_string()
}

fn time(t: &Text, minutes: u16) -> String {
    if minutes == MIDNIGHT {
        return t.get("contact-midnight");
    }
    let typed = time_field(minutes);
    t.parse_local(SOME_DAY, &typed).map_or(typed, |at| t.time(at))
}

/// A time of day, as a field of a form holds it; the end of a day is written as its beginning.
pub(super) fn time_field(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes % MIDNIGHT / 60, minutes % 60)
}

/// Days and hours.
pub(super) fn when(t: &Text, rule: &Rule) -> String {
    let said = t.say("contact-when").with("days", days(t, rule.days));
    said.with("hours", hours(t, rule)).to_string()
}

/// "28 February 2027".
pub(super) fn date(t: &Text, day: Day) -> String {
    let noon = day.date().and_then(|date| t.parse_local(&date.to_string(), "12:00"));
    t.date(noon.unwrap_or(Moment::UNIX_EPOCH))
}

/// For what, one after the other.
fn kinds(t: &Text, rule: &Rule) -> Vec<String> {
    rule.kinds.iter().map(|kind| t.one_of("contact-kind", kind.word())).collect()
}

/// The short lines of a rule. For a letter no days are said: it comes when it comes.
pub(super) fn rows(t: &Text, channel: Channel, rule: &Rule) -> Vec<Row> {
    let mut all = how(t, channel, rule);
    if channel != Channel::Post {
        all.insert(1, row(t.get("contact-row-when"), when(t, rule)));
    }
    all.push(row(t.get("contact-row-until"), date(t, rule.review)));
    all
}

const fn row(label: String, text: String) -> Row {
    Row { label, text }
}

/// The same for whoever is about to use it, without the times.
pub(super) fn how(t: &Text, channel: Channel, rule: &Rule) -> Vec<Row> {
    let none = rule.sender.trim().is_empty();
    let sender = if none { t.get("contact-no-name") } else { rule.sender.clone() };
    let mut all = vec![
        row(t.one_of("contact-to", channel.word()), rule.to.clone()),
        row(t.get("contact-row-kinds"), kinds(t, rule).join(". ")),
        row(t.get("contact-row-sender"), sender),
        row(t.get("contact-row-words"), rule.words.clone()),
    ];
    if !rule.others.trim().is_empty() {
        all.push(row(t.get("contact-row-others"), rule.others.clone()));
    }
    if channel == Channel::Phone {
        let key = if rule.voicemail { "contact-machine-yes" } else { "contact-machine-no" };
        all.push(row(t.get("contact-row-machine"), t.get(key)));
    }
    all
}
