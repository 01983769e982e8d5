//! Ten printed codes of 80 bits, each good once: instead of the app's code, or to choose a new
//! passphrase. A new set ends the old one.

use data_encoding::BASE32_NOPAD;
use kith_core::time::DAY;
use kith_store::{Also, Batch, FactorRow, Hash, Id, UseRow};

use super::SPARE;
use crate::app::App;
use crate::error::AppError;
use crate::ports::random;
use crate::session::Visit;

/// How many codes a set has.
const SET: usize = 10;
/// Letters of a code: 80 bits.
const LETTERS: usize = 16;
/// Letters that are written together.
const TOGETHER: usize = 4;
/// Tries in a day, on each way to an account.
const A_DAY: (u32, i64) = (10, DAY);
/// The label of what is stored of a code.
const HASH: &str = "kith/spare/v1";

impl App {
    /// Ten new codes, to be printed once. Those of before are worth nothing from then on.
    pub async fn new_spare_codes(&self, visit: &Visit) -> Result<Vec<String>, AppError> {
        let account = visit.account;
        let codes: Vec<String> =
            (0..SET).map(|_| written(random(&*self.inner.ports.random))).collect();
        let row = |code: &String| {
            Also::Factor(FactorRow {
                account,
                factor: self.new_id(),
                kind: SPARE,
                lookup: Some(self.spare_hash(account, code)),
                sealed: Vec::new(),
                created: self.now().0,
                used: None,
                step: 0,
            })
        };
        let mut also = vec![Also::DropFactors { account, kind: SPARE }];
        also.extend(codes.iter().map(row));
        let batch = Batch { appends: Vec::new(), also };
        self.inner.store.append(self.service(), batch).await?;
        Ok(codes)
    }

    /// The use of a code that this account has and has not used. Counts every try on `way`,
    /// which may be narrower than the account, so that strangers hold up nobody but strangers.
    pub(crate) async fn spare_code(
        &self,
        account: Id,
        way: impl AsRef<[u8]>,
        code: &str,
    ) -> Result<Option<UseRow>, AppError> {
        let path = *self.inner.keys.service_key("kith/spare-tries/v1", way.as_ref());
        let (most, within) = A_DAY;
        if !self.count_within(path, most, within).await? {
            return Ok(None);
        }
        let hash = self.spare_hash(account, code);
        let found = self.inner.store.factor_by_lookup(self.service(), hash).await?;
        let unused = found.filter(|row| row.account == account && row.used.is_none());
        Ok(unused.map(|row| UseRow {
            account,
            factor: row.factor,
            before: (row.used, row.step),
            used: self.now().0,
            step: 1,
            sealed: row.sealed,
        }))
    }

    fn spare_hash(&self, account: Id, code: &str) -> Hash {
        let about = [&account[..], plain(code).as_bytes()].concat();
        *self.inner.keys.service_key(HASH, &about)
    }
}

/// Whether something typed is as long as a spare code.
pub(super) fn looks_like_one(code: &str) -> bool {
    plain(code).len() == LETTERS
}

/// The letters alone, whichever way they were typed. What is never in a code is read as the
/// letter it looks like.
fn plain(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            other => other,
        })
        .collect()
}

fn written(bytes: [u8; 10]) -> String {
    let letters: Vec<char> = BASE32_NOPAD.encode(&bytes).to_ascii_lowercase().chars().collect();
    let groups = letters.chunks(TOGETHER).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_written_and_as_people_type_it() {
        let code = written([0xa5; 10]);
        assert_eq!((code.len(), code.split('-').count()), (19, 4));
        assert!(looks_like_one(&code));
        assert_eq!(plain(&code.to_uppercase().replace('-', " ")), plain(&code));
        assert_eq!(plain("o0i1b8"), "OOIIBB");
        assert!(!looks_like_one("123456"));
    }
}
