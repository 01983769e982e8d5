//! How people reach the service: listener, address, certificate, proxy.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::Finding;
use crate::cli::Serve;
use crate::serve::block::Block;
use crate::serve::certificate::{self, Certificate, Good};
use crate::serve::{self, Way};

const DAY: i64 = 24 * 60 * 60;
/// A certificate that ends sooner is said.
const SOON: i64 = 14 * DAY;

pub(super) fn look(serve: &Serve, now: i64) -> Vec<Finding> {
    let listen = serve.listen.unwrap_or(serve::LISTEN);
    let way = match Way::of(serve, listen) {
        Ok(way) => way,
        Err(error) => {
            let why =
                "Without HTTPS, whoever is on the same network reads passphrases and records.";
            return vec![Finding::refused(&error, why)];
        }
    };
    let mut found =
        vec![Finding::good(format!("With the flags given here it listens on {listen}: {way}."))];
    match &way {
        Way::ThisMachine => found.extend(this_machine(serve, listen)),
        Way::Certificate { certificate, key } => {
            found.extend(with_certificate(certificate, key, now));
        }
        Way::Proxy(block) => found.extend(behind(block)),
    }
    found
}

fn this_machine(serve: &Serve, listen: SocketAddr) -> Vec<Finding> {
    let https = serve.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    let mut found = Vec::new();
    if !https {
        found.push(Finding::advice(
            format!("There is no HTTPS, so only this machine reaches http://{listen}."),
            "That is right for a first look. Clients and staff at other devices cannot come in.",
            "Name a certificate with --certificate and --certificate-key, or put a proxy that \
             speaks HTTPS in front and name it with --behind-proxy.",
        ));
    }
    found.extend(match &serve.public_url {
        None => Some(Finding::advice(
            "It is not said which address people use.",
            "Links for new people are shown without it, and have to be completed by hand.",
            "Name it: --public-url https://notes.example.org",
        )),
        Some(url) if !https => Some(Finding::advice(
            format!("The public address {url} begins with http."),
            "Whoever is on the way could read what is sent there from another machine.",
            "Use it on this machine only; for everybody else, an address with https.",
        )),
        Some(_) => None,
    });
    found
}

fn with_certificate(certificate: &Path, key: &Path, now: i64) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Err(error) = Certificate::read(certificate, key) {
        let why = "The service does not start without a certificate and its key.";
        return vec![Finding::refused(&error, why)];
    }
    match certificate::good(certificate) {
        Ok(good) => found.push(time(&good, now)),
        Err(error) => found.push(Finding::refused(&error, "")),
    }
    let mode = fs::metadata(key).map_or(0, |meta| meta.permissions().mode());
    if mode & 0o007 != 0 {
        found.push(Finding::danger(
            format!("Every user of this machine may read the certificate's key {}.", key.display()),
            "Whoever has it can pretend to be this service.",
            format!("Run: chmod o-rwx {}", key.display()),
        ));
    }
    found
}

/// How a certificate stands in its time.
fn time(good: &Good, now: i64) -> Finding {
    let why = "Browsers warn people away from an address whose certificate is not in its time.";
    let renew = "Renew it. New files are taken up while the service runs.";
    match (good.from, good.until) {
        (Some(from), _) if from > now => {
            let what = format!("The certificate is not good before {}.", day(from));
            Finding::danger(what, why, "Look at this machine's clock, or use another certificate.")
        }
        (_, Some(until)) if until <= now => {
            Finding::danger(format!("The certificate ended on {}.", day(until)), why, renew)
        }
        (_, Some(until)) if until - now < SOON => {
            Finding::advice(format!("The certificate ends on {}.", day(until)), why, renew)
        }
        (_, Some(until)) => Finding::good(format!("The certificate is good until {}.", day(until))),
        (_, None) => Finding::good("The certificate is in its time.".into()),
    }
}

fn day(at: i64) -> String {
    let at = jiff::Timestamp::from_second(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%Y-%m-%d").to_string()
}

fn behind(block: &Block) -> Option<Finding> {
    block.is_wide().then(|| {
        Finding::danger(
            format!("The trusted proxy may be anybody in {block}."),
            "Who connects from there is believed about where people come from, and nothing is \
             encrypted on that way.",
            "Name the proxy itself, such as --behind-proxy 127.0.0.1/32.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Place;
    use crate::doctor::Weight;

    fn serve(listen: &str, url: Option<&str>, proxy: Option<&str>) -> Serve {
        Serve {
            admin_listen: None,
            listen: Some(listen.parse().expect("an address")),
            public_url: url.map(str::to_owned),
            behind_proxy: proxy.map(str::to_owned),
            certificate: None,
            certificate_key: None,
            place: Place::default(),
        }
    }

    fn worst(found: &[Finding], weight: Weight) -> Vec<&str> {
        let those = found.iter().filter(|finding| finding.weight == weight);
        those.map(|finding| finding.what.as_str()).collect()
    }

    #[test]
    fn plain_http_is_advice_at_home_and_unsafe_elsewhere() {
        let found = look(&serve("127.0.0.1:8417", None, None), 0);
        assert!(worst(&found, Weight::Unsafe).is_empty());
        assert_eq!(worst(&found, Weight::Advice).len(), 2, "{found:?}");
        let found = look(&serve("127.0.0.1:8417", Some("http://localhost:8417"), None), 0);
        assert!(worst(&found, Weight::Advice)[1].contains("begins with http"), "{found:?}");
        let found = look(&serve("0.0.0.0:80", None, None), 0);
        assert_eq!(worst(&found, Weight::Unsafe).len(), 1, "{found:?}");
        let found = look(&serve("127.0.0.1:8417", None, Some("127.0.0.1/32")), 0);
        assert!(worst(&found, Weight::Unsafe)[0].contains("--public-url"), "{found:?}");
    }

    #[test]
    fn a_proxy_that_may_be_anybody_is_unsafe() {
        let at = |block| look(&serve("127.0.0.1:8417", Some("https://a.example"), Some(block)), 0);
        assert_eq!(worst(&at("0.0.0.0/0"), Weight::Unsafe).len(), 1);
        assert!(worst(&at("10.0.0.0/8"), Weight::Unsafe).is_empty());
    }

    #[test]
    fn a_certificate_is_looked_at_in_its_time() {
        let good = Good { from: Some(100 * DAY), until: Some(200 * DAY) };
        let weights = [99, 101, 187, 201].map(|day| time(&good, day * DAY).weight);
        assert_eq!(weights, [Weight::Unsafe, Weight::Good, Weight::Advice, Weight::Unsafe]);
        assert_eq!(time(&Good { from: None, until: None }, 0).weight, Weight::Good);
    }

    #[test]
    fn a_certificate_key_that_everybody_reads_is_unsafe() {
        let folder = tempfile::tempdir().expect("a folder");
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates");
        let (certificate, key) = (fixture.join("one.pem"), folder.path().join("one.key"));
        fs::copy(fixture.join("one.key"), &key).expect("copied");
        for (mode, unsafe_ones) in [(0o644, 1), (0o640, 0), (0o600, 0)] {
            fs::set_permissions(&key, fs::Permissions::from_mode(mode)).expect("set");
            let until = certificate::good(&certificate).expect("read").until.expect("an end");
            let found = with_certificate(&certificate, &key, until - 30 * DAY);
            assert_eq!(worst(&found, Weight::Unsafe).len(), unsafe_ones, "{mode:o} {found:?}");
        }
        assert_eq!(worst(&with_certificate(&key, &key, 0), Weight::Unsafe).len(), 1);
    }
}
