//! The exam that every store sits: memory, which is the reference, `SQLite` and
//! `PostgreSQL`. A question is written once; forgetting to list it is a warning,
//! and warnings are refused.

/// Runs each question on each engine.
macro_rules! exam {
    ($($question:ident),* $(,)?) => {
        mod memory {
            $(#[tokio::test]
            async fn $question() {
                super::$question(&crate::desk::memory().await.store).await;
            })*
        }
        mod sqlite {
            $(#[tokio::test]
            async fn $question() {
                super::$question(&crate::desk::sqlite().await.store).await;
            })*
        }
        mod postgres {
            $(#[tokio::test]
            async fn $question() {
                super::$question(&crate::desk::postgres().await.store).await;
            })*
        }
    };
}

mod accounts;
mod appends;
mod batches;
mod bonds;
mod crowd;
mod desk;
mod drafts;
mod keys;
mod once;
mod sessions;
