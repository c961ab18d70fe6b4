//! `BaseExceptionGroup` and `ExceptionGroup` (PEP 654), and what `except*` does with them.

use alloc::vec::Vec;

use hashbrown::HashSet;
use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef};

use super::base::{BaseException, base_init, make, or_none};
use super::plain::EXCEPTION;
use super::{given_matches, is_exception_class};
use crate::call::{self, Args};
use crate::exception::Result;
use crate::list::{LIST, List};
use crate::object::{self, DisplayStr};
use crate::singletons::NONE;
use crate::str::Str;
use crate::tuple::{self, TUPLE};
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;
use crate::{dict::Dict, names};

/// Several exceptions raised as one.
#[pyclass(name = "BaseExceptionGroup", base = BaseException, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct BaseExceptionGroup {
    base: BaseException,
    /// `message`, a `str`.
    pub message: ObjCell,
    /// `exceptions`, a tuple that is not empty.
    pub exceptions: ObjCell,
    /// The repr of the sequence that was given, where that was neither a list nor a tuple.
    given: ObjCell,
}

/// The key under which an interpreter keeps its `ExceptionGroup`.
const EXCEPTION_GROUP: &str = "ExceptionGroup";

/// `ExceptionGroup`: it has two bases, so each interpreter makes its own.
pub fn exception_group(vm: &mut Vm) -> Result<Obj> {
    let known = vm.interp().native_state.borrow().get(EXCEPTION_GROUP).cloned();
    if let Some(class) = known {
        return Ok(class);
    }
    let name = vm.new_str(EXCEPTION_GROUP)?;
    let bases = tuple::new(vm, &[BASE_EXCEPTION_GROUP.own(), EXCEPTION.own()])?;
    let namespace = Dict::create(vm)?;
    let module = names::builtins;
    namespace.set(vm, names::__module__, module.own())?;
    let args = [name.borrow(), bases.borrow(), namespace.borrow()];
    let class = call::call(vm, crate::typeobject::HEAP_TYPE.as_obj(), &args)?;
    let mut state = vm.interp().native_state.borrow_mut();
    state.insert(EXCEPTION_GROUP, class.clone());
    Ok(class)
}

/// Whether an object is an exception group.
pub fn is_group(exception: ObjRef<'_>) -> bool {
    exception.is_a(BASE_EXCEPTION_GROUP)
}

/// A group with a message, as calling `BaseExceptionGroup` makes it.
fn new_group(vm: &mut Vm, message: Obj, exceptions: ObjRef<'_>) -> Result<Obj> {
    call::call(vm, BASE_EXCEPTION_GROUP.as_obj(), &[message.borrow(), exceptions])
}

