//! Someone new, a yes, a pause: staff without scripts, and what they cannot reach.

use axum::http::StatusCode;
use kith_core::time::MINUTE;
use kith_core::{BondId, Role, RoomId};
use kith_web::paths::Page;

use crate::pair::Pair;
use crate::support::{self, Reply, World};

/// The words that stand between this and the next tag.
fn after<'r>(reply: &'r Reply, before: &str) -> &'r str {
    reply.html.split(before).nth(1).and_then(|rest| rest.split('<').next()).expect("words")
}

#[tokio::test]
async fn someone_new_comes_in_by_a_link_and_words_and_the_caseload_follows() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    let today = amira.get("/").await;
    assert!(today.says("You are beside no one yet.") && today.says("Someone new"));
    assert!(amira.get(&world.path(Page::Clients)).await.says("Nobody yet."));

    let new = world.path(Page::NewClient);
    assert!(!amira.get(&new).await.html.contains(" checked"));
    let empty = amira.post(&new, &[("name", " "), ("purpose", "Weekly meetings")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("This one is empty. Any name") && empty.says("Please choose one."));
    assert!(empty.html.contains("Weekly meetings"));

    let form = [("name", "Noor"), ("purpose", "Weekly meetings"), ("online", "yes")];
    let made = amira.post(&new, &form).await;
    let link = after(&made, "<code>").to_owned();
    let code = after(&made, "<p class=\"big\">").to_owned();
    assert!(link.starts_with(&world.path(Page::Invite)), "{link}");
    let waiting = amira.get(&world.path(Page::Clients)).await;
    assert!(waiting.says("It waits for their yes") && !waiting.says("Noor"));

    let mut noor = world.browser();
    let account =
        [("code", code.as_str()), ("handle", "noor"), ("passphrase", support::PASSPHRASE)];
    assert_eq!(noor.post(&link, &account).await.status, StatusCode::SEE_OTHER);
    let online = amira.get("/").await.to(&world.path(Page::Online)).remove(0);
    amira.post(&online, &[("do", "yes")]).await;
    world.at_home("noor", &code).await;
}

#[tokio::test]
async fn without_online_access_the_yes_is_said_in_person_and_a_pause_closes_the_record() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    let form = [("name", "Jonas"), ("purpose", "Talking it over"), ("online", "no")];
    let made = amira.post(&world.path(Page::NewClient), &form).await;
    let stand = made.to(&world.path(Page::Stand)).remove(0);
    assert!(amira.get(&world.path(Page::Clients)).await.says("They said yes in person"));
    let yes = [("once", &*made.value("once")), ("do", "in_person")].map(|(n, v)| (n, v.to_owned()));
    let yes = yes.each_ref().map(|(name, value)| (*name, value.as_str()));
    let first = amira.post(&stand, &yes).await.location();
    assert!(first.as_ref().is_some_and(|to| to.starts_with(&world.path(Page::Person))));
    assert_eq!(amira.post(&stand, &yes).await.location(), first, "sent twice, done once");
    assert!(amira.get(&world.path(Page::Clients)).await.says("Jonas"));

    assert!(amira.get(&stand).await.says("Ask for a pause"));
    let paused = amira.sends(&stand, &[("do", "pause")]).await;
    assert!(paused.says("You asked for a pause") && !paused.says("Jonas"));
    let again = amira.post(&stand, &[("do", "resume")]).await;
    assert!(again.location().is_some_and(|to| to.starts_with(&world.path(Page::Person))));
}

#[tokio::test]
async fn somebody_asked_reads_no_name_before_their_yes_and_may_say_no() {
    let world = World::new().await;
    let jo = world.staff("Jo", Role::Supervisor).await;
    world.client("Noor", jo).await;
    world.client("Sam", jo).await;
    let mut jo = world.signed_in("jo").await;
    let today = jo.get("/").await;
    assert!(today.says("You are asked to be beside someone"));
    assert!(!today.says("Noor") && !today.says("Sam"));
    let mut asks = today.to(&world.path(Page::Stand));
    asks.dedup();
    assert_eq!(asks.len(), 2);
    let more = jo.get(&asks[0]).await;
    assert!(more.says("You will read their name after your yes.") && !more.says("Noor"));
    assert!(!today.says("Weekly meetings") && !more.says("Weekly meetings"), "nor what for");
    let yes = jo.sends(&asks[0], &[("do", "yes")]).await;
    assert!(yes.says("It waits for their yes"));
    jo.post(&asks[1], &[("do", "no")]).await;
    assert!(!jo.get("/").await.says("asked to be beside someone"));
    assert!(jo.get(&world.path(Page::Review)).await.says("What needs a person"));
}

