use rust_xlsxwriter::XlsxError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The disk or the folder refused.
    #[error(
        "无法写入文件 {path}：{source}。请检查磁盘空间、文件夹权限，或文件是否正被其他程序打开。"
    )]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A cell holds more text than Excel takes.
    #[error(
        "有一格文字超过 Excel 一格 32767 字的上限。请先把这一格的文字缩短，或改为导出 Word、CSV。"
    )]
    CellTooLong,
    /// More rows than a sheet takes.
    #[error("行数超过 Excel 一张表 1048576 行的上限。请先筛选，再分几次导出。")]
    TooManyRows,
    /// More pages with headings of their own than Excel sheets make sense for.
    #[error("页数太多，一份 Excel 最多 {max} 张表。请先筛选，或改为导出 Word、PDF。")]
    TooManySheets {
        /// The limit.
        max: usize,
    },
    /// The Excel writer refused for a reason that a user cannot mend.
    #[error("生成 Excel 文件时出错：{0}")]
    Xlsx(XlsxError),
    /// The packer refused.
    #[error("打包文件时出错：{0}")]
    Zip(#[from] zip::result::ZipError),
}

impl WriteError {
    /// An input or output error, with the file that it befell.
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> WriteError + '_ {
        move |source| WriteError::Io {
            path: path.to_owned(),
            source,
        }
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> WriteError {
        match error {
            XlsxError::MaxStringLengthExceeded => WriteError::CellTooLong,
            XlsxError::RowColumnLimitError => WriteError::TooManyRows,
            XlsxError::IoError(source) => WriteError::Io {
                path: PathBuf::new(),
                source,
            },
            other => WriteError::Xlsx(other),
        }
    }
}
