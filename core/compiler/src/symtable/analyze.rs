//! The second pass of the symbol table: decides where each name lives.
//!
//! Going down, a scope hands its children the names that they can see; coming up, the children say which of these they use
//! (their *free* names). A local name that is free in a child is a cell.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_syntax::ast::Identifier;
use taipan_syntax::error::Error;
use taipan_syntax::grow::{headroom, push};
use taipan_unicode::Wtf8;

use super::{
    BlockType, ComprehensionType, DEF_BOUND, DEF_COMP_CELL, DEF_FREE_CLASS, DEF_GLOBAL, DEF_NONLOCAL,
    DEF_PARAM, DEF_TYPE_PARAM, NameScope, SCOPE_OFFSET, ScopeId, Symbol, SymbolTable, USE, names,
};
use crate::errors::{Failure, syntax_error};
use crate::name_map::NameSet;

/// What a scope can see of those around it.
#[derive(Clone)]
struct Visible<'a> {
    /// Names bound in enclosing functions; `None` for the module.
    bound: Option<NameSet<'a>>,
    /// Names declared global in enclosing scopes.
    global: NameSet<'a>,
    /// Names among `bound` that are type parameters.
    type_params: NameSet<'a>,
}

/// Decides the scopes of all names of `table`.
///
/// Raises `SyntaxError` for `global` and `nonlocal` statements that cannot hold.
pub(super) fn analyze(table: &mut SymbolTable<'_>) -> Result<(), Failure> {
    let visible = Visible {
        bound: None,
        global: NameSet::new(),
        type_params: NameSet::new(),
    };
    analyze_block(table, table.top(), &visible, None)?;
    table.directives = Vec::new();
    Ok(())
}

/// Analyzes a scope and those inside, and returns its free names. The nesting of scopes is bounded by the first pass.
fn analyze_block<'a>(
    table: &mut SymbolTable<'a>,
    id: ScopeId,
    visible: &Visible<'a>,
    class_scope: Option<ScopeId>,
) -> Result<NameSet<'a>, Failure> {
    // Whatever sets are made here are of these names.
    let count = table.scope(id).symbols.len();
    let names = count + visible.bound.as_ref().map_or(0, NameSet::len);
    headroom(names.saturating_mul(64))?;
    let is_class = table.scope(id).block_type == BlockType::Class;
    let has_children = !table.scope(id).children.is_empty();
    let keeps_locals = has_children && table.scope(id).is_function_like();
    let mut local = NameSet::new();
    // Where the names of the scope live, in the order of its symbols.
    let mut scopes: Vec<NameScope> = Vec::new();
    scopes.try_reserve_exact(count).map_err(|_| Error::Memory)?;
    let mut free = NameSet::new();
    let mut inlined_cells = NameSet::new();

    // Names bound in a class are invisible in its methods.
    let outer = visible;
    let mut visible = Cow::Borrowed(outer);
    for position in 0..count {
        let Some((name, symbol)) = table
            .scope(id)
            .symbols
            .at(position)
            .map(|(name, symbol)| (name, *symbol))
        else {
            continue;
        };
        let scope = analyze_name(table, id, name, symbol, &mut visible, class_scope)?;
        match scope {
            NameScope::Free => free.add(name),
            NameScope::Local if keeps_locals => local.add(name),
            // The class's namespace is needed even where a name of the class hides its cell.
            NameScope::GlobalImplicit if name == names::classdict() && class_scope.is_some() => {
                free.add(name);
                let hidden = Symbol(symbol.0 | DEF_FREE_CLASS);
                table.scope_mut(id).symbols.insert(name, hidden);
            }
            _ => {}
        }
        scopes.push(scope);
    }

    let mut new_free = NameSet::new();
    if has_children {
        let seen = if is_class {
            let mut bound = outer.bound.clone().unwrap_or_default();
            bound.add(names::class());
            bound.add(names::classdict());
            bound.add(names::conditional_annotations());
            Visible {
                bound: Some(bound),
                global: outer.global.clone(),
                type_params: visible.type_params.clone(),
            }
        } else {
            let mut bound = local;
            if let Some(outer) = &visible.bound {
                bound.extend_from(outer);
            }
            Visible {
                bound: Some(bound),
                global: visible.global.clone(),
                type_params: visible.type_params.clone(),
            }
        };
        for position in 0..table.scope(id).children.len() {
            let Some(&child) = table.scope(id).children.get(position) else {
                continue;
            };
            let (sees_class, is_inlined) = {
                let entry = table.scope(child);
                let inlined = matches!(
                    entry.comprehension,
                    Some(ComprehensionType::List | ComprehensionType::Dict | ComprehensionType::Set)
                ) && !entry.generator;
                (
                    entry.can_see_class_scope,
                    inlined && !table.scope(id).can_see_class_scope,
                )
            };
            let child_class = if !sees_class {
                None
            } else if is_class {
                Some(id)
            } else {
                class_scope
            };
            let mut child_free = analyze_block(table, child, &seen, child_class)?;
            if is_inlined {
                inline_comprehension(table, id, child, &mut scopes, &mut child_free, &mut inlined_cells)?;
                table.scope_mut(child).comp_inlined = true;
            }
            new_free.extend(child_free);
        }
        splice_inlined_children(table, id);
    }

    if table.scope(id).is_function_like() {
        for (name, scope) in table.scope(id).symbols.names().zip(&mut scopes) {
            if *scope == NameScope::Local && (new_free.contains(name) || inlined_cells.contains(name)) {
                *scope = NameScope::Cell;
                new_free.remove(name);
            }
        }
    } else if is_class {
        let scope = table.scope_mut(id);
        scope.needs_class_closure |= new_free.remove(names::class());
        scope.needs_classdict |= new_free.remove(names::classdict());
        scope.has_conditional_annotations |= new_free.remove(names::conditional_annotations());
    }
    let bound = visible.bound.as_ref();
    update_symbols(table, id, &scopes, bound, &new_free, &inlined_cells);
    free.extend(new_free);
    Ok(free)
}

