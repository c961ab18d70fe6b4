//! What becomes of a warning: filters, registries, and how it is shown.

use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Ref, Result, TypeRef, Vm, call, exceptions, names, object, singletons,
    tuple,
};
use taipan_unicode::Wtf8Buf;

/// Names under which the interpreter keeps the state.
pub(super) const FILTERS: &str = "warnings.filters";
pub(super) const ONCE_REGISTRY: &str = "warnings.onceregistry";
pub(super) const DEFAULT_ACTION: &str = "warnings.defaultaction";
pub(super) const VERSION: &str = "warnings.version";
pub(super) const LOCK: &str = "warnings.lock";
pub(super) const CONTEXT: &str = "warnings.context";

pub(super) fn state(vm: &Vm, name: &str) -> Option<Obj> {
    vm.interp().native_state.borrow().get(name).cloned()
}

pub(super) fn set_state(vm: &Vm, name: &'static str, value: Obj) {
    // The old value goes only after the table has been given back.
    let old = vm.interp().native_state.borrow_mut().insert(name, value);
    drop(old);
}

/// Gives the interpreter its filters, if it has none yet.
pub(super) fn set_up(vm: &mut Vm) -> Result<()> {
    if state(vm, FILTERS).is_some() {
        return Ok(());
    }
    let none = || singletons::NONE.own();
    let mut filters = taipan_objects::HVec::new();
    let rules: [(&str, TypeRef<'static>, Option<&str>); 5] = [
        ("default", exceptions::DEPRECATION_WARNING, Some("__main__")),
        ("ignore", exceptions::DEPRECATION_WARNING, None),
        ("ignore", exceptions::PENDING_DEPRECATION_WARNING, None),
        ("ignore", exceptions::IMPORT_WARNING, None),
        ("ignore", exceptions::RESOURCE_WARNING, None),
    ];
    for (action, category, module) in rules {
        let action: Obj = vm.intern(action)?.into();
        let module = match module {
            Some(module) => vm.intern(module)?.into(),
            None => none(),
        };
        let line = taipan_objects::int::new(vm, 0)?;
        let rule = tuple::new(vm, &[action, none(), category.own(), module, line])?;
        filters.push(vm.alloc(), rule)?;
    }
    let filters = List::create(vm, filters)?;
    set_state(vm, FILTERS, filters.into());
    let registry = Dict::create(vm)?;
    set_state(vm, ONCE_REGISTRY, registry.into());
    let action: Obj = vm.intern("default")?.into();
    set_state(vm, DEFAULT_ACTION, action);
    let version = taipan_objects::int::new(vm, 1)?;
    set_state(vm, VERSION, version);
    Ok(())
}

/// An attribute of the module `warnings`, if it has been imported.
fn attribute(vm: &mut Vm, name: &str) -> Result<Option<Obj>> {
    let Some(warnings) = crate::import::loaded(vm, names::warnings)? else {
        return Ok(None);
    };
    let name = vm.intern(name)?;
    object::lookup_attr(vm, warnings.borrow(), name.borrow())
}

/// A warning whose place is known.
pub struct Explicit<'a> {
    /// Its class, unless the message is a warning itself.
    pub category: ObjRef<'a>,
    /// The text, or a warning.
    pub message: ObjRef<'a>,
    /// The file.
    pub filename: ObjRef<'a>,
    /// The line, from 1.
    pub lineno: i32,
    /// The module's name; from the file's name if there is none. With `None` as its name nothing is shown.
    pub module: Option<ObjRef<'a>>,
    /// The module's `__warningregistry__`.
    pub registry: Option<ObjRef<'a>>,
    /// The text of the line.
    pub source_line: Option<ObjRef<'a>>,
    /// The object that the warning is about.
    pub about: Option<ObjRef<'a>>,
}

