//! The standard catalogue, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

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

fn items(unit: &Unit) -> Vec<Value> {
    let page = unit.call("record.list", json!({ "ledger": "catalogue_item" }));
    page["rows"].as_array().unwrap().clone()
}

fn add(unit: &Unit, fields: Value) -> Value {
    let mut all =
        json!({ "year": 2026, "field": "涉农补贴", "level1": "补贴政策", "manner": ["主动公开"] });
    all.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    unit.call(
        "record.add",
        json!({ "ledger": "catalogue_item", "fields": all }),
    )
}

fn set(unit: &Unit, id: &Value, fields: Value) -> Value {
    let changes = json!([{ "id": id, "fields": fields }]);
    unit.call(
        "record.set",
        json!({ "ledger": "catalogue_item", "changes": changes }),
    )
}

fn check(unit: &Unit, more: Value) -> Value {
    unit.call("catalogue.check", more)
}

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
fn each_item_is_judged_by_its_own_time_limit() {
    let unit = Unit::new();
    let now = chrono::Utc::now() + chrono::TimeDelta::hours(8);
    let day = |ago: i64| {
        (now - chrono::TimeDelta::days(ago))
            .date_naive()
            .to_string()
    };
    add(
        &unit,
        json!({ "level2": "甲", "time_limit": "自信息形成之日起7日内" }),
    );
    add(
        &unit,
        json!({ "level2": "乙", "time_limit": "自信息形成之日起7日内", "changed": day(9), "published": day(30) }),
    );
    add(
        &unit,
        json!({ "level2": "丙", "time_limit": "自信息形成之日起7日内", "changed": day(3), "published": day(30) }),
    );
    add(
        &unit,
        json!({ "level2": "丁", "time_limit": "自信息形成之日起7日内", "changed": day(3), "published": day(1) }),
    );
    add(
        &unit,
        json!({ "level2": "戊", "time_limit": "按规定", "published": day(1) }),
    );
    add(
        &unit,
        json!({ "level2": "己", "time_limit": "实时公开", "manner": ["依申请公开"] }),
    );
    add(
        &unit,
        json!({ "level2": "庚", "time_limit": "实时公开", "not_involved": true }),
    );
    let checked = check(&unit, json!({ "year": 2026 }));
    let expected = json!({ "total": 7, "never": 1, "late": 1, "due_soon": 1, "unread": 1, "fine": 1, "skipped": 2 });
    assert_eq!(checked["counts"], expected);
    assert_eq!(
        checked["fields"],
        json!([{ "field": "涉农补贴", "counts": expected }])
    );
    let lines = checked["lines"].as_array().unwrap();
    let states: Vec<&str> = lines
        .iter()
        .map(|line| line["state"].as_str().unwrap())
        .collect();
    assert_eq!(
        states,
        ["late", "never", "due_soon", "unread"],
        "what calls for work, the most urgent first"
    );
    assert_eq!(lines[0]["lamp"]["text"], "已逾期2天");
    let fine = check(&unit, json!({ "year": 2026, "state": "fine" }));
    assert_eq!(
        (&fine["found"], &fine["lines"][0]["item"]),
        (&json!(1), &json!("丁"))
    );
    assert_eq!(
        unit.refused("catalogue.check", json!({ "state": "lost" }))
            .code,
        "usage"
    );
}

#[test]
fn a_publication_that_is_written_down_settles_the_item_at_once() {
    let unit = Unit::new();
    let id = add(
        &unit,
        json!({ "level2": "甲", "time_limit": "20个工作日内", "changed": "2026-01-05" }),
    )["id"]
        .clone();
    assert_eq!(check(&unit, json!({}))["counts"]["never"], 1);
    set(&unit, &id, json!({ "published": "2026-01-20" }));
    let counts = check(&unit, json!({}))["counts"].clone();
    assert_eq!((&counts["never"], &counts["fine"]), (&json!(0), &json!(1)));
}

