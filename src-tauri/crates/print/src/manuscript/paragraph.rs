use super::ink::{Ink, Inks, Script};
use super::kinsoku::is_space;
use super::line::{Atom, Kind, Line, atoms, lines, stretches};
use super::setter::Setter;
use crate::PrintError;
use crate::markup::literal;
use minglu_forms::manuscript::{Paragraph, Pitch, Rise};
use std::fmt::Write;

/// Room beside the lines, so that typst breaks none of them again, in points.
pub(super) const BESIDE: f64 = 400.0;

/// Height of a line and how much of it lies below the characters' foot.
#[derive(Debug, Clone, Copy)]
struct Height {
    whole: f64,
    below: f64,
}

impl Setter {
    /// Writes a paragraph's lines as the content of a block, and says how high they are.
    pub(super) fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        room: f64,
        out: &mut String,
    ) -> Result<f64, PrintError> {
        let mut atoms = atoms(paragraph, &mut self.inks)?;
        let mark = self.inks.number(&paragraph.mark)?;
        let lines = lines(paragraph, &mut atoms, room, self.tab);
        let mut sum = 0.0;
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                out.push_str("linebreak();");
            }
            let own = &atoms[line.from..line.to];
            let height = height(paragraph, own, mark, &self.inks, self.grid);
            sum += height.whole;
            let _ = write!(out, "s({:.2}pt,{:.2}pt);", height.whole, height.below);
            self.line(&atoms, line, out);
        }
        Ok(sum)
    }

    fn line(&mut self, atoms: &[Atom], line: &Line, out: &mut String) {
        let mut skip = line.left;
        let mut at = line.from;
        while at < line.to {
            let atom = &atoms[at];
            let ink = &self.inks.all[atom.ink];
            skip += atom.gap;
            match &atom.kind {
                Kind::Break => {}
                Kind::Char(c, _) if is_space(*c) => {
                    skip = space(ink, atom.width + grown(atoms, line, at), skip, out);
                }
                Kind::Tab => skip = space(ink, atom.width, skip, out),
                Kind::Char(..) => {
                    let end = same(atoms, line, at);
                    h(&mut skip, out);
                    word(&atoms[at..end], ink, grown(atoms, line, at), out);
                    at = end;
                    continue;
                }
                Kind::Number => field("number", atom.ink, &mut skip, out),
                Kind::Count => field("count", atom.ink, &mut skip, out),
                Kind::Picture(picture) => {
                    h(&mut skip, out);
                    self.picture(picture, out);
                }
            }
            at += 1;
        }
    }
}

/// What is added behind this character so that the line is filled.
fn grown(atoms: &[Atom], line: &Line, at: usize) -> f64 {
    match at >= line.stretch_from && stretches(atoms, at) {
        true => line.stretch,
        false => 0.0,
    }
}

/// The end of the run of characters that are drawn as one.
fn same(atoms: &[Atom], line: &Line, from: usize) -> usize {
    let Kind::Char(_, script) = atoms[from].kind else {
        return from + 1;
    };
    let like = |n: usize| match atoms[n].kind {
        Kind::Char(c, other) => {
            other == script
                && !is_space(c)
                && atoms[n].ink == atoms[from].ink
                && atoms[n].gap == 0.0
                && grown(atoms, line, n - 1) == grown(atoms, line, from)
                && !narrows(before(atoms, n), c)
        }
        _ => false,
    };
    (from + 1..line.to).find(|n| !like(*n)).unwrap_or(line.to)
}

fn before(atoms: &[Atom], n: usize) -> char {
    match atoms[n - 1].kind {
        Kind::Char(c, _) => c,
        _ => ' ',
    }
}

/// typst sets signs that follow each other more narrowly; Word does not, so they are parted.
fn narrows(before: char, after: char) -> bool {
    let sign = |c: char| "、。，．：；？！（）〈〉《》「」『』【】〔〕〖〗“”‘’·…—".contains(c);
    sign(before) && sign(after)
}

fn h(skip: &mut f64, out: &mut String) {
    if skip.abs() > 0.005 {
        let _ = write!(out, "h({skip:.2}pt);");
    }
    *skip = 0.0;
}

/// A space; what is underlined is drawn, for spaces are the blanks of forms. Returns what is still
/// to be skipped.
fn space(ink: &Ink, width: f64, mut skip: f64, out: &mut String) -> f64 {
    if !ink.look.underline {
        return skip + width;
    }
    h(&mut skip, out);
    let size = ink.look.size;
    let _ = write!(
        out,
        "u({width:.2}pt,{:.2}pt,{:.2}pt);",
        size * 0.15,
        size * 0.05
    );
    0.0
}

