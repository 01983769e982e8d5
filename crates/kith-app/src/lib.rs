//! Use cases: open, fold, decide, seal, append, and what follows.
//!
//! [`App::act`] is the only way in and [`App::read`] the only way out of a room; both are
//! generic over capabilities. Nothing is acknowledged before it is durable, and nothing is
//! shown before its opening is. Pages above see neither store nor ledger.

mod act;
mod apart;
mod app;
mod asked;
pub mod backup;
mod cache;
mod caseload;
mod changes;
mod clients;
mod codes;
mod counts;
mod delay;
mod drafts;
mod erasure;
mod error;
mod factor;
mod glances;
mod handle;
mod invite;
mod keks;
mod keyring;
mod people;
mod picture;
mod ports;
mod proof;
mod read;
mod recovery;
mod rooms;
mod rotate;
mod second;
mod secret;
mod service;
mod session;
mod slots;
mod stays;
mod strength;
mod tablet;
mod urgent;
mod welcome;

pub use act::{Kept, Once};
pub use apart::{Keep, KeptApart, Pairs};
pub use app::App;
pub use caseload::Listed;
pub use changes::{Changes, News};
pub use clients::Client;
pub use counts::{Counts, NotReady};
pub use delay::{Delays, Wait};
pub use drafts::{Draft, DraftId, SavedDraft};
pub use erasure::ErasedRoom;
pub use error::{AppError, StartError};
pub use factor::{Dropped, NewApp, Ways};
pub use invite::{Acceptance, Invited, Link, NewClient, NewStaff, NotAccepted};
pub use keks::{Keks, Source};
pub use kith_store::{Counts as StoreCounts, Location, TOGETHER};
pub use people::{Came, Colleague};
pub use picture::WholePicture;
pub use ports::{Clock, ManualClock, Random, SeededRandom, SystemClock, SystemRandom};
pub use proof::{Checked, RecordFile};
pub use read::Read;
pub use rooms::{entry_id, read_payload};
pub use rotate::{RotateError, Rotated};
pub use second::Yes;
pub use secret::{Hashing, OneCheck, SecretHash, Secrets, Whom};
pub use service::{Keys, Ports};
pub use session::{
    CameBack, CameIn, Coming, Door, Due, Given, NotKept, OpenSignIn, Passkey, PasskeyHost, Proof,
    Proved, Question, SecondDoor, SignedIn, Visit,
};
pub use strength::{PASSPHRASE_LEAST, PASSPHRASE_WITH_CODE, SECOND_LEAST, Weak};
pub use tablet::{NewTablet, OnTablet, OpenTablet};
pub use welcome::Online;
