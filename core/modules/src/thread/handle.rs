//! `_ThreadHandle`: a thread to wait for; and starting threads.

use alloc::boxed::Box;
use core::cell::{Cell, OnceCell};

use taipan_derive::{pyclass, pymethods};
use taipan_objects::list::List;
use taipan_objects::{
    Args, HVec, Obj, ObjRef, ObjectExt, Ref, Result, Vm, args, call, exceptions, int, object, tuple,
};
use taipan_vm::gil;

use super::gate::{Gate, Plain};

/// A thread, as `threading` keeps it.
#[pyclass(name = "_ThreadHandle", module = "_thread")]
pub struct ThreadHandle {
    ident: Plain<Cell<u64>>,
    state: Plain<Cell<Progress>>,
    /// Shut while the thread runs.
    gate: Plain<OnceCell<Gate>>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Progress {
    #[default]
    NotStarted,
    Starting,
    Running,
    Done,
}

/// The handles of the threads that the interpreter waits for before it ends.
const WAITED_FOR: &str = "thread.waited_for";

/// Sets up a handle as that of a thread which runs, or is about to.
fn occupy(vm: &mut Vm, handle: &ThreadHandle, progress: Progress) {
    let gate = handle.gate.0.get_or_init(|| Gate::new(vm));
    gate.shut();
    handle.state.0.set(progress);
}

fn empty() -> ThreadHandle {
    ThreadHandle {
        ident: Plain::default(),
        state: Plain::default(),
        gate: Plain::default(),
    }
}

/// The handle of a running thread that the interpreter did not start.
pub fn create(vm: &mut Vm, ident: ObjRef<'_>) -> Result<Obj> {
    if !ident.is_a(int::INT) {
        return Err(vm.type_error("ident must be an integer"));
    }
    let handle = empty();
    let ident = int::value(ident).and_then(|ident| ident.to_i64()).unwrap_or(0);
    handle.ident.0.set(ident as u64);
    occupy(vm, &handle, Progress::Running);
    Ok(vm.alloc().instance(THREAD_HANDLE.as_obj(), handle)?.into())
}

fn waited_for(vm: &mut Vm) -> Result<Ref<List>> {
    let known = vm.interp().native_state.borrow().get(WAITED_FOR).cloned();
    if let Some(Ok(list)) = known.map(Obj::into_ref::<List>) {
        return Ok(list);
    }
    let list = List::create(vm, HVec::new())?;
    let kept = list.clone().into();
    vm.interp().native_state.borrow_mut().insert(WAITED_FOR, kept);
    Ok(list)
}

/// Starts a thread that calls `function`, joined through `handle` (a new one if there is none); the interpreter waits for
/// its end unless it is a daemon. Gives back the handle.
pub fn start(
    vm: &mut Vm,
    handle: Option<ObjRef<'_>>,
    daemon: bool,
    body: Box<dyn FnOnce(&mut Vm)>,
) -> Result<Ref<ThreadHandle>> {
    let handle = match handle.and_then(|handle| handle.to_ref::<ThreadHandle>()) {
        Some(handle) => handle,
        None => vm.alloc().instance(THREAD_HANDLE.as_obj(), empty())?,
    };
    if handle.state.0.get() != Progress::NotStarted {
        return Err(vm.runtime_error("thread already started"));
    }
    let stack = super::stack_size(vm);
    let waiting = if daemon { None } else { Some(waited_for(vm)?) };
    if let Some(list) = &waiting {
        list.push(vm, handle.clone().into())?;
    }
    occupy(vm, &handle, Progress::Starting);
    let own = handle.clone();
    let leave = waiting.clone();
    let main = move |vm: &mut Vm| -> gil::Ended {
        own.ident.0.set(vm.ident);
        own.state.0.set(Progress::Running);
        body(vm);
        super::local::forget_thread(vm);
        if let Some(list) = leave {
            remove(vm, &list, &own);
        }
        Box::new(move || own.finish())
    };
    match gil::start(vm, stack, Box::new(main)) {
        Ok(ident) => {
            handle.ident.0.set(ident);
            if handle.state.0.get() == Progress::Starting {
                handle.state.0.set(Progress::Running);
            }
            Ok(handle)
        }
        Err(error) => {
            handle.state.0.set(Progress::NotStarted);
            if let Some(gate) = handle.gate.0.get() {
                gate.open();
            }
            if let Some(list) = waiting {
                remove(vm, &list, &handle);
            }
            Err(error)
        }
    }
}

fn remove(vm: &mut Vm, list: &Ref<List>, handle: &Ref<ThreadHandle>) {
    let items = list.items_mut(vm);
    let at = items.iter().position(|held| held.borrow().is(handle.borrow()));
    let gone = at.map(|at| items.remove(at));
    drop(gone);
}

/// Waits for all threads that are no daemons, the calling one left out.
pub fn shutdown(vm: &mut Vm) -> Result<()> {
    let list = waited_for(vm)?;
    loop {
        let mine = vm.ident;
        let next = list.items(vm).iter().find_map(|held| {
            let handle = held.borrow().to_ref::<ThreadHandle>()?;
            (handle.ident.0.get() != mine || handle.state.0.get() == Progress::Starting).then_some(handle)
        });
        let Some(handle) = next else {
            return Ok(());
        };
        let own: Obj = handle.clone().into();
        if let Err(error) = handle.join_until(vm, None) {
            let message = "Exception ignored while joining a thread in _thread._shutdown()";
            (vm.hooks().unraisable)(vm, error, Some(message), None);
            return Ok(());
        }
        drop(own);
        remove(vm, &list, &handle);
    }
}

/// Calls what `start_new_thread` was given; what it raises is reported, but for `SystemExit`.
pub fn call_function(vm: &mut Vm, function: &Obj, args: &Obj, keywords: Option<&Obj>) {
    let args = tuple::items(args.borrow()).unwrap_or(&[]);
    let result = super::spread(vm, args, keywords).and_then(|(values, names)| {
        call::call_args(
            vm,
            function.borrow(),
            Args::new(Obj::borrow_slice(&values), &names),
        )
    });
    let Err(error) = result else {
        return;
    };
    if error.matches(exceptions::SYSTEM_EXIT) {
        return;
    }
    let shown = object::repr(vm, function.borrow());
    let message = match &shown {
        Ok(shown) => alloc::format!(
            "Exception ignored in thread started by {}",
            object::DisplayStr(shown.borrow())
        ),
        Err(_) => {
            alloc::string::String::from("Exception ignored in thread started by <object repr() failed>")
        }
    };
    (vm.hooks().unraisable)(vm, error, Some(&message), None);
}

impl ThreadHandle {
    /// The thread's number.
    pub fn ident_number(&self) -> u64 {
        self.ident.0.get()
    }

