//! The word files, compiled into the binary: one line for each capability.

use fluent_bundle::FluentResource;

use super::Bundle;

/// Names each file once; its text is taken in at compile time.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The name of each file without its ending, and its text.
        pub(super) const FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../locales/en/", $name, ".ftl")))),*];
    };
}

files! {
    "about",
    "askform",
    "bond",
    "brief",
    "checkin",
    "choices",
    "clients",
    "date",
    "errors",
    "erasure",
    "feedback",
    "fill",
    "firstrun",
    "forms",
    "front",
    "home",
    "leave",
    "looked",
    "meet",
    "meeting",
    "newclient",
    "note",
    "passkey",
    "person",
    "promise",
    "reach",
    "record",
    "recovery",
    "repair",
    "reply",
    "service",
    "shell",
    "signin",
    "staff",
    "stand",
    "suggest",
    "today",
    "ways",
    "welcome",
    "whole",
}

/// One bundle of all files, with the plural rules of `language`.
///
/// A line that cannot be read or a key that stands twice is left out here and refused by a test.
pub(super) fn bundle(language: &str) -> Bundle {
    let locales = language.parse().into_iter().collect();
    let mut bundle = Bundle::new_concurrent(locales);
    for (_, text) in FILES {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        drop(bundle.add_resource(resource));
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_the_folder_is_named_here() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
        let found: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let named: BTreeSet<String> = FILES.iter().map(|(name, _)| format!("{name}.ftl")).collect();
        assert_eq!(found, named);
    }

    #[test]
    fn every_line_can_be_read_and_no_key_stands_twice() {
        let mut bundle = Bundle::new_concurrent(Vec::new());
        for (name, text) in FILES {
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}.ftl: {errors:?}"));
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{name}.ftl: {errors:?}"));
        }
    }
}
