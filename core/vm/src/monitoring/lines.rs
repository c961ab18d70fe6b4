//! What the watching driver has to know of a code object: its lines, and which events tools have turned off.

use core::cell::{Cell, RefCell};

use hashbrown::HashMap;
use taipan_bytecode::opcode::Opcode;
use taipan_bytecode::{exception_table, location};
use taipan_derive::{pyclass, pymethods};
use taipan_objects::code::Code;
use taipan_objects::{HVec, Ref, Result, Trace, Visitor, Vm};

use super::{Event, Monitoring, TOOLS};

/// A unit of the instructions.
#[derive(Clone, Copy)]
pub struct Unit {
    /// The line it comes from, -1 for none.
    pub line: i32,
    /// A new line begins here, when it is reached from another one.
    pub starts_line: bool,
    /// An instruction begins here: the rest are caches.
    pub is_instruction: bool,
}

/// What is kept for a code object, in `Code::monitoring`.
#[pyclass(name = "monitoring_data", module = "sys", trace = custom, bits = [DISALLOW_INSTANTIATION])]
pub struct Watched {
    units: HVec<Unit>,
    /// Where a function begins: what stands before it makes its frame, and nobody hears of that.
    pub first: usize,
    /// Sets of events that tools want of this code, and the count of the tool's clearings for which they hold.
    local: [Cell<(u32, u32)>; TOOLS],
    /// Tools that have turned an event off at a unit.
    disabled: RefCell<HashMap<(usize, u8), u8>>,
    /// The count of restarts for which `disabled` holds.
    restarts: Cell<u32>,
}

#[pymethods]
impl Watched {}

impl Trace for Watched {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl Watched {
    /// Unit `at`.
    pub fn unit(&self, at: usize) -> Unit {
        self.units.get(at).copied().unwrap_or(Unit {
            line: -1,
            starts_line: false,
            is_instruction: false,
        })
    }

    /// The instruction that stands before unit `at`.
    pub fn before(&self, at: usize) -> Option<usize> {
        (0..at.min(self.units.len()))
            .rev()
            .find(|&at| self.units[at].is_instruction)
    }

    /// The events that a tool wants of this code.
    pub fn local(&self, state: &Monitoring, tool: usize) -> u32 {
        let (events, cleared) = self.local[tool].get();
        if cleared == state.cleared[tool].get() {
            events
        } else {
            0
        }
    }

    /// Says which events a tool wants of this code.
    pub fn set_local(&self, state: &Monitoring, tool: usize, events: u32) {
        self.local[tool].set((events, state.cleared[tool].get()));
    }

    /// The tools that have turned `event` off at unit `at`.
    pub fn disabled(&self, restarts: u32, at: usize, event: Event) -> u8 {
        if self.restarts.get() != restarts {
            return 0;
        }
        self.disabled
            .borrow()
            .get(&(at, event as u8))
            .copied()
            .unwrap_or(0)
    }

    /// Turns `event` off at unit `at` for `tools`.
    pub fn disable(&self, restarts: u32, at: usize, event: Event, tools: u8) {
        let mut disabled = self.disabled.borrow_mut();
        if self.restarts.replace(restarts) != restarts {
            disabled.clear();
        }
        *disabled.entry((at, event as u8)).or_default() |= tools;
    }
}

/// What is kept for `code`, made if there is nothing yet.
pub fn of(vm: &mut Vm, code: &Code) -> Result<Ref<Watched>> {
    if let Some(known) = code.monitoring.peek().and_then(|known| known.to_ref::<Watched>()) {
        return Ok(known);
    }
    let (units, first) = units(vm, code)?;
    let watched = Watched {
        units,
        first,
        local: Default::default(),
        disabled: RefCell::default(),
        restarts: Cell::new(0),
    };
    let made: Ref<Watched> = vm.alloc().instance(WATCHED.as_obj(), watched)?;
    code.monitoring.set(Some(made.clone().into()));
    Ok(made)
}

/// The instruction at a unit of code as it was made.
pub fn opcode_at(code: &Code, at: usize) -> Opcode {
    code.original_at(at).0
}

fn units(vm: &mut Vm, code: &Code) -> Result<(HVec<Unit>, usize)> {
    let count = code.units();
    let mut units = HVec::new();
    for _ in 0..count {
        let unit = Unit {
            line: -1,
            starts_line: false,
            is_instruction: false,
        };
        units.push(vm.alloc(), unit)?;
    }
    for range in location::ranges(code.firstlineno, &code.linetable) {
        for at in range.start / 2..range.end / 2 {
            if let Some(unit) = units.get_mut(at as usize) {
                unit.line = range.position.line;
            }
        }
    }
    let mut at = 0;
    let mut first_traceable = None;
    while at < count {
        let opcode = opcode_at(code, at);
        units[at].is_instruction = true;
        if opcode == Opcode::RESUME && first_traceable.is_none() {
            first_traceable = Some(at);
        }
        at += 1 + opcode.caches();
    }
    let first = first_traceable.unwrap_or(0);
    mark_lines(code, &mut units, first);
    Ok((units, first))
}

fn mark_lines(code: &Code, units: &mut [Unit], first: usize) {
    let count = units.len();
    let mark = |units: &mut [Unit], at: usize| {
        if let Some(unit) = units.get_mut(at) {
            unit.starts_line |= at >= first && unit.is_instruction && unit.line >= 0;
        }
    };
    let mut line = -1;
    for at in first..count {
        if !units[at].is_instruction {
            continue;
        }
        match opcode_at(code, at) {
            // What comes before them skips them.
            Opcode::END_ASYNC_FOR | Opcode::END_FOR | Opcode::END_SEND | Opcode::RESUME => {}
            _ => {
                if units[at].line != line {
                    mark(units, at);
                }
                line = units[at].line;
            }
        }
    }
    let mut at = first;
    let mut oparg = 0_usize;
    while at < count {
        let (opcode, argument) = code.original_at(at);
        oparg = oparg << 8 | usize::from(argument);
        at += 1 + opcode.caches();
        match opcode {
            Opcode::EXTENDED_ARG => continue,
            Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE
            | Opcode::JUMP_FORWARD => mark(units, at.saturating_add(oparg)),
            Opcode::FOR_ITER | Opcode::SEND => mark(units, at.saturating_add(oparg).saturating_add(1)),
            Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT => {
                mark(units, at.saturating_sub(oparg));
            }
            _ => {}
        }
        oparg = 0;
    }
    for entry in exception_table::entries(&code.exceptiontable) {
        let handler = entry.target as usize;
        if opcode_at(code, handler) != Opcode::END_ASYNC_FOR {
            mark(units, handler);
        }
    }
}
