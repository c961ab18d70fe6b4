//! The `builtins` module: functions, and the types. The longer functions are in `builtins/`.

use taipan_derive::pymodule;
use taipan_objects::code::Code;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::number;
use taipan_objects::str::Str;
use taipan_objects::typeobject::TypeName;
use taipan_objects::{
    Args, CompareOp, HVec, Obj, ObjRef, ObjectExt, Ref, Result, TypeRef, Vm, call, exceptions, names, object,
    sequence, singletons,
};
use taipan_syntax::parser::Mode;
use taipan_unicode::Wtf8;

use crate::paths;
use crate::run::{self, Compile};

mod class;
mod print;
mod source;
mod totals;

pub use source::{TREE_CLASS, TREE_COMPILER, source_text};

use class::build_class;
use print::print;
use source::*;
use totals::{extreme, sum};

/// The module's declaration.
pub fn module() -> &'static ModuleDef {
    const { &Builtins::DEF }
}

/// `builtins`
pub struct Builtins;

/// The functions, types and exceptions that need no import.
#[pymodule(name = "builtins", functions = static)]
impl Builtins {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, value) in [
            ("None", singletons::NONE),
            ("Ellipsis", singletons::ELLIPSIS),
            ("NotImplemented", singletons::NOT_IMPLEMENTED),
            ("False", singletons::FALSE),
            ("True", singletons::TRUE),
        ] {
            module::add(vm, module, name, value.own())?;
        }
        for ty in types() {
            module::add(vm, module, ty.get().def().name, ty.own())?;
        }
        for ty in exceptions::all() {
            module::add(vm, module, ty.get().def().name, ty.own())?;
        }
        let group = exceptions::exception_group(vm)?;
        module::add(vm, module, "ExceptionGroup", group)?;
        module::add(vm, module, "EnvironmentError", exceptions::OS_ERROR.own())?;
        module::add(vm, module, "IOError", exceptions::OS_ERROR.own())?;
        let debug = vm.interp().config.borrow().optimize == 0;
        module::add(vm, module, "__debug__", singletons::bool_object(debug).own())
    }
    /// Helper for the class statement: function(body), name, bases and keywords.
    fn __build_class__(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        build_class(vm, args)
    }
    /// Import a module.
    #[signature("(name, globals=None, locals=None, fromlist=(), level=0)")]
    fn __import__(
        vm: &mut Vm,
        name: ObjRef<'_>,
        globals: Option<ObjRef<'_>>,
        locals: Option<ObjRef<'_>>,
        fromlist: Option<ObjRef<'_>>,
        level: Option<i32>,
    ) -> Result<Obj> {
        let none = singletons::NONE;
        let level = taipan_objects::int::new(vm, level.unwrap_or(0))?;
        let rest = [
            globals.unwrap_or(none),
            locals.unwrap_or(none),
            fromlist.unwrap_or(singletons::EMPTY_TUPLE),
            level.borrow(),
        ];
        (vm.hooks().import)(vm, name, &rest)
    }
    /// The magnitude of a number.
    #[signature("(number, /)")]
    fn abs(vm: &mut Vm, number: ObjRef<'_>) -> Result<Obj> {
        number::absolute(vm, number)
    }
    /// Whether no item is false. It stops at the first that is.
    fn all(vm: &mut Vm, iterable: ObjRef<'_>) -> Result<bool> {
        let iterator = object::iter(vm, iterable)?;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            if !object::is_true(vm, item.borrow())? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    /// Whether some item is true. It stops at the first that is.
    fn any(vm: &mut Vm, iterable: ObjRef<'_>) -> Result<bool> {
        let iterator = object::iter(vm, iterable)?;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            if object::is_true(vm, item.borrow())? {
                return Ok(true);
            }
        }
        Ok(false)
    }
    /// As repr(), with escapes for what is not ASCII.
    fn ascii(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
        crate::text::ascii(vm, obj)
    }
    /// The int in binary, such as '0b101'.
    fn bin(vm: &mut Vm, number: ObjRef<'_>) -> Result<Obj> {
        in_base(vm, number, 2)
    }
    /// The int in hexadecimal, such as '0x1f'.
    fn hex(vm: &mut Vm, number: ObjRef<'_>) -> Result<Obj> {
        in_base(vm, number, 16)
    }
    /// The int in octal, such as '0o17'.
    fn oct(vm: &mut Vm, number: ObjRef<'_>) -> Result<Obj> {
        in_base(vm, number, 8)
    }
    /// Whether the object can be called. Classes can.
    fn callable(_vm: &mut Vm, obj: ObjRef<'_>) -> bool {
        object::is_callable(obj)
    }
    /// The character with that code point, a string of length 1. Raises ValueError if there is none.
    fn chr(vm: &mut Vm, i: ObjRef<'_>) -> Result<Obj> {
        let value = taipan_objects::int::to_clipped(vm, i)?;
        match u32::try_from(value) {
            Ok(value) if value <= 0x10_ffff => vm.new_str_from_char(value),
            _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
        }
    }
    /// Makes a code object, or an AST, of source text or an AST.
    ///
    /// filename is for messages; mode is 'exec', 'eval' or 'single'. flags and dont_inherit choose future
    /// features.
    #[signature("(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)")]
    fn compile(
        vm: &mut Vm,
        source: ObjRef<'_>,
        filename: ObjRef<'_>,
        mode: &Str,
        flags: Option<i32>,
        dont_inherit: Option<bool>,
        optimize: Option<i32>,
        feature_version: Option<i32>,
    ) -> Result<Obj> {
        let filename = paths::text(vm, filename)?;
        let Some(filename) = filename.downcast::<Str>() else {
            return Err(vm.system_error("a path that is no text"));
        };
        if paths::has_null(mode) {
            return Err(vm.value_error("embedded null character"));
        }
        let flags = flags.unwrap_or(0) as u32;
        if flags & !COMPILE_FLAGS != 0 {
            return Err(vm.value_error("compile(): unrecognised flags"));
        }
        let inherited = if dont_inherit == Some(true) {
            0
        } else {
            future_flags(vm)
        };
        let trees = flags & ONLY_AST != 0;
        let mode = mode_named(vm, mode, trees)?;
        let optimize = match optimize.unwrap_or(-1) {
            -1 => vm.interp().config.borrow().optimize,
            level @ 0..=2 => level as u8,
            _ => return Err(vm.value_error("compile(): invalid optimize value")),
        };
        let flags = flags | inherited;
        if cfg!(feature = "small") && (flags & run::TYPE_COMMENTS != 0 || feature_version.unwrap_or(-1) >= 0)
        {
            return Err(vm.value_error(
                "compile(): type comments and older versions of the language are left out on this board",
            ));
        }
        if trees || is_tree(vm, source) {
            let version = feature_version.filter(|_| trees).unwrap_or(-1);
            return compile_trees(
                vm,
                source,
                filename,
                [mode as i32, flags as i32, i32::from(optimize), version],
            );
        }
        let filename = filename.to_wtf8();
        let how = Compile {
            filename: &filename,
            mode,
            flags,
            optimize,
            file: false,
        };
        compile_object(vm, source, "compile", &how).map(Obj::from)
    }
    /// Show attributes of an object.
    fn dir(vm: &mut Vm, obj: Option<ObjRef<'_>>) -> Result<Obj> {
        let names_found = match obj {
            Some(obj) => match call::call_special(vm, obj, names::__dir__, &[])? {
                Some(found) => found,
                None => return Err(vm.type_error("object does not provide __dir__")),
            },
            None => {
                let locals = current_locals(vm)?;
                call::call_method(vm, locals.borrow(), names::keys, &[])?
            }
        };
        let items = object::collect(vm, names_found.borrow())?;
        let list = taipan_objects::list::List::create(vm, items)?;
        call::call_method(vm, list.borrow(), names::sort, &[])?;
        Ok(list.into())
    }
    /// Return the tuple (x//y, x%y).
    fn divmod(vm: &mut Vm, x: ObjRef<'_>, y: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::DIVMOD, x, y)
    }
    /// The value of an expression, given as text or as a code object.
    ///
    /// Without globals, it sees the caller's names.
    #[signature("(source, /, globals=None, locals=None)")]
    fn eval(
        vm: &mut Vm,
        source: ObjRef<'_>,
        globals: Option<ObjRef<'_>>,
        locals: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let (globals, locals) = namespaces(vm, "eval", globals, locals)?;
        let code = match source.to_ref::<Code>() {
            Some(code) if code.nfreevars > 0 => {
                return Err(vm.type_error("code object passed to eval() may not contain free variables"));
            }
            Some(code) => code,
            None => {
                let how = Compile {
                    filename: Wtf8::new("<string>"),
                    mode: Mode::Expression,
                    flags: future_flags(vm),
                    optimize: optimize(vm),
                    file: false,
                };
                compile_object(vm, source, "eval", &how)?
            }
        };
        run::run_code(vm, &code, &globals, locals)
    }
    /// Runs statements, given as text or as a code object.
    ///
    /// Without globals, they see the caller's names. closure holds the cells for a code object's free
    /// variables.
    #[signature("(source, /, globals=None, locals=None, *, closure=None)")]
    fn exec(
        vm: &mut Vm,
        source: ObjRef<'_>,
        globals: Option<ObjRef<'_>>,
        locals: Option<ObjRef<'_>>,
        closure: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let (globals, locals) = namespaces(vm, "exec", globals, locals)?;
        let closure = closure.filter(|closure| !closure.is_none());
        let code = match source.to_ref::<Code>() {
            Some(code) => {
                let closure = checked_closure(vm, &code, closure)?;
                return run::run_closure(vm, &code, &globals, locals, closure).map(drop);
            }
            None if closure.is_some() => {
                return Err(vm.type_error("closure can only be used when source is a code object"));
            }
            None => {
                let how = Compile {
                    filename: Wtf8::new("<string>"),
                    mode: Mode::File,
                    flags: future_flags(vm),
                    optimize: optimize(vm),
                    file: false,
                };
                compile_object(vm, source, "exec", &how)?
            }
        };
        run::run_code(vm, &code, &globals, locals).map(drop)
    }
    /// Return type(value).__format__(value, format_spec).
    fn format(vm: &mut Vm, value: ObjRef<'_>, format_spec: Option<ObjRef<'_>>) -> Result<Obj> {
        if let Some(spec) = format_spec.filter(|spec| spec.downcast::<Str>().is_none()) {
            let kind = match spec.is_none() {
                true => TypeName::Builtin("None"),
                false => spec.ty().display_name(vm),
            };
            return Err(vm.type_error(format_args!("format() argument 2 must be str, not {kind}")));
        }
        taipan_objects::format::format(vm, value, format_spec)
    }
    /// Get a named attribute from an object.
    fn getattr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        check_name(vm, name)?;
        match default {
            None => object::getattr(vm, obj, name),
            Some(default) => Ok(object::lookup_attr(vm, obj, name)?.unwrap_or_else(|| default.own())),
        }
    }
    /// The global variables here, as the dictionary that holds them.
    fn globals(vm: &mut Vm) -> Result<Obj> {
        match vm.current_globals() {
            Some(globals) => Ok(globals.into()),
            None => Err(vm.system_error("globals: no current frame")),
        }
    }
    /// Whether getattr() would find the attribute.
    fn hasattr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<bool> {
        check_name(vm, name)?;
        Ok(object::lookup_attr(vm, obj, name)?.is_some())
    }
    /// Return the hash value for the given object.
    fn hash(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
        object::hash(vm, obj)
    }
    /// Return the identity of an object.
    fn id(_vm: &mut Vm, obj: ObjRef<'_>) -> usize {
        obj.id()
    }
    /// Whether the object's class is, or inherits from, the given one or one of a tuple or union.
    fn isinstance(vm: &mut Vm, obj: ObjRef<'_>, class_or_tuple: ObjRef<'_>) -> Result<bool> {
        object::isinstance(vm, obj, class_or_tuple)
    }
    /// Whether the class is, or inherits from, the given one or one of a tuple or union.
    fn issubclass(vm: &mut Vm, cls: ObjRef<'_>, class_or_tuple: ObjRef<'_>) -> Result<bool> {
        object::issubclass(vm, cls, class_or_tuple)
    }
    /// Get an iterator from an object.
    #[name("iter")]
    fn iter_(vm: &mut Vm, object: ObjRef<'_>, sentinel: Option<ObjRef<'_>>) -> Result<Obj> {
        match sentinel {
            None => taipan_objects::object::iter(vm, object),
            Some(_) if !taipan_objects::object::is_callable(object) => {
                Err(vm.type_error("iter(v, w): v must be callable"))
            }
            Some(sentinel) => {
                Ok(taipan_objects::iterators::callable_iterator(vm, object.own(), sentinel.own())?.into())
            }
        }
    }
    /// How many items the container holds.
    fn len(vm: &mut Vm, obj: ObjRef<'_>) -> Result<usize> {
        object::length(vm, obj)
    }
    /// The variables here by name. Of a function it is a copy.
    fn locals(vm: &mut Vm) -> Result<Obj> {
        current_locals(vm)
    }
    /// With a single iterable argument, return its biggest item.
    fn max(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        extreme(vm, "max", args, CompareOp::Gt)
    }
    /// With a single iterable argument, return its smallest item.
    fn min(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        extreme(vm, "min", args, CompareOp::Lt)
    }
    /// Return the next item from the iterator.
    #[name("next")]
    fn next_(vm: &mut Vm, iterator: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let Some(slot) = iterator.ty().slots().next else {
            let kind = iterator.ty().display_name(vm);
            return Err(vm.type_error(format_args!("'{kind}' object is not an iterator")));
        };
        match (slot(vm, iterator), default) {
            (Ok(Some(item)), _) => Ok(item),
            (Ok(None), Some(default)) => Ok(default.own()),
            (Ok(None), None) => Err(vm.stop_iteration(None)),
            (Err(error), Some(default)) if error.matches(exceptions::STOP_ITERATION) => Ok(default.own()),
            (Err(error), _) => Err(error),
        }
    }
    /// The code point of a character, or the value of a single byte.
    fn ord(vm: &mut Vm, character: ObjRef<'_>) -> Result<Obj> {
        let len = match character.downcast::<Str>() {
            Some(text) if text.len() == 1 => return taipan_objects::int::new(vm, text.char_at(0)),
            Some(text) => text.len(),
            None => match character.downcast::<taipan_objects::bytes::Bytes>() {
                Some(bytes) if bytes.as_slice().len() == 1 => {
                    return taipan_objects::int::new(vm, bytes.as_slice()[0]);
                }
                Some(bytes) => bytes.as_slice().len(),
                None if character.is_a(taipan_objects::bytearray::BYTE_ARRAY) => {
                    let len = object::length(vm, character)?;
                    if len == 1 {
                        return sequence::item(vm, character, 0);
                    }
                    len
                }
                None => {
                    let kind = character.ty().display_name(vm);
                    return Err(vm.type_error(format_args!(
                        "ord() expected string of length 1, but {kind} found"
                    )));
                }
            },
        };
        Err(vm.type_error(format_args!(
            "ord() expected a character, but string of length {len} found"
        )))
    }
    /// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.
    #[signature("(base, exp, mod=None)")]
    fn pow(vm: &mut Vm, base: ObjRef<'_>, exp: ObjRef<'_>, modulus: Option<ObjRef<'_>>) -> Result<Obj> {
        number::power(vm, base, exp, modulus.unwrap_or(singletons::NONE), "** or pow()")
    }
    /// The asynchronous iterator of an asynchronous iterable.
    fn aiter(vm: &mut Vm, async_iterable: ObjRef<'_>) -> Result<Obj> {
        crate::anext::aiter(vm, async_iterable)
    }
    /// An awaitable for the next item. With a default, that instead of StopAsyncIteration.
    #[signature("($module, aiterator, default=<unrepresentable>, /)")]
    fn anext(vm: &mut Vm, aiterator: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        crate::anext::anext(vm, aiterator, default)
    }
    /// Call sys.breakpointhook(*args, **kws).
    fn breakpoint(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some(hook) = crate::sys::get(vm, "breakpointhook") else {
            return Err(vm.runtime_error("lost sys.breakpointhook"));
        };
        let audit = vm.hooks().audit;
        audit(vm, "builtins.breakpoint", &[hook.borrow()])?;
        call::call_args(vm, hook.borrow(), args)
    }
    /// Read a string from standard input.  The trailing newline is stripped.
    #[signature("($module, prompt='', /)")]
    fn input(vm: &mut Vm, prompt: Option<ObjRef<'_>>) -> Result<Obj> {
        crate::input::input(vm, prompt)
    }
    /// Writes the values to a file, sys.stdout if none is given.
    ///
    /// sep stands between them, end behind the last; flush asks for it to be written at once.
    #[signature("(*args, sep=' ', end='\\n', file=None, flush=False)")]
    fn print(
        vm: &mut Vm,
        args: &[ObjRef<'_>],
        sep: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
        file: Option<ObjRef<'_>>,
        flush: Option<bool>,
    ) -> Result<()> {
        print(vm, args, sep, end, file, flush.unwrap_or(false))
    }
    /// The object as text; where that can be done, as an expression for it.
    fn repr(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
        object::repr(vm, obj)
    }
    /// The number with ndigits digits behind the point.
    ///
    /// Without ndigits, an int. Halves go to the even digit.
    #[signature("(number, ndigits=None)")]
    fn round(vm: &mut Vm, number: ObjRef<'_>, ndigits: Option<ObjRef<'_>>) -> Result<Obj> {
        let args = match &ndigits {
            Some(ndigits) if !ndigits.is_none() => core::slice::from_ref(ndigits),
            _ => &[],
        };
        match call::call_special(vm, number, names::__round__, args)? {
            Some(rounded) => Ok(rounded),
            None => {
                let kind = number.ty().display_name(vm);
                Err(vm.type_error(format_args!("type {kind} doesn't define __round__ method")))
            }
        }
    }
    /// Gives an attribute a value: setattr(x, 'y', v) is x.y = v.
    fn setattr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>, value: ObjRef<'_>) -> Result<()> {
        check_name(vm, name)?;
        let name = interned(vm, name)?;
        object::setattr(vm, obj, name.borrow(), Some(value))
    }
    /// Takes an attribute away: delattr(x, 'y') is del x.y.
    fn delattr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<()> {
        check_name(vm, name)?;
        object::setattr(vm, obj, name, None)
    }
    /// The items in ascending order, in a list.
    ///
    /// Items that compare equal keep their order. key makes of each item what is compared; reverse asks for
    /// descending order.
    #[signature("(iterable, /, *, key=None, reverse=False)")]
    fn sorted(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some((iterable, rest)) = args.split_first() else {
            return Err(vm.type_error("sorted expected 1 argument, got 0"));
        };
        taipan_objects::args::check_positional(vm, "sorted", args.args().len(), 1, 1)?;
        let list = taipan_objects::list::List::create(vm, HVec::new())?;
        list.extend_from(vm, iterable)?;
        let sort = object::getattr(vm, list.borrow(), names::sort)?;
        call::call_args(vm, sort.borrow(), rest)?;
        Ok(list.into())
    }
    /// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    #[signature("(iterable, /, start=0)")]
    fn sum(vm: &mut Vm, iterable: ObjRef<'_>, start: Option<ObjRef<'_>>) -> Result<Obj> {
        sum(vm, iterable, start)
    }
    /// Return the namespace of an object, or the local variables.
    fn vars(vm: &mut Vm, object: Option<ObjRef<'_>>) -> Result<Obj> {
        match object {
            None => current_locals(vm),
            Some(obj) => match taipan_objects::object::lookup_attr(vm, obj, names::__dict__)? {
                Some(dict) => Ok(dict),
                None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
            },
        }
    }
}

