use clap::Subcommand;

/// What to do with the interpretations of policy documents.
#[derive(Debug, Subcommand)]
pub enum Interpretation {
    /// 核对一年的政策解读：没有解读的、没有同步的、没有精准推送的政策文件，以及多样化解读率
    Survey {
        /// 年度；不写则核对今年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
}
