//! Coming back after every way in is lost: what those beside the client say on the page of online
//! access, the second yes of those who stand behind staff, and the client's own page, where it
//! can be stopped.

use askama::Template;
use kith_core::recovery::{Command, Fact, Round, Wanted, Yes};
use kith_core::{Actor, EntryId, PersonId, Purpose, Seen};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::record::{Reader, Told};
use crate::right::{Behind, Beside, Fresh, Right, SecondDoor};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::MetToo, asked)
        .change(Page::MetToo, say)
        .show(Page::ComingBack, own)
        .change(Page::ComingBack, stop);
}

/// Where it stands, for those beside the client.
#[derive(Clone, Debug)]
pub(crate) struct Back {
    /// What was said and what follows, in words.
    pub(crate) said: Vec<String>,
    /// Whether the reader can say that they have met the client: `do=met`.
    pub(crate) met: Option<String>,
    /// Whether it can be stopped: `do=stop`.
    pub(crate) stop: bool,
}

/// For the page of a client's online access; `None` where there is nothing to come back to.
pub(crate) async fn back(cx: &Cx<Beside>, name: &str) -> Result<Option<Back>, Turned> {
    let (app, who, room) = (&cx.site.app, &cx.right.who, cx.right.room);
    let round = app.coming_back(who, room).await?;
    let met = app.would(who, room, Command::Met).await?;
    if round.is_none() && !met {
        return Ok(None);
    }
    let stop = app.would(who, room, Command::Stop).await?;
    let ripe = round.as_ref().is_some_and(|round| round.is_ripe(app.now()));
    let said = round.map(|round| words(&cx.t, who, name, &round, ripe)).unwrap_or_default();
    let met = met.then(|| cx.t.say("recovery-met").with("name", name).to_string());
    Ok(Some(Back { said, met, stop }))
}

fn words(t: &Text, who: &Actor, name: &str, round: &Round, ripe: bool) -> Vec<String> {
    let yes = |yes: &Yes| {
        let key = if yes.person == who.person { "recovery-you-said" } else { "recovery-said" };
        let said = t.say(key).with("who", &yes.name).with("name", name);
        said.with("when", t.day_time(moment(yes.at))).to_string()
    };
    let mut all = vec![yes(&round.first)];
    all.extend(round.second.as_ref().map(yes));
    let until = t.day_time(moment(round.until()));
    all.push(match round.from() {
        None => t.say("recovery-second").with("until", until).to_string(),
        Some(_) if ripe => t.say("recovery-ripe").with("until", until).to_string(),
        Some(from) => {
            let said = t.say("recovery-both").with("when", t.day_time(moment(from)));
            said.with("until", until).with("name", name).to_string()
        }
    });
    all
}

/// Somebody for whom a second yes is looked for.
#[derive(Clone, Debug)]
struct Row {
    client: String,
    words: String,
}

/// What the address ends with once a yes was said.
const SAID: &str = "said";

/// Everybody for whom a second yes is looked for. Sends `client`.
#[derive(Debug, Template)]
#[template(path = "recovery/behind.html")]
struct BehindPage {
    t: Text,
    look: Look,
    /// Where the forms go.
    action: String,
    /// Whether the reader has just said yes.
    said: bool,
    rows: Vec<Row>,
}

/// Where somebody who stands behind staff is asked, if they are.
pub(crate) fn is_asked<R: Right>(cx: &Cx<R>, who: &Actor) -> Option<String> {
    let wanted = cx.site.app.book().recovery().wanted(cx.site.app.now());
    let asked = wanted.iter().any(|one| one.by.person != who.person);
    asked.then(|| cx.to(Page::MetToo))
}

fn row(t: &Text, one: &Wanted) -> Row {
    let said = t.say("recovery-behind-line").with("name", &one.by.name);
    let said = said.with("when", t.day_time(moment(one.by.at)));
    let until = one.by.at.plus(kith_core::recovery::HOLDS);
    let words = said.with("until", t.day_time(moment(until))).to_string();
    Row { client: one.client.to_string(), words }
}

async fn asked(cx: Cx<Behind>) -> Answer {
    let who = &cx.right.who;
    let wanted = cx.site.app.book().recovery().wanted(cx.site.app.now());
    let others = wanted.iter().filter(|one| one.by.person != who.person);
    let rows = others.map(|one| row(&cx.t, one)).collect();
    let (t, look, action) = (cx.t.clone(), cx.staff_look(who), cx.to(Page::MetToo));
    page(&BehindPage { t, look, action, said: cx.ids.first() == Some(SAID), rows })
}

