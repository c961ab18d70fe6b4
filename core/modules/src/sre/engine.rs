//! The matching engine: runs the code that `re._compiler` makes, over text of any width, with a stack of its own.
//!
//! A frame is a piece of code being matched. Where the code calls for a sub-match, a new frame is pushed, and
//! [`Resume`] says how its caller goes on. So nesting and backtracking take heap memory, never native stack, except
//! for repeats of an item that is not a plain character test, whose depth the recursion limit bounds.

use core::sync::atomic::Ordering;

use taipan_objects::exception::{Exception, Result};
use taipan_objects::vm::breaker;
use taipan_objects::{Alloc, AllocError, HVec, Vm};

use super::chars::{self, MAX_REPEAT, Words, at, op};
use super::charset;

/// No position, no repeat.
pub const NONE: usize = usize::MAX;

/// A character of text.
pub trait Unit: Copy {
    /// The code point.
    fn code(self) -> u32;
}

impl Unit for u8 {
    #[inline(always)]
    fn code(self) -> u32 {
        u32::from(self)
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn code(self) -> u32 {
        u32::from(self)
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn code(self) -> u32 {
        self
    }
}

/// What a match found, and the memory that matching takes, to be used again for the next.
pub struct State {
    /// Where the match begins; to begin with, where to search.
    pub start: usize,
    /// Where it ends.
    pub ptr: usize,
    /// Beginnings and ends of groups.
    pub marks: HVec<usize>,
    /// The last mark that is set; -1 if none is.
    pub lastmark: isize,
    /// The last group that was closed; -1 if none was.
    pub lastindex: isize,
    /// An empty match at `start` does not count.
    pub must_advance: bool,
    /// The match must reach the end.
    pub match_all: bool,
    frames: HVec<Frame>,
    repeats: HVec<Repeat>,
    saved: HVec<usize>,
    /// The innermost repeat.
    repeat: usize,
}

/// A repeat that is being matched.
struct Repeat {
    count: isize,
    /// Its arguments in the code.
    pc: usize,
    outer: usize,
    /// Where the last item began: an item that matches nothing ends the repeat.
    last_ptr: usize,
}

struct Frame {
    pc: usize,
    ptr: usize,
    count: isize,
    repeat: usize,
    lastmark: isize,
    lastindex: isize,
    /// Whether marks were saved.
    saved: bool,
    last_ptr: usize,
    toplevel: bool,
    resume: Resume,
}

/// How a frame's caller goes on.
#[derive(Clone, Copy, PartialEq)]
enum Resume {
    /// It is not in this run.
    Leave,
    MaxUntilNeeded,
    MaxUntilMore,
    MaxUntilTail,
    MinUntilNeeded,
    MinUntilTail,
    MinUntilMore,
    Repeat,
    RepeatOne,
    MinRepeatOne,
    Branch,
    Assert,
    AssertNot,
    PossessiveNeeded,
    PossessiveMore,
    Atomic,
}

enum Step {
    /// Go on in this frame.
    Run { pc: usize, ptr: usize },
    /// Match from `next`, in a new frame.
    Call {
        next: usize,
        resume: Resume,
        inherit: bool,
    },
    /// This frame is done.
    Return(bool),
}

/// Why matching ended without an answer.
enum Stop {
    /// The code is wrong.
    Illegal,
    Raised(Exception),
}

impl From<AllocError> for Stop {
    fn from(error: AllocError) -> Stop {
        Stop::Raised(error.into())
    }
}

type Outcome<T> = core::result::Result<T, Stop>;

impl State {
    /// A state for a pattern with so many groups.
    pub fn new(memory: Alloc, groups: usize) -> Result<State> {
        let mut marks = HVec::with_capacity(memory, groups * 2)?;
        for _ in 0..groups * 2 {
            marks.push(memory, NONE)?;
        }
        Ok(State {
            start: 0,
            ptr: 0,
            marks,
            lastmark: -1,
            lastindex: -1,
            must_advance: false,
            match_all: false,
            frames: HVec::new(),
            repeats: HVec::new(),
            saved: HVec::new(),
            repeat: NONE,
        })
    }

    /// Forgets the last match.
    pub fn reset(&mut self) {
        self.reset_groups();
        self.frames.clear();
        self.repeats.clear();
        self.saved.clear();
        self.repeat = NONE;
    }

    fn reset_groups(&mut self) {
        (self.lastmark, self.lastindex) = (-1, -1);
    }

    /// The place of a group (from 1) in the text, if it took part in the match.
    pub fn group(&self, number: usize) -> Option<(usize, usize)> {
        let at = number.checked_sub(1)? * 2;
        if isize::try_from(at + 1).ok()? > self.lastmark {
            return None;
        }
        let (start, end) = (*self.marks.get(at)?, *self.marks.get(at + 1)?);
        (start != NONE && end != NONE).then_some((start, end))
    }
}

struct Engine<'a, C> {
    code: &'a [u32],
    text: &'a [C],
    end: usize,
    state: &'a mut State,
    steps: u32,
}

/// Matches at `state.start`. Raises what signal handlers raise, `MemoryError`, and `RuntimeError` for wrong code.
pub fn match_at<C: Unit>(
    vm: &mut Vm,
    state: &mut State,
    code: &[u32],
    text: &[C],
    end: usize,
) -> Result<bool> {
    state.ptr = state.start;
    let mut engine = Engine {
        code,
        text,
        end,
        state,
        steps: 0,
    };
    let outcome = engine.run(vm, 0, true);
    finish(vm, outcome)
}

/// Searches from `state.start`. Raises as [`match_at`].
pub fn search<C: Unit>(vm: &mut Vm, state: &mut State, code: &[u32], text: &[C], end: usize) -> Result<bool> {
    let mut engine = Engine {
        code,
        text,
        end,
        state,
        steps: 0,
    };
    let outcome = engine.search(vm);
    finish(vm, outcome)
}

fn finish(vm: &mut Vm, outcome: Outcome<bool>) -> Result<bool> {
    match outcome {
        Ok(found) => Ok(found),
        Err(Stop::Raised(exception)) => Err(exception),
        Err(Stop::Illegal) => Err(vm.runtime_error("internal error in regular expression engine")),
    }
}

impl<C: Unit> Engine<'_, C> {
    #[inline(always)]
    fn arg(&self, at: usize) -> Outcome<u32> {
        match self.code.get(at) {
            Some(word) => Ok(*word),
            None => Err(Stop::Illegal),
        }
    }

