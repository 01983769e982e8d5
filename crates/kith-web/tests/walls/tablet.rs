//! A link for a tablet that is used or over is told from one that never was by nothing: not by a
//! byte, and not by time.

use std::time::Instant;

use kith_core::time::{DAY, HOUR, MINUTE};
use kith_web::paths::Page;

use crate::support::acts::MEETING;
use crate::support::{Browser, Pair, World};
use crate::timing::Apart;

const ROUNDS: usize = 600;
const ATTEMPTS: usize = 3;

async fn link(world: &World, pair: &mut Pair) -> String {
    let ask = world.path_to(Page::AskHere, format!("{}-{MEETING}", pair.room));
    let made = pair.amira.post(&ask, &[("do", "tablet")]).await;
    let tablet = world.path(Page::Tablet);
    let secret = made.html.split(&format!("{tablet}/")).nth(1).and_then(|rest| rest.get(..32));
    format!("{tablet}/{}", secret.expect("a link"))
}

async fn took(browser: &mut Browser, link: &str, plain: &str) -> f64 {
    let begun = Instant::now();
    let reply = browser.get(link).await;
    let took = begun.elapsed().as_secs_f64() * 1e6;
    assert_eq!(reply.html, plain, "the same bytes");
    took
}

/// Whether a link is told from one that never was by time; two of those are the measure of noise.
async fn told_apart(browser: &mut Browser, link: &str, never: [&str; 2], plain: &str) -> bool {
    let asked = [never[0], never[1], link];
    for _ in 0..ATTEMPTS {
        let mut times = [const { Vec::new() }; 3];
        for round in 0..ROUNDS {
            for turn in 0..3 {
                let at = (round + turn) % 3;
                times[at].push(took(browser, asked[at], plain).await);
            }
        }
        let control = Apart::new(&times[0], &times[1]);
        if !Apart::new(&times[0], &times[2]).shows(&control, 0.02) {
            return false;
        }
    }
    true
}

#[tokio::test]
async fn a_link_that_is_used_or_over_is_told_from_one_that_never_was_by_nothing() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.meet(&pair).await;
    world.later(2 * DAY + HOUR);
    world.back(&mut pair).await;
    let mut tablet = world.browser();
    let never = ["5e", "e5"].map(|byte| world.path_to(Page::Tablet, byte.repeat(16)));
    let never = [never[0].as_str(), never[1].as_str()];
    let plain = tablet.get(never[0]).await;
    assert!(plain.says("Nothing is open here"), "{}", plain.words());

    let used = link(&world, &mut pair).await;
    let open = tablet.get(&used).await;
    let fields = [("do", "give"), ("show", "now"), ("once", &open.value("once"))];
    let sent = tablet.post(&used, &fields).await;
    assert_eq!(sent.location(), Some(world.path_to(Page::Tablet, "done")));
    assert!(!told_apart(&mut tablet, &used, never, &plain.html).await, "used");
    let over = link(&world, &mut pair).await;
    world.later(31 * MINUTE);
    assert!(!told_apart(&mut tablet, &over, never, &plain.html).await, "over");
}
