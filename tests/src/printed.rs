//! PDF files as a person sees them: lines of text where they stand, and ink by blocks.

use crate::Step;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Millimetres of a point.
const MM: f64 = 25.4 / 72.0;
/// Words whose feet are no farther apart stand on one line, in points.
const ONE_LINE: f64 = 4.0;
/// Blocks across and down a page.
const BLOCKS: (usize, usize) = (12, 17);

/// A line of text on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From the paper's left edge to its first character, in millimetres.
    pub left: f64,
    /// From the paper's upper edge to its foot, in millimetres.
    pub foot: f64,
    /// Its characters without spaces.
    pub text: String,
}

/// A Word file as LibreOffice prints it.
///
/// # Errors
/// Fails where it does not.
pub fn by_office(docx: &Path, folder: &Path) -> Step<PathBuf> {
    let mut printed = all_by_office(&[docx.to_owned()], folder)?;
    let pdf = printed.pop().flatten();
    pdf.ok_or_else(|| format!("soffice does not print {}", docx.display()).into())
}

/// Word files as LibreOffice prints them, none for those that it does not; their names differ.
///
/// # Errors
/// Fails where it cannot be started.
pub fn all_by_office(docx: &[PathBuf], folder: &Path) -> Step<Vec<Option<PathBuf>>> {
    converted(docx, "pdf", folder)
}

/// Seconds that LibreOffice has to begin; now and then it waits for itself and never does.
const BEGINNING: usize = 60;
/// Seconds for each file, on a busy machine.
const EACH: usize = 10;
/// So often it is begun anew.
const TRIES: usize = 3;
/// What `timeout` ends with where it had to end the program.
const TOO_LONG: [Option<i32>; 2] = [Some(124), Some(137)];

/// Files as LibreOffice writes them in another format, none for those that it does not read; their
/// names differ.
///
/// # Errors
/// Fails where it cannot be started, or never comes to an end.
pub fn converted(files: &[PathBuf], format: &str, folder: &Path) -> Step<Vec<Option<PathBuf>>> {
    let out = folder.join("office");
    let most = (BEGINNING + EACH * files.len()).to_string();
    let ends = |nth: usize| -> Step<bool> {
        let mut office = Command::new("timeout");
        office.args(["--kill-after", "5", &most, "soffice"]);
        let profile = format!("file://{}/profile{nth}", folder.display());
        office.arg(format!("-env:UserInstallation={profile}"));
        office.args(["--headless", "--convert-to", format, "--outdir"]);
        let output = office.arg(&out).args(files).output()?;
        Ok(!TOO_LONG.contains(&output.status.code()))
    };
    let mut tries = 0..TRIES;
    while !ends(tries.next().ok_or("soffice does not come to an end")?)? {}
    let written = files.iter().map(|file| {
        let name = file.with_extension(format);
        let file = out.join(name.file_name()?);
        file.is_file().then_some(file)
    });
    Ok(written.collect())
}

/// The same as Minglu prints it.
///
/// # Errors
/// Fails with what Minglu says.
pub fn by_us(docx: &Path, folder: &Path) -> Step<PathBuf> {
    let name = docx.with_extension("ours.pdf");
    let pdf = folder.join(name.file_name().unwrap_or_default());
    let (from, to) = (docx.display().to_string(), pdf.display().to_string());
    let arguments = ["--json", "typeset", "--docx", &from, "--output", &to];
    let output = crate::programs::minglu(&folder.join("data"), &arguments)?;
    match output.status.success() {
        true => Ok(pdf),
        false => Err(String::from_utf8_lossy(&output.stderr).into()),
    }
}

/// The lines of each page, from the top.
///
/// # Errors
/// Fails where pdftotext does.
pub fn pages(pdf: &Path) -> Step<Vec<Vec<Line>>> {
    let mut command = Command::new("pdftotext");
    let output = command.arg("-bbox").arg(pdf).arg("-").output()?;
    let text = String::from_utf8(output.stdout)?;
    Ok(text.split("<page ").skip(1).map(lines).collect())
}

fn lines(page: &str) -> Vec<Line> {
    let mut words: Vec<Line> = page.lines().filter_map(word).collect();
    words.sort_by(|a, b| a.foot.total_cmp(&b.foot));
    let mut lines: Vec<Vec<Line>> = Vec::new();
    for word in words {
        let near = |line: &&mut Vec<Line>| {
            line.first()
                .is_some_and(|first| word.foot - first.foot < ONE_LINE * MM)
        };
        match lines.last_mut().filter(near) {
            Some(line) => line.push(word),
            None => lines.push(vec![word]),
        }
    }
    lines.into_iter().filter_map(joined).collect()
}

fn joined(mut words: Vec<Line>) -> Option<Line> {
    words.sort_by(|a, b| a.left.total_cmp(&b.left));
    let text = words.iter().map(|w| w.text.as_str()).collect();
    let first = words.into_iter().next()?;
    Some(Line { text, ..first })
}

/// `<word xMin="1" yMin="2" xMax="3" yMax="4">words</word>`
fn word(line: &str) -> Option<Line> {
    let rest = line.trim().strip_prefix("<word ")?;
    let number = |name: &str| {
        let at = rest.find(&format!("{name}=\""))? + name.len() + 2;
        let number: f64 = rest.get(at..)?.split('"').next()?.parse().ok()?;
        Some(number * MM)
    };
    let text = rest.split_once('>')?.1.strip_suffix("</word>")?;
    Some(Line {
        left: number("xMin")?,
        foot: number("yMax")?,
        text: text
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">"),
    })
}

/// How much ink stands in each block of each page, from 0 to 1.
///
/// # Errors
/// Fails where pdftoppm does.
pub fn ink(pdf: &Path) -> Step<Vec<Vec<f64>>> {
    let folder = tempfile::tempdir()?;
    let mut command = Command::new("pdftoppm");
    command
        .args(["-gray", "-r", "40"])
        .arg(pdf)
        .arg(folder.path().join("page"));
    command.output()?;
    let files = std::fs::read_dir(folder.path())?;
    let mut files: Vec<PathBuf> = files.filter_map(|f| Some(f.ok()?.path())).collect();
    files.sort();
    files
        .iter()
        .map(|file| blocks(&std::fs::read(file)?))
        .collect()
}

/// A picture as `P5 width height 255` and a byte for each dot.
fn blocks(picture: &[u8]) -> Step<Vec<f64>> {
    let mut parts = picture.splitn(4, u8::is_ascii_whitespace);
    let mut number = || -> Step<usize> {
        let part = parts.next().ok_or("no picture")?;
        Ok(std::str::from_utf8(part)?.trim_start_matches('P').parse()?)
    };
    let (_, width, height) = (number()?, number()?, number()?);
    let dots = parts.next().ok_or("no picture")?;
    let dots = dots.get(4..).ok_or("no picture")?;
    let mut sums = vec![(0.0, 0.0); BLOCKS.0 * BLOCKS.1];
    for (n, dot) in dots.iter().enumerate().take(width * height) {
        let (x, y) = (n % width * BLOCKS.0 / width, n / width * BLOCKS.1 / height);
        let (ink, count) = &mut sums[y * BLOCKS.0 + x];
        *ink += 1.0 - f64::from(*dot) / 255.0;
        *count += 1.0;
    }
    Ok(sums
        .iter()
        .map(|(ink, count)| ink / f64::max(*count, 1.0))
        .collect())
}
