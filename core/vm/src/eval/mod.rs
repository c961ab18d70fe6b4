//! The eval loop.
//!
//! # Rules for opcode bodies
//!
//! A body is one function, `unsafe fn NAME(vm, s) -> Ctl`, over a [`State`]: `pc` is the next unit, `sp` the first free
//! word of the stack, `frame` the running frame, `oparg` the operand. It is written once and expanded into both
//! drivers.
//!
//! - `pc` and `sp` live in registers. Before anything that may run Python code or look at the frame (a native call, an
//!   error), they are saved: [`State::save`]. Frames never move, so pointers into one stay valid across calls.
//! - A body that fails leaves on the stack what the unwinder should drop, calls [`raise`] and returns its result.
//! - A body is *fast* or *calling*. A fast one keeps the state in registers: it passes `s` to nothing that is not
//!   inlined, drops nothing whose last reference it may hold, and where it meets a case that it does not handle it
//!   changes nothing and returns `Ctl::Miss`: its calling form runs then. A calling body may do what it likes; it
//!   runs in a call of its own, which hands back where the frame goes on.
//! - A slot that borrows is valid while its lender is: what leaves the frame (`return`, `yield`, containers, cells,
//!   attributes) is made owned first.
//! - Caches belong to their instruction; a body that has some skips them before it returns `Ctl::Next`.
//! - Collections and finalizers run at safe points only: function entry, backward jumps, after native calls, and after
//!   drops ([`State::drained`]).
//!
//! # Safety
//!
//! What holds for every `unsafe fn` here: the state is a running frame's, whose code the compiler made or the verifier passed. So
//! the stack has as many values as a body takes and room for what it puts there, indices lie within the code's tables, and
//! caches follow the instructions that have them.
//!
//! # Drivers
//!
//! *Threaded*: one function an opcode, chained by calls in tail position, which LLVM turns into jumps in optimized
//! builds. *Match*: one `match` in a loop, for everything else.

#![allow(non_snake_case)]
#![allow(clippy::missing_safety_doc, reason = "the head of this file says it for all")]

use taipan_bytecode::opcode::Opcode;
use taipan_objects::code::Code;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::{Obj, ObjRef, StackRef, Vm};

use crate::frame;

mod attributes;
mod calls;
mod containers;
mod control;
mod exceptions;
mod generators;
mod intrinsics;
mod matching;
mod operators;
mod specialize;
mod specialized;
pub mod unwind;
mod variables;
mod watch;

/// What a body works on.
pub struct State {
    /// The next unit.
    pub pc: *mut u16,
    /// The first free word of the evaluation stack.
    pub sp: *mut StackRef,
    /// The running frame.
    pub frame: *mut Frame,
    /// The operand, extended ones put together.
    pub oparg: u32,
}

/// What happens after a body.
#[derive(Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Ctl {
    /// The instruction at `pc` runs next.
    Next,
    /// The instruction at `pc` runs next, its operand extended by this one.
    Extended,
    /// A fast body does not handle this case: the calling form runs, with the same operand.
    Miss,
    /// The instruction before `pc` was rewritten: it runs again, with the same operand.
    Again,
    /// An exception was raised here: `vm.raised`.
    Error,
    /// An exception goes on upward that has this frame in its traceback already.
    Unwind,
    /// The run ends: `vm.returned`, or `vm.raised`.
    Exit,
    /// As `Next`, and from here on code is watched: the driver that looks before each instruction goes on.
    Watch,
}

impl State {
    /// Where `frame` was saved.
    ///
    /// # Safety
    /// `frame` is live, its `pc` and `sp` saved.
    #[inline(always)]
    unsafe fn at(frame: *mut Frame) -> State {
        // SAFETY: the caller's promise.
        unsafe {
            State {
                pc: (*frame).pc,
                sp: (*frame).sp,
                frame,
                oparg: 0,
            }
        }
    }

    /// The same state, to be passed on: see [`raise`].
    #[inline(always)]
    fn copy(&self) -> State {
        State { ..*self }
    }

    /// Runs another body here, out of line.
    #[inline(always)]
    unsafe fn go_on_with(&mut self, vm: &mut Vm, body: unsafe fn(&mut Vm, &mut State) -> Ctl) -> Ctl {
        let mut copy = self.copy();
        // SAFETY: the caller's promise, for the same instruction.
        let ctl = unsafe { body(vm, &mut copy) };
        *self = copy;
        ctl
    }

    /// Writes `pc` and `sp` back to the frame.
    #[inline(always)]
    pub unsafe fn save(&self) {
        // SAFETY: the running frame is live.
        unsafe {
            (*self.frame).pc = self.pc;
            (*self.frame).sp = self.sp;
        }
    }

    /// Goes on in `frame`, where it was saved.
    #[inline(always)]
    pub unsafe fn enter(&mut self, vm: &mut Vm, frame: *mut Frame) {
        // SAFETY: the caller passes a live frame whose `pc` and `sp` are saved.
        unsafe {
            self.frame = frame;
            self.pc = (*frame).pc;
            self.sp = (*frame).sp;
            vm.frames.current = frame;
        }
    }

