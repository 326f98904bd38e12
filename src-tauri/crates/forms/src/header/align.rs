use super::MappedColumn;
use super::assign::assign;
use super::chain::Chain;
use super::labels::{Block, Label};
use super::profile::{Profile, profiles};
use crate::table::Sheet;
use minglu_ledger::schema::{Field, Kind, Schema};

/// Maps every column that has a label or content.
pub(super) fn columns(sheet: &Sheet, schema: &Schema, block: &Block) -> Vec<MappedColumn> {
    let labels = &block.labels;
    let names: Vec<String> = labels.iter().map(|l| l.leaf.clone()).collect();
    let profiles = profiles(sheet, block.rows.end, &names);
    let mut places = Places {
        schema,
        labels,
        assigned: assign(labels, schema),
        profiles,
        chain: Chain::of(schema),
    };
    let spread = places.spread();
    places.map(&spread)
}

/// The columns that each label stands for, as first and last.
type Spread = Vec<(u32, u32)>;

struct Places<'a> {
    schema: &'a Schema,
    labels: &'a [Label],
    assigned: Vec<Option<usize>>,
    profiles: Vec<Profile>,
    chain: Chain,
}

/// How much better than where they stand labels must fit elsewhere before they are moved.
const MARGIN: f64 = 1.0;

