//! The instruction table against what `opcode`, `_opcode` and `_opcode_metadata` of CPython 3.14.10 say.

use taipan_bytecode::opcode::{AnyOpcode, Opcode, flags};

const LETTERS: [(char, u16); 8] = [
    ('a', flags::ARG),
    ('c', flags::CONST),
    ('n', flags::NAME),
    ('j', flags::JUMP),
    ('f', flags::FREE),
    ('l', flags::LOCAL),
    ('e', flags::EXC),
    ('=', flags::COMPARE),
];

#[test]
fn table_equals_cpythons() {
    let mut rows = 0;
    for line in include_str!("data/opcodes.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let fields: Vec<&str> = line.split(' ').collect();
        let number: u16 = fields[0].parse().unwrap();
        let opcode = AnyOpcode::from_u16(number).unwrap();
        assert_eq!(opcode.name(), fields[1]);
        let plain = fields[1]
            .strip_prefix("INSTRUMENTED_")
            .filter(|name| !["LINE", "INSTRUCTION"].contains(name));
        if let Some(real) = opcode.real() {
            assert_eq!(real as u16, number);
            assert_eq!(AnyOpcode::from(real), opcode);
            assert_eq!(real.deopt().name(), plain.unwrap_or(fields[2]));
            assert_eq!(real.is_specialized(), fields[1] != fields[2], "{line}");
            if plain.is_none() {
                assert_eq!(real.caches(), fields[3].parse().unwrap(), "{line}");
            }
        }
        for (letter, flag) in LETTERS {
            assert_eq!(opcode.has(flag), fields[4].contains(letter), "{line}");
        }
        for (oparg, effect) in [0, 1, 2, 3, 5, 300].into_iter().zip(&fields[5..]) {
            assert_eq!(opcode.stack_effect(oparg, true), effect.parse().ok(), "{line}");
        }
        if let Some(fixed) = opcode.fixed_effect() {
            let effects = [0, 300].map(|oparg| opcode.stack_effect(oparg, false));
            assert_eq!(effects, [Some(fixed); 2], "{line}");
            assert_eq!(fields[5].parse(), Ok(fixed), "{line}");
        }
        let caches = opcode.real().map_or(0, Opcode::caches);
        assert_eq!(opcode.caches(), caches, "{line}");
        rows += 1;
    }
    let all = (0..=u16::MAX)
        .filter(|&number| AnyOpcode::from_u16(number).is_some())
        .count();
    assert_eq!(rows, all);
    assert_eq!(
        (0..=255)
            .filter(|&number| Opcode::from_u8(number).is_some())
            .count(),
        all - 11
    );
}

#[test]
fn effects_saturate() {
    assert_eq!(Opcode::BUILD_MAP.popped(u32::MAX), u32::MAX);
    assert_eq!(AnyOpcode::CALL.stack_effect(u32::MAX, false), Some(1 - i32::MAX));
    assert_eq!(AnyOpcode::SETUP_CLEANUP.stack_effect(0, false), Some(0));
}
