//! From the terminal: the units come from a table.

use crate::common::terminal::Terminal;
use serde_json::json;

#[test]
fn a_directory_of_units_is_read_from_a_table_and_only_new_ones_are_added() {
    let Some(terminal) = Terminal::open() else {
        return;
    };
    let rows: [&[&str]; 3] = [
        &["单位名称", "别名", "所属范围"],
        &["澄溪县财政局", "", ""],
        &["澄溪县民政局", "县民政局", "县直各有关单位"],
    ];
    let told = terminal.run(&["unit", "import", &terminal.draw("单位目录.xlsx", &rows)]);
    assert_eq!(told["known"], json!(["澄溪县财政局"]));
    let added = &told["added"][0];
    assert_eq!(added["aliases"], json!(["县民政局"]));
    assert_eq!(added["groups"], json!(["县直各有关单位"]));
    assert_eq!(terminal.run(&["unit", "list"]).as_array().unwrap().len(), 4);
    let unknown = terminal.try_run(&["unit", "invite", "没有的单位"]);
    assert_eq!(unknown.unwrap_err()["code"], "not_found");
}
