//! What was agreed and what was done, as both read it: about the service, and the same for both.

use kith_core::time::{DAY, MINUTE};
use kith_web::paths::Page;

use crate::support::World;

#[tokio::test]
async fn both_read_what_was_done_of_what_was_agreed_and_nothing_of_hers_is_counted() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let own = world.path_to(Page::Reliability, world.bond(&pair).await);
    let theirs = world.path_to(Page::Relied, pair.room);
    assert!(pair.noor.get(&own).await.says("Nothing counts yet."));
    world.meet(&pair).await;
    let hers = [("words", "Bring the list."), ("by", "day"), ("day", "2026-05-06")];
    pair.noor.sends(&world.path_to(Page::Promises, "new"), &hers).await;
    let promised = [("words", "Send the letter."), ("by", "day"), ("day", "2026-05-06")];
    let make = world.path_to(Page::Promised, format!("{}-new", pair.room));
    pair.amira.sends(&make, &promised).await;

    let meet =
        world.path_to(Page::Meet, format!("{}-{}", pair.room, crate::support::acts::MEETING));
    assert!(!pair.amira.get(&meet).await.says("We begin now"), "it is days away");
    world.later(2 * DAY + 6 * MINUTE);
    world.back(&mut pair).await;
    assert!(pair.amira.get(&meet).await.says("We begin now"));
    let begun = pair.amira.sends(&meet, &[("do", "begin")]).await;
    assert!(begun.says("You said that it began:") && !begun.says("We begin now"));
    let again = pair.amira.sends(&meet, &[("do", "begin")]).await;
    assert!(again.says("You said that it began:"), "pressed twice is said once");

    for page in [pair.noor.get(&own).await, pair.amira.get(&theirs).await] {
        let promises = "Promises kept in time None so far 0 of 1 that were due. 1 late without a \
                        word before.";
        assert!(page.says(promises), "{}", page.words());
        assert!(page.says("Meetings as they were agreed All 1 of 1."), "{}", page.words());
        assert!(page.says("Meetings that began in time None so far 0 of 1"), "{}", page.words());
        assert!(!page.says("Bring the list."));
    }
    let record = pair.noor.get(&world.path(Page::Record)).await;
    assert!(record.says("it began Amira, "), "she sees that it was noted");
    let bond = pair.noor.get(&world.path_to(Page::Bond, world.bond(&pair).await)).await;
    assert!(bond.says("What was agreed, and what was done"));
}
