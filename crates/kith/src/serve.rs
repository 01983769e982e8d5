//! Serving: the listener, the control socket, and what runs beside them.

pub(crate) mod block;
pub(crate) mod certificate;
mod connections;
mod places;
mod steady;
mod way;

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use kith_app::{App, Location};
use kith_web::{Reach, Site, router};
use tokio::net::TcpListener;

use self::certificate::Certificate;
pub(crate) use self::connections::Doorway;
pub(crate) use self::places::Places;
pub(crate) use self::way::{Way, may_listen};
use crate::admin::{Admin, Sources};
use crate::cli::Serve;
use crate::config::{self, Settled};
use crate::{control, out};

/// Where to listen when nothing is said.
pub(crate) const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8417);
/// How often drafts and sign-ins that expired, and times that are over, are forgotten; and what a
/// crash may have left undone is done.
const TIDY: Duration = Duration::from_hours(1);

pub(crate) async fn run(args: Serve) -> anyhow::Result<()> {
    let args = config::settle_serve(&args)?;
    let settled = config::settle(&args.place)?;
    let listen = args.listen.unwrap_or(LISTEN);
    let way = Way::of(&args, listen)?;
    let certificate = match &way {
        Way::Certificate { certificate, key } => Some(Certificate::read(certificate, key)?),
        Way::ThisMachine | Way::Proxy(_) => None,
    };
    let app = config::open(&settled).await?;
    let listener = TcpListener::bind(listen).await.with_context(|| listen.to_string())?;
    let admin = match &args.admin_listen {
        Some(address) => Some(Admin::bind(address).await?),
        None => None,
    };
    let scheme = if certificate.is_some() { "https" } else { "http" };
    out::say(&format!("{scheme}://{}", listener.local_addr()?));
    // A program reads the address and nothing else.
    if std::io::stdout().is_terminal() {
        out::say("It is served there until you stop it, with Ctrl-C here.");
    }
    let mut doorway = Doorway::new(listener);
    doorway.admin = admin;
    if let Way::Proxy(block) = way {
        doorway.proxy = Some(block);
    }
    if let Some(certificate) = certificate {
        doorway.tls = Some(certificate.current());
        tokio::spawn(certificate.follow());
    }
    let reach = Reach { machine: config::machine(&settled)?, ..way.reach(args.public_url) };
    serve(doorway, app, &settled, reach).await
}

/// Serves an open service until the process is told to stop.
pub(crate) async fn serve(
    mut doorway: Doorway,
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
    let site = Site::new(app.clone(), reach);
    let admin = doorway.admin.take().map(|admin| {
        let (places, requests) = (Arc::clone(&doorway.places), doorway.requests.clone());
        tokio::spawn(admin.serve(Sources { app, site: site.clone(), places, requests }))
    });
    doorway.serve(router(site), stopped()).await;
    if let Some(admin) = admin {
        admin.abort();
    }
    tidying.abort();
    following.abort();
    Ok(())
}

async fn tidy(app: App) {
    loop {
        if let Err(error) = app.part_all().await {
            tracing::error!(%error, "bonds with those who left could not all be ended");
        }
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
