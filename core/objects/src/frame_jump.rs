//! What happens when a trace function sets `f_lineno`: the frame goes on at another line.
//!
//! It may only go where the evaluation stack looks as it does here, once some of its top values are dropped. So the kinds of
//! values that lie on the stack at each instruction are worked out first.
#![allow(unsafe_code)]

use alloc::vec;
use alloc::vec::Vec;

use taipan_bytecode::opcode::{AnyOpcode, Opcode};
use taipan_bytecode::{exception_table, location};
use taipan_heap::{ObjRef, StackRef};

use crate::code::Code;
use crate::exception::Result;
use crate::exceptions;
use crate::frame::{Frame, FrameObject};
use crate::int;
use crate::singletons::NONE;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// What lies in a word of the stack.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    /// The iterator of a loop.
    Iterator = 1,
    /// An exception, or the one that was handled before.
    Except,
    /// Anything.
    Object,
    /// Nothing.
    Null,
    /// The place where an exception was raised.
    Lasti,
}

/// The kinds of a stack's words, three bits each, the top in the lowest. More than fit cannot be analyzed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stack {
    Overflowed,
    Known(u64),
}

const BITS: u32 = 3;
const MASK: u64 = 7;
/// From here on another word does not fit.
const FULL: u64 = 1 << (BITS * 20);

impl Stack {
    fn push(self, kind: Kind) -> Stack {
        match self {
            Stack::Known(kinds) if kinds < FULL => Stack::Known(kinds << BITS | kind as u64),
            _ => Stack::Overflowed,
        }
    }

    fn pop(self) -> Stack {
        match self {
            Stack::Known(kinds) => Stack::Known(kinds >> BITS),
            Stack::Overflowed => Stack::Overflowed,
        }
    }

    fn top(self) -> u64 {
        self.peek(1)
    }

    /// The kind `depth` below the top (1: the top); 0 below the bottom.
    fn peek(self, depth: u32) -> u64 {
        match self {
            Stack::Known(kinds) => kinds.checked_shr(BITS * (depth - 1)).unwrap_or(0) & MASK,
            Stack::Overflowed => Kind::Object as u64,
        }
    }

    fn depth(self) -> usize {
        match self {
            Stack::Known(kinds) => (u64::BITS - kinds.leading_zeros()).div_ceil(BITS) as usize,
            Stack::Overflowed => 0,
        }
    }

    fn push_raw(self, kind: u64) -> Stack {
        let kind = match kind {
            1 => Kind::Iterator,
            2 => Kind::Except,
            4 => Kind::Null,
            5 => Kind::Lasti,
            _ => Kind::Object,
        };
        self.push(kind)
    }

    /// Exchanges the top with the word `depth` below it.
    fn swap(self, depth: u32) -> Stack {
        let Stack::Known(kinds) = self else { return self };
        let shift = BITS * depth.saturating_sub(1);
        if shift >= u64::BITS {
            return Stack::Overflowed;
        }
        let (low, high) = (kinds & MASK, kinds >> shift & MASK);
        let rest = kinds & !MASK & !(MASK << shift);
        Stack::Known(rest | high | low << shift)
    }
}

/// The stacks before each unit's instruction; `None` where none is reached.
fn stacks(code: &Code) -> Vec<Option<Stack>> {
    let units: Vec<u16> = code.original().collect();
    let mut stacks: Vec<Option<Stack>> = vec![None; units.len() + 1];
    if let Some(first) = stacks.first_mut() {
        *first = Some(Stack::Known(0));
    }
    let mut again = true;
    while again {
        again = false;
        again |= mark_handlers(code, &mut stacks);
        let mut at = 0;
        let mut oparg = 0_usize;
        while at < units.len() {
            let opcode = Opcode::from_u8(units[at] as u8).unwrap_or(Opcode::CACHE);
            oparg = oparg << 8 | usize::from(units[at] >> 8);
            let next = at + 1 + opcode.caches();
            if let Some(before) = stacks[at] {
                again |= mark_next(&mut stacks, opcode, oparg, before, at, next);
            }
            if opcode != Opcode::EXTENDED_ARG {
                oparg = 0;
            }
            at = next;
        }
        again |= mark_handlers(code, &mut stacks);
    }
    stacks
}

/// Notes a stack where none was known; says whether that lies before `from`, so that another round is due.
fn note(stacks: &mut [Option<Stack>], at: usize, from: usize, stack: Stack) -> bool {
    match stacks.get_mut(at) {
        Some(place @ None) => {
            *place = Some(stack);
            at < from
        }
        _ => false,
    }
}

