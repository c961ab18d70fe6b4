//! Every property of every code point is CPython's: checksums of the answers are compared, block by block.

use std::fmt::Write as _;
use taipan_unicode::{self as unicode, Form, Wtf8Buf};

/// Recorded by `data/record.py`: a line a property, a checksum for each block of code points, `.` for the one before.
const DIGESTS: &str = include_str!("data/digests.txt");
const BLOCK: u32 = 0x1000;
const FORMS: [(&str, Form); 4] = [
    ("nfc", Form::Nfc),
    ("nfkc", Form::Nfkc),
    ("nfd", Form::Nfd),
    ("nfkd", Form::Nfkd),
];

/// Compares the checksums of `name`, where `answer` writes what the property of a code point is.
fn check(name: &str, answer: impl Fn(&mut String, u32)) {
    let line = DIGESTS.lines().find(|line| line.split(' ').next() == Some(name));
    let expected = line
        .unwrap_or_else(|| panic!("{name} isn't recorded"))
        .split(' ')
        .skip(1);
    let mut previous = "";
    let mut text = String::new();
    for (number, expected) in (0..).zip(expected) {
        let expected = if expected == "." { previous } else { expected };
        text.clear();
        for code_point in number * BLOCK..(number + 1) * BLOCK {
            answer(&mut text, code_point);
            text.push('\n');
        }
        assert_eq!(
            format!("{:08x}", crc32(text.as_bytes())),
            expected,
            "{name} from {:X}",
            number * BLOCK
        );
        previous = expected;
    }
}

fn check_flag(name: &str, answer: impl Fn(u32) -> bool) {
    check(name, |text, c| text.push(if answer(c) { '1' } else { '0' }));
}

fn check_mapping<T: IntoIterator<Item = u32>>(name: &str, answer: impl Fn(u32) -> T) {
    check(name, |text, c| {
        for (index, mapped) in answer(c).into_iter().enumerate() {
            let _ = write!(text, "{}{mapped:X}", if index > 0 { " " } else { "" });
        }
    });
}

fn check_digit(name: &str, answer: impl Fn(u32) -> Option<u8>) {
    check(name, |text, c| {
        if let Some(digit) = answer(c) {
            let _ = write!(text, "{digit}");
        }
    });
}

/// CRC-32 as zlib computes it.
fn crc32(bytes: &[u8]) -> u32 {
    static TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut index = 0;
        while index < 256 {
            let mut crc = index as u32;
            let mut bit = 0;
            while bit < 8 {
                crc = if crc & 1 == 1 {
                    crc >> 1 ^ 0xEDB8_8320
                } else {
                    crc >> 1
                };
                bit += 1;
            }
            table[index] = crc;
            index += 1;
        }
        table
    };
    !bytes
        .iter()
        .fold(!0, |crc, &byte| TABLE[usize::from(crc as u8 ^ byte)] ^ crc >> 8)
}

#[test]
fn tables_are_made_from_the_committed_data() {
    let ucd = crc32(include_bytes!("../data/ucd.txt"));
    let names = crc32(include_bytes!("../data/names.txt"));
    for (name, checksum, table) in [
        ("case", ucd, include_str!("../src/tables/case.rs")),
        ("names", names, include_str!("../src/tables/names.rs")),
        ("normalize", ucd, include_str!("../src/tables/normalize.rs")),
        ("numeric", ucd, include_str!("../src/tables/numeric.rs")),
        ("old", ucd, include_str!("../src/tables/old.rs")),
        ("properties", ucd, include_str!("../src/tables/properties.rs")),
        ("types", ucd, include_str!("../src/tables/types.rs")),
    ] {
        let checksum = format!("data of checksum {checksum:08x}.");
        assert!(
            table.contains(&checksum),
            "src/tables/{name}.rs is stale: run `cargo xtask gen`"
        );
    }
}

#[test]
fn types() {
    check("category", |text, c| {
        text.push_str(unicode::category(c).abbreviation())
    });
    check_flag("is_identifier_start", unicode::is_identifier_start);
    check_flag("is_identifier_continue", unicode::is_identifier_continue);
    check_flag("is_alpha", unicode::is_alpha);
    check_flag("is_alnum", unicode::is_alnum);
    check_flag("is_space", unicode::is_space);
    check_flag("is_linebreak", unicode::is_linebreak);
    check_flag("is_printable", unicode::is_printable);
    check_flag("is_lower", unicode::is_lower);
    check_flag("is_upper", unicode::is_upper);
    check_flag("is_title", unicode::is_title);
    check_flag("is_cased", unicode::is_cased);
    check_flag("is_case_ignorable", unicode::is_case_ignorable);
}

