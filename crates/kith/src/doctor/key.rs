//! The key file and the recovery kit.

use kith_app::Location;

use super::Finding;
use crate::config::Settled;
use crate::key_file;

const LOST: &str =
    "Without its key the service opens for nobody, and nothing in it can be read again.";

pub(super) fn look(settled: &Settled) -> Vec<Finding> {
    let mut found = Vec::new();
    let path = settled.key_file.display();
    match key_file::read(&settled.key_file) {
        Ok(key) => {
            found.push(Finding::good(format!(
                "The key file is {path}, and only its owner reads it."
            )));
            found.push(kit(key.recipient.as_deref()));
            found.extend(key.before.is_some().then(|| changing(settled)));
        }
        Err(error) => found.push(Finding::refused(
            &error,
            "The key file opens everything that is kept. It is for this service's user alone.",
        )),
    }
    found.extend(beside(settled));
    found
}

fn kit(recipient: Option<&str>) -> Finding {
    match recipient {
        Some(_) => Finding::good(
            "There is a recovery kit: any two of its three sheets make the key file again.".into(),
        ),
        None => Finding::advice(
            "There is no recovery kit for this key file.",
            LOST,
            "A kit is made together with a service, by `kith init`. Until this service has one, \
             keep a copy of the key file on paper or on other media, locked away from the data.",
        ),
    }
}

fn changing(settled: &Settled) -> Finding {
    Finding::advice(
        "The key is being changed, and that has not ended.",
        "The service goes on with both keys. Until it has ended, whoever has the key from before \
         can still open what is kept, and only the two recovery kits together make the key file \
         again.",
        format!(
            "Run: kith keys rotate {}. It carries on where it was. Keep the sheets from before and \
             the new ones until it says that the change has ended.",
            settled.flags()
        ),
    )
}

fn beside(settled: &Settled) -> Option<Finding> {
    let Location::Data(data) = &settled.location else { return None };
    (key_file::beside(data) == settled.key_file).then(|| {
        Finding::advice(
            "The key file is beside the data.",
            "It protects copies of the data, but whoever takes this disk has both.",
            format!(
                "Keep the key on other media, or let the process manager hand it over (a systemd \
                 credential, say). Then start with --key-file FILE in place of {}.",
                settled.key_file.display()
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::doctor::Weight;

    fn weights(found: &[Finding]) -> Vec<Weight> {
        found.iter().map(|finding| finding.weight).collect()
    }

    #[test]
    fn a_key_file_is_looked_at_from_all_sides() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let beside = key_file::beside(&data);
        let settled = |key_file| Settled { location: Location::Data(data.clone()), key_file };
        let found = look(&settled(beside.clone()));
        assert_eq!(weights(&found), [Weight::Unsafe, Weight::Advice], "missing: {found:?}");

        let key = key_file::KeyFile { kek: [1; 32], recipient: None, before: None };
        key_file::write(&beside, &key).expect("written");
        let found = look(&settled(beside.clone()));
        assert_eq!(weights(&found), [Weight::Good, Weight::Advice, Weight::Advice]);
        assert!(found[1].what.contains("no recovery kit"), "{found:?}");

        std::fs::set_permissions(&beside, std::fs::Permissions::from_mode(0o640)).expect("set");
        let found = look(&settled(beside));
        assert!(found[0].weight == Weight::Unsafe && found[0].what.contains("chmod 600"));

        let apart = folder.path().join("apart.key");
        let recipient = Some("age1example".to_owned());
        let mut key = key_file::KeyFile { kek: [1; 32], recipient, before: None };
        key_file::write(&apart, &key).expect("written");
        assert_eq!(weights(&look(&settled(apart.clone()))), [Weight::Good, Weight::Good]);

        key.before = Some([2; 32]);
        key_file::replace(&apart, &key).expect("written");
        let found = look(&settled(apart));
        assert_eq!(weights(&found), [Weight::Good, Weight::Good, Weight::Advice]);
        assert!(found[2].what.contains("being changed"), "{found:?}");
        assert!(found[2].todo.contains("kith keys rotate --data"), "{found:?}");
    }
}
