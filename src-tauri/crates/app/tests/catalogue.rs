//! The standard catalogue, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::catalogue::{add, items};

const HEAD: &str = "序号\t公开事项\t\t公开内容（要素）\t公开依据\t公开时限\t公开主体\t公开渠道和载体\t公开对象\t\t公开方式\t\t公开层级\t\n\
\t一级事项\t一级事项\t\t\t\t\t\t全社会\t特定群众\t主动\t依申请公开\t县级\t乡级\n";
const FIRST: &str = "1\t补贴政策\t耕地地力保护补贴\t对象和标准\t《条例》第二十条\t按季度更新\t县财政局\t■政府网站 □政府公报 口两微一端\t√\t\t√\t\t√\t✓\n";
const SECOND: &str =
    "2\t同上\t农机购置补贴\t办理流程\t同上\t同上\t同上\t同上\t\t申请人\t√\t\t√\t\n";

fn import(unit: &Unit, command: &str, title: &str, rows: &[&str]) -> Value {
    let text = format!("{title}\n{HEAD}{}", rows.concat());
    unit.call(
        command,
        json!({ "ledger": "catalogue_item", "pasted": { "text": text } }),
    )
}

const TITLE: &str = "澄溪县2026年涉农补贴领域基层政务公开标准目录";

#[test]
fn a_table_in_the_official_form_is_read_with_its_year_and_field() {
    let unit = Unit::new();
    let plan = import(&unit, "import.commit", TITLE, &[FIRST, SECOND]);
    assert_eq!(plan["added"], 2, "{plan}");
    assert_eq!(plan["unmapped"], json!(["序号"]));
    let items = items(&unit);
    let (one, two) = (&items[0], &items[1]);
    assert_eq!(
        (&one["year"], &one["field"], &one["field_no"]),
        (&json!(2026), &json!("涉农补贴"), &json!(19))
    );
    assert_eq!(
        (&one["level2"], &one["item"]),
        (&json!("耕地地力保护补贴"), &json!("耕地地力保护补贴"))
    );
    assert_eq!(one["channels"], json!(["政府网站"]));
    assert_eq!(one["audience"], json!(["全社会"]));
    assert_eq!(one["level"], json!(["县级", "乡级"]));
    assert_eq!(two["level1"], "补贴政策");
    assert_eq!(two["audience"], json!(["特定群体（申请人）"]));
    assert_eq!(two["manner"], json!(["主动公开"]));
    assert_eq!(two["time_limit"], "按季度更新");
}

