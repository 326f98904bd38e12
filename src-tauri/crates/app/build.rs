//! A file that is new in a folder which is compiled in must be seen: the folder itself is watched.

fn main() {
    println!("cargo:rerun-if-changed=../../../assets/sample-year");
    println!("cargo:rerun-if-changed=../../../assets/letters");
}
