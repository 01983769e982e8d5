//! Ways in, as somebody without scripts walks through them: a second step, spare codes, where one
//! is signed in, and proving oneself again.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use kith_core::Role;
use kith_core::settings::{Command, Settings};
use kith_core::time::{DAY, MINUTE};
use kith_web::paths::Page;
use support::{Browser, PASSPHRASE, Reply, SECOND, World};
use totp_rs::Builder;

const HALF_MINUTE: i64 = MINUTE / 2;

/// The code that an app with these letters shows now.
fn shown(world: &World, letters: &str) -> String {
    let secret = BASE32_NOPAD.decode(letters.replace(' ', "").as_bytes()).expect("letters");
    let secret: [u8; 20] = secret.try_into().expect("a secret");
    let app = Builder::new().with_secret(secret).build().expect("an app");
    let now = u64::try_from(world.app.now().0 / 1_000_000).expect("a time");
    app.generate(now).to_string()
}

/// What stands between these tags, without other tags.
fn all_between(reply: &Reply, tag: &str) -> Vec<String> {
    let begin = format!("<{tag}>");
    let parts = reply.html.split(&begin).skip(1);
    parts.filter_map(|part| part.split('<').next()).map(str::to_owned).collect()
}

async fn set_up(world: &World, browser: &mut Browser) -> String {
    let page = browser.get(&world.path(Page::AppCode)).await;
    let letters = all_between(&page, "code").remove(0);
    let (offered, code) = (page.value("offered"), shown(world, &letters));
    let form = [("offered", offered.as_str()), ("code", code.as_str())];
    let kept = browser.sends(&world.path(Page::AppCode), &form).await;
    assert!(kept.says("The app is set up"), "{}", kept.html);
    letters
}

async fn passphrase(browser: &mut Browser, handle: &str) -> Reply {
    browser.post("/", &[("handle", handle), ("passphrase", PASSPHRASE)]).await
}

async fn code(world: &World, browser: &mut Browser, step: &str, code: &str) -> Reply {
    browser.post(&world.path(Page::Step), &[("step", step), ("code", code)]).await
}

#[tokio::test]
async fn e12_no_step_of_signing_in_can_be_left_out_or_swapped() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    world.staff("Jo", Role::Therapist).await;
    let letters = set_up(&world, &mut world.signed_in("amira").await).await;
    let others = set_up(&world, &mut world.signed_in("jo").await).await;
    world.later(HALF_MINUTE);

    let mut browser = world.browser();
    let first = passphrase(&mut browser, "amira").await;
    assert!(
        first.says("One more step") && browser.cookie().is_none() && browser.device().is_none()
    );
    let step = first.value("step");
    assert_eq!(browser.get(&world.path(Page::Today)).await.location().as_deref(), Some("/"));
    for cookie in [format!("s={step}"), "s=".to_owned()] {
        let mut halfway = world.browser().with_cookie(&cookie);
        assert_eq!(halfway.get(&world.path(Page::Today)).await.location().as_deref(), Some("/"));
    }
    let (right, theirs) = (shown(&world, &letters), shown(&world, &others));
    for (step, typed) in [("", &right), ("AAAA", &right), (&step[1..], &right), (&step, &theirs)] {
        let reply = code(&world, &mut browser, step, typed).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
        assert!(reply.says("That did not open") && browser.cookie().is_none());
    }
    let of_jo = passphrase(&mut world.browser(), "jo").await.value("step");
    code(&world, &mut browser, &of_jo, &right).await;
    assert!(browser.cookie().is_none(), "one account's first step and another's second");

    let reply = code(&world, &mut browser, &step, &right).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(browser.cookie().is_some());
    let mut again = world.browser();
    code(&world, &mut again, &step, &right).await;
    assert!(again.cookie().is_none(), "a code counts once");
    world.later(HALF_MINUTE);
    code(&world, &mut again, &step, &right).await;
    assert!(again.cookie().is_none(), "nor as the one before");
    world.later(5 * MINUTE);
    code(&world, &mut again, &step, &shown(&world, &letters)).await;
    assert!(again.cookie().is_none(), "the first step is too long ago");
}

