//! Time tells nothing either: the same pages asked for by accounts that differ only behind the
//! second door take equally long, and secrets are looked at equally often and hard.
//!
//! Two accounts that are equal stand beside as a measure of the noise. What differs by design would
//! differ in every attempt, so a busy machine is given three.
//!
//! The whole two hundred samples of what looks at a secret take about three minutes of work:
//! `KITH_DOOR_SAMPLES=200 cargo nextest run -p kith-web e78_a_secret`.

use std::time::Instant;

use kith_core::time::MINUTE;
use kith_web::paths::Page;

use crate::alike::{Alike, NAMES};
use crate::support::{Browser, PASSPHRASE, SECOND, World};

/// Samples of pages that look at no secret.
const SAMPLES: usize = 10_000;
/// Samples of those that do, unless the environment asks for more.
const DOOR_SAMPLES: usize = 5;
const ATTEMPTS: usize = 3;
/// Rounds before the first that counts.
const WARM: usize = 1;

/// How far the accounts `one` and `other` are apart: the middle of the differences within each
/// round, how sure that is, and the middle of the times themselves. In microseconds.
pub(crate) struct Apart {
    middle: f64,
    unsure: f64,
    usual: f64,
}

fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

impl std::fmt::Display for Apart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { middle, unsure, usual } = self;
        write!(f, "by {middle:.1} ± {unsure:.1} of {usual:.1} us")
    }
}

impl Apart {
    pub(crate) fn new(one: &[f64], other: &[f64]) -> Self {
        let apart: Vec<_> = one.iter().zip(other).map(|(one, other)| one - other).collect();
        let middle = median(&apart);
        let spread = median(&apart.iter().map(|one| (one - middle).abs()).collect::<Vec<_>>());
        // The standard error of a median, from the median absolute deviation.
        let unsure =
            1.2533 * 1.4826 * spread / f64::from(u32::try_from(apart.len()).unwrap_or(1)).sqrt();
        Self { middle, unsure, usual: median(one).min(median(other)) }
    }

    /// Whether they are apart by more than two equal accounts are: by noise, and by a share of the
    /// time that no observer over a network could make out.
    pub(crate) fn shows(&self, control: &Self, share: f64) -> bool {
        let noise = control.middle.abs() + 3.0 * self.unsure.hypot(control.unsure);
        self.middle.abs() > noise + share * self.usual
    }
}

#[test]
fn a_difference_of_a_twentieth_shows_and_noise_does_not() {
    let scattered = |at: u32| f64::from((at.wrapping_mul(0x9e37_79b1) >> 16) % 5);
    let noise = |seed: u32| (0..400).map(move |at| 100.0 + scattered(at * at + seed * 977));
    let control = Apart::new(&noise(1).collect::<Vec<_>>(), &noise(5).collect::<Vec<_>>());
    let later: Vec<_> = noise(3).map(|time| time + 5.0).collect();
    let [one, other] = [2, 9].map(|seed| noise(seed).collect::<Vec<_>>());
    assert!(!Apart::new(&one, &other).shows(&control, 0.02));
    assert!(Apart::new(&one, &later).shows(&control, 0.02));
}

/// What is asked: a page, or a form sent.
struct Ask {
    path: String,
    form: Vec<(&'static str, String)>,
}

async fn took(browser: &mut Browser, ask: &Ask) -> f64 {
    let form: Vec<_> = ask.form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let begun = Instant::now();
    let reply = if form.is_empty() {
        browser.get(&ask.path).await
    } else {
        browser.post(&ask.path, &form).await
    };
    let took = begun.elapsed().as_secs_f64() * 1e6;
    assert!(reply.status.as_u16() < 500);
    took
}

/// Asks in rounds, each account first equally often, and gives the times of each.
async fn measure(people: &mut [Browser; 4], ask: &Ask, rounds: usize) -> [Vec<f64>; 4] {
    let mut times = [const { Vec::new() }; 4];
    for round in 1..=rounds + WARM {
        for turn in 0..4 {
            let at = (round + turn) % 4;
            let time = took(&mut people[at], ask).await;
            if round > WARM {
                times[at].push(time);
            }
        }
    }
    times
}

/// Which of the two accounts in use can be told from one that never was.
fn told_apart(times: &[Vec<f64>; 4], share: f64) -> Vec<String> {
    let [never, control, daily, many] = times;
    let control = Apart::new(never, control);
    let told = |(name, times): (&str, &Vec<f64>)| {
        let apart = Apart::new(never, times);
        let figures = format!("{name} {apart}, two equal ones by {:.1}", control.middle);
        println!("{figures}");
        apart.shows(&control, share).then_some(figures)
    };
    [(NAMES[2], daily), (NAMES[3], many)].into_iter().filter_map(told).collect()
}

#[tokio::test]
async fn e78_ten_thousand_samples_of_time_tell_nothing_of_the_second_door() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::at(&kith_app::Location::Data(folder.path().join("data"))).await;
    let alike = Alike::new(world).await;
    let mut people = alike.all();
    let pages = [Page::Settings, Page::Door, Page::Private, Page::About];
    let mut paths: Vec<_> = pages.map(|page| alike.world.path(page)).into();
    paths.extend(["/".to_owned(), "/n/000000".to_owned()]);
    let rounds = SAMPLES.div_ceil(4 * paths.len());
    let asks = paths.into_iter().map(|path| Ask { path, form: Vec::new() });
    for ask in asks {
        let mut told = Vec::new();
        for _ in 0..ATTEMPTS {
            told = told_apart(&measure(&mut people, &ask, rounds).await, 0.02);
            if told.is_empty() {
                break;
            }
        }
        assert!(told.is_empty(), "{}: {told:?}", ask.path);
    }
}

