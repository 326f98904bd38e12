use clap::Subcommand;
use std::path::PathBuf;

/// What to do with the annual report.
#[derive(Debug, Subcommand)]
pub enum Report {
    /// 一年的年报：表二、表三、表四的数字，对不上的地方，六个部分和核对清单；写明 -o 时写成 .docx 或 .pdf
    Annual {
        /// 报告年度；不写为现在要编写的一年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
        /// 写到哪个文件
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// 核对一份年报（.docx）：读出三张表，检查勾稽关系；有对不上的地方时退出码不为 0
    Check {
        /// 年报文件
        file: PathBuf,
        /// 上一年的年报文件，一并核对结转
        #[arg(long, value_name = "FILE.docx")]
        last: Option<PathBuf>,
    },
    /// 把本单位以前年度的年报读进来，作为下一年结转的依据
    Take {
        /// 年报文件
        file: PathBuf,
        /// 报告年度；不写为文件里写的一年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
}
