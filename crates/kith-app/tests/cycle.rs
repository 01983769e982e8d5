//! One meeting, from the invitation to who looked, through the real use cases.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::{App, AppError, Location, Once};
use kith_core::time::{DAY, HOUR};
use kith_core::{
    Actor, NoteId, PersonId, Purpose, Refusal, Role, RoomId, RoomKind, bond, checkin, feedback,
    front, note,
};
use support::{MEETING, World, keys, ports};

fn finish(text: &str) -> note::Command {
    note::Command::Finish {
        note: NoteId([4; 16]),
        meeting: Some(MEETING),
        text: text.into(),
        promise: None,
    }
}

#[tokio::test]
async fn a_meeting_from_check_in_to_feedback() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        world.meet(&pair, MEETING, 2 * DAY).await;
        let said = checkin::CheckIn {
            answers: vec![Some(3), None, None, None, None],
            bring_up: "the letter".into(),
            ..Default::default()
        };
        let send = checkin::Command::Send { meeting: MEETING, said };
        world.app.act(&pair.noor, pair.room, send).await.expect("sent");

        let seen =
            world.app.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("the brief");
        assert_eq!(
            seen.checkin(MEETING).map(|sent| sent.said.bring_up.as_str()),
            Some("the letter")
        );

        world.later(3 * DAY);
        world.app.act(&pair.amira, pair.room, finish("We read the letter.")).await.expect("noted");
        let said = feedback::Feedback {
            answers: vec![Some(9); 6],
            words: String::new(),
            show: feedback::Show::WorthAsking,
        };
        let give = feedback::Command::Give { meeting: MEETING, said };
        world.app.act(&pair.noor, pair.room, give).await.expect("given");
        let seen =
            world.app.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("the brief");
        assert_eq!(seen.last_feedback(), Some(feedback::View::WorthAsking));

        let seen = world.app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her room");
        let looked: Vec<_> = seen.openings().map(|one| (one.name.as_str(), one.purpose)).collect();
        assert_eq!(looked, [("Amira", Purpose::Prepare), ("Amira", Purpose::Prepare)]);
    }
}

#[tokio::test]
async fn an_opening_is_there_before_anything_is_shown_and_once_an_hour() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        let openings = async || {
            let read = world.app.read_entries(&pair.noor, pair.room, Purpose::Own).await;
            read.expect("her room").seen.openings().count()
        };
        world.app.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("opened");
        world.app.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("opened again");
        assert_eq!(openings().await, 1);
        world.app.read(&pair.amira, pair.room, Purpose::Write).await.expect("another purpose");
        assert_eq!(openings().await, 2);
        world.later(HOUR);
        world.app.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("another hour");
        assert_eq!(openings().await, 3);
    }
}

#[tokio::test]
async fn a_list_is_an_opening_of_every_room_in_it() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        world.meet(&pair, MEETING, 2 * DAY).await;
        for _ in 0..3 {
            let list = world.app.caseload(&pair.amira).await.expect("a list");
            let glance = list.first().and_then(|one| one.glance.clone()).expect("a glance");
            assert_eq!(glance.name, "Noor");
            assert!(glance.next_with(pair.amira.person, world.app.now()).is_some());
        }
        let seen = world.app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her room");
        let lists = seen.openings().filter(|one| one.purpose == Purpose::List).count();
        assert_eq!(lists, 1);
    }
}

#[tokio::test]
async fn e03_without_an_active_bond_there_is_nothing_and_the_attempt_is_told() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        let end = bond::Command::End { bond: pair.bond };
        world.app.act(&pair.noor, pair.room, end).await.expect("ended");
        let (ruth, _) = world.staff("Ruth", Role::Supervisor).await;
        for times in 1..=3 {
            world.later(HOUR);
            let refused = match times {
                1 => world.app.read(&pair.amira, pair.room, Purpose::Prepare).await.err(),
                2 => world.app.act(&pair.amira, pair.room, finish("Still here")).await.err(),
                _ => world.app.save_draft(&pair.amira, pair.room, "note/", None, "a").await.err(),
            };
            assert!(matches!(refused, Some(AppError::NotFound)), "{refused:?}");
            let attempts = world.app.attempts(pair.room).await.expect("the book");
            assert_eq!(attempts.first().map(|one| one.name.as_str()), Some("Amira"));
            assert_eq!(attempts.len(), times, "each way is told");
            let elsewhere = RoomId([u8::try_from(times).expect("few"); 16]);
            let read = world.app.read(&pair.amira, elsewhere, Purpose::Prepare).await;
            assert!(matches!(read, Err(AppError::NotFound)));
            let tried = tried(&world, &ruth.actor).await;
            assert_eq!(tried, [(pair.amira.person, times)], "and no room that there is not");
        }
        assert!(world.app.caseload(&pair.amira).await.expect("a list")[0].glance.is_none());
    }
}

/// What stands on a supervisor's desk of those who tried.
async fn tried(world: &World, who: &Actor) -> Vec<(PersonId, usize)> {
    let desk = world.app.own_room(who.person, RoomKind::Desk).await.expect("a desk");
    let seen = world.app.read(who, desk, Purpose::Own).await.expect("theirs");
    seen.tried().iter().map(|one| (one.person, one.times)).collect()
}

