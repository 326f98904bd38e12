use clap::Subcommand;

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
    /// 核对整本台账：文号缺漏、重号、日期倒序，各年非主动公开占比
    Register {
        /// 年度；不写则核对全部
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
}
