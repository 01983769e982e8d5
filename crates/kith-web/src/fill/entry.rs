//! Forms as entries in words.

use kith_core::EntryId;
use kith_core::form::{Ask, Fact, Given};

use crate::forms::instrument as name_of_form;
use crate::record::{Reader, Told};

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    match fact {
        Fact::Asked { instrument, .. } => Told::titled(t.get("record-form-asked"))
            .row(t.get("record-form-which"), name_of_form(instrument)),
        Fact::Answered { ask, given, .. } => {
            let told = Told::titled(t.get("record-form-answered"));
            let Some(ask) = reader.seen.ask(*ask) else { return told };
            let told = told.row(t.get("record-form-which"), name_of_form(&ask.instrument));
            answers(reader, told, ask, given)
        }
        Fact::Reached { words, .. } => {
            Told::titled(t.get("record-form-reached")).says(String::new(), words)
        }
        Fact::BandsChosen { wanted } => Told::titled(if *wanted {
            t.get("record-bands-wanted")
        } else {
            t.get("record-bands-not")
        }),
        Fact::Imported { .. } | Fact::Withdrawn { .. } => Told::titled(t.get("record-service")),
    }
}

/// The questions and answers in the words of the form, where the service still has them.
fn answers(reader: &Reader<'_>, told: Told, ask: &Ask, given: &[Given]) -> Told {
    let file = reader.book.form(ask.form);
    let told = given.iter().fold(told, |told, one| {
        let item = file.and_then(|file| file.item(&one.link));
        let question = item.map_or_else(|| one.link.clone(), |item| item.text.clone());
        let chosen = one.code.as_ref().map(|code| {
            let options = item.map(|item| item.options.as_slice()).unwrap_or_default();
            let option = options.iter().find(|option| option.code == *code);
            option.map_or_else(|| code.clone(), |option| option.label.clone())
        });
        told.row(question, chosen.unwrap_or_else(|| reader.t.get("record-not-said")))
    });
    let copyright = file.and_then(|file| file.copyright.as_deref());
    told.says(String::new(), copyright.unwrap_or_default())
}
