//! The one thread that writes a file: what waits is committed together.
//!
//! Each transaction of the callers is a savepoint within one commit, so that a
//! refused one leaves the others whole, and one sync makes all of them durable.
//! Nobody is answered before that sync. A commit that fails leaves unknown what
//! reached the disk: from then on nothing is accepted.

use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, params_from_iter};
use tokio::sync::mpsc::error::SendTimeoutError;
use tokio::sync::{mpsc, oneshot};

use super::checkpoint::Checkpoints;
use super::connect::{refused, trouble};
use crate::sql::{Failure, Step};
use crate::tally::Writes;
use crate::trouble::{OpenError, Trouble};

/// How many transactions may wait; beyond that callers wait to be let in, for so long.
const WAITING: usize = 1024;
const LONGEST: Duration = Duration::from_secs(2);

/// How many are committed together at most.
const TOGETHER: usize = 256;

type Answer = Result<Vec<u64>, Failure>;

struct Job {
    steps: Vec<Step>,
    answer: oneshot::Sender<Answer>,
}

/// The way to the thread. Dropping it waits for the thread to finish.
#[derive(Debug)]
pub(super) struct Writer {
    /// What was written so far.
    pub(super) writes: Arc<Writes>,
    queue: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(db: Connection, checkpoints: Checkpoints) -> Result<Self, OpenError> {
        let (queue, jobs) = mpsc::channel(WAITING);
        let writes = Arc::<Writes>::default();
        let writing = Writing { db, checkpoints, writes: Arc::clone(&writes), stopped: false };
        let thread = thread::Builder::new()
            .name("kith-writer".to_owned())
            .spawn(move || writing.run(jobs))
            .map_err(|error| refused(Path::new("the writer's thread"), error))?;
        Ok(Self { writes, queue: Some(queue), thread: Some(thread) })
    }

    /// How many transactions wait.
    pub(super) fn waiting(&self) -> u64 {
        self.queue.as_ref().map_or(0, |queue| (WAITING - queue.capacity()) as u64)
    }

