use super::pair;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// To which office.
#[derive(Debug, Args)]
pub struct Enrol {
    /// 县办服务的地址，如 https://10.2.3.4:8443
    #[arg(long, value_name = "URL", requires = "code", required_unless_present_any = ["file", "show"])]
    pub office: Option<String>,
    /// 县办给的注册码，只能用一次
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    /// 县办证书的指纹（注册单上有）；不写时采用第一次见到的，并显示出来供核对
    #[arg(long, value_name = "SHA256")]
    pub fingerprint: Option<String>,
    /// 县办发的注册文件；不能联网的也可用它注册
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// 这台机器的名称，供县办分辨
    #[arg(long, value_name = "NAME")]
    pub device: Option<String>,
    /// 签名算法
    #[arg(long, value_name = "SUITE", value_parser = ["ed25519-sha256", "sm2-sm3"])]
    pub suite: Option<String>,
    /// 只看现在的注册和连接情况
    #[arg(long, conflicts_with_all = ["office", "file"])]
    pub show: bool,
}

/// What to do with batches.
#[derive(Debug, Subcommand)]
pub enum Batch {
    /// 检查并生成一批，签名封存；还不发送
    New(NewBatch),
    /// 列出各批和它们的状态
    List,
    /// 显示一批：封存时的内容、回执、退回意见、与现在的不同
    Show {
        /// 编号，如 2026-007
        id: String,
    },
    /// 写成一个加密文件，用U盘带到县办；不写编号的，是所有没有回执的
    Export {
        /// 编号，如 2026-007
        id: Option<String>,
        /// 写到哪个文件
        #[arg(short, long, value_name = "FILE.mlbatch")]
        output: Option<PathBuf>,
    },
    /// 收下县办给回的回执文件
    Receipt {
        /// 回执文件
        file: PathBuf,
    },
    /// 列出县办下发的材料
    Received,
    /// 采用县办下发的工作日历或文书模板
    Adopt {
        /// 材料编号（batch received 里的 id）
        id: String,
        /// 不采用；已采用的撤回，恢复原来的
        #[arg(long)]
        decline: bool,
    },
    /// 双方都改过的一处，选定用哪个；另一个也保存着
    Settle {
        /// 不一致的序号（batch show 里的 n）
        n: i64,
        /// ours 用本单位的，theirs 用县办的
        #[arg(value_parser = ["ours", "theirs"])]
        choose: String,
    },
}

/// A batch to make.
#[derive(Debug, Args)]
pub struct NewBatch {
    /// 报送什么：task_progress、attribute_ledger、contact_filing、catalogue_check、statistics、
    /// annual_report、form，也可写中文名称
    #[arg(
        long,
        value_name = "KIND",
        required_unless_present = "follows",
        default_value = "",
        hide_default_value = true
    )]
    pub kind: String,
    /// 填哪张表（kind 为 form 时）
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// 条件 field=value，可多次给出
    #[arg(long = "where", value_name = "field=value", value_parser = pair)]
    pub conditions: Vec<(String, String)>,
    /// 只要这一年的
    #[arg(long, value_name = "Y")]
    pub year: Option<i32>,
    /// 期次，如 2026年第三季度
    #[arg(long, value_name = "P")]
    pub period: Option<String>,
    /// 只要这份通知的任务（编号或标题）
    #[arg(long, value_name = "NOTICE")]
    pub notice: Option<String>,
    /// 给县办的说明
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// 零报告：确实没有内容
    #[arg(long)]
    pub zero: bool,
    /// 更正哪一批（编号），种类和范围同那一批
    #[arg(long, value_name = "ID")]
    pub follows: Option<String>,
    /// 只检查，不生成
    #[arg(long)]
    pub dry_run: bool,
}
