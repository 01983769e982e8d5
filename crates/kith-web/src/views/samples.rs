//! Every page of this folder with every sample: for the test that reads them, and for looking at
//! (`cargo run -p kith-web --example gallery`).

use askama::Template;
use jiff::tz::TimeZone;
use kith_app::Weak;

use super::error::{ErrorPage, NotSent, Resend, What};
use super::front::{ClientChoices, Front, Grounding, Help, Helper, Links, Next, Settings};
use super::leave::Private;
use super::signin::{After, Again, Door, Gone, Invite, Knock, SecondSecret, SignIn, Step};
use crate::capabilities;
use crate::cx::{Keeping, Version};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::passkey::Offer;
use crate::paths::{Page, Paths};
use crate::text::{Locale, Text};

/// Renders every sample: its name, and its HTML.
pub fn all(locale: Locale) -> askama::Result<Vec<(String, String)>> {
    let text = Text::new(locale, TimeZone::UTC);
    let mut album = Album { text, paths: Paths::new(&[7; 32]), locale, pages: Vec::new() };
    album.sign_in()?;
    album.coming_in()?;
    album.doors()?;
    album.front()?;
    album.helping()?;
    album.settings()?;
    album.others()?;
    capabilities::samples(&mut album)?;
    Ok(album.pages)
}

/// Collects pages, dressed in one locale and one set of colours.
pub(crate) struct Album {
    text: Text,
    paths: Paths,
    locale: Locale,
    pages: Vec<(String, String)>,
}

impl Album {
    pub(crate) fn around(&self, look: fn(&str, &Paths) -> Look) -> (Text, Look) {
        (self.text.clone(), look("Notes", &self.paths))
    }

    pub(crate) const fn text(&self) -> &Text {
        &self.text
    }

    pub(crate) fn of(&self, page: Page) -> String {
        self.paths.of(page).to_owned()
    }

    pub(crate) fn of_one(&self, page: Page, id: impl std::fmt::Display) -> String {
        self.paths.with(page, &id.to_string())
    }

    /// A form that keeps drafts, with one version or two.
    pub(crate) fn keeping(two: bool) -> Keeping {
        let version = |id: &str, words: &str| Version {
            id: id.to_owned(),
            when: "Tuesday 5 May, 2:00pm".to_owned(),
            words: words.to_owned(),
        };
        let versions = vec![version("a", "The first words."), version("b", "Other words.")];
        Keeping { versions: if two { versions } else { Vec::new() }, ..Keeping::default() }
    }

    fn problems(&self, found: &[(&str, Again)]) -> Problems {
        let mut problems = Problems::none();
        for (field, again) in found {
            problems.add(field, again.words(&self.text));
        }
        problems
    }

    pub(crate) fn put(&mut self, name: &str, page: impl Template) -> askama::Result<()> {
        self.pages.push((name.to_owned(), page.render()?));
        Ok(())
    }

    fn sign_in(&mut self) -> askama::Result<()> {
        for (name, after) in [
            ("sign-in", After::Nothing),
            ("sign-in-away", After::Away),
            ("sign-in-out", After::Out),
            ("sign-in-made", After::Made),
            ("sign-in-wrong", After::Wrong),
        ] {
            let (t, look) = self.around(Look::outside);
            let (action, handle) = ("/".to_owned(), "rosa".to_owned());
            let passkey = Some(Offer::new(self.of(Page::Passkey), "notes.example".to_owned()));
            let lost = self.of(Page::Lost);
            self.put(name, SignIn { t, look, action, handle, passkey, lost, after })?;
        }
        for (name, wrong) in [("sign-in-step", false), ("sign-in-step-wrong", true)] {
            let ((t, look), action) = (self.around(Look::outside), self.of(Page::Step));
            let offer = Offer::new(self.of(Page::Passkey), "notes.example".into());
            let passkey = wrong.then_some(offer);
            self.put(name, Step { t, look, action, step: "sealed".to_owned(), passkey, wrong })?;
        }
        Ok(())
    }

    fn coming_in(&mut self) -> askama::Result<()> {
        let weak = |weak| ("passphrase", Again::Weak(weak));
        for (name, found) in [
            ("invite", vec![]),
            (
                "invite-again",
                vec![("code", Again::Code), ("handle", Again::NameOdd), weak(Weak::Short(15))],
            ),
            ("invite-taken", vec![("handle", Again::NameTaken), weak(Weak::Pattern)]),
            ("invite-common", vec![weak(Weak::Common)]),
            ("invite-personal", vec![weak(Weak::Personal)]),
            ("invite-guessable", vec![weak(Weak::Guessable)]),
            ("invite-long", vec![weak(Weak::Long(1024))]),
        ] {
            let ((t, look), action) = (self.around(Look::outside), self.of(Page::Invite));
            let (code, handle) = (String::new(), String::new());
            let (least, problems) = (15, self.problems(&found));
            self.put(name, Invite { t, look, action, code, handle, least, problems })?;
        }
        let (t, look) = self.around(Look::outside);
        self.put("invite-gone", Gone { t, look })
    }

