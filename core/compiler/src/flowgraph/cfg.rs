//! The control flow graph: basic blocks of instructions, linked in the order in which they will stand.

use alloc::vec::Vec;
use core::num::NonZeroU32;
use core::ops::{Index, IndexMut};

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;
use taipan_syntax::grow::{make_room, push};

use crate::instruction_sequence::{Instruction, InstructionSequence, LocationId, LocationTable};

/// A block of a [`Cfg`]; `Option<BlockId>` is one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct BlockId(NonZeroU32);

impl BlockId {
    fn from_index(index: usize) -> Result<BlockId, Error> {
        u32::try_from(index + 1)
            .ok()
            .and_then(NonZeroU32::new)
            .map(BlockId)
            .ok_or(Error::Memory)
    }

    /// Its place among all blocks that were ever made.
    pub(crate) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A set of opcodes.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct OpcodeSet([u64; OpcodeSet::WORDS]);

impl OpcodeSet {
    /// One bit for each number of an [`Op`].
    const WORDS: usize = (taipan_bytecode::opcode::FIRST_PSEUDO as usize).div_ceil(64) + 1;

    #[inline]
    fn add(&mut self, opcode: Op) {
        if let Some(word) = self.0.get_mut(opcode as usize / 64) {
            *word |= 1 << (opcode as usize % 64);
        }
    }

    fn add_all(&mut self, other: &OpcodeSet) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// Whether it has one of `opcodes`.
    pub(crate) fn has_any(&self, opcodes: &[Op]) -> bool {
        opcodes.iter().any(|&opcode| {
            let word = self.0.get(opcode as usize / 64);
            word.is_some_and(|word| word >> (opcode as usize % 64) & 1 != 0)
        })
    }
}

/// What begins the range of a handler.
const SETUPS: [Op; 3] = [Op::SETUP_FINALLY, Op::SETUP_WITH, Op::SETUP_CLEANUP];

/// An instruction of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instr {
    pub(crate) opcode: Op,
    /// The operand; of instructions with a target, that block's number.
    oparg: u32,
    pub(crate) location: LocationId,
    /// The handler of exceptions that it raises.
    pub(crate) except: Option<BlockId>,
}

impl Instr {
    /// An instruction without a target.
    pub(crate) fn new(opcode: Op, oparg: u32, location: LocationId) -> Instr {
        Instr {
            opcode,
            oparg,
            location,
            except: None,
        }
    }

    /// An instruction of a sequence; a target is yet to be set.
    fn of(instruction: &Instruction) -> Instr {
        Instr::new(instruction.opcode, instruction.oparg, instruction.location)
    }

    /// An instruction with a target.
    pub(crate) fn jump(opcode: Op, target: BlockId, location: LocationId) -> Instr {
        Instr {
            opcode,
            oparg: target.0.get(),
            location,
            except: None,
        }
    }

    /// The operand of an instruction without target; of one with a target, a number with no meaning.
    pub(crate) fn oparg(&self) -> u32 {
        self.oparg
    }

    /// Changes what the instruction does; its location and handler stay.
    pub(crate) fn set(&mut self, opcode: Op, oparg: u32) {
        self.opcode = opcode;
        self.oparg = oparg;
    }

    /// Makes it a `NOP`; its location and handler stay.
    pub(crate) fn set_nop(&mut self) {
        self.set(Op::NOP, 0);
    }

    /// The block that it may jump to, or the handler that it pushes.
    pub(crate) fn target(&self) -> Option<BlockId> {
        if self.opcode.has_target() {
            NonZeroU32::new(self.oparg).map(BlockId)
        } else {
            None
        }
    }

    /// Changes where it jumps to.
    pub(crate) fn set_target(&mut self, target: BlockId) {
        self.oparg = target.0.get();
    }
}

/// A basic block: entered at its start only, left at its end only (exceptions aside).
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) instrs: Vec<Instr>,
    /// The handlers that CPython's array of instructions still holds behind its end, after instructions were removed:
    /// what [`add_op`](Block::add_op) adds takes them over.
    stale_handlers: Vec<Option<BlockId>>,
    /// The block after this one in the code.
    pub(crate) next: Option<BlockId>,
    /// Which of the first 64 locals may be unbound at its start.
    pub(crate) unsafe_locals: u64,
    /// How many jumps, handlers and blocks above lead here, if that has been counted.
    pub(crate) predecessors: i32,
    /// The stack's depth at its start; −1 if not known.
    pub(crate) start_depth: i32,
    /// The stack of handlers around its start, a node of `exception_targets`.
    pub(crate) except_stack: u32,
    /// Whether jumps to it were made when it was.
    pub(crate) labelled: bool,
    /// As a handler, it gets the place of the raising instruction on the stack.
    pub(crate) preserve_lasti: bool,
    /// What a pass uses to mark blocks.
    pub(crate) visited: bool,
    /// It is a handler.
    pub(crate) except_handler: bool,
    /// It is reached through exceptions only.
    pub(crate) cold: bool,
    /// It is reached without exceptions.
    pub(crate) warm: bool,
    /// There may be `NOP`s in it. Whoever makes one says so.
    pub(crate) has_nops: bool,
    /// There may be a `SETUP_*` in it, which names a block without being its last instruction.
    pub(crate) has_setups: bool,
}

