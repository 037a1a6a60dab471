//! Nothing typed is lost and nothing hostile gets through, on a real terminal: killed at any moment,
//! on a full disk, without a folder, two at once, with hostile files, under random keys.

mod pty;

use bowout::formats::journal;
use pty::{Fault, Pty, Scene};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

/// A row of numbers that is the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// What was kept of the first field.
fn kept_name(scene: &Scene) -> String {
    let kept = scene.kept();
    let mut lines = kept.lines();
    let name = lines.find_map(|line| line.strip_prefix("hiring manager: "));
    name.unwrap_or_default().to_owned()
}

fn end(mut pty: Pty) {
    pty.signal("TERM");
    assert_eq!(pty.wait(), 143);
}

#[test]
fn killed_at_any_moment_what_was_durable_is_there_and_nothing_is_half() {
    let mut dice = Dice(7);
    for _ in 0..8 {
        let scene = Scene::new();
        let mut pty = scene.open(&[]);
        let typed: String = (0..60)
            .map(|_| char::from(b'a' + u8::try_from(dice.below(26)).unwrap()))
            .collect();
        let durable = 1 + dice.below(20);
        pty.keys(&typed[..durable]);
        scene.wait_until_kept(|kept| kept.contains(&typed[..durable]));
        for letter in typed[durable..durable + dice.below(40)].chars() {
            pty.keys(&letter.to_string());
        }
        pty.signal("KILL");
        pty.wait();
        let kept = kept_name(&scene);
        assert!(kept.len() >= durable, "lost: {kept:?} of {typed:?}");
        assert!(typed.starts_with(&kept), "a hole: {kept:?} in {typed:?}");
        let mut again = scene.open(&[]);
        again.wait_for(&kept[..kept.len().min(8)]);
        end(again);
    }
}

/// A home with a draft for Ana.
fn with_a_draft() -> Scene {
    let scene = Scene::new();
    let mut pty = scene.open(&[]);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    scene
}

/// Goes on with the draft, types the position and the own name, which the profile keeps, and
/// leaves; or is killed.
fn go_on(scene: &Scene, fault: Fault) -> i32 {
    let mut pty = scene.start_with(fault);
    let steps = [
        ("", "Dear Ana"),
        ("Lead", "the Lead role"),
        ("\t\t\t\tKim", "Kim"),
    ];
    let is_still_there = steps.into_iter().all(|(keys, shown)| {
        pty.keys_if_alive(keys);
        pty.sees(shown)
    });
    if is_still_there {
        pty.keys_if_alive("\x11");
    }
    pty.wait()
}

/// What is kept of the one draft that there is.
fn kept_draft(scene: &Scene, at: usize) -> String {
    let kept = scene.kept();
    let drafts = kept.matches("hiring manager: Ana\n").count();
    assert_eq!(drafts, 1, "call {at}: {kept}");
    kept
}

