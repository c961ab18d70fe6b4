//! `_ThreadHandle`: a thread to wait for.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::{Args, Obj, ObjCell, ObjRef, Result, Trace, Visitor, Vm, args, int, object};

/// A thread, as `threading` keeps it.
#[pyclass(name = "_ThreadHandle", module = "_thread")]
pub struct ThreadHandle {
    ident: ObjCell,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotStarted,
    Running,
    Done,
}

struct State(Cell<Progress>);

impl Trace for State {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// The handle of a running thread that the interpreter did not start.
pub fn create(vm: &mut Vm, ident: ObjRef<'_>) -> Result<Obj> {
    let ident = int::index(vm, ident)?;
    let handle = ThreadHandle {
        ident: ObjCell::new(Some(ident)),
        state: State(Cell::new(Progress::Running)),
    };
    Ok(vm.alloc().instance(THREAD_HANDLE.as_obj(), handle)?.into())
}

#[pymethods]
impl ThreadHandle {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, arguments: Args<'_>) -> Result<Obj> {
        args::check_positional(vm, "_ThreadHandle", arguments.len(), 0, 0)?;
        let handle = ThreadHandle {
            ident: ObjCell::new(None),
            state: State(Cell::new(Progress::NotStarted)),
        };
        Ok(object::instance(vm, cls, handle)?.into())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let ident = self.ident.get();
        let ident = ident.as_ref().and_then(|ident| ident.borrow().as_small_int());
        vm.format(format_args!(
            "<_ThreadHandle object: ident={}>",
            ident.unwrap_or(0)
        ))
    }
    #[getter]
    fn ident(&self, vm: &mut Vm) -> Result<Obj> {
        match self.ident.get() {
            Some(ident) => Ok(ident),
            None => int::new(vm, 0),
        }
    }
    /// Whether the thread has ended.
    fn is_done(&self, _vm: &mut Vm) -> bool {
        self.state.0.get() == Progress::Done
    }
    fn _set_done(&self, vm: &mut Vm) -> Result<()> {
        if self.state.0.get() == Progress::NotStarted {
            return Err(vm.runtime_error("thread not started"));
        }
        self.state.0.set(Progress::Done);
        Ok(())
    }
    /// Waits for the thread's end.
    #[signature("($self, timeout=None, /)")]
    fn join(&self, vm: &mut Vm, timeout: Option<ObjRef<'_>>) -> Result<()> {
        let timeout = timeout.filter(|timeout| !taipan_objects::ObjectExt::is_none(*timeout));
        match self.state.0.get() {
            Progress::NotStarted => Err(vm.runtime_error("thread not started")),
            Progress::Done => Ok(()),
            Progress::Running => {
                let ident = self.ident.get().and_then(|ident| ident.borrow().as_small_int());
                if ident.is_some_and(|ident| ident as u64 == super::ident(vm)) {
                    return Err(vm.runtime_error("Cannot join current thread"));
                }
                let until = match timeout {
                    Some(timeout) => super::deadline(vm, true, Some(timeout))?.flatten(),
                    None => None,
                };
                super::wait_until(vm, until)
            }
        }
    }
}
