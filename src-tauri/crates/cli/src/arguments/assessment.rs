use clap::Subcommand;

/// What to do with the self-assessment.
#[derive(Debug, Subcommand)]
pub enum Assessment {
    /// 各指标的分值、自评分、失分，和有差距的项目
    Show {
        /// 年度；不写为今年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
    /// 把有差距的项目转成任务
    ToTask {
        /// 记录编号
        #[arg(required = true)]
        ids: Vec<String>,
        /// 项目没有整改期限时的办结期限
        #[arg(long, value_name = "YYYY-MM-DD")]
        due: Option<String>,
    },
}
