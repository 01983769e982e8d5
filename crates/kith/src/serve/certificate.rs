//! The certificate that HTTPS is spoken with, followed as its files are renewed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context, ensure};
use tokio::sync::watch;
use tokio_rustls::rustls::client::verify_server_cert_signed_by_trust_anchor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use tokio_rustls::rustls::server::ParsedCertificate;
use tokio_rustls::rustls::{CertificateError, Error, RootCertStore, ServerConfig};

/// The last second of the year 9999, which certificates without an end name.
const LAST_SECOND: u64 = 253_402_300_799;
/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// A certificate and its key in two files.
pub(crate) struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    /// When each file was last changed, as far as it was read.
    read: [Option<SystemTime>; 2],
    current: watch::Sender<Arc<ServerConfig>>,
}

impl Certificate {
    /// Reads both files.
    pub(crate) fn read(certificate: &Path, key: &Path) -> anyhow::Result<Self> {
        let read = [changed(certificate), changed(key)];
        let (current, _) = watch::channel(Arc::new(settings(certificate, key)?));
        Ok(Self { chain: certificate.into(), key: key.into(), read, current })
    }

    /// What a handshake begins with, now and after each renewal.
    pub(super) fn current(&self) -> watch::Receiver<Arc<ServerConfig>> {
        self.current.subscribe()
    }

    /// Takes up new files for as long as the service runs.
    pub(super) async fn follow(mut self) {
        loop {
            tokio::time::sleep(LOOK).await;
            match self.renew() {
                Ok(true) => tracing::info!("the renewed certificate is in use"),
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(
                        "the renewed certificate cannot be used, the one before stays: {error:#}"
                    );
                }
            }
        }
    }

    /// Reads both files again, if either has changed. Files that do not fit each other are not
    /// used: a renewal writes one after the other, and the second one is another change.
    fn renew(&mut self) -> anyhow::Result<bool> {
        let found = [changed(&self.chain), changed(&self.key)];
        if found == self.read {
            return Ok(false);
        }
        self.read = found;
        self.current.send_replace(Arc::new(settings(&self.chain, &self.key)?));
        Ok(true)
    }
}

/// From when until when a certificate is good, as far as it says so. It is asked at the ends of
/// time: what is refused for its time is refused with its own.
pub(crate) struct Good {
    pub(crate) from: Option<i64>,
    pub(crate) until: Option<i64>,
}

/// When the certificate in a file is good, in seconds since 1970.
pub(crate) fn good(certificate: &Path) -> anyhow::Result<Good> {
    let der = CertificateDer::from_pem_file(certificate)
        .with_context(|| format!("the certificate {} cannot be read", certificate.display()))?;
    let parsed = ParsedCertificate::try_from(&der)
        .with_context(|| format!("{} is no certificate", certificate.display()))?;
    let seconds = |at: UnixTime| i64::try_from(at.as_secs()).ok();
    let asked = |at: u64| {
        let at = UnixTime::since_unix_epoch(Duration::from_secs(at));
        let (nobody, known) = (RootCertStore::empty(), ring::default_provider());
        let all = known.signature_verification_algorithms.all;
        verify_server_cert_signed_by_trust_anchor(&parsed, &nobody, &[], at, all)
    };
    let from = match asked(0) {
        Err(Error::InvalidCertificate(CertificateError::NotValidYetContext {
            not_before, ..
        })) => seconds(not_before),
        _ => None,
    };
    let until = match asked(LAST_SECOND) {
        Err(Error::InvalidCertificate(CertificateError::ExpiredContext { not_after, .. })) => {
            seconds(not_after)
        }
        _ => None,
    };
    Ok(Good { from, until })
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|found| found.modified()).ok()
}

fn settings(certificate: &Path, key: &Path) -> anyhow::Result<ServerConfig> {
    let unread = || format!("the certificate {} cannot be read", certificate.display());
    let chain = CertificateDer::pem_file_iter(certificate).with_context(unread)?;
    let chain: Vec<_> = chain.collect::<Result<_, _>>().with_context(unread)?;
    ensure!(!chain.is_empty(), "there is no certificate in {}", certificate.display());
    let secret = PrivateKeyDer::from_pem_file(key)
        .with_context(|| format!("the certificate's key {} cannot be read", key.display()))?;
    let mut settings = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .context("certificate and key do not fit each other")?;
    settings.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates").join(name)
    }

    fn put(from: &str, to: &Path, seconds: u64) {
        fs::copy(fixture(from), to).expect("copied");
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let file = fs::File::options().write(true).open(to).expect("a file");
        file.set_modified(at).expect("its time");
    }

    #[test]
    fn a_certificate_without_its_own_key_is_refused() {
        assert!(settings(&fixture("one.pem"), &fixture("one.key")).is_ok());
        assert!(settings(&fixture("one.pem"), &fixture("two.key")).is_err());
        assert!(settings(&fixture("one.key"), &fixture("one.key")).is_err());
        assert!(settings(&fixture("none.pem"), &fixture("one.key")).is_err());
    }

    #[test]
    fn a_certificate_says_until_when_it_is_good() {
        let found = good(&fixture("one.pem")).expect("read");
        let (from, until) = (found.from.expect("a beginning"), found.until.expect("an end"));
        assert!(from > 1_700_000_000 && until > from, "{from} {until}");
        assert!(good(&fixture("one.key")).is_err());
    }

    #[test]
    fn a_renewal_is_taken_up_when_both_files_are_there_and_a_broken_one_never() {
        let folder = tempfile::tempdir().expect("a folder");
        let (certificate, key) = (folder.path().join("c"), folder.path().join("k"));
        put("one.pem", &certificate, 1);
        put("one.key", &key, 1);
        let mut held = Certificate::read(&certificate, &key).expect("read");
        let first = Arc::clone(&held.current().borrow());
        assert!(!held.renew().expect("nothing new"));
        put("two.pem", &certificate, 2);
        assert!(held.renew().is_err(), "half a renewal");
        assert!(Arc::ptr_eq(&first, &held.current().borrow()));
        assert!(!held.renew().expect("told once"));
        put("two.key", &key, 2);
        assert!(held.renew().expect("renewed"));
        assert!(!Arc::ptr_eq(&first, &held.current().borrow()));
    }
}
