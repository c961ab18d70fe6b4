//! The module `_symtable`: the compiler's symbol tables, for `symtable`.

use alloc::vec::Vec;

use taipan_compiler::symtable::{self as scopes, BlockType, NameScope, Scope, SymbolTable};
use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::dict::Dict;
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::str::Str;
use taipan_objects::{AllocError, HVec, Obj, ObjRef, Ref, Vm, int};
use taipan_syntax::Arena;
use taipan_syntax::parser::Mode;
use taipan_vm::builtins::source_text;
use taipan_vm::run::{self, Compile};

/// Symbol tables of Python source.
#[allow(missing_debug_implementations)]
pub struct SymtableModule;

// A scope, with its names. A doc comment would be `__doc__`, which the class does not have.
#[allow(missing_debug_implementations, missing_docs)]
#[pyclass(name = "symtable entry", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct Entry {
    id: Obj,
    name: Obj,
    symbols: Obj,
    varnames: Obj,
    children: Obj,
    nested: bool,
    block_type: u8,
    lineno: u32,
}

impl Entry {
    /// The object of a scope; `entries` has those of the scopes inside, by their numbers.
    fn create(vm: &mut Vm, scope: &Scope<'_>, entries: &[Option<Obj>]) -> Result<Obj> {
        let symbols = Dict::with_capacity(vm, scope.symbols.len(), true)?;
        for (name, symbol) in scope.symbols.iter() {
            let name = vm.new_str_from_wtf8(name)?;
            let flags = int::new(vm, symbol.0)?;
            symbols.set(vm, name.borrow(), flags)?;
        }
        let mut varnames = HVec::new();
        for name in &scope.varnames {
            let name = vm.new_str_from_wtf8(name)?;
            varnames.push(vm.alloc(), name)?;
        }
        let mut children = HVec::new();
        for child in &scope.children {
            let Some(Some(child)) = entries.get(child.index()) else {
                return Err(vm.system_error("a scope begins after those that are inside it"));
            };
            children.push(vm.alloc(), child.clone())?;
        }
        let made = Entry {
            id: int::new(vm, scope.id)?,
            name: vm.new_str_from_wtf8(scope.name)?,
            symbols: symbols.into(),
            varnames: List::create(vm, varnames)?.into(),
            children: List::create(vm, children)?.into(),
            nested: scope.nested,
            block_type: scope.block_type as u8,
            lineno: scope.location.lineno(),
        };
        Ok(vm.alloc().instance(ENTRY.as_obj(), made)?.into())
    }

    /// The object of the outermost scope of a table.
    fn of_table(vm: &mut Vm, table: &SymbolTable<'_>) -> Result<Obj> {
        let count = table.scopes().len();
        let mut entries: Vec<Option<Obj>> = Vec::new();
        entries.try_reserve_exact(count).map_err(|_| AllocError)?;
        entries.resize(count, None);
        // A scope has a smaller number than those inside it.
        for (number, scope) in table.scopes().enumerate().rev() {
            let entry = Entry::create(vm, scope, &entries)?;
            if let Some(place) = entries.get_mut(number) {
                *place = Some(entry);
            }
        }
        match entries.first_mut().and_then(Option::take) {
            Some(top) => Ok(top),
            None => Err(vm.system_error("a symbol table without scopes")),
        }
    }
}

#[pymethods]
impl Entry {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let id = object::str(vm, self.id.borrow())?;
        vm.format(format_args!(
            "<symtable entry {}({}), line {}>",
            DisplayStr(self.name.borrow()),
            DisplayStr(id.borrow()),
            self.lineno
        ))
    }
    #[getter]
    #[member]
    fn id(&self, _vm: &mut Vm) -> Obj {
        self.id.clone()
    }
    #[getter]
    #[member]
    fn name(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    #[getter]
    #[member]
    fn symbols(&self, _vm: &mut Vm) -> Obj {
        self.symbols.clone()
    }
    #[getter]
    #[member]
    fn varnames(&self, _vm: &mut Vm) -> Obj {
        self.varnames.clone()
    }
    #[getter]
    #[member]
    fn children(&self, _vm: &mut Vm) -> Obj {
        self.children.clone()
    }
    #[getter]
    #[member]
    fn nested(&self, _vm: &mut Vm) -> i32 {
        i32::from(self.nested)
    }
    #[getter]
    #[member]
    #[name("type")]
    fn block_type(&self, _vm: &mut Vm) -> i32 {
        i32::from(self.block_type)
    }
    #[getter]
    #[member]
    fn lineno(&self, vm: &mut Vm) -> Result<Obj> {
        int::new(vm, self.lineno)
    }
}

