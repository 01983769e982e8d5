//! How people reach the service: over HTTPS with files of its own, through a trusted proxy that
//! speaks HTTPS, or not at all from other machines.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{bail, ensure};
use hyper::Uri;
use kith_web::Reach;

use super::block::Block;
use crate::cli::Serve;

/// The one way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// Plain HTTP, from this machine only.
    ThisMachine,
    /// HTTPS, with a certificate and its key.
    Certificate { certificate: PathBuf, key: PathBuf },
    /// Plain HTTP from a proxy in this block, which speaks HTTPS to everybody else.
    Proxy(Block),
}

impl Way {
    /// The way that the settings ask for, or what is wrong with them.
    pub(crate) fn of(serve: &Serve, listen: SocketAddr) -> anyhow::Result<Self> {
        let way = match (&serve.certificate, &serve.certificate_key, &serve.behind_proxy) {
            (None, None, None) => Self::ThisMachine,
            (Some(certificate), Some(key), None) => {
                Self::Certificate { certificate: certificate.clone(), key: key.clone() }
            }
            (None, None, Some(block)) => Self::Proxy(block.parse()?),
            (Some(_), Some(_), Some(_)) => bail!(
                "say --certificate or --behind-proxy, not both: either Kith speaks HTTPS itself, \
                 or the proxy in front of it does"
            ),
            _ => bail!("--certificate and --certificate-key go together: say both, or neither"),
        };
        if way == Self::ThisMachine {
            may_listen(listen)?;
        }
        match &serve.public_url {
            Some(url) => check(url, &way)?,
            None => ensure!(
                way == Self::ThisMachine,
                "say with --public-url which address people use, such as https://notes.example.org"
            ),
        }
        Ok(way)
    }

    /// What the pages have to know of it.
    pub(crate) fn reach(&self, public_url: Option<String>) -> Reach {
        let https = public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
        Reach { secure: https || *self != Self::ThisMachine, public_url, ..Reach::default() }
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ThisMachine => f.write_str("plain HTTP, from this machine only"),
            Self::Certificate { certificate, .. } => {
                write!(f, "HTTPS, with the certificate {}", certificate.display())
            }
            Self::Proxy(block) => write!(f, "from the proxy {block} only, which speaks HTTPS"),
        }
    }
}

/// Refuses an address that others can reach without HTTPS.
pub(crate) fn may_listen(listen: SocketAddr) -> anyhow::Result<()> {
    ensure!(
        listen.ip().is_loopback(),
        "{listen} can be reached from other machines, and nothing would be encrypted on the way. \
         Listen on 127.0.0.1; or name a certificate with --certificate and --certificate-key; or \
         put a proxy with HTTPS in front and name it with --behind-proxy"
    );
    Ok(())
}

/// The address as people type it: no more than a name, and HTTPS wherever others can reach it.
fn check(url: &str, way: &Way) -> anyhow::Result<()> {
    let parsed: Uri = url.parse().map_err(|_| {
        anyhow::anyhow!(
            "the public address {url} is not one; write it as https://notes.example.org"
        )
    })?;
    let scheme = parsed.scheme_str().unwrap_or_default();
    let secret = parsed.authority().is_some_and(|name| name.as_str().contains('@'));
    ensure!(
        matches!(scheme, "http" | "https") && parsed.host().is_some() && !secret,
        "the public address {url} should begin with https:// and a name"
    );
    ensure!(
        parsed.path_and_query().is_none_or(|rest| rest == "/"),
        "the public address {url} should end after the name: Kith answers from the top of it"
    );
    ensure!(
        *way == Way::ThisMachine || scheme == "https",
        "the public address {url} should begin with https://, because that is how people reach it"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Place;

    const OPEN: &str = "0.0.0.0:443";
    const HERE: &str = "127.0.0.1:8417";

    /// Certificate, key, proxy, public address.
    fn way(listen: &str, said: [Option<&str>; 4]) -> anyhow::Result<Way> {
        let [certificate, certificate_key, behind_proxy, public_url] = said;
        let listen = listen.parse().expect("an address");
        let serve = Serve {
            listen: Some(listen),
            public_url: public_url.map(str::to_owned),
            behind_proxy: behind_proxy.map(str::to_owned),
            certificate: certificate.map(PathBuf::from),
            certificate_key: certificate_key.map(PathBuf::from),
            admin_listen: None,
            place: Place::default(),
        };
        Way::of(&serve, listen)
    }

    #[test]
    fn nothing_but_this_machine_without_https() {
        let refused = way(OPEN, [None; 4]).expect_err("refused").to_string();
        assert!(refused.contains("nothing would be encrypted"), "{refused}");
        assert!(way(OPEN, [None, None, None, Some("https://a.example")]).is_err());
        assert!(way("[::]:80", [None; 4]).is_err());
        assert_eq!(way(HERE, [None; 4]).expect("here"), Way::ThisMachine);
        assert!(way(HERE, [None, None, None, Some("http://localhost:8417")]).is_ok());
    }

    #[test]
    fn either_a_certificate_or_a_proxy_opens_it_and_both_need_the_public_address() {
        let url = Some("https://a.example");
        assert!(way(OPEN, [Some("a.pem"), Some("a.key"), None, url]).is_ok());
        assert!(way(OPEN, [None, None, Some("10.0.0.0/8"), url]).is_ok());
        assert!(way(OPEN, [Some("a.pem"), Some("a.key"), Some("10.0.0.0/8"), url]).is_err());
        assert!(way(OPEN, [Some("a.pem"), None, None, url]).is_err());
        assert!(way(OPEN, [None, Some("a.key"), None, url]).is_err());
        assert!(way(OPEN, [None, None, Some("the proxy"), url]).is_err());
        for way in [[Some("a.pem"), Some("a.key"), None, None], [None, None, Some("::1/128"), None]]
            .map(|said| way(HERE, said))
        {
            let refused = way.expect_err("refused").to_string();
            assert!(refused.contains("--public-url"), "{refused}");
        }
    }

    #[test]
    fn the_public_address_is_a_name_behind_https() {
        let at = |url| way(HERE, [None, None, Some("127.0.0.1/32"), Some(url)]);
        for url in ["https://a.example", "https://a.example/", "https://a.example:8443"] {
            assert!(at(url).is_ok(), "{url}");
        }
        let bad = [
            "a.example",
            "http://a.example",
            "https://",
            "https://a.example/kith",
            "",
            "https://me:word@a.example",
            "ftp://a.example",
            "https://a.example?x",
        ];
        for url in bad {
            assert!(at(url).is_err(), "{url}");
        }
    }

    #[test]
    fn cookies_are_bound_to_https_wherever_it_is_spoken() {
        let reach = |way: Way, url: Option<&str>| way.reach(url.map(str::to_owned)).secure;
        assert!(!reach(Way::ThisMachine, None));
        assert!(!reach(Way::ThisMachine, Some("http://localhost:8417")));
        assert!(reach(Way::ThisMachine, Some("https://a.example")));
        assert!(reach(Way::Proxy("127.0.0.1/32".parse().expect("a block")), None));
    }
}
