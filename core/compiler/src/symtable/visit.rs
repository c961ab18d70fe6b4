//! The first pass of the symbol table: scopes and the facts about their names. Statements and expressions are in
//! `visit_stmt.rs` and `visit_expr.rs`.

use alloc::format;
use alloc::vec::Vec;

use taipan_syntax::Arena;
use taipan_syntax::ast::{ExprContext, Identifier, Location, Mod};
use taipan_syntax::error::Error;
use taipan_syntax::grow::push;

use super::{
    BlockType, DEF_COMP_ITER, DEF_GLOBAL, DEF_IMPORT, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, DEF_TYPE_PARAM,
    Scope, ScopeId, Symbol, SymbolTable, USE, key_of, maybe_mangle, names,
};
use crate::errors::{Depth, Failure, syntax_error};
use crate::future::FutureFeatures;
use crate::options::{CO_FUTURE_ANNOTATIONS, PYCF_ALLOW_TOP_LEVEL_AWAIT};
use crate::preprocess::docstring;

/// The state of the first pass.
pub(super) struct Builder<'a, 'f> {
    pub(super) arena: &'a Arena,
    pub(super) table: SymbolTable<'a>,
    /// The scopes that the visit is in, the innermost last.
    pub(super) stack: Vec<ScopeId>,
    /// The innermost class, whose private names are mangled.
    pub(super) private: Option<Identifier<'a>>,
    pub(super) future: &'f FutureFeatures,
    pub(super) depth: Depth,
}

impl<'a, 'f> Builder<'a, 'f> {
    pub(super) fn new(arena: &'a Arena, future: &'f FutureFeatures, recursion_limit: u32) -> Builder<'a, 'f> {
        Builder {
            arena,
            table: SymbolTable::default(),
            stack: Vec::new(),
            private: None,
            future,
            depth: Depth::new(recursion_limit),
        }
    }

