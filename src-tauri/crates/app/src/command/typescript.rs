use std::any::TypeId;
use std::collections::BTreeMap;
use std::collections::HashSet;
use ts_rs::{Config, TS, TypeVisitor};

/// Names that every command's file has: such types are spelled out where they are used.
const PLAIN: [&str; 2] = ["Request", "Response"];

/// Collects the types that commands name, and the map of commands.
pub(super) struct Book {
    config: Config,
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
    commands: String,
}

impl Book {
    pub(super) fn command<Q: TS + 'static, S: TS + 'static>(&mut self, name: &str) {
        let (request, response) = (self.name::<Q>(), self.name::<S>());
        self.commands += &format!("  '{name}': {{ request: {request}; response: {response} }};\n");
    }

    /// A type is called by its name where it has one of its own.
    fn name<T: TS + 'static>(&mut self) -> String {
        self.visit::<T>();
        match T::name(&self.config) {
            name if PLAIN.contains(&name.as_str()) => T::inline(&self.config),
            name => name,
        }
    }
}

impl TypeVisitor for Book {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_none() {
            return; // built into TypeScript
        }
        let name = T::ident(&self.config);
        if !PLAIN.contains(&name.as_str()) {
            self.types
                .insert(name, format!("export {}\n", T::decl(&self.config)));
        }
    }
}

/// The TypeScript description of all commands: `ui/src/host/generated/commands.ts`.
pub fn typescript() -> String {
    let mut book = Book {
        config: Config::default().with_large_int("number"),
        seen: HashSet::new(),
        types: BTreeMap::new(),
        commands: String::new(),
    };
    super::describe(&mut book);
    let types: String = book.types.into_values().collect();
    format!(
        "// Generated from the Rust types by `cargo xtask generate`. Do not edit.\n\n{types}\nexport interface Commands {{\n{}}}\n\n{}\n{}",
        book.commands,
        writes(),
        only()
    )
}

/// The commands that change something, so that the pages can send them in order.
fn writes() -> String {
    let changing = super::NAMES
        .iter()
        .filter(|name| super::access(name) == Some(super::Access::Writes));
    let lines: String = changing.map(|name| format!("  '{name}',\n")).collect();
    format!(
        "export const WRITES: ReadonlySet<keyof Commands> = new Set<keyof Commands>([\n{lines}]);\n"
    )
}

/// Who may run the commands that are not everybody's, so that the pages offer nobody what would be
/// refused.
fn only() -> String {
    let bound = super::NAMES.iter().filter_map(|name| {
        let who = super::who(name).filter(|who| *who != super::Who::Everybody)?;
        let roles: Vec<String> = who
            .roles()
            .iter()
            .map(|r| format!("'{}'", r.as_str()))
            .collect();
        Some(format!("  '{name}': [{}],\n", roles.join(", ")))
    });
    let lines: String = bound.collect();
    format!(
        "export const ONLY: Partial<Record<keyof Commands, readonly Person['role'][]>> = {{\n{lines}}};\n"
    )
}
