//! States and rhythms are stored under fixed names.

use minglu_rules::{Recurs, State};

#[test]
fn every_name_reads_back_as_what_wrote_it() {
    for state in State::ALL {
        assert_eq!(State::from_name(state.name()), Some(state));
        assert!(!state.text().is_empty());
    }
    for recurs in Recurs::ALL {
        assert_eq!(Recurs::from_name(recurs.name()), Some(recurs));
    }
    assert_eq!(State::from_name("完成"), None);
    assert_eq!(Recurs::from_name(""), None);
}
