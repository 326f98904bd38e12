use clap::Args;
use std::path::PathBuf;

/// A file that may be hostile.
#[derive(Debug, Args)]
pub struct ReadForeign {
    /// 只看有没有密级标志
    #[arg(long)]
    pub only_marks: bool,
    /// 读出全部文字和随文件带出的内容，供发布前检查
    #[arg(long)]
    pub before_publishing: bool,
    /// 读出文字，供查找
    #[arg(long)]
    pub plain_text: bool,
    /// 读出 Word 文档的版面，供预览和打印
    #[arg(long)]
    pub as_seen: bool,
    /// 读出通知的文字和表格
    #[arg(long)]
    pub as_notice: bool,
    /// 文件
    pub file: PathBuf,
}
