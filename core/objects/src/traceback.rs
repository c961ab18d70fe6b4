//! `traceback`: the frames that an exception has come through, outermost first.
#![allow(unsafe_code)]

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref, Trace, Visitor};

use crate::call::Args;
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::frame::{self, FRAME_OBJECT, Frame, FrameObject};
use crate::int;
use crate::list::List;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Create a new traceback object.
#[pyclass(name = "traceback", trace = custom, flags = [GC],
    signature = "(tb_next, tb_frame, tb_lasti, tb_lineno)")]
pub struct Traceback {
    /// The next frame in: the one that was called from this one.
    pub next: ObjCell,
    /// The frame, a frame object.
    pub frame: Obj,
    /// The instruction that raised or called, as an offset in bytes.
    pub lasti: i32,
    /// The line, -1 while nobody has asked for it.
    lineno: Cell<i32>,
}

impl Trace for Traceback {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.next.trace(visitor);
        self.frame.trace(visitor);
    }
    fn release(&self) {
        self.next.release();
    }
}

impl Traceback {
    /// A traceback entry for `frame`, in front of `next`.
    pub fn create(vm: &mut Vm, next: Option<Obj>, frame: Obj, lasti: i32) -> Result<Ref<Traceback>> {
        let made = Traceback {
            next: ObjCell::new(next),
            frame,
            lasti,
            lineno: Cell::new(-1),
        };
        Ok(vm.alloc().instance(TRACEBACK.as_obj(), made)?)
    }

    /// The line; `None` where the instruction has none.
    pub fn line(&self) -> Option<i32> {
        if self.lineno.get() != -1 {
            return Some(self.lineno.get());
        }
        let frame = self.frame.downcast::<FrameObject>()?;
        let line =
            taipan_bytecode::location::addr2line(frame.code.firstlineno, &frame.code.linetable, self.lasti);
        if line < 0 {
            return None;
        }
        self.lineno.set(line);
        Some(line)
    }

    /// The next entry.
    pub fn next(&self) -> Option<Ref<Traceback>> {
        self.next.get()?.into_ref::<Traceback>().ok()
    }
}

/// The offset in bytes of a frame's running instruction.
///
/// # Safety
/// `frame` must be live, with a saved pc.
unsafe fn lasti_of(frame: *const Frame) -> i32 {
    // SAFETY: the caller's promise.
    let units = unsafe { Frame::lasti(frame) };
    i32::try_from(units.saturating_mul(2)).unwrap_or(-1).max(-1)
}

/// Puts `frame` in front of an exception's traceback (`PyTraceBack_Here`). If memory runs out, the traceback stays as
/// it is: the exception itself matters more.
///
/// # Safety
/// `frame` must be a live frame of a code object, with a saved pc.
pub unsafe fn add_frame(vm: &mut Vm, error: &Exception, frame: *mut Frame) {
    let instance = error.as_obj();
    if instance.is_immortal() {
        return;
    }
    // An entry keeps its frame. Where memory is short, the frames that led to the innermost one go: they are what a runaway
    // recursion has filled the memory with.
    if vm.alloc().is_short() && exceptions::traceback(instance).is_some() {
        return;
    }
    // SAFETY: the caller's promise.
    let (object, lasti) = match unsafe { frame::object_of(vm, frame) } {
        // SAFETY: the caller's promise.
        Ok(object) => (object, unsafe { lasti_of(frame) }),
        Err(_) => return,
    };
    let next = exceptions::traceback(instance);
    if let Ok(entry) = Traceback::create(vm, next, object, lasti) {
        exceptions::set_traceback(instance, Some(entry.into()));
    }
}

/// A traceback entry for the innermost Python frame, in front of `next`. `None` if no Python code runs.
pub fn here(vm: &mut Vm, next: Option<Obj>) -> Result<Option<Obj>> {
    let Some(frame) = vm.innermost_frame() else {
        return Ok(next);
    };
    // SAFETY: frames on the stack are live, and whoever calls native code has saved its pc.
    let (object, lasti) = unsafe { (frame::object_of(vm, frame)?, lasti_of(frame)) };
    Ok(Some(Traceback::create(vm, next, object, lasti)?.into()))
}

