use std::any::TypeId;
use std::collections::BTreeMap;
use std::collections::HashSet;
use ts_rs::{Config, TS, TypeVisitor};

/// Collects the types that commands name, and the map of commands.
pub(super) struct Book {
    config: Config,
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
    commands: String,
}

impl Book {
    pub(super) fn command<Q: TS + 'static, S: TS + 'static>(&mut self, name: &str) {
        Q::visit_dependencies(self);
        self.visit::<S>();
        S::visit_dependencies(self);
        let (request, response) = (Q::inline(&self.config), self.name::<S>());
        self.commands +=
            &format!("  \"{name}\": {{ request: {request}; response: {response} }};\n");
    }

    /// A response is called by its name where it has one of its own.
    fn name<S: TS + 'static>(&self) -> String {
        match S::name(&self.config) {
            name if name == "Response" => S::inline(&self.config),
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
        if name != "Response" && name != "Request" {
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
        "// Generated from the Rust types by `cargo xtask generate`. Do not edit.\n\n{types}\nexport interface Commands {{\n{}}}\n",
        book.commands
    )
}
