//! What is in force, and what is unsafe, in plain words.

use std::process::ExitCode;

use kith_app::Location;
use serde::Serialize;

use crate::cli::Doctor;
use crate::serve::{self, Way};
use crate::{config, key_file, out};

#[derive(Serialize)]
struct Finding {
    good: bool,
    words: String,
}

pub(crate) async fn run(args: Doctor) -> anyhow::Result<ExitCode> {
    let serve = config::settle_serve(&args.serve)?;
    let settled = config::settle(&serve.place)?;
    let mut found = vec![note(true, format!("The service is at {}.", settled.location))];
    found.push(match key_file::read(&settled.key_file) {
        Ok(_) => note(true, format!("The key file is {}.", settled.key_file.display())),
        Err(error) => note(false, format!("{error:#}")),
    });
    if let Location::Data(data) = &settled.location
        && key_file::beside(data) == settled.key_file
    {
        let words = "The key file is beside the data. That protects backups of the data \
                     directory, not the disk itself. To do better, keep the key on other media \
                     and name it with --key-file.";
        found.push(note(true, words.into()));
    }
    let listen = serve.listen.unwrap_or(serve::LISTEN);
    found.push(match Way::of(&serve, listen) {
        Ok(way) => note(true, format!("It listens on {listen}: {way}.")),
        Err(error) => note(false, format!("{error:#}")),
    });
    found.push(match config::open(&settled).await {
        Ok(_) => note(true, "The service opens: store, keys and service book are whole.".into()),
        Err(error) => note(false, format!("{error:#}")),
    });
    out::tell(args.json, &found, || found.iter().map(line).collect());
    let good = found.iter().all(|finding| finding.good);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

const fn note(good: bool, words: String) -> Finding {
    Finding { good, words }
}

fn line(finding: &Finding) -> String {
    format!("{} {}", if finding.good { "ok  " } else { "look" }, finding.words)
}
