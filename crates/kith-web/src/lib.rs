//! Pages: routes, rights, templates, words.