impl Block {
    fn new() -> Block {
        Block {
            instrs: Vec::new(),
            stale_handlers: Vec::new(),
            next: None,
            unsafe_locals: 0,
            predecessors: 0,
            start_depth: -1,
            except_stack: 0,
            labelled: false,
            preserve_lasti: false,
            visited: false,
            except_handler: false,
            cold: false,
            warm: false,
            has_nops: false,
            has_setups: false,
        }
    }

    /// Whether control can go from its end to the next block.
    pub(crate) fn falls_through(&self) -> bool {
        !self
            .instrs
            .last()
            .is_some_and(|last| last.opcode.is_scope_exit() || last.opcode.is_unconditional_jump())
    }

    /// Whether it ends by leaving the function.
    pub(crate) fn exits_scope(&self) -> bool {
        self.instrs.last().is_some_and(|last| last.opcode.is_scope_exit())
    }

    /// Where its last instruction jumps to, if that is a jump.
    pub(crate) fn jump_target(&self) -> Option<BlockId> {
        self.instrs
            .last()
            .filter(|last| last.opcode.has_jump())
            .and_then(Instr::target)
    }

    /// Appends an instruction. Raises `MemoryError`.
    pub(crate) fn push(&mut self, instr: Instr) -> Result<(), Error> {
        make_room(&mut self.instrs)?;
        self.instrs.push(instr);
        self.take_stale_handler();
        Ok(())
    }

    /// Appends an instruction whose handler is what happens to be in its place: mostly none, but that of a removed
    /// instruction if there was one. The exception table shows it. Raises `MemoryError`.
    pub(crate) fn add_op(&mut self, mut instr: Instr) -> Result<(), Error> {
        make_room(&mut self.instrs)?;
        instr.except = self.take_stale_handler();
        self.instrs.push(instr);
        Ok(())
    }

    /// Inserts instructions. Raises `MemoryError`.
    pub(crate) fn insert(&mut self, at: usize, instrs: &[Instr]) -> Result<(), Error> {
        self.instrs
            .try_reserve_exact(instrs.len())
            .map_err(|_| Error::Memory)?;
        self.instrs.extend_from_slice(instrs);
        if let Some(behind) = self.instrs.get_mut(at..) {
            behind.rotate_right(instrs.len());
        }
        for _ in instrs {
            self.take_stale_handler();
        }
        Ok(())
    }

    /// Cuts the instructions off behind the first `kept`, which have been moved to the front.
    pub(crate) fn truncate(&mut self, kept: usize) {
        let removed = self
            .instrs
            .get(kept..)
            .unwrap_or(&[])
            .iter()
            .map(|instr| instr.except);
        if self
            .stale_handlers
            .iter()
            .copied()
            .chain(removed.clone())
            .any(|handler| handler.is_some())
        {
            self.stale_handlers.splice(..0, removed);
        }
        self.instrs.truncate(kept);
    }

    /// Whether no instruction has a line.
    pub(crate) fn has_no_line(&self) -> bool {
        !self.instrs.iter().any(|instr| instr.location.has_line())
    }

    /// Makes the last instruction a `NOP`.
    pub(crate) fn drop_last(&mut self) {
        if let Some(last) = self.instrs.last_mut() {
            last.set_nop();
            self.has_nops = true;
        }
    }

    fn take_stale_handler(&mut self) -> Option<BlockId> {
        if self.stale_handlers.is_empty() {
            None
        } else {
            self.stale_handlers.remove(0)
        }
    }
}

/// A control flow graph. Blocks that no link leads to any more stay allocated, empty or not, until the end.
#[derive(Debug)]
pub(crate) struct Cfg {
    blocks: Vec<Block>,
    pub(crate) entry: BlockId,
    pub(crate) locations: LocationTable,
    /// The opcodes of the sequence. Passes make no instruction that another one asks for here.
    pub(crate) opcodes: OpcodeSet,
    stack: Vec<BlockId>,
}

