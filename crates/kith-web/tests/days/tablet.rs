//! A tablet that is handed over in the room: one form, one answer, and nothing around it.

use kith_core::feedback::View;
use kith_core::time::MINUTE;
use kith_core::{Fact, Purpose, feedback};
use kith_web::paths::Page;

use crate::met;
use crate::support::acts::MEETING;
use crate::support::{Browser, Pair, Reply, World};

fn ask(world: &World, pair: &Pair) -> String {
    world.path_to(Page::AskHere, format!("{}-{MEETING}", pair.room))
}

/// The link and the code, as Amira reads them.
async fn handed(world: &World, pair: &mut Pair) -> (String, String) {
    let made = pair.amira.post(&ask(world, pair), &[("do", "tablet")]).await;
    assert!(made.says("Hand over the tablet"), "{}", made.words());
    let tablet = world.path(Page::Tablet);
    let link = made.html.split(&format!("{tablet}/")).nth(1).expect("a link");
    let link = format!("{tablet}/{}", link.get(..32).expect("its secret"));
    let code = made.html.split("words big\">").nth(1).and_then(|rest| rest.split('<').next());
    (link, code.expect("a code").to_owned())
}

const SAID: [(&str, &str); 5] = [
    ("do", "give"),
    ("felt-safe", "4"),
    ("my-pace", "3"),
    ("words", "Too fast."),
    ("show", "after-next"),
];

async fn gives(tablet: &mut Browser, link: &str) -> Reply {
    let form = tablet.get(link).await;
    let once = form.value("once");
    let fields: Vec<_> = SAID.into_iter().chain([("once", once.as_str())]).collect();
    tablet.post(link, &fields).await
}

#[tokio::test]
async fn a_tablet_takes_one_answer_and_leaves_no_trace() {
    let (world, mut pair) = met().await;
    let (link, _) = handed(&world, &mut pair).await;
    let mut tablet = world.browser();
    let form = tablet.get(&link).await;
    assert!(form.says("I felt safe in this meeting.") && form.says("Amira sees it now"));
    assert!(!form.says("Noor") && !form.says("Notes") && !form.html.contains(" checked"));
    assert_eq!(form.headers["cache-control"], "no-store");
    let sent = gives(&mut tablet, &link).await;
    let done = sent.location().expect("led on");
    let thanks = tablet.get(&done).await;
    assert!(thanks.says("You can hand it back now.") && !thanks.html.contains("<a "));
    assert_eq!(thanks.headers["clear-site-data"], "\"cache\"");
    for reply in [&form, &sent, &thanks] {
        assert!(!reply.headers.contains_key("set-cookie"), "nobody's, and nothing is set");
    }
    let back = tablet.get(&link).await;
    assert!(back.says("Nothing is open here") && !back.says("Too fast."));

    let noor = world.actor(&pair.noor).await;
    let read = world.app.read_entries(&noor, pair.room, Purpose::Own).await.expect("her room");
    let Some(View::Whole(given)) = read.seen.feedback(MEETING) else { panic!("it is hers") };
    assert_eq!(given.way, feedback::Way::Tablet);
    assert_eq!(given.said.answers, [Some(4), None, Some(3), None, None, None]);
    let amira = world.actor(&pair.amira).await;
    let seen = world.app.read(&amira, pair.room, Purpose::Prepare).await.expect("their room");
    assert_eq!(seen.feedback(MEETING), None, "what she holds back stays back");
    let page = pair.noor.get(&world.path_to(Page::Feedback, MEETING)).await;
    assert!(page.says("You said this on a tablet on") && page.says("by a link from Amira"));
    let record = pair.noor.get(&world.path(Page::Record)).await;
    assert!(record.says("A link for a tablet") && record.says("On a tablet, after the meeting"));
    let told = pair.amira.get(&world.path_to(Page::Told, pair.room)).await;
    assert!(told.says("A link for a tablet") && !told.says("Too fast."));
    let openings = read.entries.iter().filter(|one| matches!(one.fact, Fact::Opened(_)));
    assert!(openings.count() <= 2, "the tablet opened nothing");
}