    /// Does the steps in one transaction; answers once it is durable.
    pub(super) async fn write(&self, steps: Vec<Step>) -> Answer {
        let stopped = || Failure::Trouble(Trouble::Stopped);
        let (answer, answered) = oneshot::channel();
        let queue = self.queue.as_ref().ok_or_else(stopped)?;
        let waited = queue.send_timeout(Job { steps, answer }, LONGEST).await;
        waited.map_err(|error| match error {
            SendTimeoutError::Timeout(_) => Failure::Trouble(Trouble::Full),
            SendTimeoutError::Closed(_) => stopped(),
        })?;
        answered.await.map_err(|_| stopped())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

struct Writing {
    db: Connection,
    checkpoints: Checkpoints,
    writes: Arc<Writes>,
    stopped: bool,
}

impl Writing {
    fn run(mut self, mut jobs: mpsc::Receiver<Job>) {
        while let Some(first) = jobs.blocking_recv() {
            let mut together = vec![first];
            while together.len() < TOGETHER {
                match jobs.try_recv() {
                    Ok(job) => together.push(job),
                    Err(_) => break,
                }
            }
            self.serve(together);
        }
    }

    fn serve(&mut self, jobs: Vec<Job>) {
        let answers = self.commit(&jobs);
        for (job, answer) in jobs.into_iter().zip(answers) {
            // A caller that has gone away is not an error; its work is durable.
            let _ = job.answer.send(answer);
        }
        if !self.stopped {
            self.checkpoints.after_commit(&self.db);
        }
    }

    fn commit(&mut self, jobs: &[Job]) -> Vec<Answer> {
        self.stopped |= self.checkpoints.failed();
        if self.stopped {
            self.writes.stop();
            return none(jobs, &Trouble::Stopped);
        }
        if let Err(error) = run(&self.db, "BEGIN IMMEDIATE") {
            // Nothing was written, so it may go better the next time.
            return none(jobs, &trouble(error));
        }
        match group(&self.db, jobs) {
            Ok(answers) => {
                self.writes.committed(jobs.len() as u64);
                answers
            }
            Err(error) => {
                self.stop(&error);
                none(jobs, &Trouble::Stopped)
            }
        }
    }

    fn stop(&mut self, error: &rusqlite::Error) {
        tracing::error!(code = ?error.sqlite_error_code(), "a commit failed; writing has stopped");
        self.stopped = true;
        self.writes.stop();
        // If this fails too, closing the connection rolls back.
        let _ = self.db.execute_batch("ROLLBACK");
    }
}

/// The same answer for every job.
fn none(jobs: &[Job], trouble: &Trouble) -> Vec<Answer> {
    jobs.iter().map(|_| Err(Failure::Trouble(trouble.clone()))).collect()
}

/// All jobs in one commit. An error means that none of them is known to be durable.
fn group(db: &Connection, jobs: &[Job]) -> rusqlite::Result<Vec<Answer>> {
    let answers = jobs.iter().map(|job| apart(db, &job.steps)).collect::<Result<_, _>>()?;
    run(db, "COMMIT")?;
    Ok(answers)
}

/// One job, which leaves nothing behind if it is refused.
fn apart(db: &Connection, steps: &[Step]) -> rusqlite::Result<Answer> {
    run(db, "SAVEPOINT job")?;
    let answer = all(db, steps)?;
    if answer.is_err() {
        run(db, "ROLLBACK TO job")?;
    }
    run(db, "RELEASE job")?;
    Ok(answer)
}

fn all(db: &Connection, steps: &[Step]) -> rusqlite::Result<Answer> {
    let mut changed = Vec::with_capacity(steps.len());
    for step in steps {
        match one(db, step)? {
            Ok(rows) => changed.push(rows),
            Err(failure) => return Ok(Err(failure)),
        }
    }
    Ok(Ok(changed))
}

/// One step. The outer error is the disk's, the inner one the caller's.
fn one(db: &Connection, step: &Step) -> rusqlite::Result<Result<u64, Failure>> {
    let mut statement = db.prepare_cached(step.statement.text)?;
    let rows = match statement.execute(params_from_iter(&step.values)) {
        Ok(rows) => rows as u64,
        Err(error) if is_about_a_value(&error) => {
            let failure = step.refusal.map_or_else(|| trouble(error).into(), Failure::Refused);
            return Ok(Err(failure));
        }
        Err(error) => return Err(error),
    };
    Ok(match step.refusal {
        Some(refusal) if rows == 0 => Err(Failure::Refused(refusal)),
        Some(_) | None => Ok(rows),
    })
}

/// Whether the caller's values were refused, rather than the disk failing.
fn is_about_a_value(error: &rusqlite::Error) -> bool {
    let values = [Some(ErrorCode::ConstraintViolation), Some(ErrorCode::TooBig)];
    values.contains(&error.sqlite_error_code())
}

fn run(db: &Connection, text: &str) -> rusqlite::Result<()> {
    db.prepare_cached(text)?.execute([]).map(drop)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::sql::{self, Part, values};
    use crate::sqlite::connect::{make_file, writing};
    use crate::sqlite::{migrate, path};

    fn file(dir: &TempDir) -> Connection {
        let path = path(dir.path(), Part::Ledger);
        make_file(&path).unwrap();
        migrate::part(dir.path(), Part::Ledger).unwrap();
        writing(&path).unwrap()
    }

    fn writer(dir: &TempDir, db: Connection) -> Writer {
        let checkpoints = Checkpoints::start(&path(dir.path(), Part::Ledger)).unwrap();
        Writer::start(db, checkpoints).unwrap()
    }

    fn head(room: u64, size: usize) -> Vec<Step> {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&room.to_be_bytes());
        let values = values![[1; 16], id, 1_u64, vec![7; size], None::<i64>];
        vec![Step::any(sql::NEW_HEAD, values)]
    }

    #[tokio::test]
    async fn a_full_disk_stops_writing_and_loses_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let db = file(&dir);
        let pages: u32 = db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        db.pragma_update(None, "max_page_count", pages + 20).unwrap();
        let writer = writer(&dir, db);
        let mut acknowledged = 0;
        while writer.write(head(acknowledged, 2_000)).await.is_ok() {
            acknowledged += 1;
        }
        assert!(acknowledged > 0);
        let refused = writer.write(head(1_000, 1)).await;
        assert_eq!(refused, Err(Failure::Trouble(Trouble::Stopped)), "not even a small one");
        drop(writer);
        let db = writing(&path(dir.path(), Part::Ledger)).unwrap();
        let count = "SELECT count(*) FROM heads";
        let stored: i64 = db.query_row(count, [], |row| row.get(0)).unwrap();
        assert_eq!(stored, acknowledged.cast_signed());
    }

    #[tokio::test]
    async fn a_file_held_by_another_tool_is_waited_for_and_not_given_up() {
        let dir = tempfile::tempdir().unwrap();
        let db = file(&dir);
        db.busy_timeout(std::time::Duration::ZERO).unwrap();
        let other = writing(&path(dir.path(), Part::Ledger)).unwrap();
        let writer = writer(&dir, db);
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let refused = writer.write(head(1, 1)).await;
        assert!(matches!(refused, Err(Failure::Trouble(Trouble::Unavailable(_)))));
        other.execute_batch("ROLLBACK").unwrap();
        assert_eq!(writer.write(head(1, 1)).await, Ok(vec![1]));
    }

    #[tokio::test]
    async fn a_value_that_does_not_fit_is_the_callers_trouble() {
        let dir = tempfile::tempdir().unwrap();
        let db = file(&dir);
        let writer = writer(&dir, db);
        let wrong = vec![Step::any(sql::NEW_HEAD, values!["x", "y", "z", "a", "b"])];
        let refused = writer.write(wrong).await;
        assert!(matches!(refused, Err(Failure::Trouble(Trouble::Engine(_)))));
        assert_eq!(writer.write(head(1, 1)).await, Ok(vec![1]));
    }
}
