//! A thousand pages of notices, read from their text to their tasks: the aim is below a second.

use minglu_notice::{Clean, Setting, read};
use std::time::Instant;

const PAGES: usize = 1_000;
/// Characters of a page: 22 lines of 28.
const PAGE: usize = 22 * 28;
const TIMES: usize = 5;

/// Two items in the usual styles, with wrapped lines.
const ITEM: &str = "（一）推进重大建设项目信息公开。围绕全县重点工作，对照标准目录逐项梳理批准服务信\n\
    息、批准结果信息，9月底前在县政府网站集中公开，公开率不得低于90%，每季度通报1次进展。\n\
    （责任单位：县发改局、县住建局、县自然资源局等部门）\n\
    （二）做好政策解读。各乡镇、县直各有关单位要坚持政策与解读同步起草、同步审批、同步发布，\n\
    充分利用政府网站、政务新媒体等渠道发布解读材料。（县司法局牵头负责）建立政策咨询窗口，\n\
    年底前投入使用。（县行政审批局、县政务服务中心分别牵头负责）各单位要填写《备案表》（附\n\
    件2），9月10日前报县政府办206房间。\n";

/// Prints the best of five.
pub fn measure() {
    let pages = PAGES * PAGE / ITEM.chars().count() + 1;
    let text = ITEM.repeat(pages);
    let setting = Setting {
        year: Some(2021),
        ..Setting::default()
    };
    let once = || {
        let begun = Instant::now();
        let notice = read(&Clean::of(&text), &setting);
        (begun.elapsed().as_secs_f64(), notice.tasks.len())
    };
    let best = (0..TIMES)
        .map(|_| once())
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((seconds, tasks)) = best {
        let verdict = if seconds < 1.0 { "" } else { "  MISSED" };
        println!("read {PAGES} pages of notices: {seconds:.2} s, {tasks} tasks{verdict}");
    }
}
