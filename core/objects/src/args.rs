//! Argument descriptions of native functions, and the one parser that reads them.
//!
//! The derive macros emit a [`MethodDef`] a function: its name, its parameters and a shim. [`MethodDef::invoke`] checks
//! a call against the description, with CPython's messages, and hands the shim one slot a parameter.

use core::fmt;

use taipan_heap::{HVec, Obj, ObjRef, Payload, Ref};

use crate::Doc;
use crate::call::Args;
use crate::exception::{Exception, Result};
use crate::singletons;
use crate::str::Str;
use crate::typeobject::{ObjectExt, PyClass, TypeRef};
use crate::vm::Vm;

/// How a parameter may be given (`inspect.Parameter.kind`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Before `/`.
    PositionalOnly,
    /// Either way.
    PositionalOrKeyword,
    /// Behind `*`.
    KeywordOnly,
    /// `*args`.
    VarPositional,
    /// `**kwargs`.
    VarKeyword,
}

impl Param {
    /// A parameter that can be given either way.
    pub const fn new(name: &'static str, required: bool) -> Param {
        Param {
            name,
            kind: Kind::PositionalOrKeyword,
            required,
        }
    }

    /// A parameter that cannot be given by name.
    pub const fn positional(name: &'static str, required: bool) -> Param {
        Param {
            name,
            kind: Kind::PositionalOnly,
            required,
        }
    }
}

/// One parameter.
pub struct Param {
    /// Its name, as a keyword and in messages.
    pub name: &'static str,
    /// How it may be given.
    pub kind: Kind,
    /// Whether it must be given.
    pub required: bool,
}

/// What a function takes.
pub struct Signature {
    /// `__text_signature__`.
    pub text: Doc,
    /// The parameters, without the receiver.
    pub params: &'static [Param],
    /// How few and how many positional arguments fill the parameters one by one, others left out; none do if the
    /// second is less than the first.
    exact: (u8, u8),
    style: Style,
}

/// A native function.
pub struct MethodDef {
    /// `__name__`.
    pub name: &'static str,
    /// `__doc__`.
    pub doc: Doc,
    /// What it takes.
    pub signature: Signature,
    /// The function reads its arguments itself.
    pub raw: bool,
    /// The shim: the receiver (the module or class for functions without one), and the arguments.
    pub call: fn(&mut Vm, ObjRef<'_>, Parsed<'_>) -> Result<Obj>,
}

/// Arguments, sorted into parameters.
pub struct Parsed<'a> {
    /// One value a named parameter; `None` where an optional one was left out.
    pub slots: &'a [Option<ObjRef<'a>>],
    /// What `*args` collects.
    pub rest: &'a [ObjRef<'a>],
    /// What `**kwargs` collects.
    pub keywords: KwArgs<'a>,
    /// All arguments, unsorted.
    pub raw: Args<'a>,
    def: &'static MethodDef,
}

/// The keyword arguments that no parameter takes.
#[derive(Clone, Copy)]
pub struct KwArgs<'a> {
    args: Args<'a>,
    params: &'static [Param],
}

