//! What must hold for any input: text reads back, division rebuilds its operands, nothing panics.

use taipan_numeric::complex::{self, Complex};
use taipan_numeric::format::{self, Integer, Kind, Locale, Spec, percent};
use taipan_numeric::hash::{self, HashSecret};
use taipan_numeric::int::{self, ByteOrder, Int};
use taipan_numeric::{BigInt, Error, float};
use taipan_unicode::{Wtf8, Wtf8Buf};

/// A small generator of numbers (xorshift), so that a failure repeats.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn int(&mut self, bytes: u64) -> BigInt {
        let bytes: Vec<u8> = (0..self.below(bytes)).map(|_| self.next() as u8).collect();
        BigInt::from_signed_bytes_le(&bytes)
    }

    fn float(&mut self) -> f64 {
        match self.below(4) {
            0 => f64::from_bits(self.next()),
            1 => self.next() as i64 as f64,
            2 => self.below(100_000) as f64 / 1000.0,
            _ => [0.0, -0.0, 1.0, f64::INFINITY, f64::NAN, 5e-324, f64::MAX][self.below(7) as usize],
        }
    }
}

#[test]
fn ints_read_back() {
    let mut random = Random(1);
    for bytes in [8, 20, 300, 3000, 9000] {
        for _ in 0..20 {
            let n = random.int(bytes);
            for base in [2, 3, 8, 10, 16, 23, 32, 36] {
                let text = int::to_radix(&n, base, random.below(2) == 1).unwrap();
                assert_eq!(int::from_ascii(text.as_bytes(), base, 0).unwrap().into_big(), n);
            }
            assert_eq!(int::to_decimal(&n, 0).unwrap(), n.to_string());
            for order in [ByteOrder::Little, ByteOrder::Big] {
                let bytes = int::to_bytes(&n, n.bits() as usize / 8 + 1, order, true).unwrap();
                assert_eq!(int::from_bytes(&bytes, order, true).unwrap(), n);
            }
        }
    }
    // The sizes at which text is split.
    for digits in [1499, 1500, 1501, 2999, 3000, 3001, 6001, 12_345] {
        let text = format!("1{}7", "0".repeat(digits - 2));
        let n = int::from_ascii(text.as_bytes(), 10, 0).unwrap().into_big();
        assert_eq!(int::to_decimal(&n, 0).unwrap(), text);
        assert_eq!(n, BigInt::from(10).pow(digits as u32 - 1) + 7);
    }
}

#[test]
fn small_ints_are_small() {
    for n in [i64::MAX, i64::MIN, 0, -1] {
        assert_eq!(
            int::from_ascii(n.to_string().as_bytes(), 10, 0),
            Ok(Int::Small(n))
        );
    }
    assert!(matches!(
        int::from_ascii(b"9223372036854775808", 10, 0),
        Ok(Int::Big(_))
    ));
}

#[test]
fn short_quotients_are_exact() {
    let mut random = Random(9);
    for (divisor_bytes, quotient_bytes) in [
        (511, 8),
        (512, 8),
        (520, 1),
        (900, 200),
        (4000, 512),
        (4000, 520),
        (9000, 60),
    ] {
        for _ in 0..40 {
            let magnitude = |random: &mut Random, len: u64| {
                let mut bytes: Vec<u8> = (0..len).map(|_| random.next() as u8).collect();
                bytes.push(random.below(2) as u8 * 0xfe + 1);
                BigInt::from_signed_bytes_le(&bytes)
            };
            let b = magnitude(&mut random, divisor_bytes);
            let quotient = magnitude(&mut random, quotient_bytes);
            let limit = if b < BigInt::ZERO { &b + 1 } else { &b - 1 };
            for remainder in [BigInt::ZERO, limit, &b / 3] {
                let a = &quotient * &b + &remainder;
                assert_eq!(int::divmod(&a, &b), Ok((quotient.clone(), remainder.clone())));
                assert_eq!(int::modulo(&a, &b), Ok(remainder));
            }
        }
    }
}

#[test]
fn division_rebuilds_its_operands() {
    let mut random = Random(2);
    for _ in 0..2000 {
        let (a, b) = (random.int(60), random.int(40));
        let Ok((quotient, remainder)) = int::divmod(&a, &b) else {
            assert_eq!(b, BigInt::ZERO);
            continue;
        };
        assert_eq!(&quotient * &b + &remainder, a);
        assert!(remainder == BigInt::ZERO || remainder.sign() == b.sign());
        assert_eq!(int::modulo(&a, &b), Ok(remainder));
        let divisor = int::gcd(&a, &b);
        assert_eq!((&a % &divisor, &b % &divisor), (BigInt::ZERO, BigInt::ZERO));
    }
    for _ in 0..300 {
        let n = random.int(200);
        let square = &n * &n;
        let root = BigInt::from(n.magnitude().clone());
        assert_eq!(int::isqrt(&square).as_ref(), Ok(&root));
        assert_eq!(int::isqrt(&(square + root.clone() * 2u32)), Ok(root));
    }
}

#[test]
fn inverses_are_inverses() {
    let mut random = Random(3);
    for _ in 0..300 {
        let (a, m) = (random.int(30), random.int(20));
        if let Ok(inverse) = int::pow_mod(&a, &BigInt::from(-1), &m) {
            assert_eq!(
                int::modulo(&(&a * inverse), &m),
                int::modulo(&BigInt::from(1), &m)
            );
        }
    }
}

