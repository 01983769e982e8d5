//! The one thread that writes a file: what waits is committed together.
//!
//! Each transaction of the callers is a savepoint within one commit, so that a
//! refused one leaves the others whole, and one sync makes all of them durable.
//! Nobody is answered before that sync. A commit that fails leaves unknown what
//! reached the disk: from then on nothing is accepted.

use super::checkpoint::Checkpoints;
use super::connect::{refused, trouble};
use crate::sql::{Failure, Step};
use crate::trouble::{OpenError, Trouble};
use rusqlite::{Connection, ErrorCode, params_from_iter};
use std::path::Path;
use std::thread::{self, JoinHandle};
use tokio::sync::{mpsc, oneshot};

/// How many transactions may wait; beyond that callers wait to be let in.
const WAITING: usize = 1024;

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
    queue: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(db: Connection, checkpoints: Checkpoints) -> Result<Self, OpenError> {
        let (queue, jobs) = mpsc::channel(WAITING);
        let writing = Writing { db, checkpoints, stopped: false };
        let thread = thread::Builder::new()
            .name("kith-writer".to_owned())
            .spawn(move || writing.run(jobs))
            .map_err(|error| refused(Path::new("the writer's thread"), error))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Does the steps in one transaction; answers once it is durable.
    pub(super) async fn write(&self, steps: Vec<Step>) -> Answer {
        let stopped = || Failure::Trouble(Trouble::Stopped);
        let (answer, answered) = oneshot::channel();
        let queue = self.queue.as_ref().ok_or_else(stopped)?;
        queue.send(Job { steps, answer }).await.map_err(|_| stopped())?;
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
        if !self.stopped {
            match group(&self.db, jobs) {
                Ok(answers) => return answers,
                Err(error) => self.stop(&error),
            }
        }
        jobs.iter().map(|_| Err(Failure::Trouble(Trouble::Stopped))).collect()
    }

    fn stop(&mut self, error: &rusqlite::Error) {
        tracing::error!(code = ?error.sqlite_error_code(), "a commit failed; writing has stopped");
        self.stopped = true;
        // If this fails too, closing the connection rolls back.
        let _ = self.db.execute_batch("ROLLBACK");
    }
}

/// All jobs in one commit. An error means that none of them is known to be durable.
fn group(db: &Connection, jobs: &[Job]) -> rusqlite::Result<Vec<Answer>> {
    run(db, "BEGIN IMMEDIATE")?;
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
