//! `password.sheet`: the recovery code as a page for the safe. It is drawn and not written: a file
//! with the code in it would open the ledger for whoever finds it.

use crate::command::Done;
use crate::unit::own_unit;
use crate::{Place, Result};
use minglu_forms::form::{
    Align, Cell, Column, Font, FontRole, Fonts, Geometry, Leaf, Line, Margins, Orientation, Paper,
    Row, Size,
};
use minglu_ledger::vault::RecoveryCode;
use serde::Deserialize;
use ts_rs::TS;

/// The code, as it was shown.
#[derive(Deserialize, TS)]
pub struct Request {
    /// In groups of five.
    pub code: String,
}

/// The pages: the shape of `form.preview`.
pub type Response = crate::form::preview::Response;

const ADVICE: [&str; 4] = [
    "一、忘记密码时，在明录的锁定页面点“忘记密码”，输入本页的恢复码，即可设新密码。",
    "二、请把本页装入信封，密封后放进单位的保险柜；不要拍照，不要存进电脑，也不要与密码放在一起。",
    "三、密码和恢复码都丢失时，谁也打不开台账，数据无法找回。",
    "四、重新生成恢复码后，本页即作废，请销毁。",
];

/// Runs the command.
///
/// # Errors
/// `usage` where it is no code; the press's where the page cannot be made.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let code = RecoveryCode::parse(&request.code)?;
    let unit = place.with(own_unit)?.map(|unit| unit.name);
    let dir = place.dir().display().to_string();
    let pages = place
        .press()
        .svg(&paper(&unit.unwrap_or_default(), &dir, &code))?;
    Ok(Response { pages }.into())
}

fn paper(unit: &str, place: &str, code: &RecoveryCode) -> Paper {
    let today = chrono::Local::now().format("%Y年%-m月%-d日").to_string();
    let rows = [
        ("恢复码", code.to_string()),
        ("单位", unit.to_owned()),
        ("数据文件夹", place.to_owned()),
        ("生成日期", today),
        ("保管人", String::new()),
    ];
    let font = |role: FontRole, size_pt| Font {
        families: role.families(),
        size_pt,
    };
    Paper {
        name: "恢复码".to_owned(),
        geometry: Geometry {
            paper: Size::A4,
            orientation: Orientation::Portrait,
            margins: Margins::usual(Orientation::Portrait),
        },
        fonts: Fonts {
            heading: font(FontRole::Heading, 22.0),
            head: font(FontRole::Head, 14.0),
            body: font(FontRole::Body, 16.0),
            note: font(FontRole::Body, 14.0),
        },
        columns: vec![
            column("项目", 36.0, Align::Center),
            column("内容", 120.0, Align::Left),
        ],
        row_min_mm: 14.0,
        repeat_header: false,
        page_numbers: false,
        leaf_header: None,
        leaves: vec![Leaf {
            name: "恢复码".to_owned(),
            above: Vec::new(),
            heading: "明录台账恢复码".to_owned(),
            head: Vec::new(),
            rows: rows.into_iter().map(row).collect(),
            foot: ADVICE.iter().map(|text| line(text)).collect(),
        }],
    }
}

fn column(header: &str, width_mm: f64, align: Align) -> Column {
    Column {
        header: header.to_owned(),
        group: None,
        over: None,
        width_mm,
        align,
    }
}

fn row((name, text): (&str, String)) -> Row {
    let cell = |column, text| Cell {
        column,
        text,
        row_span: 1,
        col_span: 1,
    };
    Row {
        cells: vec![cell(0, name.to_owned()), cell(1, text)],
    }
}

fn line(text: &str) -> Line {
    Line {
        text: text.to_owned(),
        align: Align::Left,
        font: FontRole::Note,
    }
}
