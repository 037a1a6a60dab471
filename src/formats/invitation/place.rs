//! How the interview is held, and the zone that its time is written in.
//!
//! Must not know the place itself: bowout has no use for it.

use crate::domain::case::Mode;

use super::text::{Letter, Span, any_of, pattern, patterns};

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
        let found = |shape: &regex_lite::Regex, mode: Mode| -> Vec<(Mode, Span)> {
            self.find(shape, within)
                .into_iter()
                .filter(|span| self.holds(mode, span))
                .map(|span| (mode, span))
                .collect()
        };
        let videos = found(&VIDEO(), Mode::Video);
        let phones = found(&PHONE(), Mode::Phone);
        let sites = found(&ONSITE(), Mode::Onsite);
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
        // "As agreed by phone" tells how the interview was arranged.
        let agreed = mode == Mode::Phone
            && pattern!(r"\b(?:agreed|discussed|arranged|mentioned|promised|said|spoken|spoke)(?: (?:just now|today|earlier|yesterday|with you))?\s+(?:(?:by|on|over) )?(?:the )?$").is_match(before)
            && pattern!(r"^(?:(?:by|on|over) (?:the )?)?(?:tele)?phone$").is_match(self.at(span));
        let other = answer
            || join_by
            || over
            || agreed
            || match mode {
                Mode::Phone => {
                    PHONE_OTHERWISE().is_match(sentence)
                        && !pattern!(r"\b(?:interview)\b").is_match(self.at(span))
                }
                Mode::Video => VIDEO_OTHERWISE()
                    .is_match(&self.text[span.start..self.line_at(span.end.saturating_sub(1)).end]),
                Mode::Onsite => {
                    pattern!(r"\b(?:something(?:['’]s| has)?|virtual|(?:about|before) the)\s+$")
                        .is_match(before)
                        && pattern!(r"^on-?site$|^up").is_match(self.at(span))
                        || pattern!(r"\bsomething(?:['’]s| has)?\s+$").is_match(before)
                        // "Best before six, as I'm on site": where the writer is.
                        || pattern!(r"\b(?:i(?:['’]?m| am)|s?he(?:['’]s| is))\s+(?:\w+\s+)?$")
                            .is_match(before)
                            && pattern!(r"^on[ -]?site$").is_match(self.at(span))
                        || pattern!(
                            r"\b(?:role|post|position|job|vacancy|opening|work|working)\s+$"
                        )
                        .is_match(before)
                            && pattern!(r"^(?:at|in) (?:the|our)\b").is_match(self.at(span))
                        || pattern!(r"^\W*(?:location|where|venue|address|place)\W")
                            .is_match(self.at(span))
                            && self.is_no_place(span)
                }
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
        let named = pattern!(
            r"\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Canada|Europe|Indian|Pacific)/[A-Za-z_]+(?:/[A-Za-z_]+)?|\bUS/(?:Eastern|Central|Mountain|Pacific|Alaska|Arizona|Hawaii)\b"
        );
        let right_behind = pattern!(
            r"^[ \u{a0}(]{0,2}(central|mountain|eastern|pacific|atlantic)(?:[.?!,;)\n]|\s*$|\s\()"
        );
        let mut found: Vec<Span> = self.captures(&ZONE(), within, 1);
        found.extend(self.captures(right_behind, within, 1));
        found.extend(self.find(named, within));
        found.extend(self.captures(&LONG_ZONE(), within, 1));
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

patterns! {
    /// Short names of zones; capitals only.
    ZONE = concat!(
        r"(?-i)",
        r"(?:^|[\s(\[,/|\d])((?:(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::?\d\d)?)|",
        any_of!(
            r"BST", r"GMT", r"UTC", r"CET", r"CEST", r"EST", r"EDT", r"ET", r"CT", r"MT", r"PT",
            r"PST", r"PDT", r"CST", r"CDT", r"MST", r"MDT", r"AEST", r"AEDT", r"AET", r"AWST",
            r"ACST", r"ACDT", r"NZST", r"NZDT", r"NZT", r"IST", r"SGT", r"HKT", r"JST", r"KST",
            r"EAT", r"WAT", r"SAST", r"CAT", r"GST", r"WET", r"WEST", r"EET", r"EEST", r"MSK",
            r"PKT", r"IDT", r"AKST", r"AKDT", r"HST", r"AST", r"ADT", r"NST", r"NDT", r"PHT",
            r"ICT", r"WIB", r"WITA", r"BRT", r"ART", r"CLT", r"COT", r"PET", r"TRT", r"AMT",
            r"NPT", r"BDT", r"MYT", r"PH time"
        ),
        r")\b"
    );
    /// Zones by their places; a capital begins each.
    LONG_ZONE = concat!(
        r"(?-i)",
        r"(?:^|[\s(\[,/|])(",
        any_of!(
            concat!(
                r"(?:",
                any_of!(
                    r"US ",
                    r"Australian ",
                    r"Central European ",
                    r"Eastern European ",
                    r"British ",
                    r"Irish ",
                    r"Indian? ",
                    r"East Africa[n]? ",
                    r"West Africa[n]? ",
                    r"South Africa[n]? ",
                    r"Gulf ",
                    r"Japan ",
                    r"Singapore ",
                    r"Hong Kong ",
                    r"New Zealand ",
                    r"Atlantic ",
                    r"Alaska ",
                    r"Hawaii ",
                    r"Greenwich "
                ),
                r"?",
                any_of!(
                    r"Eastern",
                    r"Central",
                    r"Mountain",
                    r"Pacific",
                    r"Atlantic",
                    r"European",
                    r"British",
                    r"Irish",
                    r"India",
                    r"Standard",
                    r"Summer",
                    r"Mean",
                    r"Gulf",
                    r"Western"
                ),
                r"?\s?(?:Standard |Daylight |Summer |Mean |Winter )[Tt]ime)"
            ),
            r"(?:Eastern|Central|Mountain|Pacific|Atlantic) [Tt]ime(?: \([A-Z]{2,4}\)| [A-Z]{2,4}\b)?",
            r"(?:[A-Z][a-zü]+(?: [A-Z][a-z]+)?) [Tt]ime",
            r"(?:UK|US|EU|NZ|UAE|SA|Irish|PH|HK) time",
            r"(?:Eastern|Pacific)\b"
        ),
        r")"
    );
    /// Calls that are none of an interview.
    PHONE_OTHERWISE = concat!(
        r"\b",
        any_of!(
            r"tried to (?:call|ring|phone|catch)",
            r"pep talk",
            r"to confirm",
            r"to arrange",
            r"to discuss a",
            r"to let you know",
            r"to (?:prep\w*|brief)\b",
            r"to (?:go|talk|run) (?:you )?(?:through|over)",
            r"after(?:wards)? (?:i|we)",
            r"on arrival",
            r"when you arrive",
            r"lobby",
            r"intercom",
            r"(?:call|ring|phone) you (?:afterwards?|later|back|beforehand|once|when you)",
            r"with the outcome",
            r"with feedback",
            r"tried",
            r"call you (?:to|for) (?:an? )?(?:\w+ )?interview",
            r"missed your",
            r"thanks for your (?:call|time on)",
            r"good (?:to speak|speaking|talking)",
            r"following our",
            r"further to our",
            r"as discussed",
            r"enjoyed",
            r"reminder",
            r"switch(?:ed)? off",
            r"turn off",
            r"silence"
        ),
        r"\b"
    );
    /// Videos that are none.
    VIDEO_OTHERWISE = concat!(
        r"\b",
        any_of!(
            r"video (?:submission|answers|editor|producer|games?|game|content|marketing|journalist|production|introduction|of you|about)",
            r"zoom (?:in|out)",
            r"watch (?:the|this|our) video",
            r"our video",
            r"virtual reality",
            r"virtual assistant",
            r"pre-recorded",
            r"video cover"
        ),
        r"\b"
    );
    /// What says that the interview is held by video.
    VIDEO = concat!(
        r"(?m)",
        any_of!(
            r"\bvideo[- ]?(?:call|interview|chat|conference|conferencing|meeting|link|screen|conversation)?s?\b",
            r"\bzoom\b",
            r"\b(?:ms|microsoft|via|on|over|by|using|through|in|a|the|:) teams\b",
            r"\bteams[- ](?:call|meeting|link|invite|interview|video|chat)\b",
            r"\bteams\.microsoft",
            r"(?:[(,–—|]|\s-)\s*(?:still (?:on )?)?(?-i:Teams)\b",
            r"\bgoogle meet",
            r"\bgoogle hangouts?",
            r"\bmeet\.google",
            r"\bthe meet link",
            r"\bmeet link",
            r"\bmeet(?:ing)? (?:call|invite) link",
            r"\bskype\b",
            r"\bwebex\b",
            r"\bvisio-?conf\w*",
            r"\bvisio\b",
            r"\bwhereby\b",
            r"\bhangouts?\b",
            r"\bface-?time\b",
            r"\bblue ?jeans\b",
            r"\bgotomeeting",
            r"\bjitsi",
            r"\bringcentral video",
            r"\bvirtual(?:ly)?\b(?: reality)?",
            r"\bonline (?:interview|meeting|call|chat|conversation|panel)",
            r"\b(?:interview|meet|meeting|held|conducted|place|be) (?:\w+ ){0,3}online\b",
            r"\bremote(?:ly)? (?:interview|via|by|over|on)",
            r"\bweb conference",
            r"\bwebcam\b",
            r"\bcamera on\b",
            r"https?://(?:[\w-]+\.)*(?:meet|zoom|teams|webex|whereby)\.\w",
            r"\bjoin (?:with|by|via) video",
            r"^\W*(?:format|how|mode|type|location|where|medium)\W+(?:online|remote|virtual)\b"
        )
    );
    /// What says that it is held by telephone.
    PHONE = concat!(
        r"(?m)",
        any_of!(
            r"\b(?:phone|telephone|telephonic|tele)[- ]?(?:interview|round|screen(?:ing)?|call|chat|conversation|discussion|meeting|appointment)s?\b",
            concat!(
                r"\b",
                any_of!(
                    r"interview",
                    r"chat",
                    r"call",
                    r"talk",
                    r"speak",
                    r"conversation",
                    r"screen(?:ing)?",
                    r"held",
                    r"conducted",
                    r"takes? place",
                    r"it'?s?",
                    r"place",
                    r"is",
                    r"be",
                    r"conduct \w+",
                    r"interviewing you"
                ),
                r" (?:\w+ ){0,4}?(?:by|over|via|on) (?:the )?(?:tele)?phone\b"
            ),
            concat!(
                r"\b(?:call|ring|phone|telephone|dial|calling|ringing|phoning|telephoning) you\b(?:\s+",
                any_of!(
                    r"on",
                    r"at",
                    r"then",
                    r"by",
                    r"via",
                    r"through",
                    r"using",
                    r"for",
                    r"from",
                    r"around",
                    r"about",
                    r"between",
                    r"when",
                    r"tomorrow",
                    r"on the number",
                    r"directly"
                ),
                r"\b)?"
            ),
            r"\b(?:call|ring|phone|telephone) the (?:number|mobile) (?:on|you|in|we|that)",
            r"\bgive you (?:a|the|your) (?:quick )?(?:call|ring|bell|buzz|tinkle|shout)\b",
            r"\b(?:they|he|she|we|i)(?:['’]ll| will) (?:call|ring|phone|telephone)\b",
            r"\bdial-?in\b\s*:",
            r"\b(?:please )?dial (?:in|into)?\s*(?:on|to|at|\d|\+|:)",
            r"\bdial-?in (?:number|details)\b",
            r"\bby (?:tele)?phone\b",
            r"\bover the (?:tele)?phone\b",
            r"\bconference line\b",
            r"^\W*(?:format|how|mode|type|location|where|medium|method|via)\W+(?:tele)?phone\b",
            r"\bwhatsapp (?:voice )?call\b",
            r"\bvoice call\b",
            r"\bbest (?:contact )?number\b",
            r"\b(?:what|which) number\b",
            r"\bexpect (?:a|my|our|the) call\b",
            r"\bcall will (?:come|be from)",
            r"(?:\bwill|[’\x27]ll) (?:call|ring|phone|telephone|dial) your\b",
            r"\bour (?:call|phone call)\b",
            r"\baudio call\b",
            r"\breceive (?:a|the) (?:tele)?(?:phone )?call\b"
        )
    );
    /// What says that the candidate comes to a place.
    ONSITE = concat!(
        r"(?m)",
        any_of!(
            r"\bin[- ]person\b",
            r"\bon[- ]?site\b",
            r"\bin the (?-i:[A-Z])[\w'’]+ (?-i:Room|Hall|Suite|Boardroom|Library|Theatre|Building)\b",
            r"\b(?-i:Village|Town|City|Parish|Church|Community|Scout|Memorial) (?-i:Hall|Centre)\b",
            r"\bface[- ]to[- ]face\b",
            r"\bf2f\b",
            concat!(
                r"\b(?:at|in) (?:our|the|their) (?:[\w'’.&-]+ ){0,3}",
                any_of!(
                    r"offices?",
                    r"headquarters",
                    r"hq",
                    r"yard",
                    r"depot",
                    r"clinic",
                    r"shop",
                    r"store",
                    r"site",
                    r"plant",
                    r"factory",
                    r"school",
                    r"surgery",
                    r"practice",
                    r"studio",
                    r"hotel",
                    r"restaurant",
                    r"farm",
                    r"warehouse",
                    r"branch",
                    r"premises",
                    r"centre",
                    r"center",
                    r"campus",
                    r"workshop",
                    r"garage",
                    r"salon",
                    r"kitchen",
                    r"lab",
                    r"laboratory",
                    r"library",
                    r"museum",
                    r"hospital",
                    r"café",
                    r"cafe",
                    r"bar",
                    r"pub",
                    r"bakery",
                    r"nursery",
                    r"garden",
                    r"showroom",
                    r"gallery",
                    r"counter",
                    r"building",
                    r"station",
                    r"base",
                    r"hangar",
                    r"boatyard",
                    r"marina",
                    r"church",
                    r"gym",
                    r"house",
                    r"lodge",
                    r"vineyard",
                    r"brewery",
                    r"distillery",
                    r"cemetery",
                    r"bindery",
                    r"foundry",
                    r"pottery",
                    r"winery",
                    r"courts",
                    r"portakabin",
                    r"location",
                    r"estate",
                    r"lab",
                    r"chapel",
                    r"court",
                    r"centre",
                    r"surgery",
                    r"lounge",
                    r"theatre",
                    r"home",
                    r"hall",
                    r"dock",
                    r"mill",
                    r"quarry",
                    r"barn",
                    r"stables",
                    r"port",
                    r"airport",
                    r"terminal",
                    r"club",
                    r"unit",
                    r"pharmacy",
                    r"hospice",
                    r"vestry",
                    r"rectory",
                    r"vicarage",
                    r"dairy",
                    r"kennels",
                    r"stables",
                    r"headquarter"
                ),
                r"\b"
            ),
            r"\b(?:come|coming|pop|popping|drop|swing|stop|nip|call) (?:in|by|along|down|over|round|up|into|out|through|thru)\b(?: (?:for|to|and|on|at))?",
            concat!(
                r"\b(?:come [^.!?\n]{0,40}|down|round|up|over) to (?:the|our) ",
                any_of!(
                    r"yard",
                    r"depot",
                    r"workshop",
                    r"shop",
                    r"salon",
                    r"surgery",
                    r"site",
                    r"farm",
                    r"office",
                    r"factory",
                    r"warehouse",
                    r"school",
                    r"studio",
                    r"store",
                    r"garage",
                    r"clinic",
                    r"pub",
                    r"restaurant",
                    r"café",
                    r"hotel"
                ),
                r"\b"
            ),
            r"\bat (?-i:[A-Z][\w'’]+ ){1,3}(?-i:(?:Fire|Police|Ambulance|Lifeboat) Station)\b",
            r"\bcome (?:\S+ ){0,4}(?:for|to) (?:an? |the )?(?:\w+ )?interview\b",
            r"\b(?:have|get|given) a tour\b",
            r"\breceive you at\b",
            r"\bon[- ]campus\b",
            r"\bcampus (?:interview|visit)\b",
            concat!(
                r"\b(?:our|the) (?:[\w\x27’-]+ ){0,3}",
                any_of!(
                    r"showroom",
                    r"studio",
                    r"shop",
                    r"store",
                    r"depot",
                    r"clinic",
                    r"salon",
                    r"workshop",
                    r"yard",
                    r"warehouse",
                    r"café",
                    r"restaurant"
                ),
                r"(?:[,;.)\n]| (?:on|in|at|near)\b)"
            ),
            r"\d ?(?:[ap]m)?,? (?:at |in )?(?:the |our )?(?-i:[A-Z])\w+ (?:office|branch|depot|store|shop)\b",
            r"\bheadquarters\b",
            r"\bcome (?:along )?with your\b",
            r"\bcoming to (?:see|meet)\b",
            r"\bcome at \d",
            r"\bcome (?:\w+ ){0,4}to the\b",
            r"\bcome to (?-i:[A-Z])",
            r"\b(?:regional|branch|zonal|corporate|district|main) office\b",
            r"\bboard room\b",
            r"\b(?:bring|have|get) you (?:in|out|over|along|down)\b",
            r"\bin the (?:staff ?room|school|hospital|library|hotel|workshop|studio|canteen|vestry)\b",
            r"\b(?:at|in|@) (?:our|the|their) (?:[\w'’.&-]+ ){0,3}(?:offices?|works|depot|store|shop|salon|boardroom|yard|site)\b",
            r"\bdepot (?:on|at|in)\b",
            r"\bboardroom\b",
            r"\b(?:committee|meeting|seminar|conference) room\b",
            r"\b(?:head|pool|farm|estate|yard|parish|works|harbour|stable) office\b",
            r"\bin the vestry\b",
            r"\bhere at the\b",
            concat!(
                r"\b(?:be held|takes? place|taking place) (?:at|in) (?:the )?(?-i:[A-Z])[\w'’.&-]+ (?:[\w'’.&-]+ ){0,3}",
                any_of!(
                    r"hospital",
                    r"school",
                    r"college",
                    r"university",
                    r"library",
                    r"centre",
                    r"center",
                    r"hall",
                    r"house",
                    r"office",
                    r"offices",
                    r"building",
                    r"church",
                    r"clinic",
                    r"hotel"
                ),
                r"\b"
            ),
            r"\b(?:held|takes? place|taking place) at (?:the )?(?-i:[A-Z])",
            concat!(
                r"\b(?:held|take place|takes place) at (?:the|our) ",
                any_of!(
                    r"hospice",
                    r"school",
                    r"centre",
                    r"center",
                    r"college",
                    r"office",
                    r"museum",
                    r"hospital",
                    r"library",
                    r"home",
                    r"church",
                    r"clinic",
                    r"depot",
                    r"site",
                    r"studio",
                    r"shop",
                    r"store",
                    r"hotel",
                    r"farm"
                ),
                r"\b"
            ),
            r"\b(?:up|down)stairs at\b",
            r"\bcome and do\b",
            r"\bcome to (?:our|the|us|my)\b",
            r"\bcome and (?:meet|see|have|talk|chat|visit|join)\b",
            r"\barrive (?:by|at|from|no later|ten|10|15|fifteen|a few|early|promptly)\b",
            r"\bon arrival\b",
            r"\bpop in\b",
            r"\bsit[- ]down\b",
            r"\bmeet the (?:dogs|kids|children|animals|horses|crew|team) \b",
            r"\btravel(?:ling)? expenses",
            r"\bvisit (?:us|our)\b",
            r"\bask for (?:me|him|her|\w+)\b.{0,20}",
            r"\bfront desk\b",
            r"\bmain entrance\b",
            r"\bside entrance\b",
            r"\breport to\b",
            r"\breception\b",
            r"\bparking\b",
            r"\bcar park\b",
            r"\bvisitor (?:badge|pass|car|parking|entrance)\w*",
            r"\bshow you (?:round|around)\b",
            r"\bsign in at\b",
            r"\bsee you at\b",
            r"^\W*\d{1,2}[:.]\d\d\W+arriv(?:al|e)\b",
            r"\bat these offices\b",
            r"\bsame place\b",
            r"\bcome back (?:in|for|to)\b",
            r"\bmeet (?:you )?at (?:our|the)\b",
            r"\btravel expenses\b",
            r"\btravel costs\b",
            r"\bour (?:[\w'’-]+ )?(?:offices?|premises|headquarters)\b",
            r"^\W*(?:(?:location|where|venue|address|place|📍)\W|at\s*:)\W*(?:\S+ ){0,10}",
            r"📍",
            r"[.;]\s+(?:venue|location|address):\s(?-i:[A-Z\d])(?:\S+ ?){0,10}",
            r"\b(?-i:[A-ZÄÖÜ])[\w-]+(?:straße|strasse|str\.|gasse|platz|allee) \d+\b",
            concat!(
                r"\b\d{1,5}[a-z]? (?:[A-Z]\w+ ){1,3}",
                any_of!(
                    r"St",
                    r"Street",
                    r"Rd",
                    r"Road",
                    r"Ave",
                    r"Avenue",
                    r"Blvd",
                    r"Lane",
                    r"Ln",
                    r"Drive",
                    r"Dr",
                    r"Way",
                    r"Court",
                    r"Square",
                    r"Place",
                    r"Quay",
                    r"Row",
                    r"Terrace",
                    r"Close",
                    r"Parade",
                    r"Highway",
                    r"Hwy",
                    r"Fwy",
                    r"Freeway",
                    r"Pkwy",
                    r"Parkway",
                    r"Crescent",
                    r"Walk",
                    r"Wharf"
                ),
                r"\b"
            ),
            r"\bsuite \d",
            r"\broom [A-Z]?\d",
            r"\b(?:\d(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|top) floor\b",
            r"\bgate (?:\d|(?-i:[A-Z])\b)",
            r"\bwalk[- ]?in\b",
            r"\b(?:employer|company|client)(?:'s)? (?:location|premises)\b",
            r"\bbring (?:your|ur|a|the|photo|proof|id|along|two|copies|safety|with)\b",
            r"\bwear (?:boots|safety|closed|sturdy|your|something|comfortable|steel)",
            r"\bpark (?:round|around|behind|outside|in front|at the)\b",
            r"\btrial (?:shift|day|lesson)\b",
            r"\bassessment (?:day|centre|center)\b",
            r"\bbuzzer\b",
            r"\bring the bell\b",
            r"\bphoto id\b",
            r"\bhard hat\b",
            r"\bseen? you in\b",
            r"\binterview (?:at|in) (?:our|the)\b",
            r"\bcan see (?:you|your candidate)\b"
        )
    );
}
