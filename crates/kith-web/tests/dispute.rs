//! Two views of one entry, as both and a supervisor without scripts see them: she says that a note
//! is not right, by a date it is corrected or both views stand, and all of it stays beside it.

mod support;

use axum::http::StatusCode;
use kith_core::time::DAY;
use kith_core::{EntryId, bond};
use kith_web::paths::Page;
use support::{Browser, Pair, Reply, World};

const NOTE: &str = "We talked about May.";
const VIEW: &str = "It was April.";
const ANSWER: &str = "I remember May. I am glad that you say it.";
const ASKED: &str = "Amira is asked to answer by Friday 8 May.";

/// A note of Amira's.
struct Walk {
    world: World,
    pair: Pair,
    note: EntryId,
}

impl Walk {
    async fn new() -> Self {
        let (world, pair) = World::supervised().await;
        let note = world.note(&pair, NOTE).await;
        Self { world, pair, note }
    }

    async fn days(&mut self, days: i64) {
        self.world.later(days * DAY);
        self.world.back(&mut self.pair).await;
    }

    /// Noor says that an entry is not right.
    async fn says(&mut self, to: EntryId) -> Reply {
        let path = self.world.path_to(Page::Wrong, to);
        self.pair.noor.sends(&path, &[("words", VIEW)]).await
    }

    async fn record(&mut self) -> Reply {
        self.pair.noor.get(&self.world.path(Page::Record)).await
    }

    async fn today(&mut self) -> Reply {
        self.pair.amira.get("/").await
    }

    /// Where Amira answers it, by the way on her first page.
    async fn way(&mut self) -> String {
        let prefix = format!("{}/", self.world.path(Page::Settle));
        self.today().await.to(&prefix).remove(0)
    }

    async fn ruth(&self) -> Browser {
        self.world.signed_in("ruth").await
    }

    async fn review(&self) -> Reply {
        self.ruth().await.get(&self.world.path(Page::Review)).await
    }
}

