//! The data directory: who may have it, and what is said when it cannot be had.

use std::path::{Path, PathBuf};

use kith_store::{Location, OpenError, Store, Trouble};
use tempfile::TempDir;

use crate::desk::{SERVICE, say};

async fn service() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let store = Store::create(&Location::Data(data.clone()), SERVICE).await.unwrap();
    say(&store, [1; 16], 0).await.unwrap();
    (dir, data)
}

async fn refused(data: &Path) -> OpenError {
    Store::open(&Location::Data(data.to_owned())).await.unwrap_err()
}

#[tokio::test]
async fn e57_a_second_opening_of_the_same_data_is_refused_until_the_first_ends() {
    let (_dir, data) = service().await;
    let location = Location::Data(data.clone());
    let store = Store::open(&location).await.unwrap();
    let busy = OpenError::InUse(data.clone());
    assert_eq!(Store::open(&location).await.unwrap_err(), busy);
    assert_eq!(Store::create(&location, SERVICE).await.unwrap_err(), busy);
    assert_eq!(Store::migrate(&location).await.unwrap_err(), busy);
    assert!(busy.to_string().contains("another process"));
    say(&store, [1; 16], 1).await.unwrap();
    drop(store);
    Store::open(&location).await.unwrap();
}

#[tokio::test]
async fn e63_a_missing_key_store_is_named_and_not_made_anew() {
    let (_dir, data) = service().await;
    let keys = data.join("keys.db");
    std::fs::remove_file(&keys).unwrap();
    assert_eq!(refused(&data).await, OpenError::KeysMissing(keys.clone()));
    let location = Location::Data(data);
    assert_eq!(Store::migrate(&location).await.unwrap_err(), OpenError::KeysMissing(keys.clone()));
    assert!(!keys.exists());
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let (_dir, data) = service().await;
    std::fs::write(data.join("ledger.db"), [b'x'; 8192]).unwrap();
    assert!(matches!(refused(&data).await, OpenError::Trouble(Trouble::Damaged(_))));
}

#[tokio::test]
async fn a_place_that_is_not_a_directory_is_refused_with_its_name() {
    let (_dir, data) = service().await;
    let file = data.join("ledger.db");
    let location = Location::Data(file.clone());
    let said = Store::create(&location, SERVICE).await.unwrap_err();
    assert!(matches!(&said, OpenError::Files { path, .. } if *path == file), "{said}");
}

#[tokio::test]
async fn closing_leaves_everything_in_the_files() {
    let (_dir, data) = service().await;
    let mut names: Vec<_> = std::fs::read_dir(&data)
        .unwrap()
        .map(|found| found.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["keys.db", "ledger.db", "lock"], "a log was left unfolded");
}

#[tokio::test]
async fn the_log_is_folded_in_while_the_store_is_used() {
    let dir = tempfile::tempdir().unwrap();
    let location = Location::Data(dir.path().to_owned());
    let store = Store::create(&location, SERVICE).await.unwrap();
    let ledger = dir.path().join("ledger.db");
    let before = std::fs::metadata(&ledger).unwrap().len();
    for seq in 0..2_000 {
        say(&store, [1; 16], seq).await.unwrap();
    }
    assert!(std::fs::metadata(&ledger).unwrap().len() > before);
    assert_eq!(store.hashes(SERVICE.service, [1; 16]).await.unwrap().len(), 2_000);
}
