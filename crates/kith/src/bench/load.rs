//! Driving something again and again, by several at once, and what that took.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::report::Load;
use crate::process::Process;

/// How many at once.
const LEVELS: [usize; 3] = [1, 8, 32];

/// Something that can be done again and again.
pub(super) trait Work: Send + 'static {
    /// Does it once; an answer other than the right one is an error.
    fn go(&mut self) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// Drives by 1, 8 and 32 at once, each after a moment for warming up. CPU time is that of
/// `processes`, of which no other work is asked meanwhile.
pub(super) async fn levels<W: Work>(
    what: &str,
    mut workers: Vec<W>,
    lasting: Duration,
    processes: &[Process],
) -> anyhow::Result<Vec<Load>> {
    let mut loads = Vec::new();
    for at_once in LEVELS {
        drive(&mut workers, at_once, lasting / 5).await?;
        let (cpu, began) = (cpu(processes)?, Instant::now());
        let times = drive(&mut workers, at_once, lasting).await?;
        let (took, cpu) = (began.elapsed(), self::cpu(processes)?.saturating_sub(cpu));
        let load = Load::new(what, at_once, &times, took, cpu);
        tracing::info!(what, at_once, per_second = load.per_second, "measured");
        loads.push(load);
    }
    Ok(loads)
}

fn cpu(processes: &[Process]) -> anyhow::Result<Duration> {
    processes.iter().map(Process::cpu).sum()
}

/// How long each turn of each worker took, shortest first.
async fn drive<W: Work>(
    workers: &mut Vec<W>,
    at_once: usize,
    lasting: Duration,
) -> anyhow::Result<Vec<Duration>> {
    let until = Instant::now() + lasting;
    let mut working = JoinSet::new();
    for mut worker in workers.drain(..at_once.min(workers.len())) {
        working.spawn(async move {
            let mut times = Vec::new();
            while times.is_empty() || Instant::now() < until {
                let began = Instant::now();
                worker.go().await?;
                times.push(began.elapsed());
            }
            anyhow::Ok((worker, times))
        });
    }
    let mut all = Vec::new();
    while let Some(done) = working.join_next().await {
        let (worker, times) = done??;
        workers.push(worker);
        all.extend(times);
    }
    all.sort_unstable();
    Ok(all)
}

/// The value below which `percent` of the sorted `times` lie.
pub(super) fn percentile(times: &[Duration], percent: usize) -> Duration {
    let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}

/// The middle of a few unsorted times.
pub(super) fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    percentile(&times, 50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 50), Duration::from_millis(100));
        assert_eq!(percentile(&times, 99), Duration::from_millis(198));
        assert_eq!(percentile(&times[..1], 99), Duration::from_millis(1));
        assert_eq!(percentile(&[], 50), Duration::ZERO);
        assert_eq!(middle(vec![Duration::from_secs(9), Duration::from_secs(1)]).as_secs(), 1);
    }

    struct Count(u32);

    impl Work for Count {
        async fn go(&mut self) -> anyhow::Result<()> {
            self.0 += 1;
            anyhow::ensure!(self.0 < 4, "too often");
            Ok(())
        }
    }

    #[tokio::test]
    async fn every_worker_works_at_least_once_and_comes_back() {
        let mut workers = vec![Count(0), Count(0), Count(0)];
        let times = drive(&mut workers, 2, Duration::ZERO).await.expect("driven");
        assert_eq!((times.len(), workers.len()), (2, 3));
        assert_eq!(workers.iter().map(|worker| worker.0).sum::<u32>(), 2);
    }

    #[tokio::test]
    async fn a_wrong_answer_ends_the_measuring() {
        let driven = drive(&mut vec![Count(0)], 1, Duration::from_mins(1)).await;
        assert!(driven.is_err());
    }
}
