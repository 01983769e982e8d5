//! How the service is reached: over HTTPS of its own, through a proxy, or from this machine only;
//! and what those who connect without meaning well can make of it.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use support::{PASSPHRASE, Place, Server, said};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, UnixTime};
use tokio_rustls::rustls::time_provider::TimeProvider;
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

const PUBLIC: &str = "https://notes.example";
/// Longer than anything takes, on any machine.
const PATIENCE: Duration = Duration::from_mins(2);

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates").join(name)
}

/// A day in 2050, on which the certificates of the tests are good.
#[derive(Debug)]
struct Fixed;

impl TimeProvider for Fixed {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(Duration::from_secs(2_540_000_000)))
    }
}

/// Asks over TLS, trusting one certificate; what came back, or nothing if no handshake came about.
fn ask(server: &Server, trusted: &str, protocol: &[u8], request: &str) -> Option<String> {
    let mut roots = RootCertStore::empty();
    let trusted = CertificateDer::from_pem_file(fixture(trusted)).expect("a certificate");
    roots.add(trusted).expect("a root");
    let provider = Arc::new(ring::default_provider());
    let mut settings = ClientConfig::builder_with_details(provider, Arc::new(Fixed))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    settings.alpn_protocols = vec![protocol.to_vec()];
    let name = "notes.example".try_into().expect("a name");
    let client = ClientConnection::new(Arc::new(settings), name).expect("a client");
    let stream = TcpStream::connect(&server.address).expect("a connection");
    let mut stream = StreamOwned::new(client, stream);
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    let _the_end = stream.read_to_end(&mut answer);
    (!answer.is_empty()).then(|| String::from_utf8(answer).expect("text"))
}

const GET: &str = "GET / HTTP/1.1\r\nHost: notes.example\r\nConnection: close\r\n\r\n";

