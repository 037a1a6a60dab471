//! Any history of keys: what no hand has touched is what bowout would say afresh, and what a hand
//! has written changes by no key but the hand's own.

mod screen;

use bowout::domain::draft::Owner;
use bowout::tui::app::App;
use bowout::tui::keys::script;
use bowout::tui::msg::Msg;
use bowout::tui::update::update;
use proptest::prelude::*;
use screen::{FACTS, Screen};

/// Keys by which facts, wordings and texts change, but no words of a hand.
const NOT_BY_HAND: &[&str] = &[
    "<esc><shift+tab>x",
    "<esc><tab>",
    "<esc><backspace>",
    "<esc><right>",
    "<f8>",
    "<alt+q>",
    "<f3>",
    "<alt+t>",
    "<f2>",
    "<f1><esc>",
    "<f11><space><esc>",
    "<f4><pagedown>",
];

/// Keys of a hand in the message, and those that take changes back.
const BY_HAND: &[&str] = &[
    "<f4><ctrl+end> Mine.",
    "<f4><down><end>!",
    "<f4><down><down><ctrl+w>",
    "<f4><ctrl+k>",
    "<f4>é<enter>",
    "<ctrl+u>",
    "<ctrl+r>",
    "<f9><enter>",
    "<f10>",
    "<f4><shift+down><delete>",
];

fn press(app: &mut App, keys: &str) {
    for key in script(keys).expect("the test writes keys") {
        update(app, Msg::Key(key));
    }
}

fn by_hand(app: &App) -> Vec<String> {
    let pieces = app.view.draft.pieces().iter();
    let mut words: Vec<String> = pieces
        .filter(|piece| piece.owner == Owner::Hand)
        .map(|piece| piece.text.clone())
        .collect();
    words.sort();
    words
}

fn holds(app: &App) -> Result<(), TestCaseError> {
    let draft = &app.view.draft;
    for piece in draft
        .pieces()
        .iter()
        .filter(|piece| piece.owner == Owner::Facts)
    {
        let fresh = app
            .view
            .sentences()
            .iter()
            .find(|sentence| Some(sentence.slot) == piece.slot);
        prop_assert_eq!(Some(&piece.text), fresh.map(|sentence| &sentence.text));
    }
    let mut end = 0;
    for (span, piece) in draft.spans().into_iter().zip(draft.pieces()) {
        prop_assert_eq!(span.start, end + piece.lead.len(), "pieces tile the text");
        prop_assert_eq!(&draft.text()[span.clone()], &piece.text);
        end = span.end;
    }
    prop_assert_eq!(end + draft.tail().len(), draft.text().len());
    prop_assert!(draft.text().is_char_boundary(app.message.caret.at));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn through_any_history_hands_keep_their_words(deeds in prop::collection::vec((any::<bool>(), 0..64usize), 0..14)) {
        let mut app = Screen::new(120, 40).play(FACTS).app();
        for (hand, index) in deeds {
            let keys = if hand { BY_HAND[index % BY_HAND.len()] } else { NOT_BY_HAND[index % NOT_BY_HAND.len()] };
            let (kind, before) = (app.kind, by_hand(&app));
            app.overlay = None;
            press(&mut app, keys);
            holds(&app)?;
            if !hand && app.kind == kind {
                prop_assert_eq!(by_hand(&app), before, "{} is no key of the hand's", keys);
            }
        }
    }

    #[test]
    fn undo_leads_back_to_the_beginning_and_redo_to_the_end(deeds in prop::collection::vec(0..64usize, 0..10)) {
        let mut app = Screen::new(120, 40).play(FACTS).app();
        for index in deeds {
            press(&mut app, [NOT_BY_HAND, BY_HAND].concat()[index % 22]);
        }
        let end = app.document.clone();
        app.overlay = None;
        let steps = app.history.sides().past.len();
        press(&mut app, &"<ctrl+u>".repeat(steps));
        holds(&app)?;
        prop_assert_eq!(app.history.sides().past.len(), 0);
        press(&mut app, &"<ctrl+r>".repeat(steps));
        prop_assert_eq!(app.document, end);
    }
}
