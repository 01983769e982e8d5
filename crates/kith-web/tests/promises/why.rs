//! "Why did you open this?": asked on the line of a visit, answered by who looked.

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::time::{DAY, HOUR};
use kith_web::paths::Page;

use crate::Two;
use crate::support::{Reply, World};

/// What the buttons of a page would ask about.
fn openings(page: &Reply) -> Vec<String> {
    let buttons = page.html.split("name=\"opening\" value=\"").skip(1);
    buttons.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

impl Two {
    /// Amira looks at the person page.
    async fn amira_looks(&mut self) {
        let person = self.world.path_to(Page::Person, self.pair.room);
        assert_eq!(self.pair.amira.get(&person).await.status, StatusCode::OK);
    }

    /// Noor asks about the newest visit.
    async fn noor_asks(&mut self) -> Reply {
        let page = self.looked().await;
        let opening = openings(&page).remove(0);
        let path = self.world.path(Page::Looked);
        self.pair.noor.sends(&path, &[("opening", &opening)]).await
    }
}

#[tokio::test]
async fn a_question_that_nobody_answers_is_seen_by_a_supervisor_without_a_word() {
    let (world, pair) = World::supervised().await;
    let mut two = Two { world, pair };
    two.amira_looks().await;
    two.noor_asks().await;
    two.later(4 * DAY).await;
    let review = two.world.path(Page::Review);
    let late = two.world.signed_in("ruth").await.get(&review).await;
    assert!(late.says("Amira An answer to why a record was opened."), "{}", late.words());
    assert!(late.says("It was asked for by Friday 8 May.") && !late.html.contains("Noor"));
    let one = two.pair.amira.get("/").await.to(&two.of_amira()).remove(0);
    let answer = [("words", "To read your check-in.")];
    two.pair.amira.sends(&format!("{one}-done"), &answer).await;
    let late = two.world.signed_in("ruth").await.get(&review).await;
    assert!(late.says("Nothing is past its date."), "{}", late.words());
}

#[tokio::test]
async fn a_question_about_a_visit_is_promised_an_answer_and_shown_with_it() {
    let mut two = Two::new().await;
    two.amira_looks().await;
    let page = two.looked().await;
    assert!(page.says("Whoever looked is asked to answer within 3 days."), "{}", page.words());
    assert_eq!(openings(&page).len(), 1);
    let page = two.noor_asks().await;
    assert!(
        page.says("You asked why on Tuesday 5 May. Amira is asked to answer. By Friday 8 May.")
    );
    assert!(openings(&page).is_empty(), "it is asked once");

    let today = two.pair.amira.get("/").await;
    assert!(today.says("Why was the record opened? (Noor) Noor · By Friday 8 May."));
    let one = today.to(&two.of_amira()).remove(0);
    let page = two.pair.amira.get(&one).await;
    assert!(page.says("Why did you open the record on Tuesday 5 May?"), "{}", page.words());
    assert!(page.says("Amira opened your record to get ready for your meeting."));
    assert!(page.says("Answer") && !page.says("Suggest something else"));
    let other = two.pair.amira.get(&format!("{one}-other")).await;
    assert_eq!(other.location(), Some(one.clone()), "a question is not bargained with");
    let empty = two.pair.amira.post(&format!("{one}-done"), &[("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("There are no words in it yet."));
    let words = [("words", "To read your check-in.")];
    let page = two.pair.amira.sends(&format!("{one}-done"), &words).await;
    assert!(page.says("You answered on Tuesday 5 May."), "{}", page.words());

    let page = two.looked().await;
    assert!(page.says("You asked why on Tuesday 5 May. Amira answered on Tuesday 5 May. To read your check-in."), "{}", page.words());
    let all = two.world.path(Page::Promises);
    let question = two.pair.noor.get(&page.to(&all).remove(0)).await;
    assert!(question.says("Why did Amira open your record on Tuesday 5 May?"));
    assert!(question.says("Amira wrote: To read your check-in."), "{}", question.words());
}

#[tokio::test]
async fn pressed_twice_it_is_asked_once() {
    let mut two = Two::new().await;
    two.amira_looks().await;
    let opening = openings(&two.looked().await).remove(0);
    let path = two.world.path(Page::Looked);
    for _ in 0..2 {
        let sent = two.pair.noor.post(&path, &[("opening", &opening)]).await;
        assert_eq!(sent.location(), Some(format!("{path}#{opening}")));
    }
    let list = two.pair.noor.get(&two.world.path(Page::Promises)).await;
    assert_eq!(list.html.matches("Why did").count(), 1);
}

#[tokio::test]
async fn a_line_of_several_visits_asks_about_the_newest_and_keeps_what_was_asked() {
    let mut two = Two::new().await;
    two.amira_looks().await;
    two.noor_asks().await;
    two.later(2 * HOUR).await;
    two.amira_looks().await;
    let page = two.looked().await;
    assert!(page.says("12:00pm, 2:00pm · a therapist"), "{}", page.words());
    assert!(page.says("You asked why on Tuesday 5 May.") && openings(&page).len() == 1);
    let page = two.noor_asks().await;
    assert_eq!(page.words().matches("You asked why on").count(), 2);
    assert!(openings(&page).is_empty());
}

#[tokio::test]
async fn who_was_shown_nothing_is_not_asked() {
    let mut two = Two::new().await;
    two.world.staff("Jo", Role::Therapist).await;
    let mut jo = two.world.signed_in("jo").await;
    let person = two.world.path_to(Page::Person, two.pair.room);
    assert_eq!(jo.get(&person).await.status, StatusCode::NOT_FOUND);
    let page = two.looked().await;
    assert!(
        page.says("Jo tried to open your record or to write in it, and was shown nothing."),
        "{}",
        page.words()
    );
    assert!(openings(&page).is_empty());
}

#[tokio::test]
async fn without_anybody_beside_her_nobody_can_be_asked() {
    let mut two = Two::new().await;
    two.amira_looks().await;
    let opening = openings(&two.looked().await).remove(0);
    let bond = two.world.bond(&two.pair).await;
    let pause = kith_core::bond::Command::Pause { bond };
    two.world.act(&two.pair.noor, &two.pair, pause).await;
    let page = two.looked().await;
    assert!(page.says("To ask why in here, you need someone beside you who can answer."));
    assert!(openings(&page).is_empty());
    let sent = two.pair.noor.post(&two.world.path(Page::Looked), &[("opening", &opening)]).await;
    assert!(sent.says("This waits while there is a pause."), "{}", sent.words());
}

#[tokio::test]
async fn what_is_no_visit_cannot_be_asked_about() {
    let mut two = Two::new().await;
    let path = two.world.path(Page::Looked);
    let unknown = "e".repeat(32);
    let sent = two.pair.noor.post(&path, &[("opening", &unknown)]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    let sent = two.pair.noor.post(&path, &[("opening", "x")]).await;
    assert_eq!(sent.status, StatusCode::BAD_REQUEST);
}