impl<'a> KwArgs<'a> {
    /// Names and values.
    pub fn iter(self) -> impl Iterator<Item = (&'a Obj, ObjRef<'a>)> {
        let params = self.params;
        self.args
            .keywords()
            .filter(move |(name, _)| position_of(params, name.borrow()).is_none())
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.iter().next().is_none()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `METH_NOARGS`, `METH_O`: "takes no arguments", "takes exactly one argument".
    Single,
    /// Positional-only parameters: "expected at most 2 arguments, got 3".
    Positional,
    /// "missing required argument 'x' (pos 1)".
    Keyword,
}

impl Signature {
    /// What a function with these parameters takes.
    pub const fn new(text: Doc, params: &'static [Param]) -> Signature {
        let mut required = 0;
        let mut only_positional = true;
        let mut all_positional = true;
        let mut at = 0;
        while at < params.len() {
            let param = &params[at];
            if param.required {
                required = at as u8 + 1;
            }
            all_positional &= matches!(param.kind, Kind::PositionalOnly | Kind::PositionalOrKeyword);
            only_positional &= matches!(param.kind, Kind::PositionalOnly | Kind::VarPositional);
            at += 1;
        }
        let style = match params {
            [] => Style::Single,
            [only] if matches!(only.kind, Kind::PositionalOnly) && only.required => Style::Single,
            _ if only_positional => Style::Positional,
            _ => Style::Keyword,
        };
        let exact = if all_positional && params.len() <= INLINE {
            (required, params.len() as u8)
        } else {
            (1, 0)
        };
        Signature {
            text,
            params,
            exact,
            style,
        }
    }
}

/// Parameters that most functions have at most: more cost an allocation a call.
const INLINE: usize = 8;

impl MethodDef {
    /// Calls the function. `owner` is the class that messages put before the name.
    #[inline]
    pub fn invoke(
        &'static self,
        vm: &mut Vm,
        owner: Option<TypeRef<'_>>,
        this: ObjRef<'_>,
        args: Args<'_>,
    ) -> Result<Obj> {
        if self.raw {
            return (self.call)(vm, this, Parsed::raw(self, args));
        }
        let (least, most) = self.signature.exact;
        let given = args.len();
        if args.names().is_empty() && (least as usize..=most as usize).contains(&given) {
            let mut slots = [None; INLINE];
            for (slot, value) in slots.iter_mut().zip(args.all()) {
                *slot = Some(*value);
            }
            return (self.call)(vm, this, Parsed::slots(self, &slots[..most as usize], args));
        }
        self.invoke_slow(vm, owner, this, args)
    }

    #[inline(never)]
    fn invoke_slow(
        &'static self,
        vm: &mut Vm,
        owner: Option<TypeRef<'_>>,
        this: ObjRef<'_>,
        args: Args<'_>,
    ) -> Result<Obj> {
        let params = self.signature.params;
        let style = self.signature.style;
        let named = params
            .iter()
            .filter(|p| !matches!(p.kind, Kind::VarPositional | Kind::VarKeyword))
            .count();
        let mut inline = [None; INLINE];
        let mut large;
        let slots: &mut [Option<ObjRef<'_>>] = if named <= INLINE {
            &mut inline[..named]
        } else {
            large = HVec::with_capacity(vm.alloc(), named)?;
            for _ in 0..named {
                large.push(vm.alloc(), None)?;
            }
            &mut large
        };
        let rest = self.fill(vm, (owner, this), style, slots, args)?;
        let keywords = KwArgs { args, params };
        (self.call)(
            vm,
            this,
            Parsed {
                slots,
                rest,
                keywords,
                raw: args,
                def: self,
            },
        )
    }

    /// The description of a constructor: only [`MethodDef::bind`] reads it.
    pub const fn constructor(name: &'static str, params: &'static [Param]) -> MethodDef {
        MethodDef {
            name,
            doc: Doc::NONE,
            signature: Signature::new(Doc::NONE, params),
            raw: false,
            call: |vm, this, _| Err(wrong_receiver(vm, this)),
        }
    }

    /// Sorts the arguments of a call into `N` named parameters, `None` where one was left out. Raises `TypeError` as a
    /// call of the function would.
    pub fn bind<'a, const N: usize>(
        &'static self,
        vm: &mut Vm,
        args: Args<'a>,
    ) -> Result<[Option<ObjRef<'a>>; N]> {
        let mut slots = [None; N];
        let style = self.signature.style;
        self.fill(vm, (None, singletons::NONE), style, &mut slots, args)?;
        Ok(slots)
    }

