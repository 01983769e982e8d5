//! Pages: routes, rights, templates, words.

pub mod assets;
pub mod headers;
pub mod leave;
pub mod look;
pub mod parts;
pub mod paths;
pub mod text;
pub mod views;
