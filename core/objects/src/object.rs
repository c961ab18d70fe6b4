//! What can be done with any object: attributes, `repr`, `hash`, truth, comparison, iteration, `isinstance`; and the
//! class `object`.

use core::fmt;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef, Ref};

use crate::call::{self, Args};
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::names;
use crate::singletons::{FALSE, NOT_IMPLEMENTED, TRUE, bool_object};
use crate::slots::CompareOp;
use crate::str::{self, Str};
use crate::typeobject::{HeapType, ObjectExt, TypeBits};
use crate::vm::Vm;

/// What every class inherits from.
///
/// object() makes an instance that has no attributes and can be given none.
#[pyclass(name = "object", base = none, bits = [BASETYPE], signature = "()")]
pub struct Object;

#[pymethods]
impl Object {
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::object_methods::repr(vm, this)
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        repr(vm, this)
    }
    #[slot]
    fn hash(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        let _ = vm;
        Ok(hash_identity(this))
    }
    #[slot]
    fn getattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        generic_getattr(vm, this, name)
    }
    #[slot]
    fn setattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        generic_setattr(vm, this, name, value)
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        match op {
            CompareOp::Eq => Ok(if this.is(other) {
                TRUE.own()
            } else {
                NOT_IMPLEMENTED.own()
            }),
            CompareOp::Ne => {
                // By default, `!=` is the opposite of `==`, unless that does not know.
                let Some(compare) = this.ty().slots().richcompare else {
                    return Ok(NOT_IMPLEMENTED.own());
                };
                let equal = compare(vm, this, other, CompareOp::Eq)?;
                if equal.borrow().is(NOT_IMPLEMENTED) {
                    return Ok(equal);
                }
                Ok(bool_object(!is_true(vm, equal.borrow())?).own())
            }
            _ => Ok(NOT_IMPLEMENTED.own()),
        }
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        crate::object_methods::init(vm, this, args)
    }
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        crate::object_methods::new(vm, cls, args)
    }
    /// Helper for pickle.
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::object_methods::reduce(vm, this, 0)
    }
    /// Helper for pickle.
    fn __reduce_ex__(this: ObjRef<'_>, vm: &mut Vm, protocol: isize) -> Result<Obj> {
        crate::object_methods::reduce_ex(vm, this, protocol)
    }
    /// Helper for pickle.
    fn __getstate__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::object_methods::getstate(vm, this)
    }
    /// As str(self). Raises TypeError for a format specification that is not empty.
    fn __format__(this: ObjRef<'_>, vm: &mut Vm, format_spec: &Str) -> Result<Obj> {
        if !format_spec.is_empty() {
            let name = this.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "unsupported format string passed to {name}.__format__"
            )));
        }
        str(vm, this)
    }
    /// Size of object in memory, in bytes.
    fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::int::new(vm, crate::object_methods::size_of(this))
    }
    /// Default dir() implementation.
    fn __dir__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::object_methods::dir(vm, this)
    }
    /// Answers issubclass() for the class, if a class method overrides it.
    ///
    /// NotImplemented leaves the answer to the classes that were registered or inherited. The answer is kept.
    #[classmethod]
    fn __subclasshook__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Obj {
        let _ = (cls, vm, object);
        NOT_IMPLEMENTED.own()
    }
    /// Is called on a class when another inherits from it.
    ///
    /// It is there to be overridden; arguments of the class statement reach it.
    #[classmethod]
    fn __init_subclass__(cls: ObjRef<'_>, vm: &mut Vm) {
        let _ = (cls, vm);
    }
    /// The object's class.
    #[getter]
    fn __class__(this: ObjRef<'_>, vm: &mut Vm) -> Obj {
        let _ = vm;
        this.ty().own()
    }
    #[setter]
    fn set___class__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        crate::object_methods::set_class(vm, this, value)
    }
}

// Attributes.

/// `getattr(obj, name)`; `name` is a `str`.
#[inline]
pub fn getattr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    let found = match obj.ty().slots().getattro {
        Some(getattro) => getattro(vm, obj, name),
        None => generic_getattr(vm, obj, name),
    };
    if let Err(error) = &found {
        exceptions::complete_attribute_context(error, obj, name);
    }
    found
}

