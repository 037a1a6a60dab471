//! The six steps of a good cancellation, and what a message can show of each.
//!
//! Must not know how a step is proved (`review`) or written (`compose`).

keywords! {
    /// One of the six steps, in the order in which they are taken.
    pub enum Step {
        /// The channel fits the situation.
        Approach = "approach", "Choose the approach";
        /// Opens with thanks for the invitation, or with regret at not attending.
        Appreciation = "appreciation", "Express appreciation";
        /// Says without a hedge that the interview is cancelled, with the word *cancel*.
        Cancellation = "cancellation", "Cancel definitively";
        /// One short, polite reason.
        Explanation = "explanation", "Offer a simple explanation";
        /// An invitation to stay in touch, where it is fitting.
        KeepInTouch = "keep_in_touch", "Ask to stay in touch";
        /// Ends with thanks and a sign-off.
        WrapUp = "wrap_up", "Wrap it up";
    }
}

impl Step {
    /// Returns the number a person knows the step by, 1 to 6.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

keywords! {
    /// How far a text shows a step.
    pub enum StepState {
        /// The words prove it.
        Met = "met", "met";
        /// Something is there, but it is not enough.
        Weak = "weak", "weak";
        /// Nothing in the text shows it.
        Missing = "missing", "missing";
        /// Left out on purpose, which is right here.
        LeftOut = "left_out", "left out on purpose";
        /// Cannot be told from what is known.
        NotJudged = "not_judged", "not judged";
    }
}
