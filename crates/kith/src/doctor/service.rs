//! What the service itself tells: whether it opens, who keeps it, whether its clock is right.
//! A server that has the data open is asked; otherwise it is opened for a moment.

use super::Finding;
use crate::backup::in_words;
use crate::cli::Serve;
use crate::ops::{self, Done, Health, Op};

/// A clock that is so many seconds behind the newest entry is said.
const BEHIND: i64 = 60;

pub(super) async fn look(serve: &Serve) -> Vec<Finding> {
    match ops::perform(&serve.place, Op::Health).await {
        Ok(Done::Health(health)) => {
            let open = "The service opens: store, keys and service book are whole.";
            [Finding::good(open.into())].into_iter().chain(told(&health)).collect()
        }
        Ok(_) => vec![Finding::danger(ops::UNEXPECTED, "", "")],
        Err(error) => vec![Finding::refused(&error, "The service does not start like this.")],
    }
}

fn told(health: &Health) -> Vec<Finding> {
    let clock = if health.ahead > BEHIND {
        Finding::danger(
            format!("The newest entry is {} seconds in the future.", health.ahead),
            "Either this machine's clock is behind now, or it was ahead when that was written. \
             Times that people read are wrong, and links and sign-ins end at the wrong time.",
            "Set the clock, and keep it set (chrony or systemd-timesyncd).",
        )
    } else {
        Finding::good("The clock is not behind what was written.".into())
    };
    let alone = "If they are away, nobody can add or remove people. And what is hard to undo \
                 takes the yes of a second administrator: alone, they act with nobody looking.";
    let keepers = match health.administrators {
        0 => Finding::advice(
            "No administrator has come in yet.",
            "Nobody can add people or settle anything.",
            "Use the link of `kith init`, or make one: kith invite --role administrator --name NAME",
        ),
        1 => Finding::advice(
            "There is only one administrator.",
            alone,
            "Add a second one under People and roles.",
        ),
        many => Finding::good(format!("There are {many} administrators.")),
    };
    let restored = health.restored.map(|(taken, at)| {
        let (taken, at) = (in_words(taken), in_words(at));
        Finding::good(format!("It was put back from a backup of {taken} at {at}."))
    });
    let changed = health
        .key_changed
        .map(|at| Finding::good(format!("Its key was changed last at {}.", in_words(at))));
    [clock, keepers].into_iter().chain(restored).chain(changed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Weight;

    fn weights(administrators: usize, ahead: i64) -> [Weight; 2] {
        let told = told(&Health {
            name: String::new(),
            administrators,
            ahead,
            restored: None,
            key_changed: None,
        });
        [told[0].weight, told[1].weight]
    }

    #[test]
    fn a_clock_that_is_behind_and_a_keeper_who_is_alone_are_said() {
        assert_eq!(weights(2, i64::MIN), [Weight::Good, Weight::Good]);
        assert_eq!(weights(1, 30), [Weight::Good, Weight::Advice]);
        assert_eq!(weights(0, 3600), [Weight::Unsafe, Weight::Advice]);
    }
}