fn field(name: &str, ink: usize, skip: &mut f64, out: &mut String) {
    h(skip, out);
    let _ = write!(out, "l{ink}({name}());");
}

/// Characters of one look and script.
fn word(atoms: &[Atom], ink: &Ink, stretch: f64, out: &mut String) {
    let script = match atoms[0].kind {
        Kind::Char(_, script) => script,
        _ => Script::Chinese,
    };
    let text: String = atoms
        .iter()
        .filter_map(|a| match a.kind {
            Kind::Char(c, _) => Some(c),
            _ => None,
        })
        .collect();
    let name = match script {
        Script::Chinese => 'k',
        Script::Latin => 'l',
    };
    let tracking = stretch + ink.look.spread;
    let _ = write!(out, "{name}{}(", atoms[0].ink);
    if tracking.abs() > 0.005 {
        let _ = write!(out, "tracking:{tracking:.3}pt,");
    }
    literal(&text, out);
    out.push_str(");");
}

/// Names a look in the source: one function for each script.
pub(super) fn define(number: usize, ink: &Ink, out: &mut String) {
    for (name, script) in [('k', Script::Chinese), ('l', Script::Latin)] {
        let _ = write!(out, "#let {name}{number}(..a) = ");
        for (is_so, with) in [(ink.look.underline, "un"), (ink.look.strike, "strike")] {
            if is_so {
                let _ = write!(out, "{with}(");
            }
        }
        let _ = write!(out, "text(size: {:.2}pt, font: ", ink.size());
        crate::markup::list(ink.faces(script).names.iter().map(String::as_str), out);
        if ink.look.bold {
            out.push_str(", weight: \"bold\"");
        }
        if ink.look.italic {
            out.push_str(", style: \"italic\"");
        }
        let colour = ink.look.colour.as_deref().unwrap_or("000000");
        let _ = write!(out, ", fill: rgb(\"{colour}\")");
        if ink.is_thin(script) {
            let _ = write!(
                out,
                ", stroke: {:.2}pt + rgb(\"{colour}\")",
                ink.size() * 0.03
            );
        }
        match ink.look.rise {
            Rise::None => {}
            Rise::Above => {
                let _ = write!(out, ", baseline: -{:.2}pt", ink.look.size * 0.35);
            }
            Rise::Below => {
                let _ = write!(out, ", baseline: {:.2}pt", ink.look.size * 0.1);
            }
        }
        out.push_str(", ..a)");
        out.push_str(match (ink.look.underline, ink.look.strike) {
            (true, true) => "))\n",
            (true, false) | (false, true) => ")\n",
            (false, false) => "\n",
        });
    }
}

/// The height of a line, as its paragraph asks for.
fn height(
    paragraph: &Paragraph,
    atoms: &[Atom],
    mark: usize,
    inks: &Inks,
    grid: Option<f64>,
) -> Height {
    let (above, below) = reach(atoms, mark, inks);
    let natural = above + below;
    let snapped = match grid.filter(|_| paragraph.on_grid) {
        Some(grid) => (natural / grid - 0.001).ceil().max(1.0) * grid,
        None => natural,
    };
    let own = below + (snapped - natural) / 2.0;
    match paragraph.pitch {
        Pitch::Exact(whole) => Height {
            whole,
            // What does not fit stands out above, as in Word.
            below: below.min(whole),
        },
        Pitch::Least(least) => Height {
            whole: snapped.max(least),
            below: own,
        },
        Pitch::Times(times) => Height {
            whole: snapped * times,
            below: own,
        },
    }
}

fn reach(atoms: &[Atom], mark: usize, inks: &Inks) -> (f64, f64) {
    let mut reach: Option<(f64, f64)> = None;
    for atom in atoms {
        let ink = &inks.all[atom.ink];
        let (above, below) = match &atom.kind {
            Kind::Picture(picture) => (picture.height, 0.0),
            Kind::Char(_, script) => ink.reach(*script),
            Kind::Break if atoms.len() > 1 => continue,
            _ => ink.reach(Script::Latin),
        };
        let (a, b) = reach.unwrap_or_default();
        reach = Some((a.max(above), b.max(below)));
    }
    reach.unwrap_or_else(|| inks.all[mark].reach(Script::Chinese))
}