/// The constants of the module, in the order of its namespace.
const CONSTANTS: &[(&str, u32)] = &[
    ("USE", scopes::USE),
    ("DEF_GLOBAL", scopes::DEF_GLOBAL),
    ("DEF_NONLOCAL", scopes::DEF_NONLOCAL),
    ("DEF_LOCAL", scopes::DEF_LOCAL),
    ("DEF_PARAM", scopes::DEF_PARAM),
    ("DEF_TYPE_PARAM", scopes::DEF_TYPE_PARAM),
    ("DEF_FREE_CLASS", scopes::DEF_FREE_CLASS),
    ("DEF_IMPORT", scopes::DEF_IMPORT),
    ("DEF_BOUND", scopes::DEF_BOUND),
    ("DEF_ANNOT", scopes::DEF_ANNOT),
    ("DEF_COMP_ITER", scopes::DEF_COMP_ITER),
    ("DEF_COMP_CELL", scopes::DEF_COMP_CELL),
    ("TYPE_FUNCTION", BlockType::Function as u32),
    ("TYPE_CLASS", BlockType::Class as u32),
    ("TYPE_MODULE", BlockType::Module as u32),
    ("TYPE_ANNOTATION", BlockType::Annotation as u32),
    ("TYPE_TYPE_ALIAS", BlockType::TypeAlias as u32),
    ("TYPE_TYPE_PARAMETERS", BlockType::TypeParameters as u32),
    ("TYPE_TYPE_VARIABLE", BlockType::TypeVariable as u32),
    ("LOCAL", NameScope::Local as u32),
    ("GLOBAL_EXPLICIT", NameScope::GlobalExplicit as u32),
    ("GLOBAL_IMPLICIT", NameScope::GlobalImplicit as u32),
    ("FREE", NameScope::Free as u32),
    ("CELL", NameScope::Cell as u32),
    ("SCOPE_OFF", scopes::SCOPE_OFFSET),
    ("SCOPE_MASK", scopes::SCOPE_MASK),
];

#[pymodule(name = "_symtable")]
impl SymtableModule {
    /// The symbol table of a program, as its outermost scope.
    ///
    /// startstr is 'exec', 'eval' or 'single'. Raises what compiling the program raises up to there.
    #[signature("($module, source, filename, startstr, /)")]
    fn symtable(vm: &mut Vm, source: ObjRef<'_>, filename: ObjRef<'_>, startstr: &Str) -> Result<Obj> {
        let filename = taipan_vm::paths::text(vm, filename)?;
        let filename = filename.downcast::<Str>().map(Str::to_wtf8).unwrap_or_default();
        let start = startstr.to_wtf8();
        if start.as_bytes().contains(&0) {
            return Err(vm.value_error("embedded null character"));
        }
        let mode = match start.as_bytes() {
            b"exec" => Some(Mode::File),
            b"eval" => Some(Mode::Expression),
            b"single" => Some(Mode::Interactive),
            _ => None,
        };
        let (text, is_text) = source_text(vm, source, "symtable")?;
        let Some(mode) = mode else {
            return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'"));
        };
        let how = Compile {
            filename: &filename,
            mode,
            flags: 0,
            optimize: 0,
            file: false,
        };
        let arena = Arena::new();
        let mut warnings = Vec::new();
        let table = run::parse(vm, &arena, &text, is_text, &how, None, &mut warnings)?
            .and_then(|module| run::symbol_table(vm, &module, &arena, &how));
        run::issue(vm, warnings, &filename)?;
        match table {
            Ok(table) => Entry::of_table(vm, &table),
            Err(error) => Err(run::syntax_error(vm, error, &filename)),
        }
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for &(name, value) in CONSTANTS {
            let value = int::new(vm, value)?;
            module::add(vm, module, name, value)?;
        }
        Ok(())
    }
}
