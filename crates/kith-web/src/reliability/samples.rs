//! The page between two people, with and without anything to count, and the one of the service.

use super::parts::Part;
use super::{BetweenPage, PicturePage};
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

fn parts(t: &Text) -> Vec<Part> {
    let share = |word: &str, share: &str, numbers: (u32, u32), rest: &[(&str, u32)]| {
        let first = t.say_one_of("reliability-of", word).with("number", numbers.0);
        let rest = rest.iter().map(|(word, number)| {
            t.say_one_of("reliability-not", word).with("number", *number).to_string()
        });
        let mut lines = vec![first.with("total", numbers.1).to_string()];
        lines.extend(rest);
        Part {
            title: t.one_of("reliability-title", word),
            words: t.one_of("reliability-share", share),
            lines,
        }
    };
    let repair = Part {
        title: t.get("reliability-repair"),
        words: t.say("reliability-repair-days").with("days", 4_u32).to_string(),
        lines: vec![
            t.say("reliability-repair-closed").with("number", 3_u32).to_string(),
            t.say("reliability-repair-open").with("number", 1_u32).to_string(),
        ],
    };
    vec![
        share("promises", "most", (7, 9), &[("said-late", 1), ("late", 1)]),
        share("words", "all", (14, 14), &[]),
        share("meetings", "most", (18, 20), &[("moved-early", 1), ("moved-late", 1)]),
        share("begun", "half", (9, 16), &[("begun-late", 7)]),
        repair,
    ]
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, some) in [("reliability", true), ("reliability_none", false)] {
        let (t, look) = album.around(Look::space);
        let parts = if some { parts(&t) } else { Vec::new() };
        let (name_of, back) = ("Amira Hale".to_owned(), album.of(Page::Bond));
        album.put(name, BetweenPage { t, look, who: None, name: name_of, parts, back })?;
    }
    let (t, look) = album.around(Look::staff);
    let (who, parts, back) = (Some(Who::sample(true)), parts(&t), album.of(Page::Person));
    let between = BetweenPage { t, look, who, name: "Noor".into(), parts, back };
    album.put("staff_reliability", between)?;
    for (name, clients) in [("staff_picture", Some(48)), ("staff_picture_few", None)] {
        let (t, look) = album.around(Look::supervisor);
        let parts = if clients.is_some() { parts_of_all(&t) } else { Vec::new() };
        let back = album.of(Page::Review);
        album.put(name, PicturePage { t, look, clients, parts, back })?;
    }
    Ok(())
}

fn parts_of_all(t: &Text) -> Vec<Part> {
    let mut all = parts(t);
    let first = t.say_one_of("reliability-of", "people").with("number", 301_u32);
    let other = t.say_one_of("reliability-not", "other").with("number", 11_u32);
    all.push(Part {
        title: t.one_of("reliability-title", "people"),
        words: t.one_of("reliability-share", "most"),
        lines: vec![first.with("total", 312_u32).to_string(), other.to_string()],
    });
    all
}
