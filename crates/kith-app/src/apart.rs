//! Keeping two people apart: whom a name leads to, and when both are expected in the house all the
//! same. The rule itself is kept by what the store refuses; see [`crate::slots`].

use std::collections::{BTreeMap, BTreeSet};

use kith_core::apart::{Command, Part, Rule, Strength, Wish};
use kith_core::calendar::Calendar;
use kith_core::{Actor, ApartId, Glance, PersonId, Refusal, RoomKind, State, Timestamp};
use kith_store::Id;

use crate::app::App;
use crate::error::AppError;
use crate::handle::plain;

/// Who is to be kept apart.
#[derive(Debug, Clone, Copy)]
pub struct Keep<'a> {
    /// One of them, by name or by what they sign in with, and their part in it.
    pub one: (&'a str, Part),
    /// And the other.
    pub other: (&'a str, Part),
    /// How far apart.
    pub strength: Strength,
    /// Words for those who see to it; may be empty.
    pub why: &'a str,
}

/// A rule, as those who see to it know of it.
#[derive(Debug, Clone)]
pub struct KeptApart {
    /// The rule.
    pub rule: Rule,
    /// The name of one; `None` for somebody of whom there is nothing any more.
    pub one: Option<String>,
    /// And of the other.
    pub other: Option<String>,
    /// When both are expected in the house all the same, the first first.
    pub touching: Vec<(Timestamp, Timestamp)>,
}

/// What those who stand behind staff or keep the service may know of who is kept apart.
#[derive(Debug, Clone)]
pub struct Pairs {
    /// The rules in force, the newest first.
    pub all: Vec<KeptApart>,
    /// Who wrote names of which no rule came, and when, the newest first.
    pub missed: Vec<(PersonId, Timestamp)>,
}

impl App {
    /// Keeps two people apart. That no rule came of two names is an entry too, so that nobody asks
    /// for names unseen.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotHere`] where nobody is called so, or more than one; [`Refusal::NotYours`] for
    /// whoever is one of the two; [`Refusal::OutsideScale`] where both names lead to one person;
    /// [`Refusal::AlreadyDone`] where the two are kept apart already; as
    /// [`State::may_keep_apart`] otherwise.
    pub async fn keep_apart(&self, who: &Actor, keep: Keep<'_>) -> Result<(), AppError> {
        let book = self.fresh_book().await?;
        let wish = Wish {
            apart: ApartId(self.new_id()),
            one: (keep.one.0.to_owned(), keep.one.1),
            other: (keep.other.0.to_owned(), keep.other.1),
            strength: keep.strength,
            why: keep.why.to_owned(),
        };
        // All that can be wrong is said before anybody is looked for.
        book.may_keep_apart(who, self.now(), &wish)?;
        let one = self.anybody_called(&book, keep.one.0).await?;
        let other = self.anybody_called(&book, keep.other.0).await?;
        let refusal = match (one.as_slice(), other.as_slice()) {
            (&[one], &[other]) => {
                let set = Command::Set { one, other, wish };
                match self.act_from_outside(who, self.book_room(), set).await {
                    Err(AppError::Refused(refusal)) => refusal,
                    answer => return answer.map(|_| ()),
                }
            }
            _ => Refusal::NotHere,
        };
        // Each of these says something of a name.
        self.act_from_outside(who, self.book_room(), Command::Miss).await?;
        Err(refusal.into())
    }

    /// Keeps two people apart no more.
    pub async fn end_apart(&self, who: &Actor, apart: ApartId) -> Result<(), AppError> {
        self.act_from_outside(who, self.book_room(), Command::End { apart }).await?;
        Ok(())
    }

    /// Who is kept apart, for those who stand behind staff or keep the service. That they looked is
    /// an entry in the service book before a name is shown.
    pub async fn kept_apart(&self, who: &Actor) -> Result<Pairs, AppError> {
        let book = self.fresh_book().await?;
        let rules = book.apart_seen_by(who).ok_or(AppError::NotFound)?;
        if !rules.is_empty() {
            self.act_from_outside(who, self.book_room(), Command::Look).await?;
        }
        let names = self.names(&book, &rules).await?;
        let calendar = Calendar::of(&book);
        let mut all = Vec::new();
        for rule in rules {
            let ones = self.in_house(rule.one.person).await?;
            let others = self.in_house(rule.other.person).await?;
            let touching = rule.touching(&calendar, &ones, &others);
            let name = |person| names.get(&person).cloned();
            let (one, other) = (name(rule.one.person), name(rule.other.person));
            all.push(KeptApart { rule, one, other, touching });
        }
        Ok(Pairs { all, missed: book.apart_missed(who) })
    }

    /// The clients and those who work here who are called so, or sign in so.
    async fn anybody_called(&self, book: &State, name: &str) -> Result<Vec<PersonId>, AppError> {
        let wanted = plain(name);
        let staff = book.staff().into_iter().filter(|member| plain(&member.name) == wanted);
        let mut people: Vec<_> = staff.map(|member| member.person).collect();
        for room in self.called(name).await? {
            let plate = self.inner.keys.plate(&self.inner.store, room.0).await?;
            people.push(PersonId(plate.person));
        }
        let account = self.inner.store.account_by_handle(self.service(), &wanted).await?;
        let person = account.map(|account| PersonId(account.person));
        people.extend(person.filter(|person| book.member(*person).is_some()));
        people.sort_unstable();
        people.dedup();
        Ok(people)
    }

    /// What those whom rules are about are called.
    async fn names(
        &self,
        book: &State,
        rules: &[Rule],
    ) -> Result<BTreeMap<PersonId, String>, AppError> {
        let (mut names, mut rooms) = (BTreeMap::new(), BTreeMap::<Id, PersonId>::new());
        let people = rules.iter().flat_map(|rule| [rule.one.person, rule.other.person]);
        for person in people.collect::<BTreeSet<_>>() {
            if let Some(name) = book.staff_name(person) {
                names.insert(person, name.to_owned());
                continue;
            }
            let theirs = self.inner.store.rooms_of(self.service(), person.0).await?;
            let theirs = theirs.iter().filter(|row| row.kind == RoomKind::Private.number());
            rooms.extend(theirs.map(|row| (row.room, person)));
        }
        if rooms.is_empty() {
            return Ok(names);
        }
        let of = move |found: &mut Vec<_>, room, glance: Glance| {
            found.extend(rooms.get(&room).map(|person| (*person, glance.name)));
        };
        names.extend(self.over_glances(of).await?.into_iter().flatten());
        Ok(names)
    }
}