async fn say(cx: Cx<Fresh<Behind>>) -> Answer {
    let cx = cx.proved();
    let client: PersonId = cx.form.get("client").parse().map_err(|_| Turned::Form)?;
    cx.site.app.met_too(&cx.right.who, client).await?;
    go(&cx.to_one(Page::MetToo, SAID))
}

/// Where it stands, for the client; and stopping it, as `do=stop`.
#[derive(Debug, Template)]
#[template(path = "recovery/own.html")]
struct OwnPage {
    t: Text,
    look: Look,
    /// Where the form goes.
    action: String,
    /// What was said and what follows, in words; empty where nothing is open.
    said: Vec<String>,
    /// Back.
    stay: String,
}

/// Whether a new way in is being made for the client.
pub(crate) fn is_open(seen: &Seen) -> bool {
    seen.coming_back().is_some()
}

/// That a new way in is being made, for those in the client's care.
pub(crate) fn near(t: &Text, seen: &Seen) -> Option<String> {
    seen.coming_back()?;
    Some(t.say("recovery-near").with("name", &seen.about().name).to_string())
}

fn own_words(t: &Text, round: &Round) -> Vec<String> {
    let yes = |yes: &Yes| {
        let said = t.say("recovery-own-said").with("who", &yes.name);
        said.with("when", t.day_time(moment(yes.at))).to_string()
    };
    let mut all = vec![yes(&round.first)];
    all.extend(round.second.as_ref().map(yes));
    all.push(match round.from() {
        None => t.get("recovery-own-waits"),
        Some(from) => t.say("recovery-own-from").with("when", t.day_time(moment(from))).to_string(),
    });
    all
}

async fn own(cx: Cx<SecondDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    page(&OwnPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        action: cx.here(),
        said: seen.coming_back().map(|round| own_words(&cx.t, round)).unwrap_or_default(),
        stay: cx.to(Page::Home),
    })
}

async fn stop(cx: Cx<SecondDoor>) -> Answer {
    if cx.form.get("do") != "stop" {
        return Err(Turned::Form);
    }
    cx.site.app.act(&cx.right.who, cx.right.room, Command::Stop).await?;
    go(&cx.here())
}

/// What an entry about coming back is called.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    Told::titled(match fact {
        Fact::Met { name } => t.say("recovery-told-met").with("name", name).to_string(),
        Fact::Stopped => t.get("recovery-told-stopped"),
        Fact::Used => t.get("recovery-told-used"),
        Fact::Wanted { .. } | Fact::Settled { .. } => t.get("recovery-behind-title"),
    })
}

/// One of each, as it stands from one moment to the next.
fn rounds() -> [Round; 2] {
    let at = kith_core::Timestamp(1_777_989_600_000_000);
    let yes = |number, name: &str| Yes { person: PersonId([number; 16]), name: name.into(), at };
    let first = yes(1, "Amira Haddad");
    let both = Round { first: first.clone(), second: Some(yes(2, "Jo Lind")) };
    [Round { first, second: None }, both]
}

/// What stands about it on the page of online access: nothing yet, one yes, two, and ripe.
pub(crate) fn back_samples(t: &Text) -> [Back; 4] {
    let [one, both] = rounds();
    let who = Actor {
        person: one.first.person,
        role: kith_core::Role::Therapist,
        name: String::new(),
        signin: kith_core::SigninId([0; 16]),
    };
    let met = t.say("recovery-met").with("name", "Noor").to_string();
    let back = |round: &Round, ripe| Back {
        said: words(t, &who, "Noor", round, ripe),
        met: None,
        stop: true,
    };
    let none = Back { said: Vec::new(), met: Some(met), stop: false };
    [none, back(&one, false), back(&both, false), back(&both, true)]
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let [one, both] = rounds();
    let client = PersonId([4; 16]);
    for (sample, full, said) in [
        ("staff_met_too", true, false),
        ("staff_met_too_none", false, false),
        ("staff_met_too_said", false, true),
    ] {
        let ((t, look), action) = (album.around(Look::supervisor), album.of(Page::MetToo));
        let wanted = Wanted { client, by: one.first.clone() };
        let rows = if full { vec![row(&t, &wanted)] } else { Vec::new() };
        album.put(sample, BehindPage { t, look, action, said, rows })?;
    }
    for (sample, round) in
        [("coming_back", Some(one)), ("coming_back_both", Some(both)), ("coming_back_none", None)]
    {
        let ((t, look), action) = (album.around(Look::space), album.of(Page::ComingBack));
        let said = round.map(|round| own_words(&t, &round)).unwrap_or_default();
        let stay = album.of(Page::Home);
        album.put(sample, OwnPage { t, look, action, said, stay })?;
    }
    Ok(())
}
