/// Why a file or a pasted block cannot be read. The messages are for the clerk.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be opened or read from the disk.
    #[error("文件打不开：{0}。请确认文件还在原处、没有被其他程序独占，然后重试")]
    Io(#[from] std::io::Error),
    /// There is nothing in it.
    #[error("文件是空的，没有可以读入的内容。请重新下载或复制这个文件后再导入")]
    Empty,
    /// The format is known but not read.
    #[error("{what}，明录不能直接读入。{advice}")]
    Unsupported {
        /// What the file is.
        what: String,
        /// What to do with it.
        advice: String,
    },
    /// The file is protected by a password.
    #[error("文件设有打开密码。请先用 Excel、Word 或 WPS 打开并去掉密码，另存后再导入")]
    Password,
    /// The file is larger than what is read.
    #[error("文件太大：{0}。请拆成几个文件，或删去无关内容后再导入")]
    TooLarge(String),
    /// The file claims to be something that it is not.
    #[error("文件已损坏或内容不合规范（{0}）。请用 Excel、Word 或 WPS 打开后另存一份再导入")]
    Damaged(String),
    /// The file ends before its own end.
    #[error("文件不完整，可能没有下载完或没有复制完。请重新下载或复制后再导入")]
    Truncated,
    /// A program cannot go on reading it.
    #[error(
        "这个文件读不了：读到一半出错中止，可能是文件已损坏，或里面的内容异常庞大。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"
    )]
    Defeated,
    /// A program reads it without end.
    #[error(
        "这个文件读不了：读了很久没有进展，已经停止。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"
    )]
    Stuck,
    /// The program that reads files does not start.
    #[error("读取文件的程序 minglu 启动不了：{0}。请重新安装明录")]
    Program(#[source] std::io::Error),
    /// What the program that read the file says.
    #[error("{message}")]
    Told {
        /// Its code.
        code: &'static str,
        /// Its words.
        message: String,
    },
    /// It bears a classification mark.
    #[error("{}", minglu_rules::secrecy::REFUSED)]
    Classified,
    /// There is no table.
    #[error(
        "{0}里没有找到表格。请看看是否选错了文件；表格如果是图片，请向发文单位索取 Excel 或 Word 版"
    )]
    NoTable(String),
    /// There is a table but no header that the ledger knows.
    #[error(
        "在“{sheet}”里没有找到表头。表头应含有“{}”这样的列名；表头如在第 {rows} 行以后，请先删去前面的内容",
        labels.join("”“")
    )]
    NoHeader {
        /// The sheet that was searched.
        sheet: String,
        /// Some labels that were looked for.
        labels: Vec<String>,
        /// How many rows were searched.
        rows: u32,
    },
}

impl ReadError {
    /// The code under which hosts react to it.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Told { code, .. } => code,
            ReadError::Classified => "classified",
            ReadError::Io(_) | ReadError::Program(_) => "io",
            ReadError::Unsupported { .. } | ReadError::Password => "unsupported",
            _ => "unreadable",
        }
    }

    pub(crate) fn unsupported(what: &str, advice: &str) -> ReadError {
        ReadError::Unsupported {
            what: what.to_owned(),
            advice: advice.to_owned(),
        }
    }

    /// What a failure to read on from inside a file means.
    pub(crate) fn damaged_by(error: &std::io::Error) -> ReadError {
        match error.kind() {
            std::io::ErrorKind::UnexpectedEof => ReadError::Truncated,
            _ => ReadError::damaged(error),
        }
    }

    pub(crate) fn damaged(cause: impl std::fmt::Display) -> ReadError {
        ReadError::Damaged(cause.to_string())
    }
}

impl From<quick_xml::Error> for ReadError {
    fn from(error: quick_xml::Error) -> ReadError {
        match error {
            quick_xml::Error::Io(io) => ReadError::damaged_by(&io),
            other => ReadError::damaged(other),
        }
    }
}

impl From<zip::result::ZipError> for ReadError {
    fn from(error: zip::result::ZipError) -> ReadError {
        match error {
            zip::result::ZipError::Io(io) => ReadError::damaged_by(&io),
            // A packed file's directory stands at its end.
            zip::result::ZipError::InvalidArchive(why) if why.contains("EOCD") => {
                ReadError::Truncated
            }
            other => ReadError::damaged(other),
        }
    }
}
