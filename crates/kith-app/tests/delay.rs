//! Showing a visit later: while it waits the client's room holds nothing of it, as a file neither;
//! when the day has come it tells of all of it, with who decided. On every engine.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::{AppError, Wait};
use kith_core::delay::Delay;
use kith_core::opened::Opening;
use kith_core::time::{DAY, HOUR};
use kith_core::{Actor, PersonId, Purpose, Refusal, Role, settings};
use support::{Pair, World};

const WHY: &str = "Order 12 of the district court.";

struct House {
    world: World,
    pair: Pair,
    ruth: Actor,
}

impl House {
    /// Services whose law knows delays, on every engine.
    async fn everywhere() -> Vec<Self> {
        let mut all = Vec::new();
        for (_, world) in World::everywhere().await {
            let pair = world.pair().await;
            let ruth = world.staff("ruth", Role::Supervisor).await.0.actor.clone();
            let house = Self { world, pair, ruth };
            house.lets_wait(true).await;
            all.push(house);
        }
        all
    }

    async fn lets_wait(&self, waits: bool) {
        let app = &self.world.app;
        let settings = app.book().settings().clone();
        let settings = settings::Settings { shows_later: Some(waits), ..settings };
        let change = settings::Command::Change { settings };
        app.act(&app.operator(), app.book_room(), change).await.expect("changed");
    }

    async fn decide(&self, of: PersonId, days: i64) -> Result<(), AppError> {
        let until = self.world.app.now().plus(days * DAY);
        let wait = Wait { called: " noor ", of, why: WHY, until };
        self.world.app.delay_showing(&self.ruth, wait).await
    }

    async fn amira_looks(&self) {
        let read = self.world.app.read(&self.pair.amira, self.pair.room, Purpose::Prepare).await;
        read.expect("she is beside her");
    }

    /// What she reads of others' visits for this purpose.
    async fn told(&self, purpose: Purpose) -> Vec<Opening> {
        let app = &self.world.app;
        let seen = app.read(&self.pair.noor, self.pair.room, Purpose::Own).await.expect("her own");
        seen.openings().filter(|one| one.purpose == purpose).cloned().collect()
    }
}

#[tokio::test]
async fn a_visit_waits_until_its_day_and_is_told_then() {
    for house in House::everywhere().await {
        let app = &house.world.app;
        let before = house.told(Purpose::Prepare).await.len();
        house.decide(house.pair.amira.person, 3).await.expect("decided");
        house.world.later(2 * HOUR);
        let when = app.now();
        for _ in 0..2 {
            house.amira_looks().await;
        }
        assert_eq!(house.told(Purpose::Prepare).await.len(), before, "nothing yet");
        let known = app.delays(&house.ruth).await.expect("hers to know");
        assert_eq!(known.all.iter().map(Delay::visits).collect::<Vec<_>>(), [1]);

        house.world.later(3 * DAY);
        let told = house.told(Purpose::Prepare).await;
        let late: Vec<_> = told.iter().filter(|one| one.told.is_some()).collect();
        assert_eq!(late.len(), 1);
        assert_eq!((late[0].person, late[0].at), (house.pair.amira.person, when));
        let seen = app.read(&house.pair.noor, house.pair.room, Purpose::Own).await.expect("hers");
        let why: Vec<_> = seen.waited().map(|(_, one)| (one.why.as_str(), one.visits)).collect();
        assert_eq!(why, [(WHY, 1)]);
        house.amira_looks().await;
        assert_eq!(house.told(Purpose::Prepare).await.len(), before + 2, "told at once again");
    }
}

#[tokio::test]
async fn a_copy_taken_while_it_waits_is_whole_and_holds_nothing_of_it() {
    for house in House::everywhere().await {
        let app = &house.world.app;
        house.decide(app.operator().person, 3).await.expect("decided");
        let (noor, operator) = (&house.pair.noor, app.operator());
        app.export(&operator, noor.person, Some(WHY.to_owned())).await.expect("for the court");
        let size = |file: &kith_app::RecordFile| {
            let found = kith_ledger::verify_record(&file.bytes, &[], None).expect("it verifies");
            found.rooms.iter().map(|room| room.tree.size).sum::<u64>()
        };
        let first = size(&app.export(noor, noor.person, None).await.expect("her copy"));
        assert!(house.told(Purpose::Export).await.is_empty(), "nothing yet");
        house.world.later(3 * DAY);
        let later = size(&app.export(noor, noor.person, None).await.expect("her copy"));
        let told = house.told(Purpose::Export).await;
        assert_eq!(told.iter().map(|one| one.why.as_deref()).collect::<Vec<_>>(), [Some(WHY)]);
        assert_eq!(later, first + 3, "the visit, who decided, and her own copy of now");
    }
}

#[tokio::test]
async fn a_name_that_nobody_has_is_written_down_and_others_behind_staff_read_it() {
    for house in House::everywhere().await {
        let app = &house.world.app;
        let admin = house.world.staff("kai", Role::Administrator).await.0.actor.clone();
        let until = app.now().plus(DAY);
        let of = house.pair.amira.person;
        let wait = Wait { called: "nobody", of, why: WHY, until };
        let answer = app.delay_showing(&house.ruth, wait).await;
        assert!(matches!(answer, Err(AppError::Refused(Refusal::NotHere))), "{answer:?}");
        let known = app.delays(&admin).await.expect("hers to know");
        assert_eq!(known.missed.iter().map(|one| one.0).collect::<Vec<_>>(), [house.ruth.person]);
    }
}

#[tokio::test]
async fn only_who_stands_behind_staff_decides_and_only_where_the_service_says_that_it_can_be() {
    for house in House::everywhere().await {
        let (app, of) = (&house.world.app, house.pair.amira.person);
        let wait = Wait { called: "noor", of, why: WHY, until: app.now().plus(DAY) };
        for who in [&house.pair.amira, &house.pair.noor] {
            let answer = app.delay_showing(who, wait).await;
            assert!(matches!(answer, Err(AppError::NotFound)), "{answer:?}");
            assert!(matches!(app.delays(who).await, Err(AppError::NotFound)));
        }
        house.lets_wait(false).await;
        let answer = app.delay_showing(&house.ruth, wait).await;
        assert!(matches!(answer, Err(AppError::NotFound)), "{answer:?}");
        house.world.later(HOUR);
        let before = house.told(Purpose::Prepare).await.len();
        house.amira_looks().await;
        assert_eq!(house.told(Purpose::Prepare).await.len(), before + 1, "told at once");
    }
}
