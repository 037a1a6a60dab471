//! Whether a text is an invitation to a job interview at all.
//!
//! Must not know the facts: only the words around them.

use super::position::Known;
use std::sync::Arc;

use regex_lite::Regex;

use super::text::{Letter, pattern, shared};

/// What an incoming text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationKind {
    /// An invitation to a job interview, or the confirmation or move of one.
    Invitation,
    /// The employer calls the interview off.
    Cancellation,
    /// Anything else.
    Other,
}

impl InvitationKind {
    /// Returns the word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            InvitationKind::Invitation => "invitation",
            InvitationKind::Cancellation => "cancellation",
            InvitationKind::Other => "other",
        }
    }
}

/// One way of being no invitation: a pattern, and the sentence that says so.
struct Rule {
    pattern: Arc<Regex>,
    unless: Arc<Regex>,
    kind: InvitationKind,
    sentence: &'static str,
}

impl Letter<'_> {
    /// Says what the text is, and why it is no invitation where it is none.
    pub fn verdict(&self) -> (InvitationKind, Option<&'static str>) {
        let (kind, why) = self.verdict_of_appointment();
        if kind == InvitationKind::Invitation && !arranges().is_match(self.text) {
            return (
                InvitationKind::Other,
                Some("The text invites to nothing yet."),
            );
        }
        (kind, why)
    }

    /// Says the same of what belongs to an appointment, whose moment stands elsewhere.
    pub fn verdict_of_appointment(&self) -> (InvitationKind, Option<&'static str>) {
        let subject = self
            .head_field("subject")
            .map_or("", |subject| self.at(&subject));
        let said = format!("{subject}\n{}", self.at(&self.own))
            .replace(['\u{2019}', '\u{2018}'], "'")
            .replace(['\n', '\r', '\u{a0}'], " ");
        let whole = self.text.replace('\u{2019}', "'");
        // What holds only if something else does says nothing against it.
        let stated = pattern!(r"\b(?:if|whether) you(?:'re| are|'ve been| have been) \w+")
            .replace_all(&said, "");
        for rule in rules() {
            if rule.pattern.is_match(&said) && !rule.unless.is_match(&stated) {
                return (rule.kind, Some(rule.sentence));
            }
        }
        let dated = !self.days(&self.own, self.received.date()).is_empty();
        let titled = self.names_work();
        let points = proof(&said, dated, titled);
        // A short note above a forwarded invitation says little itself.
        let forwarded = self.own.len() < 400 && proof(&whole, dated, titled) >= ENOUGH;
        if points >= ENOUGH || forwarded {
            return (InvitationKind::Invitation, None);
        }
        let why = if pattern!(r"\binterview(?:s|ing|ed)?\b").is_match(&said) {
            "The interview that the text speaks of is none for a job."
        } else {
            "The text speaks of no job interview."
        };
        (InvitationKind::Other, Some(why))
    }

    /// Tells whether the text names a kind of work.
    fn names_work(&self) -> bool {
        let nobody = Known {
            contact: None,
            candidate: None,
            address: None,
        };
        self.position(&nobody).is_some() || self.position_in_first_lines().is_some()
    }
}

/// A time of day, or words that ask somebody to come or to choose a time: no invitation is without.
fn arranges() -> Arc<Regex> {
    shared!(
        r"\b(?:dtstart|\d{1,2}[:.h]\d\d|\d{1,2} ?(?:[ap]\.?m\b|uhr\b|heures\b|o'?clock|hrs|hours)|\d{4} ?(?:hrs?|hours)|noon|midday|half (?:past )?\w+|quarter (?:past|to)|invit\w+|interview(?:s|ed|ing)? (?:you|u|on|for|at|with|is|will|slot|date|time|has|tomorrow|today)|(?:like|love|wants?|keen|happy|delighted|pleased|able|need|wish|wondering if|interested in|glad) (?:for )?(?:you |u )?(?:to )?(?:meet|see|interview|have|arrange|schedule|set|speak|talk|chat|offer|bring|book|come)\w*|availab\w+|free|which|when|prefer\w*|slots?|times?|book\w*|schedul\w+|arrang\w+|tomorrow|today|tonight|tmrw|tmw|come|meet\w*|see (?:you|u)|pop|drop|call|ring|bell|chat|join|attend\w*|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b|at \d)\b"
    )
}

/// Sums up what speaks for an invitation; nothing where no word is about work or an interview.
fn proof(said: &str, dated: bool, titled: bool) -> i32 {
    let found = || {
        signs()
            .into_iter()
            .filter(|sign| sign.pattern.is_match(said))
    };
    if !titled && !found().any(|sign| sign.is_about_work) {
        return 0;
    }
    found().map(|sign| sign.points).sum::<i32>() + i32::from(dated) + i32::from(titled)
}

