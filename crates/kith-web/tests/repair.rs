//! What may have changed between two people, as both and a supervisor without scripts see it:
//! said, answered, not yet, heard; late, and not a word of it on the supervisor's pages.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use axum::http::StatusCode;
use kith_core::meeting::{self, Details};
use kith_core::promise::{self, By, Terms};
use kith_core::time::{DAY, HOUR};
use kith_core::{MeetingId, PromiseId, Role, bond};
use kith_web::paths::Page;
use support::{Browser, Pair, Reply, World};

const WORDS: &str = "I went home feeling small.";
const ANSWER: &str = "I hurried you, and I am sorry.";

/// Everything in the order of a walk.
struct Walk {
    world: World,
    pair: Pair,
}

impl Walk {
    async fn new() -> Self {
        let world = World::new().await;
        let pair = world.bonded().await;
        Self { world, pair }
    }

    /// The same in a service with a supervisor.
    async fn supervised() -> Self {
        let (world, pair) = World::supervised().await;
        Self { world, pair }
    }

    async fn days(&mut self, days: i64) {
        self.world.later(days * DAY);
        self.world.back(&mut self.pair).await;
    }

    async fn home(&mut self) -> Reply {
        self.pair.noor.get(&self.world.path(Page::Home)).await
    }

    /// Noor says that something is not right; gives the page of it and its address.
    async fn says(&mut self, words: &str) -> (Reply, String) {
        let bond = self.world.bond(&self.pair).await;
        let path = self.world.path_to(Page::Say, bond);
        let once = self.pair.noor.get(&path).await.value("once");
        let sent = self.pair.noor.post(&path, &[("words", words), ("once", &once)]).await;
        let one = sent.location().expect("a way");
        (self.pair.noor.get(&one).await, one)
    }

    /// The same strain on Amira's side.
    fn theirs(&self, one: &str) -> String {
        let id = one.rsplit('/').next().expect("an id");
        self.world.path_to(Page::Respond, format!("{}-{id}", self.pair.room))
    }

    async fn noor_sends(&mut self, one: &str, what: &str, words: &str) -> Reply {
        self.pair.noor.sends(one, &[("do", what), ("words", words)]).await
    }

    async fn amira_sends(&mut self, one: &str, words: &str) -> Reply {
        let path = self.theirs(one);
        self.pair.amira.sends(&path, &[("words", words)]).await
    }

    async fn ruth(&self) -> Browser {
        self.world.signed_in("ruth").await
    }

    async fn review(&self) -> Reply {
        self.ruth().await.get(&self.world.path(Page::Review)).await
    }

    /// One meeting that is over.
    async fn meets(&mut self, number: u8) -> MeetingId {
        let meeting = MeetingId([number; 16]);
        let starts = self.world.app.now().plus(DAY);
        let details =
            Details { starts, minutes: 50, place: "Room 3".into(), others: String::new() };
        let bond = self.world.bond(&self.pair).await;
        let propose = meeting::Command::Propose { meeting, bond, details };
        self.world.act(&self.pair.amira, &self.pair, propose).await;
        self.world.act(&self.pair.noor, &self.pair, meeting::Command::Accept { meeting }).await;
        self.world.later(HOUR);
        self.days(1).await;
        meeting
    }

    /// One meeting that is over, with what Noor says of it.
    async fn rates(&mut self, number: u8, answers: [u8; 6], show: &str) -> Reply {
        let meeting = self.meets(number).await;
        let path = self.world.path_to(Page::Feedback, meeting);
        let points = answers.map(|answer| answer.to_string());
        let names = kith_measure::own::RELATIONSHIP.items;
        let mut form: Vec<_> =
            names.iter().zip(&points).map(|(name, point)| (*name, point.as_str())).collect();
        form.push(("show", show));
        self.pair.noor.sends(&path, &form).await
    }
}

