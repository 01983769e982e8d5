//! What the service has done, as Prometheus reads it. Every name stands here; every value is a
//! number that a layer below counts. No id, name or word of a record can get in.

use std::fmt;
use std::sync::Arc;

use kith_app::{App, Counts, NotReady, TOGETHER};
use kith_web::Site;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric, prometheus_text};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use super::requests::Requests;
use crate::process::Process;
use crate::serve::Places;

/// Where the numbers come from.
pub(crate) struct Sources {
    pub(crate) app: App,
    pub(crate) site: Site,
    pub(crate) places: Arc<Places>,
    pub(crate) requests: Requests,
}

pub(super) struct Metrics {
    app: App,
    registry: Registry,
}

impl Metrics {
    pub(super) fn new(sources: Sources) -> Self {
        let app = sources.app.clone();
        let mut registry = Registry::default();
        sources.requests.register(&mut registry);
        let started = app.now().0 / 1_000_000;
        registry.register_collector(Box::new(Numbers { sources, started }));
        Self { app, registry }
    }

    pub(super) async fn ready(&self) -> Result<(), NotReady> {
        self.app.ready().await
    }

    pub(super) fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        prometheus_text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// The numbers that are read when they are asked for.
struct Numbers {
    sources: Sources,
    started: i64,
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Numbers")
    }
}

impl Collector for Numbers {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut page = Page(encoder);
        let counts = self.sources.app.counts();
        hashing(&mut page, &counts)?;
        doors(&mut page, &counts)?;
        store(&mut page, &counts)?;
        self.at_once(&mut page)?;
        self.process(&mut page)
    }
}

fn hashing(page: &mut Page<'_>, counts: &Counts) -> fmt::Result {
    let hashing = counts.hashing;
    page.count("kith_argon2_evaluations", "Secrets hashed or checked", hashing.evaluations)?;
    page.count("kith_argon2_refused", "Told to come again, for want of a turn", hashing.refused)?;
    page.level("kith_argon2_at_once", "The most at once", hashing.at_once)?;
    page.level("kith_argon2_running", "Being worked on now", hashing.running)?;
    let waiting = [("known", hashing.known), ("stranger", hashing.strangers)];
    page.levels("kith_argon2_waiting", "Waiting for a turn", "who", &waiting)
}

fn doors(page: &mut Page<'_>, counts: &Counts) -> fmt::Result {
    page.count("kith_sign_ins", "Sign-ins that opened", counts.signed_in)?;
    page.count("kith_sign_ins_refused", "Sign-ins that did not", counts.turned_away)?;
    page.count("kith_drafts_saved", "Drafts saved", counts.drafts)?;
    page.count("kith_room_keys_unwrapped", "Room keys unwrapped", counts.unwraps)?;
    page.count("kith_openings", "Entries that tell of an opening", counts.openings)
}

fn store(page: &mut Page<'_>, counts: &Counts) -> fmt::Result {
    let store = &counts.store;
    page.count("kith_appends", "Batches appended", store.appends)?;
    page.count("kith_entries", "Entries appended", counts.entries)?;
    page.level("kith_store_waiting", "Writes that wait for their turn", store.waiting)?;
    page.level("kith_store_stopped", "1 after a commit that failed", store.stopped.into())?;
    page.counts(
        "kith_store_errors",
        "Requests the store failed",
        "kind",
        &[
            ("stopped", store.troubles.stopped),
            ("unavailable", store.troubles.unavailable),
            ("refused", store.troubles.engine),
            ("damaged", store.troubles.damaged),
        ],
    )?;
    let commits = store.commits;
    let help = "Transactions made durable by one commit of the ledger (SQLite)";
    page.sizes("kith_commit_transactions", help, commits.transactions, &commits.together)
}

impl Numbers {
    fn at_once(&self, page: &mut Page<'_>) -> fmt::Result {
        let load = self.sources.site.counts();
        page.level("kith_requests_working", "Requests being worked on", load.working)?;
        page.level("kith_requests_waiting", "Requests that wait for it", load.waiting)?;
        page.count("kith_requests_refused", "Requests told to come again", load.refused)?;
        page.level("kith_event_streams", "Open pages that hear of changes", load.streams)?;
        let (busy, quiet) = self.sources.places.counts();
        let kinds = [("busy", busy), ("quiet", quiet)];
        page.levels("kith_connections", "Open connections", "kind", &kinds)
    }

    fn process(&self, page: &mut Page<'_>) -> fmt::Result {
        let started = u64::try_from(self.started).unwrap_or_default();
        page.level("process_start_time_seconds", "When it was started", started)?;
        let process = Process::own();
        if let Ok(memory) = process.memory() {
            let bytes = u64::from(memory.now) * 1024;
            page.level("process_resident_memory_bytes", "Memory", bytes)?;
        }
        match process.cpu() {
            Ok(cpu) => page.seconds("process_cpu_seconds", "Processor time", cpu.as_secs_f64()),
            Err(_) => Ok(()),
        }
    }
}

/// What tells kinds apart, and how much there is of one.
type Label = &'static str;
type Value = (&'static str, u64);

/// What is written.
struct Page<'a>(DescriptorEncoder<'a>);

impl Page<'_> {
    fn put(&mut self, name: &str, help: &str, metric: &impl EncodeMetric) -> fmt::Result {
        metric.encode(self.0.encode_descriptor(name, help, None, metric.metric_type())?)
    }

    /// How often so far.
    fn count(&mut self, name: &str, help: &str, value: u64) -> fmt::Result {
        self.put(name, help, &ConstCounter::new(value))
    }

    fn seconds(&mut self, name: &str, help: &str, value: f64) -> fmt::Result {
        self.put(name, help, &ConstCounter::new(value))
    }

    /// How many now.
    fn level(&mut self, name: &str, help: &str, value: u64) -> fmt::Result {
        self.put(name, help, &ConstGauge::new(value))
    }

    fn counts(&mut self, name: &str, help: &str, label: Label, values: &[Value]) -> fmt::Result {
        self.each(name, help, label, values, ConstCounter::new)
    }

    fn levels(&mut self, name: &str, help: &str, label: Label, values: &[Value]) -> fmt::Result {
        self.each(name, help, label, values, ConstGauge::new)
    }

    /// The same of each kind.
    fn each<M: EncodeMetric>(
        &mut self,
        name: &str,
        help: &str,
        label: Label,
        values: &[Value],
        make: fn(u64) -> M,
    ) -> fmt::Result {
        let kind = make(0).metric_type();
        let mut family = self.0.encode_descriptor(name, help, None, kind)?;
        for (kind, value) in values {
            make(*value).encode(family.encode_family(&[(label, *kind)])?)?;
        }
        Ok(())
    }

    fn sizes(&mut self, name: &str, help: &str, sum: u64, counts: &[u64]) -> fmt::Result {
        let mut histogram = self.0.encode_descriptor(name, help, None, MetricType::Histogram)?;
        let ends = TOGETHER.iter().map(|end| small(*end));
        let buckets: Vec<_> = ends.zip(counts.iter().copied()).collect();
        let all = counts.iter().sum();
        histogram.encode_histogram::<[(&str, &str); 0]>(small(sum), all, &buckets, None)
    }
}

/// As a number with a point; beyond 2^32 as large as that.
fn small(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
