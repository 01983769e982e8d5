//! Which rooms have grown, told between nodes.
//!
//! Told after the commit, on a connection of its own: a NOTIFY inside the
//! transactions would make the server commit them one by one. So a node that dies
//! in between tells nobody, and news is only ever a hint to look again.

use std::future::poll_fn;
use std::time::Duration;

use tokio::sync::{broadcast, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Client, NoTls, Notification};

use super::connect::Address;
use crate::rows::{Grew, Id};

/// How much may wait to be told; beyond that it stays untold.
const WAITING: usize = 4096;

/// How many rooms one message names: 54 bytes each, and 8000 are allowed.
const AT_ONCE: usize = 100;

/// How long to wait before trying to connect again.
const PAUSE: Duration = Duration::from_secs(1);

/// How long a process that ends waits until what it did is told.
const LAST_WORDS: Duration = Duration::from_secs(3);

const CHANNEL: &str = "kith_grew";

/// What waits for the task.
#[derive(Debug)]
enum Word {
    Grew(Grew),
    /// Somebody waits until all that was said before is told.
    AllTold(oneshot::Sender<()>),
}

/// The way to the task that tells and listens.
#[derive(Debug)]
pub(super) struct News {
    queue: mpsc::Sender<Word>,
    task: JoinHandle<()>,
}

impl News {
    pub(super) fn start(address: Address, grew: broadcast::Sender<Grew>) -> Self {
        let (queue, told) = mpsc::channel(WAITING);
        Self { queue, task: tokio::spawn(run(address, told, grew)) }
    }

    pub(super) fn tell(&self, grown: &[Grew]) {
        for grew in grown {
            // Full means that the other nodes hear of these rooms later.
            let _ = self.queue.try_send(Word::Grew(*grew));
        }
    }

    /// Waits until what was said is told, for a process that is about to end. Where the server
    /// does not answer it gives up: news is only a hint.
    pub(super) async fn all_told(&self) {
        let (done, told) = oneshot::channel();
        let say = async {
            if self.queue.send(Word::AllTold(done)).await.is_ok() {
                let _ = told.await;
            }
        };
        let _ = tokio::time::timeout(LAST_WORDS, say).await;
    }
}

impl Drop for News {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn run(address: Address, mut told: mpsc::Receiver<Word>, grew: broadcast::Sender<Grew>) {
    let mut missed = false;
    loop {
        if let Err(error) = session(&address, &mut told, &grew, missed).await {
            tracing::warn!(code = ?error.code(), "news between nodes is interrupted");
        }
        missed = true;
        tokio::time::sleep(PAUSE).await;
    }
}

/// Tells and listens until the connection fails. Where something may have been `missed`,
/// whoever waits for news looks once.
async fn session(
    address: &Address,
    told: &mut mpsc::Receiver<Word>,
    grew: &broadcast::Sender<Grew>,
    missed: bool,
) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = address.config().connect(NoTls).await?;
    let (notified, mut heard) = mpsc::unbounded_channel();
    let listening = tokio::spawn(async move {
        while let Some(Ok(message)) = poll_fn(|cx| connection.poll_message(cx)).await {
            if let AsyncMessage::Notification(news) = message {
                let _ = notified.send(news);
            }
        }
    });
    // Losing news in a power cut costs nothing, so nobody waits for the disk here.
    let begin = format!("SET synchronous_commit = off; LISTEN {CHANNEL}");
    client.batch_execute(&begin).await?;
    let own: i32 = client.query_one("SELECT pg_backend_pid()", &[]).await?.try_get(0)?;
    if missed {
        let _ = grew.send(Grew::ANY);
    }
    let mut words = Vec::new();
    loop {
        tokio::select! {
            count = told.recv_many(&mut words, AT_ONCE) => {
                if count == 0 {
                    listening.abort();
                    return Ok(());
                }
                tell(&client, words.drain(..)).await?;
            }
            news = heard.recv() => match news {
                Some(news) if news.process_id() != own => hear(&news, grew),
                Some(_) => {}
                None => return Ok(()),
            }
        }
    }
}

async fn tell(
    client: &Client,
    words: impl Iterator<Item = Word>,
) -> Result<(), tokio_postgres::Error> {
    let (mut grown, mut waiting) = (Vec::new(), Vec::new());
    for word in words {
        match word {
            Word::Grew(grew) => grown.push(write(&grew)),
            Word::AllTold(done) => waiting.push(done),
        }
    }
    if !grown.is_empty() {
        client.execute("SELECT pg_notify($1, $2)", &[&CHANNEL, &grown.join(" ")]).await?;
    }
    for done in waiting {
        let _ = done.send(());
    }
    Ok(())
}

fn hear(news: &Notification, grew: &broadcast::Sender<Grew>) {
    for grown in news.payload().split(' ').filter_map(read) {
        // Nobody listening is no failure.
        let _ = grew.send(grown);
    }
}

/// `<room in hex>:<size>`.
fn write(grew: &Grew) -> String {
    format!("{:032x}:{}", u128::from_be_bytes(grew.room), grew.size)
}

/// What does not read as news is not ours.
fn read(word: &str) -> Option<Grew> {
    let (room, size) = word.split_once(':')?;
    let room: Id = u128::from_str_radix(room, 16).ok()?.to_be_bytes();
    Some(Grew { room, size: size.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for room in [[0; 16], [0xFF; 16], [7; 16]] {
            let grew = Grew { room, size: 42 };
            assert_eq!(read(&write(&grew)), Some(grew));
        }
        assert_eq!(read("something else"), None);
        assert_eq!(read("zz:1"), None);
    }

    #[test]
    fn a_full_message_is_shorter_than_what_the_server_takes() {
        let longest = write(&Grew { room: [0xFF; 16], size: u64::MAX });
        assert!((longest.len() + 1) * AT_ONCE < 8000);
    }
}
