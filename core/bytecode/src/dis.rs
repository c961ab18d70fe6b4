//! A plain disassembly, for goldens and debugging.
//!
//! One line an instruction: its offset in bytes, its name, its oparg, what the oparg means; then the handlers. Code objects among the
//! constants follow, each under its name. It is not `dis`: that module runs on the runtime.

use core::fmt::{self, Write};

use crate::opcode::{Opcode, flags};
use crate::operand::{
    BinaryOp, CommonConstant, CompareOp, Conversion, Intrinsic1, Intrinsic2, SpecialMethod,
};
use crate::{Code, Const, ConstRef, exception_table, location};

/// Writes a code object's instructions and handlers, and those of the code objects in its constants. Bytecode that makes no sense is
/// written as far as it does.
pub fn disassemble(code: &Code, out: &mut dyn Write) -> fmt::Result {
    let mut pending = alloc::vec![code];
    let mut first = true;
    while let Some(code) = pending.pop() {
        if !first {
            out.write_char('\n')?;
        }
        first = false;
        write_text(out, &code.qualname)?;
        writeln!(
            out,
            ": argcount {} stacksize {} flags {:#x}",
            code.argcount, code.stacksize, code.flags
        )?;
        instructions(code, out)?;
        for entry in exception_table::entries(&code.exceptiontable) {
            let lasti = if entry.lasti { " lasti" } else { "" };
            let (start, end, target) = (entry.start, entry.end, entry.target);
            writeln!(
                out,
                "  {}..{} -> {} depth {}{lasti}",
                bytes(start),
                bytes(end),
                bytes(target),
                entry.depth
            )?;
        }
        pending.extend(code.consts.iter().rev().filter_map(|item| match &**item {
            Const::Code(inner) => Some(&**inner),
            _ => None,
        }));
    }
    Ok(())
}

fn bytes(unit: u32) -> u64 {
    u64::from(unit) * 2
}

fn instructions(code: &Code, out: &mut dyn Write) -> fmt::Result {
    let mut line = None;
    let mut extended = 0u32;
    let mut skip = 0;
    let mut lines = location::co_lines(code.firstlineno, &code.linetable).peekable();
    for (unit, (number, low)) in (0u32..).zip(code.units()) {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let offset = bytes(unit);
        while lines.peek().is_some_and(|range| u64::from(range.end) <= offset) {
            lines.next();
        }
        let here = lines.peek().map_or(-1, |range| range.line);
        if line.replace(here) != Some(here) {
            if here < 0 {
                write!(out, "{:>6}", "--")?
            } else {
                write!(out, "{here:>6}")?
            }
        } else {
            write!(out, "{:>6}", "")?;
        }
        let oparg = extended << 8 | u32::from(low);
        let Some(opcode) = Opcode::from_u8(number) else {
            writeln!(out, " {offset:>6} <{number}> {oparg}")?;
            continue;
        };
        extended = if opcode == Opcode::EXTENDED_ARG { oparg } else { 0 };
        skip = opcode.caches();
        write!(out, " {offset:>6} {}", opcode.name())?;
        if opcode.has(flags::ARG) {
            write!(out, " {oparg}")?;
            argument(code, opcode, oparg, i64::from(unit) + 1 + skip as i64, out)?;
        }
        out.write_char('\n')?;
    }
    Ok(())
}

