//! What every answer says to the browser: load nothing from elsewhere, keep nothing, tell no one.
//! And the one check that every change passes: it must come from a page of this service.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;

/// Nothing inline, nothing from another host, no frame around a page.
pub const POLICY: &str = "default-src 'none'; connect-src 'self'; style-src 'self'; \
    script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// Closes what no page of this service needs.
const CLOSED: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), serial=(), usb=()";

const FIXED: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), CLOSED),
];

/// For a year the browser asks over HTTPS only, whatever is typed or linked.
const HTTPS_ONLY: &str = "max-age=31536000";

/// Sets the headers of every answer: a middleware for `axum::middleware::from_fn`. `secure` is
/// whether the service is reached over HTTPS.
///
/// An answer that already says how long it may be kept (a hashed asset) keeps its own word;
/// every other one may not be kept at all.
pub async fn guard(request: Request, next: Next, secure: bool) -> Response {
    let mut response = next.run(request).await;
    set(response.headers_mut());
    if secure {
        let https_only = HeaderValue::from_static(HTTPS_ONLY);
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, https_only);
    }
    response
}

/// Sets the headers of one answer.
pub fn set(headers: &mut HeaderMap) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let own =
        headers.get(CACHE_CONTROL).is_some_and(|value| value.as_bytes().starts_with(b"public"));
    if !own {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Whether a request may change something here: reading always may; anything else only from a page
/// of this service.
///
/// Browsers say so in `Sec-Fetch-Site`. Where that is missing, `Origin` must name this host. Where
/// both are missing the caller is no browser of the last years, and the sign-in cookie's `SameSite`
/// stands alone.
pub fn may_change(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    headers.get(ORIGIN).is_none_or(|origin| is_here(origin, headers))
}

fn is_here(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    matches!((origin, host), (Some((_, origin)), Some(host)) if origin.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    fn may_post(pairs: &[(&'static str, &'static str)]) -> bool {
        may_change(&Method::POST, &headers(pairs))
    }

    #[test]
    fn every_answer_is_closed_and_kept_nowhere() {
        let mut headers = HeaderMap::new();
        set(&mut headers);
        assert_eq!(headers[CACHE_CONTROL], "no-store");
        assert!(!POLICY.contains("unsafe"));
        for (name, value) in FIXED {
            assert_eq!(headers[name], value);
        }
    }

    #[test]
    fn a_hashed_asset_keeps_its_own_word() {
        let mut headers = headers(&[("cache-control", "public, immutable")]);
        set(&mut headers);
        assert_eq!(headers[CACHE_CONTROL], "public, immutable");
    }

    #[test]
    fn a_form_of_this_service_may_change_things() {
        assert!(may_post(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(may_post(&[("origin", "https://a.example:8443"), ("host", "a.example:8443")]));
        assert!(may_post(&[("host", "a.example")]));
    }

    #[test]
    fn a_form_from_elsewhere_may_not() {
        let here = ("host", "a.example");
        assert!(!may_post(&[here, ("sec-fetch-site", "cross-site")]));
        assert!(!may_post(&[here, ("sec-fetch-site", "same-site")]));
        assert!(!may_post(&[
            here,
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://a.example")
        ]));
        assert!(!may_post(&[here, ("origin", "https://b.example")]));
        assert!(!may_post(&[here, ("origin", "https://a.example:8443")]));
        assert!(!may_post(&[here, ("origin", "null")]));
    }

    #[test]
    fn reading_is_open_to_links_from_elsewhere() {
        assert!(may_change(&Method::GET, &headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!may_change(&Method::DELETE, &headers(&[("sec-fetch-site", "cross-site")])));
    }
}
