//! The units that a notice names, held against the directory and the own unit.

use std::collections::HashMap;

use super::{Notice, Setting, Task};
use crate::Owner;
use crate::ours::{Ours, Own, Unit};

/// Says for each task what it asks of the own unit, and marks units that nobody knows.
pub(super) fn mark(notice: &mut Notice, setting: &Setting) {
    let me = (!setting.me.name.trim().is_empty()).then(|| Own::new(&setting.me));
    let directory: Vec<Own> = setting.directory.iter().map(Own::new).collect();
    let mut seen: HashMap<String, bool> = HashMap::new();
    for task in notice.tasks.iter_mut().chain(&mut notice.others) {
        task.ours = me.as_ref().map(|me| me.ours(&owner_of(task)));
        if directory.is_empty() {
            continue;
        }
        let strangers: Vec<String> = names(task)
            .filter(|name| !is_known(name, &directory, &setting.me, &mut seen))
            .map(|name| format!("单位名录里没有“{name}”"))
            .collect();
        task.doubts.extend(strangers);
    }
}

fn names(task: &Task) -> impl Iterator<Item = &String> {
    task.lead
        .iter()
        .chain(&task.responsible)
        .chain(&task.assist)
}

fn owner_of(task: &Task) -> Owner {
    Owner {
        lead: task.lead.clone(),
        responsible: task.responsible.clone(),
        assist: task.assist.clone(),
        open_ended: task.open_ended,
    }
}

fn is_known(name: &str, directory: &[Own], me: &Unit, seen: &mut HashMap<String, bool>) -> bool {
    if let Some(known) = seen.get(name) {
        return *known;
    }
    let owner = Owner {
        responsible: vec![name.to_owned()],
        ..Owner::default()
    };
    let mine = || Own::new(me).ours(&owner) != Ours::None;
    let known = directory.iter().any(|unit| unit.ours(&owner) != Ours::None) || mine();
    seen.insert(name.to_owned(), known);
    known
}
