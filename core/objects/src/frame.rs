//! Frames: the words that the eval loop works on, and the objects that programs see.
//!
//! A [`Frame`] lies on a thread's frame stack (chunks that never move), or inside a generator. The eval loop in
//! `taipan-vm` makes and runs them; this file says what they are, how the collector sees them, and what a frame object
//! keeps once its frame is gone.
#![allow(unsafe_code)]

use core::cell::Cell;
use core::ptr;

use taipan_derive::pyclass;
use taipan_heap::{Guarded, HVec, Obj, ObjCell, Ref, StackRef, Trace, Visitor};

use crate::code::Code;
use crate::exception::Result;
use crate::function::Function;
use crate::vm::Vm;

/// Who owns a frame's memory, and what happens when it returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Owner {
    /// The thread's frame stack.
    Thread,
    /// The thread's frame stack; the frame runs the `__init__` of an instance that lies on its caller's stack, where
    /// it stays.
    Init,
    /// A generator, coroutine or asynchronous generator.
    Generator,
    /// The frame ends a run of the eval loop: returning to it returns to native code.
    Shim,
}

/// One activation of a code object. Words follow: locals, cells and free variables, then the evaluation stack.
#[repr(C)]
pub struct Frame {
    /// The frame that called this one.
    pub previous: *mut Frame,
    /// The next instruction (while the frame runs, the eval loop holds it in a register; saved at calls and errors).
    pub pc: *mut u16,
    /// The first free word of the evaluation stack; saved as `pc` is.
    pub sp: *mut StackRef,
    /// What runs, kept alive by `function` (which keeps replaced code too); null for a shim.
    pub code: *const Code,
    /// The function, owned or lent by the caller's stack.
    pub function: StackRef,
    /// The code's constants.
    pub consts: *const Obj,
    /// The code's names.
    pub names: *const Obj,
    /// The namespace of a class body or module: a mapping.
    pub locals: Option<Obj>,
    /// The frame object, once somebody asked for it.
    pub object: Option<Obj>,
    /// Units to skip in the caller when this frame returns: what its call instruction takes.
    pub return_offset: u16,
    /// Who owns this frame.
    pub owner: Owner,
    /// The frame's first instruction has run: it shows in tracebacks.
    pub started: bool,
}

impl Frame {
    /// The words behind the fixed part.
    #[inline(always)]
    pub fn slots(frame: *mut Frame) -> *mut StackRef {
        frame.wrapping_add(1).cast()
    }

    /// The words in use, of a frame that is not running (its `sp` is saved).
    ///
    /// # Safety
    /// `frame` must be live, with a saved stack pointer.
    pub unsafe fn used<'a>(frame: *mut Frame) -> &'a mut [StackRef] {
        let slots = Frame::slots(frame);
        // SAFETY: the caller's promise: words up to `sp` are initialized.
        unsafe {
            let count = (*frame).sp.offset_from(slots);
            core::slice::from_raw_parts_mut(slots, count.max(0) as usize)
        }
    }

    /// The unit offset of the instruction that is running: -1 before the first.
    ///
    /// # Safety
    /// `frame` must be live, with a saved pc.
    pub unsafe fn lasti(frame: *const Frame) -> isize {
        // SAFETY: the caller's promise.
        unsafe {
            if (*frame).code.is_null() {
                return -1;
            }
            (*frame).pc.offset_from((*(*frame).code).first_instruction()) - 1
        }
    }

    /// Visits what a frame owns.
    ///
    /// # Safety
    /// As [`Frame::used`].
    pub unsafe fn trace(frame: *mut Frame, visitor: &mut Visitor<'_>) {
        // SAFETY: the caller's promise.
        unsafe {
            for slot in Frame::used(frame).iter().chain([&(*frame).function]) {
                if let Some(held) = slot.get() {
                    // A borrow owns nothing: its word is odd.
                    if slot.bits() & 1 == 0 {
                        visitor.visit(held);
                    }
                }
            }
            (*frame).locals.trace(visitor);
            (*frame).object.trace(visitor);
        }
    }
}

/// A thread's frames.
pub struct FrameStack {
    /// The innermost frame; null if none runs.
    pub current: *mut Frame,
    /// The chunk that new frames come from: null before the first.
    pub chunk: *mut u8,
    /// The first free byte of the chunk.
    pub top: *mut u8,
    /// The end of the chunk.
    pub end: *mut u8,
}

impl Default for FrameStack {
    fn default() -> Self {
        FrameStack {
            current: ptr::null_mut(),
            chunk: ptr::null_mut(),
            top: ptr::null_mut(),
            end: ptr::null_mut(),
        }
    }
}

