//! Entered for the client, from paper or aloud: told as such, and hers to say anew.

use kith_core::feedback::View;
use kith_core::{Purpose, felt};
use kith_web::paths::Page;

use crate::met;
use crate::support::acts::MEETING;
use crate::support::{Pair, World};

fn part(world: &World, pair: &Pair, part: &str) -> String {
    world.path_to(Page::AskHere, format!("{}-{MEETING}{part}", pair.room))
}

async fn score(world: &World, pair: &Pair, own: bool) -> Option<u8> {
    let who = world.actor(if own { &pair.noor } else { &pair.amira }).await;
    let purpose = if own { Purpose::Own } else { Purpose::Prepare };
    let seen = world.app.read(&who, pair.room, purpose).await.expect("the room");
    match seen.feedback(MEETING) {
        Some(View::Whole(given)) => given.score(),
        _ => None,
    }
}

#[tokio::test]
async fn what_is_entered_says_by_whom_and_how_and_she_says_it_anew_in_one_press() {
    let (world, mut pair) = met().await;
    let meet = world.path_to(Page::Meet, format!("{}-{MEETING}", pair.room));
    let ask = part(&world, &pair, "");
    assert_eq!(pair.amira.get(&meet).await.to(&ask).len(), 1);
    let person = world.path_to(Page::Person, pair.room);
    assert_eq!(pair.amira.get(&person).await.to(&ask).len(), 1);
    let enter = part(&world, &pair, "-enter");
    let items = ["felt-safe", "was-heard", "my-pace", "my-say", "understood-why", "come-back"];
    let nine: Vec<_> = items.map(|item| (item, "9")).into();
    let again = pair.amira.post(&enter, &nine).await;
    assert!(again.says("Please choose how it was said.") && again.html.contains(" checked"));
    let how = [("how", "aloud"), ("interpreter", "Leyla"), ("language", "Kurdish")];
    let fields: Vec<_> = nine.iter().copied().chain(how).collect();
    let done = pair.amira.sends(&enter, &fields).await;
    assert!(done.says("You read the lines aloud and entered this."), "{}", done.words());
    assert!(done.says("Leyla interpreted.") && done.says("It was in Kurdish."));
    assert_eq!(
        (score(&world, &pair, true).await, score(&world, &pair, false).await),
        (Some(54), Some(54))
    );

    let home = pair.noor.get(&world.path(Page::Home)).await;
    assert!(home.says("Amira entered what you said after") && !home.says("How was"));
    let page = world.path_to(Page::Feedback, MEETING);
    let told = pair.noor.get(&page).await;
    assert!(told.says("Amira entered this for you on") && told.says("Leyla interpreted."));
    assert!(told.says("Amira has read it") && !told.says("You said this"), "{}", told.words());
    let anew = world.path_to(Page::Feedback, format!("{MEETING}-anew"));
    assert_eq!(told.to(&anew).len(), 1);
    let form = pair.noor.get(&anew).await;
    assert_eq!(form.html.matches(" checked").count(), 6, "what was entered stands there");
    let five: Vec<_> =
        items.map(|item| (item, "5")).into_iter().chain([("show", "after-next")]).collect();
    let mine = pair.noor.sends(&anew, &five).await;
    assert!(mine.says("You said this on") && mine.says("What Amira entered"), "{}", mine.words());
    assert_eq!(
        (score(&world, &pair, true).await, score(&world, &pair, false).await),
        (Some(30), Some(54))
    );
    let record = pair.noor.get(&world.path(Page::Record)).await;
    assert!(record.says("Entered for the client, after the meeting"), "both are kept");
    assert!(!pair.noor.get(&world.path(Page::Home)).await.says("Amira entered"));
}

#[tokio::test]
async fn an_entered_answer_is_marked_beside_the_line_of_how_it_has_felt() {
    let (world, mut pair) = met().await;
    let fields = [("how", "paper"), ("felt-safe", "9"), ("was-heard", "9"), ("my-pace", "9")];
    let fields: Vec<_> = fields.into_iter().chain([("my-say", "9")]).collect();
    pair.amira.post(&part(&world, &pair, "-enter"), &fields).await;
    let felt = world.path_to(Page::Felt, world.bond(&pair).await);
    let line = pair.noor.sends(&felt, &[("do", "on")]).await;
    assert!(line.says("of 60, entered by someone else"), "{}", line.words());
    assert!(line.says("Such answers are often kinder."));
}

#[tokio::test]
async fn paper_holds_the_same_lines_in_the_same_order_and_names_nobody() {
    let (world, mut pair) = met().await;
    let form = pair.noor.get(&world.path_to(Page::Feedback, MEETING)).await;
    let mut pages = vec![
        pair.noor.get(&world.path_to(Page::Feedback, format!("{MEETING}-paper"))).await,
        pair.amira.get(&part(&world, &pair, "-paper")).await,
    ];
    for page in &mut pages {
        let sheet = page.html.split("<div class=\"sheet\">").nth(1).expect("a sheet");
        let sheet = sheet.split("</main>").next().expect("its end");
        let lines = [
            "I felt safe",
            "What I said was heard",
            "at my pace",
            "a say in",
            "understood why",
            "come back",
        ];
        let on = |html: &str| lines.map(|line| html.find(line).expect("a line"));
        assert!(on(sheet).is_sorted() && on(&form.html).is_sorted());
        assert!(!sheet.contains("Noor") && !sheet.contains("Amira"), "{sheet}");
        assert!(page.says("Someone enters what you write here, and reads it."));
    }
}

#[tokio::test]
async fn who_asked_not_to_be_asked_is_not_asked_in_the_room() {
    let (world, mut pair) = met().await;
    let bond = world.bond(&pair).await;
    world.act(&pair.noor, &pair, felt::Command::Pace { bond, pace: felt::Pace::Never }).await;
    let ask = part(&world, &pair, "");
    let page = pair.amira.get(&ask).await;
    assert!(page.says("Noor chose not to be asked.") && !page.html.contains("value=\"tablet\""));
    let sent = pair.amira.post(&ask, &[("do", "tablet")]).await;
    assert!(sent.says("They chose to be asked less often."), "{}", sent.words());
    for other in ["-enter", "-paper"] {
        let other = part(&world, &pair, other);
        assert_eq!(pair.amira.get(&other).await.location(), Some(ask.clone()));
    }
    let fields = [("how", "paper"), ("felt-safe", "9")];
    let sent = pair.amira.post(&part(&world, &pair, "-enter"), &fields).await;
    assert_eq!(sent.location(), Some(ask));
    assert_eq!(score(&world, &pair, true).await, None);
    let own = pair.noor.get(&world.path_to(Page::Feedback, MEETING)).await;
    assert!(own.says("I felt safe in this meeting."), "she can on any day");
}
