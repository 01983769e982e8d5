//! The test forms, and small ways to change them.

use kith_fhir::{Import, ImportRefused, import};
use kith_measure::form::FormFile;
use serde_json::Value;

pub(crate) const PHQ9: &[u8] = include_bytes!("../forms/phq-9.json");
pub(crate) const PHQ2: &[u8] = include_bytes!("../forms/phq-2.json");
pub(crate) const GAD7: &[u8] = include_bytes!("../forms/gad-7.json");
pub(crate) const PCL5: &[u8] = include_bytes!("../forms/pcl-5.json");
pub(crate) const PCPTSD5: &[u8] = include_bytes!("../forms/pc-ptsd-5.json");
pub(crate) const WHO5: &[u8] = include_bytes!("../forms/who-5.en.json");
pub(crate) const WHO5_ES: &[u8] = include_bytes!("../forms/who-5.es.json");
pub(crate) const LIST: &[u8] = include_bytes!("../forms/ll358-3.valueset.json");
pub(crate) const RESPONSE: &[u8] = include_bytes!("../forms/phq-9.response.json");

/// Address of the answer list that PHQ-9, PHQ-2 and GAD-7 name.
pub(crate) const LIST_URL: &str = "http://loinc.org/vs/LL358-3";

/// A file with one change.
pub(crate) fn changed(file: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(file).expect("a test form is JSON");
    change(&mut value);
    serde_json::to_vec(&value).expect("a value is JSON")
}

/// The questions of a test form: the items of its first group that asks something.
pub(crate) fn questions(form: &mut Value) -> &mut Vec<Value> {
    let groups = form["item"].as_array_mut().expect("a test form has items").iter_mut();
    let mut asking = groups.filter(|group| group["item"][0]["type"] == "choice");
    asking.next().and_then(|group| group["item"].as_array_mut()).expect("a test form asks")
}

/// Imports a changed PHQ-9 with its list.
pub(crate) fn phq9(change: impl FnOnce(&mut Value)) -> Result<Import, ImportRefused> {
    import(&changed(PHQ9, change), &[LIST])
}

/// Imports with the answer list, whether the form needs it or not.
pub(crate) fn form(file: &[u8]) -> FormFile {
    import(file, &[LIST]).expect("a test form imports").form
}
