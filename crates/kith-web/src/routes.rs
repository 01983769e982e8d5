//! Every route of the service, one line for each capability's pages.

use crate::table::Table;
use crate::{about, doors, front};

/// The whole table.
pub fn table() -> Table {
    let mut table = Table::default();
    about::routes(&mut table);
    doors::routes(&mut table);
    front::routes(&mut table);
    table
}
