//! The verifier against bytecode that no compiler would make.

use taipan_bytecode::Opcode::{self, *};
use taipan_bytecode::exception_table::{self, Entry};
use taipan_bytecode::verify::{Subject, verify};
use taipan_bytecode::{Code, Const, co_fast, co_flags, marshal};

/// Instructions with room for their caches.
fn assemble(instructions: &[(Opcode, u32)]) -> Vec<u8> {
    let mut code = Vec::new();
    for &(opcode, oparg) in instructions {
        for shift in [24, 16, 8] {
            if oparg >> shift != 0 {
                code.extend([EXTENDED_ARG as u8, (oparg >> shift) as u8]);
            }
        }
        code.extend([opcode as u8, oparg as u8]);
        code.resize(code.len() + 2 * opcode.caches(), 0);
    }
    code
}

const LOCAL: u8 = co_fast::LOCAL;

/// Checks it with one constant, one name, three locals (the first a parameter, the second a cell) and a stack of four.
fn outcome(code: &[u8], flags: u32, handlers: &[Entry]) -> String {
    let mut exceptiontable = Vec::new();
    handlers
        .iter()
        .for_each(|entry| exception_table::encode(&mut exceptiontable, entry));
    let kinds = [LOCAL | co_fast::ARG_POS, LOCAL | co_fast::CELL, LOCAL];
    let subject = Subject {
        code,
        consts: 1,
        names: 1,
        localspluskinds: &kinds,
        parameters: 1,
        stacksize: 4,
        flags,
        exceptiontable: &exceptiontable,
    };
    match verify(subject) {
        Ok(verified) => match verified.code {
            None => String::from("accepted"),
            Some(code) => {
                let changed = code.chunks_exact(2).filter_map(|unit| Opcode::from_u8(unit[0]));
                changed
                    .filter(|opcode| *opcode != CACHE)
                    .map(|opcode| opcode.name())
                    .collect::<Vec<_>>()
                    .join(" ")
            }
        },
        Err(error) => format!("{}: {}", error.unit, error.reason),
    }
}

