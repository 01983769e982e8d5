//! The person, the brief and the note, as a therapist without scripts uses them.
use axum::http::StatusCode;
use kith_core::about::About;
use kith_core::checkin::{CheckIn, Pace};
use kith_core::feedback::{Feedback, Show};
use kith_core::time::DAY;
use kith_core::{BondId, Role, RoomId, about, bond, checkin, feedback};
use kith_web::paths::Page;

use crate::pair::{MEETING, Pair, actor};
use crate::support::World;

fn check_in() -> checkin::Command {
    let said = CheckIn {
        answers: vec![Some(3), None, Some(7), None, Some(9)],
        words: "A short night".into(),
        bring_up: "<b>the letter</b>".into(),
        not_today: "my brother".into(),
        pace: Some(Pace::Slower),
    };
    checkin::Command::Send { meeting: MEETING, said }
}

fn feel(show: Show) -> feedback::Command {
    let answers = vec![Some(8), Some(2), None, None, Some(6), Some(7)];
    let said = Feedback { answers, words: "A little fast".into(), show };
    feedback::Command::Give { meeting: MEETING, said }
}

#[tokio::test]
async fn the_brief_begins_with_the_person_and_holds_what_they_sent() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let brief = world.path_to(Page::Brief, pair.room);
    assert!(pair.browser.get(&brief).await.says("No meeting is agreed."));
    pair.meet(&world, 2 * DAY).await;
    let about = About { name: "Noor A.".into(), pronouns: "they".into(), ..About::default() };
    let say = about::Command::Say { about };
    world.app.act(&pair.noor, pair.room, say).await.expect("said");
    assert!(pair.browser.get(&brief).await.says("No check-in yet."));
    world.app.act(&pair.noor, pair.room, check_in()).await.expect("sent");
    let page = pair.browser.get(&brief).await;
    for words in [
        "Noor A. they",
        "Thursday 7 May, 12:00pm to 12:50pm",
        "Rest 3",
        "Safe where I am Not said",
        "Pace Slower",
        "A short night",
        "Not today my brother",
        "not validated",
        "Nothing to show.",
    ] {
        assert!(page.says(words), "{words}: {}", page.words());
    }
    assert!(page.html.contains("&#60;b&#62;the letter"), "their words are never markup");
    let person = pair.browser.get(&world.path_to(Page::Person, pair.room)).await;
    assert!(person.says("Weekly meetings") && person.says("Room 3"));
    let today = pair.browser.get("/").await;
    assert!(today.says("Noor A.") && today.html.contains("&#60;b&#62;the letter"));
}

#[tokio::test]
async fn feedback_is_shown_as_far_as_the_client_lets_it() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    pair.meet(&world, DAY).await;
    world.later(2 * DAY);
    pair.browser = world.signed_in("amira").await;
    let brief = world.path_to(Page::Brief, pair.room);
    world.app.act(&pair.noor, pair.room, feel(Show::AfterNext)).await.expect("given");
    let withheld = pair.browser.get(&brief).await;
    assert!(withheld.says("Nothing to show.") && !withheld.says("A little fast"));
    world.app.act(&pair.noor, pair.room, feel(Show::WorthAsking)).await.expect("given");
    let asking = pair.browser.get(&brief).await;
    assert!(asking.says("worth asking about") && !asking.says("A little fast"));
    assert!(!asking.says("Was heard"));
    world.app.act(&pair.noor, pair.room, feel(Show::Now)).await.expect("given");
    let whole = pair.browser.get(&brief).await;
    assert!(whole.says("Was heard 2") && whole.says("A little fast"));
}

#[tokio::test]
async fn a_note_is_looked_at_kept_finished_and_corrected() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    pair.meet(&world, DAY).await;
    world.later(2 * DAY);
    pair.browser = world.signed_in("amira").await;
    let note = format!("{}-{MEETING}", world.path_to(Page::Note, pair.room));
    let page = pair.browser.get(&note).await;
    assert!(page.says("About the meeting on Wednesday 6 May, 12:00pm"));
    assert!(page.says("Noor reads this as soon as you finish it."));
    let empty = pair.browser.post(&note, &[("text", " "), ("do", "finish")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);

    let words = "We read the letter.\nYou kept it.";
    let look = pair.browser.post(&note, &[("text", words), ("do", "preview")]).await;
    assert!(look.says("As Noor will read it"));
    assert!(look.says("Note on the meeting of Wednesday 6 May, 12:00pm"), "{}", look.words());
    let back = pair.browser.get(&note).await;
    assert!(back.html.contains(words), "looking at it kept it");
    let form = [
        ("text", words.to_owned()),
        ("version", back.value("version")),
        ("once", back.value("once")),
        ("do", "finish".to_owned()),
    ];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let person = pair.browser.sends(&note, &form).await;
    assert!(person.says("We read the letter. You kept it."));
    assert!(pair.browser.post(&note, &form).await.location().is_some(), "sent twice, kept once");
    assert!(!pair.browser.get(&note).await.html.contains(words), "the draft is finished");

    let correct = person.to(&world.path(Page::Correct)).remove(0);
    assert!(pair.browser.get(&correct).await.html.contains(words));
    let person = pair.browser.sends(&correct, &[("text", "We read it twice.")]).await;
    assert!(person.says("We read it twice."));
    let seen = world.app.read(&pair.noor, pair.room, kith_core::Purpose::Own).await.expect("read");
    assert_eq!(seen.last_note().map(|note| note.versions.len()), Some(2));
}

#[tokio::test]
async fn pages_of_somebody_elses_client_answer_like_pages_of_nobody() {
    let world = World::new().await;
    let pair = Pair::new(&world).await;
    world.staff("Jo", Role::Therapist).await;
    let mut jo = world.signed_in("jo").await;
    for page in [Page::Person, Page::Brief, Page::Note] {
        let mut answers = Vec::new();
        for room in [pair.room, RoomId([9; 16])] {
            let path = world.path_to(page, room);
            let shown = jo.get(&path).await;
            let sent = jo.post(&path, &[("text", " "), ("do", "preview")]).await;
            assert_eq!((shown.status, sent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
            answers.push((shown.html, sent.html));
        }
        assert_eq!(answers[0], answers[1], "{page:?}");
    }
    let own = Page::Correct;
    let path = format!("{}-{}", world.path_to(own, pair.room), MEETING);
    assert_eq!(jo.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_note_names_those_who_will_read_it_and_nobody_else() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let others = [("Jo", Role::Therapist), ("Leo", Role::Reception), ("Tess", Role::PeerSupporter)];
    for (number, (name, role)) in (20..).zip(others) {
        let (bond, person) = (BondId([number; 16]), world.staff(name, role).await);
        let (name, purpose) = (name.to_owned(), "To talk".to_owned());
        let propose = bond::Command::Propose { bond, person, name: name.clone(), role, purpose };
        world.app.act(&pair.noor, pair.room, propose).await.expect("asked");
        let who = actor(&world, person, role, &name);
        let yes = bond::Command::Accept { bond };
        world.app.act(&who, pair.room, yes).await.expect("yes");
    }
    let note = pair.browser.get(&world.path_to(Page::Note, pair.room)).await;
    assert!(note.says("So do the others in their care: Jo."), "{}", note.html);
    assert!(!note.says("Leo") && !note.says("Tess"));
}
