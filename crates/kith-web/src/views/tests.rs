//! Renders every page here with every sample in every locale, and reads what came out.

use std::collections::BTreeSet;

use askama::Template;
use jiff::tz::TimeZone;

use super::error::{ErrorPage, What};
use super::front::{ClientChoices, Front, Grounding, Help, Helper, Links, Next, Settings};
use super::leave::Private;
use super::signin::{After, Again, Door, Gone, Invite, Knock, SecondSecret, SignIn};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::{Page, Paths};
use crate::text::{Locale, Text};

const BANNED: &str = include_str!("../../locales/banned.txt");

/// What every sample is made from.
struct Given {
    t: Text,
    paths: Paths,
}

impl Given {
    fn new(locale: Locale) -> Self {
        Self { t: Text::new(locale, TimeZone::UTC), paths: Paths::new(&[7; 32]) }
    }

    fn outside(&self) -> (Text, Look) {
        (self.t.clone(), Look::outside("Notes", &self.paths))
    }

    fn front(&self) -> (Text, Look) {
        (self.t.clone(), Look::front("Notes", &self.paths))
    }

    fn of(&self, page: Page) -> String {
        self.paths.of(page).to_owned()
    }

    fn problems(&self, found: &[(&str, Again)]) -> Problems {
        let mut problems = Problems::none();
        for (field, again) in found {
            problems.add(field, again.words(&self.t));
        }
        problems
    }
}

fn render(page: impl Template) -> String {
    page.render().unwrap()
}

fn signin_pages(given: &Given, pages: &mut Vec<(String, String)>) {
    let action = "/".to_owned();
    for after in [After::Nothing, After::Away, After::Out, After::Wrong, After::Wait] {
        let ((t, look), action, handle) = (given.outside(), action.clone(), "rosa".to_owned());
        let page = SignIn { t, look, action, handle, after };
        pages.push((format!("signin-{after:?}"), render(page)));
    }
    let wrong = [
        ("code", Again::Code),
        ("handle", Again::NameOdd),
        ("passphrase", Again::PassphraseShort(12)),
    ];
    for found in [&[][..], &wrong, &[("handle", Again::NameTaken)]] {
        let ((t, look), action) = (given.outside(), given.of(Page::Invite));
        let (code, handle, problems) = (String::new(), String::new(), given.problems(found));
        let name = format!("invite-{}", found.len());
        pages.push((name, render(Invite { t, look, action, code, handle, problems })));
    }
    for found in [&[][..], &[("secret", Again::SecondSame)], &[("secret", Again::SecondShort(6))]] {
        let ((t, look), action) = (given.front(), given.of(Page::SecondSecret));
        let (private, problems) = (given.of(Page::Private), given.problems(found));
        let name = format!("second-{found:?}");
        pages.push((name, render(SecondSecret { t, look, action, least: 6, private, problems })));
    }
    let (t, look) = given.outside();
    pages.push(("gone".to_owned(), render(Gone { t, look })));
    for after in [Knock::First, Knock::Wrong, Knock::Wait] {
        let ((t, look), action) = (given.front(), given.of(Page::Door));
        let look = look.at(&action);
        pages.push((format!("door-{after:?}"), render(Door { t, look, action, after })));
    }
}

fn front_pages(given: &Given, pages: &mut Vec<(String, String)>) {
    let when = "Tuesday 5 May, 2:00pm".to_owned();
    let full = Next { when: when.clone(), who: Some("Amira Hale".to_owned()) };
    for next in [None, Some(Next { when, who: None }), Some(full)] {
        let ((t, look), links) = (given.front(), Links::new(&given.paths));
        let name = format!(
            "front-{}",
            next.as_ref().map_or("none", |next| if next.who.is_some() { "full" } else { "time" })
        );
        pages.push((name, render(Front { t, look: look.at("/"), next, links })));
    }
    let (t, look) = given.front();
    let (day, help) = ("Tuesday 5 May".to_owned(), given.of(Page::Help));
    pages.push(("grounding".to_owned(), render(Grounding { t, look, day, help })));
    let one = |name: &str, number: &str| Helper {
        name: name.to_owned(),
        what: "Any time, free, for anyone.".to_owned(),
        number: number.to_owned(),
    };
    for others in
        [Vec::new(), vec![one("Night line", "0800 000 111"), one("Front desk", "01632 960 001")]]
    {
        let ((t, look), danger) = (given.outside(), one("", "112"));
        let name = format!("help-{}", others.len());
        pages.push((name, render(Help { t, look, danger, others })));
    }
    for (kept, client) in [(false, None), (true, Some(ClientChoices { leave: "on", next: "none" }))]
    {
        let ((t, look), action) = (given.front(), given.of(Page::Settings));
        let languages =
            if kept { vec![Choice::new("en", "English".to_owned())] } else { Vec::new() };
        pages.push((
            format!("settings-{kept}"),
            render(Settings { t, look, action, languages, client, kept }),
        ));
    }
}

fn pages(locale: Locale) -> Vec<(String, String)> {
    let given = Given::new(locale);
    let mut pages = Vec::new();
    signin_pages(&given, &mut pages);
    front_pages(&given, &mut pages);
    let (t, look) = given.outside();
    let site = "www.weather.example".to_owned();
    pages.push(("private".to_owned(), render(Private { t, look, site })));
    for what in What::ALL {
        let ((t, look), help) = (given.outside(), given.of(Page::Help));
        pages.push((format!("error-{what:?}"), render(ErrorPage { t, look, what, help })));
    }
    pages
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
        let fields = html.matches("<input ").count() + html.matches("<textarea ").count();
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
        assert_eq!(html.matches("<script").count(), 1, "{name}");
    });
}

#[test]
fn every_client_page_offers_leaving_twice_and_help_last() {
    every_page(|name, html| {
        assert_eq!(html.matches("href=\"/leave\"").count(), 2, "{name}");
        let help = format!("href=\"{}\"", Given::new(Locale::English).of(Page::Help));
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

#[test]
fn the_second_door_says_the_same_after_a_wrong_secret_as_the_first_door() {
    let t = Given::new(Locale::English).t;
    assert_eq!(
        t.get("signin-door-wrong"),
        "That did not open. You can try again. Nothing is lost."
    );
}
