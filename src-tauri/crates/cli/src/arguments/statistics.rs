use clap::{Args, Subcommand};

/// Which statistics.
#[derive(Debug, Args)]
pub struct Statistics {
    /// 哪本台账；不写就是各台账的总数
    #[arg(long)]
    pub ledger: Option<String>,
    /// 年度；不写就是今年
    #[arg(long, value_name = "Y")]
    pub year: Option<i32>,
}

/// What to do with the numbers that a county sets for itself.
#[derive(Debug, Subcommand)]
pub enum Limit {
    /// 列出全部时限与指标
    List,
    /// 改一项；不写数目就恢复通常值
    Set {
        /// 名称，如 document.publish.ahead
        name: String,
        /// 数目
        value: Option<u32>,
    },
}
