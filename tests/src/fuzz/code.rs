//! Fuzzing what reads and runs code objects.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::time::Duration;

use taipan_bytecode::{Code, Const, marshal};
use taipan_compiler::{Options, compile_source};
use taipan_core::Interpreter;
use taipan_core::platform::Output;
use taipan_syntax::parser::{Mode, ParserFlags};
use taipan_syntax::tokenizer::{self, Tokenizer};
use taipan_unicode::Wtf8;

use crate::{Recorder, Watch};

/// Any bytes are an object or an error.
pub fn marshal_read(data: &[u8]) {
    for version in 0..=5 {
        if let Ok(object) = marshal::load(data) {
            // References that nest in themselves have no form.
            drop(marshal::dump(&object, version));
        }
    }
}

/// What was read is written so that reading it gives the same bytes again.
pub fn marshal_round_trip(data: &[u8]) {
    let Ok(object) = marshal::load(data) else { return };
    for version in 0..=5 {
        let Ok(written) = marshal::dump(&object, version) else {
            continue;
        };
        let read = marshal::load(&written).expect("what was written can be read");
        assert_eq!(Ok(written), marshal::dump(&read, version));
    }
}

/// Programs whose code objects are mutated: between them they have every kind of block, scope and suspension.
const PROGRAMS: &[&str] = &[
    "def f(a, b=2, *c, d, e=5, **g):\n    x = a + b\n    for i in range(3):\n        x += i\n    return x, c, d, e, g\nf(1, 2, 3, d=4, h=6)\nf(1, d=0)\n",
    "def g(n):\n    while n:\n        try:\n            yield n\n        finally:\n            n -= 1\nlist(g(3))\nh = g(2)\nnext(h)\nh.close()\n",
    "def f():\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        return str(e)\n    else:\n        return 0\n    finally:\n        [].append(1)\nf()\n",
    "class M:\n    def __enter__(self): return self\n    def __exit__(self, *a): return True\ndef f():\n    with M() as m, M():\n        raise ValueError(m)\n    return 1\nf()\n",
    "def f(x):\n    match x:\n        case [a, *b]: return a, b\n        case {'k': v, **r}: return v, r\n        case int(n) | float(n) if n > 1: return n\n        case _: return None\nf([1, 2]); f({'k': 1}); f(3); f('')\n",
    "async def c(x):\n    return x\nasync def f():\n    async for i in g():\n        await c(i)\n    return [i async for i in g()]\nasync def g():\n    yield 1\n    yield 2\ntry:\n    f().send(None)\nexcept StopIteration as e:\n    e.value\n",
    "def f(n):\n    k = n\n    def inner(a):\n        nonlocal k\n        k += a\n        return lambda: (k, a, {a: k for a in range(2)}, [k for _ in 'ab'])\n    return inner(1)()\nf(5)\n",
    "class A:\n    x = 1\n    __slots__ = 'y',\n    def __init__(self): self.y = super().__hash__\n    def m(self, *, k): return __class__, k\n    @property\n    def p(self): return self.y\na = A(); a.m(k=1); a.p; A.x += 1; del A.m\n",
    "def f(s):\n    a, *b = s\n    c = s[1:2]\n    s[0], s[1] = s[1], s[0]\n    del s[0]\n    return f'{a!r:>{len(b)}} {c}', {**{1: 2}}, {*s}, [*b, *c]\nf([1, 2, 3])\n",
    "def f():\n    try:\n        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n    except* ValueError as e:\n        x = e\n    except* TypeError:\n        pass\n    return x\nf()\n",
    "import sys\nfrom sys import path as p\nx: int = 1\ndef f[T: int](a: T) -> T: return a\nf(1)\nglobals()['y'] = x\ndel x\nassert y, 'no'\n",
];

/// A mutation: which code object, which part of it, where, and what is put there.
const MUTATION: usize = 5;