#[test]
fn numbers() {
    check_flag("is_decimal", unicode::is_decimal);
    check_flag("is_digit", unicode::is_digit);
    check_flag("is_numeric", unicode::is_numeric);
    check_digit("to_decimal", unicode::to_decimal);
    check_digit("to_digit", unicode::to_digit);
    check("to_numeric", |text, c| {
        if let Some(value) = unicode::to_numeric(c) {
            let _ = write!(text, "{:016x}", value.to_bits());
        }
    });
}

#[test]
fn cases() {
    check_mapping("to_lower", |c| [unicode::to_lower(c)]);
    check_mapping("to_upper", |c| [unicode::to_upper(c)]);
    check_mapping("to_title", |c| [unicode::to_title(c)]);
    check_mapping("to_lower_full", unicode::to_lower_full);
    check_mapping("to_upper_full", unicode::to_upper_full);
    check_mapping("to_title_full", unicode::to_title_full);
    check_mapping("to_folded_full", unicode::to_folded_full);
}

#[test]
fn normalization() {
    check("combining", |text, c| {
        let _ = write!(text, "{}", unicode::combining(c));
    });
    for (name, form) in FORMS {
        let text = |c| Wtf8Buf::from_iter([c]);
        check_mapping(name, |c| {
            unicode::normalize(form, &text(c))
                .code_points()
                .collect::<Vec<_>>()
        });
        check_flag(&format!("is_{name}"), |c| unicode::is_normalized(form, &text(c)));
    }
}

#[test]
#[cfg(feature = "full")]
fn properties() {
    check("bidirectional", |text, c| {
        text.push_str(unicode::bidirectional(c))
    });
    check("east_asian_width", |text, c| {
        text.push_str(unicode::east_asian_width(c))
    });
    check_flag("is_mirrored", unicode::is_mirrored);
    check("decomposition", |text, c| {
        text.push_str(&unicode::decomposition(c))
    });
}

#[test]
#[cfg(feature = "full")]
fn version_3_2() {
    use unicode::v3_2;
    check("old_category", |text, c| {
        text.push_str(v3_2::category(c).abbreviation())
    });
    check("old_bidirectional", |text, c| {
        text.push_str(v3_2::bidirectional(c))
    });
    check("old_east_asian_width", |text, c| {
        text.push_str(v3_2::east_asian_width(c))
    });
    check_flag("old_is_mirrored", v3_2::is_mirrored);
    check("old_combining", |text, c| {
        let _ = write!(text, "{}", v3_2::combining(c));
    });
    check_digit("old_to_decimal", v3_2::to_decimal);
    check("old_to_numeric", |text, c| {
        if let Some(value) = v3_2::to_numeric(c) {
            let _ = write!(text, "{:016x}", value.to_bits());
        }
    });
    check("old_decomposition", |text, c| {
        text.push_str(&v3_2::decomposition(c))
    });
    for (name, form) in FORMS {
        check_mapping(&format!("old_{name}"), |c| {
            v3_2::normalize(form, &Wtf8Buf::from_iter([c]))
                .code_points()
                .collect::<Vec<_>>()
        });
    }
    #[cfg(feature = "names")]
    check("old_name", |text, c| {
        text.push_str(&v3_2::name(c).unwrap_or_default())
    });
}

#[test]
#[cfg(feature = "names")]
fn names() {
    check("name", |text, c| {
        text.push_str(&unicode::name(c).unwrap_or_default())
    });
}

#[test]
fn above_the_last_code_point_nothing_is_assigned() {
    for c in [0x110000, 0x1F_FFFF, u32::MAX] {
        assert_eq!(unicode::category(c), unicode::Category::Unassigned);
        assert_eq!(unicode::to_numeric(c), None);
        assert_eq!(unicode::to_lower(c), c);
        assert_eq!(unicode::to_upper_full(c)[..], [c]);
        assert!(!unicode::is_printable(c) && !unicode::is_alnum(c));
    }
}
