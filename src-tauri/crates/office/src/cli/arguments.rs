use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use minglu_office::person;
use std::net::SocketAddr;
use std::path::PathBuf;

/// 明录县办服务：接收各单位的报送，下发通知和表格，审核、汇总、通报。
#[derive(Debug, Parser)]
#[command(name = "minglu-office", version, about, arg_required_else_help = true)]
pub struct Arguments {
    /// 数据文件夹（也可用环境变量 MINGLU_OFFICE_DATA 指定）
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// PostgreSQL 地址 postgres://…；不写时用数据文件夹里的 SQLite（也可用环境变量 MINGLU_OFFICE_DATABASE，免得密码出现在命令行）
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// 附件存储地址 s3://桶名；不写时存在数据文件夹里（也可用环境变量 MINGLU_OFFICE_BLOBS）
    #[arg(long, global = true, value_name = "URL")]
    pub blob_url: Option<String>,
    /// 以 JSON 输出结果；出错时在标准错误输出 {"code","message","details"}
    #[arg(long, global = true)]
    pub json: bool,
    /// 要做的事
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 启动服务，直到按 Ctrl+C
    Serve(Serve),
    /// 把数据库升级到本程序的格式
    Migrate,
    /// 备份数据库和附件。备份里有县办的密钥，请妥善保管
    Backup(Out),
    /// 从备份恢复到空的数据文件夹或空的数据库
    Restore(File),
    /// 检查数据库、日志、批次、回执、附件是否完好
    Check,
    /// 县办的名称：显示或设置，写在回执和通报上
    Name {
        /// 新的名称
        name: Option<String>,
    },
    /// 县办的用户：增加、列出、改密码、删除
    #[command(subcommand)]
    User(User),
    /// 单位：增加（给出注册码）、再发注册码、列出、从表格导入
    #[command(subcommand)]
    Unit(Unit),
    /// 单位的设备：列出、停用
    #[command(subcommand)]
    Device(Device),
    /// 通知：下发任务分解表、列出
    #[command(subcommand)]
    Notice(Notice),
    /// 收表：用一张表格向各单位收集、列出、查看谁没有报
    #[command(subcommand)]
    Form(Form),
    /// 工作日历：下发给全部单位、列出
    #[command(subcommand)]
    Calendar(Material),
    /// 文书模板：下发给全部单位、列出
    #[command(subcommand)]
    Template(Material),
    /// 单位名录：下发给全部单位、列出；不写文件时下发县办自己的单位目录
    #[command(subcommand)]
    Directory(Material),
    /// 标准目录：下发给全部单位、列出
    #[command(subcommand)]
    Catalogue(Material),
    /// 报送批次：列出、查看、接收、退回
    #[command(subcommand)]
    Batch(Batch),
    /// 接收单位用U盘带来的报送文件，写出回执文件
    Import(Import),
    /// 季度通报（.docx 或 .xlsx）
    Bulletin(Bulletin),
    /// 把各单位报来的同一张表汇总成一个工作簿
    Merge(Merge),
    /// 县办的密钥：列出、更换（新密钥由旧密钥签名，各单位不用重新注册）
    #[command(subcommand)]
    Key(Key),
    /// 谁在什么时候做了什么
    Log {
        /// 只看这一条之前的
        #[arg(long)]
        before: Option<u64>,
    },
}

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// 监听的地址和端口
    #[arg(long, value_name = "ADDRESS", default_value = "0.0.0.0:8443")]
    pub listen: SocketAddr,
    /// 不加密，只能用于本机 127.0.0.1（例如前面另有反向代理）
    #[arg(long)]
    pub plain: bool,
    /// 自己的证书（PEM）；不写时用数据文件夹里的，没有就生成一张
    #[arg(long, value_name = "FILE", requires = "key", conflicts_with = "plain")]
    pub certificate: Option<PathBuf>,
    /// 证书的私钥（PEM）
    #[arg(long, value_name = "FILE", requires = "certificate")]
    pub key: Option<PathBuf>,
}

/// A file to write.
#[derive(Debug, Args)]
pub struct Out {
    /// 写到哪里
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
}

/// A file to read.
#[derive(Debug, Args)]
pub struct File {
    /// 文件
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// A role, in the word of the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Role {
    /// 管理员
    Administrator,
    /// 审核人
    Reviewer,
    /// 领导，只看
    Leader,
}

impl From<Role> for person::Role {
    fn from(role: Role) -> person::Role {
        match role {
            Role::Administrator => person::Role::Administrator,
            Role::Reviewer => person::Role::Reviewer,
            Role::Leader => person::Role::Leader,
        }
    }
}

/// The office's own people.
#[derive(Debug, Subcommand)]
pub enum User {
    /// 增加用户；密码从键盘输入，或用 --password-stdin 从标准输入读一行
    Add {
        /// 用户名
        name: String,
        /// 角色
        #[arg(long, value_enum, default_value = "reviewer")]
        role: Role,
        /// 从标准输入读密码
        #[arg(long)]
        password_stdin: bool,
    },
    /// 列出用户
    List,
    /// 重设密码，并结束这个用户的登录
    Password {
        /// 用户名
        name: String,
        /// 从标准输入读密码
        #[arg(long)]
        password_stdin: bool,
    },
    /// 删除用户；做过的事仍留在日志里
    Remove {
        /// 用户名
        name: String,
    },
}

