//! Respectful language beside what staff write: with each draft that is kept, in the preview, and
//! by "Read it over". It is made when it is asked for and kept nowhere.

use std::borrow::Cow;

use askama::Template;
use kith_core::settings::Settings;
use kith_core::{Actor, Purpose, RoomId, Seen};
use kith_lens::{About, List, Why};

use crate::form::Form;
use crate::paths::Page;
use crate::site::Site;
use crate::text::Text;

/// How much stands before and after a marked word, in letters.
const AROUND: usize = 24;

/// What is said about a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lens {
    /// Whether it was read over just now.
    pub(crate) asked: bool,
    /// One for each place.
    pub(crate) lines: Vec<Line>,
    /// A question about the whole; may be empty.
    pub(crate) whole: String,
}

/// One place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What stands before it.
    pub(crate) before: String,
    /// The words.
    pub(crate) words: String,
    /// What stands after it.
    pub(crate) after: String,
    /// Why.
    pub(crate) reason: String,
    /// What could stand there instead; may be empty.
    pub(crate) instead: String,
}

/// The same alone, for the answer to a draft.
#[derive(Template)]
#[template(path = "lens/alone.html")]
struct Alone<'a> {
    t: &'a Text,
    lens: &'a Lens,
}

/// The list as this service wants it. Its own lines were read before they were kept.
fn list(settings: &Settings) -> Cow<'static, List> {
    let english = List::english();
    match (settings.lens_left_out.as_deref(), settings.lens_own.as_deref()) {
        (None, None) => Cow::Borrowed(english),
        (out, own) => {
            let with = english.with(out.unwrap_or_default(), own.unwrap_or_default());
            with.map_or(Cow::Borrowed(english), Cow::Owned)
        }
    }
}

/// What is known of the person of a room.
fn about(site: &Site, seen: &Seen) -> About {
    let about = seen.about();
    let book = site.app.book();
    let names = book.staff().into_iter().map(|member| member.name.clone());
    About {
        name: about.name.clone(),
        pronouns: about.pronouns.clone(),
        names: names.collect(),
        uses: about.words_to_use.clone(),
        avoids: about.words_to_avoid.clone(),
    }
}

impl Lens {
    /// Reads a text about the person of a room.
    pub(crate) fn over(site: &Site, t: &Text, seen: &Seen, text: &str) -> Self {
        Self::reading(t, &list(&site.settings()), &about(site, seen), text)
    }

    fn reading(t: &Text, list: &List, about: &About, text: &str) -> Self {
        let advice = kith_lens::read(list, about, text);
        let lines = advice.marks.iter().map(|mark| {
            let (reason, instead) = match mark.why {
                Why::Listed(term) if term.info => {
                    (t.say("lens-info").with("reason", &term.reason).to_string(), &*term.instead)
                }
                Why::Listed(term) => (term.reason.clone(), &*term.instead),
                Why::Asked => (t.say("lens-asked").with("name", &about.name).to_string(), ""),
            };
            let (before, after) = (before(text, mark.at.start), after(text, mark.at.end));
            let words = text.get(mark.at.clone()).unwrap_or_default().to_owned();
            Line { before, words, after, reason, instead: instead.to_owned() }
        });
        let whole = advice.balance.map(|term| format!("{} {}", term.reason, term.instead));
        Self { asked: true, lines: lines.collect(), whole: whole.unwrap_or_default() }
    }

    /// Whether nothing was found.
    pub(crate) fn is_clear(&self) -> bool {
        self.lines.is_empty() && self.whole.is_empty()
    }

    /// For sample pages: what is said of a few words.
    pub(crate) fn sample(t: &Text) -> Self {
        let about = About { name: "Noor".into(), avoids: "brave".into(), ..About::default() };
        Self::reading(t, List::english(), &about, "She was difficult, and very brave.")
    }
}

fn before(text: &str, at: usize) -> String {
    let line = text.get(..at).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let start = line.char_indices().rev().nth(AROUND);
    let Some((start, _)) = start else { return line.to_owned() };
    let cut = line.get(start..).unwrap_or_default();
    format!("…{}", cut.split_once(' ').map_or(cut, |(_, rest)| rest))
}

fn after(text: &str, at: usize) -> String {
    let line = text.get(at..).and_then(|text| text.split('\n').next()).unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(AROUND) else { return line.to_owned() };
    let cut = line.get(..end).unwrap_or_default();
    format!("{}…", cut.rsplit_once(' ').map_or(cut, |(rest, _)| rest))
}

/// Where staff write to a client: for what the room is read there, and the fields.
const fn writing(page: Page) -> Option<(Purpose, &'static [&'static str])> {
    match page {
        Page::Note | Page::Correct => Some((Purpose::Write, &["text"])),
        Page::Answer => Some((Purpose::Answer, &["words"])),
        Page::Settle => Some((Purpose::Answer, &["agreed", "both-stand"])),
        _ => None,
    }
}

/// What goes back with a draft that was kept. Nothing, where nothing is to be said or the room
/// is not open any more.
pub(crate) async fn with_draft(
    site: &Site,
    t: &Text,
    (who, room): (&Actor, RoomId),
    page: Page,
    form: &Form,
) -> Option<String> {
    let (purpose, fields) = writing(page).filter(|_| who.role.may_bond())?;
    let seen = site.app.read(who, room, purpose).await.ok()?;
    let text: Vec<_> = fields.iter().map(|field| form.get(field)).collect();
    let lens = Lens { asked: false, ..Lens::over(site, t, &seen, &text.join("\n")) };
    Alone { t, lens: &lens }.render().ok().filter(|html| !html.trim().is_empty())
}

/// What is odd about a service's own lines: the field, the words that say so, and the line.
pub(crate) fn odd(left_out: &str, own: &str) -> Vec<(&'static str, &'static str, String)> {
    let english = List::english();
    let unknown =
        left_out.lines().map(str::trim).find(|line| !line.is_empty() && !english.knows(line));
    let bad = english.with("", own).err().map(|bad| ("lensown", "service-lensown-odd", bad.text));
    unknown
        .map(|line| ("lensout", "service-lensout-odd", line.to_owned()))
        .into_iter()
        .chain(bad)
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::text::Locale;

    #[test]
    fn a_place_stands_with_a_little_around_it() {
        let t = Text::new(Locale::English, TimeZone::UTC);
        let text = "é".repeat(90) + " and so she refused the form.\nMore.";
        let lens = Lens::reading(&t, List::english(), &About::default(), &text);
        let [line] = lens.lines.as_slice() else { panic!("one place") };
        assert_eq!((&*line.words, &*line.after), ("refused", " the form."));
        assert_eq!(line.before, "…and so she ");
    }

    #[test]
    fn own_lines_that_do_not_read_are_named() {
        assert_eq!(odd("needy\n\n Needy ", "inmate | It is cold. | person"), []);
        let found = odd("sunshine", "inmate: cold");
        let found: Vec<_> = found.iter().map(|(field, _, line)| (*field, line.as_str())).collect();
        assert_eq!(found, [("lensout", "sunshine"), ("lensown", "inmate: cold")]);
    }
}
