//! Codes from an app (RFC 6238): six digits, half a minute each, this one or the one before.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use kith_core::Timestamp;
use kith_core::time::MINUTE;
use kith_ledger::{open_row, seal_row};
use kith_store::{Also, Batch, FactorRow, Id, UseRow};
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use super::APP_CODE;
use crate::app::App;
use crate::error::AppError;
use crate::ports::random;
use crate::session::Visit;
use crate::strength::PASSPHRASE_LEAST;

/// How long a code is shown by the app, in seconds.
const STEP: i64 = 30;
/// How long a secret that was shown may be proved.
const SHOWN: i64 = 30 * MINUTE;
/// The label under which a secret that is not proved yet travels with its page.
const OFFERED: &str = "kith/app-offered/v1";
const SECOND: i64 = 1_000_000;

/// A secret for an app, to be proved before it counts.
#[derive(Clone)]
pub struct NewApp {
    /// The secret as apps take it when typed.
    pub secret: String,
    /// The same, sealed, to come back with the first code. Nothing is stored until then.
    pub offered: String,
}

/// What came of taking the app away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropped {
    /// It is forgotten.
    Done,
    /// The passphrase was not right.
    Wrong,
    /// The passphrase is too short to stand alone.
    Short,
}

impl App {
    /// A new secret for an app.
    pub fn new_app(&self, visit: &Visit) -> NewApp {
        let secret: Zeroizing<[u8; 20]> = Zeroizing::new(random(&*self.inner.ports.random));
        let plain = [&self.now().0.to_be_bytes()[..], &secret[..]].concat();
        let rand = random(&*self.inner.ports.random);
        let key = self.inner.keys.book_key();
        let sealed = seal_row(key, OFFERED, &visit.account, &plain, rand);
        NewApp {
            secret: BASE32_NOPAD.encode(&secret[..]),
            offered: BASE64URL_NOPAD.encode(&sealed),
        }
    }

    /// The secret that was shown with a page before, if it still may be proved.
    pub fn same_app(&self, visit: &Visit, offered: &str) -> Option<NewApp> {
        let secret = self.offered(visit, offered)?;
        let secret = BASE32_NOPAD.encode(&secret[..]);
        Some(NewApp { secret, offered: offered.to_owned() })
    }

    /// Keeps the app whose secret was shown, once a code proves that it gives the right ones.
    /// An app that was there before gives codes no more. `false`: the code was not right.
    pub async fn keep_app(
        &self,
        visit: &Visit,
        offered: &str,
        code: &str,
    ) -> Result<bool, AppError> {
        let Some(secret) = self.offered(visit, offered) else { return Ok(false) };
        let Some(step) = step_of(&secret, code, self.now(), 0) else { return Ok(false) };
        let (account, factor) = (visit.account, self.new_id());
        let row = FactorRow {
            account,
            factor,
            kind: APP_CODE,
            lookup: None,
            sealed: self.seal_factor(account, factor, &secret[..]),
            created: self.now().0,
            used: Some(self.now().0),
            step,
        };
        let also = vec![Also::DropFactors { account, kind: APP_CODE }, Also::Factor(row)];
        let batch = Batch { appends: Vec::new(), also };
        self.inner.store.append(self.service(), batch).await?;
        self.inner.doors.remember_second(account);
        Ok(true)
    }

    /// Forgets the app: its codes are not asked for any more. The passphrase is asked for once
    /// more, because from then on it stands alone and has to be long enough for that.
    pub async fn drop_app(&self, visit: &Visit, passphrase: &str) -> Result<Dropped, AppError> {
        if !self.passphrase_is_right(visit, passphrase).await? {
            return Ok(Dropped::Wrong);
        }
        if passphrase.chars().count() < PASSPHRASE_LEAST {
            return Ok(Dropped::Short);
        }
        let account = visit.account;
        let also = vec![Also::DropFactors { account, kind: APP_CODE }];
        let batch = Batch { appends: Vec::new(), also };
        self.inner.store.append(self.service(), batch).await?;
        self.inner.doors.forget_second(account);
        Ok(Dropped::Done)
    }

    fn offered(&self, visit: &Visit, offered: &str) -> Option<Zeroizing<[u8; 20]>> {
        let sealed = BASE64URL_NOPAD.decode(offered.as_bytes()).ok()?;
        let key = self.inner.keys.book_key();
        let plain = open_row(key, OFFERED, &visit.account, &sealed).ok()?;
        let (at, secret) = plain.split_first_chunk::<8>()?;
        let age = self.now().0.checked_sub(i64::from_be_bytes(*at))?;
        let secret = secret.try_into().ok()?;
        (0..SHOWN).contains(&age).then(|| Zeroizing::new(secret))
    }

    /// Whether the app of this account shows this code now, and it was not used before.
    pub(super) async fn app_code_is_right(
        &self,
        account: Id,
        code: &str,
    ) -> Result<bool, AppError> {
        let rows = self.inner.store.factors(self.service(), account).await?;
        let Some(row) = rows.into_iter().find(|row| row.kind == APP_CODE) else {
            return Ok(false);
        };
        let secret = self.open_factor(&row).and_then(|plain| plain.as_slice().try_into().ok());
        let secret: Zeroizing<[u8; 20]> = Zeroizing::new(secret.unwrap_or_default());
        let Some(step) = step_of(&secret, code, self.now(), row.step) else { return Ok(false) };
        let used = UseRow {
            account,
            factor: row.factor,
            before: (row.used, row.step),
            used: self.now().0,
            step,
            sealed: row.sealed,
        };
        Ok(self.inner.store.use_factor(self.service(), used).await?)
    }
}

/// Which half minute a code is of: this one or the one before, and later than `after`.
fn step_of(secret: &[u8; 20], code: &str, now: Timestamp, after: i64) -> Option<i64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let app: Totp = Builder::new().with_secret(*secret).with_skew(0).build().ok()?;
    let this = now.0.div_euclid(SECOND * STEP);
    [this, this - 1].into_iter().filter(|step| *step > after).find(|step| {
        let at = u64::try_from(step * STEP).ok();
        at.is_some_and(|at| app.check(&digits, at).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, SHA-1; the last six of eight digits.
    const VECTORS: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];
    const SECRET: &[u8; 20] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (at, code) in VECTORS {
            let now = Timestamp(at * SECOND);
            assert_eq!(step_of(SECRET, code, now, 0), Some(at / STEP), "{at}");
            assert_eq!(step_of(SECRET, code, now.plus(STEP * SECOND), 0), Some(at / STEP));
            assert_eq!(step_of(SECRET, code, now.plus(2 * STEP * SECOND), 0), None);
            assert_eq!(step_of(SECRET, code, now.plus(-STEP * SECOND), 0), None, "not ahead");
            assert_eq!(step_of(SECRET, code, now, at / STEP), None, "used before");
        }
        assert_eq!(step_of(SECRET, "287 082", Timestamp(59 * SECOND), 0), Some(1));
        for odd in ["", "28708", "2870820", "28708x", "-87082"] {
            assert_eq!(step_of(SECRET, odd, Timestamp(59 * SECOND), 0), None, "{odd}");
        }
        assert_eq!(step_of(SECRET, "287082", Timestamp(i64::MIN), i64::MIN), None);
    }
}
