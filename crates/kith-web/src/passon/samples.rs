//! Handing over: nobody asked yet, somebody asked, a no, and saying goodbye.

use super::{PassOnPage, Stage};
use crate::form::{Filled, Form};
use crate::look::Look;
use crate::parts::Choice;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

fn filled(t: &Text, again: Option<(&str, &str)>) -> Filled {
    let mut filled = Filled { form: Form::default(), ..Filled::default() };
    if let Some((field, key)) = again {
        filled.problems.add(field, t.say(key).with("who", "Jo Lind").to_string());
    }
    filled
}

fn one(
    album: &Album,
    stands: Option<&str>,
    stage: Stage,
    again: Option<(&str, &str)>,
) -> PassOnPage {
    let ((t, look), action) = (album.around(Look::staff), album.of_one(Page::PassOn, 1));
    let choice = |id: &str, name: &str| {
        Choice::new(id, name.into()).hint(t.one_of("bond-role", "therapist"))
    };
    let said = |key: &str| {
        let said = t.say(key).with("who", "Jo Lind").with("name", "Noor");
        said.with("day", "Monday 4 May").to_string()
    };
    PassOnPage {
        stands: stands.map(said),
        stage,
        who: Who::sample(true),
        staff: vec![choice("1", "Jo Lind"), choice("2", "Osei Boateng")],
        filled: filled(&t, again),
        keeping: Album::keeping(again.is_some()),
        back: album.of(Page::Person),
        t,
        look,
        action,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let next = || Stage::GoesOn("Jo Lind".into());
    let in_person = Stage::Asked(Some("/n/stand/1".into()));
    let (taken, owed) = (("person", "passon-not-free"), ("words", "errors-refusal-still-owed"));
    for (name, stands, stage, again) in [
        ("staff_pass_on", None, Stage::Open, None),
        ("staff_pass_on_again", None, Stage::Open, Some(taken)),
        ("staff_pass_on_asked", Some("passon-asked"), Stage::Asked(None), None),
        ("staff_pass_on_in_person", Some("passon-asked"), in_person, None),
        ("staff_pass_on_not", Some("passon-not"), Stage::Open, None),
        ("staff_pass_on_goodbye", Some("passon-goes-on"), next(), None),
        ("staff_pass_on_goodbye_again", Some("passon-goes-on"), next(), Some(owed)),
    ] {
        let page = one(album, stands, stage, again);
        album.put(name, page)?;
    }
    let nobody = PassOnPage { staff: Vec::new(), ..one(album, None, Stage::Open, None) };
    album.put("staff_pass_on_nobody", nobody)
}
