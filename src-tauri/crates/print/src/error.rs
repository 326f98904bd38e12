use minglu_forms::write::WriteError;
use typst::diag::SourceDiagnostic;

/// Why a paper could not be typeset.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// More rows than PDF is made for.
    #[error("共 {rows} 行，超过 PDF 一次 {max} 行的上限。请先筛选，或改为导出 Excel。")]
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// How many are taken.
        max: usize,
    },
    /// More pages than are drawn.
    #[error("共 {pages} 页，超过一次 {max} 页的上限。请用 Word 或 WPS 打开")]
    TooManyPages {
        /// How many there are.
        pages: usize,
        /// How many are taken.
        max: usize,
    },
    /// No installed font has Chinese characters.
    #[error(
        "这台电脑没有中文字体，无法排版。请安装软件包 fonts-noto-cjk（或仿宋_GB2312 等公文字体）后再试。"
    )]
    NoChineseFont,
    /// The disk or the folder refused.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The typesetter refused: a fault of this program.
    #[error("排版出错：{0}")]
    Typeset(String),
}

impl PrintError {
    pub(crate) fn typeset(errors: &[SourceDiagnostic]) -> PrintError {
        let messages: Vec<_> = errors.iter().map(|e| e.message.as_str()).collect();
        PrintError::Typeset(messages.join("；"))
    }
}
