//! What stands around a page: its name, its links, its colours. Handlers choose one of the three
//! surroundings (outside, a client's, staff's) and templates show it.

use kith_core::Role;
use kith_core::front::Saving;

use crate::assets;
use crate::paths::{Page, Paths};

/// A link in the navigation or the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it goes.
    pub href: String,
    /// The key of its words.
    pub words: &'static str,
    /// Whether it leads to the page that is shown.
    pub here: bool,
}

/// Which colours a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// As the device says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Colours {
    /// The choice with this name (`auto`, `light`, `dark`), or none.
    pub fn find(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|colours| colours.name() == name)
    }

    /// The name for the `data-colours` attribute and for forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How large a person wants words to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 18 pixels, unless the browser is told otherwise.
    #[default]
    Usual,
    /// A quarter larger.
    Large,
}

impl Size {
    /// The choice with this name (`usual`, `large`), or none.
    pub fn find(name: &str) -> Option<Self> {
        [Self::Usual, Self::Large].into_iter().find(|size| size.name() == name)
    }

    /// The name for the `data-size` attribute and for forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Large => "large",
        }
    }
}

/// Everything around the page itself; every template holds one as `look`.
#[derive(Clone, Debug)]
pub struct Look {
    /// The neutral name that the service chose for the product, such as "Notes".
    pub product: String,
    /// Where the product's name leads.
    pub start: String,
    /// Up to five links, in the same order on every page of a role.
    pub nav: Vec<Link>,
    /// Links at the end of the page; help is the last.
    pub foot: Vec<Link>,
    /// Where the "Sign out" button posts to, for whoever is signed in.
    pub sign_out: Option<String>,
    /// The colours this person chose.
    pub colours: Colours,
    /// The size this person chose.
    pub size: Size,
    /// Whether "Leave now" is shown; never on staff pages.
    pub leave: bool,
    /// Whether browsers may offer to save what is typed as a secret.
    pub saving: Saving,
    /// Where changes to this page are told, if it shows them by itself.
    pub live: Option<String>,
    /// Whether this is the example service.
    pub example: bool,
    /// Where setting up goes on, while somebody is to be led there.
    pub setting_up: Option<String>,
    /// Where a client reads what may have to be told, above what they write until they have.
    pub before: Option<String>,
}

impl Look {
    /// The surroundings of a page outside: sign-in, grounding, help.
    pub fn outside(product: &str, paths: &Paths) -> Self {
        Self {
            product: product.to_owned(),
            start: "/".to_owned(),
            nav: Vec::new(),
            foot: links(paths, &[GROUNDING, PRIVATE, HELP]),
            sign_out: None,
            colours: Colours::default(),
            size: Size::default(),
            leave: true,
            saving: Saving::default(),
            live: None,
            example: false,
            setting_up: None,
            before: None,
        }
    }

    /// The surroundings of the front room. They are the same for every client.
    pub fn front(product: &str, paths: &Paths) -> Self {
        let mut nav = vec![Link { href: "/".to_owned(), words: "shell-nav-front", here: false }];
        nav.extend(links(paths, &[(Page::Door, "shell-nav-space"), SETTINGS]));
        Self { nav, ..Self::signed_in(product, paths, &[PRIVATE, GROUNDING, HELP]) }
    }

    /// The surroundings of a client's private room.
    pub fn space(product: &str, paths: &Paths) -> Self {
        let nav = links(
            paths,
            &[
                (Page::Home, "shell-nav-home"),
                (Page::Record, "shell-nav-record"),
                (Page::People, "shell-nav-people"),
                (Page::Looked, "shell-nav-looked"),
                (Page::About, "shell-nav-about"),
            ],
        );
        Self { nav, ..Self::signed_in(product, paths, &[WAYS, SETTINGS, PRIVATE, GROUNDING, HELP]) }
    }

    /// The surroundings of staff who hold bonds.
    pub fn staff(product: &str, paths: &Paths) -> Self {
        Self::without_leave(product, paths, &[TODAY, CLIENTS, FORMS])
    }

    /// The surroundings of those who stand beside people and have no part in their care.
    pub fn company(product: &str, paths: &Paths) -> Self {
        Self::without_leave(product, paths, &[TODAY, CLIENTS])
    }

    /// The surroundings of a supervisor.
    pub fn supervisor(product: &str, paths: &Paths) -> Self {
        Self::without_leave(product, paths, &[TODAY, CLIENTS, REVIEW])
    }

