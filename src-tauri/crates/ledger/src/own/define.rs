use super::judge::squashed;
use super::{Column, ColumnKind, Definition, LEDGERS_MAX, OWN_LEDGER, OwnLedger, PREFIX};
use crate::attachment::Attachment;
use crate::error::{Code, Error, Problem, Result};
use crate::query::Query;
use crate::record::Fields;
use crate::schema::Schema;
use crate::store::{Table, layout, seal};
use crate::transact::Tx;
use serde_json::json;

impl Tx<'_> {
    /// Defines a further ledger and makes its table. This transaction can add records to it;
    /// everybody else sees it once the ledger is opened anew.
    ///
    /// # Errors
    /// Fails where the title is taken, a column is no column, or there are too many own ledgers.
    pub fn define(
        &mut self,
        mut definition: Definition,
        source: Option<&str>,
        template: Option<&Attachment>,
    ) -> Result<OwnLedger> {
        definition.judge()?;
        self.title_is_free(&definition.title, None)?;
        self.there_is_room()?;
        let name = self.next_name()?;
        name_columns(&mut definition.columns, 0);
        let schema = definition.schema(&name)?;
        self.shape(schema.clone())?;
        self.hold(schema)?;
        let mut fields = written(&definition);
        fields.insert("name".into(), json!(name));
        fields.insert("source".into(), json!(source));
        fields.insert("template".into(), json!(template.map(|file| [file])));
        let id = self.add(OWN_LEDGER, fields)?;
        OwnLedger::of(&self.get(OWN_LEDGER, &id)?)
    }

    /// Gives an own ledger another title, order, width or further columns. No column goes away.
    ///
    /// # Errors
    /// Fails where a column is missing or has become another kind, and as [`Tx::define`].
    pub fn redefine(&mut self, ledger: &str, mut definition: Definition) -> Result<OwnLedger> {
        let own = self.own(ledger)?;
        definition.judge()?;
        self.title_is_free(&definition.title, Some(ledger))?;
        let before = &own.definition;
        before
            .fields()
            .try_for_each(|column| column.may_become(&definition))?;
        let known = |c: &&Column| c.name.is_empty() || before.fields().any(|b| b.name == c.name);
        if let Some(strange) = definition.fields().find(|c| !known(c)) {
            return Err(Error::usage(format!("没有“{}”这一栏", strange.title)));
        }
        name_columns(&mut definition.columns, self.last_column(ledger)?);
        self.shape(definition.schema(ledger)?)?;
        self.set(OWN_LEDGER, &own.id, &written(&definition))?;
        OwnLedger::of(&self.get(OWN_LEDGER, &own.id)?)
    }

    /// The own ledger of this name, which is not in the trash.
    pub(crate) fn own(&self, ledger: &str) -> Result<OwnLedger> {
        let mut defined = self.defined()?.into_iter();
        defined.find(|own| own.ledger == ledger).ok_or_else(|| {
            let message = format!("“{ledger}”不是自定义台账，或已停用");
            Error::new(Code::NotFound, message)
        })
    }

    fn defined(&self) -> Result<Vec<OwnLedger>> {
        let mut found = Vec::new();
        self.each(&Query::of(OWN_LEDGER), |record| {
            found.push(OwnLedger::of(&record)?);
            Ok(())
        })?;
        Ok(found)
    }

    pub(super) fn there_is_room(&self) -> Result<()> {
        if self.defined()?.len() < LEDGERS_MAX {
            return Ok(());
        }
        let message = format!("自定义台账最多 {LEDGERS_MAX} 本，请先停用不再使用的");
        Err(Error::new(Code::Conflict, message))
    }

    /// A clerk calls ledgers by their titles: no two in use have the same.
    pub(super) fn title_is_free(&self, title: &str, but: Option<&str>) -> Result<()> {
        let wanted = squashed(title);
        let built_in = self.built_in().iter().map(|schema| squashed(&schema.title));
        let own = self.defined()?.into_iter();
        let own = own.filter(|own| Some(own.ledger.as_str()) != but);
        let mut taken = built_in.chain(own.map(|own| squashed(&own.definition.title)));
        match taken.any(|title| title == wanted) {
            false => Ok(()),
            true => Err(Error::invalid(vec![Problem {
                field: "title".into(),
                code: "title".into(),
                message: format!("已经有“{title}”这本台账，请换一个名称"),
            }])),
        }
    }

    /// A name that no ledger of this file has ever had, also none that was undone.
    fn next_name(&self) -> Result<String> {
        let mut sql = self.conn().prepare_cached("SELECT ledger FROM main.kept")?;
        let names = sql.query_map([], |r| r.get::<_, String>(0))?;
        let mut last = 0;
        for name in names {
            let number = name?.strip_prefix(PREFIX).and_then(|n| n.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(format!("{PREFIX}{}", last + 1))
    }

    /// The highest number that a column of this table has ever had.
    fn last_column(&self, ledger: &str) -> Result<u32> {
        let mut sql = self
            .conn()
            .prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
        let names = sql.query_map([format!("r_{ledger}")], |r| r.get::<_, String>(0))?;
        let mut last = 0;
        for name in names {
            let number = name?.strip_prefix('c').and_then(|n| n.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(last)
    }

    /// Makes the table, or gives it what it lacks.
    fn shape(&self, schema: Schema) -> Result<()> {
        layout::shape_one(self.conn(), &Table::new(0, schema)?)?;
        seal(self.conn())
    }
}

impl Column {
    /// What is written in a column must stay what it is.
    fn may_become(&self, definition: &Definition) -> Result<()> {
        let title = &self.title;
        let Some(now) = definition.fields().find(|c| c.name == self.name) else {
            return Err(Error::usage(format!(
                "栏目“{title}”不能删除，不用了可以隐藏"
            )));
        };
        if (now.kind, now.scale) != (self.kind, self.scale) {
            return Err(Error::usage(format!(
                "栏目“{title}”已经建好，不能改类型。请隐藏它，另加一栏"
            )));
        }
        match self.choices.iter().find(|c| !now.choices.contains(c)) {
            None => Ok(()),
            Some(gone) => Err(Error::usage(format!(
                "栏目“{title}”的选项“{gone}”不能删除或改名，只能增加选项"
            ))),
        }
    }
}

/// The fields of the record that follow from a definition.
fn written(definition: &Definition) -> Fields {
    let mut fields = Fields::new();
    fields.insert("title".into(), json!(definition.title));
    fields.insert("definition".into(), json!(json!(definition).to_string()));
    fields
}

fn name_columns(columns: &mut [Column], last: u32) {
    let fresh = |c: &&mut Column| c.name.is_empty() && c.kind != ColumnKind::Serial;
    for (column, number) in columns.iter_mut().filter(fresh).zip(last + 1..) {
        column.name = format!("c{number}");
    }
}
