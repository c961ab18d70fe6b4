//! The `builtins` module: functions, and the types.

use alloc::vec::Vec;

use taipan_derive::pymodule;
use taipan_objects::code::Code;
use taipan_objects::dict::Dict;
use taipan_objects::function::Function;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::number;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::typeobject::TypeName;
use taipan_objects::{
    Args, CompareOp, HVec, Obj, ObjRef, ObjectExt, Ref, Result, TypeRef, Vm, call, exceptions, int, names,
    object, sequence, singletons, tuple,
};
use taipan_platform::Output;
use taipan_syntax::parser::Mode;
use taipan_unicode::Wtf8;

use crate::run::{self, Compile};

/// The module's declaration.
pub fn module() -> &'static ModuleDef {
    const { &Builtins::DEF }
}

/// `builtins`
pub struct Builtins;

/// The functions, types and exceptions that need no import.
#[pymodule(name = "builtins")]
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
        let Some(filename) = filename.downcast::<Str>() else {
            let kind = filename.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "expected str, bytes or os.PathLike object, not {kind}"
            )));
        };
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
        let mode = if mode.equals("exec") {
            Mode::File
        } else if mode.equals("eval") {
            Mode::Expression
        } else if mode.equals("single") {
            Mode::Interactive
        } else if !mode.equals("func_type") {
            let kinds = match trees {
                true => "'exec', 'eval', 'single' or 'func_type'",
                false => "'exec', 'eval' or 'single'",
            };
            return Err(vm.value_error(format_args!("compile() mode must be {kinds}")));
        } else if trees {
            Mode::FuncType
        } else {
            return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        };
        let optimize = match optimize.unwrap_or(-1) {
            -1 => vm.interp().config.borrow().optimize,
            level @ 0..=2 => level as u8,
            _ => return Err(vm.value_error("compile(): invalid optimize value")),
        };
        let flags = flags | inherited;
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

fn optimize(vm: &Vm) -> u8 {
    vm.interp().config.borrow().optimize
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

/// The flags that `compile()` knows: future statements, and how it compiles.
const COMPILE_FLAGS: u32 = FUTURE_FLAGS | 0x10 | 0xf600;
/// `PyCF_ONLY_AST`
const ONLY_AST: u32 = 0x400;
const FUTURE_FLAGS: u32 = 0x1fe_0000;

/// The future statements that are in effect where a builtin was called.
fn future_flags(vm: &Vm) -> u32 {
    match vm.innermost_frame() {
        // SAFETY: a running frame is live, and so is its code.
        #[allow(unsafe_code)]
        Some(frame) => unsafe { (*(*frame).code).flags & FUTURE_FLAGS },
        None => 0,
    }
}

/// The cells that code with free variables runs with.
fn checked_closure<'a>(vm: &mut Vm, code: &Code, closure: Option<ObjRef<'a>>) -> Result<Option<ObjRef<'a>>> {
    let wanted = code.nfreevars as usize;
    if wanted == 0 {
        return match closure {
            Some(_) => Err(vm.type_error("cannot use a closure with this code object")),
            None => Ok(None),
        };
    }
    let cells = closure.and_then(|closure| taipan_objects::tuple::items(closure));
    let right = cells.is_some_and(|cells| {
        cells.len() == wanted && cells.iter().all(|cell| cell.is_exact(taipan_objects::cell::CELL))
    });
    if right {
        return Ok(closure);
    }
    Err(vm.type_error(format_args!(
        "code object requires a closure of exactly length {wanted}"
    )))
}

/// Where the module `_ast` leaves the class of all nodes for `compile`, in `Interp::native_state`.
pub const TREE_CLASS: &str = "ast.AST";
/// Where it leaves what `compile` calls with trees: see [`compile_trees`].
pub const TREE_COMPILER: &str = "ast.compile";

/// Whether it is a node of a syntax tree. There is none before `_ast` is imported.
fn is_tree(vm: &Vm, source: ObjRef<'_>) -> bool {
    let class = vm.interp().native_state.borrow().get(TREE_CLASS).cloned();
    class.is_some_and(|class| TypeRef::from_obj(class.borrow()).is_some_and(|class| source.is_a(class)))
}

