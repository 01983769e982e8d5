//! Sample pages of somebody's own passkeys.

use kith_app::NotKept;

use super::{Listed, Offer, Passkeys, Said};
use crate::look::Look;
use crate::paths::{Page, Paths};
use crate::text::Text;
use crate::views::samples::Album;

type Around = fn(&str, &Paths) -> Look;

fn keys(t: &Text) -> Vec<Listed> {
    let day = |key: &str| t.say(key).with("day", "Tuesday 5 May").to_string();
    let phone = vec![day("passkey-made"), day("passkey-used"), t.get("passkey-shared")];
    let key = vec![day("passkey-made"), t.get("passkey-unused"), t.get("passkey-one-device")];
    vec![
        Listed { id: "1".into(), name: "My phone".into(), facts: phone },
        Listed { id: "2".into(), name: t.get("passkey-unnamed"), facts: key },
    ]
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let (space, staff): (Around, Around) = (Look::space, Look::staff);
    let not = Said::Not;
    for (name, around, full, said) in [
        ("passkeys", space, true, Said::Nothing),
        ("passkeys_none", space, false, not(NotKept::Answer)),
        ("staff_passkeys", staff, true, not(NotKept::Many)),
        ("staff_passkeys_none", staff, false, not(NotKept::Known)),
    ] {
        let ((t, look), action) = (album.around(around), album.of(Page::Passkeys));
        let offer = Offer::new(action.clone(), "notes.example".into());
        let keys = if full { keys(&t) } else { Vec::new() };
        let who = name.starts_with("staff").then_some(());
        album.put(name, Passkeys { t, look, who, action, offer: Some(offer), keys, said })?;
    }
    for (name, around) in [("passkeys_nowhere", space), ("staff_passkeys_nowhere", staff)] {
        let ((t, look), action) = (album.around(around), album.of(Page::Passkeys));
        let (keys, said) = (Vec::new(), Said::Nothing);
        let who = name.starts_with("staff").then_some(());
        album.put(name, Passkeys { t, look, who, action, offer: None, keys, said })?;
    }
    Ok(())
}