#[test]
fn floats_read_back() {
    let mut random = Random(4);
    for _ in 0..20_000 {
        let value = random.float();
        let same = |other: f64| other.to_bits() == value.to_bits() || other.is_nan() && value.is_nan();
        assert!(same(float::from_ascii(float::repr(value).as_bytes()).unwrap()));
        assert!(same(float::from_hex(Wtf8::new(&float::to_hex(value))).unwrap()));
        if let Ok((numerator, denominator)) = float::as_integer_ratio(value) {
            assert_eq!(
                int::true_div(&numerator, &denominator).unwrap().abs(),
                value.abs()
            );
            assert_eq!(float::round(value, 324).unwrap(), value);
        }
        let z = Complex::new(value, random.float());
        let back = complex::from_text(Wtf8::new(&complex::repr(z))).unwrap();
        assert!(same(back.real) || z.imag.is_nan());
    }
}

#[test]
fn equal_numbers_hash_equal() {
    let mut random = Random(5);
    for _ in 0..5000 {
        let value = random.float();
        if float::is_integer(value) {
            assert_eq!(
                hash::float(value),
                Some(hash::int(&int::from_f64(value).unwrap()))
            );
        }
        let small = random.next() as i64;
        assert_eq!(hash::int_i64(small), hash::int(&BigInt::from(small)));
    }
    let secret = HashSecret::from_seed(7);
    let text = Wtf8Buf::from("pyth\u{f6}n");
    assert_eq!(secret.text(&text), secret.bytes(b"pyth\xf6n"));
}

#[test]
fn no_text_panics() {
    let mut random = Random(6);
    let alphabet: Vec<char> = "0019_+-.eEjJ xXbBoOinfNaAtyp()<>=^zZ#,%dgGsc\u{661}\u{3000}\u{e9}\u{1f600}\0"
        .chars()
        .collect();
    for _ in 0..60_000 {
        let length = random.below(12);
        let text: String = (0..length)
            .map(|_| alphabet[random.below(alphabet.len() as u64) as usize])
            .collect();
        let text = Wtf8Buf::from(text);
        let base = random.below(40) as u32;
        let _ = int::from_text(&text, base, 4300);
        let _ = float::from_text(&text);
        let _ = float::from_hex(&text);
        let _ = complex::from_text(&text);
        for kind in [Kind::Int, Kind::Float, Kind::Complex, Kind::Str] {
            let Ok(spec) = Spec::parse(&text, kind, "thing") else {
                continue;
            };
            if spec.width.max(spec.precision).is_some_and(|size| size > 10_000) {
                continue;
            }
            let value = random.float();
            let _ = format::format_int(Integer::Small(value as i64), &spec, "int", &Locale::C, 4300);
            let _ = format::format_float(value, &spec, "float", &Locale::C);
            let _ = format::format_complex(Complex::new(value, -value), &spec, "complex", &Locale::C);
            let _ = format::format_str(&text, text.code_points().count(), &spec, "str");
        }
    }
}

#[test]
fn what_memory_cannot_hold_is_refused() {
    let width = |text: &str| Spec::parse(Wtf8::new(text), Kind::Int, "int").unwrap();
    let widest = format!("{}", isize::MAX);
    for spec in [
        widest.clone(),
        format!("0{widest}"),
        format!("0{widest},"),
        format!("\u{1f600}<{widest}"),
    ] {
        let result = format::format_int(Integer::Small(5), &width(&spec), "int", &Locale::C, 0);
        assert_eq!(result, Err(Error::Memory), "{spec}");
    }
    let flags = percent::Flags::default();
    assert_eq!(
        percent::format_int(Integer::Small(5), 'd', flags, isize::MAX as usize, None, 0),
        Err(Error::Memory)
    );
    let huge = BigInt::from(i64::MAX);
    assert_eq!(
        int::shift_left(&BigInt::from(1), &(&huge - 8)),
        Err(Error::Memory)
    );
    assert_eq!(int::pow(&BigInt::from(3), &huge), Err(Error::Memory));
    assert_eq!(int::pow(&BigInt::from(2), &huge), Err(Error::Memory));
    assert_eq!(
        float::format_double(1.0, 'f', usize::MAX, float::Flags::default()),
        Err(Error::Memory)
    );
    assert_eq!(
        int::round_to_tens(&BigInt::from(5), &(huge << 40)),
        Ok(BigInt::ZERO)
    );
}

#[test]
fn locales_group_as_they_say() {
    let check = |grouping: &[u8], spec: &str, value: i64, expected: &str| {
        let locale = Locale {
            decimal_point: ",",
            thousands_separator: "\u{202f}",
            grouping,
        };
        let spec = Spec::parse(Wtf8::new(spec), Kind::Int, "int").unwrap();
        let text = format::format_int(Integer::Small(value), &spec, "int", &locale, 0).unwrap();
        assert_eq!(text.to_string_lossy().replace('\u{202f}', " "), expected);
    };
    check(&[3], "n", 1_234_567, "1 234 567");
    check(&[3, 0], "n", -1_234_567, "-1 234 567");
    check(&[3, 2], "n", 1_234_567_890, "1 23 45 67 890");
    check(&[3, 127], "n", 1_234_567_890, "1234567 890");
    check(&[127], "n", 1_234_567, "1234567");
    check(&[], "n", 1_234_567, "1234567");
    check(&[3], "012n", 1_234_567, "0 001 234 567");
    check(&[3], "012d", 1_234_567, "000001234567");
    let locale = Locale {
        decimal_point: ",",
        thousands_separator: ".",
        grouping: &[3],
    };
    let spec = Spec::parse(Wtf8::new("n"), Kind::Float, "float").unwrap();
    assert_eq!(
        format::format_float(123_456.5, &spec, "float", &locale).unwrap(),
        Wtf8Buf::from("123.456")
    );
    let spec = Spec::parse(Wtf8::new(".8n"), Kind::Float, "float").unwrap();
    assert_eq!(
        format::format_float(123_456.5, &spec, "float", &locale).unwrap(),
        Wtf8Buf::from("123.456,5")
    );
}
