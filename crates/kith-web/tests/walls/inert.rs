//! Words in every field of every form stay words on every page: the forms are those that the pages
//! show on a walk, so a new one is tried from its first day.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::{Method, StatusCode};
use kith_web::paths::Page;

use crate::markup::{AWAY, RUN, alive, tries};
use crate::support::{Browser, Reply};
use crate::town::{Town, Who};

/// A form on a page: where it goes, what it holds, and which of its fields are for words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) words: Vec<String>,
    pub(crate) secret: bool,
}

impl Shown {
    /// Whether this form is about words, and does not look at a secret.
    pub(crate) fn is_for_words(&self) -> bool {
        !self.words.is_empty() && !self.secret
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn plain(text: &str) -> String {
    let text = text.replace("&#39;", "'").replace("&#34;", "\"").replace("&quot;", "\"");
    text.replace("&lt;", "<")
        .replace("&#60;", "<")
        .replace("&gt;", ">")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// The forms of a page that has no odd words on it yet, or whose odd words are inert.
pub(crate) fn forms(html: &str) -> Vec<Shown> {
    let forms = html.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
    forms.map(form).collect()
}

fn form(html: &str) -> Shown {
    let (head, body) = html.split_once('>').unwrap_or((html, ""));
    let action = attribute(&format!(" {head}"), "action").map(plain).unwrap_or_default();
    let mut shown = Shown { action, ..Shown::default() };
    let mut chosen = BTreeSet::new();
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let Some(name) = attribute(tag, "name") else { continue };
        let value = attribute(tag, "value").map(plain).unwrap_or_default();
        let put = (name.to_owned(), value);
        match (tag.split(' ').next().unwrap_or_default(), attribute(tag, "type")) {
            ("textarea", _) => {
                shown.words.push(put.0.clone());
                let text = text.strip_prefix('\n').unwrap_or(text);
                shown.fields.push((put.0, plain(text)));
            }
            ("input", Some("radio")) if !chosen.insert(name.to_owned()) => {}
            ("input", Some("text" | "email" | "tel" | "search" | "url") | None) => {
                shown.words.push(put.0.clone());
                shown.fields.push(put);
            }
            ("input", Some("password")) => shown.secret = true,
            ("input" | "button", Some("checkbox")) => {}
            ("input" | "button", _) => shown.fields.push(put),
            _ => {}
        }
    }
    shown
}

/// A form as a browser sends it, with these words in each of its fields for words.
pub(crate) fn sent(form: &Shown, mut words: impl FnMut(&str) -> String) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in &form.fields {
        let own = form.words.contains(name);
        body.append_pair(name, &if own { words(name) } else { value.clone() });
    }
    body.finish()
}

fn links(html: &str) -> Vec<String> {
    let tags = html.split("<a ").skip(1).filter_map(|rest| rest.split('>').next());
    let hrefs = tags.filter_map(|tag| tag.split("href=\"").nth(1)?.split('"').next());
    hrefs.filter(|href| href.starts_with('/')).map(str::to_owned).collect()
}

/// Somebody's walk over all their pages: two of each kind, because pages of one kind differ only in
/// what people wrote.
pub(crate) struct Walk<'t> {
    town: &'t Town,
    pub(crate) browser: Browser,
    seen: BTreeSet<String>,
    kinds: BTreeMap<Page, u8>,
    next: VecDeque<String>,
}

impl<'t> Walk<'t> {
    pub(crate) fn new(town: &'t Town, who: Who) -> Self {
        let next = VecDeque::from(["/".to_owned()]);
        let (seen, kinds) = (BTreeSet::new(), BTreeMap::new());
        Self { town, browser: town.browser(who), seen, kinds, next }
    }

    /// The next page.
    pub(crate) async fn page(&mut self) -> Option<(String, Reply)> {
        loop {
            let path = self.next.pop_front()?;
            let bare = path.split(['#', '?']).next().unwrap_or_default().to_owned();
            if bare == "/leave" || !self.seen.insert(bare.clone()) {
                continue;
            }
            if let Some((page, _)) = self.town.world.paths.find(&bare) {
                let met = self.kinds.entry(page).or_default();
                *met += 1;
                if *met > 2 || page == Page::Live {
                    continue;
                }
            }
            let reply = self.browser.get(&bare).await;
            self.next.extend(links(&reply.html).into_iter().chain(reply.location()));
            return Some((bare, reply));
        }
    }

    /// Sends a form and gives what comes at the end of it.
    pub(crate) async fn send(&mut self, form: &Shown, body: String) -> Reply {
        let mut reply = self.browser.send(Method::POST, &form.action, body).await;
        if let Some(next) = reply.location() {
            self.next.push_back(next.clone());
            reply = self.browser.get(&next).await;
        }
        self.next.extend(links(&reply.html));
        reply
    }
}

const WRITERS: [Who; 5] =
    [Who::Client, Who::BESIDE, Who::SUPERVISOR, Who::Administrator, Who::OtherClient];

/// What was tried and what came of it.
#[derive(Default)]
struct Trying {
    tries: Vec<String>,
    /// Every field that was written into.
    fields: BTreeSet<String>,
    /// Where something was looked at, and what was alive there.
    looked: Vec<(String, Vec<String>)>,
    next: usize,
}

impl Trying {
    /// Writes into every form that this person comes to.
    async fn write(&mut self, town: &Town, who: Who) {
        let mut walk = Walk::new(town, who);
        while let Some((path, page)) = walk.page().await {
            self.looked.push((format!("{who:?} at {path}"), alive(&page.html)));
            for form in forms(&page.html).into_iter().filter(Shown::is_for_words) {
                let kind = town.world.paths.find(form.action.split('?').next().unwrap_or_default());
                let kind = format!("{:?}", kind.map(|(page, _)| page));
                let names = form.words.iter().map(|name| format!("{kind} {name}"));
                if names.filter(|name| self.fields.insert(name.clone())).count() > 0 {
                    self.send(&mut walk, &form, &format!("{who:?} sent {kind}")).await;
                }
            }
        }
    }

