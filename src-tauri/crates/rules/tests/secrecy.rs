//! What is a classification mark, and what only speaks of secrets.

use minglu_rules::secrecy::{is_marked, is_marked_name};

#[test]
fn a_mark_is_known_in_every_way_it_is_written() {
    let marked = [
        "绝密★",
        "机密★10年",
        "秘密★长期",
        "机 密 ★ 1 年",
        "份号：000001\n机密★5年\n特急",
        "本件密级为机密★10年，请妥善保管",
        "机密",
        " 秘　密 ",
        "绝密级",
        "秘密 10年",
        "机密★★",
        "【机密】",
        "（秘密）",
        "【机密】关于某项工作的请示",
        "绝密 特急",
        "密级：秘密",
        "密 级: 机密级",
        "密级和保密期限：绝密★长期",
        "密级：【机密】",
        "标题\r\n秘密\r\n正文",
        "机密件",
    ];
    for text in marked {
        assert!(is_marked(text), "{text}");
    }
}

#[test]
fn words_that_speak_of_secrets_are_no_mark() {
    let plain = [
        "",
        "公开前进行保密审查。",
        "依法确定为国家秘密的政府信息，不予公开",
        "涉及商业秘密、个人隐私的",
        "商业秘密",
        "国家秘密",
        "工作秘密",
        "工作秘密★",
        "保密",
        "密级",
        "密级：无",
        "密级：",
        "密级：绝密、机密、秘密三级",
        "属于秘密级的文件不得上网",
        "秘密级事项由县保密局确定",
        "机密文件管理办法",
        "国家秘密分为绝密、机密、秘密三级",
        "绝密级国家秘密载体",
        "★重点任务",
        "公开★",
        "加密★",
        "秘密侦查",
        "亲密★",
    ];
    for text in plain {
        assert!(!is_marked(text), "{text}");
    }
}

#[test]
fn a_files_name_may_bear_a_mark() {
    for name in [
        "机密.docx",
        "【秘密】方案.pdf",
        "秘密★10年 方案.doc",
        "机密-会议纪要.docx",
        "绝密_名单.xlsx",
    ] {
        assert!(is_marked_name(name), "{name}");
    }
    for name in [
        "保密审查表.docx",
        "国家秘密目录.pdf",
        "秘密战线.txt",
        "机密文件管理办法.docx",
        "任务分解表.xlsx",
        "密.x",
    ] {
        assert!(!is_marked_name(name), "{name}");
    }
}
