//! `BaseException`: arguments, the chain of exceptions, notes, pickling.
#![allow(unsafe_code)]

use core::cell::Cell;
use core::ptr;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Payload, Ref, StaticObject};

use super::{groups, lookups, os_error, syntax, unicode, values, writable};
use crate::args::no_keywords;
use crate::call::Args;
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::object::{self, DisplayStr};
use crate::singletons::{EMPTY_TUPLE, NONE, bool_object};
use crate::str::Str;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;
use crate::{names, tuple};

/// Common base class for all exceptions
#[pyclass(name = "BaseException", flags = [GC, DICT], bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct BaseException {
    /// `args`, a tuple.
    pub args: ObjCell,
    /// `__traceback__`
    pub traceback: ObjCell,
    /// `__context__`
    pub context: ObjCell,
    /// `__cause__`
    pub cause: ObjCell,
    /// `__suppress_context__`
    pub suppress_context: Cell<bool>,
}

impl BaseException {
    /// The payload of an exception without arguments.
    pub const fn empty() -> BaseException {
        BaseException {
            args: ObjCell::new(None),
            traceback: ObjCell::new(None),
            context: ObjCell::new(None),
            cause: ObjCell::new(None),
            suppress_context: Cell::new(false),
        }
    }

    /// The payload of an exception with these arguments.
    pub fn with_args(vm: &mut Vm, args: Args<'_>) -> Result<BaseException> {
        let base = BaseException::empty();
        base.args.set(Some(tuple::from_refs(vm, args.args())?));
        Ok(base)
    }

    /// The arguments, a tuple.
    pub fn args_tuple(&self) -> Obj {
        self.args.get().unwrap_or_else(|| EMPTY_TUPLE.own())
    }
}

/// What stands for a `MemoryError` while there is no memory for a real one: an instance that keeps nothing.
///
/// Its cells are never written (see `writable`); an attribute that a program sets lands in the words before it, which
/// every exception has for its dict.
pub static NO_MEMORY: &StaticObject<BaseException> = &MARKER.object;

#[repr(C)]
struct Marker {
    prefix: [ObjCell; 4],
    object: StaticObject<BaseException>,
}

// SAFETY: the cells are empty and stay so while threads can meet here: a program that sets an attribute on this
// instance has run out of memory, and so gets no dict to keep it in.
unsafe impl Sync for Marker {}

static MARKER: Marker = Marker {
    prefix: [const { ObjCell::new(None) }; 4],
    // SAFETY: `MemoryError`'s instances have this payload.
    object: unsafe { StaticObject::new(super::plain::MEMORY_ERROR_TYPE, BaseException::empty()) },
};

