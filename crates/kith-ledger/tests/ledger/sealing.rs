//! Sealing and opening of entries, runs, rows and wraps.

use kith_ledger::{
    BadEntry, BoxError, Class, Entry, Head, Kek, OpenError, Payload, Place, PublicKey, RoomKey,
    Run, SealError, derive, open, open_row, seal, seal_row, unwrap, verify_head, wrap,
};

use crate::support::{Kept, PLACE, ROOM, SERVICE, kept, room_key, service_key, words};

#[test]
fn a_room_opens_in_order_and_reaches_its_head() {
    let Kept { head, entries, .. } = kept(20);
    let mut run = Run::from(PLACE, Head::empty());
    for (number, entry) in entries.iter().enumerate() {
        let opened = run.open(&room_key(), &entry.leaf, &entry.ciphertext).unwrap();
        assert_eq!(*opened.payload, words(number));
        assert_eq!(opened.leaf.seq, number as u64);
        assert!(entry.leaf.len() <= 190, "{} bytes", entry.leaf.len());
    }
    assert!(run.reaches(&head));
    assert!(!run.reaches(&kept(19).head));
    assert!(!run.reaches(&Head::empty()));
    assert_eq!(run.head().root(), head.root());
    verify_head(&head, &ROOM, &service_key().public()).unwrap();
    assert_eq!(Head::decode(&head.encode()), Ok(head));
}

#[test]
fn a_missing_or_exchanged_entry_is_named() {
    let entries = kept(5).entries;
    let mut run = Run::from(PLACE, Head::empty());
    run.open(&room_key(), &entries[0].leaf, &entries[0].ciphertext).unwrap();
    let skipped = run.open(&room_key(), &entries[2].leaf, &entries[2].ciphertext);
    assert_eq!(skipped.err(), Some(BadEntry { seq: 1, why: OpenError::OutOfOrder { found: 2 } }));
    let exchanged = run.open(&room_key(), &entries[1].leaf, &entries[2].ciphertext);
    assert_eq!(exchanged.err(), Some(BadEntry { seq: 1, why: OpenError::Ciphertext }));
}

#[test]
fn another_key_service_or_room_opens_nothing() {
    let entries = kept(1).entries;
    let [entry] = entries.as_slice() else { panic!("one entry") };
    let attempt = |key: &RoomKey, place: Place| open(key, &place, &entry.leaf, &entry.ciphertext);
    let other_service = Place { service: [1; 16], ..PLACE };
    let other_room = Place { room: [1; 16], ..PLACE };
    assert!(attempt(&room_key(), PLACE).is_ok());
    assert_eq!(attempt(&RoomKey::new([8; 32]), PLACE).err(), Some(OpenError::Commitment));
    assert_eq!(attempt(&room_key(), other_service).err(), Some(OpenError::Commitment));
    assert_eq!(attempt(&room_key(), other_room).err(), Some(OpenError::OtherRoom));
}

#[test]
fn a_payload_too_long_is_refused_and_the_head_stays() {
    let mut head = Head::empty();
    let payload = vec![0; kith_ledger::MAX_PAYLOAD + 1];
    let entry = Entry { class: Class::Content, epoch: 0, payload: &payload };
    let sealed = seal(&room_key(), &PLACE, &mut head, entry, [0; 32]);
    assert_eq!(sealed, Err(SealError::TooLong));
    assert_eq!(head, Head::empty());
}

#[test]
fn a_signature_does_not_outlive_the_state_it_was_made_for() {
    let mut head = kept(1).head;
    assert!(head.signature().is_some());
    let entry = Entry { class: Class::Content, epoch: 1, payload: b"" };
    seal(&room_key(), &PLACE, &mut head, entry, [0; 32]).unwrap();
    assert_eq!(head.signature(), None);
}

#[test]
fn rows_and_wraps_open_only_where_they_were_put() {
    let row = seal_row(&room_key(), "kith/draft/v1", b"here", b"words", [3; 32]);
    let open_at = |label, context| open_row(&room_key(), label, context, &row);
    assert_eq!(open_at("kith/draft/v1", b"here").unwrap().as_slice(), b"words");
    assert_eq!(open_at("kith/draft/v1", b"elsewhere").err(), Some(BoxError::WrongKey));
    assert_eq!(open_at("kith/glance/v1", b"here").err(), Some(BoxError::WrongKey));

    let kek = Kek::new([5; 32]);
    let wrapped = wrap(&kek, &PLACE, 3, &room_key(), [4; 32]);
    let key = unwrap(&kek, &PLACE, 3, &wrapped).unwrap();
    assert_eq!(derive(&key, "a/v1", b""), derive(&room_key(), "a/v1", b""));
    assert!(unwrap(&kek, &PLACE, 4, &wrapped).is_err());
    assert!(unwrap(&Kek::new([6; 32]), &PLACE, 3, &wrapped).is_err());
    assert_ne!(kek.id(), Kek::new([6; 32]).id());
}

#[test]
fn a_public_key_reads_as_it_prints_and_in_no_other_way() {
    let key = service_key().public();
    let text = key.to_string();
    assert_eq!(text.parse::<PublicKey>(), Ok(key));
    assert_eq!(key.service(), SERVICE);
    assert!(text.to_uppercase().parse::<PublicKey>().is_err());
    assert!(text.replacen("51", "52", 1).parse::<PublicKey>().is_err());
}

#[test]
fn a_payload_reads_as_it_was_written() {
    let payload = Payload {
        tag: "promise/1".into(),
        by: vec![1; 16],
        at: -5,
        body: vec![0x82, 0x01, 0x61, b'a'].into(),
    };
    let bytes = payload.encode().unwrap();
    assert_eq!(Payload::decode(&bytes), Ok(payload.clone()));
    let float = Payload { body: vec![0xf9, 0, 0].into(), ..payload };
    assert!(float.encode().is_err());
    let two_items = Payload { body: vec![0x01, 0x02].into(), ..float };
    assert!(two_items.encode().is_err());
    assert!(Payload::decode(&[bytes.as_slice(), &[0]].concat()).is_err());
}
