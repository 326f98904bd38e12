use clap::Subcommand;

/// What to do with the bank of questions.
#[derive(Debug, Subcommand)]
pub enum Question {
    /// 把一件答复过的留言咨询收入问答库；不写问题和答案的，用留言的主题和答复，去掉个人信息
    Promote {
        /// 留言咨询的记录编号
        id: String,
        /// 公众看到的问题
        #[arg(long, value_name = "TEXT")]
        question: Option<String>,
        /// 公众看到的答案
        #[arg(long, value_name = "TEXT")]
        answer: Option<String>,
        /// 分类
        #[arg(long, value_name = "NAME")]
        category: Option<String>,
        /// 政策依据
        #[arg(long, value_name = "TEXT")]
        basis: Option<String>,
        /// 问答库里已有的一条：被问次数加一，不新写
        #[arg(long, value_name = "ID")]
        into: Option<String>,
    },
}
