//! From the final graph to a code object: jump distances, bytes, location table, exception table, names of locals.
//!
//! The results are those of CPython 3.14's `Python/assemble.c`.

mod emit;
mod exception_table;
mod locals_plus;
mod location_table;

use alloc::vec::Vec;

use taipan_bytecode::{Code, ConstRef};
use taipan_syntax::error::Error;
use taipan_syntax::grow::push;

use crate::flowgraph::CodeUnitInfo;
use crate::flowgraph::cfg::{BlockId, Cfg, Instr};
use crate::instruction_sequence::{LocationId, LocationTable};

/// The instructions of a code object in their final order.
struct Program {
    /// They stay in the memory of their blocks.
    blocks: Vec<Vec<Instr>>,
    /// How many instructions there are.
    length: usize,
    /// The places of instructions that name another one, with that one's place.
    jumps: Vec<Jump>,
    /// What instructions name as their handlers.
    handlers: Vec<Handler>,
    locations: LocationTable,
    no_location: LocationId,
}

#[derive(Clone, Copy)]
struct Jump {
    from: u32,
    to: u32,
}

/// A block, as far as it is a handler.
#[derive(Clone, Copy)]
struct Handler {
    block: BlockId,
    /// The place of its first instruction.
    start: u32,
    /// How deep the stack is where it starts, the exception included.
    depth: i32,
    preserve_lasti: bool,
}

/// Assembles a code object. Raises `MemoryError`, and `SystemError` for a graph that makes no sense.
pub(crate) fn assemble(
    cfg: Cfg,
    info: CodeUnitInfo,
    code_flags: u32,
    stack_size: u32,
    filename: &ConstRef,
) -> Result<Code, Error> {
    let mut program = flatten(cfg)?;
    let offsets = emit::resolve_jumps(&mut program)?;
    let exceptiontable = exception_table::encode(&program, &offsets)?;
    drop(offsets);
    location_table::resolve_next_locations(&mut program);
    let linetable = location_table::encode(&program, info.firstlineno)?;
    let code = emit::encode(&program)?;
    drop(program);
    let locals = locals_plus::describe(&info, code_flags)?;
    Ok(Code {
        argcount: info.posonlyargcount + info.argcount,
        posonlyargcount: info.posonlyargcount,
        kwonlyargcount: info.kwonlyargcount,
        stacksize: stack_size,
        flags: code_flags,
        code: code.into(),
        consts: info.consts.into_items().into(),
        names: info.names.into(),
        localsplusnames: locals.names.into(),
        localspluskinds: locals.kinds.into(),
        filename: filename.clone(),
        name: info.name,
        qualname: info.qualname,
        firstlineno: info.firstlineno,
        linetable: linetable.into(),
        exceptiontable: exceptiontable.into(),
    })
}

/// Takes the instructions out of the graph; blocks are named by the places of their first instructions from here on.
fn flatten(mut cfg: Cfg) -> Result<Program, Error> {
    // A visited block is one whose place as a handler is known.
    cfg.for_each_block(|block| block.visited = false);
    let mut length = 0;
    let mut starts: Vec<u32> = Vec::new();
    starts
        .try_reserve_exact(cfg.block_count())
        .map_err(|_| Error::Memory)?;
    starts.resize(cfg.block_count(), u32::MAX);
    let (mut next, mut filled) = (Some(cfg.entry), 0);
    while let Some(id) = next {
        if let Some(start) = starts.get_mut(id.index()) {
            *start = length as u32;
        }
        length += cfg[id].instrs.len();
        filled += usize::from(!cfg[id].instrs.is_empty());
        next = cfg[id].next;
    }

    let mut program = Program {
        blocks: Vec::new(),
        length,
        jumps: Vec::new(),
        handlers: Vec::new(),
        locations: core::mem::take(&mut cfg.locations),
        no_location: cfg.no_location,
    };
    program
        .blocks
        .try_reserve_exact(filled)
        .map_err(|_| Error::Memory)?;
    let start_of = |block: BlockId| {
        let start = starts.get(block.index()).copied().unwrap_or(u32::MAX);
        if (start as usize) < length {
            Ok(start)
        } else {
            Err(Error::System("jump to a block that is not in the code".into()))
        }
    };
    let mut place = 0;
    next = Some(cfg.entry);
    while let Some(id) = next {
        let instrs = core::mem::take(&mut cfg[id].instrs);
        for instr in &instrs {
            if let Some(target) = instr.target() {
                let to = start_of(target)?;
                push(&mut program.jumps, Jump { from: place, to })?;
            }
            if let Some(block) = instr.except
                && !cfg[block].visited
            {
                cfg[block].visited = true;
                let handler = Handler {
                    block,
                    start: start_of(block)?,
                    depth: cfg[block].start_depth,
                    preserve_lasti: cfg[block].preserve_lasti,
                };
                push(&mut program.handlers, handler)?;
            }
            place += 1;
        }
        if !instrs.is_empty() {
            program.blocks.push(instrs);
        }
        next = cfg[id].next;
    }
    taipan_unicode::sort::sort_by(&mut program.handlers, |left, right| {
        left.block.index() < right.block.index()
    });
    Ok(program)
}

impl Program {
    fn instrs(&self) -> impl Iterator<Item = &Instr> {
        self.blocks.iter().flatten()
    }

    fn instrs_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Instr> {
        self.blocks.iter_mut().flatten()
    }

    /// Calls `change` with each instruction that names another one.
    fn for_each_jump(&mut self, mut change: impl FnMut(Jump, &mut Instr)) {
        let mut jumps = self.jumps.iter().copied().peekable();
        for (place, instr) in self.blocks.iter_mut().flatten().enumerate() {
            if let Some(jump) = jumps.next_if(|jump| jump.from as usize == place) {
                change(jump, instr);
            }
        }
    }

    /// The handler of an instruction.
    fn handler(&self, instr: &Instr) -> Option<Handler> {
        let block = instr.except?;
        let at = self
            .handlers
            .binary_search_by_key(&block.index(), |handler| handler.block.index())
            .ok()?;
        self.handlers.get(at).copied()
    }
}

/// How many 16-bit units an instruction takes, its `EXTENDED_ARG`s and caches included.
fn size(instr: &Instr) -> u32 {
    let extended = match instr.oparg() {
        0..=0xff => 0,
        0x100..=0xffff => 1,
        0x1_0000..=0xff_ffff => 2,
        _ => 3,
    };
    extended + 1 + instr.opcode.caches() as u32
}