/// What a split looks for.
enum Matcher<'a> {
    /// Exceptions of a class or of a tuple's classes.
    Type(ObjRef<'a>),
    /// Exceptions for which a callable says so.
    Predicate(ObjRef<'a>),
    /// These leaves, by identity.
    Leaves(&'a HashSet<usize>),
}

impl<'a> Matcher<'a> {
    fn new(vm: &mut Vm, value: ObjRef<'a>) -> Result<Matcher<'a>> {
        if object::is_callable(value) && TypeRef::from_obj(value).is_none() {
            return Ok(Matcher::Predicate(value));
        }
        let classes = match tuple::items(value) {
            Some(classes) if value.is_exact(TUPLE) => {
                classes.iter().all(|class| is_exception_class(class.borrow()))
            }
            _ => is_exception_class(value),
        };
        if classes {
            return Ok(Matcher::Type(value));
        }
        Err(vm.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        ))
    }

    fn matches(&self, vm: &mut Vm, exception: ObjRef<'_>) -> Result<bool> {
        match self {
            Matcher::Type(class) => Ok(given_matches(exception, *class)),
            Matcher::Predicate(callable) => {
                let answer = call::call(vm, *callable, &[exception])?;
                object::is_true(vm, answer.borrow())
            }
            Matcher::Leaves(ids) => Ok(!is_group(exception) && ids.contains(&exception.id())),
        }
    }
}

type Parts = (Option<Obj>, Option<Obj>);

/// The part of an exception that matches, and the rest if it is wanted.
fn split(vm: &mut Vm, exception: ObjRef<'_>, matcher: &Matcher<'_>, with_rest: bool) -> Result<Parts> {
    if matcher.matches(vm, exception)? {
        return Ok((Some(exception.own()), None));
    }
    let group = match exception.to_ref::<BaseExceptionGroup>() {
        Some(group) if is_group(exception) => group,
        _ => return Ok((None, with_rest.then(|| exception.own()))),
    };
    let (mut matched, mut rest) = (HVec::new(), HVec::new());
    let members = or_none(group.exceptions.get());
    for member in tuple::items(members.borrow()).unwrap_or(&[]) {
        let parts = vm.recursive(" in exceptiongroup_split_recursive", |vm| {
            split(vm, member.borrow(), matcher, with_rest)
        })?;
        if let Some(part) = parts.0 {
            matched.push(vm.alloc(), part)?;
        }
        if let Some(part) = parts.1 {
            rest.push(vm.alloc(), part)?;
        }
    }
    let matched = subset(vm, group.borrow(), matched)?;
    let rest = subset(vm, group.borrow(), rest)?;
    Ok((matched, rest))
}

/// A group of some of the members of `group`, with its traceback, context, cause and notes. `None` for no members.
fn subset(vm: &mut Vm, group: ObjRef<'_>, members: HVec<Obj>) -> Result<Option<Obj>> {
    if members.is_empty() {
        return Ok(None);
    }
    let members = List::create(vm, members)?;
    let derive = vm.intern("derive")?;
    let made = call::call_method(vm, group, derive.borrow(), &[members.borrow()])?;
    if !is_group(made.borrow()) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    if let Some(traceback) = super::traceback(group) {
        super::set_traceback(made.borrow(), Some(traceback));
    }
    if let Some(error) = super::writable(made.borrow()) {
        error.context.set(super::context(group));
    }
    super::replace_cause(made.borrow(), super::cause(group));
    if let Some(notes) = object::lookup_attr(vm, group, names::__notes__)? {
        // Notes that are no sequence are an error of whoever set them; splitting is not the place to say so.
        if crate::sequence::is_sequence(notes.borrow()) {
            let items = object::collect(vm, notes.borrow())?;
            let copy = List::create(vm, items)?;
            object::setattr(vm, made.borrow(), names::__notes__, Some(copy.borrow()))?;
        }
    }
    Ok(Some(made))
}

/// `exception.split(type)` as `except*` does it: what the clause handles and what is left, `None` where that is
/// nothing. A handled exception that is no group is wrapped in one.
///
/// Raises `TypeError` if a group's `split` does not return a pair, and what it raises.
pub fn group_match(vm: &mut Vm, exception: ObjRef<'_>, wanted: ObjRef<'_>) -> Result<(Obj, Obj)> {
    let none = || NONE.own();
    if exception.is_none() {
        return Ok((none(), none()));
    }
    if given_matches(exception, wanted) {
        if is_group(exception) {
            return Ok((exception.own(), none()));
        }
        let members = tuple::from_refs(vm, &[exception])?;
        let message = vm.new_str("")?;
        let group = new_group(vm, message, members.borrow())?;
        let here = crate::traceback::here(vm, None)?;
        super::set_traceback(group.borrow(), here);
        return Ok((group, none()));
    }
    if !is_group(exception) {
        return Ok((none(), exception.own()));
    }
    let name = vm.intern("split")?;
    let pair = call::call_method(vm, exception, name.borrow(), &[wanted])?;
    let kind = exception.ty().display_name(vm);
    let Some(items) = tuple::items(pair.borrow()) else {
        let got = pair.ty().display_name(vm);
        return Err(vm.type_error(format_args!("{kind}.split must return a tuple, not {got}")));
    };
    match items {
        [matched, rest, ..] => Ok((matched.clone(), rest.clone())),
        _ => {
            let len = items.len();
            Err(vm.type_error(format_args!(
                "{kind}.split must return a 2-tuple, got tuple of size {len}"
            )))
        }
    }
}

fn collect_leaves(vm: &mut Vm, exception: ObjRef<'_>, ids: &mut HashSet<usize>) -> Result<()> {
    let group = match exception.downcast::<BaseExceptionGroup>() {
        Some(group) => group,
        None => {
            if !exception.is_none() {
                ids.try_reserve(1).map_err(|_| taipan_heap::AllocError)?;
                ids.insert(exception.id());
            }
            return Ok(());
        }
    };
    let members = or_none(group.exceptions.get());
    for member in tuple::items(members.borrow()).unwrap_or(&[]) {
        vm.recursive(" in collect_exception_group_leaf_ids", |vm| {
            collect_leaves(vm, member.borrow(), ids)
        })?;
    }
    Ok(())
}

/// Whether two exceptions have the same traceback, cause and context: one is then a part of the other.
fn same_metadata(one: ObjRef<'_>, other: ObjRef<'_>) -> bool {
    let same = |one: Option<Obj>, other: Option<Obj>| match (one, other) {
        (Some(one), Some(other)) => one.is(&other),
        (None, None) => true,
        _ => false,
    };
    same(super::traceback(one), super::traceback(other))
        && same(super::cause(one), super::cause(other))
        && same(super::context(one), super::context(other))
}

/// What a `try` … `except*` raises at its end: `None`, or the exceptions that its clauses raised and those that they
/// raised again, the latter nested as they were in `original` (`_PyExc_PrepReraiseStar`).
pub fn prep_reraise_star(vm: &mut Vm, original: ObjRef<'_>, exceptions: ObjRef<'_>) -> Result<Obj> {
    let exceptions = object::collect(vm, exceptions)?;
    if exceptions.is_empty() {
        return Ok(NONE.own());
    }
    if !is_group(original) {
        // A naked exception was wrapped for one clause, so at most one exception is left.
        return Ok(exceptions[0].clone());
    }
    let mut raised = HVec::new();
    let mut leaves = HashSet::new();
    for exception in exceptions.iter() {
        if exception.is_none() {
            continue;
        }
        if same_metadata(exception.borrow(), original) {
            collect_leaves(vm, exception.borrow(), &mut leaves)?;
        } else {
            raised.push(vm.alloc(), exception.clone())?;
        }
    }
    let (again, _) = split(vm, original, &Matcher::Leaves(&leaves), false)?;
    if raised.is_empty() {
        return Ok(or_none(again));
    }
    if let Some(again) = again {
        raised.push(vm.alloc(), again)?;
    }
    if raised.len() == 1 {
        return Ok(raised[0].clone());
    }
    let members = List::create(vm, raised)?;
    let message = vm.new_str("")?;
    new_group(vm, message, members.borrow())
}

/// The class, the message, and the members as they were given: as a list if that was one.
fn group_repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let Some(group) = this.to_ref::<BaseExceptionGroup>() else {
        return Err(vm.type_error("an exception group is needed"));
    };
    let members = match group.given.get() {
        Some(given) => given,
        None => {
            let members = or_none(group.exceptions.get());
            let args = group.base.args_tuple();
            let was_list = tuple::items(args.borrow())
                .and_then(|args| args.get(1))
                .is_some_and(|given| given.is_a(LIST));
            if was_list {
                let items = object::collect(vm, members.borrow())?;
                let list = List::create(vm, items)?;
                object::repr(vm, list.borrow())?
            } else {
                object::repr(vm, members.borrow())?
            }
        }
    };
    let message = or_none(group.message.get());
    let message = object::repr(vm, message.borrow())?;
    let name = this.ty().display_name(vm);
    vm.format(format_args!(
        "{name}({}, {})",
        DisplayStr(message.borrow()),
        DisplayStr(members.borrow())
    ))
}

impl BaseExceptionGroup {
    pub(super) fn blank(base: BaseException) -> BaseExceptionGroup {
        BaseExceptionGroup {
            base,
            message: ObjCell::new(None),
            exceptions: ObjCell::new(None),
            given: ObjCell::new(None),
        }
    }

    /// The nested exceptions.
    pub fn members(&self) -> Vec<Obj> {
        let members = or_none(self.exceptions.get());
        tuple::items(members.borrow()).unwrap_or(&[]).to_vec()
    }
}

#[pymethods]
impl BaseExceptionGroup {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [message, exceptions] = args.args() else {
            let given = args.args().len();
            return Err(vm.type_error(format_args!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"
            )));
        };
        if message.downcast::<Str>().is_none() {
            let kind = message.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "BaseExceptionGroup.__new__() argument 1 must be str, not {kind}"
            )));
        }
        if !crate::sequence::is_sequence(*exceptions) {
            return Err(vm.type_error("second argument (exceptions) must be a sequence"));
        }
        let simple = exceptions.is_a(TUPLE) || exceptions.is_a(LIST);
        // The sequence may change later; the repr stays.
        let given = if simple {
            None
        } else {
            Some(object::repr(vm, *exceptions)?)
        };
        let members = object::collect(vm, *exceptions)?;
        if members.is_empty() {
            return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
        }
        let mut only_exceptions = true;
        for (at, member) in members.iter().enumerate() {
            if !member.is_a(super::BASE_EXCEPTION) {
                return Err(vm.value_error(format_args!(
                    "Item {at} of second argument (exceptions) is not an exception"
                )));
            }
            only_exceptions &= object::isinstance(vm, member.borrow(), EXCEPTION.as_obj())?;
        }
        let group_class = exception_group(vm)?;
        let mut class = cls.own();
        if cls.is(group_class.borrow()) {
            if !only_exceptions {
                return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
            }
        } else if cls.is(BASE_EXCEPTION_GROUP.as_obj()) {
            if only_exceptions {
                class = group_class;
            }
        } else if !only_exceptions && object::issubclass(vm, cls, EXCEPTION.as_obj())? {
            let name = match TypeRef::from_obj(cls) {
                Some(class) => class.display_name(vm),
                None => cls.ty().display_name(vm),
            };
            return Err(vm.type_error(format_args!("Cannot nest BaseExceptions in '{name}'")));
        }
        let made = make(vm, class.borrow(), args)?;
        if let Some(group) = made.downcast::<BaseExceptionGroup>() {
            group.message.set(Some(message.own()));
            group.given.set(given);
            group.exceptions.set(Some(tuple::from_vec(vm, members)?));
        }
        Ok(made)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        group_repr(vm, this)
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        base_init(vm, this, args)
    }
    #[slot]
    fn str(&self, vm: &mut Vm) -> Result<Obj> {
        let message = or_none(self.message.get());
        let count = self.members().len();
        let plural = if count > 1 { "s" } else { "" };
        vm.format(format_args!(
            "{} ({count} sub-exception{plural})",
            DisplayStr(message.borrow())
        ))
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    #[signature("($self, excs, /)")]
    fn derive(&self, vm: &mut Vm, excs: ObjRef<'_>) -> Result<Obj> {
        let message = or_none(self.message.get());
        new_group(vm, message, excs)
    }
    #[signature("($self, matcher_value, /)")]
    fn split(this: ObjRef<'_>, vm: &mut Vm, matcher_value: ObjRef<'_>) -> Result<Obj> {
        let matcher = Matcher::new(vm, matcher_value)?;
        let (matched, rest) = split(vm, this, &matcher, true)?;
        tuple::new(vm, &[or_none(matched), or_none(rest)])
    }
    #[signature("($self, matcher_value, /)")]
    fn subgroup(this: ObjRef<'_>, vm: &mut Vm, matcher_value: ObjRef<'_>) -> Result<Obj> {
        let matcher = Matcher::new(vm, matcher_value)?;
        Ok(or_none(split(vm, this, &matcher, false)?.0))
    }
    /// exception message
    #[getter]
    #[member]
    fn message(&self, _vm: &mut Vm) -> Option<Obj> {
        self.message.get()
    }
    /// nested exceptions
    #[getter]
    #[member]
    fn exceptions(&self, _vm: &mut Vm) -> Option<Obj> {
        self.exceptions.get()
    }
}