/// Decides where one name lives.
fn analyze_name<'a>(
    table: &SymbolTable<'a>,
    id: ScopeId,
    name: Identifier<'a>,
    symbol: Symbol,
    visible: &mut Cow<'_, Visible<'a>>,
    class_scope: Option<ScopeId>,
) -> Result<NameScope, Failure> {
    if symbol.has(DEF_GLOBAL) {
        if symbol.has(DEF_NONLOCAL) {
            return Err(error_at_directive(
                table,
                id,
                name,
                format!("name '{name}' is nonlocal and global"),
            ));
        }
        let visible = visible.to_mut();
        visible.global.add(name);
        if let Some(bound) = &mut visible.bound {
            bound.remove(name);
        }
        return Ok(NameScope::GlobalExplicit);
    }
    if symbol.has(DEF_NONLOCAL) {
        let message = match &visible.bound {
            None => Some(String::from("nonlocal declaration not allowed at module level")),
            Some(bound) if !bound.contains(name) => Some(format!("no binding for nonlocal '{name}' found")),
            Some(_) if visible.type_params.contains(name) => Some(format!(
                "nonlocal binding not allowed for type parameter '{name}'"
            )),
            Some(_) => None,
        };
        return match message {
            Some(message) => Err(error_at_directive(table, id, name, message)),
            None => Ok(NameScope::Free),
        };
    }
    if symbol.has(DEF_BOUND) {
        if visible.global.contains(name) {
            visible.to_mut().global.remove(name);
        }
        if symbol.has(DEF_TYPE_PARAM) {
            visible.to_mut().type_params.add(name);
        } else if visible.type_params.contains(name) {
            visible.to_mut().type_params.remove(name);
        }
        return Ok(NameScope::Local);
    }
    // A scope that sees a class looks a name of that class up in the class and then among the globals, never in a function
    // around the class that happens to bind the same name.
    if let Some(class) = class_scope {
        let in_class = table.scope(class).symbol(name);
        if in_class.has(DEF_GLOBAL) {
            return Ok(NameScope::GlobalExplicit);
        }
        if in_class.has(DEF_BOUND) && !in_class.has(DEF_NONLOCAL) {
            return Ok(NameScope::GlobalImplicit);
        }
    }
    if visible.bound.as_ref().is_some_and(|bound| bound.contains(name)) {
        return Ok(NameScope::Free);
    }
    Ok(NameScope::GlobalImplicit)
}

/// An error about a name, located at the `global` or `nonlocal` statement that names it.
fn error_at_directive(table: &SymbolTable<'_>, id: ScopeId, name: &Wtf8, message: String) -> Failure {
    let directive = table
        .directives
        .iter()
        .find(|(scope, other, _)| *scope == id && *other == name);
    match directive {
        Some(&(_, _, location)) => syntax_error(message, location),
        None => Error::System(String::from("BUG: internal directive bookkeeping broken")).into(),
    }
}

fn is_free_in_any_child(table: &SymbolTable<'_>, id: ScopeId, name: &Wtf8) -> bool {
    let mut children = table.scope(id).children.iter();
    children.any(|&child| table.scope(child).name_scope(name) == Some(NameScope::Free))
}

