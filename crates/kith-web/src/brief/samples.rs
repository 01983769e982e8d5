//! Sample briefs: an ordinary one, one of few words, one with hardly anything, one about safety.

use super::shown::{Arrives, Felt, Said};
use super::{BriefPage, Card, Links, Next};
use crate::frame::Short;
use crate::look::Look;
use crate::paths::Page;
use crate::person::{ToReach, Who};
use crate::text::Text;
use crate::views::samples::Album;
use crate::{checkin, note};

fn said(t: &Text, stem: &str, items: &[&str], numbers: &[Option<u8>]) -> Vec<Said> {
    let one = |(item, number): (&&str, &Option<u8>)| Said {
        label: t.one_of(stem, item),
        answer: number.map_or_else(|| t.get("record-not-said"), |number| number.to_string()),
        given: number.is_some(),
    };
    items.iter().zip(numbers).map(one).collect()
}

fn arrives(t: &Text) -> Arrives {
    let items = kith_measure::own::CHECK_IN.items;
    Arrives {
        when: "Tuesday 5 May, 8:40am".into(),
        answers: said(t, "record-checkin", items, &[Some(3), Some(6), None, Some(7), Some(5)]),
        pace: Some(t.one_of("record-pace-is", "slower")),
        words: "A short night. I would like to sit by the window today.".into(),
    }
}

fn few(t: &Text) -> Arrives {
    let items = kith_measure::own::CHECK_IN.items;
    Arrives {
        answers: said(t, "record-checkin", items, &[None; 5]),
        pace: None,
        words: String::new(),
        ..arrives(t)
    }
}

fn felt(t: &Text) -> Felt {
    let items = kith_measure::own::RELATIONSHIP.items;
    let numbers = [Some(8), Some(9), Some(6), None, Some(7), Some(8)];
    Felt::Whole {
        day: "Tuesday 28 April".into(),
        answers: said(t, "record-feedback", items, &numbers),
        words: "A little fast at the end.".into(),
        how: Some(t.get("feedback-told-tablet")),
    }
}

fn cards(t: &Text, name: &str) -> Vec<Card> {
    let note = "You said that walking in the morning helps.\nWe agreed to begin later, and to leave \
                the door ajar.\nNext time: the letter, if you want to.";
    let note = note::card(t, note.into(), Some("Amira, Tuesday 28 April".into()));
    let asked = match name {
        "staff_brief_none" => return vec![note::card(t, String::new(), None)],
        "staff_brief_few" => checkin::cards(t, "", ""),
        _ => checkin::cards(t, "The letter from home, and what to write back.", "My brother."),
    };
    let agenda = match name {
        "staff_brief_changed" | "staff_brief_peer" => crate::agenda::cards_sample(t),
        _ => Vec::new(),
    };
    let cards = agenda.into_iter().chain(asked).chain([note]);
    if name == "staff_brief_peer" { cards.take(4).collect() } else { cards.collect() }
}

fn next(t: &Text) -> Next {
    let moved = t.say("meeting-changed-time").with("before", "Tuesday 5 May, 1:00pm to 1:50pm");
    Next {
        when: "Tuesday 5 May, 2:00pm to 2:50pm".into(),
        place: "Room 3".into(),
        others: String::new(),
        changed: vec![moved.to_string()],
        href: "/n/meet/1".into(),
    }
}

fn links() -> Links {
    Links {
        person: "/n/person/1".into(),
        note: "/n/note/1".into(),
        meet: "/n/meet/new".into(),
        promises: "/n/promised/1".into(),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in [
        "staff_brief",
        "staff_brief_few",
        "staff_brief_none",
        "staff_brief_safety",
        "staff_brief_changed",
        "staff_brief_peer",
    ] {
        let cares = name != "staff_brief_peer";
        let (t, look) = album.around(if cares { Look::staff } else { Look::company });
        let none = name == "staff_brief_none";
        let few_words = name == "staff_brief_few";
        let view = BriefPage {
            who: Who::sample(!none),
            changed: match name {
                "staff_brief_changed" => crate::repair::theirs_sample(album, false),
                _ => Vec::new(),
            },
            next: (!none).then(|| next(&t)),
            arrives: (!none).then(|| if few_words { few(&t) } else { arrives(&t) }),
            felt: match name {
                "staff_brief_few" => Felt::WorthAsking,
                "staff_brief_none" => Felt::Nothing,
                _ => felt(&t),
            },
            cares,
            frame: if none { (None, None) } else { framed(album, few_words) },
            cards: cards(&t, name),
            promised: if none {
                crate::promise::Brief::default()
            } else {
                crate::promise::brief_sample(album)
            },
            unread: few_words.then(|| crate::heard::one_sample(album.text())),
            views: if few_words { crate::dispute::near_sample(&t) } else { Vec::new() },
            waits: few_words,
            safety: (name == "staff_brief_safety").then(ToReach::sample),
            t,
            look,
            links: links(),
        };
        album.put(name, view)?;
    }
    Ok(())
}

/// How the two work together, and that something of it waits.
fn framed(album: &Album, waits: bool) -> (Option<Short>, Option<(String, String)>) {
    let words = || album.text().say("frame-waits").with("name", "Noor").to_string();
    let waits = waits.then(|| (words(), album.of(Page::Working)));
    (Some(crate::frame::short_sample(album, true)), waits)
}

#[cfg(test)]
mod tests {
    use crate::text::Locale;
    use crate::views::samples::all;

    /// What a reader sees between two places of a page, without tags.
    fn seen(html: &str) -> String {
        let main =
            html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap();
        let parts = main.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text));
        parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// 1280 by 800 holds two columns of about twelve rows of sixty letters below the name.
    /// Most rows of a brief are short, so half of that is what an ordinary brief may say.
    #[test]
    fn an_ordinary_brief_is_short_enough_for_one_view() {
        let pages = all(Locale::English).unwrap();
        let (_, html) = pages.iter().find(|(name, _)| name == "staff_brief").unwrap();
        let letters = seen(html).chars().count();
        assert!(letters <= 1_200, "{letters} letters");
        assert!(html.matches("<section").count() <= 6);
    }
}
