use super::lex::Token;
use super::role::{self, Label, Role};
use super::{Owner, looks, names};

/// Gives each name the role that the words or the label around it tell.
pub(super) fn parse(tokens: Vec<Token>) -> Owner {
    let mut parser = Parser::default();
    for token in tokens {
        match token {
            Token::Text(text) => parser.text(&text),
            Token::Tier => parser.tier(),
            Token::Label(label) => parser.label(label),
            Token::Note(role) => parser.note(role),
        }
    }
    parser.settle();
    parser.owner
}

/// A牵头B配合 goes on with a unit, 抓好本单位政务公开 with prose.
fn begins_with_unit(rest: &str) -> bool {
    let head = role::split(rest).map_or(rest, |split| split.head);
    looks::is_unit(head)
}

#[derive(Default)]
struct Parser {
    owner: Owner,
    /// Names whose role the words to come will tell.
    pending: Vec<String>,
    /// The label above them, where there is one.
    label: Option<Label>,
    /// 牵头 without a name before it: the role of what follows in this tier.
    leading: Option<Role>,
}

impl Parser {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(split) = role::split(rest) {
            self.names(split.head);
            self.role(split.role, split.rest);
            rest = split.rest;
            if !begins_with_unit(rest) {
                return;
            }
        }
        self.names(rest);
    }

    fn names(&mut self, text: &str) {
        let (names, open) = names::names(text);
        self.owner.open_ended |= open;
        self.pending.extend(names);
    }

    fn role(&mut self, role: Role, rest: &str) {
        if self.pending.is_empty() {
            self.leading = (!rest.is_empty()).then_some(role);
        } else {
            self.leading = None;
            self.give(role);
        }
    }

    /// （牵头）: for the one name before it; those before that keep waiting.
    fn note(&mut self, role: Role) {
        if let Some(name) = self.pending.pop() {
            self.settle();
            self.pending.push(name);
            self.give(role);
        }
    }

    fn tier(&mut self) {
        self.settle();
        self.leading = None;
    }

    fn label(&mut self, label: Label) {
        self.tier();
        self.label = Some(label);
    }

    /// Names that no words follow: the label tells, or they are simply responsible.
    fn settle(&mut self) {
        match (self.leading, self.label) {
            (Some(role), _) | (None, Some(Label::Units(role))) => self.give(role),
            (None, Some(Label::Other)) => self.pending.clear(),
            (None, None) => self.give(Role::Responsible),
        }
    }

    fn give(&mut self, role: Role) {
        let list = match role {
            Role::Lead => &mut self.owner.lead,
            Role::Responsible => &mut self.owner.responsible,
            Role::Assist => &mut self.owner.assist,
        };
        for name in self.pending.drain(..) {
            if !list.contains(&name) {
                list.push(name);
            }
        }
    }
}
