use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What to do with the yearly review.
#[derive(Debug, Subcommand)]
pub enum Review {
    /// 开始一个年度的评估：列出全部依申请公开和不予公开的公文
    Open {
        /// 完成期限
        #[arg(long, value_name = "YYYY-MM-DD")]
        due: String,
        /// 年度；不写为今年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
    /// 评估进度，和还没有评估结果的公文
    List {
        /// 年度；不写为最近一次
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
        /// 已有结果的，不是还没有的
        #[arg(long)]
        done: bool,
        /// 最多几条（不超过 1000）
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: usize,
        /// 接着上一页（上一页结果里的 next）
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
    },
    /// 给一件或几件公文登记评估结果
    Set(Verdict),
    /// 办结：每件公文都要有结果
    Close {
        /// 批准人
        #[arg(long, value_name = "NAME")]
        approver: String,
        /// 评估小结
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
    },
    /// 调整完成期限，写明理由
    Due {
        /// 新的完成期限
        #[arg(long, value_name = "YYYY-MM-DD")]
        due: String,
        /// 理由
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 取消误开始的评估：已登记“维持原属性”的公文重新列入下一次评估
    Cancel {
        /// 理由
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 导出汇总表；--blank 导出待评估公文的填报表，发给各科室填
    Export {
        /// 年度；不写为最近一次
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
        /// 填报表：还没有结果的公文，结果、理由、批准人空着
        #[arg(long)]
        blank: bool,
        /// 写到哪个文件，按后缀决定格式
        #[arg(short, long, value_name = "FILE.xlsx|.docx|.csv|.pdf")]
        output: PathBuf,
    },
}

/// A verdict on some documents.
#[derive(Debug, Args)]
pub struct Verdict {
    /// 公文的记录编号，可多个
    #[arg(required = true, value_name = "ID")]
    pub documents: Vec<String>,
    /// 结果：维持原属性、转为主动公开、部分公开
    #[arg(long, value_name = "OUTCOME")]
    pub outcome: String,
    /// 理由
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// 批准人
    #[arg(long, value_name = "NAME")]
    pub approver: String,
    /// 评估人；不写为现在使用的人
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
}