#[tokio::test]
async fn she_is_told_who_answers_by_when_and_both_views_stand_with_words_to_her() {
    let mut walk = Walk::new().await;
    let path = walk.world.path_to(Page::Wrong, walk.note);
    let before = walk.pair.noor.get(&path).await;
    assert!(before.says("Amira is asked to answer by Friday 8 May. They can agree and correct it"));
    let said = walk.says(walk.note).await;
    assert!(said.says(ASKED) && said.says(VIEW), "{}", said.words());
    assert!(!said.says("asked to read it"), "one date for one thing");
    let today = walk.today().await;
    assert!(today.says("To be answered by Friday 8 May."), "{}", today.words());
    assert!(!today.says("Words to read"), "{}", today.words());

    let way = walk.way().await;
    let page = walk.pair.amira.get(&way).await;
    for words in [NOTE, VIEW, "Noor sees this differently", "You are asked to answer by Friday 8"] {
        assert!(page.says(words), "{words}: {}", page.words());
    }
    let empty = walk.pair.amira.post(&way, &[("agreed", "We spoke."), ("do", "both-stand")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("This one is empty.") && empty.html.contains("We spoke.</textarea>"));
    let form = [("agreed", NOTE), ("both-stand", ANSWER), ("do", "both-stand")];
    let told = walk.pair.amira.sends(&way, &form).await;
    assert!(told.says("Both views stand. You said so on Tuesday 5 May"), "{}", told.words());

    let record = walk.record().await;
    for words in [NOTE, VIEW, ANSWER, "Both views stand. Amira said so on Tuesday 5 May"] {
        assert!(record.says(words), "{words}: {}", record.words());
    }
    assert!(!record.says(ASKED));
    let home = walk.pair.noor.get(&walk.world.path(Page::Home)).await;
    assert!(home.says("Amira answered something that you wrote"), "{}", home.words());
    assert!(!walk.today().await.says("Not right, they say"));
    let again = walk.pair.amira.post(&way, &form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("This was answered by now") && again.html.contains(ANSWER));
}

#[tokio::test]
async fn who_agrees_corrects_the_note_and_every_word_stays() {
    let mut walk = Walk::new().await;
    walk.says(walk.note).await;
    let way = walk.way().await;
    let same = walk.pair.amira.post(&way, &[("agreed", NOTE), ("do", "agreed")]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(same.says("These are the words that are there already."), "{}", same.words());
    let over = [("agreed", "She was difficult in April."), ("both-stand", ""), ("do", "over")];
    let over = walk.pair.amira.post(&way, &over).await;
    assert!(over.html.contains("<mark>difficult</mark>"), "{}", over.words());
    assert!(walk.pair.amira.get(&way).await.html.contains("difficult in April.</textarea>"));
    let form = [("agreed", "We talked about April."), ("do", "agreed")];
    let told = walk.pair.amira.sends(&way, &form).await;
    assert!(told.says("You agreed and corrected it on Tuesday 5 May"), "{}", told.words());
    let record = walk.record().await;
    for words in [NOTE, VIEW, "We talked about April.", "Amira agreed and corrected it on Tuesday"]
    {
        assert!(record.says(words), "{words}: {}", record.words());
    }
    // The correction can be answered anew, with a new date.
    walk.days(1).await;
    let prefix = format!("{}/", walk.world.path(Page::Wrong));
    let newest = walk.record().await.to(&prefix).remove(0);
    let anew = walk.pair.noor.sends(&newest, &[("words", "In April, by telephone.")]).await;
    assert!(anew.says("Amira is asked to answer by Saturday 9 May."), "{}", anew.words());
}

#[tokio::test]
async fn overdue_comes_first_and_a_supervisor_sees_that_and_not_a_word() {
    let mut walk = Walk::new().await;
    walk.says(walk.note).await;
    walk.days(3).await;
    assert!(walk.review().await.says("Nothing is past its date."), "Friday is not over yet");
    walk.days(1).await;
    let today = walk.today().await;
    let first = today.html.find("It was to be answered by").expect("overdue");
    assert!(first < today.html.find("class=\"columns\"").expect("the day"), "before all else");
    let record = walk.record().await;
    assert!(record.says("Amira was asked to answer by Friday 8 May. That day is over."));
    assert!(record.says("Where Amira has a supervisor, they see that something waits"));
    let brief = walk.world.path_to(Page::Brief, walk.pair.room);
    let brief = walk.pair.amira.get(&brief).await;
    assert!(brief.says("Noor says that something is not right. It was to be answered by Friday"));
    let review = walk.review().await;
    let late = "Amira An answer to another view of something that was written.";
    assert!(review.says(late), "{}", review.words());
    for telling in ["Noor", "noor", "April", &walk.pair.room.to_string()] {
        assert!(!review.html.contains(telling), "{telling}");
    }
    let way = walk.way().await;
    walk.pair.amira.sends(&way, &[("both-stand", ANSWER), ("do", "both-stand")]).await;
    assert!(walk.review().await.says("Nothing is past its date."));
}

#[tokio::test]
async fn it_can_stay_as_it_is_and_then_nothing_is_owed() {
    let mut walk = Walk::new().await;
    walk.says(walk.note).await;
    let (way, prefix) = (walk.way().await, format!("{}/", walk.world.path(Page::Stay)));
    let stay = walk.record().await.to(&prefix).remove(0);
    let record = walk.pair.noor.sends(&stay, &[("do", "stay")]).await;
    assert!(record.says("You said on Tuesday 5 May"), "{}", record.words());
    assert!(record.says("that it can stay as it is.") && record.says(VIEW));
    assert!(record.to(&prefix).is_empty() && !walk.today().await.says("Not right, they say"));
    let late = walk.pair.amira.post(&way, &[("both-stand", ANSWER), ("do", "both-stand")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.html.contains(ANSWER), "nothing that was typed is lost");
    walk.days(9).await;
    assert!(walk.review().await.says("Nothing is past its date."));
    walk.pair.noor.sends(&stay, &[("do", "stay")]).await;
}

#[tokio::test]
async fn having_read_it_is_shown_and_ends_nothing() {
    let mut walk = Walk::new().await;
    walk.says(walk.note).await;
    let way = walk.way().await;
    let page = walk.pair.amira.get(&way).await;
    let entry = page.html.split("name=\"entries\" value=\"").nth(1).expect("a button");
    let entry = entry.split('"').next().expect("an id").to_owned();
    let words = walk.world.path_to(Page::Words, walk.pair.room);
    walk.pair.amira.sends(&words, &[("entries", &entry)]).await;
    let record = walk.record().await;
    assert!(record.says("Read by Amira on Tuesday 5 May") && record.says(ASKED));
    assert!(walk.today().await.says("To be answered by Friday 8 May."));
}

#[tokio::test]
async fn nobody_else_answers_it_and_nobody_disputes_their_own_words() {
    let mut walk = Walk::new().await;
    walk.says(walk.note).await;
    let way = walk.way().await;
    let form = [("both-stand", ANSWER), ("do", "both-stand")];
    for mut other in [walk.ruth().await, walk.pair.noor.clone()] {
        assert_eq!(other.get(&way).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&way, &form).await.status, StatusCode::NOT_FOUND);
    }
    let odd = walk.pair.amira.post(&way, &[("do", "neither")]).await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
    let reply = walk.world.path_to(Page::Entry, walk.note);
    let sent = walk.pair.noor.sends(&reply, &[("words", "Thank you.")]).await;
    assert!(sent.says("Thank you."));
    let own = kith_core::note::Command::Reply { to: walk.note, text: "And more.".into() };
    let own = walk.world.act(&walk.pair.noor, &walk.pair, own).await;
    let path = walk.world.path_to(Page::Wrong, own);
    assert_eq!(walk.pair.noor.get(&path).await.status, StatusCode::NOT_FOUND);
    let said = walk.pair.noor.post(&path, &[("words", VIEW)]).await;
    assert_eq!(said.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn where_nobody_can_answer_the_page_says_so_and_no_day() {
    let mut walk = Walk::new().await;
    let bond = walk.world.bond(&walk.pair).await;
    walk.world.act(&walk.pair.noor, &walk.pair, bond::Command::Pause { bond }).await;
    let path = walk.world.path_to(Page::Wrong, walk.note);
    let before = walk.pair.noor.get(&path).await;
    assert!(before.says("No one beside you can answer this now, so no day is said."));
    let said = walk.says(walk.note).await;
    assert!(said.says("No one can answer this now. If someone comes who can, it waits for them."));
    walk.days(9).await;
    assert!(walk.review().await.says("Nothing is past its date."));
}