impl Index<BlockId> for Cfg {
    type Output = Block;

    fn index(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }
}

impl IndexMut<BlockId> for Cfg {
    fn index_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.index()]
    }
}

/// Splits a sequence into basic blocks: one starts at each label that is jumped to and after each jump or exit.
///
/// Raises `MemoryError`, and `SystemError` if a jump's label has no place.
pub(crate) fn build(mut sequence: InstructionSequence) -> Result<Cfg, Error> {
    let mut locations = core::mem::take(&mut sequence.locations);
    let annotations = sequence.annotations_code.take();
    let is_target = targets(&sequence)?;
    let starts = block_starts(&sequence, annotations.as_deref(), &is_target)?;

    let mut blocks = Vec::new();
    // Passes add blocks; growing needs room for a copy.
    blocks
        .try_reserve_exact(starts.len() + starts.len() / 4 + 2)
        .map_err(|_| Error::Memory)?;
    blocks.resize_with(starts.len(), Block::new);
    let mut opcodes = OpcodeSet::default();
    let mut instructions = core::mem::take(&mut sequence.instructions);
    let has_placeholder = instructions.iter().any(is_placeholder);
    let block_at = |oparg: u32| {
        let place = sequence.label_place(oparg).unwrap_or(0) as u32;
        let after = starts.partition_point(|&start| start <= place);
        BlockId::from_index(after.saturating_sub(1))
    };
    let mut next = None;
    // From the last one on, so that the sequence shrinks as the graph grows.
    for (number, (&start, block)) in starts.iter().zip(&mut blocks).enumerate().rev() {
        let start = start as usize;
        let tail = instructions.get(start..).unwrap_or_default();
        // There will be a `NOT_TAKEN` behind a conditional jump.
        let more = usize::from(tail.last().is_some_and(|last| last.opcode.is_conditional_jump()));
        block
            .instrs
            .try_reserve_exact(tail.len() + more)
            .map_err(|_| Error::Memory)?;
        let mut found = OpcodeSet::default();
        if has_placeholder && tail.iter().any(is_placeholder) {
            with_annotations(block, tail, annotations.as_deref(), &mut locations, &mut found)?;
        } else {
            block.instrs.extend(tail.iter().map(|instruction| {
                found.add(instruction.opcode);
                Instr::of(instruction)
            }));
        }
        block.has_nops = found.has_any(&[Op::NOP]);
        block.has_setups = found.has_any(&SETUPS);
        opcodes.add_all(&found);
        // Jumps are the last of their blocks.
        let named = if block.has_setups { tail.len() } else { 1 };
        for instr in block.instrs.iter_mut().rev().take(named) {
            if instr.opcode.has_target() {
                instr.set_target(block_at(instr.oparg)?);
            }
        }
        let labelled = is_target.get(start..).unwrap_or_default();
        block.labelled = labelled.iter().take(tail.len()).any(|&labelled| labelled);
        block.next = next;
        next = Some(BlockId::from_index(number)?);
        instructions.truncate(start);
        if cfg!(target_pointer_width = "32") {
            instructions.shrink_to_fit();
        }
    }
    Ok(Cfg {
        blocks,
        entry: BlockId::from_index(0)?,
        locations,
        opcodes,
        stack: Vec::new(),
    })
}

fn is_placeholder(instruction: &Instruction) -> bool {
    instruction.opcode == Op::ANNOTATIONS_PLACEHOLDER
}

/// Fills a block with instructions, and with those that `ANNOTATIONS_PLACEHOLDER` among them stands for.
///
/// Raises `MemoryError`, and `SystemError` if the annotations' code jumps, or does not come last where it leaves the function.
fn with_annotations(
    block: &mut Block,
    instructions: &[Instruction],
    annotations: Option<&InstructionSequence>,
    locations: &mut LocationTable,
    found: &mut OpcodeSet,
) -> Result<(), Error> {
    let malformed = || Error::System("malformed control flow graph.".into());
    for instruction in instructions {
        if !is_placeholder(instruction) {
            found.add(instruction.opcode);
            push(&mut block.instrs, Instr::of(instruction))?;
            continue;
        }
        for (instruction, location) in annotations.into_iter().flat_map(InstructionSequence::iter) {
            if instruction.opcode.has_target() {
                return Err(malformed());
            }
            found.add(instruction.opcode);
            let mut instr = Instr::of(&instruction);
            instr.location = locations.add(location)?;
            push(&mut block.instrs, instr)?;
        }
    }
    let inner = block.instrs.split_last().map_or(&[][..], |(_, inner)| inner);
    if inner.iter().any(|instr| instr.opcode.is_terminator()) {
        return Err(malformed());
    }
    Ok(())
}

