//! Symbol tables: which names each scope of a module uses, and where each of them lives.
//!
//! It is built in two passes. The first ([`build`], in `visit*.rs`) walks the AST and collects facts: this name is a parameter
//! here, that one is used but not assigned. The second (`analyze.rs`) walks the scopes from the outside in and decides which
//! names are local, global, free or cells. Name mangling is in `mangle.rs`.
//!
//! What it rejects on the way are the errors of `global` and `nonlocal`, of assignment expressions, and of `yield`, `await`
//! and named expressions where they may not stand.

mod analyze;
mod mangle;
mod visit;
mod visit_expr;
mod visit_stmt;

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::RefCell;

use crate::errors::Failure;
use hashbrown::HashTable;
use taipan_syntax::Arena;
use taipan_syntax::ast::{Identifier, Location, Mod};
use taipan_syntax::error::Error;
use taipan_syntax::grow::headroom;
use taipan_unicode::{Wtf8, Wtf8Buf};

use crate::future::FutureFeatures;
use crate::name_map::{NameMap, NameSet};

pub(crate) use mangle::maybe_mangle;
pub use mangle::{is_private_name, mangle};
pub(crate) use visit_stmt::first_component;

/// What is known of a name in one scope: the `DEF_*` and `USE` bits, and from bit [`SCOPE_OFFSET`] on its [`NameScope`].
///
/// The numbers are those of the `_symtable` module.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Symbol(pub u32);

/// The name is in a `global` statement.
pub const DEF_GLOBAL: u32 = 1;
/// The name is assigned in this scope.
pub const DEF_LOCAL: u32 = 2;
/// The name is a parameter.
pub const DEF_PARAM: u32 = 4;
/// The name is in a `nonlocal` statement.
pub const DEF_NONLOCAL: u32 = 8;
/// The name is used.
pub const USE: u32 = 16;
/// The name is free in a method of this class.
pub const DEF_FREE_CLASS: u32 = 64;
/// The name is bound by an import.
pub const DEF_IMPORT: u32 = 128;
/// The name is annotated.
pub const DEF_ANNOT: u32 = 256;
/// The name is an iteration variable of a comprehension.
pub const DEF_COMP_ITER: u32 = 512;
/// The name is a type parameter.
pub const DEF_TYPE_PARAM: u32 = 1024;
/// The name is a cell of an inlined comprehension.
pub const DEF_COMP_CELL: u32 = 2048;
/// The name is bound in this scope.
pub const DEF_BOUND: u32 = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;
/// Where the scope begins in a [`Symbol`].
pub const SCOPE_OFFSET: u32 = 12;
/// The scope's bits, once shifted.
pub const SCOPE_MASK: u32 = 15;

impl Symbol {
    /// Whether any of `flags` is set.
    pub const fn has(self, flags: u32) -> bool {
        self.0 & flags != 0
    }

    /// Where the name lives, if that is decided.
    pub const fn scope(self) -> Option<NameScope> {
        match (self.0 >> SCOPE_OFFSET) & SCOPE_MASK {
            1 => Some(NameScope::Local),
            2 => Some(NameScope::GlobalExplicit),
            3 => Some(NameScope::GlobalImplicit),
            4 => Some(NameScope::Free),
            5 => Some(NameScope::Cell),
            _ => None,
        }
    }
}

/// Where a name of a scope lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameScope {
    /// In this scope.
    Local = 1,
    /// In the module, by a `global` statement.
    GlobalExplicit = 2,
    /// In the module or among the builtins.
    GlobalImplicit = 3,
    /// In an enclosing function.
    Free = 4,
    /// In this scope, and used by an enclosed one.
    Cell = 5,
}

/// What kind of block makes a scope. The numbers are those of the `_symtable` module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockType {
    /// A function, lambda or comprehension.
    Function = 0,
    /// A class body.
    Class = 1,
    /// The module.
    Module = 2,
    /// Annotations (PEP 649).
    Annotation = 3,
    /// The value of a `type` statement (PEP 695).
    TypeAlias = 4,
    /// The parameters of a generic function, class or type alias (PEP 695).
    TypeParameters = 5,
    /// A bound, constraint or default of a type parameter (PEP 695, PEP 696).
    TypeVariable = 6,
}