/// Shows a warning, raises it, or does nothing, as the filters say.
pub fn explicit(vm: &mut Vm, warning: &Explicit<'_>) -> Result<()> {
    set_up(vm)?;
    let present = |obj: &ObjRef<'_>| !obj.is(singletons::NONE);
    if warning.module.is_some_and(|module| !present(&module)) {
        return Ok(());
    }
    let registry = match warning.registry.filter(present) {
        None => None,
        Some(registry) => match registry.to_ref::<Dict>() {
            Some(registry) => Some(registry),
            None => return Err(vm.type_error("'registry' must be a dict or None")),
        },
    };
    let module = match warning.module {
        Some(module) => module.own(),
        None => module_of(vm, warning.filename)?,
    };
    let (text, message, category) = if object::isinstance(vm, warning.message, exceptions::WARNING.as_obj())?
    {
        let text = object::str(vm, warning.message)?;
        (text, warning.message.own(), warning.message.ty().own())
    } else {
        let message = call::call(vm, warning.category, &[warning.message])?;
        (warning.message.own(), message, warning.category.own())
    };
    let line = taipan_objects::int::new(vm, warning.lineno)?;
    let key = tuple::new(vm, &[text.clone(), category.clone(), line.clone()])?;
    if let Some(registry) = &registry
        && already_warned(vm, registry, &key, false)?
    {
        return Ok(());
    }
    let (action, rule) = action(
        vm,
        category.borrow(),
        text.borrow(),
        warning.lineno,
        module.borrow(),
    )?;
    let is = |wanted: &str| {
        action
            .downcast::<Str>()
            .is_some_and(|action| action.equals(wanted))
    };
    if is("error") {
        return Err(match Exception::from_instance(message) {
            Some(error) => error,
            None => vm.type_error("exceptions must derive from BaseException"),
        });
    }
    if is("ignore") {
        return Ok(());
    }
    if !is("always") && !is("all") {
        if let Some(registry) = &registry {
            registry.set(vm, key.borrow(), singletons::TRUE.own())?;
        }
        let known = if is("once") {
            let registry = match &registry {
                Some(registry) => registry.clone(),
                None => once_registry(vm)?,
            };
            let key = tuple::new(vm, &[text.clone(), category.clone()])?;
            already_warned(vm, &registry, &key, true)?
        } else if is("module") {
            match &registry {
                Some(registry) => {
                    let key = tuple::new(vm, &[text.clone(), category.clone()])?;
                    already_warned(vm, registry, &key, true)?
                }
                None => false,
            }
        } else if is("default") {
            false
        } else {
            let (action, rule) = (
                object::repr(vm, action.borrow())?,
                object::repr(vm, rule.borrow())?,
            );
            return Err(vm.runtime_error(format_args!(
                "Unrecognized action ({}) in warnings.filters:\n {}",
                DisplayStr(action.borrow()),
                DisplayStr(rule.borrow())
            )));
        };
        if known {
            return Ok(());
        }
    }
    show(
        vm,
        warning,
        &Shown {
            category,
            text,
            message,
            line,
        },
    )
}

/// A warning that is to be shown.
struct Shown {
    category: Obj,
    text: Obj,
    message: Obj,
    line: Obj,
}

/// The module's name from its file's.
fn module_of(vm: &mut Vm, filename: ObjRef<'_>) -> Result<Obj> {
    let Some(text) = filename.downcast::<Str>() else {
        return Ok(filename.own());
    };
    let length = text.len();
    if length == 0 {
        return vm.new_str("<unknown>");
    }
    let ends = length >= 3
        && [b'.', b'p', b'y']
            .iter()
            .enumerate()
            .all(|(at, wanted)| text.char_at(length - 3 + at) == u32::from(*wanted));
    if ends {
        vm.substring(text, 0, length - 3)
    } else {
        Ok(filename.own())
    }
}