#[cfg(target_os = "linux")]
#[test]
fn killed_before_each_call_that_saves_it_starts_again_with_the_text_and_leaves_nothing_over() {
    let scene = with_a_draft();
    assert_eq!(go_on(&scene, Fault { at: 0, error: 0 }), 0);
    let calls = scene.saving_calls();
    for call in ["mkdir", "create", "write", "fdatasync", "fsync", "unlink"] {
        assert!(calls.iter().any(|made| made == call), "{call}: {calls:?}");
    }
    for at in 1..=calls.len() {
        let scene = with_a_draft();
        go_on(&scene, Fault { at, error: 0 });
        let kept = kept_draft(&scene, at);
        let mut again = scene.open(&[]);
        again.wait_for("Dear Ana");
        again.keys("\x11");
        assert_eq!(again.wait(), 0, "call {at}");
        let drafts = fs::read_dir(scene.data().join("bowout/drafts")).unwrap();
        assert_eq!(drafts.count(), 1, "call {at}");
        assert_eq!(kept_draft(&scene, at), kept, "call {at}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn whichever_call_fails_once_the_text_is_kept() {
    const EIO: i32 = 5;
    const ENOSPC: i32 = 28;
    let scene = with_a_draft();
    go_on(&scene, Fault { at: 0, error: 0 });
    for at in 1..=scene.saving_calls().len() {
        let scene = with_a_draft();
        let error = [EIO, ENOSPC][at % 2];
        assert_eq!(go_on(&scene, Fault { at, error }), 0, "call {at}");
        let kept = kept_draft(&scene, at);
        assert!(
            kept.contains("Lead") && kept.contains("Kim"),
            "call {at}: {kept}"
        );
    }
}

#[test]
fn on_a_full_disk_it_says_so_and_prints_what_could_not_be_saved() {
    let scene = Scene::new();
    let mut pty = scene.open_on_a_full_disk();
    pty.keys("Ana");
    pty.wait_for("Not saved since");
    pty.wait_for("Dear Ana");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 1);
    let left = pty.screen().contents();
    assert!(
        left.contains("Dear Ana,") && left.contains("not saved"),
        "{left}"
    );
}

#[test]
fn without_a_folder_to_save_in_it_starts_and_says_so() {
    let scenes: [fn(&Scene); 3] = [
        |scene| fs::write(scene.data(), "a file").unwrap(),
        |scene| symlink("nowhere/at/all", scene.data()).unwrap(),
        |scene| {
            fs::create_dir(scene.data()).unwrap();
            fs::write(scene.data().join("bowout"), "a file").unwrap();
        },
    ];
    for prepare in scenes {
        let scene = Scene::new();
        prepare(&scene);
        let mut pty = scene.open(&[]);
        pty.keys("Ana");
        pty.wait_for("Not saved since");
        pty.wait_for("Dear Ana");
        pty.keys("\x11");
        assert_eq!(pty.wait(), 1);
        assert!(pty.screen().contents().contains("Dear Ana,"));
    }
}

/// The variables that say where things are kept.
const PLACES: [&str; 3] = ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"];

#[test]
fn without_a_home_it_starts_and_says_so() {
    let told = |mut pty: Pty| {
        pty.keys("Ana");
        pty.wait_for("Not saved since");
        pty.wait_for("Dear Ana");
        pty.keys("\x11");
        assert_eq!(pty.wait(), 1);
        assert!(pty.screen().contents().contains("not saved:"));
    };
    let scene = Scene::new();
    told(scene.open_without(&PLACES));
    let missing = scene.data().join("nobody");
    for home in ["", "relative", missing.to_str().unwrap()] {
        let home = PLACES.map(|name| (name, if name == "HOME" { home } else { "" }));
        told(scene.open(&home));
    }
    told(scene.open(&[("XDG_DATA_HOME", "/proc/nowhere")]));
    assert!(!scene.data().exists(), "nothing was written anywhere");
    assert!(!scene.home().join("relative").exists());
}

#[test]
fn relative_folders_of_the_desktops_standard_are_ignored() {
    let scene = Scene::new();
    let folders = [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")];
    let mut pty = scene.open(&folders);
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    end(pty);
    let drafts = scene.home().join(".local/share/bowout/drafts");
    assert_eq!(fs::read_dir(drafts).unwrap().count(), 1);
    assert!(!scene.data().exists());
}

#[test]
fn all_that_is_written_is_its_owners_alone_whatever_the_mask() {
    let scene = Scene::new();
    let mut pty = scene.open_without_a_mask();
    pty.keys("Ana");
    pty.wait_for("Dear Ana");
    pty.keys("\x1bm\x1b[1;5F Yours.");
    pty.wait_for("Yours.");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    let mut folders = vec![scene.data()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            if entry.file_type().unwrap().is_dir() {
                assert_eq!(mode, 0o700, "{}", entry.path().display());
                folders.push(entry.path());
            } else {
                assert_eq!(mode, 0o600, "{}", entry.path().display());
                files += 1;
            }
        }
    }
    assert!(files > 0);
    assert!(
        !pty.bytes().contains("\x1b]2;Ana"),
        "the title holds no text of the person's"
    );
}

#[test]
fn two_at_once_keep_both_texts_and_the_one_can_only_read_the_others() {
    let scene = Scene::new();
    let mut one = scene.open(&[]);
    one.keys("Ana");
    one.wait_for("Dear Ana");
    scene.wait_until_kept(|kept| kept.contains("hiring manager: Ana"));
    let mut other = scene.open(&[]);
    other.keys("Berta");
    other.wait_for("Dear Berta");
    scene.wait_until_kept(|kept| kept.contains("hiring manager: Berta"));
    other.keys("\x1bl");
    other.wait_for("x no company");
    other.keys("j");
    other.wait_for("› no company");
    other.keys("\r");
    other.wait_for("it can only be read here");
    other.wait_for("Dear Ana");
    // Reading types nothing into the other's draft, nor into this one's.
    other.keys("zzzc");
    other.wait_for("Ana");
    one.keys("x");
    one.wait_for("Dear Anax");
    scene.wait_until_kept(|kept| kept.contains("hiring manager: Anax"));
    one.signal("KILL");
    one.wait();
    end(other);
    let kept = scene.kept();
    for name in ["Anax", "Berta", "Ana"] {
        assert!(
            kept.contains(&format!("hiring manager: {name}\n")),
            "{name}: {kept}"
        );
    }
    assert!(!kept.contains("zz"), "{kept}");
}

#[test]
fn a_newer_bowouts_draft_can_be_read_and_is_never_written() {
    let scene = Scene::new();
    let checkpoint =
        br#"{"version":2,"document":{"facts":{"job.company":"Acme","interview.weather":"fine"}}}"#;
    let journal: Vec<u8> = [journal::HEAD, &journal::entry(0, checkpoint)].concat();
    let file = scene.data().join("bowout/drafts/newer.00000001.there");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, &journal).unwrap();
    let mut pty = scene.open(&[]);
    pty.keys("\x1bl");
    pty.wait_for("x Acme");
    pty.keys("x");
    pty.wait_for("discard it there");
    pty.keys("\r");
    pty.wait_for("A newer bowout has written this draft");
    end(pty);
    assert_eq!(fs::read(&file).unwrap(), journal);
}

