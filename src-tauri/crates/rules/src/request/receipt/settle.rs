use super::{Arrival, Channel, Receipt, Unsettled};
use crate::request::long;
use chrono::NaiveDate;

/// The day of receipt (Art. 31).
///
/// # Errors
/// Fails where the day that decides is not known yet, or lies before one that must come first.
pub fn settle(channel: Channel, arrival: &Arrival) -> Result<Receipt, Unsettled> {
    in_order(arrival)?;
    match channel {
        Channel::Counter => {
            let date = known(arrival.submitted, "submitted", "请填上申请人当面提交的日期")?;
            Ok(receipt(date, "当面提交的，以提交之日为收到申请之日"))
        }
        Channel::PostSigned => {
            let date = known(arrival.arrived, "arrived", "请填上签收邮件的日期")?;
            Ok(receipt(date, "邮寄并需要签收的，以签收之日为收到申请之日"))
        }
        Channel::PostPlain => plain_post(arrival),
        Channel::Internet | Channel::Fax => {
            let ask = "双方确认之前还不算收到，请与申请人确认，并填上确认的日期";
            let date = known(arrival.confirmed, "confirmed", ask)?;
            let how = channel.text();
            let why = format!("通过{how}提交的，以双方确认之日为收到申请之日");
            Ok(receipt(date, &why))
        }
    }
}

/// The office has to confirm on the day of arrival; a later day counts, but is its own fault.
fn plain_post(arrival: &Arrival) -> Result<Receipt, Unsettled> {
    let ask = "平常信函应在收到当日与申请人确认，请填上确认的日期";
    let date = known(arrival.confirmed, "confirmed", ask)?;
    let why =
        "以平常信函等无需签收的邮寄方式提交的，于收到当日与申请人确认，以确认之日为收到申请之日";
    let late = arrival.arrived.filter(|arrived| *arrived < date);
    let remark = late.map(|arrived| {
        let arrived = long(arrived);
        format!("信函{arrived}就到了，按规定应当日与申请人确认；确认晚了，请写明原因并保存凭证")
    });
    Ok(Receipt {
        remark,
        ..receipt(date, why)
    })
}

fn receipt(date: NaiveDate, rule: &str) -> Receipt {
    Receipt {
        date,
        why: format!("{rule}，即{}（《政府信息公开条例》第三十一条）", long(date)),
        remark: None,
    }
}

fn known(day: Option<NaiveDate>, field: &'static str, ask: &str) -> Result<NaiveDate, Unsettled> {
    day.ok_or_else(|| Unsettled {
        field,
        words: ask.to_owned(),
    })
}

fn in_order(arrival: &Arrival) -> Result<(), Unsettled> {
    let before =
        |a: Option<NaiveDate>, b: Option<NaiveDate>| matches!((a, b), (Some(a), Some(b)) if a < b);
    let wrong = |field, words: &str| {
        Err(Unsettled {
            field,
            words: words.to_owned(),
        })
    };
    if before(arrival.arrived, arrival.submitted) {
        return wrong("arrived", "到达（签收）日期早于提交日期，请核对");
    }
    if before(arrival.confirmed, arrival.arrived) || before(arrival.confirmed, arrival.submitted) {
        return wrong("confirmed", "确认日期早于提交或到达日期，请核对");
    }
    Ok(())
}
