//! `strain-study`: how the rules of `kith_measure::strain` do, on made-up people or on series of
//! scores in a file. `docs/strain.md` holds what it printed.

mod losses;
mod people;
mod series;
mod trial;

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

/// What is asked of the study.
#[derive(Debug, clap::Args)]
pub(crate) struct Asked {
    /// How many courses are made up.
    #[arg(long, default_value_t = 20_000)]
    courses: u32,
    /// What they are made up from; the same number makes up the same people.
    #[arg(long, default_value_t = 1917)]
    seed: u64,
    /// A file of series instead: CSV with a header, one person a row, the first column their id,
    /// more is worse (a symptom score).
    #[arg(long, requires = "columns", requires = "top")]
    series: Option<PathBuf>,
    /// How the names of the columns with the scores begin, before their number.
    #[arg(long)]
    columns: Option<String>,
    /// The highest score of the scale in the file, which begins at 0.
    #[arg(long)]
    top: Option<f64>,
    /// The reliability (alpha) that is reckoned with for the scale in the file.
    #[arg(long, default_value_t = 0.88)]
    alpha: f64,
}

pub(crate) fn run(asked: &Asked, out: &mut impl Write) -> Result<()> {
    if let (Some(path), Some(columns), Some(top)) = (&asked.series, &asked.columns, asked.top) {
        ensure!(top.is_finite() && top > 0.0, "--top is the highest score, above 0");
        ensure!((0.0..1.0).contains(&asked.alpha), "--alpha lies from 0 to below 1");
        let name = path.display();
        let file = File::open(path).with_context(|| format!("{name} could not be opened"))?;
        let people = series::read(file, columns).with_context(|| format!("in {name}"))?;
        return losses::print(&people, top, asked.alpha, out);
    }
    ensure!(asked.courses >= 2, "--courses: at least two are needed for an interval");
    trial::print(asked.courses, asked.seed, out)
}
