//! The names of the word lists: what a phrase found in a text is a sign of.
//!
//! Must not know the phrases.

keywords! {
    /// What a phrase is a sign of.
    pub enum Cue {
        /// Thanks, of any kind.
        Thanks = "thanks", "thanks";
        /// Thanks that are meant for something else, or not meant.
        OtherThanks = "other-thanks", "other thanks";
        /// Thanks that count at the end, though not in the opening: for the reader's understanding.
        EndThanks = "end-thanks", "thanks at the end";
        /// Pleasure at having been invited.
        Honoured = "honoured", "pleasure at the invitation";
        /// Regret or apology about not coming.
        Regret = "regret", "regret";
        /// An apology.
        Apology = "apology", "apology";
        /// Regret about something else.
        OtherRegret = "other-regret", "other regret";
        /// A verb of leaving other than *cancel*: withdraw, call off, step back.
        Quit = "quit", "withdrawal";
        /// Says that the writer will not come.
        Absent = "absent", "will not come";
        /// Says that the writer cannot come, which may be a wish for another date.
        Unable = "unable", "cannot come";
        /// Ends the application.
        Fate = "fate", "the application's end";
        /// Leaves open whether the interview is off.
        Hedge = "hedge", "hedge";
        /// Asks for another date or way.
        Rebook = "rebook", "another date";
        /// Looks like a hedge and is none.
        NotHedge = "not-hedge", "no hedge";
        /// Tells of another job, or of what else keeps the writer away for good.
        Settled = "settled", "settled for good";
        /// Refuses another date.
        NoRebook = "no-rebook", "no other date";
        /// The reason.
        Reason = "reason", "reason";
        /// The reason, where it is clear that the interview is off.
        WeakReason = "weak-reason", "possible reason";
        /// What looks like a reason and is none.
        NoReason = "no-reason", "no reason";
        /// Says something that is no cause either: a name, good wishes, a promise.
        Pleasantry = "pleasantry", "pleasantry";
        /// Asks to stay in touch.
        Touch = "touch", "staying in touch";
        /// Wants no further contact, or speaks of something else.
        NoTouch = "no-touch", "no further contact";
        /// A day, date or time.
        Day = "day", "day or time";
        /// Makes a day or position one that is not the interview's.
        OtherDay = "other-day", "another day";
        /// A position.
        Position = "position", "position";
        /// Looks like a position and is none.
        OtherPosition = "other-position", "another position";
        /// A closing formula.
        Closing = "closing", "closing formula";
        /// A goodbye.
        Goodbye = "goodbye", "goodbye";
        /// The writer will come after all.
        Attends = "attends", "will come";
        /// The interview has taken place, or is not the writer's to cancel.
        NoInterview = "no-interview", "no interview ahead";
        /// Says that what is called off lies ahead.
        Ahead = "ahead", "interview ahead";
        /// Had wanted to cancel, and does no more.
        GivenUp = "given-up", "plan given up";
        /// Takes a decision back.
        ChangedMind = "changed-mind", "changed mind";
        /// A form of *cancel* that is no act of the writer's.
        NotCancel = "not-cancel", "no cancellation";
        /// The company called it off.
        CompanyCancels = "company-cancels", "they cancelled";
        /// An interview, by any name.
        Meeting = "meeting", "interview";
        /// A judgement so strong that it is about the company unless it plainly is not.
        Damning = "damning", "damning words";
        /// A judgement that counts where it plainly is about the company.
        Critical = "critical", "critical words";
        /// What is missed where it is denied.
        Virtue = "virtue", "virtue";
        /// What somebody does to staff, applicants or customers.
        Misdeed = "misdeed", "misdeed";
        /// Where the writer has it from.
        Hearsay = "hearsay", "hearsay";
        /// Somebody who knows the place from inside.
        Source = "source", "source";
        /// The writer has been there.
        Witness = "witness", "visit";
        /// A complaint without a bad word.
        Complaint = "complaint", "complaint";
        /// What is a complaint where the company is its subject.
        Grudge = "grudge", "grudge";
        /// Praise.
        Praise = "praise", "praise";
        /// The cancellation itself, which may be called bad.
        OwnAct = "own-act", "the writer's own act";
        /// Fellow feeling with the company's troubles.
        Sympathy = "sympathy", "sympathy";
        /// A name that nobody is called kindly.
        Insult = "insult", "insult";
        /// Something bad about the company.
        Badmouth = "badmouth", "bad words about the company";
        /// Bad words that are about something else.
        NotBadmouth = "not-badmouth", "bad words about something else";
        /// An insult or sneer.
        Rude = "rude", "rudeness";
        /// What has an edge; two of these are rude.
        Edge = "edge", "edge";
        /// Looks like rudeness and is none.
        NotRude = "not-rude", "no rudeness";
        /// A private matter of the kind nobody needs to know.
        Private = "private", "private detail";
        /// What is so private that one such detail is too much.
        Intimate = "intimate", "intimate detail";
        /// A private matter at some distance; several make too many.
        SomewhatPrivate = "somewhat-private", "personal matter";
        /// An amount of money.
        Sum = "sum", "amount";
        /// Another employer's terms.
        Terms = "terms", "another offer's terms";
        /// A diagnosis or a family matter.
        Diagnosis = "diagnosis", "diagnosis or family matter";
        /// Will come after all.
        Comes = "comes", "will come after all";
        /// Another employer, by name.
        OtherEmployer = "other-employer", "other employer";
        /// A question that invites debate.
        Debate = "debate", "question that invites debate";
        /// A slot in plain words that was never filled.
        Unfilled = "unfilled", "unfilled words";
    }
}
