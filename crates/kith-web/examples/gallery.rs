//! Writes pages into a folder, to look at and for the browser suite: every sample of the pages
//! outside the record, and one page with every shared part, in every locale.
//! `cargo run -p kith-web --example gallery -- FOLDER`

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use askama::Template;
use jiff::tz::TimeZone;
use kith_web::assets::{self, Asset};
use kith_web::look::Look;
use kith_web::parts::{Choice, Problems};
use kith_web::paths::{Page, Paths};
use kith_web::text::{Locale, Text};
use kith_web::views::samples;

struct Version {
    id: &'static str,
    when: &'static str,
    words: &'static str,
}

#[derive(Template)]
#[template(path = "parts/gallery.html")]
struct Gallery {
    t: Text,
    look: Look,
    title: &'static str,
    problems: Problems,
    choices: Vec<Choice>,
    versions: [Version; 2],
}

fn gallery(t: Text, look: Look) -> Gallery {
    let mut problems = Problems::none();
    problems.add("handle", "This one is empty.".to_owned());
    let choices = vec![
        Choice::new("slower", "Slower".to_owned()).hint("Less today.".to_owned()),
        Choice::new("steady", "Steady".to_owned()),
    ];
    let versions = [
        Version { id: "a", when: "Tuesday, 2:00pm", words: "We talked about the move." },
        Version { id: "b", when: "Tuesday, 2:04pm", words: "We talked about the move, and rest." },
    ];
    Gallery { t, look, title: "Parts", problems, choices, versions }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("name a folder")?;
    let paths = Paths::new(&[7; 32]);
    for locale in Locale::ALL {
        let into = folder.join(locale.tag());
        fs::create_dir_all(&into)?;
        let look = Look::space("Notes", &paths).at(paths.of(Page::Record)).live("/live".to_owned());
        let parts = gallery(Text::new(locale, TimeZone::UTC), look).render()?;
        let parts = ("parts".to_owned(), parts);
        for (name, page) in samples::all(locale)?.into_iter().chain([parts]) {
            fs::write(into.join(format!("{name}.html")), page)?;
        }
    }
    write_asset(&folder, &assets::STYLE)?;
    write_asset(&folder, &assets::PASSKEY)?;
    write_asset(&folder, &assets::SCRIPT)
}

fn write_asset(folder: &Path, asset: &Asset) -> Result<(), Box<dyn Error>> {
    let path = folder.join(asset.path.trim_start_matches('/'));
    fs::create_dir_all(path.parent().ok_or("an asset has a folder")?)?;
    Ok(fs::write(path, asset.body())?)
}
