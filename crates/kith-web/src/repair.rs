//! What may have changed between two people, and what is said about it. The client reads who is
//! asked to answer and by when, and alone says how the answer is; the person beside them
//! answers; a supervisor sees that an answer is late, and not a word of what it is about.

mod client;
mod entry;
mod late;
mod near;
mod respond;
mod samples;
mod say;
mod since;
mod told;

use crate::cx::Cx;
use crate::paths::Page;
use crate::right::Meets;
use crate::table::Table;

pub(crate) use entry::{noticed, told};
pub(crate) use late::{Late, late};
pub(crate) use near::{After, Between, Near, Open, ahead, asked, between, due, open, since};
pub(crate) use samples::{
    after as after_sample, between as between_sample, due as due_sample, late as late_sample,
    open as open_sample, samples, theirs as theirs_sample,
};

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Repair, client::show)
        .write(Page::Repair, client::send)
        .show(Page::Say, say::show)
        .write(Page::Say, say::send)
        .show(Page::Respond, |cx: Cx<Meets>| respond::show(cx.beside()))
        .write(Page::Respond, |cx: Cx<Meets>| respond::send(cx.beside()));
}
