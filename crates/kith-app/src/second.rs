//! A second administrator: asking for the yes of another, and using it.

use kith_core::second::{Act, Command};
use kith_core::{Actor, Refusal, SecondId, Timestamp};

use crate::app::App;
use crate::error::AppError;

/// Whether something that takes a second administrator may be carried out at the machine now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yes {
    /// An administrator said yes, and that yes is used up by this.
    Given,
    /// There is at most one administrator, so nobody else can be asked.
    Alone,
    /// An administrator is asked, and can say yes under "People and roles" until then.
    Asked(Timestamp),
}

impl App {
    /// For what is carried out at the machine's command line: uses up the yes of an administrator,
    /// or asks for one. Whoever sits at the machine and whoever says yes are two.
    pub async fn second_yes(&self, act: &Act) -> Result<Yes, AppError> {
        let operator = self.operator();
        let wish = Command::Use { act: act.clone() };
        match self.act(&operator, self.book_room(), wish).await {
            Ok(kept) if kept.entry.is_some() => return Ok(Yes::Given),
            Ok(_) => return Ok(Yes::Alone),
            Err(AppError::Refused(Refusal::NeedsSecond)) => {}
            Err(error) => return Err(error),
        }
        self.ask_second(&operator, act.clone()).await?;
        let (book, now) = (self.fresh_book().await?, self.now());
        let asking = book.second().of(act, now).ok_or(AppError::Busy)?;
        Ok(Yes::Asked(asking.until))
    }

    /// Asks the other administrators, unless they are asked already.
    pub async fn ask_second(&self, who: &Actor, act: Act) -> Result<(), AppError> {
        let ask = Command::Ask { id: SecondId(self.new_id()), act };
        match self.act(who, self.book_room(), ask).await {
            Ok(_) | Err(AppError::Refused(Refusal::AlreadyDone)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