#[tokio::test]
async fn a_bond_of_somebody_else_answers_like_one_that_never_was() {
    let world = World::new().await;
    let pair = world.pair().await;
    world.staff("Jo", Role::Therapist).await;
    world.staff("Ada", Role::Administrator).await;
    let listed = {
        let amira = world.app.book().staff()[1].person;
        let actor =
            kith_core::Actor { person: amira, role: Role::Therapist, ..world.app.operator() };
        world.app.caseload(&actor).await.expect("a list")
    };
    let real = format!("{}-{}", pair.room, listed[0].bond);
    let made_up = format!("{}-{}", RoomId([9; 16]), BondId([9; 16]));
    let mut jo = world.signed_in("jo").await;
    let mut pages = Vec::new();
    for ids in [&real, &made_up] {
        let path = world.path_to(Page::Stand, ids);
        let (shown, sent) = (jo.get(&path).await, jo.post(&path, &[("do", "yes")]).await);
        assert_eq!((shown.status, sent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        pages.push((shown.html, sent.html));
    }
    assert_eq!(pages[0], pages[1]);
    let mut ada = world.signed_in("ada").await;
    for page in [Page::Today, Page::Clients, Page::NewClient, Page::Review] {
        assert_eq!(ada.get(&world.path(page)).await.status, StatusCode::NOT_FOUND, "{page:?}");
    }
}

#[tokio::test]
async fn a_colleague_is_suggested_and_both_are_asked_before_anything_opens() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.staff("Jo", Role::Supervisor).await;
    world.staff("Ada", Role::Administrator).await;
    let person = pair.amira.get(&world.path_to(Page::Person, pair.room)).await;
    let suggest = world.path_to(Page::Suggest, pair.room);
    assert!(person.html.contains(&suggest) && person.says("Suggest somebody else"));

    let page = pair.amira.get(&suggest).await;
    assert!(page.says("Nothing opens before both have said yes.") && !page.says("Ada"));
    assert!(!page.html.contains(" checked"), "nobody is chosen beforehand");
    let empty = pair.amira.post(&suggest, &[("for", "The mornings")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("No one is chosen yet.") && empty.says("The mornings"));
    let (who, once) = (page.value("person"), page.value("once"));
    let fields = [("person", &*who), ("for", "The mornings"), ("once", &*once)];
    for _ in 0..2 {
        let waits = pair.amira.sends(&suggest, &fields).await;
        assert!(waits.says("as a supervisor. It waits for a yes."), "{}", waits.html);
        assert!(
            waits.says("nobody else here whom you could suggest") && !waits.says("said yes in")
        );
    }

    let mut jo = world.signed_in("jo").await;
    let today = jo.get("/").await;
    assert!(today.says("You are asked to be beside someone") && !today.says("Noor"));
    let stand = today.to(&world.path(Page::Stand)).remove(0);
    assert!(jo.sends(&stand, &[("do", "yes")]).await.says("It waits for their yes"));
    assert_eq!(jo.get(&world.path_to(Page::Person, pair.room)).await.status, StatusCode::NOT_FOUND);

    let people = pair.noor.get(&world.path(Page::People)).await;
    assert!(people.says("Waits for your yes or no."));
    let home = pair.noor.get(&world.path(Page::Home)).await;
    let bonds = people.to(&world.path(Page::Bond));
    let asked = bonds.iter().find(|bond| home.html.contains(*bond)).expect("asked at home").clone();
    let question = pair.noor.get(&asked).await;
    assert!(question.says("Would you like Jo beside you?") && question.says("The mornings"));
    pair.noor.post(&asked, &[("do", "accept")]).await;
    assert!(jo.get(&world.path_to(Page::Person, pair.room)).await.says("Noor"));
    assert!(pair.amira.get(&suggest).await.says("nobody else here"));
}

#[tokio::test]
async fn a_no_and_an_asking_of_their_own_are_not_told_to_who_suggests() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.staff("Jo", Role::Therapist).await;
    let mine = pair.noor.get(&world.path(Page::People)).await.value("person");
    pair.noor.post(&world.path(Page::People), &[("person", &mine)]).await;
    let suggest = world.path_to(Page::Suggest, pair.room);
    let page = pair.amira.get(&suggest).await;
    assert_eq!(page.value("person"), mine, "nothing tells that Jo was asked");
    let not = pair.amira.post(&suggest, &[("person", &mine), ("for", "Walks")]).await;
    assert_eq!(not.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(not.says("Jo cannot be suggested now.") && not.says("Walks"), "{}", not.html);

    let mut jo = world.signed_in("jo").await;
    let stand = jo.get("/").await.to(&world.path(Page::Stand)).remove(0);
    jo.post(&stand, &[("do", "no")]).await;
    pair.amira.post(&suggest, &[("person", &mine)]).await;
    let people = pair.noor.get(&world.path(Page::People)).await;
    for bond in people.to(&world.path(Page::Bond)) {
        pair.noor.post(&bond, &[("do", "decline")]).await;
    }
    let page = pair.amira.get(&suggest).await;
    assert!(!page.says("Suggested by you") && !page.says("said no"), "{}", page.html);
    let stood = world.path_to(Page::Stand, stand.rsplit('/').next().expect("ids"));
    assert!(pair.amira.get(&stood).await.says("nothing for you to decide"));
}

#[tokio::test]
async fn without_online_access_whoever_suggests_writes_down_the_yes() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    world.staff("Jo", Role::Therapist).await;
    let suggest = world.path_to(Page::Suggest, pair.room);
    let who = pair.browser.get(&suggest).await.value("person");
    let waits = pair.browser.sends(&suggest, &[("person", &who)]).await;
    assert!(waits.says("Noor said yes in person"), "{}", waits.html);
    let stand = waits.to(&world.path(Page::Stand)).remove(0);
    let page = pair.browser.get(&stand).await;
    assert!(page.says("what the person you suggest will be able to read"));
    let to = pair.browser.post(&stand, &[("do", "in_person")]).await.location();
    assert_eq!(to, Some(world.path_to(Page::Person, pair.room)));
    assert!(!pair.browser.get(&suggest).await.says("said yes in person"), "it is written down");
    let mut jo = world.signed_in("jo").await;
    let yes = jo.get("/").await.to(&world.path(Page::Stand)).remove(0);
    jo.post(&yes, &[("do", "yes")]).await;
    assert!(jo.get(&world.path_to(Page::Person, pair.room)).await.says("Noor"));
}

#[tokio::test]
async fn a_yes_in_person_can_leave_the_notes_of_others_closed() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let note = world.path_to(Page::Note, pair.room);
    let written = [("text", "We spoke of the flat."), ("do", "finish")];
    pair.browser.sends(&note, &written).await;
    world.staff("Jo", Role::Therapist).await;
    let suggest = world.path_to(Page::Suggest, pair.room);
    let who = pair.browser.get(&suggest).await.value("person");
    let waits = pair.browser.sends(&suggest, &[("person", &who)]).await;
    let stand = waits.to(&world.path(Page::Stand)).remove(0);
    let page = pair.browser.get(&stand).await;
    assert!(page.says("Ask them too whether notes that others wrote before may be read."));
    pair.browser.post(&stand, &[("do", "in_person_from_now")]).await;
    let mut jo = world.signed_in("jo").await;
    let yes = jo.get("/").await.to(&world.path(Page::Stand)).remove(0);
    jo.post(&yes, &[("do", "yes")]).await;
    let person = world.path_to(Page::Person, pair.room);
    let (theirs, hers) = (jo.get(&person).await, pair.browser.get(&person).await);
    assert!(hers.says("We spoke of the flat."), "{}", hers.words());
    assert!(theirs.says("Noor") && !theirs.says("We spoke of the flat."), "{}", theirs.words());
}