#[test]
fn single_instructions() {
    const RETURN: (Opcode, u32) = (RETURN_VALUE, 0);
    let cases: &[(&[(Opcode, u32)], &str)] = &[
        (&[(LOAD_CONST, 0), RETURN], "accepted"),
        (&[], "0: no whole instructions"),
        (&[(LOAD_CONST, 0)], "0: it falls off the end"),
        (&[(LOAD_CONST, 1), RETURN], "0: an oparg out of its range"),
        (&[(LOAD_CONST, 0x1_0000), RETURN], "2: an oparg out of its range"),
        (&[(LOAD_NAME, 1), RETURN], "0: an oparg out of its range"),
        (&[(LOAD_GLOBAL, 2), RETURN], "0: an oparg out of its range"),
        (&[(LOAD_FAST, 3), RETURN], "0: an oparg out of its range"),
        (
            &[(LOAD_FAST_LOAD_FAST, 0x30), POP_, RETURN],
            "0: an oparg out of its range",
        ),
        (&[(LOAD_DEREF, 0), RETURN], "0: an oparg out of its range"),
        (&[(LOAD_DEREF, 1), RETURN], "accepted"),
        (&[(LOAD_SMALL_INT, 256), RETURN], "1: an oparg out of its range"),
        (
            &[(LOAD_CONST, 0), (SWAP, 1), RETURN],
            "1: an oparg out of its range",
        ),
        (
            &[(COPY_FREE_VARS, 1), (LOAD_CONST, 0), RETURN],
            "0: an oparg out of its range",
        ),
        (&[(BINARY_OP, 27), RETURN], "0: an oparg out of its range"),
        (
            &[(BINARY_OP_ADD_INT, 0), RETURN],
            "0: a specialized or instrumented instruction",
        ),
        (
            &[(INSTRUMENTED_RESUME, 0), RETURN],
            "0: a specialized or instrumented instruction",
        ),
        (
            &[(ENTER_EXECUTOR, 0), RETURN],
            "0: an instruction of the interpreter's own",
        ),
        (
            &[(INTERPRETER_EXIT, 0)],
            "0: an instruction of the interpreter's own",
        ),
        (
            &[(CACHE, 0), RETURN],
            "0: an instruction of the interpreter's own",
        ),
        (&[RETURN], "0: a stack with too few values"),
        (
            &[(LOAD_CONST, 0), (LOAD_CONST, 0), RETURN],
            "2: values left on the stack",
        ),
        (
            &[(LOAD_CONST, 0), (COPY, 2), RETURN],
            "1: a stack with too few values",
        ),
        (
            &[(BUILD_LIST, 0xFFFF_FFFF), RETURN],
            "3: a stack with too few values",
        ),
        (
            &[(BUILD_MAP, 0xFFFF_FFFF), RETURN],
            "3: a stack with too few values",
        ),
        (
            &[(LOAD_CONST, 0), (UNPACK_SEQUENCE, 9), RETURN],
            "1: a stack deeper than co_stacksize",
        ),
        (
            &[(LOAD_CONST, 0), (UNPACK_EX, 0xFFFF), RETURN],
            "2: a stack deeper than co_stacksize",
        ),
        (&[(PUSH_NULL, 0), RETURN], "1: null where a value is expected"),
        (
            &[(PUSH_NULL, 0), (GET_ITER, 0), RETURN],
            "1: null where a value is expected",
        ),
        (&[(LOAD_CONST, 0), (PUSH_NULL, 0), (CALL, 0), RETURN], "accepted"),
        (
            &[(PUSH_NULL, 0), (LOAD_CONST, 0), (CALL, 0), RETURN],
            "2: null where a value is expected",
        ),
        (&[(JUMP_FORWARD, 0), (JUMP_BACKWARD_NO_INTERRUPT, 2)], "accepted"),
        (&[(JUMP_FORWARD, 9), RETURN], "0: a jump into nowhere"),
        (&[(JUMP_BACKWARD, 3), RETURN], "0: a jump into nowhere"),
        (
            &[(JUMP_BACKWARD_NO_INTERRUPT, 0xFFFF_FFFF), RETURN],
            "3: a jump into nowhere",
        ),
        // Into a cache, and behind EXTENDED_ARG.
        (&[(JUMP_FORWARD, 1), (JUMP_BACKWARD, 2)], "0: a jump into nowhere"),
        (
            &[(JUMP_FORWARD, 1), (LOAD_CONST, 0x100), RETURN],
            "2: an oparg out of its range",
        ),
        (
            &[(JUMP_FORWARD, 1), (JUMP_FORWARD, 0x100)],
            "0: a jump into nowhere",
        ),
        // One value more each time around.
        (
            &[(LOAD_CONST, 0), (JUMP_BACKWARD_NO_INTERRUPT, 2)],
            "1: a stack of different depths",
        ),
        (
            &[(LOAD_CONST, 0), (FOR_ITER, 1), (POP_TOP, 0), RETURN],
            "1: FOR_ITER without END_FOR",
        ),
        (
            &[
                (LOAD_CONST, 0),
                (FOR_ITER, 3),
                (POP_TOP, 0),
                (JUMP_BACKWARD, 5),
                (END_FOR, 0),
                RETURN,
            ],
            "accepted",
        ),
        (
            &[(RETURN_GENERATOR, 0), RETURN],
            "0: RETURN_GENERATOR out of place",
        ),
        (
            &[(LOAD_CONST, 0), (YIELD_VALUE, 0), RETURN],
            "1: YIELD_VALUE outside of a generator",
        ),
        // Variables.
        (&[(LOAD_FAST, 0), RETURN], "accepted"),
        (&[(LOAD_FAST, 2), RETURN], "LOAD_FAST_CHECK RETURN_VALUE"),
        (&[(LOAD_FAST_BORROW, 2), RETURN], "LOAD_FAST_CHECK RETURN_VALUE"),
        (
            &[(LOAD_FAST_LOAD_FAST, 2), (BINARY_OP, 0), RETURN],
            "0: a variable that may not be set",
        ),
        (
            &[(DELETE_FAST, 0), (LOAD_FAST, 0), RETURN],
            "DELETE_FAST LOAD_FAST_CHECK RETURN_VALUE",
        ),
        (
            &[(LOAD_FAST_AND_CLEAR, 0), (STORE_FAST, 2), (LOAD_FAST, 2), RETURN],
            "accepted",
        ),
        (
            &[(LOAD_FAST_AND_CLEAR, 2), (STORE_FAST, 0), (LOAD_FAST, 0), RETURN],
            "LOAD_FAST_AND_CLEAR STORE_FAST LOAD_FAST_CHECK RETURN_VALUE",
        ),
        // Borrows.
        (&[(LOAD_FAST_BORROW, 0), RETURN], "accepted"),
        (
            &[(LOAD_FAST_BORROW, 0), (DELETE_FAST, 0), RETURN],
            "LOAD_FAST DELETE_FAST RETURN_VALUE",
        ),
        (
            &[(LOAD_FAST_BORROW, 0), (COPY, 1), (STORE_FAST, 2), RETURN],
            "LOAD_FAST COPY STORE_FAST RETURN_VALUE",
        ),
        (
            &[(LOAD_FAST_BORROW, 0), (LOAD_CONST, 0), (STORE_FAST, 0), RETURN],
            "LOAD_FAST LOAD_CONST STORE_FAST RETURN_VALUE",
        ),
        (
            &[
                (LOAD_FAST_BORROW_LOAD_FAST_BORROW, 0),
                (DELETE_FAST, 0),
                (BINARY_OP, 0),
                RETURN,
            ],
            "LOAD_FAST_LOAD_FAST DELETE_FAST BINARY_OP RETURN_VALUE",
        ),
        (
            &[
                (LOAD_FAST_BORROW, 0),
                (LOAD_ATTR, 1),
                (DELETE_FAST, 0),
                (CALL, 0),
                RETURN,
            ],
            "LOAD_FAST LOAD_ATTR DELETE_FAST CALL RETURN_VALUE",
        ),
        (
            &[(LOAD_FAST_BORROW, 0), (JUMP_FORWARD, 0), RETURN],
            "LOAD_FAST JUMP_FORWARD RETURN_VALUE",
        ),
    ];
    for (instructions, expected) in cases {
        assert_eq!(
            outcome(&assemble(instructions), 0, &[]),
            *expected,
            "{instructions:?}"
        );
    }
}

