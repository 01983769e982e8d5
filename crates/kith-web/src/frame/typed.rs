//! What the form about a frame holds: one field for each line.

use std::collections::BTreeMap;

use kith_core::frame::{Change, Frame, LEAST, Line, Offer, Said, Wish};
use kith_core::meeting::LONGEST;

use super::told::{label, said, time_field};
use crate::form::Form;
use crate::parts::{Choice, Problems};
use crate::text::Text;

/// How many weeks from one meeting to the next can be chosen.
const WEEKS: u16 = 4;

/// One field.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    /// What can be chosen; empty where it is typed.
    pub(super) choices: Vec<Choice>,
}

impl Field {
    /// Whether it is the field of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Whether a choice is the one that stands there.
    pub(super) fn holds(&self, choice: &Choice) -> bool {
        self.value == choice.value
    }
}

/// The form with what stands in it; a line that is to be another says what is agreed now.
pub(super) fn fields(t: &Text, typed: &Form, agreed: &BTreeMap<Line, Said>) -> Vec<Field> {
    let field = |line: Line| field(t, line, typed.get(line.word()), agreed.get(&line));
    Line::ALL.into_iter().map(field).collect()
}

fn field(t: &Text, line: Line, value: &str, agreed: Option<&Said>) -> Field {
    let plain = matches!(line, Line::Day | Line::Often);
    let hint = if plain { String::new() } else { t.one_of("frame-hint", line.word()) };
    let other =
        agreed.filter(|said| wish(line, value.trim()).ok().flatten().as_ref() != Some(*said));
    let now = other.map(|one| t.say("frame-now").with("words", said(t, line, one)).to_string());
    Field {
        name: line.word(),
        label: label(t, line),
        hint: [hint, now.unwrap_or_default()].join(" ").trim().to_owned(),
        value: value.to_owned(),
        choices: choices(t, line, value),
    }
}

fn choices(t: &Text, line: Line, value: &str) -> Vec<Choice> {
    let most = match line {
        Line::Day => 7,
        Line::Often => WEEKS,
        _ => return Vec::new(),
    };
    let standing = value.parse().ok().filter(|number| *number > most && within(line, *number));
    let choice =
        |number: u16| Choice::new(&number.to_string(), said(t, line, &Said::Number(number)));
    let open = Choice::new("", t.get("frame-open"));
    [open].into_iter().chain((1..=most).chain(standing).map(choice)).collect()
}

fn within(line: Line, number: u16) -> bool {
    line.numbers().is_some_and(|(least, most)| (least..=most).contains(&number))
}

/// What stands already, with what the reader suggested over it.
pub(super) fn standing(lines: &BTreeMap<Line, Said>, own: Option<&BTreeMap<Line, Wish>>) -> Form {
    let mut all: BTreeMap<Line, Wish> =
        lines.iter().map(|(line, said)| (*line, Some(said.clone()))).collect();
    all.extend(own.into_iter().flatten().map(|(line, wish)| (*line, wish.clone())));
    let mut encoder = form_urlencoded::Serializer::new(String::new());
    for (line, wish) in all {
        let value = match (line, wish) {
            (_, None) => continue,
            (_, Some(Said::Words(words))) => words,
            (Line::Time, Some(Said::Number(minutes))) => time_field(minutes),
            (_, Some(Said::Number(number))) => number.to_string(),
        };
        encoder.append_pair(line.word(), &value);
    }
    Form::read(encoder.finish().as_bytes())
}

/// What a form was made from: the last yes, and what the reader suggested then.
pub(super) fn base(frame: &Frame, own: Option<&Offer>) -> String {
    let yes = frame.since().map(|version| version.entry.to_string());
    let own = own.map(|offer| offer.entry.to_string());
    format!("{}-{}", yes.unwrap_or_default(), own.unwrap_or_default())
}

/// Whether this is what the reader suggested already: the same form, sent twice.
pub(super) fn is_suggested(changes: &[Change], frame: &Frame, own: Option<&Offer>) -> bool {
    let new = changes.iter().filter(|one| frame.said(one.line) != one.said.as_ref());
    let new: BTreeMap<Line, Wish> = new.map(|one| (one.line, one.said.clone())).collect();
    own.is_some_and(|own| own.changes == new)
}

/// What was typed as lines, or what to look at again.
pub(super) fn changes(t: &Text, typed: &Form) -> Result<Vec<Change>, Problems> {
    let mut problems = Problems::none();
    let mut all = Vec::new();
    // A field that was not sent leaves its line as it is.
    for line in Line::ALL.into_iter().filter(|line| typed.has(line.word())) {
        match wish(line, typed.get(line.word()).trim()) {
            Ok(said) => all.push(Change { line, said }),
            Err(key) => {
                let words = t.say_one_of("frame-form", key).with("least", LEAST);
                problems.add(line.word(), words.with("most", LONGEST).to_string());
            }
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

/// What was typed in one line, or the end of the key of what to say about it.
fn wish(line: Line, typed: &str) -> Result<Wish, &'static str> {
    if typed.is_empty() {
        return Ok(None);
    }
    let number = match line {
        Line::Time => minutes(typed),
        _ => typed.parse().ok(),
    };
    match line.numbers() {
        None if typed.len() > line.most() => Err("long"),
        None => Ok(Some(Said::Words(typed.to_owned()))),
        Some(_) => match number.filter(|number| within(line, *number)) {
            Some(number) => Ok(Some(Said::Number(number))),
            None if line == Line::Length => Err("length"),
            None => Err("time"),
        },
    }
}

/// A time of day, as browsers send it.
fn minutes(typed: &str) -> Option<u16> {
    let (hour, minute) = typed.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then(|| hour * 60 + minute)
}