/// Merges the names of a comprehension into the scope that it will be compiled into (PEP 709).
fn inline_comprehension<'a>(
    table: &mut SymbolTable<'a>,
    id: ScopeId,
    comprehension: ScopeId,
    scopes: &mut Vec<NameScope>,
    comprehension_free: &mut NameSet<'a>,
    inlined_cells: &mut NameSet<'a>,
) -> Result<(), Error> {
    let outer_is_class = table.scope(id).block_type == BlockType::Class;
    let mut to_remove: Vec<Identifier<'a>> = Vec::new();
    for position in 0..table.scope(comprehension).symbols.len() {
        let Some((name, symbol)) = table
            .scope(comprehension)
            .symbols
            .at(position)
            .map(|(name, symbol)| (name, *symbol))
        else {
            continue;
        };
        if symbol.has(DEF_PARAM) {
            continue;
        }
        let mut scope = symbol.scope().unwrap_or(NameScope::GlobalImplicit);
        let only_flags = symbol.0 & ((1 << SCOPE_OFFSET) - 1);
        if scope == NameScope::Cell || only_flags & DEF_COMP_CELL != 0 {
            inlined_cells.add(name);
        }
        let existing = table.scope(id).symbols.get(name).copied();
        // These cells belong to the class itself and are never free through it. The comprehension, being part of the class's
        // code, does not see them, but functions in it do.
        let is_class_cell =
            name == names::class() || name == names::classdict() || name == names::conditional_annotations();
        if scope == NameScope::Free && outer_is_class && is_class_cell {
            scope = NameScope::GlobalImplicit;
            if !is_free_in_any_child(table, comprehension, name) {
                comprehension_free.remove(name);
            }
            to_remove.push(name);
        }
        match existing {
            None => {
                table.scope_mut(id).symbols.insert(name, Symbol(only_flags));
                push(scopes, scope)?;
            }
            // What is free in the comprehension and local around it is simply local, unless something inside needs a cell.
            Some(outer) => {
                if scope == NameScope::Free && !outer_is_class {
                    let used = Symbol(outer.0 | (only_flags & USE));
                    table.scope_mut(id).symbols.insert(name, used);
                }
                if outer.has(DEF_BOUND)
                    && !outer_is_class
                    && !is_free_in_any_child(table, comprehension, name)
                {
                    comprehension_free.remove(name);
                }
            }
        }
    }
    for name in to_remove {
        table.scope_mut(comprehension).symbols.remove(name);
    }
    Ok(())
}

/// Replaces inlined comprehensions among the children of a scope with their own children.
fn splice_inlined_children(table: &mut SymbolTable<'_>, id: ScopeId) {
    let children = &table.scope(id).children;
    if !children.iter().any(|&child| table.scope(child).comp_inlined) {
        return;
    }
    let mut spliced = Vec::with_capacity(children.len());
    for &child in children {
        let entry = table.scope(child);
        if entry.comp_inlined {
            spliced.extend_from_slice(&entry.children);
        } else {
            spliced.push(child);
        }
    }
    table.scope_mut(id).children = spliced;
}

/// Writes the decided scopes into the scope's symbols, and adds the names that only pass through to enclosed scopes.
fn update_symbols<'a>(
    table: &mut SymbolTable<'a>,
    id: ScopeId,
    scopes: &[NameScope],
    bound: Option<&NameSet<'a>>,
    free: &NameSet<'a>,
    inlined_cells: &NameSet<'a>,
) {
    let scope = table.scope_mut(id);
    let is_class_like = scope.block_type == BlockType::Class || scope.can_see_class_scope;
    for ((name, symbol), &decided) in scope.symbols.iter_mut().zip(scopes) {
        if inlined_cells.contains(name) {
            symbol.0 |= DEF_COMP_CELL;
        }
        symbol.0 |= (decided as u32) << SCOPE_OFFSET;
    }
    for name in free.names() {
        if let Some(symbol) = scope.symbols.get_mut(name) {
            // The class has the name for itself, and hands the enclosing function's through to its methods.
            if is_class_like {
                symbol.0 |= DEF_FREE_CLASS;
            }
        } else if bound.is_none_or(|bound| bound.contains(name)) {
            scope
                .symbols
                .insert(name, Symbol((NameScope::Free as u32) << SCOPE_OFFSET));
        }
    }
    if cfg!(target_pointer_width = "32") {
        scope.symbols.shrink_to_fit();
    }
}
