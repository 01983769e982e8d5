//! Every word a person reads comes from here, so that it can be reviewed, translated and tested
//! apart from the code. Words live in `locales/en/*.ftl`; templates and handlers name them by key.
//!
//! A key begins with the name of its file (`front-next` stands in `front.ftl`); a test holds this,
//! and that every key named in a template or a source file exists and that none is unused.

mod files;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod plainness;
mod pseudo;
mod said;
mod when;

use std::fmt::{self, Display};
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::tz::TimeZone;

pub use said::{Said, Value};

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| files::bundle("en"));
static LONG: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = files::bundle("en");
    bundle.set_transform(Some(pseudo::long));
    bundle
});
static MIRRORED: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = files::bundle("ar");
    bundle.set_transform(Some(pseudo::mirrored));
    bundle
});

/// A language the pages can be shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// `en-XA`: English made about 40 % longer, with accents, to find text that does not fit.
    Long,
    /// `ar-XB`: English shown right to left, to find layouts that only work one way.
    Mirrored,
}

impl Locale {
    /// Every locale, for tests that render each page in each.
    pub const ALL: [Self; 3] = [Self::English, Self::Long, Self::Mirrored];

    /// The languages that people can choose: those with words of their own.
    pub const OFFERED: &'static [Self] = &[Self::English];

    /// Its name, as whoever reads it writes it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Long => "Ëñĝļîšĥ",
            Self::Mirrored => "\u{202e}English\u{202c}",
        }
    }

    /// The locale with this language tag, or none.
    pub fn find(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The language tag for the `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Long => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    /// The writing direction for the `dir` attribute: `ltr` or `rtl`.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::English | Self::Long => "ltr",
            Self::Mirrored => "rtl",
        }
    }

    fn bundle(self) -> &'static Bundle {
        match self {
            Self::English => &ENGLISH,
            Self::Long => &LONG,
            Self::Mirrored => &MIRRORED,
        }
    }
}

/// The words of one reader: a language, and the time zone in which times are told.
///
/// Cheap to clone; every template holds one as `t`.
#[derive(Clone, Debug)]
pub struct Text {
    locale: Locale,
    zone: TimeZone,
}

impl Text {
    /// Words in `locale`, times in `zone` (the service's own zone).
    pub const fn new(locale: Locale, zone: TimeZone) -> Self {
        Self { locale, zone }
    }

    /// The language.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The language tag for the `lang` attribute.
    pub const fn lang(&self) -> &'static str {
        self.locale.tag()
    }

    /// The writing direction for the `dir` attribute.
    pub const fn dir(&self) -> &'static str {
        self.locale.dir()
    }

    /// The words under `key`, for HTML text.
    pub fn get(&self, key: &str) -> String {
        self.words(key, &FluentArgs::new())
    }

    /// The words under `key` without direction marks: for titles, attributes, mail and files.
    pub fn plain(&self, key: &str) -> String {
        said::without_marks(&self.get(key))
    }

    /// The words under `key`, to be completed: `t.say("front-hello").with("name", name)`.
    pub fn say(&self, key: &str) -> Said {
        Said::new(self.clone(), key)
    }

    /// The words under `stem-which`, where `which` is found at run time (`weekday` and `3`).
    pub fn one_of(&self, stem: &str, which: impl Display) -> String {
        self.get(&format!("{stem}-{which}"))
    }

    /// The same, to be completed.
    pub fn say_one_of(&self, stem: &str, which: impl Display) -> Said {
        self.say(&format!("{stem}-{which}"))
    }

    /// An unknown key shows as itself: tests refuse it, and a running page still stands.
    fn words(&self, key: &str, args: &FluentArgs) -> String {
        let bundle = self.locale.bundle();
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(
            || key.to_owned(),
            |pattern| bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned(),
        )
    }
}

impl Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(locale: Locale) -> Text {
        Text::new(locale, TimeZone::UTC)
    }

    #[test]
    fn words_are_found_by_key() {
        assert_eq!(text(Locale::English).get("shell-skip"), "Skip to the page");
    }

    #[test]
    fn an_unknown_key_shows_as_itself() {
        assert_eq!(text(Locale::English).get("shell-nothing-here"), "shell-nothing-here");
    }

    #[test]
    fn a_name_is_isolated_in_html_and_bare_in_plain_text() {
        let said = text(Locale::English).say("shell-about").with("what", "Tuesday");
        assert!(said.to_string().contains("\u{2068}Tuesday\u{2069}"));
        assert!(said.plain().contains("about Tuesday"));
    }

    #[test]
    fn the_long_locale_is_about_forty_percent_longer_and_keeps_names() {
        let english = text(Locale::English).get("leave-what-it-does").chars().count();
        let long = text(Locale::Long).get("leave-what-it-does").chars().count();
        assert!(long * 100 >= english * 130 && long * 100 <= english * 160);
        let said = text(Locale::Long).say("shell-about").with("what", "Amira");
        assert!(said.to_string().contains("Amira"));
    }

    #[test]
    fn the_mirrored_locale_reads_right_to_left() {
        let text = text(Locale::Mirrored);
        assert_eq!(text.dir(), "rtl");
        assert!(text.get("shell-skip").contains('\u{202e}'));
        assert!(!text.plain("shell-skip").contains('\u{202e}'));
    }

    #[test]
    fn a_locale_is_found_by_its_tag_only() {
        assert_eq!(Locale::find("en-XA"), Some(Locale::Long));
        assert_eq!(Locale::find("EN"), None);
    }
}
