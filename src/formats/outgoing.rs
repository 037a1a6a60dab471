//! A finished text on its way out: as a draft mail, as a link, under a file name.
//!
//! Must not know how a text is made, or where it goes.

use jiff::Timestamp;

use super::file_name::FileName;
use super::ics::{self, Decline, DeclineError};
use super::mail::{DraftMail, Header, MailAddress, Refused, draft};
use super::mailto;
use crate::domain::case::{Case, Fact, Kind};

/// A fact that can't stand in a mail.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} ({}): {why}.", fact.label(), fact.path())]
pub struct Unfit {
    /// The fact.
    pub fact: Fact,
    /// What is wrong with it.
    pub why: Refused,
}

/// Writes a mail that mail programs open as a draft.
///
/// # Errors
/// A name or address can't stand in a mail; a missing one is left out.
pub fn eml(case: &Case, subject: &str, body: &str, now: Timestamp) -> Result<Vec<u8>, Unfit> {
    Ok(draft(&DraftMail {
        to: address(case, Fact::ContactEmail)?.as_ref(),
        to_name: Some(&header(Fact::ContactName, &case.contact_name)?),
        from: address(case, Fact::YourEmail)?.as_ref(),
        from_name: Some(&header(Fact::YourName, &case.your_name)?),
        subject: &header(Fact::Position, subject)?,
        body,
        reply: None,
        now,
    }))
}

/// What the reply that declines the appointment says beside it.
const COMMENT: &str = "I have to cancel this interview; my message tells you more.";

/// Writes the reply that declines the appointment from which the facts came.
///
/// # Errors
/// The appointment can't be read, or nobody knows which address was invited.
pub fn decline(case: &Case, appointment: &str, now: Timestamp) -> Result<Decline, DeclineError> {
    let own = MailAddress::new(&case.your_email).ok();
    ics::decline(appointment, own.as_ref(), COMMENT, now)
}

/// Writes a mail to the organiser with the reply that declines the appointment.
///
/// # Errors
/// The candidate's name can't stand in a mail.
pub fn decline_mail(case: &Case, reply: &Decline, now: Timestamp) -> Result<Vec<u8>, Unfit> {
    let subject = format!("Declined: {} {}", case.position, case.get(Fact::Date));
    Ok(draft(&DraftMail {
        to: Some(&reply.organiser),
        to_name: None,
        from: Some(&reply.attendee),
        from_name: Some(&header(Fact::YourName, &case.your_name)?),
        subject: &header(Fact::Position, subject.trim())?,
        body: COMMENT,
        reply: Some(&reply.calendar),
        now,
    }))
}

/// Names the file for a reply that declines: company, date.
pub fn decline_name(case: &Case, ending: &str) -> FileName {
    let date = case.get(Fact::Date);
    FileName::new(["decline", &case.company, &date], ending)
}

/// Writes a link that opens a new mail; `None` where it would be too long for some programs.
///
/// # Errors
/// The address or the subject can't stand in a mail; a missing address is left out.
pub fn link(case: &Case, subject: &str, body: &str) -> Result<Option<String>, Unfit> {
    let to = address(case, Fact::ContactEmail)?;
    let subject = header(Fact::Position, subject)?;
    Ok(mailto::link(to.as_ref(), &subject, body))
}

/// Names the file for a text: kind, company, date.
pub fn file_name(case: &Case, kind: Kind, ending: &str) -> FileName {
    let date = case.get(Fact::Date);
    FileName::new([kind.name(), &case.company, &date], ending)
}

fn header(fact: Fact, text: &str) -> Result<Header, Unfit> {
    Header::new(text).map_err(|why| Unfit { fact, why })
}

fn address(case: &Case, fact: Fact) -> Result<Option<MailAddress>, Unfit> {
    let text = case.get(fact);
    if text.is_empty() {
        return Ok(None);
    }
    let address = MailAddress::new(&text);
    address.map(Some).map_err(|why| Unfit { fact, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Case {
        Case {
            contact_name: "Ana Ruiz".to_owned(),
            contact_email: "ana@saffron.example".to_owned(),
            company: "Saffron / Labs".to_owned(),
            ..Case::default()
        }
    }

    #[test]
    fn a_draft_goes_to_the_contact_and_says_that_it_is_unsent() {
        let mail = eml(
            &case(),
            "Cancelling",
            "Dear Ana,\n\nbye",
            Timestamp::UNIX_EPOCH,
        )
        .unwrap();
        let mail = String::from_utf8(mail).unwrap();
        assert!(
            mail.contains("X-Unsent: 1") && mail.contains("ana@saffron.example"),
            "{mail}"
        );
        assert!(
            !mail.contains("From:"),
            "without an address nobody is named as the sender"
        );
    }

    #[test]
    fn nothing_goes_into_a_header_that_does_not_belong_there() {
        let hostile = Case {
            contact_email: "ana@x.example\r\nBcc: all@x.example".to_owned(),
            ..case()
        };
        assert!(eml(&hostile, "Cancelling", "", Timestamp::UNIX_EPOCH).is_err());
        assert!(link(&hostile, "Cancelling", "").is_err());
        assert!(eml(&case(), "Cancelling\nBcc: x", "", Timestamp::UNIX_EPOCH).is_err());
    }

    #[test]
    fn a_file_is_named_by_kind_and_company() {
        let name = file_name(&case(), Kind::Email, "eml");
        assert_eq!(name.as_str(), "email-saffron-labs.eml");
    }
}
