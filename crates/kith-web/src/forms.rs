//! The forms this service has imported: what can be given, what cannot and why, what to know.

use askama::Template;
use kith_core::{FormId, State};
use kith_measure::form::{Completeness, FormFile};

use crate::answer::{Answer, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::AtWork;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Forms, show);
}

/// One imported form, in words for staff.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    /// Its id, for asking.
    pub(crate) id: String,
    /// The name of the instrument.
    pub(crate) name: String,
    /// The title in the file, where that says more.
    pub(crate) title: String,
    /// Number of questions, language.
    pub(crate) facts: Vec<String>,
    /// What to know about the file.
    pub(crate) warnings: Vec<String>,
    /// The answer lists that are missing; without them it cannot be given.
    pub(crate) missing: Vec<String>,
    /// The copyright line.
    pub(crate) copyright: String,
}

impl Listed {
    fn of(t: &Text, id: FormId, file: &FormFile) -> Self {
        let name = instrument(&file.instrument).to_owned();
        let title = file.title.clone().filter(|title| *title != name);
        let mut facts = vec![t.say("forms-questions").with("count", file.items.len()).to_string()];
        let language = file.language.as_ref();
        facts.extend(language.map(|tag| t.say("forms-language").with("tag", tag).to_string()));
        Self {
            id: id.to_string(),
            name,
            title: title.unwrap_or_default(),
            facts,
            warnings: warnings(t, file),
            missing: match &file.completeness {
                Completeness::Full => Vec::new(),
                Completeness::NumbersOnly { missing } => missing.clone(),
            },
            copyright: file.copyright.clone().unwrap_or_default(),
        }
    }

    /// Whether it can be given to a client.
    pub(crate) const fn whole(&self) -> bool {
        self.missing.is_empty()
    }

    /// A form for sample pages.
    pub(crate) fn sample(t: &Text, whole: bool) -> Self {
        let count = |key: &str, count: usize| t.say(key).with("count", count).to_string();
        let mut facts = vec![count("forms-questions", 9)];
        facts.extend(whole.then(|| t.say("forms-language").with("tag", "en").to_string()));
        Self {
            id: if whole { "1".into() } else { "2".into() },
            name: if whole { "A form".into() } else { "Another form".into() },
            title: "As the file calls it".into(),
            facts,
            warnings: vec![count("forms-unscored", 1), t.get("forms-safety")],
            missing: if whole { Vec::new() } else { vec!["lists.example/answers".into()] },
            copyright: if whole { "Example owner. Free to use.".into() } else { String::new() },
        }
    }
}

/// The name of an instrument; its id where it is not known.
pub(crate) fn instrument(id: &str) -> &str {
    kith_measure::instruments::by_id(id).map_or(id, |measure| measure.name)
}

/// Every form of the service, by name.
pub(crate) fn listed(t: &Text, book: &State) -> Vec<Listed> {
    let mut all: Vec<_> =
        book.forms().into_iter().map(|(id, file)| Listed::of(t, id, file)).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

fn warnings(t: &Text, file: &FormFile) -> Vec<String> {
    let unscored = file.items.iter().filter(|item| item.index_in_instrument.is_none()).count();
    let mut warnings = Vec::new();
    if unscored > 0 {
        warnings.push(t.say("forms-unscored").with("count", unscored).to_string());
    }
    for (holds, key) in [
        (file.items.iter().any(|item| item.safety), "forms-safety"),
        (file.language.is_none(), "forms-no-language"),
        (file.copyright.is_none(), "forms-no-copyright"),
        (file.canonical.is_none(), "forms-no-address"),
    ] {
        warnings.extend(holds.then(|| t.get(key)));
    }
    warnings
}

/// Every imported form.
#[derive(Debug, Template)]
#[template(path = "forms/forms.html")]
pub(crate) struct FormsPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// The forms, by name.
    forms: Vec<Listed>,
}

async fn show(cx: Cx<AtWork>) -> Answer {
    let forms = listed(&cx.t, &cx.site.app.book());
    page(&FormsPage { t: cx.t.clone(), look: cx.staff_look(&cx.right.who), forms })
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, full) in [("staff_forms", true), ("staff_forms_empty", false)] {
        let (t, look) = album.around(Look::staff);
        let both = || vec![Listed::sample(&t, true), Listed::sample(&t, false)];
        let forms = if full { both() } else { Vec::new() };
        let look = look.at(&album.of(Page::Forms));
        album.put(name, FormsPage { t, look, forms })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use kith_measure::form::FormItem;

    use super::*;
    use crate::text::Locale;

    fn file(index: Option<u16>) -> FormFile {
        FormFile {
            instrument: "gad-7".into(),
            canonical: None,
            title: Some("GAD-7".into()),
            language: Some("en".into()),
            instructions: Vec::new(),
            items: vec![FormItem {
                link_id: "one".into(),
                lead: Vec::new(),
                text: "An example".into(),
                index_in_instrument: index,
                options: Vec::new(),
                safety: false,
            }],
            closing: Vec::new(),
            copyright: Some("Example".into()),
            completeness: Completeness::NumbersOnly { missing: vec!["a".into()] },
        }
    }

    #[test]
    fn what_is_odd_about_a_file_is_said_and_what_is_not_is_left_out() {
        let t = Text::new(Locale::English, TimeZone::UTC);
        let odd = Listed::of(&t, FormId([7; 16]), &file(None));
        assert_eq!((odd.name.as_str(), odd.title.as_str()), ("GAD-7", ""));
        assert_eq!((odd.warnings.len(), odd.whole()), (2, false));
        assert_eq!(Listed::of(&t, FormId([7; 16]), &file(Some(0))).warnings.len(), 1);
    }
}
