//! What a form sent: names and values, as a browser encodes them.

use std::collections::BTreeMap;

use crate::parts::Problems;

/// The fields of a form, in the order they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`. Line ends become what the person typed:
    /// browsers send them as CR LF.
    pub fn read(body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(body);
        Self(pairs.map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n"))).collect())
    }

    /// The first value of a field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The same, to keep.
    pub fn text(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// Whether the field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// An answer on a scale: a number, or nothing where it was skipped.
    pub fn scale(&self, name: &str) -> Option<u8> {
        self.get(name).parse().ok()
    }

    /// Fields whose names begin with `prefix`, without it, that hold something.
    pub fn under(&self, prefix: &str) -> BTreeMap<String, String> {
        let own = self.0.iter().filter(|(_, value)| !value.is_empty());
        own.filter_map(|(name, value)| Some((name.strip_prefix(prefix)?.to_owned(), value.clone())))
            .collect()
    }

    /// Every field with its value, in the order they came.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Encodes the fields for a draft, without those that belong to the page itself.
    pub fn encode(&self) -> String {
        let own = self.0.iter().filter(|(name, _)| !of_the_page(name));
        let mut encoder = form_urlencoded::Serializer::new(String::new());
        own.for_each(|(name, value)| {
            encoder.append_pair(name, value);
        });
        encoder.finish()
    }

    /// Encodes every field, as it came.
    pub(crate) fn encode_whole(&self) -> String {
        let mut encoder = form_urlencoded::Serializer::new(String::new());
        self.0.iter().for_each(|(name, value)| {
            encoder.append_pair(name, value);
        });
        encoder.finish()
    }

    /// The words of a draft as a person reads them: values that are not blank.
    pub fn words(&self) -> String {
        let own = self.0.iter().filter(|(name, _)| !of_the_page(name));
        let values = own.map(|(_, value)| value.trim()).filter(|value| !value.is_empty());
        values.collect::<Vec<_>>().join("\n")
    }
}

/// What belongs to the page itself: the draft it has, its own key, the button that was pressed.
fn of_the_page(name: &str) -> bool {
    matches!(name, "version" | "once" | "do")
}

/// A form again, with what was typed and what to look at.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// What was typed.
    pub form: Form,
    /// What to look at again.
    pub problems: Problems,
}

impl Filled {
    /// What was being written, with nothing to look at again.
    pub(crate) fn new(form: Form) -> Self {
        Self { form, ..Self::default() }
    }

    /// What was sent, to be looked at again at one field.
    pub(crate) fn again(sent: &Form, field: &str, words: String) -> Self {
        let mut filled = Self::new(sent.clone());
        filled.problems.add(field, words);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_they_were_typed() {
        let form = Form::read(b"words=a%0D%0Ab+%C3%A9&rest=7&skip=skip&words=second");
        assert_eq!(form.get("words"), "a\nb é");
        assert_eq!(
            (form.scale("rest"), form.scale("skip"), form.scale("none")),
            (Some(7), None, None)
        );
        assert_eq!(form.get("missing"), "");
    }

    #[test]
    fn a_draft_keeps_the_words_and_not_the_page() {
        let form = Form::read(b"words=a+b&version=x.1&once=ff&pace=slower");
        assert_eq!(form.encode(), "words=a+b&pace=slower");
        assert_eq!(form.words(), "a b\nslower");
    }
}