/// `getattr(obj, name)`, or `None` if that raises `AttributeError`.
pub fn lookup_attr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Option<Obj>> {
    let getattro = obj.ty().slots().getattro;
    let plain = OBJECT.slots().getattro;
    // A missing attribute is found out without an exception; a descriptor may raise one all the same.
    let found = if getattro.map(|f| f as usize) == plain.map(|f| f as usize) {
        find_attr(vm, obj, name)
    } else if obj.is_exact(crate::module::MODULE) {
        crate::module_methods::find(vm, obj, name)
    } else {
        getattr(vm, obj, name).map(Some)
    };
    match found {
        Ok(value) => Ok(value),
        Err(exception) if exception.matches(exceptions::ATTRIBUTE_ERROR) => Ok(None),
        Err(exception) => Err(exception),
    }
}

/// `setattr(obj, name, value)`, or `delattr(obj, name)` without a value; `name` is a `str`.
pub fn setattr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    if let Some(setattro) = obj.ty().slots().setattro {
        return setattro(vm, obj, name, value);
    }
    generic_setattr(vm, obj, name, value)
}

/// `object.__getattribute__` (`PyObject_GenericGetAttr`).
pub fn generic_getattr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    match find_attr(vm, obj, name)? {
        Some(value) => Ok(value),
        None => Err(no_attribute(vm, obj, name)),
    }
}

/// The generic lookup, `None` if nothing is found. A descriptor's own `AttributeError` means "not found" to callers
/// that suppress it, and is passed on by those that do not: it is returned as it is.
pub(crate) fn find_attr(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Option<Obj>> {
    find_attr_in(vm, obj, name, None)
}

/// As [`generic_getattr`], with this dict in place of the instance's own (`_PyObject_GenericGetAttrWithDict`).
pub fn generic_getattr_with_dict(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>, dict: &Dict) -> Result<Obj> {
    match find_attr_in(vm, obj, name, Some(dict))? {
        Some(value) => Ok(value),
        None => Err(no_attribute(vm, obj, name)),
    }
}

#[inline(always)]
fn find_attr_in(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>, dict: Option<&Dict>) -> Result<Option<Obj>> {
    if name.downcast::<Str>().is_none() {
        let kind = name.ty().display_name(vm);
        return Err(vm.type_error(format_args!("attribute name must be string, not '{kind}'")));
    }
    let ty = obj.ty();
    let descriptor = ty.lookup(vm, name);
    let mut get = None;
    if let Some(descriptor) = &descriptor {
        let slots = descriptor.ty().slots();
        get = slots.descr_get;
        if let (Some(get), Some(_)) = (slots.descr_get, slots.descr_set) {
            return get(vm, descriptor.borrow(), Some(obj), Some(ty.as_obj())).map(Some);
        }
    }
    let value = match dict {
        Some(dict) => dict.get(vm, name)?,
        None => instance_value(vm, obj, name)?,
    };
    if let Some(value) = value {
        return Ok(Some(value));
    }
    match (descriptor, get) {
        (Some(descriptor), Some(get)) => get(vm, descriptor.borrow(), Some(obj), Some(ty.as_obj())).map(Some),
        (None, _) => documentation(vm, obj, name),
        (descriptor, _) => Ok(descriptor),
    }
}

/// What an instance of a builtin class answers for `__doc__`: its class's, which is no entry of the static type's dict.
#[cold]
fn documentation(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Option<Obj>> {
    if !name.downcast::<Str>().is_some_and(|name| name.equals("__doc__")) {
        return Ok(None);
    }
    for class in obj.ty().mro() {
        if let Some(class) = crate::typeobject::TypeRef::from_obj(class.borrow())
            && class.get().heap().is_none()
        {
            return match class.get().def().doc.get() {
                Some(doc) => vm.new_str(doc).map(Some),
                None => Ok(Some(crate::singletons::NONE.own())),
            };
        }
    }
    Ok(None)
}

/// Whether `obj.__class__` is the class of `obj`, since neither the class nor the object say otherwise.
pub fn has_own_class(vm: &mut Vm, obj: ObjRef<'_>) -> bool {
    let ty = obj.ty();
    let getattro = |ty: crate::typeobject::TypeRef<'_>| ty.slots().getattro.map(|slot| slot as usize);
    if getattro(ty) != getattro(OBJECT) {
        return false;
    }
    if !ty.get().is_heap_type() {
        return true;
    }
    match (
        ty.lookup(vm, names::__class__),
        OBJECT.lookup(vm, names::__class__),
    ) {
        (Some(found), Some(own)) => found.is(&own),
        _ => false,
    }
}

/// The `AttributeError` of a failed lookup, with `name` and `obj` for suggestions.
#[cold]
pub fn no_attribute(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Exception {
    let kind = obj.ty().display_name(vm);
    let text = DisplayStr(name);
    attribute_error(
        vm,
        format_args!("'{kind}' object has no attribute '{text}'"),
        obj,
        name,
    )
}

/// An `AttributeError` with a message, `name` and `obj`.
#[cold]
pub fn attribute_error(
    vm: &mut Vm,
    message: fmt::Arguments<'_>,
    obj: ObjRef<'_>,
    name: ObjRef<'_>,
) -> Exception {
    let exception = vm.new_exception(exceptions::ATTRIBUTE_ERROR, message);
    exceptions::set_attribute_context(&exception, obj, name);
    exception
}

/// Shows a `str` object in a message.
pub struct DisplayStr<'a>(pub ObjRef<'a>);

impl fmt::Display for DisplayStr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.downcast::<Str>() {
            Some(text) => fmt::Display::fmt(text, f),
            None => Ok(()),
        }
    }
}

