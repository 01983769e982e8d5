//! Expressions in a file are looked at for known faults and never run.

use super::warning::Flaw;
use crate::resource::Extension;

/// An item shown only where an expression is true.
const CONDITION: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

/// The known faults of the expressions among these extensions, in order.
pub(super) fn flaws(extensions: &[Extension]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for expression in extensions.iter().filter_map(text) {
        if names_typed_value(expression) {
            flaws.push(Flaw::TypedValue);
        }
        if expression.contains("ordinal()") {
            flaws.push(Flaw::OldFunction);
        }
    }
    flaws
}

/// Whether one of these extensions is a condition.
pub(super) fn is_condition(extensions: &[Extension]) -> bool {
    extensions.iter().any(|extension| extension.url == CONDITION)
}

fn text(extension: &Extension) -> Option<&str> {
    extension.value_expression.as_ref()?.expression.as_deref()
}

/// `.answer.valueCoding`, `.answer.valueInteger` and the like.
fn names_typed_value(expression: &str) -> bool {
    let after = expression.split(".answer.value").skip(1);
    after.filter_map(|rest| rest.chars().next()).any(|next| next.is_ascii_uppercase())
}
