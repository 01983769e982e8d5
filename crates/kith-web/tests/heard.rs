//! Being heard, as both and a supervisor without scripts see it: it waits, it was read, it was
//! answered and not quite; overdue first on the reader's first page, and on a supervisor's that it
//! waits, and not a word of it.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use axum::http::StatusCode;
use kith_core::feedback::Show;
use kith_core::time::DAY;
use kith_core::{EntryId, MeetingId, Role, bond, meeting};
use kith_web::paths::Page;
use support::acts::MEETING;
use support::{Browser, Pair, Reply, World};

const WORDS: &str = "It was April.";

/// A note of Amira's and what Noor replied to it.
struct Walk {
    world: World,
    pair: Pair,
    note: EntryId,
}

impl Walk {
    async fn new() -> Self {
        let (world, pair) = World::supervised().await;
        let note = world.note(&pair, "We talked about May.").await;
        Self { world, pair, note }
    }

    async fn days(&mut self, days: i64) {
        self.world.later(days * DAY);
        self.world.back(&mut self.pair).await;
    }

    async fn replies(&mut self, words: &str) -> Reply {
        let path = self.world.path_to(Page::Entry, self.note);
        self.pair.noor.sends(&path, &[("words", words)]).await
    }

    async fn record(&mut self) -> Reply {
        self.pair.noor.get(&self.world.path(Page::Record)).await
    }

    fn words(&self) -> String {
        self.world.path_to(Page::Words, self.pair.room)
    }

    /// Amira presses that she has read what waits; gives the page after it.
    async fn reads(&mut self) -> Reply {
        let path = self.words();
        let page = self.pair.amira.get(&path).await;
        let entry = page.html.split("name=\"entries\" value=\"").nth(1).expect("a button");
        let entry = entry.split('"').next().expect("an id").to_owned();
        self.pair.amira.sends(&path, &[("entries", &entry)]).await
    }

    async fn answers(&mut self, words: &str) -> Reply {
        let path = self.world.path_to(Page::Answer, format!("{}-{}", self.pair.room, self.note));
        self.pair.amira.sends(&path, &[("words", words)]).await
    }

    async fn today(&mut self) -> Reply {
        self.pair.amira.get("/").await
    }

    async fn ruth(&self) -> Browser {
        self.world.signed_in("ruth").await
    }

    async fn review(&self) -> Reply {
        self.ruth().await.get(&self.world.path(Page::Review)).await
    }

    /// The first address on her record at which an answer is marked.
    async fn marking(&mut self) -> String {
        let prefix = format!("{}/", self.world.path(Page::Mark));
        self.record().await.to(&prefix).remove(0)
    }
}

#[tokio::test]
async fn what_she_wrote_waits_was_read_and_was_answered_and_she_sees_which() {
    let mut walk = Walk::new().await;
    let sent = walk.replies(WORDS).await;
    let waits = "Waiting. Amira is asked to read it by the end of Thursday 7 May.";
    assert!(sent.says(waits), "{}", sent.words());
    let today = walk.today().await;
    assert!(
        today.says("Words to read To be read by the end of Thursday 7 May."),
        "{}",
        today.words()
    );
    walk.world.later(kith_core::time::MINUTE);
    let page = walk.pair.amira.get(&walk.words()).await;
    assert!(page.says(WORDS) && page.says("I have read this"), "{}", page.words());
    let record = walk.record().await;
    assert!(record.says(waits), "a page that was opened is not a person who read");
    assert!(record.says("Amira opened your record on Tuesday 5 May"), "{}", record.words());

    let read = walk.reads().await;
    assert!(read.says("Nothing waits to be read."), "{}", read.words());
    let record = walk.record().await;
    assert!(record.says("Read by Amira on Tuesday 5 May") && !record.says(waits));
    assert!(!walk.today().await.says("To be read by"));
    assert!(walk.answers("Thank you, I changed it.").await.says("You answered on"));
    let record = walk.record().await;
    assert!(record.says("Answered by Amira on Tuesday 5 May"), "{}", record.words());
}

#[tokio::test]
async fn not_quite_waits_again_and_can_be_taken_back() {
    let mut walk = Walk::new().await;
    walk.replies(WORDS).await;
    walk.answers("I see.").await;
    let mark = walk.marking().await;
    let record = walk.record().await;
    assert!(record.says("Understood (about this answer)") && record.says("Not quite"));
    let marked = walk.pair.noor.sends(&mark, &[("mark", "not-quite")]).await;
    let again = "It waits again. Amira is asked to read it by the end of Thursday 7 May.";
    assert!(marked.says("You said: not quite."), "{}", marked.words());
    assert!(walk.record().await.says(again));
    let today = walk.today().await;
    assert!(today.says("Words to read To be read by the end of Thursday 7 May."));
    let page = walk.pair.amira.get(&walk.words()).await;
    assert!(
        page.says("“Not quite”, about an answer") && page.says("To: Reply"),
        "{}",
        page.words()
    );
    let back = walk.pair.noor.sends(&mark, &[("mark", "nothing")]).await;
    assert!(!back.says("You said: not quite.") && !walk.record().await.says(again));
    assert!(!walk.today().await.says("To be read by"));
    walk.pair.noor.post(&mark, &[("mark", "understood")]).await;
    let told = walk.pair.amira.get(&walk.world.path_to(Page::Told, walk.pair.room)).await;
    assert!(told.says("Noor said: understood."), "{}", told.words());
}

