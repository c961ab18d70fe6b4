//! `cell`: a variable shared by closures.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::call::Args;
use crate::exception::Result;
use crate::object;
use crate::singletons::NOT_IMPLEMENTED;
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Create a new cell object.
#[pyclass(name = "cell", flags = [GC])]
pub struct Cell {
    value: ObjCell,
}

impl Cell {
    /// A new cell.
    pub fn create(vm: &mut Vm, value: Option<Obj>) -> Result<Ref<Cell>> {
        Ok(vm.alloc().instance(
            CELL.as_obj(),
            Cell {
                value: ObjCell::new(value),
            },
        )?)
    }

    /// The variable's value.
    #[inline(always)]
    pub fn get(&self) -> Option<Obj> {
        self.value.get()
    }

    /// The variable's value, borrowed: as [`ObjCell::peek`].
    #[inline(always)]
    pub fn peek(&self) -> Option<ObjRef<'_>> {
        self.value.peek()
    }

    /// Stores the variable's value.
    #[inline(always)]
    pub fn set(&self, value: Option<Obj>) {
        self.value.set(value);
    }
}

#[pymethods]
impl Cell {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let value = crate::none::at_most_one(vm, "cell", args)?;
        let cell = Cell {
            value: ObjCell::new(value.map(ObjRef::own)),
        };
        Ok(vm.alloc().instance(cls, cell)?.into())
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let id = this.as_obj().id();
        match this.value.get() {
            None => vm.format(format_args!("<cell at {id:#x}: empty>")),
            Some(value) => {
                let kind = value.ty().display_name(vm);
                vm.format(format_args!(
                    "<cell at {id:#x}: {kind} object at {:#x}>",
                    value.id()
                ))
            }
        }
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<Cell>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        match (self.get(), other.get()) {
            (Some(a), Some(b)) => object::richcompare(vm, a.borrow(), b.borrow(), op),
            (a, b) => {
                let order = a.is_some().cmp(&b.is_some());
                Ok(crate::singletons::bool_object(op.holds(order)).own())
            }
        }
    }
    /// The variable's value; ValueError if there is none.
    #[getter]
    fn cell_contents(&self, vm: &mut Vm) -> Result<Obj> {
        self.get().ok_or_else(|| vm.value_error("Cell is empty"))
    }
    #[setter]
    fn set_cell_contents(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.set(value.map(ObjRef::own));
        Ok(())
    }
}
