//! When there is more to do than can be done, or the store is gone: nothing that somebody wrote is
//! lost. It is kept as a draft where that can be, and stands on the page to be sent again.

use axum::response::Response;
use kith_app::{AppError, SavedDraft};

use super::{Call, Server, turn};
use crate::answer::Turned;
use crate::cx::{Ids, Worn, form_name, parse_version, version_text};
use crate::form::Form;
use crate::right::Does;
use crate::views::error::Resend;

impl Server {
    /// There is more to do than can be done. What somebody wrote is kept, and stands on the page
    /// to be sent again; what was only asked is asked again.
    pub(super) async fn full(&self, call: &Call, form: Form) -> Response {
        self.site.load.refuse();
        let saved = match self.site.load.save().await.filter(|_| self.keeps(call)) {
            Some(_saving) => self.save_unseen(call, &form).await.unwrap_or_default(),
            None => None,
        };
        self.in_vain(call, form, Turned::Full, saved).await
    }

    pub(super) async fn in_vain(
        &self,
        call: &Call,
        form: Form,
        turned: Turned,
        saved: Option<SavedDraft>,
    ) -> Response {
        let worn = Worn::default();
        if self.keeps(call) {
            let resend = resend(call, &form, saved);
            return turn::again(&self.site, &turned, None, &worn, resend);
        }
        turn::away(&self.site, turned, None, &worn, (self.place(call), None)).await
    }

    /// Whether a form with words in it was sent, by somebody who pressed the button.
    pub(super) fn keeps(&self, call: &Call) -> bool {
        let route = self.found(call, None).filter(|_| call.does == Some(Does::Change));
        route.is_some_and(|(_, _, route)| route.keeps) && call.query.is_empty()
    }

    /// Keeps what was sent as a draft without working on it.
    async fn save_unseen(&self, call: &Call, form: &Form) -> Result<Option<SavedDraft>, AppError> {
        let Some((visit, (page, id, route))) = self.visit(call).await?.zip(self.found(call, None))
        else {
            return Ok(None);
        };
        if visit.is_held_back() {
            return Ok(None);
        }
        let ids = Ids::read(id);
        let Some(room) = (route.room)(&visit, &ids) else { return Ok(None) };
        let at = parse_version(form.get("version"));
        let name = form_name(page, &ids);
        let body = form.encode();
        let saved = self.site.app.save_draft(&visit.actor, room, &name, at, &body).await?;
        Ok(Some(saved))
    }
}

/// What was sent, to be sent once more. It finishes the draft as which it was kept.
pub(super) fn resend(call: &Call, form: &Form, saved: Option<SavedDraft>) -> Resend {
    let mut fields = form.pairs().to_vec();
    if let Some(saved) = &saved {
        fields.retain(|(name, _)| name != "version");
        fields.push(("version".to_owned(), version_text(saved.id, saved.version)));
    }
    Resend { action: call.path.clone(), fields, kept: saved.is_some() }
}
