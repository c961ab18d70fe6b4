//! Numeric values, as runs of code points whose values count up.

use super::{Properties, array};

/// What a code point counts as.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Numeric,
    Digit,
    Decimal,
}

struct Run {
    first: u32,
    length: u32,
    kind: Kind,
    value: String,
}

pub fn tables(properties: &Properties) -> Result<String, String> {
    let (decimals, digits) = (properties.section("decimal")?, properties.section("digit")?);
    let mut runs: Vec<Run> = Vec::new();
    for (&first, value) in properties.section("numeric")? {
        let kind = if decimals.contains_key(&first) {
            Kind::Decimal
        } else if digits.contains_key(&first) {
            Kind::Digit
        } else {
            Kind::Numeric
        };
        if [decimals, digits]
            .iter()
            .any(|list| list.get(&first).is_some_and(|digit| digit != value))
        {
            return Err(format!("{first:X} has two values"));
        }
        match runs.last_mut() {
            Some(run)
                if run.first + run.length == first
                    && run.kind == kind
                    && run.length < 64
                    && follows(run, value) =>
            {
                run.length += 1
            }
            _ => runs.push(Run {
                first,
                length: 1,
                kind,
                value: value.clone(),
            }),
        }
    }
    let mut fractions = Vec::new();
    let mut values = Vec::new();
    let mut packed = Vec::new();
    for run in &runs {
        let value = match run.value.split_once('/') {
            None => scaled(&run.value)?,
            Some((numerator, denominator)) => {
                1 << 15 | index(&mut fractions, format!("[{numerator}, {denominator}]")) as u16
            }
        };
        let value = index(&mut values, (value | (run.kind as u16) << 13).to_string()) as u32;
        if run.first >= 1 << 18 || value >= 1 << 8 {
            return Err(format!("the run at {:X} doesn't fit", run.first));
        }
        packed.push((run.first << 14 | (run.length - 1) << 8 | value).to_string());
    }
    Ok([
        array(
            "Runs: the first code point (from bit 14), the length less one (bits 8 to 13), an index of `VALUES` (bits 0 to 7).",
            "RUNS",
            "u32",
            &packed,
        ),
        array(
            "What first code points of runs have: mantissa (bits 0 to 8) and power of ten (9 to 12), or with bit 15 an index \
             of `FRACTIONS`; bits 13 and 14 say 0 for numeric, 1 for digit, 2 for decimal.",
            "VALUES",
            "u16",
            &values,
        ),
        array("Numerators and denominators.", "FRACTIONS", "[i16; 2]", &fractions),
    ]
    .concat())
}

/// Where `value` is in `list`; appended if it isn't.
fn index(list: &mut Vec<String>, value: String) -> usize {
    list.iter().position(|known| *known == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    })
}

/// Whether `value` is what the next code point of `run` has: an integer more by one, if the first has no power of ten.
fn follows(run: &Run, value: &str) -> bool {
    match (run.value.parse::<u32>(), value.parse::<u32>()) {
        (Ok(first), Ok(value)) => first < 500 && value < 500 && value == first + run.length,
        _ => false,
    }
}

/// An integer as mantissa and power of ten. The power is 0 where it can be, so that a run may count up.
fn scaled(value: &str) -> Result<u16, String> {
    let wrong = || format!("numeric value {value}");
    let mut mantissa: u64 = value.parse().map_err(|_| wrong())?;
    let mut power = 0;
    while mantissa >= 512 {
        if !mantissa.is_multiple_of(10) {
            return Err(wrong());
        }
        mantissa /= 10;
        power += 1;
    }
    if power > 15 {
        Err(wrong())
    } else {
        Ok(power << 9 | mantissa as u16)
    }
}
