//! Attachments and issued files, by the digest of their content: in a folder, or in a store that
//! speaks S3. A row stands in the database only once the content is verified and safe.

mod place;
mod put;
mod rows;
mod tidy;
mod upload;

pub use place::Blobs;
pub use put::put_file;
pub use rows::{may_read, must_be_there, size_of};
pub use tidy::tidy;
pub use upload::{Chunk, append, progress};
