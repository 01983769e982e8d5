//! What the first page shows is the client's own choice, and nothing until she makes it.

use axum::http::StatusCode;
use kith_web::paths::Page;

use super::Day;

#[tokio::test]
async fn the_first_page_shows_what_she_chose_and_nothing_before() {
    let mut day = Day::agreed(60).await;
    assert!(day.noor.get("/").await.says("Nothing to show here today."));
    let page = day.get(Page::Choices).await;
    assert!(page.says("For example: Tuesday 5 May, 1:00pm, with Amira, Room 3"), "{}", page.html);
    let path = day.world.path(Page::Choices);
    for (shows, time, name) in
        [("time-only", true, false), ("whole", true, true), ("nothing", false, false)]
    {
        day.noor.sends(&path, &[("shows", shows)]).await;
        let front = day.noor.get("/").await;
        let seen = (front.says("Tuesday 5 May, 1:00pm"), front.says("Amira"));
        assert_eq!(seen, (time, name), "{shows}");
        assert!(day.get(Page::Choices).await.html.contains(&format!("value=\"{shows}\"")));
    }
    let odd = day.noor.post(&path, &[("shows", "everything")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_pause_takes_the_meeting_off_the_first_page() {
    let mut day = Day::agreed(60).await;
    let path = day.world.path(Page::Choices);
    day.noor.post(&path, &[("shows", "whole")]).await;
    let bond = day.bond().await;
    day.sends(Page::Bond, bond, &[("do", "pause")]).await;
    assert!(!day.noor.get("/").await.says("Amira"));
}
