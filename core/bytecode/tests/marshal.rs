//! The marshal format against what CPython 3.14.10 reads and writes.

use taipan_bytecode::marshal::{self, Error};

fn from_hex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap())
        .collect()
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn shown(result: Result<Vec<u8>, Error>) -> String {
    match result {
        Ok(bytes) => to_hex(&bytes),
        Err(error) => format!("{}: {error}", error.class()),
    }
}

#[test]
fn loads_as_cpython() {
    for line in include_str!("data/marshal_loads.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let (input, expected) = line.split_once(' ').unwrap();
        let bytes = match input.split_once('*') {
            Some((unit, tail)) => [from_hex(unit).repeat(2000), from_hex(&tail[4..])].concat(),
            None if input == "-" => Vec::new(),
            None => from_hex(input),
        };
        let result = shown(marshal::load(&bytes).and_then(|object| marshal::dump(&object, 2)));
        assert_eq!(result, expected.strip_prefix("= ").unwrap_or(expected), "{input}");
    }
}

#[test]
fn dumps_as_cpython() {
    for line in include_str!("data/marshal_dumps.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let [expression, newest, first, second] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let object = marshal::load(&from_hex(newest)).unwrap();
        assert_eq!(shown(marshal::dump(&object, 1)), first, "{expression}");
        assert_eq!(shown(marshal::dump(&object, 2)), second, "{expression}");
    }
}

/// Truncated and altered bytes raise or give some object; nothing panics.
#[test]
fn survives_any_bytes() {
    let module = &include_bytes!("data/library.bin")[4..3000];
    for end in 0..module.len() {
        assert!(marshal::load(&module[..end]).is_err());
    }
    let mut random = 1u32;
    for _ in 0..5_000 {
        let mut bytes = module.to_vec();
        for _ in 0..3 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (random >> 8) as usize % bytes.len();
            bytes[at] = (random >> 24) as u8;
        }
        if let Ok(object) = marshal::load(&bytes) {
            let _ = marshal::dump(&object, marshal::VERSION);
        }
    }
}

#[test]
fn nesting_is_limited_without_recursion() {
    let mut object = taipan_bytecode::Const::None;
    for _ in 0..100_000 {
        object = taipan_bytecode::Const::Tuple([std::rc::Rc::new(object)].into());
    }
    let error = marshal::dump(&object, marshal::VERSION).unwrap_err();
    assert_eq!(error, Error::Value("object too deeply nested to marshal"));
    // Its memory is given back without recursion too.
    drop(object);
}