    /// Puts a value on top of the stack.
    ///
    /// # Safety
    /// The frame's stack must have room: the code's stack depth, which is verified, says so.
    #[inline(always)]
    pub unsafe fn push(&mut self, value: StackRef) {
        // SAFETY: the caller's promise.
        unsafe {
            self.sp.write(value);
            self.sp = self.sp.add(1);
        }
    }

    /// As `push`, of an owned reference.
    ///
    /// # Safety
    /// As `push`.
    #[inline(always)]
    pub unsafe fn push_obj(&mut self, value: Obj) {
        // SAFETY: as `push`.
        unsafe { self.push(StackRef::new(value)) }
    }

    /// Takes the top of the stack.
    ///
    /// # Safety
    /// There must be one: the verified code has pushed it.
    #[inline(always)]
    pub unsafe fn pop(&mut self) -> StackRef {
        // SAFETY: the caller's promise.
        unsafe {
            self.sp = self.sp.sub(1);
            self.sp.read()
        }
    }

    /// The popped value, owned. An empty slot, which only mistaken code leaves, counts as `None`.
    #[inline(always)]
    pub unsafe fn pop_obj(&mut self) -> Obj {
        // SAFETY: as `pop`.
        unsafe { self.pop() }
            .into_obj()
            .unwrap_or_else(|| taipan_objects::singletons::NONE.own())
    }

    /// Whether the two top values can be given up without freeing anything.
    #[inline(always)]
    pub unsafe fn pair_is_shared(&self) -> bool {
        // SAFETY: as `slot`.
        unsafe {
            let (a, b) = (&*self.sp.sub(2), &*self.sp.sub(1));
            // Two counted references to one object could be its last two.
            a.is_shared() && b.is_shared() && (a.bits() != b.bits() || a.bits() & 1 != 0)
        }
    }

    /// Gives up the two top values.
    ///
    /// # Safety
    /// [`State::pair_is_shared`] must hold.
    #[inline(always)]
    pub unsafe fn drop_pair(&mut self) {
        // SAFETY: the caller's promise.
        unsafe {
            self.pop().drop_shared();
            self.pop().drop_shared();
        }
    }

    /// Drops the top value.
    #[inline(always)]
    pub unsafe fn drop_top(&mut self) {
        // SAFETY: as `pop`.
        unsafe { drop(self.pop()) }
    }

    /// Drops the `count` top values, the deepest first.
    #[inline(always)]
    pub unsafe fn drop_many(&mut self, count: usize) {
        // SAFETY: as `pop`.
        unsafe {
            let start = self.sp.sub(count);
            self.sp = start;
            for at in 0..count {
                core::ptr::drop_in_place(start.add(at));
            }
        }
    }

    /// The slot `depth` below the top (1: the top).
    #[inline(always)]
    pub unsafe fn slot<'a>(&self, depth: usize) -> &'a mut StackRef {
        // SAFETY: the stack is that deep (verified).
        unsafe { &mut *self.sp.sub(depth) }
    }

    /// What the slot `depth` below the top holds, borrowed from the stack.
    #[inline(always)]
    pub unsafe fn peek<'a>(&self, depth: usize) -> ObjRef<'a> {
        // SAFETY: as `slot`; the verifier knows which slots may be empty, and those are asked with `slot`.
        unsafe { (*self.sp.sub(depth)).get_unchecked() }
    }

    /// The `count` top slots as arguments.
    #[inline(always)]
    pub unsafe fn top_slice<'a>(&self, count: usize) -> &'a [ObjRef<'a>] {
        // SAFETY: the stack is that deep and the slots hold values (verified).
        unsafe { StackRef::borrow_slice(core::slice::from_raw_parts(self.sp.sub(count), count)) }
    }

    /// Local variable `index`.
    #[inline(always)]
    pub unsafe fn local<'a>(&self, index: usize) -> &'a mut StackRef {
        // SAFETY: operands are checked by the verifier.
        unsafe { &mut *Frame::slots(self.frame).add(index) }
    }

    /// Constant `index`.
    #[inline(always)]
    pub unsafe fn constant<'a>(&self, index: usize) -> &'a Obj {
        // SAFETY: operands are checked by the verifier; the code outlives the frame.
        unsafe { &*(*self.frame).consts.add(index) }
    }

    /// Name `index`.
    #[inline(always)]
    pub unsafe fn name<'a>(&self, index: usize) -> ObjRef<'a> {
        // SAFETY: as `constant`.
        unsafe { (*(*self.frame).names.add(index)).borrow() }
    }

    /// The running code.
    #[inline(always)]
    pub unsafe fn code<'a>(&self) -> &'a Code {
        // SAFETY: a frame that runs instructions of Python code has one.
        unsafe { &*(*self.frame).code }
    }

    /// The cache unit `at` units behind `pc`.
    #[inline(always)]
    pub unsafe fn cache(&self, at: usize) -> u16 {
        // SAFETY: the opcode has that many caches.
        unsafe { *self.pc.add(at) }
    }

