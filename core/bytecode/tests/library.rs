//! Every code object of a library that the reference has marshalled: read, written again, verified.
//!
//! The committed sample is small. For the whole library: `tests/data/library.py` writes it with the reference's own interpreter; give the
//! file's name in `TAIPAN_LIBRARY`.

use taipan_bytecode::Opcode::{LOAD_FAST, LOAD_FAST_BORROW};
use taipan_bytecode::packed::{Compiled, Packer};
use taipan_bytecode::verify::verify;
use taipan_bytecode::{Code, Const, marshal};

/// The marshalled modules, each with its length before it.
fn modules(mut file: &[u8]) -> impl Iterator<Item = &[u8]> {
    core::iter::from_fn(move || {
        let length = file.split_off(..4)?;
        file.split_off(..u32::from_le_bytes(length.try_into().ok()?) as usize)
    })
}

fn library() -> Vec<u8> {
    match std::env::var_os("TAIPAN_LIBRARY") {
        Some(file) => std::fs::read(file).unwrap(),
        None => include_bytes!("data/library.bin").to_vec(),
    }
}

#[test]
fn what_was_read_is_written_the_same() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for module in modules(&library()) {
        let code = marshal::load_code(module).unwrap();
        let written = marshal::dump_code(&code, marshal::VERSION).unwrap();
        count += 1;
        if written != module {
            let at = written.iter().zip(module).position(|(left, right)| left != right);
            wrong.push((format!("{:?}", code.filename), at));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}: {wrong:?}", wrong.len());
    assert!(count > 0);
}

fn each_code(code: &Code, visit: &mut dyn FnMut(&Code)) {
    visit(code);
    for item in &code.consts {
        if let Const::Code(inner) = &**item {
            each_code(inner, visit);
        }
    }
}

/// Packs the code objects among the constants, the innermost first.
fn pack_constants(code: &mut Code, packer: &mut Packer) {
    for item in &mut code.consts {
        if let Const::Code(inner) = &**item {
            let mut inner = inner.clone();
            pack_constants(&mut inner, packer);
            *item = Const::Packed(packer.pack(&inner).unwrap()).into();
        }
    }
}

#[test]
fn what_was_packed_is_unpacked_the_same() {
    for module in modules(&library()) {
        let whole = marshal::load_code(module).unwrap();
        let mut packer = Packer::new(whole.filename.clone());
        let mut code = whole.clone();
        pack_constants(&mut code, &mut packer);
        let packed = packer.pack(&code).unwrap();
        let compiled = Compiled {
            code: Box::new(packer.unpack(&packed).unwrap()),
            packer: Some(packer),
        };
        assert_eq!(
            format!("{:?}", compiled.into_code().unwrap()),
            format!("{whole:?}")
        );
    }
}

/// Nothing is refused. In a few functions CPython lets a `with` statement's self stay borrowed where a handler keeps it, which is
/// beyond proof here: those load it plainly.
#[test]
fn what_cpython_compiles_is_accepted() {
    let (mut count, mut changed) = (0, 0);
    let mut wrong = Vec::new();
    for module in modules(&library()) {
        each_code(&marshal::load_code(module).unwrap(), &mut |code| {
            count += 1;
            match verify(code) {
                Ok(verified) => {
                    let Some(bytes) = verified.code else { return };
                    changed += 1;
                    for (old, new) in code.code.chunks(2).zip(bytes.chunks(2)) {
                        assert!(old == new || (old[0], new[0]) == (LOAD_FAST_BORROW as u8, LOAD_FAST as u8));
                    }
                }
                Err(error) => wrong.push(format!("{:?} {:?} {error}", code.filename, code.qualname)),
            }
        });
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
    assert!(changed * 200 <= count, "{changed} of {count}");
}