#[test]
fn the_same_table_again_changes_nothing_and_a_corrected_one_only_what_it_corrects() {
    let unit = Unit::new();
    import(&unit, "import.commit", TITLE, &[FIRST, SECOND]);
    let again = import(&unit, "import.commit", TITLE, &[FIRST, SECOND]);
    assert_eq!(
        (&again["unchanged"], &again["step"]),
        (&json!(2), &Value::Null),
        "{again}"
    );
    let corrected = SECOND.replace("申请人", "√");
    let plan = import(&unit, "import.commit", TITLE, &[FIRST, &corrected]);
    assert_eq!(
        (&plan["changed"], &plan["unchanged"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(plan["preview"][1]["differences"][0]["field"], "audience");
    assert_eq!(items(&unit)[1]["audience"], json!(["特定群体"]));
}

#[test]
fn another_years_or_fields_table_adds_its_own_items() {
    let unit = Unit::new();
    import(&unit, "import.commit", TITLE, &[FIRST]);
    let next = TITLE.replace("2026", "2027");
    assert_eq!(import(&unit, "import.commit", &next, &[FIRST])["added"], 1);
    let other = TITLE.replace("涉农补贴", "养老服务");
    assert_eq!(import(&unit, "import.commit", &other, &[FIRST])["added"], 1);
    assert_eq!(items(&unit).len(), 3);
}

#[test]
fn headings_over_the_rows_name_their_fields() {
    let unit = Unit::new();
    let sections = [
        "（一）涉农补贴领域\n",
        FIRST,
        "（二）养老服务领域\n",
        SECOND,
    ];
    import(
        &unit,
        "import.commit",
        "澄溪县基层政务公开标准目录",
        &sections,
    );
    let fields: Vec<Value> = items(&unit)
        .iter()
        .map(|item| item["field"].clone())
        .collect();
    assert_eq!(fields, ["养老服务", "涉农补贴"], "in the national order");
}

/// A sheet with its merged cells, as a copy from Excel holds them.
fn html(sheet: &minglu_forms::table::Sheet) -> String {
    let cell = |row: u32, column: u32| {
        let span = sheet.span_at(row, column);
        let covered = span.is_some_and(|s| (s.top, s.left) != (row, column));
        let (down, right) = span.map_or((1, 1), |s| (s.bottom - s.top + 1, s.width()));
        let text = sheet.cell(row, column).text;
        match covered {
            true => String::new(),
            false => format!("<td rowspan={down} colspan={right}>{text}</td>"),
        }
    };
    let row = |row| {
        let cells: String = (0..sheet.cols()).map(|column| cell(row, column)).collect();
        format!("<tr>{cells}</tr>")
    };
    let rows: String = (0..sheet.rows()).map(row).collect();
    format!("<table>{rows}</table>")
}

#[test]
fn what_is_exported_and_read_again_is_unchanged() {
    let unit = Unit::new();
    import(&unit, "import.commit", TITLE, &[FIRST, SECOND]);
    let more = json!({ "level2": "其他补贴", "channels": ["村民群", "两微一端", "其他（专栏）"],
        "level": ["村级", "县级"], "published": "2026-03-03" });
    add(&unit, more);
    for (form, format) in [
        ("catalogue-list", "xlsx"),
        ("catalogue-standard", "xlsx"),
        ("catalogue-list", "docx"),
        ("catalogue-list", "csv"),
    ] {
        let path = unit.path(&format!("{form}.{format}"));
        unit.call(
            "form.export",
            json!({ "form": form, "format": format, "path": path }),
        );
        let read = minglu_forms::read::read(path.as_ref(), &minglu_forms::read::Limits::default());
        let pasted = json!({ "html": html(&read.unwrap().sheets[0]) });
        let request = json!({ "ledger": "catalogue_item", "pasted": pasted });
        let plan = unit.call("import.preview", request);
        let counts = (&plan["unchanged"], &plan["changed"], &plan["added"]);
        assert_eq!(
            counts,
            (&json!(3), &json!(0), &json!(0)),
            "{form}.{format}: {plan}"
        );
        assert_eq!(plan["preview"][0]["label"], "耕地地力保护补贴");
    }
}

#[test]
fn ticks_typed_by_hand_stand_in_the_words_and_order_of_the_catalogue() {
    let unit = Unit::new();
    let row = add(
        &unit,
        json!({ "level2": "甲", "audience": ["特定群众", "全社会"], "manner": ["依申请"] }),
    );
    assert_eq!(row["audience"], json!(["全社会", "特定群体"]));
    assert_eq!(row["manner"], json!(["依申请公开"]));
}

#[test]
fn a_catalogue_goes_to_the_next_year_as_one_step_and_back_as_one() {
    let unit = Unit::new();
    import(&unit, "import.commit", TITLE, &[FIRST, SECOND]);
    let id = items(&unit)[0]["id"].clone();
    unit.set("catalogue_item", &id,
        json!({ "published": "2026-03-03", "evidence": [{ "name": "截图", "url": "https://www.chengxi.example/a" }] }),
    );
    let carried = unit.call("catalogue.carry", json!({ "from": 2026, "to": 2027 }));
    assert_eq!(carried, json!({ "copied": 2 }));
    let new: Vec<Value> = items(&unit)
        .into_iter()
        .filter(|item| item["year"] == 2027)
        .collect();
    assert_eq!(new.len(), 2);
    assert_eq!(
        (&new[0]["published"], &new[0]["evidence"]),
        (&json!("2026-03-03"), &Value::Null)
    );
    let again = unit.refused("catalogue.carry", json!({ "from": 2026, "to": 2027 }));
    assert_eq!(again.code, "conflict");
    assert_eq!(
        unit.refused("catalogue.carry", json!({ "from": 2020, "to": 2021 }))
            .code,
        "usage"
    );
    unit.call("step.undo", json!({}));
    assert_eq!(items(&unit).len(), 2);
}

/// A catalogue of 2026 carried on to 2027, where one item is changed, one renamed, one deleted and
/// one new.
fn two_years(unit: &Unit) {
    for name in ["甲", "乙", "丙", "丁"] {
        add(
            unit,
            json!({ "level2": name, "content": format!("{name}的内容"), "time_limit": "每年3月底前" }),
        );
    }
    unit.call("catalogue.carry", json!({ "from": 2026, "to": 2027 }));
    let of = |name: &str| {
        let all = items(unit);
        let found = all
            .iter()
            .find(|item| item["year"] == 2027 && item["level2"] == name);
        found.unwrap()["id"].clone()
    };
    unit.set(
        "catalogue_item",
        &of("乙"),
        json!({ "time_limit": "每年4月底前", "published": "2026-03-01" }),
    );
    unit.set(
        "catalogue_item",
        &of("丙"),
        json!({ "level2": "丙（新名称）" }),
    );
    unit.call(
        "record.delete",
        json!({ "ledger": "catalogue_item", "ids": [of("丁")] }),
    );
    add(
        unit,
        json!({ "year": 2027, "level2": "戊", "content": "戊的内容" }),
    );
}

#[test]
fn two_years_differ_in_what_is_new_changed_and_gone() {
    let unit = Unit::new();
    two_years(&unit);
    let found = unit.call("catalogue.compare", json!({ "from": 2026, "to": 2027 }));
    assert_eq!(found["same"], 1, "{found}");
    assert_eq!(found["added"][0]["item"], "戊");
    assert_eq!(found["removed"][0]["item"], "丁");
    let changed = found["changed"].as_array().unwrap();
    let columns = |item: &str| {
        let one = changed
            .iter()
            .find(|change| change["entry"]["item"] == item);
        one.unwrap()["columns"].clone()
    };
    assert_eq!(
        columns("乙"),
        json!([{ "title": "公开时限", "before": "每年3月底前", "after": "每年4月底前" }])
    );
    assert_eq!(
        columns("丙（新名称）"),
        json!([{ "title": "二级事项", "before": "丙", "after": "丙（新名称）" }])
    );
    assert_eq!(changed.len(), 2);
    let same = json!({ "from": 2026, "to": 2026 });
    assert_eq!(unit.refused("catalogue.compare", same).code, "usage");
}

#[test]
fn the_difference_of_two_years_is_printed() {
    let unit = Unit::new();
    two_years(&unit);
    let path = unit.path("对照表.csv");
    let request = json!({ "from": 2026, "to": 2027, "format": "csv", "path": path });
    unit.call("catalogue.print", request);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("修改,涉农补贴,乙,公开时限,每年3月底前,每年4月底前"),
        "{text}"
    );
    assert!(
        text.contains("新增,涉农补贴,戊") && text.contains("取消,涉农补贴,丁"),
        "{text}"
    );
}

/// A table of one field, as a page holds it.
fn table_of(field: &str, items: &[&str]) -> String {
    let cells = |cells: &[&str]| {
        let cells: String = cells
            .iter()
            .map(|text| format!("<td>{text}</td>"))
            .collect();
        format!("<tr>{cells}</tr>")
    };
    let title = format!("<tr><td colspan=4>澄溪县2026年{field}领域基层政务公开标准目录</td></tr>");
    let head = cells(&["一级事项", "二级事项", "公开依据", "公开时限"]);
    let rows = items
        .iter()
        .map(|item| cells(&["政策", item, "《条例》", "20个工作日内"]));
    format!("<table>{title}{head}{}</table>", rows.collect::<String>())
}

#[test]
fn a_workbook_with_a_sheet_for_each_field_is_read_in_one_go_and_counted_by_sheet() {
    let unit = Unit::new();
    let remark = "<table><tr><td>填表说明</td></tr><tr><td>各领域一张表</td></tr></table>";
    let page = [
        table_of("涉农补贴", &["甲", "乙"]),
        remark.to_owned(),
        table_of("养老服务", &["甲"]),
    ];
    let request = json!({ "ledger": "catalogue_item", "pasted": { "html": page.concat() } });
    let plan = unit.call("import.preview", request.clone());
    assert_eq!(plan["added"], 3, "{plan}");
    let parts = plan["parts"].as_array().unwrap();
    let added: Vec<&Value> = parts.iter().map(|part| &part["added"]).collect();
    assert_eq!(added, [2, 1]);
    assert!(
        plan["notes"].to_string().contains("没有读入"),
        "{}",
        plan["notes"]
    );
    assert!(items(&unit).is_empty());
    unit.call("import.commit", request.clone());
    let mut fields: Vec<Value> = items(&unit)
        .iter()
        .map(|item| item["field"].clone())
        .collect();
    fields.sort_by_key(Value::to_string);
    assert_eq!(fields, ["养老服务", "涉农补贴", "涉农补贴"]);
    let again = unit.call("import.commit", request.clone());
    assert_eq!(
        (&again["unchanged"], &again["added"]),
        (&json!(3), &json!(0))
    );
    unit.call("step.undo", json!({}));
    assert!(items(&unit).is_empty(), "all sheets were one step");
    let mut one = request;
    one["sheet"] = json!(2);
    let plan = unit.call("import.preview", one);
    assert_eq!((&plan["added"], &plan["parts"]), (&json!(1), &json!([])));
}
