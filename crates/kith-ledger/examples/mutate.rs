//! Feeds altered bytes to every decoder: `mutate SECONDS SEED`. A panic ends it; the same seed
//! repeats it.

use std::io::Write;
use std::time::Duration;

#[cfg_attr(not(test), expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "test code"))]
#[path = "../tests/ledger/mutate.rs"]
mod mutate;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let seconds = words.next().ok_or("how many seconds?")?.parse()?;
    let seed = words.next().ok_or("which seed?")?.parse()?;
    let fed = mutate::run(Duration::from_secs(seconds), seed);
    writeln!(std::io::stdout(), "{fed} inputs to the decoders, seed {seed}: none broke one")?;
    Ok(())
}
