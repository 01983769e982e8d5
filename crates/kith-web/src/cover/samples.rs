//! Standing in: nobody asked yet, something to look at again, asked, and agreed.

use super::{CoverPage, Standing};
use crate::form::{Filled, Form};
use crate::look::Look;
use crate::parts::Choice;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

fn standing(t: &Text, key: &str, in_person: bool) -> Standing {
    let said = t.say(key).with("name", "Jo Lind").with("from", "Monday 11 May");
    Standing {
        words: said.with("to", "Friday 15 May").to_string(),
        id: "1".into(),
        in_person: in_person.then(|| "/n/stand/1".to_owned()),
    }
}

fn one(album: &Album, stands: Option<(&str, bool)>, again: Option<(&str, &str)>) -> CoverPage {
    let ((t, look), action) = (album.around(Look::staff), album.of_one(Page::Cover, 1));
    let choice = |id: &str, name: &str| {
        Choice::new(id, name.into()).hint(t.one_of("bond-role", "therapist"))
    };
    let mut filled = Filled { form: Form::default(), ..Filled::default() };
    if let Some((field, key)) = again {
        filled.problems.add(field, t.say(key).with("who", "Jo Lind").with("most", 92).to_string());
    }
    CoverPage {
        stands: stands.map(|(key, in_person)| standing(&t, key, in_person)),
        who: Who::sample(true),
        staff: vec![choice("1", "Jo Lind"), choice("2", "Osei Boateng")],
        days: ("2026-05-11".into(), "2026-05-15".into()),
        filled,
        keeping: Album::keeping(again.is_some()),
        back: album.of(Page::Person),
        t,
        look,
        action,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, stands, again) in [
        ("staff_cover", None, None),
        ("staff_cover_again", None, Some(("to", "away-odd"))),
        ("staff_cover_asked", Some(("cover-asked", true)), None),
        ("staff_cover_agreed", Some(("cover-agreed", false)), None),
        ("staff_cover_stands", Some(("cover-stands", false)), None),
    ] {
        let page = one(album, stands, again);
        album.put(name, page)?;
    }
    let nobody = CoverPage { staff: Vec::new(), ..one(album, None, None) };
    album.put("staff_cover_nobody", nobody)
}
