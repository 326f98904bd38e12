//! The box that websites put above a notice: 发文字号：, 成文日期：, each with its value beside or below.

use super::{Reader, TOP};
use crate::{Span, date};

const LABELS: [&str; 20] = [
    "索引号",
    "主题分类",
    "发文机关",
    "发布机构",
    "发文单位",
    "成文日期",
    "生成日期",
    "标题",
    "名称",
    "信息名称",
    "发文字号",
    "文号",
    "发布日期",
    "主题词",
    "有效性",
    "公开属性",
    "公开类别",
    "信息公开选项",
    "公开方式",
    "来源",
];

impl Reader<'_> {
    /// Takes the labels and their values.
    pub(super) fn labels(&mut self) {
        for at in 0..self.lines.len().min(TOP) {
            let line = self.line(at).replace('\t', "");
            let Some((label, value)) = line.split_once('：') else {
                continue;
            };
            if !LABELS.contains(&label.trim_matches(['【', '】', '[', ']'])) {
                continue;
            }
            let label = label.to_owned();
            self.put_aside(at);
            if !value.trim().is_empty() {
                let end = self.span(at).end;
                let value = Span::new(end - value.trim_start().chars().count(), end);
                self.labelled(&label, value);
            } else if self.is_value(&label, at + 1) {
                self.put_aside(at + 1);
                self.labelled(&label, self.span(at + 1));
            }
        }
    }

    /// The line below a label is its value, unless it is the next label or the notice's own title.
    fn is_value(&self, label: &str, at: usize) -> bool {
        let line = self.line(at);
        let title = line.contains("关于") && !["标题", "名称", "信息名称"].contains(&label);
        !title && !line.contains('：') && line.chars().count() < 80
    }

    fn labelled(&mut self, label: &str, span: Span) {
        let found = self.found(span);
        if found.text.is_empty() {
            return;
        }
        match label {
            "发文机关" | "发文单位" | "发布机构" => self.head.issuer = Some(found),
            "成文日期" | "生成日期" => {
                self.head.dated = date(&found.text, None).map(|day| (day, span));
            }
            "标题" | "名称" | "信息名称" => self.head.title = Some(found),
            "发文字号" | "文号" => self.head.doc_no = Some(found),
            "公开属性" | "公开类别" | "信息公开选项" | "公开方式" => {
                self.head.attribute = Some(found);
            }
            _ => {}
        }
    }
}
