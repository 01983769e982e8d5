//! The lens, from outside: what is marked, what is left alone, and that no text breaks it.

use kith_lens::{About, List, Tier, Why, read};
use proptest::prelude::*;

fn about() -> About {
    About {
        name: "Noor Case".into(),
        pronouns: "she".into(),
        uses: "addict, in my own words; survivor".into(),
        avoids: "victim, brave\nsuch a long thing to say here".into(),
        ..About::default()
    }
}

fn marked<'t>(about: &About, text: &'t str) -> Vec<&'t str> {
    let advice = read(List::english(), about, text);
    advice.marks.into_iter().map(|mark| &text[mark.at]).collect()
}

#[test]
fn given_a_listed_word_then_its_reason_and_another_way_come_with_it() {
    let advice = read(List::english(), &about(), "She was drug-seeking.");
    let Some(Why::Listed(term)) = advice.marks.first().map(|mark| mark.why) else {
        panic!("marked")
    };
    assert_eq!(term.tier, Tier::A);
    assert!(!term.reason.is_empty() && !term.instead.is_empty());
}

#[test]
fn given_their_own_words_then_these_are_left_alone() {
    assert_eq!(marked(&about(), "She is an addict."), Vec::<&str>::new());
    assert_eq!(marked(&About::default(), "She is an addict."), ["addict"]);
}

#[test]
fn given_words_they_asked_not_to_hear_then_these_are_marked_even_where_negated() {
    let found = read(List::english(), &about(), "She is no victim, and so brave.");
    assert!(found.marks.iter().all(|mark| mark.why == Why::Asked));
    assert_eq!(found.marks.len(), 2);
    assert_eq!(marked(&about(), "\u{201c}I am not anyone's victim\u{201d}, she said."), [""; 0]);
}

#[test]
fn given_their_pronouns_then_he_is_somebody_else() {
    assert_eq!(marked(&about(), "When he was angry, we left."), Vec::<&str>::new());
    assert_eq!(marked(&about(), "She was angry."), ["angry"]);
    assert_eq!(marked(&about(), "Noor was angry."), ["angry"]);
}

#[test]
fn given_a_longer_form_then_it_wins_over_the_shorter() {
    assert_eq!(marked(&about(), "She is non-compliant."), ["non-compliant"]);
}

#[test]
fn given_a_note_without_any_strength_or_choice_then_the_whole_is_asked_about() {
    let plain = "The room was cold and the day was grey. ".repeat(5);
    assert!(read(List::english(), &about(), &plain).balance.is_some());
    let voiced = format!("{plain} She chose the date.");
    assert!(read(List::english(), &about(), &voiced).balance.is_none());
    assert!(read(List::english(), &about(), "The room was cold.").balance.is_none());
}

#[test]
fn given_a_service_that_leaves_a_word_out_and_adds_one_then_both_hold() {
    let list = List::english().with("combative", "inmate | cold | person").expect("read");
    let text = "She was combative. An inmate.";
    let advice = read(&list, &about(), text);
    let found: Vec<&str> = advice.marks.into_iter().map(|mark| &text[mark.at]).collect();
    assert_eq!(found, ["inmate"]);
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in ".{0,200}", name in ".{0,12}", avoids in ".{0,12}") {
        let about = About { name, avoids, ..about() };
        for mark in read(List::english(), &about, &text).marks {
            prop_assert!(text.get(mark.at).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn no_order_of_its_own_words_breaks_it(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "She", "refused", "\"", "'", "\u{2019}", "non-", "compliant", " ", ". ", "é", "\u{130}",
                ", ", ":", "\n", "not", "her", "mother", "a", "borderline", "\u{201c}", "\u{201d}",
            ]), 0..60)
    ) {
        let text = words.join(" ") + &words.concat();
        let mut before = 0;
        for mark in read(List::english(), &about(), &text).marks {
            prop_assert!(mark.at.start >= before && text.get(mark.at.clone()).is_some());
            before = mark.at.end;
        }
    }
}
