//! The stylesheet and the script, inside the binary. Their addresses carry a hash of their bytes, so
//! a browser may keep them for ever and still never shows an old one.

use std::future::{Ready, ready};
use std::sync::LazyLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The folder these files are served from.
pub const FOLDER: &str = "/assets/";

/// The stylesheet of every page.
pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(include_str!("../assets/kith.css"), "css", "text/css; charset=utf-8")
});

/// The script of every page; pages work without it.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(include_str!("../assets/kith.js"), "js", "text/javascript; charset=utf-8")
});

/// Asks a device for a passkey: on the few pages that offer it, and only where it can be done.
pub static PASSKEY: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(include_str!("../assets/passkey.js"), "js", "text/javascript; charset=utf-8")
});

/// One file and its address.
#[derive(Debug)]
pub struct Asset {
    /// Where it is served, with the beginning of its SHA-256.
    pub path: String,
    body: &'static str,
    kind: &'static str,
}

impl Asset {
    fn new(body: &'static str, ending: &str, kind: &'static str) -> Self {
        let mut hash = HEXLOWER.encode(&Sha256::digest(body.as_bytes()));
        hash.truncate(12);
        Self { path: format!("{FOLDER}{hash}.{ending}"), body, kind }
    }

    /// What is served.
    pub const fn body(&self) -> &'static str {
        self.body
    }
}

/// Answers `GET /assets/*`: a file that may be kept for ever, or 404.
pub fn serve(uri: Uri) -> Ready<Response> {
    let wanted = [&*STYLE, &*SCRIPT, &*PASSKEY].into_iter().find(|asset| asset.path == uri.path());
    ready(wanted.map_or_else(
        || StatusCode::NOT_FOUND.into_response(),
        |asset| {
            let headers = [
                (CONTENT_TYPE, asset.kind),
                (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, asset.body).into_response()
        },
    ))
}

#[cfg(test)]
mod contrast;

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(path: &str) -> Response {
        serve(path.parse().unwrap()).await
    }

    #[tokio::test]
    async fn a_file_is_served_at_its_hash_only() {
        assert_eq!(get(&STYLE.path).await.status(), StatusCode::OK);
        assert_eq!(get("/assets/kith.css").await.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn a_file_may_be_kept_for_ever() {
        let response = get(&SCRIPT.path).await;
        assert!(response.headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    }

    #[test]
    fn style_and_script_stay_light() {
        assert!(STYLE.body.len() <= 24_000, "{} bytes of style", STYLE.body.len());
        let scripts = SCRIPT.body.len() + PASSKEY.body.len();
        assert!(scripts <= 8_000, "{scripts} bytes of script on one page");
    }

    #[test]
    fn the_style_knows_no_physical_side() {
        let physical = ["-left", "-right", "left:", "right:", "-top:", "-bottom:"];
        let found = physical.into_iter().find(|word| STYLE.body.contains(word));
        assert_eq!(found, None);
    }
}
