//! Urgent opening: by a second person, for an hour, told to the client; and a name that nobody has
//! is answered like one that somebody has. On every engine.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::AppError;
use kith_core::time::HOUR;
use kith_core::urgent::{Command, Line, Stage};
use kith_core::{Actor, PromiseId, Purpose, Refusal, Role, RoomKind, UrgentId, promise};
use support::{Pair, World};

const WHY: &str = "They rang and are not safe.";

struct House {
    world: World,
    pair: Pair,
    jo: Actor,
    ruth: Actor,
}

impl House {
    async fn everywhere() -> Vec<Self> {
        let mut all = Vec::new();
        for (_, world) in World::everywhere().await {
            let pair = world.pair().await;
            let jo = world.therapist("jo.lind").await.0.actor.clone();
            let ruth = world.staff("ruth", Role::Supervisor).await.0.actor.clone();
            all.push(Self { world, pair, jo, ruth });
        }
        all
    }

    async fn lines(&self, who: &Actor) -> Vec<(UrgentId, Line)> {
        let desk = self.world.app.own_room(who.person, RoomKind::Desk).await.expect("a desk");
        let seen = self.world.app.read(who, desk, Purpose::Own).await.expect("their own");
        seen.urgent_lines().into_iter().map(|(id, line)| (id, line.clone())).collect()
    }

    async fn opens(&self, who: &Actor) -> bool {
        let read = self.world.app.read(who, self.pair.room, Purpose::Prepare).await;
        assert!(matches!(read, Ok(_) | Err(AppError::NotFound)), "{read:?}");
        read.is_ok()
    }
}

#[tokio::test]
async fn a_second_person_opens_it_for_an_hour_and_the_client_asks_why() {
    for house in House::everywhere().await {
        let (app, jo, ruth) = (&house.world.app, &house.jo, &house.ruth);
        app.ask_urgently(jo, " noor ", WHY).await.expect("asked");
        assert!(!house.opens(jo).await, "asking opens nothing");
        let lines = house.lines(ruth).await;
        let [(urgent, line)] = &lines[..] else { panic!("one line: {lines:?}") };
        assert_eq!((line.client.as_str(), line.why.as_str()), ("Noor", WHY));
        let alone = app.about_urgent(jo, *urgent, Command::Agree { urgent: *urgent }).await;
        assert!(matches!(alone, Err(AppError::NotFound)), "{alone:?}");

        app.about_urgent(ruth, *urgent, Command::Agree { urgent: *urgent }).await.expect("agreed");
        assert!(house.opens(jo).await);
        let listed = app.caseload(jo).await.expect("a list");
        assert!(listed.iter().any(|one| one.glance.is_some()));
        house.world.later(HOUR);
        assert!(!house.opens(jo).await, "the hour is over");
        let listed = app.caseload(jo).await.expect("a list");
        assert!(listed.iter().all(|one| one.glance.is_none()), "no name is left");

        let noor = &house.pair.noor;
        let seen = app.read(noor, house.pair.room, Purpose::Own).await.expect("her own");
        let opening = seen.openings().find(|one| one.purpose == Purpose::Safety).expect("told");
        let promise = PromiseId([4; 16]);
        let why = promise::Command::AskWhy { promise, opening: opening.entry };
        app.act(noor, house.pair.room, why).await.expect("asked why");
        assert!(house.lines(jo).await[0].1.question.is_some());
        app.answer_urgent(jo, *urgent, "You rang at night.".into()).await.expect("answered");
        assert!(house.lines(jo).await[0].1.question.is_none());
        let again = app.answer_urgent(jo, *urgent, "Again.".into()).await;
        assert!(matches!(again, Err(AppError::Refused(Refusal::AlreadyDone))), "{again:?}");

        let review = Command::Review { urgent: *urgent, words: "It was right to look.".into() };
        app.about_urgent(ruth, *urgent, review).await.expect("looked at");
        let seen = app.read(noor, house.pair.room, Purpose::Own).await.expect("her own");
        assert!(seen.urgent()[0].reviewed.is_some());
        let owed = seen.owed();
        assert!(owed.iter().all(|one| one.id != promise), "it was answered");
    }
}

#[tokio::test]
async fn a_name_that_nobody_has_stands_like_one_that_somebody_has() {
    for house in House::everywhere().await {
        let (app, jo) = (&house.world.app, &house.jo);
        app.ask_urgently(jo, "Noor", WHY).await.expect("asked");
        app.ask_urgently(jo, "Somebody Else", WHY).await.expect("asked");
        app.ask_urgently(jo, "Noor", WHY).await.expect("asked again");
        let lines: Vec<_> = house.lines(jo).await.into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines.len(), 3);
        for line in &lines {
            let told = (line.stage, line.room, line.client.as_str(), line.until);
            assert_eq!(told, (Stage::Asked, None, "", None));
        }
        assert_eq!(house.lines(&house.ruth).await.len(), 1, "and only one is asked about");
    }
}

#[tokio::test]
async fn who_has_no_part_in_care_asks_nothing() {
    for house in House::everywhere().await {
        let sam = house.world.staff("sam", Role::PeerSupporter).await.0.actor.clone();
        let asked = house.world.app.ask_urgently(&sam, "Noor", WHY).await;
        assert!(matches!(asked, Err(AppError::NotFound)), "{asked:?}");
        let empty = house.world.app.ask_urgently(&house.jo, "Noor", " ").await;
        assert!(matches!(empty, Err(AppError::Refused(Refusal::Empty))), "{empty:?}");
        assert!(house.lines(&house.ruth).await.is_empty());
    }
}
