//! In which part the contact writes, and over which channel the interview was arranged.
//!
//! Both only where the text says so outright; most invitations say neither. Must not know the
//! company or the position.

use crate::domain::case::{Channel, Role};

use super::text::{Letter, Span, any_of, pattern};

impl Letter<'_> {
    /// Finds whether the contact recruits from outside or only arranges dates.
    pub fn contact_role(&self, contact: Option<&Span>) -> Option<(Role, Span)> {
        let agency = pattern!(any_of!(
            r"\b(?:my|our) (?:end )?client(?:[,:]| is\b| has\b| have\b| are\b| would\b| (?-i:[A-Z]))",
            r"\bone of (?:my|our) clients\b",
            r"\bon behalf of (?:my|our) client\b",
            r"\b(?:recruitment|staffing|employment|recruiting) agency\b",
            r"\brecruitment consultant\b"
        ));
        let first = |shape, within: &Span| self.find(shape, within).into_iter().next();
        if let Some(said) = first(agency, &self.own) {
            return Some((Role::Agency, said));
        }
        let contact = contact?;
        let arranges = pattern!(any_of!(
            r"\b(?:recruit\w*|talent(?: acquisition)?|interview|hiring|scheduling|hr|candidate(?: experience)?) (?:coordinator|co-ordinator|scheduler)\b",
            r"^\W*(?:interview )?co-?ordinator\s*:",
            r"\b(?:pa|ea|personal assistant|executive assistant|judicial assistant) to\b",
            r"['’]s (?:pa|ea|personal assistant|executive assistant)\b"
        ));
        let name = self.at(contact);
        let places = self.text.match_indices(name).map(|(place, _)| place);
        places
            .filter(|place| self.own.contains(place))
            .find_map(|place| first(arranges, &self.around_name(place, name.len())))
            .map(|said| (Role::Coordinator, said))
    }

    /// The rest of the sentence behind a name, its own line and the line below.
    fn around_name(&self, place: usize, length: usize) -> Span {
        let line = self.line_index(place);
        let below = self.lines.get(line + 1).map_or(0, |line| line.span.end);
        let end = self.line_at(place + length).end.max(below);
        self.line_at(place).start..end.min(self.own.end)
    }

    /// Finds over which channel the interview was arranged.
    pub fn channel(&self) -> Option<(Channel, Span)> {
        let portal = pattern!(
            r"(?:\A\W*(?:candidate |applicant |careers? )?portal\b|\b(?:reply|respond|manage|cancel|reschedule|confirm|change)\w*\b[^.!?\n]{0,50}\b(?:through|in|via|on|using) (?:the|your|our) (?:candidate |applicant |careers? |application |recruitment )?portal\b)"
        );
        let message = pattern!(
            r"(?:\A\W*(?:linkedin(?: message| inmail)?|inmail|sms|text message|whatsapp(?: message)?)\s*(?:[:\n–—-]|from\b)|\breply (?-i:[A-Z]|STOP|YES|HELP)\b)"
        );
        let found = |shape, channel| {
            let said = self.find(shape, &(0..self.own.end)).into_iter().next();
            said.map(|said| (channel, said))
        };
        found(portal, Channel::Portal)
            .or_else(|| found(message, Channel::Message))
            .or_else(|| {
                // A mail that nobody reads an answer to arranges nothing by mail.
                let from = self.head_field("from")?;
                let address = self.addresses(&from).into_iter().next()?;
                (!self.is_unread(&address)).then_some((Channel::Email, from))
            })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::domain::case::Fact;
    use crate::formats::invitation::read_text;

    fn said(text: &str, fact: Fact) -> Option<String> {
        let found = read_text(text, date(2026, 11, 20).at(9, 0, 0, 0));
        found.get(fact).map(|found| found.value.clone())
    }

    #[test]
    fn an_agency_and_a_coordinator_are_told_by_their_words() {
        let agency = "Hi Tom,\n\nmy client, Lumenpay, would like an interview for the Compliance Officer role on 1 December at 10:00.\n\nPriya Desai";
        assert_eq!(said(agency, Fact::ContactRole).as_deref(), Some("agency"));
        let own = "Hi Tom,\n\nwe would like an interview for the Client Manager role in our client team on 1 December at 10:00.\n\nPriya Desai\nLumenpay";
        assert_eq!(said(own, Fact::ContactRole), None);
        let arranges = own.replace("\nLumenpay", "\nRecruiting Coordinator, Lumenpay");
        assert_eq!(
            said(&arranges, Fact::ContactRole).as_deref(),
            Some("coordinator")
        );
        let position = own.replace("Client Manager", "Fleet Coordinator");
        assert_eq!(said(&position, Fact::ContactRole), None);
    }

    #[test]
    fn the_channel_is_told_only_where_it_is_said() {
        let invite = "Hi Tom, could you come in for an interview on 1 December at 10:00? Priya";
        assert_eq!(said(invite, Fact::ArrangedBy), None);
        let by = |text: String| said(&text, Fact::ArrangedBy);
        assert_eq!(
            by(format!("LinkedIn message\n\n{invite}")).as_deref(),
            Some("message")
        );
        assert_eq!(
            by(format!("{invite}. Cancel through the candidate portal.")).as_deref(),
            Some("portal")
        );
        assert_eq!(
            by(format!(
                "From: Priya <priya@lumenpay.example>\nSubject: Interview\n\n{invite}"
            ))
            .as_deref(),
            Some("email")
        );
        assert_eq!(
            by(format!(
                "From: Jobs <no-reply@lumenpay.example>\nSubject: Interview\n\n{invite}"
            )),
            None
        );
        assert_eq!(by(format!("{invite}. Find me on LinkedIn.")), None);
    }
}