/// The units.
#[derive(Debug, Subcommand)]
pub enum Unit {
    /// 增加单位，给出一个注册码
    Add {
        /// 单位全称
        name: String,
        /// 单位编码；不写时自动编号
        #[arg(long)]
        code: Option<String>,
        /// 通知里用过的别名，可写多次
        #[arg(long)]
        alias: Vec<String>,
        /// 所属范围，例如 县直各有关单位，可写多次
        #[arg(long)]
        group: Vec<String>,
        #[command(flatten)]
        slip: Slip,
    },
    /// 再发一个注册码（一台设备一个，只能用一次）
    Invite {
        /// 单位编码或名称
        unit: String,
        #[command(flatten)]
        slip: Slip,
    },
    /// 列出单位：报了几批、待审几批、还有什么没接收
    List,
    /// 从表格导入单位目录（单位名称、别名、所属范围）
    Import(File),
}

/// How an invitation goes to the unit.
#[derive(Debug, Args)]
pub struct Slip {
    /// 把注册码写成注册文件，交给单位导入；从不联网的单位也能用它注册
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// 写进注册文件的服务地址，例如 https://10.2.3.4:8443
    #[arg(long, requires = "out")]
    pub address: Option<String>,
}

/// The units' machines.
#[derive(Debug, Subcommand)]
pub enum Device {
    /// 列出设备
    List,
    /// 停用一台设备，它签名的内容不再接收
    Revoke {
        /// 设备编号
        id: String,
    },
}

/// Notices.
#[derive(Debug, Subcommand)]
pub enum Notice {
    /// 下发通知：读任务分解表，各单位只收到自己的任务
    Issue {
        /// 任务分解表（.xlsx .xls .ods .csv .docx）
        file: PathBuf,
        /// 通知标题
        #[arg(long)]
        title: String,
        /// 年度
        #[arg(long)]
        year: i32,
        /// 发文字号
        #[arg(long)]
        doc_no: Option<String>,
        /// 替换哪份通知（编号）；标题和年度没变的不用写，自动作为新版本
        #[arg(long, value_name = "ID")]
        replaces: Option<String>,
    },
    /// 列出通知：几个单位收到，几个还没有打开
    List,
}

/// What goes to all units alike.
#[derive(Debug, Subcommand)]
pub enum Material {
    /// 下发：先按单位那边的读法检查，再发给全部单位；以后增加的单位也会收到
    Issue {
        /// 文件
        file: Option<PathBuf>,
        /// 文书模板：哪一种文书（名称）；不写时看文件名
        #[arg(long)]
        letter: Option<String>,
        /// 标准目录：年度，表里没有写的时候用
        #[arg(long)]
        year: Option<i32>,
    },
    /// 列出：几个单位收到，几个还没有收取
    List,
    /// 各单位收取了没有
    Show {
        /// 编号
        id: String,
    },
}

/// The office's keys.
#[derive(Debug, Subcommand)]
pub enum Key {
    /// 列出公钥
    List,
    /// 更换密钥；换好后请重新启动服务
    Rotate,
}

/// Forms.
#[derive(Debug, Subcommand)]
pub enum Form {
    /// 收表：这张表格发给各单位填报
    Collect {
        /// 表格
        file: PathBuf,
        /// 标题
        #[arg(long)]
        title: String,
        /// 截止日期，例如 2026-12-10
        #[arg(long)]
        due: Option<NaiveDate>,
        /// 填报说明
        #[arg(long)]
        note: Option<String>,
    },
    /// 列出正在收集的表
    List,
    /// 各单位报了没有
    Show {
        /// 表的编号或标题
        form: String,
    },
}

/// Batches.
#[derive(Debug, Subcommand)]
pub enum Batch {
    /// 列出批次，最近的在前
    List {
        /// 只看这个单位（编码或名称）
        #[arg(long)]
        unit: Option<String>,
        /// 只看这种状态
        #[arg(long, value_parser = ["stored", "accepted", "returned"])]
        state: Option<String>,
    },
    /// 查看一批；-o 把收到的原文写成文件
    Show {
        /// 批次编号
        id: String,
        /// 原文写到哪里
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// 接收一批或几批
    Accept {
        /// 批次编号
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// 退回一批，写明原因
    Return {
        /// 批次编号
        id: String,
        /// 原因
        #[arg(long)]
        remark: String,
        /// 说的是哪条记录
        #[arg(long)]
        record: Option<String>,
        /// 说的是哪一栏
        #[arg(long, requires = "record")]
        field: Option<String>,
    },
}

/// A package from a unit.
#[derive(Debug, Args)]
pub struct Import {
    /// 单位带来的报送文件
    pub file: PathBuf,
    /// 回执文件写到哪里
    #[arg(short, long, value_name = "RECEIPT")]
    pub out: PathBuf,
}

/// The bulletin.
#[derive(Debug, Args)]
pub struct Bulletin {
    /// 季度，例如 2026Q1
    #[arg(long)]
    pub quarter: String,
    /// 写到哪里（.docx 或 .xlsx）
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
}

/// The merged workbook.
#[derive(Debug, Args)]
pub struct Merge {
    /// 表的编号或标题
    #[arg(long)]
    pub form: String,
    /// 写到哪里（.xlsx）
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
}
