//! What there is to keep of a bond, as a page to print and as a file of plain words.

use askama::Template;
use kith_core::ending::Keepsake;
use kith_core::promise::Promise;
use kith_core::{BondId, Seen};

use super::shown::{LetterLine, letter_line};
use super::{FILE, KEEP};
use crate::answer::{Answer, Turned, file as give, page};
use crate::bond::Course;
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// The name of the file: neutral, whoever finds it.
const NAME: &str = "to-keep.txt";

/// What there is to keep.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) name: String,
    pub(super) course: Course,
    pub(super) purpose: String,
    pub(super) letters: Vec<LetterLine>,
    pub(super) goodbye: Option<String>,
    /// Promises that were kept, and by whom.
    pub(super) promises: Vec<String>,
}

/// What there is to keep, to print.
#[derive(Debug, Template)]
#[template(path = "ending/keep.html")]
pub(super) struct KeepPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) kept: Kept,
    /// The same as a file, and the page of the two.
    pub(super) file: String,
    pub(super) bond: String,
}

impl Kept {
    fn of(t: &Text, seen: &Seen, keepsake: &Keepsake<'_>) -> Self {
        let bond = keepsake.bond;
        let letters = keepsake.letters.iter();
        Self {
            name: bond.name.clone(),
            course: Course::of(t, seen, bond, &bond.name),
            purpose: bond.purpose.trim().to_owned(),
            letters: letters.map(|letter| letter_line(t, seen, letter)).collect(),
            goodbye: bond.goodbye.clone(),
            promises: keepsake.kept.iter().map(|one| promise(t, seen, &bond.name, one)).collect(),
        }
    }

    /// As plain words, a blank line between what belongs apart.
    fn text(&self, t: &Text) -> String {
        let mut parts = vec![t.say("ending-keep-heading").with("name", &self.name).plain()];
        parts.push(self.course.lines.join("\n"));
        if !self.purpose.is_empty() {
            parts.push(format!("{}\n{}", t.plain("ending-keep-purpose"), self.purpose));
        }
        parts.extend(self.letters.iter().map(|letter| format!("{}\n{}", letter.by, letter.words)));
        if let Some(words) = &self.goodbye {
            let by = t.say("ending-keep-goodbye").with("name", &self.name).plain();
            parts.push(format!("{by}\n{words}"));
        }
        if !self.promises.is_empty() {
            parts.push(format!("{}\n{}", t.plain("ending-keep-kept"), self.promises.join("\n")));
        }
        parts.retain(|part| !part.trim().is_empty());
        // Marks that keep names apart in running text are of no use in a file of plain words.
        let whole = parts.join("\n\n");
        format!("{}\n", whole.replace(['\u{2068}', '\u{2069}'], ""))
    }
}

fn promise(t: &Text, seen: &Seen, name: &str, promise: &Promise) -> String {
    let own = promise.from == seen.who().person;
    let key = if own { "ending-keep-kept-you" } else { "ending-keep-kept-name" };
    t.say(key).with("name", name).with("words", &promise.terms.words).to_string()
}

pub(super) fn show(cx: &Cx<SecondDoor>, seen: &Seen, bond: BondId) -> Answer {
    let keepsake = seen.keepsake(bond).ok_or(Turned::Missing)?;
    page(&KeepPage {
        kept: Kept::of(&cx.t, seen, &keepsake),
        file: cx.to_two(Page::Ending, bond, FILE),
        bond: cx.to_one(Page::Bond, bond),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    })
}

pub(super) fn file(cx: &Cx<SecondDoor>, seen: &Seen, bond: BondId) -> Answer {
    let keepsake = seen.keepsake(bond).ok_or(Turned::Missing)?;
    let text = Kept::of(&cx.t, seen, &keepsake).text(&cx.t);
    give(NAME, "text/plain; charset=utf-8", text.into_bytes())
}

/// For the album of sample pages.
pub(super) fn sample(album: &crate::views::samples::Album, full: bool) -> KeepPage {
    let (t, look) = album.around(Look::space);
    let letter = |who: &str, words: &str| LetterLine {
        heard: Vec::new(),
        by: t.say("ending-letter-by").with("who", who).with("day", "30 June 2026").to_string(),
        words: words.to_owned(),
    };
    let kept = |key: &str, words: &str| {
        t.say(key).with("name", "Amira Hale").with("words", words).to_string()
    };
    let letters = vec![
        letter(
            "Amira Hale",
            "You came on the hardest mornings.\nI will remember the walk in March.",
        ),
        letter("Noor", "Thank you for asking, each time."),
    ];
    let promises = vec![
        kept("ending-keep-kept-name", "Send the letter to the housing office."),
        kept("ending-keep-kept-you", "Bring the photographs."),
    ];
    KeepPage {
        kept: Kept {
            name: "Amira Hale".into(),
            course: Course::sample(&t, "Amira Hale"),
            purpose: "Meeting once a week, at your pace.".into(),
            letters: if full { letters } else { Vec::new() },
            goodbye: full.then(|| "I was glad to know you.".to_owned()),
            promises: if full { promises } else { Vec::new() },
        },
        file: album.of_one(Page::Ending, format!("1-{FILE}")),
        bond: album.of(Page::Bond),
        t,
        look: look.at(&album.of_one(Page::Ending, format!("1-{KEEP}"))),
    }
}
