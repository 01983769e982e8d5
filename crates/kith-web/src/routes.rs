//! Every route of the service, one line for each capability's pages.

use crate::table::Table;
use crate::{
    about, askform, bond, brief, checkin, choices, clients, doors, erasure, feedback, fill,
    firstrun, forms, front, home, live, looked, lost, meet, meeting, newclient, note, passkey,
    person, promise, prove, reach, record, recovery, repair, reply, service, staff, stand, suggest,
    today, ways, welcome, whole,
};

/// The whole table.
pub fn table() -> Table {
    let mut table = Table::default();
    about::routes(&mut table);
    askform::routes(&mut table);
    bond::routes(&mut table);
    brief::routes(&mut table);
    checkin::routes(&mut table);
    choices::routes(&mut table);
    clients::routes(&mut table);
    doors::routes(&mut table);
    erasure::routes(&mut table);
    feedback::routes(&mut table);
    fill::routes(&mut table);
    firstrun::routes(&mut table);
    forms::routes(&mut table);
    front::routes(&mut table);
    home::routes(&mut table);
    live::routes(&mut table);
    looked::routes(&mut table);
    lost::routes(&mut table);
    meet::routes(&mut table);
    meeting::routes(&mut table);
    newclient::routes(&mut table);
    note::routes(&mut table);
    passkey::routes(&mut table);
    person::routes(&mut table);
    promise::routes(&mut table);
    prove::routes(&mut table);
    reach::routes(&mut table);
    record::routes(&mut table);
    recovery::routes(&mut table);
    repair::routes(&mut table);
    reply::routes(&mut table);
    service::routes(&mut table);
    staff::routes(&mut table);
    stand::routes(&mut table);
    suggest::routes(&mut table);
    today::routes(&mut table);
    ways::routes(&mut table);
    welcome::routes(&mut table);
    whole::routes(&mut table);
    table
}
