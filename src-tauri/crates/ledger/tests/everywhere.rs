//! One search in all ledgers: by text, by document number, by initials, and in attachments.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Desk, clerk, holding, object};
use minglu_ledger::vault::protect;
use minglu_ledger::{Everywhere, FileText, Hit, Ledger, normalise};
use proptest::prelude::*;
use serde_json::json;

fn found(desk: &Desk, text: &str) -> Everywhere {
    desk.ledger.search_everywhere(text, 6).unwrap()
}

/// The hits in one ledger.
fn hits(desk: &Desk, ledger: &str, text: &str) -> Vec<Hit> {
    let groups = found(desk, text).groups.into_iter();
    let hits = groups.filter(|g| g.ledger == ledger);
    hits.flat_map(|group| {
        assert_eq!(group.total as usize, group.hits.len(), "{text}");
        group.hits
    })
    .collect()
}

fn ids(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.record.id.as_str()).collect()
}

fn marked(hit: &Hit) -> String {
    let e = &hit.excerpt;
    format!("{}[{}]{}", e.before, e.hit, e.after)
}

fn document(desk: &Desk, title: &str, doc_no: &str) -> String {
    desk.add("document", json!({ "title": title, "doc_no": doc_no }))
}

/// A document with a file of this content, which has not been read yet.
fn with_file(desk: &Desk, title: &str, name: &str, content: &str) -> (String, String) {
    let kept = desk.ledger.store(name, content.as_bytes()).unwrap();
    let file = json!({ "name": kept.name, "digest": kept.digest, "size": kept.size });
    let id = desk.add("document", json!({ "title": title, "files": [file] }));
    (id, kept.digest)
}

fn read(desk: &Desk, digest: &str, text: &str) {
    let text = text.to_owned();
    let read = FileText::Read { text, cut: false };
    desk.ledger.keep_text(digest, &read).unwrap();
}

#[test]
fn what_stands_in_any_ledger_is_found_with_its_place() {
    let desk = Desk::new();
    let task = desk.add("task", json!({ "requirement": "公开财政预算", "progress": "已于三月\n在专栏公开惠农补贴发放名单" }));
    let unit = desk.add("unit", json!({ "name": "惠农服务中心" }));
    let all = found(&desk, "惠农");
    let told: Vec<_> = all
        .groups
        .iter()
        .map(|g| (g.ledger.as_str(), g.total, g.more))
        .collect();
    assert_eq!(told, [("task", 1, false), ("unit", 1, false)]);
    assert_eq!(all.groups[0].hits[0].record.id, task);
    assert_eq!(all.groups[0].hits[0].field, "progress");
    assert_eq!(
        marked(&all.groups[0].hits[0]),
        "已于三月 在专栏公开[惠农]补贴发放名单"
    );
    assert_eq!(all.groups[1].hits[0].record.id, unit);
    assert!(found(&desk, "不存在").groups.is_empty());
    assert!(found(&desk, "  ").groups.is_empty());
}

#[test]
fn the_record_of_that_very_name_comes_first_and_names_before_other_texts() {
    let desk = Desk::new();
    let exact = desk.add("document", json!({ "title": "防汛预案" }));
    let named = desk.add("document", json!({ "title": "关于防汛预案的通知" }));
    let other = desk.add(
        "document",
        json!({ "title": "会议纪要", "remarks": "防汛 预案已印发" }),
    );
    let found = hits(&desk, "document", "防汛预案");
    assert_eq!(ids(&found), [&exact, &named, &other]);
}

#[test]
fn twenty_nine_finds_its_document_number() {
    let desk = Desk::new();
    let wanted = document(&desk, "要点的通知", "绛政办发〔2021〕29号");
    document(&desk, "别的通知", "绛政办发〔2021〕129号");
    document(&desk, "县里的意见", "绛政发〔2020〕29号");
    let notice = desk.add(
        "notice",
        json!({ "title": "来文", "doc_no": "绛政办发[2021]29号" }),
    );
    let task = desk.add(
        "task",
        json!({ "requirement": "按绛政办发（２０２１）２９号 文件落实" }),
    );
    for text in [
        "〔2021〕29",
        "绛政办发29",
        "2021年29号",
        "绛政办发【2021】第 29 号",
        "政办发２９号",
    ] {
        assert_eq!(ids(&hits(&desk, "document", text)), [&wanted], "{text}");
        assert_eq!(ids(&hits(&desk, "notice", text)), [&notice], "{text}");
        assert_eq!(ids(&hits(&desk, "task", text)), [&task], "{text}");
    }
    // The serial alone finds both years, and what merely ends like it stands behind them.
    let serial = hits(&desk, "document", "29号");
    assert_eq!(serial.len(), 3);
    assert!(serial[2].record.text("doc_no").unwrap().contains("129"));
    assert_eq!(
        marked(&hits(&desk, "document", "2021年29号")[0]),
        "绛政办发〔2021〕[29号]"
    );
}

