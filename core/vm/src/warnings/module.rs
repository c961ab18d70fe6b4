//! The module `_warnings`.

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::str::Str;
use taipan_objects::{Obj, ObjRef, ObjectExt, Ref, Result, Vm, call, names, object, singletons, tuple};

use super::filter::{self, CONTEXT, DEFAULT_ACTION, FILTERS, LOCK, ONCE_REGISTRY, VERSION, set_state, state};

/// The module's declaration.
pub fn module() -> &'static ModuleDef {
    const { &Warnings::DEF }
}

/// `_warnings`
pub struct Warnings;

/// The filters of the module warnings, in native code.
#[pymodule(name = "_warnings")]
impl Warnings {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        filter::set_up(vm)?;
        let none = || singletons::NONE.own();
        for (name, key) in [
            ("filters", FILTERS),
            ("_onceregistry", ONCE_REGISTRY),
            ("_defaultaction", DEFAULT_ACTION),
        ] {
            let value = state(vm, key).unwrap_or_else(none);
            module::add(vm, module, name, value)?;
        }
        // An interpreter without context variables has the filters of the module only.
        if crate::lifecycle::native(vm, "_contextvars").is_some() {
            let variable = match state(vm, CONTEXT) {
                Some(variable) => variable,
                None => {
                    let class = crate::import::import_attribute(vm, "_contextvars", "ContextVar")?;
                    let name = vm.intern("_warnings_context")?;
                    call::call(vm, class.borrow(), &[name.borrow()])?
                }
            };
            set_state(vm, CONTEXT, variable.clone());
            module::add(vm, module, "_warnings_context", variable)?;
        }
        Ok(())
    }
    /// Issues a warning. The filters say whether it is printed, left out or raised.
    #[signature(
        "($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=())"
    )]
    fn warn(
        vm: &mut Vm,
        message: ObjRef<'_>,
        category: Option<ObjRef<'_>>,
        stacklevel: Option<isize>,
        source: Option<ObjRef<'_>>,
        skip_file_prefixes: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let mut level = stacklevel.unwrap_or(1);
        let category = super::category_of(vm, message, category)?;
        let skip = skip_file_prefixes.unwrap_or(singletons::EMPTY_TUPLE);
        let Some(prefixes) = tuple::items(skip) else {
            let kind = skip.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "warn() argument 'skip_file_prefixes' must be tuple, not {kind}"
            )));
        };
        for prefix in prefixes {
            if prefix.downcast::<Str>().is_none() {
                let kind = prefix.ty().display_name(vm);
                return Err(vm.type_error(format_args!("Found non-str '{kind}' in skip_file_prefixes.")));
            }
        }
        if !prefixes.is_empty() {
            level = level.max(2);
        }
        super::warn_from(vm, category.borrow(), message, level, source, prefixes)
    }
    /// Issues a warning. The filters say whether it is printed, left out or raised.
    #[signature(
        "($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n              module_globals=None, source=None)"
    )]
    fn warn_explicit(
        vm: &mut Vm,
        message: ObjRef<'_>,
        category: ObjRef<'_>,
        filename: &Str,
        lineno: i32,
        module: Option<ObjRef<'_>>,
        registry: Option<ObjRef<'_>>,
        module_globals: Option<ObjRef<'_>>,
        source: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let filename = vm.substring(filename, 0, filename.len())?;
        let mut source_line = None;
        if let Some(globals) = module_globals.filter(|globals| !globals.is_none()) {
            let Some(globals) = globals.to_ref::<Dict>() else {
                let kind = globals.ty().display_name(vm);
                return Err(vm.type_error(format_args!("module_globals must be a dict, not '{kind}'")));
            };
            source_line = line_of_loader(vm, &globals, lineno)?;
        }
        let warning = filter::Explicit {
            category,
            message,
            filename: filename.borrow(),
            lineno,
            module,
            registry,
            source_line: source_line.as_ref().map(Obj::borrow),
            about: source,
        };
        filter::explicit(vm, &warning)
    }
    #[signature("($module, /)")]
    fn _filters_mutated_lock_held(vm: &mut Vm) -> Result<()> {
        if depth(vm) == 0 {
            return Err(vm.runtime_error("warnings lock is not held"));
        }
        let version = state(vm, VERSION)
            .and_then(|version| version.borrow().as_small_int())
            .unwrap_or(0);
        let version = taipan_objects::int::new(vm, version.wrapping_add(1))?;
        set_state(vm, VERSION, version);
        Ok(())
    }
    #[signature("($module, /)")]
    fn _acquire_lock(vm: &mut Vm) -> Result<()> {
        let depth = depth(vm) + 1;
        set_depth(vm, depth)
    }
    #[signature("($module, /)")]
    fn _release_lock(vm: &mut Vm) -> Result<()> {
        match depth(vm) {
            0 => Err(vm.runtime_error("cannot release un-acquired lock")),
            depth => set_depth(vm, depth - 1),
        }
    }
}

fn depth(vm: &Vm) -> isize {
    state(vm, LOCK)
        .and_then(|depth| depth.borrow().as_small_int())
        .unwrap_or(0)
}

fn set_depth(vm: &mut Vm, depth: isize) -> Result<()> {
    let depth = taipan_objects::int::new(vm, depth)?;
    set_state(vm, LOCK, depth);
    Ok(())
}

/// A line of a module's source, as its loader gives it.
fn line_of_loader(vm: &mut Vm, globals: &Ref<Dict>, lineno: i32) -> Result<Option<Obj>> {
    let Some(loader) = globals.get(vm, names::__loader__)? else {
        return Ok(None);
    };
    let Some(name) = globals.get(vm, names::__name__)? else {
        return Ok(None);
    };
    let get_source = vm.intern("get_source")?;
    let Some(get_source) = object::lookup_attr(vm, loader.borrow(), get_source.borrow())? else {
        return Ok(None);
    };
    let source = call::call(vm, get_source.borrow(), &[name.borrow()])?;
    if source.borrow().is_none() {
        return Ok(None);
    }
    let splitlines = vm.intern("splitlines")?;
    let lines = call::call_method(vm, source.borrow(), splitlines.borrow(), &[])?;
    let index = taipan_objects::int::new(vm, lineno - 1)?;
    taipan_objects::sequence::get_item(vm, lines.borrow(), index.borrow()).map(Some)
}