#[tokio::test]
async fn a_link_that_is_used_over_taken_back_or_made_up_gives_one_page() {
    let (world, mut pair) = met().await;
    let mut tablet = world.browser();
    let guessed = world.path_to(Page::Tablet, "5e".repeat(16));
    let control = tablet.get(&guessed).await;
    let plain = |reply: &Reply| (reply.status, reply.html.clone());
    let mut dead = Vec::new();

    let (used, _) = handed(&world, &mut pair).await;
    gives(&mut tablet, &used).await;
    dead.push(used);
    let (shut, code) = handed(&world, &mut pair).await;
    let asking = pair.amira.get(&ask(&world, &pair)).await;
    let id = asking.value("tablet");
    pair.amira.post(&ask(&world, &pair), &[("do", "shut"), ("tablet", &id)]).await;
    dead.push(shut);
    let (older, _) = handed(&world, &mut pair).await;
    dead.push(older);
    let (back, _) = handed(&world, &mut pair).await;
    let sent = tablet.post(&back, &[("do", "back")]).await;
    assert_eq!(sent.location(), Some(world.path_to(Page::Tablet, "done")));
    dead.push(back);
    let (over, spare) = handed(&world, &mut pair).await;
    world.later(31 * MINUTE);
    dead.push(over);
    dead.extend([world.path_to(Page::Tablet, "x"), world.path(Page::Tablet), guessed]);
    for link in &dead {
        assert_eq!(plain(&tablet.get(link).await), plain(&control), "{link}");
        let once = "5e".repeat(16);
        let fields: Vec<_> = SAID.into_iter().chain([("once", once.as_str())]).collect();
        assert_eq!(plain(&tablet.post(link, &fields).await), plain(&control), "sent to {link}");
    }
    for code in [code, spare, "00000 00000".to_owned(), String::new()] {
        let typed = tablet.post(&world.path(Page::Tablet), &[("code", &code)]).await;
        assert_eq!(plain(&typed), plain(&control), "{code}");
    }
    // Whoever is signed in on it makes no difference.
    for browser in [&mut pair.noor, &mut pair.amira] {
        for link in &dead {
            assert_eq!(plain(&browser.get(link).await), plain(&control), "{link}");
        }
    }
}

#[tokio::test]
async fn a_code_opens_the_form_once_and_guessing_is_bounded() {
    let (world, mut pair) = met().await;
    let (_, code) = handed(&world, &mut pair).await;
    let (mut tablet, typing) = (world.browser(), world.path(Page::Tablet));
    let typed = code.to_uppercase();
    let opened = tablet.post(&typing, &[("code", &typed)]).await;
    let link = opened.location().expect("led to the form");
    let again = tablet.post(&typing, &[("code", &code)]).await;
    assert!(again.says("Nothing is open here"), "a code is typed once");
    let sent = gives(&mut tablet, &link).await;
    assert_eq!(sent.location(), Some(world.path_to(Page::Tablet, "done")));

    let (_, code) = handed(&world, &mut pair).await;
    for _ in 0..30 {
        tablet.post(&typing, &[("code", "00000 00000")]).await;
    }
    let late = tablet.post(&typing, &[("code", &code)]).await;
    assert!(late.says("Nothing is open here"), "thirty tries a minute, right or wrong");
    world.later(MINUTE);
    let right = tablet.post(&typing, &[("code", &code)]).await;
    assert!(right.location().is_some(), "and then it opens");
}

#[tokio::test]
async fn a_submit_that_is_sent_twice_is_kept_once() {
    let (world, mut pair) = met().await;
    let (link, _) = handed(&world, &mut pair).await;
    let mut tablet = world.browser();
    let once = tablet.get(&link).await.value("once");
    let fields: Vec<_> = SAID.into_iter().chain([("once", once.as_str())]).collect();
    for _ in 0..2 {
        let sent = tablet.post(&link, &fields).await;
        assert_eq!(sent.location(), Some(world.path_to(Page::Tablet, "done")));
    }
    let noor = world.actor(&pair.noor).await;
    let read = world.app.read_entries(&noor, pair.room, Purpose::Own).await.expect("her room");
    let said = |fact: &Fact| matches!(fact, Fact::Feedback(feedback::Fact::OnTablet { .. }));
    assert_eq!(read.entries.iter().filter(|one| said(&one.fact)).count(), 1);
}

#[tokio::test]
async fn what_was_typed_on_a_tablet_is_not_lost_where_something_is_missing() {
    let (world, mut pair) = met().await;
    let (link, _) = handed(&world, &mut pair).await;
    let mut tablet = world.browser();
    let once = tablet.get(&link).await.value("once");
    let fields = [("do", "give"), ("words", "It was a lot."), ("once", once.as_str())];
    let again = tablet.post(&link, &fields).await;
    assert_eq!(again.status, 422);
    assert!(again.says("Nothing is chosen yet.") && again.says("It was a lot."));
    assert_eq!(again.value("once"), once);
}

