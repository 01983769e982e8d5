//! Marked words are written into every field of every form, and then looked for in everything that
//! is not a page for somebody who may read them: files, logs, addresses, error pages.

use std::io::Read;
use std::path::Path;

use axum::http::StatusCode;
use data_encoding::{BASE32, BASE64, HEXLOWER, HEXUPPER};
use kith_web::paths::Page;

use crate::inert::{Shown, Walk, forms, sent};
use crate::logs::Heard;
use crate::support::{Reply, World};
use crate::town::{Town, Who};

/// What every marked word begins with. No word of any program.
const STEM: &str = "quasterpilz";
/// How many different ones are written at least.
const MANY: usize = 500;

fn marked(number: usize) -> String {
    format!("{STEM}{number:04}")
}

/// The stem in every way that it could be written down, by name.
fn written() -> Vec<(&'static str, Vec<u8>)> {
    let stem = STEM.as_bytes();
    let wide = |bytes: fn(u16) -> [u8; 2]| STEM.encode_utf16().flat_map(bytes).collect();
    let mut ways = vec![
        ("letters", stem.to_vec()),
        ("capitals", stem.to_ascii_uppercase()),
        ("UTF-16, little end", wide(u16::to_le_bytes)),
        ("UTF-16, big end", wide(u16::to_be_bytes)),
        ("hex", HEXLOWER.encode(stem).into_bytes()),
        ("hex in capitals", HEXUPPER.encode(stem).into_bytes()),
        ("backwards", stem.iter().rev().copied().collect()),
    ];
    // Base64 looks otherwise by where in three bytes it begins, base32 by where in five; the letters
    // at both ends depend on what stands beside.
    for before in 0..3 {
        let padded = [&vec![b'.'; before], stem].concat();
        let whole = BASE64.encode(&padded[..padded.len() / 3 * 3]).into_bytes();
        ways.push(("base64", whole[before.div_ceil(3) * 4..].to_vec()));
    }
    for before in 0..5 {
        let padded = [&vec![b'.'; before], stem].concat();
        let whole = BASE32.encode(&padded[..padded.len() / 5 * 5]).into_bytes();
        ways.push(("base32", whole[before.div_ceil(5) * 8..].to_vec()));
    }
    ways
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    let Some((first, rest)) = needle.split_first() else { return false };
    let mut at = bytes;
    while let Some(place) = at.iter().position(|byte| byte == first) {
        at = &at[place + 1..];
        if at.starts_with(rest) {
            return true;
        }
    }
    false
}

/// In which ways marked words stand in these bytes, packed ones unpacked.
fn found(bytes: &[u8]) -> Vec<String> {
    let ways = written();
    let look = |how: &str, bytes: &[u8]| {
        let here = ways.iter().filter(|(_, needle)| holds(bytes, needle));
        here.map(|(way, _)| format!("{how}{way}")).collect::<Vec<_>>()
    };
    let mut all = look("", bytes);
    for (at, pair) in bytes.windows(2).enumerate() {
        // How a zlib stream begins, by its header's check; or gzip.
        let zlib = pair[0] == 0x78 && u16::from_be_bytes([pair[0], pair[1]]) % 31 == 0;
        let inner = &bytes[at..];
        let mut out = Vec::new();
        if zlib {
            let _end = flate2::read::ZlibDecoder::new(inner).take(1 << 20).read_to_end(&mut out);
            all.extend(look("zlib, ", &out));
        } else if pair == [0x1f, 0x8b] {
            let _end = flate2::read::GzDecoder::new(inner).take(1 << 20).read_to_end(&mut out);
            all.extend(look("gzip, ", &out));
        }
    }
    all
}

#[test]
fn a_marked_word_is_found_in_whatever_way_it_is_written_down() {
    let text = format!("before {} after", marked(77));
    let zlib = {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packed, text.as_bytes()).expect("packed");
        packed.finish().expect("packed")
    };
    let gzip = {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, text.as_bytes()).expect("packed");
        packed.finish().expect("packed")
    };
    let mut ways = vec![text.clone().into_bytes(), zlib, gzip];
    ways.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    ways.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    ways.push(HEXLOWER.encode(text.as_bytes()).into_bytes());
    for before in 0..5 {
        let moved = [".".repeat(before), text.clone()].concat();
        ways.push(BASE64.encode(moved.as_bytes()).into_bytes());
        ways.push(BASE32.encode(moved.as_bytes()).into_bytes());
    }
    for way in ways {
        let around = [&[7; 5000], &way[..], &[0x78, 0x9c, 3]].concat();
        assert!(!found(&around).is_empty(), "{}", String::from_utf8_lossy(&way));
    }
    assert!(found(&[0x78; 5000]).is_empty());
    assert!(found(text.replace(STEM, "quasterpulz").as_bytes()).is_empty());
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("it").path());
    let within = |path: std::path::PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.flat_map(within).collect()
}