    /// The surroundings of an administrator, who holds no bond.
    pub fn administrator(product: &str, paths: &Paths) -> Self {
        Self::without_leave(product, paths, &[STAFF, FORMS, SERVICE])
    }

    /// The surroundings of everybody in a role; a client's are those of the front room.
    pub const fn of(role: Role) -> fn(&str, &Paths) -> Self {
        match role {
            Role::Client => Self::front,
            Role::Therapist => Self::staff,
            Role::PeerSupporter | Role::Facilitator | Role::Interpreter | Role::Reception => {
                Self::company
            }
            Role::Supervisor => Self::supervisor,
            Role::Administrator => Self::administrator,
            Role::Operator => Self::outside,
        }
    }

    fn without_leave(product: &str, paths: &Paths, pages: &[(Page, &'static str)]) -> Self {
        let nav = links(paths, pages);
        Self { nav, leave: false, ..Self::signed_in(product, paths, &[WAYS, HELP]) }
    }

    fn signed_in(product: &str, paths: &Paths, foot: &[(Page, &'static str)]) -> Self {
        let sign_out = Some(paths.of(Page::SignOut).to_owned());
        Self { foot: links(paths, foot), sign_out, ..Self::outside(product, paths) }
    }

    /// Marks the links that lead to this page, so that they are shown as where one is.
    pub fn at(mut self, href: &str) -> Self {
        for link in self.nav.iter_mut().chain(&mut self.foot) {
            link.here = link.href == href;
        }
        self
    }

    /// Says where changes to this page are told.
    pub fn live(mut self, href: String) -> Self {
        self.live = Some(href);
        self
    }

    /// Whether a field may be marked as one for a secret.
    pub fn marks_secrets(&self) -> bool {
        self.saving == Saving::Offered
    }

    /// The address of the stylesheet.
    pub fn style(&self) -> &'static str {
        &assets::STYLE.path
    }

    /// The address of the script.
    pub fn script(&self) -> &'static str {
        &assets::SCRIPT.path
    }
}

const GROUNDING: (Page, &str) = (Page::Grounding, "shell-nav-grounding");
const PRIVATE: (Page, &str) = (Page::Private, "shell-nav-private");
const HELP: (Page, &str) = (Page::Help, "shell-nav-help");
const WAYS: (Page, &str) = (Page::Ways, "shell-nav-ways");
const SETTINGS: (Page, &str) = (Page::Settings, "shell-nav-settings");
const TODAY: (Page, &str) = (Page::Today, "shell-nav-staff-today");
const CLIENTS: (Page, &str) = (Page::Clients, "shell-nav-staff-clients");
const FORMS: (Page, &str) = (Page::Forms, "shell-nav-staff-forms");
const REVIEW: (Page, &str) = (Page::Review, "shell-nav-staff-review");
const STAFF: (Page, &str) = (Page::Staff, "shell-nav-staff-people");
const SERVICE: (Page, &str) = (Page::Service, "shell-nav-staff-service");

fn links(paths: &Paths, pages: &[(Page, &'static str)]) -> Vec<Link> {
    pages
        .iter()
        .map(|(page, words)| Link { href: paths.of(*page).to_owned(), words, here: false })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks() -> Vec<Look> {
        let paths = Paths::new(&[7; 32]);
        [Look::outside, Look::front, Look::space, Look::staff, Look::supervisor]
            .map(|look| look("Notes", &paths))
            .to_vec()
    }

    #[test]
    fn help_is_last_on_every_page_and_no_page_has_more_than_five_links() {
        for look in looks() {
            assert_eq!(look.foot.last().unwrap().words, "shell-nav-help");
            assert!(look.nav.len() <= 5);
        }
    }

    #[test]
    fn clients_can_leave_at_once_and_staff_pages_do_not_offer_it() {
        let leave: Vec<bool> = looks().iter().map(|look| look.leave).collect();
        assert_eq!(leave, [true, true, true, false, false]);
    }

    #[test]
    fn the_page_one_is_on_is_marked_once() {
        let paths = Paths::new(&[7; 32]);
        let look = Look::space("Notes", &paths).at(paths.of(Page::Record));
        assert_eq!(look.nav.iter().filter(|link| link.here).count(), 1);
    }

    #[test]
    fn choices_are_found_by_name() {
        assert_eq!(Colours::find("dark"), Some(Colours::Dark));
        assert_eq!(Size::find("huge"), None);
    }
}
