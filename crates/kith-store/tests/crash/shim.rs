//! A process with the shim of `tests/faults/shim.c` between itself and its disk.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kith_store::Location;
use tempfile::TempDir;

use crate::child::order;

/// What the shim logged of one call, in the order in which the calls were done.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    Open {
        fd: i32,
        path: PathBuf,
        new: bool,
        emptied: bool,
    },
    Write {
        fd: i32,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        fd: i32,
        size: usize,
    },
    Sync {
        fd: i32,
    },
    /// The disk could not, and no later sync makes up for it.
    SyncFailed {
        fd: i32,
    },
    Close {
        fd: i32,
    },
    Unlink(PathBuf),
    Rename(PathBuf, PathBuf),
    Mkdir(PathBuf),
    /// A line that the process said.
    Said(String),
    /// A call that was made to fail.
    Failed,
}

/// The shim, made from its source, and a place for its log.
pub(crate) struct Shim {
    dir: TempDir,
}

/// What the shim shall do, as in its source.
pub(crate) type Wish<'a> = Option<(&'a str, &'a str)>;

impl Shim {
    /// Fails plainly where there is no C compiler: faults that are not tried are not survived.
    pub(crate) fn make() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/faults/shim.c");
        let made = Command::new("cc")
            .args(["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o"])
            .arg(dir.path().join("shim.so"))
            .arg(source)
            .args(["-ldl", "-pthread"])
            .output()
            .expect("cc, a C compiler, is needed (Debian: apt-get install build-essential)");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Self { dir }
    }

    /// Runs the child on `location`, whose files are below `root`, until it ends by itself.
    pub(crate) fn run(&self, root: &Path, what: &str, location: &Location, wish: Wish<'_>) -> Run {
        let log = self.dir.path().join("log");
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child::crash_child", "--nocapture", &order(what, location)])
            .env("LD_PRELOAD", self.dir.path().join("shim.so"))
            .env("FAULTS_ROOT", root)
            .env("FAULTS_LOG", &log)
            .envs(wish)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Run { log: std::fs::read(log).unwrap(), output }
    }
}

/// What one process did.
pub(crate) struct Run {
    log: Vec<u8>,
    output: Output,
}

impl Run {
    /// The log of a process that ended well.
    pub(crate) fn ended_well(self) -> Vec<u8> {
        let said = String::from_utf8_lossy(&self.output.stderr);
        assert!(self.output.status.success(), "{}: {said}", self.output.status);
        self.log
    }
}

/// Reads the records of `struct record`.
pub(crate) fn read(mut log: &[u8]) -> Vec<Call> {
    let mut calls = Vec::new();
    while let Some((record, rest)) = log.split_at_checked(24) {
        let number = |from: usize| u64::from_ne_bytes(record[from..from + 8].try_into().unwrap());
        let (fd, at) = (i32::from_ne_bytes(record[4..8].try_into().unwrap()), number(8) as usize);
        let (bytes, rest) = rest.split_at(number(16) as usize);
        log = rest;
        calls.push(match record[0] {
            b'O' => Call::Open { fd, path: path(bytes), new: at & 1 != 0, emptied: at & 2 != 0 },
            b'W' => Call::Write { fd, at, bytes: bytes.to_vec() },
            b'T' => Call::Truncate { fd, size: at },
            b'S' => Call::Sync { fd },
            b'F' => Call::SyncFailed { fd },
            b'C' => Call::Close { fd },
            b'U' => Call::Unlink(path(bytes)),
            b'R' => {
                let (from, to) = bytes.split_at(bytes.iter().position(|&byte| byte == 0).unwrap());
                Call::Rename(path(from), path(&to[1..]))
            }
            b'M' => Call::Mkdir(path(bytes)),
            b'A' => Call::Said(String::from_utf8_lossy(bytes).trim_end().to_owned()),
            b'X' => Call::Failed,
            other => panic!("the shim logged {other}"),
        });
    }
    assert!(log.is_empty(), "the log breaks off");
    calls
}

fn path(bytes: &[u8]) -> PathBuf {
    OsString::from_vec(bytes.to_vec()).into()
}
