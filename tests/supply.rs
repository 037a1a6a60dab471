//! What the program is built from: no network code, known licences, one source, and a written list
//! of the packages whose code runs while ours is built.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// Packages that talk to a network; whatever else does so is built on one of them.
///
/// mio is not among them: crossterm waits for the terminal by it. That none of our sources names a
/// socket is the first test's second half.
const NETWORK: &[&str] = &[
    "async-std",
    "attohttpc",
    "curl",
    "git2",
    "h2",
    "h3",
    "hickory-proto",
    "hickory-resolver",
    "hyper",
    "isahc",
    "lettre",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tokio",
    "tonic",
    "tungstenite",
    "ureq",
    "zbus",
];

/// The licences that may be linked; the last holds file by file, all others are permissive.
const LICENCES: &[&str] = &[
    "Apache-2.0",
    "BSD-2-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "MPL-2.0",
];

/// Packages with a build script or macros, all of them looked at.
const RUN_WHILE_BUILDING: &[&str] = &[
    "ahash",
    "bowout",
    "chrono-tz",
    "clap_derive",
    "crc32fast",
    "darling_macro",
    "derive_more-impl",
    "document-features",
    "getrandom",
    "hashify",
    "indoc",
    "instability",
    "libc",
    "num-traits",
    "parking_lot_core",
    "portable-atomic",
    "proc-macro2",
    "quote",
    "rustix",
    "rustversion",
    "serde",
    "serde_core",
    "serde_derive",
    "serde_json",
    "signal-hook",
    "strum_macros",
    "syn",
    "thiserror",
    "thiserror-impl",
    "wayland-backend",
    "wayland-client",
    "wayland-scanner",
    "wayland-sys",
    "zerocopy",
    "zmij",
];

#[test]
fn there_is_no_network_code() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    for name in NETWORK {
        assert!(
            !lock.contains(&format!("name = \"{name}\"\n")),
            "{name} talks to a network"
        );
    }
    for source in sources("src") {
        let text = fs::read_to_string(&source).unwrap();
        for socket in ["std::net", "TcpStream", "UdpSocket", "mio::"] {
            assert!(!text.contains(socket), "{source}: {socket}");
        }
    }
}

#[test]
fn every_package_comes_from_one_place() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    for line in lock.lines().filter(|line| line.starts_with("source = ")) {
        assert_eq!(
            line,
            "source = \"registry+https://github.com/rust-lang/crates.io-index\""
        );
    }
}

#[test]
fn every_licence_is_known() {
    for line in linked("{p}\t{l}") {
        let (package, licence) = line.split_once('\t').unwrap();
        let parts = licence.split(" AND ");
        let is_known = |part: &str| {
            let choices = part
                .trim_matches(['(', ')'])
                .split(" OR ")
                .flat_map(|choice| choice.split('/'));
            choices
                .map(str::trim)
                .any(|choice| LICENCES.contains(&choice))
        };
        assert!(parts.into_iter().all(is_known), "{package}: {licence}");
    }
}

#[test]
fn only_known_packages_run_code_while_building() {
    let linked: BTreeSet<_> = linked("{p}")
        .iter()
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    let metadata: serde_json::Value = serde_json::from_slice(&cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--filter-platform",
        PLATFORM,
    ]))
    .unwrap();
    let runs = |package: &serde_json::Value| {
        let targets = package["targets"].as_array().unwrap();
        let kinds = targets
            .iter()
            .flat_map(|target| target["kind"].as_array().unwrap());
        kinds
            .into_iter()
            .any(|kind| kind == "custom-build" || kind == "proc-macro")
    };
    for package in metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| runs(package))
    {
        let name = package["name"].as_str().unwrap();
        assert!(
            !linked.contains(name) || RUN_WHILE_BUILDING.contains(&name),
            "{name} runs code while building: look at it, then add it here"
        );
    }
}

const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// The packages that are linked or that build, a line each.
fn linked(format: &str) -> Vec<String> {
    let tree = cargo(&[
        "tree",
        "-e",
        "normal,build",
        "--prefix",
        "none",
        "--target",
        PLATFORM,
        "-f",
        format,
    ]);
    let tree = String::from_utf8(tree).unwrap();
    let lines: Vec<_> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)").to_owned())
        .collect();
    assert!(lines.len() > 50, "cargo tells nothing");
    lines
}

fn cargo(args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO"))
        .args(args)
        .args(["--locked", "--offline"])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

fn sources(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                return sources(path.to_str().unwrap());
            }
            vec![path.to_str().unwrap().to_owned()]
        })
        .collect()
}
