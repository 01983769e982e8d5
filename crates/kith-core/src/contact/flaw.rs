//! What cannot stand in a rule. What was typed is kept as it is or refused, never changed.

use super::rule::{ADDRESS, Channel, MIDNIGHT, Rule, latest};
use crate::calendar::{Day, EVERY_DAY};
use crate::refusal::Refusal;
use crate::words::LINE;

/// How many digits a number has, at least and at most.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=20;

/// A part of a rule that is typed or chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The address or number.
    To,
    /// The weekdays.
    Days,
    /// The hours.
    From,
    /// The sender's name.
    Sender,
    /// The words of a notice.
    Words,
    /// Who else may see it.
    Others,
    /// Machines that answer.
    Voicemail,
    /// For what.
    Kinds,
    /// The last day.
    Review,
}

impl Field {
    /// The name of the field in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Days => "days",
            Self::From => "from",
            Self::Sender => "sender",
            Self::Words => "words",
            Self::Others => "others",
            Self::Voicemail => "voicemail",
            Self::Kinds => "kinds",
            Self::Review => "review",
        }
    }
}

/// Why a part of a rule cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing is there, and something has to be.
    Empty(Field),
    /// More than one rule can hold.
    Long(Field, usize),
    /// A line break or a sign that cannot be seen, where a message could break on it.
    Unseen(Field),
    /// This is no e-mail address.
    NotEmail,
    /// This is no number to call.
    NotNumber,
    /// No such days, hours, kinds or machines.
    Outside(Field),
    /// The hours end before they begin.
    Backwards,
    /// The last day is over.
    Past,
    /// The last day is too far away.
    Far,
}

impl Flaw {
    /// Where it is.
    pub const fn field(self) -> Field {
        match self {
            Self::Empty(field)
            | Self::Long(field, _)
            | Self::Unseen(field)
            | Self::Outside(field) => field,
            Self::NotEmail | Self::NotNumber => Field::To,
            Self::Backwards => Field::From,
            Self::Past | Self::Far => Field::Review,
        }
    }

    /// The end of the text key that says what to look at.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty(_) => "empty",
            Self::Long(..) => "long",
            Self::Unseen(_) => "unseen",
            Self::NotEmail => "email",
            Self::NotNumber => "number",
            Self::Outside(_) => "outside",
            Self::Backwards => "backwards",
            Self::Past => "past",
            Self::Far => "far",
        }
    }

    pub(super) const fn refusal(self) -> Refusal {
        match self {
            Self::Empty(_) => Refusal::Empty,
            Self::Long(_, limit) => Refusal::TooLong { limit },
            Self::Past => Refusal::TooLate,
            _ => Refusal::OutsideScale,
        }
    }
}

/// Everything in a rule that cannot stand, in the order of its parts.
pub fn flaws(channel: Channel, rule: &Rule, today: Day) -> Vec<Flaw> {
    let voicemail = rule.voicemail && channel != Channel::Phone;
    let all = [
        to(channel, &rule.to),
        days(rule.days).or_else(|| post_days(channel, rule)),
        hours(rule.from, rule.until),
        line(Field::Sender, &rule.sender),
        empty(Field::Words, &rule.words).or_else(|| line(Field::Words, &rule.words)),
        long(Field::Others, &rule.others, LINE),
        voicemail.then_some(Flaw::Outside(Field::Voicemail)),
        kinds(rule),
        review(rule.review, today),
    ];
    all.into_iter().flatten().collect()
}

fn to(channel: Channel, to: &str) -> Option<Flaw> {
    let most = if channel == Channel::Post { ADDRESS } else { LINE };
    let plausible = || match channel {
        Channel::Email => (!is_email(to)).then_some(Flaw::NotEmail),
        Channel::Text | Channel::Phone => (!is_number(to)).then_some(Flaw::NotNumber),
        Channel::Post => {
            to.chars().any(|one| one != '\n' && breaks(one)).then_some(Flaw::Unseen(Field::To))
        }
    };
    empty(Field::To, to).or_else(|| long(Field::To, to, most)).or_else(plausible)
}

/// Plausible, and nothing a header or a command could break on.
fn is_email(to: &str) -> bool {
    let odd = |one: char| one.is_whitespace() || breaks(one) || "<>\",;:()[]\\".contains(one);
    let Some((name, host)) = to.split_once('@') else { return false };
    !name.is_empty() && !host.is_empty() && !host.contains('@') && !to.contains(odd)
}

/// Digits, and the signs that people put between them.
fn is_number(to: &str) -> bool {
    let digits = to.chars().filter(char::is_ascii_digit).count();
    let rest = to.strip_prefix('+').unwrap_or(to);
    let known = |one: char| one.is_ascii_digit() || " ()-/.".contains(one);
    DIGITS.contains(&digits) && rest.chars().all(known)
}

const fn days(days: u8) -> Option<Flaw> {
    match days {
        0 => Some(Flaw::Empty(Field::Days)),
        EVERY_DAY.. if days != EVERY_DAY => Some(Flaw::Outside(Field::Days)),
        _ => None,
    }
}

/// A letter comes when it comes: no days or hours can be promised for it.
fn post_days(channel: Channel, rule: &Rule) -> Option<Flaw> {
    let always = rule.days == EVERY_DAY && rule.from == 0 && rule.until == MIDNIGHT;
    (channel == Channel::Post && !always).then_some(Flaw::Outside(Field::Days))
}

const fn hours(from: u16, until: u16) -> Option<Flaw> {
    if from >= MIDNIGHT || until > MIDNIGHT {
        Some(Flaw::Outside(Field::From))
    } else if from >= until {
        Some(Flaw::Backwards)
    } else {
        None
    }
}

fn kinds(rule: &Rule) -> Option<Flaw> {
    let twice = || {
        rule.kinds
            .iter()
            .enumerate()
            .any(|(at, kind)| rule.kinds.iter().take(at).any(|one| one == kind))
    };
    match rule.kinds.as_slice() {
        [] => Some(Flaw::Empty(Field::Kinds)),
        _ => twice().then_some(Flaw::Outside(Field::Kinds)),
    }
}

pub(super) fn review(review: Day, today: Day) -> Option<Flaw> {
    if review < today { Some(Flaw::Past) } else { (review > latest(today)).then_some(Flaw::Far) }
}

/// A line that stands in a message: nothing it could break on.
fn line(field: Field, words: &str) -> Option<Flaw> {
    long(field, words, LINE).or_else(|| words.contains(breaks).then_some(Flaw::Unseen(field)))
}

fn empty(field: Field, words: &str) -> Option<Flaw> {
    words.trim().is_empty().then_some(Flaw::Empty(field))
}

fn long(field: Field, words: &str, limit: usize) -> Option<Flaw> {
    (words.len() > limit).then_some(Flaw::Long(field, limit))
}

/// Signs that cannot be seen, breaks of lines and paragraphs among them.
fn breaks(one: char) -> bool {
    one.is_control() || matches!(one, '\u{2028}' | '\u{2029}')
}
