//! Starting, refusing to start, migrating, and what stands in the clear.

#[cfg(test)]
mod columns;
#[cfg(test)]
mod commits;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod nodes;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod sqlite;
#[cfg(test)]
mod whole;