/// What a plain connection gets for these bytes, until it is closed or nothing more comes.
fn plain(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time");
    let _cut_off = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _reset = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn https_with_files_of_its_own_that_are_renewed_while_it_runs() {
    let place = Place::with_example();
    let (certificate, key) = (place.file("site.pem"), place.file("site.key"));
    fs::copy(fixture("one.pem"), &certificate).expect("copied");
    fs::copy(fixture("one.key"), &key).expect("copied");
    let paths = [certificate.to_str().expect("a path"), key.to_str().expect("a path")];
    let server = place.serve_with(&[
        "--certificate",
        paths[0],
        "--certificate-key",
        paths[1],
        "--public-url",
        PUBLIC,
    ]);
    let page = ask(&server, "one.pem", b"http/1.1", GET).expect("a page");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("strict-transport-security: max-age=31536000\r\n"), "{page}");
    let form = format!("handle=amira&passphrase={}", PASSPHRASE.replace(' ', "+"));
    let form = format!(
        "POST / HTTP/1.1\r\nHost: notes.example\r\nOrigin: {PUBLIC}\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let signed = ask(&server, "one.pem", b"http/1.1", &form).expect("an answer");
    assert!(signed.contains("set-cookie: __Host-s=") && signed.contains("; Secure"), "{signed}");
    assert_eq!(plain(&server, GET.as_bytes()).find("HTTP"), None, "without TLS there is nothing");
    assert_eq!(ask(&server, "two.pem", b"http/1.1", GET), None, "another certificate");
    fs::copy(fixture("two.pem"), &certificate).expect("copied");
    fs::copy(fixture("two.key"), &key).expect("copied");
    let began = Instant::now();
    while ask(&server, "two.pem", b"http/1.1", GET).is_none() {
        assert!(began.elapsed() < PATIENCE, "the renewed certificate is never in use");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn nothing_starts_that_others_could_reach_without_https() {
    let place = Place::with_example();
    let refused = |more: &[&str], words: &str| {
        let tried = place.kith(&[&["serve"], more].concat());
        assert!(!tried.status.success(), "{more:?}");
        assert!(said(&tried).contains(words), "{more:?}: {}", said(&tried));
    };
    refused(&["--listen", "0.0.0.0:0"], "nothing would be encrypted");
    refused(&["--listen", "0.0.0.0:0", "--public-url", PUBLIC], "nothing would be encrypted");
    refused(&["--behind-proxy", "127.0.0.1/32"], "--public-url");
    refused(&["--behind-proxy", "here", "--public-url", PUBLIC], "address block");
    refused(&["--certificate", "site.pem", "--public-url", PUBLIC], "go together");
    let missing = ["--certificate", "site.pem", "--certificate-key", "site.key"];
    refused(&[&missing[..], &["--public-url", PUBLIC]].concat(), "cannot be read");
}

#[test]
fn behind_a_proxy_only_the_proxy_may_connect() {
    let place = Place::with_example();
    let behind = |block| place.serve_with(&["--behind-proxy", block, "--public-url", PUBLIC]);
    let server = behind("127.0.0.1/32");
    let page = server.browser().get("/");
    assert_eq!(page.status, 200);
    assert!(page.headers.contains("strict-transport-security"), "{}", page.headers);
    server.kill();
    let server = behind("192.0.2.1/32");
    assert_eq!(plain(&server, GET.as_bytes()), "");
}

#[test]
fn e66_http_1_is_all_there_is_and_a_body_has_a_measure() {
    let place = Place::with_example();
    let server = place.serve();
    let preface = plain(&server, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0");
    assert!(preface.starts_with("HTTP/1.1 4") || preface.is_empty(), "{preface}");
    let mut vast = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n".to_vec();
    vast.resize(4 * 1024 * 1024, b'a');
    plain(&server, &vast);
    let mut long = b"GET / HTTP/1.1\r\nHost: a\r\nCookie: ".to_vec();
    long.resize(1024 * 1024, b'a');
    let long = plain(&server, &long);
    assert!(long.starts_with("HTTP/1.1 431") || long.is_empty(), "{long}");
    assert_eq!(server.browser().get("/").status, 200);
    assert!(kilobytes(&server, "VmHWM:") < 256 * 1024, "{}", kilobytes(&server, "VmHWM:"));
}

fn kilobytes(server: &Server, name: &str) -> u32 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.pid())).expect("its status");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line");
    line.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}

/// More connections than there are places, from many addresses, one of which says a byte now and
/// then: those who come to read a page are answered, and what is held stays within bounds.
#[tokio::test(flavor = "multi_thread")]
async fn e66_idle_and_slow_connections_keep_nobody_out() {
    let place = Place::with_example();
    let server = place.serve();
    let address: std::net::SocketAddr = server.address.parse().expect("an address");
    let mut slow = from([127, 3, 0, 1], address).await.expect("a connection");
    tokio::io::AsyncWriteExt::write_all(&mut slow, b"GET / HTTP/1.1\r\nX: ").await.expect("sent");
    let mut idle = Vec::new();
    for number in 0..flood() {
        let [.., high, low] = (number / 100).to_be_bytes();
        idle.extend(from([127, 4, high, low], address).await);
    }
    let mut reader = server.browser();
    let page = tokio::task::spawn_blocking(move || reader.get("/")).await.expect("a task");
    assert_eq!(page.status, 200, "with {} connections that say nothing", idle.len());
    let files = fs::read_dir(format!("/proc/{}/fd", server.pid())).expect("its files").count();
    assert!(files < 4096 + 256, "{files} files");
    let most = kilobytes(&server, "VmHWM:");
    assert!(most < 512 * 1024, "{most} kB for {files} files");
    let began = Instant::now();
    while tokio::io::AsyncWriteExt::write_all(&mut slow, b"a").await.is_ok() {
        assert!(began.elapsed() < PATIENCE, "a byte a time is never too slow");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn e66_one_address_takes_its_share_and_leaves_the_rest() {
    let place = Place::with_example();
    let server = place.serve();
    let address: std::net::SocketAddr = server.address.parse().expect("an address");
    let mut greedy = Vec::new();
    for _ in 0..300 {
        greedy.push(from([127, 5, 0, 1], address).await.expect("a connection"));
    }
    let closed = async |stream: &mut tokio::net::TcpStream| {
        let read = tokio::io::AsyncReadExt::read_u8(stream);
        tokio::time::timeout(Duration::from_secs(1), read).await.is_ok()
    };
    assert!(!closed(&mut greedy[0]).await && !closed(&mut greedy[255]).await);
    assert!(closed(&mut greedy[256]).await && closed(&mut greedy[299]).await);
    let mut reader = server.browser();
    let page = tokio::task::spawn_blocking(move || reader.get("/")).await.expect("a task");
    assert_eq!(page.status, 200);
}

/// Twenty thousand, or as many as this process may have, and more than the server has places.
fn flood() -> u32 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let allowed = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: allowed.maximum, ..allowed }).expect("files");
    let files = allowed.maximum.and_then(|files| u32::try_from(files).ok()).unwrap_or(u32::MAX);
    files.saturating_sub(200).min(20_000)
}

/// A connection from another address of this machine.
async fn from(address: [u8; 4], to: std::net::SocketAddr) -> Option<tokio::net::TcpStream> {
    let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
    let from = std::net::SocketAddr::from((address, 0));
    socket.bind(from).expect("an address of this machine");
    socket.connect(to).await.ok()
}
