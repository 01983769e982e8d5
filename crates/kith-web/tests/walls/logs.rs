//! What people write and what opens doors stays out of every log line.

use std::io;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use kith_app::Location;
use kith_core::feedback::Show;
use kith_core::time::DAY;
use kith_web::paths::Page;
use tracing::Level;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::acts::MEETING;
use crate::support::{PASSPHRASE, SECOND, World};

/// Everything that was logged.
#[derive(Clone, Default)]
pub(crate) struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    /// Hears everything from now on, down to the smallest trace, also on other threads.
    pub(crate) fn everything() -> Self {
        static HEARD: LazyLock<Heard> = LazyLock::new(|| {
            let heard = Heard::default();
            let subscriber = tracing_subscriber::fmt().with_max_level(Level::TRACE);
            subscriber.with_writer(heard.clone()).with_ansi(false).init();
            heard
        });
        HEARD.clone()
    }

    pub(crate) fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl io::Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Heard {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// What somebody writes on this walk. None of it is a word of the program.
const WRITTEN: [&str; 6] =
    ["Zefirah", "quillwort", "ombrellone", "farfalle", "zabaglione", "kumquat"];

#[tokio::test]
async fn e95_no_word_that_somebody_wrote_and_no_secret_is_logged() {
    let heard = Heard::everything();
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::at(&Location::Data(folder.path().join("data"))).await;
    let [name, note, reply, feedback, draft, wrong] = WRITTEN;

    let mut pair = world.bonded().await;
    let about = world.path(Page::About);
    pair.noor.post(&about, &[("name", name)]).await;
    world.meet(&pair).await;
    let entry = world.note(&pair, note).await;
    let path = world.path_to(Page::Entry, entry);
    pair.noor.post(&path, &[("words", reply)]).await;
    pair.noor.post(&format!("{path}?draft"), &[("words", draft)]).await;
    pair.amira.get(&world.path_to(Page::Told, pair.room)).await;
    pair.noor.post(&world.path(Page::Download), &[]).await;
    // What does not work must not talk, either.
    let mut stranger = world.browser();
    let answers = [
        stranger.post("/", &[("handle", "noor"), ("passphrase", wrong)]).await,
        pair.noor.post(&world.path(Page::Door), &[("secret", wrong)]).await,
        pair.noor.get(&format!("/n/{wrong}")).await,
    ];
    assert!(answers.iter().all(|answer| !answer.html.contains(wrong)), "said back");
    pair.noor.post(&about, &[("name", ""), ("use", &note.repeat(10_000))]).await;
    let token = pair.noor.cookie().and_then(|cookie| cookie.split('=').nth(1)).expect("a token");
    let token = token.to_owned();
    world.later(3 * DAY);
    world.back(&mut pair).await;
    world.feedback(&pair, feedback, Show::Now).await;

    tracing::error!(meeting = %MEETING, "the end of the walk");
    let text = heard.text();
    assert!(text.contains("the end of the walk"), "something is heard: {text}");
    let secrets = [PASSPHRASE, SECOND, token.as_str(), "noor", "Noor"];
    for word in WRITTEN.iter().chain(&secrets) {
        let line = text.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "{word}");
    }
}
