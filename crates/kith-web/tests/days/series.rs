//! Meetings in a row, walked by the client and by the person beside them: dates that are looked
//! at first, one answer for all, and changes of some that touch no other.

use axum::http::StatusCode;
use kith_core::meeting::Details;
use kith_core::series::{Answer, Command};
use kith_core::time::{DAY, HOUR};
use kith_core::{EntryId, Purpose, SeriesId};
use kith_web::paths::Page;

use super::support::{NOW, Reply};
use super::{Day, details};

const TYPED: [(&str, &str); 7] = [
    ("day", "2026-05-07"),
    ("time", "10:00"),
    ("minutes", "50"),
    ("place", "Room 3"),
    ("others", ""),
    ("often", "1"),
    ("times", "4"),
];

const THURSDAYS: [&str; 4] = [
    "Thursday 7 May, 10:00am to 10:50am",
    "Thursday 14 May, 10:00am to 10:50am",
    "Thursday 21 May, 10:00am to 10:50am",
    "Thursday 28 May, 10:00am to 10:50am",
];

/// What each box on the page sends, and whether it is ticked.
fn boxes(page: &Reply) -> Vec<(String, bool)> {
    let tags = page.html.split("<input type=\"checkbox\"").skip(1);
    let tag = tags.filter_map(|rest| rest.split('>').next());
    tag.filter_map(|tag| {
        let value = tag.split("value=\"").nth(1)?.split('"').next()?;
        Some((value.to_owned(), tag.contains(" checked")))
    })
    .collect()
}

/// The same form again, with these boxes ticked.
fn with_dates<'a>(
    fields: &[(&'a str, &'a str)],
    ticked: impl IntoIterator<Item = &'a (String, bool)>,
) -> Vec<(&'a str, &'a str)> {
    let dates = ticked.into_iter().map(|(value, _)| ("date", value.as_str()));
    fields.iter().copied().chain(dates).chain([("do", "row")]).collect()
}

/// The row that the page leads to or is.
async fn row(day: &Day) -> (SeriesId, EntryId) {
    let seen = day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.expect("read");
    let series = seen.all_series().next().expect("a row");
    (series.id, series.last)
}

/// A row of four that both agreed to.
async fn agreed() -> Day {
    let mut day = Day::begun().await;
    let page = day.sends(Page::Meeting, "new", &TYPED).await;
    let dates = boxes(&page);
    day.sends(Page::Meeting, "new", &with_dates(&TYPED, &dates)).await;
    let (series, seen) = row(&day).await;
    day.staff(Command::Answer { series, answer: Answer::Yes, seen }).await;
    day
}

#[tokio::test]
async fn dates_are_looked_at_before_they_are_asked_for() {
    let mut day = Day::begun().await;
    let before = day.get(Page::Record).await.words();
    let page = day.sends(Page::Meeting, "new", &TYPED).await;
    assert!(page.says("Are these the dates?"), "{}", page.html);
    assert!(THURSDAYS.iter().all(|when| page.says(when)), "{}", page.words());
    assert_eq!(day.get(Page::Record).await.words(), before, "nothing is asked yet");
    let dates = boxes(&page);
    assert_eq!(dates.iter().filter(|(_, ticked)| *ticked).count(), 4);
    let without_second = [&dates[..1], &dates[2..]].concat();
    let page = day.sends(Page::Meeting, "new", &with_dates(&TYPED, &without_second)).await;
    assert!(page.says("Meetings in a row") && page.says("Every week"), "{}", page.html);
    assert!(page.says(THURSDAYS[0]) && !page.says(THURSDAYS[1]) && page.says(THURSDAYS[3]));
    assert_eq!(page.html.matches("Waits for a yes or no.").count(), 3);
}

#[tokio::test]
async fn one_answer_is_enough_and_the_first_page_says_it_once() {
    let mut day = Day::begun().await;
    let (bond, series) = (day.bond().await, SeriesId([0x40; 16]));
    let details = details(NOW, 2 * 24 * 60);
    let (rule, without) = ("FREQ=WEEKLY;INTERVAL=1;COUNT=4".to_owned(), Vec::new());
    day.staff(Command::Propose { series, bond, details, rule, without }).await;
    let home = day.get(Page::Home).await;
    assert!(home.says("Amira asks about 4 meetings in a row"), "{}", home.words());
    assert!(!home.says("Amira proposes a time"), "not once for each");
    let page = day.get_one(Page::Series, series).await;
    assert!(page.says("Amira asks you about 4 of these dates."), "{}", page.words());
    assert!(page.says("Room 3, 50 minutes."), "who says yes reads where, and how long");
    let seen = page.value("seen");
    let page = day.sends(Page::Series, series, &[("do", "yes"), ("seen", &seen)]).await;
    assert_eq!(page.html.matches("Agreed.").count(), 4, "{}", page.words());
    let page = day.sends(Page::Series, series, &[("do", "yes"), ("seen", &seen)]).await;
    assert!(page.says("Something was changed since you read this."), "{}", page.words());
    let all = day.get(Page::Meeting).await;
    assert_eq!(all.html.matches("with \u{2068}Amira").count(), 1, "one line for the row");
    assert!(all.says("One of a row: Every week"));
    let record = day.get(Page::Record).await;
    assert!(record.says("4 meetings in a row: yes"), "{}", record.words());
}

