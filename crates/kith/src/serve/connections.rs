//! Taking connections and answering on them, with a bound on everything that a stranger could
//! otherwise make grow: how many there are, how long they say nothing, how long their headers
//! are, how long a handshake or an answer may take to get through. HTTP/1.1 only.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper::{HeaderMap, Request};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use kith_web::Peer;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use super::block::Block;
use super::places::{Place, Places};
use super::steady::Steady;
use crate::admin::{Admin, Requests};

/// Connections at once, if the machine lets a process have as many files: each takes some tens of
/// kilobytes at the most.
const MOST: usize = 4096;
/// Of the files a process may have, those that are kept for the store and everything else.
const KEPT: usize = 256;
/// Connections of one address, so that a house full of people behind one router has enough.
const EACH: usize = 256;
/// How long a connection may be open without a whole request line and headers.
const QUIET: Duration = Duration::from_secs(20);
/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long the other end may take nothing of an answer.
const STALLED: Duration = Duration::from_secs(30);
/// The longest request line and headers, in bytes, and how many of them.
const HEAD: usize = 32 * 1024;
const HEADERS: usize = 64;
/// A rest after a connection could not be taken, as when file handles have run out.
const REST: Duration = Duration::from_millis(50);

/// How connections are taken.
pub(crate) struct Doorway {
    pub(super) listener: TcpListener,
    /// Where HTTPS is spoken here.
    pub(super) tls: Option<watch::Receiver<Arc<ServerConfig>>>,
    /// Who alone may connect, where a proxy stands in front.
    pub(super) proxy: Option<Block>,
    /// Who looks after the service, where that was asked for.
    pub(super) admin: Option<Admin>,
    pub(super) places: Arc<Places>,
    pub(super) requests: Requests,
}

impl Doorway {
    pub(crate) fn new(listener: TcpListener) -> Self {
        let most = files().saturating_sub(KEPT).clamp(1, MOST);
        let (places, requests) = (Places::new(most, EACH), Requests::default());
        Self { listener, tls: None, proxy: None, admin: None, places, requests }
    }

    /// Answers until `stop` resolves, and then finishes what it has begun.
    pub(super) async fn serve(self, router: Router, stop: impl Future<Output = ()>) {
        let (stopping, stopped) = watch::channel(());
        let mut stop = std::pin::pin!(stop);
        let mut open = JoinSet::new();
        loop {
            tokio::select! {
                () = &mut stop => break,
                taken = self.listener.accept() => match taken {
                    Ok((stream, peer)) => {
                        let router = router.clone();
                        if let Some(one) = self.connection(stream, peer, router, &stopped) {
                            open.spawn(one.answer());
                        }
                    }
                    Err(error) => {
                        tracing::warn!(%error, "a connection could not be taken");
                        tokio::time::sleep(REST).await;
                    }
                },
                Some(_) = open.join_next() => {}
            }
        }
        drop(stopping);
        while open.join_next().await.is_some() {}
    }

    /// A connection that may stay; any other is closed at once.
    fn connection(
        &self,
        stream: TcpStream,
        peer: SocketAddr,
        router: Router,
        stopped: &watch::Receiver<()>,
    ) -> Option<Connection> {
        let peer = peer.ip().to_canonical();
        if self.proxy.is_some_and(|block| !block.has(peer)) {
            return None;
        }
        let place = self.places.take(self.proxy.is_none().then_some(peer))?;
        // Small answers go out at once; where that cannot be had they are only later.
        let _ = stream.set_nodelay(true);
        let tls = self.tls.as_ref().map(|tls| TlsAcceptor::from(Arc::clone(&tls.borrow())));
        let proxy = self.proxy;
        let stopped = stopped.clone();
        let requests = self.requests.clone();
        Some(Connection { stream, tls, proxy, peer, place, router, requests, stopped })
    }
}

/// How many files this process may have, after asking for all that it is allowed.
fn files() -> usize {
    let allowed = getrlimit(Resource::Nofile);
    let all = Rlimit { current: allowed.maximum, ..allowed };
    let now = if setrlimit(Resource::Nofile, all).is_ok() { all } else { allowed };
    now.current.map_or(usize::MAX, |files| usize::try_from(files).unwrap_or(usize::MAX))
}

/// One connection, and all that answering on it needs.
struct Connection {
    stream: TcpStream,
    tls: Option<TlsAcceptor>,
    proxy: Option<Block>,
    peer: IpAddr,
    place: Place,
    router: Router,
    requests: Requests,
    stopped: watch::Receiver<()>,
}

