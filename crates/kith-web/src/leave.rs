//! Leave now, the server's part: end the sign-in, make the browser forget, send it elsewhere.
//! It asks nothing, waits for nothing and leaves no entry, because an entry would be a trace.

use std::future::Future;

use axum::http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// Where leaving leads, and which cookies end with it.
#[derive(Clone, Debug)]
pub struct Leaving {
    target: HeaderValue,
    expired: Vec<HeaderValue>,
}

impl Leaving {
    /// `target` is a full address elsewhere; `cookies` are names. Secure where the service is.
    ///
    /// None where the target or a name cannot stand in a header.
    pub fn new(target: &str, cookies: &[&str], secure: bool) -> Option<Self> {
        let secure = if secure { "; Secure" } else { "" };
        let expired = cookies
            .iter()
            .map(|name| format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict{secure}"))
            .map(|cookie| HeaderValue::try_from(cookie).ok())
            .collect::<Option<_>>()?;
        Some(Self { target: HeaderValue::try_from(target).ok()?, expired })
    }

    /// Answers `GET /leave`. `end` ends the sign-in session and cannot stop the leaving: whatever
    /// comes of it, the answer is the same.
    ///
    /// A browser that only fetches ahead gets nothing, and `end` is not called.
    pub async fn answer<F>(&self, headers: &HeaderMap, end: impl FnOnce() -> F) -> Response
    where
        F: Future<Output = ()>,
    {
        if is_ahead_of_time(headers) {
            return (StatusCode::NO_CONTENT, [(CACHE_CONTROL, "no-store")]).into_response();
        }
        end().await;
        let mut response = StatusCode::SEE_OTHER.into_response();
        let headers = response.headers_mut();
        headers.insert(LOCATION, self.target.clone());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cookies\", \"storage\""),
        );
        for cookie in &self.expired {
            headers.append(SET_COOKIE, cookie.clone());
        }
        response
    }
}

/// Whether the browser fetches a page that nobody has asked for yet.
fn is_ahead_of_time(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-moz"]
        .into_iter()
        .filter_map(|name| headers.get(name)?.to_str().ok())
        .any(|value| value.to_ascii_lowercase().contains("prefetch"))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn leaving() -> Leaving {
        Leaving::new("https://weather.example/", &["__Host-in", "__Host-door"], true).unwrap()
    }

    async fn leave(headers: &HeaderMap) -> (Response, bool) {
        let ended = Cell::new(false);
        let response = leaving().answer(headers, || async { ended.set(true) }).await;
        (response, ended.get())
    }

    #[tokio::test]
    async fn leaving_ends_the_sign_in_and_goes_elsewhere() {
        let (response, ended) = leave(&HeaderMap::new()).await;
        assert!(ended);
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()[LOCATION], "https://weather.example/");
        assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
        assert_eq!(response.headers()["clear-site-data"], "\"cookies\", \"storage\"");
        let cookies: Vec<_> = response.headers().get_all(SET_COOKIE).iter().collect();
        assert_eq!(cookies.len(), 2);
        assert!(
            cookies.iter().all(|cookie| cookie.to_str().unwrap().contains("=; Path=/; Max-Age=0"))
        );
    }

    #[tokio::test]
    async fn fetching_ahead_does_not_sign_out() {
        for (name, value) in
            [("sec-purpose", "prefetch;prerender"), ("purpose", "prefetch"), ("x-moz", "prefetch")]
        {
            let headers = HeaderMap::from_iter([(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )]);
            let (response, ended) = leave(&headers).await;
            assert!(!ended && response.status() == StatusCode::NO_CONTENT);
            assert!(response.headers().get(SET_COOKIE).is_none());
        }
    }

    #[test]
    fn a_target_that_breaks_the_header_is_refused() {
        assert!(Leaving::new("https://a.example/\r\nx: y", &[], true).is_none());
    }
}
