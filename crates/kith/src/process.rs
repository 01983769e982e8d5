//! What the operating system says about a process: its CPU time and its memory.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;

/// A process, by its folder under `/proc`.
#[derive(Debug, Clone)]
pub(crate) struct Process(PathBuf);

/// Resident memory in kilobytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Memory {
    pub(crate) now: u32,
    /// The most since the process began.
    pub(crate) most: u32,
}

impl Process {
    /// This process.
    pub(crate) fn own() -> Self {
        Self("/proc/self".into())
    }

    /// Another process.
    pub(crate) fn of(pid: u32) -> Self {
        Self(format!("/proc/{pid}").into())
    }

    /// CPU time of all threads so far, in user and system mode, to a hundredth of a second.
    pub(crate) fn cpu(&self) -> anyhow::Result<Duration> {
        let ticks = cpu_ticks(&self.file("stat")?).context("/proc/PID/stat")?;
        let per_second = rustix::param::clock_ticks_per_second();
        Ok(Duration::from_micros(ticks * 1_000_000 / per_second.max(1)))
    }

    /// Memory.
    pub(crate) fn memory(&self) -> anyhow::Result<Memory> {
        let status = self.file("status")?;
        let now = kilobytes(&status, "VmRSS:").context("VmRSS")?;
        Ok(Memory { now, most: kilobytes(&status, "VmHWM:").context("VmHWM")? })
    }

    fn file(&self, name: &str) -> anyhow::Result<String> {
        let path = self.0.join(name);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    }
}

/// `utime` and `stime` of `/proc/PID/stat`, which stand after the name in brackets.
fn cpu_ticks(stat: &str) -> Option<u64> {
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (times.next()?.parse().ok()?, times.next()?.parse().ok()?);
    Some(user + system)
}

fn kilobytes(status: &str, name: &str) -> Option<u32> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_found_behind_any_name() {
        let stat = "7 (a) b (c) S 1 7 7 0 -1 4194304 90 0 0 0 31 11 0 0 20 0 1 0 5 6 7";
        assert_eq!(cpu_ticks(stat), Some(42));
        assert_eq!(cpu_ticks("7 (short) S 1"), None);
    }

    #[test]
    fn this_process_can_be_read() {
        let own = Process::own();
        let memory = own.memory().expect("memory");
        assert!(memory.now > 0 && memory.now <= memory.most);
        let begun = own.cpu().expect("times");
        let mut sum = 0_u64;
        while own.cpu().expect("times") == begun {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
    }
}
