use clap::Subcommand;

/// What to do with the password.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Password {
    /// 设密码：加密全部数据，给出恢复码
    Set,
    /// 修改密码
    Change,
    /// 取消密码：数据恢复为不加密
    Remove,
    /// 忘记密码：用恢复码设新密码
    Recover,
    /// 重新生成恢复码，原来的作废
    Code,
}

/// What to do with the list of people.
#[derive(Debug, Clone, Subcommand)]
pub enum People {
    /// 列出使用人
    List,
    /// 添加一个人；台账有密码时，先给自己的密码，再给新添的人的密码
    Add {
        /// 姓名
        name: String,
        /// 分工：clerk 经办人，reviewer 审核人，leader 负责人
        #[arg(long, default_value = "clerk", value_parser = ["clerk", "reviewer", "leader"])]
        role: String,
    },
    /// 移除一个人；经办人至少留一名
    Remove {
        /// 姓名
        name: String,
    },
    /// 改自己的姓名
    Rename {
        /// 新的姓名
        name: String,
    },
    /// 没有密码时：换成这个人使用
    Switch {
        /// 姓名
        name: String,
    },
    /// 修改自己的密码
    Password,
}
