//! Whether a task is ours, by name, by alias and by group.

use minglu_notice::{Ours, Phrases, Unit, ours, owner};

fn unit(name: &str, aliases: &[&str], groups: &[&str]) -> Unit {
    let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    Unit {
        name: name.to_owned(),
        aliases: owned(aliases),
        groups: owned(groups),
    }
}

fn bureau() -> Unit {
    unit(
        "澄溪县农业农村局",
        &["县农业农村局", "县乡村振兴局"],
        &["县直各有关单位"],
    )
}

fn town() -> Unit {
    unit("澄溪县平等镇人民政府", &[], &["各乡镇"])
}

#[test]
fn the_own_unit_is_found_under_every_form_of_its_name() {
    for text in [
        "澄溪县农业农村局",
        "县农业农村局",
        "农业农村局",
        "县农业农村局（乡村振兴局）",
        "县乡村振兴局",
        "乡村振兴局",
        "县畜牧局（县农业农村局）",
        "县 农业 农村局",
        "县农业农村局(乡村振兴局)、县民政局",
        "县农业农村局及其所属单位",
    ] {
        assert_eq!(ours(&owner(text), &bureau()), Ours::Named, "{text}");
    }
}

#[test]
fn other_units_with_similar_names_are_not_ours() {
    for text in [
        "市农业农村局",
        "岚川县农业农村局",
        "县农村经济局",
        "县农业局",
        "农村局",
        "澄溪县",
        "县水利局",
        "管理局",
        "县农业农村局下属中心",
    ] {
        assert_eq!(ours(&owner(text), &bureau()), Ours::None, "{text}");
    }
}

#[test]
fn a_unit_that_does_not_say_its_place_is_found_with_any() {
    let me = unit("县财政局", &[], &[]);
    assert_eq!(ours(&owner("澄溪县财政局"), &me), Ours::Named);
    assert_eq!(ours(&owner("财政局"), &me), Ours::Named);
    assert_eq!(ours(&owner("市财政局"), &me), Ours::None);
}

#[test]
fn the_role_by_name_goes_before_the_group() {
    for (text, expected) in [
        (
            "县农业农村局牵头，各乡镇、县直各有关单位抓好落实",
            Ours::Lead,
        ),
        (
            "县财政局牵头，县农业农村局、县直各有关单位配合",
            Ours::Named,
        ),
        ("县财政局牵头，县直各有关单位配合", Ours::Group),
        ("县财政局牵头，各乡镇配合", Ours::None),
        ("", Ours::None),
    ] {
        assert_eq!(ours(&owner(text), &bureau()), expected, "{text}");
    }
}

#[test]
fn short_and_long_names_of_the_same_office_are_one() {
    for (name, text) in [
        ("澄溪县人民政府办公室", "县政府办"),
        ("澄溪县人民政府办公室", "县府办"),
        ("澄溪县人民政府办公室", "县政府办公室"),
        ("澄溪县人力资源和社会保障局", "县人社局"),
        ("澄溪县住房和城乡建设局", "县住建局"),
        ("澄溪县发展和改革局", "县发改局"),
        ("澄溪县卫生健康和体育局", "县卫体局"),
        ("澄溪县市场监督管理局", "市场监管局"),
        ("澄溪县市场监督管理局", "县市场监管局"),
        ("澄溪县平等镇人民政府", "平等镇"),
        ("澄溪县平等镇人民政府", "平等镇政府"),
    ] {
        assert_eq!(
            ours(&owner(text), &unit(name, &[], &[])),
            Ours::Named,
            "{name} {text}"
        );
    }
}

#[test]
fn a_place_is_only_taken_off_where_it_is_one() {
    for (name, text) in [
        ("澄溪县城市管理局", "县管理局"),
        ("澄溪县农村市场监管局", "市场监管局"),
        ("澄溪县市场监督管理局", "市监督管理局"),
        ("澄溪县财政局", "市财政局"),
        ("澄溪市财政局", "县财政局"),
    ] {
        assert_eq!(
            ours(&owner(text), &unit(name, &[], &[])),
            Ours::None,
            "{name} {text}"
        );
    }
}

