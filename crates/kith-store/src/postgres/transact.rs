//! One transaction: everything is sent at once, then judged, then committed.

use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::connect::{trouble, unavailable};
use super::in_order::in_order;
use super::value;
use crate::sql::{Failure, Step};
use crate::trouble::Trouble;

/// How often a transaction is tried that the engine broke off for its own reasons.
const TRIES: u32 = 5;

/// Why a transaction ended without a commit.
enum Ended {
    /// The engine chose it as the one to give way.
    Again(Trouble),
    For(Failure),
}

/// Does the steps, and returns how many rows each changed once it is durable.
pub(super) async fn transact(pool: &Pool, steps: &[Step]) -> Result<Vec<u64>, Failure> {
    let mut last = Trouble::Unavailable("the database was too busy".to_owned());
    for attempt in 0..TRIES {
        match attempt_once(pool, steps).await {
            Ok(changed) => return Ok(changed),
            Err(Ended::For(failure)) => return Err(failure),
            Err(Ended::Again(trouble)) => last = trouble,
        }
        tokio::time::sleep(Duration::from_millis(1 << attempt)).await;
    }
    Err(last.into())
}

async fn attempt_once(pool: &Pool, steps: &[Step]) -> Result<Vec<u64>, Ended> {
    let client = pool.get().await.map_err(|error| Ended::For(unavailable(error).into()))?;
    // Preparing waits for the server the first time, so it is done before anything
    // is sent that depends on order.
    let mut prepared = Vec::with_capacity(steps.len());
    for step in steps {
        let statement = client.prepare_cached(step.statement.text).await;
        prepared.push((statement.map_err(ended)?, value::references(&step.values)));
    }
    let requests = prepared.iter().map(|(statement, values)| client.execute(statement, values));
    let requests: Vec<_> = requests.collect();
    if requests.len() == 1 {
        // One statement is a transaction by itself.
        return judge(steps, in_order(requests).await);
    }
    let begun = client.batch_execute("BEGIN").await;
    begun.map_err(ended)?;
    let judged = judge(steps, in_order(requests).await);
    finish(client, judged).await
}

/// Commits, or takes everything back.
async fn finish(client: Object, judged: Result<Vec<u64>, Ended>) -> Result<Vec<u64>, Ended> {
    match judged {
        Ok(changed) => client.batch_execute("COMMIT").await.map(|()| changed).map_err(ended),
        Err(why) => {
            give_back(client).await;
            Err(why)
        }
    }
}

/// Rolls back, or lets the connection go if that fails.
async fn give_back(client: Object) {
    if client.batch_execute("ROLLBACK").await.is_err() {
        drop(Object::take(client));
    }
}

/// The rows each step changed, or what the first that failed means.
fn judge(steps: &[Step], ran: Vec<Result<u64, Error>>) -> Result<Vec<u64>, Ended> {
    let mut changed = Vec::with_capacity(steps.len());
    for (step, ran) in steps.iter().zip(ran) {
        match (ran, step.refusal) {
            (Ok(0), Some(refusal)) => return Err(Ended::For(Failure::Refused(refusal))),
            (Ok(rows), _) => changed.push(rows),
            (Err(error), refusal) => return Err(classify(error, refusal.map(Failure::Refused))),
        }
    }
    Ok(changed)
}

fn ended(error: Error) -> Ended {
    classify(error, None)
}

fn classify(error: Error, refusal: Option<Failure>) -> Ended {
    match (error.code(), refusal) {
        (Some(code), Some(refusal)) if *code == SqlState::UNIQUE_VIOLATION => Ended::For(refusal),
        (Some(code), _) if gave_way(code) => Ended::Again(trouble(error)),
        _ => Ended::For(trouble(error).into()),
    }
}

fn gave_way(code: &SqlState) -> bool {
    [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(code)
}