#[test]
fn initials_find_a_title_with_a_heteronym() {
    let desk = Desk::new();
    let bank = document(&desk, "重庆银行长期调研", "");
    let open = document(&desk, "2021年政务、公开要点", "");
    for text in ["zqyh", "cqyx", "CQYHCQDY"] {
        assert_eq!(ids(&hits(&desk, "document", text)), [&bank], "{text}");
    }
    let hit = &hits(&desk, "document", "zwgk")[0];
    assert_eq!(
        (hit.record.id.as_str(), marked(hit)),
        (open.as_str(), "2021年[政务、公开]要点".to_owned())
    );
    assert!(hits(&desk, "document", "zwyd").is_empty());
}

#[test]
fn initials_find_units_and_contacts_but_nothing_personal() {
    let desk = Desk::new();
    desk.add("unit", json!({ "name": "县教育局" }));
    let contact = json!({ "unit": "县财政局", "name": "单雄信", "phone": "13800001234", "email": "shanxx@example.cn" });
    desk.add("contact", contact);
    assert_eq!(hits(&desk, "unit", "xjyj").len(), 1);
    assert_eq!(hits(&desk, "contact", "sxx").len(), 1);
    assert_eq!(hits(&desk, "contact", "xczj").len(), 1);
    let phone = &hits(&desk, "contact", "13800001234")[0];
    assert_eq!(
        (phone.field.as_str(), marked(phone)),
        ("phone", "[]138****1234".to_owned())
    );
    let mail = &hits(&desk, "contact", "shanxx")[0];
    assert!(!marked(mail).contains("shanxx"), "{}", marked(mail));
}

#[test]
fn the_text_of_a_file_is_found_once_it_is_read() {
    let desk = Desk::new();
    let (id, digest) = with_file(&desk, "附有名单", "名单.docx", "x");
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), Some(digest.clone()));
    assert_eq!(found(&desk, "低保对象").groups, []);
    assert_eq!(
        (
            found(&desk, "低保").reading.waiting,
            found(&desk, "低保").reading.total
        ),
        (1, 1)
    );
    read(
        &desk,
        &digest,
        "城乡低保\n对象共三百户，见绛民发〔2021〕7号",
    );
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), None);
    for text in ["低保对象", "绛民发7", "2021年7号"] {
        let hit = &hits(&desk, "document", text)[0];
        assert_eq!(
            (
                hit.record.id.as_str(),
                hit.file.as_deref(),
                hit.field.as_str()
            ),
            (id.as_str(), Some("名单.docx"), "files")
        );
    }
    assert_eq!(
        marked(&hits(&desk, "document", "低保对象")[0]),
        "城乡[低保 对象]共三百户，见绛民发〔2021〕7号"
    );
    assert_eq!(found(&desk, "低保").reading.waiting, 0);
}

#[test]
fn personal_data_in_a_file_is_hidden_around_the_hit_and_in_it() {
    let desk = Desk::new();
    let (_, digest) = with_file(&desk, "附有名单", "名单.txt", "x");
    let line = "王某某，身份证110101199003070011，手机13800001234，享受低保，开户行账号不详";
    read(&desk, &digest, line);
    let hit = &hits(&desk, "document", "享受低保")[0];
    assert_eq!(hit.excerpt.hit, "享受低保");
    assert!(!marked(hit).contains("00001234"), "{}", marked(hit));
    for number in ["13800001234", "110101199003070011", "0307"] {
        let hit = &hits(&desk, "document", number)[0];
        let shown = marked(hit);
        assert!(
            !shown.contains("00001234") && !shown.contains("19900307"),
            "{shown}"
        );
    }
}

#[test]
fn a_content_is_read_once_however_many_records_hold_it() {
    let desk = Desk::new();
    let (first, digest) = with_file(&desk, "甲", "甲.txt", "同一份");
    read(&desk, &digest, "同一份内容");
    let (second, _) = with_file(&desk, "乙", "乙.txt", "同一份");
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), None);
    assert_eq!(ids(&hits(&desk, "document", "一份内")), [&second, &first]);
}

#[test]
fn a_file_of_no_record_is_found_no_more_and_its_text_is_thrown_away() {
    let desk = Desk::new();
    let (id, digest) = with_file(&desk, "甲", "甲.txt", "只此一处");
    read(&desk, &digest, "只此一处的内容");
    desk.step("删除", |tx| tx.trash("document", &id));
    assert!(found(&desk, "一处的").groups.is_empty());
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), None);
    assert_eq!(desk.ledger.reading().unwrap().total, 0);
    // Whoever takes the record back has it read again.
    desk.step("恢复", |tx| tx.restore("document", &id));
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), Some(digest));
}

