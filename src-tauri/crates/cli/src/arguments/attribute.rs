use clap::Subcommand;

/// What to do with the attributes of documents.
#[derive(Debug, Subcommand)]
pub enum Attribute {
    /// 核对一件公文的公开属性
    Check {
        /// 记录编号
        id: String,
    },
    /// 核对整本台账：文号缺漏、重号、日期倒序，各年非主动公开占比
    Register {
        /// 年度；不写则核对全部
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
}