// A doc comment would be `__doc__`, which frames do not have.
#[allow(missing_docs)]
#[pyclass(name = "frame", trace = custom, flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct FrameObject {
    /// The frame itself, while it exists; null afterwards.
    pub live: Cell<*mut Frame>,
    /// What runs or ran.
    pub code: Ref<Code>,
    /// The function.
    pub function: Option<Ref<Function>>,
    /// The globals, a dict.
    pub globals: Obj,
    /// The builtins, a dict.
    pub builtins: Obj,
    /// The namespace of a class body or module.
    pub locals: ObjCell,
    /// Locals, cells and free variables that the frame left behind.
    pub left: Guarded<HVec<Option<Obj>>>,
    /// The caller's frame object, once the frame has ended.
    pub back: ObjCell,
    /// The last instruction's unit offset, once the frame has ended.
    pub lasti: Cell<i32>,
    /// The line that a trace function has set; 0 if none.
    pub lineno: Cell<i32>,
    /// `f_trace`
    pub trace_function: ObjCell,
    /// `f_trace_lines`
    pub trace_lines: Cell<bool>,
    /// `f_trace_opcodes`
    pub trace_opcodes: Cell<bool>,
    /// Names that `f_locals` holds beyond the code's own: a dict.
    pub extra_locals: ObjCell,
    /// Values replaced through `f_locals` while slots may borrow them; they live as long as the frame.
    pub parked: Guarded<HVec<Obj>>,
}

impl Trace for FrameObject {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.code.trace(visitor);
        self.function.trace(visitor);
        self.globals.trace(visitor);
        self.builtins.trace(visitor);
        for cell in [&self.locals, &self.back, &self.trace_function, &self.extra_locals] {
            cell.trace(visitor);
        }
        self.left.trace(visitor);
        self.parked.trace(visitor);
    }
    fn release(&self) {
        for cell in [&self.locals, &self.back, &self.trace_function, &self.extra_locals] {
            cell.release();
        }
        self.left.release();
        self.parked.release();
    }
}

impl FrameObject {
    /// The unit offset of the last instruction.
    pub fn last_instruction(&self) -> isize {
        let live = self.live.get();
        if live.is_null() {
            return self.lasti.get() as isize;
        }
        // SAFETY: a frame that ends clears `live`; a running frame's pc is saved whenever Python code can look.
        unsafe { Frame::lasti(live) }
    }

    /// The current line; `None` where the instruction has none.
    pub fn line(&self) -> Option<i32> {
        match self.lineno.get() {
            0 => match self.last_instruction() {
                before if before < 0 => Some(self.code.firstlineno),
                at => self.code.line_at(at as usize),
            },
            line => Some(line),
        }
    }

    /// The value of local variable `index`, cells looked into.
    pub fn local(&self, vm: &Vm, index: usize) -> Option<Obj> {
        let live = self.live.get();
        let value = if live.is_null() {
            self.left.get(vm).get(index).cloned().flatten()?
        } else {
            // SAFETY: the frame is live, and its first words are the code's locals, always initialized.
            unsafe { (*Frame::slots(live).add(index)).get()?.own() }
        };
        if self.code.localspluskinds[index]
            & (taipan_bytecode::co_fast::CELL | taipan_bytecode::co_fast::FREE)
            != 0
            && let Some(cell) = value.downcast::<crate::cell::Cell>()
        {
            return cell.get();
        }
        Some(value)
    }
}

/// The frame object of the running Python frame, or of the one `depth` frames out (`sys._getframe`); `None` if there are not
/// so many.
pub fn at_depth(vm: &mut Vm, depth: usize) -> Result<Option<Obj>> {
    at_depth_of(vm, vm.frames.current, depth)
}

/// As [`at_depth`], for the frames of another thread, which waits for the GIL or works without it.
pub fn at_depth_of(vm: &mut Vm, innermost: *mut Frame, depth: usize) -> Result<Option<Obj>> {
    let mut frame = innermost;
    let mut left = depth;
    while !frame.is_null() {
        // SAFETY: frames on the stack are live, and one that is no shim runs a code object.
        unsafe {
            if (*frame).owner != Owner::Shim && (*frame).started {
                if left == 0 {
                    return object_of(vm, frame).map(Some);
                }
                left -= 1;
            }
            frame = (*frame).previous;
        }
    }
    Ok(None)
}

/// Parts a frame that ends from its frame object, which takes the locals over if it is held elsewhere.
///
/// # Safety
/// `frame` must be live, with a saved stack pointer and pc, and end now.
#[cold]
#[inline(never)]
pub unsafe fn detach(vm: &mut Vm, frame: *mut Frame) {
    // SAFETY: the caller's promise.
    unsafe {
        let Some(object) = (*frame).object.take() else {
            return;
        };
        let Some(this) = object.downcast::<FrameObject>() else {
            return;
        };
        this.lasti.set(Frame::lasti(frame) as i32);
        if object.borrow().is_unique() {
            this.live.set(ptr::null_mut());
            return;
        }
        let count = (*(*frame).code).nlocalsplus();
        let memory = vm.alloc();
        let left = this.left.get_mut(vm);
        // Without memory the locals are lost to the frame object, which then shows none.
        if left.reserve(memory, count).is_ok() {
            for index in 0..count {
                let slot = core::mem::replace(&mut *Frame::slots(frame).add(index), StackRef::EMPTY);
                let _ = left.push_within_capacity(slot.into_obj());
            }
        }
        this.live.set(ptr::null_mut());
        let mut caller = (*frame).previous;
        while !caller.is_null() && (*caller).owner == Owner::Shim {
            caller = (*caller).previous;
        }
        if !caller.is_null()
            && let Ok(back) = object_of(vm, caller)
        {
            this.back.set(Some(back));
        }
    }
}