/// The types of the module, exceptions apart.
fn types() -> impl Iterator<Item = TypeRef<'static>> {
    use taipan_objects::{
        bool, bytearray, bytes, complex, dict, enumerate, filter, float, int, list, map, object, property,
        range, reversed, set, slice, str, super_object, tuple, type_methods, zip,
    };
    [
        bool::BOOL,
        bytearray::BYTE_ARRAY,
        bytes::BYTES,
        complex::COMPLEX,
        dict::DICT,
        enumerate::ENUMERATE,
        filter::FILTER,
        float::FLOAT,
        set::FROZEN_SET,
        int::INT,
        list::LIST,
        map::MAP,
        #[cfg(not(feature = "small"))]
        taipan_objects::memoryview::MEMORY_VIEW,
        object::OBJECT,
        property::PROPERTY,
        property::CLASS_METHOD,
        property::STATIC_METHOD,
        range::RANGE,
        reversed::REVERSED,
        set::SET,
        slice::SLICE,
        str::STR,
        super_object::SUPER,
        tuple::TUPLE,
        type_methods::TYPE,
        zip::ZIP,
    ]
    .into_iter()
}

fn check_name(vm: &mut Vm, name: ObjRef<'_>) -> Result<()> {
    if name.downcast::<Str>().is_some() {
        return Ok(());
    }
    let kind = name.ty().display_name(vm);
    Err(vm.type_error(format_args!("attribute name must be string, not '{kind}'")))
}

fn interned(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    if taipan_objects::str::is_exact_str(name) {
        taipan_objects::str::intern(vm, name.own())
    } else {
        Ok(name.own())
    }
}

fn in_base(vm: &mut Vm, number: ObjRef<'_>, base: u32) -> Result<Obj> {
    use taipan_objects::int::{self, IntRef};
    let number = int::index(vm, number)?;
    let big = int::value(number.borrow())
        .map(IntRef::to_big)
        .unwrap_or_default();
    let digits =
        taipan_numeric::int::to_radix(&big, base, false).map_err(|error| number::raise(vm, error))?;
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    match digits.strip_prefix('-') {
        Some(digits) => vm.format(format_args!("-{prefix}{digits}")),
        None => vm.format(format_args!("{prefix}{digits}")),
    }
}
