//! What became of a form that was asked for, in words. A total is never a verdict: a band is
//! named with its source, to staff only, and nothing is added up where something was skipped.

use kith_core::Seen;
use kith_core::form::Ask;
use kith_measure::Instrument;

use crate::cx::{Cx, moment};
use crate::forms::instrument;
use crate::paths::Page;
use crate::reach;
use crate::right::Beside;
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
    /// An answer on the person's safety that waits for the reader to be in touch.
    pub(crate) safety: Option<ToReach>,
}

/// An answer on somebody's safety that waits for the reader to be in touch.
#[derive(Clone, Debug)]
pub(crate) struct ToReach {
    /// By when, in words.
    pub(crate) until: String,
    /// Where it is written down.
    pub(crate) href: String,
}

impl ToReach {
    /// What waits because of this asking, if anything does.
    pub(crate) fn of(cx: &Cx<Beside>, seen: &Seen, ask: &Ask) -> Option<Self> {
        let until = reach::until(&cx.t, seen, ask)?;
        Some(Self { until, href: cx.to_two(Page::Reach, cx.right.room, ask.id) })
    }

    /// For the album of sample pages.
    pub(crate) fn sample() -> Self {
        let until = "Please be in touch by Wednesday 6 May, 10:15am.".into();
        Self { until, href: "/n/reach/1".into() }
    }
}

impl Outcome {
    /// The words for one asking.
    pub(crate) fn of(t: &Text, ask: &Ask, safety: Option<ToReach>) -> Self {
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
            safety,
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
    use jiff::tz::TimeZone;
    use kith_core::form::Given;
    use kith_core::{AskId, EntryId, FormId, PersonId, Timestamp};
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
            care: None,
            reached: None,
        };
        Outcome::of(&text(), &ask, None)
    }

    #[test]
    fn a_total_is_told_with_its_band_and_source_only_when_nothing_was_skipped() {
        let whole = answered(9, 1);
        assert!(whole.lines.iter().any(|line| line.contains('9') && line.contains("27")));
        assert!(whole.band.is_some_and(|band| band.contains("mild")));
        let part = answered(5, 3);
        assert!(part.lines.iter().any(|line| line.contains('5') && line.contains('9')));
        assert!(part.band.is_none());
    }

    #[test]
    fn every_published_band_has_words() {
        for band in instruments::ALL.iter().flat_map(|measure| measure.bands) {
            let words = text().one_of("person-band", band.key);
            assert!(!words.starts_with("person-band"), "{words}");
        }
    }
}
