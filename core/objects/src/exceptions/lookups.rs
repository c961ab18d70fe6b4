//! Errors that know what was looked for: `NameError`, `AttributeError`, `ImportError`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use super::base::{BaseException, base_str, keep_args, keywords, own_dict, reduce_with};
use super::plain::ExceptionClass;
use crate::call::Args;
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::singletons::NONE;
use crate::str::is_exact_str;
use crate::vm::Vm;

/// Name not found globally.
#[pyclass(name = "NameError", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct NameError {
    base: BaseException,
    /// `name`
    pub name: ObjCell,
}

impl NameError {
    pub(super) fn blank(base: BaseException) -> NameError {
        let name = ObjCell::new(None);
        NameError { base, name }
    }
}

/// Gives a `NameError` its `name`, if it has none yet.
pub fn set_name(exception: &Exception, name: ObjRef<'_>) {
    if let Some(error) = exception.as_obj().downcast::<NameError>()
        && error.name.is_none()
    {
        error.name.set(Some(name.own()));
    }
}

#[pymethods]
impl NameError {
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        keep_args(vm, this, args.args())?;
        let Some(error) = this.downcast::<NameError>() else {
            return Ok(());
        };
        keywords(vm, "NameError", &["name"], args, |_, value| error.name.set(value))
    }
    /// name
    #[getter]
    #[member]
    fn name(&self, _vm: &mut Vm) -> Option<Obj> {
        self.name.get()
    }
    #[setter]
    fn set_name(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.name.set(value.map(ObjRef::own));
        Ok(())
    }
}

/// Attribute not found.
#[pyclass(name = "AttributeError", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct AttributeError {
    base: BaseException,
    /// `name`
    pub name: ObjCell,
    /// `obj`
    pub obj: ObjCell,
}

impl AttributeError {
    pub(super) fn blank(base: BaseException) -> AttributeError {
        AttributeError {
            base,
            name: ObjCell::new(None),
            obj: ObjCell::new(None),
        }
    }
}

/// Gives an `AttributeError` its `name` and `obj`.
pub fn set_attribute_context(exception: &Exception, obj: ObjRef<'_>, name: ObjRef<'_>) {
    if let Some(error) = exception.as_obj().downcast::<AttributeError>() {
        error.name.set(Some(name.own()));
        error.obj.set(Some(obj.own()));
    }
}

/// Completes an `AttributeError` that says neither the name nor the object (one that a program raised).
pub fn complete_attribute_context(exception: &Exception, obj: ObjRef<'_>, name: ObjRef<'_>) {
    if let Some(error) = exception.as_obj().downcast::<AttributeError>()
        && error.name.is_none()
        && error.obj.is_none()
    {
        error.name.set(Some(name.own()));
        error.obj.set(Some(obj.own()));
    }
}

/// The instance's dict as a copy that more can be put into.
fn dict_copy(vm: &mut Vm, this: ObjRef<'_>) -> Result<Ref<Dict>> {
    match own_dict(this).as_ref().and_then(|dict| dict.downcast::<Dict>()) {
        Some(dict) => dict.copy(vm),
        None => Dict::create(vm),
    }
}

fn put(vm: &mut Vm, dict: &Ref<Dict>, name: &str, value: Option<Obj>) -> Result<()> {
    let Some(value) = value else {
        return Ok(());
    };
    let name = vm.intern(name)?;
    dict.set(vm, name.borrow(), value)
}

impl AttributeError {
    /// What pickle keeps: the object itself seldom can be pickled, so it is left out.
    fn state(&self, vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
        let dict = dict_copy(vm, this)?;
        put(vm, &dict, "name", self.name.get())?;
        put(vm, &dict, "args", Some(self.base.args_tuple()))?;
        Ok(dict.into())
    }
}