/// `compile()` where a tree is given or wanted: the module `_ast` knows how. The settings are mode, flags, optimize and
/// feature version.
fn compile_trees(vm: &mut Vm, source: ObjRef<'_>, filename: &Str, settings: [i32; 4]) -> Result<Obj> {
    let name = vm.intern("_ast")?;
    (vm.hooks().import)(vm, name.borrow(), &[])?;
    let known = vm.interp().native_state.borrow().get(TREE_COMPILER).cloned();
    let Some(compiler) = known else {
        return Err(vm.system_error("the module _ast has not said how trees are compiled"));
    };
    let filename = vm.new_str_from_wtf8(&filename.to_wtf8())?;
    let mut numbers = Vec::new();
    for setting in settings {
        numbers.push(int::new(vm, setting)?);
    }
    let [mode, flags, optimize, version] = numbers.as_slice() else {
        return Err(vm.system_error("four settings"));
    };
    let args = [
        source,
        filename.borrow(),
        mode.borrow(),
        flags.borrow(),
        optimize.borrow(),
        version.borrow(),
    ];
    call::call(vm, compiler.borrow(), &args)
}

/// Source given as `str`, `bytes` or anything with a buffer, compiled.
fn compile_object(vm: &mut Vm, source: ObjRef<'_>, function: &str, how: &Compile<'_>) -> Result<Ref<Code>> {
    let (text, is_text) = source_text(vm, source, function, how.mode)?;
    run::compile(vm, &text, is_text, how)
}

/// The text of source given as `str`, `bytes` or anything with a buffer, and whether it was a `str`; in an expression, white
/// space before it does not count.
///
/// Raises `TypeError` for other objects, in the name of `function`, and `SyntaxError` for text with a null character.
pub fn source_text(vm: &mut Vm, source: ObjRef<'_>, function: &str, mode: Mode) -> Result<(Vec<u8>, bool)> {
    let (mut text, is_text) = if let Some(text) = source.downcast::<Str>() {
        match text.to_utf8() {
            Some(text) => (text.into_bytes(), true),
            None => {
                (vm.hooks().encode)(vm, source, None, None)?;
                return Err(vm.value_error("source text has surrogates"));
            }
        }
    } else if let Some(bytes) = source.downcast::<taipan_objects::bytes::Bytes>() {
        (bytes.as_slice().to_vec(), false)
    } else if taipan_objects::buffer::is_exporter(source) {
        let view = taipan_objects::buffer::get(vm, source, taipan_objects::buffer::BufferFlags::SIMPLE)?;
        let mut bytes = taipan_objects::HVec::new();
        taipan_objects::buffer::copy_to(vm, &view, &mut bytes)?;
        (bytes.to_vec(), false)
    } else {
        let what = if function == "eval" || function == "exec" {
            "a string, bytes or code object"
        } else {
            "a string, bytes or AST object"
        };
        return Err(vm.type_error(format_args!("{function}() arg 1 must be {what}")));
    };
    if mode == Mode::Expression {
        let skip = text
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        text.drain(..skip);
    }
    if text.contains(&0) {
        return Err(vm.new_exception(
            exceptions::SYNTAX_ERROR,
            format_args!("source code string cannot contain null bytes"),
        ));
    }
    Ok((text, is_text))
}