/// How many points make an invitation; a day counts one.
const ENOUGH: i32 = 3;

/// A kind of words that an invitation holds, and how much they prove beside others.
struct Sign {
    pattern: Arc<Regex>,
    points: i32,
    is_about_work: bool,
}

/// What speaks for an invitation; each kind counts once, however often it is said.
fn signs() -> [Sign; 8] {
    let work = |points, pattern| Sign {
        pattern,
        points,
        is_about_work: true,
    };
    let other = |points, pattern| Sign {
        pattern,
        points,
        is_about_work: false,
    };
    [
        // An interview that the reader goes to, or what employers hold in its place.
        work(3, invites_you()),
        work(1, shared!(r"\binterview\w*\b")),
        // What one applies for, and with what.
        work(2, speaks_of_work()),
        work(
            2,
            shared!(
                r"\b(?:applications?|applied|applying|apply|applicants?|candidates?|shortlist\w*|cv|resume|portfolio|cover letter|take-?home|recruit\w*|hiring|talent (?:team|partner|acquisition)|human resources|hr)\b"
            ),
        ),
        work(
            2,
            shared!(
                r"\b(?:join(?:ing)? (?:us |our team |the team |you'd be )?as|(?:second|third|final|next) (?:round|stage)|(?:round|stage) (?:two|three|[23])|start(?:ing)? with us|(?:coordinator|manager|team|partner|director), people|people (?:coordinator|partner|team|operations))\b"
            ),
        ),
        // Work as people speak of it who have no word for a vacancy.
        work(
            2,
            shared!(
                r"\b(?:(?:looking for|need|want) (?:someone|somebody|another pair of hands)|the gaffer|the foreman|cscs|babysit\w*|childmind\w*|(?:saw|seen|found) (?:your|ur) (?:card|ad|advert|post|message)|helping (?:her|him|me|us|mum|dad|out) (?:at|with|in|on))\b"
            ),
        ),
        // That people want to see the reader.
        other(
            1,
            shared!(
                r"\b(?:(?:meet|see|seeing|talk|talking|speak|speaking|chat|chatting|call|ring|phone|zoom)(?: to| with| through)? (?:you|u|us|our|the (?:team|owner|manager))\b|(?:chat|conversation|call|session|meeting|screen|screening|panel) (?:with|about)|(?:first|initial) conversation|(?:wants?|needs?) (?:you|u) in|come (?:to|see|in|along|over|by|down|round|up|out|through|thru|back|and)|(?:pop|drop|swing|call|stop) (?:in|by|over|round)|ask for (?:me|him|her)|invit\w+ (?:you|to)|invite)\b"
            ),
        ),
        other(
            1,
            shared!(
                r"\b\d{1,2}(?:[:.]\d\d\b|[:.]?\d* ?[ap]\.?m\b)|\b(?:noon|midday|half \w+|o'clock)\b"
            ),
        ),
    ]
}

/// An interview that the reader goes to, or what some employers hold in its place.
fn invites_you() -> Arc<Regex> {
    shared!(
        r"(?:\b(?:your|ur|the|our|this|an?|\w+'s|phone|telephone|video|final|panel) (?:[\w-]+ ){0,3}interview\b|\b(?:to|for|an?|of) interview\b|\binterview (?:you|u|confirm\w*|invit\w*|booked|details|reminder|request|today|tomorrow|on|at|with|for|schedul\w*|slot|time|date|w/)\b|\b(?:first|second|final|initial|screening|job)[- ](?:(?:round|stage) )?interview\b|\binterviews? (?-i:[A-Z])|\binterviews?\s*[:–@|-]|\b(?:assessment|selection) (?:day|centre|center|panel)\b|\btrial (?:shift|day|lesson)\b|\b(?:phone|telephone|video|recruiter|hr|initial|technical|intro(?:ductory)?) (?:screen|screening|panel|round)\b|\b(?:virtual|online|final|onsite|on-site|hiring) (?:panel|loop|round)\b|\bscreening (?:call|chat)\b|\bthe on-?site\b|\baudition\b|\bsuperday\b|\bvorstellungsgespräch\b|\bentretien\b)"
    )
}