/// Whether a registry knows a warning, of the present version of the filters; if not, and if asked to, it learns it.
fn already_warned(vm: &mut Vm, registry: &Ref<Dict>, key: &Obj, remember: bool) -> Result<bool> {
    let version_name = vm.intern("version")?;
    let known = registry.get(vm, version_name.borrow())?;
    let version = match state(vm, VERSION) {
        Some(version) => version,
        None => taipan_objects::int::new(vm, 1)?,
    };
    let current = match &known {
        Some(known) => known.borrow().as_small_int() == version.borrow().as_small_int(),
        None => false,
    };
    if current {
        if let Some(value) = registry.get(vm, key.borrow())?
            && object::is_true(vm, value.borrow())?
        {
            return Ok(true);
        }
    } else {
        registry.clear(vm);
        registry.set(vm, version_name.borrow(), version)?;
    }
    if remember {
        registry.set(vm, key.borrow(), singletons::TRUE.own())?;
    }
    Ok(false)
}

fn once_registry(vm: &mut Vm) -> Result<Ref<Dict>> {
    if let Some(registry) = attribute(vm, "onceregistry")? {
        if registry.downcast::<Dict>().is_none() {
            let kind = registry.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "_warnings.onceregistry must be a dict, not '{kind}'"
            )));
        }
        set_state(vm, ONCE_REGISTRY, registry);
    }
    match state(vm, ONCE_REGISTRY).and_then(|registry| registry.into_ref::<Dict>().ok()) {
        Some(registry) => Ok(registry),
        None => Dict::create(vm),
    }
}

fn default_action(vm: &mut Vm) -> Result<Obj> {
    if let Some(action) = attribute(vm, "defaultaction")? {
        if action.downcast::<Str>().is_none() {
            let kind = action.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "_warnings.defaultaction must be a string, not '{kind}'"
            )));
        }
        set_state(vm, DEFAULT_ACTION, action);
    }
    match state(vm, DEFAULT_ACTION) {
        Some(action) => Ok(action),
        None => vm.new_str("default"),
    }
}

/// The action for a warning, and the filter that says so.
fn action(
    vm: &mut Vm,
    category: ObjRef<'_>,
    text: ObjRef<'_>,
    lineno: i32,
    module: ObjRef<'_>,
) -> Result<(Obj, Obj)> {
    // Filters that a context (PEP 567) has of its own come first.
    if let Some(variable) = state(vm, CONTEXT) {
        let context = call::call_method(vm, variable.borrow(), names::get, &[singletons::NONE])?;
        if !context.borrow().is_none() {
            let name = vm.intern("_filters")?;
            let filters = object::getattr(vm, context.borrow(), name.borrow())?;
            let Ok(filters) = filters.into_ref::<List>() else {
                return Err(vm.value_error("_filters of warnings._warnings_context must be a list"));
            };
            if let Some(found) = search(vm, &filters, category, text, lineno, module)? {
                return Ok(found);
            }
        }
    }
    if let Some(filters) = attribute(vm, "filters")? {
        set_state(vm, FILTERS, filters);
    }
    let Some(filters) = state(vm, FILTERS).and_then(|filters| filters.into_ref::<List>().ok()) else {
        return Err(vm.value_error("_warnings.filters must be a list"));
    };
    if let Some(found) = search(vm, &filters, category, text, lineno, module)? {
        return Ok(found);
    }
    Ok((default_action(vm)?, singletons::NONE.own()))
}

fn search(
    vm: &mut Vm,
    filters: &Ref<List>,
    category: ObjRef<'_>,
    text: ObjRef<'_>,
    lineno: i32,
    module: ObjRef<'_>,
) -> Result<Option<(Obj, Obj)>> {
    // The filters may change while their expressions match.
    let mut at = 0;
    while let Some(rule) = filters.items(vm).get(at).cloned() {
        let Some([action, message, class, module_rule, line]) = tuple::items(rule.borrow()) else {
            return Err(vm.value_error(format_args!("warnings.filters item {at} isn't a 5-tuple")));
        };
        if action.downcast::<Str>().is_none() {
            let kind = action.ty().display_name(vm);
            return Err(vm.type_error(format_args!("action must be a string, not '{kind}'")));
        }
        let matches = matches(vm, message.borrow(), text)?
            & matches(vm, module_rule.borrow(), module)?
            & object::issubclass(vm, category, class.borrow())?;
        let line = taipan_objects::int::to_ssize(vm, line.borrow())?;
        if matches && (line == 0 || line == lineno as isize) {
            return Ok(Some((action.clone(), rule.clone())));
        }
        at += 1;
    }
    Ok(None)
}

