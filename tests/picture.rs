//! The picture in the README: drawn from today's screen, and compared with it in every run.
//!
//! `BOWOUT_DRAW=1 cargo test --test picture` draws it anew.

mod screen;

use std::fmt::Write;
use std::fs;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use screen::{FACTS, Screen};

const PICTURE: &str = "assets/screen.svg";
const CELL: (f32, f32) = (8.4, 18.0);

#[test]
fn the_readme_shows_todays_screen() {
    let drawn = svg(&Screen::new(120, 36).play(FACTS).play("<f4>").buffer());
    if std::env::var_os("BOWOUT_DRAW").is_some() {
        fs::write(PICTURE, &drawn).unwrap();
    }
    let kept = fs::read_to_string(PICTURE).unwrap_or_default();
    assert!(
        kept == drawn,
        "{PICTURE} is not today's screen: BOWOUT_DRAW=1 cargo test --test picture"
    );
}

fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 20.0, rows * CELL.1 + 20.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16181d\"/>\n"
    );
    for (y, row) in buffer
        .content
        .chunks(usize::from(buffer.area.width))
        .enumerate()
    {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a.style() == b.style()) {
            draw_run(&mut out, run, x, y);
            x += run.len();
        }
    }
    out + "</svg>\n"
}

#[expect(clippy::cast_precision_loss, reason = "a screen has few cells")]
fn draw_run(out: &mut String, run: &[Cell], x: usize, y: usize) {
    let text: String = run.iter().map(Cell::symbol).collect();
    let (left, top) = (10.0 + x as f32 * CELL.0, 10.0 + y as f32 * CELL.1);
    let wide = run.len() as f32 * CELL.0;
    let has = |modifier| run[0].modifier.contains(modifier);
    let mut ink = hex(run[0].fg);
    if has(Modifier::REVERSED) {
        let height = CELL.1;
        writeln!(out, "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{height}\" fill=\"{ink}\"/>").unwrap();
        ink = "#16181d";
    }
    if text.trim().is_empty() {
        return;
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let weight = if has(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let dim = if has(Modifier::DIM) {
        " opacity=\"0.6\""
    } else {
        ""
    };
    let under = if has(Modifier::UNDERLINED) {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    let base = top + 13.5;
    writeln!(out, "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{wide:.1}\" fill=\"{ink}\" xml:space=\"preserve\"{weight}{dim}{under}>{escaped}</text>").unwrap();
}

fn hex(colour: Color) -> &'static str {
    match colour {
        Color::Green => "#8cc570",
        Color::Cyan => "#5fc3d3",
        Color::Magenta => "#cf8ddb",
        Color::Blue => "#7aa7f0",
        Color::Red => "#ef6b6b",
        Color::DarkGray => "#6b7280",
        _ => "#dfe2e8",
    }
}
