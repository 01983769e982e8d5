//! Words that would be more than words if a page let them, from the rules that the browser's check
//! uses too; and where on a page such words stand.

/// What they call if they run.
pub(crate) const RUN: &str = "canary";
/// The host they ask if they load something.
pub(crate) const AWAY: &str = "nobody.example";

/// Every beginning with every body.
pub(crate) fn tries() -> Vec<String> {
    let rules = include_str!("../../../../tests/browser/lib/markup.txt");
    let lines = |section: &str| {
        let after = rules.split_once(&format!("\n[{section}]\n")).expect("a section").1;
        let own = after.split("\n[").next().unwrap_or_default().lines();
        own.filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut tries = Vec::new();
    for beginning in lines("beginnings") {
        for body in lines("bodies") {
            tries.push(filled(&format!("{beginning}{body}"), 1000 + tries.len()));
        }
    }
    tries
}

fn filled(rule: &str, number: usize) -> String {
    let run = format!("{RUN}({number})");
    let away = format!("n{number}.{AWAY}");
    let filled = rule.replace("{nothing}", "").replace("{run}", &run).replace("{away}", &away);
    let mut parts = filled.split("{u+");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("a number");
        let number = u32::from_str_radix(number, 16).expect("a number");
        text.push(char::from_u32(number).expect("a character"));
        text.push_str(rest);
    }
    text
}

/// Where a reader of HTML is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Text,
    Tag,
    Quoted(char),
    Comment,
    /// Between the tags of what is not text to a reader.
    Raw,
}

/// Pieces of a page that are markup, comments, or values of attributes that do more than say
/// something, and that hold any of the words above.
pub(crate) fn alive(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut note = |kind: &str, piece: &str| found.extend(odd(kind, piece));
    let (mut at, mut piece) = (At::Text, String::new());
    for (place, letter) in html.char_indices() {
        match (at, letter) {
            (At::Text, '<') => {
                let comment = html.get(place..).is_some_and(|rest| rest.starts_with("<!--"));
                at = if comment { At::Comment } else { At::Tag };
                piece.clear();
            }
            (At::Tag, '>') => {
                note("a tag", &piece);
                at = if is_raw(&piece) { At::Raw } else { At::Text };
                piece.clear();
            }
            (At::Raw, '<') => {
                note("a script or a style", &piece);
                at = At::Tag;
                piece.clear();
            }
            (At::Tag, '"' | '\'') => {
                note("a tag", &piece);
                piece = piece.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned();
                at = At::Quoted(letter);
            }
            (At::Quoted(quote), letter) if letter == quote => {
                if !says(&piece) {
                    note("an attribute", &piece);
                }
                piece.clear();
                at = At::Tag;
            }
            (At::Comment, '>') if piece.ends_with("--") => {
                note("a comment", &piece);
                at = At::Text;
            }
            (At::Text, _) => {}
            (At::Tag | At::Quoted(_) | At::Comment | At::Raw, letter) => piece.push(letter),
        }
    }
    if at != At::Text {
        note("an end that is open", &piece);
    }
    found
}

/// What is told of a piece that holds any of the words.
fn odd(kind: &str, piece: &str) -> Option<String> {
    let odd = piece.contains(RUN) || piece.contains(AWAY);
    odd.then(|| format!("{kind}: {piece:.200}"))
}

/// Whether what follows this tag is not text to a reader.
fn is_raw(tag: &str) -> bool {
    let name = tag.to_ascii_lowercase();
    ["script", "style"].iter().any(|raw| name.starts_with(raw))
}

/// Whether an attribute only says something: its value is words to whoever reads them, with every
/// bracket in disguise. A number to call is digits.
fn says(attribute: &str) -> bool {
    let (name, value) = attribute.split_once('=').unwrap_or_default();
    if value.contains('<') {
        return false;
    }
    match name {
        "value" | "title" | "alt" | "data-title" => true,
        "href" => value.starts_with("tel:") && !value.contains(['(', '/']),
        name => name.starts_with("aria-"),
    }
}

#[test]
fn there_are_more_than_five_hundred_and_each_is_found_alive() {
    let tries = tries();
    assert!(tries.len() >= 500, "{}", tries.len());
    let unlike: std::collections::BTreeSet<_> = tries.iter().collect();
    assert_eq!(unlike.len(), tries.len());
    let whole = tries.iter().take_while(|one| !one.starts_with('"'));
    let whole = whole.filter(|one| one.contains('<') && one.contains('>'));
    for one in whole.filter(|one| !one.contains("%>") && !one.contains("<scr\u{200b}")) {
        assert!(!alive(&format!("<p>{one}</p>")).is_empty(), "{one}");
    }
    assert!(alive("<p title=\"canary(1)\">canary(1) nobody.example</p>").is_empty());
    assert_eq!(alive("<a href=\"//nobody.example\">x</a>").len(), 1);
    assert_eq!(alive("<p title=\"\" onfocus=\"canary(1)\">").len(), 1);
}
