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
}

impl Connection {
    /// Connects. An empty token is nobody's.
    pub(super) async fn open(server: SocketAddr, token: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { sender, host: server.to_string(), cookie: format!("s={token}") })
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
        Request::builder()
            .uri(path)
            .header(HOST, &self.host)
            .header(COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
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
