//! What CPython answered, replayed: each line of the files in `data` (made by `record.py`) is an operation
//! with its arguments and result.

use taipan_numeric::complex::{self, Complex};
use taipan_numeric::float::{self, Flags, Power};
use taipan_numeric::format::{self, Integer, Kind, Locale, Spec, percent};
use taipan_numeric::hash::{self, HashSecret, SequenceHasher, SetHasher};
use taipan_numeric::int::{self, ByteOrder};
use taipan_numeric::{BigInt, Error, Message, Sign};
use taipan_unicode::{Wtf8, Wtf8Buf};

#[test]
fn ints() {
    check(include_str!("data/int.txt"));
}

#[test]
fn floats() {
    check(include_str!("data/float.txt"));
}

#[test]
fn hashes() {
    check(include_str!("data/hash.txt"));
}

#[test]
fn formats() {
    check(include_str!("data/format.txt"));
}

#[test]
fn complexes() {
    check(include_str!("data/complex.txt"));
}

/// Replays a table of any size, by hand: `RECORDED=/tmp/table.txt cargo test -p taipan-numeric elsewhere`.
#[test]
fn elsewhere() {
    if let Some(path) = std::env::var_os("RECORDED") {
        check(&std::fs::read_to_string(path).expect("a table"));
    }
}

fn check(table: &str) {
    let mut failures = Vec::new();
    for line in table.lines() {
        let (call, expected) = line.rsplit_once("\t=\t").expect("a line has a result");
        let mut fields = call.split('\t');
        let operation = fields.next().expect("a line has an operation");
        let expected = if expected.contains("\\*") {
            unescape(expected).to_string_lossy()
        } else {
            expected.into()
        };
        let actual = match evaluate(operation, &Arguments(fields.collect())) {
            Ok(text) => text,
            Err(error) => describe(&error),
        };
        if actual != expected && !is_close(operation, &actual, &expected) {
            failures.push(format!(
                "{call:.300}\n  expected {expected:.300}\n  actual   {actual:.300}"
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        failures[..failures.len().min(40)].join("\n")
    );
}

/// Powers come from a C library in CPython, which is off in the last place once in a thousand.
fn is_close(operation: &str, actual: &str, expected: &str) -> bool {
    let ends = (u64::from_str_radix(actual, 16), u64::from_str_radix(expected, 16));
    operation == "float.pow" && matches!(ends, (Ok(a), Ok(b)) if a.abs_diff(b) <= 1)
        || operation == "complex.pow" && close_parts(actual, expected).unwrap_or(false)
}

/// Whether two complex numbers differ by rounding only.
fn close_parts(a: &str, b: &str) -> Option<bool> {
    let number = |text: &str| text.contains(' ').then(|| Arguments(vec![text]).complex(0));
    let (a, b) = (number(a)?, number(b)?);
    let size = (a.real.abs() + a.imag.abs()) * 1e-13;
    Some((a.real - b.real).abs() <= size && (a.imag - b.imag).abs() <= size)
}

fn describe(error: &Error) -> String {
    let (class, text) = match error {
        Error::ZeroDivision(text) => ("ZeroDivisionError", (*text).into()),
        Error::Overflow(text) => ("OverflowError", (*text).into()),
        Error::Range => ("OverflowError", Error::RANGE.1.into()),
        Error::Value(Message::Static(text)) => ("ValueError", (*text).into()),
        Error::Value(Message::Text(text)) => ("ValueError", escape_wtf8(text)),
        Error::Memory => ("MemoryError", String::new()),
        _ => ("ValueError", String::new()),
    };
    format!("!{class}: {text}")
}

fn escape(text: &str) -> String {
    escape_wtf8(Wtf8::new(text))
}

fn escape_wtf8(text: &Wtf8) -> String {
    let mut escaped = String::new();
    for c in text.code_points() {
        match c {
            0x5c => escaped.push_str("\\\\"),
            0x09 => escaped.push_str("\\t"),
            0x0a => escaped.push_str("\\n"),
            0x0d => escaped.push_str("\\r"),
            0x20..=0x7e => escaped.push(char::from(c as u8)),
            0..=0xff => escaped.push_str(&format!("\\x{c:02x}")),
            0x100..=0xffff => escaped.push_str(&format!("\\u{c:04x}")),
            _ => escaped.push_str(&format!("\\U{c:08x}")),
        }
    }
    escaped
}

fn unescape(text: &str) -> Wtf8Buf {
    let mut plain = Wtf8Buf::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            plain.push(c as u32);
            continue;
        }
        let width = match rest.next() {
            Some('*') => {
                let count: usize = rest
                    .by_ref()
                    .take_while(|c| *c != '*')
                    .collect::<String>()
                    .parse()
                    .unwrap();
                let c = rest.next().unwrap();
                plain.push_str(&c.to_string().repeat(count));
                continue;
            }
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some('n') => 0xa + 100,
            Some('r') => 0xd + 100,
            Some('t') => 0x9 + 100,
            _ => 0x5c + 100,
        };
        if width > 100 {
            plain.push(width - 100);
        } else {
            let digits: String = rest.by_ref().take(width as usize).collect();
            plain.push(u32::from_str_radix(&digits, 16).unwrap());
        }
    }
    plain
}

struct Arguments<'a>(Vec<&'a str>);

