use super::super::arguments::Key;
use super::{Said, WHO};
use minglu_office::{Office, Result, identity};
use minglu_sync::protocol::{KeyUse, OfficeKey};

pub fn run(office: &Office, verb: &Key) -> Result<Said> {
    match verb {
        Key::List => Said::new(
            &office.keys.public,
            office.keys.public.iter().map(line).collect(),
        ),
        Key::Rotate => {
            let made = identity::rotate(&office.store, WHO)?;
            let mut lines: Vec<String> = made.iter().map(line).collect();
            lines.push("已更换密钥。请重新启动服务；各单位下次连接或拿到回执文件时自动换用，不用重新注册。".to_owned());
            lines.push(
                "旧密钥已被别人拿到的，换密钥不够：请停用全部设备，给各单位重新发注册文件。"
                    .to_owned(),
            );
            Said::new(&made, lines)
        }
    }
}

fn line(key: &OfficeKey) -> String {
    let used_for = match key.used_for {
        KeyUse::Sign => "签名",
        KeyUse::Seal => "加密",
        KeyUse::Other => "其他",
    };
    format!("{used_for}  {}  {}", key.id, key.public_key)
}