/// The effort of sending something: how many evaluations, and how hard they were.
async fn effort(world: &World, browser: &Browser, path: &str, form: &[(&str, &str)]) -> (u64, u64) {
    let secrets = world.app.secrets();
    let before = (secrets.evaluations(), secrets.effort());
    browser.clone().post(path, form).await;
    (secrets.evaluations() - before.0, secrets.effort() - before.1)
}

#[tokio::test]
async fn e78_a_secret_is_looked_at_once_and_equally_hard_whatever_there_is() {
    let alike = Alike::new(World::new().await).await;
    let world = &alike.world;
    let (door, choose) = (world.path(Page::Door), world.path(Page::SecondSecret));
    let mut efforts = Vec::new();
    let [never, _, daily, many] = alike.all();
    // Beyond the fifth, wrong ones are tried during a pause.
    for time in 0..7 {
        let wrong = [("passphrase", "a long walk by the loud sea")];
        for browser in [&never, &daily] {
            efforts.push(effort(world, browser, &door, &[("secret", "000000")]).await);
        }
        if (1..6).contains(&time) {
            continue;
        }
        for browser in [&never, &daily, &many] {
            let form = [("code", "wrong"), ("secret", "739164")];
            efforts.push(effort(world, browser, &choose, &form).await);
        }
        for handle in ["rosa", "noor", "nobody", "amira", ""] {
            let form = [("handle", handle), wrong[0]];
            efforts.push(effort(world, &world.browser(), "/", &form).await);
        }
    }
    world.later(20 * MINUTE);
    let form = [("handle", "noor"), ("passphrase", PASSPHRASE)];
    efforts.push(effort(world, &world.browser(), "/", &form).await);
    let noor = world.signed_in("noor").await;
    efforts.push(effort(world, &noor, &door, &[("secret", SECOND)]).await);
    let once = (1, 64 * 1024 * 3);
    let others = efforts.iter().filter(|effort| **effort != once).count();
    assert_eq!(others, 0, "of {}: {efforts:?}", efforts.len());
}

#[tokio::test]
async fn e78_a_secret_takes_equally_long_whatever_there_is() {
    let alike = Alike::new(World::new().await).await;
    let samples = asked_number().unwrap_or(DOOR_SAMPLES);
    let mut people = alike.all();
    let secret = vec![("secret", "000000".to_owned())];
    let mut told = Vec::new();
    for _ in 0..ATTEMPTS {
        let ask = Ask { path: alike.world.path(Page::Door), form: secret.clone() };
        told = told_apart(&measure(&mut people, &ask, samples).await, 0.1);
        if told.is_empty() {
            break;
        }
    }
    assert!(told.is_empty(), "the second door: {told:?}");
    for _ in 0..ATTEMPTS {
        told = told_apart(&sign_ins(&alike.world, samples).await, 0.1);
        if told.is_empty() {
            break;
        }
    }
    assert!(told.is_empty(), "the first door, of nobody and of somebody: {told:?}");
}

/// Wrong passphrases for two names that nobody has, for a client, and for one with much to keep.
async fn sign_ins(world: &World, rounds: usize) -> [Vec<f64>; 4] {
    let mut times = [const { Vec::new() }; 4];
    for round in 1..=rounds + WARM {
        for turn in 0..4 {
            let at = (round + turn) % 4;
            let handle = ["none", "nill", "noor", "dana"][at].to_owned();
            let wrong = "a long walk by the loud sea".to_owned();
            let form = vec![("handle", handle), ("passphrase", wrong)];
            let ask = Ask { path: "/".to_owned(), form };
            let time = took(&mut world.browser(), &ask).await;
            if round > WARM {
                times[at].push(time);
            }
        }
    }
    times
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a test takes is asked for by whoever runs it"
)]
fn asked_number() -> Option<usize> {
    std::env::var("KITH_DOOR_SAMPLES").ok()?.parse().ok()
}