impl Arguments<'_> {
    fn int(&self, at: usize) -> BigInt {
        let text = self.0[at].replace("0x", "");
        BigInt::parse_bytes(text.as_bytes(), 16).expect("an int")
    }

    fn i64(&self, at: usize) -> i64 {
        i64::try_from(self.int(at)).expect("a small int")
    }

    /// The int where it fits, else the nearest.
    fn clamped(&self, at: usize) -> i64 {
        let int = self.int(at);
        i64::try_from(&int).unwrap_or(if int.sign() == Sign::Minus {
            i64::MIN
        } else {
            i64::MAX
        })
    }

    fn float(&self, at: usize) -> f64 {
        if self.0[at] == "nan" {
            f64::NAN
        } else {
            f64::from_bits(u64::from_str_radix(self.0[at], 16).expect("a float"))
        }
    }

    fn text(&self, at: usize) -> Wtf8Buf {
        unescape(self.0[at])
    }

    fn bytes(&self, at: usize) -> Vec<u8> {
        self.0[at]
            .as_bytes()
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }

    fn complex(&self, at: usize) -> Complex {
        let (real, imag) = self.0[at].split_once(' ').expect("two parts");
        Complex::new(Arguments(vec![real]).float(0), Arguments(vec![imag]).float(0))
    }

    fn code(&self, at: usize) -> char {
        self.0[at].chars().next().expect("a code")
    }

    fn percent(&self) -> (percent::Flags, usize, Option<usize>) {
        let has = |flag| self.0[2].contains(flag);
        let flags = percent::Flags {
            left: has('-'),
            sign: has('+'),
            blank: has(' '),
            alternate: has('#'),
            zero: has('0'),
        };
        (flags, self.i64(3) as usize, usize::try_from(self.i64(4)).ok())
    }

    fn flag(&self, at: usize) -> bool {
        self.0[at] == "1" || self.0[at] == "0x1"
    }

    fn order(&self, at: usize) -> ByteOrder {
        if self.0[at] == "big" {
            ByteOrder::Big
        } else {
            ByteOrder::Little
        }
    }

    fn hashes(&self) -> impl Iterator<Item = hash::Hash> {
        (0..self.0.len()).map(|at| self.i64(at) as hash::Hash)
    }
}

fn hex(int: impl Into<BigInt>) -> String {
    let int = int.into();
    let sign = if int.sign() == Sign::Minus { "-" } else { "" };
    format!("{sign}0x{}", int.magnitude().to_str_radix(16))
}

fn parts(value: Complex) -> String {
    format!("{} {}", bits(value.real), bits(value.imag))
}

fn pair((a, b): (BigInt, BigInt)) -> String {
    format!("{} {}", hex(a), hex(b))
}

fn bits(value: f64) -> String {
    if value.is_nan() {
        "nan".into()
    } else {
        format!("{:016x}", value.to_bits())
    }
}

