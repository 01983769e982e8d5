//! What was measured, as a table and as JSON.

use std::time::Duration;

use serde::Serialize;

use super::load::percentile;

/// Everything that was measured.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) machine: Machine,
    pub(super) reference: Option<Made>,
    pub(super) loads: Vec<Load>,
    pub(super) figures: Vec<Figure>,
    /// What could not be measured, and why.
    pub(super) left_out: Vec<String>,
}

/// On what it was measured.
#[derive(Debug, Serialize)]
pub(super) struct Machine {
    pub(super) cores: usize,
    pub(super) engine: &'static str,
    /// Half of the syncs of a small write to the disk of the data took no longer.
    pub(super) sync_ms: f64,
}

/// The reference service.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Made {
    pub(super) clients: u32,
    pub(super) entries: u32,
    pub(super) longest_room: u32,
    /// How long making it took.
    pub(super) seconds: f64,
}

/// A load at one level.
#[derive(Debug, Serialize)]
pub(super) struct Load {
    pub(super) what: String,
    pub(super) at_once: usize,
    pub(super) per_second: f64,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    pub(super) max_ms: f64,
    /// CPU time of the process that does the work, for each operation.
    pub(super) cpu_ms: f64,
}

impl Load {
    /// `times` are sorted, shortest first.
    pub(super) fn new(
        what: &str,
        at_once: usize,
        times: &[Duration],
        took: Duration,
        cpu: Duration,
    ) -> Self {
        let count = f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX)).max(1.0);
        Self {
            what: what.to_owned(),
            at_once,
            per_second: count / took.as_secs_f64(),
            p50_ms: ms(percentile(times, 50)),
            p99_ms: ms(percentile(times, 99)),
            max_ms: ms(percentile(times, 100)),
            cpu_ms: ms(cpu) / count,
        }
    }
}

/// A single number.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    what: &'static str,
    value: f64,
    unit: &'static str,
}

impl Figure {
    /// A time.
    pub(super) fn time(what: &'static str, time: Duration) -> Self {
        Self { what, value: ms(time), unit: "ms" }
    }

    /// Memory, from kilobytes.
    pub(super) fn memory(what: &'static str, kilobytes: u32) -> Self {
        Self { what, value: f64::from(kilobytes) / 1024.0, unit: "MB" }
    }

    /// How many in a second.
    pub(super) const fn each_second(what: &'static str, value: f64) -> Self {
        Self { what, value, unit: "per s" }
    }

    /// Bytes for each of `count` things.
    pub(super) fn bytes_each(what: &'static str, bytes: u64, count: u32) -> Self {
        let bytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
        Self { what, value: bytes / f64::from(count.max(1)), unit: "bytes" }
    }
}

/// A time in milliseconds.
pub(super) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

impl Report {
    /// The table for people.
    pub(super) fn lines(&self) -> Vec<String> {
        let Machine { cores, engine, sync_ms } = self.machine;
        let mut lines = vec![format!("{engine}, {cores} cores, a sync in {sync_ms:.2} ms")];
        if let Some(Made { clients, entries, longest_room, seconds }) = self.reference {
            lines.push(format!(
                "{clients} clients, {entries} entries, {longest_room} in the longest room; made \
                 in {seconds:.1} s"
            ));
        }
        if !self.loads.is_empty() {
            lines.push(String::new());
            lines.push(format!(
                "{:<34} {:>7} {:>9} {:>8} {:>8} {:>8} {:>8}",
                "", "at once", "per s", "p50 ms", "p99 ms", "max ms", "CPU ms"
            ));
        }
        lines.extend(self.loads.iter().map(|load| {
            let Load { what, at_once, per_second, p50_ms, p99_ms, max_ms, cpu_ms } = load;
            format!(
                "{what:<34} {at_once:>7} {per_second:>9.0} {p50_ms:>8.2} {p99_ms:>8.2} \
                 {max_ms:>8.2} {cpu_ms:>8.3}"
            )
        }));
        lines.push(String::new());
        lines.extend(self.figures.iter().map(|figure| {
            let Figure { what, value, unit } = figure;
            format!("{what:<54} {value:>9.1} {unit}")
        }));
        lines.extend(self.left_out.iter().map(|why| format!("left out: {why}")));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_told_for_each_operation() {
        let times = [Duration::from_millis(2); 10];
        let (took, cpu) = (Duration::from_millis(500), Duration::from_millis(40));
        let load = Load::new("it", 8, &times, took, cpu);
        let told = format!("{:.1} {:.1} {:.1}", load.per_second, load.p99_ms, load.cpu_ms);
        assert_eq!(told, "20.0 2.0 4.0");
    }

    #[test]
    fn bytes_are_told_for_each_thing() {
        let figure = Figure::bytes_each("it", 9_000, 10);
        assert_eq!(format!("{:.1} {}", figure.value, figure.unit), "900.0 bytes");
    }
}
