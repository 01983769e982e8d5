//! A form on its way: it may be so large and take so long, and all that are on their way together
//! may not fill the memory.

use std::time::Duration;

use axum::body::{Body, HttpBody};
use futures_util::StreamExt;
use tokio::sync::SemaphorePermit;

use crate::answer::Turned;
use crate::form::Form;
use crate::load::Load;

/// The most that a form may send: a long note with room to spare.
const MOST: usize = 512 * 1024;
/// How long a form may take to arrive.
const LONGEST: Duration = Duration::from_secs(30);

/// The whole form, unless it is too large, does not come, or finds no room now.
pub(super) async fn form<'l>(
    load: &'l Load,
    body: Body,
    room: &mut Option<SemaphorePermit<'l>>,
) -> Result<Form, Turned> {
    if body.size_hint().lower() > MOST as u64 {
        return Err(Turned::Form);
    }
    let arriving = tokio::time::timeout(LONGEST, all(load, body, room)).await;
    arriving.unwrap_or(Err(Turned::Form))
}

async fn all<'l>(
    load: &'l Load,
    body: Body,
    room: &mut Option<SemaphorePermit<'l>>,
) -> Result<Form, Turned> {
    let (mut parts, mut bytes) = (body.into_data_stream(), Vec::new());
    while let Some(part) = parts.next().await {
        let part = part.map_err(|_| Turned::Form)?;
        let size = bytes.len() + part.len();
        if size > MOST {
            return Err(Turned::Form);
        }
        if !load.form(room, size) {
            load.refuse();
            return Err(Turned::Full);
        }
        bytes.extend_from_slice(&part);
    }
    Ok(Form::read(&bytes))
}
