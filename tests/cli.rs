//! The commands, through one door: what is typed and given, and the output with its exit code in one.

mod command;

use command::{run, run_in};

const FACTS: &str = r#"
reason = "another-job"
[you]
name = "Kim Novak"
[contact]
name = "Ana Ruiz"
email = "ana@saffron.example"
[job]
position = "Lead Engineer"
company = "Saffron Labs"
[interview]
date = "2026-12-04"
time = "14:30"
"#;

const NOW: [&str; 4] = ["--now", "2026-11-22T20:00", "--timezone", "Europe/Berlin"];

/// `BOWOUT_DRAW=1 cargo test --test cli` writes the table anew.
#[test]
fn the_readme_shows_the_table_of_keys_as_it_is() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once("```text\n").unwrap();
    let (table, after) = rest.split_once("```").unwrap();
    let keys = run(&["keys"], "").stdout;
    if std::env::var_os("BOWOUT_DRAW").is_some() {
        std::fs::write("README.md", format!("{before}```text\n{keys}```{after}")).unwrap();
    } else {
        assert!(
            table == keys,
            "BOWOUT_DRAW=1 cargo test --test cli writes the table anew"
        );
    }
}

#[test]
fn every_kind_is_written_from_the_same_facts() {
    for kind in [
        "email",
        "call",
        "voicemail",
        "text",
        "portal",
        "confirmation",
        "missed",
    ] {
        let args = [&["write", "--facts", "-", "--as", kind], &NOW[..]].concat();
        insta::assert_snapshot!(format!("write_{kind}"), run(&args, FACTS).all());
    }
}

#[test]
fn what_is_written_passes_its_own_check() {
    for kind in [
        "email",
        "call",
        "voicemail",
        "text",
        "portal",
        "confirmation",
    ] {
        let args = [&["write", "--facts", "-", "--as", kind], &NOW[..]].concat();
        let text = run(&args, FACTS).stdout;
        let check = run(&["check", "--as", kind], &text);
        assert_eq!(check.code, 0, "{kind}:\n{text}\n{}", check.all());
    }
}

#[test]
fn a_gap_is_printed_and_makes_the_text_unfit() {
    let written = run(
        &[&["write", "--facts", "-"], &NOW[..]].concat(),
        "reason = \"pay\"\n",
    );
    assert_eq!(written.code, 1);
    assert!(written.stdout.contains("[company]"), "{}", written.all());
    assert!(written.stderr.contains("company"), "{}", written.all());
}

#[test]
fn a_mistake_in_the_facts_file_is_named_with_line_and_remedy() {
    for facts in [
        "registr = \"plain\"\n",
        "register = \"posh\"\n",
        "[interview]\ndate = \"2026-02-31\"\n",
        "a = [\n",
    ] {
        let refused = run(&["write", "--facts", "-"], facts);
        assert_eq!(
            (refused.code, refused.stdout.as_str()),
            (2, ""),
            "{}",
            refused.all()
        );
        insta::assert_snapshot!(
            format!(
                "refused_{}",
                facts
                    .trim()
                    .replace(|letter: char| !letter.is_alphanumeric(), "_")
            ),
            refused.all()
        );
    }
}

#[test]
fn the_plan_advises_email_early_and_a_call_on_the_day() {
    let early = run(&[&["plan", "--facts", "-"], &NOW[..]].concat(), FACTS);
    insta::assert_snapshot!("plan_early", early.all());
    let facts = format!("{FACTS}\n").replace("[contact]", "[contact]\nphone = \"030 5550 0134\"");
    let today = run(
        &[
            "plan",
            "--facts",
            "-",
            "--now",
            "2026-12-04T09:00",
            "--timezone",
            "Europe/Berlin",
        ],
        &facts,
    );
    insta::assert_snapshot!("plan_today", today.all());
}

#[test]
fn a_mistyped_call_is_refused_with_what_is_allowed() {
    let refused = run(&["write", "--facts", "-", "--as", "letter"], "");
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("voicemail"), "{}", refused.all());
    let refused = run(&["plan", "--facts", "-", "--now", "soon"], FACTS);
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("2026-11-22T20:00"),
        "{}",
        refused.all()
    );
}

#[test]
fn an_error_repeats_arguments_cleaned_and_help_is_as_it_was() {
    const HOSTILE: &str = "x\x1b[31337m\u{202e}\u{9b}1m\x07";
    for args in [
        vec![HOSTILE, HOSTILE],
        vec!["write", "--facts", "-", "--as", HOSTILE],
        vec!["check", &format!("--{HOSTILE}")],
        vec!["drafts", "--format", HOSTILE],
        vec!["keys", HOSTILE],
    ] {
        let refused = run(&args, "");
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{args:?}");
        assert!(refused.stderr.contains("��1m"), "{}", refused.all());
        let is_hostile = |letter: char| letter != '\n' && letter.is_control();
        assert!(!refused.stderr.contains(is_hostile), "{:?}", refused.stderr);
        assert!(!refused.stderr.contains('\u{202e}'), "{:?}", refused.stderr);
    }
    for (args, start) in [(["--help"], "Cancels a job"), (["--version"], "bowout ")] {
        let asked = run(&args, "");
        assert_eq!((asked.code, asked.stderr.as_str()), (0, ""), "{args:?}");
        assert!(asked.stdout.starts_with(start), "{}", asked.all());
    }
}

