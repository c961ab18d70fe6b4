//! Compares the passes with CPython's, instruction by instruction.
//!
//! The cases were recorded with `_testinternalcapi.optimize_cfg` of the reference on the instruction sequences of library code,
//! with constants drawn at random so that much can be folded. `TAIPAN_FLOWGRAPH_CASES` names a file of further ones.

#![allow(clippy::print_stderr)]

extern crate std;

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::collections::HashMap;
use std::format;

use taipan_bytecode::{AnyOpcode, Const, ConstRef};
use taipan_numeric::BigInt;
use taipan_unicode::Wtf8;

use super::cfg::Cfg;
use super::{
    CodeUnitInfo, borrowed_loads, cfg, exception_targets, finish, optimize_and_assemble, optimize_code_unit,
    stack_depth,
};
use crate::const_cache::{ConstCache, ConstList, str_const};
use crate::instruction_sequence::{InstructionSequence, Label, Location};

/// Reads a constant as the recorder wrote it: a letter for the type, then hexadecimal digits or parts in brackets.
struct Reader<'a> {
    rest: &'a str,
    cache: &'a mut ConstCache,
}

impl Reader<'_> {
    fn constant(&mut self) -> ConstRef {
        let kind = self.rest.as_bytes()[0];
        self.rest = &self.rest[1..];
        let value = match kind {
            b'n' => Const::None,
            b't' => Const::True,
            b'f' => Const::False,
            b'e' => Const::Ellipsis,
            b'(' => Const::Tuple(self.items(')').into()),
            b'<' => Const::FrozenSet(self.items('>').into()),
            b'[' => Const::Slice(Box::new(self.items(']').try_into().unwrap())),
            _ => {
                let end = self.rest.find([',', ')', '>', ']']).unwrap_or(self.rest.len());
                let (digits, rest) = self.rest.split_at(end);
                self.rest = rest;
                match kind {
                    b'i' => {
                        let value = BigInt::parse_bytes(digits.as_bytes(), 16).unwrap();
                        i64::try_from(&value).map_or(Const::BigInt(value), Const::Int)
                    }
                    b'g' => Const::Float(f64::from_bits(u64::from_str_radix(digits, 16).unwrap())),
                    b'y' => Const::Complex {
                        real: f64::from_bits(u64::from_str_radix(&digits[..16], 16).unwrap()),
                        imag: f64::from_bits(u64::from_str_radix(&digits[16..], 16).unwrap()),
                    },
                    b's' => str_const(Wtf8::from_bytes(&bytes(digits)).unwrap()),
                    b'b' => Const::Bytes(bytes(digits).into()),
                    _ => panic!("constant {kind}"),
                }
            }
        };
        self.cache.merge(value).unwrap()
    }

    fn items(&mut self, close: char) -> Vec<ConstRef> {
        let mut items = Vec::new();
        while !self.rest.starts_with(close) {
            items.push(self.constant());
            self.rest = self.rest.strip_prefix(',').unwrap_or(self.rest);
        }
        self.rest = &self.rest[1..];
        items
    }
}

fn bytes(digits: &str) -> Vec<u8> {
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn show(value: &Const) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let items = |items: &[ConstRef]| items.iter().map(|item| show(item)).collect::<Vec<_>>();
    match value {
        Const::None => "n".into(),
        Const::True => "t".into(),
        Const::False => "f".into(),
        Const::Ellipsis => "e".into(),
        Const::Int(value) => format!("i{}", BigInt::from(*value).to_str_radix(16)),
        Const::BigInt(value) => format!("i{}", value.to_str_radix(16)),
        Const::Float(value) => format!("g{:016x}", value.to_bits()),
        Const::Complex { real, imag } => format!("y{:016x}{:016x}", real.to_bits(), imag.to_bits()),
        Const::Str { text, .. } => format!("s{}", hex(text.as_bytes())),
        Const::Bytes(bytes) => format!("b{}", hex(bytes)),
        Const::Tuple(parts) => format!("({})", items(parts).join(",")),
        Const::FrozenSet(parts) => {
            let mut parts = items(parts);
            parts.sort();
            format!("<{}>", parts.join(","))
        }
        Const::Slice(parts) => format!("[{}]", items(&parts[..]).join(",")),
        Const::Code(_) | Const::Packed(_) => "c".into(),
    }
}