impl Places<'_> {
    /// Where the labels belong: where they stand, unless there are more columns than labels and
    /// what the columns hold speaks clearly for another place.
    fn spread(&self) -> Spread {
        let standing: Spread = self.labels.iter().map(|l| (l.left, l.right)).collect();
        if self.unlabelled(&standing).next().is_none() {
            return standing;
        }
        let as_it_stands: f64 = (0..self.labels.len())
            .map(|i| self.fit(i, standing[i].0))
            .sum::<f64>();
        let skipped: f64 = self.unlabelled(&standing).map(|c| self.skip(c)).sum();
        match self.best_alignment() {
            Some((score, moved)) if score > as_it_stands + skipped + MARGIN => self.widen(&moved),
            _ => self.widen(&standing),
        }
    }

    /// Columns with content over which no label stands.
    fn unlabelled<'b>(&'b self, spread: &'b Spread) -> impl Iterator<Item = u32> + 'b {
        let columns = 0..self.profiles.len() as u32;
        columns.filter(move |c| {
            !self.profiles[*c as usize].is_empty()
                && !spread
                    .iter()
                    .any(|(left, right)| (*left..=*right).contains(c))
        })
    }

    /// Labels in their order on columns in theirs, so that they fit best together.
    fn best_alignment(&self) -> Option<(f64, Spread)> {
        let columns: Vec<u32> = (0..self.profiles.len() as u32)
            .filter(|c| {
                let labelled = self.labels.iter().any(|l| l.covers(*c));
                labelled || !self.profiles[*c as usize].is_empty()
            })
            .collect();
        let (n, m) = (self.labels.len(), columns.len());
        if n > m {
            return None;
        }
        // best[i][j]: the first i labels on the first j columns.
        let mut best = vec![vec![f64::NEG_INFINITY; m + 1]; n + 1];
        best[0][0] = 0.0;
        for i in 0..=n {
            for j in 1..=m {
                let skipped = best[i][j - 1] + self.skip(columns[j - 1]);
                let placed = match i {
                    0 => f64::NEG_INFINITY,
                    _ => best[i - 1][j - 1] + self.fit(i - 1, columns[j - 1]),
                };
                best[i][j] = skipped.max(placed);
            }
        }
        let mut spread = vec![(0, 0); n];
        let (mut i, mut j) = (n, m);
        while i > 0 {
            let placed = best[i - 1][j - 1] + self.fit(i - 1, columns[j - 1]);
            if best[i][j] == placed {
                i -= 1;
                spread[i] = (columns[j - 1], columns[j - 1]);
            }
            j -= 1;
        }
        Some((best[n][m], spread))
    }

    /// What leaving a column without a label costs.
    fn skip(&self, column: u32) -> f64 {
        match self.profiles[column as usize].is_serial() {
            true => 0.0,
            false => -0.5,
        }
    }

    /// How well what a column holds fits a label's field.
    fn fit(&self, label: usize, column: u32) -> f64 {
        let standing = f64::from(u8::from(self.labels[label].covers(column)));
        let field = self.assigned[label].map(|i| &self.schema.fields[i]);
        let content = match (self.profiles.get(column as usize), field) {
            (Some(profile), Some(field)) if !profile.is_empty() => content_fit(field, profile),
            _ => 0.0,
        };
        standing + content
    }

    /// Gives each label the unlabelled text columns up to the next label; those before the first
    /// label go to the first.
    fn widen(&self, spread: &Spread) -> Spread {
        let unlabelled: Vec<u32> = self.unlabelled(spread).collect();
        let mut wide = spread.clone();
        for column in unlabelled {
            if self.profiles[column as usize].is_serial() {
                continue;
            }
            let at = spread.iter().rposition(|(left, _)| *left < column);
            if let Some((left, right)) = wide.get_mut(at.unwrap_or(0)) {
                *left = (*left).min(column);
                *right = (*right).max(column);
            }
        }
        wide
    }

    fn map(&mut self, spread: &Spread) -> Vec<MappedColumn> {
        let width = spread.iter().map(|s| s.1 + 1).max().unwrap_or(0);
        let width = width.max(self.profiles.len() as u32);
        let mut fields = vec![None; width as usize];
        let mut headers = vec![String::new(); width as usize];
        let mut options = vec![None; width as usize];
        let mut taken: Vec<usize> = self.assigned.iter().flatten().copied().collect();
        for (i, label) in self.labels.iter().enumerate() {
            if !label.ticks.is_empty() {
                for (column, option) in &label.ticks {
                    fields[*column as usize] = self.assigned[i];
                    headers[*column as usize] = format!("{}/{option}", label.shown);
                    options[*column as usize] = Some(option.clone());
                }
                continue;
            }
            let inside = self.inside(spread[i], label);
            let shown = inside.first().copied().unwrap_or(spread[i].0);
            headers[shown as usize].clone_from(&label.shown);
            let Some(own) = self.assigned[i] else {
                continue;
            };
            let given = self.chain.spread(own, inside.len(), &taken);
            taken.extend(given.iter().flatten());
            for (column, field) in inside.iter().zip(given) {
                fields[*column as usize] = field;
                headers[*column as usize].clone_from(&label.shown);
            }
        }
        self.number(&mut fields);
        let mut columns = self.columns(fields, headers);
        for column in columns.iter_mut().filter(|c| c.field.is_some()) {
            column.option = options[column.index as usize].take();
        }
        columns
    }

    /// The columns under a label that hold its texts: not empty ones, not serial numbers, unless
    /// there is nothing else.
    fn inside(&self, (left, right): (u32, u32), label: &Label) -> Vec<u32> {
        if left == right {
            return vec![left];
        }
        let profile = |c: u32| self.profiles.get(c as usize);
        let texts =
            (left..=right).filter(|c| profile(*c).is_some_and(|p| !p.is_empty() && !p.is_serial()));
        let mut texts: Vec<u32> = texts.collect();
        // A stray remark beside the table is no column of it.
        while let [.., last] = texts[..]
            && texts.len() > 1
            && !label.covers(last)
            && profile(last).is_some_and(|p| p.density() < 0.5)
        {
            texts.pop();
        }
        match texts.is_empty() {
            true => vec![label.left],
            false => texts,
        }
    }

    /// The first column of numbers that nothing else claims is the serial number.
    fn number(&self, fields: &mut [Option<usize>]) {
        let Some(serial) = self.chain.serial else {
            return;
        };
        if fields.contains(&Some(serial)) {
            return;
        }
        let free = |(c, p): &(usize, &Profile)| fields[*c].is_none() && p.is_serial();
        let found = self.profiles.iter().enumerate().find(free).map(|(c, _)| c);
        if let Some(column) = found {
            fields[column] = Some(serial);
        }
    }

    fn columns(&self, fields: Vec<Option<usize>>, headers: Vec<String>) -> Vec<MappedColumn> {
        let all = fields.into_iter().zip(headers).enumerate();
        let content = |c: usize| self.profiles.get(c).is_some_and(|p| !p.is_empty());
        let kept =
            all.filter(|(c, (field, header))| field.is_some() || !header.is_empty() || content(*c));
        kept.map(|(c, (field, header))| MappedColumn {
            index: c as u32,
            header,
            field: field.map(|f| self.schema.fields[f].name.clone()),
            option: None,
        })
        .collect()
    }
}

/// From below nothing (it cannot be) to three (it can hardly be anything else).
fn content_fit(field: &Field, profile: &Profile) -> f64 {
    let names = || field.aliases.iter().chain([&field.title]);
    let named = |words: &[&str]| names().any(|n| words.iter().any(|w| n.contains(w)));
    if super::chain::is_serial(field) {
        return if profile.is_serial() { 3.0 } else { -3.0 };
    }
    if profile.is_serial() {
        return -3.0;
    }
    if matches!(field.kind, Kind::Date) || named(&["时限", "时间", "期限", "日期"]) {
        return 3.0 * profile.deadlines();
    }
    if named(&["单位", "部门", "科室", "责任"]) {
        return 3.0 * profile.units();
    }
    let foreign = profile.units() + profile.deadlines();
    let long = (profile.length() / 20.0).min(2.0);
    let fit = if field.merge { 1.0 - long / 2.0 } else { long };
    fit - foreign
}
