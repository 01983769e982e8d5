//! Every instrument says under which licence it may be used and where its facts come from.
//!
//! Most questionnaires are somebody's property. One without a stated licence and source cannot be
//! shown to have any business here.

use super::Finding;
use crate::project::{File, Project};

const FOLDER: &str = "crates/kith-measure/src/instruments/";

/// Finds instrument files without a licence or a source, or with an empty one.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    project
        .rust()
        .filter(|file| file.path.starts_with(FOLDER) && file.name() != "mod.rs")
        .flat_map(check_file)
        .collect()
}

fn check_file(file: &File) -> impl Iterator<Item = Finding> {
    ["licence", "source"].into_iter().filter(|field| !has_words(&file.text, field)).map(|field| {
        Finding::new(&file.path, format!("does not name its {field}: fill the field `{field}`"))
    })
}

/// Whether the definition itself, and not a part of it, has such a field with words in it. The
/// indentation, which the formatter holds, tells the two apart.
fn has_words(text: &str, field: &str) -> bool {
    text.split(&format!("\n    {field}:")).skip(1).any(|rest| {
        rest.trim_start()
            .strip_prefix('"')
            .and_then(|string| string.split('"').next())
            .is_some_and(|words| !words.trim().is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(name: &str, text: &str) -> usize {
        check(&Project::made_up(&[(&format!("{FOLDER}{name}"), text)], &[])).len()
    }

    #[test]
    fn licence_and_source_are_enough() {
        assert_eq!(
            findings("a.rs", "A {\n    licence: \"free\",\n    source:\n        \"doi\","),
            0
        );
    }

    #[test]
    fn what_is_missing_or_empty_is_found() {
        assert_eq!(findings("a.rs", "A {\n    licence: \"free\","), 1);
        assert_eq!(findings("a.rs", "A {\n    licence: \"free\",\n    source: \" \","), 1);
        assert_eq!(findings("a.rs", "// licence: free, source: a paper"), 2);
    }

    #[test]
    fn the_source_of_a_part_is_not_the_source_of_the_whole() {
        let text = "A {\n    cut: B {\n        source: \"doi\",\n    },\n    licence: \"free\",";
        assert_eq!(findings("a.rs", text), 1);
    }

    #[test]
    fn the_list_of_instruments_is_no_instrument() {
        assert_eq!(findings("mod.rs", "mod a;"), 0);
    }
}