#[derive(Default)]
struct Case<'a> {
    name: &'a str,
    nlocals: usize,
    consts: Vec<&'a str>,
    instructions: Vec<[i32; 6]>,
    expected: Vec<String>,
    expected_consts: Vec<&'a str>,
}

fn numbers(text: &str) -> [i32; 6] {
    let numbers: Vec<i32> = text.split(' ').map(|number| number.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

fn sequence(instructions: &[[i32; 6]]) -> InstructionSequence {
    let mut sequence = InstructionSequence::new();
    let mut labels: HashMap<usize, Label> = HashMap::new();
    for &[opcode, oparg, ..] in instructions {
        if AnyOpcode::from_u16(opcode as u16).unwrap().has_target() {
            labels
                .entry(oparg as usize)
                .or_insert_with(|| sequence.new_label());
        }
    }
    for (place, &[opcode, oparg, line, end_line, column, end_column]) in instructions.iter().enumerate() {
        if let Some(&label) = labels.get(&place) {
            sequence.use_label(label).unwrap();
        }
        let opcode = AnyOpcode::from_u16(opcode as u16).unwrap();
        let oparg = if opcode.has_target() {
            labels[&(oparg as usize)].oparg()
        } else {
            oparg as u32
        };
        sequence
            .addop(opcode, oparg, Location::new(line, end_line, column, end_column))
            .unwrap();
    }
    sequence
}

fn dump(cfg: &Cfg) -> Vec<String> {
    let mut starts = HashMap::new();
    let mut count = 0;
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        starts.insert(id.index(), count);
        count += cfg[id].instrs.len();
        next = cfg[id].next;
    }
    let mut lines = Vec::new();
    next = Some(cfg.entry);
    while let Some(id) = next {
        for instr in &cfg[id].instrs {
            let location = cfg.locations.get(instr.location);
            let oparg = instr
                .target()
                .map_or(instr.oparg() as usize, |target| starts[&target.index()]);
            lines.push(format!(
                "{} {} {} {} {} {}",
                instr.opcode as u16,
                if instr.opcode.has_arg() { oparg } else { 0 },
                location.lineno,
                location.end_lineno,
                location.col_offset,
                location.end_col_offset
            ));
        }
        next = cfg[id].next;
    }
    lines
}

/// Runs the passes that `optimize_cfg` runs, in its order.
fn run(case: &Case<'_>) -> (Vec<String>, Vec<String>) {
    let mut cache = ConstCache::new();
    let mut consts = ConstList::new();
    for text in &case.consts {
        let value = Reader {
            rest: text,
            cache: &mut cache,
        }
        .constant();
        consts.add(value).unwrap();
    }
    let mut cfg = cfg::build(sequence(&case.instructions)).unwrap();
    optimize_code_unit(&mut cfg, &mut consts, &mut cache, case.nlocals, 0).unwrap();
    stack_depth::calculate(&mut cfg).unwrap();
    borrowed_loads::optimize_load_fast(&mut cfg).unwrap();
    (
        dump(&cfg),
        consts.into_items().iter().map(|value| show(value)).collect(),
    )
}

fn readable(lines: &[String]) -> Vec<String> {
    let name = |line: &String| {
        let (number, rest) = line.split_once(' ').unwrap();
        format!(
            "{} {rest}",
            AnyOpcode::from_u16(number.parse().unwrap()).unwrap().name()
        )
    };
    lines.iter().map(name).collect()
}

fn check(text: &str) {
    let mut case = Case::default();
    let (mut count, mut failures) = (0, 0);
    for line in text.lines() {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "case" => {
                let (name, nlocals) = rest.rsplit_once(' ').unwrap();
                case = Case {
                    name,
                    nlocals: nlocals.parse().unwrap(),
                    ..Case::default()
                };
            }
            "c" => case.consts.push(rest),
            "i" => case.instructions.push(numbers(rest)),
            "o" => case.expected.push(rest.to_string()),
            "k" => case.expected_consts.push(rest),
            "end" => {
                count += 1;
                let (instructions, consts) = run(&case);
                if instructions != case.expected || consts != case.expected_consts {
                    failures += 1;
                    if failures <= 12 {
                        report(&case, &instructions, &consts);
                    }
                }
            }
            _ => panic!("line {line}"),
        }
    }
    assert_eq!(failures, 0, "of {count} cases");
    std::eprintln!("{count} cases equal");
}