#[tokio::test]
async fn five_codes_a_minute_are_looked_at_and_all_wrong_answers_are_alike() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let letters = set_up(&world, &mut world.signed_in("amira").await).await;
    world.later(HALF_MINUTE);
    let mut browser = world.browser();
    let step = passphrase(&mut browser, "amira").await.value("step");
    let right = shown(&world, &letters);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let mut answers = Vec::new();
    for typed in [wrong, wrong, wrong, "", wrong, &right] {
        let reply = code(&world, &mut browser, &step, typed).await;
        answers.push((reply.status, reply.html));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "the sixth was not looked at");
    world.later(MINUTE);
    let reply = code(&world, &mut browser, &step, &shown(&world, &letters)).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn spare_codes_work_once_each_and_a_new_set_ends_the_old() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    set_up(&world, &mut amira).await;
    let old = all_between(&amira.post(&world.path(Page::Spare), &[]).await, "code");
    assert_eq!(old.len(), 10);
    assert!(all_between(&amira.get(&world.path(Page::Spare)).await, "code").is_empty(), "once");

    for (typed, in_) in [(old[0].to_uppercase().replace('-', " "), true), (old[0].clone(), false)] {
        let mut phoneless = world.browser();
        let step = passphrase(&mut phoneless, "amira").await.value("step");
        let reply = code(&world, &mut phoneless, &step, &typed).await;
        assert_eq!(reply.status == StatusCode::SEE_OTHER, in_, "{typed}");
    }
    assert!(amira.get(&world.path(Page::Ways)).await.says("9 of 10 are left"));
    let new = all_between(&amira.post(&world.path(Page::Spare), &[]).await, "code");
    for (typed, in_) in [(&old[1], false), (&new[0], true)] {
        let mut browser = world.browser();
        let step = passphrase(&mut browser, "amira").await.value("step");
        code(&world, &mut browser, &step, typed).await;
        assert_eq!(browser.cookie().is_some(), in_);
    }
}

#[tokio::test]
async fn a_page_of_spare_codes_names_nobody() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    for browser in [&mut pair.noor, &mut pair.amira] {
        let paper = browser.post(&world.path(Page::Spare), &[]).await;
        assert_eq!(all_between(&paper, "code").len(), 10);
        let said = paper.html.to_lowercase();
        for name in ["noor", "amira", "harbour"] {
            assert!(!said.contains(name), "{name}: {}", paper.html);
        }
    }
}

async fn ask_for_a_second_step(world: &World) {
    let second_step = Some(world.app.now());
    let settings = Settings { second_step, ..world.app.book().settings().clone() };
    let operator = world.app.operator();
    let change = Command::Change { settings };
    world.app.act(&operator, world.app.book_room(), change).await.expect("changed");
}

#[tokio::test]
async fn a_second_step_that_is_asked_for_can_be_put_off_for_a_week() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    ask_for_a_second_step(&world).await;
    let mut amira = world.browser();
    let (ways, today) = (world.path(Page::Ways), world.path(Page::Today));
    assert_eq!(passphrase(&mut amira, "amira").await.location(), Some(ways.clone()));
    assert!(amira.get(&ways).await.says("You can put it off until 12 May 2026"));
    assert_eq!(amira.get(&today).await.status, StatusCode::OK);
    world.later(7 * DAY);
    passphrase(&mut amira, "amira").await;
    for page in Page::ALL {
        let reply = amira.get(&world.path(*page)).await;
        let open = reply.status == StatusCode::OK;
        let outside = [Page::Grounding, Page::Help, Page::Private, Page::Invite, Page::SignIn];
        let outside = [&outside[..], &[Page::Lost, Page::Tablet]].concat();
        let own = [Page::Ways, Page::AppCode, Page::Passphrase, Page::Spare, Page::Prove];
        let own = [&own[..], &[Page::Passkeys]].concat();
        assert!(!open || outside.contains(page) || own.contains(page), "{page:?}");
    }
    assert_eq!(amira.get("/").await.location(), Some(ways));
    set_up(&world, &mut amira).await;
    assert_eq!(amira.get(&today).await.status, StatusCode::OK);
    let form = [("passphrase", PASSPHRASE)];
    let asked = amira.post(&world.path(Page::AppCode), &form).await;
    assert!(asked.says("so the app cannot be taken away"));
}

