//! `_tuplegetter`: the descriptor of a named tuple's field.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{check_positional, no_keywords};
use taipan_objects::exception::Result;
use taipan_objects::exceptions::ATTRIBUTE_ERROR;
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Obj, ObjCell, ObjRef, Ref, Vm, int, tuple};

/// Reads the item at an index of the tuple that it is got from.
#[pyclass(name = "_tuplegetter", module = "collections", flags = [GC])]
pub struct TupleGetter {
    index: isize,
    doc: ObjCell,
}

#[pymethods]
impl TupleGetter {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "_tuplegetter", args)?;
        check_positional(vm, "_tuplegetter", args.len(), 2, 2)?;
        let &[index, doc] = args.args() else {
            return Err(vm.system_error("_tuplegetter was called without arguments"));
        };
        let made = TupleGetter {
            index: int::to_ssize(vm, index)?,
            doc: ObjCell::new(Some(doc.own())),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn descr_get(
        this: ObjRef<'_>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let (Some(object), Some(getter)) = (object, this.downcast::<TupleGetter>()) else {
            return Ok(this.own());
        };
        let index = getter.index;
        let Some(items) = tuple::items(object) else {
            if object.is_none() {
                return Ok(this.own());
            }
            let kind = object.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{kind}' object"
            )));
        };
        match usize::try_from(index).ok().and_then(|index| items.get(index)) {
            Some(item) => Ok(item.clone()),
            None => Err(vm.index_error("tuple index out of range")),
        }
    }
    #[slot]
    fn descr_set(
        _this: ObjRef<'_>,
        vm: &mut Vm,
        _object: ObjRef<'_>,
        value: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let what = if value.is_none() { "delete" } else { "set" };
        Err(vm.new_exception(ATTRIBUTE_ERROR, format_args!("can't {what} attribute")))
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let doc = self
            .doc
            .get()
            .unwrap_or_else(|| taipan_objects::singletons::NONE.own());
        let doc = object::repr(vm, doc.borrow())?;
        let index = self.index;
        vm.format(format_args!(
            "_tuplegetter({index}, {})",
            DisplayStr(doc.borrow())
        ))
    }
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let index = int::new(vm, this.index)?;
        let doc = this
            .doc
            .get()
            .unwrap_or_else(|| taipan_objects::singletons::NONE.own());
        let args = tuple::new(vm, &[index, doc])?;
        tuple::new(vm, &[this.borrow().ty().own(), args])
    }
    #[getter]
    fn __doc__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.doc.get()
    }
    #[setter]
    #[name("__doc__")]
    fn set_doc(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.doc.set(value.map(ObjRef::own));
        Ok(())
    }
}