/// Whether a filter's pattern takes a text: `None` takes all, a `str` itself, anything else what its `match` finds true.
fn matches(vm: &mut Vm, pattern: ObjRef<'_>, text: ObjRef<'_>) -> Result<bool> {
    if pattern.is_none() {
        return Ok(true);
    }
    if taipan_objects::str::is_exact_str(pattern) {
        return object::equal(vm, pattern, text);
    }
    let name = vm.intern("match")?;
    let found = call::call_method(vm, pattern, name.borrow(), &[text])?;
    object::is_true(vm, found.borrow())
}

/// Shows a warning through `warnings._showwarnmsg`, or as that would.
fn show(vm: &mut Vm, warning: &Explicit<'_>, shown: &Shown) -> Result<()> {
    let about = warning.about.filter(|about| !about.is_none());
    if about.is_some() && !vm.interp().finalizing.get() {
        // Only the library's function can tell where the object was made.
        match crate::import::import_module(vm, "warnings") {
            Err(error) if !error.matches(exceptions::IMPORT_ERROR) => return Err(error),
            _ => {}
        }
    }
    let Some(function) = attribute(vm, "_showwarnmsg")? else {
        // Nothing that goes wrong here can be reported.
        drop(print(vm, warning, shown));
        return Ok(());
    };
    if !object::is_callable(function.borrow()) {
        return Err(vm.type_error("warnings._showwarnmsg() must be set to a callable"));
    }
    let Some(class) = attribute(vm, "WarningMessage")? else {
        return Err(vm.runtime_error("unable to get warnings.WarningMessage"));
    };
    let none = singletons::NONE;
    let arguments = [
        shown.message.borrow(),
        shown.category.borrow(),
        warning.filename,
        shown.line.borrow(),
        none,
        none,
        about.unwrap_or(none),
    ];
    let message = call::call(vm, class.borrow(), &arguments)?;
    call::call(vm, function.borrow(), &[message.borrow()])?;
    Ok(())
}

fn print(vm: &mut Vm, warning: &Explicit<'_>, shown: &Shown) -> Result<()> {
    let category = object::getattr(vm, shown.category.borrow(), names::__name__)?;
    let (category, text) = (
        object::str(vm, category.borrow())?,
        object::str(vm, shown.text.borrow())?,
    );
    let filename = object::str(vm, warning.filename)?;
    let mut out = Wtf8Buf::new();
    let push = |out: &mut Wtf8Buf, text: &Obj| {
        if let Some(text) = text.downcast::<Str>() {
            out.push_wtf8(&text.to_wtf8());
        }
    };
    push(&mut out, &filename);
    out.push_str(&alloc::format!(":{}: ", warning.lineno));
    push(&mut out, &category);
    out.push_str(": ");
    push(&mut out, &text);
    out.push_str("\n");
    match warning.source_line {
        Some(line) => {
            let line = object::str(vm, line)?;
            push(&mut out, &line);
            out.push_str("\n");
        }
        None => {
            let filename = filename
                .downcast::<Str>()
                .and_then(Str::to_utf8)
                .unwrap_or_default();
            let number = usize::try_from(warning.lineno).unwrap_or(0);
            if let Some(line) = crate::source::line(vm, &filename, number) {
                let line = line.trim_matches([' ', '\t', '\x0c', '\r', '\n']);
                out.push_str(&alloc::format!("  {line}\n"));
            }
        }
    }
    write(vm, &out)
}

/// Writes to `sys.stderr`, or to the console where there is none.
fn write(vm: &mut Vm, text: &Wtf8Buf) -> Result<()> {
    match crate::sys::get(vm, "stderr") {
        Some(stderr) if !stderr.borrow().is_none() => {
            let text = vm.new_str_from_wtf8(text)?;
            call::call_method(vm, stderr.borrow(), names::write, &[text.borrow()])?;
        }
        _ => crate::sys::write_stderr(vm, &text.to_string_lossy()),
    }
    Ok(())
}