    #[inline(always)]
    fn skip(&self, at: usize) -> Outcome<usize> {
        Ok(at + self.arg(at)? as usize)
    }

    /// The character at a place before the end.
    #[inline(always)]
    fn char(&self, at: usize) -> Option<u32> {
        if at >= self.end {
            return None;
        }
        self.text.get(at).map(|unit| unit.code())
    }

    fn frame(&mut self) -> Outcome<&mut Frame> {
        self.state.frames.last_mut().ok_or(Stop::Illegal)
    }

    fn in_set(&self, set: usize, c: u32) -> bool {
        charset::contains(self.code.get(set..).unwrap_or(&[]), c)
    }

    fn in_set_ignoring(&self, set: usize, c: u32) -> bool {
        let (lower, upper) = (chars::lower_ascii(c), chars::upper_ascii(c));
        self.in_set(set, lower) || upper != lower && self.in_set(set, upper)
    }

    /// Every few thousand steps, signals and the like get their turn.
    #[inline(always)]
    fn tick(&mut self, vm: &mut Vm) -> Outcome<()> {
        self.steps = self.steps.wrapping_add(1);
        if self.steps & 0xfff == 0 {
            return self.pending(vm);
        }
        Ok(())
    }

    #[cold]
    fn pending(&mut self, vm: &mut Vm) -> Outcome<()> {
        let asked = vm.interp().eval_breaker.load(Ordering::Relaxed) & breaker::EVENTS;
        if asked & !breaker::HEAP != 0 {
            (vm.hooks().run_pending)(vm).map_err(Stop::Raised)?;
        }
        Ok(())
    }

    fn is_at(&self, number: u32, ptr: usize) -> bool {
        let (first, last) = (ptr == 0, ptr == self.end);
        let before = || {
            let unit = ptr.checked_sub(1).and_then(|at| self.text.get(at));
            unit.map(|unit| unit.code())
        };
        let boundary = |words| {
            let before = before().is_some_and(|c| chars::is_word(c, words));
            let after = self.char(ptr).is_some_and(|c| chars::is_word(c, words));
            before != after
        };
        let empty = self.end == 0;
        match number {
            at::BEGINNING | at::BEGINNING_STRING => first,
            at::BEGINNING_LINE => first || before() == Some(10),
            at::END => last || ptr + 1 == self.end && self.char(ptr) == Some(10),
            at::END_LINE => last || self.char(ptr) == Some(10),
            at::END_STRING => last,
            at::BOUNDARY | at::LOC_BOUNDARY => !empty && boundary(Words::Ascii),
            at::NON_BOUNDARY | at::LOC_NON_BOUNDARY => !empty && !boundary(Words::Ascii),
            at::UNI_BOUNDARY => !empty && boundary(Words::Unicode),
            at::UNI_NON_BOUNDARY => !empty && !boundary(Words::Unicode),
            _ => false,
        }
    }

