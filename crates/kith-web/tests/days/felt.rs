//! How it has felt: off until she wants it, shown by choice, and asked no more often than she says.

use kith_core::feedback::Show;
use kith_core::time::DAY;
use kith_web::paths::Page;

use crate::support::World;

#[tokio::test]
async fn she_sees_her_own_line_and_shows_it_by_choice() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.meet(&pair).await;
    let felt = world.path_to(Page::Felt, world.bond(&pair).await);
    let person = world.path_to(Page::Person, pair.room);
    world.later(2 * DAY);
    world.back(&mut pair).await;
    let home = world.path(Page::Home);
    let asks = "How was";
    assert!(pair.noor.get(&home).await.says(asks), "{}", pair.noor.get(&home).await.words());
    let less = pair.noor.sends(&felt, &[("pace", "second")]).await;
    assert!(less.says("This is off."), "{}", less.words());
    assert!(!pair.noor.get(&home).await.says(asks), "not after the first one");
    assert!(pair.amira.get(&person).await.says("They are asked after every second meeting"));
    pair.noor.sends(&felt, &[("pace", "each")]).await;

    world.feedback(&pair, "A little fast.", Show::Now).await;
    let on = pair.noor.sends(&felt, &[("do", "on")]).await;
    assert!(on.says("of 60.") && on.says("After four answers"), "{}", on.words());
    assert!(on.says("Amira does not see this."), "{}", on.words());
    assert!(!pair.amira.get(&person).await.says("How it has felt"));
    let shown = pair.noor.sends(&felt, &[("do", "share")]).await;
    assert!(shown.says("What you hold back is left out."), "{}", shown.words());
    assert!(pair.amira.get(&person).await.says("Noor shows you this."));
    pair.noor.sends(&felt, &[("do", "off")]).await;
    assert!(!pair.amira.get(&person).await.says("How it has felt"));
}