/// Pops one of two values.
const POP_: (Opcode, u32) = (POP_TOP, 0);

#[test]
fn generators() {
    let generator = co_flags::GENERATOR;
    let start: &[(Opcode, u32)] = &[(RETURN_GENERATOR, 0), POP_, (LOAD_CONST, 0), (YIELD_VALUE, 0)];
    let end: &[(Opcode, u32)] = &[(RETURN_VALUE, 0)];
    assert_eq!(
        outcome(&assemble(&[start, end].concat()), generator, &[]),
        "accepted"
    );
    assert_eq!(
        outcome(&assemble(&[start, end].concat()), 0, &[]),
        "0: RETURN_GENERATOR out of place"
    );
    let twice = assemble(&[&[(RETURN_GENERATOR, 0), POP_], start, end].concat());
    assert_eq!(
        outcome(&twice, generator, &[]),
        "2: RETURN_GENERATOR out of place"
    );
    let again = assemble(&[start, &[POP_, (JUMP_BACKWARD, 7)]].concat());
    assert_eq!(outcome(&again, generator, &[]), "5: RETURN_GENERATOR in a loop");
    let late = assemble(&[&[(JUMP_FORWARD, 0)], start, end].concat());
    assert_eq!(outcome(&late, generator, &[]), "1: RETURN_GENERATOR out of place");
    let loaded = assemble(&[&[(LOAD_CONST, 0)], start, end].concat());
    assert_eq!(outcome(&loaded, generator, &[]), "1: values left on the stack");
}

