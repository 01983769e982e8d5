//! When it cannot wait: nothing, everything that can wait for the reader, and something to look at
//! again.

use super::{Card, Do, UrgentPage};
use crate::form::{Filled, Form};
use crate::look::Look;
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

fn card(t: &Text, number: usize, (key, stands, what): (&str, &str, Do)) -> Card {
    let heading = t.say(key).with("name", "Jo Lind").with("client", "Noor");
    let said = t.say(stands).with("until", "Tuesday 5 May, 3:05pm").to_string();
    let more = t.say("urgent-asked-why").with("by", "Friday 8 May").to_string();
    let review = t.say("urgent-review-by").with("by", "Thursday 7 May").to_string();
    let open = stands == "urgent-open";
    Card {
        id: number.to_string(),
        field: format!("words-{number}"),
        heading: heading.with("when", "Tuesday 5 May, 2:00pm").to_string(),
        why: "They rang and are not safe. I want to know whom to call.".into(),
        stands: match what {
            Do::Answer => format!("{said} {more}"),
            Do::Review => format!("{said} {review}"),
            Do::Read | Do::Decide => said,
        },
        what,
        late: false,
        open: open.then(|| "/n/person/1".to_owned()),
        filled: Filled::default(),
    }
}

fn one(album: &Album, cards: &[(&str, &str, Do)], again: bool) -> UrgentPage {
    let ((t, look), action) = (album.around(Look::staff), album.of(Page::Urgent));
    let mut filled = Filled { form: Form::default(), ..Filled::default() };
    if again {
        filled.problems.add("name", t.get("urgent-name-empty"));
    }
    let cards = cards.iter().enumerate().map(|(number, one)| card(&t, number, *one)).collect();
    let (once, today) = (String::new(), album.of(Page::Today));
    UrgentPage { t, look, action, once, cards, filled, today }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let full = [
        ("urgent-theirs", "urgent-decide", Do::Decide),
        ("urgent-theirs", "urgent-over", Do::Review),
        ("urgent-mine", "urgent-over", Do::Answer),
        ("urgent-mine", "urgent-open", Do::Read),
        ("urgent-mine", "urgent-waits", Do::Read),
        ("urgent-mine", "urgent-declined", Do::Read),
    ];
    for (name, cards, again) in [
        ("staff_urgent", &[][..], false),
        ("staff_urgent_again", &[], true),
        ("staff_urgent_full", &full, false),
    ] {
        let page = one(album, cards, again);
        album.put(name, page)?;
    }
    Ok(())
}