/// The namespaces that `eval` and `exec` run in.
fn namespaces(
    vm: &mut Vm,
    function: &str,
    globals: Option<ObjRef<'_>>,
    locals: Option<ObjRef<'_>>,
) -> Result<(Obj, Obj)> {
    let given = |namespace: Option<ObjRef<'_>>| {
        namespace
            .filter(|namespace| !namespace.is_none())
            .map(ObjRef::own)
    };
    let (globals, locals) = (given(globals), given(locals));
    if let Some(globals) = &globals
        && globals.downcast::<Dict>().is_none()
    {
        let kind = globals.ty().display_name(vm);
        return Err(match function {
            "eval" if sequence::is_mapping(globals.borrow()) => {
                vm.type_error("globals must be a real dict; try eval(code, {}, mapping)")
            }
            "eval" => vm.type_error("globals must be a dict"),
            _ => vm.type_error(format_args!("{function}() globals must be a dict, not {kind}")),
        });
    }
    if let Some(locals) = &locals
        && !sequence::is_mapping(locals.borrow())
    {
        let kind = locals.ty().display_name(vm);
        return Err(match function {
            "eval" => vm.type_error("locals must be a mapping"),
            _ => vm.type_error(format_args!("locals must be a mapping or None, not {kind}")),
        });
    }
    Ok(match (globals, locals) {
        (Some(globals), Some(locals)) => (globals, locals),
        (Some(globals), None) => (globals.clone(), globals),
        (None, locals) => {
            let own = match vm.current_globals() {
                Some(own) => own.into_obj(),
                None => return Err(vm.system_error("globals and locals cannot be NULL")),
            };
            let locals = match locals {
                Some(locals) => locals,
                None => current_locals(vm)?,
            };
            (own, locals)
        }
    })
}

/// `locals()`: the namespace of a module or class body; in a function, a snapshot of its variables.
fn current_locals(vm: &mut Vm) -> Result<Obj> {
    let Some(frame) = vm.innermost_frame() else {
        return Err(vm.system_error("frame does not exist"));
    };
    // SAFETY: the innermost frame is live, and so is its code.
    #[allow(unsafe_code)]
    let object = unsafe {
        let hidden = |kind: &u8| kind & taipan_bytecode::co_fast::HIDDEN != 0;
        if let Some(locals) = &(*frame).locals
            && !(*(*frame).code).localspluskinds.iter().any(hidden)
        {
            return Ok(locals.clone());
        }
        taipan_objects::frame::object_of(vm, frame)?
    };
    match object.into_ref::<taipan_objects::frame::FrameObject>() {
        Ok(frame) => taipan_objects::frame_methods::snapshot(vm, &frame),
        Err(_) => Err(vm.system_error("frame does not exist")),
    }
}