#[test]
fn handlers() {
    let guard = |start, end, target, depth| Entry {
        start,
        end,
        target,
        depth,
        lasti: false,
    };
    // 0: LOAD_FAST_BORROW 0; 1: LOAD_NAME 0; 2: POP_TOP; 3: RETURN_VALUE; 4: the handler.
    let code = assemble(&[
        (LOAD_FAST_BORROW, 0),
        (LOAD_NAME, 0),
        (POP_TOP, 0),
        (RETURN_VALUE, 0),
        (POP_TOP, 0),
        (RETURN_VALUE, 0),
    ]);
    let cases: &[(&[Entry], &str)] = &[
        (
            &[guard(1, 2, 4, 1)],
            "LOAD_FAST LOAD_NAME POP_TOP RETURN_VALUE POP_TOP RETURN_VALUE",
        ),
        (&[guard(1, 2, 4, 0)], "5: a stack with too few values"),
        (&[guard(1, 2, 4, 2)], "1: a handler that keeps more than there is"),
        (&[guard(1, 2, 9, 1)], "9: a handler that starts nowhere"),
        (&[guard(1, 1, 4, 1)], "1: a handler with a wrong range"),
        (&[guard(1, 9, 4, 1)], "1: a handler with a wrong range"),
        (
            &[guard(1, 3, 4, 1), guard(2, 3, 4, 1)],
            "2: a handler with a wrong range",
        ),
        (
            &[guard(1, 4, 4, 1)],
            "LOAD_FAST LOAD_NAME POP_TOP RETURN_VALUE POP_TOP RETURN_VALUE",
        ),
        (
            &[guard(1, 2, 4, 1 << 28)],
            "1: a handler that keeps more than there is",
        ),
    ];
    for (entries, expected) in cases {
        assert_eq!(outcome(&code, 0, entries), *expected, "{entries:?}");
    }
    // An instruction that may raise takes what the handler keeps.
    let code = assemble(&[
        (LOAD_CONST, 0),
        (GET_ITER, 0),
        (RETURN_VALUE, 0),
        (POP_TOP, 0),
        (RETURN_VALUE, 0),
    ]);
    let expected = "1: an instruction that takes what a handler keeps";
    assert_eq!(outcome(&code, 0, &[guard(1, 2, 3, 1)]), expected);
    // The kept value may be null by the time of the second guarded instruction.
    let code = assemble(&[
        (LOAD_CONST, 0),
        (PUSH_NULL, 0),
        (SWAP, 2),
        (LOAD_NAME, 0),
        (RAISE_VARARGS, 1),
        (POP_TOP, 0),
        (RETURN_VALUE, 0),
    ]);
    assert_eq!(
        outcome(&code, 0, &[guard(2, 4, 5, 1)]),
        "6: null where a value is expected"
    );
}

#[test]
fn caches_are_cleared() {
    let mut code = assemble(&[(LOAD_CONST, 0), (TO_BOOL, 0), (RETURN_VALUE, 0)]);
    code[5] = 7;
    assert_eq!(outcome(&code, 0, &[]), "LOAD_CONST TO_BOOL RETURN_VALUE");
    assert_eq!(outcome(&code[..6], 0, &[]), "1: its caches are missing");
    assert_eq!(
        outcome(&[&[EXTENDED_ARG as u8, 0][..]; 4].concat(), 0, &[]),
        "0: too many EXTENDED_ARG"
    );
    assert_eq!(
        outcome(&[EXTENDED_ARG as u8, 0], 0, &[]),
        "0: an incomplete instruction"
    );
    assert_eq!(outcome(&[125, 0], 0, &[]), "0: an unknown opcode");
}

/// However long, it ends soon, and takes no more memory than it may.
#[test]
fn long_code_is_refused_in_time() {
    let mut wide = Vec::new();
    for _ in 0..20_000 {
        wide.push((LOAD_CONST, 0));
    }
    for _ in 0..20_000 {
        wide.extend([(LOAD_CONST, 0), (POP_JUMP_IF_NONE, 0)]);
    }
    wide.push((RAISE_VARARGS, 1));
    let code = assemble(&wide);
    let subject = Subject {
        code: &code,
        consts: 1,
        names: 0,
        localspluskinds: &[],
        parameters: 0,
        stacksize: 30_000,
        flags: 0,
        exceptiontable: &[],
    };
    assert_eq!(verify(subject).unwrap_err().reason, "too complex to verify");
}

fn each_code(code: &Code, visit: &mut dyn FnMut(&Code)) {
    visit(code);
    for item in &code.consts {
        if let Const::Code(inner) = &**item {
            each_code(inner, visit);
        }
    }
}

/// Altered code objects are accepted or refused; what is accepted runs, on a stack of tokens, without breaking a promise.
#[test]
fn altered_code() {
    let file = include_bytes!("data/library.bin");
    let length = u32::from_le_bytes(file[..4].try_into().unwrap()) as usize;
    let module = marshal::load_code(&file[4..4 + length]).unwrap();
    let mut random = Random(1);
    let mut accepted = 0;
    let mut steps = 0;
    each_code(&module, &mut |code| {
        for round in 0..60 {
            let mut bytes = code.code.to_vec();
            let mut table = code.exceptiontable.to_vec();
            for _ in 0..round % 4 {
                let at = random.below(bytes.len());
                bytes[at] = random.below(if at.is_multiple_of(2) { 129 } else { 40 }) as u8;
                if !table.is_empty() && random.below(4) == 0 {
                    let at = random.below(table.len());
                    table[at] ^= 1 << random.below(8);
                }
            }
            let subject = Subject {
                code: &bytes,
                exceptiontable: &table,
                ..Subject::from(code)
            };
            if let Ok(verified) = verify(subject) {
                accepted += 1;
                let bytes = verified.code.as_deref().unwrap_or(&bytes);
                let subject = Subject {
                    code: bytes,
                    ..subject
                };
                for _ in 0..8 {
                    steps += walk(&subject, &mut random);
                }
            }
        }
    });
    assert!(accepted > 1000 && steps > 10_000, "{accepted} {steps}");
}