#[tokio::test]
async fn she_reads_who_is_told_before_she_says_it_and_the_other_answers() {
    let mut walk = Walk::supervised().await;
    let home = walk.home().await;
    assert!(home.says("Something is not right You can say so at any time."));
    let bond = walk.world.bond(&walk.pair).await;
    let before = walk.pair.noor.sends(&walk.world.path(Page::Say), &[]).await;
    assert_eq!(before.status, StatusCode::NOT_FOUND, "without a person there is nothing to send");
    let whom = walk.pair.noor.get(&walk.world.path(Page::Say)).await;
    assert_eq!(whom.location(), Some(walk.world.path_to(Page::Say, bond)));
    let say = walk.pair.noor.get(&walk.world.path_to(Page::Say, bond)).await;
    assert!(say.says("Amira reads it and is asked to answer you by Friday 8 May."));
    assert!(say.says("a supervisor sees that it is late and whose it is"));
    let (page, one) = walk.says(WORDS).await;
    assert!(page.says("Something may have changed") && page.says(WORDS), "{}", page.words());
    assert!(page.says("Amira is asked to answer you by Friday 8 May."));
    assert!(walk.home().await.says("Amira is asked to answer you by Friday 8 May."));

    let today = walk.pair.amira.get("/").await;
    let asked = "Noor : Read and answer An answer is asked of you by Friday 8 May.";
    assert!(today.says(asked), "{}", today.words());
    let theirs = walk.theirs(&one);
    for (page, words) in [
        (Page::Brief, "Something may have changed. An answer is asked of you by Friday 8 May."),
        (Page::Person, "Noor said that something is not right."),
    ] {
        let page = walk.pair.amira.get(&walk.world.path_to(page, walk.pair.room)).await;
        assert!(page.says(words) && page.html.contains(&theirs), "{}", page.words());
    }
    let page = walk.pair.amira.get(&theirs).await;
    assert!(page.says(WORDS) && page.says("Only Noor can close this."));
    let sent = walk.amira_sends(&one, ANSWER).await;
    assert!(sent.says("You answered") && sent.says(ANSWER));

    assert!(walk.home().await.says("Amira answered you"));
    let page = walk.pair.noor.get(&one).await;
    for words in [ANSWER, "Heard", "Not yet", "I would rather leave it"] {
        assert!(page.says(words), "{words}");
    }
    let not_yet = walk.noor_sends(&one, "not-yet", "It happened again.").await;
    assert!(not_yet.says("Amira is asked to answer you by Friday 8 May."));
    walk.amira_sends(&one, "I will ask before I move on.").await;
    let heard = walk.noor_sends(&one, "heard", "Thank you.").await;
    assert!(heard.says("you said that you were heard. This is closed."), "{}", heard.words());
    let all = [WORDS, ANSWER, "It happened again.", "I will ask before I move on.", "Thank you."];
    let at: Vec<_> = all.iter().map(|words| heard.html.find(words).expect("said")).collect();
    assert!(at.is_sorted(), "in order");
    assert!(!walk.home().await.says("Amira answered you"));
    assert!(!walk.pair.amira.get("/").await.says("An answer is asked of you"));
}

#[tokio::test]
async fn what_is_closed_can_be_taken_up_again_from_the_page_of_the_two() {
    let mut walk = Walk::new().await;
    let (page, one) = walk.says("").await;
    assert!(!page.says("Not yet") && page.says("I would rather leave it"));
    let left = walk.noor_sends(&one, "leave", "It is good now.").await;
    assert!(
        left.says("you would rather leave it. This is closed.") && left.says("It is good now.")
    );
    let bond = walk.world.bond(&walk.pair).await;
    let page = walk.pair.noor.get(&walk.world.path_to(Page::Bond, bond)).await;
    assert!(page.html.contains(&one) && page.says("You said that something is not right."));
    let again = walk.noor_sends(&one, "not-yet", "").await;
    assert!(again.says("Amira is asked to answer you by Friday 8 May."));
}