fn report(case: &Case<'_>, instructions: &[String], consts: &[String]) {
    let (ours, theirs) = (readable(instructions), readable(&case.expected));
    let at = ours
        .iter()
        .zip(&theirs)
        .position(|(ours, theirs)| ours != theirs)
        .unwrap_or(ours.len().min(theirs.len()));
    std::eprintln!(
        "{}: {} instructions, expected {}; at {at}",
        case.name,
        ours.len(),
        theirs.len()
    );
    for place in at.saturating_sub(6)..at + 4 {
        std::eprintln!(
            "   {:60} {}",
            ours.get(place).map_or("", String::as_str),
            theirs.get(place).map_or("", String::as_str)
        );
    }
    if consts != case.expected_consts {
        std::eprintln!(
            "   constants {consts:?}\n   expected  {:?}\n   input {:?}",
            case.expected_consts,
            case.consts
        );
    }
}

/// A sequence to assemble as it is, without optimizations, and the code object that the reference makes of it.
#[derive(Default)]
struct Unit<'a> {
    name: &'a str,
    /// Counts of locals, cells, free variables, names, constants; three of parameters; the first line.
    numbers: Vec<i32>,
    instructions: Vec<[i32; 6]>,
    cells: Vec<&'a str>,
}

fn assemble(unit: &Unit<'_>) -> String {
    let mut cache = ConstCache::new();
    let mut consts = ConstList::new();
    let [nlocals, ncells, _, nnames, nconsts, posonly, args, kwonly, line] = unit.numbers[..] else {
        panic!()
    };
    for number in 0..nconsts {
        consts
            .add(cache.str(Wtf8::new(&format!("const{number}"))).unwrap())
            .unwrap();
    }
    let mut name = |text: &str| cache.name(Wtf8::new(text)).unwrap();
    let varnames: Vec<ConstRef> = (0..nlocals).map(|number| name(&format!("v{number}"))).collect();
    let cells: Vec<ConstRef> = unit.cells.iter().map(|text| name(text)).collect();
    let (cellvars, freevars) = cells.split_at(ncells as usize);
    let info = CodeUnitInfo {
        name: name("f"),
        qualname: name("q.f"),
        consts,
        names: (0..nnames).map(|number| name(&format!("n{number}"))).collect(),
        fast_hidden: varnames.iter().step_by(4).cloned().collect(),
        varnames,
        cellvars: cellvars.to_vec(),
        freevars: freevars.to_vec(),
        argcount: args as u32,
        posonlyargcount: posonly as u32,
        kwonlyargcount: kwonly as u32,
        firstlineno: line,
    };
    let filename = name("file.py");
    let mut cfg = cfg::build(sequence(&unit.instructions)).unwrap();
    exception_targets::label_exception_targets(&mut cfg).unwrap();
    let stack_size = finish(&mut cfg, &info, 0).unwrap();
    let code = match crate::assemble::assemble(cfg, info, 0, stack_size, &filename) {
        Ok(code) => code,
        Err(error) => return format!("{error:?}"),
    };
    let hex = |bytes: &[u8]| match bytes {
        [] => "-".to_string(),
        _ => bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
    };
    let locals = code
        .localsplusnames
        .iter()
        .zip(&code.localspluskinds)
        .map(|(name, kind)| match &**name {
            Const::Str { text, .. } => format!("{}={kind}", text.as_str().unwrap()),
            _ => panic!("name"),
        });
    let locals = locals.collect::<Vec<_>>().join(",");
    format!(
        "{} {} {} {} {}",
        code.stacksize,
        hex(&code.code),
        hex(&code.linetable),
        hex(&code.exceptiontable),
        if locals.is_empty() { "-" } else { &locals }
    )
}

