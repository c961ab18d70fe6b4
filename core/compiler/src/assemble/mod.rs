//! From the final graph to a code object: jump distances, bytes, location table, exception table, names of locals.
//!
//! The results are those of CPython 3.14's `Python/assemble.c`.

mod emit;
mod exception_table;
mod layout;
mod locals_plus;
mod location_table;

use taipan_bytecode::{Code, ConstRef};
use taipan_syntax::error::Error;

use crate::flowgraph::CodeUnitInfo;
use crate::flowgraph::cfg::{Cfg, Instr};

/// Assembles a code object. Raises `MemoryError`, and `SystemError` for a graph that makes no sense.
pub(crate) fn assemble(
    mut cfg: Cfg,
    info: CodeUnitInfo,
    code_flags: u32,
    stack_size: u32,
    filename: &ConstRef,
) -> Result<Code, Error> {
    let layout = layout::resolve_jumps(&mut cfg)?;
    let exceptiontable = exception_table::encode(&cfg, &layout)?;
    location_table::resolve_next_locations(&mut cfg, &layout);
    let linetable = location_table::encode(&cfg, &layout, info.firstlineno)?;
    let code = emit::encode(&cfg, &layout)?;
    drop((cfg, layout));
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

/// How many `EXTENDED_ARG`s an operand needs.
#[inline]
fn extended(oparg: u32) -> u32 {
    match oparg {
        0..=0xff => 0,
        0x100..=0xffff => 1,
        0x1_0000..=0xff_ffff => 2,
        _ => 3,
    }
}

/// How many 16-bit units an instruction takes, its `EXTENDED_ARG`s and caches included.
#[inline]
fn size(instr: &Instr) -> u32 {
    extended(instr.oparg()) + 1 + instr.opcode.caches() as u32
}