    /// How often a one-character item matches from `state.ptr`, at most `max` times.
    fn count(&mut self, vm: &mut Vm, item: usize, max: u32) -> Outcome<usize> {
        let start = self.state.ptr;
        let mut end = self.end;
        if max != MAX_REPEAT && (max as usize) < end.saturating_sub(start) {
            end = start + max as usize;
        }
        let rest = self.text.get(start..end.min(self.text.len())).unwrap_or(&[]);
        let run = |test: &dyn Fn(u32) -> bool| rest.iter().take_while(|unit| test(unit.code())).count();
        let opcode = self.arg(item)?;
        let wanted = self.arg(item + 1).unwrap_or(0);
        Ok(match opcode {
            op::IN => {
                let set = self.code.get(item + 2..).unwrap_or(&[]);
                rest.iter()
                    .take_while(|unit| charset::contains(set, unit.code()))
                    .count()
            }
            op::ANY => rest.iter().take_while(|unit| unit.code() != 10).count(),
            op::ANY_ALL => rest.len(),
            op::LITERAL => rest.iter().take_while(|unit| unit.code() == wanted).count(),
            op::NOT_LITERAL => rest.iter().take_while(|unit| unit.code() != wanted).count(),
            op::LITERAL_IGNORE => run(&|c| chars::lower_ascii(c) == wanted),
            op::NOT_LITERAL_IGNORE => run(&|c| chars::lower_ascii(c) != wanted),
            op::LITERAL_UNI_IGNORE => run(&|c| chars::lower_unicode(c) == wanted),
            op::NOT_LITERAL_UNI_IGNORE => run(&|c| chars::lower_unicode(c) != wanted),
            op::LITERAL_LOC_IGNORE => run(&|c| same_ignoring(wanted, c)),
            op::NOT_LITERAL_LOC_IGNORE => run(&|c| !same_ignoring(wanted, c)),
            _ => {
                while self.state.ptr < end {
                    let before = self.state.ptr;
                    vm.enter_recursion("").map_err(Stop::Raised)?;
                    let found = self.run(vm, item, false);
                    vm.recursion_depth -= 1;
                    // An item of code that is wrong might match nothing for ever.
                    if !found? || self.state.ptr == before {
                        break;
                    }
                }
                self.state.ptr.saturating_sub(start)
            }
        })
    }

    /// Notes the marks in the frame, so that they can be taken back.
    fn note_marks(&mut self, vm: &Vm, save: bool) -> Outcome<()> {
        let (lastmark, lastindex) = (self.state.lastmark, self.state.lastindex);
        let frame = self.frame()?;
        (frame.lastmark, frame.lastindex, frame.saved) = (lastmark, lastindex, save);
        if save {
            let count = usize::try_from(lastmark + 1)
                .unwrap_or(0)
                .min(self.state.marks.len());
            self.state
                .saved
                .extend_from_slice(vm.alloc(), &self.state.marks[..count])?;
        }
        Ok(())
    }

    fn saved_range(&mut self) -> Outcome<Option<(usize, usize)>> {
        let frame = self.frame()?;
        if !frame.saved {
            return Ok(None);
        }
        let count = usize::try_from(frame.lastmark + 1).unwrap_or(0);
        let count = count.min(self.state.marks.len());
        let base = self.state.saved.len().checked_sub(count).ok_or(Stop::Illegal)?;
        Ok(Some((base, count)))
    }

    fn discard_marks(&mut self) -> Outcome<()> {
        if let Some((base, _)) = self.saved_range()? {
            self.state.saved.truncate(base);
        }
        Ok(())
    }

    /// Takes back what was set since the marks were noted; `keep`: they may be needed again.
    fn restore_marks(&mut self, keep: bool) -> Outcome<()> {
        if let Some((base, count)) = self.saved_range()? {
            let State { marks, saved, .. } = &mut *self.state;
            marks[..count].copy_from_slice(&saved[base..base + count]);
            if !keep {
                saved.truncate(base);
            }
        }
        let frame = self.frame()?;
        let noted = (frame.lastmark, frame.lastindex);
        (self.state.lastmark, self.state.lastindex) = noted;
        Ok(())
    }

    fn set_mark(&mut self, number: u32, ptr: usize) -> Outcome<()> {
        let at = number as usize;
        if at >= self.state.marks.len() {
            return Err(Stop::Illegal);
        }
        if at % 2 == 1 {
            self.state.lastindex = (at / 2 + 1) as isize;
        }
        if at as isize > self.state.lastmark {
            let from = (self.state.lastmark + 1) as usize;
            self.state.marks[from..at].fill(NONE);
            self.state.lastmark = at as isize;
        }
        self.state.marks[at] = ptr;
        Ok(())
    }

    /// The text of a group that took part in the match.
    fn reference(&self, group: u32) -> Option<(usize, usize)> {
        let at = group as usize * 2;
        if at as isize >= self.state.lastmark {
            return None;
        }
        let (start, end) = (*self.state.marks.get(at)?, *self.state.marks.get(at + 1)?);
        (start != NONE && end != NONE && end >= start).then_some((start, end))
    }

    /// Where a repetition of a group's text ends.
    fn match_reference(&self, group: u32, ptr: usize, fold: fn(u32) -> u32) -> Option<usize> {
        let (start, end) = self.reference(group)?;
        let mut ptr = ptr;
        for unit in self.text.get(start..end)? {
            if fold(self.char(ptr)?) != fold(unit.code()) {
                return None;
            }
            ptr += 1;
        }
        Some(ptr)
    }