/// Where an object keeps the inline value of `name`: the word, and all the words.
pub struct Inline<'a> {
    /// All inline values, in the order of the shared keys.
    pub values: &'a [ObjCell],
    /// The value's position.
    pub at: usize,
}

/// The words of an object's inline values, while they are in use: none once it has a dict.
pub fn inline_values<'a>(obj: ObjRef<'a>) -> Option<(&'a [ObjCell], &'a HeapType)> {
    if !obj.is_object() || !obj.ty().bits().has(TypeBits::INLINE_VALUES) || !obj.dict_cell()?.is_none() {
        return None;
    }
    let heap = heap_type(obj)?;
    Some((obj.extra_cells().get(heap.first_inline.get() as usize..)?, heap))
}

/// The type of an object, if a program made it.
pub fn heap_type(obj: ObjRef<'_>) -> Option<&HeapType> {
    obj.ty().get().heap()
}

/// The position of `name` among a type's shared keys.
#[inline]
pub fn shared_key_index(vm: &Vm, heap: &HeapType, name: ObjRef<'_>) -> Option<usize> {
    let keys = heap.shared_keys.get(vm);
    if let Some(at) = keys.iter().position(|key| key.borrow().is(name)) {
        return Some(at);
    }
    if str::is_interned(name) {
        return None;
    }
    keys.iter().position(|key| str::equal(key.borrow(), name))
}