#[tokio::test]
async fn e03_whoever_may_not_open_a_room_does_not_get_as_far_as_its_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Location::Data(folder.path().to_owned());
    let world = World::at(&place).await;
    let pair = world.pair().await;
    let end = bond::Command::End { bond: pair.bond };
    world.app.act(&pair.noor, pair.room, end).await.expect("ended");
    drop(world);
    let (_, ports) = ports(8);
    let app = App::open_service(&place, &keys(1), ports).await.expect("opened anew");
    app.attempts(pair.room).await.expect("the book, whose key is known from here on");
    let before = app.counts().unwraps;
    let read = app.read(&pair.amira, pair.room, Purpose::Prepare).await;
    let wish = app.act(&pair.amira, pair.room, finish("Still here")).await;
    let drafts = app.drafts(&pair.amira, pair.room, "note/").await;
    assert!(matches!(read, Err(AppError::NotFound)));
    assert!(matches!(wish, Err(AppError::NotFound)));
    assert!(matches!(drafts, Err(AppError::NotFound)));
    assert_eq!(app.counts().unwraps, before);
    app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her room");
    assert_eq!(app.counts().unwraps, before + 1, "the counter counts");
}

#[tokio::test]
async fn e51_the_same_submit_gives_the_same_receipt_however_often() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        world.meet(&pair, MEETING, 2 * DAY).await;
        let once = Some(Once([9; 16]));
        let mut receipts = Vec::new();
        for _ in 0..100 {
            let kept =
                world.app.act_once(&pair.amira, pair.room, finish("Once."), once, None).await;
            receipts.push(kept.expect("kept"));
        }
        receipts.dedup();
        assert_eq!(receipts.len(), 1);
        let read = world.app.read_entries(&pair.noor, pair.room, Purpose::Own).await.expect("hers");
        let notes = read.entries.iter().filter(|entry| entry.fact.tag() == "note/1").count();
        assert_eq!(notes, 1);
        let another = world.app.act(&pair.amira, pair.room, finish("Once.")).await;
        assert!(matches!(another, Err(AppError::Refused(Refusal::AlreadyDone))));
    }
}

#[tokio::test]
async fn the_front_room_gets_what_the_client_chose_in_the_same_breath() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        let home =
            world.app.own_room(pair.noor.person, RoomKind::Front).await.expect("a front room");
        let line = async || {
            let seen = world.app.read(&pair.noor, home, Purpose::Own).await.expect("her front");
            seen.front_line().cloned()
        };
        world.meet(&pair, MEETING, 2 * DAY).await;
        assert_eq!(line().await, None);
        let choose = front::Command::Choose { shows: front::Shows::TimeOnly };
        world.app.act(&pair.noor, pair.room, choose).await.expect("chosen");
        assert_eq!(line().await.map(|line| (line.minutes, line.place)), Some((50, None)));
    }
}

#[tokio::test]
async fn e60_a_clock_that_jumps_changes_no_order() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        for (turn, jump) in [0, -HOUR, 3650 * DAY, -3650 * DAY].into_iter().enumerate() {
            world.later(jump);
            let to = u8::try_from(turn).expect("few");
            eight_notes(&world.app, &pair.amira, pair.room, to).await;
        }
        let read = world.app.read_entries(&pair.noor, pair.room, Purpose::Own).await.expect("hers");
        assert!(read.entries.windows(2).all(|two| two[0].at >= two[1].at), "newest first");
        let checked = world.app.check(&pair.noor, pair.room).await.expect("checked");
        assert_eq!(checked, kith_app::Checked::Whole);
    }
}

#[tokio::test]
async fn sixteen_writers_at_once_leave_one_chain_without_gaps() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let pair = world.pair().await;
        let writers = (0..16).map(|number| {
            let (app, amira, room) = (world.app.clone(), pair.amira.clone(), pair.room);
            tokio::spawn(async move { eight_notes(&app, &amira, room, number).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("no panic");
        }
        let checked = world.app.check(&pair.noor, pair.room).await.expect("checked");
        assert_eq!(checked, kith_app::Checked::Whole);
        let read = world.app.read_entries(&pair.noor, pair.room, Purpose::Own).await.expect("hers");
        let notes = read.entries.iter().filter(|entry| entry.fact.tag() == "note/1").count();
        assert_eq!(notes, 128);
    }
}

async fn eight_notes(app: &App, amira: &Actor, room: RoomId, writer: u8) {
    for turn in 0..8 {
        let note = NoteId([writer, turn, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        let text = format!("{writer} {turn}");
        let wish = note::Command::Finish { note, meeting: None, text, promise: None };
        app.act(amira, room, wish).await.expect("kept");
    }
}

#[tokio::test]
async fn what_would_be_carried_out_is_told_without_doing_it_and_to_nobody_else() {
    let world = World::new().await;
    let pair = world.pair().await;
    let bond = pair.bond;
    let pause = || bond::Command::Pause { bond };
    for _ in 0..2 {
        assert!(world.app.would(&pair.amira, pair.room, pause()).await.expect("answered"));
    }
    let accept = bond::Command::Accept { bond };
    assert!(!world.app.would(&pair.amira, pair.room, accept).await.expect("answered"));
    let jo = world.actor(PersonId([77; 16]), Role::Therapist, "Jo");
    let refused = world.app.would(&jo, pair.room, pause()).await;
    assert!(matches!(refused, Err(AppError::NotFound)));
}