    /// Runs code from `pc` at `state.ptr`.
    fn run(&mut self, vm: &mut Vm, pc: usize, toplevel: bool) -> Outcome<bool> {
        let base = self.state.frames.len();
        let mut step = self.enter(vm, pc, Resume::Leave, toplevel)?;
        loop {
            step = match step {
                Step::Run { pc, ptr } => self.execute(vm, pc, ptr)?,
                Step::Call {
                    next,
                    resume,
                    inherit,
                } => {
                    let toplevel = inherit && self.frame()?.toplevel;
                    self.enter(vm, next, resume, toplevel)?
                }
                Step::Return(found) => {
                    let Some(done) = self.state.frames.pop() else {
                        return Err(Stop::Illegal);
                    };
                    if self.state.frames.len() == base {
                        return Ok(found);
                    }
                    self.resume(vm, done.resume, found)?
                }
            };
        }
    }

    fn enter(&mut self, vm: &Vm, pc: usize, resume: Resume, toplevel: bool) -> Outcome<Step> {
        self.state.frames.push(
            vm.alloc(),
            Frame {
                pc,
                ptr: 0,
                count: 0,
                repeat: NONE,
                lastmark: -1,
                lastindex: -1,
                saved: false,
                last_ptr: NONE,
                toplevel,
                resume,
            },
        )?;
        let ptr = self.state.ptr;
        if self.code.get(pc) == Some(&op::INFO) {
            // <INFO> <skip> <flags> <min> …
            let least = self.arg(pc + 3)? as usize;
            if ptr <= self.end && self.end - ptr < least {
                return Ok(Step::Return(false));
            }
            let pc = self.skip(pc + 1)?;
            return Ok(Step::Run { pc, ptr });
        }
        Ok(Step::Run { pc, ptr })
    }

    fn call(&mut self, pc: usize, ptr: usize, next: usize, resume: Resume) -> Outcome<Step> {
        let frame = self.frame()?;
        (frame.pc, frame.ptr) = (pc, ptr);
        Ok(Step::Call {
            next,
            resume,
            inherit: true,
        })
    }

    /// As `call`, for a part whose end is not the pattern's.
    fn call_part(&mut self, pc: usize, ptr: usize, next: usize, resume: Resume) -> Outcome<Step> {
        let frame = self.frame()?;
        (frame.pc, frame.ptr) = (pc, ptr);
        Ok(Step::Call {
            next,
            resume,
            inherit: false,
        })
    }

    /// Whether the pattern may not end here.
    fn refuses_end(&mut self, ptr: usize) -> Outcome<bool> {
        let toplevel = self.frame()?.toplevel;
        let state = &self.state;
        Ok(toplevel && (state.match_all && ptr != self.end || state.must_advance && ptr == state.start))
    }

