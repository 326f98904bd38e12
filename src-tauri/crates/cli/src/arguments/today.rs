use clap::Args;
use std::path::PathBuf;

/// What is to be done.
#[derive(Debug, Args)]
pub struct Today {
    /// 印成一页，给领导看
    #[arg(long, value_name = "FILE.pdf|.docx", conflicts_with = "ics")]
    pub print: Option<PathBuf>,
    /// 存成日历文件，手机和办公软件都能导入
    #[arg(long, value_name = "FILE.ics")]
    pub ics: Option<PathBuf>,
}

/// A month.
#[derive(Debug, Args)]
pub struct Month {
    /// 年月，如 2026-11；不写就是本月
    #[arg(value_name = "YYYY-MM")]
    pub month: Option<String>,
}
