use super::super::{Chart, WriteError};
use rust_xlsxwriter::{Chart as Drawn, ChartType, Workbook};

/// Pixels of a chart that any screen and a sheet of A4 hold.
const WIDTH: u32 = 640;
const LEAST: u32 = 240;
const BY_BAR: u32 = 22;
/// Excel draws more bars than this as a grey field.
const MOST: usize = 200;

/// Puts the chart with its numbers on a sheet of its own.
pub(super) fn draw(book: &mut Workbook, chart: &Chart, tab: &str) -> Result<(), WriteError> {
    let sheet = book.add_worksheet();
    sheet.set_name(tab)?;
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 16)?;
    sheet.write(0, 0, &chart.title)?;
    sheet.write(0, 1, &chart.head)?;
    let bars = &chart.bars[..chart.bars.len().min(MOST)];
    for (row, (name, number)) in (1u32..).zip(bars) {
        sheet.write_string(row, 0, name)?;
        sheet.write_number(row, 1, *number)?;
    }
    let Some(last) = u32::try_from(bars.len()).ok().filter(|last| *last > 0) else {
        return Ok(());
    };
    let mut drawn = Drawn::new(ChartType::Bar);
    drawn
        .add_series()
        .set_categories((tab, 1, 0, last, 0))
        .set_values((tab, 1, 1, last, 1))
        .set_name(&*chart.head);
    drawn.title().set_name(&*chart.title);
    drawn.legend().set_hidden();
    // The first line of the table is the upmost bar.
    drawn.y_axis().set_reverse();
    drawn.set_width(WIDTH).set_height(LEAST.max(BY_BAR * last));
    sheet.insert_chart(0, 3, &drawn)?;
    Ok(())
}
