//! The recovery kit: three sheets, of which any two make the key file again. It is proved by
//! putting it to use before anything depends on it.

mod sheet;

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use kith_app::{App, Random, StartError, SystemRandom, backup};
use kith_ledger::kit::{Joined, KitSecret, SHARES, Share, join};
use kith_store::OpenError;
use zeroize::Zeroizing;

use crate::cli::Recover;
use crate::key_file::KeyFile;
use crate::{config, files, key_file, out};

/// How many letters and digits a share has, in print.
const LETTERS: usize = 64;

/// Makes a kit and sees it work: from files in a folder where one is named, or else typed back by
/// somebody who read it.
pub(crate) fn make(name: &str, folder: Option<&Path>) -> anyhow::Result<KitSecret> {
    let (mut secret, mut slope) = (Zeroizing::new([0; 32]), Zeroizing::new([0; 32]));
    SystemRandom.fill(secret.as_mut_slice());
    SystemRandom.fill(slope.as_mut_slice());
    let secret = KitSecret::new(*secret);
    let shares = secret.split(&slope);
    match folder {
        Some(folder) => in_files(folder, name, &shares, &secret)?,
        None if std::io::stdin().is_terminal() => {
            let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
            by_hand(&mut input, &mut output, name, &shares, &secret)?;
        }
        None => bail!(
            "nobody is here to write the recovery kit down; say where its three sheets go: \
             --kit-out DIR"
        ),
    }
    Ok(secret)
}

/// The key file that goes with a kit.
pub(crate) fn key_file(secret: &KitSecret) -> KeyFile {
    KeyFile { kek: *secret.kek(), recipient: backup::recipient_of(secret), before: None }
}

fn in_files(folder: &Path, name: &str, shares: &[Share], secret: &KitSecret) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let mut read = Vec::new();
    for share in shares {
        let path = folder.join(format!("share-{}.txt", share.number()));
        files::write_new(&path, sheet::of(share, name).as_bytes())?;
        files::sync_folder(&path)?;
        read.push(from_file(&path)?);
    }
    for leave_out in shares {
        let two: Vec<_> =
            read.iter().filter(|one| one.number() != leave_out.number()).cloned().collect();
        prove(&two, secret)?;
    }
    Ok(())
}

fn by_hand(
    input: &mut impl BufRead,
    output: &mut impl Write,
    name: &str,
    shares: &[Share],
    secret: &KitSecret,
) -> anyhow::Result<()> {
    for share in shares {
        writeln!(output, "{}", sheet::of(share, name))?;
    }
    writeln!(output, "Copy the three sheets to paper now. Two of them are then asked for.\n")?;
    let two = ask_two(input, output)?;
    prove(&two, secret)?;
    writeln!(output, "Both were right: this kit opens the service.\n")?;
    Ok(())
}

/// Asks for two different shares, until each can be read.
fn ask_two(input: &mut impl BufRead, output: &mut impl Write) -> anyhow::Result<Vec<Share>> {
    let mut two: Vec<Share> = Vec::new();
    while two.len() < 2 {
        let which = if two.is_empty() { "A share" } else { "Another share" };
        writeln!(output, "{which}, from paper, its {LETTERS} letters in one line or in four:")?;
        match typed(input)?.parse::<Share>() {
            Ok(share) if two.iter().any(|one| one.number() == share.number()) => {
                writeln!(output, "That was share {} again.", share.number())?;
            }
            Ok(share) => {
                writeln!(output, "Share {} can be read.\n", share.number())?;
                two.push(share);
            }
            Err(error) => writeln!(output, "This is not a share: {error}. Once more, please.")?,
        }
    }
    Ok(two)
}

/// What is typed until all letters of a share are there, or an empty line comes.
fn typed(input: &mut impl BufRead) -> anyhow::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    loop {
        let before = text.len();
        ensure!(input.read_line(&mut text)? > 0, "the kit was not read back; nothing was made");
        let line_is_empty = text.get(before..).is_none_or(|line| line.trim().is_empty());
        let all = text.chars().filter(char::is_ascii_alphanumeric).count() >= LETTERS;
        if all || line_is_empty && !text.trim().is_empty() {
            return Ok(text);
        }
    }
}

fn prove(shares: &[Share], secret: &KitSecret) -> anyhow::Result<()> {
    let joined = join(shares).context("the kit that was read back does not open the service")?;
    ensure!(
        joined.unfit.is_empty() && joined.secret.kek() == secret.kek(),
        "the kit that was read back is another one; nothing was made"
    );
    Ok(())
}

/// Reads a sheet, or a file with nothing but the letters of a share.
fn from_file(path: &Path) -> anyhow::Result<Share> {
    let text = Zeroizing::new(files::read_text(path)?);
    sheet::read(&text).with_context(|| format!("{} is damaged", path.display()))
}

/// Makes a kit's secret again from sheets, or from what is typed where none is named. A sheet
/// that is damaged or does not belong is named; the others may be enough.
pub(crate) fn gather(sheets: &[PathBuf]) -> anyhow::Result<KitSecret> {
    let mut shares = Vec::new();
    let mut damaged = Vec::new();
    for path in sheets {
        match from_file(path) {
            Ok(share) => shares.push(share),
            Err(error) => damaged.push(format!("{error:#}")),
        }
    }
    if sheets.is_empty() && std::io::stdin().is_terminal() {
        shares = ask_two(&mut std::io::stdin().lock(), &mut std::io::stdout().lock())?;
    }
    for words in &damaged {
        out::complain(words);
    }
    let Joined { secret, unfit } = join(&shares).with_context(|| {
        let count = shares.len();
        format!("any two of the {SHARES} shares are needed, and {count} could be used")
    })?;
    for number in unfit {
        out::complain(&format!("share {number} does not belong to the others and was left out"));
    }
    Ok(secret)
}

pub(crate) async fn recover(args: Recover) -> anyhow::Result<()> {
    let settled = config::settle(&args.place)?;
    let secret = gather(&args.share)?;
    let mut key = key_file(&secret);
    if !args.before.is_empty() {
        key.before = Some(*gather(&args.before)?.kek());
    }
    key_file::write(&settled.key_file, &key)?;
    let path = settled.key_file.display();
    match App::open_service(
        &settled.location,
        &config::keys_of(&settled.key_file)?,
        config::ports(),
    )
    .await
    {
        Err(error @ StartError::OtherKey { .. }) => {
            std::fs::remove_file(&settled.key_file).with_context(|| path.to_string())?;
            bail!("{error}. Name two sheets from before with --before. Nothing was made");
        }
        Err(StartError::WrongKey) => {
            std::fs::remove_file(&settled.key_file).with_context(|| path.to_string())?;
            bail!(
                "these shares are of another key than the one that {} uses; was its key changed \
                 after they were printed? Nothing was made",
                settled.location
            );
        }
        Ok(_) => out::say(&format!("The key file {path} is made again, and opens the service.")),
        Err(StartError::Store(OpenError::Missing(_))) => {
            out::say(&format!("The key file {path} is made again. No service is there yet."));
        }
        Err(error) => {
            out::say(&format!("The key file {path} is made again. It was not tried: {error}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