#[tokio::test]
async fn nobody_answers_and_the_supervisor_sees_that_and_nothing_more() {
    let mut walk = Walk::supervised().await;
    let (_, one) = walk.says(WORDS).await;
    walk.world.later(6 * HOUR);
    walk.days(3).await;
    assert!(walk.review().await.says("Nothing is past its date."), "Friday is not over yet");
    assert!(walk.home().await.says("Amira is asked to answer you by Friday 8 May."));
    walk.days(1).await;
    let review = walk.review().await;
    assert!(review.says("Amira An answer after something may have changed between two people."));
    assert!(review.says("It was asked for by Friday 8 May."), "{}", review.words());
    let today = walk.ruth().await.get("/").await;
    assert!(today.says("It was asked for by Friday 8 May."));
    let room = walk.pair.room.to_string();
    let id = one.rsplit('/').next().expect("an id").to_owned();
    for page in [&review, &today] {
        for telling in ["Noor", "noor", "small", "not right", &room, &id] {
            assert!(!page.html.contains(telling), "{telling}");
        }
    }
    let late = walk.pair.noor.get(&one).await;
    assert!(late.says("The answer is late, and we are sorry."));
    assert!(late.says("A supervisor sees that an answer is late, and whose it is."));
    assert!(
        walk.pair
            .amira
            .get("/")
            .await
            .says("An answer was asked of you by Friday 8 May. It is late.")
    );

    walk.amira_sends(&one, ANSWER).await;
    assert!(walk.review().await.says("Nothing is past its date."));
    walk.noor_sends(&one, "not-yet", "").await;
    assert!(walk.review().await.says("Nothing is past its date."));
    walk.days(4).await;
    assert!(walk.review().await.says("It was asked for by Tuesday 12 May."), "a new date");
    walk.noor_sends(&one, "leave", "").await;
    assert!(walk.review().await.says("Nothing is past its date."));
}

#[tokio::test]
async fn where_nobody_stands_behind_staff_nobody_is_said_to() {
    let mut walk = Walk::new().await;
    let invited = kith_app::NewStaff { name: "Ruth".into(), role: Role::Supervisor };
    walk.world.app.invite_staff(&walk.world.app.operator(), invited).await.expect("invited");
    let bond = walk.world.bond(&walk.pair).await;
    let say = walk.pair.noor.get(&walk.world.path_to(Page::Say, bond)).await;
    assert!(say.says("No one else beside you reads it.") && !say.says("supervisor"));
    let (_, one) = walk.says(WORDS).await;
    walk.days(5).await;
    let late = walk.pair.noor.get(&one).await;
    assert!(late.says("The answer is late") && !late.says("supervisor"));
}

#[tokio::test]
async fn feedback_says_beforehand_what_follows_and_afterwards_that_it_did() {
    let mut walk = Walk::new().await;
    for number in 1..5 {
        let given = walk.rates(number, [9; 6], "now").await;
        assert!(!given.says("is asked to answer you"), "{}", given.words());
    }
    let low = walk.rates(5, [6; 6], "after-next").await;
    assert!(!low.says("is asked to answer"), "what is held back asks nothing of anyone");
    let path = walk.world.path_to(Page::Feedback, MeetingId([5; 16]));
    let shown = walk.pair.noor.sends(&path, &[("do", "show"), ("show", "now")]).await;
    assert!(shown.says("your answers were lower than they usually are. Amira is asked to answer"));
    let one = shown.to(&format!("{}/", walk.world.path(Page::Repair))).remove(0);
    assert!(!walk.pair.noor.get(&one).await.words().contains("36"), "no numbers");
    let brief = walk.world.path_to(Page::Brief, walk.pair.room);
    assert!(
        walk.pair.amira.get(&brief).await.says("the answers were lower than they usually are.")
    );
}

/// A service whose administrator chose this rule on the page of its settings.
async fn watched_by(rule: &str) -> Walk {
    let world = World::new().await;
    world.staff("Ada", Role::Administrator).await;
    let mut ada = world.signed_in("ada").await;
    let path = world.path(Page::Service);
    let page = ada.get(&path).await;
    assert!(
        page.says("Below the middle of their earlier answers")
            && page.says("about 69 of 100 clear dips")
    );
    let fields = ["name", "product", "leave", "number", "words", "zone", "fall", "days", "hours"];
    let values = fields.map(|field| match page.value(field) {
        empty if empty.is_empty() => "112".to_owned(),
        value => value,
    });
    let mut form: Vec<_> =
        fields.iter().zip(&values).map(|(field, value)| (*field, value.as_str())).collect();
    form.push(("watch", rule));
    let kept = ada.sends(&path, &form).await;
    let chosen = format!("value=\"{rule}\" checked");
    assert!(kept.status.is_success() && kept.html.contains(&chosen), "{}", kept.words());
    let pair = world.bonded().await;
    Walk { world, pair }
}