/// `BaseException.__init__`: keeps the arguments. Raises `TypeError` for keyword arguments.
pub fn base_init(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<()> {
    if !args.names().is_empty() {
        let name = this.ty().display_name(vm);
        no_keywords(vm, name, args)?;
    }
    keep_args(vm, this, args.args())
}

/// Keeps the positional arguments, unless `__new__` has kept the same ones already.
pub(super) fn keep_args(vm: &mut Vm, this: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<()> {
    let Some(error) = writable(this) else {
        return Ok(());
    };
    let old = error.args.get();
    let same = match old.as_ref().and_then(|old| tuple::items(old.borrow())) {
        Some(old) => old.len() == args.len() && old.iter().zip(args).all(|(old, new)| old.borrow().is(*new)),
        None => false,
    };
    if !same {
        error.args.set(Some(tuple::from_refs(vm, args)?));
    }
    Ok(())
}

/// `BaseException.__str__`.
pub fn base_str(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let args = this
        .downcast::<BaseException>()
        .and_then(|error| error.args.get());
    match args.as_ref().and_then(|args| tuple::items(args.borrow())) {
        None | Some([]) => vm.new_str(""),
        Some([only]) => object::str(vm, only.borrow()),
        Some(_) => match &args {
            Some(args) => object::str(vm, args.borrow()),
            None => vm.new_str(""),
        },
    }
}

/// The result of `__reduce__`: the class, the arguments, and the dict if there is one.
pub(super) fn reduce_with(vm: &mut Vm, this: ObjRef<'_>, args: Obj, state: Option<Obj>) -> Result<Obj> {
    let class = this.ty().own();
    match state {
        Some(state) => tuple::new(vm, &[class, args, state]),
        None => tuple::new(vm, &[class, args]),
    }
}

/// The instance's dict, if it has got one yet.
pub(super) fn own_dict(this: ObjRef<'_>) -> Option<Obj> {
    this.dict_cell()?.get()
}

/// An instance of `class` without state: of the layout that the class has.
fn blank(vm: &mut Vm, class: ObjRef<'_>, base: BaseException) -> Result<Obj> {
    let Some(ty) = TypeRef::from_obj(class) else {
        return Err(vm.type_error("exceptions are made of types"));
    };
    let layout = ty.get().head().vtable;
    macro_rules! of {
        ($($payload:path => $make:expr;)*) => {
            $(if ptr::eq(layout, <$payload as Payload>::VTABLE) {
                let make: fn(BaseException) -> $payload = $make;
                return Ok(vm.alloc().instance(class, make(base))?.into());
            })*
        };
    }
    of! {
        BaseException => |base| base;
        values::StopIteration => values::StopIteration::blank;
        values::SystemExit => values::SystemExit::blank;
        lookups::NameError => lookups::NameError::blank;
        lookups::AttributeError => lookups::AttributeError::blank;
        lookups::ImportError => lookups::ImportError::blank;
        os_error::OsError => os_error::OsError::blank;
        syntax::SyntaxError => syntax::SyntaxError::blank;
        unicode::UnicodeErrorFields => unicode::UnicodeErrorFields::blank;
        groups::BaseExceptionGroup => groups::BaseExceptionGroup::blank;
    }
    let name = ty.display_name(vm);
    Err(vm.type_error(format_args!("cannot create '{name}' instances")))
}

/// A new instance of an exception class that keeps the positional arguments (`BaseException.__new__`).
pub(super) fn make(vm: &mut Vm, class: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let base = BaseException::with_args(vm, args)?;
    blank(vm, class, base)
}

fn exception_or_none(vm: &mut Vm, value: Option<ObjRef<'_>>, what: &str) -> Result<Option<Obj>> {
    match value {
        None => Err(vm.type_error(format_args!("__{what}__ may not be deleted"))),
        Some(value) if value.is_none() => Ok(None),
        Some(value) if value.is_a(BASE_EXCEPTION) => Ok(Some(value.own())),
        Some(_) => Err(vm.type_error(format_args!(
            "exception {what} must be None or derive from BaseException"
        ))),
    }
}

fn replace_traceback(vm: &mut Vm, this: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let traceback = match value {
        None => return Err(vm.type_error("__traceback__ may not be deleted")),
        Some(value) if value.is_a(crate::traceback::TRACEBACK) => Some(value.own()),
        Some(value) if value.is_none() => None,
        Some(_) => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    super::set_traceback(this, traceback);
    Ok(())
}

#[pymethods]
impl BaseException {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        make(vm, cls, args)
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        base_init(vm, this, args)
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        base_str(vm, this)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        base_repr(vm, this)
    }
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let args = this.downcast::<BaseException>().map(BaseException::args_tuple);
        reduce_with(
            vm,
            this,
            args.unwrap_or_else(|| EMPTY_TUPLE.own()),
            own_dict(this),
        )
    }
    fn __setstate__(this: ObjRef<'_>, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        if state.is_none() {
            return Ok(());
        }
        let Some(dict) = state.downcast::<Dict>() else {
            return Err(vm.type_error("state is not a dictionary"));
        };
        let mut at = 0;
        while let Some((key, value)) = dict.next_entry(vm, &mut at) {
            object::setattr(vm, this, key.borrow(), Some(value.borrow()))?;
        }
        Ok(())
    }
    /// Gives the exception the traceback tb and returns it.
    #[signature("($self, tb, /)")]
    fn with_traceback(this: ObjRef<'_>, vm: &mut Vm, tb: ObjRef<'_>) -> Result<Obj> {
        replace_traceback(vm, this, Some(tb))?;
        Ok(this.own())
    }
    /// Add a note to the exception
    #[signature("($self, note, /)")]
    fn add_note(this: ObjRef<'_>, vm: &mut Vm, note: Ref<Str>) -> Result<()> {
        Self::append_note(vm, this, note.into())
    }
    #[getter]
    #[member]
    fn __suppress_context__(&self, _vm: &mut Vm) -> Obj {
        bool_object(self.suppress_context.get()).own()
    }
    #[setter]
    fn set___suppress_context__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let Some(value) = value else {
            return Err(vm.type_error("can't delete numeric/char attribute"));
        };
        let Some(value) = crate::bool::value(value) else {
            return Err(vm.type_error("attribute value type must be bool"));
        };
        if let Some(error) = writable(this) {
            error.suppress_context.set(value);
        }
        Ok(())
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        object::instance_dict(vm, this)
    }
    #[setter]
    fn set___dict__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        match value {
            Some(_) => crate::property::set_dict(vm, this, value),
            None => Err(vm.type_error("cannot delete __dict__")),
        }
    }
    #[getter]
    fn args(&self, _vm: &mut Vm) -> Obj {
        self.args_tuple()
    }
    #[setter]
    fn set_args(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let Some(value) = value else {
            return Err(vm.type_error("args may not be deleted"));
        };
        let items = object::collect(vm, value)?;
        let args = tuple::from_vec(vm, items)?;
        if let Some(error) = writable(this) {
            error.args.set(Some(args));
        }
        Ok(())
    }
    #[getter]
    fn __traceback__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.traceback.get()
    }
    #[setter]
    fn set___traceback__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        replace_traceback(vm, this, value)
    }
    #[getter]
    fn __context__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.context.get()
    }
    #[setter]
    fn set___context__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let context = exception_or_none(vm, value, "context")?;
        if let Some(error) = writable(this) {
            error.context.set(context);
        }
        Ok(())
    }
    #[getter]
    fn __cause__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.cause.get()
    }
    #[setter]
    fn set___cause__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cause = exception_or_none(vm, value, "cause")?;
        super::replace_cause(this, cause);
        Ok(())
    }
}