    fn execute(&mut self, vm: &mut Vm, pc: usize, ptr: usize) -> Outcome<Step> {
        const FAIL: Outcome<Step> = Ok(Step::Return(false));
        let (mut pc, mut ptr) = (pc, ptr);
        loop {
            self.tick(vm)?;
            let opcode = self.arg(pc)?;
            pc += 1;
            match opcode {
                op::FAILURE => return FAIL,
                op::SUCCESS => {
                    if self.refuses_end(ptr)? {
                        return FAIL;
                    }
                    self.state.ptr = ptr;
                    return Ok(Step::Return(true));
                }
                op::MARK => {
                    let number = self.arg(pc)?;
                    self.set_mark(number, ptr)?;
                    pc += 1;
                }
                op::AT => {
                    if !self.is_at(self.arg(pc)?, ptr) {
                        return FAIL;
                    }
                    pc += 1;
                }
                op::JUMP | op::INFO => pc = self.skip(pc)?,
                op::ANY | op::ANY_ALL => {
                    match self.char(ptr) {
                        Some(c) if opcode == op::ANY_ALL || c != 10 => ptr += 1,
                        _ => return FAIL,
                    };
                }
                op::LITERAL
                | op::NOT_LITERAL
                | op::CATEGORY
                | op::LITERAL_IGNORE
                | op::NOT_LITERAL_IGNORE
                | op::LITERAL_UNI_IGNORE
                | op::NOT_LITERAL_UNI_IGNORE
                | op::LITERAL_LOC_IGNORE
                | op::NOT_LITERAL_LOC_IGNORE => {
                    let wanted = self.arg(pc)?;
                    let Some(c) = self.char(ptr) else {
                        return FAIL;
                    };
                    let matches = match opcode {
                        op::LITERAL => c == wanted,
                        op::NOT_LITERAL => c != wanted,
                        op::CATEGORY => chars::category(wanted, c),
                        op::LITERAL_IGNORE => chars::lower_ascii(c) == wanted,
                        op::NOT_LITERAL_IGNORE => chars::lower_ascii(c) != wanted,
                        op::LITERAL_UNI_IGNORE => chars::lower_unicode(c) == wanted,
                        op::NOT_LITERAL_UNI_IGNORE => chars::lower_unicode(c) != wanted,
                        op::LITERAL_LOC_IGNORE => same_ignoring(wanted, c),
                        _ => !same_ignoring(wanted, c),
                    };
                    if !matches {
                        return FAIL;
                    }
                    pc += 1;
                    ptr += 1;
                }
                op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => {
                    let Some(c) = self.char(ptr) else {
                        return FAIL;
                    };
                    let matches = match opcode {
                        op::IN => self.in_set(pc + 1, c),
                        op::IN_IGNORE => self.in_set(pc + 1, chars::lower_ascii(c)),
                        op::IN_UNI_IGNORE => self.in_set(pc + 1, chars::lower_unicode(c)),
                        _ => self.in_set_ignoring(pc + 1, c),
                    };
                    if !matches {
                        return FAIL;
                    }
                    pc = self.skip(pc)?;
                    ptr += 1;
                }
                op::GROUPREF | op::GROUPREF_IGNORE | op::GROUPREF_UNI_IGNORE | op::GROUPREF_LOC_IGNORE => {
                    let fold = match opcode {
                        op::GROUPREF => core::convert::identity,
                        op::GROUPREF_UNI_IGNORE => chars::lower_unicode,
                        _ => chars::lower_ascii,
                    };
                    match self.match_reference(self.arg(pc)?, ptr, fold) {
                        Some(end) => ptr = end,
                        None => return FAIL,
                    }
                    pc += 1;
                }
                op::GROUPREF_EXISTS => {
                    pc = match self.reference(self.arg(pc)?) {
                        Some(_) => pc + 2,
                        None => pc + self.arg(pc + 1)? as usize,
                    };
                }
                op::BRANCH => {
                    self.note_marks(vm, self.state.repeat != NONE)?;
                    return self.branch(pc, ptr);
                }
                op::REPEAT_ONE => return self.repeat_one(vm, pc, ptr),
                op::MIN_REPEAT_ONE => return self.min_repeat_one(vm, pc, ptr),
                op::POSSESSIVE_REPEAT_ONE => {
                    let least = self.arg(pc + 1)? as usize;
                    if self.lacks(ptr, least) {
                        return FAIL;
                    }
                    self.state.ptr = ptr;
                    let count = self.count(vm, pc + 3, self.arg(pc + 2)?)?;
                    if count < least {
                        return FAIL;
                    }
                    ptr += count;
                    pc = self.skip(pc)?;
                }
                op::REPEAT => {
                    let outer = self.state.repeat;
                    let repeat = Repeat {
                        count: -1,
                        pc,
                        outer,
                        last_ptr: NONE,
                    };
                    self.state.repeats.push(vm.alloc(), repeat)?;
                    self.state.repeat = self.state.repeats.len() - 1;
                    self.frame()?.repeat = self.state.repeat;
                    self.state.ptr = ptr;
                    let next = self.skip(pc)?;
                    return self.call(pc, ptr, next, Resume::Repeat);
                }
                op::MAX_UNTIL => return self.max_until(vm, pc, ptr),
                op::MIN_UNTIL => return self.min_until(vm, pc, ptr),
                op::POSSESSIVE_REPEAT => {
                    self.state.ptr = ptr;
                    self.frame()?.count = 0;
                    return self.possessive_needed(vm, pc, ptr);
                }
                op::ATOMIC_GROUP => {
                    self.state.ptr = ptr;
                    return self.call_part(pc, ptr, pc + 1, Resume::Atomic);
                }
                op::ASSERT => {
                    let back = self.arg(pc + 1)? as usize;
                    let Some(start) = ptr.checked_sub(back) else {
                        return FAIL;
                    };
                    self.state.ptr = start;
                    return self.call_part(pc, ptr, pc + 2, Resume::Assert);
                }
                op::ASSERT_NOT => {
                    let back = self.arg(pc + 1)? as usize;
                    if let Some(start) = ptr.checked_sub(back) {
                        self.state.ptr = start;
                        self.note_marks(vm, self.state.repeat != NONE)?;
                        return self.call_part(pc, ptr, pc + 2, Resume::AssertNot);
                    }
                    pc = self.skip(pc)?;
                }
                _ => return Err(Stop::Illegal),
            }
        }
    }

    /// Whether fewer than `least` characters are left.
    fn lacks(&self, ptr: usize, least: usize) -> bool {
        ptr > self.end || self.end - ptr < least
    }