#[tokio::test]
async fn both_read_by_which_rule_answers_were_found_to_be_lower() {
    let with = "They were compared with your own earlier answers that Amira could see, and with \
                no one else’s.";
    let theirs = "They were compared with the earlier answers of Noor that you could see, and \
                  with no one else’s.";
    let up_and_down = "They were lower than the average of these, by more than they usually go up \
                       and down.";
    let newest = "With the newest counting most, their average was lower than the average of all \
                  of these.";
    for (rule, sign, why) in [
        ("mean", "your answers were lower than they usually are.", up_and_down),
        ("forgetting", "your newest answers, taken together, were lower", newest),
    ] {
        let mut walk = watched_by(rule).await;
        for number in 1..5 {
            walk.rates(number, [9; 6], "now").await;
        }
        // Three points below what was said every time: the median rule would not ask.
        let given = walk.rates(5, [8, 8, 8, 9, 9, 9], "now").await;
        assert!(given.says(sign) && given.says("Amira is asked to answer"), "{}", given.words());
        let one = given.to(&format!("{}/", walk.world.path(Page::Repair))).remove(0);
        let page = walk.pair.noor.get(&one).await;
        assert!(page.says(&format!("{with} {why}")), "{}", page.words());
        let asked = walk.pair.amira.get(&walk.theirs(&one)).await;
        assert!(asked.says(&format!("{theirs} {why}")), "{}", asked.words());
        let record = walk.pair.noor.get(&walk.world.path(Page::Record)).await;
        let told = format!("They were compared with earlier answers of the same person. {why}");
        assert!(record.says(&told), "{}", record.words());
    }
}

#[tokio::test]
async fn the_form_of_a_feedback_says_it_while_it_is_true() {
    let mut walk = Walk::new().await;
    walk.world.meet(&walk.pair).await;
    walk.days(3).await;
    let path = walk.world.path_to(Page::Feedback, support::acts::MEETING);
    let ahead = "If answers that Amira may see are lower than usual, Amira is asked to answer you \
                 within 3 days.";
    assert!(walk.pair.noor.get(&path).await.says(ahead));
    walk.says("").await;
    assert!(!walk.pair.noor.get(&path).await.says(ahead), "she is asked already");
}

#[tokio::test]
async fn what_no_entry_tells_of_yet_is_answered_and_noticed_with_the_answer() {
    let mut walk = Walk::new().await;
    let bond = walk.world.bond(&walk.pair).await;
    let by = By::Date(walk.world.app.now().plus(DAY));
    let terms = Terms { words: "Send the letter.".into(), by };
    let promise = PromiseId([8; 16]);
    let make = promise::Command::Make { promise, bond, terms, note: None };
    walk.world.act(&walk.pair.amira, &walk.pair, make).await;
    let path = walk.world.path_to(Page::Respond, walk.pair.room);
    let nothing = walk.pair.amira.get(&path).await;
    assert_eq!(nothing.location(), Some(walk.world.path_to(Page::Person, walk.pair.room)));
    walk.days(2).await;
    let brief = walk.pair.amira.get(&walk.world.path_to(Page::Brief, walk.pair.room)).await;
    assert!(brief.says("No one has said anything about it yet.") && brief.html.contains(&path));
    let page = walk.pair.amira.get(&path).await;
    assert!(page.says("Send the letter.") && page.says("Something you promised is late"));
    let form = [("words", ANSWER), ("once", &page.value("once"))];
    let (first, second) =
        (walk.pair.amira.post(&path, &form).await, walk.pair.amira.post(&path, &form).await);
    assert_eq!(first.location(), second.location(), "twice sent is once said");
    assert!(walk.pair.amira.get(&first.location().expect("a way")).await.says("You answered"));
    assert!(walk.home().await.says("Amira answered you"));
}