struct Random(u32);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 9) as usize % limit
    }
}

/// What a slot holds: null, a value of its own, or what it has borrowed from a variable in its nth state.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Token {
    Null,
    Value,
    Borrowed(usize, u32),
}

/// Takes one path at random and counts its instructions. Exceptions are raised at random, before an instruction.
fn walk(subject: &Subject<'_>, random: &mut Random) -> usize {
    let code = subject.code;
    let mut locals: Vec<(bool, u32)> = (0..subject.localspluskinds.len())
        .map(|at| (at < subject.parameters, 0))
        .collect();
    let mut stack: Vec<Token> = Vec::new();
    let mut pc = 0;
    for step in 0..400 {
        let (mut oparg, mut unit) = (0usize, pc);
        while code[unit * 2] == EXTENDED_ARG as u8 {
            oparg = (oparg | code[unit * 2 + 1] as usize) << 8;
            unit += 1;
        }
        oparg |= code[unit * 2 + 1] as usize;
        let opcode = Opcode::from_u8(code[unit * 2]).unwrap();
        let next = unit + 1 + opcode.caches();
        assert!(stack.len() <= subject.stacksize);
        for token in &stack {
            if let Token::Borrowed(local, state) = token {
                assert_eq!(locals[*local], (true, *state), "a borrow outlives its variable");
            }
        }
        let handler = exception_table::lookup(subject.exceptiontable, unit as u32);
        let raise = |stack: &mut Vec<Token>| {
            let entry = handler?;
            assert!(stack.len() >= entry.depth as usize);
            stack.truncate(entry.depth as usize);
            stack.resize(stack.len() + 1 + usize::from(entry.lasti), Token::Value);
            Some(entry.target as usize)
        };
        if random.below(12) == 0 {
            match raise(&mut stack) {
                Some(target) => pc = target,
                None => return step,
            }
            continue;
        }
        let popped = opcode.popped(oparg as u32) as usize;
        let pushed = opcode.pushed(oparg as u32) as usize;
        let set = |locals: &mut Vec<(bool, u32)>, local: usize, value: bool| {
            locals[local] = (value, locals[local].1 + 1);
        };
        let load = |locals: &[(bool, u32)], local: usize, borrow: bool| {
            assert!(locals[local].0, "a variable that is not set");
            if borrow {
                Token::Borrowed(local, locals[local].1)
            } else {
                Token::Value
            }
        };
        let mut target = None;
        match opcode {
            LOAD_FAST | LOAD_FAST_BORROW => stack.push(load(&locals, oparg, opcode == LOAD_FAST_BORROW)),
            LOAD_FAST_CHECK if !locals[oparg].0 => match raise(&mut stack) {
                Some(handler) => {
                    pc = handler;
                    continue;
                }
                None => return step,
            },
            LOAD_FAST_LOAD_FAST | LOAD_FAST_BORROW_LOAD_FAST_BORROW => {
                let borrow = opcode == LOAD_FAST_BORROW_LOAD_FAST_BORROW;
                stack.push(load(&locals, oparg >> 4, borrow));
                stack.push(load(&locals, oparg & 15, borrow));
            }
            LOAD_FAST_AND_CLEAR => {
                stack.push(if locals[oparg].0 {
                    Token::Value
                } else {
                    Token::Null
                });
                set(&mut locals, oparg, false);
            }
            STORE_FAST => {
                let token = stack.pop().unwrap();
                set(&mut locals, oparg, token != Token::Null);
            }
            STORE_FAST_STORE_FAST => {
                let token = stack.pop().unwrap();
                set(&mut locals, oparg >> 4, token != Token::Null);
                let token = stack.pop().unwrap();
                set(&mut locals, oparg & 15, token != Token::Null);
            }
            STORE_FAST_LOAD_FAST => {
                let token = stack.pop().unwrap();
                set(&mut locals, oparg >> 4, token != Token::Null);
                stack.push(load(&locals, oparg & 15, false));
            }
            DELETE_FAST => set(&mut locals, oparg, false),
            MAKE_CELL => set(&mut locals, oparg, true),
            COPY_FREE_VARS => {
                for (local, kind) in subject.localspluskinds.iter().enumerate() {
                    if kind & co_fast::FREE != 0 {
                        set(&mut locals, local, true);
                    }
                }
            }
            COPY => stack.push(stack[stack.len() - oparg]),
            SWAP => {
                let top = stack.len() - 1;
                let other = stack.len() - oparg;
                stack.swap(top, other);
            }
            RETURN_VALUE => {
                assert!(stack.len() == 1 && stack[0] != Token::Null);
                return step;
            }
            RETURN_GENERATOR => {
                assert!(step < 8 && stack.is_empty());
                stack.push(Token::Value);
            }
            FOR_ITER if random.below(2) == 0 => {
                assert_ne!(stack.last(), Some(&Token::Null));
                target = Some(next + oparg + 1);
            }
            LOAD_ATTR | LOAD_SPECIAL | LOAD_GLOBAL | LOAD_SUPER_ATTR => {
                let owner = stack.last().copied().filter(|_| popped > 0);
                assert!(!stack[stack.len() - popped..].contains(&Token::Null));
                stack.truncate(stack.len() - popped);
                stack.push(Token::Value);
                if pushed > 1 {
                    stack.push(owner.filter(|_| random.below(2) == 0).unwrap_or(Token::Null));
                }
            }
            _ => {
                let operands = stack.split_off(stack.len() - popped);
                let may_be_null: &[usize] = match opcode {
                    CALL | CALL_KW | WITH_EXCEPT_START => &[1],
                    CALL_FUNCTION_EX => &[1, 3],
                    POP_TOP => &[0],
                    DICT_MERGE => &[1, 2],
                    _ => &[],
                };
                let kept = match opcode {
                    LIST_APPEND | LIST_EXTEND | SET_ADD | SET_UPDATE | DICT_UPDATE | DICT_MERGE | MAP_ADD
                    | RERAISE => pushed,
                    GET_LEN | GET_ANEXT | IMPORT_FROM | MATCH_KEYS | MATCH_MAPPING | MATCH_SEQUENCE
                    | FOR_ITER | WITH_EXCEPT_START => popped,
                    CHECK_EXC_MATCH | SEND => 1,
                    _ => 0,
                };
                for (at, operand) in operands.iter().enumerate() {
                    // What lies between a container and what is added to it does not matter.
                    let between = kept == pushed && pushed < popped && at > 0 && at < kept;
                    assert!(
                        *operand != Token::Null || may_be_null.contains(&at) || between,
                        "{opcode:?} of null"
                    );
                }
                match opcode {
                    END_SEND | SET_FUNCTION_ATTRIBUTE => stack.push(operands[1]),
                    PUSH_EXC_INFO => stack.extend([Token::Value, operands[0]]),
                    PUSH_NULL => stack.push(Token::Null),
                    YIELD_VALUE => {
                        // Suspended: every slot becomes its own.
                        for token in &mut stack {
                            if matches!(token, Token::Borrowed(..)) {
                                *token = Token::Value;
                            }
                        }
                        stack.push(Token::Value);
                    }
                    _ => {
                        stack.extend(&operands[..kept]);
                        stack.resize(stack.len() + pushed - kept, Token::Value);
                    }
                }
                match opcode {
                    RERAISE | RAISE_VARARGS => match raise(&mut stack) {
                        Some(handler) => target = Some(handler),
                        None => return step,
                    },
                    JUMP_FORWARD => target = Some(next + oparg),
                    JUMP_BACKWARD | JUMP_BACKWARD_NO_INTERRUPT => target = Some(next - oparg),
                    SEND | POP_JUMP_IF_FALSE | POP_JUMP_IF_TRUE | POP_JUMP_IF_NONE | POP_JUMP_IF_NOT_NONE
                        if random.below(2) == 0 =>
                    {
                        target = Some(next + oparg);
                    }
                    _ => {}
                }
            }
        }
        pc = target.unwrap_or(next);
    }
    400
}
