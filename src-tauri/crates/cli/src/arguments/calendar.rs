use clap::Subcommand;
use std::path::PathBuf;

/// What to do with the working calendar.
#[derive(Debug, Subcommand)]
pub enum Calendar {
    /// 导入一年的放假安排或本地节日（.json）
    Import {
        /// 日历文件
        file: PathBuf,
    },
    /// 列出已有的年度和依据
    List,
    /// 从某日的次日起数工作日
    Days {
        /// 起算日（这一天不算）
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: String,
        /// 数几个工作日
        #[arg(long, value_name = "N")]
        count: u32,
    },
}