#[test]
fn of_many_drafts_each_is_listed_and_opens_and_only_the_opened_one_is_written() {
    let scene = Scene::new();
    let drafts = scene.data().join("bowout/drafts");
    fs::create_dir_all(&drafts).unwrap();
    let journal = |number: usize| {
        let checkpoint = format!(
            r#"{{"version":1,"document":{{"facts":{{"job.company":"Acme {number}","interview.date":"2020-03-10"}}}}}}"#
        );
        [journal::HEAD, &journal::entry(0, checkpoint.as_bytes())].concat()
    };
    for number in 10..50 {
        let file = drafts.join(format!("draft{number}.000000{number}.there"));
        fs::write(file, journal(number)).unwrap();
    }
    fs::write(drafts.join("bad.00000005.there"), "no journal").unwrap();
    let mut pty = scene.open(&[]);
    pty.wait_for("was damaged and was set aside");
    pty.keys("\x1bl");
    pty.wait_for("Acme 49");
    pty.wait_for("Acme 48");
    pty.keys("j");
    pty.wait_for("Acme 48");
    pty.keys("\r");
    pty.wait_for("Tuesday 10 March 2020");
    pty.keys("x");
    pty.wait_for("Dear x");
    end(pty);
    let kept = scene.kept();
    assert_eq!(kept.matches("company: Acme").count(), 40, "{kept}");
    for number in (10..50).filter(|number| *number != 48) {
        let file = drafts.join(format!("draft{number}.000000{number}.there"));
        assert_eq!(fs::read(file).unwrap(), journal(number));
    }
}

#[test]
fn no_hostile_byte_reaches_the_terminal() {
    let scene = Scene::new();
    let calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Interview at Acme\x1b[31337m \u{202e}Ltd\u{9b}31337m\r\nORGANIZER;CN=\"Ana\x1b]0;CANARY\x07\":mailto:ana@example.org\r\nDTSTART:20270310T140000Z\r\nDESCRIPTION:\x1b]52;c;Q0FOQVJZ\x07\u{200b}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let mut pty = scene.open_file(calendar.as_bytes());
    pty.wait_for("From the invitation");
    pty.keys("\r");
    pty.keys("\x11");
    assert_eq!(pty.wait(), 0);
    let bytes = pty.bytes();
    for hostile in [
        "\x1b[31337m",
        "\x1b]0;CANARY",
        "\x1b]52;c;Q0FOQVJZ",
        "\u{9b}",
        "\u{202e}",
        "\u{200b}",
    ] {
        assert!(!bytes.contains(hostile), "{hostile:?}");
    }
}

/// Keys, pastes, mouse and broken sequences; none that leaves or suspends.
const EVENTS: &[&str] = &[
    "a",
    "Z",
    "0",
    " ",
    "\r",
    "\t",
    "é",
    "日本",
    "e\u{301}",
    "2027-03-10",
    "14:00",
    "{{name}}",
    "%s%n",
    "\x01",
    "\x02",
    "\x04",
    "\x05",
    "\x06",
    "\x08",
    "\x0b",
    "\x0e",
    "\x10",
    "\x12",
    "\x15",
    "\x17",
    "\x19",
    "\x7f",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[Z",
    "\x1b[1;2C",
    "\x1b[1;5D",
    "\x1b[3~",
    "\x1b[5~",
    "\x1b[6~",
    "\x1bOP",
    "\x1bOS",
    "\x1b[15~",
    "\x1b[19~",
    "\x1b[20~",
    "\x1bm",
    "\x1bl",
    "\x1b[27;1u",
    "\x1b[<0;9;9M",
    "\x1b[<0;80;12M",
    "\x1b[<32;70;14M",
    "\x1b[<65;60;9M",
    "\x1b[<0;9999;0m",
    "\x1b[I",
    "\x1b[O",
    "\x1b[999999999999;1H",
    "\x1b[1;1R",
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b[M!!!",
    "\x1b[200~a\nb\r\nc\x1b[201~",
    "\x1b[200~\x1b[2J\x07\x1b[201~",
];

#[test]
fn random_keys_and_sizes_never_end_it_and_it_still_answers() {
    let scene = Scene::new();
    let mut pty = scene.open(&[("EDITOR", "/bin/true")]);
    let mut dice = Dice(11);
    for round in 0..30 {
        let keys: String = (0..30).map(|_| EVENTS[dice.below(EVENTS.len())]).collect();
        pty.keys(&keys);
        if round % 5 == 0 {
            let sizes = [(1, 1), (200, 60), (2, 50), (80, 24), (40, 10)];
            let (columns, rows) = sizes[dice.below(sizes.len())];
            pty.resize(columns, rows);
        }
    }
    pty.resize(120, 40);
    pty.wait_for("bowout");
    pty.signal("TERM");
    assert_eq!(pty.wait(), 143);
    let bytes = pty.bytes();
    assert!(!bytes.contains("a mistake of its own"), "{bytes}");
    assert!(!pty.screen().alternate_screen() && pty.is_cooked());
}
