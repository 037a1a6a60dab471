//! How the interview is held, and the zone that its time is written in.
//!
//! Must not know the place itself: bowout has no use for it.

use crate::domain::case::Mode;

use super::text::{Letter, Span, pattern};

impl Letter<'_> {
    /// Finds how the interview is held.
    pub fn mode(&self, near: Option<&Span>) -> Option<(Mode, Span)> {
        let own = self.own.clone();
        let whole = self.mode_in(&own, near);
        whole
            .or_else(|| {
                self.head_field("subject")
                    .and_then(|subject| self.mode_in(&subject, None))
            })
            .or_else(|| {
                if self.quoted.is_empty() {
                    None
                } else {
                    self.mode_in(&self.quoted, near)
                }
            })
    }

    fn mode_in(&self, within: &Span, near: Option<&Span>) -> Option<(Mode, Span)> {
        let video = pattern!(
            r"(?m)(?:\bvideo[- ]?(?:call|interview|chat|conference|conferencing|meeting|link|screen|conversation)?s?\b|\bzoom\b|\b(?:ms|microsoft|via|on|over|by|using|through|in|a|the|:) teams\b|\bteams[- ](?:call|meeting|link|invite|interview|video|chat)\b|\bteams\.microsoft|(?:[(,–—|]|\s-)\s*(?:still (?:on )?)?(?-i:Teams)\b|\bgoogle meet|\bgoogle hangouts?|\bmeet\.google|\bthe meet link|\bmeet link|\bmeet(?:ing)? (?:call|invite) link|\bskype\b|\bwebex\b|\bvisio-?conf\w*|\bwhereby\b|\bhangouts?\b|\bface-?time\b|\bblue ?jeans\b|\bgotomeeting|\bjitsi|\bringcentral video|\bvirtual(?:ly)?\b(?: reality)?|\bonline (?:interview|meeting|call|chat|conversation|panel)|\b(?:interview|meet|meeting|held|conducted|place|be) (?:\w+ ){0,3}online\b|\bremote(?:ly)? (?:interview|via|by|over|on)|\bweb conference|\bwebcam\b|\bcamera on\b|https?://(?:[\w-]+\.)*(?:meet|zoom|teams|webex|whereby)\.\w|\bjoin (?:with|by|via) video|^\W*(?:format|how|mode|type|location|where|medium)\W+(?:online|remote|virtual)\b)"
        );
        let phone = pattern!(
            r"(?m)(?:\b(?:phone|telephone|telephonic|tele)[- ]?(?:interview|round|screen(?:ing)?|call|chat|conversation|discussion|meeting|appointment)s?\b|\b(?:interview|chat|call|talk|speak|conversation|screen(?:ing)?|held|conducted|takes? place|it'?s?|place|is|be|conduct \w+|interviewing you) (?:\w+ ){0,4}?(?:by|over|via|on) (?:the )?(?:tele)?phone\b|\b(?:call|ring|phone|telephone|dial|calling|ringing|phoning|telephoning) you\b(?:\s+(?:on|at|then|by|via|through|using|for|from|around|about|between|when|tomorrow|on the number|directly)\b)?|\b(?:call|ring|phone|telephone) the (?:number|mobile) (?:on|you|in|we|that)|\bgive you (?:a|the|your) (?:quick )?(?:call|ring|bell|buzz|tinkle|shout)\b|\b(?:they|he|she|we|i)(?:['’]ll| will) (?:call|ring|phone|telephone)\b|\bdial-?in\b\s*:|\b(?:please )?dial (?:in|into)?\s*(?:on|to|at|\d|\+|:)|\bdial-?in (?:number|details)\b|\bby (?:tele)?phone\b|\bover the (?:tele)?phone\b|\bconference line\b|^\W*(?:format|how|mode|type|location|where|medium|method|via)\W+(?:tele)?phone\b|\bwhatsapp (?:voice )?call\b|\bvoice call\b|\bbest (?:contact )?number\b|\b(?:what|which) number\b|\bexpect (?:a|my|our|the) call\b|\bcall will (?:come|be from)|(?:\bwill|[’\x27]ll) (?:call|ring|phone|telephone|dial) your\b|\bour (?:call|phone call)\b|\baudio call\b|\breceive (?:a|the) (?:tele)?(?:phone )?call\b)"
        );
        let onsite = pattern!(
            r"(?m)(?:\bin[- ]person\b|\bon[- ]?site\b|\bface[- ]to[- ]face\b|\bf2f\b|\b(?:at|in) (?:our|the|their) (?:[\w'’.&-]+ ){0,3}(?:offices?|headquarters|hq|yard|depot|clinic|shop|store|site|plant|factory|school|surgery|practice|studio|hotel|restaurant|farm|warehouse|branch|premises|centre|center|campus|workshop|garage|salon|kitchen|lab|laboratory|library|museum|hospital|café|cafe|bar|pub|bakery|nursery|garden|showroom|gallery|counter|building|station|base|hangar|boatyard|marina|church|gym|house|lodge|vineyard|brewery|distillery|cemetery|bindery|foundry|pottery|winery|courts|portakabin|location|estate|lab|chapel|court|centre|surgery|lounge|theatre|home|hall|dock|mill|quarry|barn|stables|port|airport|terminal|club|unit|pharmacy|hospice|vestry|rectory|vicarage|dairy|kennels|stables|headquarter)\b|\b(?:come|coming|pop|popping|drop|swing|stop|nip|call) (?:in|by|along|down|over|round|up|into|out|through|thru)\b(?: (?:for|to|and|on|at))?|\b(?:come [^.!?\n]{0,40}|down|round|up|over) to (?:the|our) (?:yard|depot|workshop|shop|salon|surgery|site|farm|office|factory|warehouse|school|studio|store|garage|clinic|pub|restaurant|café|hotel)\b|\bat (?-i:[A-Z][\w'’]+ ){1,3}(?-i:(?:Fire|Police|Ambulance|Lifeboat) Station)\b|\bcome (?:\S+ ){0,4}(?:for|to) (?:an? |the )?(?:\w+ )?interview\b|\b(?:have|get|given) a tour\b|\breceive you at\b|\bon[- ]campus\b|\bcampus (?:interview|visit)\b|\b(?:our|the) (?:[\w\x27’-]+ ){0,3}(?:showroom|studio|shop|store|depot|clinic|salon|workshop|yard|warehouse|café|restaurant)(?:[,;.)\n]| (?:on|in|at|near)\b)|\d ?(?:[ap]m)?,? (?:at |in )?(?:the |our )?(?-i:[A-Z])\w+ (?:office|branch|depot|store|shop)\b|\bheadquarters\b|\bcome (?:along )?with your\b|\bcoming to (?:see|meet)\b|\bcome at \d|\bcome (?:\w+ ){0,4}to the\b|\bcome to (?-i:[A-Z])|\b(?:regional|branch|zonal|corporate|district|main) office\b|\bboard room\b|\b(?:bring|have|get) you (?:in|out|over|along|down)\b|\bin the (?:staff ?room|school|hospital|library|hotel|workshop|studio|canteen|vestry)\b|\b(?:at|in|@) (?:our|the|their) (?:[\w'’.&-]+ ){0,3}(?:offices?|works|depot|store|shop|salon|boardroom|yard|site)\b|\bdepot (?:on|at|in)\b|\bboardroom\b|\b(?:committee|meeting|seminar|conference) room\b|\b(?:head|pool|farm|estate|yard|parish|works|harbour|stable) office\b|\bin the vestry\b|\bhere at the\b|\b(?:be held|takes? place|taking place) (?:at|in) (?:the )?(?-i:[A-Z])[\w'’.&-]+ (?:[\w'’.&-]+ ){0,3}(?:hospital|school|college|university|library|centre|center|hall|house|office|offices|building|church|clinic|hotel)\b|\b(?:held|takes? place|taking place) at (?:the )?(?-i:[A-Z])|\b(?:held|take place|takes place) at (?:the|our) (?:hospice|school|centre|center|college|office|museum|hospital|library|home|church|clinic|depot|site|studio|shop|store|hotel|farm)\b|\b(?:up|down)stairs at\b|\bcome and do\b|\bcome to (?:our|the|us|my)\b|\bcome and (?:meet|see|have|talk|chat|visit|join)\b|\barrive (?:by|at|from|no later|ten|10|15|fifteen|a few|early|promptly)\b|\bon arrival\b|\bpop in\b|\bsit[- ]down\b|\bmeet the (?:dogs|kids|children|animals|horses|crew|team) \b|\btravel(?:ling)? expenses|\bvisit (?:us|our)\b|\bask for (?:me|him|her|\w+)\b.{0,20}|\bfront desk\b|\bmain entrance\b|\bside entrance\b|\breport to\b|\breception\b|\bparking\b|\bcar park\b|\bvisitor (?:badge|pass|car|parking|entrance)\w*|\bshow you (?:round|around)\b|\bsign in at\b|\bsee you at\b|^\W*\d{1,2}[:.]\d\d\W+arriv(?:al|e)\b|\bat these offices\b|\bsame place\b|\bcome back (?:in|for|to)\b|\bmeet (?:you )?at (?:our|the)\b|\btravel expenses\b|\btravel costs\b|\bour (?:[\w'’-]+ )?(?:offices?|premises|headquarters)\b|^\W*(?:(?:location|where|venue|address|place|📍)\W|at\s*:)\W*(?:\S+ ){0,10}|📍|\b\d{1,5}[a-z]? (?:[A-Z]\w+ ){1,3}(?:St|Street|Rd|Road|Ave|Avenue|Blvd|Lane|Ln|Drive|Dr|Way|Court|Square|Place|Quay|Row|Terrace|Close|Parade|Highway|Hwy|Fwy|Freeway|Pkwy|Parkway|Crescent|Walk|Wharf)\b|\bsuite \d|\broom [A-Z]?\d|\b(?:\d(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|top) floor\b|\bgate (?:\d|(?-i:[A-Z])\b)|\bwalk[- ]?in\b|\b(?:employer|company|client)(?:'s)? (?:location|premises)\b|\bbring (?:your|ur|a|the|photo|proof|id|along|two|copies|safety|with)\b|\bwear (?:boots|safety|closed|sturdy|your|something|comfortable|steel)|\bpark (?:round|around|behind|outside|in front|at the)\b|\btrial (?:shift|day|lesson)\b|\bassessment (?:day|centre|center)\b|\bbuzzer\b|\bring the bell\b|\bphoto id\b|\bhard hat\b|\bseen? you in\b|\binterview (?:at|in) (?:our|the)\b|\bcan see (?:you|your candidate)\b)"
        );
        let found = |shape: &regex_lite::Regex, mode: Mode| -> Vec<(Mode, Span)> {
            self.find(shape, within)
                .into_iter()
                .filter(|span| self.holds(mode, span))
                .map(|span| (mode, span))
                .collect()
        };
        let videos = found(video, Mode::Video);
        let phones = found(phone, Mode::Phone);
        let sites = found(onsite, Mode::Onsite);
        // "Dial-in:" below a link is another way into the same call.
        let phones: Vec<_> = phones
            .into_iter()
            .filter(|(_, span)| {
                videos.is_empty()
                    || !pattern!(r"^\W*dial[- ]?in\b")
                        .is_match(self.at(&(self.line_at(span.start).start..span.end)))
            })
            .collect();
        let strong_site: Vec<_> = sites
            .iter()
            .filter(|(_, span)| {
                pattern!(r"^\W*(?:in[- ]person|on[- ]?site|face[- ]to[- ]face|f2f|assessment|trial|walk|venue)")
                    .is_match(self.at(span))
            })
            .cloned()
            .collect();
        let groups: Vec<&Vec<(Mode, Span)>> = [&videos, &phones, &strong_site]
            .into_iter()
            .filter(|group| !group.is_empty())
            .collect();
        match groups.as_slice() {
            [] => sites.first().cloned(),
            [one] => one.first().cloned(),
            several => self.mode_beside(several, near),
        }
    }

    /// Tells whether the words really say how this interview is held.
    fn holds(&self, mode: Mode, span: &Span) -> bool {
        let before = self.before(span.start);
        let after = self.after(span.end);
        let sentence = self.at(&self.sentence(span));
        let rejected = pattern!(r"\b(?:not|no|instead of|rather than|no longer|isn't|won't be|without|was|used to be|originally|previously|changed from|from)\s+(?:an?\s+|the\s+|by\s+|via\s+|on\s+|in\s+|need to\s+|over\s+)?$").is_match(before) || pattern!(r"^\s*(?:(?:is )?not (?:possible|needed|required)|isn't)").is_match(after);
        let later = self.is_later_stage(span);
        let fallback = pattern!(r"\b(?:if (?:you|it|there|that|the|zoom|teams|for any reason)[^.]{0,80}$|alternatively|if needed|should you)").is_match(before) && mode != Mode::Onsite && !pattern!(r"\bif (?:that|this) (?:suits|works|is ok)").is_match(before);
        let answer = pattern!(r"\b(?:confirm\w*|reply|respond|rsvp|let (?:me|us) know|contact us|accept)\b[^.!?]{0,40}$").is_match(before)
            && pattern!(r"^(?:by|over the) (?:tele)?phone$").is_match(self.at(span));
        let join_by = mode == Mode::Phone
            && pattern!(r"\b(?:(?:dial(?:[ -]?in)?|call in|join)|direct)\s*$").is_match(before);
        // "I refer to our telephone conversation": one that is over.
        let over = mode == Mode::Phone
            && pattern!(r"\b(?:our|your|the|this morning's|yesterday's)\s+(?:recent |earlier |last )?$").is_match(before)
            && pattern!(r"\b(?:refer\w*|further|follow\w*|after|since|thank\w*|thanks|as (?:discussed|agreed|said|mentioned)|per|spoke|enjoyed)\b[^.!?]{0,40}$").is_match(before);
        let other = answer || join_by || over || match mode {
            Mode::Phone => pattern!(r"\b(?:tried to (?:call|ring|phone|catch)|pep talk|to confirm|to arrange|to discuss a|to let you know|to (?:prep\w*|brief)\b|to (?:go|talk|run) (?:you )?(?:through|over)|after(?:wards)? (?:i|we)|on arrival|when you arrive|lobby|intercom|(?:call|ring|phone) you (?:afterwards?|later|back|beforehand|once|when you)|with the outcome|with feedback|tried|call you (?:to|for) (?:an? )?(?:\w+ )?interview|missed your|thanks for your (?:call|time on)|good (?:to speak|speaking|talking)|following our|further to our|as discussed|enjoyed|reminder|switch(?:ed)? off|turn off|silence)\b").is_match(sentence) && !pattern!(r"\b(?:interview)\b").is_match(self.at(span)),
            Mode::Video => pattern!(r"\b(?:video (?:submission|answers|editor|producer|games?|game|content|marketing|journalist|production|introduction|of you|about)|zoom (?:in|out)|watch (?:the|this|our) video|our video|virtual reality|virtual assistant|pre-recorded|video cover)\b").is_match(&self.text[span.start..self.line_at(span.end.saturating_sub(1)).end]),
            Mode::Onsite => pattern!(r"\b(?:something(?:['’]s| has)?|virtual|(?:about|before) the)\s+$").is_match(before) && pattern!(r"^on-?site$|^up").is_match(self.at(span)) || pattern!(r"\bsomething(?:['’]s| has)?\s+$").is_match(before) || pattern!(r"\b(?:role|post|position|job|vacancy|opening|work|working)\s+$").is_match(before) && pattern!(r"^(?:at|in) (?:the|our)\b").is_match(self.at(span)) || pattern!(r"^\W*(?:location|where|venue|address|place)\W").is_match(self.at(span)) && self.is_no_place(span),
        };
        // "Come to our office or dial in, up to you".
        let choice = mode != Mode::Phone
            && pattern!(r"\b(?:come|here|office|in person|onsite|on-site)\b[^.!?\n]{0,40}\bor (?:dial|join|log|call|remotely|virtually|online|(?:via|on|by|over) (?:zoom|teams|meet|video|phone))\b")
                .is_match(sentence);
        !(rejected || later || fallback || other || choice)
    }

    /// A place that is a link or a call is none.
    fn is_no_place(&self, span: &Span) -> bool {
        let line = self.line_at(span.end.saturating_sub(1));
        let said = &self.text[span.start..line.end.max(span.end)];
        let label_only =
            pattern!(r"^\W*(?:location|where|venue|address|place)\W+\s*$").is_match(said);
        label_only || pattern!(r"(?:https?:|\bphone\b|\bvideo\b|online|remote|virtual|zoom|teams|skype|tbc|tba|to be confirmed|whatsapp|web conference|\bmeet\b|webex|will call|call you|conference)").is_match(said)
    }

    fn is_later_stage(&self, span: &Span) -> bool {
        let line = &self.text[self.line_at(span.start).start..span.end];
        let later = pattern!(r"\b(?:round 2|round two|second round|final round|next (?:stage|round|step)s?|second stage|stage 2|stage two|if (?:successful|round|that|all) .{0,40}|after that|followed by|second interview|then an?|later)\b").is_match(line);
        let first = pattern!(r"\b(?:round 2|second[- ]round|final[- ]round|next stage)\b")
            .is_match(line)
            && !pattern!(
                r"\b(?:round 1|round one|first[- ](?:round|stage|interview)|stage 1|initial)\b"
            )
            .is_match(self.at(&self.own));
        let invited = pattern!(r"\b(?:invit\w+|come) (?:you )?(?:back|for)\b").is_match(line);
        // "The first round went really well": what comes next is what the text is about.
        let past = pattern!(r"\b(?:round one|first (?:round|stage|interview|call|chat|conversation)) (?:went|was|has gone)\b|\bback for\b")
            .is_match(self.at(&self.own));
        later && !invited && !first && !past && pattern!(r"\b(?:round 1|round one|first[- ](?:round|stage|interview)|stage 1|stage one|initial|if (?:successful|that goes|all goes|round))\b").is_match(self.at(&self.own))
    }

    fn mode_beside(
        &self,
        groups: &[&Vec<(Mode, Span)>],
        near: Option<&Span>,
    ) -> Option<(Mode, Span)> {
        let near = near?;
        let around = self.sentence(near);
        let beside: Vec<&(Mode, Span)> = groups
            .iter()
            .filter_map(|group| {
                group
                    .iter()
                    .find(|(_, span)| span.start >= around.start && span.end <= around.end)
            })
            .collect();
        if let [one] = beside.as_slice() {
            return Some((*one).clone());
        }
        let named: Vec<&(Mode, Span)> = groups
            .iter()
            .filter_map(|group| {
                group
                    .iter()
                    .find(|(_, span)| self.at(span).to_lowercase().contains("interview"))
            })
            .collect();
        match named.as_slice() {
            [one] => Some((*one).clone()),
            _ => None,
        }
    }

    /// Finds the zone that stands with the time, as it is written.
    pub fn zone(&self, time: Option<&Span>) -> Option<Span> {
        let Some(time) = time else {
            return self.zone_of_all_slots();
        };
        let end = self.line_at(time.end).end;
        let limit = super::text::floor_boundary(self.text, (time.end + 90).min(self.text.len()));
        let sentence_end = time.end + self.after(time.end).len();
        let rest = time.end..limit.min(end.max(sentence_end)).max(time.end);
        let found = self
            .zone_in(&rest)
            .filter(|span| !self.other_time_between(time, span));
        found
            .or_else(|| self.zone_said_of_all())
            .or_else(|| self.zone_beside_the_same(time))
    }

    /// "Beginning at 9:15 AM CDT" above a programme that opens with "9:15".
    fn zone_beside_the_same(&self, time: &Span) -> Option<Span> {
        let said = self.at(time).split([' ', '\u{a0}']).next()?;
        let minutes = pattern!(r"^\d{1,2}[:.]\d\d$").is_match(said);
        let places = self.text.match_indices(said).filter(|_| minutes);
        places
            .map(|(at, _)| at + said.len())
            .filter(|end| self.own.contains(end) && *end != time.end)
            .find_map(|end| {
                let near = super::text::floor_boundary(self.text, (end + 12).min(self.own.end));
                self.zone_in(&(end..self.line_at(end).end.min(near).max(end)))
            })
    }

    /// "Tue Jan 27, 9:00 AM ET; Wed Jan 28, 1:30 PM ET": the one zone of every slot offered.
    fn zone_of_all_slots(&self) -> Option<Span> {
        let clock = pattern!(r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)? (?-i:[A-Z]{2,4})\b");
        let slots = self.find(clock, &self.own);
        let zones: Vec<Span> = slots
            .iter()
            .filter_map(|slot| self.zone_in(&(slot.start + 1..slot.end)))
            .collect();
        // "Tuesday at 9:30 or Wednesday at 16:00 (CEST)": one in brackets behind the last is for all.
        let in_brackets = || {
            let last = pattern!(r"\b(?:at )?\d{1,2}[:.]\d\d \((?-i:[A-Z]{2,4})\)");
            let place = self.find(last, &self.own).pop()?;
            self.zone_in(&place)
        };
        if zones.is_empty() {
            return in_brackets();
        }
        let first = zones.first().filter(|_| zones.len() > 1)?;
        zones
            .iter()
            .all(|zone| self.at(zone) == self.at(first))
            .then(|| first.clone())
    }

    fn zone_in(&self, within: &Span) -> Option<Span> {
        let short = zone_pattern();
        let named = pattern!(
            r"\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Canada|Europe|Indian|Pacific)/[A-Za-z_]+(?:/[A-Za-z_]+)?|\bUS/(?:Eastern|Central|Mountain|Pacific|Alaska|Arizona|Hawaii)\b"
        );
        let long = long_zone_pattern();
        let right_behind = pattern!(
            r"^[ \u{a0}(]{0,2}(central|mountain|eastern|pacific|atlantic)(?:[.?!,;)\n]|\s*$|\s\()"
        );
        let mut found: Vec<Span> = self.captures(short, within, 1);
        found.extend(self.captures(right_behind, within, 1));
        found.extend(self.find(named, within));
        found.extend(self.captures(long, within, 1));
        // "This time you'd meet two of our trustees" names no zone.
        let of_place = |zone: &Span| {
            !pattern!(r"^(?:this|that|same|any|some|last|next|first|start|end|full|part|interview|local|your|our|each|every) time$")
                .is_match(self.at(zone))
        };
        found.retain(of_place);
        found
            .into_iter()
            .min_by_key(|span| (span.start, usize::MAX - span.end))
    }

    /// Another time between belongs to the zone more closely, unless it ends the same range.
    fn other_time_between(&self, time: &Span, zone: &Span) -> bool {
        let between = &self.text[time.end..zone.start.max(time.end)];
        let range = pattern!(
            r"^\s*(?:-|–|—|to|until|till|and|instead of|rather than|and not|not)\s*\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?)?(?:[\s,(\[]|$)"
        )
        .find(between);
        let between = &between[range.map_or(0, |range| range.end())..];
        pattern!(r"\d{1,2}(?::|\.)\d\d|\d\s?[ap]m\b").is_match(between)
    }

    /// "All times are BST."
    fn zone_said_of_all(&self) -> Option<Span> {
        let cue = pattern!(
            r"(?:\b(?:all )?times? (?:are|is|shown|given|listed|quoted|stated)?\s*(?:are |is |in )*(?:in )?|\btime ?zone\**\s*[:|-]?\s*\**|\(all )"
        );
        self.find(cue, &self.own).into_iter().find_map(|span| {
            let line = self.line_at(span.end.saturating_sub(1));
            let window = span.end..line.end.max(span.end);
            self.zone_in(&window)
                .filter(|zone| zone.start <= span.end + 14)
        })
    }
}