#[pymethods]
impl AttributeError {
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        keep_args(vm, this, args.args())?;
        let Some(error) = this.downcast::<AttributeError>() else {
            return Ok(());
        };
        let cells = [&error.name, &error.obj];
        keywords(vm, "AttributeError", &["name", "obj"], args, |at, value| {
            cells[at].set(value);
        })
    }
    fn __getstate__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        this.state(vm, this.borrow())
    }
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let state = this.state(vm, this.borrow())?;
        reduce_with(vm, this.borrow(), this.base.args_tuple(), Some(state))
    }
    /// attribute name
    #[getter]
    #[member]
    fn name(&self, _vm: &mut Vm) -> Option<Obj> {
        self.name.get()
    }
    #[setter]
    fn set_name(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.name.set(value.map(ObjRef::own));
        Ok(())
    }
    /// object
    #[getter]
    #[member]
    fn obj(&self, _vm: &mut Vm) -> Option<Obj> {
        self.obj.get()
    }
    #[setter]
    fn set_obj(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.obj.set(value.map(ObjRef::own));
        Ok(())
    }
}

/// A module, or a name in it, that an import did not find.
#[pyclass(name = "ImportError", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct ImportError {
    base: BaseException,
    /// `msg`
    pub msg: ObjCell,
    /// `name`
    pub name: ObjCell,
    /// `path`
    pub path: ObjCell,
    /// `name_from`
    pub name_from: ObjCell,
}

impl ImportError {
    pub(super) fn blank(base: BaseException) -> ImportError {
        ImportError {
            base,
            msg: ObjCell::new(None),
            name: ObjCell::new(None),
            path: ObjCell::new(None),
            name_from: ObjCell::new(None),
        }
    }
}

/// Gives an `ImportError` the module's name and path and the name that was to be imported from it
/// (`PyErr_SetImportErrorSubclass`).
pub fn set_import_context(
    exception: &Exception,
    name: Option<ObjRef<'_>>,
    path: Option<ObjRef<'_>>,
    name_from: Option<ObjRef<'_>>,
) {
    if let Some(error) = exception.as_obj().downcast::<ImportError>() {
        error.name.set(name.map(ObjRef::own));
        error.path.set(path.map(ObjRef::own));
        error.name_from.set(name_from.map(ObjRef::own));
    }
}

#[pymethods]
impl ImportError {
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let msg = this.downcast::<ImportError>().and_then(|error| error.msg.get());
        match msg {
            Some(msg) if is_exact_str(msg.borrow()) => Ok(msg),
            _ => base_str(vm, this),
        }
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        keep_args(vm, this, args.args())?;
        let Some(error) = this.downcast::<ImportError>() else {
            return Ok(());
        };
        let cells = [&error.name, &error.path, &error.name_from];
        keywords(
            vm,
            "ImportError",
            &["name", "path", "name_from"],
            args,
            |at, value| cells[at].set(value),
        )?;
        error.msg.set(match args.args() {
            [only] => Some(only.own()),
            _ => None,
        });
        Ok(())
    }
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let object = this.borrow();
        let state = if this.name.is_none() && this.path.is_none() && this.name_from.is_none() {
            own_dict(object)
        } else {
            let dict = dict_copy(vm, object)?;
            put(vm, &dict, "name", this.name.get())?;
            put(vm, &dict, "path", this.path.get())?;
            put(vm, &dict, "name_from", this.name_from.get())?;
            Some(dict.into())
        };
        let state = state.filter(|state| !state.borrow().is(NONE));
        reduce_with(vm, object, this.base.args_tuple(), state)
    }
    /// exception message
    #[getter]
    #[member]
    fn msg(&self, _vm: &mut Vm) -> Option<Obj> {
        self.msg.get()
    }
    #[setter]
    fn set_msg(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.msg.set(value.map(ObjRef::own));
        Ok(())
    }
    /// module name
    #[getter]
    #[member]
    fn name(&self, _vm: &mut Vm) -> Option<Obj> {
        self.name.get()
    }
    #[setter]
    fn set_name(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.name.set(value.map(ObjRef::own));
        Ok(())
    }
    /// module path
    #[getter]
    #[member]
    fn path(&self, _vm: &mut Vm) -> Option<Obj> {
        self.path.get()
    }
    #[setter]
    fn set_path(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.path.set(value.map(ObjRef::own));
        Ok(())
    }
    /// name imported from module
    #[getter]
    #[member]
    fn name_from(&self, _vm: &mut Vm) -> Option<Obj> {
        self.name_from.get()
    }
    #[setter]
    fn set_name_from(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.name_from.set(value.map(ObjRef::own));
        Ok(())
    }
}
