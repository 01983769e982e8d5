//! Starting the child, listening to what it acknowledges, killing it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use kith_store::{Location, Store};

use crate::chain::{PAIR, SERVICE, SINGLE, check, room};
use crate::child::{DRAFT, draft, order};
use crate::life;

/// Longer than a child ever needs to begin.
const PATIENCE: Duration = Duration::from_mins(1);

/// Moments that look random and are the same in every run.
pub(crate) struct Moments(u64);

impl Moments {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// Some time shorter than `most`.
    pub(crate) fn within(&mut self, most: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        most * (self.0 >> 48) as u32 / (1 << 16)
    }
}

/// The largest size that was acknowledged for each room.
pub(crate) type Acknowledged = BTreeMap<u8, u64>;

/// Notes what a line acknowledges, if it does.
pub(crate) fn hear(heard: &mut Acknowledged, line: &str) {
    let words: Vec<&str> = line.split(' ').collect();
    if let ["ack", number, size] = words[..] {
        let size: u64 = size.parse().unwrap();
        let largest = heard.entry(number.parse().unwrap()).or_default();
        *largest = size.max(*largest);
    }
}

/// A child at work.
pub(crate) struct Working {
    child: Child,
    lines: Receiver<String>,
    heard: Acknowledged,
}

impl Working {
    pub(crate) fn start(what: &str, location: &Location) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child::crash_child", "--nocapture", &order(what, location)])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Self { child, lines, heard: Acknowledged::new() }
    }

    /// Waits until something was acknowledged.
    pub(crate) fn wait(&mut self) {
        while self.heard.is_empty() {
            let line = self.lines.recv_timeout(PATIENCE).unwrap();
            self.hear(&line);
        }
    }

    fn hear(&mut self, line: &str) {
        hear(&mut self.heard, line);
    }

    /// SIGKILL, and all that was acknowledged before.
    pub(crate) fn kill(mut self) -> Acknowledged {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            self.hear(&line);
        }
        self.heard
    }
}

/// Checks that what was acknowledged is there and everything is whole. Returns how
/// many entries there are.
pub(crate) async fn check_all(location: &Location, heard: &Acknowledged) -> u64 {
    let store = Store::open(location).await.unwrap();
    let mut sizes = BTreeMap::new();
    for number in SINGLE.into_iter().chain(PAIR) {
        sizes.insert(number, check(&store, number).await);
    }
    let stored = store.draft(SERVICE.service, room(DRAFT)).await.unwrap();
    let version = stored.as_ref().map_or(0, |row| row.version);
    assert_eq!(stored, (version > 0).then(|| draft(version)));
    let total = sizes.values().sum();
    sizes.insert(DRAFT, version);
    life::check(&store, &mut sizes).await;
    for (number, acknowledged) in heard {
        let found = sizes[number];
        assert!(found >= *acknowledged, "{number}: {acknowledged} acknowledged, {found} found");
    }
    assert_eq!(sizes[&PAIR[0]], sizes[&PAIR[1]], "one of two rooms grew without the other");
    total
}
