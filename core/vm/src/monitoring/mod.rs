//! Telling tools what code does: `sys.monitoring` (PEP 669), and on top of it `sys.settrace` and `sys.setprofile`.
//!
//! Nothing of it costs anything while nobody listens. When somebody does, the heap's pending flag and a bit of the eval
//! breaker stay set: so running code comes to the slow side of a test that it makes anyway, and goes on in the driver of
//! `eval/watch.rs`, which looks at each instruction.
//!
//! - `lines`: what the watching driver has to know of a code object;
//! - `legacy`: `sys.settrace`, `sys.setprofile`;
//! - `module`: `sys.monitoring`.

pub mod legacy;
pub mod lines;
mod module;

use core::cell::Cell;

use taipan_objects::code::Code;
use taipan_objects::vm::breaker;
use taipan_objects::{Obj, ObjCell, ObjRef, Ref, Result, Vm, call, int};

use crate::lifecycle;
use lines::Watched;
pub use module::{create as create_module, missing};

/// What code does, by its number in `sys.monitoring.events`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs, non_camel_case_types)]
pub enum Event {
    PY_START,
    PY_RESUME,
    PY_RETURN,
    PY_YIELD,
    CALL,
    LINE,
    INSTRUCTION,
    JUMP,
    BRANCH_LEFT,
    BRANCH_RIGHT,
    STOP_ITERATION,
    RAISE,
    EXCEPTION_HANDLED,
    PY_UNWIND,
    PY_THROW,
    RERAISE,
    C_RETURN,
    C_RAISE,
}

/// The events' names, by number. The last one stands for both branches.
pub const NAMES: [&str; 19] = [
    "PY_START",
    "PY_RESUME",
    "PY_RETURN",
    "PY_YIELD",
    "CALL",
    "LINE",
    "INSTRUCTION",
    "JUMP",
    "BRANCH_LEFT",
    "BRANCH_RIGHT",
    "STOP_ITERATION",
    "RAISE",
    "EXCEPTION_HANDLED",
    "PY_UNWIND",
    "PY_THROW",
    "RERAISE",
    "C_RETURN",
    "C_RAISE",
    "BRANCH",
];

/// How many tools a program can use.
pub const TOOLS: usize = 6;
/// `sys.setprofile` and `sys.settrace` come before all tools, as if they had the highest numbers.
const PROFILE: u8 = 1 << 6;
const TRACE: u8 = 1 << 7;
/// Events below this number happen at an instruction, and can be turned off there.
pub const LOCAL: u8 = 11;

impl Event {
    /// Its bit in a set of events.
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// The event whose being turned on or off counts for this one.
    fn group(self) -> Event {
        match self {
            Event::C_RETURN | Event::C_RAISE => Event::CALL,
            event => event,
        }
    }
}

/// What an interpreter keeps for `sys.monitoring`.
#[derive(Default)]
pub struct Monitoring {
    /// The tools' names.
    names: [ObjCell; TOOLS],
    /// Sets of events that tools want of all code.
    global: [Cell<u32>; TOOLS],
    callbacks: [[ObjCell; NAMES.len()]; TOOLS],
    /// Tools that have asked for events of single code objects.
    local_users: Cell<u8>,
    /// Counts, for each tool, how often it was cleared.
    cleared: [Cell<u32>; TOOLS],
    /// Counts `restart_events`.
    restarts: Cell<u32>,
    /// `DISABLE` and `MISSING`.
    disable: ObjCell,
    missing: ObjCell,
}

/// Whether this build can watch code: boards have no room for a second driver.
pub const SUPPORTED: bool = cfg!(not(target_os = "none"));

/// Whether the running thread's code is watched now.
#[inline]
pub fn is_on(vm: &Vm) -> bool {
    if !SUPPORTED {
        return false;
    }
    (vm.interp().monitored.get()
        || !vm.thread.trace_function.is_none()
        || !vm.thread.profile_function.is_none())
        && vm.thread.tracing.get() == 0
}

/// Makes running code come to where it finds out that it is watched, or not to any more.
pub fn update(vm: &mut Vm) {
    let monitored = lifecycle::monitoring(vm).is_some_and(|state| {
        state.local_users.get() != 0 || state.global.iter().any(|events| events.get() != 0)
    });
    vm.interp().monitored.set(monitored);
    let traced = vm
        .interp()
        .threads
        .borrow()
        .iter()
        .any(|thread| !thread.trace_function.is_none() || !thread.profile_function.is_none());
    if monitored || traced {
        breaker::ask(vm.eval_breaker, breaker::WATCH);
    } else {
        breaker::take(vm.eval_breaker, breaker::WATCH);
    }
    vm.alloc().attend(monitored || traced);
}

