//! The people beside a client: saying yes or no, a pause, an end, and asking for somebody.
//! Before anybody is let in, the client reads what that opens and what stays closed.

mod course;
mod entry;
mod limits;
mod one;
mod people;
mod samples;
mod sees;

use kith_core::Role;
use kith_core::Seen;
use kith_core::bond::{Bond, Why};

use crate::cover;
use crate::cx::Cx;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;

pub(crate) use course::{Course, so_far};
pub(crate) use entry::told;
pub(crate) use samples::{consent as consent_sample, samples};
pub(crate) use sees::{Earlier, Sees};

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::People, people::show)
        .write(Page::People, people::ask)
        .show(Page::Bond, one::show)
        .change(Page::Bond, one::change)
        .show(Page::Limits, limits::show)
        .write(Page::Limits, limits::keep);
}

/// The question whether somebody may be beside the client.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    /// Who would be beside them.
    pub(crate) name: String,
    /// In which role, and who asks, in words.
    pub(crate) asked: String,
    /// What the one before said, when they asked this person to go on, and whose words it are.
    pub(crate) passed: Option<(String, String)>,
    /// What for; empty when nothing was said.
    pub(crate) purpose: String,
    /// From when until when, in words, where it has an end from its beginning.
    pub(crate) days: Option<String>,
    /// Whether the client chooses if what is there already is opened, too.
    pub(crate) chooses: bool,
    /// What they would see, and what not.
    pub(crate) sees: Sees,
    /// Where yes and no are sent.
    pub(crate) action: String,
}

impl Consent {
    /// The question about a bond, when it waits for the client's yes or no.
    pub(crate) fn new(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond) -> Option<Self> {
        if !waits_for_client(bond) {
            return None;
        }
        let chooses = bond.role.cares() && seen.last_note().is_some();
        let earlier = if chooses { Earlier::Chosen } else { Earlier::Open };
        Some(Self {
            name: bond.name.clone(),
            asked: asked(&cx.t, seen, bond),
            passed: passed(&cx.t, seen, bond),
            purpose: bond.purpose.trim().to_owned(),
            days: cover::days_said(&cx.t, "bond-consent-days", bond),
            sees: Sees::of(&cx.t, &bond.name, bond.role, earlier).with_frame(&cx.t, bond),
            chooses,
            action: cx.to_one(Page::Bond, bond.id),
        })
    }
}

/// What the one before said, and that it was them.
fn passed(t: &Text, seen: &Seen, bond: &Bond) -> Option<(String, String)> {
    let (words, before) = (seen.passed_on_with(bond)?, seen.bond(bond.after?)?);
    Some((t.say("bond-consent-wrote").with("before", &before.name).to_string(), words.to_owned()))
}

/// Whether a bond waits for the client's yes or no.
pub(crate) fn waits_for_client(bond: &Bond) -> bool {
    bond.status == kith_core::bond::Status::Proposed && !bond.client_yes
}

/// A role in words.
pub(crate) fn role(t: &Text, role: Role) -> String {
    t.one_of("bond-role", role.word())
}

/// The same as somebody is it: "a therapist", "an interpreter".
pub(crate) fn as_role(t: &Text, role: Role) -> String {
    t.one_of("bond-as", role.word())
}

/// Why the service ended a bond, in words.
pub(crate) fn parted(t: &Text, why: Why, name: &str) -> String {
    t.say_one_of("bond-parted", why.word()).with("name", name).to_string()
}

fn asked(t: &Text, seen: &Seen, bond: &Bond) -> String {
    let before = bond.after.and_then(|before| seen.bond(before));
    let said = match seen.name_of(bond.proposed_by) {
        _ if bond.stay.is_some() => {
            let before = seen.covered_by(bond).unwrap_or_default();
            t.say("bond-consent-cover").with("before", before)
        }
        _ if before.is_some() => {
            let passed = seen.passed_on_with(bond).is_some();
            let key = if passed { "bond-consent-passed" } else { "bond-consent-after" };
            t.say(key).with("before", before.map_or("", |before| &before.name))
        }
        _ if bond.person_yes => t.say("bond-consent-asks"),
        Some(who) => t.say("bond-consent-suggested").with("who", who),
        None => t.say("bond-consent-service"),
    };
    said.with("name", &bond.name).with("role", as_role(t, bond.role)).to_string()
}
