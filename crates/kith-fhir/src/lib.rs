//! HL7 FHIR R4: questionnaires in, answers scored. Mapping only.
//!
//! Files come from anywhere, so every decoder here is bounded in size and depth, refuses
//! with a reason that names the place, and never repeats the wording of a file in an
//! error. No expression in a file is ever run: Kith scores from its own definitions.

pub mod file;
pub mod questionnaire;
mod resource;
pub mod response;

pub use file::FileRefused;
pub use questionnaire::{Import, ImportRefused, Warning, import};
pub use response::{Filled, ResponseRefused};
