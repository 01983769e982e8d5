//! What is said of a fault in the program itself: where it stands, and nothing else. The message of
//! a panic may carry a value from a record, and standard error ends up in a log.

use std::panic::{self, PanicHookInfo};

/// From here on a panic is logged by the place it happened at, without its message.
pub(crate) fn say_only_where() {
    panic::set_hook(Box::new(|fault| tracing::error!("{}", place(fault))));
}

fn place(fault: &PanicHookInfo<'_>) -> String {
    let place = fault.location().map_or_else(String::new, |at| format!(" at {at}"));
    format!("a fault in the program{place}; what was asked for just then was not done")
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn e95_a_panic_says_where_and_not_what() {
        let (said, heard) = mpsc::channel();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |fault| {
            let _ = said.send(place(fault));
        }));
        let fault = thread::spawn(|| panic!("{} was read", "the heron")).join();
        panic::set_hook(before);
        assert!(fault.is_err(), "the thread did panic");
        let line = heard.recv().expect("a line");
        assert!(line.contains("panics.rs:"), "{line}");
        assert!(!line.contains("heron"), "{line}");
    }
}
