//! Where the data lies, and what the machine may write of its memory.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use kith_app::Location;

use super::Finding;
use crate::config::Settled;

/// Where Linux says what it swaps to.
const SWAPS: &str = "/proc/swaps";

pub(super) fn look(settled: &Settled) -> Vec<Finding> {
    let mut found = Vec::new();
    match &settled.location {
        Location::Data(data) => found.extend(folder(data)),
        Location::Database(_) if settled.location.leaves_machine() => found.push(database()),
        Location::Database(_) => {
            found.push(Finding::good(
                "The database is reached without leaving this machine.".into(),
            ));
        }
        Location::Memory => {}
    }
    let swaps = fs::read_to_string(SWAPS).unwrap_or_default();
    found.extend(swapping(&swaps));
    found
}

fn folder(data: &Path) -> Option<Finding> {
    let mode = fs::metadata(data).ok()?.permissions().mode() & 0o077;
    if mode == 0 {
        return Some(Finding::good("Only its owner enters the data directory.".into()));
    }
    Some(Finding::danger(
        format!("Other users of this machine may enter the data directory {}.", data.display()),
        "What was said is sealed, but sign-in names, roles and times are not, and a copy can be \
         kept for later.",
        format!("Run: chmod 700 {}", data.display()),
    ))
}

fn database() -> Finding {
    Finding::advice(
        "The connection to the database leaves this machine, and it is not encrypted.",
        "This release speaks no TLS to PostgreSQL. Who listens on that network reads sign-in \
         names and hashes of secrets on the way. What was said stays sealed.",
        "Put the database on this machine, or make the way to it private: a tunnel (WireGuard, \
         SSH) or a network that carries nothing else.",
    )
}

/// Swap that is neither memory itself nor known to be encrypted.
fn swapping(swaps: &str) -> Option<Finding> {
    let mut lines = swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    let onto = lines.find(|name| !name.contains("zram") && !name.contains("/dm-"))?;
    Some(Finding::advice(
        format!("This machine may swap memory to {onto}."),
        "Keys and opened words are in memory while somebody reads. Swapped out, they stay on the \
         disk.",
        "Encrypt the swap space, or run the service without: MemorySwapMax=0 in its systemd unit.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Weight;

    #[test]
    fn a_folder_that_others_may_enter_is_unsafe() {
        let data = tempfile::tempdir().expect("a folder");
        let mode = |mode| {
            fs::set_permissions(data.path(), fs::Permissions::from_mode(mode)).expect("set");
            folder(data.path()).expect("found").weight
        };
        assert_eq!(mode(0o755), Weight::Unsafe);
        assert_eq!(mode(0o750), Weight::Unsafe);
        assert_eq!(mode(0o700), Weight::Good);
        assert!(folder(&data.path().join("none")).is_none());
    }

    #[test]
    fn a_database_elsewhere_and_swap_to_a_disk_are_said() {
        let elsewhere = Settled {
            location: Location::Database("postgres://kith@db.internal/kith".into()),
            key_file: "kith.key".into(),
        };
        assert!(look(&elsewhere).iter().any(|found| found.what.contains("not encrypted")));
        let head = "Filename Type Size Used Priority\n";
        assert!(swapping(head).is_none());
        assert!(swapping(&format!("{head}/dev/zram0 partition 1 0 100\n")).is_none());
        assert!(swapping(&format!("{head}/swap.img file 1 0 -2\n")).is_some());
    }
}