#[tokio::test]
async fn the_pages_of_the_tablet_are_in_the_language_that_was_chosen() {
    let (world, mut pair) = met().await;
    let rtl = "lang=\"ar-XB\" dir=\"rtl\"";
    let (asking, tablet) = (ask(&world, &pair), world.path(Page::Tablet));
    let link = |made: &Reply| {
        let link = made.html.split(&format!("{tablet}/")).nth(1).expect("a link");
        format!("{tablet}/{}", link.get(..32).expect("its secret"))
    };
    let mut browser = world.browser();
    let plain = browser.get(&tablet).await;
    for (chosen, mirrored) in [("ar-XB", true), ("own", false), ("xx", false)] {
        let made = [("do", "tablet"), ("language", chosen)];
        let made = link(&pair.amira.post(&asking, &made).await);
        let form = browser.get(&made).await;
        assert_eq!(form.html.contains(rtl), mirrored, "{chosen}");
        let once = form.value("once");
        let again = browser.post(&made, &[("do", "give"), ("once", &once)]).await;
        assert_eq!((again.status.as_u16(), again.html.contains(rtl)), (422, mirrored));
        let fields: Vec<_> = SAID.into_iter().chain([("once", once.as_str())]).collect();
        for _ in 0..2 {
            let done = browser.sends(&made, &fields).await;
            assert_eq!(done.html.contains(rtl), mirrored, "{chosen}: to be handed back");
        }
        let back = browser.post(&made, &[("do", "back")]).await;
        assert_eq!(back.location(), Some(format!("{tablet}/done")), "a used one tells nothing");
        assert_eq!(browser.get(&made).await.html, plain.html, "nor does its page");
    }
    let choose = [("language", "ar-XB"), ("colours", "auto"), ("size", "usual")];
    pair.noor.post(&world.path(Page::Settings), &choose).await;
    let made = link(&pair.amira.post(&asking, &[("do", "tablet")]).await);
    assert!(browser.get(&made).await.html.contains(rtl), "as on her own pages");
}

#[tokio::test]
async fn a_camera_reads_the_whole_link_where_it_is_known() {
    let (world, mut pair) = met().await;
    let asking = ask(&world, &pair);
    let made = pair.amira.post(&asking, &[("do", "tablet")]).await;
    assert!(!made.html.contains("<img"), "no picture of half an address");
    let url = Some("https://notes.example".to_owned());
    let reach = kith_web::Reach { public_url: url, ..Default::default() };
    let mut amira = pair.amira.moved_to(world.browser_at(reach));
    let made = amira.post(&asking, &[("do", "tablet")]).await;
    let picture = made.html.split("<img class=\"picture\" src=\"").nth(1).expect("a picture");
    assert!(picture.starts_with("data:image/svg+xml;base64,"), "{}", made.words());
    assert!(picture.contains("alt=\"A picture for the camera of the tablet."));
    assert!(!made.html.contains("style="));
}

#[tokio::test]
async fn opened_on_this_device_it_signs_out_whoever_works_here() {
    let (world, mut pair) = met().await;
    let sent = pair.amira.post(&ask(&world, &pair), &[("do", "this")]).await;
    let link = sent.location().expect("led to the form");
    assert!(pair.amira.get(&link).await.says("I felt safe in this meeting."));
    let today = pair.amira.get(&world.path(Page::Today)).await;
    assert_eq!(today.location().as_deref(), Some("/"), "signed out");
}

#[tokio::test]
async fn a_pause_or_a_new_node_closes_the_link() {
    let (world, mut pair) = met().await;
    let (link, _) = handed(&world, &mut pair).await;
    let mut tablet = world.browser();
    assert!(tablet.get(&link).await.says("I felt safe"));
    let bond = world.bond(&pair).await;
    world.act(&pair.noor, &pair, kith_core::bond::Command::Pause { bond }).await;
    assert!(tablet.get(&link).await.says("Nothing is open here"));
    world.act(&pair.noor, &pair, kith_core::bond::Command::Resume { bond }).await;
    assert!(tablet.get(&link).await.says("I felt safe"));
}