    fn fill<'a>(
        &'static self,
        vm: &mut Vm,
        (owner, this): (Option<TypeRef<'_>>, ObjRef<'_>),
        style: Style,
        slots: &mut [Option<ObjRef<'a>>],
        args: Args<'a>,
    ) -> Result<&'a [ObjRef<'a>]> {
        let params = self.signature.params;
        let given = args.args();
        let takes_rest = params.iter().any(|p| p.kind == Kind::VarPositional);
        let takes_keywords = params.iter().any(|p| p.kind == Kind::VarKeyword);
        let positional = params
            .iter()
            .filter(|p| matches!(p.kind, Kind::PositionalOnly | Kind::PositionalOrKeyword))
            .count();
        if style != Style::Keyword && !args.names().is_empty() {
            let name = self.full_name(vm, owner, this);
            return Err(vm.type_error(format_args!("{name}() takes no keyword arguments")));
        }
        match style {
            Style::Single => {
                if given.len() != params.len() {
                    let name = self.full_name(vm, owner, this);
                    let takes = if params.is_empty() {
                        "no arguments"
                    } else {
                        "exactly one argument"
                    };
                    return Err(vm.type_error(format_args!("{name}() takes {takes} ({} given)", given.len())));
                }
            }
            Style::Positional => {
                let least = params.iter().filter(|p| p.required).count();
                let most = if takes_rest { usize::MAX } else { positional };
                check_positional(vm, self.name, given.len(), least, most)?;
            }
            Style::Keyword => {
                let most = if takes_rest || takes_keywords {
                    usize::MAX
                } else {
                    params.len()
                };
                if args.len() > most || given.len() > positional && !takes_rest {
                    return Err(self.too_many(vm, args, positional, most));
                }
            }
        }
        for (slot, value) in slots.iter_mut().zip(given.iter().take(positional)) {
            *slot = Some(*value);
        }
        let (mut given_twice, mut unexpected) = (None, None);
        for (name, value) in args.keywords() {
            match position_of(params, name.borrow()) {
                Some(at) if slots[at].is_some() => {
                    given_twice = Some(given_twice.map_or(at, |other: usize| other.min(at)));
                }
                Some(at) => slots[at] = Some(value),
                None if takes_keywords => {}
                None => unexpected = unexpected.or(Some(name)),
            }
        }
        if style == Style::Keyword {
            let mut at = 0;
            for param in params {
                if matches!(param.kind, Kind::VarPositional | Kind::VarKeyword) {
                    continue;
                }
                if param.required && slots[at].is_none() {
                    return Err(self.missing(vm, param, at, given.len()));
                }
                at += 1;
            }
        }
        if let Some(at) = given_twice {
            let message = format_args!(
                "argument for {}() given by name ('{}') and position ({})",
                self.name,
                params[index_of_slot(params, at)].name,
                at + 1
            );
            return Err(vm.type_error(message));
        }
        if let Some(name) = unexpected {
            return Err(self.unexpected(vm, name.borrow()));
        }
        Ok(if takes_rest {
            given.get(positional..).unwrap_or(&[])
        } else {
            &[]
        })
    }

    /// The name behind its class's, or its module's unless that is `builtins`.
    fn full_name(&self, vm: &mut Vm, owner: Option<TypeRef<'_>>, this: ObjRef<'_>) -> alloc::string::String {
        if let Some(owner) = owner {
            // A class method is named after the class that it is called on.
            let owner = TypeRef::from_obj(this)
                .filter(|class| class.is_subtype(owner))
                .unwrap_or(owner);
            return alloc::format!("{}.{}", owner.short_name(), self.name);
        }
        let module = crate::module::dict_of(this).and_then(|dict| dict.get_str(vm, crate::names::__name__));
        match module.as_ref().and_then(|name| name.downcast::<Str>()) {
            Some(module) if !module.equals("builtins") => alloc::format!("{module}.{}", self.name),
            _ => alloc::string::String::from(self.name),
        }
    }

    #[cold]
    fn too_many(&self, vm: &mut Vm, args: Args<'_>, positional: usize, most: usize) -> Exception {
        let params = self.signature.params;
        let is_positional =
            |param: &&Param| matches!(param.kind, Kind::PositionalOnly | Kind::PositionalOrKeyword);
        let least = params.iter().filter(|p| p.required).filter(is_positional).count();
        let name = self.name;
        let (given, total) = (args.args().len(), args.len());
        if total > most {
            let bound = if least == most { "exactly" } else { "at most" };
            let plural = if most == 1 { "" } else { "s" };
            let noun = if given == 0 {
                "keyword argument"
            } else {
                "argument"
            };
            return vm.type_error(format_args!(
                "{name}() takes {bound} {most} {noun}{plural} ({total} given)"
            ));
        }
        if positional == 0 {
            return vm.type_error(format_args!("{name}() takes no positional arguments"));
        }
        let bound = if least < positional { "at most" } else { "exactly" };
        let plural = if positional == 1 { "" } else { "s" };
        vm.type_error(format_args!(
            "{name}() takes {bound} {positional} positional argument{plural} ({given} given)"
        ))
    }

    #[cold]
    fn missing(&self, vm: &mut Vm, param: &Param, at: usize, given: usize) -> Exception {
        let name = self.name;
        if param.kind == Kind::PositionalOnly {
            let params = self.signature.params;
            let least = params
                .iter()
                .filter(|p| p.kind == Kind::PositionalOnly && p.required)
                .count();
            let positional = params
                .iter()
                .filter(|p| matches!(p.kind, Kind::PositionalOnly | Kind::PositionalOrKeyword))
                .count();
            let bound = if least == positional {
                "exactly"
            } else {
                "at least"
            };
            let plural = if least == 1 { "" } else { "s" };
            return vm.type_error(format_args!(
                "{name}() takes {bound} {least} positional argument{plural} ({given} given)"
            ));
        }
        if param.kind == Kind::KeywordOnly {
            return vm.type_error(format_args!(
                "{name}() missing required argument '{}' (pos {})",
                param.name,
                at + 1
            ));
        }
        vm.type_error(format_args!(
            "{name}() missing required argument '{}' (pos {})",
            param.name,
            at + 1
        ))
    }

    #[cold]
    fn unexpected(&self, vm: &mut Vm, keyword: ObjRef<'_>) -> Exception {
        let Some(text) = keyword.downcast::<Str>() else {
            return vm.type_error("keywords must be strings");
        };
        let name = self.name;
        let only = self
            .signature
            .params
            .iter()
            .find(|p| p.kind == Kind::PositionalOnly && text.equals(p.name));
        if only.is_some() {
            return vm.type_error(format_args!(
                "{name}() got some positional-only arguments passed as keyword arguments: '{text}'"
            ));
        }
        let accepted = self.signature.params.iter().map(|param| match param.kind {
            Kind::PositionalOrKeyword | Kind::KeywordOnly => Some(param.name),
            _ => None,
        });
        let meant = text
            .to_utf8()
            .and_then(|text| crate::suggestions::closest_text(&text, accepted))
            .map(|at| self.signature.params[at].name);
        match meant {
            Some(meant) => vm.type_error(format_args!(
                "{name}() got an unexpected keyword argument '{text}'. Did you mean '{meant}'?"
            )),
            None => vm.type_error(format_args!(
                "{name}() got an unexpected keyword argument '{text}'"
            )),
        }
    }
}