/// What `tb_next` may be set to: a traceback or `None`.
fn checked_next(vm: &mut Vm, value: ObjRef<'_>, expected: &str) -> Result<Option<Obj>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.is_a(TRACEBACK) {
        return Ok(Some(value.own()));
    }
    let kind = value.ty().display_name(vm);
    Err(vm.type_error(format_args!("expected {expected}, got '{kind}'")))
}

#[pymethods]
impl Traceback {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [next, frame, lasti, line] = arguments(vm, args)?;
        let next = checked_next(vm, next.borrow(), "traceback object or None")?;
        if !frame.is_a(FRAME_OBJECT) {
            let kind = frame.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "traceback() argument 'tb_frame' must be frame, not {kind}"
            )));
        }
        let lasti = int::to_c_int(vm, lasti.borrow())?;
        let line = int::to_c_int(vm, line.borrow())?;
        let made = Traceback::create(vm, next, frame, lasti)?;
        made.lineno.set(line);
        Ok(made.into())
    }
    fn __dir__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let _ = this;
        let mut names = taipan_heap::HVec::new();
        for name in ["tb_frame", "tb_lasti", "tb_lineno", "tb_next"] {
            let name = vm.intern(name)?;
            names.push(vm.alloc(), name.into())?;
        }
        Ok(List::create(vm, names)?.into())
    }
    #[getter]
    #[member]
    fn tb_frame(&self, _vm: &mut Vm) -> Obj {
        self.frame.clone()
    }
    #[getter]
    #[member]
    fn tb_lasti(&self, _vm: &mut Vm) -> i32 {
        self.lasti
    }
    #[getter]
    fn tb_lineno(&self, _vm: &mut Vm) -> Option<i32> {
        self.line()
    }
    #[getter]
    fn tb_next(&self, _vm: &mut Vm) -> Option<Obj> {
        self.next.get()
    }
    #[setter]
    fn set_tb_next(this: &Ref<Self>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let Some(value) = value else {
            return Err(vm.type_error("can't delete tb_next attribute"));
        };
        let next = checked_next(vm, value, "traceback object")?;
        let mut cursor = next.clone().and_then(|next| next.into_ref::<Traceback>().ok());
        while let Some(entry) = cursor {
            if entry.borrow().is(this.borrow()) {
                return Err(vm.value_error("traceback loop detected"));
            }
            cursor = entry.next();
        }
        this.next.set(next);
        Ok(())
    }
}

/// The four arguments of the constructor, by position or name.
fn arguments(vm: &mut Vm, args: Args<'_>) -> Result<[Obj; 4]> {
    const NAMES: [&str; 4] = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"];
    let mut found: [Option<Obj>; 4] = [const { None }; 4];
    if args.len() > NAMES.len() {
        let given = args.len();
        return Err(vm.type_error(format_args!(
            "traceback() takes at most 4 arguments ({given} given)"
        )));
    }
    for (place, value) in found.iter_mut().zip(args.args()) {
        *place = Some(value.own());
    }
    for (name, value) in args.keywords() {
        let text = name.downcast::<crate::str::Str>();
        let at = text.and_then(|text| NAMES.iter().position(|known| text.equals(known)));
        match at {
            Some(at) if found[at].is_none() => found[at] = Some(value.own()),
            Some(at) => {
                return Err(vm.type_error(format_args!(
                    "argument for traceback() given by name ('{}') and position ({})",
                    NAMES[at],
                    at + 1
                )));
            }
            None => {
                let name = crate::object::DisplayStr(name.borrow());
                return Err(vm.type_error(format_args!(
                    "traceback() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    let missing = found.iter().position(Option::is_none);
    match (missing, found) {
        (None, [Some(next), Some(frame), Some(lasti), Some(line)]) => Ok([next, frame, lasti, line]),
        (missing, _) => {
            let at = missing.unwrap_or(0);
            Err(vm.type_error(format_args!(
                "traceback() missing required argument '{}' (pos {})",
                NAMES[at],
                at + 1
            )))
        }
    }
}