    fn finish(&self) {
        self.state.0.set(Progress::Done);
        if let Some(gate) = self.gate.0.get() {
            gate.open();
        }
    }

    fn join_until(&self, vm: &mut Vm, until: Option<i64>) -> Result<()> {
        match self.state.0.get() {
            Progress::NotStarted | Progress::Starting => return Err(vm.runtime_error("thread not started")),
            Progress::Done => return Ok(()),
            Progress::Running => {}
        }
        if self.ident.0.get() == vm.ident {
            return Err(vm.runtime_error("Cannot join current thread"));
        }
        if vm.interp().finalizing.get() {
            // No other thread runs any more, so this one would wait for ever.
            return Err(vm.new_exception(
                exceptions::PYTHON_FINALIZATION_ERROR,
                format_args!("cannot join thread at interpreter shutdown"),
            ));
        }
        if let Some(gate) = self.gate.0.get()
            && gate.wait(vm, until)?
        {
            // The others that wait for the thread's end come after this one.
            gate.open();
        }
        Ok(())
    }
}

#[pymethods]
impl ThreadHandle {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, arguments: Args<'_>) -> Result<Obj> {
        args::check_positional(vm, "_ThreadHandle", arguments.len(), 0, 0)?;
        Ok(object::instance(vm, cls, empty())?.into())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let ident = self.ident.0.get();
        vm.format(format_args!("<_thread._ThreadHandle object: ident={ident}>"))
    }
    #[getter]
    fn ident(&self, _vm: &mut Vm) -> u64 {
        self.ident.0.get()
    }
    /// Whether the thread has ended.
    fn is_done(&self, _vm: &mut Vm) -> bool {
        self.state.0.get() == Progress::Done
    }
    fn _set_done(&self, vm: &mut Vm) -> Result<()> {
        if matches!(self.state.0.get(), Progress::NotStarted | Progress::Starting) {
            return Err(vm.runtime_error("thread not started"));
        }
        self.finish();
        Ok(())
    }
    /// Waits for the thread's end.
    #[signature("($self, timeout=None, /)")]
    fn join(&self, vm: &mut Vm, timeout: Option<ObjRef<'_>>) -> Result<()> {
        let until = match timeout.filter(|timeout| !timeout.is_none()) {
            Some(timeout) => super::join_deadline(vm, timeout)?,
            None => None,
        };
        self.join_until(vm, until)
    }
}
