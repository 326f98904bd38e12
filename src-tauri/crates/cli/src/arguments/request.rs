use super::pair;
use clap::{Args, Subcommand};

/// What to do with a request on application. A case is named by its id or its number in the register.
#[derive(Debug, Subcommand)]
pub enum Request {
    /// 登记一件申请：field=value…，收到之日按渠道认定
    Register {
        /// 栏目=内容，如 subject=…、channel=post_signed、arrived=2026-03-02
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
        fields: Vec<(String, String)>,
    },
    /// 案卷：计时、经过、现在能办的事和不能办的为什么
    Show {
        /// 记录编号或登记编号
        id: String,
    },
    /// 办理一步：受理、补正、征求意见、报批、送达、归档等
    Step(Step),
    /// 补记：文书送达对方、对方答复的日期，或者记事
    Note(Note),
    /// 信息处理费：按件、按量各是多少
    Charge {
        /// 记录编号或登记编号
        id: String,
    },
    /// 各环节由谁办、内部时限几天；写了环节的就修改
    Workflow {
        /// 环节代码，如 accepted
        state: Option<String>,
        /// 由谁办：clerk、reviewer、leader
        #[arg(long, value_name = "ROLE", requires = "state")]
        by: Option<String>,
        /// 内部时限，工作日
        #[arg(long, value_name = "N", requires = "state")]
        days: Option<u32>,
    },
    /// 隐去保存期满的申请里的个人信息；不写 --agree 只列出有哪些
    Anonymise {
        /// 确定隐去，不能撤销
        #[arg(long)]
        agree: bool,
    },
}

/// One step of a case.
#[derive(Debug, Args)]
pub struct Step {
    /// 记录编号或登记编号
    pub id: String,
    /// 事项代码，见 minglu request show
    pub event: String,
    /// 哪一天；不写为今天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub day: Option<String>,
    /// 征求谁的意见：third_party、other_agency、joint_maker
    #[arg(long, value_name = "KIND")]
    pub clock: Option<String>,
    /// 给对方或者延长几个工作日
    #[arg(long, value_name = "N")]
    pub days: Option<u32>,
    /// 文书送达对方的日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub reached: Option<String>,
    /// 对方名称
    #[arg(long, value_name = "NAME")]
    pub other: Option<String>,
    /// 批准人
    #[arg(long, value_name = "NAME")]
    pub approver: Option<String>,
    /// 说明
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// 照哪份文书登记：文书的记录编号；对方名称按它写
    #[arg(long, value_name = "LETTER")]
    pub letter: Option<String>,
    /// 这一步要填的栏目=内容，如 outcome=granted
    #[arg(value_name = "FIELD=VALUE", value_parser = pair)]
    pub fields: Vec<(String, String)>,
}

/// What became known later.
#[derive(Debug, Args)]
pub struct Note {
    /// 记录编号或登记编号
    pub id: String,
    /// 计时台账的第几项（收到申请为 0）
    #[arg(long, value_name = "N")]
    pub entry: Option<usize>,
    /// 文书送达对方的日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub reached: Option<String>,
    /// 对方答复的日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<String>,
    /// 哪一天记的；不写为今天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub day: Option<String>,
    /// 说明
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

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
    #[arg(long, value_name = "N", conflicts_with = "pages")]
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