/// Which comprehension a function block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ComprehensionType {
    /// `[… for …]`
    List = 1,
    /// `{…: … for …}`
    Dict = 2,
    /// `{… for …}`
    Set = 3,
    /// `(… for …)`
    Generator = 4,
}

/// The index of a scope in its [`SymbolTable`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub struct ScopeId(pub(crate) u32);

impl ScopeId {
    /// The number: 0 is the module, the others follow as they begin in the source.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What of a type parameter a scope evaluates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TypeVariablePart {
    Bound,
    Constraint,
    TypeVarDefault,
    TypeVarTupleDefault,
    ParamSpecDefault,
}

impl TypeVariablePart {
    /// How error messages call it.
    pub(crate) fn text(self) -> &'static str {
        match self {
            TypeVariablePart::Bound => "a TypeVar bound",
            TypeVariablePart::Constraint => "a TypeVar constraint",
            TypeVariablePart::TypeVarDefault => "a TypeVar default",
            TypeVariablePart::TypeVarTupleDefault => "a TypeVarTuple default",
            TypeVariablePart::ParamSpecDefault => "a ParamSpec default",
        }
    }
}

/// The set of names that are mangled in the scopes of a generic class's type parameters, shared by all of them.
pub(crate) type MangledNames<'a> = Rc<RefCell<NameSet<'a>>>;

/// One scope.
#[derive(Debug)]
pub struct Scope<'a> {
    /// What identifies the scope: from the address of its AST node.
    pub id: usize,
    /// The function's or class's name; `top`, `lambda`, `listcomp` … for those that have none.
    pub name: Identifier<'a>,
    /// For the annotations of a function: the function's name.
    pub function_name: Option<Identifier<'a>>,
    /// What makes the scope.
    pub block_type: BlockType,
    /// The names, in order of their first appearance.
    pub symbols: NameMap<'a, Symbol>,
    /// The parameters, in order.
    pub varnames: Vec<Identifier<'a>>,
    /// The scopes directly inside; inlined comprehensions are replaced with theirs.
    pub children: Vec<ScopeId>,
    /// Where the block is.
    pub location: Location,
    /// Which comprehension it is, if it is one.
    pub comprehension: Option<ComprehensionType>,
    /// Whether the scope is inside a function.
    pub nested: bool,
    /// Whether the function is a generator.
    pub generator: bool,
    /// Whether the function is a coroutine.
    pub coroutine: bool,
    /// Whether the function has a `*args` parameter.
    pub varargs: bool,
    /// Whether the function has a `**kwargs` parameter.
    pub varkeywords: bool,
    /// Whether the function returns a value.
    pub returns_value: bool,
    /// Whether the function is directly in a class.
    pub method: bool,
    /// Whether the block begins with a docstring.
    pub has_docstring: bool,
    /// Whether the class must make a cell for `__class__`.
    pub(crate) needs_class_closure: bool,
    /// Whether the class must make a cell for `__classdict__`.
    pub(crate) needs_classdict: bool,
    /// Whether the comprehension is compiled into its surroundings (PEP 709).
    pub(crate) comp_inlined: bool,
    /// Whether iteration variables are being visited.
    pub(crate) comp_iter_target: bool,
    /// Whether names may be found in the namespace of the enclosing class.
    pub(crate) can_see_class_scope: bool,
    /// How many iterable expressions of comprehensions the visit is in.
    pub(crate) comp_iter_expr: u32,
    /// Whether the scope has annotations.
    pub(crate) annotations_used: bool,
    /// Whether there are annotations whose evaluation depends on control flow.
    pub(crate) has_conditional_annotations: bool,
    /// Whether the visit is in a statement whose body may not run.
    pub(crate) in_conditional_block: bool,
    /// Whether the visit is in an annotation of a local variable, which is never evaluated.
    pub(crate) in_unevaluated_annotation: bool,
    /// The scope of the annotations of this module or class.
    pub(crate) annotation_block: Option<ScopeId>,
    /// For a type variable's scope: what it is, for error messages.
    pub(crate) type_variable: TypeVariablePart,
    pub(crate) mangled_names: Option<MangledNames<'a>>,
}