fn mark_next(
    stacks: &mut [Option<Stack>],
    opcode: Opcode,
    oparg: usize,
    before: Stack,
    at: usize,
    next: usize,
) -> bool {
    let after = match opcode {
        Opcode::POP_JUMP_IF_FALSE
        | Opcode::POP_JUMP_IF_TRUE
        | Opcode::POP_JUMP_IF_NONE
        | Opcode::POP_JUMP_IF_NOT_NONE => {
            let after = before.pop();
            note(stacks, next.saturating_add(oparg), at, after);
            after
        }
        Opcode::SEND => {
            note(stacks, next.saturating_add(oparg), at, before);
            before
        }
        Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT => {
            return note(stacks, next.saturating_sub(oparg), at, before);
        }
        Opcode::JUMP_FORWARD => {
            note(stacks, next.saturating_add(oparg), at, before);
            return false;
        }
        Opcode::RETURN_VALUE | Opcode::INTERPRETER_EXIT | Opcode::RAISE_VARARGS | Opcode::RERAISE => {
            return false;
        }
        Opcode::GET_ITER | Opcode::GET_AITER => before.pop().push(Kind::Iterator),
        Opcode::FOR_ITER => {
            let after = before.push(Kind::Object);
            note(stacks, next.saturating_add(oparg), at, after);
            after
        }
        Opcode::END_ASYNC_FOR => before.pop().pop(),
        Opcode::PUSH_EXC_INFO => before.push(Kind::Except),
        Opcode::POP_EXCEPT => before.pop(),
        Opcode::PUSH_NULL => before.push(Kind::Null),
        Opcode::LOAD_GLOBAL => {
            let after = before.push(Kind::Object);
            if oparg & 1 == 1 {
                after.push(Kind::Null)
            } else {
                after
            }
        }
        Opcode::LOAD_ATTR => {
            let after = before.pop().push(Kind::Object);
            if oparg & 1 == 1 {
                after.push(Kind::Null)
            } else {
                after
            }
        }
        Opcode::SWAP => before.swap(oparg as u32),
        Opcode::COPY => before.push_raw(before.peek((oparg as u32).max(1))),
        _ => {
            let effect = AnyOpcode::from_u16(opcode as u16)
                .and_then(|opcode| opcode.stack_effect(oparg as u32, false))
                .unwrap_or(0);
            let mut after = before;
            for _ in 0..(-effect).max(0) {
                after = after.pop();
            }
            for _ in 0..effect.max(0) {
                after = after.push(Kind::Object);
            }
            after
        }
    };
    note(stacks, next, at, after);
    false
}

fn mark_handlers(code: &Code, stacks: &mut [Option<Stack>]) -> bool {
    let mut found = false;
    for entry in exception_table::entries(&code.exceptiontable) {
        let Some(Some(mut stack)) = stacks.get(entry.start as usize).copied() else {
            continue;
        };
        if !matches!(stacks.get(entry.target as usize), Some(None)) {
            continue;
        }
        while stack != Stack::Overflowed && stack.depth() > entry.depth as usize {
            stack = stack.pop();
        }
        if entry.lasti {
            stack = stack.push(Kind::Lasti);
        }
        stack = stack.push(Kind::Except);
        stacks[entry.target as usize] = Some(stack);
        found = true;
    }
    found
}

/// Whether the stack `from` becomes `to` once its top is dropped.
fn compatible(from: Option<Stack>, to: Option<Stack>) -> bool {
    let (Some(Stack::Known(mut from)), Some(Stack::Known(mut to))) = (from, to) else {
        return false;
    };
    while from > to {
        from >>= BITS;
    }
    while from != 0 {
        let (have, want) = (from & MASK, to & MASK);
        let fits = want != 0
            && (want == Kind::Null as u64
                || want == Kind::Object as u64 && have != Kind::Null as u64
                || want == have);
        if !fits {
            return false;
        }
        from >>= BITS;
        to >>= BITS;
    }
    to == 0
}

fn explain(target: Option<Stack>) -> &'static str {
    match target {
        None => "can't jump into unreachable code",
        Some(Stack::Overflowed) => "stack to deep to analyze",
        Some(stack) if stack.top() == Kind::Except as u64 => {
            "can't jump into an 'except' block as there's no exception"
        }
        Some(stack) if stack.top() == Kind::Lasti as u64 => {
            "can't jump into a re-raising block as there's no location"
        }
        Some(stack) if stack.top() == Kind::Iterator as u64 => "can't jump into the body of a for loop",
        Some(_) => "incompatible stacks",
    }
}

/// The lines that begin at each unit.
fn line_starts(code: &Code) -> Vec<Option<i32>> {
    let mut starts = vec![None; code.units()];
    let mut last = -1;
    for range in location::ranges(code.firstlineno, &code.linetable) {
        let line = range.position.line;
        if line != last && line != -1 {
            if let Some(place) = starts.get_mut(range.start as usize / 2) {
                *place = Some(line);
            }
            last = line;
        }
    }
    starts
}

