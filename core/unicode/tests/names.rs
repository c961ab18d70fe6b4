//! Names, aliases and named sequences, both ways.
#![cfg(feature = "names")]

use taipan_unicode::{MAX_CODE_POINT, lookup, lookup_sequence, name};

/// What CPython has; `data/extract_names.py` says what a line holds.
const NAMES: &str = include_str!("../data/names.txt");

#[test]
fn every_name_finds_its_character() {
    for c in 0..=MAX_CODE_POINT {
        if let Some(name) = name(c) {
            assert_eq!(lookup(&name), Some(c), "{name}");
            assert!(lookup_sequence(&name).is_none());
        }
    }
}

#[test]
fn aliases_and_sequences() {
    let (_, rest) = NAMES.split_once("[aliases]\n").expect("aliases");
    let (aliases, sequences) = rest.split_once("[sequences]\n").expect("sequences");
    let points = |points: &str| -> Vec<u32> {
        points
            .split(' ')
            .filter_map(|point| u32::from_str_radix(point, 16).ok())
            .collect()
    };
    for line in aliases.lines() {
        let (expected, alias) = line.split_once(';').expect(line);
        assert_eq!(lookup(alias).as_slice(), points(expected), "{alias}");
        assert!(lookup_sequence(alias).is_none());
    }
    for line in sequences.lines() {
        let (expected, name) = line.split_once(';').expect(line);
        let found: Vec<u32> = lookup_sequence(name).expect(name).collect();
        assert_eq!(found, points(expected), "{name}");
        assert_eq!(lookup(&name.to_lowercase()), None);
        assert!(lookup_sequence(&name.to_lowercase()).is_some());
    }
}

/// As CPython answers `unicodedata.lookup`.
#[test]
fn case_matters_not_and_spelling_does() {
    for (name, expected) in [
        ("latin small letter a", Some(0x61)),
        ("cjk unified ideograph-4e00", Some(0x4E00)),
        ("CJK UNIFIED IDEOGRAPH-04E00", None),
        ("CJK UNIFIED IDEOGRAPH-+4E00", None),
        ("CJK UNIFIED IDEOGRAPH-", None),
        ("CJK UNIFIED IDEOGRAPH-323AF", Some(0x323AF)),
        ("CJK UNIFIED IDEOGRAPH-323B0", None),
        ("CJK UNIFIED IDEOGRAPH-F900", None),
        ("CJK COMPATIBILITY IDEOGRAPH-F900", Some(0xF900)),
        ("KHITAN SMALL SCRIPT CHARACTER-18b00", Some(0x18B00)),
        ("hangul syllable ga", Some(0xAC00)),
        ("HANGUL SYLLABLE A", Some(0xC544)),
        ("HANGUL SYLLABLE SSYIH", Some(0xC527)),
        ("HANGUL SYLLABLE GAGX", None),
        ("HANGUL SYLLABLE ", None),
        ("HANGUL SYLLABLE", None),
        ("HANGUL SYLLABLE é", None),
        ("TANGUT IDEOGRAPH-17000", None),
        ("BELL", Some(0x1F514)),
        ("BEL", Some(0x07)),
        ("LATIN  SMALL LETTER A", None),
        ("LATIN SMALL LETTER A ", None),
        ("LATIN SMALL LETTER", None),
        ("LATIN SMALL LETTER R WITH TILDE", None),
        ("ZZZ", None),
        ("", None),
        ("é", None),
    ] {
        assert_eq!(lookup(name), expected, "{name}");
    }
}

#[test]
#[cfg(feature = "full")]
fn version_3_2_knows_no_aliases() {
    use taipan_unicode::v3_2;
    for (name, expected) in [
        ("LATIN SMALL LETTER A", Some(0x61)),
        ("latin small letter a", Some(0x61)),
        ("UPSIDE-DOWN FACE", Some(0x1F643)),
        ("BEL", None),
        ("KEYCAP NUMBER SIGN", None),
    ] {
        assert_eq!(v3_2::lookup(name), expected, "{name}");
    }
    assert_eq!(v3_2::name(0x1F643), None);
}
