//! The module `_imp`: what `importlib` asks of the runtime.

use taipan_derive::pymodule;
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::code::Code;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, Ref, Result, Vm, call, exceptions, names, object, singletons, tuple,
};

use super::frozen::{self, FrozenModule};

/// The module's declaration.
pub const DEF: ModuleDef = Imp::DEF;

/// The same, in memory.
pub fn module() -> &'static ModuleDef {
    const { &DEF }
}

/// `_imp`
pub struct Imp;

/// What importlib rests on: builtin and frozen modules and the import lock.
#[pymodule(name = "_imp")]
impl Imp {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let how = vm.new_str("default")?;
        module::add(vm, module, "check_hash_based_pycs", how)?;
        let token = taipan_objects::int::new(vm, taipan_bytecode::pyc::MAGIC_NUMBER_TOKEN)?;
        module::add(vm, module, "pyc_magic_number_token", token)
    }
    /// The file suffixes of extension modules: none, since there are no such modules.
    #[signature("($module, /)")]
    fn extension_suffixes(vm: &mut Vm) -> Result<Ref<List>> {
        List::create(vm, HVec::new())
    }
    /// Return True if the import lock is currently held.
    #[signature("($module, /)")]
    fn lock_held(vm: &mut Vm) -> bool {
        lock_depth(vm) > 0
    }
    /// Takes the import lock for this thread, which may do so several times.
    #[signature("($module, /)")]
    fn acquire_lock(vm: &mut Vm) -> Result<()> {
        let depth = lock_depth(vm) + 1;
        set_lock_depth(vm, depth)
    }
    /// Release the interpreter's import lock.
    #[signature("($module, /)")]
    fn release_lock(vm: &mut Vm) -> Result<()> {
        match lock_depth(vm) {
            0 => Err(vm.runtime_error("not holding the import lock")),
            depth => set_lock_depth(vm, depth - 1),
        }
    }
    /// Whether a native module of that name is there: 1 if so, -1 if it cannot be made again, else 0.
    #[signature("($module, name, /)")]
    fn is_builtin(vm: &mut Vm, name: &Str) -> Result<i32> {
        if name.equals("sys") || name.equals("builtins") {
            return Ok(-1);
        }
        let name = name.to_utf8().unwrap_or_default();
        Ok(i32::from(crate::lifecycle::native(vm, &name).is_some()))
    }
    /// Create an extension module.
    #[signature("($module, spec, /)")]
    fn create_builtin(vm: &mut Vm, spec: ObjRef<'_>) -> Result<Obj> {
        let name = object::getattr(vm, spec, names::name)?;
        let Some(text) = name.downcast::<Str>() else {
            let kind = taipan_objects::ObjectExt::ty(name.borrow()).display_name(vm);
            return Err(vm.type_error(format_args!("name must be string, not {kind}")));
        };
        let text = text.to_utf8().unwrap_or_default();
        if (text == "sys" || text == "builtins")
            && let Some(known) = super::loaded(vm, name.borrow())?
        {
            return Ok(known);
        }
        match crate::lifecycle::native(vm, &text) {
            Some(def) => Ok(module::from_def(vm, def)?.into()),
            None => Ok(singletons::NONE.own()),
        }
    }
    /// Initialize a built-in module.
    #[signature("($module, mod, /)")]
    fn exec_builtin(_vm: &mut Vm, _module: ObjRef<'_>) -> i32 {
        0
    }
    /// Initialize an extension module.
    #[signature("($module, mod, /)")]
    fn exec_dynamic(_vm: &mut Vm, _module: ObjRef<'_>) -> i32 {
        0
    }
    /// Create an extension module.
    #[signature("($module, spec, file=<unrepresentable>, /)")]
    fn create_dynamic(vm: &mut Vm, spec: ObjRef<'_>, _file: Option<ObjRef<'_>>) -> Result<Obj> {
        let name = object::getattr(vm, spec, names::name)?;
        let message = alloc::format!(
            "{}: extension modules in C cannot be loaded",
            DisplayStr(name.borrow())
        );
        Err(import_error(vm, &message, name.borrow()))
    }
    /// A tuple that describes the frozen module, None if there is none of that name.
    ///
    /// It holds None or the code's bytes, whether it is a package, and the name under which it was frozen.
    #[signature("($module, name, /, *, withdata=False)")]
    fn find_frozen(vm: &mut Vm, name: &Str, withdata: Option<bool>) -> Result<Obj> {
        let text = name.to_utf8().unwrap_or_default();
        let Some(found) = usable(vm, &text) else {
            return Ok(singletons::NONE.own());
        };
        let data = if withdata == Some(true) {
            let bytes = taipan_objects::bytes::new(vm, found.code)?;
            call::call(
                vm,
                taipan_objects::memoryview::MEMORY_VIEW.as_obj(),
                &[bytes.borrow()],
            )?
        } else {
            singletons::NONE.own()
        };
        let is_package = singletons::bool_object(is_package(&text, &found)).own();
        let origin =
            if text == "__hello_alias__" || text == "__phello_alias__" || text == "__phello_alias__.spam" {
                vm.new_str("__hello__")?
            } else if text == "__phello__.__init__" {
                vm.new_str("<__phello__")?
            } else {
                vm.new_str(found.name)?
            };
        tuple::new(vm, &[data, is_package, origin])
    }
    /// The code object of the frozen module. Raises ImportError if there is none of that name.
    #[signature("($module, name, data=None, /)")]
    fn get_frozen_object(vm: &mut Vm, name: ObjRef<'_>, data: Option<ObjRef<'_>>) -> Result<Obj> {
        let Some(text) = name.downcast::<Str>() else {
            let kind = taipan_objects::ObjectExt::ty(name).display_name(vm);
            return Err(vm.type_error(format_args!(
                "get_frozen_object() argument 1 must be str, not {kind}"
            )));
        };
        let text = text.to_utf8().unwrap_or_default();
        if let Some(data) = data.filter(|data| !data.is(singletons::NONE)) {
            let view = buffer::get(vm, data, BufferFlags::SIMPLE)?;
            let bytes = view.bytes(vm).to_vec();
            drop(view);
            let made = crate::marshal::loads(vm, &bytes, crate::marshal::Trust::Foreign, true);
            return match made {
                Ok(code) if code.downcast::<Code>().is_some() => Ok(code),
                Ok(code) => {
                    let kind = taipan_objects::ObjectExt::ty(code.borrow()).display_name(vm);
                    Err(vm.type_error(format_args!("expected code object, got {kind}")))
                }
                Err(_) => Err(frozen_error(vm, "Frozen object named %R is invalid", name)),
            };
        }
        match usable(vm, &text) {
            Some(found) => Ok(frozen::frozen_code(vm, &found)?.into()),
            None => Err(frozen_error(vm, "No such frozen object named %R", name)),
        }
    }
    /// Initializes a frozen module.
    #[signature("($module, name, /)")]
    fn init_frozen(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        let text = name.downcast::<Str>().and_then(Str::to_utf8).unwrap_or_default();
        let Some(found) = usable(vm, &text) else {
            return Ok(singletons::NONE.own());
        };
        let module = match super::loaded(vm, name)? {
            Some(module) => module,
            None => {
                let made = Module::create(vm, name, singletons::NONE.own())?;
                super::set_module(vm, name, made.borrow())?;
                made.into()
            }
        };
        let Some(dict) = module::dict(module.borrow()) else {
            return Err(vm.type_error("a frozen module must be a module"));
        };
        if is_package(&text, &found) {
            let path = List::create(vm, HVec::new())?;
            dict.set(vm, names::__path__, path.into())?;
        }
        let code = frozen::frozen_code(vm, &found)?;
        let origin = vm.new_str(found.name)?;
        module_set(vm, &module, "__origname__", origin)?;
        let globals: Obj = dict.into();
        crate::run::run_code(vm, &code, &globals, globals.clone())?;
        Ok(module)
    }
    /// Whether the frozen module is a package. Raises ImportError if there is none of that name.
    #[signature("($module, name, /)")]
    fn is_frozen_package(vm: &mut Vm, name: ObjRef<'_>) -> Result<bool> {
        let text = name.downcast::<Str>().and_then(Str::to_utf8).unwrap_or_default();
        match frozen::find_frozen(vm, &text) {
            Some(found) => Ok(is_package(&text, &found)),
            None => Err(frozen_error(vm, "No such frozen object named %R", name)),
        }
    }
    /// Whether a frozen module of that name is there.
    #[signature("($module, name, /)")]
    fn is_frozen(vm: &mut Vm, name: &Str) -> bool {
        let text = name.to_utf8().unwrap_or_default();
        usable(vm, &text).is_some()
    }
    /// The names of the frozen modules.
    #[signature("($module, /)")]
    fn _frozen_module_names(vm: &mut Vm) -> Result<Ref<List>> {
        let found: alloc::vec::Vec<_> = frozen::frozen_names(vm).collect();
        let mut items = HVec::new();
        for name in found {
            let name = vm.new_str(name)?;
            items.push(vm.alloc(), name)?;
        }
        List::create(vm, items)
    }
    /// (internal-only) Override PyConfig.use_frozen_modules: positive enables them, negative disables, zero goes back.
    #[signature("($module, override, /)")]
    fn _override_frozen_modules_for_tests(vm: &mut Vm, r#override: i32) -> Result<()> {
        let value = taipan_objects::int::new(vm, r#override)?;
        vm.interp().native_state.borrow_mut().insert(OVERRIDE, value);
        Ok(())
    }
    /// Sets, for tests, whether single-phase extension modules are refused. Returns what was set before.
    #[signature("($module, override, /)")]
    fn _override_multi_interp_extensions_check(vm: &mut Vm, _override: i32) -> Result<i32> {
        Err(vm.runtime_error(
            "_imp._override_multi_interp_extensions_check() cannot be used in the main interpreter",
        ))
    }
    /// Gives a code object, and those among its constants, another file name.
    #[signature("($module, code, path, /)")]
    fn _fix_co_filename(vm: &mut Vm, code: Ref<Code>, path: ObjRef<'_>) -> Result<()> {
        let Some(path_text) = path.downcast::<Str>() else {
            let kind = taipan_objects::ObjectExt::ty(path).display_name(vm);
            return Err(vm.type_error(format_args!(
                "_fix_co_filename() argument 2 must be str, not {kind}"
            )));
        };
        let Some(old) = code.filename.get() else {
            return Ok(());
        };
        if old.downcast::<Str>().is_some_and(|old| old.same_text(path_text)) {
            return Ok(());
        }
        fix_filename(&code, &old, path);
        Ok(())
    }
    /// Return the hash of source, as hash-based .pyc files hold it.
    #[signature("($module, /, key, source)")]
    fn source_hash(vm: &mut Vm, key: ObjRef<'_>, source: ObjRef<'_>) -> Result<Obj> {
        let Some(key) = taipan_objects::int::value(key).map(|key| key.to_big()) else {
            let kind = taipan_objects::ObjectExt::ty(key).display_name(vm);
            return Err(vm.type_error(format_args!(
                "'{kind}' object cannot be interpreted as an integer"
            )));
        };
        // As CPython's `K` format: the lowest 64 bits.
        let mut words = key.to_signed_bytes_le();
        let fill = if key.sign() == taipan_numeric::Sign::Minus {
            0xFF
        } else {
            0
        };
        words.resize(words.len().max(8), fill);
        let key = words
            .first_chunk::<8>()
            .map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let view = buffer::get(vm, source, BufferFlags::SIMPLE)?;
        let hash = taipan_bytecode::pyc::keyed_hash(key, view.bytes(vm));
        taipan_objects::bytes::new(vm, &hash)
    }
}