    /// Goes on in the frame on top, whose sub-match is done.
    fn resume(&mut self, vm: &mut Vm, resume: Resume, found: bool) -> Outcome<Step> {
        let frame = self.frame()?;
        let (pc, ptr, count, repeat) = (frame.pc, frame.ptr, frame.count, frame.repeat);
        match resume {
            Resume::Leave => Err(Stop::Illegal),
            Resume::Branch => {
                if found {
                    self.discard_marks()?;
                    return Ok(Step::Return(true));
                }
                self.restore_marks(true)?;
                let next = self.skip(pc)?;
                self.branch(next, ptr)
            }
            Resume::RepeatOne => {
                if found {
                    self.discard_marks()?;
                    return Ok(Step::Return(true));
                }
                self.restore_marks(true)?;
                self.repeat_one_next(pc, ptr.wrapping_sub(1), count - 1)
            }
            Resume::MinRepeatOne => {
                if found {
                    self.discard_marks()?;
                    return Ok(Step::Return(true));
                }
                self.restore_marks(true)?;
                self.state.ptr = ptr;
                if self.count(vm, pc + 3, 1)? == 0 {
                    self.discard_marks()?;
                    return Ok(Step::Return(false));
                }
                self.frame()?.count = count + 1;
                self.min_repeat_one_next(pc, ptr + 1)
            }
            Resume::Repeat => {
                let outer = self.state.repeats.get(repeat).map_or(NONE, |repeat| repeat.outer);
                self.state.repeat = outer;
                self.state.repeats.truncate(repeat);
                Ok(Step::Return(found))
            }
            Resume::MaxUntilNeeded | Resume::MinUntilNeeded => {
                if !found {
                    self.repeat(repeat)?.count = count - 1;
                    self.state.ptr = ptr;
                }
                Ok(Step::Return(found))
            }
            Resume::MaxUntilMore => {
                let last_ptr = self.frame()?.last_ptr;
                self.repeat(repeat)?.last_ptr = last_ptr;
                if found {
                    self.discard_marks()?;
                    return Ok(Step::Return(true));
                }
                self.restore_marks(false)?;
                self.repeat(repeat)?.count = count - 1;
                self.state.ptr = ptr;
                self.max_until_tail(pc, ptr, repeat)
            }
            Resume::MaxUntilTail => {
                self.state.repeat = repeat;
                if !found {
                    self.state.ptr = ptr;
                }
                Ok(Step::Return(found))
            }
            Resume::MinUntilTail => {
                self.state.repeat = repeat;
                if found {
                    self.discard_marks()?;
                    return Ok(Step::Return(true));
                }
                self.restore_marks(false)?;
                self.state.ptr = ptr;
                let (rep_pc, last_ptr) = {
                    let repeat = self.repeat(repeat)?;
                    (repeat.pc, repeat.last_ptr)
                };
                let most = self.arg(rep_pc + 2)?;
                if most != MAX_REPEAT && count >= most as isize || ptr == last_ptr {
                    return Ok(Step::Return(false));
                }
                self.frame()?.last_ptr = last_ptr;
                let current = self.repeat(repeat)?;
                (current.count, current.last_ptr) = (count, ptr);
                self.call(pc, ptr, rep_pc + 3, Resume::MinUntilMore)
            }
            Resume::MinUntilMore => {
                let last_ptr = self.frame()?.last_ptr;
                self.repeat(repeat)?.last_ptr = last_ptr;
                if !found {
                    self.repeat(repeat)?.count = count - 1;
                    self.state.ptr = ptr;
                }
                Ok(Step::Return(found))
            }
            Resume::Assert => {
                if !found {
                    return Ok(Step::Return(false));
                }
                let pc = self.skip(pc)?;
                Ok(Step::Run { pc, ptr })
            }
            Resume::AssertNot => {
                if found {
                    self.discard_marks()?;
                    return Ok(Step::Return(false));
                }
                self.restore_marks(false)?;
                let pc = self.skip(pc)?;
                Ok(Step::Run { pc, ptr })
            }
            Resume::PossessiveNeeded => {
                if !found {
                    self.state.ptr = ptr;
                    return Ok(Step::Return(false));
                }
                self.frame()?.count = count + 1;
                self.possessive_needed(vm, pc, ptr)
            }
            Resume::PossessiveMore => {
                if found {
                    self.discard_marks()?;
                    self.frame()?.count = count + 1;
                    return self.possessive_more(vm, pc, ptr);
                }
                self.restore_marks(false)?;
                self.state.ptr = ptr;
                self.possessive_tail(pc)
            }
            Resume::Atomic => {
                if !found {
                    self.state.ptr = ptr;
                    return Ok(Step::Return(false));
                }
                let pc = self.skip(pc)?;
                Ok(Step::Run {
                    pc,
                    ptr: self.state.ptr,
                })
            }
        }
    }

    fn repeat(&mut self, at: usize) -> Outcome<&mut Repeat> {
        self.state.repeats.get_mut(at).ok_or(Stop::Illegal)
    }

    /// Tries the alternative at `pc`, and those behind it. <BRANCH> <skip> code <JUMP> … <0>
    fn branch(&mut self, pc: usize, ptr: usize) -> Outcome<Step> {
        let mut pc = pc;
        loop {
            let skip = self.arg(pc)? as usize;
            if skip == 0 {
                self.discard_marks()?;
                return Ok(Step::Return(false));
            }
            let possible = match self.arg(pc + 1)? {
                op::LITERAL => self.char(ptr) == Some(self.arg(pc + 2)?),
                op::IN => self.char(ptr).is_some_and(|c| self.in_set(pc + 3, c)),
                _ => true,
            };
            if possible {
                self.state.ptr = ptr;
                return self.call(pc, ptr, pc + 1, Resume::Branch);
            }
            pc += skip;
        }
    }