    /// Skips `units` units: caches, or a jump forward.
    #[inline(always)]
    pub unsafe fn skip(&mut self, units: usize) {
        // SAFETY: jump targets and caches lie inside the code (verified).
        unsafe { self.pc = self.pc.add(units) }
    }

    /// Runs finalizers that a drop has queued.
    #[inline(always)]
    pub unsafe fn drained(&mut self, vm: &mut Vm) -> Ctl {
        if vm.alloc().has_pending() {
            // SAFETY: as `save`.
            return unsafe { drain(vm, self) };
        }
        Ctl::Next
    }
}

/// Keeps LLVM from merging what lies on both sides: no conditional moves, no unrolled or vectorized loops over a few
/// words.
#[inline(always)]
fn barrier() {
    // SAFETY: the assembly is empty.
    #[cfg(not(any(target_arch = "wasm32", miri)))]
    unsafe {
        core::arch::asm!("", options(nomem, nostack, preserves_flags));
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
#[cfg_attr(not(taipan_threaded), cold, inline(never))]
unsafe fn drain(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the running frame is live.
    unsafe { s.save() };
    answer(vm, Vm::check_pending)
}

/// Does what waits for a safe point, from a saved state.
#[cold]
#[inline(never)]
fn answer(vm: &mut Vm, what: fn(&mut Vm) -> Result<()>) -> Ctl {
    match what(vm) {
        Ok(()) => go_on(vm),
        Err(error) => note(vm, error),
    }
}

/// How a run goes on after a safe point.
fn go_on(vm: &Vm) -> Ctl {
    if crate::monitoring::is_on(vm) {
        Ctl::Watch
    } else {
        Ctl::Next
    }
}

/// Does what the eval breaker and the heap ask for, at a safe point.
#[cfg_attr(taipan_threaded, inline(always))]
#[cfg_attr(not(taipan_threaded), cold, inline(never))]
unsafe fn heed(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the running frame is live.
    unsafe { s.save() };
    answer(vm, vm.hooks().run_pending)
}

/// Notes an exception raised by the current instruction.
///
/// In the threaded driver only what needs no state is a call: a state that is passed on lies in memory, for the whole body.
#[cfg_attr(taipan_threaded, inline(always))]
#[cfg_attr(not(taipan_threaded), cold, inline(never))]
pub fn raise(vm: &mut Vm, s: &mut State, error: Exception) -> Ctl {
    // SAFETY: the running frame is live.
    unsafe { s.save() };
    note(vm, error)
}

/// As [`raise`], from a saved state.
#[cfg_attr(taipan_threaded, cold, inline(never))]
#[cfg_attr(not(taipan_threaded), inline(always))]
fn note(vm: &mut Vm, error: Exception) -> Ctl {
    vm.raised = Some(error);
    Ctl::Error
}

/// Unwraps a result, or raises its exception.
macro_rules! attempt {
    ($vm:ident, $s:ident, $result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return $crate::eval::raise($vm, $s, error),
        }
    };
}
pub(crate) use attempt;

/// The instruction that ends a run, where shim frames' `pc` points.
static EXIT_CODE: [u16; 1] = [Opcode::INTERPRETER_EXIT as u16];

/// The frame that ends a run: to be made before the frame that runs, so that frames are popped in reverse order.
///
/// # Safety
/// It must be passed to [`run`] or [`run_raising`], or released.
pub unsafe fn shim(vm: &mut Vm) -> Result<*mut Frame> {
    // SAFETY: the shim has one word of stack, for the value that comes back.
    unsafe {
        let shim = frame::reserve(vm, 1)?;
        shim.write(shim_frame(vm, shim));
        Ok(shim)
    }
}

/// Runs `start`, whose caller is native code, until it returns to `shim`.
///
/// # Safety
/// `start` must be ready to run, on top of the thread's stack (or a generator's own frame); `shim` lies below it.
pub unsafe fn run(vm: &mut Vm, shim: *mut Frame, start: *mut Frame) -> Result<Obj> {
    // SAFETY: the caller's promise.
    unsafe {
        (*start).previous = shim;
        (*start).return_offset = 0;
        vm.frames.current = start;
        drive(vm, start);
        vm.frames.current = (*shim).previous;
        frame::release(vm, shim);
    }
    finish_run(vm)
}

/// Runs `frame` from where it stands with an exception raised there: `generator.throw()`.
///
/// # Safety
/// As [`run`].
pub unsafe fn run_raising(vm: &mut Vm, shim: *mut Frame, start: *mut Frame, error: Exception) -> Result<Obj> {
    // SAFETY: the caller's promise.
    unsafe {
        (*start).previous = shim;
        vm.frames.current = start;
        vm.raised = Some(error);
        let mut s = State::at(start);
        watch::thrown(vm, &mut s);
        if unwind::unwind(vm, &mut s, true) == Ctl::Next {
            s.save();
            vm.frames.current = s.frame;
            if crate::monitoring::is_on(vm) {
                vm.watch = true;
                drive_watched(vm);
            } else {
                drive(vm, s.frame);
            }
        }
        vm.frames.current = (*shim).previous;
        frame::release(vm, shim);
    }
    finish_run(vm)
}

fn shim_frame(vm: &Vm, shim: *mut Frame) -> Frame {
    Frame {
        previous: vm.frames.current,
        pc: EXIT_CODE.as_ptr().cast_mut(),
        sp: Frame::slots(shim),
        code: core::ptr::null(),
        function: StackRef::EMPTY,
        consts: core::ptr::null(),
        names: core::ptr::null(),
        locals: None,
        object: None,
        return_offset: 0,
        owner: Owner::Shim,
        started: true,
    }
}

fn finish_run(vm: &mut Vm) -> Result<Obj> {
    match vm.raised.take() {
        Some(error) => Err(error),
        None => Ok(vm
            .returned
            .take()
            .unwrap_or_else(|| taipan_objects::singletons::NONE.own())),
    }
}

/// Marks a generator as running; see `eval/generators.rs`.
pub fn generators_begin(vm: &mut Vm, generator: &taipan_objects::generator::Generator) {
    generators::begin(vm, generator);
}

/// A calling body, from [`step`].
#[cfg(not(taipan_threaded))]
macro_rules! calling {
    ($module:ident::$name:ident($vm:ident, $s:ident)) => {
        $module::$name($vm, $s)
    };
}

/// A calling body, from [`step`]: by way of the one copy of it, which the threaded driver calls.
#[cfg(taipan_threaded)]
macro_rules! calling {
    ($module:ident::$name:ident($vm:ident, $s:ident)) => {
        calling_here($vm, $s, threaded::handlers::bodies::$name)
    };
}

/// Runs a calling body of the threaded driver on a state at hand.
#[cfg(taipan_threaded)]
unsafe fn calling_here(
    vm: &mut Vm,
    s: &mut State,
    body: unsafe fn(&mut Vm, *mut Frame, *mut u16, *mut StackRef, u32) -> Left,
) -> Ctl {
    // SAFETY: the state is a running frame's.
    unsafe {
        vm.frames.current = s.frame;
        let left = body(vm, s.frame, s.pc, s.sp, s.oparg);
        s.frame = vm.frames.current;
        match left.ctl() {
            None => (s.pc, s.sp) = (left.pc, left.sp),
            Some(_) => (s.pc, s.sp) = ((*s.frame).pc, (*s.frame).sp),
        }
        left.ctl().unwrap_or(Ctl::Next)
    }
}

macro_rules! drivers {
    (
        fast { $($fast_module:ident { $($fast:ident)* })* }
        fast_or { $($or_module:ident { $($or:ident $way_module:ident::$way:ident;)* })* }
        calling { $($module:ident { $($name:ident)* })* }
        slow { $($slow_module:ident { $($slow:ident)* })* }
        ends { $($end_module:ident { $($end:ident)* })* }
    ) => {
        /// Opcodes as patterns.
        #[allow(dead_code, missing_docs)]
        mod number {
            use super::Opcode;
            $($(pub const $fast: u8 = Opcode::$fast as u8;)*)*
            $($(pub const $or: u8 = Opcode::$or as u8;)*)*
            $($(pub const $name: u8 = Opcode::$name as u8;)*)*
            $($(pub const $end: u8 = Opcode::$end as u8;)*)*
        }

        /// One instruction by the `match` driver.
        #[allow(dead_code)]
        #[inline(always)]
        unsafe fn step(vm: &mut Vm, s: &mut State, opcode: u8) -> Ctl {
            // SAFETY: each body's contract is the verifier's promise about the code.
            unsafe {
                match opcode {
                    $($(number::$fast => $fast_module::$fast(vm, s),)*)*
                    $($(number::$or => match $or_module::$or(vm, s) {
                        Ctl::Miss => calling!($way_module::$way(vm, s)),
                        ctl => ctl,
                    },)*)*
                    $($(number::$name => calling!($module::$name(vm, s)),)*)*
                    $($(number::$end => $end_module::$end(vm, s),)*)*
                    _ => unknown(vm, s, opcode),
                }
            }
        }

        #[cfg(taipan_threaded)]
        mod threaded {
            use super::*;

            pub type Handler = unsafe fn(&mut Vm, *mut Frame, *mut u16, *mut StackRef, u32);

            pub static HANDLERS: [Handler; 256] = {
                let mut table: [Handler; 256] = [unknown_handler; 256];
                $($(table[Opcode::$fast as usize] = handlers::$fast;)*)*
                $($(table[Opcode::$or as usize] = handlers::$or;)*)*
                $($(table[Opcode::$name as usize] = handlers::$name;)*)*
                $($(table[Opcode::$end as usize] = handlers::$end;)*)*
                table
            };

            pub mod handlers {
                use super::*;
                $($(
                                        pub unsafe fn $fast(
                        vm: &mut Vm,
                        frame: *mut Frame,
                        pc: *mut u16,
                        sp: *mut StackRef,
                        oparg: u32,
                    ) {
                        let mut s = State { pc, sp, frame, oparg };
                        // SAFETY: the body's contract is the verifier's promise about the code.
                        unsafe {
                            match $fast_module::$fast(vm, &mut s) {
                                Ctl::Extended => extended(vm, s.frame, s.pc, s.sp, s.oparg),
                                _ => next(vm, s.frame, s.pc, s.sp),
                            }
                        }
                    }
                )*)*
                $($(
                                        pub unsafe fn $or(
                        vm: &mut Vm,
                        frame: *mut Frame,
                        pc: *mut u16,
                        sp: *mut StackRef,
                        oparg: u32,
                    ) {
                        let mut s = State { pc, sp, frame, oparg };
                        // SAFETY: as above.
                        unsafe {
                            match $or_module::$or(vm, &mut s) {
                                Ctl::Miss => $way(vm, frame, pc, sp, oparg),
                                _ => next(vm, s.frame, s.pc, s.sp),
                            }
                        }
                    }
                )*)*
                $($(
                    /// The one that passes control back: to whoever has begun the run.
                    pub unsafe fn $end(
                        vm: &mut Vm,
                        frame: *mut Frame,
                        pc: *mut u16,
                        sp: *mut StackRef,
                        oparg: u32,
                    ) {
                        let mut s = State { pc, sp, frame, oparg };
                        // SAFETY: as above.
                        let _ = unsafe { $end_module::$end(vm, &mut s) };
                    }
                )*)*
                calling_handlers! { $($module { $($name)* })* $($slow_module { $($slow)* })* }
            }
        }

        /// Every opcode that has a body.
        pub const IMPLEMENTED: &[Opcode] =
            &[$($(Opcode::$fast,)*)* $($(Opcode::$or,)*)* $($(Opcode::$end,)*)* $($(Opcode::$name),*),*];
    };
}

/// Handlers whose body runs in a call of its own. So the handler itself keeps nothing on the native stack, and ends in a
/// jump.
#[cfg(taipan_threaded)]
macro_rules! calling_handlers {
    ($($module:ident { $($name:ident)* })*) => {
        pub mod bodies {
            use super::*;
            $($(
                #[inline(never)]
                pub unsafe fn $name(
                    vm: &mut Vm,
                    frame: *mut Frame,
                    pc: *mut u16,
                    sp: *mut StackRef,
                    oparg: u32,
                ) -> Left {
                    let mut s = State { pc, sp, frame, oparg };
                    // SAFETY: the body's contract is the verifier's promise about the code.
                    unsafe {
                        let ctl = $module::$name(vm, &mut s);
                        Left::with(ctl, &s)
                    }
                }
            )*)*
        }
        $($(
            #[inline(never)]
            pub unsafe fn $name(
                vm: &mut Vm,
                frame: *mut Frame,
                pc: *mut u16,
                sp: *mut StackRef,
                oparg: u32,
            ) {
                // SAFETY: as above.
                unsafe {
                    let left = bodies::$name(vm, frame, pc, sp, oparg);
                    match left.ctl() {
                        None => next(vm, vm.frames.current, left.pc, left.sp),
                        Some(ctl) => after(vm, ctl, oparg),
                    }
                }
            }
        )*)*
    };
}

#[cfg(taipan_threaded)]
mod threaded_support {
    use super::*;

    /// What a calling body leaves, in two registers: where the current frame goes on, or, in place of `pc`, the number of
    /// another control result than `Next`. The state is saved then.
    #[repr(C)]
    pub struct Left {
        pub pc: *mut u16,
        pub sp: *mut StackRef,
    }

    const CTLS: [Ctl; 8] = [
        Ctl::Next,
        Ctl::Extended,
        Ctl::Miss,
        Ctl::Again,
        Ctl::Error,
        Ctl::Unwind,
        Ctl::Exit,
        Ctl::Watch,
    ];

    const _: () = {
        let mut at = 0;
        while at < CTLS.len() {
            assert!(CTLS[at] as usize == at);
            at += 1;
        }
    };

    impl Left {
        #[inline(always)]
        pub unsafe fn with(ctl: Ctl, s: &State) -> Left {
            if ctl == Ctl::Next {
                return Left { pc: s.pc, sp: s.sp };
            }
            // SAFETY: the running frame is live.
            unsafe { s.save() };
            Left {
                pc: core::ptr::without_provenance_mut(ctl as usize),
                sp: core::ptr::null_mut(),
            }
        }

        #[inline(always)]
        pub fn ctl(&self) -> Option<Ctl> {
            // No code lies there.
            CTLS.get(self.pc.addr()).copied()
        }
    }

    /// Fetches and runs the instruction at `pc`.
    #[inline(always)]
    pub unsafe fn next(vm: &mut Vm, frame: *mut Frame, pc: *mut u16, sp: *mut StackRef) {
        // SAFETY: `pc` is inside the code (verified).
        unsafe {
            let unit = *pc;
            threaded::HANDLERS[(unit & 0xff) as usize](vm, frame, pc.add(1), sp, (unit >> 8).into())
        }
    }

    /// Runs the instruction at `pc` with an extended operand.
    #[inline(always)]
    pub unsafe fn extended(vm: &mut Vm, frame: *mut Frame, pc: *mut u16, sp: *mut StackRef, high: u32) {
        // SAFETY: `pc` is inside the code (verified).
        unsafe {
            let unit = *pc;
            threaded::HANDLERS[(unit & 0xff) as usize](
                vm,
                frame,
                pc.add(1),
                sp,
                high << 8 | u32::from(unit >> 8),
            )
        }
    }

    /// Goes on in the current frame, where it was saved.
    #[inline(always)]
    pub unsafe fn resume(vm: &mut Vm) {
        // SAFETY: the current frame is live.
        unsafe {
            let frame = vm.frames.current;
            next(vm, frame, (*frame).pc, (*frame).sp)
        }
    }

    /// What follows a calling body that did not simply end.
    #[cold]
    #[inline(never)]
    pub unsafe fn after(vm: &mut Vm, ctl: Ctl, oparg: u32) {
        // SAFETY: the current frame is live, its state saved; `vm.raised` is set if `ctl` says so.
        unsafe {
            match ctl {
                Ctl::Again => {
                    let frame = vm.frames.current;
                    let pc = (*frame).pc;
                    let opcode = *pc.sub(1) as u8;
                    threaded::HANDLERS[opcode as usize](vm, frame, pc, (*frame).sp, oparg)
                }
                Ctl::Error | Ctl::Unwind => {
                    if unwind_current(vm, ctl == Ctl::Error) {
                        if crate::monitoring::is_on(vm) {
                            vm.watch = true;
                        } else {
                            resume(vm)
                        }
                    }
                }
                Ctl::Watch => vm.watch = true,
                _ => {}
            }
        }
    }

    /// Unwinds; whether a handler was found, which the current frame is about to run.
    #[inline(never)]
    unsafe fn unwind_current(vm: &mut Vm, first: bool) -> bool {
        // SAFETY: as `after`.
        unsafe {
            let frame = vm.frames.current;
            let mut s = State::at(frame);
            let found = unwind::unwind(vm, &mut s, first) == Ctl::Next;
            if found {
                s.save();
                vm.frames.current = s.frame;
            }
            found
        }
    }

    pub unsafe fn unknown_handler(
        vm: &mut Vm,
        frame: *mut Frame,
        pc: *mut u16,
        sp: *mut StackRef,
        _oparg: u32,
    ) {
        // SAFETY: as `after`; the instruction lies right before `pc`.
        unsafe {
            (*frame).pc = pc;
            (*frame).sp = sp;
            let opcode = *pc.sub(1) as u8;
            vm.raised = Some(unknown_error(vm, opcode));
            after(vm, Ctl::Error, 0)
        }
    }
}
#[cfg(taipan_threaded)]
use threaded_support::{Left, after, extended, next, unknown_handler};

#[cold]
#[inline(never)]
fn unknown_error(vm: &mut Vm, opcode: u8) -> Exception {
    vm.system_error(format_args!("unknown opcode {opcode}"))
}

#[cold]
fn unknown(vm: &mut Vm, s: &mut State, opcode: u8) -> Ctl {
    let error = unknown_error(vm, opcode);
    raise(vm, s, error)
}

/// Runs `start` until the run ends.
unsafe fn drive(vm: &mut Vm, start: *mut Frame) {
    // SAFETY: the frame is ready to run, and so is the one that a driver stops at.
    unsafe {
        drive_unwatched(vm, start);
        if crate::monitoring::SUPPORTED && vm.watch {
            drive_watched(vm);
        }
    }
}

/// Runs the current frame in the driver that watches, and on in the other one when nobody watches any more.
#[cold]
#[inline(never)]
unsafe fn drive_watched(vm: &mut Vm) {
    // SAFETY: as `drive`.
    unsafe {
        while vm.watch {
            vm.watch = false;
            if watch::run(vm) {
                drive_unwatched(vm, vm.frames.current);
            }
        }
    }
}

#[cfg(taipan_threaded)]
unsafe fn drive_unwatched(vm: &mut Vm, start: *mut Frame) {
    // SAFETY: the frame is ready to run.
    unsafe { next(vm, start, (*start).pc, (*start).sp) }
}

#[cfg(not(taipan_threaded))]
unsafe fn drive_unwatched(vm: &mut Vm, start: *mut Frame) {
    // SAFETY: the frame is ready to run; `pc` stays inside the code (verified).
    unsafe {
        let mut s = State::at(start);
        loop {
            let unit = *s.pc;
            s.pc = s.pc.add(1);
            s.oparg = (unit >> 8).into();
            let mut opcode = unit as u8;
            loop {
                match step(vm, &mut s, opcode) {
                    Ctl::Next => break,
                    Ctl::Again => opcode = *s.pc.sub(1) as u8,
                    Ctl::Extended => {
                        let unit = *s.pc;
                        s.pc = s.pc.add(1);
                        s.oparg = s.oparg << 8 | u32::from(unit >> 8);
                        opcode = unit as u8;
                    }
                    Ctl::Exit => return,
                    Ctl::Watch => {
                        s.save();
                        vm.frames.current = s.frame;
                        vm.watch = true;
                        return;
                    }
                    failed => match unwind::unwind(vm, &mut s, failed == Ctl::Error) {
                        Ctl::Next if crate::monitoring::is_on(vm) => {
                            s.save();
                            vm.frames.current = s.frame;
                            vm.watch = true;
                            return;
                        }
                        Ctl::Next => break,
                        _ => return,
                    },
                }
            }
        }
    }
}

drivers! {
    fast {
        control {
            NOP NOT_TAKEN EXTENDED_ARG JUMP_FORWARD POP_JUMP_IF_FALSE POP_JUMP_IF_TRUE
            PUSH_NULL COPY SWAP
        }
        variables {
            LOAD_CONST LOAD_CONST_IMMORTAL LOAD_CONST_MORTAL LOAD_SMALL_INT LOAD_FAST LOAD_FAST_BORROW
            LOAD_FAST_AND_CLEAR LOAD_FAST_LOAD_FAST LOAD_FAST_BORROW_LOAD_FAST_BORROW
        }
        operators { UNARY_NOT }
        generators { YIELD_VALUE }
    }
    fast_or {
        control {
            RESUME control::RESUME_SLOW;
            RESUME_CHECK control::RESUME_SLOW;
            JUMP_BACKWARD control::JUMP_BACKWARD_SLOW;
            JUMP_BACKWARD_NO_INTERRUPT control::JUMP_BACKWARD_NO_INTERRUPT_SLOW;
            POP_JUMP_IF_NONE control::POP_JUMP_IF_NONE_SLOW;
            POP_JUMP_IF_NOT_NONE control::POP_JUMP_IF_NOT_NONE_SLOW;
            END_FOR control::POP_TOP_SLOW;
            POP_ITER control::POP_TOP_SLOW;
            POP_TOP control::POP_TOP_SLOW;
            RETURN_VALUE control::RETURN_VALUE_SLOW;
        }
        variables {
            LOAD_FAST_CHECK variables::LOAD_FAST_CHECK_SLOW;
            STORE_FAST variables::STORE_FAST_SLOW;
            STORE_FAST_LOAD_FAST variables::STORE_FAST_LOAD_FAST_SLOW;
            STORE_FAST_STORE_FAST variables::STORE_FAST_STORE_FAST_SLOW;
            LOAD_DEREF variables::LOAD_DEREF_SLOW;
            LOAD_GLOBAL_MODULE variables::LOAD_GLOBAL;
            LOAD_GLOBAL_BUILTIN variables::LOAD_GLOBAL;
        }
        operators {
            IS_OP operators::IS_OP_SLOW;
        }
        containers {
            LIST_APPEND containers::LIST_APPEND_SLOW;
        }
        generators {
            FOR_ITER_GEN control::FOR_ITER;
            SEND_GEN generators::SEND;
            END_SEND generators::END_SEND_SLOW;
            GET_AWAITABLE generators::GET_AWAITABLE_SLOW;
        }
        specialized {
            BINARY_OP_ADD_INT operators::BINARY_OP;
            BINARY_OP_SUBTRACT_INT operators::BINARY_OP;
            BINARY_OP_MULTIPLY_INT operators::BINARY_OP;
            BINARY_OP_ADD_FLOAT operators::BINARY_OP;
            BINARY_OP_SUBTRACT_FLOAT operators::BINARY_OP;
            BINARY_OP_MULTIPLY_FLOAT operators::BINARY_OP;
            BINARY_OP_EXTEND operators::BINARY_OP;
            BINARY_OP_SUBSCR_LIST_INT operators::BINARY_OP;
            BINARY_OP_SUBSCR_TUPLE_INT operators::BINARY_OP;
            COMPARE_OP_INT operators::COMPARE_OP;
            COMPARE_OP_FLOAT operators::COMPARE_OP;
            COMPARE_OP_STR operators::COMPARE_OP;
            TO_BOOL_BOOL operators::TO_BOOL;
            TO_BOOL_INT operators::TO_BOOL;
            TO_BOOL_NONE operators::TO_BOOL;
            TO_BOOL_LIST operators::TO_BOOL;
            TO_BOOL_STR operators::TO_BOOL;
            TO_BOOL_ALWAYS_TRUE operators::TO_BOOL;
            STORE_SUBSCR_LIST_INT operators::STORE_SUBSCR;
            UNPACK_SEQUENCE_TWO_TUPLE containers::UNPACK_SEQUENCE;
            UNPACK_SEQUENCE_TUPLE containers::UNPACK_SEQUENCE;
            UNPACK_SEQUENCE_LIST containers::UNPACK_SEQUENCE;
            FOR_ITER_RANGE control::FOR_ITER;
            FOR_ITER_LIST control::FOR_ITER;
            FOR_ITER_TUPLE control::FOR_ITER;
            LOAD_ATTR_INSTANCE_VALUE attributes::LOAD_ATTR;
            LOAD_ATTR_SLOT attributes::LOAD_ATTR;
            LOAD_ATTR_METHOD_WITH_VALUES attributes::LOAD_ATTR;
            LOAD_ATTR_METHOD_NO_DICT attributes::LOAD_ATTR;
            LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES attributes::LOAD_ATTR;
            LOAD_ATTR_NONDESCRIPTOR_NO_DICT attributes::LOAD_ATTR;
            LOAD_ATTR_WITH_HINT attributes::LOAD_ATTR;
            LOAD_ATTR_MODULE attributes::LOAD_ATTR;
            LOAD_ATTR_CLASS attributes::LOAD_ATTR;
            STORE_ATTR_INSTANCE_VALUE attributes::STORE_ATTR;
            STORE_ATTR_SLOT attributes::STORE_ATTR;
            CALL_PY_EXACT_ARGS calls::CALL;
            CALL_LIST_APPEND calls::CALL;
        }
    }
    calling {
        control { CACHE RESERVED ENTER_EXECUTOR GET_ITER FOR_ITER }
        variables {
            DELETE_FAST LOAD_NAME STORE_NAME DELETE_NAME LOAD_GLOBAL STORE_GLOBAL DELETE_GLOBAL STORE_DEREF
            DELETE_DEREF MAKE_CELL COPY_FREE_VARS LOAD_LOCALS LOAD_FROM_DICT_OR_DEREF LOAD_FROM_DICT_OR_GLOBALS
            LOAD_BUILD_CLASS LOAD_COMMON_CONSTANT SETUP_ANNOTATIONS
        }
        operators {
            UNARY_NEGATIVE UNARY_INVERT TO_BOOL BINARY_OP BINARY_OP_ADD_UNICODE BINARY_OP_INPLACE_ADD_UNICODE
            BINARY_OP_SUBSCR_DICT BINARY_OP_SUBSCR_GETITEM
            STORE_SUBSCR_DICT CONTAINS_OP_DICT COMPARE_OP CONTAINS_OP BINARY_SLICE STORE_SLICE STORE_SUBSCR
            DELETE_SUBSCR GET_LEN FORMAT_SIMPLE FORMAT_WITH_SPEC CONVERT_VALUE
        }
        containers {
            BUILD_TUPLE BUILD_LIST BUILD_SET BUILD_MAP BUILD_SLICE BUILD_STRING BUILD_TEMPLATE BUILD_INTERPOLATION
            LIST_EXTEND SET_ADD SET_UPDATE MAP_ADD DICT_UPDATE DICT_MERGE UNPACK_SEQUENCE UNPACK_EX
        }
        attributes {
            LOAD_ATTR LOAD_ATTR_PROPERTY STORE_ATTR DELETE_ATTR LOAD_SUPER_ATTR LOAD_SPECIAL IMPORT_NAME IMPORT_FROM
        }
        calls {
            CALL CALL_METHOD_DESCRIPTOR_FAST CALL_BUILTIN_FAST CALL_BUILTIN_CLASS CALL_ALLOC_AND_ENTER_INIT CALL_TYPE_1 CALL_KW CALL_FUNCTION_EX MAKE_FUNCTION SET_FUNCTION_ATTRIBUTE EXIT_INIT_CHECK
        }
        intrinsics { CALL_INTRINSIC_1 CALL_INTRINSIC_2 }
        exceptions {
            RAISE_VARARGS RERAISE PUSH_EXC_INFO POP_EXCEPT CHECK_EXC_MATCH CHECK_EG_MATCH WITH_EXCEPT_START
            CLEANUP_THROW
        }
        generators {
            RETURN_GENERATOR SEND GET_YIELD_FROM_ITER GET_AITER GET_ANEXT
            END_ASYNC_FOR
        }
        matching { MATCH_CLASS MATCH_MAPPING MATCH_SEQUENCE MATCH_KEYS }
    }
    slow {
        control {
            RESUME_SLOW JUMP_BACKWARD_SLOW JUMP_BACKWARD_NO_INTERRUPT_SLOW POP_JUMP_IF_NONE_SLOW POP_JUMP_IF_NOT_NONE_SLOW POP_TOP_SLOW RETURN_VALUE_SLOW
        }
        variables {
            LOAD_FAST_CHECK_SLOW STORE_FAST_SLOW STORE_FAST_LOAD_FAST_SLOW STORE_FAST_STORE_FAST_SLOW LOAD_DEREF_SLOW
        }
        operators { IS_OP_SLOW }
        generators { END_SEND_SLOW GET_AWAITABLE_SLOW }
        containers { LIST_APPEND_SLOW }
    }
    ends {
        control { INTERPRETER_EXIT }
    }
}
