use crate::kill::killed;
use crate::rounds::{rounds, well};
use minglu_ledger::Ledger;
use minglu_tests::desk::Desk;
use std::fs;

/// Attachments that are read for the search box.
const FILES: usize = 8;

#[test]
fn killed_while_indexing_it_goes_on() {
    let desk = Desk::new();
    let row = desk.ok(&["add", "document", "title=年度材料"]);
    let id = row["id"].as_str().unwrap();
    for n in 0..FILES {
        let text = format!("第{n}份材料的全文\n").repeat(200);
        let path = desk.file(&format!("材料{n}.txt"), text);
        desk.ok(&["attach", "document", id, &path.display().to_string()]);
    }
    let waiting = || {
        Ledger::open(&desk.data())
            .unwrap()
            .reading()
            .unwrap()
            .waiting
    };
    let mut left = Vec::new();
    let read = || desk.ok(&["search", "的全文"])["files"].clone();
    killed(&desk, &["search", "的全文"], rounds(30), |done| {
        left.push(waiting());
        // Whoever was killed left what he had read; whoever comes next reads the rest.
        let files = read();
        assert_eq!(
            (files["total"].as_u64(), files["waiting"].as_u64()),
            (Some(FILES as u64), Some(0)),
            "{done}"
        );
        assert_eq!(files["unread"], 0);
        for name in ["search.sqlite", "search.sqlite-wal", "search.sqlite-shm"] {
            let _ = fs::remove_file(desk.data().join(name));
        }
    });
    println!("left to read: {left:?}");
    assert!(
        left.iter().any(|n| (1..FILES as u64).contains(n)),
        "{left:?}"
    );
    for n in 0..FILES {
        // Each file is found by what stands in it alone.
        let rows = desk.rows(&["search", &format!("第{n}份材料的全文")]);
        assert_eq!(rows[0]["place"], format!("材料{n}.txt"));
    }
    well(&desk);
}