    fn doors(&mut self) -> askama::Result<()> {
        for (name, after) in [("door", Knock::First), ("door-wrong", Knock::Wrong)] {
            let ((t, look), action) = (self.around(Look::front), self.of(Page::Door));
            self.put(name, Door { t, look: look.at(&action), action, after })?;
        }
        let weak = |weak| vec![("secret", Again::Weak(weak))];
        for (name, found) in [
            ("second", vec![]),
            ("second-same", weak(Weak::Same)),
            ("second-short", weak(Weak::Short(6))),
        ] {
            let ((t, look), action) = (self.around(Look::front), self.of(Page::SecondSecret));
            let (private, problems) = (self.of(Page::Private), self.problems(&found));
            self.put(
                name,
                SecondSecret {
                    t,
                    look,
                    action,
                    code: "a code".to_owned(),
                    least: 6,
                    private,
                    problems,
                },
            )?;
        }
        Ok(())
    }

    fn front(&mut self) -> askama::Result<()> {
        let when = || "Tuesday 5 May, 2:00pm".to_owned();
        for (name, next) in [
            ("today", None),
            ("today_time", Some(Next { when: when(), who: None, place: None })),
            (
                "today_full",
                Some(Next {
                    when: when(),
                    who: Some("Amira Hale".to_owned()),
                    place: Some("Room 3".to_owned()),
                }),
            ),
        ] {
            let ((t, look), links) = (self.around(Look::front), Links::new(&self.paths));
            self.put(name, Front { t, look: look.at("/"), next, links })?;
        }
        let (t, look) = self.around(Look::front);
        let (day, help) = ("Tuesday 5 May".to_owned(), self.of(Page::Help));
        self.put("grounding", Grounding { t, look, day, help })
    }

    fn helping(&mut self) -> askama::Result<()> {
        let helper = |name: &str, what: &str, number: &str| Helper {
            name: name.to_owned(),
            what: what.to_owned(),
            number: number.to_owned(),
        };
        let lines = vec![
            helper("Night line", "Every night, 8pm to 8am. Free.", "0800 000 111"),
            helper("Front desk", "Weekdays, 9am to 5pm.", "01632 960 001"),
        ];
        let known = helper("Harbour House, day and night", "", "112");
        for (name, danger, others) in
            [("help", known, lines), ("help-empty", helper("", "", ""), Vec::new())]
        {
            let (t, look) = self.around(Look::outside);
            self.put(name, Help { t, look, danger, others })?;
        }
        Ok(())
    }

    fn settings(&mut self) -> askama::Result<()> {
        let client = Some(ClientChoices { leave: "on", saving: "on" });
        let english = vec![Choice::new(self.locale.tag(), "English".to_owned())];
        for (name, languages, client, kept) in
            [("settings", english, client, false), ("settings-kept", Vec::new(), None, true)]
        {
            let ((t, look), action) = (self.around(Look::front), self.of(Page::Settings));
            let look = look.at(&action);
            self.put(name, Settings { t, look, action, languages, client, kept })?;
        }
        Ok(())
    }

    fn others(&mut self) -> askama::Result<()> {
        let ((t, look), site) = (self.around(Look::outside), "www.weather.example".to_owned());
        self.put("private", Private { t, look, site })?;
        for (name, what) in [
            ("missing", What::Missing),
            ("refused", What::Refused),
            ("busy", What::Busy),
            ("form", What::Form),
            ("full", What::Full),
            ("not-now", What::NotNow("too-soon")),
        ] {
            let ((t, look), help) = (self.around(Look::outside), self.of(Page::Help));
            self.put(name, ErrorPage { t, look, what, help, resend: None })?;
        }
        self.sent_in_vain()
    }

    fn sent_in_vain(&mut self) -> askama::Result<()> {
        for (name, kept) in [("full-kept", true), ("full-here", false)] {
            let ((t, look), help) = (self.around(Look::outside), self.of(Page::Help));
            let words = "I would like to sit by the window, \"as before\".".to_owned();
            let fields = vec![("words".to_owned(), words), ("once".to_owned(), "01".to_owned())];
            let resend = Some(Resend { action: self.of(Page::About), fields, kept });
            self.put(name, ErrorPage { t, look, what: What::Full, help, resend })?;
        }
        let ((t, look), help) = (self.around(Look::staff), self.of(Page::Help));
        let words = "We talked about the move.".to_owned();
        self.put("staff_not_sent", NotSent { t, look, words, help })?;
        Ok(())
    }
}