const OVERRIDE: &str = "override_frozen_modules";
const LOCK: &str = "import_lock_depth";

/// The frozen module of this name, unless frozen modules are switched off: then only what starts importlib is used.
fn usable(vm: &Vm, name: &str) -> Option<FrozenModule> {
    let forced = vm
        .interp()
        .native_state
        .borrow()
        .get(OVERRIDE)
        .and_then(|value| value.borrow().as_small_int());
    let enabled = match forced {
        Some(value) if value != 0 => value > 0,
        _ => crate::lifecycle::use_frozen(vm),
    };
    let original = frozen::original(name);
    let essential = matches!(
        original,
        "importlib._bootstrap" | "importlib._bootstrap_external" | "zipimport"
    );
    if !enabled && !essential {
        return None;
    }
    frozen::find_frozen(vm, name)
}

fn is_package(name: &str, found: &FrozenModule) -> bool {
    match name {
        "__phello_alias__" => true,
        "__phello__.__init__" => false,
        _ => found.is_package,
    }
}

fn lock_depth(vm: &Vm) -> isize {
    let state = vm.interp().native_state.borrow();
    state
        .get(LOCK)
        .and_then(|depth| depth.borrow().as_small_int())
        .unwrap_or(0)
}

fn set_lock_depth(vm: &mut Vm, depth: isize) -> Result<()> {
    let depth = taipan_objects::int::new(vm, depth)?;
    vm.interp().native_state.borrow_mut().insert(LOCK, depth);
    Ok(())
}

