//! Requests, counted by the sort of page and by what came of them. The labels are words of the
//! program, by their type: nothing that anybody sent can become one.

use std::time::Duration;

use kith_web::Class;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// One label.
type One = [(&'static str, &'static str); 1];
/// Two labels.
type Two = [(&'static str, &'static str); 2];

/// The upper ends of the times that answers are counted by, in seconds.
const TIMES: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];

const PAGES: [&str; 5] = ["open", "front", "private", "staff", "asset"];
const STATUSES: [&str; 5] = ["2xx", "3xx", "4xx", "503", "5xx"];

/// The requests that were answered so far.
#[derive(Debug, Clone)]
pub(crate) struct Requests {
    count: Family<Two, Counter>,
    seconds: Family<One, Histogram, fn() -> Histogram>,
}

impl Default for Requests {
    fn default() -> Self {
        let times: fn() -> Histogram = || Histogram::new(TIMES);
        let count = Family::<Two, Counter>::default();
        // There from the beginning: what has not happened yet is 0, not missing.
        for page in PAGES {
            for status in STATUSES {
                drop(count.get_or_create(&[("page", page), ("status", status)]));
            }
        }
        Self { count, seconds: Family::new_with_constructor(times) }
    }
}

impl Requests {
    /// A request was answered, after so long; a stream when it began.
    pub(crate) fn answered(&self, class: Option<Class>, status: u16, took: Duration) {
        let page = ("page", name(class));
        self.count.get_or_create(&[page, ("status", kind(status))]).inc();
        self.seconds.get_or_create(&[page]).observe(took.as_secs_f64());
    }

    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register("kith_requests", "Requests answered", self.count.clone());
        let help = "From a request to the head of its answer";
        registry.register("kith_request_seconds", help, self.seconds.clone());
    }
}

const fn name(class: Option<Class>) -> &'static str {
    let [open, front, private, staff, asset] = PAGES;
    match class {
        Some(Class::Open) | None => open,
        Some(Class::Front) => front,
        Some(Class::Private) => private,
        Some(Class::Staff) => staff,
        Some(Class::Asset) => asset,
    }
}

const fn kind(status: u16) -> &'static str {
    let [fine, elsewhere, refused, busy, wrong] = STATUSES;
    match status {
        200..=299 => fine,
        300..=399 => elsewhere,
        400..=499 => refused,
        503 => busy,
        _ => wrong,
    }
}
