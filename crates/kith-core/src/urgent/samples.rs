//! One of every fact about urgent openings, for tests and frozen bytes.

use super::desk::Question;
use super::{Fact, Line, Stage};
use crate::id::{PersonId, PromiseId, RoomId, UrgentId};
use crate::time::Timestamp;
use crate::who::Role;

pub(crate) fn samples() -> Vec<Fact> {
    let urgent = UrgentId([11; 16]);
    let (why, asked) = ("They rang and are not safe.", Timestamp(1_777_986_000_000_000));
    let until = Timestamp(1_777_989_600_000_000);
    let line = Line {
        room: Some(RoomId([3; 16])),
        client: "Noor".into(),
        by: PersonId([5; 16]),
        name: "Jo".into(),
        why: why.into(),
        asked,
        stage: Stage::Asked,
        until: None,
        question: None,
        review_by: None,
    };
    let review_by = Some(Timestamp(1_778_112_000_000_000));
    let question = Some(Question { promise: PromiseId([4; 16]), by: until });
    vec![
        Fact::Asked { urgent, name: "Jo".into(), why: why.into(), role: Role::Therapist },
        Fact::Agreed { urgent, name: "Ruth".into(), until, review_by: None },
        Fact::Declined { urgent, name: "Ruth".into() },
        Fact::Reviewed { urgent, name: "Ruth".into(), words: "It was right to look.".into() },
        Fact::OnDesk { urgent, line: line.clone() },
        Fact::OnDesk {
            urgent,
            line: Line { stage: Stage::Agreed, until: Some(until), question, ..line.clone() },
        },
        Fact::OnDesk { urgent, line: Line { stage: Stage::Declined, ..line.clone() } },
        Fact::OnDesk { urgent, line: Line { stage: Stage::Reviewed, ..line.clone() } },
        Fact::Agreed { urgent, name: "Ruth".into(), until, review_by },
        Fact::OnDesk {
            urgent,
            line: Line { stage: Stage::Agreed, until: Some(until), review_by, ..line },
        },
    ]
}