/// The slot of the parameter that a keyword names.
fn position_of(params: &[Param], keyword: ObjRef<'_>) -> Option<usize> {
    let text = keyword.downcast::<Str>()?;
    let mut at = 0;
    for param in params {
        if matches!(param.kind, Kind::VarPositional | Kind::VarKeyword) {
            continue;
        }
        if param.kind != Kind::PositionalOnly && text.equals(param.name) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn index_of_slot(params: &[Param], slot: usize) -> usize {
    let named = params
        .iter()
        .enumerate()
        .filter(|(_, p)| !matches!(p.kind, Kind::VarPositional | Kind::VarKeyword));
    named.map(|(at, _)| at).nth(slot).unwrap_or(0)
}

/// Raises `TypeError` unless `least <= given <= most` (`_PyArg_CheckPositional`).
#[inline]
pub fn check_positional(
    vm: &mut Vm,
    name: impl fmt::Display,
    given: usize,
    least: usize,
    most: usize,
) -> Result<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    Err(wrong_count(vm, &name, given, least, most))
}

#[cold]
#[inline(never)]
fn wrong_count(vm: &mut Vm, name: &dyn fmt::Display, given: usize, least: usize, most: usize) -> Exception {
    let (bound, wanted) = match given < least {
        _ if least == most => ("", least),
        true => ("at least ", least),
        false => ("at most ", most),
    };
    let plural = if wanted == 1 { "" } else { "s" };
    vm.type_error(format_args!(
        "{name} expected {bound}{wanted} argument{plural}, got {given}"
    ))
}

/// Raises `TypeError` if keyword arguments were given (`_PyArg_NoKeywords`).
#[inline]
pub fn no_keywords(vm: &mut Vm, name: impl fmt::Display, args: Args<'_>) -> Result<()> {
    if args.names().is_empty() {
        return Ok(());
    }
    Err(unwanted_keywords(vm, &name))
}

#[cold]
#[inline(never)]
fn unwanted_keywords(vm: &mut Vm, name: &dyn fmt::Display) -> Exception {
    vm.type_error(format_args!("{name}() takes no keyword arguments"))
}

impl<'a> Parsed<'a> {
    fn slots(def: &'static MethodDef, slots: &'a [Option<ObjRef<'a>>], raw: Args<'a>) -> Self {
        Parsed {
            slots,
            rest: &[],
            keywords: KwArgs {
                args: Args::EMPTY,
                params: &[],
            },
            raw,
            def,
        }
    }

    fn raw(def: &'static MethodDef, raw: Args<'a>) -> Self {
        Parsed::slots(def, &[], raw)
    }
}

/// Where a value comes from, for messages.
#[derive(Clone, Copy)]
pub struct Place {
    def: &'static MethodDef,
    at: usize,
}

impl Place {
    /// "f() argument 1 must be str, not int".
    #[cold]
    #[inline(never)]
    pub fn bad(self, vm: &mut Vm, expected: &str, got: ObjRef<'_>) -> Exception {
        let function = self.def.name;
        let name = if got.is_none() {
            crate::typeobject::TypeName::Builtin("None")
        } else {
            got.ty().display_name(vm)
        };
        match self.def.signature.style {
            Style::Single => vm.type_error(format_args!(
                "{function}() argument must be {expected}, not {name}"
            )),
            Style::Positional => vm.type_error(format_args!(
                "{function}() argument {} must be {expected}, not {name}",
                self.at + 1
            )),
            Style::Keyword => vm.type_error(format_args!(
                "{function}() argument '{}' must be {expected}, not {name}",
                self.name()
            )),
        }
    }

    /// The parameter's name.
    fn name(self) -> &'static str {
        let params = self.def.signature.params;
        params
            .get(index_of_slot(params, self.at))
            .map_or("", |param| param.name)
    }

    /// A required value is not there, though the call was checked: the function's description is wrong.
    #[cold]
    #[inline(never)]
    fn missing(self, vm: &mut Vm) -> Exception {
        let (function, name) = (self.def.name, self.name());
        vm.system_error(format_args!("{function}() was called without '{name}'"))
    }
}

/// "f() argument 'x' must be str, not int", for a function that reads its arguments itself.
#[cold]
pub fn bad_argument(vm: &mut Vm, function: &str, name: &str, expected: &str, got: ObjRef<'_>) -> Exception {
    let kind = if got.is_none() {
        crate::typeobject::TypeName::Builtin("None")
    } else {
        got.ty().display_name(vm)
    };
    vm.type_error(format_args!(
        "{function}() argument '{name}' must be {expected}, not {kind}"
    ))
}

/// Arguments of a constructor, which reads them itself, by parameter: the first `positional` may be given by position,
/// the first `required` must be given. Raises `TypeError` as CPython's argument parser does.
pub fn named<'a, const N: usize>(
    vm: &mut Vm,
    function: &str,
    args: Args<'a>,
    names: [&str; N],
    positional: usize,
    required: usize,
) -> Result<[Option<ObjRef<'a>>; N]> {
    let mut found = [None; N];
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let given = args.len();
    if given > N {
        let how = if required == N { "exactly" } else { "at most" };
        let what = if args.args().is_empty() { "keyword " } else { "" };
        return Err(vm.type_error(format_args!(
            "{function}() takes {how} {N} {what}argument{} ({given} given)",
            plural(N)
        )));
    }
    let given = args.args().len();
    if given > positional {
        let how = if required >= positional {
            "exactly"
        } else {
            "at most"
        };
        return Err(vm.type_error(format_args!(
            "{function}() takes {how} {positional} positional argument{} ({given} given)",
            plural(positional)
        )));
    }
    for (place, value) in found.iter_mut().zip(args.args()) {
        *place = Some(*value);
    }
    let mut unknown = None;
    for (name, value) in args.keywords() {
        let text = name.downcast::<Str>();
        match text.and_then(|text| names.iter().position(|known| text.equals(known))) {
            Some(at) if found[at].is_none() => found[at] = Some(value),
            Some(at) => {
                let (name, at) = (names[at], at + 1);
                return Err(vm.type_error(format_args!(
                    "argument for {function}() given by name ('{name}') and position ({at})"
                )));
            }
            None => unknown = unknown.or(Some(name)),
        }
    }
    if let Some(at) = found[..required].iter().position(Option::is_none) {
        let (name, at) = (names[at], at + 1);
        return Err(vm.type_error(format_args!(
            "{function}() missing required argument '{name}' (pos {at})"
        )));
    }
    if let Some(name) = unknown {
        let name = crate::object::DisplayStr(name.borrow());
        return Err(vm.type_error(format_args!(
            "{function}() got an unexpected keyword argument '{name}'"
        )));
    }
    Ok(found)
}