#[tokio::test]
async fn what_is_overdue_comes_first_and_a_supervisor_sees_that_and_not_a_word() {
    let mut walk = Walk::new().await;
    walk.replies(WORDS).await;
    walk.days(2).await;
    assert!(walk.review().await.says("Nothing is past its date."), "Thursday is not over yet");
    walk.days(1).await;
    let today = walk.today().await;
    let first = today.html.find("It was to be read by the end of").expect("overdue");
    assert!(first < today.html.find("class=\"columns\"").expect("the day"), "before all else");
    let record = walk.record().await;
    assert!(record.says("Still waiting. Amira was asked to read it by the end of Thursday 7 May."));
    assert!(
        record.says("Where Amira has a supervisor, they see that something waits, and since when."),
        "{}",
        record.words()
    );
    let (review, behind) = (walk.review().await, walk.ruth().await.get("/").await);
    for page in [&review, &behind] {
        assert!(
            page.says("Amira Reading what someone wrote. It was asked for by Thursday 7 May."),
            "{}",
            page.words()
        );
        for telling in ["Noor", "noor", "April", &walk.pair.room.to_string()] {
            assert!(!page.html.contains(telling), "{telling}");
        }
    }
    walk.reads().await;
    assert!(walk.review().await.says("Nothing is past its date."));
}

#[tokio::test]
async fn nobody_says_for_somebody_else_that_they_have_read() {
    let mut walk = Walk::new().await;
    walk.replies(WORDS).await;
    let entry = "0".repeat(32);
    let path = walk.words();
    let unknown = walk.pair.amira.post(&path, &[("entries", &entry)]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let odd = walk.pair.amira.post(&path, &[("entries", "nothing")]).await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
    for mut other in [walk.ruth().await, walk.pair.noor.clone()] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&path, &[("entries", "")]).await.status, StatusCode::NOT_FOUND);
    }
    let mark = walk.world.path_to(Page::Mark, walk.note);
    let note = walk.pair.noor.post(&mark, &[("mark", "understood")]).await;
    assert_eq!(note.status, StatusCode::NOT_FOUND, "a note is no answer");
    let odd = walk.pair.noor.post(&mark, &[("mark", "liked")]).await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_she_holds_back_waits_for_nobody_and_a_pause_says_so() {
    let mut walk = Walk::new().await;
    walk.world.meet(&walk.pair).await;
    walk.days(3).await;
    walk.world.feedback(&walk.pair, "I felt small.", Show::WorthAsking).await;
    let record = walk.record().await;
    assert!(record.says("Only you can read this now, as you chose."), "{}", record.words());
    assert!(!walk.pair.amira.get(&walk.words()).await.says("small"));
    walk.replies(WORDS).await;
    let bond = walk.world.bond(&walk.pair).await;
    walk.world.act(&walk.pair.noor, &walk.pair, bond::Command::Pause { bond }).await;
    assert!(walk.record().await.says("No one beside you can read this now."));
    walk.days(9).await;
    assert!(walk.review().await.says("Nothing is past its date."));
}

