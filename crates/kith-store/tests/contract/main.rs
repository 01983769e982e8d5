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

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod appends;
#[cfg(test)]
mod batches;
#[cfg(test)]
mod bonds;
#[cfg(test)]
mod crowd;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod erase;
#[cfg(test)]
mod factors;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod once;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod slots;
#[cfg(test)]
mod tries;
