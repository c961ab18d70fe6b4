//! Texts of many code points normalize as CPython normalizes them.

use std::borrow::Cow;
use taipan_unicode::{Form, QuickCheck, Wtf8, Wtf8Buf, is_normalized, normalize, quick_check};

/// Recorded by `data/normalize.py`, which says what a line holds.
const TEXTS: &str = include_str!("data/normalize.txt");
const FORMS: [(&str, Form); 4] = [
    ("NFC", Form::Nfc),
    ("NFD", Form::Nfd),
    ("NFKC", Form::Nfkc),
    ("NFKD", Form::Nfkd),
];

fn text(points: &str) -> Wtf8Buf {
    points
        .split_whitespace()
        .filter_map(|point| u32::from_str_radix(point, 16).ok())
        .collect()
}

#[test]
fn as_recorded() {
    assert!(TEXTS.lines().count() > 1000);
    for line in TEXTS.lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let original = text(fields[0]);
        for ((name, form), expected) in FORMS.iter().zip(&fields[1..5]) {
            let expected = if *expected == "=" {
                original.clone()
            } else {
                text(expected)
            };
            assert_eq!(*normalize(*form, &original), *expected, "{name} of {}", fields[0]);
            assert_eq!(
                normalize(*form, &expected),
                Cow::Borrowed(&*expected),
                "{name} twice of {}",
                fields[0]
            );
            assert_ne!(
                quick_check(*form, &expected),
                QuickCheck::No,
                "{name} of {}",
                fields[0]
            );
            let is_in_form = fields[5].split(' ').any(|form| form == *name);
            assert_eq!(
                is_normalized(*form, &original),
                is_in_form,
                "{name} of {}",
                fields[0]
            );
            assert_eq!(Form::from_name(name), Some(*form));
        }
    }
    assert_eq!(Form::from_name("nfc"), None);
}

#[test]
#[cfg(feature = "full")]
fn as_recorded_of_version_3_2() {
    for line in TEXTS.lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let original = text(fields[0]);
        for (form, expected) in [Form::Nfc, Form::Nfkc].into_iter().zip(&fields[6..]) {
            let expected = if *expected == "=" {
                original.clone()
            } else {
                text(expected)
            };
            assert_eq!(
                taipan_unicode::v3_2::normalize(form, &original),
                expected,
                "{form:?} of {}",
                fields[0]
            );
        }
    }
}

#[test]
fn what_is_normal_is_borrowed() {
    for (_, form) in FORMS {
        for plain in ["", "plain", "漢字 ижица"] {
            assert!(matches!(normalize(form, Wtf8::new(plain)), Cow::Borrowed(_)));
        }
    }
}

#[test]
fn many_marks_take_no_quadratic_time() {
    let mut marks = Wtf8Buf::from("e");
    for index in 0..200_000 {
        marks.push(if index % 2 == 0 { 0x0301 } else { 0x0323 });
    }
    let normal = normalize(Form::Nfc, &marks);
    assert_eq!(
        normal.code_points().take(3).collect::<Vec<_>>(),
        [0x1EB9, 0x0323, 0x0323]
    );
    assert_eq!(normal.code_points().count(), 200_000);
}
