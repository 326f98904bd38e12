use clap::Subcommand;
use std::path::PathBuf;

/// What to do with the standard catalogue.
#[derive(Debug, Subcommand)]
pub enum Catalogue {
    /// 自查：每一项按自己的公开时限，从未公开、已逾期、快到期各有几项
    Check {
        /// 目录年度；不写为正在执行的一年
        #[arg(long, value_name = "Y")]
        year: Option<i64>,
        /// 只列这个领域的事项
        #[arg(long, value_name = "FIELD")]
        field: Option<String>,
        /// 只列这种情况的事项：never 从未公开，late 已逾期，due_soon 快到期，unread 时限要核对，fine 及时，skipped 不查
        #[arg(long, value_name = "STATE")]
        state: Option<String>,
    },
    /// 把一年的目录整本转为另一年，再修订；可以撤销
    Carry {
        /// 已有目录的年度
        #[arg(long, value_name = "Y")]
        from: i64,
        /// 新的年度
        #[arg(long, value_name = "Y")]
        to: i64,
    },
    /// 比较两年的目录：新增、修改、取消；写明 -o 时导出对照表
    Compare {
        /// 较早的年度
        #[arg(long, value_name = "Y")]
        from: i64,
        /// 较晚的年度
        #[arg(long, value_name = "Y")]
        to: i64,
        /// 写到哪个文件
        #[arg(short, long, value_name = "FILE.xlsx|.docx|.pdf")]
        output: Option<PathBuf>,
    },
}
