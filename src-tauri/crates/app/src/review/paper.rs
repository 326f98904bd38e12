use super::campaign::Campaign;
use super::show::of;
use crate::form::shown;
use crate::{Desk, Result};
use minglu_forms::form::Values;
use minglu_ledger::{Code, Query};

/// What the placeholders of a review's papers stand for: the campaign of the rows where they are of
/// one, else the newest.
pub(crate) fn values(desk: &Desk, query: &Query) -> Result<Values> {
    let Some(campaign) = campaign(desk, query)? else {
        return Ok(Values::new());
    };
    let counts = of(desk, &campaign)?;
    let schema = desk.ledger.schema(super::CAMPAIGNS)?;
    let fields = schema.fields.iter();
    let mut values: Values = fields
        .map(|field| {
            let text = shown(field, campaign.record.get(&field.name));
            (format!("review.{}", field.name), text)
        })
        .collect();
    for (name, count) in [
        ("listed", counts.left + counts.done),
        ("left", counts.left),
        ("keep", counts.keep),
        ("publish", counts.publish),
        ("publish_part", counts.publish_part),
    ] {
        values.insert(format!("review.{name}"), count.to_string());
    }
    Ok(values)
}

fn campaign(desk: &Desk, query: &Query) -> Result<Option<Campaign>> {
    let named = query.filters.iter().find(|f| f.field == "campaign");
    let Some(id) = named.and_then(|filter| filter.value.as_str()) else {
        return Campaign::of_year(desk, None);
    };
    match desk.ledger.get(super::CAMPAIGNS, id) {
        Ok(record) => Ok(Some(Campaign { record })),
        Err(e) if e.code() == Code::NotFound => Ok(None),
        Err(e) => Err(e.into()),
    }
}
