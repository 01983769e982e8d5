//! Calm must not mean faint: every pair of colour tokens that meets on a page keeps its contrast,
//! in light and in dark. Contrast is that of WCAG 2.2.

use std::collections::BTreeMap;

use super::STYLE;

type Tokens<'s> = BTreeMap<&'s str, &'s str>;

/// The colour tokens of the first rule that begins with this selector.
fn tokens(selector: &str) -> Tokens<'static> {
    let rule = STYLE.body.split(&format!("{selector} {{")).nth(1).unwrap();
    let lines = rule.split('}').next().unwrap().lines();
    lines
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": #"))
        .collect()
}

/// Relative luminance of a colour written as six hexadecimal digits.
fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What stands on what, and the least contrast it keeps.
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("ink", &["bg", "surface", "tint"], 7.0),
    ("muted", &["bg", "surface"], 4.5),
    ("link", &["bg", "surface", "tint"], 4.5),
    ("on-primary", &["primary"], 4.5),
    ("caution", &["caution-bg", "bg", "surface"], 4.5),
    ("stop", &["stop-bg"], 4.5),
    ("done", &["done-bg"], 4.5),
    ("line", &["bg", "surface"], 3.0),
    ("primary", &["bg", "surface"], 3.0),
];

#[test]
fn every_pair_of_tokens_keeps_its_contrast() {
    for selector in [":root", r#":root[data-colours="dark"]"#] {
        let tokens = tokens(selector);
        for (on, grounds, least) in PAIRS {
            for ground in *grounds {
                let found = contrast(tokens[on], tokens[ground]);
                assert!(found >= *least, "{selector}: {on} on {ground} is {found:.2}");
            }
        }
    }
}

#[test]
fn dark_is_the_same_by_choice_and_by_device() {
    let device = tokens(r#":root:not([data-colours="light"])"#);
    assert_eq!(device, tokens(r#":root[data-colours="dark"]"#));
    assert_eq!(device.len(), tokens(":root").len());
}

#[test]
fn contrast_is_measured_as_the_standard_says() {
    assert!((contrast("000000", "ffffff") - 21.0).abs() < 0.001);
    assert!((contrast("777777", "ffffff") - 4.478).abs() < 0.001);
}
