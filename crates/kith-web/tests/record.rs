//! The record and who looked, as somebody without scripts reads them.

mod support;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kith_core::feedback::Show;
use kith_core::time::{DAY, HOUR};
use kith_core::{EntryId, Role, note};
use kith_web::paths::Page;
use support::acts::NOTE;
use support::{Pair, World};

/// A note that was answered, corrected and read.
async fn told() -> (World, Pair, EntryId) {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let to = world.note(&pair, "We talked about May.").await;
    world.later(HOUR);
    let wrong = note::Command::SayNotRight { to, text: "It was <April>.".into() };
    world.act(&pair.noor, &pair, wrong).await;
    world.later(HOUR);
    let correct = note::Command::Correct { note: NOTE, text: "We talked about April.".into() };
    world.act(&pair.amira, &pair, correct).await;
    world.back(&mut pair).await;
    (world, pair, to)
}

#[tokio::test]
async fn the_client_reads_everything_newest_first_with_both_versions_and_the_answers() {
    let (world, mut pair, to) = told().await;
    let record = pair.noor.get(&world.path(Page::Record)).await;
    assert_eq!(record.status, StatusCode::OK);
    let order = ["A note, corrected", "It was &#60;April&#62;.", "With Amira: yes", "proposed"];
    let all = record.words();
    let places: Vec<_> = order.iter().map(|words| all.find(words)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?} in {all}");
    assert!(record.says("You, Tuesday 5 May, 1:00pm"));
    let came = "Someone came in with a link and the words This service, ";
    assert!(record.says(came), "nobody at its computer did that: {}", record.words());
    assert!(record.says("Before that, it said: We talked about May."));
    assert!(record.says("Since then it says: We talked about April."));
    for page in [Page::Entry, Page::Wrong, Page::Receipt] {
        assert!(record.html.contains(&world.path_to(page, to)), "{page:?}");
    }
}

#[tokio::test]
async fn from_one_entry_on_the_record_holds_what_was_before() {
    let (world, mut pair, to) = told().await;
    let from = pair.noor.get(&world.path_to(Page::Record, to)).await;
    assert!(from.says("We talked about May.") && !from.says("A note, corrected"));
    let unknown = world.path_to(Page::Record, EntryId([9; 16]));
    assert_eq!(pair.noor.get(&unknown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_long_record_comes_in_pages() {
    let (world, mut pair, to) = told().await;
    // Each with the day by which it is read.
    for number in 0..25 {
        let reply = note::Command::Reply { to, text: format!("Thought {number}.") };
        world.act(&pair.noor, &pair, reply).await;
    }
    let record = world.path(Page::Record);
    let first = pair.noor.get(&record).await;
    assert!(!first.says("With Amira: yes"));
    let earlier = first.html.split("<p class=\"go\"><a href=\"").last().expect("a link");
    let earlier = earlier.split('"').next().expect("an address");
    let second = pair.noor.get(earlier).await;
    assert!(second.says("With Amira: yes") && second.says("Back to the newest"));
    assert!(second.html.contains(&format!("href=\"{record}\"")));
}

#[tokio::test]
async fn staff_read_what_is_open_to_them_and_the_client_reads_that_they_did() {
    let (world, mut pair, _) = told().await;
    world.meet(&pair).await;
    world.later(3 * DAY);
    world.back(&mut pair).await;
    world.feedback(&pair, "I felt small.", Show::WorthAsking).await;
    let told = pair.amira.get(&world.path_to(Page::Told, pair.room)).await;
    assert!(told.says("The whole record of Noor") && told.says("We talked about April."));
    assert!(!told.says("I felt small.") && !told.says("opened your record"));
    assert!(!told.says("This is not right, Friday"));

    let looked = pair.noor.get(&world.path(Page::Looked)).await;
    assert!(looked.says("Friday 8 May Amira opened your record to get ready for your meeting."));
    assert!(!looked.says("Noor"));
    let record = pair.noor.get(&world.path(Page::Record)).await;
    assert!(record.says("I felt small."));
    assert!(record.says("Meeting on Thursday 7 May, 2:00pm: yes"));
}

#[tokio::test]
async fn who_looked_tells_of_refused_attempts_and_says_so_when_there_was_nobody() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let looked = world.path(Page::Looked);
    assert!(pair.noor.get(&looked).await.says("No one has opened your record yet."));
    world.staff("Jo", Role::Supervisor).await;
    let mut jo = world.signed_in("jo").await;
    let told = world.path_to(Page::Told, pair.room);
    assert_eq!(jo.get(&told).await.status, StatusCode::NOT_FOUND);
    let page = pair.noor.get(&looked).await;
    let said = "Jo tried to open your record or to write in it, and was shown nothing.";
    assert!(page.says(&format!("{said} 12:00pm · a supervisor")));
    pair.amira.get(&told).await;
    assert!(pair.noor.get(&looked).await.says("Amira opened your record"));
}

#[tokio::test]
async fn who_looked_tells_of_numbers_that_were_counted_from_all() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.staff("Ruth", Role::Supervisor).await;
    let mut ruth = world.signed_in("ruth").await;
    assert_eq!(ruth.get(&world.path(Page::Picture)).await.status, StatusCode::OK);
    let page = pair.noor.get(&world.path(Page::Looked)).await;
    let said = "Ruth looked at numbers about the whole service. They are added up from all \
                records. Nothing of yours was shown.";
    assert!(page.says(said), "{}", page.words());
    assert!(!page.html.contains("name=\"opening\""), "there is no visit to ask about");
}

#[tokio::test]
async fn a_supervisor_reads_who_tried_and_not_whose_record_until_they_have_seen_it() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.staff("Ruth", Role::Supervisor).await;
    world.staff("Jo", Role::Therapist).await;
    let (mut ruth, mut jo) = (world.signed_in("ruth").await, world.signed_in("jo").await);
    let (review, today) = (world.path(Page::Review), world.path(Page::Today));
    let before = ruth.get(&review).await;
    jo.get(&world.path_to(Page::Told, "0a".repeat(16))).await;
    assert_eq!(ruth.get(&review).await.html, before.html, "a room that there is not");
    jo.post(&world.path_to(Page::Note, pair.room), &[("text", "Hello.")]).await;
    for page in [&review, &today] {
        let page = ruth.get(page).await;
        let line = "Jo tried to open a record that is not open to them, and was shown nothing.";
        assert!(page.says(line) && page.says("Tuesday 5 May, 12:00pm"), "{}", page.words());
        assert!(!page.html.contains("Noor") && !page.html.contains(&pair.room.to_string()));
    }
    let said = "Jo tried to open your record or to write in it, and was shown nothing.";
    assert!(pair.noor.get(&world.path(Page::Looked)).await.says(said));
    let page = ruth.get(&review).await;
    let attempt = page.html.split("name=\"attempt\" value=\"").nth(1).expect("a button");
    let seen = [("attempt", attempt.split('"').next().expect("its value"))];
    assert_eq!(jo.post(&review, &seen).await.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let page = ruth.sends(&review, &seen).await;
        assert!(!page.says("Jo tried"), "{}", page.words());
    }
    assert!(pair.noor.get(&world.path(Page::Looked)).await.says(said), "she still reads it");
}

