//! States and rhythms are stored under fixed names.

use minglu_rules::{Recurs, State};

#[test]
fn every_code_reads_back_as_what_wrote_it() {
    for state in State::ALL {
        assert_eq!(State::from_code(state.code()), Some(state));
        assert!(!state.text().is_empty());
    }
    for recurs in Recurs::ALL {
        assert_eq!(Recurs::from_code(recurs.code()), Some(recurs));
    }
    assert_eq!(State::from_code("完成"), None);
    assert_eq!(Recurs::from_code(""), None);
}