    /// All of them at once, kept where that is not too long, and as a draft; then one in each field.
    async fn send(&mut self, walk: &mut Walk<'_>, form: &Shown, told: &str) {
        let all = self.tries.join("\n");
        let draft = Shown { action: format!("{}?draft", form.action), ..form.clone() };
        let many = [sent(form, |_| all.clone()), sent(&draft, |_| all.clone())];
        let one = sent(form, |_| {
            self.next += 1;
            self.tries[(self.next * 31) % self.tries.len()].replace('\n', " ")
        });
        let [first, second] = many;
        for (form, body) in [(form, first), (&draft, second), (form, one)] {
            let reply = walk.send(form, body).await;
            assert!(!reply.status.is_server_error(), "{told} {form:?}: {}", reply.html);
            self.looked.push((told.to_owned(), alive(&reply.html)));
        }
    }

    /// Looks at everything once more, and gives how many pages show any of the words.
    async fn look(&mut self, town: &Town, who: Who) -> usize {
        let mut shown = 0;
        let mut walk = Walk::new(town, who);
        while let Some((path, page)) = walk.page().await {
            shown += usize::from(page.html.contains(RUN));
            self.looked.push((format!("{who:?} at {path}"), alive(&page.html)));
            for (name, value) in &page.headers {
                let value = String::from_utf8_lossy(value.as_bytes());
                let odd = value.contains(RUN) || value.contains(AWAY);
                assert!(!odd, "{path} says {name}: {value}");
            }
        }
        shown
    }
}

#[tokio::test]
async fn e28_markup_in_every_field_is_plain_text_on_every_page() {
    let town = Town::new().await;
    let mut trying = Trying { tries: tries(), ..Trying::default() };
    for who in WRITERS {
        trying.write(&town, who).await;
    }
    let mut shown = 0;
    for who in Who::ALL {
        shown += trying.look(&town, who).await;
    }
    let Trying { tries, fields, looked, .. } = trying;
    let wrong: Vec<_> = looked.iter().filter(|(_, alive)| !alive.is_empty()).collect();
    assert!(wrong.is_empty(), "{} pages: {:#?}", wrong.len(), wrong.first());
    let [tries, counted, pages] = [tries.len(), fields.len(), looked.len()];
    println!("{tries} tries, {counted} fields, {pages} pages, on {shown} of them words");
    assert!(counted >= 20, "{fields:?}");
    assert!(shown >= 20, "{shown} pages show any of the words");
}

/// Text that means something to a query, a directory, a template, a log or a header.
fn odd_words() -> Vec<String> {
    let names = ["x", "noor", "*", "1", ""];
    let shapes = [
        "' OR '1'='1",
        "'; DROP TABLE entries; --",
        "\" OR 1=1 --",
        "1; SELECT pg_sleep(9)",
        "' UNION SELECT kek FROM keys --",
        "\\'; --",
        "%' ESCAPE '\\",
        "$1",
        "?",
        ":name",
        "*)(uid=*))(|(uid=*",
        "(&(objectClass=*))",
        "\\2a\\28\\29",
        "{{ 7*7 }}",
        "${7*7}",
        "#{7*7}",
        "<%= 7*7 %>",
        "{ $site }",
        "{ -brand }",
        "{% raw %}",
        "%s%n%x",
        "line one\nWARN kith: signed in as root",
        "line\r\nSet-Cookie: s=planted",
        "line\rback",
        "\u{1b}[2Jcleared",
        "\u{8}\u{8}\u{8}",
        "tab\there",
        "null\u{0}byte",
        "\u{2028}new\u{2029}line",
        "../../etc/passwd",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "\u{feff}mark",
    ];
    shapes.iter().flat_map(|shape| names.map(|name| format!("{name}{shape}"))).collect()
}

#[tokio::test]
async fn e29_words_that_mean_something_elsewhere_are_kept_as_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = kith_app::Location::Data(folder.path().join("data"));
    let world = crate::support::World::at(&data).await;
    let mut pair = world.bonded().await;
    world.meet(&pair).await;
    world.later(3 * kith_core::time::DAY);
    world.back(&mut pair).await;
    let entry = world.note(&pair, "We talked about May.").await;
    let (reply, about) = (world.path_to(Page::Entry, entry), world.path(Page::About));
    for words in odd_words() {
        let kept = words.replace("\r\n", "\n").trim().to_owned();
        let once = [("name", "Noor"), ("use", words.as_str())];
        let told = pair.noor.post(&about, &once).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{words:?}");
        let page = pair.noor.get(&about).await;
        assert!(plain(&page.html).contains(&kept), "{words:?}");
        let bent = [
            pair.noor.post("/", &[("handle", &words), ("passphrase", "")]).await,
            pair.noor.get(&format!("{about}?{}", sent_query(&words))).await,
            pair.amira.get(&world.path_to(Page::Told, sent_query(&words))).await,
        ];
        assert!(bent.iter().all(|reply| !reply.status.is_server_error()), "{words:?}");
    }
    let every = odd_words().join("\n");
    pair.noor.post(&reply, &[("words", &every)]).await;
    let record = pair.noor.get(&world.path(Page::Record)).await;
    assert!(plain(&record.html).contains(every.replace("\r\n", "\n").trim()), "all in one reply");
}

fn sent_query(words: &str) -> String {
    form_urlencoded::byte_serialize(words.as_bytes()).collect()
}