#[test]
fn a_file_that_cannot_be_read_is_not_asked_for_again() {
    let desk = Desk::new();
    let (_, scan) = with_file(&desk, "扫描件", "扫描件.pdf", "a");
    let (_, secret) = with_file(&desk, "误收", "误收.pdf", "b");
    let (_, broken) = with_file(&desk, "待读", "待读.pdf", "c");
    desk.ledger.keep_text(&scan, &FileText::Unread).unwrap();
    desk.ledger
        .keep_text(&secret, &FileText::Classified)
        .unwrap();
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), Some(broken.clone()));
    assert_eq!(desk.ledger.next_unread(&[broken]).unwrap(), None);
    let reading = desk.ledger.reading().unwrap();
    assert_eq!(
        (
            reading.total,
            reading.waiting,
            reading.unread,
            reading.classified
        ),
        (3, 1, 1, 1)
    );
}

#[test]
fn a_lost_index_is_made_anew_and_the_files_are_read_again() {
    let desk = Desk::new();
    document(&desk, "重庆银行", "绛政办发〔2021〕29号");
    let (_, digest) = with_file(&desk, "甲", "甲.txt", "x");
    read(&desk, &digest, "附件里的字");
    let Desk { dir, ledger } = desk;
    drop(ledger);
    std::fs::write(
        dir.path().join("search.sqlite"),
        "damaged beyond all recognition",
    )
    .unwrap();
    let desk = Desk {
        ledger: Ledger::open(dir.path()).unwrap(),
        dir,
    };
    assert_eq!(hits(&desk, "document", "cqyh").len(), 1);
    assert_eq!(hits(&desk, "document", "2021年29号").len(), 1);
    assert!(hits(&desk, "document", "附件里").is_empty());
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), Some(digest.clone()));
    read(&desk, &digest, "附件里的字");
    assert_eq!(hits(&desk, "document", "附件里").len(), 1);
}

#[test]
fn what_is_changed_is_found_as_it_is_now() {
    let desk = Desk::new();
    let id = document(&desk, "重庆银行", "绛政办发〔2021〕29号");
    desk.set(
        "document",
        &id,
        json!({ "title": "成都农商行", "doc_no": "绛政办发〔2022〕30号" }),
    );
    for gone in ["cqyh", "〔2021〕29", "重庆银行"] {
        assert!(hits(&desk, "document", gone).is_empty(), "{gone}");
    }
    for now in ["cdnsh", "〔2022〕30", "成都农商行"] {
        assert_eq!(hits(&desk, "document", now).len(), 1, "{now}");
    }
}

#[test]
fn many_records_are_counted_up_to_a_bound_that_is_told() {
    let desk = Desk::new();
    desk.step("导入", |tx| {
        (0..1_200).try_for_each(|n| {
            tx.add("unit", object(json!({ "name": format!("单位{n}") })))
                .map(|_| ())
        })
    });
    let all = found(&desk, "单位");
    assert_eq!(
        (
            all.groups[0].total,
            all.groups[0].more,
            all.groups[0].hits.len()
        ),
        (1_000, true, 6)
    );
    assert_eq!(all.groups[0].hits[0].record.text("name"), Some("单位1199"));
}

#[test]
fn a_mistaken_paste_is_refused() {
    let error = Desk::new()
        .ledger
        .search_everywhere(&"长".repeat(501), 6)
        .unwrap_err();
    assert!(error.to_string().contains("太长"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn everything_that_holds_a_text_is_found_and_nothing_else(
        rows in proptest::collection::vec("[公开预算Aa1，（ 　]{0,8}", 1..6),
        wanted in "[公开预算Aa1，（]{1,3}",
    ) {
        let desk = Desk::new();
        for remarks in &rows {
            desk.add("unit", json!({ "name": "某", "remarks": remarks }));
        }
        let needle = normalise(&wanted);
        let expected = rows.iter().filter(|row| normalise(row).contains(&needle)).count();
        let found = hits(&desk, "unit", &wanted);
        prop_assert_eq!(found.len(), expected, "{}", wanted);
        for hit in found {
            prop_assert_eq!(normalise(&hit.excerpt.hit), needle.clone());
        }
    }
}

#[test]
fn a_sealed_desk_leaves_no_text_in_clear() {
    let secret = "低保对象花名册三百户";
    let desk = Desk::new();
    let (_, digest) = with_file(&desk, "名单", "名单.txt", "x");
    read(&desk, &digest, secret);
    assert!(
        !holding(desk.dir.path(), secret).is_empty(),
        "a plain desk keeps it as it is"
    );
    let Desk { dir, ledger } = desk;
    drop(ledger);
    let (key, _) = protect(dir.path(), clerk(), "correct horse").unwrap();
    let desk = Desk {
        ledger: Ledger::open_unlocked(dir.path(), &key).unwrap(),
        dir,
    };
    assert_eq!(desk.ledger.next_unread(&[]).unwrap(), Some(digest.clone()));
    read(&desk, &digest, secret);
    assert_eq!(hits(&desk, "document", "花名册").len(), 1);
    assert!(holding(desk.dir.path(), secret).is_empty());
}