#[tokio::test]
async fn an_app_is_taken_away_with_a_passphrase_that_can_stand_alone() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    set_up(&world, &mut amira).await;
    let (new, app) = (world.path(Page::Passphrase), world.path(Page::AppCode));
    let short = "quartz+elm9";
    assert_eq!(amira.post(&new, &[("secret", short)]).await.status, StatusCode::SEE_OTHER);
    for (typed, says) in
        [("wrong one", "That is not your passphrase"), (short, "15 letters or more")]
    {
        assert!(amira.post(&app, &[("passphrase", typed)]).await.says(says), "{typed}");
    }
    amira.post(&new, &[("secret", PASSPHRASE)]).await;
    assert!(amira.sends(&app, &[("passphrase", PASSPHRASE)]).await.says("The app is taken away"));
    assert!(amira.post(&new, &[("secret", short)]).await.says("15 letters or longer"));
    assert!(passphrase(&mut world.browser(), "amira").await.location().is_some());
}

#[tokio::test]
async fn a_sign_in_that_is_ended_elsewhere_is_dead_at_its_next_request() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let (ways, home) = (world.path(Page::Ways), world.path(Page::Home));
    let mut others = Vec::new();
    for _ in 0..3 {
        let mut other = world.signed_in("noor").await;
        other.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
        assert_eq!(other.get(&home).await.status, StatusCode::OK);
        others.push(other);
        world.later(MINUTE / 60);
    }
    let page = pair.noor.get(&ways).await;
    let ends: Vec<_> = page.html.split("name=\"end\" value=\"").skip(1).collect();
    assert_eq!(ends.len(), 5, "three, the others, all");
    let newest = ends[0].split('"').next().expect("an id").to_owned();
    pair.noor.post(&ways, &[("end", &newest)]).await;
    let of_another = world.app.new_id();
    let of_another = kith_core::NoteId(of_another).to_string();
    pair.noor.post(&ways, &[("end", &of_another)]).await;
    let alive = async |browser: &mut Browser| browser.get(&home).await.status == StatusCode::OK;
    let [mut first, mut second, mut third] = <[Browser; 3]>::try_from(others).ok().expect("three");
    assert!(!alive(&mut third).await && alive(&mut second).await && alive(&mut first).await);
    pair.noor.post(&ways, &[("end", "others")]).await;
    assert!(!alive(&mut second).await && !alive(&mut first).await && alive(&mut pair.noor).await);
    assert_eq!(pair.amira.get(&ways).await.status, StatusCode::OK, "nobody else is signed out");
    pair.noor.post(&ways, &[("end", "all")]).await;
    assert!(!alive(&mut pair.noor).await);
}

#[tokio::test]
async fn e14_a_token_that_was_known_before_is_dead_after_every_step() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let mut dead = Vec::new();
    let mut keep = |browser: &Browser| dead.push(browser.cookie().expect("signed in").to_owned());

    // Planted before signing in: another's sign-in, and a token of nobody's.
    for planted in [pair.amira.cookie().expect("signed in").to_owned(), "s=chosen".to_owned()] {
        let mut victim = world.browser().with_cookie(&planted);
        let form = [("handle", "noor"), ("passphrase", PASSPHRASE)];
        victim.post(&world.path(Page::SignIn), &form).await;
        assert_ne!(victim.cookie(), Some(&*planted));
        assert!(world.browser().with_cookie(&planted).get("/").await.says("Passphrase"));
    }
    // The second door, a proof, a locked sign-in that is opened again, signing out.
    keep(&pair.noor);
    world.later(6 * MINUTE);
    pair.noor.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
    keep(&pair.noor);
    let proved = pair.noor.post(&world.path(Page::Prove), &[("secret", SECOND)]).await;
    assert_eq!(proved.status, StatusCode::SEE_OTHER);
    keep(&pair.noor);
    world.later(16 * MINUTE);
    passphrase(&mut pair.noor, "noor").await;
    keep(&pair.noor);
    pair.noor.post(&world.path(Page::SignOut), &[]).await;
    for cookie in dead {
        let mut replay = world.browser().with_cookie(&cookie);
        for page in [Page::Front, Page::Door, Page::Home, Page::Ways] {
            let reply = replay.get(&world.path(page)).await;
            assert_eq!(reply.location().as_deref(), Some("/"), "{page:?}");
        }
        let proof = replay.post(&world.path(Page::Prove), &[("secret", SECOND)]).await;
        assert_eq!(proof.location().as_deref(), Some("/"));
    }
}

