//! Being heard: where what a client wrote stands, in words; how an answer was for them; and for
//! whoever meets them what there is to read, with one press to say that it was read.

mod ahead;
mod mark;
mod near;
mod told;
mod words;

use crate::table::Table;
use crate::views::samples::Album;

pub(crate) use ahead::{ahead, ahead_sample, if_shown, if_words, news, since};
pub(crate) use mark::Marking;
pub(crate) use near::{one, one_sample, today, today_sample};
pub(crate) use told::{away, below, day_words, lines, marked, sentence, told};

pub(crate) fn routes(table: &mut Table) {
    mark::routes(table);
    words::routes(table);
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    words::samples(album)
}
