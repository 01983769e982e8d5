//! Two servers on one database beside one of them: whether a second one costs or gives.

use std::path::Path;
use std::time::Duration;

use kith_app::Location;

use super::pages::Browsing;
use super::report::Report;
use super::server::Server;
use crate::config::Settled;

/// Drives one server, both, both and one again, so that a machine that slows down meanwhile
/// favours neither.
pub(super) async fn measure(
    first: &Server,
    settled: &Settled,
    home: &Path,
    browsing: &Browsing,
    lasting: Duration,
    report: &mut Report,
) -> anyhow::Result<()> {
    if !matches!(settled.location, Location::Database(_)) {
        report.left_out.push("two servers: only with a database".into());
        return Ok(());
    }
    let second = Server::start(settled, home, &[]).await?;
    let (one, two) = ([first], [first, &second]);
    for (turn, both) in (1..).zip([false, true, true, false]) {
        let (what, servers) = if both {
            ("about me, sent to two servers", two.as_slice())
        } else {
            ("about me, sent to one server", one.as_slice())
        };
        report.loads.extend(browsing.append(what, servers, turn, lasting).await?);
    }
    second.stop()
}