/// Which places of a sequence are jumped to, or are handlers; nothing if no place is.
fn targets(sequence: &InstructionSequence) -> Result<Vec<bool>, Error> {
    let instructions = &sequence.instructions;
    let mut targets: Vec<bool> = Vec::new();
    for instruction in instructions {
        if !instruction.opcode.has_target() {
            continue;
        }
        if targets.is_empty() {
            targets
                .try_reserve_exact(instructions.len())
                .map_err(|_| Error::Memory)?;
            targets.resize(instructions.len(), false);
        }
        let place = sequence.label_place(instruction.oparg);
        match place.and_then(|place| targets.get_mut(place)) {
            Some(flag) => *flag = true,
            None => return Err(Error::System("jump to a label without a place".into())),
        }
    }
    Ok(targets)
}

/// The places where blocks start, in order. There is one block at least.
fn block_starts(
    sequence: &InstructionSequence,
    annotations: Option<&InstructionSequence>,
    is_target: &[bool],
) -> Result<Vec<u32>, Error> {
    let mut starts: Vec<u32> = Vec::new();
    // The first block, and one for each label.
    starts
        .try_reserve_exact(sequence.label_count() + 1)
        .map_err(|_| Error::Memory)?;
    push(&mut starts, 0)?;
    let mut labels = is_target.iter();
    let mut last: Option<Op> = None;
    let mut block_labelled = false;
    for (place, instruction) in sequence.instructions.iter().enumerate() {
        let labelled = labels.next().copied().unwrap_or(false);
        if is_placeholder(instruction) {
            let end = annotations.and_then(|annotations| annotations.instructions.last());
            last = end.map(|end| end.opcode).or(last);
            continue;
        }
        let ended = last.is_some_and(|last| last.is_terminator());
        if ended || labelled && (block_labelled || last.is_some()) {
            push(&mut starts, place as u32)?;
            block_labelled = false;
        }
        block_labelled |= labelled;
        last = Some(instruction.opcode);
    }
    Ok(starts)
}

impl Cfg {
    /// How many blocks were ever made.
    pub(crate) fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// Adds a block that nothing leads to.
    pub(crate) fn new_block(&mut self) -> Result<BlockId, Error> {
        let id = BlockId::from_index(self.blocks.len())?;
        push(&mut self.blocks, Block::new())?;
        Ok(id)
    }

    /// The first line of a location: −1 for none, −2 for the next instruction's.
    pub(crate) fn line(&self, location: LocationId) -> i32 {
        self.locations.line(location)
    }

    /// The table of locations, and a block to be changed.
    pub(crate) fn locations_and_block(&mut self, id: BlockId) -> (&LocationTable, &mut Block) {
        (&self.locations, &mut self.blocks[id.index()])
    }

    /// The first block from `block` on that is not empty.
    pub(crate) fn next_nonempty(&self, mut block: Option<BlockId>) -> Option<BlockId> {
        while let Some(id) = block {
            if !self[id].instrs.is_empty() {
                return block;
            }
            block = self[id].next;
        }
        None
    }

    /// Whether there may be handlers.
    pub(crate) fn has_handlers(&self) -> bool {
        self.opcodes.has_any(&SETUPS) || self.opcodes.has_any(&[Op::POP_BLOCK])
    }

    /// Marks every block of the graph as not visited; returns an empty stack of blocks for a walk.
    pub(crate) fn start_walk(&mut self) -> Vec<BlockId> {
        self.for_each_block(|block| block.visited = false);
        let mut stack = core::mem::take(&mut self.stack);
        stack.clear();
        stack
    }

    /// Keeps the memory of a walk's stack for the next one.
    pub(crate) fn end_walk(&mut self, stack: Vec<BlockId>) {
        self.stack = stack;
    }

    /// Calls `change` with each block, in order.
    pub(crate) fn for_each_block(&mut self, mut change: impl FnMut(&mut Block)) {
        let mut next = Some(self.entry);
        while let Some(id) = next {
            let block = &mut self[id];
            change(block);
            next = block.next;
        }
    }
}

/// Pushes a block onto a walk's stack. Raises `MemoryError`.
pub(crate) fn push_block(stack: &mut Vec<BlockId>, block: BlockId) -> Result<(), Error> {
    push(stack, block)
}
