use clap::{Args, Subcommand};

/// What to do with the attributes of documents.
#[derive(Debug, Subcommand)]
pub enum Attribute {
    /// 核对一件公文的公开属性
    Check {
        /// 记录编号
        id: String,
    },
    /// 认定一件公文的公开属性：按顺序给出各问题的答案，答案不全时显示下一个问题
    Determine {
        /// 记录编号
        id: String,
        /// 答案，按问题的顺序多次给出
        #[arg(long = "answer", value_name = "ANSWER")]
        answers: Vec<String>,
        /// 理由；不写则用通常的说法
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// 按起草单位的公函认定历史文件的公开属性
    ByLetter(ByLetter),
    /// 登记一件公文被申请过
    Asked {
        /// 记录编号
        id: String,
        /// 申请日期；不写为今天
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<String>,
        /// 申请人类别：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他
        #[arg(long, value_name = "KIND")]
        by: Option<String>,
        /// 来源，如 信函
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
    },
    /// 常被申请、建议转为主动公开的公文
    Suggested,
    /// 调整一件公文的公开属性（动态调整）
    Change {
        /// 记录编号
        id: String,
        /// 调整为：主动公开、依申请公开、不予公开
        #[arg(long, value_name = "ATTRIBUTE")]
        to: String,
        /// 调整理由
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// 批准人
        #[arg(long, value_name = "NAME")]
        approver: String,
        /// 依据；调整为主动公开时可以不写
        #[arg(long, value_name = "TEXT")]
        basis: Option<String>,
        /// 调整日期；不写为今天
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<String>,
    },
    /// 核对整本台账：文号缺漏、重号、日期倒序，各年非主动公开占比
    Register {
        /// 年度；不写则核对全部
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
}

/// What the drafting unit's letter says.
#[derive(Debug, Args)]
pub struct ByLetter {
    /// 记录编号
    pub id: String,
    /// 公开属性：主动公开、依申请公开、不予公开
    #[arg(long, value_name = "ATTRIBUTE")]
    pub attribute: String,
    /// 公函文号
    #[arg(long, value_name = "NO")]
    pub letter: String,
    /// 公函日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// 依据；主动公开可以不写
    #[arg(long, value_name = "TEXT")]
    pub basis: Option<String>,
    /// 公函写明的理由
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}