fn module_set(vm: &mut Vm, module: &Obj, name: &str, value: Obj) -> Result<()> {
    let name = vm.intern(name)?;
    object::setattr(vm, module.borrow(), name.borrow(), Some(value.borrow()))
}

/// Renames the file of a code object and of the code in its constants, where it is still `old`.
fn fix_filename(code: &Ref<Code>, old: &Obj, new: ObjRef<'_>) {
    let mut waiting = alloc::vec![code.clone()];
    while let Some(code) = waiting.pop() {
        let same =
            code.filename
                .get()
                .is_some_and(|file| match (file.downcast::<Str>(), old.downcast::<Str>()) {
                    (Some(file), Some(old)) => file.same_text(old),
                    _ => false,
                });
        if !same {
            continue;
        }
        code.filename.set(Some(new.own()));
        let inner = code
            .const_items()
            .iter()
            .filter_map(|constant| constant.borrow().to_ref::<Code>());
        waiting.extend(inner);
    }
}

fn import_error(vm: &mut Vm, message: &str, name: ObjRef<'_>) -> Exception {
    let made = (|| {
        let message = vm.new_str(message)?;
        let error = vm.exception_from_args(exceptions::IMPORT_ERROR, &[message.borrow()])?;
        object::setattr(vm, error.as_obj(), names::name, Some(name))?;
        Ok(error)
    })();
    match made {
        Ok(error) | Err(error) => error,
    }
}

/// An `ImportError` about a frozen module; `%R` stands for the name's `repr`.
fn frozen_error(vm: &mut Vm, message: &str, name: ObjRef<'_>) -> Exception {
    match object::repr(vm, name) {
        Ok(shown) => {
            let shown = alloc::format!("{}", DisplayStr(shown.borrow()));
            import_error(vm, &message.replace("%R", &shown), name)
        }
        Err(error) => error,
    }
}