impl<'a> Scope<'a> {
    fn new(id: usize, name: Identifier<'a>, block_type: BlockType, location: Location) -> Scope<'a> {
        Scope {
            id,
            name,
            function_name: None,
            block_type,
            symbols: NameMap::new(),
            varnames: Vec::new(),
            children: Vec::new(),
            location,
            comprehension: None,
            nested: false,
            generator: false,
            coroutine: false,
            varargs: false,
            varkeywords: false,
            returns_value: false,
            method: false,
            has_docstring: false,
            needs_class_closure: false,
            needs_classdict: false,
            comp_inlined: false,
            comp_iter_target: false,
            can_see_class_scope: false,
            comp_iter_expr: 0,
            annotations_used: false,
            has_conditional_annotations: false,
            in_conditional_block: false,
            in_unevaluated_annotation: false,
            annotation_block: None,
            type_variable: TypeVariablePart::Bound,
            mangled_names: None,
        }
    }

    /// What is known of `name` (mangled) here.
    pub fn symbol(&self, name: &Wtf8) -> Symbol {
        self.symbols.get(name).copied().unwrap_or_default()
    }

    /// Where `name` (mangled) lives, seen from here.
    pub fn name_scope(&self, name: &Wtf8) -> Option<NameScope> {
        self.symbol(name).scope()
    }

    /// Whether the scope's code object is a function: locals have slots, `return` could stand in it.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.block_type, BlockType::Class | BlockType::Module)
    }
}

/// The symbol table of a module.
#[derive(Debug, Default)]
pub struct SymbolTable<'a> {
    // Boxed, so that a program of many scopes needs no large block of memory that moves when it grows.
    #[allow(clippy::vec_box)]
    scopes: Vec<Box<Scope<'a>>>,
    /// Names in `global` and `nonlocal` statements, with where they stand; forgotten when the table is done.
    directives: Vec<(ScopeId, Identifier<'a>, Location)>,
    index: HashTable<u32>,
}

/// Spreads an address over the bits that the hash table looks at.
fn hash_key(key: usize) -> u64 {
    (key as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl<'a> SymbolTable<'a> {
    /// The module's scope.
    pub fn top(&self) -> ScopeId {
        ScopeId(0)
    }

    /// A scope.
    ///
    /// # Panics
    /// If the id is another table's.
    pub fn scope(&self, id: ScopeId) -> &Scope<'a> {
        &self.scopes[id.index()]
    }

    pub(crate) fn scope_mut(&mut self, id: ScopeId) -> &mut Scope<'a> {
        &mut self.scopes[id.index()]
    }

    /// All scopes, in the order in which they were entered.
    pub fn scopes(&self) -> impl DoubleEndedIterator<Item = &Scope<'a>> + ExactSizeIterator {
        self.scopes.iter().map(|scope| &**scope)
    }

    /// The scope that an AST node made, by its key.
    pub(crate) fn lookup(&self, key: usize) -> Option<ScopeId> {
        let found = self.index.find(hash_key(key), |&at| {
            self.scopes.get(at as usize).is_some_and(|scope| scope.id == key)
        });
        found.copied().map(ScopeId)
    }

    /// Adds a scope; a later one with the same key hides an earlier one.
    fn add(&mut self, scope: Scope<'a>) -> Result<ScopeId, Failure> {
        let number = self.scopes.len() as u32;
        let key = scope.id;
        self.scopes.try_reserve(1).map_err(|_| Error::Memory)?;
        self.scopes.push(Box::new(scope));
        let scopes = &self.scopes;
        let same = |&at: &u32| scopes.get(at as usize).is_some_and(|scope| scope.id == key);
        if let Some(slot) = self.index.find_mut(hash_key(key), same) {
            *slot = number;
        } else {
            let rehash = |&at: &u32| scopes.get(at as usize).map_or(0, |scope| hash_key(scope.id));
            self.index.try_reserve(1, rehash).map_err(|_| Error::Memory)?;
            self.index.insert_unique(hash_key(key), number, rehash);
        }
        Ok(ScopeId(number))
    }
}

