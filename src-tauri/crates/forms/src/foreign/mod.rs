//! Files from outside are read by a child process with little memory and little patience.
//!
//! No reader can be trusted with every file: some .xls ask for 4 GiB, some tiny .xlsx for 550, and
//! a failed allocation ends the process. So the program asks a child ([`answer`]) for the neutral
//! table and watches it: a child that dies, says nothing for too long or answers nonsense costs a
//! message and nothing else.

mod answer;
mod limit;
mod watch;
mod wire;

pub use answer::{Question, answer};

use crate::manuscript::Manuscript;
use crate::publication::Told;
use crate::read::{Limits, ReadError};
use crate::table::Workbook;
use crate::text::Text;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use watch::{Ticking, Watch};

/// The verb under which the program answers.
pub const VERB: &str = "read-foreign";
/// What is added to it to ask for [`Question::Marks`].
const ONLY_MARKS: &str = "--only-marks";
/// What is added to it to ask for [`Question::Publication`].
const BEFORE_PUBLISHING: &str = "--before-publishing";

/// What is added to it to ask for [`Question::Text`].
const PLAIN_TEXT: &str = "--plain-text";

/// What is added to it to ask for [`Question::Manuscript`].
const AS_SEEN: &str = "--as-seen";

/// What is added to it to ask for [`Question::Notice`].
const AS_NOTICE: &str = "--as-notice";

/// How long a child may say nothing, in seconds: it tells of every MiB that it has read. Builds
/// without optimisation read several times slower.
const SILENCE: u64 = if cfg!(debug_assertions) { 60 } else { 10 };
/// What is added to it for each MiB of the file: once a text is read, it is taken apart in
/// silence. A good file takes 0.07 seconds a MiB.
const SILENCE_PER_MIB: Duration = Duration::from_millis(250);

/// What comes out of the child, as its answer is read.
type Answer = BufReader<Ticking<ChildStdout>>;
/// Takes an answer about a file of so many MiB.
type Decode<T> = fn(Answer, &Limits, u32) -> Result<T, wire::Failure>;

/// Reads foreign files through a child process.
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
    silence: Duration,
}

impl Reader {
    /// A reader whose children are this program, started with [`VERB`] and the file's path.
    pub fn new(program: PathBuf) -> Reader {
        let silence = Duration::from_secs(SILENCE);
        Reader { program, silence }
    }

    /// The same reader, with another patience for small files.
    pub fn patient(self, silence: Duration) -> Reader {
        Reader { silence, ..self }
    }

    /// Reads all sheets or tables of a file.
    ///
    /// # Errors
    /// As for [`crate::read::read`]; also where the child is defeated by the file.
    pub fn read(&self, path: &Path) -> Result<Workbook, ReadError> {
        self.ask(path, Question::Tables, wire::decode)
    }

    /// Looks whether a file that is kept unread bears a classification mark.
    ///
    /// # Errors
    /// Fails with the code `classified` where it does, and where the child is defeated by it.
    pub fn look(&self, path: &Path) -> Result<(), ReadError> {
        self.ask(path, Question::Marks, wire::decode).map(|_| ())
    }

    /// Every text in a file that is to be published, and what it carries along unseen.
    ///
    /// # Errors
    /// As for [`Reader::read`]; `classified` where a mark stands anywhere in it.
    pub fn told(&self, path: &Path) -> Result<Vec<Told>, ReadError> {
        self.ask(path, Question::Publication, wire::decode_told)
    }

    /// The text in a file, for the search box.
    ///
    /// # Errors
    /// As for [`Reader::read`]; `classified` where a mark stands in it.
    pub fn text(&self, path: &Path) -> Result<Text, ReadError> {
        self.ask(path, Question::Text, wire::decode_text)
    }

    /// The text of a notice, in the order in which it is read, with its tables.
    ///
    /// # Errors
    /// As for [`Reader::text`].
    pub fn notice(&self, path: &Path) -> Result<Text, ReadError> {
        self.ask(path, Question::Notice, wire::decode_text)
    }

    /// A .docx file as it is to be seen.
    ///
    /// # Errors
    /// As for [`crate::manuscript::read`]; `classified` where a mark stands in it.
    pub fn manuscript(&self, path: &Path) -> Result<Manuscript, ReadError> {
        self.ask(path, Question::Manuscript, wire::decode_manuscript)
    }

    fn ask<T>(&self, path: &Path, question: Question, decode: Decode<T>) -> Result<T, ReadError> {
        let size = std::fs::metadata(path)?.len();
        let mut child = self.start(path, question).map_err(ReadError::Program)?;
        let Some(out) = child.stdout.take() else {
            return Err(ReadError::Defeated);
        };
        let mib = u32::try_from(size >> 20).unwrap_or(u32::MAX);
        let watch = Watch::over(child, self.silence + SILENCE_PER_MIB * mib);
        let out = BufReader::with_capacity(1 << 16, Ticking::new(out, watch.bell()));
        let answer = decode(out, &Limits::default(), mib);
        let end = watch.end(answer.is_err());
        match answer {
            Ok(told) => Ok(told),
            Err(wire::Failure::Told(error)) => Err(error),
            Err(wire::Failure::Broken(why)) => {
                tracing::warn!(why, ?end, size, "a foreign file was not read");
                Err(if end.silent {
                    ReadError::Stuck
                } else {
                    ReadError::Defeated
                })
            }
        }
    }

    fn start(&self, path: &Path, question: Question) -> std::io::Result<Child> {
        // The file's own name may begin with a dash.
        let path = std::path::absolute(path)?;
        let how = match question {
            Question::Tables => None,
            Question::Marks => Some(ONLY_MARKS),
            Question::Publication => Some(BEFORE_PUBLISHING),
            Question::Text => Some(PLAIN_TEXT),
            Question::Manuscript => Some(AS_SEEN),
            Question::Notice => Some(AS_NOTICE),
        };
        Command::new(&self.program)
            .arg(VERB)
            .args(how)
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
    }
}
