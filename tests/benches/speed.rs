//! How long the parts of a key and of a start take: `cargo bench`.
//!
//! The goals: a review of 1 KB within 0.1 ms, and linear in the length up to 64 KB.

use std::rc::Rc;

use bowout::book::{self, Book};
use bowout::domain::case::{Case, Kind};
use bowout::domain::compose::{Wordings, compose};
use bowout::domain::document::Document;
use bowout::domain::plan::plan;
use bowout::domain::review::review;
use bowout::tui::app::App;
use bowout::tui::keys::script;
use bowout::tui::msg::Msg;
use bowout::tui::picture;
use bowout::tui::theme::Theme;
use bowout::tui::update::update;
use divan::{Bencher, black_box};
use jiff::Zoned;
use ratatui::layout::Size;

fn main() {
    divan::main();
}

/// A letter of 1 KB.
const LETTER: &str = "Subject: Cancelling my interview for the Data Steward position on Tuesday 2 December

Dear Ms Marlow,

Thank you very much for inviting me to interview for the Data Steward role at Acme Analytics. I really appreciated your taking the time to talk to me on the phone last week, and it was lovely to hear about the team.

I'm afraid I have to cancel my interview on Tuesday, 2 December at 10:30. I have accepted another position that is closer to home, and I would not like to take up more of your time. Please withdraw my application as well, so that you can offer the slot to somebody else.

I apologise for the short notice and for any inconvenience that this may cause you and your colleagues. If anything changes in the future, I'd be delighted to stay in touch, for instance on LinkedIn, as I have great respect for the work that you do at Acme and could well imagine working with you one day.

Thank you again for your time and your understanding, and I wish you every success in filling the position.

Kind regards,
Jane Doe
";

/// The letter with its body said over and over up to some KB.
fn letter(kilobytes: usize) -> String {
    let (head, rest) = LETTER
        .split_once("Thank you very")
        .expect("its first words");
    let (body, end) = rest.split_once("Kind regards").expect("its end");
    let mut text = head.to_owned();
    while text.len() + 2 * body.len() < kilobytes * 1024 {
        text = text + "Thank you very" + body;
    }
    text + "Thank you very" + body + "Kind regards" + end
}

fn now() -> Zoned {
    "2026-11-22T20:00[Europe/Berlin]".parse().expect("a moment")
}

#[divan::bench(args = [1, 4, 16, 64])]
fn review_of_kilobytes(bencher: Bencher, kilobytes: usize) {
    let lexicon = book::rules();
    let text = letter(kilobytes);
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| review(black_box(&text), Kind::Email, None, &lexicon));
}

#[divan::bench(args = Kind::ALL)]
fn composing(bencher: Bencher, kind: Kind) {
    let book = Book::builtin();
    let case = Case::default();
    let plan = plan(&case, &now(), &book.approach);
    bencher.bench_local(|| {
        compose(
            black_box(&case),
            &plan,
            kind,
            &Wordings::default(),
            &book.phrases,
        )
    });
}

/// An email half written.
fn app() -> App {
    let size = Size::new(120, 40);
    let theme = Theme { coloured: true };
    let book = Rc::new(Book::builtin());
    let mut app = App::new(book, Document::default(), now(), size, theme);
    let keys = script("Ana Ruiz<tab><tab><tab>Lead Engineer<tab>Saffron Labs").expect("keys");
    for key in keys {
        update(&mut app, Msg::Key(key));
    }
    app
}

#[divan::bench]
fn a_key_in_a_fact(bencher: Bencher) {
    let mut app = app();
    let keys = script("a<backspace>").expect("keys");
    bencher.bench_local(|| {
        for key in &keys {
            update(&mut app, Msg::Key(*key));
        }
    });
}

#[divan::bench]
fn drawing_a_whole_screen(bencher: Bencher) {
    let app = app();
    bencher.bench_local(|| picture::frame(black_box(&app)));
}

#[divan::bench]
fn reading_the_word_lists() -> impl Sized {
    book::rules()
}

#[divan::bench]
fn reading_all_assets_of_a_start() -> Book {
    Book::builtin()
}
