//! The server as a process of its own: started, watched, stopped.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use hyper::StatusCode;
use kith_app::Location;
use rustix::process::{Pid, Signal, kill_process};

use super::http::{Connection, must_be};
use crate::config::Settled;
use crate::process::Process;

/// A running server, ended when dropped.
pub(super) struct Server {
    child: Child,
    /// Held so that the server can go on talking.
    _said: BufReader<ChildStdout>,
    pub(super) address: SocketAddr,
    /// From its start to its first answer.
    pub(super) until_answer: Duration,
}

impl Server {
    /// Starts the server and waits for its first answer. Nothing of this process's
    /// environment or folder takes part.
    pub(super) async fn start(
        settled: &Settled,
        folder: &Path,
        more: &[&str],
    ) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["serve", "--listen", "127.0.0.1:0", "--key-file"]).arg(&settled.key_file);
        command.args(more);
        command.env_clear().current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped());
        match &settled.location {
            Location::Data(data) => command.arg("--data").arg(data),
            // Not as an argument: those can be read by every user of the machine.
            Location::Database(url) => command.env("KITH_DATABASE_URL", url),
            Location::Memory => anyhow::bail!("a service in memory cannot be served apart"),
        };
        let began = Instant::now();
        let mut child = command.spawn()?;
        let mut said = BufReader::new(child.stdout.take().context("its standard output")?);
        let mut line = String::new();
        said.read_line(&mut line)?;
        let address = line.trim().strip_prefix("http://").and_then(|text| text.parse().ok());
        let address = address.context("the server did not start; see above")?;
        let first = Connection::open(address, "").await?.get("/").await?;
        must_be(StatusCode::OK, first)?;
        Ok(Self { child, _said: said, address, until_answer: began.elapsed() })
    }

    /// What the operating system knows of it.
    pub(super) fn process(&self) -> Process {
        Process::of(self.child.id())
    }

    /// Asks it to stop, and waits until it has.
    pub(super) fn stop(mut self) -> anyhow::Result<()> {
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already, unless something went wrong before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
