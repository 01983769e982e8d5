//! One database file: its writer, its readers, its checkpoints.

use std::path::Path;

use super::checkpoint::Checkpoints;
use super::readers::Readers;
use super::writer::Writer;
use super::{connect, migrate, path};
use crate::sql::Part;
use crate::trouble::OpenError;

#[derive(Debug)]
pub(super) struct File {
    // Closed in this order: the last connection folds the log into the file, and
    // must be one that can write.
    pub(super) readers: Readers,
    pub(super) writer: Writer,
}

impl File {
    /// Opens a part whose schema must be ours.
    pub(super) fn open(dir: &Path, part: Part) -> Result<Self, OpenError> {
        let path = path(dir, part);
        let db = connect::writing(&path)?;
        migrate::must_be_ours(&db, part)?;
        let readers = Readers::open(&path)?;
        let checkpoints = Checkpoints::start(&path)?;
        Ok(Self { readers, writer: Writer::start(db, checkpoints)? })
    }
}
