use super::{Form, Geometry, Margins};

/// A form file that cannot be used, with the reason.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// Not JSON, or a keyword is missing, unknown or of the wrong kind.
    #[error("表样文件不是有效的 JSON：{0}")]
    Json(#[from] serde_json::Error),
    /// A value that cannot be printed.
    #[error("表样 {form} 有误：{reason}")]
    Invalid {
        /// Which form.
        form: String,
        /// What is wrong.
        reason: String,
    },
}

impl Form {
    /// Reads one form file.
    ///
    /// # Errors
    /// Fails where the text is no form, or its columns do not fit on the paper.
    pub fn from_json(text: &str) -> Result<Form, FormError> {
        let form: Form = serde_json::from_str(text)?;
        match form.fault() {
            None => Ok(form),
            Some(reason) => Err(FormError::Invalid {
                form: form.name.clone(),
                reason,
            }),
        }
    }

    fn fault(&self) -> Option<String> {
        if self.columns.is_empty() || self.heading.is_empty() {
            return Some("没有栏目或标题".into());
        }
        if self.is_slip() && self.columns.len() != 2 {
            return Some("审批单应当只有两栏".into());
        }
        let mut listed = self.columns.iter().filter(|_| !self.is_slip());
        if let Some(c) = listed.find(|c| !c.shows_one_thing()) {
            return Some(format!("栏目“{}”应当是序号、台账的一栏或留空", c.header));
        }
        if let Some(c) = self
            .columns
            .iter()
            .find(|c| !(2.0..=500.0).contains(&c.width_mm))
        {
            return Some(format!("栏目“{}”的宽度不对", c.header));
        }
        let width: f64 = self.columns.iter().map(|c| c.width_mm).sum();
        (width > self.geometry().text_width() + 0.5).then(|| "各栏合计比纸面宽".to_owned())
    }

    /// The sheet of paper that this form is printed on.
    pub fn geometry(&self) -> Geometry {
        Geometry {
            orientation: self.orientation,
            margins: self
                .margins_mm
                .unwrap_or_else(|| Margins::usual(self.orientation)),
        }
    }
}
