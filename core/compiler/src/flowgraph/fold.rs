//! Replaces operations on constants by their results, and displays of constants by a constant.

use alloc::rc::Rc;
use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::BinaryOp;
use taipan_bytecode::{Const, ConstRef};
use taipan_syntax::error::Error;
use taipan_syntax::grow::headroom;

use super::cfg::Instr;
use super::const_eval;
use super::load_const::{const_value, loads_const, make_load_small_int};
use crate::const_cache::{ConstCache, ConstList};
use crate::instruction_sequence::LocationId;

/// Displays longer than this are built differently, and never folded here.
const MAX_DISPLAY: usize = 30;

/// Lists and sets shorter than this are built from their items.
const MIN_CONST_SEQUENCE_SIZE: usize = 3;

/// Folds within one block.
pub(super) struct Folder<'a> {
    pub(super) instrs: &'a mut Vec<Instr>,
    /// Gets true where a `NOP` is made.
    pub(super) has_nops: &'a mut bool,
    pub(super) consts: &'a mut ConstList,
    pub(super) cache: &'a mut ConstCache,
}

/// The places of consecutive loads of constants.
struct Loads {
    places: [u32; MAX_DISPLAY],
    count: usize,
}

impl Loads {
    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().take(self.count).map(|&place| place as usize)
    }
}