/// The events in which a frame may be made to go on elsewhere: `PY_YIELD`, `LINE`, `INSTRUCTION`.
const JUMPS: [u8; 3] = [3, 5, 6];
const PY_START: u8 = 0;

/// Makes a traced frame go on at line `value`. Raises `ValueError` where that cannot be.
pub fn set_line(vm: &mut Vm, frame: &FrameObject, value: ObjRef<'_>) -> Result<()> {
    if !value.is_exact(int::INT) {
        return Err(vm.value_error("lineno must be an integer"));
    }
    let live = frame.live.get();
    match vm.thread.traced_event.get() {
        Some(event) if JUMPS.contains(&event) && live == vm.thread.traced_frame.get() && !live.is_null() => {}
        Some(PY_START) => {
            return Err(vm.value_error("can't jump from the 'call' trace event of a new frame"));
        }
        Some(_) => return Err(vm.value_error("can only jump from a 'line' trace event")),
        None => return Err(vm.value_error("f_lineno can only be set in a trace function")),
    }
    let wanted = int::value(value).and_then(|value| value.to_i64());
    let Some(wanted) = wanted.and_then(|wanted| i32::try_from(wanted).ok()) else {
        return Err(vm.value_error("lineno out of range"));
    };
    let code = frame.code.clone();
    if wanted < code.firstlineno {
        return Err(vm.value_error(format_args!("line {wanted} comes before the current code block")));
    }
    let starts = line_starts(&code);
    let Some(line) = starts
        .iter()
        .flatten()
        .copied()
        .filter(|&line| line >= wanted)
        .min()
    else {
        return Err(vm.value_error(format_args!("line {wanted} comes after the current code block")));
    };
    let stacks = stacks(&code);
    let here = usize::try_from(frame.last_instruction()).unwrap_or(0);
    let from = stacks.get(here).copied().flatten();
    let mut best: Option<(u64, usize)> = None;
    let mut message = "cannot find bytecode for specified line";
    for (at, _) in starts
        .iter()
        .enumerate()
        .filter(|(_, start)| **start == Some(line))
    {
        let to = stacks[at];
        match to {
            Some(Stack::Known(kinds)) if compatible(from, to) => {
                if best.is_none_or(|(known, _)| kinds > known) {
                    best = Some((kinds, at));
                }
            }
            _ => {
                message = match from {
                    None => "can't jump from unreachable code",
                    Some(Stack::Overflowed) => "stack to deep to analyze",
                    Some(_) => explain(to),
                }
            }
        }
    }
    let (Some((kinds, target)), Some(mut from)) = (best, from) else {
        return Err(vm.value_error(message));
    };
    // SAFETY: the frame is the traced one: it is live, its position and stack are saved, and it runs nothing meanwhile.
    unsafe {
        let base = Frame::slots(live).add(code.nlocalsplus());
        if (*live).sp.offset_from(base) != from.depth() as isize {
            return Err(vm.value_error("incompatible stacks"));
        }
        fill_locals(vm, live, &code)?;
        while from != Stack::Known(kinds) && from.depth() > 0 {
            (*live).sp = (*live).sp.sub(1);
            let value = (*live).sp.read();
            if from.top() == Kind::Except as u64 {
                let before = value.into_obj().filter(|before| !before.is_none());
                drop(vm.handled.replace(before));
            } else {
                drop(value);
            }
            from = from.pop();
        }
        // What stays on the stack may have been lent by variables that the code ahead changes.
        for slot in Frame::used(live) {
            slot.make_owned();
        }
        frame.lineno.set(0);
        (*live).pc = code.first_instruction().add(target + 1);
    }
    Ok(())
}

/// Gives variables without a value `None`: the code ahead may count on their having one.
///
/// # Safety
/// `frame` is a live frame of `code`.
unsafe fn fill_locals(vm: &mut Vm, frame: *mut Frame, code: &Code) -> Result<()> {
    let slot = |at: usize| Frame::slots(frame).wrapping_add(at);
    // SAFETY: the words of locals are always initialized.
    let empty = (0..code.nlocalsplus())
        .filter(|&at| unsafe { (*slot(at)).is_empty() })
        .count();
    if empty == 0 {
        return Ok(());
    }
    let plural = if empty == 1 { "" } else { "s" };
    let text = vm.format(format_args!("assigning None to {empty} unbound local{plural}"))?;
    (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, text.borrow(), 0)?;
    for at in 0..code.nlocalsplus() {
        // SAFETY: as above.
        unsafe {
            if (*slot(at)).is_empty() {
                *slot(at) = StackRef::new(NONE.own());
            }
        }
    }
    Ok(())
}