impl BaseException {
    fn append_note(vm: &mut Vm, this: ObjRef<'_>, note: Obj) -> Result<()> {
        if let Some(notes) = object::lookup_attr(vm, this, names::__notes__)? {
            return match notes.downcast::<crate::list::List>() {
                Some(list) => list.push(vm, note),
                None => Err(vm.type_error("Cannot add note: __notes__ is not a list")),
            };
        }
        let mut items = taipan_heap::HVec::new();
        items.push(vm.alloc(), note)?;
        let notes = crate::list::List::create(vm, items)?;
        object::setattr(vm, this, names::__notes__, Some(notes.borrow()))
    }
}

/// The class's name and the arguments' repr: `repr(exception)`.
fn base_repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let args = match this.downcast::<BaseException>() {
        Some(error) => error.args_tuple(),
        None => EMPTY_TUPLE.own(),
    };
    let name = this.ty().display_name(vm);
    if let Some([only]) = tuple::items(args.borrow()) {
        let only = object::repr(vm, only.borrow())?;
        return vm.format(format_args!("{name}({})", DisplayStr(only.borrow())));
    }
    let args = object::repr(vm, args.borrow())?;
    vm.format(format_args!("{name}{}", DisplayStr(args.borrow())))
}

/// `None`, for cells that hold nothing.
pub(super) fn or_none(value: Option<Obj>) -> Obj {
    value.unwrap_or_else(|| NONE.own())
}

/// Raises `TypeError` for keyword arguments other than these; hands each known one to `keep`.
pub(super) fn keywords(
    vm: &mut Vm,
    function: &str,
    known: &[&str],
    args: Args<'_>,
    mut keep: impl FnMut(usize, Option<Obj>),
) -> Result<()> {
    for at in 0..known.len() {
        keep(at, None);
    }
    for (name, value) in args.keywords() {
        let text = name.downcast::<crate::str::Str>();
        match text.and_then(|text| known.iter().position(|known| text.equals(known))) {
            Some(at) => keep(at, Some(value.own())),
            None => return Err(unexpected(vm, function, known, name.borrow(), args)),
        }
    }
    Ok(())
}

#[cold]
fn unexpected(vm: &mut Vm, function: &str, known: &[&str], name: ObjRef<'_>, args: Args<'_>) -> Exception {
    let (given, most) = (args.names().len(), known.len());
    if given > most {
        let plural = if most == 1 { "" } else { "s" };
        return vm.type_error(format_args!(
            "{function}() takes at most {most} keyword argument{plural} ({given} given)"
        ));
    }
    let text = name.downcast::<Str>().and_then(Str::to_utf8);
    let meant =
        text.and_then(|text| crate::suggestions::closest_text(&text, known.iter().map(|known| Some(*known))));
    let name = DisplayStr(name);
    match meant.and_then(|at| known.get(at)) {
        Some(meant) => vm.type_error(format_args!(
            "{function}() got an unexpected keyword argument '{name}'. Did you mean '{meant}'?"
        )),
        None => vm.type_error(format_args!(
            "{function}() got an unexpected keyword argument '{name}'"
        )),
    }
}
