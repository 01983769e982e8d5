//! The running program: a client loses the phone, and comes back by two people and a day.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use support::{Browser, Place, Reply, Server};

const DAY: u32 = 24 * 60 * 60;
const NEW: &str = "eleven quiet otters by the weir";

/// Where Amira looks after Noor's online access.
fn online(amira: &mut Browser) -> String {
    let clients = amira.get("/").link("Clients");
    let noor = amira.get(&clients).link("Noor");
    amira.get(&noor).link("Online access")
}

/// The value of a hidden field.
fn value(reply: &Reply, name: &str) -> String {
    let begin = format!("name=\"{name}\" value=\"");
    let rest = reply.body.split(&begin).nth(1).expect("the field");
    rest.split('"').next().expect("its end").to_owned()
}

/// What is handed over: where the link leads on this server, and the words.
fn handed(server: &Server, reply: &Reply) -> (String, String) {
    let between = |begin: &str| {
        let rest = reply.body.split(begin).nth(1).expect("what is handed over");
        rest.split('<').next().expect("its end").to_owned()
    };
    let link = between("<code>");
    let path = link.split_once(&server.address).map_or(link.as_str(), |(_, path)| path);
    (path.to_owned(), between("<p class=\"big\">"))
}

#[test]
fn a_client_who_lost_the_phone_comes_back_the_next_day() {
    let place = Place::with_example();
    let server = place.serve();
    let mut amira = server.signed_in("amira");
    let page = online(&mut amira);
    assert!(!amira.get(&page).body.contains("Make a new link"), "not by one person");
    assert_eq!(amira.post(&page, &[("do", "met")]).status, 303);

    let mut ruth = server.signed_in("ruth");
    let review = ruth.get("/").link("What needs a person");
    let asked = ruth.get(&review).link("See what it takes");
    let client = value(&ruth.get(&asked), "client");
    assert_eq!(ruth.post(&asked, &[("client", &client)]).status, 303);
    assert!(!amira.get(&page).body.contains("Make a new link"), "not before a day");
    server.kill();

    let server = place.serve_later(DAY);
    let mut amira = server.signed_in("amira");
    let mut phone = server.at_home("noor");
    let given = amira.post(&page, &[("do", "link")]);
    let (link, words) = handed(&server, &given);
    assert!(phone.get("/").body.contains("Sign in"), "whoever has the phone is out");

    let form = [("code", words.as_str()), ("handle", "noor"), ("passphrase", NEW)];
    let accepted = server.browser().post(&link, &form);
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    assert_eq!(amira.post(&page, &[("do", "yes")]).status, 303);
    let mut noor = server.browser();
    let signed = noor.post("/", &[("handle", "noor"), ("passphrase", NEW)]);
    assert_eq!(signed.status, 303, "{}", signed.body);
    let door = noor.get("/").link("My space");
    let choose = noor.post(&door, &[("secret", &words)]);
    assert!(choose.body.contains("Choose your second secret"), "{}", choose.body);
    let action = choose
        .body
        .split("<form method=\"post\" action=\"")
        .find(|part| part.contains("name=\"code\""));
    let action = action.and_then(|part| part.split('"').next()).expect("a form").to_owned();
    let code = value(&choose, "code");
    let through = noor.post(&action, &[("code", &code), ("secret", "731904")]);
    let home = noor.get(through.location().expect("home"));
    assert!(home.body.contains("My record"), "the same room: {}", home.body);
    let record = noor.get(&home.link("My record"));
    assert!(record.body.contains("Ruth Adeyemi"), "who said so is told");
}