/// What the oparg means, in parentheses.
fn argument(code: &Code, opcode: Opcode, oparg: u32, next: i64, out: &mut dyn Write) -> fmt::Result {
    let opcode = opcode.deopt();
    let index = oparg as usize;
    let symbol = match opcode {
        Opcode::BINARY_OP => BinaryOp::from_oparg(oparg).map(BinaryOp::text),
        Opcode::COMPARE_OP => CompareOp::of_oparg(oparg).map(CompareOp::text),
        Opcode::CALL_INTRINSIC_1 => Intrinsic1::from_oparg(oparg).map(Intrinsic1::text),
        Opcode::CALL_INTRINSIC_2 => Intrinsic2::from_oparg(oparg).map(Intrinsic2::text),
        Opcode::LOAD_COMMON_CONSTANT => CommonConstant::from_oparg(oparg).map(CommonConstant::text),
        Opcode::LOAD_SPECIAL => SpecialMethod::from_oparg(oparg).map(SpecialMethod::text),
        Opcode::CONVERT_VALUE => Conversion::from_oparg(oparg).map(Conversion::text),
        _ => None,
    };
    if let Some(symbol) = symbol {
        return write!(out, " ({symbol})");
    }
    let text = match opcode {
        Opcode::LOAD_CONST => code.consts.get(index),
        Opcode::LOAD_GLOBAL | Opcode::LOAD_ATTR => code.names.get(index >> 1),
        Opcode::LOAD_SUPER_ATTR => code.names.get(index >> 2),
        opcode if opcode.has(flags::NAME) => code.names.get(index),
        Opcode::LOAD_FAST_LOAD_FAST
        | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW
        | Opcode::STORE_FAST_LOAD_FAST
        | Opcode::STORE_FAST_STORE_FAST => {
            let (Some(first), Some(second)) = (
                code.localsplusnames.get(index >> 4),
                code.localsplusnames.get(index & 15),
            ) else {
                return Ok(());
            };
            out.write_str(" (")?;
            write_text(out, first)?;
            out.write_str(", ")?;
            write_text(out, second)?;
            return out.write_char(')');
        }
        opcode if opcode.flags() & (flags::LOCAL | flags::FREE) != 0 => code.localsplusnames.get(index),
        opcode if opcode.has(flags::JUMP) => {
            let back = matches!(
                opcode,
                Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT | Opcode::END_ASYNC_FOR
            );
            let distance = i64::from(oparg);
            return write!(
                out,
                " (to {})",
                (next + if back { -distance } else { distance }) * 2
            );
        }
        _ => None,
    };
    let Some(text) = text else { return Ok(()) };
    out.write_str(" (")?;
    if opcode == Opcode::LOAD_CONST {
        write_const(out, text, 0)?
    } else {
        write_text(out, text)?
    }
    out.write_char(')')
}

fn write_text(out: &mut dyn Write, text: &ConstRef) -> fmt::Result {
    match &**text {
        Const::Str { text, .. } => write!(out, "{text}"),
        _ => out.write_char('?'),
    }
}

/// Containers deeper than this are written as `...`.
const MAX_DEPTH: usize = 6;

fn write_const(out: &mut dyn Write, object: &Const, depth: usize) -> fmt::Result {
    if depth > MAX_DEPTH {
        return out.write_str("...");
    }
    let items = |out: &mut dyn Write, items: &[ConstRef]| -> fmt::Result {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                out.write_str(", ")?;
            }
            write_const(out, item, depth + 1)?;
        }
        Ok(())
    };
    match object {
        Const::None => out.write_str("None"),
        Const::True => out.write_str("True"),
        Const::False => out.write_str("False"),
        Const::Ellipsis => out.write_str("Ellipsis"),
        Const::Int(value) => write!(out, "{value}"),
        Const::BigInt(value) => write!(out, "{value:#x}"),
        Const::Float(value) => write!(out, "{value:?}"),
        Const::Complex { real, imag } => write!(out, "complex({real:?}, {imag:?})"),
        Const::Str { text, .. } => write!(out, "{text:?}"),
        Const::Bytes(bytes) => write!(out, "b\"{}\"", bytes.escape_ascii()),
        Const::Tuple(parts) => {
            out.write_char('(')?;
            items(out, parts)?;
            out.write_str(if parts.len() == 1 { ",)" } else { ")" })
        }
        Const::FrozenSet(parts) => {
            out.write_str("frozenset({")?;
            items(out, parts)?;
            out.write_str("})")
        }
        Const::Slice(parts) => {
            out.write_str("slice(")?;
            items(out, &parts[..])?;
            out.write_char(')')
        }
        Const::Code(code) => {
            out.write_str("<code ")?;
            write_text(out, &code.qualname)?;
            out.write_char('>')
        }
        Const::Packed(_) => out.write_str("<packed code>"),
    }
}
