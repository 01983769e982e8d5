//! Pictures that a camera reads: an address as a code of points.

use std::fmt::Write;

use data_encoding::BASE64;
use qrcodegen::{QrCode, QrCodeEcc};

/// Points around a picture that stay white.
const BORDER: i32 = 4;

/// A picture for a camera, in black on white whatever the colours of the page.
pub(crate) fn picture(says: &str) -> String {
    let Ok(code) = QrCode::encode_text(says, QrCodeEcc::Medium) else { return String::new() };
    let size = code.size();
    let rows = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let mut dark = String::new();
    for (x, y) in rows.filter(|(x, y)| code.get_module(*x, *y)) {
        // A text takes every word.
        let _ = write!(dark, "M{},{}h1v1h-1z", x + BORDER, y + BORDER);
    }
    let whole = size + 2 * BORDER;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h{whole}v{whole}h-{whole}z\"/>\
         <path d=\"{dark}\"/></svg>"
    );
    format!("data:image/svg+xml;base64,{}", BASE64.encode(svg.as_bytes()))
}
