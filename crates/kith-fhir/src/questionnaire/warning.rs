//! What is odd about an imported file without standing in the way.

use std::fmt;

use super::expression;
use super::layout::Layout;
use crate::file::quoted;
use crate::resource::Questionnaire;

/// Something to know about an imported file. Names items and codes, never their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The file does not call itself active.
    Status {
        /// What it says instead, if anything.
        status: Option<String>,
    },
    /// The file does not say which language it is in.
    NoLanguage,
    /// The file has no copyright line.
    NoCopyright,
    /// The file has no address of its own, so answers can only be matched by link id.
    NoCanonical,
    /// The address leads nowhere on the public internet.
    CanonicalUnresolvable {
        /// The address.
        url: String,
    },
    /// The whole has no code; the instrument was recognised by the codes of its items.
    NoPanelCode,
    /// An item has no code that Kith knows and was found by its link id.
    FoundByLinkId {
        /// The item.
        link_id: String,
        /// Its number in the instrument.
        number: usize,
    },
    /// An item has no code that Kith knows and was found by where it stands.
    FoundByPosition {
        /// The item.
        link_id: String,
        /// Its number in the instrument; 0 for an opening question.
        number: usize,
    },
    /// An item has a code element without a code in it.
    EmptyCode {
        /// The item.
        link_id: String,
    },
    /// A question that is not part of the instrument: kept, never scored.
    NotScored {
        /// The item.
        link_id: String,
    },
    /// An item shown only under a condition: Kith always shows it, and it can be skipped.
    ConditionIgnored {
        /// The item.
        link_id: String,
    },
    /// Items that the file requires: in Kith every item can be skipped.
    RequiredIgnored {
        /// How many.
        items: usize,
    },
    /// An expression that would not work. Kith runs none and scores by itself.
    FaultyExpression {
        /// The item that holds it; `None` for the questionnaire itself.
        link_id: Option<String>,
        /// What is wrong with it.
        flaw: Flaw,
    },
    /// A list that names a rule instead of its answers; it counts as missing.
    ListNotSpelledOut {
        /// The address of the list.
        url: String,
    },
    /// A value set was given that no item names.
    ListUnused {
        /// The address of the list.
        url: String,
    },
    /// The words of the lowest answer differ from those that PHQ-9 and GAD-7 share, or
    /// between the items of the file: many copies carry wrong ones.
    LowestLabelDiffers {
        /// The item.
        link_id: String,
    },
}

/// What is wrong with an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It names the type of an answer's value, which R4 does not allow.
    TypedValue,
    /// It uses a function that only older servers know.
    OldFunction,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TypedValue => "an answer's value is .value in R4, not .valueCoding or the like",
            Self::OldFunction => "ordinal() is known to older servers only",
        })
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status { status: Some(status) } => write!(f, "the file's status is {status}"),
            Self::Status { status: None } => f.write_str("the file has no status"),
            Self::NoLanguage => f.write_str("the file does not say which language it is in"),
            Self::NoCopyright => f.write_str("the file has no copyright line"),
            Self::NoCanonical => f.write_str("the file has no address (url)"),
            Self::CanonicalUnresolvable { url } => write!(f, "the address {url} leads nowhere"),
            Self::NoPanelCode => f.write_str("no code for the whole; recognised by its items"),
            Self::FoundByLinkId { link_id, number } => {
                write!(f, "item {link_id}: no known code; taken as item {number} by its linkId")
            }
            Self::FoundByPosition { link_id, number } => {
                write!(f, "item {link_id}: no known code; taken as item {number} by its place")
            }
            Self::EmptyCode { link_id } => write!(f, "item {link_id}: its code is empty"),
            Self::NotScored { link_id } => write!(f, "item {link_id}: shown, but not scored"),
            Self::ConditionIgnored { link_id } => {
                write!(f, "item {link_id}: its condition is not used; it can be skipped")
            }
            Self::RequiredIgnored { items } => {
                write!(f, "{items} items are marked as required; here each can be skipped")
            }
            Self::FaultyExpression { link_id: Some(link_id), flaw } => {
                write!(f, "item {link_id}: faulty expression, not used: {flaw}")
            }
            Self::FaultyExpression { link_id: None, flaw } => {
                write!(f, "faulty expression, not used: {flaw}")
            }
            Self::ListNotSpelledOut { url } => {
                write!(f, "the list {url} does not spell out answers")
            }
            Self::ListUnused { url } => write!(f, "no item names the list {url}"),
            Self::LowestLabelDiffers { link_id } => {
                write!(f, "item {link_id}: check the words of the lowest answer")
            }
        }
    }
}

/// Warnings about the questionnaire as a whole.
pub(super) fn about_the_file(file: &Questionnaire) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if file.status.as_deref() != Some("active") {
        warnings.push(Warning::Status { status: file.status.as_deref().map(quoted) });
    }
    if file.language.is_none() {
        warnings.push(Warning::NoLanguage);
    }
    if file.copyright.is_none() {
        warnings.push(Warning::NoCopyright);
    }
    match file.url.as_deref() {
        None => warnings.push(Warning::NoCanonical),
        Some(url) if !names_public_host(url) => {
            warnings.push(Warning::CanonicalUnresolvable { url: quoted(url) });
        }
        Some(_) => {}
    }
    let flaws = expression::flaws(&file.extension).into_iter();
    warnings.extend(flaws.map(|flaw| Warning::FaultyExpression { link_id: None, flaw }));
    warnings
}

/// Warnings about single items, in the file's order; `places` as from
/// [`super::matching::places`].
pub(super) fn about_the_items(layout: &Layout<'_>, places: &[Option<usize>]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for item in &layout.all {
        let link_id = quoted(&item.link_id);
        if item.code.iter().any(|code| code.code.as_deref().unwrap_or_default().is_empty()) {
            warnings.push(Warning::EmptyCode { link_id: link_id.clone() });
        }
        if !item.enable_when.is_empty() || expression::is_condition(&item.extension) {
            warnings.push(Warning::ConditionIgnored { link_id: link_id.clone() });
        }
        for flaw in expression::flaws(&item.extension) {
            let link_id = Some(link_id.clone());
            warnings.push(Warning::FaultyExpression { link_id, flaw });
        }
    }
    for (question, _) in layout.questions.iter().zip(places).filter(|(_, place)| place.is_none()) {
        warnings.push(Warning::NotScored { link_id: quoted(&question.item.link_id) });
    }
    let items = layout.questions.iter().filter(|question| question.item.required).count();
    if items > 0 {
        warnings.push(Warning::RequiredIgnored { items });
    }
    warnings
}

/// Whether an address can lead anywhere: `http` or `https`, and a host with a dot whose
/// last part can be a public top-level domain.
fn names_public_host(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#', ':', '|']).next().unwrap_or_default();
    let Some((_, last)) = host.rsplit_once('.') else {
        return false;
    };
    let reserved = ["example", "invalid", "test", "local", "localhost", "internal"];
    let letters = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    (letters || last.starts_with("xn--")) && !reserved.contains(&last)
}