fn check_units(text: &str) {
    let mut unit = Unit::default();
    let (mut count, mut failures) = (0, 0);
    for line in text.lines() {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "case" => {
                let (name, numbers) = rest.split_once(' ').unwrap();
                let numbers = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
                unit = Unit {
                    name,
                    numbers,
                    ..Unit::default()
                };
            }
            "i" => unit.instructions.push(numbers(rest)),
            "cell" => unit.cells.push(rest),
            "code" => {
                count += 1;
                let code = assemble(&unit);
                // In code that cannot be reached, `POP_BLOCK` stays; CPython writes nonsense for it.
                if code != rest && !code.contains("pseudo-instruction") {
                    failures += 1;
                    if failures <= 12 {
                        std::eprintln!("{}\n    {code}\n    {rest}", unit.name);
                    }
                }
            }
            _ => {}
        }
    }
    assert_eq!(failures, 0, "of {count} units");
    std::eprintln!("{count} units equal");
}

#[test]
fn passes_equal_cpython() {
    check(include_str!("../../tests/data/flowgraph.txt"));
}

#[test]
fn code_objects_equal_cpython() {
    check_units(include_str!("../../tests/data/assemble.txt"));
}

/// Cases from files that the environment names, for whoever changes a pass.
#[test]
fn more_cases_equal_cpython() {
    if let Ok(path) = std::env::var("TAIPAN_FLOWGRAPH_CASES") {
        check(&std::fs::read_to_string(path).unwrap());
    }
    if let Ok(path) = std::env::var("TAIPAN_ASSEMBLE_CASES") {
        check_units(&std::fs::read_to_string(path).unwrap());
    }
}

/// Instructions drawn at random make no sense; they may raise whatever they like, but nothing else may happen.
#[test]
fn nonsense_raises() {
    let mut state = 1_u64;
    let mut random = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let opcodes: Vec<AnyOpcode> = (0..=266).filter_map(AnyOpcode::from_u16).collect();
    let usual = [
        AnyOpcode::SWAP,
        AnyOpcode::LOAD_CONST,
        AnyOpcode::NOP,
        AnyOpcode::STORE_FAST,
        AnyOpcode::JUMP,
    ];
    let mut assembled = 0;
    for _ in 0..20_000 {
        let mut cache = ConstCache::new();
        let mut consts = ConstList::new();
        for text in ["n", "i5", "s61", "(i1,i2)", "g4000000000000000"] {
            consts
                .add(
                    Reader {
                        rest: text,
                        cache: &mut cache,
                    }
                    .constant(),
                )
                .unwrap();
        }
        let name = cache.name(Wtf8::new("x")).unwrap();
        let mut sequence = InstructionSequence::new();
        let labels: Vec<Label> = (0..3).map(|_| sequence.new_label()).collect();
        for place in 0..random(16) + 1 {
            if place % 3 == 0 {
                sequence.use_label(labels[place / 3 % 3]).unwrap();
            }
            let opcode = if random(2) == 0 {
                usual[random(usual.len())]
            } else {
                opcodes[random(opcodes.len())]
            };
            let oparg = match random(40) {
                0 => random(1 << 30) as u32,
                1 => (1 << 30) - 1,
                _ => random(7) as u32,
            };
            let oparg = if opcode.has_target() {
                labels[random(3)].oparg()
            } else {
                oparg
            };
            sequence
                .addop(opcode, oparg, Location::line(random(4) as i32 - 1))
                .unwrap();
        }
        sequence
            .addop(AnyOpcode::RETURN_VALUE, 0, Location::NONE)
            .unwrap();
        let info = CodeUnitInfo {
            name: name.clone(),
            qualname: name.clone(),
            consts,
            names: Vec::new(),
            varnames: (0..70)
                .map(|number| cache.name(Wtf8::new(&format!("v{number}"))).unwrap())
                .collect(),
            cellvars: (1..4)
                .map(|number| cache.name(Wtf8::new(&format!("v{number}"))).unwrap())
                .collect(),
            freevars: Vec::new(),
            fast_hidden: Vec::new(),
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            firstlineno: 1,
        };
        let flags = if random(2) == 0 { 0 } else { 0x20 };
        assembled += usize::from(optimize_and_assemble(sequence, info, 2, flags, &name, &mut cache).is_ok());
    }
    assert!(assembled > 100, "{assembled}");
}
