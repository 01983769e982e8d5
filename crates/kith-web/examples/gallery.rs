//! Writes a page that shows every shared part, in every locale and colour, into a folder:
//! `cargo run -p kith-web --example gallery -- FOLDER`. For looking, and for the browser suite.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use askama::Template;
use jiff::tz::TimeZone;
use kith_web::look::{Colours, Look};
use kith_web::parts::{Choice, Problems};
use kith_web::paths::Paths;
use kith_web::text::{Locale, Text};

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
        for colours in [Colours::Light, Colours::Dark] {
            let look = Look { colours, ..Look::space("Notes", &paths) };
            let page = gallery(Text::new(locale, TimeZone::UTC), look);
            let name = format!("parts-{locale}-{}.html", colours.name());
            fs::write(Path::new(&folder).join(name), page.render()?)?;
        }
    }
    Ok(())
}