/// A Rust type that a parameter can have.
pub trait FromArg<'a>: Sized {
    /// Converts a given value. Raises `TypeError` (or what the conversion raises).
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, place: Place) -> Result<Self>;
    /// What stands for a value that was not given; `None` if it must be.
    fn absent() -> Option<Self> {
        None
    }
}

/// What the shims call for each parameter.
pub trait FromParsed<'a>: Sized {
    /// The value of slot `at`.
    fn from_parsed(vm: &mut Vm, parsed: &Parsed<'a>, at: usize) -> Result<Self>;
}

impl<'a, T: FromArg<'a>> FromParsed<'a> for T {
    #[inline]
    fn from_parsed(vm: &mut Vm, parsed: &Parsed<'a>, at: usize) -> Result<Self> {
        let place = Place { def: parsed.def, at };
        match parsed.slots.get(at).copied().flatten() {
            Some(value) => T::from_arg(vm, value, place),
            None => match T::absent() {
                Some(value) => Ok(value),
                None => Err(place.missing(vm)),
            },
        }
    }
}

impl<'a, T: FromArg<'a>> FromArg<'a> for Option<T> {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, place: Place) -> Result<Self> {
        T::from_arg(vm, value, place).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<'a> FromArg<'a> for ObjRef<'a> {
    #[inline(always)]
    fn from_arg(_: &mut Vm, value: ObjRef<'a>, _: Place) -> Result<Self> {
        Ok(value)
    }
}