    /// <REPEAT_ONE> <skip> <min> <max> item <SUCCESS> tail
    fn repeat_one(&mut self, vm: &mut Vm, pc: usize, ptr: usize) -> Outcome<Step> {
        let least = self.arg(pc + 1)? as usize;
        if self.lacks(ptr, least) {
            return Ok(Step::Return(false));
        }
        self.state.ptr = ptr;
        let count = self.count(vm, pc + 3, self.arg(pc + 2)?)?;
        if count < least {
            return Ok(Step::Return(false));
        }
        let ptr = ptr + count;
        let tail = self.skip(pc)?;
        if self.arg(tail)? == op::SUCCESS && ptr == self.end {
            let toplevel = self.frame()?.toplevel;
            if !(toplevel && self.state.must_advance && ptr == self.state.start) {
                self.state.ptr = ptr;
                return Ok(Step::Return(true));
            }
        }
        self.note_marks(vm, self.state.repeat != NONE)?;
        self.repeat_one_next(pc, ptr, count as isize)
    }

    /// Tries the tail behind `count` items, or fewer.
    fn repeat_one_next(&mut self, pc: usize, ptr: usize, count: isize) -> Outcome<Step> {
        let (mut ptr, mut count) = (ptr, count);
        let least = self.arg(pc + 1)? as isize;
        let tail = self.skip(pc)?;
        if self.arg(tail)? == op::LITERAL {
            // Where the tail cannot match is not tried.
            let wanted = self.arg(tail + 1)?;
            while count >= least && self.char(ptr) != Some(wanted) {
                ptr = ptr.wrapping_sub(1);
                count -= 1;
            }
        }
        if count < least {
            self.discard_marks()?;
            return Ok(Step::Return(false));
        }
        self.state.ptr = ptr;
        self.frame()?.count = count;
        self.call(pc, ptr, tail, Resume::RepeatOne)
    }

    /// <MIN_REPEAT_ONE> <skip> <min> <max> item <SUCCESS> tail
    fn min_repeat_one(&mut self, vm: &mut Vm, pc: usize, ptr: usize) -> Outcome<Step> {
        let least = self.arg(pc + 1)?;
        if self.lacks(ptr, least as usize) {
            return Ok(Step::Return(false));
        }
        self.state.ptr = ptr;
        let count = match least {
            0 => 0,
            _ => self.count(vm, pc + 3, least)?,
        };
        if count < least as usize {
            return Ok(Step::Return(false));
        }
        let ptr = ptr + count;
        let tail = self.skip(pc)?;
        if self.arg(tail)? == op::SUCCESS && !self.refuses_end(ptr)? {
            self.state.ptr = ptr;
            return Ok(Step::Return(true));
        }
        self.note_marks(vm, self.state.repeat != NONE)?;
        self.frame()?.count = count as isize;
        self.min_repeat_one_next(pc, ptr)
    }

    fn min_repeat_one_next(&mut self, pc: usize, ptr: usize) -> Outcome<Step> {
        let most = self.arg(pc + 2)?;
        let count = self.frame()?.count;
        if most != MAX_REPEAT && count > most as isize {
            self.discard_marks()?;
            return Ok(Step::Return(false));
        }
        self.state.ptr = ptr;
        let tail = self.skip(pc)?;
        self.call(pc, ptr, tail, Resume::MinRepeatOne)
    }

    /// <REPEAT> <skip> <min> <max> item <MAX_UNTIL> tail
    fn max_until(&mut self, vm: &Vm, pc: usize, ptr: usize) -> Outcome<Step> {
        let number = self.state.repeat;
        self.state.ptr = ptr;
        let (rep_pc, count, last_ptr) = {
            let repeat = self.repeat(number)?;
            (repeat.pc, repeat.count + 1, repeat.last_ptr)
        };
        let frame = self.frame()?;
        (frame.repeat, frame.count) = (number, count);
        if count < self.arg(rep_pc + 1)? as isize {
            self.repeat(number)?.count = count;
            return self.call(pc, ptr, rep_pc + 3, Resume::MaxUntilNeeded);
        }
        let most = self.arg(rep_pc + 2)?;
        if (most == MAX_REPEAT || count < most as isize) && ptr != last_ptr {
            self.note_marks(vm, true)?;
            self.frame()?.last_ptr = last_ptr;
            let repeat = self.repeat(number)?;
            (repeat.count, repeat.last_ptr) = (count, ptr);
            return self.call(pc, ptr, rep_pc + 3, Resume::MaxUntilMore);
        }
        self.max_until_tail(pc, ptr, number)
    }

    fn max_until_tail(&mut self, pc: usize, ptr: usize, number: usize) -> Outcome<Step> {
        self.state.repeat = self.repeat(number)?.outer;
        self.call(pc, ptr, pc, Resume::MaxUntilTail)
    }

