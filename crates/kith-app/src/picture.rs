//! What was done of what was agreed, over the whole service: numbers from the sealed glances of
//! all clients. No room is folded, and nobody's name or words leave here.

use kith_core::reliability::{FEWEST, Picture};
use kith_core::{Actor, Glance, Role, opened};

use crate::app::App;
use crate::error::AppError;

/// The picture of the whole service.
#[derive(Debug, Clone)]
pub struct WholePicture {
    /// What was done of what was agreed.
    pub picture: Picture,
    /// How many clients it is counted from.
    pub clients: usize,
}

impl App {
    /// What was done of what was agreed over the whole service, for a supervisor. `None`: there
    /// are fewer than [`FEWEST`] clients to count from. That they are read is an entry in the book
    /// first, for everybody's Who looked.
    pub async fn picture(&self, who: &Actor) -> Result<Option<WholePicture>, AppError> {
        if who.role != Role::Supervisor {
            return Err(AppError::NotFound);
        }
        let tell = opened::Command::TellCount { who: who.clone() };
        self.act(&self.operator(), self.book_room(), tell).await?;
        let now = self.now();
        let add = move |(picture, clients): &mut (Picture, usize), _, glance: Glance| {
            if !glance.tally.is_empty() {
                picture.add(&glance.tally, now);
                *clients += 1;
            }
        };
        let (mut picture, mut clients) = (Picture::default(), 0);
        for (part, number) in self.over_glances(add).await? {
            picture.join(part);
            clients += number;
        }
        let whole = WholePicture { picture: picture.whole(), clients };
        Ok((clients >= FEWEST).then_some(whole))
    }
}