impl<'a> FromArg<'a> for Obj {
    #[inline(always)]
    fn from_arg(_: &mut Vm, value: ObjRef<'a>, _: Place) -> Result<Self> {
        Ok(value.own())
    }
}

/// An exact type's name is what messages expect; subclasses are accepted.
impl<'a, T: PyClass + Payload> FromArg<'a> for &'a T {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, place: Place) -> Result<Self> {
        match value.downcast::<T>() {
            Some(payload) => Ok(payload),
            None => Err(place.bad(vm, T::TYPE.get().name(), value)),
        }
    }
}

impl<'a, T: PyClass + Payload> FromArg<'a> for Ref<T> {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, place: Place) -> Result<Self> {
        match value.to_ref::<T>() {
            Some(reference) => Ok(reference),
            None => Err(place.bad(vm, T::TYPE.get().name(), value)),
        }
    }
}

/// Through `__index__`, as `n` in CPython's argument formats.
impl<'a> FromArg<'a> for isize {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, _: Place) -> Result<Self> {
        crate::int::to_ssize(vm, value)
    }
}

/// As `i` in CPython's argument formats: a C `int`.
impl<'a> FromArg<'a> for i32 {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, _: Place) -> Result<Self> {
        crate::int::to_int_argument(vm, value)
    }
}

