//! The disassembly against its golden file. With `TAIPAN_BLESS` set, the file is written anew.

use taipan_bytecode::{dis, marshal};

#[test]
fn golden() {
    let code = marshal::load_code(include_bytes!("data/dis.bin")).unwrap();
    let mut text = String::new();
    dis::disassemble(&code, &mut text).unwrap();
    if std::env::var_os("TAIPAN_BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/dis.txt"), &text).unwrap();
    }
    let golden = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/dis.txt"))
        .unwrap_or_default();
    assert!(text == golden, "{text}");
}

#[test]
fn nonsense_is_written_too() {
    let mut code = *marshal::load_code(include_bytes!("data/dis.bin")).unwrap();
    for seed in 0..2000u32 {
        let mut random = seed;
        for byte in code.code.iter_mut() {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (random >> 24) as u8;
        }
        dis::disassemble(&code, &mut String::new()).unwrap();
    }
}