impl Connection {
    async fn answer(self) {
        let Self { stream, tls, proxy, peer, place, router, requests, stopped } = self;
        let pages = Pages { router: TowerToHyperService::new(router), requests };
        let stream = Steady::new(stream, STALLED);
        let caller = move |headers: &HeaderMap| from(proxy, peer, headers).map(Peer);
        let Some(tls) = tls else {
            return converse(stream, &place, pages, caller, stopped).await;
        };
        let shaken = tokio::select! {
            shaken = tokio::time::timeout(HANDSHAKE, tls.accept(stream)) => shaken,
            () = place.left() => return,
        };
        if let Ok(Ok(stream)) = shaken {
            converse(stream, &place, pages, caller, stopped).await;
        }
    }
}

/// The pages, and how their answers are counted.
struct Pages {
    router: TowerToHyperService<Router>,
    requests: Requests,
}

/// Answers one request after the other, until either end has had enough.
async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    place: &Place,
    pages: Pages,
    caller: impl Fn(&HeaderMap) -> Option<Peer>,
    mut stopped: watch::Receiver<()>,
) {
    let answer = service_fn(|mut request: Request<Incoming>| {
        place.is_busy();
        if let Some(peer) = caller(request.headers()) {
            request.extensions_mut().insert(peer);
        }
        let (began, requests) = (Instant::now(), &pages.requests);
        let answered = pages.router.call(request);
        async move {
            let answered = answered.await;
            place.is_quiet();
            if let Ok(answer) = &answered {
                let class = answer.extensions().get().copied();
                requests.answered(class, answer.status().as_u16(), began.elapsed());
            }
            answered
        }
    });
    let mut settings = http1::Builder::new();
    settings.timer(TokioTimer::new()).header_read_timeout(QUIET);
    settings.max_buf_size(HEAD).max_headers(HEADERS);
    let talking = settings.serve_connection(TokioIo::new(stream), answer);
    let mut talking = std::pin::pin!(talking);
    tokio::select! {
        // Broken off, timed out or done: nobody is left to tell.
        _ = talking.as_mut() => return,
        () = place.left() => return,
        // The sender is gone: the service stops.
        _ = stopped.changed() => {}
    }
    talking.as_mut().graceful_shutdown();
    let _ = talking.await;
}

/// Whose request it is: that of the other end, or of whom a trusted proxy names. A proxy adds the
/// last name itself; those before it are anybody's word, and count for nothing. This machine is
/// nobody's address: whatever forwards to it without being named may stand for everybody.
fn from(proxy: Option<Block>, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    let address = proxy.map_or(peer, |block| named(block, headers).unwrap_or(peer));
    Some(address.to_canonical()).filter(|address| !address.is_loopback())
}

/// The nearest address that a proxy names and that is not its own.
fn named(block: Block, headers: &HeaderMap) -> Option<IpAddr> {
    let named = headers.get_all("x-forwarded-for").iter().rev();
    let named = named.filter_map(|value| value.to_str().ok()).flat_map(|all| all.rsplit(','));
    let mut named = named.map_while(|name| name.trim().parse::<IpAddr>().ok());
    named.find(|address| !block.has(*address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(proxy: Option<&str>, names: &[&'static str]) -> String {
        let proxy = proxy.map(|block| block.parse().expect("a block"));
        let mut headers = HeaderMap::new();
        for name in names {
            headers.append("x-forwarded-for", name.parse().expect("a header"));
        }
        let address = from(proxy, IpAddr::from([10, 0, 0, 1]), &headers);
        address.map_or_else(String::new, |address| address.to_string())
    }

    #[test]
    fn only_a_trusted_proxy_names_somebody_and_only_its_own_word_counts() {
        assert_eq!(caller(None, &["203.0.113.5"]), "10.0.0.1");
        let behind = |names: &[&'static str]| caller(Some("10.0.0.0/8"), names);
        assert_eq!(behind(&["203.0.113.5"]), "203.0.113.5");
        assert_eq!(behind(&["198.51.100.1, 203.0.113.5"]), "203.0.113.5");
        assert_eq!(behind(&["198.51.100.1", "203.0.113.5, 10.0.0.7"]), "203.0.113.5");
        assert_eq!(behind(&["::ffff:203.0.113.5"]), "203.0.113.5");
        assert_eq!(behind(&[]), "10.0.0.1");
        assert_eq!(behind(&["198.51.100.1, nonsense"]), "10.0.0.1");
        assert_eq!(behind(&["127.0.0.1"]), "");
    }
}