#[tokio::test]
async fn who_is_away_says_so_and_the_client_is_told_a_day_that_can_be() {
    let mut walk = Walk::new().await;
    let (away, entry) = (walk.world.path(Page::Away), walk.world.path_to(Page::Entry, walk.note));
    let before = "Amira is asked to read this by the end of Thursday 7 May: within 2 working days.";
    assert!(walk.pair.noor.get(&entry).await.says(before));
    walk.replies(WORDS).await;
    let said = [("from", "2026-05-05"), ("to", "2026-05-08")];
    let page = walk.pair.amira.sends(&away, &said).await;
    assert!(page.says("Away from Tuesday 5 May to Friday 8 May"), "{}", page.words());
    let form = walk.pair.noor.get(&entry).await;
    assert!(form.says("by the end of Tuesday 12 May"), "{}", form.words());
    assert!(form.says("Amira is away until the end of Friday 8 May."));
    let record = walk.record().await;
    assert!(record.says("by the end of Thursday 7 May."), "a day that was said stays");
    for (from, to) in [("", ""), ("2026-05-08", "2026-05-06"), ("2026-05-01", "2026-05-02")] {
        let again = walk.pair.amira.post(&away, &[("from", from), ("to", to)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {to}");
    }
    let back = page.html.split("name=\"back\" value=\"").nth(1).expect("a button");
    let back = back.split('"').next().expect("an id").to_owned();
    let mut ruth = walk.ruth().await;
    let other = ruth.post(&away, &[("back", &back)]).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "only one's own");
    assert!(!walk.pair.amira.sends(&away, &[("back", &back)]).await.says("Away from"));
    assert!(walk.pair.noor.get(&entry).await.says(before));
}

/// The first button of a page that takes a time back.
fn back(page: &Reply) -> String {
    let rest = page.html.split("name=\"back\" value=\"").nth(1).expect("a button");
    rest.split('"').next().expect("an id").to_owned()
}

#[tokio::test]
async fn who_cannot_say_it_is_entered_by_those_behind_them_and_sees_by_whom() {
    let mut walk = Walk::new().await;
    walk.world.staff("Ada", Role::Administrator).await;
    walk.world.staff("Jo", Role::Therapist).await;
    let amira = walk.world.actor(&walk.pair.amira).await.person;
    let (away, of) = (walk.world.path(Page::Away), walk.world.path_to(Page::AwayOf, amira));
    let entry = walk.world.path_to(Page::Entry, walk.note);
    let days = [("from", "2026-05-05"), ("to", "2026-05-08")];
    let mut jo = walk.world.signed_in("jo").await;
    assert_eq!(jo.post(&of, &days).await.status, StatusCode::NOT_FOUND);
    assert_eq!(walk.pair.amira.get(&of).await.status, StatusCode::NOT_FOUND);
    let mut ada = walk.world.signed_in("ada").await;
    let member = ada.get(&walk.world.path_to(Page::Member, amira)).await;
    assert_eq!(member.to(&of).len(), 1, "from the list of staff");
    let mut ruth = walk.ruth().await;
    for behind in [&mut ruth, &mut ada] {
        let page = behind.sends(&of, &days).await;
        assert!(page.says("Away from Tuesday 5 May to Friday 8 May You entered this."));
        let form = walk.pair.noor.get(&entry).await;
        assert!(form.says("by the end of Tuesday 12 May"), "{}", form.words());
        assert!(form.says("Amira is away until the end of Friday 8 May."));
        behind.sends(&of, &[("back", &back(&page))]).await;
        assert!(walk.pair.noor.get(&entry).await.says("by the end of Thursday 7 May"));
    }
    ruth.sends(&of, &days).await;
    assert!(ada.get(&of).await.says("Ruth entered this. Take it back"));
    let all = ruth.get(&walk.world.path(Page::AwayOf)).await;
    assert!(all.says("Amira Away until the end of Friday 8 May"), "{}", all.words());
    let page = walk.pair.amira.get(&away).await;
    assert!(page.says("Ruth entered this for you."), "{}", page.words());
    assert!(!walk.pair.amira.sends(&away, &[("back", &back(&page))]).await.says("Away from"));
    let own = back(&walk.pair.amira.sends(&away, &days).await);
    let page = ruth.get(&of).await;
    assert!(page.says("Amira entered this.") && !page.html.contains("name=\"back\""));
    assert_eq!(ruth.post(&of, &[("back", &own)]).await.status, StatusCode::NOT_FOUND);
    let again = ruth.post(&of, &[("from", "2026-05-08"), ("to", "2026-05-06")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_opens_after_the_next_meeting_has_a_day_too() {
    let mut walk = Walk::new().await;
    walk.world.meet(&walk.pair).await;
    walk.days(3).await;
    let bond = walk.world.bond(&walk.pair).await;
    let (id, starts) = (MeetingId([9; 16]), walk.world.app.now().plus(3 * DAY));
    let place = "Room 3".to_owned();
    let details = meeting::Details { starts, minutes: 50, place, others: String::new() };
    let propose = meeting::Command::Propose { meeting: id, bond, details };
    walk.world.act(&walk.pair.amira, &walk.pair, propose).await;
    walk.world.act(&walk.pair.noor, &walk.pair, meeting::Command::Accept { meeting: id }).await;
    let form = walk.world.path_to(Page::Feedback, MEETING);
    let form = walk.pair.noor.get(&form).await;
    let later = "If it is after the next meeting, the day is Wednesday 13 May.";
    assert!(form.says(later), "{}", form.words());
    let before = walk.pair.amira.get(&walk.words()).await;
    walk.world.feedback(&walk.pair, "I felt small.", Show::AfterNext).await;
    let record = walk.record().await;
    let day = "It opens after your next meeting. Amira is asked to read it by the end of Wednesday 13 May.";
    assert!(record.says(day), "{}", record.words());
    let words = walk.pair.amira.get(&walk.words()).await;
    assert_eq!(words.words(), before.words(), "nothing shows that it is there");
    walk.days(4).await;
    let words = walk.pair.amira.get(&walk.words()).await;
    assert!(words.says("I felt small."), "{}", words.words());
    walk.days(4).await;
    assert!(walk.review().await.says("Amira Reading what someone wrote."), "a supervisor sees");
}
