use clap::Args;

/// What happened to a request.
#[derive(Debug, Args)]
pub struct Clock {
    /// 收到申请的日期（写了提交方式的，就是提交、签收或者确认的日期）
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub received: String,
    /// 提交方式：counter 当面，post_signed 邮寄（需签收），post_plain 平常信函，internet 互联网，fax 传真
    #[arg(long, value_name = "CHANNEL")]
    pub channel: Option<String>,
    /// 之后的事项，按日期先后，可多次给出：事项:日期[:结束日期][:@送达日期][:天数]。事项有
    /// corrected 补正、third_party 征求第三方意见、other_agency 征求其他机关意见、joint_maker 征求共同制作机关意见、
    /// extended 延期、fee_noticed 收费通知、fee_paid 缴费、fee_waived 撤回收费通知、answered 答复、closed 办结
    #[arg(long = "event", value_name = "KIND:DATE[:DATE][:@DATE][:DAYS]", value_parser = event)]
    pub events: Vec<Event>,
    /// 按哪一天计算；不写为今天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<String>,
}

/// How many of what.
#[derive(Debug, Args)]
pub struct Fee {
    /// 按件：同一申请人一个自然月内的申请件数
    #[arg(
        long,
        value_name = "N",
        required_unless_present = "pages",
        conflicts_with = "pages"
    )]
    pub items: Option<u32>,
    /// 按量：一件申请提供的页数
    #[arg(long, value_name = "N")]
    pub pages: Option<u32>,
    /// 按件时，这个月此前已有几件
    #[arg(long, value_name = "N", requires = "items")]
    pub before: Option<u32>,
}

/// One thing that happened, as it is written on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: String,
    /// Since when.
    pub from: String,
    /// Until when.
    pub to: Option<String>,
    /// When the letter arrived.
    pub reached: Option<String>,
    /// How many working days.
    pub days: Option<u32>,
}

fn event(text: &str) -> Result<Event, String> {
    let shape = || format!("“{text}”应写成 事项:日期[:结束日期][:@送达日期][:天数] 的样子");
    let mut parts = text.split(':');
    let (Some(kind), Some(from)) = (parts.next(), parts.next()) else {
        return Err(shape());
    };
    let mut event = Event {
        kind: kind.to_owned(),
        from: from.to_owned(),
        to: None,
        reached: None,
        days: None,
    };
    for part in parts {
        let said_before = match (part.strip_prefix('@'), part.parse()) {
            (Some(day), _) => event.reached.replace(day.to_owned()).is_some(),
            (None, Ok(days)) => event.days.replace(days).is_some(),
            (None, Err(_)) => event.to.replace(part.to_owned()).is_some(),
        };
        if said_before {
            return Err(shape());
        }
    }
    Ok(event)
}
