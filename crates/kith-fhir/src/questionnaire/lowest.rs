//! The words of the lowest answer, which many copies of GAD-7 have wrong.
//!
//! Kith holds no wording to compare with, so it compares what it is given: the items of
//! the form with each other, with the lists that came along, and with another form.

use kith_measure::Instrument;
use kith_measure::form::{FormFile, FormItem};

use super::list::Lists;
use super::warning::Warning;
use crate::file::quoted;

/// Whether the lowest answers of two imported forms differ in their words, although the
/// instruments share their answers. `false` where the forms are in different languages or
/// one of them has no words.
pub fn lowest_label_differs(one: &FormFile, other: &FormFile) -> bool {
    let label = |form: &FormFile| form.items.iter().find_map(lowest).map(plain);
    match (label(one), label(other)) {
        (Some(first), Some(second)) => one.language == other.language && first != second,
        _ => false,
    }
}

/// A warning for each item whose lowest answer differs from that of the list that came
/// along, or else from the first item's.
pub(super) fn odd_labels(
    instrument: &Instrument,
    items: &[FormItem],
    lists: &Lists<'_>,
) -> Vec<Warning> {
    let mut by_code = instrument.answers.weights.iter().filter(|weight| weight.weight == 0);
    let in_lists = by_code.find_map(|weight| lists.label(weight.code));
    let in_items = || items.iter().find_map(lowest).map(str::to_owned);
    let Some(right) = in_lists.or_else(in_items).map(|label| plain(&label)) else {
        return Vec::new();
    };
    let differs = |item: &&FormItem| lowest(item).is_some_and(|label| plain(label) != right);
    let odd = items.iter().filter(differs);
    odd.map(|item| Warning::LowestLabelDiffers { link_id: quoted(&item.link_id) }).collect()
}

/// The words of an item's lowest answer; only a scored item's answers have weights.
fn lowest(item: &FormItem) -> Option<&str> {
    let option = item.options.iter().find(|option| option.weight == Some(0))?;
    Some(&option.label)
}

/// Case and outer spaces do not make other words.
fn plain(label: &str) -> String {
    label.trim().to_lowercase()
}
