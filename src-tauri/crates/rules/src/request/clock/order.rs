use super::{Entry, Impossible, Kind, Terms};
use chrono::{Datelike, NaiveDate};

/// The longest time for a correction, or a delay, that makes sense: a year of working days.
const LONGEST: u32 = 250;

/// What earlier entries allow later ones to say.
#[derive(Default)]
struct Seen {
    /// The day of the entry before.
    last: Option<NaiveDate>,
    started: bool,
    corrected: bool,
    /// The count stands still for a correction up to this day; `None` inside while it has not come.
    correcting: Option<Option<NaiveDate>>,
    extended: bool,
    delayed: bool,
    fee: Fee,
    ended: Option<Kind>,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Fee {
    #[default]
    Free,
    Noticed,
    Paid,
}

/// Holds the entries against each other.
///
/// # Errors
/// Names the first entry that cannot have happened where it stands, and why.
pub(super) fn in_order(entries: &[Entry], terms: &Terms) -> Result<(), Impossible> {
    let begins = entries.first().is_some_and(|e| e.kind == Kind::Started);
    if !begins {
        let words = "请先登记收到申请的日期，期限从收到申请算起".to_owned();
        return Err(Impossible { at: 0, words });
    }
    let mut seen = Seen::default();
    for (at, entry) in entries.iter().enumerate() {
        let checked = alone(entry, terms).and_then(|()| seen.take(entry));
        checked.map_err(|words| Impossible { at, words })?;
    }
    Ok(())
}

/// What can be said of an entry by itself.
fn alone(entry: &Entry, terms: &Terms) -> Result<(), String> {
    let text = entry.kind.text();
    let days = [Some(entry.from), entry.to, entry.reached];
    if days
        .iter()
        .flatten()
        .any(|day| !(2000..=2100).contains(&day.year()))
    {
        return refuse(format!("“{text}”的日期不对，请核对年份"));
    }
    if entry.to.is_some() && entry.kind != Kind::Corrected && !entry.kind.asks_others() {
        return refuse(format!("“{text}”只有一个日期，不要填结束日期"));
    }
    if entry.to.is_some_and(|to| to < entry.from) {
        return refuse(format!("“{text}”的结束日期早于开始日期，请核对"));
    }
    if entry.reached.is_some_and(|reached| reached < entry.from) {
        return refuse(format!("“{text}”的送达日期早于发出日期，请核对"));
    }
    if entry.kind.asks_others()
        && matches!((entry.to, entry.reached), (Some(to), Some(reached)) if to < reached)
    {
        return refuse(format!("“{text}”收到意见的日期早于送达日期，请核对"));
    }
    match (entry.kind, entry.days) {
        (Kind::Extended, days) => extension(days, terms.extension),
        (Kind::Delayed, days) => delay(days),
        (Kind::Corrected, Some(days)) if !(1..=LONGEST).contains(&days) => {
            refuse(format!("补正的期限应在 1 到 {LONGEST} 个工作日之间"))
        }
        (Kind::Corrected, _) | (_, None) => Ok(()),
        _ => refuse(format!("“{text}”不要填天数")),
    }
}

fn extension(days: Option<u32>, most: u32) -> Result<(), String> {
    match days {
        Some(days) if (1..=most).contains(&days) => Ok(()),
        _ => refuse(format!(
            "请填延期几个工作日：延期最长不得超过{most}个工作日（第三十三条）"
        )),
    }
}

/// The law leaves it to the agency how long: a period that is reasonable.
fn delay(days: Option<u32>) -> Result<(), String> {
    match days {
        Some(days) if (1..=LONGEST).contains(&days) => Ok(()),
        _ => refuse(format!(
            "请填延迟几个工作日：由本机关确定合理的期限（第三十五条），在 1 到 {LONGEST} 之间"
        )),
    }
}

impl Seen {
    fn take(&mut self, entry: &Entry) -> Result<(), String> {
        let text = entry.kind.text();
        if let Some(ended) = self.ended {
            return refuse(format!("这件申请已经{}，不能再登记“{text}”", ended.text()));
        }
        if self.last.is_some_and(|last| entry.from < last) {
            return refuse(format!("“{text}”的日期早于前一项，请按日期先后登记"));
        }
        self.last = Some(entry.from);
        match entry.kind {
            Kind::Started => self.start(),
            Kind::Corrected => self.correct(entry),
            Kind::Extended => self.extend(entry),
            Kind::Delayed => self.delay(entry),
            Kind::FeeNoticed | Kind::FeePaid | Kind::FeeWaived => self.charge(entry),
            Kind::Answered | Kind::Closed => self.end(entry),
            Kind::ThirdParty | Kind::OtherAgency | Kind::JointMaker => Ok(()),
        }
    }