/// A page without what stands in its fields: there, who wrote words gets them back to copy.
fn beside_fields(html: &str) -> String {
    let parts = html.split("<textarea");
    parts.map(|part| part.split_once("</textarea>").map_or(part, |(_, rest)| rest)).collect()
}

/// Whether an answer may say back what was typed: to the person who typed it, on their own form.
fn may_say_back(reply: &Reply) -> bool {
    matches!(reply.status, StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY)
}

/// Writes marked words into every form that this person can come to, and gives where error pages or
/// headers said any of them back.
async fn write(town: &Town, who: Who, next: &mut usize, taken: &mut usize) -> Vec<String> {
    let mut said = Vec::new();
    let mut walk = Walk::new(town, who);
    while let Some((path, page)) = walk.page().await {
        for form in forms(&page.html).into_iter().filter(Shown::is_for_words) {
            for each in [5, 1] {
                let body = sent(&form, |_| {
                    *next += each;
                    (*next - each..*next).map(marked).collect::<Vec<_>>().join(" ")
                });
                let reply = walk.send(&form, body).await;
                *taken += usize::from(reply.status == StatusCode::OK);
                let headers = format!("{:?}", reply.headers);
                if headers.contains(STEM)
                    || !may_say_back(&reply) && beside_fields(&reply.html).contains(STEM)
                {
                    said.push(format!("{who:?} at {path}: {} {headers}", reply.status));
                }
            }
        }
    }
    said
}

#[tokio::test]
async fn e95_five_hundred_marked_words_written_everywhere_are_found_nowhere() {
    let heard = Heard::everything();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let town = Town::in_world(World::at(&kith_app::Location::Data(data)).await).await;
    let (mut next, mut taken) = (0, 0);
    for who in [Who::Client, Who::BESIDE, Who::SUPERVISOR, Who::Administrator, Who::OtherClient] {
        let said = write(&town, who, &mut next, &mut taken).await;
        assert!(said.is_empty(), "{said:#?}");
    }
    let mut noor = town.browser(Who::Client);
    while next < MANY {
        next += 40;
        let words = (next - 40..next).map(marked).collect::<Vec<_>>().join(" ");
        let form = [("words", words.as_str())];
        noor.post(&town.world.path_to(Page::Entry, town.note), &form).await;
    }
    error_pages(&town).await;
    let record = noor.get(&town.world.path(Page::Record)).await;
    assert!(record.html.contains(STEM) && taken > 10, "words were kept: {taken}");

    let mut looked = 0;
    for file in files(folder.path()) {
        let bytes = std::fs::read(&file).expect("a file");
        looked += bytes.len();
        assert!(found(&bytes).is_empty(), "{}: {:?}", file.display(), found(&bytes));
        let name = file.display().to_string();
        assert!(!name.contains(STEM), "{name}");
    }
    tracing::error!("the end of the walk");
    let log = heard.text();
    assert!(log.contains("the end of the walk"), "something is heard: {log}");
    let line = log.lines().find(|line| !found(line.as_bytes()).is_empty());
    assert_eq!(line, None);
    println!("{next} words, {looked} bytes of files, {} bytes of log", log.len());
}

/// Whatever goes wrong, what was sent is not said back by the page about it.
async fn error_pages(town: &Town) {
    let world = &town.world;
    let word = marked(1);
    let large = format!("words={word}{}", "a".repeat(600 * 1024));
    for who in Who::ALL {
        let mut browser = town.browser(who);
        let post = axum::http::Method::POST;
        let about = world.path(Page::About);
        let replies = [
            browser.get(&format!("/n/{word}")).await,
            browser.get(&format!("/{word}?{word}={word}")).await,
            browser.get(&world.path_to(Page::Meeting, &word)).await,
            browser.get(&format!("{}?{word}", world.path(Page::Home))).await,
            browser.post(&format!("/n/{word}"), &[("words", &word)]).await,
            browser.post(&world.path_to(Page::Repair, &word), &[("words", &word)]).await,
            browser.send_from("cross-site", post.clone(), &about, format!("words={word}")).await,
            browser.send(post, &about, large.clone()).await,
            browser.post(&world.path(Page::Door), &[("secret", &word)]).await,
        ];
        for reply in replies {
            let headers = format!("{:?}", reply.headers);
            assert!(
                !headers.contains(STEM) && !beside_fields(&reply.html).contains(STEM),
                "{who:?}: {}",
                reply.html
            );
        }
    }
}
