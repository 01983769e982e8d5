//! Two views of one entry. The client said that it is not right; whoever is asked agrees and
//! corrects it, or leaves both views standing, by a date. All of it stands side by side.

mod client;
mod near;
mod samples;
mod settle;
mod told;

use crate::cx::Cx;
use crate::paths::Page;
use crate::right::Meets;
use crate::table::Table;

pub(crate) use client::{ahead, ahead_sample, stay};
pub(crate) use near::{near_sample, theirs, today, today_sample};
pub(crate) use samples::samples;
pub(crate) use told::{Beside, lines, sentence, settled};

pub(crate) fn routes(table: &mut Table) {
    table
        .change(Page::Stay, client::send)
        .show(Page::Settle, |cx: Cx<Meets>| settle::show(cx.beside()))
        .write(Page::Settle, |cx: Cx<Meets>| settle::send(cx.beside()));
}