fn evaluate(operation: &str, args: &Arguments<'_>) -> Result<String, Error> {
    let small = |at: usize| i64::try_from(args.int(at)).ok();
    Ok(match operation {
        "int.str" => escape(&int::to_decimal(&args.int(0), 0)?),
        "int.limit" => int::to_decimal(&args.int(0), args.i64(1) as usize)?,
        "int.radix" => int::to_radix(&args.int(0), args.i64(1) as u32, false)?,
        "int.bit_length" => hex(int::bit_length(&args.int(0))),
        "int.bit_count" => hex(int::bit_count(&args.int(0))),
        "int.invert" => hex(int::invert(&args.int(0))),
        "int.float" => bits(int::to_f64(&args.int(0))?),
        "int.isqrt" => hex(int::isqrt(&args.int(0))?),
        "int.round" => hex(int::round_to_tens(&args.int(0), &args.int(1))?),
        "int.divmod" => {
            let result = int::divmod(&args.int(0), &args.int(1));
            if let (Some(a), Some(b)) = (small(0), small(1)) {
                match int::divmod_i64(a, b) {
                    Ok(Some((q, r))) => assert_eq!(result, Ok((q.into(), r.into()))),
                    Ok(None) => assert_eq!((a, b), (i64::MIN, -1)),
                    Err(error) => assert_eq!(result, Err(error)),
                }
            }
            pair(result?)
        }
        "int.truediv" => {
            let result = int::true_div(&args.int(0), &args.int(1));
            if let (Some(a), Some(b)) = (small(0), small(1)) {
                assert_eq!(
                    int::true_div_i64(a, b).map(f64::to_bits),
                    result.clone().map(f64::to_bits)
                );
            }
            bits(result?)
        }
        "int.and" => hex(int::and(&args.int(0), &args.int(1))),
        "int.or" => hex(int::or(&args.int(0), &args.int(1))),
        "int.xor" => hex(int::xor(&args.int(0), &args.int(1))),
        "int.gcd" => hex(int::gcd(&args.int(0), &args.int(1))),
        "int.lcm" => hex(int::lcm(&args.int(0), &args.int(1))?),
        "int.pow" => hex(int::pow(&args.int(0), &args.int(1))?.expect("an exponent that is not negative")),
        "int.powmod" => hex(int::pow_mod(&args.int(0), &args.int(1), &args.int(2))?),
        "int.shl" => hex(int::shift_left(&args.int(0), &args.int(1))?),
        "int.shr" => hex(int::shift_right(&args.int(0), &args.int(1))?),
        "int.to_bytes" => {
            let bytes = int::to_bytes(&args.int(0), args.i64(1) as usize, args.order(2), args.flag(3))?;
            bytes.iter().map(|byte| format!("{byte:02x}")).collect()
        }
        "int.from_bytes" => hex(int::from_bytes(&args.bytes(0), args.order(1), args.flag(2))?),
        "int.compare" => {
            let order = int::compare_f64(&args.int(0), args.float(1));
            if let Some(n) = small(0) {
                assert_eq!(int::compare_i64_f64(n, args.float(1)), order);
            }
            order.map_or("none".into(), |order| hex(order as i32))
        }
        "int.parse" => hex(int::from_text(&args.text(0), args.i64(1) as u32, 4300)?.into_big()),
        "hash.int" => {
            if let Some(n) = small(0) {
                assert_eq!(hash::int_i64(n), hash::int(&n.into()));
            }
            hex(hash::int(&args.int(0)))
        }
        "float.repr" => float::repr(args.float(0)),
        "float.hex" => float::to_hex(args.float(0)),
        "float.fromhex" => bits(float::from_hex(&args.text(0))?),
        "float.is_integer" => u8::from(float::is_integer(args.float(0))).to_string(),
        "float.int" => hex(int::from_f64(args.float(0))?),
        "float.floor" => hex(float::floor(args.float(0))?),
        "float.ceil" => hex(float::ceil(args.float(0))?),
        "float.round_int" => hex(float::round_to_int(args.float(0))?),
        "float.ratio" => pair(float::as_integer_ratio(args.float(0))?),
        "float.round" => bits(float::round(args.float(0), args.clamped(1))?),
        "float.format" => {
            let flags = Flags {
                sign: args.0[3].contains('+'),
                alternate: args.0[3].contains('#'),
                ..Flags::default()
            };
            float::format_double(args.float(0), args.code(1), args.i64(2) as usize, flags)?
        }
        "float.parse" => bits(float::from_text(&args.text(0)).ok_or(Error::Invalid)?),
        "float.divmod" => {
            let (quotient, remainder) = float::divmod(args.float(0), args.float(1))?;
            format!("{} {}", bits(quotient), bits(remainder))
        }
        "float.pow" => match float::pow(args.float(0), args.float(1))? {
            Power::Float(value) => bits(value),
            Power::Complex => "complex".into(),
        },
        "hash.float" => hash::float(args.float(0)).map_or("none".into(), hex),
        "hash.text" => hex(HashSecret::from_seed(args.i64(0) as u32).text(&args.text(1))),
        "hash.complex" => hex(hash::complex(
            args.i64(0) as hash::Hash,
            args.i64(1) as hash::Hash,
        )),
        "hash.tuple" | "hash.slice" => {
            let mut hasher = SequenceHasher::new();
            args.hashes().for_each(|item| hasher.push(item));
            hex(if operation == "hash.tuple" {
                hasher.finish()
            } else {
                hasher.finish_slice()
            })
        }
        "hash.frozenset" => {
            let mut hasher = SetHasher::new();
            args.hashes().for_each(|item| hasher.push(item));
            hex(hasher.finish())
        }
        "format.int" | "format.bool" => {
            let name = &operation[7..];
            let spec = Spec::parse(&args.text(1), Kind::Int, name)?;
            let value = args.int(0);
            let result = format::format_int(Integer::Big(&value), &spec, name, &Locale::C, 4300);
            if let Some(n) = small(0) {
                assert_eq!(
                    format::format_int(Integer::Small(n), &spec, name, &Locale::C, 4300),
                    result
                );
            }
            escape_wtf8(&result?)
        }
        "format.float" => {
            let spec = Spec::parse(&args.text(1), Kind::Float, "float")?;
            escape_wtf8(&format::format_float(args.float(0), &spec, "float", &Locale::C)?)
        }
        "format.complex" => {
            let spec = Spec::parse(&args.text(1), Kind::Complex, "complex")?;
            escape_wtf8(&format::format_complex(
                args.complex(0),
                &spec,
                "complex",
                &Locale::C,
            )?)
        }
        "format.str" => {
            let text = args.text(0);
            let spec = Spec::parse(&args.text(1), Kind::Str, "str")?;
            escape_wtf8(&format::format_str(
                &text,
                text.code_points().count(),
                &spec,
                "str",
            )?)
        }
        "percent.int" => {
            let (flags, width, precision) = args.percent();
            percent::format_int(
                Integer::Big(&args.int(0)),
                args.code(1),
                flags,
                width,
                precision,
                4300,
            )?
        }
        "percent.float" => {
            let (flags, width, precision) = args.percent();
            percent::format_float(args.float(0), args.code(1), flags, width, precision)?
        }
        "complex.mul" => parts(complex::multiply(args.complex(0), args.complex(1))),
        "complex.div" => parts(complex::divide(args.complex(0), args.complex(1))?),
        "complex.add" => parts(complex::add(args.complex(0), args.complex(1))),
        "complex.sub" => parts(complex::subtract(args.complex(0), args.complex(1))),
        "complex.add_real" => parts(complex::add_real(args.complex(0), args.float(1))),
        "complex.sub_real" => parts(complex::subtract_real(args.complex(0), args.float(1))),
        "complex.real_sub" => parts(complex::real_subtract(args.float(0), args.complex(1))),
        "complex.mul_real" => parts(complex::multiply_real(args.complex(0), args.float(1))),
        "complex.div_real" => parts(complex::divide_real(args.complex(0), args.float(1))?),
        "complex.real_div" => parts(complex::real_divide(args.float(0), args.complex(1))?),
        "complex.pow" => parts(complex::pow(args.complex(0), args.complex(1))?),
        "complex.abs" => bits(complex::abs(args.complex(0))?),
        "complex.repr" => complex::repr(args.complex(0)),
        "complex.parse" => parts(complex::from_text(&args.text(0))?),
        _ => panic!("unknown operation {operation}"),
    })
}
