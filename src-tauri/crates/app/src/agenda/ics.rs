use super::Item;
use chrono::{DateTime, Days, FixedOffset, NaiveDate, Utc};
use sha2::{Digest, Sha256};

/// Octets of a line at most, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar file of what is due (RFC 5545). `titles` holds each item's words, free of personal
/// data: the file leaves the program for telephones and mail.
pub(crate) fn ics(items: &[(&Item, String)], now: DateTime<FixedOffset>) -> String {
    let mut out = Text::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Minglu//Minglu//ZH");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.line("X-WR-CALNAME:政务公开待办");
    for (item, title) in items {
        if let Some(day) = item.day(now.date_naive()) {
            event(&mut out, item, title, (day, now));
        }
    }
    out.line("END:VCALENDAR");
    out.0
}

fn event(out: &mut Text, item: &Item, title: &str, (day, now): (NaiveDate, DateTime<FixedOffset>)) {
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}@minglu", uid(item)));
    out.line(&format!("DTSTAMP:{}", stamp(now)));
    let alarm = match item.moment {
        Some(moment) => {
            out.line(&format!("DTSTART:{}", stamp(moment)));
            "-PT1H"
        }
        None => {
            let end = day.checked_add_days(Days::new(1)).unwrap_or(day);
            out.line(&format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
            out.line(&format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
            // Nine in the morning of the day before.
            "-PT15H"
        }
    };
    out.line(&format!("SUMMARY:{}", escaped(title)));
    out.line("TRANSP:TRANSPARENT");
    out.line("BEGIN:VALARM");
    out.line("ACTION:DISPLAY");
    out.line(&format!("DESCRIPTION:{}", escaped(title)));
    out.line(&format!("TRIGGER:{alarm}"));
    out.line("END:VALARM");
    out.line("END:VEVENT");
}

/// The same for the same duty of the same record in every file: a calendar that takes a file in
/// again moves the event and makes no second one.
fn uid(item: &Item) -> String {
    let line = &item.line;
    let mut hasher = Sha256::new();
    for part in [&line.ledger, &line.id, &item.duty] {
        hasher.update(part);
        hasher.update([0]);
    }
    let digest = hasher.finalize();
    let digits = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

fn stamp(moment: DateTime<FixedOffset>) -> String {
    moment
        .with_timezone(&Utc)
        .format("%Y%m%dT%H%M%SZ")
        .to_string()
}

/// Text as a property holds it (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[derive(Default)]
struct Text(String);

impl Text {
    /// Writes a line, folded where it is too long; no character is cut in two.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
