//! Pages over HTTP, as browsers ask for them.

use std::time::{Duration, Instant};

use anyhow::Context;
use hyper::StatusCode;
use kith_app::{App, Coming, SecondDoor};
use kith_web::paths::{Page, Paths};

use super::http::{Connection, must_be};
use super::load::{Work, levels};
use super::reference::{PASSPHRASE, Person, Reference, SECOND};
use super::report::{Load, Report};
use super::server::Server;
use super::words;
use crate::cli::Part;

/// How many browsers there are.
const BROWSERS: usize = 32;

/// Who is signed in, and where the pages are.
pub(super) struct Browsing {
    therapist: String,
    /// Clients, through both doors.
    clients: Vec<String>,
    about: String,
    today: String,
    brief: String,
}

impl Browsing {
    /// Signs in those whom the parts need. Takes a fifth of a second and more for each secret.
    pub(super) async fn sign_in(
        app: &App,
        reference: &Reference,
        wants: impl Fn(Part) -> bool,
    ) -> anyhow::Result<Self> {
        let mut clients = Vec::new();
        let append = wants(Part::Append) || wants(Part::Nodes);
        let browsers = if append { BROWSERS } else { usize::from(wants(Part::Storm)) };
        for person in reference.clients.iter().rev().take(browsers) {
            clients.push(through_both_doors(app, person).await?);
        }
        let longest = reference.clients.first().context("a client")?;
        let paths = Paths::new(&app.key_for(kith_web::site::PATHS));
        Ok(Self {
            therapist: sign_in(app, &reference.therapist).await?,
            clients,
            about: paths.of(Page::About).to_owned(),
            today: paths.of(Page::Today).to_owned(),
            brief: paths.with(Page::Brief, &longest.room.to_string()),
        })
    }

    /// The sign-in of a client.
    pub(super) fn client(&self) -> anyhow::Result<&str> {
        self.clients.first().map(String::as_str).context("a client")
    }

    /// How long the brief takes, the first time that it is asked for.
    pub(super) async fn first_brief(&self, server: &Server) -> anyhow::Result<Option<Duration>> {
        let mut connection = Connection::open(server.address, &self.therapist).await?;
        let began = Instant::now();
        let status = connection.get(&self.brief).await?;
        Ok((status == StatusCode::OK).then(|| began.elapsed()))
    }

    /// Drives the pages that are wanted and are there.
    pub(super) async fn measure(
        &self,
        server: &Server,
        wants: impl Fn(Part) -> bool,
        lasting: Duration,
        report: &mut Report,
    ) -> anyhow::Result<()> {
        if wants(Part::Append) {
            report.loads.extend(self.append("about me, sent", &[server], 0, lasting).await?);
        }
        let pages = [
            (Part::Brief, "the brief, a long room", &self.brief),
            (Part::Today, "Today, a caseload of 40", &self.today),
        ];
        for (_, what, path) in pages.into_iter().filter(|(part, ..)| wants(*part)) {
            let status = Connection::open(server.address, &self.therapist).await?.get(path).await?;
            if status == StatusCode::OK {
                report.loads.extend(self.show(server, what, path, lasting).await?);
            } else {
                report.left_out.push(format!("{what}: the server answered {status}"));
            }
        }
        Ok(())
    }

    /// Drives a form that appends an entry, by turns through these servers. `turn` is another
    /// number each time, so that no form says what another said.
    pub(super) async fn append(
        &self,
        what: &str,
        servers: &[&Server],
        turn: u64,
        lasting: Duration,
    ) -> anyhow::Result<Vec<Load>> {
        let mut workers = Vec::new();
        for ((client, server), number) in
            self.clients.iter().zip(servers.iter().cycle()).zip(1_u64..)
        {
            let connection = Connection::open(server.address, client).await?;
            let said = (turn << 48) + (number << 40);
            workers.push(Posting { connection, path: self.about.clone(), said });
        }
        let processes: Vec<_> = servers.iter().map(|server| server.process()).collect();
        levels(what, workers, lasting, &processes).await
    }

    async fn show(
        &self,
        server: &Server,
        what: &str,
        path: &str,
        lasting: Duration,
    ) -> anyhow::Result<Vec<Load>> {
        let mut workers = Vec::new();
        for _ in 0..BROWSERS {
            let connection = Connection::open(server.address, &self.therapist).await?;
            workers.push(Showing { connection, path: path.to_owned() });
        }
        levels(what, workers, lasting, &[server.process()]).await
    }
}

async fn sign_in(app: &App, handle: &str) -> anyhow::Result<String> {
    let signed = app.sign_in(handle, PASSPHRASE, &Coming::default()).await?;
    Ok(signed.signed_in().context("a sign-in")?.token)
}

async fn through_both_doors(app: &App, person: &Person) -> anyhow::Result<String> {
    let token = sign_in(app, &person.handle).await?;
    let visit = app.visit(&token).await?.context("a visit")?;
    match app.open_second(&visit, SECOND, "").await? {
        SecondDoor::Opened { token } => Ok(token),
        _ => anyhow::bail!("the second door did not open"),
    }
}

/// A browser that sends a form which appends exactly one entry.
struct Posting {
    connection: Connection,
    path: String,
    said: u64,
}

impl Work for Posting {
    async fn go(&mut self) -> anyhow::Result<()> {
        let form = words::about_form(self.said, u128::from(self.said));
        self.said += 1;
        must_be(StatusCode::SEE_OTHER, self.connection.post(&self.path, form).await?)
    }
}

/// A browser that shows a page.
struct Showing {
    connection: Connection,
    path: String,
}

impl Work for Showing {
    async fn go(&mut self) -> anyhow::Result<()> {
        must_be(StatusCode::OK, self.connection.get(&self.path).await?)
    }
}
