use clap::Args;
use std::path::PathBuf;

/// A notice that is read into its tasks.
#[derive(Debug, Args)]
pub struct Notice {
    /// 通知文件：.docx、.txt、.pdf（有文字层的）、.html，装有 LibreOffice 时还有 .doc、.wps
    pub file: PathBuf,
    /// 通知里没有写年份的日期按哪一年算；不写为通知标题或成文日期的年份
    #[arg(long, value_name = "Y")]
    pub year: Option<i32>,
    /// 按哪个单位看是否涉及；不写为本单位
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
    /// 只输出整理后的通知文字，结果里的位置按它计算
    #[arg(long)]
    pub text: bool,
}
