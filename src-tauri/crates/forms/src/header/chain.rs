use minglu_ledger::schema::{Field, Kind, Schema};

/// The fields of a ledger that nest: each group of the first holds several of the next, down to
/// the text of a single row. In a task table these are topic, subject and requirement.
pub(crate) struct Chain {
    /// Places in the schema, the outermost first.
    pub(crate) fields: Vec<usize>,
    /// Place of the serial number.
    pub(crate) serial: Option<usize>,
}

impl Chain {
    pub(crate) fn of(schema: &Schema) -> Chain {
        let fields = &schema.fields;
        let serial = fields.iter().position(is_serial);
        let groups = fields
            .iter()
            .enumerate()
            .filter(|(i, f)| f.merge && is_text(f) && Some(*i) != serial);
        let mut chain: Vec<usize> = groups.map(|(i, _)| i).collect();
        if let Some(last) = chain.last().copied() {
            let own = fields.iter().enumerate().skip(last + 1);
            chain.extend(own.filter(|(_, f)| is_text(f)).map(|(i, _)| i).next());
        }
        Chain {
            fields: chain,
            serial,
        }
    }

    /// Fields for the columns that one label covers, from the left: the innermost of the chain
    /// for the last column unless another label has it, the outer ones before it in order.
    pub(super) fn spread(&self, own: usize, columns: usize, taken: &[usize]) -> Vec<Option<usize>> {
        let Some(innermost) = self.fields.last().filter(|_| self.fields.contains(&own)) else {
            let first = std::iter::once(Some(own));
            return first.chain(std::iter::repeat(None)).take(columns).collect();
        };
        if columns == 1 {
            return vec![Some(own)];
        }
        let free = |f: &&usize| **f == own || !taken.contains(f);
        let mut fields: Vec<usize> = self.fields.iter().filter(free).copied().collect();
        let inner = fields.last() == Some(innermost);
        if inner {
            fields.pop();
        }
        let outer_columns = columns - usize::from(inner);
        let mut spread: Vec<Option<usize>> = fields.into_iter().map(Some).collect();
        spread.resize(outer_columns, None);
        spread.extend(inner.then_some(Some(*innermost)));
        spread
    }
}

fn is_text(field: &Field) -> bool {
    matches!(field.kind, Kind::Text { .. })
}

/// True for the field that holds a row's number in the table.
pub(super) fn is_serial(field: &Field) -> bool {
    field.title == "序号" || field.aliases.iter().any(|alias| alias == "序号")
}