    fn start(&mut self) -> Result<(), String> {
        match std::mem::replace(&mut self.started, true) {
            true => refuse("收到申请的日期已经登记过，一件申请只登记一次".to_owned()),
            false => Ok(()),
        }
    }

    fn correct(&mut self, entry: &Entry) -> Result<(), String> {
        if self.corrected {
            let words = "已经要求补正过一次，补正只能一次性告知，不能再次要求（第三十条）";
            return refuse(words.to_owned());
        }
        if self.fee == Fee::Noticed {
            return refuse("正在等申请人缴费，不能要求补正".to_owned());
        }
        self.corrected = true;
        self.correcting = Some(entry.to);
        Ok(())
    }

    fn extend(&mut self, entry: &Entry) -> Result<(), String> {
        if self.extended {
            return refuse("已经延期过一次，不能再次延期（第三十三条）".to_owned());
        }
        self.must_run(entry, "延期")?;
        self.extended = true;
        Ok(())
    }

    fn delay(&mut self, entry: &Entry) -> Result<(), String> {
        if self.delayed {
            let words = "已经确定过延迟答复的期限，不能再次确定（第三十五条）";
            return refuse(words.to_owned());
        }
        self.must_run(entry, "延迟答复")?;
        self.delayed = true;
        Ok(())
    }

    fn charge(&mut self, entry: &Entry) -> Result<(), String> {
        self.fee = match (entry.kind, self.fee) {
            (Kind::FeeNoticed, Fee::Free) => {
                self.must_run(entry, "发收费通知")?;
                Fee::Noticed
            }
            (Kind::FeeNoticed, _) => {
                return refuse("已经发过收费通知；要改的，请先登记撤回收费通知".to_owned());
            }
            (Kind::FeePaid, Fee::Noticed) => Fee::Paid,
            (Kind::FeeWaived, Fee::Noticed) => Fee::Free,
            (kind, _) => {
                let text = kind.text();
                return refuse(format!("没有等待缴费的收费通知，不能登记“{text}”"));
            }
        };
        Ok(())
    }

    fn end(&mut self, entry: &Entry) -> Result<(), String> {
        let received = self.correcting.flatten();
        if received.is_some_and(|received| entry.from < received) {
            let words = format!(
                "“{}”的日期早于收到补正材料的日期，请核对",
                entry.kind.text()
            );
            return refuse(words);
        }
        self.ended = Some(entry.kind);
        Ok(())
    }

    /// Nothing of the agency's own period can be changed while it does not run.
    fn must_run(&self, entry: &Entry, what: &str) -> Result<(), String> {
        let correcting = self
            .correcting
            .is_some_and(|to| to.is_none_or(|to| entry.from < to));
        match (correcting, self.fee == Fee::Noticed) {
            (true, _) => refuse(format!("正在等申请人补正，期限还没有重新起算，不能{what}")),
            (_, true) => refuse(format!("正在等申请人缴费，不能{what}")),
            _ => Ok(()),
        }
    }
}

fn refuse(words: String) -> Result<(), String> {
    Err(words)
}
