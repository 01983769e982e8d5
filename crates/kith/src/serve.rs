//! Serving: the listener, the control socket, and what runs beside them.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, bail};
use kith_app::{App, Location};
use kith_web::{Reach, Site, router};
use tokio::net::TcpListener;

use crate::cli::Serve;
use crate::config::{self, Settled};
use crate::{control, out};

/// Where to listen when nothing is said.
const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8417);
/// How often drafts and sign-ins that expired, and times that are over, are forgotten.
const TIDY: Duration = Duration::from_hours(1);

pub(crate) async fn run(args: Serve) -> anyhow::Result<()> {
    let args = config::settle_serve(&args)?;
    let settled = config::settle(&args.place)?;
    let listen = args.listen.unwrap_or(LISTEN);
    may_listen(listen, args.behind_proxy.as_deref())?;
    let app = config::open(&settled).await?;
    let secure = args.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
        || args.behind_proxy.is_some();
    let listener = TcpListener::bind(listen).await.with_context(|| listen.to_string())?;
    out::say(&format!("http://{}", listener.local_addr()?));
    serve(listener, app, &settled, Reach { secure, public_url: args.public_url }).await
}

/// Refuses an address that others can reach without HTTPS in front of it.
pub(crate) fn may_listen(listen: SocketAddr, behind_proxy: Option<&str>) -> anyhow::Result<()> {
    if !listen.ip().is_loopback() && behind_proxy.is_none() {
        bail!(
            "{listen} can be reached from other machines, and nothing would be encrypted on the \
             way. Listen on 127.0.0.1, or put a proxy with HTTPS in front and say --behind-proxy"
        );
    }
    Ok(())
}

/// Serves an open service until the process is told to stop.
pub(crate) async fn serve(
    listener: TcpListener,
    app: App,
    settled: &Settled,
    reach: Reach,
) -> anyhow::Result<()> {
    if let Location::Data(data) = &settled.location {
        control::listen(data, app.clone())?;
    }
    let following = app.clone();
    let following = tokio::spawn(async move { following.follow_book().await });
    let tidying = tokio::spawn(tidy(app.clone()));
    let served = axum::serve(listener, router(Site::new(app, reach)))
        .with_graceful_shutdown(stopped())
        .await;
    tidying.abort();
    following.abort();
    Ok(served?)
}

async fn tidy(app: App) {
    loop {
        tokio::time::sleep(TIDY).await;
        let forgot =
            [app.expire_drafts().await, app.forget_sign_ins().await, app.forget_slots().await];
        for done in forgot {
            if let Err(error) = done {
                tracing::error!(%error, "what has expired could not be forgotten");
            }
        }
    }
}

/// Resolves when the process is asked to stop; open pages get a moment to finish.
async fn stopped() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
    // Event streams stay open for as long as a page does; they do not hold up a stop.
    tokio::spawn(async {
        tokio::time::sleep(Duration::from_secs(3)).await;
        std::process::exit(0);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_this_machine_without_https() {
        let open: SocketAddr = "0.0.0.0:80".parse().expect("an address");
        assert!(may_listen(open, None).is_err());
        assert!(may_listen(open, Some("10.0.0.0/8")).is_ok());
        assert!(may_listen(LISTEN, None).is_ok());
    }
}
