//! One database file: its writer, its readers, its checkpoints.

use super::checkpoint::Checkpoints;
use super::readers::Readers;
use super::writer::Writer;
use super::{connect, migrate, path};
use crate::sql::Part;
use crate::trouble::OpenError;
use std::path::Path;

#[derive(Debug)]
pub(super) struct File {
    // In this order: the writer stops first, and the last connection to close
    // folds the log into the file.
    pub(super) writer: Writer,
    pub(super) readers: Readers,
}

impl File {
    /// Opens a part whose schema must be ours.
    pub(super) fn open(dir: &Path, part: Part) -> Result<Self, OpenError> {
        let path = path(dir, part);
        let db = connect::writing(&path)?;
        migrate::must_be_ours(&db, part)?;
        let readers = Readers::open(&path)?;
        let checkpoints = Checkpoints::start(&path)?;
        Ok(Self { writer: Writer::start(db, checkpoints)?, readers })
    }
}
