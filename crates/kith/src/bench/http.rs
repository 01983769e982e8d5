//! One keep-alive connection to the server, as a browser without scripts would use it.

use std::net::SocketAddr;

use anyhow::{Context, ensure};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A connection, signed in with a token.
pub(super) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    cookie: String,
    /// Whom a proxy would name.
    named: Option<String>,
}

/// Somebody who comes through a proxy.
pub(super) struct Caller {
    cookie: String,
    address: String,
}

impl Caller {
    /// The token of a sign-in, nobody's where it is empty, and the number of an address.
    pub(super) fn new(token: &str, number: u32) -> Self {
        let [_, a, b, c] = number.to_be_bytes();
        Self { cookie: format!("__Host-s={token}"), address: format!("10.{a}.{b}.{c}") }
    }
}

impl Connection {
    /// Connects. An empty token is nobody's.
    pub(super) async fn open(server: SocketAddr, token: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let (host, cookie) = (server.to_string(), format!("s={token}"));
        Ok(Self { sender, host, cookie, named: None })
    }

    /// Connects as a proxy does, for somebody.
    pub(super) async fn as_caller(server: SocketAddr, caller: &Caller) -> anyhow::Result<Self> {
        Ok(Self::open(server, "").await?.for_caller(caller))
    }

    /// The same connection of a proxy, for somebody else.
    pub(super) fn for_caller(mut self, caller: &Caller) -> Self {
        self.cookie.clone_from(&caller.cookie);
        self.named = Some(caller.address.clone());
        self
    }

    /// Asks for a page; the whole answer has arrived when this returns.
    pub(super) async fn get(&mut self, path: &str) -> anyhow::Result<StatusCode> {
        let request = self.request(path).method("GET").body(Full::default())?;
        self.send(request).await
    }

    /// Sends a form.
    pub(super) async fn post(&mut self, path: &str, form: String) -> anyhow::Result<StatusCode> {
        let request = self
            .request(path)
            .method("POST")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::from(form))?;
        self.send(request).await
    }

    fn request(&self, path: &str) -> hyper::http::request::Builder {
        let request = Request::builder().uri(path).header(HOST, &self.host);
        let request = request.header("sec-fetch-site", "same-origin");
        // Nobody's cookie is none.
        let nobody = self.cookie.ends_with('=');
        let request = if nobody { request } else { request.header(COOKIE, &self.cookie) };
        match &self.named {
            Some(address) => request.header("x-forwarded-for", address),
            None => request,
        }
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> anyhow::Result<StatusCode> {
        self.sender.ready().await?;
        let response = self.sender.send_request(request).await?;
        let status = response.status();
        response.into_body().collect().await.context("the answer broke off")?;
        Ok(status)
    }
}

/// An error unless the answer is the right one.
pub(super) fn must_be(wanted: StatusCode, found: StatusCode) -> anyhow::Result<()> {
    ensure!(found == wanted, "the server answered {found} and not {wanted}");
    Ok(())
}
