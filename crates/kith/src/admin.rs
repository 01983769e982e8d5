//! For whoever keeps the service running: whether it lives, whether it is ready, and what it has
//! done, in numbers. On a listener of its own that nobody on another machine can reach.

mod metrics;
mod requests;

use std::convert::Infallible;
use std::fmt;
use std::net::SocketAddr;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::CONTENT_TYPE;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, UnixListener, UnixStream};
use tokio::sync::Semaphore;

use self::metrics::Metrics;
pub(crate) use self::metrics::Sources;
pub(crate) use self::requests::Requests;

/// Connections at once.
const MOST: usize = 16;
/// How long one may be open without a whole request, and how long an answer may take to get
/// through.
const QUIET: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(30);
/// A rest after a connection could not be taken.
const REST: Duration = Duration::from_millis(200);
/// How Prometheus is told what it reads.
const NUMBERS: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Where the admin listener listens: on this machine only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Address {
    Port(SocketAddr),
    Socket(PathBuf),
}

impl FromStr for Address {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        if let Some(path) = text.strip_prefix("unix:") {
            ensure!(!path.is_empty(), "say where the socket goes, as unix:/run/kith/admin.sock");
            return Ok(Self::Socket(path.into()));
        }
        let address: SocketAddr = text.parse().map_err(|_| {
            anyhow::anyhow!(
                "\"{text}\" is no address for the admin listener; write 127.0.0.1:9418, or \
                 unix:/run/kith/admin.sock"
            )
        })?;
        ensure!(
            address.ip().is_loopback(),
            "the admin listener would be open to other machines on {address}, and it asks nobody \
             who they are; listen on 127.0.0.1, or on a socket with unix:FILE"
        );
        Ok(Self::Port(address))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port(address) => write!(f, "http://{address}"),
            Self::Socket(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

/// The listener, before the service is served.
#[derive(Debug)]
pub(crate) enum Admin {
    Port(TcpListener),
    Socket(UnixListener),
}

impl Admin {
    /// Takes the address.
    pub(crate) async fn bind(address: &Address) -> anyhow::Result<Self> {
        let named = || format!("the admin listener {address}");
        let bound = match address {
            Address::Port(port) => Self::Port(TcpListener::bind(port).await.with_context(named)?),
            Address::Socket(path) => Self::Socket(socket(path).await.with_context(named)?),
        };
        let place = match &bound {
            Self::Port(listener) => Address::Port(listener.local_addr()?),
            Self::Socket(_) => address.clone(),
        };
        tracing::info!("the admin listener is at {place}");
        Ok(bound)
    }

    /// Answers for as long as the service runs.
    pub(crate) async fn serve(self, sources: Sources) {
        let metrics = Arc::new(Metrics::new(sources));
        let places = Arc::new(Semaphore::new(MOST));
        while let Ok(place) = Arc::clone(&places).acquire_owned().await {
            match self.accept().await {
                Ok(stream) => {
                    let metrics = Arc::clone(&metrics);
                    tokio::spawn(async move {
                        converse(stream, metrics).await;
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "the admin listener could not take a connection");
                    tokio::time::sleep(REST).await;
                }
            }
        }
    }

    async fn accept(&self) -> std::io::Result<Box<dyn Stream>> {
        Ok(match self {
            Self::Port(listener) => Box::new(listener.accept().await?.0),
            Self::Socket(listener) => Box::new(listener.accept().await?.0),
        })
    }
}

/// What is talked over: a connection of either kind.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// A socket for its owner only. One that was left behind makes room; one that answers does not.
async fn socket(path: &Path) -> anyhow::Result<UnixListener> {
    if let Ok(found) = std::fs::symlink_metadata(path) {
        ensure!(found.file_type().is_socket(), "there is a file already that is no socket");
        if UnixStream::connect(path).await.is_ok() {
            bail!("another process answers there");
        }
        std::fs::remove_file(path)?;
    }
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

async fn converse(stream: Box<dyn Stream>, metrics: Arc<Metrics>) {
    let answers = service_fn(|request: Request<Incoming>| {
        let metrics = Arc::clone(&metrics);
        async move { Ok::<_, Infallible>(answer(&request, &metrics).await) }
    });
    let mut settings = http1::Builder::new();
    settings.timer(TokioTimer::new()).header_read_timeout(QUIET).keep_alive(false);
    let talking = settings.serve_connection(TokioIo::new(stream), answers);
    // Broken off, timed out or done: nobody is left to tell.
    let _ended = tokio::time::timeout(LONGEST, talking).await;
}

async fn answer(request: &Request<Incoming>, metrics: &Metrics) -> Response<Full<Bytes>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "only looking is possible here".into());
    }
    match request.uri().path() {
        "/healthz" => plain(StatusCode::OK, "alive".into()),
        "/readyz" => match metrics.ready().await {
            Ok(()) => plain(StatusCode::OK, "ready".into()),
            Err(why) => plain(StatusCode::SERVICE_UNAVAILABLE, why.to_string()),
        },
        "/metrics" => match metrics.text() {
            Ok(text) => plain(StatusCode::OK, text),
            Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "could not be written".into()),
        },
        _ => plain(StatusCode::NOT_FOUND, "there is /healthz, /readyz and /metrics".into()),
    }
}

fn plain(status: StatusCode, mut text: String) -> Response<Full<Bytes>> {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let mut response = Response::new(Full::from(text));
    *response.status_mut() = status;
    let kind = hyper::header::HeaderValue::from_static(NUMBERS);
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        text.parse::<Address>().expect_err(text).to_string()
    }

    #[test]
    fn only_this_machine_is_listened_to() {
        let port = |text: &str| Address::Port(text.parse().expect("an address"));
        for text in ["127.0.0.1:9418", "127.8.0.1:1", "[::1]:9418"] {
            assert_eq!(text.parse::<Address>().expect(text), port(text));
        }
        let socket = "unix:/run/kith/admin.sock".parse::<Address>().expect("a socket");
        assert_eq!(socket, Address::Socket("/run/kith/admin.sock".into()));
        for open in ["0.0.0.0:9418", "[::]:9418", "192.0.2.1:9418", "[2001:db8::1]:9418"] {
            assert!(refused(open).contains("open to other machines"), "{open}");
        }
        for nothing in ["", "here", "9418", "localhost:9418", "unix:"] {
            assert!(!refused(nothing).is_empty());
        }
    }

    #[tokio::test]
    async fn a_socket_left_behind_makes_room_and_any_other_file_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("admin.sock");
        drop(socket(&path).await.expect("a socket"));
        let held = socket(&path).await.expect("the one before was left behind");
        let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(socket(&path).await.is_err(), "somebody answers");
        drop(held);
        let file = folder.path().join("notes");
        std::fs::write(&file, "words").expect("written");
        assert!(socket(&file).await.is_err());
        assert_eq!(std::fs::read_to_string(&file).expect("there"), "words");
    }
}
