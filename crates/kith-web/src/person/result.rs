//! What became of a form that was asked for, in words. A total is never a verdict: a band is
//! named with its source, to staff only, and nothing is added up where something was skipped.

use kith_core::Seen;
use kith_core::form::Ask;
use kith_measure::Instrument;

use crate::cx::moment;
use crate::forms::instrument;
use crate::text::Text;

/// One form that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// The name of the form.
    pub(crate) name: String,
    /// Asked when; answered or not; the total, or how many were answered.
    pub(crate) lines: Vec<String>,
    /// The published band of the total and where it was read.
    pub(crate) band: Option<String>,
    /// Whether an answer on the person's safety waits to be talked about.
    pub(crate) safety: bool,
}

impl Outcome {
    /// The words for one asking.
    pub(crate) fn of(t: &Text, seen: &Seen, ask: &Ask) -> Self {
        let asked = t.say("person-form-asked").with("day", t.day(moment(ask.at))).to_string();
        let mut lines = vec![asked];
        match &ask.answered {
            None => lines.push(t.get("person-form-open")),
            Some((at, _)) => {
                let day = t.day(moment(*at));
                lines.push(t.say("person-form-answered").with("day", day).to_string());
                lines.extend(added_up(t, ask));
            }
        }
        let total = ask.score().and_then(|score| score.total);
        let band = ask.measure().zip(total);
        Self {
            name: instrument(&ask.instrument).to_owned(),
            lines,
            band: band.and_then(|(measure, total)| band_words(t, measure, total)),
            safety: seen.safety_waits(ask),
        }
    }
}

fn added_up(t: &Text, ask: &Ask) -> Option<String> {
    let (measure, score) = ask.measure().zip(ask.score())?;
    let words = match score.total {
        Some(total) => t
            .say("person-form-total")
            .with("total", u32::from(total))
            .with("most", u32::from(measure.highest_total())),
        None => t.say("person-form-part").with("answered", score.answered).with("of", score.of),
    };
    Some(words.to_string())
}

fn band_words(t: &Text, measure: &Instrument, total: u16) -> Option<String> {
    let band = measure.band(total)?;
    let words = t
        .say("person-form-band")
        .with("band", t.one_of("person-band", band.key))
        .with("source", measure.source);
    Some(words.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::tz::TimeZone;
    use kith_core::form::Given;
    use kith_core::{
        Actor, AskId, EntryId, FormId, PersonId, Role, RoomKind, SigninId, State, Timestamp,
    };
    use kith_measure::instruments;

    use super::*;
    use crate::text::Locale;

    fn text() -> Text {
        Text::new(Locale::English, TimeZone::UTC)
    }

    /// An answered form whose first items weigh `weight` each; the rest were skipped.
    fn answered(items: u16, weight: u8) -> Outcome {
        let given = (0..items).map(|item| Given {
            link: item.to_string(),
            item: Some(item),
            code: None,
            weight: Some(weight),
        });
        let ask = Ask {
            id: AskId([1; 16]),
            entry: EntryId([1; 16]),
            form: FormId([1; 16]),
            instrument: "phq-9".into(),
            by: PersonId([2; 16]),
            at: Timestamp(0),
            answered: Some((Timestamp(0), given.collect())),
        };
        let empty = State::new(RoomKind::Private, PersonId([3; 16]));
        let client = Actor {
            person: PersonId([3; 16]),
            role: Role::Client,
            name: String::new(),
            signin: SigninId([3; 16]),
        };
        let seen = Seen::new(Arc::new(empty), client, Timestamp(1));
        Outcome::of(&text(), &seen.unwrap(), &ask)
    }

    #[test]
    fn a_total_is_told_with_its_band_and_source_only_when_nothing_was_skipped() {
        let whole = answered(9, 1);
        assert!(whole.lines.iter().any(|line| line.contains('9') && line.contains("27")));
        assert!(whole.band.is_some_and(|band| band.contains("mild")) && whole.safety);
        let part = answered(5, 3);
        assert!(part.lines.iter().any(|line| line.contains('5') && line.contains('9')));
        assert!(part.band.is_none() && !part.safety);
    }

    #[test]
    fn every_published_band_has_words() {
        for band in instruments::ALL.iter().flat_map(|measure| measure.bands) {
            let words = text().one_of("person-band", band.key);
            assert!(!words.starts_with("person-band"), "{words}");
        }
    }
}