    pub(super) fn finish(self) -> SymbolTable<'a> {
        self.table
    }

    pub(super) fn visit_module(&mut self, module: &Mod<'a>) -> Result<(), Failure> {
        self.enter_block(
            names::top(),
            BlockType::Module,
            key_of(module),
            Location::default(),
        )?;
        match *module {
            Mod::Module { body, .. } => {
                self.cur_mut().has_docstring = docstring(body).is_some();
                self.visit_body(body)?;
            }
            Mod::Interactive { body } => self.visit_body(body)?,
            Mod::Expression { body } => self.visit_expr(body)?,
            Mod::FunctionType { .. } => {
                return Err(Error::System("this compiler does not handle FunctionTypes".into()).into());
            }
        }
        self.exit_block();
        Ok(())
    }

    /// The innermost scope's number.
    pub(super) fn cur_id(&self) -> ScopeId {
        self.stack.last().copied().unwrap_or(ScopeId(0))
    }

    /// The innermost scope.
    pub(super) fn cur(&self) -> &Scope<'a> {
        self.table.scope(self.cur_id())
    }

    /// The innermost scope, to be changed.
    pub(super) fn cur_mut(&mut self) -> &mut Scope<'a> {
        let id = self.cur_id();
        self.table.scope_mut(id)
    }

    /// Makes a scope in the innermost one, without entering it.
    pub(super) fn new_scope(
        &mut self,
        name: Identifier<'a>,
        block_type: BlockType,
        key: usize,
        location: Location,
    ) -> Result<ScopeId, Failure> {
        let mut scope = Scope::new(key, name, block_type, location);
        if !self.stack.is_empty() {
            let outer = self.cur();
            scope.nested = outer.nested || outer.is_function_like();
            scope.method = outer.block_type == BlockType::Class && block_type == BlockType::Function;
        }
        self.table.add(scope)
    }

    /// Enters a scope that was made before.
    pub(super) fn enter_existing_block(&mut self, id: ScopeId, add_to_children: bool) -> Result<(), Failure> {
        self.depth.enter_scope()?;
        let outer = self.stack.last().copied();
        self.stack.try_reserve(1).map_err(|_| Error::Memory)?;
        self.stack.push(id);
        let Some(outer) = outer else { return Ok(()) };
        let (iter_expr, mangled) = {
            let scope = self.table.scope(outer);
            (scope.comp_iter_expr, scope.mangled_names.clone())
        };
        let scope = self.table.scope_mut(id);
        // Assignment expressions are forbidden all through the outermost iterable of a comprehension.
        scope.comp_iter_expr = iter_expr;
        // In a class every private name is mangled.
        if scope.block_type != BlockType::Class && mangled.is_some() {
            scope.mangled_names = mangled;
        }
        // Annotations that become strings leave no trace in the tree of scopes.
        let stringified = self.has_feature(CO_FUTURE_ANNOTATIONS)
            && self.table.scope(id).block_type == BlockType::Annotation;
        if add_to_children && !stringified {
            self.table.scope_mut(outer).children.push(id);
        }
        Ok(())
    }

    pub(super) fn enter_block(
        &mut self,
        name: Identifier<'a>,
        block_type: BlockType,
        key: usize,
        location: Location,
    ) -> Result<(), Failure> {
        let id = self.new_scope(name, block_type, key, location)?;
        self.enter_existing_block(id, true)?;
        if matches!(
            block_type,
            BlockType::Annotation | BlockType::TypeVariable | BlockType::TypeAlias
        ) {
            // The parameter by which the caller says in which format it wants the annotations.
            self.add_def(names::dot_format(), DEF_PARAM, location)?;
            self.add_def(names::dot_format(), USE, location)?;
        }
        Ok(())
    }

    pub(super) fn exit_block(&mut self) {
        self.stack.pop();
        self.depth.leave_scope();
    }

    pub(super) fn has_feature(&self, feature: u32) -> bool {
        self.future.features & feature != 0
    }

    /// Whether `await` may stand here although this is a module.
    pub(super) fn allows_top_level_await(&self) -> bool {
        self.has_feature(PYCF_ALLOW_TOP_LEVEL_AWAIT) && self.cur().block_type == BlockType::Module
    }

    pub(super) fn is_async_def(&self) -> bool {
        let scope = self.cur();
        scope.block_type == BlockType::Function && scope.coroutine
    }

    /// What the innermost scope knows of `name`.
    pub(super) fn lookup(&self, name: Identifier<'a>) -> Symbol {
        self.lookup_in(self.cur_id(), name)
    }

    pub(super) fn lookup_in(&self, id: ScopeId, name: Identifier<'a>) -> Symbol {
        let scope = self.table.scope(id);
        scope.symbol(maybe_mangle(self.arena, self.private, scope, name))
    }

    /// `name`, mangled as it is in the innermost scope.
    pub(super) fn mangled(&self, name: Identifier<'a>) -> Identifier<'a> {
        maybe_mangle(self.arena, self.private, self.cur(), name)
    }

    /// Notes `flag` about `name` in the scope `id`.
    pub(super) fn add_def_in(
        &mut self,
        id: ScopeId,
        name: Identifier<'a>,
        flag: u32,
        location: Location,
    ) -> Result<(), Failure> {
        let mangled = self.mangled(name);
        let scope = self.table.scope_mut(id);
        let mut value = flag;
        let known = scope.symbols.position(mangled);
        if let Some((_, &old)) = known.and_then(|at| scope.symbols.at(at)) {
            if flag & DEF_PARAM != 0 && old.has(DEF_PARAM) {
                let message = format!("duplicate argument '{name}' in function definition");
                return Err(syntax_error(message, location));
            }
            if flag & DEF_TYPE_PARAM != 0 && old.has(DEF_TYPE_PARAM) {
                return Err(syntax_error(
                    format!("duplicate type parameter '{name}'"),
                    location,
                ));
            }
            value |= old.0;
        }
        if scope.comp_iter_target {
            if value & (DEF_GLOBAL | DEF_NONLOCAL) != 0 {
                let message =
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return Err(syntax_error(message, location));
            }
            value |= DEF_COMP_ITER;
        }
        if let Some(symbol) = known.and_then(|at| scope.symbols.value_at_mut(at)) {
            *symbol = Symbol(value);
        } else {
            scope.symbols.make_room()?;
            scope.symbols.insert(mangled, Symbol(value));
        }
        if flag & DEF_PARAM != 0 {
            push(&mut scope.varnames, mangled)?;
        } else if flag & DEF_GLOBAL != 0 {
            let top = self.table.top();
            let module = self.table.scope_mut(top);
            let old = module.symbol(mangled);
            module.symbols.make_room()?;
            module.symbols.insert(mangled, Symbol(old.0 | flag));
        }
        Ok(())
    }

    /// Checks that `name` may be bound or deleted.
    pub(super) fn check_name(
        &self,
        name: Identifier<'a>,
        location: Location,
        context: ExprContext,
    ) -> Result<(), Failure> {
        if context == ExprContext::Load || name != names::debug() {
            return Ok(());
        }
        let verb = if context == ExprContext::Store {
            "assign to"
        } else {
            "delete"
        };
        Err(syntax_error(format!("cannot {verb} __debug__"), location))
    }

    pub(super) fn add_def_context(
        &mut self,
        name: Identifier<'a>,
        flag: u32,
        location: Location,
        context: ExprContext,
    ) -> Result<(), Failure> {
        if flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT) != 0 {
            self.check_name(name, location, context)?;
        }
        if flag & DEF_TYPE_PARAM != 0
            && let Some(mangled) = &self.cur().mangled_names
        {
            mangled.borrow_mut().add(name);
        }
        self.add_def_in(self.cur_id(), name, flag, location)
    }

    /// Notes `flag` about `name` in the innermost scope.
    pub(super) fn add_def(
        &mut self,
        name: Identifier<'a>,
        flag: u32,
        location: Location,
    ) -> Result<(), Failure> {
        let context = if flag == USE {
            ExprContext::Load
        } else {
            ExprContext::Store
        };
        self.add_def_context(name, flag, location, context)
    }

    /// Remembers where a `global` or `nonlocal` statement names `name`.
    pub(super) fn record_directive(&mut self, name: Identifier<'a>, location: Location) {
        let mangled = self.mangled(name);
        let scope = self.cur_id();
        self.table.directives.push((scope, mangled, location));
    }
}
