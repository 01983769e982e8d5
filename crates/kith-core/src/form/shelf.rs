//! The forms of the service book: which are here, and which of them is given.

use kith_measure::form::FormFile;

use crate::fact;
use crate::id::FormId;

impl fact::State {
    /// Book: a form that was imported and not withdrawn.
    pub fn form(&self, form: FormId) -> Option<&FormFile> {
        self.form.imported.iter().find(|(id, _)| *id == form).map(|(_, file)| file)
    }

    /// Book: the newest form of each instrument and language, in the order of import.
    pub fn forms(&self) -> Vec<(FormId, &FormFile)> {
        let all = &self.form.imported;
        let newest = all.iter().enumerate().filter(|(place, (_, file))| {
            !all.iter().skip(place + 1).any(|(_, later)| same(file, later))
        });
        newest.map(|(_, (id, file))| (*id, file)).collect()
    }

    /// Whether a complete form of the same instrument and language is given now.
    pub(super) fn gives(&self, file: &FormFile) -> bool {
        self.forms().iter().any(|(_, one)| same(one, file) && one.can_be_given())
    }
}

fn same(one: &FormFile, other: &FormFile) -> bool {
    one.instrument == other.instrument && one.language == other.language
}
