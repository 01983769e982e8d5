//! Is it all here, the copy and the receipts.

mod support;

use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use kith_core::EntryId;
use kith_web::paths::Page;
use support::World;

#[tokio::test]
async fn a_whole_record_says_so_and_says_what_that_cannot_show() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let page = pair.noor.get(&world.path(Page::Whole)).await;
    assert!(page.says("Yes, it is all here") && page.says("What this cannot show"));
    assert!(page.says(&format!("--service-key {}", world.app.service_key())));
}

#[tokio::test]
async fn the_copy_has_a_neutral_name_and_nobody_else_is_told() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let download = world.path(Page::Download);
    let shown = pair.noor.get(&download).await;
    assert_eq!(shown.status, StatusCode::NOT_FOUND);
    let copy = pair.noor.post(&download, &[]).await;
    assert_eq!(copy.status, StatusCode::OK);
    assert_eq!(copy.headers[CONTENT_DISPOSITION], "attachment; filename=\"notes.dat\"");
    assert_eq!(copy.headers["cache-control"], "no-store");
    assert!(!copy.html.is_empty());
    let looked = pair.noor.get(&world.path(Page::Looked)).await;
    assert!(looked.says("No one has opened your record yet."));
}

#[tokio::test]
async fn a_receipt_speaks_of_one_entry_and_holds_none_of_its_words() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let entry = world.note(&pair, "We talked about May.").await;
    let page = pair.noor.get(&world.path_to(Page::Receipt, entry)).await;
    let text = page.html.split("<pre><code>").nth(1).and_then(|rest| rest.split("</code>").next());
    let text = text.expect("a receipt");
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\n") && !text.contains("May"));
    assert!(page.says("Note (Amira, Tuesday 5 May, 12:00pm)") && !page.says("We talked"));
    let unknown = world.path_to(Page::Receipt, EntryId([9; 16]));
    assert_eq!(pair.noor.get(&unknown).await.status, StatusCode::NOT_FOUND);
}
