//! The word files, compiled into the binary: those of the capabilities, and the shared ones.

use fluent_bundle::FluentResource;

use super::Bundle;
use crate::capabilities;

macro_rules! shared {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../locales/en/", $name, ".ftl")))),*]
    };
}

/// Words that belong to no capability alone.
const SHARED: &[(&str, &str)] = shared!["date", "errors", "leave", "shell", "signin"];

/// The name of each file without its ending, and its text.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHARED.iter().copied().chain(capabilities::words())
}

/// One bundle of all files, with the plural rules of `language`.
///
/// A line that cannot be read or a key that stands twice is left out here and refused by a test.
pub(super) fn bundle(language: &str) -> Bundle {
    let locales = language.parse().into_iter().collect();
    let mut bundle = Bundle::new_concurrent(locales);
    for (_, text) in files() {
        let resource = match FluentResource::try_new(text.to_owned()) {
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
        let named: BTreeSet<String> = files().map(|(name, _)| format!("{name}.ftl")).collect();
        assert_eq!(found, named);
    }

    #[test]
    fn every_line_can_be_read_and_no_key_stands_twice() {
        let mut bundle = Bundle::new_concurrent(Vec::new());
        for (name, text) in files() {
            let resource = FluentResource::try_new(text.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}.ftl: {errors:?}"));
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{name}.ftl: {errors:?}"));
        }
    }
}