/// As `p`: the truth of any object.
impl<'a> FromArg<'a> for bool {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, _: Place) -> Result<Self> {
        crate::object::is_true(vm, value)
    }
}

/// As `d`: through `__float__` or `__index__`.
impl<'a> FromArg<'a> for f64 {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, _: Place) -> Result<Self> {
        crate::float::to_f64(vm, value)
    }
}

/// What a native function may return.
pub trait IntoResult {
    /// The object, or the exception.
    fn into_result(self, vm: &mut Vm) -> Result<Obj>;
}

impl IntoResult for Obj {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> Result<Obj> {
        Ok(self)
    }
}

impl IntoResult for ObjRef<'_> {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> Result<Obj> {
        Ok(self.own())
    }
}

impl<T> IntoResult for Ref<T> {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> Result<Obj> {
        Ok(self.into())
    }
}

impl IntoResult for () {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> Result<Obj> {
        Ok(singletons::NONE.own())
    }
}

impl IntoResult for bool {
    #[inline(always)]
    fn into_result(self, _: &mut Vm) -> Result<Obj> {
        Ok(singletons::bool_object(self).own())
    }
}

impl IntoResult for f64 {
    #[inline(always)]
    fn into_result(self, vm: &mut Vm) -> Result<Obj> {
        crate::float::new(vm, self)
    }
}

macro_rules! ints_into_result {
    ($($ty:ty),*) => {
        $(impl IntoResult for $ty {
            #[inline(always)]
            fn into_result(self, vm: &mut Vm) -> Result<Obj> {
                crate::int::new(vm, self)
            }
        })*
    };
}

ints_into_result!(isize, usize, i32, u32, i64, u64, u8);

impl IntoResult for &str {
    fn into_result(self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str(self)
    }
}

impl IntoResult for alloc::string::String {
    fn into_result(self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str(&self)
    }
}

/// `None` becomes Python's `None`.
impl<T: IntoResult> IntoResult for Option<T> {
    fn into_result(self, vm: &mut Vm) -> Result<Obj> {
        match self {
            Some(value) => value.into_result(vm),
            None => Ok(singletons::NONE.own()),
        }
    }
}

impl<T: IntoResult> IntoResult for Result<T> {
    #[inline(always)]
    fn into_result(self, vm: &mut Vm) -> Result<Obj> {
        self?.into_result(vm)
    }
}

/// A method was called on an object of a class that does not have it: descriptors check first, so this is a bug.
#[cold]
#[inline(never)]
pub fn wrong_receiver(vm: &mut Vm, this: ObjRef<'_>) -> Exception {
    let name = this.ty().display_name(vm);
    vm.system_error(format_args!("a native method was called on a '{name}' object"))
}
