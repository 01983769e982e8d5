//! The control socket: a server that has the data open carries out commands for the same
//! user of the same machine. One request and one answer, each a line of JSON.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use kith_app::App;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};

use crate::ops::{Done, Op, carry_out};

/// The longest request or answer: a large record in base64.
const LONGEST: u64 = 256 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
enum Answer {
    Done(Box<Done>),
    Refused(String),
}

fn socket(data: &Path) -> PathBuf {
    data.join("control.sock")
}

/// Asks the server of this directory, if there is one.
pub(crate) async fn ask(data: &Path, op: &Op) -> anyhow::Result<Option<Done>> {
    let Ok(mut stream) = UnixStream::connect(socket(data)).await else { return Ok(None) };
    let mut line = serde_json::to_string(op)?;
    line.push('\n');
    stream.write_all(line.as_bytes()).await?;
    let mut answer = String::new();
    BufReader::new(stream.take(LONGEST)).read_line(&mut answer).await?;
    match serde_json::from_str(&answer).context(crate::ops::UNEXPECTED)? {
        Answer::Done(done) => Ok(Some(*done)),
        Answer::Refused(why) => bail!(why),
    }
}

/// Listens for commands until the server ends. The socket is for its owner only.
pub(crate) fn listen(data: &Path, app: App) -> anyhow::Result<()> {
    let path = socket(data);
    // The data is locked by this process, so a socket that is there was left behind.
    if path.exists() {
        std::fs::remove_file(&path).with_context(|| path.display().to_string())?;
    }
    let listener = UnixListener::bind(&path).with_context(|| path.display().to_string())?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let app = app.clone();
            tokio::spawn(async move {
                if let Err(error) = answer(stream, &app).await {
                    tracing::warn!(%error, "a command was not carried out");
                }
            });
        }
    });
    Ok(())
}

async fn answer(stream: UnixStream, app: &App) -> anyhow::Result<()> {
    let user = rustix::process::geteuid().as_raw();
    if stream.peer_cred()?.uid() != user {
        return Err(anyhow!("another user asked"));
    }
    let (read, mut write) = stream.into_split();
    let mut line = String::new();
    BufReader::new(read.take(LONGEST)).read_line(&mut line).await?;
    let op: Op = serde_json::from_str(&line).context("a command that is not known here")?;
    let answer = match carry_out(app, op).await {
        Ok(done) => Answer::Done(Box::new(done)),
        Err(error) => Answer::Refused(format!("{error:#}")),
    };
    let mut line = serde_json::to_string(&answer)?;
    line.push('\n');
    write.write_all(line.as_bytes()).await?;
    Ok(())
}
