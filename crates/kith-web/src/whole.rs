//! Is it all here: the check of one's own record, with its limits; a copy to keep; receipts.

use askama::Template;
use kith_app::Checked;
use kith_core::EntryId;

use crate::answer::{Answer, Turned, file, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::record::Reader;
use crate::right::{Fresh, SecondDoor};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

/// The name of a saved record: it tells nothing in a list of downloads.
const FILE: &str = "notes.dat";

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Whole, show).change(Page::Download, download).show(Page::Receipt, receipt);
}

/// What the check found, and how to check elsewhere.
#[derive(Debug, Template)]
#[template(path = "whole/whole.html")]
pub(crate) struct WholePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Whether everything fits.
    whole: bool,
    /// Where the file is asked for.
    download: String,
    /// The line that checks the file.
    command: String,
    /// The service's public key.
    key: String,
    /// The address of the record.
    record: String,
    /// The address of the help page.
    help: String,
}

/// One receipt, for printing.
#[derive(Debug, Template)]
#[template(path = "whole/receipt.html")]
pub(crate) struct ReceiptPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// The entry it speaks of: what it is, who wrote it, when; none of its words.
    what: String,
    /// The receipt.
    text: String,
    /// The line that checks it.
    command: String,
    /// Back to the record.
    record: String,
}

fn verify(key: &str) -> String {
    format!("kith verify {FILE} --service-key {key}")
}

fn verify_receipt() -> String {
    format!("kith verify {FILE} --receipt receipt.txt")
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let (app, who) = (&cx.site.app, &cx.right.who);
    let front = cx.right.visit.front.ok_or(Turned::Missing)?;
    let checked = [app.check(who, cx.right.room).await?, app.check(who, front).await?];
    let key = app.service_key().to_string();
    page(&WholePage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        whole: checked.iter().all(|checked| *checked == Checked::Whole),
        download: cx.to(Page::Download),
        command: verify(&key),
        key,
        record: cx.to(Page::Record),
        help: cx.to(Page::Help),
    })
}

async fn download(cx: Cx<Fresh<SecondDoor>>) -> Answer {
    let cx = cx.proved();
    let who = &cx.right.who;
    let record = cx.site.app.export(who, who.person, None).await?;
    file(FILE, "application/octet-stream", record.bytes)
}

async fn receipt(cx: Cx<SecondDoor>) -> Answer {
    let (app, who, room) = (&cx.site.app, &cx.right.who, cx.right.room);
    let id: EntryId = cx.ids.at(0)?;
    let (text, read) = app.receipt(who, room, id).await?;
    let entry = read.entries.iter().find(|entry| entry.id == id).ok_or(Turned::Missing)?;
    let book = app.book();
    let what = Reader::new(&cx.t, &read.seen, &book, read.entries.iter().rev()).name(entry);
    page(&ReceiptPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        what,
        text,
        command: verify_receipt(),
        record: cx.to_one(Page::Record, id),
    })
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let key = "example+7a1c52d0+AV3cM1Zt7hQm0n2J8w5xq3Yp9vKfUuR6sLd4eBbHgTzN";
    for (name, whole) in [("whole", true), ("whole_not", false)] {
        let (t, look) = album.around(Look::space);
        let (download, record) = (album.of(Page::Download), album.of(Page::Record));
        let (command, key, help) = (verify(key), key.to_owned(), album.of(Page::Help));
        album.put(name, WholePage { t, look, whole, download, command, key, record, help })?;
    }
    let (t, look) = album.around(Look::space);
    let what = "Note (Amira, Tuesday 5 May, 5:00pm)".to_owned();
    let line = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";
    let text = format!("example-proof@v1\nindex 4\n{line}\n{line}\n\nexample/7a1c\n5\n{line}\n");
    let (command, record) = (verify_receipt(), album.of(Page::Record));
    album.put("receipt", ReceiptPage { t, look, what, text, command, record })
}