/// Short names of zones; capitals only.
fn zone_pattern() -> &'static regex_lite::Regex {
    static PATTERN: std::sync::LazyLock<regex_lite::Regex> = std::sync::LazyLock::new(|| {
        // A constant pattern, compiled by the tests.
        regex_lite::Regex::new(
            r"(?:^|[\s(\[,/|\d])((?:(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::?\d\d)?)|(?:BST|GMT|UTC|CET|CEST|EST|EDT|ET|CT|MT|PT|PST|PDT|CST|CDT|MST|MDT|AEST|AEDT|AET|AWST|ACST|ACDT|NZST|NZDT|NZT|IST|SGT|HKT|JST|KST|EAT|WAT|SAST|CAT|GST|WET|WEST|EET|EEST|MSK|PKT|IDT|AKST|AKDT|HST|AST|ADT|NST|NDT|PHT|ICT|WIB|WITA|BRT|ART|CLT|COT|PET|TRT|AMT|NPT|BDT|MYT|PH time))\b",
        )
        .expect("a constant pattern compiles")
    });
    &PATTERN
}

/// Zones by their places; a capital begins each.
fn long_zone_pattern() -> &'static regex_lite::Regex {
    static PATTERN: std::sync::LazyLock<regex_lite::Regex> = std::sync::LazyLock::new(|| {
        // A constant pattern, compiled by the tests.
        regex_lite::Regex::new(
            r"(?:^|[\s(\[,/|])((?:(?:US |Australian |Central European |Eastern European |British |Irish |Indian? |East Africa[n]? |West Africa[n]? |South Africa[n]? |Gulf |Japan |Singapore |Hong Kong |New Zealand |Atlantic |Alaska |Hawaii |Greenwich )?(?:Eastern|Central|Mountain|Pacific|Atlantic|European|British|Irish|India|Standard|Summer|Mean|Gulf|Western)?\s?(?:Standard |Daylight |Summer |Mean |Winter )[Tt]ime)|(?:Eastern|Central|Mountain|Pacific|Atlantic) [Tt]ime(?: \([A-Z]{2,4}\)| [A-Z]{2,4}\b)?|(?:[A-Z][a-zü]+(?: [A-Z][a-z]+)?) [Tt]ime|(?:UK|US|EU|NZ|UAE|SA|Irish|PH|HK) time|(?:Eastern|Pacific)\b)",
        )
        .expect("a constant pattern compiles")
    });
    &PATTERN
}