/// The value in the instance's own words or dict.
fn instance_value(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Option<Obj>> {
    let Some(cell) = obj.dict_cell() else {
        return Ok(None);
    };
    match cell.get() {
        Some(dict) => match dict.downcast::<Dict>() {
            Some(dict) => dict.get(vm, name),
            None => Ok(None),
        },
        None => {
            let Some((values, heap)) = inline_values(obj) else {
                return Ok(None);
            };
            Ok(shared_key_index(vm, heap, name)
                .and_then(|at| values.get(at))
                .and_then(ObjCell::get))
        }
    }
}

/// The instance's dict, made if it is not there yet. `None` if its type has none.
pub fn instance_dict(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Option<Obj>> {
    let Some(cell) = obj.dict_cell() else {
        return Ok(None);
    };
    if let Some(dict) = cell.get() {
        return Ok(Some(dict));
    }
    let dict = Dict::create(vm)?;
    if let Some((values, heap)) = inline_values(obj) {
        for (at, value) in values.iter().enumerate() {
            if let Some(value) = value.get() {
                let Some(key) = heap.shared_keys.get(vm).get(at).cloned() else {
                    break;
                };
                dict.set(vm, key.borrow(), value)?;
            }
        }
        cell.set(Some(dict.clone().into()));
        values.iter().for_each(|value| value.set(None));
    } else {
        cell.set(Some(dict.clone().into()));
    }
    Ok(Some(dict.into()))
}

/// Stores into, or deletes from, the instance's own words or dict. `None` if the type has neither.
fn set_instance_value(
    vm: &mut Vm,
    obj: ObjRef<'_>,
    name: ObjRef<'_>,
    value: Option<ObjRef<'_>>,
) -> Result<Option<bool>> {
    if let Some((values, heap)) = inline_values(obj) {
        match (shared_key_index(vm, heap, name), value) {
            // The order of attributes is that of the keys: an earlier hole may be filled only if nothing follows.
            (Some(at), Some(value))
                if at < values.len()
                    && (!values[at].is_none() || values[at + 1..].iter().all(ObjCell::is_none)) =>
            {
                values[at].set(Some(value.own()));
                return Ok(Some(true));
            }
            (Some(at), None) if at < values.len() => {
                return Ok(Some(values[at].take().is_some()));
            }
            (None, None) => return Ok(Some(false)),
            (None, Some(value)) => {
                let len = heap.shared_keys.get(vm).len();
                if len < values.len() && str::is_exact_str(name) {
                    let key = str::intern(vm, name.own())?;
                    let heap_memory = vm.alloc();
                    heap.shared_keys.get_mut(vm).push(heap_memory, key)?;
                    values[len].set(Some(value.own()));
                    return Ok(Some(true));
                }
            }
            _ => {}
        }
    }
    let Some(dict) = instance_dict(vm, obj)? else {
        return Ok(None);
    };
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(None);
    };
    match value {
        Some(value) => dict.set(vm, name, value.own()).map(|()| Some(true)),
        None => dict.remove(vm, name).map(|old| Some(old.is_some())),
    }
}

/// `object.__setattr__` and `object.__delattr__` (`PyObject_GenericSetAttr`).
pub fn generic_setattr(
    vm: &mut Vm,
    obj: ObjRef<'_>,
    name: ObjRef<'_>,
    value: Option<ObjRef<'_>>,
) -> Result<()> {
    set_attr_in(vm, obj, name, value, None)
}

/// As [`generic_setattr`], with this dict in place of the instance's own (`_PyObject_GenericSetAttrWithDict`).
pub fn generic_setattr_with_dict(
    vm: &mut Vm,
    obj: ObjRef<'_>,
    name: ObjRef<'_>,
    value: Option<ObjRef<'_>>,
    dict: &Dict,
) -> Result<()> {
    set_attr_in(vm, obj, name, value, Some(dict))
}

#[inline(always)]
fn set_attr_in(
    vm: &mut Vm,
    obj: ObjRef<'_>,
    name: ObjRef<'_>,
    value: Option<ObjRef<'_>>,
    dict: Option<&Dict>,
) -> Result<()> {
    if name.downcast::<Str>().is_none() {
        let kind = name.ty().display_name(vm);
        return Err(vm.type_error(format_args!("attribute name must be string, not '{kind}'")));
    }
    let descriptor = obj.ty().lookup(vm, name);
    if let Some(descriptor) = &descriptor
        && let Some(set) = descriptor.ty().slots().descr_set
    {
        return set(vm, descriptor.borrow(), obj, value);
    }
    let done = match (dict, value) {
        (Some(dict), Some(value)) => {
            dict.set(vm, name, value.own())?;
            Some(true)
        }
        (Some(dict), None) => Some(dict.remove(vm, name)?.is_some()),
        (None, value) => set_instance_value(vm, obj, name, value)?,
    };
    match done {
        Some(true) => Ok(()),
        Some(false) => Err(no_attribute(vm, obj, name)),
        None => {
            let kind = obj.ty().display_name(vm);
            let text = DisplayStr(name);
            let message = match descriptor {
                Some(_) => alloc::format!("'{kind}' object attribute '{text}' is read-only"),
                None if value.is_some() && obj.ty().get().bits().has(TypeBits::IMMUTABLE) => alloc::format!(
                    "'{kind}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                ),
                None => alloc::format!(
                    "'{kind}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                ),
            };
            Err(attribute_error(vm, format_args!("{message}"), obj, name))
        }
    }
}

/// A method, as a call wants it.
pub enum Method {
    /// A function of the class: the object goes before the arguments.
    Unbound(Obj),
    /// Something to be called with the arguments alone.
    Bound(Obj),
}

/// `obj.name`, for a call: a plain function of the class is not bound (`_PyObject_GetMethod`).
pub fn get_method(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Method> {
    let ty = obj.ty();
    let generic = OBJECT.slots().getattro.map(|f| f as usize);
    if ty.slots().getattro.map(|f| f as usize) != generic {
        return getattr(vm, obj, name).map(Method::Bound);
    }
    let Some(descriptor) = ty.lookup(vm, name) else {
        return match instance_value(vm, obj, name)? {
            Some(value) => Ok(Method::Bound(value)),
            None => Err(no_attribute(vm, obj, name)),
        };
    };
    let descriptor_type = descriptor.ty();
    let is_method = descriptor_type.bits().has(TypeBits::METHOD_DESCRIPTOR);
    let (get, set) = (
        descriptor_type.slots().descr_get,
        descriptor_type.slots().descr_set,
    );
    if let (false, Some(get), Some(_)) = (is_method, get, set) {
        return get(vm, descriptor.borrow(), Some(obj), Some(ty.as_obj())).map(Method::Bound);
    }
    if let Some(value) = instance_value(vm, obj, name)? {
        return Ok(Method::Bound(value));
    }
    if is_method {
        return Ok(Method::Unbound(descriptor));
    }
    match get {
        Some(get) => get(vm, descriptor.borrow(), Some(obj), Some(ty.as_obj())).map(Method::Bound),
        None => Ok(Method::Bound(descriptor)),
    }
}

/// The special method `name` of the object's type, bound unless it is a plain function. `None` if there is none.
pub fn lookup_special_method(vm: &mut Vm, obj: ObjRef<'_>, name: ObjRef<'_>) -> Result<Option<Method>> {
    let ty = obj.ty();
    let Some(found) = ty.lookup(vm, name) else {
        return Ok(None);
    };
    if found.ty().bits().has(TypeBits::METHOD_DESCRIPTOR) {
        return Ok(Some(Method::Unbound(found)));
    }
    match found.ty().slots().descr_get {
        Some(get) => {
            get(vm, found.borrow(), Some(obj), Some(ty.as_obj())).map(|method| Some(Method::Bound(method)))
        }
        None => Ok(Some(Method::Bound(found))),
    }
}

// `repr`, `str`, `hash`, truth.

/// `repr(obj)`.
pub fn repr(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    vm.check_pending()?;
    let Some(slot) = obj.ty().slots().repr else {
        return crate::object_methods::repr(vm, obj);
    };
    let made = vm.recursive(" while getting the repr of an object", |vm| slot(vm, obj))?;
    if made.downcast::<Str>().is_some() {
        return Ok(made);
    }
    let kind = made.ty().display_name(vm);
    Err(vm.type_error(format_args!("__repr__ returned non-string (type {kind})")))
}

/// `str(obj)`.
pub fn str(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    if str::is_exact_str(obj) {
        return Ok(obj.own());
    }
    let Some(slot) = obj.ty().slots().str else {
        return repr(vm, obj);
    };
    let made = vm.recursive(" while getting the str of an object", |vm| slot(vm, obj))?;
    if made.downcast::<Str>().is_some() {
        return Ok(made);
    }
    let kind = made.ty().display_name(vm);
    Err(vm.type_error(format_args!("__str__ returned non-string (type {kind})")))
}

/// `hash(obj)`. Raises `TypeError` for unhashable objects.
#[inline]
pub fn hash(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    if let Some(value) = obj.as_small_int() {
        return Ok(crate::int::IntRef::Small(value).hash());
    }
    if let Some(text) = obj.downcast_layout::<Str>()
        && str::is_exact_str(obj)
    {
        return Ok(text.hash(vm));
    }
    match obj.ty().slots().hash {
        Some(slot) => slot(vm, obj),
        None => unhashable(vm, obj),
    }
}

/// The `hash` slot of types that cannot be hashed (`PyObject_HashNotImplemented`).
pub fn unhashable(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    let kind = obj.ty().display_name(vm);
    Err(vm.type_error(format_args!("unhashable type: '{kind}'")))
}

/// The hash of an object that is equal to itself only.
pub fn hash_identity(obj: ObjRef<'_>) -> isize {
    taipan_numeric::hash::pointer(obj.id()) as isize
}

/// The truth of an object.
#[inline]
pub fn is_true(vm: &mut Vm, obj: ObjRef<'_>) -> Result<bool> {
    if obj.is(TRUE) {
        return Ok(true);
    }
    if obj.is(FALSE) || obj.is_none() {
        return Ok(false);
    }
    let slots = obj.ty().slots();
    if let Some(slot) = slots.bool {
        return slot(vm, obj);
    }
    match slots.mp_length.or(slots.sq_length) {
        Some(slot) => Ok(slot(vm, obj)? != 0),
        None => Ok(true),
    }
}

/// `len(obj)`.
pub fn length(vm: &mut Vm, obj: ObjRef<'_>) -> Result<usize> {
    let slots = obj.ty().slots();
    match slots.sq_length.or(slots.mp_length) {
        Some(slot) => slot(vm, obj),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!("object of type '{kind}' has no len()")))
        }
    }
}

// Comparison.

/// A rich comparison: any object. Raises `TypeError` where no order is defined.
pub fn richcompare(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
    vm.recursive(" in comparison", |vm| compare_slots(vm, left, right, op))
}

fn compare_slots(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
    let (left_type, right_type) = (left.ty(), right.ty());
    let mut reflected_tried = false;
    if !left_type.is(right_type)
        && right_type.is_subtype(left_type)
        && let Some(slot) = right_type.slots().richcompare
    {
        reflected_tried = true;
        let answer = slot(vm, right, left, op.swapped())?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    if let Some(slot) = left_type.slots().richcompare {
        let answer = slot(vm, left, right, op)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    if !reflected_tried && let Some(slot) = right_type.slots().richcompare {
        let answer = slot(vm, right, left, op.swapped())?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    match op {
        CompareOp::Eq => Ok(bool_object(left.is(right)).own()),
        CompareOp::Ne => Ok(bool_object(!left.is(right)).own()),
        _ => {
            let (a, b) = (left_type.display_name(vm), right_type.display_name(vm));
            let symbol = op.symbol();
            Err(vm.type_error(format_args!(
                "'{symbol}' not supported between instances of '{a}' and '{b}'"
            )))
        }
    }
}

/// A rich comparison's truth, without the shortcut for identical objects.
pub fn compare_bool(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>, op: CompareOp) -> Result<bool> {
    if let (Some(left), Some(right)) = (left.as_small_int(), right.as_small_int()) {
        return Ok(op.holds(left.cmp(&right)));
    }
    let answer = richcompare(vm, left, right, op)?;
    is_true(vm, answer.borrow())
}

/// Whether both are one object or equal (`PyObject_RichCompareBool` with `==`).
#[inline]
pub fn equal(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<bool> {
    if left.is(right) {
        return Ok(true);
    }
    if str::is_exact_str(left) && str::is_exact_str(right) {
        return Ok(str::equal(left, right));
    }
    compare_bool(vm, left, right, CompareOp::Eq)
}

// Iteration.

/// `iter(obj)`.
pub fn iter(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    let Some(slot) = obj.ty().slots().iter else {
        if obj.ty().slots().sq_item.is_some() && obj.downcast::<Dict>().is_none() {
            return crate::iterators::sequence_iterator(vm, obj);
        }
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!("'{kind}' object is not iterable")));
    };
    let made = slot(vm, obj)?;
    if made.ty().slots().next.is_some() {
        return Ok(made);
    }
    let kind = made.ty().display_name(vm);
    Err(vm.type_error(format_args!("iter() returned non-iterator of type '{kind}'")))
}

/// The next item of an iterator; `None` at the end.
#[inline]
pub fn next(vm: &mut Vm, iterator: ObjRef<'_>) -> Result<Option<Obj>> {
    match iterator.ty().slots().next {
        Some(slot) => {
            let item = slot(vm, iterator);
            match item {
                Err(exception) if exception.matches(exceptions::STOP_ITERATION) => Ok(None),
                other => other,
            }
        }
        None => {
            let kind = iterator.ty().display_name(vm);
            Err(vm.type_error(format_args!("'{kind}' object is not an iterator")))
        }
    }
}

/// As [`next`], with the commonest iterator, a list's, looked at here: for iterators that ask others.
#[inline]
pub(crate) fn next_of_any(vm: &mut Vm, iterator: ObjRef<'_>) -> Result<Option<Obj>> {
    if !cfg!(feature = "small")
        && iterator.is_exact(crate::list::LIST_ITERATOR)
        && let Some(list) = iterator.downcast_layout::<crate::list::ListIterator>()
        && let Some(item) = list.next_present(vm)
    {
        return Ok(Some(item));
    }
    next(vm, iterator)
}

/// The next item of an iterator; `None` at the end, unless the iterator raised `StopIteration` itself, which is passed
/// on with its value.
pub fn next_raw(vm: &mut Vm, iterator: ObjRef<'_>) -> Result<Option<Obj>> {
    match iterator.ty().slots().next {
        Some(slot) => slot(vm, iterator),
        None => next(vm, iterator),
    }
}

/// Calls `then` with each item of an iterable.
pub fn for_each(
    vm: &mut Vm,
    iterable: ObjRef<'_>,
    mut then: impl FnMut(&mut Vm, Obj) -> Result<()>,
) -> Result<()> {
    if iterable.is_exact(crate::list::LIST)
        && let Some(list) = iterable.downcast_layout::<crate::list::List>()
    {
        let mut at = 0;
        while let Some(item) = list.items(vm).get(at).cloned() {
            then(vm, item)?;
            at += 1;
        }
        return Ok(());
    }
    let iterator = iter(vm, iterable)?;
    for_rest(vm, iterator.borrow(), then)
}

/// Calls `then` with each item that an iterator still has.
#[inline]
pub fn for_rest(
    vm: &mut Vm,
    iterator: ObjRef<'_>,
    mut then: impl FnMut(&mut Vm, Obj) -> Result<()>,
) -> Result<()> {
    let Some(slot) = iterator.ty().slots().next else {
        return next(vm, iterator).map(drop);
    };
    loop {
        match slot(vm, iterator) {
            Ok(Some(item)) => then(vm, item)?,
            Ok(None) => return Ok(()),
            Err(exception) if exception.matches(exceptions::STOP_ITERATION) => return Ok(()),
            Err(exception) => return Err(exception),
        }
    }
}

/// All items of an iterable: `list(iterable)`'s content.
pub fn collect(vm: &mut Vm, iterable: ObjRef<'_>) -> Result<HVec<Obj>> {
    let memory = vm.alloc();
    if let Some(tuple) = iterable.downcast_layout::<crate::tuple::Tuple>()
        && iterable.is_exact(crate::tuple::TUPLE)
    {
        let mut items = HVec::with_capacity(memory, tuple.len())?;
        items.extend_from_slice(memory, tuple.items())?;
        return Ok(items);
    }
    if iterable.is_exact(crate::list::LIST)
        && let Some(list) = iterable.downcast_layout::<crate::list::List>()
    {
        let mut items = HVec::with_capacity(memory, list.items(vm).len())?;
        items.extend_from_slice(memory, list.items(vm))?;
        return Ok(items);
    }
    let mut items = HVec::new();
    let iterator = iter(vm, iterable)?;
    for_rest(vm, iterator.borrow(), |_, item| Ok(items.push(memory, item)?))?;
    Ok(items)
}

/// `operator.length_hint(obj, default)` (PEP 424).
pub fn length_hint(vm: &mut Vm, obj: ObjRef<'_>, default: usize) -> Result<usize> {
    let slots = obj.ty().slots();
    if let Some(slot) = slots.sq_length.or(slots.mp_length) {
        match slot(vm, obj) {
            Ok(length) => return Ok(length),
            Err(exception) if exception.matches(exceptions::TYPE_ERROR) => {}
            Err(exception) => return Err(exception),
        }
    }
    let hint = match call::call_special(vm, obj, names::__length_hint__, &[]) {
        Ok(Some(hint)) => hint,
        Ok(None) => return Ok(default),
        Err(exception) if exception.matches(exceptions::TYPE_ERROR) => return Ok(default),
        Err(exception) => return Err(exception),
    };
    if hint.borrow().is(NOT_IMPLEMENTED) {
        return Ok(default);
    }
    if !hint.is_a(crate::int::INT) {
        let kind = hint.ty().display_name(vm);
        return Err(vm.type_error(format_args!("__length_hint__ must be an integer, not {kind}")));
    }
    let hint = crate::int::to_ssize(vm, hint.borrow())?;
    usize::try_from(hint).map_err(|_| vm.value_error("__length_hint__() should return >= 0"))
}

// Classes.

/// `isinstance(obj, class)`.
pub fn isinstance(vm: &mut Vm, obj: ObjRef<'_>, class: ObjRef<'_>) -> Result<bool> {
    crate::object_methods::isinstance(vm, obj, class)
}

/// `issubclass(derived, class)`.
pub fn issubclass(vm: &mut Vm, derived: ObjRef<'_>, class: ObjRef<'_>) -> Result<bool> {
    crate::object_methods::issubclass(vm, derived, class)
}

/// A new instance of `ty`, whose payload is `payload`; for `new` slots.
pub fn instance<T: crate::Payload>(vm: &mut Vm, ty: ObjRef<'_>, payload: T) -> Result<Ref<T>> {
    Ok(vm.alloc().instance(ty, payload)?)
}

/// Whether an object can be called.
pub fn is_callable(obj: ObjRef<'_>) -> bool {
    obj.ty().slots().call.is_some()
}