#[tokio::test]
async fn visits_of_many_days_come_in_pages_and_times_of_one_day_in_one_line() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let amira = world.actor(&pair.amira).await;
    for _ in 0..16 {
        for _ in 0..2 {
            world.app.read(&amira, pair.room, kith_core::Purpose::Prepare).await.expect("read");
            world.later(HOUR);
        }
        world.later(22 * HOUR);
    }
    world.back(&mut pair).await;
    let page = pair.noor.get(&world.path(Page::Looked)).await;
    assert!(page.says("Wednesday 20 May") && page.says("12:00pm, 1:00pm · a therapist"));
    assert!(page.says("Thursday 7 May") && !page.says("Wednesday 6 May"));
    let earlier = pair.noor.get(&world.path_to(Page::Looked, "20260506")).await;
    assert!(earlier.says("Wednesday 6 May") && !earlier.says("Thursday 7 May"));
    assert!(page.html.contains(&world.path_to(Page::Looked, "20260506")));
}

#[tokio::test]
async fn each_part_can_be_answered_by_links_with_names_that_differ() {
    let (world, mut pair, _) = told().await;
    let record = pair.noor.get(&world.path(Page::Record)).await;
    let parts = record.html.matches("<article class=\"card entry\"").count();
    assert!(parts > 4, "{}", record.html);
    for page in [Page::Entry, Page::Wrong, Page::Receipt] {
        let begin = format!("<a href=\"{}/", world.path(page));
        let begin_quiet = format!("<a class=\"quiet\" href=\"{}/", world.path(page));
        let quiet = record.html.replace(&begin_quiet, &begin);
        // Nobody says of their own words that they are not right.
        let own = |part: &str| {
            let by = part.split("class=\"by\">").nth(1).unwrap_or_default();
            page == Page::Wrong && by.trim_start_matches('\u{2068}').starts_with("You")
        };
        let all = quiet.split("<article ").skip(1).filter(|part| !own(part));
        let parts = all.clone().count();
        assert!(parts > 2, "{page:?}: {}", record.html);
        // What a screen reader says of each link: its words, with those that are not seen.
        let named = all.map(|part| {
            let part = part.split("</article>").next().expect("its own part");
            let mut links = part.split(&begin).skip(1);
            let link = links.next().and_then(|rest| rest.split_once('>')).expect("a link");
            assert!(links.next().is_none(), "one {page:?} for each part");
            link.1.split("</a>").next().expect("a name").to_owned()
        });
        let names: BTreeSet<String> = named.collect();
        assert_eq!(names.len(), parts, "{page:?}: {names:?}");
    }
}
