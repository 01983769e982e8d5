//! Renders every page here with every sample in every locale, and reads what came out.

use std::collections::BTreeSet;

use super::samples;
use crate::paths::{Page, Paths};
use crate::text::Locale;

const BANNED: &str = include_str!("../../locales/banned.txt");

fn pages(locale: Locale) -> Vec<(String, String)> {
    samples::all(locale).unwrap()
}

fn every_page(check: impl Fn(&str, &str)) {
    for locale in Locale::ALL {
        for (name, html) in pages(locale) {
            check(&format!("{name} in {locale}"), &html);
        }
    }
}

/// The values of an attribute, in order.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let begin = format!(" {attribute}=\"");
    html.split(&begin).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What a reader sees: the text without its tags.
fn seen(html: &str) -> String {
    let parts = html.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text));
    parts.collect::<Vec<_>>().join(" ")
}

fn title(html: &str) -> &str {
    html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap()
}

fn banned(section: &str) -> impl Iterator<Item = &str> {
    let begin = format!("[{section}]");
    BANNED
        .lines()
        .skip_while(move |line| *line != begin)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the words hold this word on its own.
fn holds(words: &str, word: &str) -> bool {
    let words = words.to_lowercase();
    words.match_indices(word).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !word.chars().all(char::is_alphanumeric)
            || (!letter(words[..at].chars().next_back())
                && !letter(words[at + word.len()..].chars().next()))
    })
}

#[test]
fn every_page_has_one_heading_one_main_part_and_a_title() {
    every_page(|name, html| {
        assert_eq!(html.matches("<h1>").count(), 1, "{name}");
        assert_eq!(html.matches("<main ").count(), 1, "{name}");
        assert!(!title(html).is_empty() && !title(html).contains('\u{2068}'), "{name}");
    });
}

#[test]
fn every_field_has_a_label_and_every_reference_leads_somewhere() {
    every_page(|name, html| {
        let ids = values(html, "id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id stands twice");
        for target in values(html, "for") {
            assert!(ids.contains(&target), "{name}: no field {target}");
        }
        for target in values(html, "aria-describedby").iter().flat_map(|ids| ids.split(' ')) {
            assert!(ids.contains(&target), "{name}: nothing called {target}");
        }
        for target in values(html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&target), "{name}: no place #{target}");
        }
        let fields = html.matches("<input ").count()
            - html.matches("<input type=\"hidden\"").count()
            + html.matches("<textarea ").count();
        assert!(html.matches("<label").count() >= fields, "{name}");
    });
}

#[test]
fn no_page_holds_style_script_or_a_place_left_open() {
    every_page(|name, html| {
        for part in
            ["<style", "style=", "onclick", "javascript:", "{$", "{ $", "http://", "https://"]
        {
            assert!(!html.contains(part), "{name} holds {part}");
        }
        let scripts = 1 + usize::from(html.contains("data-passkey"));
        assert_eq!(html.matches("<script").count(), scripts, "{name}");
    });
}

#[test]
fn every_client_page_offers_leaving_twice_no_staff_page_does_and_help_is_last() {
    every_page(|name, html| {
        if html.contains("<body class=\"bare\"") {
            // A tablet that is handed over leads nowhere else, and names nothing of the service.
            let leads = values(html, "href").into_iter().chain(values(html, "action"));
            let here = Paths::new(&[7; 32]).of(Page::Tablet).to_owned();
            let mut away = leads.filter(|to| {
                !(to.starts_with('#') || to.starts_with("/assets/") || to.starts_with(&here))
            });
            assert_eq!(away.find(|to| *to != "data:,"), None, "{name}");
            assert!(!html.contains("Notes"), "{name}");
            return;
        }
        let times = if html.contains("<body class=\"staff\"") { 0 } else { 2 };
        assert_eq!(html.matches("href=\"/leave\"").count(), times, "{name}");
        let help = format!("href=\"{}\"", Paths::new(&[7; 32]).of(Page::Help));
        let last = html.rfind("<a ").unwrap();
        assert!(html[last..].contains(&help), "{name}");
    });
}

#[test]
fn no_page_uses_a_banned_word_and_no_title_tells() {
    for (name, html) in pages(Locale::English) {
        let seen = seen(html.split("<body").nth(1).unwrap());
        for word in banned("tone").chain(banned("claims")) {
            assert!(!holds(&seen, word), "{name} says {word}");
        }
        for word in banned("discreet") {
            assert!(!holds(title(&html), word), "the title of {name} says {word}");
        }
    }
}

#[test]
fn a_banned_word_is_found_on_its_own_only() {
    assert!(holds("You should rest.", "should"));
    assert!(!holds("your shoulders", "should"));
    assert!(holds("Well done!", "!"));
    assert!(banned("tone").count() > 10 && banned("discreet").count() > 10);
}
