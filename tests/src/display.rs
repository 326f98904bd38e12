//! A screen of its own, on a number that nobody else has.

use crate::Step;
use crate::running::Running;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter};
use std::path::Path;
use std::process::{Command, Stdio};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};

/// A screen without a monitor, as large as the clerk's.
pub struct Display {
    _server: Running,
    name: String,
}

impl Display {
    /// Starts it.
    ///
    /// # Errors
    /// Fails where Xvfb does not start.
    pub fn start() -> Step<Display> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1366x768x24",
            "-nolisten",
            "tcp",
        ]);
        let mut server = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let mut number = String::new();
        BufReader::new(server.output()?).read_line(&mut number)?;
        let number: u32 = number.trim().parse().map_err(|_| "Xvfb gave no display")?;
        Ok(Display {
            _server: server,
            name: format!(":{number}"),
        })
    }

    /// Its name, for `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Keeps what is on the screen as a PNG.
    ///
    /// # Errors
    /// Fails where the screen cannot be read or the file cannot be written.
    pub fn picture(&self, path: &Path) -> Step {
        let (connection, number) = x11rb::connect(Some(&self.name))?;
        let screen = connection.setup().roots.get(number).ok_or("no screen")?;
        let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
        let asked = connection.get_image(
            ImageFormat::Z_PIXMAP,
            screen.root,
            0,
            0,
            width,
            height,
            u32::MAX,
        )?;
        let pixels = asked.reply()?.data;
        let colours: Vec<u8> = pixels
            .chunks_exact(4)
            .flat_map(|p| [p[2], p[1], p[0]])
            .collect();
        let file = BufWriter::new(File::create(path)?);
        let mut encoder = png::Encoder::new(file, width.into(), height.into());
        encoder.set_color(png::ColorType::Rgb);
        Ok(encoder.write_header()?.write_image_data(&colours)?)
    }
}
