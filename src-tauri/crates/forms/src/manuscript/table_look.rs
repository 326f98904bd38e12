use super::Border;
use super::length::{colour, eighths, twips};
use super::tree::Element;

/// The borders of a table, in the order above, right, below, left, between rows, between columns.
const SIDES: [(&str, &str); 6] = [
    ("top", "top"),
    ("right", "end"),
    ("bottom", "bottom"),
    ("left", "start"),
    ("insideH", "insideH"),
    ("insideV", "insideV"),
];

/// A border as one place says it: nothing, none, or one.
type Said = Option<Option<Border>>;

/// What one place says of the look of a table, the rest being left to others.
#[derive(Debug, Clone, Default)]
pub(super) struct TableLook {
    borders: [Said; 6],
    inset: [Option<f64>; 4],
}

impl TableLook {
    /// What a style says.
    pub(super) fn of_style(style: &Element) -> TableLook {
        style
            .child("tblPr")
            .map(TableLook::read)
            .unwrap_or_default()
    }

    /// What `tblPr` says.
    pub(super) fn read(properties: &Element) -> TableLook {
        TableLook {
            borders: properties
                .child("tblBorders")
                .map(borders)
                .unwrap_or_default(),
            inset: properties
                .child("tblCellMar")
                .map(inset)
                .unwrap_or_default(),
        }
    }

    /// What `tcPr` says.
    pub(super) fn of_cell(properties: &Element) -> TableLook {
        TableLook {
            borders: properties
                .child("tcBorders")
                .map(borders)
                .unwrap_or_default(),
            inset: properties.child("tcMar").map(inset).unwrap_or_default(),
        }
    }

    /// The same, with what another place says set over it.
    pub(super) fn under(&self, over: &TableLook) -> TableLook {
        let mut look = self.clone();
        for (own, new) in look.borders.iter_mut().zip(&over.borders) {
            if new.is_some() {
                own.clone_from(new);
            }
        }
        for (own, new) in look.inset.iter_mut().zip(over.inset) {
            *own = new.or(*own);
        }
        look
    }

    /// The borders of a cell that says this of itself; `edges` says at which sides of the table it
    /// lies: above, right, below, left.
    pub(super) fn cell_borders(&self, own: &TableLook, edges: [bool; 4]) -> [Option<Border>; 4] {
        std::array::from_fn(|side| {
            let inner = if side % 2 == 0 { 4 } else { 5 };
            let of_table = if edges[side] { side } else { inner };
            let said = own.borders[side]
                .as_ref()
                .or(self.borders[of_table].as_ref());
            said.cloned().flatten()
        })
    }

    /// Space inside a cell that says this of itself: above, right, below, left.
    pub(super) fn cell_inset(&self, own: &TableLook) -> [f64; 4] {
        const USUAL: [f64; 4] = [0.0, 5.4, 0.0, 5.4];
        std::array::from_fn(|side| {
            let said = own.inset[side].or(self.inset[side]);
            said.unwrap_or(USUAL[side]).max(0.0)
        })
    }
}

fn borders(element: &Element) -> [Said; 6] {
    SIDES.map(|(name, other)| element.child(name).or(element.child(other)).map(border))
}

fn border(element: &Element) -> Option<Border> {
    if matches!(element.val(), None | Some("nil" | "none")) {
        return None;
    }
    Some(Border {
        thickness: eighths(element, "sz").unwrap_or(0.5).clamp(0.25, 12.0),
        colour: colour(element, "color").unwrap_or_else(|| "000000".to_owned()),
    })
}

fn inset(element: &Element) -> [Option<f64>; 4] {
    let side = |name, other| twips(element.child(name).or(element.child(other))?, "w");
    [
        side("top", "top"),
        side("right", "end"),
        side("bottom", "bottom"),
        side("left", "start"),
    ]
}
