//! Pages: routes, rights, templates, words.
//!
//! Every page is in the route table with the right it asks for; a handler without one does
//! not compile. What a page shows comes from [`kith_app`], what it says from the Fluent files.

mod about;
pub mod answer;
mod askform;
pub mod assets;
mod bond;
mod brief;
mod caller;
mod checkin;
mod choices;
mod clients;
mod cookies;
pub mod cx;
mod doors;
mod feedback;
mod fill;
mod firstrun;
pub mod form;
mod forms;
mod front;
pub mod headers;
mod home;
pub mod leave;
mod live;
mod load;
pub mod look;
mod looked;
mod meet;
mod meeting;
mod newclient;
mod note;
pub mod parts;
mod passkey;
pub mod paths;
mod person;
mod promise;
mod prove;
mod reach;
mod record;
mod recovery;
mod repair;
mod reply;
pub mod right;
pub mod routes;
pub mod serve;
mod service;
pub mod site;
mod staff;
mod stand;
mod suggest;
pub mod table;
pub mod text;
mod today;
pub mod views;
mod ways;
mod welcome;
mod whole;

pub use caller::{Caller, Peer};
pub use firstrun::Machine;
pub use load::LoadCounts;
pub use record::aloud;
pub use right::Class;
pub use serve::router;
pub use site::{Reach, Site};