impl Folder<'_> {
    /// The `count` loads of constants before the instruction at `end`, with nothing but `NOP`s among them.
    #[inline]
    fn loads_before(&self, end: usize, count: usize) -> Option<Loads> {
        let last = end.checked_sub(1).and_then(|last| self.instrs.get(last));
        // Most operands are no constants.
        if count > 0 && !last.is_some_and(|last| last.opcode == Op::NOP || loads_const(last.opcode)) {
            return None;
        }
        self.all_loads_before(end, count)
    }

    fn all_loads_before(&self, end: usize, count: usize) -> Option<Loads> {
        let mut loads = Loads {
            places: [0; MAX_DISPLAY],
            count,
        };
        let mut missing = count;
        let before = self.instrs.get(..end)?;
        for (place, instr) in before.iter().enumerate().rev() {
            if missing == 0 {
                break;
            }
            if instr.opcode == Op::NOP {
                continue;
            }
            if !loads_const(instr.opcode) {
                return None;
            }
            missing -= 1;
            *loads.places.get_mut(missing)? = place as u32;
        }
        (missing == 0).then_some(loads)
    }

    /// The constant that the instruction at `place` loads, as an object of the compilation.
    fn value(&mut self, place: usize) -> Result<ConstRef, Error> {
        let instr = self.instrs.get(place).ok_or(Error::Memory)?;
        let value = const_value(instr, self.consts)?;
        match &*value {
            // Small ints are not taken from the list.
            Const::Int(number) => self.cache.merge(Const::Int(*number)),
            _ => Ok(value),
        }
    }

    fn values(&mut self, loads: &Loads) -> Result<Vec<ConstRef>, Error> {
        let mut values = Vec::new();
        values.try_reserve_exact(loads.count).map_err(|_| Error::Memory)?;
        for place in loads.iter() {
            values.push(self.value(place)?);
        }
        // What is made of them begins with a small allocation.
        headroom(0)?;
        Ok(values)
    }

    fn nop_out(&mut self, place: usize) {
        if let Some(instr) = self.instrs.get_mut(place) {
            instr.set_nop();
            instr.location = LocationId::NONE;
            *self.has_nops = true;
        }
    }

    fn nop_out_loads(&mut self, loads: &Loads) {
        for place in loads.iter() {
            self.nop_out(place);
        }
    }

    fn set(&mut self, place: usize, opcode: Op, oparg: u32) {
        if let Some(instr) = self.instrs.get_mut(place) {
            instr.set(opcode, oparg);
        }
    }

    fn make_load_const(&mut self, place: usize, value: ConstRef) -> Result<(), Error> {
        if let Some(instr) = self.instrs.get_mut(place)
            && !make_load_small_int(instr, &value)
        {
            let index = self.consts.add(self.cache.merge_ref(value)?)?;
            instr.set(Op::LOAD_CONST, index);
        }
        Ok(())
    }

    /// The operand of the instruction at `place`.
    pub(super) fn oparg(&self, place: usize) -> u32 {
        self.instrs.get(place).map_or(0, Instr::oparg)
    }

    /// `BUILD_TUPLE` of constants.
    pub(super) fn fold_tuple(&mut self, at: usize) -> Result<(), Error> {
        let size = self.oparg(at) as usize;
        if size > MAX_DISPLAY {
            return Ok(());
        }
        let Some(loads) = self.loads_before(at, size) else {
            return Ok(());
        };
        let items = self.values(&loads)?;
        self.nop_out_loads(&loads);
        self.make_load_const(at, Rc::new(Const::Tuple(items.into())))
    }

    /// A display too long for `BUILD_LIST` or `BUILD_SET`: an empty list or set to which constants are added one by one.
    ///
    /// `at` is the conversion of a list to a tuple, or the last addition if what is built is only read.
    pub(super) fn fold_additions(&mut self, at: usize) -> Result<(), Error> {
        let Some(last) = self.instrs.get(at).map(|instr| instr.opcode) else {
            return Ok(());
        };
        let (build, add) = if last == Op::SET_ADD {
            (Op::BUILD_SET, Op::SET_ADD)
        } else {
            (Op::BUILD_LIST, Op::LIST_APPEND)
        };
        let mut count = 0;
        let mut expect_addition = last != add;
        let mut start = None;
        for (place, instr) in self.instrs.iter().enumerate().take(at).rev() {
            match instr.opcode {
                Op::NOP => continue,
                opcode if opcode == build && instr.oparg() == 0 => {
                    start = Some(place).filter(|_| expect_addition);
                    break;
                }
                opcode if expect_addition && opcode == add && instr.oparg() == 1 => {}
                opcode if !expect_addition && loads_const(opcode) => count += 1,
                _ => break,
            }
            expect_addition = !expect_addition;
        }
        let Some(start) = start else { return Ok(()) };
        let mut items = Vec::new();
        items.try_reserve_exact(count).map_err(|_| Error::Memory)?;
        for place in start..at {
            let opcode = self.instrs.get(place).map_or(Op::NOP, |instr| instr.opcode);
            if loads_const(opcode) {
                items.push(self.value(place)?);
            }
            if opcode != Op::NOP {
                self.nop_out(place);
            }
        }
        if last == add {
            self.nop_out(at);
        }
        headroom(0)?;
        self.make_load_const(at, Rc::new(display(build, items)?))
    }

    /// `BUILD_LIST` or `BUILD_SET`: a constant if it is only iterated over or searched, else filled from one.
    pub(super) fn fold_list_or_set(&mut self, at: usize, next: Option<Op>) -> Result<(), Error> {
        let Some(instr) = self.instrs.get(at).copied() else {
            return Ok(());
        };
        let is_list = instr.opcode == Op::BUILD_LIST;
        let size = instr.oparg() as usize;
        let only_read = matches!(next, Some(Op::GET_ITER | Op::CONTAINS_OP));
        if size > MAX_DISPLAY || size < MIN_CONST_SEQUENCE_SIZE && !only_read {
            return Ok(());
        }
        let Some(loads) = self.loads_before(at, size) else {
            if only_read && is_list {
                self.set(at, Op::BUILD_TUPLE, instr.oparg());
            }
            return Ok(());
        };
        let value = display(instr.opcode, self.values(&loads)?)?;
        let index = self.consts.add(self.cache.merge(value)?)?;
        self.nop_out_loads(&loads);
        if only_read {
            self.set(at, Op::LOAD_CONST, index);
        } else if let Some([start, load, extend]) = self.instrs.get_mut(at.saturating_sub(2)..=at) {
            start.location = instr.location;
            start.set(instr.opcode, 0);
            load.set(Op::LOAD_CONST, index);
            extend.set(if is_list { Op::LIST_EXTEND } else { Op::SET_UPDATE }, 1);
        }
        Ok(())
    }

    /// `BINARY_OP` of two constants, if it raises nothing and the result is not too large.
    pub(super) fn fold_binary(&mut self, at: usize) -> Result<(), Error> {
        let Some(operator) = BinaryOp::from_oparg(self.oparg(at)) else {
            return Ok(());
        };
        let Some(loads) = self.loads_before(at, 2) else {
            return Ok(());
        };
        let operands = self.values(&loads)?;
        let [left, right] = &operands[..] else {
            return Ok(());
        };
        headroom(const_eval::memory(operator, left, right))?;
        let Some(value) = const_eval::binary(operator, left, right) else {
            return Ok(());
        };
        self.nop_out_loads(&loads);
        self.make_load_const(at, value)
    }

    /// A unary operation on a constant, if it raises nothing.
    pub(super) fn fold_unary(&mut self, at: usize) -> Result<(), Error> {
        let Some(opcode) = self.instrs.get(at).map(|instr| instr.opcode) else {
            return Ok(());
        };
        let Some(loads) = self.loads_before(at, 1) else {
            return Ok(());
        };
        let operands = self.values(&loads)?;
        let [operand] = &operands[..] else { return Ok(()) };
        let Some(value) = const_eval::unary(opcode, operand) else {
            return Ok(());
        };
        self.nop_out_loads(&loads);
        self.make_load_const(at, value)
    }
}

/// What stands for a list or set of constants: a tuple or a frozenset.
fn display(build: Op, mut items: Vec<ConstRef>) -> Result<Const, Error> {
    if build == Op::BUILD_SET {
        const_eval::remove_equal(&mut items)?;
        return Ok(Const::FrozenSet(items.into()));
    }
    Ok(Const::Tuple(items.into()))
}
