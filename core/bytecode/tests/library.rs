//! Every code object of a library that the reference has marshalled: read and written again.
//!
//! The committed sample is small. For the whole library: `tests/data/library.py` writes it with the reference's own interpreter; give the
//! file's name in `TAIPAN_LIBRARY`.

use taipan_bytecode::marshal;

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
