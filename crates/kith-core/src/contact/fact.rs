//! What can have happened to the ways by which a client may be reached.

use minicbor::{Decode, Encode};

use super::{Channel, Kind, MIDNIGHT, Rule};
use crate::calendar::{Day, EVERY_DAY};

/// What can have happened. `in_person`: staff wrote down what the client said in person.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// A way was opened, or its rule replaced.
    #[n(0)]
    Set {
        /// Which way.
        #[n(0)]
        channel: Channel,
        /// All of it.
        #[n(1)]
        rule: Rule,
        /// Whether staff wrote it down.
        #[n(2)]
        in_person: bool,
    },
    /// A way was taken back.
    #[n(1)]
    Withdrawn {
        /// Which way.
        #[n(0)]
        channel: Channel,
        /// Whether staff wrote it down.
        #[n(1)]
        in_person: bool,
    },
    /// Every way was stopped, by the author.
    #[n(2)]
    Stopped,
    /// A rule was said to be still right.
    #[n(3)]
    Confirmed {
        /// Which way.
        #[n(0)]
        channel: Channel,
        /// The last day on which it holds from now on.
        #[n(1)]
        review: Day,
        /// Whether staff wrote it down.
        #[n(2)]
        in_person: bool,
    },
    /// The rules that stand there hold again.
    #[n(4)]
    Resumed {
        /// Whether staff wrote it down.
        #[n(0)]
        in_person: bool,
    },
}

pub(crate) fn samples() -> Vec<Fact> {
    let rule = |to: &str| Rule {
        to: to.into(),
        days: 0b001_1111,
        from: 9 * 60,
        until: 17 * 60,
        sender: "Jo".into(),
        words: "Please look in when you can.".into(),
        others: "My sister sometimes picks up.".into(),
        voicemail: false,
        kinds: Kind::ALL.into(),
        review: Day(20_515),
    };
    let always = |rule| Rule { days: EVERY_DAY, from: 0, until: MIDNIGHT, ..rule };
    let phone = Rule { days: EVERY_DAY, voicemail: true, ..rule("01632 960002") };
    let review = Day(20_600);
    let set = |channel, rule, in_person| Fact::Set { channel, rule, in_person };
    vec![
        set(Channel::Email, rule("n@post.example"), false),
        set(Channel::Text, rule("+44 1632 960001"), false),
        set(Channel::Post, always(rule("12 Mill Lane\nAylsbury")), false),
        set(Channel::Phone, phone, true),
        Fact::Withdrawn { channel: Channel::Phone, in_person: false },
        Fact::Stopped,
        Fact::Confirmed { channel: Channel::Phone, review, in_person: true },
        Fact::Resumed { in_person: false },
    ]
}