fn print(
    vm: &mut Vm,
    args: &[ObjRef<'_>],
    sep: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
    file: Option<ObjRef<'_>>,
    flush: bool,
) -> Result<()> {
    for (value, name) in [(sep, "sep"), (end, "end")] {
        if let Some(value) = value.filter(|value| !value.is_none() && value.downcast::<Str>().is_none()) {
            let kind = value.ty().display_name(vm);
            return Err(vm.type_error(format_args!("{name} must be None or a string, not {kind}")));
        }
    }
    let file = match file.filter(|file| !file.is_none()) {
        Some(file) => Some(file.own()),
        None => match crate::stdio::attribute(vm, names::stdout) {
            Some(file) => Some(file),
            None if crate::sys::get(vm, "__stdout__").is_some() => {
                return Err(vm.runtime_error("lost sys.stdout"));
            }
            None => None,
        },
    };
    if file.as_ref().is_some_and(|file| file.is_none()) {
        return Ok(());
    }
    let mut out = Printer {
        // Where nobody can tell several calls of `write` from one, it is one.
        joins: file.as_ref().is_none_or(|file| !file.ty().is_heap_type()),
        file,
        builder: StrBuilder::new(),
    };
    let printed = out.print_all(vm, args, sep, end);
    let flushed = out.send(vm);
    printed?;
    flushed?;
    if flush && let Some(file) = &out.file {
        call::call_method(vm, file.borrow(), names::flush, &[])?;
    }
    Ok(())
}

/// Where `print` writes: to a file, or to the console, if there is none.
struct Printer {
    file: Option<Obj>,
    joins: bool,
    builder: StrBuilder,
}

impl Printer {
    fn print_all(
        &mut self,
        vm: &mut Vm,
        args: &[ObjRef<'_>],
        sep: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let sep = sep.and_then(|sep| sep.downcast::<Str>());
        let end = end.and_then(|end| end.downcast::<Str>());
        for (at, arg) in args.iter().enumerate() {
            if at > 0 {
                self.put(vm, sep, " ")?;
            }
            let shown = object::str(vm, *arg)?;
            self.put(vm, shown.downcast::<Str>(), "")?;
        }
        self.put(vm, end, "\n")
    }

    /// Takes a piece of text, or another where there is none.
    fn put(&mut self, vm: &mut Vm, text: Option<&Str>, otherwise: &str) -> Result<()> {
        // An encoding error stops at the piece that it is in: only what can always be encoded is joined.
        let joins = self.joins && text.is_none_or(Str::is_ascii);
        if !joins {
            self.send(vm)?;
        }
        match text {
            Some(text) => self.builder.push_text(vm, text)?,
            None => self.builder.push_str(vm, otherwise)?,
        }
        if joins { Ok(()) } else { self.write(vm) }
    }

    /// Writes what was joined, if there is any.
    fn send(&mut self, vm: &mut Vm) -> Result<()> {
        if self.builder.is_empty() {
            return Ok(());
        }
        self.write(vm)
    }

    fn write(&mut self, vm: &mut Vm) -> Result<()> {
        let text = core::mem::take(&mut self.builder).finish(vm)?;
        match &self.file {
            Some(file) => {
                call::call_method(vm, file.borrow(), names::write, &[text.borrow()])?;
            }
            None => {
                if let Some(text) = text.downcast::<Str>() {
                    crate::sys::write_console(vm, Output::Out, text.to_wtf8().as_bytes());
                }
            }
        }
        Ok(())
    }
}

fn extreme(vm: &mut Vm, name: &str, args: Args<'_>, wanted: CompareOp) -> Result<Obj> {
    let mut key = None;
    let mut default = None;
    for (keyword, value) in args.keywords() {
        match keyword.downcast::<Str>() {
            Some(text) if text.equals("key") => key = Some(value).filter(|key| !key.is_none()),
            Some(text) if text.equals("default") => default = Some(value),
            _ => {
                let keyword = DisplayStr(keyword.borrow());
                return Err(vm.type_error(format_args!(
                    "{name}() got an unexpected keyword argument '{keyword}'"
                )));
            }
        }
    }
    let given = args.args();
    if given.is_empty() {
        return Err(vm.type_error(format_args!("{name} expected at least 1 argument, got 0")));
    }
    let many = given.len() > 1;
    if many && default.is_some() {
        return Err(vm.type_error(format_args!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        )));
    }
    let mut best: Option<(Obj, Obj)> = None;
    let mut consider = |vm: &mut Vm, item: Obj| -> Result<()> {
        let value = match key {
            Some(key) => call::call(vm, key, &[item.borrow()])?,
            None => item.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, known)) => object::compare_bool(vm, value.borrow(), known.borrow(), wanted)?,
        };
        if better {
            best = Some((item, value));
        }
        Ok(())
    };
    if many {
        for item in given {
            consider(vm, item.own())?;
        }
    } else {
        let iterator = object::iter(vm, given[0])?;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            consider(vm, item)?;
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.own()),
        (None, None) => Err(vm.value_error(format_args!("{name}() iterable argument is empty"))),
    }
}

fn sum(vm: &mut Vm, iterable: ObjRef<'_>, start: Option<ObjRef<'_>>) -> Result<Obj> {
    let iterator = object::iter(vm, iterable)?;
    let mut total = match start {
        Some(start) => {
            let advice = if start.is_a(taipan_objects::str::STR) {
                Some("strings [use ''.join(seq) instead]")
            } else if start.is_a(taipan_objects::bytes::BYTES) {
                Some("bytes [use b''.join(seq) instead]")
            } else if start.is_a(taipan_objects::bytearray::BYTE_ARRAY) {
                Some("bytearray [use b''.join(seq) instead]")
            } else {
                None
            };
            if let Some(advice) = advice {
                return Err(vm.type_error(format_args!("sum() can't sum {advice}")));
            }
            start.own()
        }
        None => Obj::from_i16(0),
    };
    let mut pending: Option<Obj> = None;
    while let Some(item) = object::next(vm, iterator.borrow())? {
        match (total.borrow().as_small_int(), item.borrow().as_small_int()) {
            (Some(a), Some(b)) => match a.checked_add(b).and_then(Obj::small_int) {
                Some(sum) => total = sum,
                None => total = number::binary(vm, number::ADD, total.borrow(), item.borrow())?,
            },
            _ if total.is_exact(taipan_objects::float::FLOAT)
                || total.is_exact(taipan_objects::complex::COMPLEX) =>
            {
                pending = Some(item);
                break;
            }
            _ => total = number::binary(vm, number::ADD, total.borrow(), item.borrow())?,
        }
    }
    if pending.is_some() {
        return sum_floats(vm, total, pending, iterator.borrow());
    }
    Ok(total)
}

