//! The bytes of the instructions.

use alloc::vec::Vec;

use taipan_bytecode::Opcode;
use taipan_syntax::error::Error;

use super::extended;
use super::layout::Layout;
use crate::flowgraph::cfg::Cfg;

/// The bytecode: each unit an opcode and an operand, caches zero.
pub(super) fn encode(cfg: &Cfg, layout: &Layout) -> Result<Vec<u8>, Error> {
    let length = layout.units as usize * 2;
    let mut code = Vec::new();
    code.try_reserve_exact(length).map_err(|_| Error::Memory)?;
    code.resize(length, 0);
    let mut units = code.as_chunks_mut::<2>().0.iter_mut();
    let mut emit = |unit: [u8; 2], caches: usize| {
        if let Some(place) = units.next() {
            *place = unit;
        }
        if caches > 0 {
            units.nth(caches - 1);
        }
    };
    for &id in &layout.order {
        for instr in &cfg[id].instrs {
            let Ok(opcode) = u8::try_from(instr.opcode as u16) else {
                return Err(Error::System("pseudo-instruction in the assembler".into()));
            };
            let bytes = instr.oparg().to_be_bytes();
            let extended = extended(instr.oparg()) as usize;
            if extended > 0 {
                for &byte in bytes.iter().take(3).skip(3 - extended) {
                    emit([Opcode::EXTENDED_ARG as u8, byte], 0);
                }
            }
            emit([opcode, bytes[3]], instr.opcode.caches());
        }
    }
    Ok(code)
}