/// Replaces parts of a code object, or of one within it.
fn mutate(code: &mut Code, [which, part, at, offset, value]: [u8; MUTATION]) {
    let inner: Vec<usize> = (0..code.consts.len())
        .filter(|at| matches!(&*code.consts[*at], Const::Code(_)))
        .collect();
    let deeper = usize::from(which) % (inner.len() + 1);
    if deeper > 0
        && let Some(Const::Code(child)) = std::rc::Rc::get_mut(&mut code.consts[inner[deeper - 1]])
    {
        return mutate(child, [which / 4, part, at, offset, value]);
    }
    let bytes: &mut [u8] = match part % 16 {
        0..=9 => &mut code.code,
        10 => &mut code.exceptiontable,
        11 => &mut code.localspluskinds,
        12 => {
            code.stacksize = code.stacksize.wrapping_add_signed(i32::from(value as i8));
            return;
        }
        13 => {
            code.flags ^= 1 << (value % 28);
            return;
        }
        14 => {
            let count = [
                &mut code.argcount,
                &mut code.posonlyargcount,
                &mut code.kwonlyargcount,
            ]
            .into_iter()
            .nth(usize::from(at) % 3);
            if let Some(count) = count {
                *count = u32::from(value % 8);
            }
            return;
        }
        _ => &mut code.linetable,
    };
    if !bytes.is_empty() {
        let place = (usize::from(at) * 256 + usize::from(offset)) % bytes.len();
        bytes[place] = value;
    }
}

/// As many bytes as a program's objects may take.
const MEMORY: usize = 64 << 20;

/// Calls nest less deeply here than the native stack of a fuzzer allows.
const RECURSION_LIMIT: usize = 60;

/// How long a program may run before it is interrupted.
const PATIENCE: Duration = Duration::from_millis(100);

struct Machine {
    platform: &'static Recorder,
    interpreter: Interpreter,
}

thread_local! {
    static MACHINE: RefCell<Option<Machine>> = const { RefCell::new(None) };
}

impl Machine {
    fn new() -> Machine {
        let platform: &'static Recorder = Box::leak(Box::default());
        let builder = Interpreter::builder(platform)
            .hash_seed(0)
            .memory_limit(MEMORY)
            .recursion_limit(RECURSION_LIMIT);
        let interpreter = builder.build().expect("memory for an interpreter");
        Machine {
            platform,
            interpreter,
        }
    }

    /// Runs a code object in a namespace of its own. Whatever it raises is fine.
    fn run(&mut self, code: &[u8]) {
        let mut source = String::from("import marshal\ntry: exec(marshal.loads(bytes.fromhex('");
        for byte in code {
            let _ = write!(source, "{byte:02x}");
        }
        source.push_str("')), {'__builtins__': dict(vars(__builtins__)), '__name__': 'fuzz'})\nexcept BaseException: pass\n");
        let watch = Watch::new(self.interpreter.interrupt_flag(), PATIENCE);
        self.interpreter.run_source(source.as_bytes(), "fuzz", false);
        drop(watch);
        self.interpreter.clear_interrupt();
        drop(self.platform.taken(Output::Out));
        drop(self.platform.taken(Output::Error));
    }
}

/// A code object that is not what a compiler made is refused, or runs without a fault. The first byte says which program is
/// mutated, and each five that follow how; beyond the programs, the bytes are a code object as marshal has it.
pub fn verifier(data: &[u8]) {
    let [program, mutations @ ..] = data else { return };
    let written = match PROGRAMS.get(usize::from(*program)) {
        None => match marshal::load_code(mutations) {
            Ok(_) => mutations.to_vec(),
            Err(_) => return,
        },
        Some(source) => {
            let options = Options::new(Wtf8::new("fuzz"));
            let tokenizer = || Tokenizer::from_bytes(source.as_bytes(), None, tokenizer::Options::default());
            let made = compile_source(
                tokenizer,
                Mode::File,
                ParserFlags::default(),
                &options,
                &mut Vec::new(),
            );
            let mut code = made.expect("the programs are valid").code;
            for mutation in mutations.chunks_exact(MUTATION) {
                if let Ok(mutation) = mutation.try_into() {
                    mutate(&mut code, mutation);
                }
            }
            match marshal::dump_code(&code, 5) {
                Ok(written) => written,
                Err(_) => return,
            }
        }
    };
    MACHINE.with_borrow_mut(|machine| machine.get_or_insert_with(Machine::new).run(&written));
}