/// The tools that want to hear of `event` at unit `at`: a bit each.
fn tools(vm: &Vm, watched: &Watched, event: Event, at: usize) -> u8 {
    let mut tools = 0;
    let group = event.group();
    if vm.interp().monitored.get()
        && let Some(state) = lifecycle::monitoring(vm)
    {
        for tool in 0..TOOLS {
            let events = state.global[tool].get() | watched.local(state, tool);
            if events & group.bit() != 0 {
                tools |= 1 << tool;
            }
        }
        if tools != 0 && (group as u8) < LOCAL {
            tools &= !watched.disabled(state.restarts.get(), at, group);
        }
    }
    if !vm.thread.trace_function.is_none() && legacy::TRACED & event.bit() != 0 {
        tools |= TRACE;
    }
    if !vm.thread.profile_function.is_none() && legacy::PROFILED & event.bit() != 0 {
        tools |= PROFILE;
    }
    tools
}

/// Whether anybody wants to hear of `event` at unit `at`.
pub fn wanted(vm: &Vm, watched: &Watched, event: Event, at: usize) -> bool {
    tools(vm, watched, event, at) != 0
}

/// What happened, and to which code.
pub struct Happening<'a> {
    /// The code, and what is kept for it.
    pub code: &'a Ref<Code>,
    /// See `code`.
    pub watched: &'a Watched,
    /// What.
    pub event: Event,
    /// The unit of the instruction.
    pub at: usize,
    /// The unit that tools are told.
    pub shown: usize,
}

/// Tells the tools. What a callback gets: the code, the offset in bytes (for [`Event::LINE`]: the line, which stands in
/// `args`), and `args`. Raises what a callback raises.
pub fn fire(vm: &mut Vm, what: &Happening<'_>, args: &[ObjRef<'_>]) -> Result<()> {
    let mut left = tools(vm, what.watched, what.event, what.at);
    if left & TRACE != 0 {
        legacy::trace(vm, what, args)?;
    }
    if left & PROFILE != 0 {
        legacy::profile(vm, what, args)?;
    }
    left &= !(TRACE | PROFILE);
    if left == 0 {
        return Ok(());
    }
    let code: Obj = what.code.clone().into();
    let offset = int::new(vm, 2 * what.shown)?;
    let mut all = [code.borrow(); 4];
    let mut count = 1;
    if what.event != Event::LINE {
        all[1] = offset.borrow();
        count = 2;
    }
    for arg in args {
        if let Some(place) = all.get_mut(count) {
            *place = *arg;
            count += 1;
        }
    }
    for tool in (0..TOOLS).rev() {
        if left & 1 << tool != 0 {
            tell(vm, what, tool, &all[..count])?;
        }
    }
    Ok(())
}

fn tell(vm: &mut Vm, what: &Happening<'_>, tool: usize, args: &[ObjRef<'_>]) -> Result<()> {
    let Some(state) = lifecycle::monitoring(vm) else {
        return Ok(());
    };
    let cell = &state.callbacks[tool][what.event as usize];
    let Some(callback) = cell.get() else {
        return Ok(());
    };
    let answer = quietly(vm, what.event, |vm| call::call(vm, callback.borrow(), args))?;
    let disable = state.disable.get();
    if !disable.is_some_and(|disable| answer.borrow().is(disable.borrow())) {
        return Ok(());
    }
    let group = what.event.group();
    if group as u8 >= LOCAL {
        cell.set(None);
        let name = NAMES[what.event as usize];
        return Err(vm.value_error(format_args!("Cannot disable {name} events. Callback removed.")));
    }
    what.watched
        .disable(state.restarts.get(), what.at, group, 1 << tool);
    Ok(())
}

/// Runs a callback, whose own doings nobody hears of.
pub(crate) fn quietly<R>(vm: &mut Vm, event: Event, then: impl FnOnce(&mut Vm) -> Result<R>) -> Result<R> {
    let thread = vm.thread.clone();
    let before = thread.traced_event.replace(Some(event as u8));
    thread.tracing.set(thread.tracing.get() + 1);
    let raised = vm.raised.take();
    let returned = vm.returned.take();
    // Finalizers that wait belong to the code that is watched, and are heard of.
    let waiting = vm.alloc().take_finalizers();
    let result = then(vm);
    drop(waiting);
    vm.raised = raised;
    vm.returned = returned;
    thread.tracing.set(thread.tracing.get().saturating_sub(1));
    thread.traced_event.set(before);
    result
}
