//! The server that all test processes share.

use std::fs::{self, File, OpenOptions};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::sync::OnceLock;

use super::server::{Server, current_user};
use super::words;

/// Held for as long as this process lives: while anyone holds it, the server stays.
static IN_USE: OnceLock<Result<File, String>> = OnceLock::new();

/// Ends the server once nobody has used it for some seconds.
const END: &str = "while sleep 5; do
    flock -n -x users sh -c '\"$0\" stop -m immediate -D data; rm -rf data' \"$0\" && exit
done";

/// The running server, started if it is not.
pub(super) fn server() -> Result<Server, String> {
    let home = std::env::temp_dir().join(format!("kith-postgres-{}", current_user()?));
    let server = Server::kept(home);
    let held = IN_USE.get_or_init(|| begin(&server));
    held.as_ref().map(|_| server).map_err(Clone::clone)
}

fn begin(server: &Server) -> Result<File, String> {
    fs::create_dir_all(&server.home).map_err(words)?;
    let users = open(&server.home.join("users"))?;
    users.lock_shared().map_err(words)?;
    let starting = open(&server.home.join("starting"))?;
    starting.lock().map_err(words)?;
    if !server.runs() {
        server.initialise()?;
        server.start("")?;
        let mut ending = server.command(Path::new("sh"))?;
        ending.args(["-c", END]).arg(super::server::program("pg_ctl")?);
        ending.process_group(0).spawn().map_err(words)?;
    }
    Ok(users)
}

fn open(path: &Path) -> Result<File, String> {
    OpenOptions::new().create(true).append(true).open(path).map_err(words)
}