/// A sum with compensation (A. Neumaier): what it is, and what rounding has lost.
#[derive(Clone, Copy, Default)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn add(self, value: f64) -> Compensated {
        let high = self.high + value;
        let lost = if libm::fabs(self.high) >= libm::fabs(value) {
            (self.high - high) + value
        } else {
            (value - high) + self.high
        };
        Compensated {
            high,
            low: self.low + lost,
        }
    }

    fn value(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// The value of an exact float, or of an int that a C long holds.
fn real_term(obj: ObjRef<'_>) -> Option<f64> {
    use taipan_objects::{float, int};
    if obj.is_exact(float::FLOAT) {
        return float::value(obj);
    }
    if obj.is_a(int::INT) {
        int::value(obj)
            .and_then(int::IntRef::to_i64)
            .map(|value| value as f64)
    } else {
        None
    }
}

/// Goes on once the total is a float or a complex number: these are added with compensation, as in CPython since 3.12.
fn sum_floats(vm: &mut Vm, start: Obj, first: Option<Obj>, iterator: ObjRef<'_>) -> Result<Obj> {
    use taipan_objects::{complex, float};
    let (mut real, mut imag) = (Compensated::default(), Compensated::default());
    let mut is_complex = false;
    match complex::value(start.borrow()) {
        Some(value) => {
            is_complex = true;
            (real.high, imag.high) = (value.real, value.imag);
        }
        None => real.high = float::value(start.borrow()).unwrap_or(0.0),
    }
    let total = |vm: &mut Vm, is_complex: bool, real: Compensated, imag: Compensated| match is_complex {
        true => complex::new(vm, real.value(), imag.value()),
        false => float::new(vm, real.value()),
    };
    let mut item = first;
    while let Some(current) = item {
        if let Some(value) = real_term(current.borrow()) {
            real = real.add(value);
        } else if let Some(value) =
            complex::value(current.borrow()).filter(|_| current.is_exact(complex::COMPLEX))
        {
            if !is_complex {
                // The float's sum is rounded before complex numbers are added to it.
                real = Compensated {
                    high: real.value(),
                    low: 0.0,
                };
                is_complex = true;
            }
            real = real.add(value.real);
            imag = imag.add(value.imag);
        } else {
            let mut total = total(vm, is_complex, real, imag)?;
            total = number::binary(vm, number::ADD, total.borrow(), current.borrow())?;
            while let Some(item) = object::next(vm, iterator)? {
                total = number::binary(vm, number::ADD, total.borrow(), item.borrow())?;
            }
            return Ok(total);
        }
        item = object::next(vm, iterator)?;
    }
    total(vm, is_complex, real, imag)
}

/// The class statement: runs the body in the namespace that the metaclass prepares, then calls the metaclass.
fn build_class(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
    let [body, name, bases @ ..] = args.args() else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    if body.downcast::<Function>().is_none() {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    if name.downcast::<Str>().is_none() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let original = tuple::from_refs(vm, bases)?;
    let resolved = update_bases(vm, &original)?;
    let changed = !resolved.is(&original);
    let mut metaclass: Option<Obj> = None;
    let mut keyword_names = HVec::new();
    let mut keyword_values = HVec::new();
    for (keyword, value) in args.keywords() {
        if keyword.borrow().is(names::metaclass) {
            metaclass = Some(value.own());
        } else {
            keyword_names.push(vm.alloc(), keyword.clone())?;
            keyword_values.push(vm.alloc(), value)?;
        }
    }
    let items = tuple::items(resolved.borrow()).unwrap_or(&[]);
    let mut is_class = true;
    let mut metaclass = match metaclass {
        Some(metaclass) => {
            is_class = TypeRef::from_obj(metaclass.borrow()).is_some();
            metaclass
        }
        None => match items.first() {
            Some(first) => first.ty().own(),
            None => taipan_objects::type_methods::TYPE.own(),
        },
    };
    if is_class {
        metaclass = taipan_objects::type_new::calculate_metaclass(vm, metaclass.borrow(), items)?;
    }
    let namespace = match object::lookup_attr(vm, metaclass.borrow(), names::__prepare__)? {
        Some(prepare) => {
            let mut values = HVec::new();
            values.push(vm.alloc(), *name)?;
            values.push(vm.alloc(), resolved.borrow())?;
            values.extend_from_slice(vm.alloc(), &keyword_values)?;
            call::call_args(vm, prepare.borrow(), Args::new(&values, &keyword_names))?
        }
        None => Dict::create(vm)?.into(),
    };
    if !sequence::is_mapping(namespace.borrow()) {
        let shown = match TypeRef::from_obj(metaclass.borrow()) {
            Some(class) => alloc::format!("{}", class.display_name(vm)),
            None => alloc::string::String::from("<metaclass>"),
        };
        let kind = namespace.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "{shown}.__prepare__() must return a mapping, not {kind}"
        )));
    }
    let cell = crate::calls::run_code(vm, *body, namespace.clone())?;
    if changed {
        sequence::set_item(
            vm,
            namespace.borrow(),
            names::__orig_bases__,
            Some(original.borrow()),
        )?;
    }
    let mut values = HVec::new();
    values.push(vm.alloc(), *name)?;
    values.push(vm.alloc(), resolved.borrow())?;
    values.push(vm.alloc(), namespace.borrow())?;
    values.extend_from_slice(vm.alloc(), &keyword_values)?;
    let class = call::call_args(vm, metaclass.borrow(), Args::new(&values, &keyword_names))?;
    if let Some(cell) = cell.downcast::<taipan_objects::cell::Cell>()
        && TypeRef::from_obj(class.borrow()).is_some()
    {
        match cell.get() {
            Some(held) if held.is(&class) => {}
            Some(held) => {
                let (shown, class, held) = (
                    DisplayStr(*name),
                    object::repr(vm, class.borrow())?,
                    object::repr(vm, held.borrow())?,
                );
                let (class, held) = (DisplayStr(class.borrow()), DisplayStr(held.borrow()));
                return Err(vm.type_error(format_args!(
                    "__class__ set to {class} defining '{shown}' as {held}"
                )));
            }
            None => {
                let (shown, class) = (DisplayStr(*name), object::repr(vm, class.borrow())?);
                let class = DisplayStr(class.borrow());
                return Err(vm.runtime_error(format_args!(
                    "__class__ not set defining '{shown}' as {class}. Was __classcell__ propagated to \
                         type.__new__?"
                )));
            }
        }
    }
    Ok(class)
}

/// Bases that are no classes are asked for classes (`__mro_entries__`, PEP 560).
fn update_bases(vm: &mut Vm, bases: &Obj) -> Result<Obj> {
    let items = tuple::items(bases.borrow()).unwrap_or(&[]);
    if items
        .iter()
        .all(|base| TypeRef::from_obj(base.borrow()).is_some())
    {
        return Ok(bases.clone());
    }
    let mut updated = HVec::new();
    let mut changed = false;
    for base in items {
        if TypeRef::from_obj(base.borrow()).is_none()
            && let Some(method) = object::lookup_attr(vm, base.borrow(), names::__mro_entries__)?
        {
            let entries = call::call(vm, method.borrow(), &[bases.borrow()])?;
            let Some(entries) = tuple::items(entries.borrow()).map(<[Obj]>::to_vec) else {
                return Err(vm.type_error("__mro_entries__ must return a tuple"));
            };
            changed = true;
            for entry in entries {
                updated.push(vm.alloc(), entry)?;
            }
            continue;
        }
        updated.push(vm.alloc(), base.clone())?;
    }
    if changed {
        tuple::from_vec(vm, updated)
    } else {
        Ok(bases.clone())
    }
}
