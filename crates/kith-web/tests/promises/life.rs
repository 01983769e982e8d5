//! From being made to being kept, late, changed or let go.

use axum::http::StatusCode;
use kith_core::time::DAY;

use crate::{THURSDAY, Two};

#[tokio::test]
async fn what_the_client_promises_both_read_and_they_say_when_it_is_done() {
    let mut two = Two::new().await;
    let (page, one) = two.noor_promises(&THURSDAY).await;
    assert!(page.says("What you promised Amira"), "{}", page.words());
    assert!(page.says("Bring the list.") && page.says("By Thursday 7 May."));
    assert!(page.says("Promised this by Thursday 7 May Bring the list. You, Tuesday 5 May"));
    assert!(page.says("It is done") && !page.says("Let it go"));

    let at_amira = two.for_amira(&one);
    let seen = two.pair.amira.get(&at_amira).await;
    assert!(seen.says("What Noor promised you") && seen.says("Noor promised this."));
    assert!(seen.says("Let it go") && !seen.says("It is done"), "{}", seen.words());
    let done = format!("{at_amira}-done");
    let sent = two.pair.amira.post(&done, &[("words", "I say so.")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND, "only who promised says so");

    let done = format!("{one}-done");
    assert!(two.pair.noor.get(&done).await.says("A word to Amira, if you like"));
    let page = two.pair.noor.sends(&done, &[("words", "It is in the blue folder.")]).await;
    assert!(page.says("Kept on Tuesday 5 May."), "{}", page.words());
    assert!(page.says("You wrote: It is in the blue folder."));
    let seen = two.pair.amira.get(&at_amira).await;
    assert!(seen.says("Noor wrote: It is in the blue folder."), "{}", seen.words());
    assert!(!seen.says("Let it go"));
    let again = two.pair.noor.post(&done, &[("words", "")]).await;
    assert_eq!(again.location(), Some(one), "done already: the page says where it stands");
}

#[tokio::test]
async fn late_is_said_plainly_and_answered_with_a_new_day_and_a_word() {
    let mut two = Two::new().await;
    let tomorrow = [("words", "Send the letter."), ("by", "day"), ("day", "2026-05-06")];
    let (_, one) = two.amira_promises(&tomorrow).await;
    two.later(2 * DAY).await;
    let late = "This was for Wednesday 6 May and is late.";
    let at_noor = two.for_noor(&one);
    assert!(two.pair.noor.get(&at_noor).await.says(late));
    let page = two.pair.amira.get(&one).await;
    assert!(page.says(late) && page.says("Say that it is late"));

    let say = format!("{one}-late");
    for (fields, says) in [
        ([("day", ""), ("words", "Sorry.")], "There is no day here yet."),
        ([("day", "2026-05-06"), ("words", "Sorry.")], "That day is over."),
        ([("day", "2026-05-11"), ("words", " ")], "There are no words in it yet."),
    ] {
        let page = two.pair.amira.post(&say, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(page.says(says) && page.html.contains(fields[1].1), "{}", page.words());
    }
    let said = [("day", "2026-05-11"), ("words", "I am sorry. It waits for a stamp.")];
    let page = two.pair.amira.sends(&say, &said).await;
    assert!(
        page.says("It is later than promised. The new day is Monday 11 May."),
        "{}",
        page.words()
    );
    let seen = two.pair.noor.get(&at_noor).await;
    assert!(seen.says("Amira wrote: I am sorry. It waits for a stamp."), "{}", seen.words());
    assert!(seen.says("Said that it is later than promised. The new day: Monday 11 May"));
    assert!(!seen.says(late) && seen.says("Promised this by Wednesday 6 May"));
}

#[tokio::test]
async fn today_is_a_day_by_which_something_can_be_promised_and_it_is_late_tomorrow() {
    let mut two = Two::new().await;
    let today = [("words", "Call."), ("by", "day"), ("day", "2026-05-05")];
    let (page, one) = two.amira_promises(&today).await;
    assert!(page.says("By Tuesday 5 May."), "{}", page.words());
    assert!(two.pair.amira.get("/").await.says("Noor · For today."));
    two.later(DAY / 2 - 1).await;
    assert!(!two.pair.amira.get(&one).await.says("is late"));
    two.later(1).await;
    assert!(two.pair.amira.get(&one).await.says("This was for Tuesday 5 May and is late."));
}

#[tokio::test]
async fn something_else_holds_from_the_others_yes_and_not_before() {
    let mut two = Two::new().await;
    let (_, one) = two.amira_promises(&THURSDAY).await;
    let at_noor = two.for_noor(&one);
    let other = format!("{at_noor}-other");
    let form = two.pair.noor.get(&other).await;
    assert!(form.html.contains("Bring the list.") && form.value("day") == "2026-05-07");
    let wish = [("words", "Read it to me."), ("by", "meeting"), ("day", "")];
    let page = two.pair.noor.sends(&other, &wish).await;
    assert!(page.says("You suggested this instead Read it to me."), "{}", page.words());
    assert!(page.says("It waits for Amira.") && !page.says("Is this good for you?"));
    let own = two.pair.noor.sends(&at_noor, &[("do", "accept")]).await;
    assert!(own.says("You suggested this instead"), "nobody says yes to themselves");

    let seen = two.pair.amira.get(&one).await;
    assert!(seen.says("Noor suggests this instead Read it to me."), "{}", seen.words());
    assert!(seen.says("If you say no, what was promised still stands."));
    let no = two.pair.amira.sends(&one, &[("do", "decline")]).await;
    assert!(no.says("Said no") && no.says("By Thursday 7 May."), "{}", no.words());
    two.pair.noor.post(&other, &wish).await;
    let yes = two.pair.amira.sends(&one, &[("do", "accept")]).await;
    assert!(yes.says("Read it to me. You promised this to Noor."), "{}", yes.words());
    assert!(yes.says("By your next meeting. None is agreed yet."));
    let twice = two.pair.amira.sends(&one, &[("do", "accept")]).await;
    assert_eq!(twice.words(), yes.words(), "pressed twice");
}

#[tokio::test]
async fn whoever_it_was_made_to_lets_it_go_and_nobody_else() {
    let mut two = Two::new().await;
    let (_, one) = two.amira_promises(&THURSDAY).await;
    let mine = format!("{one}-leave");
    assert_eq!(two.pair.amira.get(&mine).await.location(), Some(one.clone()));
    two.pair.amira.post(&mine, &[]).await;
    assert!(two.pair.amira.get(&one).await.says("It is done"), "it is still owed");
    let at_noor = two.for_noor(&one);
    let leave = format!("{at_noor}-leave");
    let page = two.pair.noor.get(&leave).await;
    assert!(page.says("Let it go?") && page.says("You do not have to say why."));
    let page = two.pair.noor.sends(&leave, &[("once", &page.value("once"))]).await;
    assert!(page.says("Let go on Tuesday 5 May."), "{}", page.words());
    let all = two.of_amira();
    let list = two.pair.amira.get(&all).await;
    assert!(list.says("Nothing is promised at the moment.") && list.says("Earlier"));
    assert!(list.says("Bring the list.") && list.says("Let go on Tuesday 5 May."));
}

#[tokio::test]
async fn a_meeting_that_begins_is_the_time_of_what_was_promised_for_it() {
    let mut two = Two::new().await;
    let next = [("words", "Bring the list."), ("by", "meeting"), ("day", "")];
    let (page, one) = two.amira_promises(&next).await;
    assert!(page.says("By your next meeting. None is agreed yet."), "{}", page.words());
    two.world.meet(&two.pair).await;
    assert!(two.pair.amira.get(&one).await.says("By your next meeting, on Thursday 7 May."));
    two.later(3 * DAY).await;
    let page = two.pair.amira.get(&one).await;
    assert!(page.says("This was for your meeting on Thursday 7 May and is late."));
}

#[tokio::test]
async fn what_is_promised_for_when_she_asks_has_a_day_from_then_on() {
    let mut two = Two::new().await;
    let fields = [("words", "A taxi home."), ("by", "asked"), ("service", "yes")];
    let (page, at_amira) = two.amira_promises(&fields).await;
    assert!(page.says("You promised this to Noor in the name of the service."));
    assert!(!page.says("Ask for it now"), "only whom it is for asks: {}", page.words());
    two.later(30 * DAY).await;
    let at_noor = two.for_noor(&at_amira);
    let page = two.pair.noor.get(&at_noor).await;
    assert!(page.says("What the service promised you"), "{}", page.words());
    assert!(page.says("The service promised this. Amira sees to it."));
    assert!(page.says("If you ask now, it is due by Sunday 7 June."), "{}", page.words());
    let early = two.pair.amira.post(&at_amira, &[("do", "ask")]).await;
    assert_eq!(early.location().as_deref(), Some(at_amira.as_str()), "nothing changes");
    assert!(two.pair.noor.get(&at_noor).await.says("Ask for it now"));
    let page = two.pair.noor.sends(&at_noor, &[("do", "ask")]).await;
    assert!(page.says("By Sunday 7 June.") && !page.says("Ask for it now"), "{}", page.words());
    assert!(page.says("Asked for it, by Sunday 7 June"));
    let again = two.pair.noor.post(&at_noor, &[("do", "ask")]).await;
    assert_eq!(again.location(), Some(at_noor), "asked once");
    let today = two.pair.amira.get("/").await;
    assert!(today.says("A taxi home. (Noor) Noor · By Sunday 7 June."), "{}", today.words());
}

#[tokio::test]
async fn a_client_promises_in_nobody_elses_name() {
    let mut two = Two::new().await;
    let path = two.world.path_to(kith_web::paths::Page::Promises, "new");
    assert!(!two.pair.noor.get(&path).await.says("In the name of the service"));
    let (page, _) = two.noor_promises(&[&THURSDAY[..], &[("service", "yes")]].concat()).await;
    assert!(page.says("You promised this to Amira.") && !page.says("service"));
}