#[tokio::test]
async fn someone_new_sent_twice_is_one_person() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    let new = world.path(Page::NewClient);
    for online in ["yes", "no"] {
        let once = amira.get(&new).await.value("once");
        let form = [("name", "Noor"), ("purpose", "Talking"), ("online", online), ("once", &once)];
        let shown = |reply: &Reply| match online {
            "yes" => after(reply, "<code>").to_owned() + after(reply, "<p class=\"big\">"),
            _ => reply.to(&world.path(Page::Stand)).remove(0),
        };
        let (first, second) = (amira.post(&new, &form).await, amira.post(&new, &form).await);
        assert_eq!(shown(&first), shown(&second));
    }
    assert_eq!(world.app.clients().await.expect("clients").len(), 2);
}

#[tokio::test]
async fn someone_new_typed_when_the_sign_in_locked_is_there_again_until_it_is_sent() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    let new = world.path(Page::NewClient);
    let once = amira.get(&new).await.value("once");
    world.later(31 * MINUTE);
    let form = [("name", "Noor"), ("purpose", "Talking"), ("online", "no"), ("once", &*once)];
    assert_eq!(amira.post(&new, &form).await.location().as_deref(), Some("/"));
    assert!(world.app.clients().await.expect("clients").is_empty(), "nothing was sent");
    let back = amira.post("/", &[("handle", "amira"), ("passphrase", support::PASSPHRASE)]).await;
    assert_eq!(back.location().as_deref(), Some(new.as_str()));
    let page = amira.get(&new).await;
    assert!(page.value("name") == "Noor" && page.html.contains(" checked"), "{}", page.html);
    let (once, version) = (page.value("once"), page.value("version"));
    let form = [&form[..3], &[("once", &*once), ("version", &*version)]].concat();
    assert!(amira.post(&new, &form).await.says("They said yes in person"));
    assert_eq!(amira.get(&new).await.value("name"), "", "what was sent is no draft any more");
}
