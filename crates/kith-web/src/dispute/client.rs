//! What the client reads before they say that something is not right, and the way to let it be.

use kith_app::AppError;
use kith_core::heard::Writing;
use kith_core::note::{Command, Standing, View};
use kith_core::time::DAY;
use kith_core::{Author, EntryId, Refusal, Role, Seen};

use crate::answer::{Answer, go};
use crate::cx::{Cx, last_day};
use crate::heard::Marking;
use crate::paths::Page;
use crate::record::Reader;
use crate::right::SecondDoor;
use crate::text::Text;

/// Who would be asked to answer and by when, or that nobody can.
pub(crate) fn ahead(cx: &Cx<SecondDoor>, seen: &Seen, to: EntryId) -> String {
    let Some(of) = seen.would_read(Writing::Entry(to)) else {
        return cx.t.get("dispute-ahead-nobody");
    };
    let book = cx.site.app.book();
    let reader = Reader::new(&cx.t, seen, &book, std::iter::empty());
    let name = reader.who(Author { person: of, role: Role::Therapist });
    let by = seen.at().plus(i64::from(cx.site.settings().answer_days()) * DAY);
    let said = cx.t.say("dispute-ahead").with("name", name);
    said.with("day", last_day(&cx.t, by, seen.at())).to_string()
}

/// The same, for samples.
pub(crate) fn ahead_sample(t: &Text) -> String {
    let said = t.say("dispute-ahead").with("name", "Amira Hale");
    said.with("day", "Friday 8 May").to_string()
}

/// The place where the client lets it stay as it is, while nobody has answered.
pub(crate) fn stay(
    reader: &Reader<'_>,
    entry: EntryId,
    action: &dyn Fn(EntryId) -> String,
) -> Option<Marking> {
    let (t, seen) = (reader.t, reader.seen);
    let open = |view: &View| !matches!(view.standing, Standing::Ended(_));
    seen.dispute(entry).filter(|view| seen.is_own() && open(view))?;
    Some(Marking {
        action: action(entry),
        field: "do",
        said: String::new(),
        ways: vec![("stay".to_owned(), t.get("dispute-stay"))],
        about: t.get("dispute-stay-about"),
    })
}

/// Taken back, or answered a moment before: either way the record says which.
pub(super) async fn send(cx: Cx<SecondDoor>) -> Answer {
    let dispute: EntryId = cx.ids.at(0)?;
    let (who, room) = (&cx.right.who, cx.right.room);
    match cx.site.app.act(who, room, Command::TakeBack { dispute }).await {
        Ok(_) | Err(AppError::Refused(Refusal::AlreadyDone)) => {
            go(&cx.to_one(Page::Record, dispute))
        }
        Err(error) => Err(error.into()),
    }
}
