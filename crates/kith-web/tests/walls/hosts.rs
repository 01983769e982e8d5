//! No page asks anything of another host, and no link of a page leads nowhere.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use kith_web::text::Locale;
use kith_web::views::samples;

use crate::town::{Town, Who};

/// The values of every attribute by which a page can ask for something.
fn asked_for(html: &str) -> Vec<String> {
    let names = ["href", "src", "srcset", "action", "formaction", "data-live", "data-draft"];
    let begins = names.map(|name| format!(" {name}=\""));
    let found = begins.iter().flat_map(|begin| html.split(begin.as_str()).skip(1));
    let values = found.filter_map(|rest| rest.split('"').next());
    values.filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// Whether an address stays here: a path, a place on the page, or no request at all.
fn stays(address: &str) -> bool {
    let path = address.starts_with('/') && !address.starts_with("//");
    path || ["#", "tel:", "data:,", "data:image/svg+xml;base64,"]
        .iter()
        .any(|begin| address.starts_with(begin))
}

#[test]
fn e84_no_sample_page_asks_another_host() {
    for locale in Locale::ALL {
        for (name, html) in samples::all(locale).expect("rendered") {
            for address in asked_for(&html) {
                assert!(stays(&address), "{name} asks {address}");
            }
        }
    }
    assert!(!stays("https://a.example") && !stays("//a.example"));
}

#[tokio::test]
async fn e84_no_page_of_a_walk_asks_another_host_and_every_link_leads_somewhere() {
    let town = Town::new().await;
    let mut nowhere = BTreeSet::new();
    for who in [Who::Stranger, Who::Client, Who::BESIDE, Who::SUPERVISOR, Who::Administrator] {
        let mut browser = town.browser(who);
        let (mut seen, mut next) = (BTreeSet::new(), VecDeque::from(["/".to_owned()]));
        while let Some(path) = next.pop_front() {
            if path == "/leave" || !seen.insert(path.clone()) {
                continue;
            }
            let page = browser.get(&path).await;
            if page.status != StatusCode::OK && page.location().is_none() {
                let known = town.world.paths.find(&path);
                nowhere.insert(format!("{who:?}: {known:?} is {}", page.status));
            }
            assert_eq!(page.headers["cache-control"], "no-store");
            for address in asked_for(&page.html).into_iter().chain(page.location()) {
                assert!(stays(&address), "{who:?} {path} asks {address}");
            }
            next.extend(links(&page.html).chain(page.location()));
        }
        assert!(seen.len() >= 4, "{who:?} saw {seen:?}");
    }
    assert!(nowhere.is_empty(), "links that lead nowhere: {nowhere:#?}");
}

fn links(html: &str) -> impl Iterator<Item = String> {
    let tags = html.split("<a ").skip(1).filter_map(|rest| rest.split('>').next());
    let hrefs = tags.filter_map(|tag| tag.split("href=\"").nth(1)?.split('"').next());
    let paths = hrefs.filter(|href| href.starts_with('/')).map(str::to_owned);
    paths.collect::<Vec<_>>().into_iter()
}