#[test]
fn what_is_past_its_day_is_one_line_a_field_on_the_first_page() {
    let unit = Unit::new();
    for (field, level2) in [("涉农补贴", "甲"), ("涉农补贴", "乙"), ("养老服务", "丙")]
    {
        add(
            &unit,
            json!({ "field": field, "level2": level2, "time_limit": "20个工作日内", "changed": "2026-01-05" }),
        );
    }
    add(
        &unit,
        json!({ "level2": "丁", "time_limit": "20个工作日内" }),
    );
    let lines = unit.due();
    let titles: Vec<&str> = lines
        .iter()
        .map(|line| line["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles,
        [
            "标准目录“养老服务”：1 项超过公开时限",
            "标准目录“涉农补贴”：2 项超过公开时限"
        ]
    );
    assert!(lines.iter().all(|line| line["lamp"]["code"] == "overdue"));
}

#[test]
fn a_catalogue_goes_to_the_next_year_as_one_step_and_back_as_one() {
    let unit = Unit::new();
    import(&unit, "import.commit", TITLE, &[FIRST, SECOND]);
    let id = items(&unit)[0]["id"].clone();
    set(
        &unit,
        &id,
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

#[test]
fn two_years_differ_in_what_is_new_changed_and_gone() {
    let unit = Unit::new();
    for name in ["甲", "乙", "丙", "丁"] {
        add(
            &unit,
            json!({ "level2": name, "content": format!("{name}的内容"), "time_limit": "每年3月底前" }),
        );
    }
    unit.call("catalogue.carry", json!({ "from": 2026, "to": 2027 }));
    let of = |name: &str| {
        let all = items(&unit);
        let found = all
            .iter()
            .find(|item| item["year"] == 2027 && item["level2"] == name);
        found.unwrap()["id"].clone()
    };
    set(
        &unit,
        &of("乙"),
        json!({ "time_limit": "每年4月底前", "published": "2026-03-01" }),
    );
    set(&unit, &of("丙"), json!({ "level2": "丙（新名称）" }));
    unit.call(
        "record.delete",
        json!({ "ledger": "catalogue_item", "ids": [of("丁")] }),
    );
    add(
        &unit,
        json!({ "year": 2027, "level2": "戊", "content": "戊的内容" }),
    );
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
    assert_eq!(
        unit.refused("catalogue.compare", json!({ "from": 2026, "to": 2026 }))
            .code,
        "usage"
    );
}

fn spot(unit: &Unit, fields: Value) -> Value {
    let mut all = json!({ "checked_on": "2026-11-12", "item_text": "甲", "result": "存在问题", "problem": "未公开" });
    all.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    unit.call(
        "record.add",
        json!({ "ledger": "spot_check", "fields": all }),
    )
}

#[test]
fn a_fault_without_a_deadline_gets_the_usual_one_and_both_are_reminded_of() {
    let unit = Unit::new();
    let at = |more: Value| {
        let mut fields = json!({ "checked_on": "2026-01-12" });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        spot(&unit, fields)
    };
    assert_eq!(at(json!({}))["rectify_by"], "2026-01-26");
    let own = at(json!({ "item_text": "乙", "deadline": "2026-01-16" }));
    assert_eq!(own["rectify_by"], Value::Null);
    at(json!({ "item_text": "丙", "done": "2026-01-20", "measures": "已补发" }));
    at(json!({ "item_text": "丁", "result": "合格", "problem": "" }));
    let lines = unit.due();
    let lines = lines.iter();
    let titles: Vec<&str> = lines.map(|line| line["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        ["乙", "甲"],
        "what is settled or was no fault is not due"
    );
}

#[test]
fn a_rectification_says_what_was_wrong_and_what_was_done() {
    let unit = Unit::new();
    let refused = |more: Value| {
        let mut fields =
            json!({ "checked_on": "2026-11-12", "item_text": "甲", "result": "存在问题" });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let error = unit.refused(
            "record.add",
            json!({ "ledger": "spot_check", "fields": fields }),
        );
        let problems = error.detail.as_array().unwrap();
        let fields = problems
            .iter()
            .map(|p| p["field"].as_str().unwrap().to_owned());
        fields.collect::<Vec<_>>()
    };
    assert_eq!(refused(json!({})), ["problem"]);
    assert_eq!(
        refused(json!({ "problem": "未公开", "done": "2026-11-13" })),
        ["measures"]
    );
    let early = json!({ "problem": "未公开", "done": "2026-11-01", "measures": "补发" });
    assert_eq!(refused(early), ["done"]);
    let before = json!({ "problem": "未公开", "deadline": "2026-11-01" });
    assert_eq!(refused(before), ["deadline"]);
}

#[test]
fn a_spot_check_finds_the_item_of_the_latest_year() {
    let unit = Unit::new();
    add(&unit, json!({ "level2": "甲", "division": "计划财务股" }));
    unit.call("catalogue.carry", json!({ "from": 2026, "to": 2027 }));
    let latest = items(&unit)[0].clone();
    assert_eq!(latest["year"], 2027);
    let row = spot(&unit, json!({}));
    assert_eq!(row["item"], latest["id"]);
    assert_eq!(
        (&row["field"], &row["division"]),
        (&json!("涉农补贴"), &json!("计划财务股"))
    );
    add(
        &unit,
        json!({ "year": 2027, "field": "养老服务", "level2": "甲" }),
    );
    assert_eq!(
        spot(&unit, json!({ "checked_on": "2026-11-13" }))["item"],
        Value::Null,
        "two of one year settle nothing"
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

#[test]
fn items_stand_in_the_month_and_in_the_calendar_file_on_the_day_of_their_time_limit() {
    let unit = Unit::new();
    let page = unit.call("desk.today", json!({}));
    let today: chrono::NaiveDate = page["date"].as_str().unwrap().parse().unwrap();
    for level2 in ["甲", "乙"] {
        let limits = json!({ "level2": level2, "time_limit": "20个工作日内", "changed": today });
        add(&unit, limits);
    }
    let judged = check(&unit, json!({}));
    let due = judged["lines"][0]["due"].as_str().unwrap().to_owned();
    let month = unit.call("desk.month", json!({ "month": due[..7] }));
    let days = month["days"].as_array().unwrap();
    let day = days.iter().find(|day| day["date"] == due.as_str()).unwrap();
    let lines = day["lines"].as_array().unwrap();
    let titles: Vec<&Value> = lines
        .iter()
        .filter(|line| line["ledger"] == "catalogue_item")
        .map(|line| &line["title"])
        .collect();
    assert_eq!(titles, ["标准目录“涉农补贴”：2 项到公开时限"]);
    let path = unit.path("待办.ics");
    unit.call("desk.ics", json!({ "path": path }));
    let file = std::fs::read_to_string(path).unwrap().replace("\r\n ", "");
    assert!(file.contains("2 项到公开时限"), "{file}");
    assert!(file.contains(&format!("DTSTART;VALUE=DATE:{}", due.replace('-', ""))));
    let lines = unit.call("desk.today", json!({}))["lines"].to_string();
    assert!(
        !lines.contains("公开时限"),
        "the first page speaks of what is past: {lines}"
    );
}
