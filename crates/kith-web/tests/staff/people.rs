//! People and roles, as an administrator's browser without scripts sees it.

use axum::http::StatusCode;
use kith_core::{PersonId, Role};
use kith_web::paths::Page;

use crate::pair::Pair;
use crate::support::{Browser, Reply, World};

/// Ada, who keeps the service, and Amira and Noor with both yeses.
struct House {
    world: World,
    pair: Pair,
    ada: Browser,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        let pair = Pair::new(&world).await;
        world.staff("Ada", Role::Administrator).await;
        let ada = world.signed_in("ada").await;
        Self { world, pair, ada }
    }

    fn path(&self, page: Page) -> String {
        self.world.path_to(page, self.pair.amira.person)
    }

    async fn list(&mut self) -> Reply {
        self.ada.get(&self.world.path(Page::Staff)).await
    }

    async fn amira_leaves(&mut self) -> Reply {
        self.ada.sends(&self.path(Page::Leaving), &[("do", "leave")]).await
    }
}

fn role(world: &World, person: PersonId) -> Option<Role> {
    world.app.book().member(person).map(|member| member.role)
}

#[tokio::test]
async fn everybody_stands_in_one_list_and_somebody_is_added() {
    let mut house = House::new().await;
    let list = house.list().await;
    assert!(list.says("Amira Therapist confirmed one person"), "{}", list.words());
    assert!(!list.says("Noor"), "{}", list.words());
    let add = house.world.path(Page::AddStaff);
    let empty = house.ada.post(&add, &[("name", ""), ("role", "client")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = house.ada.post(&add, &[("name", "Tess"), ("role", "peer-supporter")]).await;
    assert!(given.says("For Tess") && given.html.contains("<code>"), "{}", given.words());
    assert!(house.list().await.says("Tess Peer supporter invited no one"));
}

#[tokio::test]
async fn what_another_role_changes_is_said_before_it_is_changed() {
    let mut house = House::new().await;
    let amira = house.pair.amira.person;
    let member = house.ada.get(&house.path(Page::Member)).await;
    assert!(member.says("The record of one person, who said yes to Amira or is asked."));
    let page =
        house.world.path_to(Page::OtherRole, format!("{amira}-{}", Role::Interpreter.number()));
    assert!(member.to(&page).len() == 1, "{}", member.html);
    let said = house.ada.get(&page).await;
    assert!(said.says("The new role opens this. A name, how to speak with someone"));
    assert!(said.says("One person said yes to more than this role opens."), "{}", said.words());
    assert_eq!(role(&house.world, amira), Some(Role::Therapist), "looking changes nothing");
    house.ada.post(&page, &[("do", "change")]).await;
    assert_eq!(role(&house.world, amira), Some(Role::Interpreter));
    let gone = house.pair.browser.get(&house.world.path(Page::Clients)).await;
    assert_eq!(gone.location().as_deref(), Some("/"), "signed out");
}

#[tokio::test]
async fn leaving_hands_over_and_the_client_reads_it_plainly() {
    let mut house = House::new().await;
    let jo = house.world.staff("Jo", Role::Therapist).await;
    let before = house.ada.get(&house.path(Page::Leaving)).await;
    assert!(before.says("They are beside one person."), "{}", before.words());
    assert!(before.says("One of them has no one else in their care."));
    let over = house.amira_leaves().await;
    assert!(over.says("Person 1 of 1") && !over.says("Noor"), "{}", over.words());
    let (page, bond) = (house.path(Page::TakeOver), over.value("bond"));
    let nobody = house.ada.post(&page, &[("bond", &bond)]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = [("bond", bond.as_str()), ("person", &jo.to_string())];
    assert!(house.ada.sends(&page, &asked).await.says("Jo is asked since Tuesday 5 May."));
    let list = house.list().await;
    assert!(list.says("One person has no one in their care since Amira left"), "{}", list.words());
    assert!(list.says("Amira, Therapist, until 5 May 2026"), "{}", list.words());

    let mut jo = house.world.signed_in("jo").await;
    let today = jo.get(&house.world.path(Page::Today)).await;
    let stand = today.to(&house.world.path(Page::Stand)).first().expect("asked").clone();
    let stands = jo.get(&stand).await;
    assert!(stands.says("Amira was beside Noor and no longer does this work here."));
    jo.post(&stand, &[("do", "yes")]).await;
    // Noor has no online access, and said yes to Jo in person.
    jo.post(&stand, &[("do", "in_person")]).await;
    let person = jo.get(&house.world.path_to(Page::Person, house.pair.room)).await;
    assert!(person.says("Noor"), "{}", person.words());
    assert!(!house.list().await.says("has no one in their care"));
}

#[tokio::test]
async fn a_supervisor_sees_that_somebody_is_without_anybody_and_not_who() {
    let mut house = House::new().await;
    house.world.staff("Ruth", Role::Supervisor).await;
    house.amira_leaves().await;
    let mut ruth = house.world.signed_in("ruth").await;
    let review = ruth.get(&house.world.path(Page::Review)).await;
    assert!(review.says("Someone whom they were beside has no one in their care now."));
    let over = review.to(&house.path(Page::TakeOver));
    let over = ruth.get(over.first().expect("a link")).await;
    assert!(over.says("Person 1 of 1"), "{}", over.words());
    assert!(!review.says("Noor") && !over.says("Noor"));
    let page = house.path(Page::TakeOver);
    let wants_nobody = [("bond", over.value("bond")), ("do", "let-be".to_owned())];
    let wants_nobody = wants_nobody.each_ref().map(|(name, value)| (*name, value.as_str()));
    let refused = house.ada.post(&page, &wants_nobody).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "not for an administrator to say");
    let over = ruth.sends(&page, &wants_nobody).await;
    assert!(over.says("No one is without someone in their care."), "{}", over.words());
    assert!(!ruth.get(&house.world.path(Page::Review)).await.says("no one in their care now"));
}

#[tokio::test]
async fn e08_a_field_that_no_form_has_changes_nobodys_role() {
    let mut house = House::new().await;
    let amira = house.pair.amira.person;
    let extra = |fields: &[(&'static str, &'static str)]| {
        let more = [
            ("role", "administrator"),
            ("person", "00"),
            ("service", "00"),
            ("seq", "1"),
            ("author", "00"),
            ("at", "1"),
            ("created_at", "1"),
        ];
        [fields, &more].concat()
    };
    let reply = house.ada.post(&house.path(Page::Member), &extra(&[("do", "change")])).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND, "a page that changes nothing");
    let page =
        house.world.path_to(Page::OtherRole, format!("{amira}-{}", Role::Supervisor.number()));
    house.ada.post(&page, &extra(&[("do", "change")])).await;
    assert_eq!(role(&house.world, amira), Some(Role::Supervisor), "what the page said");
    for number in [0, 4, 9] {
        let page = house.world.path_to(Page::OtherRole, format!("{amira}-{number}"));
        let reply = house.ada.post(&page, &[("do", "change")]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{number}: no role of staff");
    }
    let add = house.world.path(Page::AddStaff);
    let with = [("name", "Kai"), ("role", "reception"), ("person", "00"), ("state", "1")];
    house.ada.post(&add, &with).await;
    let book = house.world.app.book();
    let kai = book.staff().into_iter().find(|one| one.name == "Kai").expect("added");
    assert_eq!((kai.role, kai.person == PersonId([0; 16])), (Role::Reception, false));
}

#[tokio::test]
async fn e10_an_open_page_of_who_leaves_is_told_nothing_more() {
    let mut house = House::new().await;
    let live = house.world.path(Page::Live);
    let (_, mut hers) = house.pair.browser.listen(&live).await;
    assert!(hers.next(5).await.is_some_and(|said| said.starts_with("retry")));
    let began = std::time::Instant::now();
    house.amira_leaves().await;
    assert_eq!(hers.next(1).await.as_deref(), Some(""), "the end, after nothing else");
    assert!(began.elapsed() < std::time::Duration::from_secs(1), "{:?}", began.elapsed());
}

#[tokio::test]
async fn e18_the_list_tells_how_many_and_never_who() {
    let mut house = House::new().await;
    let (list, member) = (house.list().await, house.ada.get(&house.path(Page::Member)).await);
    let room = house.pair.room.to_string();
    for reply in [&list, &member] {
        assert!(!reply.says("Noor") && !reply.html.contains(&room), "{}", reply.words());
    }
    let sorted = format!("{}?sort=room&q=Noor&page=2", house.world.path(Page::Staff));
    let sorted = house.ada.get(&sorted).await;
    assert_eq!(sorted.words(), list.words(), "nothing can be asked of it");
    let unknown = house.ada.get(&house.world.path_to(Page::Member, house.pair.noor.person)).await;
    let nobody = house.ada.get(&house.world.path_to(Page::Member, "0".repeat(32))).await;
    assert_eq!((unknown.status, &unknown.html), (StatusCode::NOT_FOUND, &nobody.html));
    let over = house.ada.get(&house.world.path_to(Page::TakeOver, house.pair.noor.person)).await;
    assert_eq!((over.status, &over.html), (StatusCode::NOT_FOUND, &nobody.html));
}

fn handed(given: &Reply) -> bool {
    given.html.contains("<code>")
}

#[tokio::test]
async fn an_administrator_is_added_and_leaves_only_with_the_yes_of_another() {
    let mut house = House::new().await;
    let kim = house.world.staff("Kim", Role::Administrator).await;
    let (add, second) = (house.world.path(Page::AddStaff), house.world.path(Page::Second));
    let form = [("name", "Lee"), ("role", "administrator")];
    let asked = house.ada.sends(&add, &form).await;
    assert!(asked.says("Lee is added as an administrator"), "{}", asked.words());
    assert!(asked.says("Another administrator has to say yes first."), "{}", asked.words());
    let id = asked.value("id");
    for word in ["yes", "now"] {
        let own = house.ada.post(&second, &[("id", &id), ("do", word)]).await;
        assert!(own.status.is_client_error(), "{word}: {}", own.words());
    }
    let mut kims = house.world.signed_in("kim").await;
    let list = kims.get(&house.world.path(Page::Staff)).await;
    assert!(list.says("An administrator asks for your yes or no."), "{}", list.words());
    kims.post(&second, &[("id", &id), ("do", "yes")]).await;
    let given = house.ada.post(&second, &[("id", &id), ("do", "now")]).await;
    assert!(given.says("For Lee") && handed(&given), "{}", given.words());
    let again = house.ada.post(&second, &[("id", &id), ("do", "now")]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "a yes is used once");

    let leaving = house.world.path_to(Page::Leaving, kim);
    assert!(house.ada.get(&leaving).await.says("This takes a second administrator."));
    let asked = house.ada.sends(&leaving, &[("do", "leave")]).await;
    assert!(asked.says("Kim, an administrator, leaves"), "{}", asked.words());
    assert_eq!(role(&house.world, kim), Some(Role::Administrator), "nothing has changed");
    let id = asked.value("id");
    kims.post(&second, &[("id", &id), ("do", "no")]).await;
    assert!(house.ada.get(&second).await.says("Nothing waits for a second yes."));
    assert_eq!(role(&house.world, kim), Some(Role::Administrator));
}

#[tokio::test]
async fn one_administrator_acts_alone_and_it_says_so() {
    let mut house = House::new().await;
    let (amira, second) = (house.pair.amira.person, house.world.path(Page::Second));
    assert!(house.ada.get(&second).await.says("You are the only administrator who has come in"));
    let number = Role::Administrator.number();
    let page = house.world.path_to(Page::OtherRole, format!("{amira}-{number}"));
    assert!(!house.ada.get(&page).await.says("This takes a second administrator."));
    house.ada.post(&page, &[("do", "change")]).await;
    assert_eq!(role(&house.world, amira), Some(Role::Administrator));
    // Now there are two, and what one does to the other takes both.
    let back = Role::Therapist.number();
    let page = house.world.path_to(Page::OtherRole, format!("{amira}-{back}"));
    let asked = house.ada.sends(&page, &[("do", "change")]).await;
    assert!(asked.says("Amira is no longer an administrator. New role: Therapist"));
    assert_eq!(role(&house.world, amira), Some(Role::Administrator));
}

#[tokio::test]
async fn what_each_can_open_is_looked_at_and_that_somebody_looked_is_kept() {
    let mut house = House::new().await;
    let (amira, access) = (house.pair.amira.person, house.world.path(Page::Access));
    assert!(!house.list().await.says("to be looked at"), "it has just been given");
    house.world.later(kith_core::review::DUE_AFTER);
    house.ada = house.world.signed_in("ada").await;
    let list = house.list().await;
    assert!(list.says("What 2 people can open is to be looked at."), "{}", list.words());
    let page = house.ada.get(&access).await;
    let sentence = "The record of one person, who said yes to Amira or is asked.";
    assert!(page.says(sentence) && page.says("No one has looked at this since it was given."));
    assert!(!page.says("Noor"), "{}", page.words());
    let (person, stale) = (amira.to_string(), "supervisor");
    let other = house.ada.post(&access, &[("person", &person), ("role", stale)]).await;
    assert!(other.status.is_client_error(), "a role that is not the one of now");
    let right = [("person", person.as_str()), ("role", "therapist")];
    let page = house.ada.sends(&access, &right).await;
    assert!(page.says("Ada found it right on 3 August 2026."), "{}", page.words());
    assert!(house.list().await.says("What one person can open is to be looked at."));
}
