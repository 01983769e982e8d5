//! The name that clients see, which others may read over their shoulder: neither the name of the
//! service nor a word that tells what it is about.

use crate::text::Text;

/// The words that no title may hold, by the list that tests hold pages to.
const BANNED: &str = include_str!("../../../locales/banned.txt");

/// What to say to a name that tells, if it does.
pub(super) fn telling(t: &Text, shown: &str, service: &str) -> Option<String> {
    let shown: Vec<String> = words(shown).collect();
    if shown.is_empty() {
        return None;
    }
    let tells = discreet().find(|banned| holds(&shown, banned));
    if let Some(word) = tells {
        return Some(t.say("service-product-tells").with("word", word).to_string());
    }
    let service: Vec<String> = words(service).collect();
    let own = holds(&shown, &service.join(" ")) || shown.iter().all(|one| service.contains(one));
    own.then(|| t.get("service-product-own"))
}

/// Whether some words hold others, one after the other. Nothing is held by everything.
fn holds(shown: &[String], wanted: &str) -> bool {
    let wanted: Vec<String> = words(wanted).collect();
    !wanted.is_empty() && shown.windows(wanted.len()).any(|part| part == wanted)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase)
}

fn discreet() -> impl Iterator<Item = &'static str> {
    let section = BANNED.lines().skip_while(|line| *line != "[discreet]").skip(1);
    section.filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::text::Locale;

    fn says(shown: &str, service: &str) -> Option<String> {
        telling(&Text::new(Locale::English, TimeZone::UTC), shown, service)
    }

    #[test]
    fn a_plain_word_is_taken() {
        for plain in ["Notes", "My notes", "Lists 2", "Plans", ""] {
            assert_eq!(says(plain, "Harbour House"), None, "{plain}");
        }
    }

    #[test]
    fn the_name_of_the_service_or_part_of_it_tells_where_a_person_goes() {
        for own in ["Harbour House", "harbour  house", "Harbour", "The Harbour House pages"] {
            let said = says(own, "Harbour House");
            assert!(said.is_some_and(|said| said.starts_with("That is the name")), "{own}");
        }
        assert_eq!(says("Notes", ""), None);
    }

    #[test]
    fn a_word_that_tells_is_named() {
        let said = says("Trauma notes", "Harbour House").expect("told");
        assert!(said.contains("trauma"), "{said}");
        assert!(says("Self-harm diary", "Harbour House").is_some());
        assert!(says("Kith", "Harbour House").is_some());
        assert!(says("Therapyless", "Harbour House").is_none(), "whole words only");
    }
}
