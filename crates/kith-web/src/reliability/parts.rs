//! A picture in words first, and the numbers behind them.

use kith_core::reliability::{Picture, What};

use crate::text::Text;

/// One thing that is agreed, and how often it was so.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(super) title: String,
    /// How much of it was so, in a word or two.
    pub(super) words: String,
    /// The numbers, one sentence each.
    pub(super) lines: Vec<String>,
}

/// A part that is a share of something: what is so, what is not, and the sentence about each.
struct Share {
    word: &'static str,
    good: What,
    rest: &'static [What],
}

const PROMISES: Share =
    Share { word: "promises", good: What::Kept, rest: &[What::SaidLate, What::NotKept] };
const WORDS: Share = Share { word: "words", good: What::Read, rest: &[What::NotRead] };
const MEETINGS: Share = Share {
    word: "meetings",
    good: What::Met,
    rest: &[What::MovedEarly, What::MovedLate, What::NotThere],
};
const BEGINNING: Share = Share { word: "begun", good: What::InTime, rest: &[What::BeganLate] };
const PEOPLE: Share = Share { word: "people", good: What::Same, rest: &[What::Other] };

/// Between two people.
pub(super) fn pair(t: &Text, picture: &Picture) -> Vec<Part> {
    let shares = [PROMISES, WORDS, MEETINGS, BEGINNING];
    let parts = shares.iter().filter_map(|share| share.of(t, picture));
    parts.chain(repair(t, picture)).collect()
}

/// Over the whole service.
pub(super) fn all(t: &Text, picture: &Picture) -> Vec<Part> {
    let mut parts = pair(t, picture);
    parts.extend(PEOPLE.of(t, picture));
    parts
}

impl Share {
    fn of(&self, t: &Text, picture: &Picture) -> Option<Part> {
        let good = picture.of(self.good);
        let total = good.saturating_add(picture.all(self.rest));
        if total == 0 {
            return None;
        }
        let first = t.say_one_of("reliability-of", self.word).with("total", total);
        let rest = self.rest.iter().filter(|what| picture.of(**what) > 0);
        let rest = rest.map(|what| {
            t.say_one_of("reliability-not", word(*what)).with("number", picture.of(*what))
        });
        let mut lines = vec![first.with("number", good).to_string()];
        lines.extend(rest.map(|said| said.to_string()));
        Some(Part {
            title: t.one_of("reliability-title", self.word),
            words: t.one_of("reliability-share", share(good, total)),
            lines,
        })
    }
}

/// The end of the text keys `reliability-not-…`.
const fn word(what: What) -> &'static str {
    match what {
        What::SaidLate => "said-late",
        What::NotKept => "late",
        What::NotRead => "unread",
        What::MovedEarly => "moved-early",
        What::MovedLate => "moved-late",
        What::NotThere => "not-there",
        What::BeganLate => "begun-late",
        What::Other => "other",
        What::Kept | What::Read | What::Met | What::InTime | What::Same => "none",
    }
}

/// The end of the text keys `reliability-share-…`: how much of it was so.
fn share(good: u32, total: u32) -> &'static str {
    let (good, total) = (u64::from(good), u64::from(total));
    match good {
        0 => "none",
        all if all == total => "all",
        most if most * 4 >= total * 3 => "most",
        half if half * 2 >= total => "half",
        _ => "few",
    }
}

fn repair(t: &Text, picture: &Picture) -> Option<Part> {
    let closed = u32::try_from(picture.closed()).unwrap_or(u32::MAX);
    if closed == 0 && picture.open == 0 {
        return None;
    }
    let title = t.get("reliability-repair");
    let days = picture.days_to_repair().map(u32::from);
    let words = match days {
        Some(days) => t.say("reliability-repair-days").with("days", days).to_string(),
        None => t.get("reliability-repair-none"),
    };
    let mut lines = Vec::new();
    if closed > 0 {
        lines.push(t.say("reliability-repair-closed").with("number", closed).to_string());
    }
    if picture.open > 0 {
        lines.push(t.say("reliability-repair-open").with("number", picture.open).to_string());
    }
    Some(Part { title, words, lines })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_words_from_none_to_all() {
        let words = [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4), (1, 1)];
        let words = words.map(|(good, total)| share(good, total));
        assert_eq!(words, ["none", "few", "half", "most", "all", "all"]);
    }
}
