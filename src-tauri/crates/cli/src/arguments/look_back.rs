use clap::Subcommand;

/// What to do with last year's tasks.
#[derive(Debug, Subcommand)]
pub enum LookBack {
    /// 列出上年没办完、还没结转的任务
    Left {
        /// 转到哪一年；不写为今年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
    /// 把它们一次转到“自查与回头看”
    Carry {
        /// 转到哪一年；不写为今年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
}