#[test]
fn a_department_is_meant_by_the_names_of_its_group() {
    for text in [
        "县直各有关单位",
        "县直有关单位",
        "各有关单位",
        "县政府各部门",
        "政府各部门单位",
        "各级各部门",
        "各有关部门",
        "各部门",
        "各单位",
        "县直各部门",
        "县政府有关部门",
        "县直各部门、单位",
        "政府其他各部门单位",
        "全县各部门",
        "各科室",
        "各乡镇各有关部门",
    ] {
        assert_eq!(ours(&owner(text), &bureau()), Ours::Group, "{text}");
    }
    for text in [
        "各乡镇",
        "各乡（镇）人民政府",
        "市直各单位",
        "省直有关部门",
        "县委各部门",
        "各县（市、区）人民政府",
        "各医疗卫生机构",
        "澄溪县经济开发区",
    ] {
        assert_eq!(ours(&owner(text), &bureau()), Ours::None, "{text}");
    }
}

#[test]
fn a_township_is_meant_by_the_names_of_its_group_and_not_by_the_departments() {
    for text in [
        "各乡镇",
        "各乡（镇）人民政府",
        "各乡(镇)人民政府",
        "各镇（街）",
        "各镇（街区）",
        "各乡镇人民政府",
        "各乡镇、街道办事处",
        "全县各乡镇",
        "有关乡镇",
        "相关乡镇人民政府",
        "各乡（镇）党委、人民政府",
        "各级各部门",
        "各单位",
        "各镇（街）参照落实",
    ] {
        assert_eq!(ours(&owner(text), &town()), Ours::Group, "{text}");
    }
    for text in [
        "县直各有关单位",
        "县政府各部门",
        "政府各部门单位",
        "各部门",
        "县直有关单位",
    ] {
        assert_eq!(ours(&owner(text), &town()), Ours::None, "{text}");
    }
}

#[test]
fn a_unit_without_groups_belongs_where_its_name_says() {
    let text = |text: &str, name: &str| ours(&owner(text), &unit(name, &[], &[]));
    assert_eq!(text("县直各有关单位", "澄溪县财政局"), Ours::Group);
    assert_eq!(text("各乡镇", "澄溪县财政局"), Ours::None);
    assert_eq!(text("各乡（镇）人民政府", "平等镇人民政府"), Ours::Group);
    assert_eq!(text("县直各有关单位", "平等镇人民政府"), Ours::None);
}

#[test]
fn everybody_means_a_unit_of_no_group_too_but_nobody_unknown() {
    let zone = unit("澄溪县经济开发区", &[], &[]);
    assert_eq!(ours(&owner("各级各部门"), &zone), Ours::Group);
    assert_eq!(ours(&owner("县直各有关单位"), &zone), Ours::None);
    assert_eq!(ours(&owner("澄溪县经济开发区"), &zone), Ours::Named);
    assert_eq!(ours(&owner("各级各部门"), &Unit::default()), Ours::None);
}

#[test]
fn a_table_is_read_as_its_phrases_one_by_one() {
    let mut phrases = Phrases::new(&bureau());
    for round in 0..3 {
        for number in 0..3000 {
            let text = format!("第{number}局牵头，县直各有关单位配合");
            assert_eq!(phrases.read(&text).owner, owner(&text), "round {round}");
            assert_eq!(phrases.read(&text).ours, Ours::Group);
        }
        assert_eq!(phrases.read("县农业农村局牵头").ours, Ours::Lead);
    }
}

#[test]
fn any_other_group_is_known_by_its_own_words() {
    let me = unit("澄溪县人民医院", &[], &["各医疗卫生机构", "县直各有关单位"]);
    assert_eq!(ours(&owner("县卫健局、各医疗卫生机构"), &me), Ours::Group);
    assert_eq!(ours(&owner("县卫健局、各中小学校"), &me), Ours::None);
}