#[test]
fn one_frame_is_printed_for_bug_reports() {
    let printed = run(
        &[
            &["--print=100x30", "--no-save", "--keys", "Ana<tab>"],
            &NOW[..],
        ]
        .concat(),
        "",
    );
    assert_eq!(printed.code, 0, "{}", printed.all());
    assert!(printed.stdout.contains("Ana"));
    assert_eq!(printed.stdout.lines().count(), 30);
    assert!(!printed.stdout.contains('\u{1b}'));
}

/// An invitation of Kestrel's, and the facts of an interview at Saffron's.
fn two_interviews() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let invitation = "Dear Kim Novak,\n\nWe would like to invite you to an interview for the position of Test \
        Engineer at Kestrel Ltd on Thursday 3 December 2026 at 10:00 by video.\n\nKind regards,\nBo Lind\n\
        Kestrel Ltd\nbo.lind@kestrel.example\n";
    std::fs::write(folder.path().join("kestrel.txt"), invitation).unwrap();
    std::fs::write(folder.path().join("saffron.toml"), FACTS).unwrap();
    std::fs::write(
        folder.path().join("shared.toml"),
        "reason = \"another-job\"\n[you]\nname = \"Kim Novak\"\n",
    )
    .unwrap();
    folder
}

#[test]
fn a_batch_writes_one_message_for_each_interview() {
    let folder = two_interviews();
    let args = [
        "batch",
        "kestrel.txt",
        "saffron.toml",
        "--with",
        "shared.toml",
    ];
    let ran = run_in(folder.path(), &[&args, &NOW[..]].concat(), "");
    assert_eq!(ran.code, 0, "{}", ran.all());
    let (first, second) = ran.stdout.split_once("== saffron.toml ==").unwrap();
    assert!(first.starts_with("== kestrel.txt ==\nSubject: "), "{first}");
    assert!(first.contains("Kestrel") && !first.contains("Saffron"));
    assert!(second.contains("Saffron") && !second.contains("Kestrel"));
    let saved = run_in(
        folder.path(),
        &[&args[..], &["--save"], &NOW[..]].concat(),
        "",
    );
    assert_eq!(
        saved.stdout,
        "email-kestrel-ltd-2026-12-03.eml\nemail-saffron-labs-2026-12-04.eml\n"
    );
    let mail =
        std::fs::read_to_string(folder.path().join("email-kestrel-ltd-2026-12-03.eml")).unwrap();
    assert!(mail.contains("X-Unsent: 1") && mail.contains("bo.lind@kestrel.example"));
}

#[test]
fn a_batch_in_which_one_text_names_another_company_is_not_fit_and_not_saved() {
    let folder = two_interviews();
    let mixed = FACTS.replace(
        "reason = \"another-job\"",
        "reason = \"own\"\nreason_text = \"I have decided for Kestrel Ltd\"",
    );
    std::fs::write(folder.path().join("saffron.toml"), mixed).unwrap();
    let args = [
        "batch",
        "kestrel.txt",
        "saffron.toml",
        "--with",
        "shared.toml",
        "--save",
    ];
    let ran = run_in(folder.path(), &[&args, &NOW[..]].concat(), "");
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(
        ran.stderr
            .contains("saffron.toml: the text names Kestrel Ltd, the company of kestrel.txt."),
        "{}",
        ran.all()
    );
    let mails = std::fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|ending| ending == "eml")
        });
    assert_eq!(mails.count(), 0, "nothing is saved");
}

#[test]
fn what_can_not_be_batched_is_named_and_the_rest_goes_on() {
    let folder = two_interviews();
    std::fs::write(
        folder.path().join("news.txt"),
        "Our newsletter: ten tips for your garden.\n",
    )
    .unwrap();
    let ran = run_in(
        folder.path(),
        &[&["batch", "news.txt", "gone.ics", "saffron.toml"], &NOW[..]].concat(),
        "",
    );
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert!(
        ran.stderr.contains("news.txt: ") && ran.stderr.contains("gone.ics"),
        "{}",
        ran.all()
    );
    assert!(ran.stdout.contains("== saffron.toml =="));
    let shared = run_in(
        folder.path(),
        &["batch", "kestrel.txt", "--with", "saffron.toml"],
        "",
    );
    assert_eq!((shared.code, shared.stdout.as_str()), (2, ""));
    assert!(
        shared.stderr.contains("belongs to one interview"),
        "{}",
        shared.all()
    );
}

#[test]
fn check_shows_the_line_the_words_and_the_mend() {
    let folder = two_interviews();
    let letter = "Subject: Friday\n\nDear Bettina,\n\nI think I may have to cancel my interview on Thursday, 4 December 2026. \
        Your office is a dump.\n\nKind regards\n";
    std::fs::write(folder.path().join("letter.txt"), letter).unwrap();
    let args = ["check", "letter.txt", "--facts", "saffron.toml"];
    let checked = run_in(folder.path(), &[&args, &NOW[..]].concat(), "");
    insta::assert_snapshot!("check_flawed", checked.all());
    let rules = run(&["check", "--rules"], "");
    for rule in ["wrong-company", "no-decision", "weekday", "asks-twice"] {
        assert!(rules.stdout.contains(rule), "{}", rules.stdout);
    }
}
