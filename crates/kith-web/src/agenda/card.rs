//! What the brief shows: what is not for this meeting, and what is to be talked about.

use kith_core::Seen;
use kith_core::agenda::Topic;
use kith_core::meeting::Meeting;

use crate::brief::Card;
use crate::text::Text;

/// The cards of a meeting; none where nothing is on the list.
pub(crate) fn cards(t: &Text, seen: &Seen, meeting: &Meeting) -> Vec<Card> {
    let agenda = seen.agenda(meeting.bond, meeting.id);
    let (not, open): (Vec<_>, Vec<_>) = agenda.open.iter().partition(|topic| topic.not_today);
    let name = &seen.about().name;
    let line = |topic: &&Topic<'_>| line(t, topic.item.words.trim(), topic.mine, name);
    shown(t, not.iter().map(line).collect(), open.iter().map(line).collect())
}

/// Whose it is stands behind the words, so that it is read in one breath.
fn line(t: &Text, words: &str, mine: bool, name: &str) -> String {
    let key = if mine { "agenda-brief-you" } else { "agenda-brief-theirs" };
    t.say(key).with("words", words).with("name", name).to_string()
}

fn shown(t: &Text, not: Vec<String>, open: Vec<String>) -> Vec<Card> {
    let card = |heading: &str, lines: Vec<String>, by: Option<String>, fence| Card {
        heading: t.get(heading),
        words: lines.join("\n"),
        none: String::new(),
        by,
        fence,
    };
    let cards = [
        card("agenda-brief-not-today", not, Some(t.get("agenda-leave")), true),
        card("agenda-heading", open, None, false),
    ];
    cards.into_iter().filter(|card| !card.words.is_empty()).collect()
}

/// What both wrote, one of it not for today.
pub(crate) fn cards_sample(t: &Text) -> Vec<Card> {
    let not = vec![line(t, "The form from the clinic.", true, "Noor")];
    let open = vec![line(t, "The letter from home, and whether I answer it.", false, "Noor")];
    shown(t, not, open)
}
