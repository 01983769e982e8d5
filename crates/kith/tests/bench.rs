//! The bench measures something on a small service; how fast it is, no test says.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

use std::process::Command;

use serde_json::Value;

mod support;

fn bench(arguments: &[&str]) -> Value {
    run(Command::new(support::KITH), arguments)
}

fn run(mut command: Command, arguments: &[&str]) -> Value {
    command.args(["bench", "--json", "--clients", "33", "--entries", "11", "--seconds", "0.05"]);
    let output = command.args(arguments).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON alone on standard output")
}

fn names(report: &Value, list: &str) -> Vec<String> {
    let all = report[list].as_array().expect("a list").iter();
    all.map(|one| one["what"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_small_service_is_made_served_and_measured() {
    let report = bench(&["--only", "act,start,size"]);
    assert_eq!(report["reference"]["clients"], 33);
    assert_eq!(names(&report, "loads"), ["act, in process"; 3]);
    assert!(report["loads"][2]["per_second"].as_f64().expect("a number") > 0.0);
    let figures = names(&report, "figures");
    assert!(figures.iter().any(|name| name == "memory, idle"), "{figures:?}");
    let bytes = report["figures"][0]["value"].as_f64().expect("a number");
    assert!(bytes > 300.0, "an entry of 300 bytes took {bytes}");
}

/// The command of docs/performance.md for a disk whose syncs are slow.
#[test]
fn slow_syncs_are_measured_with_the_shim_between() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().canonicalize().expect("a path");
    let mut command = Command::new(support::KITH);
    command.env("LD_PRELOAD", support::shim(&path)).env("TMPDIR", &path);
    command.env("FAULTS_ROOT", &path).env("FAULTS_DELAY_MS", "3");
    let report = run(command, &["--only", "act"]);
    let sync = report["machine"]["sync_ms"].as_f64().expect("a number");
    assert!(sync >= 3.0, "a sync in {sync} ms");
    assert!(report["loads"][0]["p50_ms"].as_f64().expect("a number") >= 3.0);
}
