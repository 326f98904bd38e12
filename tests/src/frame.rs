//! Whether the frame of the desk fills the window: the bar above from edge to edge, the page from
//! the rail to the right edge, nothing that scrolls sideways.

use crate::Step;
use crate::page::Page;
use serde_json::{Value, json};

/// Says in words what is not where it should be; half a pixel is no matter.
const LOOK: &str = r#"
    const at = (selector) => document.querySelector(selector).getBoundingClientRect();
    const [bar, rail, main, bottom] = [".top-bar", ".rail", ".main", ".bottom"].map(at);
    const [room, page] = [".main", ".main > *"].map((selector) => document.querySelector(selector));
    const [wide, high] = [document.documentElement.clientWidth, window.innerHeight];
    const places = {
        "the bar begins at the left": [bar.left, 0],
        "the bar ends at the right": [bar.right, wide],
        "the rail begins at the left": [rail.left, 0],
        "the rail hangs from the bar": [rail.top, bar.bottom],
        "the page begins where the rail ends": [main.left, rail.right],
        "the page hangs from the bar": [main.top, bar.bottom],
        "the page ends at the right": [main.right, wide],
        "the page stands on the bottom line": [main.bottom, bottom.top],
        "the bottom line ends the window": [bottom.bottom, high],
        "the window does not scroll sideways": [document.documentElement.scrollWidth, wide],
        "the page fits into its room": [room.scrollWidth, room.clientWidth],
        "the page does not scroll sideways": [page.scrollWidth, page.clientWidth],
    };
    const off = Object.entries(places).filter(([, [is, should]]) => Math.abs(is - should) > 0.5);
    return off.map(([words, [is, should]]) => `${words}: ${is} for ${should}`);
"#;

/// Looks at the frame as it stands.
///
/// # Errors
/// Fails where a part of it is elsewhere, and says which.
pub async fn whole(page: &Page) -> Step {
    let off: Value = page.run(LOOK, Vec::new()).await?;
    match off == json!([]) {
        true => Ok(()),
        false => Err(format!("the frame is not whole: {off}").into()),
    }
}