/// Words for what one applies for.
fn speaks_of_work() -> Arc<Regex> {
    shared!(
        r"\b(?:job|role|position|post|vacancy|opening|internship?|apprentice(?:ship)?|placement|application|applied|applying|cv|resume|hiring|shifts?|trial|place|gig|recruiter|recruiting|recruitment|scheme|panel|crew|mandate)\b|\b(?:executive search|search consultant|headhunt\w*)\b|\bfind (?:their|its|our) (?:next|new)\b|\b(?:looking for|about|weekend|evening|part-time|full-time|after|you want|wanting) (?:[\w-]+ )?work\b"
    )
}

#[allow(clippy::too_many_lines, reason = "a table")]
fn rules() -> [Rule; 20] {
    let never = shared!(r"^\x00$");
    let dated_anew = shared!(
        r"\b(?:new (?:date|time|slot)|resched\w*|rearrang\w*|moved? (?:it |this |your interview |the interview )?(?:to|from)|instead|brought forward|pushed|postponed (?:to|until)|(?:will|is|are|it's|its|can|shall|to|interview|meeting|time|date) now (?:be|on|at|take place)|you are invited|pleased to invite|like to invite|have been invited|would like to (?:interview|meet)|is confirmed for|please come)\b"
    );
    [
        Rule {
            pattern: shared!(
                r"\b(?:cancell?ed|postponed|called off)\b.{0,160}\b(?:new|another|alternative) (?:date|time|slot)s? (?:will|is to|to) be (?:communicated|advised|announced|arranged|sent|notified|set|agreed)\b"
            ),
            unless: never.clone(),
            kind: InvitationKind::Cancellation,
            sentence: "The employer calls this interview off.",
        },
        Rule {
            pattern: shared!(
                r"(?:\b(?:there (?:won't|will not) be an interview|(?:freeze|stop) on (?:all )?(?:hiring|recruit\w+)|hiring freeze)\b|\b(?:interviews?|meeting|appointment|assessment|call|slot|event|it)\b[^.!?]{0,90}\b(?:(?:has|have|had) (?:now |had to be |regrettably |unfortunately |sadly )*(?:been )?(?:to be )?(?:cancell?ed|called off|withdrawn|scrapped)|(?:is|are|was) (?:now |hereby |therefore |regrettably |unfortunately |sadly )*(?:cancell?ed|called off|off\b|no longer (?:going ahead|taking place|required|needed|happening))|will (?:not|no longer)(?: now| be)*(?: going ahead| take place| be going| proceed| happening| be held| happen| go ahead)|won't(?: now| be)* (?:going ahead|take place|be going|happen|go ahead|proceed|needed)|can(?:not|'t)(?: now)? (?:go ahead|take place|proceed))|\b(?:we|i)(?: am| are|'re|'m| have| 've|'ve| must| will| need| regret| had)?(?: having| had| sorry| now| unfortunately| sadly| decided| afraid| also)*(?: to| we| that| have| must| have to| need to| are)*(?: have| need)?(?: to)? (?:cancel|cancell?ed|cancell?ing|call off|calling off|withdraw(?:n|ing)?|called off)\b (?:[^.!?]{0,30})?\b(?:interview|meeting|appointment|assessment|slot|call)|\bcancell?ed (?:event|interview|meeting|appointment)\b|^\s*(?:subject: )?(?:cancell?ed|cancellation)\b\s*[:–-]|\binterviews? (?:is|are|has been|have been) off\b)"
            ),
            unless: dated_anew,
            kind: InvitationKind::Cancellation,
            sentence: "The employer calls this interview off.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:(?:position|role|post|vacancy|job|requisition) (?:has|is|have|was)(?: now| already| since| just| recently| unfortunately)* (?:been )?(?:filled|withdrawn|frozen|put on hold|closed|on hold|removed|cancell?ed|suspended)|we(?: have|'ve)? (?:decided not to|have (?:frozen|paused|put)) (?:fill|proceed|hiring|recruit\w*)|put (?:the|this|their|our) search on hold|not (?:be )?(?:moving|going|taking you|proceeding|progressing|able to (?:offer|progress|take)) (?:you |forward|ahead|further|with|your|any)|(?:have|has) (?:decided|chosen|elected) (?:to (?:proceed|move forward|go|move ahead|progress|continue) with (?:another|other)|not to)|(?:regret|sorry) to (?:inform|tell|say|let you know)[^.!?]{0,80}(?:not|unsuccessful|filled|withdrawn|another|other candidates)|(?:will|are|shall) not (?:be )?(?:invit\w+|shortlist\w+|offer\w+|progress\w+|tak\w+)|won't be (?:inviting|shortlisting|progressing|offering)|not (?:been )?(?:selected|shortlisted|successful)\b|you (?:have|were|are) (?:not|been un)\w* ?(?:been )?(?:successful|selected|shortlisted)|unsuccessful (?:on this occasion|this time|application)|application (?:has been|was|is) (?:unsuccessful|rejected|declined|not successful)|(?:unable|not able) to invite|unable to offer you (?:an interview|the|a)|won't be (?:moving|taking) (?:forward|your)|keep your (?:cv|resume|details|application) on file|other candidates whose|(?:has been|was|has now been) offered to (?:someone|somebody|another|an internal)|gone (?:for|with) (?:an internal|another) candidate|no interview (?:is )?(?:needed|required|necessary))\b"
            ),
            unless: shared!(
                r"\b(?:you are invited|pleased to invite|like to invite (?:you )?(?:to|for)|been invited|would like to (?:interview|meet)|new (?:date|time)|different (?:role|position)[^.]{0,80}interview|instead[^.]{0,60}interview)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text turns the application down or withdraws the position.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:journalist|reporter|correspondent|interview you about|(?:weekly|monthly|a) podcast\b|podcast(?:er)? (?:host|guest|episode)|our podcast|my podcast|the podcast|radio (?:show|programme|program|segment|station)|on air|newspaper|gazette|magazine|(?:writing|preparing|working on) (?:a|an|the) (?:piece|article|story|feature|book|documentary|dissertation|thesis)|for (?:an|a|the|our|my) (?:article|feature|documentary|magazine|newsletter|thesis|dissertation|blog|profile piece)|(?:research|academic|phd|doctoral|market research|user research|usability|oral history|focus group)(?: study| project| participant| interview)|research interview|user interview|(?:take|taking) part in (?:a|an|our|my) (?:study|survey|research|interview study)|participant (?:information|consent)|consent form|(?:running|doing|conducting|in) (?:a|our|my) study|looking for participants|(?:features?|staff|freelance) writer|interview you (?:for|about|on) (?:my|our|the|a|an) (?:\w+ )?(?:article|piece|feature|story|column|podcast|book|research|thesis|study|show|blog|channel|paper|magazine|newsletter|programme|documentary|school project|project)|exit interview|visa interview|asylum interview|immigration interview|citizenship interview|embassy|consulate|uscis|police interview|interview under caution|insurance claim|admissions? interview|place on (?:the|our|a) [\w ]{2,30}(?:degree|course|programme|program)|selection interview|homeowners|place at (?:our|the) (?:school|college|university)|school place|viewing of the (?:flat|house|property)|mock interview (?:session|practice|service)|interview (?:skills|coaching|preparation) (?:workshop|session|course|webinar)|(?-i:press) interview|media interview|(?:dental|dentist|hygienist|doctor|gp|hospital|clinic|optician|physio|blood test|scan|medical|vet)(?:'s)? (?:\w+ )?appointment|universal credit|with your work coach|jobcentre appointment|scholarship interview|loan (?:application )?interview|our lender|in (?:\w+day's|the|our) paper\b|your order|(?:with|see|seeing) (?:the|a|our|your) careers? (?:advis[eo]r|consultant)|your mentee|our mentors?\b|bursary interview|your (?:son|daughter|child)(?:'s)?(?: \w+'s)? (?:interview|appointment|place|assessment)|as a witness|witness statement|police station|school project|homework|book club|live (?:on air|at \d)|appear(?:ing)? on (?:our|the|my|friday's|\w+day's) (?:programme|program|show|stream)|present your paper|my (?:college|uni|university|course|class|film) (?:project|assignment|coursework)|making a (?:programme|film|documentary|show) about|record an interview|recruitment video|film you|interview transcript|participant \d|vaccination|mortgage (?:interview|appointment|application)|adoption interview|blood donor|tenancy|flatmate|housemate|voluntary sterili\w+|mock interviews?|networking (?:event|bbq|evening|lunch|drinks)|practi[sc]e your interview|win prizes|\b(?:i'm|i am|as) an? [^.!?]{0,30}\b(?:doctoral|phd|postdoctoral|academic) (?:researcher|student|candidate)|be interviewed (?:for|over|about|by me)|my research\b|(?:customer|user|market|consumer) (?:research|panel|feedback|insight)|(?:£|\$|€)\d+ (?:voucher|gift)|(?:gift card|voucher)s?\b|(?:hi|dear|hello|morning) (?:all|team|both|colleagues|everyone)\b|dear (?:parents?|carers?|families|guardians?|customers?|suppliers?|members?)|interview you (?:about|on|regarding) (?:your|how) (?:\w+ ){0,3}(?:experience|journey|story|use|view|opinion|memor\w+|research|work|art|project|customer)|customer (?:stor(?:y|ies)|interviews?)|success stor(?:y|ies)|testimonials?|case study (?:interview|about)|(?:us|you|team|we|i|i'll|we'll|to) (?:all )?(?:to )?interview(?:ing)? (?:\w+ ){0,2}(?:vendors?|suppliers?|customers?|users?|residents?|alumni|contractors?|agencies|candidates?|applicants?|tenants?))\b"
            ),
            unless: shared!(
                r"\b(?:your application (?:for|to)|applied for|position of|post of|role of|the (?:[\w-]+ ){1,4}(?:role|position|post|job|vacancy)|job title|interview for (?:the|our|a) [^.]{0,50}(?:role|position|post|job|vacancy)|vacancy|your cv\b|your resume\b|scheduled for an interview|invit\w+ (?:you )?(?:to|for) (?:an )?interview|you (?:have been|are|'ve been) (?:shortlisted|invited|selected)|for applying|your (?:recent )?application)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The interview that the text speaks of is none for a job.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:received your (?:application|cv|resume|details)|thank(?:s| you) for (?:applying|your application|submitting|sending|your interest)|application (?:received|has been received|was received|has been submitted|submitted|is under review|confirmation)|your application (?:(?:for|to|as) [^.!?]{3,90} )?(?:is|has been|was) (?:received|submitted|complete|under|now))\b"
            ),
            unless: shared!(
                r"(?:\b(?:invit\w+ (?:you|to)|you(?:'re| are| have been|'ve been) (?:invited|through|shortlisted|selected|booked)|(?:like|love|wants?|delighted|pleased|happy|keen|glad) (?:for you )?to (?:meet|see|receive|welcome|interview|invite|have|arrange|schedule|set up|speak|talk|chat|offer|discuss|learn|get|bring|set|hear|book|find|organise|organize|ask|call|go)|your interview|interview (?:date|time|on|at|is|will|with|for|slot|details|scheduled|confirmed|booked|has)|come (?:in|along|and|to|for)|schedul\w+ (?:a|an|your)|book\w* (?:you|a|an|your)|could (?:you|we|i) (?:please |perhaps |possibly )?(?:come|meet|do|make|talk|speak|call|join|attend|manage|have|arrange|schedule|let|pop|drop|see|interview|book|fit|be|chat|ring|set|squeeze|offer)|can (?:you|we) (?:do|talk|meet|speak|come)|are you (?:free|available|able|around)|let's (?:talk|meet|chat|speak)|we'd (?:like|love)|move (?:you )?(?:forward|to)|next (?:step|stage) (?:is|will be|would be) (?:a|an)|shortlisted|(?:will|'ll) (?:call|ring|phone|text) you(?:r mobile)?|see you|meet you|available to meet|free to meet|please (?:join|attend)|proposed (?:time|date)|i'd (?:like|love)|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b)|\b(?:dtstart|when:|date:|time:)|\b\d{1,2}[:.]\d\d\b)"
            ),
            kind: InvitationKind::Other,
            sentence: "The text confirms an application and invites to nothing yet.",
        },
        Rule {
            pattern: shared!(
                r"(?:\b(?:thank(?:s| you)(?: so much| very much| again)? for (?:coming (?:in|along|to)|attending|interviewing|meeting (?:with )?(?:us|me)|taking the time to (?:interview|meet|come|speak)|your (?:recent )?interview (?:with|at|on|for)|your time (?:at|during|yesterday|last|on|today)|joining us)|(?:lovely|great|nice|good|pleasure|enjoyed) (?:to meet|to interview|meeting|talking to|speaking with|interviewing) you (?:yesterday|on|last|today|this morning|at)|feedback (?:from|on|following) your interview|further to your interview (?:on|of|last)|(?:our|the) reserve list|following your (?:recent )?interview|after your interview (?:last|on|yesterday)|how (?:did|was) (?:your|the) interview\b|interview (?:scores?|results?|marks)|remaining candidates|pleased to offer you (?:the|a)|offer of employment|offer letter|job offer|rate your interview)\b)"
            ),
            unless: shared!(
                r"\b(?:second|2nd|next|final|third|another|follow-up|further|last) (?:round |stage )?(?:interview|stage|round|conversation|meeting|chat|step)|\binvit\w+ you|\b(?:like|love|want) to (?:set up|arrange|schedule|book|organi[sz]e)\b|\b(?:scheduled|booked|arranged|confirm\w*) (?:your|an?|the) (?:\w+ ){0,2}interview\b|shall we|let's (?:say|meet)|how about|as (?:discussed|agreed)|will (?:see|meet|interview) you|come back|back (?:in|for)\b|round (?:two|three|[23])|\b(?:trial (?:shift|day)|(?:assessment|selection) (?:day|centre|center))\b|here(?:'s| is) the info\w*|(?:would|'d) (?:like|love) to (?:meet|invite|interview|see|have|bring) you|\band \w+ would (?:like|love) to meet|again on|like you to (?:meet|come)|meet (?:the|our)\b|(?:slot|time|date|details|invitation) for (?:your|the|an) (?:\w+ )?interview|(?:your|the|an) (?:\w+ ){0,2}interview (?:is|will (?:be|take)|has been (?:arranged|booked|scheduled|set))\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text looks back on an interview.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:jobs? (?:alert|matches|you may|recommended|picks)|new jobs (?:for|matching|in)|recommended (?:for you|jobs)|jobs matching|interview tips|interview (?:technique|practice|prep\w*|workshop|coaching|drop-in)|tips for (?:your|acing)|ace your (?:next )?interview|how to (?:ace|prepare|answer|nail)|webinar|newsletter|\bmeet-?up (?:is|on|at)\b|\bunsubscribe (?:any ?time|here)\b|(?:careers?|jobs?|recruitment|hiring|graduate|employer) (?:open )?(?:fair|day|morning|evening|event|night|expo|showcase)|(?:information|info|taster) (?:session|evening)|industry day|careers? day|cv (?:checks?|clinic|workshop)|live q ?& ?a|register (?:here|now|your (?:place|interest))|(?:online|training|free|short|evening|your) course\b|sign up|limited places|discount|\d+ new jobs|(?:complete|finish) your (?:profile|application)|started an application|application is (?:still )?(?:incomplete|not complete)|speakers include|keynote|closing date [^.!?]{0,60}extended)\b"
            ),
            unless: shared!(
                r"\b(?:place on (?:the|our|an?) (?:next )?(?:[\w-]+ ){0,3}assessment|your interview|invit\w+ you (?:to|for)(?: an?| our)? (?:\w+ ){0,3}(?:interview|assessment)|interview (?:on|at|is|has been|for the)|would like to (?:meet|interview|speak)|invited to (?:an? )?(?:\w+ )?interview|(?:love|like) to (?:meet|interview|have|talk|see|chat|set)|come in|trial (?:shift|day)|can (?:u|you)|(?:love|like) (?:for )?you to (?:interview|come|meet))\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text is an advertisement or advice, no invitation.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:(?:i|we) (?:am|are|have to|must|need to|would like to|'d like to|'m|'re)? ?(?:writing to )?(?:cancel|withdraw|withdrawing|cancelling|canceling) (?:my|our) (?:interview|application)|withdraw my application|i (?:attach|enclose) my (?:cv|resume|application)|i am (?:also )?available for interview|i (?:can )?confirm that i will (?:attend|be there)|\(applicant\)|i (?:will not|won't) be attending (?:my|the) interview|thank you for (?:inviting me|the invitation)|my interview (?:with you|on|at)|i have accepted (?:another|an?) (?:job|offer|position))\b"
            ),
            unless: never.clone(),
            kind: InvitationKind::Other,
            sentence: "The text is written by a candidate.",
        },
        Rule {
            pattern: shared!(
                r"\bapplication for (?:an?|your|the) [\w -]{0,30}\b(?:visa|permit|passport|citizenship|mortgage|loan|benefits?|tenancy)\b"
            ),
            unless: never.clone(),
            kind: InvitationKind::Other,
            sentence: "The interview that the text speaks of is none for a job.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:(?:probation(?:ary)?|annual|performance|appraisal|mid-year|year-end|half-yearly|quarterly) (?:performance |development )?(?:review|appraisal|conversation|meeting|discussion)|appraisal (?:meeting|interview)|(?:investigation|disciplinary|grievance|appeal|capability|redundancy|consultation) (?:meeting|hearing|interview)|right to be accompanied|(?:your|the) grievance\b|check-in with|welfare meeting|occupational health|(?:can|could) you (?:cover|swap|work|do) (?:the|a|my|an) (?:\w+ ){0,2}shift|work experience placement|sign (?:your|the) contract|your first day (?:is|will be|at)|congratulations (?:again )?on the (?:new )?job|before you start (?:work|with us)?[.,]|return[- ]to[- ]work (?:meeting|interview)|exit interview|self-assessment form|your (?:next |first )?(?:shift|rota) (?:on|starts|for|is)|(?:talk|discuss\w*|go through|review) (?:about )?your (?:objectives|appraisal|probation))\b"
            ),
            unless: shared!(
                r"\b(?:your application|applied for|applying|shortlisted|invit\w+ (?:you )?(?:to|for) (?:an? )?(?:\w+ )?interview|vacancy|interview for the)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text is about work that the reader has already.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:ucas|naturali[sz]ation|green card|claim interview|loss adjuster|(?:tax|financial|mortgage|pensions?) advis[eo]r appointment|vacant allotment|undergraduate|admissions? (?:team|office|tutor|officer|interview|panel)|(?:place|interview|offer) (?:for|on|to) (?:a place on )?(?:the|our|a|your) [\w() ]{0,30}(?:bsc|msc|\bba\b|\bma\b|llb|pgce|mba|degree|course of study|foundation year)\b|application to (?:adopt|foster)\b|(?:interview|application) for citizenship)"
            ),
            unless: shared!(
                r"\b(?:vacancy|salary|job|position of|post of|role of|apprentice\w*|traineeship|employer)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The interview that the text speaks of is none for a job.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:candidates (?:always |often )?get wrong|profile (?:was|has been) viewed|upgrade to see|save \d+ ?%|(?:run|host|organi[sz]e) (?:a|the) meet-?up|mock interviews?|practice interview|interview practice|coaching (?:slot|session|call)|interview coach\w*|help (?:\w+ ){1,4}(?:get ready|prepare) for (?:\w+ ){0,3}interviews)\b"
            ),
            unless: shared!(
                r"\b(?:your interview (?:with|at|for)|invit\w+ you (?:to|for) (?:an? )?interview)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text is an advertisement or advice, no invitation.",
        },
        Rule {
            pattern: shared!(
                r"(?:(?:^|\s)(?:hi|dear|hello|morning|afternoon) (?:all|team|both|colleagues?|everyone|everybody|folks)\b.{0,300}\binterviews?\b|\bbackground check\b|\b(?:are you still looking|i have (?:a few|some|several|lots of) (?:[\w-]+ ){0,2}(?:roles|jobs|vacancies|shifts)|fancy a chat (?:sometime|some time|at some point))\b)"
            ),
            unless: shared!(
                r"\b(?:your (?:\w+ )?interview|you (?:have been|are|'ve been) (?:shortlisted|invited|selected)|invit\w+ you|like to (?:interview|invite|meet)|interview you\b|come (?:in|to|for)|\d{1,2}[:.]\d\d|\d ?[ap]\.?m\b.{0,60}\binterview)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text invites to nothing yet.",
        },
        Rule {
            pattern: shared!(
                r"\backnowledge (?:the )?(?:receipt of )?your (?:cv|application|resume|letter)\b|\b(?:salary expectations?|notice period)\b.{0,60}\bby\b"
            ),
            unless: shared!(
                r"\b(?:your (?:\w+ )?interview|invit\w+ you|like to (?:interview|invite|meet|speak)|interview (?:on|at|is|has been)|shortlisted)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text confirms an application and invites to nothing yet.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:(?:be|get) in touch if [^.!?]{0,80}\binterview|(?:be|get) in touch (?:\w+ ){0,4}(?:about|to arrange|regarding|with) (?:an? )?(?:interview|next steps)|if (?:you are|you're|your application is) (?:shortlisted|selected|successful)|shortlisted (?:candidates|applicants) will be|(?:put|sent|passed|forwarded) your (?:cv|profile|details|resume) (?:in front of|forward|to|on to|over to)|you (?:will|'ll) hear from us (?:by|within|before|shortly|soon)|(?:candidates|applicants|those|people) (?:who are |that are )?(?:selected|chosen|shortlisted)[^.!?]{0,40}will be (?:contacted|notified|invited|informed)|(?:will|would|may|might|could) (?:contact|notify|inform|invite|reach out(?: to)?)(?: (?:you|shortlisted|successful|those|to))?[^.!?]{0,60}(?:interview|shortlist)|(?:candidates|applicants) who [^.!?]{0,40}will receive|interviews (?:are expected to|will) (?:take place|be held))\b"
            ),
            unless: shared!(
                r"\b(?:invit(?:e|ing) you|been invited|you are invited|you're invited|your interview|you(?:'ve| have) been (?:shortlisted|selected)|(?:like|love|delighted|pleased) to (?:meet|see|interview|invite|have|offer)|come (?:in|along)|are you (?:free|available)|can you|could you|see you|your (?:slot|appointment|time)|you have been referred|you(?:'re| are) (?:through|shortlisted))\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text invites to nothing yet.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:interview(?:er)? training|(?:training|workshop) for (?:hiring managers|interviewers|panel)|reference (?:request|for)|provide a reference|referee|as (?:a|their|his|her) referee|sit on (?:the|our|an) (?:interview )?panel|minutes of (?:the|our)\b|questions for the interviews|interviewing without|scorecards?\b|external member|member of (?:the|our) appointing committee|cover for me\b|join (?:the|our|an) interview panel|interview panel (?:member|training)|chair (?:the|these|our) interviews|(?:our|the) (?:\w+ )?finalists are|external examiner|viva voce|your viva\b|the viva of|you (?:are|will be) interviewing\b|panel member|act as (?:an )?(?:interviewer|assessor)|(?:rate|score) (?:the|each) candidate|interview(?:ing)? (?:\w+ ){0,4}(?:candidates|applicants)\b|please interview (?:the|our)|candidates? you (?:will|are) (?:be )?interview)"
            ),
            unless: shared!(
                r"\b(?:your (?:job )?application|you are invited to interview|invit\w+ you (?:to|for) (?:an )?interview|like to interview you|your (?:\w+ )?referees?|your interview|yours is (?:on|at|scheduled|the)|we will (?:need|ask|take up|contact|request))\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text is for somebody who interviews or recommends, not for a candidate.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:offer you (?:the|a|this) (?:[\w-]+ ){0,4}(?:position|role|post|job)|your first day (?:will|is|of)|negotiat\w+ (?:your|the) (?:package|salary|offer|contract)|welcome aboard|(?:you(?:'ve)?|u) (?:have )?got the job|interview expenses of|your contract [^.!?]{0,40}(?:ends|expires|runs out)|induction (?:on|session|day)\b|signed contract|contract of employment|your induction|start date (?:is|will be))\b"
            ),
            unless: shared!(
                r"\b(?:(?:second|final|next|another|further) (?:round |stage )?interview|invit\w+ you (?:to|for) (?:an? |our |the )?(?:[\w-]+ ){0,2}interview|your interview (?:is|will|has been)|interview (?:is|will be|has been) (?:scheduled|booked|arranged|set|held))\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text offers the job or speaks of its first day.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:written (?:examination|exam|test) for the post\b|admit cards?\b|(?:coding|online|aptitude|psychometric|personality|skills|written|technical|timed) (?:[\w-]+ ){0,2}(?:test|assessment|challenge|exercise|questionnaire)\b.{0,200}\b(?:complete|submit|finish|deadline|expires?|due)|(?:complete|submit|finish|take) (?:the|an?|our|your) [\w -]{0,40}\b(?:test|assessment|challenge|exercise|questionnaire) (?:by|before|within)|(?:complete|submit|finish|take) (?:it |this |the [\w ]{1,30}|your [\w ]{1,30})?(?:by|before|within)\b.{0,200}\b(?:test|assessment|challenge|exercise|questionnaire))\b"
            ),
            unless: shared!(
                r"\b(?:invit\w+ you (?:to|for) (?:an? |our |the )?(?:[\w-]+ ){0,3}interview|(?:your|the) (?:[\w-]+ ){0,2}interview (?:is|will|has|on|at)|interview (?:on|at|is|details|date|time|scheduled|confirmed|booked)|like to (?:meet|interview)|come (?:in|to)|see you|assessment (?:day|centre|center)|final stage)\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text asks for a test, not for an interview.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:(?:came across|found|saw|seen|looking at|impressed by) your (?:profile|background|experience)\b.{0,400}\b(?:open to|interested in|send (?:me|us|over)|drop me|worth a (?:chat|call)|up for)\b|\bwould you be (?:interested|tempted)\b)"
            ),
            unless: shared!(r"\b(?:interview\w*|\d{1,2}[:.]\d\d|\d ?[ap]\.?m\b)"),
            kind: InvitationKind::Other,
            sentence: "The text asks whether you are interested; it names no interview.",
        },
        Rule {
            pattern: shared!(
                r"\b(?:top reads|this week's (?:top )?(?:reads|picks|jobs|stories|articles)|(?:free|only) for members|your profile is \d|weekly digest|unsubscribe\b.{0,80}\b(?:newsletter|preferences|alerts?))\b"
            ),
            unless: shared!(
                r"\b(?:your interview|invit\w+ you|interview (?:is|has been) (?:scheduled|booked|confirmed))\b"
            ),
            kind: InvitationKind::Other,
            sentence: "The text is an advertisement or advice, no invitation.",
        },
    ]
}