/// What a write to a variable did.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    /// The variable has the value.
    Done,
    /// There was no memory to keep the old value, so the variable still has it.
    NoMemory,
}

impl FrameObject {
    /// The cell that a variable is held in, once the frame has made or got it.
    fn cell(&self, index: usize, value: &Obj) -> Option<Ref<crate::cell::Cell>> {
        let kind = self.code.localspluskinds.get(index)?;
        if kind & (taipan_bytecode::co_fast::CELL | taipan_bytecode::co_fast::FREE) == 0 {
            return None;
        }
        value.borrow().to_ref::<crate::cell::Cell>()
    }

    /// Stores into local variable `index` from outside the running code. The evaluation stack may borrow the old
    /// value, so the frame object keeps it.
    pub fn set_local(&self, vm: &mut Vm, index: usize, value: Obj) -> Stored {
        let live = self.live.get();
        if live.is_null() {
            let known = self.left.get(vm).get(index).cloned().flatten();
            if let Some(cell) = known.and_then(|known| self.cell(index, &known)) {
                cell.set(Some(value));
                return Stored::Done;
            }
            let memory = vm.alloc();
            let left = self.left.get_mut(vm);
            while left.len() <= index {
                if left.push(memory, None).is_err() {
                    return Stored::NoMemory;
                }
            }
            left[index] = Some(value);
            return Stored::Done;
        }
        if index >= self.code.nlocalsplus() {
            return Stored::Done;
        }
        // SAFETY: the frame is live, and its first words are the code's locals, always initialized.
        let slot = unsafe { &mut *Frame::slots(live).add(index) };
        if let Some(old) = slot.get().map(taipan_heap::ObjRef::own) {
            if let Some(cell) = self.cell(index, &old) {
                cell.set(Some(value));
                return Stored::Done;
            }
            let memory = vm.alloc();
            if self.parked.get_mut(vm).push(memory, old).is_err() {
                return Stored::NoMemory;
            }
        }
        *slot = StackRef::new(value);
        Stored::Done
    }

    /// The frame that called this one, if it still runs; what it was, once it has ended.
    pub fn caller(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let live = self.live.get();
        if live.is_null() {
            return Ok(self.back.get());
        }
        // SAFETY: the frame is live, and so are the frames below it; one that is suspended has none.
        unsafe {
            let mut caller = (*live).previous;
            while !caller.is_null() && (*caller).owner == Owner::Shim {
                caller = (*caller).previous;
            }
            if caller.is_null() {
                return Ok(None);
            }
            object_of(vm, caller).map(Some)
        }
    }

    /// The generator that the frame belongs to, while it exists.
    pub fn generator(&self) -> Option<Obj> {
        let live = self.live.get();
        if live.is_null() {
            return None;
        }
        // SAFETY: the frame is live; the generator that holds it is its payload's owner.
        unsafe {
            if (*live).owner != Owner::Generator {
                return None;
            }
            let generator = crate::generator::of_frame(live);
            Some(taipan_heap::ObjRef::from_payload(generator).own())
        }
    }
}

/// `__module__` of the function that runs: which module calls a native function.
pub fn calling_module(vm: &Vm) -> Option<Obj> {
    let frame = vm.innermost_frame()?;
    // SAFETY: frames on the stack are live, and their functions with them.
    let function = unsafe { (*frame).function.get()?.to_ref::<Function>()? };
    function.module.get()
}

/// The frame object of a live frame, made if nobody had asked for it.
///
/// # Safety
/// `frame` must be a live frame of a code object (not a shim).
pub unsafe fn object_of(vm: &mut Vm, frame: *mut Frame) -> Result<Obj> {
    // SAFETY: the caller's promise; the function keeps code, globals and builtins alive.
    unsafe {
        if let Some(object) = &(*frame).object {
            return Ok(object.clone());
        }
        let function = (*frame)
            .function
            .get()
            .and_then(|function| function.to_ref::<Function>());
        let Some(function) = function else {
            return Err(vm.system_error("a frame without a function"));
        };
        let made = FrameObject {
            live: Cell::new(frame),
            code: function.code(),
            globals: function.globals.clone(),
            builtins: function.builtins.clone(),
            function: Some(function),
            locals: ObjCell::new((*frame).locals.clone()),
            left: Guarded::new(HVec::new()),
            back: ObjCell::new(None),
            lasti: Cell::new(-1),
            lineno: Cell::new(0),
            trace_function: ObjCell::new(None),
            trace_lines: Cell::new(true),
            trace_opcodes: Cell::new(false),
            extra_locals: ObjCell::new(None),
            parked: Guarded::new(HVec::new()),
        };
        let object: Obj = vm.alloc().instance(FRAME_OBJECT.as_obj(), made)?.into();
        (*frame).object = Some(object.clone());
        Ok(object)
    }
}
