//! Samples of the pages of ways in.

use kith_app::Weak;

use super::app_code::{AppPage, in_groups};
use super::secrets::{SecretPage, problems};
use super::spare::SparePage;
use super::{Line, WaysPage, links};
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::{Page, Paths};
use crate::picture::picture;
use crate::text::Text;
use crate::views::samples::Album;

type Around = fn(&str, &Paths) -> Look;

/// Made up; opens nothing.
const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn both() -> [(&'static str, Around, Option<()>); 2] {
    [("ways", Look::space, None), ("staff_ways", Look::staff, Some(()))]
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, around, who) in both() {
        ways(album, name, around, who)?;
        app(album, name, around, who)?;
        secret(album, name, around, who)?;
        spare(album, name, around, who)?;
    }
    let ((t, look), back) = (album.around(Look::space), album.of(Page::Ways));
    let (action, problems) = (album.of(Page::NewSecond), problems(&t, Some(Weak::Same)));
    let page = SecretPage { t, look, who: None, action, second: true, least: 6, back, problems };
    album.put("ways_second", page)
}

fn typed(t: &Text) -> Vec<String> {
    let at = kith_core::Timestamp(1_777_989_600_000_000);
    let one = |opened| super::typed(t, kith_core::signin::CodeTyped { at, opened });
    vec![one(true), one(false)]
}

fn open(t: &Text) -> Vec<Line> {
    use kith_core::signin::{Browser, Device, Program};
    let line = |program, device, this| Line {
        id: "00".repeat(16),
        browser: super::browser(t, Browser { program, device }),
        began: "Tuesday 5 May, 2:00pm".into(),
        seen: "Tuesday 5 May, 2:20pm".into(),
        this,
    };
    vec![
        line(Program::Firefox, Device::Android, true),
        line(Program::Chrome, Device::Windows, false),
        line(Program::Safari, Device::Apple, false),
        line(Program::Edge, Device::Mac, false),
        line(Program::Other, Device::Linux, false),
        line(Program::Other, Device::Other, false),
    ]
}

fn ways(album: &mut Album, name: &str, around: Around, who: Option<()>) -> askama::Result<()> {
    for (end, full, asked) in [("", true, ""), ("_none", false, "by"), ("_held", false, "now")] {
        let ((t, look), action) = (album.around(around), album.of(Page::Ways));
        let mut open = open(&t);
        if !full {
            open.truncate(1);
        }
        let left = t.say("ways-spare-left").with("left", 9).with("day", "5 May 2026").to_string();
        let since = t.say("ways-app-since").with("day", "5 May 2026").to_string();
        let by = t.say("ways-asked-by").with("day", "12 May 2026").to_string();
        let asked = match asked {
            "by" => by,
            "now" => t.get("ways-asked-now"),
            _ => String::new(),
        };
        let new = t.say("ways-new").with("when", "Tuesday 5 May, 2:00pm");
        let new = new
            .with("browser", super::browser(&t, kith_core::signin::Browser::default()))
            .to_string();
        let page = WaysPage {
            who,
            asked: if who.is_some() { asked } else { String::new() },
            later: end == "_none" && who.is_some(),
            done: if full { super::done(&t, Some("passphrase")) } else { String::new() },
            to: links(|page| album.of(page)),
            app: if full { since } else { t.get("ways-app-none") },
            has_app: full,
            passkeys: t.say("ways-passkeys-count").with("count", usize::from(full)).to_string(),
            spare: if full { left } else { t.get("ways-spare-none") },
            open,
            new: vec![new],
            typed: if full && who.is_none() { typed(&t) } else { Vec::new() },
            action,
            look,
            t,
        };
        album.put(&format!("{name}{end}"), page)?;
    }
    Ok(())
}

fn app(album: &mut Album, name: &str, around: Around, who: Option<()>) -> askama::Result<()> {
    for (end, has, asked, wrong) in [
        ("app", false, false, ""),
        ("app_there", true, false, "passphrase"),
        ("app_asked", true, true, "code"),
    ] {
        let ((t, look), action) = (album.around(around), album.of(Page::AppCode));
        let mut problems = Problems::none();
        match wrong {
            "code" => problems.add("code", t.get("ways-app-wrong")),
            "passphrase" => problems.add("passphrase", t.get("ways-away-short")),
            _ => {}
        }
        let page = AppPage {
            picture: picture(&format!("otpauth://totp/Notes?secret={SECRET}&issuer=Notes")),
            letters: in_groups(SECRET),
            offered: "sealed".into(),
            back: album.of(Page::Ways),
            asked: asked && who.is_some(),
            has,
            t,
            look,
            who,
            action,
            problems,
        };
        album.put(&format!("{name}_{end}"), page)?;
    }
    Ok(())
}

fn secret(album: &mut Album, name: &str, around: Around, who: Option<()>) -> askama::Result<()> {
    let ((t, look), action) = (album.around(around), album.of(Page::Passphrase));
    let (back, problems) = (album.of(Page::Ways), problems(&t, None));
    let page = SecretPage { t, look, who, action, second: false, least: 15, back, problems };
    album.put(&format!("{name}_passphrase"), page)
}

fn spare(album: &mut Album, name: &str, around: Around, who: Option<()>) -> askama::Result<()> {
    for (end, made) in [("spare", false), ("spare_made", true)] {
        let ((t, look), action) = (album.around(around), album.of(Page::Spare));
        let left = t.get("ways-spare-none");
        let codes = if made { vec!["abcd-efgh-ijkl-mnop".to_owned(); 10] } else { Vec::new() };
        let back = album.of(Page::Ways);
        album
            .put(&format!("{name}_{end}"), SparePage { t, look, who, action, left, codes, back })?;
    }
    Ok(())
}