#[tokio::test]
async fn a_date_that_is_not_free_is_not_ticked_and_names_nobody() {
    let mut day = Day::begun().await;
    let taken = Details { starts: NOW.plus(9 * DAY - 2 * HOUR), ..details(NOW, 0) };
    day.world.taken(&day.amira, taken).await;
    let page = day.sends(Page::Meeting, "new", &TYPED).await;
    let dates = boxes(&page);
    let ticked: Vec<_> = dates.iter().map(|(_, ticked)| *ticked).collect();
    assert_eq!(ticked, [true, false, true, true], "{}", page.words());
    assert!(page.says("This is not free.") && !page.says("Rosa"));
    let path = day.world.path_to(Page::Meeting, "new");
    let page = day.noor.post(&path, &with_dates(&TYPED, &dates)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("One of these is not free any more. Nothing was changed."), "{}", page.html);
    let free: Vec<_> = dates.iter().filter(|(_, ticked)| *ticked).cloned().collect();
    let page = day.sends(Page::Meeting, "new", &with_dates(&TYPED, &free)).await;
    assert_eq!(page.html.matches("Waits for a yes or no.").count(), 3);
}

#[tokio::test]
async fn what_cannot_be_a_row_is_asked_for_again_with_all_that_was_typed() {
    let mut day = Day::begun().await;
    let path = day.world.path_to(Page::Meeting, "new");
    for times in ["", "1", "0", "61", "1000000", "-3", "many"] {
        let fields = TYPED.map(|(name, value)| (name, if name == "times" { times } else { value }));
        let page = day.noor.post(&path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{times}");
        assert!(page.says("Please write a number from 2 to 60."), "{times}: {}", page.html);
        assert_eq!(page.value("place"), "Room 3");
    }
    let page = day.sends(Page::Meeting, "new", &TYPED).await;
    let one = boxes(&page);
    let page = day.noor.post(&path, &with_dates(&TYPED, &one[..1])).await;
    assert!(page.says("One date alone is not a row."), "{}", page.html);
    let page = day.noor.post(&path, &[&TYPED[..], &[("do", "back")]].concat()).await;
    assert!(page.says("Propose a time"), "{}", page.html);
    assert_eq!((page.value("times"), page.value("place")), ("4".into(), "Room 3".into()));
}

/// The third of a row is moved to a Friday, and nothing else.
async fn third_alone(day: &mut Day, series: SeriesId) {
    let third = format!("{}-other", series.meeting(2));
    let alone = [("day", "2026-05-22"), ("time", "15:00"), ("minutes", "50"), ("place", "Room 3")];
    day.sends(Page::Meeting, &third, &alone).await;
    let (_, seen) = row(day).await;
    day.staff(Command::Answer { series, answer: Answer::Yes, seen }).await;
}

#[tokio::test]
async fn one_is_moved_alone_and_those_after_another_without_it() {
    let mut day = agreed().await;
    let (series, _) = row(&day).await;
    third_alone(&mut day, series).await;
    let second = format!("{}-move", series.meeting(1));
    let form = day.get_one(Page::Series, &second).await;
    assert!(
        form.says("This is about 2 meetings, from 14 May 2026 to 28 May 2026."),
        "{}",
        form.words()
    );
    assert!(form.says("One that was moved by itself stays as it is."));
    let read = form.value("seen");
    let fields = [
        ("day", "2026-05-13"),
        ("time", "11:00"),
        ("minutes", "50"),
        ("place", "Room 3"),
        ("seen", read.as_str()),
    ];
    let page = day.sends(Page::Series, &second, &fields).await;
    assert!(page.says("Wednesday 13 May, 11:00am to 11:50am"), "{}", page.words());
    assert!(page.says("Wednesday 27 May, 11:00am to 11:50am"));
    assert!(page.says(&format!("Now: {}", THURSDAYS[3])));
    let dates = boxes(&page);
    assert_eq!(dates.len(), 2);
    let page = day.sends(Page::Series, &second, &with_dates(&fields, &dates)).await;
    assert_eq!(page.html.matches("Agreed. Another time is suggested.").count(), 2);
    assert!(
        page.says("Suggested instead: Wednesday 27 May, 11:00am to 11:50am."),
        "{}",
        page.words()
    );
    let (_, seen) = row(&day).await;
    day.staff(Command::Answer { series, answer: Answer::Yes, seen }).await;
    let page = day.get_one(Page::Series, series).await;
    for when in [
        THURSDAYS[0],
        "Wednesday 13 May, 11:00am to 11:50am",
        "Friday 22 May, 3:00pm to 3:50pm",
        "Wednesday 27 May, 11:00am to 11:50am",
    ] {
        assert!(page.says(when), "{when}: {}", page.words());
    }
}

#[tokio::test]
async fn who_changes_it_after_somebody_else_is_told_and_loses_nothing() {
    let mut day = agreed().await;
    let (series, _) = row(&day).await;
    let cancel = format!("{}-cancel", series.meeting(2));
    let form = day.get_one(Page::Series, &cancel).await;
    assert!(form.says(THURSDAYS[2]) && form.says(THURSDAYS[3]) && !form.says(THURSDAYS[1]));
    let seen = form.value("seen");
    let (words, cancelled) = (String::new(), series.meeting(1));
    day.staff(kith_core::meeting::Command::Cancel { meeting: cancelled, words }).await;
    let path = day.world.path_to(Page::Series, &cancel);
    let fields = [("words", "I start work then."), ("seen", seen.as_str())];
    let page = day.noor.post(&path, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Something was changed since you read this."), "{}", page.words());
    assert!(page.says("I start work then."));
    let seen = page.value("seen");
    let fields = [("words", "I start work then."), ("seen", seen.as_str())];
    let page = day.sends(Page::Series, &cancel, &fields).await;
    assert_eq!(page.html.matches("Cancelled.").count(), 3, "{}", page.words());
    assert!(page.says("Agreed."), "the first one stands");
    let page = day.get_one(Page::Meeting, series.meeting(3)).await;
    assert!(page.says("I start work then."), "{}", page.words());
}

#[tokio::test]
async fn the_person_beside_the_client_asks_and_moves_in_the_same_way() {
    let mut day = Day::begun().await;
    let mut amira = day.world.signed_in("amira").await;
    let new = day.world.path_to(Page::Meet, day.room);
    let page = amira.sends(&new, &TYPED).await;
    assert!(page.says("Are these the dates?") && page.says(THURSDAYS[3]), "{}", page.html);
    let dates = boxes(&page);
    let page = amira.sends(&new, &with_dates(&TYPED, &dates)).await;
    assert_eq!(page.html.matches("Waits for a yes or no.").count(), 4, "{}", page.html);
    let (series, _) = row(&day).await;
    let person = day.world.path_to(Page::Person, day.room);
    let page = amira.get(&person).await;
    assert!(
        page.says("4 meetings in a row, the first on 7 May 2026, waiting for Noor"),
        "{}",
        page.words()
    );
    let shown = day.get_one(Page::Series, series).await;
    let seen = shown.value("seen");
    day.sends(Page::Series, series, &[("do", "no"), ("seen", &seen)]).await;
    let page =
        amira.get(&day.world.path_to(Page::MeetSeries, format!("{}-{series}", day.room))).await;
    assert_eq!(page.html.matches("Not taken up.").count(), 4, "{}", page.words());
}

#[tokio::test]
async fn a_row_of_somebody_else_looks_like_nothing_at_all() {
    let mut day = agreed().await;
    let (series, _) = row(&day).await;
    let sam = day.also("Sam").await;
    let mut browser = day.world.signed_in("sam").await;
    for id in [format!("{series}"), format!("{}-move", series.meeting(0))] {
        let path = day.world.path_to(Page::MeetSeries, format!("{}-{id}", day.room));
        let nothing = format!("{}-{}", day.room, SeriesId([9; 16]));
        let nothing = day.world.path_to(Page::MeetSeries, nothing);
        let (found, missing) = (browser.get(&path).await, browser.get(&nothing).await);
        assert_eq!(found.status, StatusCode::NOT_FOUND, "{}", sam.name);
        assert_eq!(found.html, missing.html);
    }
}