    /// <REPEAT> <skip> <min> <max> item <MIN_UNTIL> tail
    fn min_until(&mut self, vm: &Vm, pc: usize, ptr: usize) -> Outcome<Step> {
        let number = self.state.repeat;
        self.state.ptr = ptr;
        let (rep_pc, count, outer) = {
            let repeat = self.repeat(number)?;
            (repeat.pc, repeat.count + 1, repeat.outer)
        };
        let frame = self.frame()?;
        (frame.repeat, frame.count) = (number, count);
        if count < self.arg(rep_pc + 1)? as isize {
            self.repeat(number)?.count = count;
            return self.call(pc, ptr, rep_pc + 3, Resume::MinUntilNeeded);
        }
        self.state.repeat = outer;
        self.note_marks(vm, outer != NONE)?;
        self.call(pc, ptr, pc, Resume::MinUntilTail)
    }

    /// <POSSESSIVE_REPEAT> <skip> <min> <max> item <SUCCESS> tail
    fn possessive_needed(&mut self, vm: &Vm, pc: usize, ptr: usize) -> Outcome<Step> {
        if self.frame()?.count < self.arg(pc + 1)? as isize {
            return self.call_part(pc, ptr, pc + 3, Resume::PossessiveNeeded);
        }
        self.possessive_more(vm, pc, NONE)
    }

    fn possessive_more(&mut self, vm: &Vm, pc: usize, ptr: usize) -> Outcome<Step> {
        let most = self.arg(pc + 2)?;
        let count = self.frame()?.count;
        if (most == MAX_REPEAT || count < most as isize) && self.state.ptr != ptr {
            self.note_marks(vm, true)?;
            return self.call_part(pc, self.state.ptr, pc + 3, Resume::PossessiveMore);
        }
        self.possessive_tail(pc)
    }

    fn possessive_tail(&mut self, pc: usize) -> Outcome<Step> {
        Ok(Step::Run {
            pc: self.skip(pc)? + 1,
            ptr: self.state.ptr,
        })
    }

    fn search(&mut self, vm: &mut Vm) -> Outcome<bool> {
        let mut ptr = self.state.start;
        let mut end = self.end;
        if ptr > end {
            return Ok(false);
        }
        let mut pc = 0;
        let (mut prefix, mut prefix_skip, mut literal, mut set) = (&[][..], 0, false, None);
        if self.code.first() == Some(&op::INFO) {
            // <INFO> <skip> <flags> <min> <max> then <length> <skip> <prefix> <overlap>, or a set
            let (flags, least) = (self.arg(2)?, self.arg(3)? as usize);
            if end - ptr < least {
                return Ok(false);
            }
            if least > 1 {
                end = ptr.max(end - (least - 1));
            }
            if flags & 1 != 0 {
                let length = self.arg(5)? as usize;
                prefix_skip = self.arg(6)? as usize;
                prefix = self.code.get(7..7 + length).ok_or(Stop::Illegal)?;
                literal = flags & 2 != 0;
            } else if flags & 4 != 0 {
                set = Some(5);
            }
            pc = self.skip(1)?;
        }
        if let [first, rest @ ..] = prefix {
            self.state.must_advance = false;
            loop {
                let text = self.text.get(ptr..self.end).unwrap_or(&[]);
                let Some(skipped) = text.iter().position(|unit| unit.code() == *first) else {
                    return Ok(false);
                };
                let behind = &text[skipped + 1..];
                ptr += skipped;
                let same = behind.len() >= rest.len()
                    && behind
                        .iter()
                        .zip(rest)
                        .all(|(unit, wanted)| unit.code() == *wanted);
                if same {
                    self.state.start = ptr;
                    self.state.ptr = ptr + prefix_skip;
                    if literal || self.run(vm, pc + 2 * prefix_skip, false)? {
                        return Ok(true);
                    }
                    self.state.reset_groups();
                }
                ptr += 1;
                self.tick(vm)?;
            }
        }
        if let Some(set) = set {
            self.state.must_advance = false;
            loop {
                let text = self.text.get(ptr..self.end).unwrap_or(&[]);
                let set = self.code.get(set..).unwrap_or(&[]);
                let Some(skipped) = text.iter().position(|unit| charset::contains(set, unit.code())) else {
                    return Ok(false);
                };
                ptr += skipped;
                (self.state.start, self.state.ptr) = (ptr, ptr);
                if self.run(vm, pc, false)? {
                    return Ok(true);
                }
                ptr += 1;
                self.state.reset_groups();
            }
        }
        (self.state.start, self.state.ptr) = (ptr, ptr);
        let mut found = self.run(vm, pc, true)?;
        self.state.must_advance = false;
        let anchored = self.code.get(pc) == Some(&op::AT)
            && matches!(
                self.code.get(pc + 1),
                Some(&at::BEGINNING | &at::BEGINNING_STRING)
            );
        if !found && anchored {
            (self.state.start, self.state.ptr) = (end, end);
            return Ok(false);
        }
        while !found && ptr < end {
            ptr += 1;
            self.state.reset_groups();
            (self.state.start, self.state.ptr) = (ptr, ptr);
            found = self.run(vm, pc, false)?;
        }
        Ok(found)
    }
}

/// Whether a character equals a pattern's under the locale, ignoring case.
fn same_ignoring(wanted: u32, c: u32) -> bool {
    c == wanted || chars::lower_ascii(c) == wanted || chars::upper_ascii(c) == wanted
}
