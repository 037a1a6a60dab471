//! A part of the screen that is kept as it was drawn, until it has something else to show.
//!
//! A letter in the message leaves most of the screen as it is. Must not know what is drawn.

use std::cell::RefCell;
use std::rc::Rc;

use crate::outside::frame::Frame;

/// What was drawn last. A look is all that the part's look depends on, but for the size of the screen.
#[derive(Debug)]
pub struct Part<Look> {
    drawn: RefCell<Option<(Look, Rc<Frame>)>>,
}

impl<Look> Default for Part<Look> {
    fn default() -> Self {
        Part {
            drawn: RefCell::new(None),
        }
    }
}

/// A copy has drawn nothing yet.
impl<Look> Clone for Part<Look> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<Look: PartialEq> Part<Look> {
    /// Draws the part as it was, or anew where it looks different.
    pub fn draw(&self, frame: &mut Frame, look: Look, draw: impl FnOnce(&mut Frame, &Look)) {
        let mut drawn = self.drawn.borrow_mut();
        let part = match drawn.take() {
            Some((before, part)) if before == look && part.area() == frame.area() => part,
            _ => {
                let mut part = Frame::new(frame.area().as_size());
                draw(&mut part, &look);
                Rc::new(part)
            }
        };
        frame.add(part.clone());
        *drawn = Some((look, part));
    }
}