/// The key of the scope that `node` makes.
pub(crate) fn key_of<T: ?Sized>(node: &T) -> usize {
    core::ptr::from_ref(node).addr()
}

/// The key of a second scope of `node`: nodes are aligned, so no node has this address.
pub(crate) fn second_key_of<T: ?Sized>(node: &T) -> usize {
    key_of(node).wrapping_add(1)
}

/// The key of a third scope of `node`.
pub(crate) fn third_key_of<T: ?Sized>(node: &T) -> usize {
    key_of(node).wrapping_add(2)
}

/// Builds the symbol table of a module.
///
/// `module` must live as long as its arena; the scopes are looked up by the addresses of its nodes. `features` holds the
/// future features and compiler flags, see [`FutureFeatures::from_ast`]. `recursion_limit` bounds the nesting of the tree.
///
/// Raises `SyntaxError` for wrong uses of names, `RecursionError` and `MemoryError`.
/// See [PEP 227](https://peps.python.org/pep-0227/), [PEP 572](https://peps.python.org/pep-0572/),
/// [PEP 695](https://peps.python.org/pep-0695/) and the `symtable` module.
pub fn build<'a>(
    module: &Mod<'a>,
    arena: &'a Arena,
    features: &FutureFeatures,
    recursion_limit: u32,
) -> Result<SymbolTable<'a>, Error> {
    let mut builder = visit::Builder::new(arena, features, recursion_limit);
    builder.visit_module(module)?;
    let mut table = builder.finish();
    analyze::analyze(&mut table)?;
    Ok(table)
}

/// As [`build()`], for some statements of a module; `globals` are names that functions of the module declare global, in these
/// statements or in others. Gives nothing if these statements do so in the module's own scope: what stands before matters there.
#[inline(never)]
pub(crate) fn build_piece<'a>(
    module: &Mod<'a>,
    arena: &'a Arena,
    features: &FutureFeatures,
    recursion_limit: u32,
    globals: &[Wtf8Buf],
) -> Result<Option<SymbolTable<'a>>, Error> {
    let mut builder = visit::Builder::new(arena, features, recursion_limit);
    builder.visit_module(module)?;
    let mut table = builder.finish();
    let top = table.top();
    if table.directives.iter().any(|(scope, ..)| *scope == top) {
        return Ok(None);
    }
    // As many names as are declared, each with its entry.
    headroom(globals.len().saturating_mul(64))?;
    let symbols = &mut table.scope_mut(top).symbols;
    for name in globals {
        let known = symbols.get(name).map_or(0, |symbol| symbol.0);
        symbols.insert(arena.intern(name), Symbol(known | DEF_GLOBAL));
    }
    analyze::analyze(&mut table)?;
    Ok(Some(table))
}

/// The names that the compiler itself puts into scopes.
pub(crate) mod names {
    use taipan_unicode::Wtf8;

    macro_rules! names {
        ($($constant:ident = $text:literal;)*) => {
            $(pub(crate) fn $constant() -> &'static Wtf8 {
                Wtf8::new($text)
            })*
        };
    }

    names! {
        annotate = "__annotate__";
        annotate_func = "__annotate_func__";
        annotations = "__annotations__";
        class = "__class__";
        classcell = "__classcell__";
        classdict = "__classdict__";
        classdictcell = "__classdictcell__";
        conditional_annotations = "__conditional_annotations__";
        debug = "__debug__";
        defaults = ".defaults";
        doc = "__doc__";
        dot_format = ".format";
        dot_type_params = ".type_params";
        dot_zero = ".0";
        firstlineno = "__firstlineno__";
        format = "format";
        generic_base = ".generic_base";
        genexpr = "<genexpr>";
        dictcomp = "<dictcomp>";
        listcomp = "<listcomp>";
        setcomp = "<setcomp>";
        join = "join";
        kwdefaults = ".kwdefaults";
        lambda = "<lambda>";
        module_name = "<module>";
        module = "__module__";
        name = "__name__";
        qualname = "__qualname__";
        return_ = "return";
        static_attributes = "__static_attributes__";
        super_ = "super";
        top = "top";
        type_params = "__type_params__";
    }
}