#[tokio::test]
async fn an_answer_meant_for_something_else_is_not_put_under_what_came_meanwhile() {
    let mut walk = Walk::new().await;
    walk.rates(1, [2; 6], "after-next").await;
    walk.meets(2).await;
    let path = walk.world.path_to(Page::Respond, walk.pair.room);
    let page = walk.pair.amira.get(&path).await;
    assert!(page.says("one of the answers was low."), "{}", page.words());
    walk.says(WORDS).await;
    let sent = walk.pair.amira.post(&path, &[("words", ANSWER)]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.says(WORDS) && sent.says("Please read it first.") && sent.says(ANSWER));
    let action = sent.to(&format!("{}/", walk.world.path(Page::Respond)));
    assert!(action.iter().any(|to| to.contains('-')), "from here on it is that one");
}

#[tokio::test]
async fn what_was_typed_stays_when_it_cannot_be_taken() {
    let mut walk = Walk::new().await;
    let (_, one) = walk.says("").await;
    let theirs = walk.theirs(&one);
    let empty = walk.pair.amira.post(&theirs, &[("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let early = walk.pair.noor.post(&one, &[("do", "heard"), ("words", "Thank you.")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.says("There is no answer yet") && early.says("Thank you."));
    walk.noor_sends(&one, "leave", "").await;
    let late = walk.pair.amira.post(&theirs, &[("words", ANSWER)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.says("Noor has closed this meanwhile") && late.says(ANSWER));
    let long = "a ".repeat(2_500);
    let again = walk.pair.noor.post(&one, &[("do", "not-yet"), ("words", &long)]).await;
    assert!(again.html.contains(&long) && again.says("Please make two parts of it."));
    assert_eq!(
        walk.pair.noor.post(&one, &[("do", "nothing")]).await.status,
        StatusCode::BAD_REQUEST
    );

    let bond = walk.world.bond(&walk.pair).await;
    walk.world.act(&walk.pair.noor, &walk.pair, bond::Command::Pause { bond }).await;
    let say = walk.world.path_to(Page::Say, bond);
    assert!(walk.pair.noor.get(&say).await.says("Amira is not beside you at present"));
    let paused = walk.pair.noor.post(&say, &[("words", WORDS)]).await;
    assert_eq!(paused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(paused.says(WORDS) && paused.says("so it was not sent"));
}

#[tokio::test]
async fn both_sides_are_kept_while_they_are_written() {
    let mut walk = Walk::new().await;
    let (_, one) = walk.says("").await;
    let theirs = walk.theirs(&one);
    let bond = walk.world.bond(&walk.pair).await;
    let say = walk.world.path_to(Page::Say, bond);
    for path in [&one, &say] {
        walk.pair.noor.post(&format!("{path}?draft"), &[("words", "I have been")]).await;
        assert!(walk.pair.noor.get(path).await.html.contains("I have been</textarea>"), "{path}");
    }
    walk.pair.amira.post(&format!("{theirs}?draft"), &[("words", "You are")]).await;
    let page = walk.pair.amira.get(&theirs).await;
    assert!(page.html.contains("You are</textarea>"));
    let form = [("words", "You are right."), ("version", &page.value("version"))];
    walk.pair.amira.post(&theirs, &form).await;
    assert!(!walk.pair.amira.get(&theirs).await.html.contains("You are</textarea>"));
}

#[tokio::test]
async fn nobody_else_comes_near_it_and_the_front_room_says_nothing() {
    let mut walk = Walk::supervised().await;
    let front = walk.pair.noor.get("/").await.html;
    let (_, one) = walk.says(WORDS).await;
    assert_eq!(walk.pair.noor.get("/").await.html, front, "not a byte on the front");
    let theirs = walk.theirs(&one);
    walk.world.staff("Jo", Role::Therapist).await;
    let jo = walk.world.signed_in("jo").await;
    for mut other in [jo, walk.ruth().await] {
        for path in [&one, &theirs] {
            assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND);
            let sent = other.post(path, &[("words", ANSWER), ("do", "heard")]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND);
        }
    }
}

#[tokio::test]
async fn open_pages_of_all_three_hear_that_something_was_said() {
    let mut walk = Walk::supervised().await;
    let (own, live) = (walk.world.path(Page::Live), walk.world.path_to(Page::Live, walk.pair.room));
    let ruth = walk.ruth().await;
    let review = walk.review().await;
    assert!(review.html.contains(&format!("data-live=\"{own}\"")));
    let mut heard = Vec::new();
    for (who, path) in [(&walk.pair.noor, &own), (&walk.pair.amira, &live), (&ruth, &own)] {
        let (status, mut stream) = who.listen(path).await;
        assert_eq!(status, StatusCode::OK);
        stream.next(5).await.expect("a beginning");
        heard.push(stream);
    }
    walk.says(WORDS).await;
    for stream in &mut heard {
        let told = stream.next(5).await.expect("a change");
        assert!(told.contains("changed") && !told.contains("small"));
    }
}

#[tokio::test]
async fn what_will_be_different_is_a_promise_that_both_see_in_the_repair() {
    let mut walk = Walk::new().await;
    let (_, one) = walk.says(WORDS).await;
    let theirs = walk.theirs(&one);
    let form = walk.pair.amira.get(&theirs).await;
    assert!(form.says("Ask Noor how it was") && form.says("Suggest a time to talk about it"));
    let half = [("words", ANSWER), ("different", "Ask before I move on."), ("by", "")];
    let sent = walk.pair.amira.post(&theirs, &half).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.says("Nothing is chosen yet.") && sent.html.contains(ANSWER));
    assert!(sent.html.contains("Ask before I move on."), "nothing typed is lost");
    let whole = [("words", ANSWER), ("different", "Ask before I move on."), ("by", "meeting")];
    let page = walk.pair.amira.sends(&theirs, &whole).await;
    let promised = "What will be different Ask before I move on. You promised this to Noor.";
    assert!(page.says(promised), "{}", page.words());
    let page = walk.pair.noor.get(&one).await;
    let promised = "What will be different Ask before I move on. Amira promised this.";
    assert!(page.says(promised), "{}", page.words());
    let all = walk.pair.noor.get(&walk.world.path(Page::Promises)).await;
    assert!(all.says("Ask before I move on."));
}

#[tokio::test]
async fn what_was_heard_is_asked_about_again_after_low_answers_and_it_is_said_how_it_felt() {
    let mut walk = Walk::new().await;
    for number in 1..=5 {
        walk.rates(number, [9; 6], "now").await;
    }
    let (_, one) = walk.says(WORDS).await;
    walk.amira_sends(&one, ANSWER).await;
    walk.noor_sends(&one, "heard", "").await;
    walk.rates(6, [3; 6], "now").await;
    let page = walk.pair.noor.get(&one).await;
    let again = "Asked about again Monday 11 May, 6:00pm After the meeting on Monday 11 May";
    assert!(page.says(again), "{}", page.words());
    assert!(page.says("Amira is asked to answer you by"));
    assert!(page.says("your answers were lower than the last ones before."), "{}", page.words());
    let theirs = walk.pair.amira.get(&walk.theirs(&one)).await;
    assert!(theirs.says("the answers were lower than the last ones before."));
    let record = walk.pair.noor.get(&walk.world.path(Page::Record)).await;
    assert!(record.says("Asked about again You, Monday 11 May, 6:00pm After the meeting on"));
    walk.amira_sends(&one, "You are right.").await;
    walk.rates(7, [9; 6], "now").await;
    let page = walk.pair.noor.get(&one).await;
    assert!(page.says("your answers were higher than the last ones before."), "{}", page.words());
}

#[tokio::test]
async fn what_stays_open_is_seen_by_a_supervisor_without_a_word_until_it_is_closed() {
    let mut walk = Walk::supervised().await;
    let (_, one) = walk.says(WORDS).await;
    walk.amira_sends(&one, ANSWER).await;
    let page = walk.pair.noor.get(&one).await;
    assert!(page.says("If it is still open after Tuesday 2 June, a supervisor sees that"));
    walk.days(27).await;
    assert!(walk.review().await.says("Nothing is past its date."));
    walk.days(2).await;
    let review = walk.review().await;
    let open = "Amira Something between two people that was answered and is still open. It is \
                still open after Tuesday 2 June.";
    assert!(review.says(open), "{}", review.words());
    for telling in ["Noor", "noor", "small", "not right"] {
        assert!(!review.html.contains(telling), "{telling}");
    }
    walk.noor_sends(&one, "heard", "").await;
    assert!(walk.review().await.says("Nothing is past its date."));
}