#[tokio::test]
async fn what_waits_for_a_proof_is_carried_out_after_it_and_not_before() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let (choices, prove) = (world.path(Page::Choices), world.path(Page::Prove));
    world.later(4 * MINUTE);
    pair.noor.get(&choices).await;
    world.later(2 * MINUTE);
    let chosen = |page: &Reply| page.html.contains("value=\"whole\" checked");
    let asked = pair.noor.post(&choices, &[("shows", "whole")]).await;
    assert!(asked.says("Just to be sure it is you"), "{}", asked.html);
    assert!(!chosen(&pair.noor.get(&choices).await));
    let was = asked.value("was");
    let wrong = pair.noor.post(&prove, &[("was", &was), ("secret", "000000")]).await;
    assert!(wrong.says("That did not fit") && wrong.value("was") == was);
    // What waits in one sign-in is worth nothing in another.
    let mut amira = pair.amira.clone();
    amira.post(&prove, &[("was", &was), ("secret", PASSPHRASE)]).await;
    assert!(!chosen(&pair.noor.get(&choices).await));
    let before = pair.noor.cookie().expect("signed in").to_owned();
    let done = pair.noor.post(&prove, &[("was", &was), ("secret", SECOND)]).await;
    assert_eq!(done.location(), Some(world.path(Page::Home)));
    assert_ne!(pair.noor.cookie(), Some(&*before));
    assert!(chosen(&pair.noor.get(&choices).await));
    let twice = pair.noor.post(&choices, &[("shows", "nothing")]).await;
    assert_eq!(twice.location(), Some(world.path(Page::Home)), "one proof holds for five minutes");
}

#[tokio::test]
async fn e82_a_new_browser_is_told_to_its_owner_and_a_known_one_is_not() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let ways = world.path(Page::Ways);
    let count = |page: &Reply| page.words().matches("A browser on a device").count();
    let before = count(&pair.noor.get(&ways).await);
    assert_eq!(before, 2, "this sign-in, and that its browser was new");
    let mut known = pair.noor.clone();
    known.post(&world.path(Page::SignOut), &[]).await;
    passphrase(&mut known, "noor").await;
    known.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
    assert_eq!(count(&known.get(&ways).await), 2);
    passphrase(&mut world.browser(), "noor").await;
    assert_eq!(count(&known.get(&ways).await), 5, "a sign-in, its button, and that it was new");
    assert!(known.get(&world.path(Page::Record)).await.says("Signed in with a new browser"));
    let told = pair.amira.get(&world.path_to(Page::Told, pair.room)).await;
    assert!(!told.says("new browser"));
    passphrase(&mut world.browser(), "amira").await;
    assert!(pair.amira.get(&ways).await.says("New browsers"));
}

#[tokio::test]
async fn e73_where_secrets_are_not_to_be_saved_no_field_says_that_it_is_for_one() {
    let world = World::new().await;
    let mut noor = world.pair().await.noor;
    let mut front = world.signed_in("noor").await;
    let [door, ways] = [world.path(Page::Door), world.path(Page::Passphrase)];
    let marked = front.get(&door).await.html.contains("type=\"password\"");
    assert!(marked, "a browser is told, unless somebody does not want it");

    let kept = noor.post(&world.path(Page::Settings), &[("saving", "off")]).await;
    assert!(kept.html.contains("value=\"off\" checked"), "{}", kept.html);
    let field = "<input id=\"secret\" name=\"secret\" class=\"veiled\" type=\"text\"";
    for page in [front.get(&door).await, noor.get(&ways).await] {
        assert!(page.html.contains(field), "{}", page.html);
    }
    let outside = [Page::SignIn, Page::Invite];
    for page in Page::ALL.iter().filter(|page| !outside.contains(page)) {
        let shown = noor.get(&world.path(*page)).await.html;
        for mark in ["type=\"password\"", "current-password", "new-password"] {
            assert!(!shown.contains(mark), "{page:?} has {mark}");
        }
    }
    let opened = front.post(&door, &[("secret", SECOND)]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "and it opens as before");
}

#[tokio::test]
async fn a_new_secret_signs_out_everywhere_else() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    for (page, secret) in
        [(Page::NewSecond, "739154"), (Page::Passphrase, "four geese over the barn")]
    {
        let mut other = world.signed_in("noor").await;
        assert!(other.get("/").await.says("My space"));
        let here = pair.noor.sends(&world.path(page), &[("secret", secret)]).await;
        assert!(here.says("You were signed out everywhere else."), "{}", here.html);
        assert!(other.get("/").await.says("Passphrase"), "{page:?}");
        assert_eq!(pair.noor.get(&world.path(Page::Home)).await.status, StatusCode::OK);
    }
}
