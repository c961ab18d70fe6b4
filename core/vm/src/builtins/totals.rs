//! `sum`, `min` and `max`.

use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{Args, CompareOp, Obj, ObjRef, ObjectExt, Result, Vm, call, number, object};

pub(super) fn extreme(vm: &mut Vm, name: &str, args: Args<'_>, wanted: CompareOp) -> Result<Obj> {
    let mut key = None;
    let mut default = None;
    for (keyword, value) in args.keywords() {
        match keyword.downcast::<Str>() {
            Some(text) if text.equals("key") => key = Some(value).filter(|key| !key.is_none()),
            Some(text) if text.equals("default") => default = Some(value),
            _ => {
                let keyword = DisplayStr(keyword.borrow());
                return Err(vm.type_error(format_args!(
                    "{name}() got an unexpected keyword argument '{keyword}'"
                )));
            }
        }
    }
    let given = args.args();
    if given.is_empty() {
        return Err(vm.type_error(format_args!("{name} expected at least 1 argument, got 0")));
    }
    let many = given.len() > 1;
    if many && default.is_some() {
        return Err(vm.type_error(format_args!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        )));
    }
    let mut best: Option<(Obj, Obj)> = None;
    let mut consider = |vm: &mut Vm, item: Obj| -> Result<()> {
        let value = match key {
            Some(key) => call::call(vm, key, &[item.borrow()])?,
            None => item.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, known)) => object::compare_bool(vm, value.borrow(), known.borrow(), wanted)?,
        };
        if better {
            best = Some((item, value));
        }
        Ok(())
    };
    if many {
        for item in given {
            consider(vm, item.own())?;
        }
    } else {
        let iterator = object::iter(vm, given[0])?;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            consider(vm, item)?;
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.own()),
        (None, None) => Err(vm.value_error(format_args!("{name}() iterable argument is empty"))),
    }
}

pub(super) fn sum(vm: &mut Vm, iterable: ObjRef<'_>, start: Option<ObjRef<'_>>) -> Result<Obj> {
    let iterator = object::iter(vm, iterable)?;
    let mut total = match start {
        Some(start) => {
            let advice = if start.is_a(taipan_objects::str::STR) {
                Some("strings [use ''.join(seq) instead]")
            } else if start.is_a(taipan_objects::bytes::BYTES) {
                Some("bytes [use b''.join(seq) instead]")
            } else if start.is_a(taipan_objects::bytearray::BYTE_ARRAY) {
                Some("bytearray [use b''.join(seq) instead]")
            } else {
                None
            };
            if let Some(advice) = advice {
                return Err(vm.type_error(format_args!("sum() can't sum {advice}")));
            }
            start.own()
        }
        None => Obj::from_i16(0),
    };
    let mut pending: Option<Obj> = None;
    while let Some(item) = object::next(vm, iterator.borrow())? {
        match (total.borrow().as_small_int(), item.borrow().as_small_int()) {
            (Some(a), Some(b)) => match a.checked_add(b).and_then(Obj::small_int) {
                Some(sum) => total = sum,
                None => total = number::binary(vm, number::ADD, total.borrow(), item.borrow())?,
            },
            _ if total.is_exact(taipan_objects::float::FLOAT)
                || total.is_exact(taipan_objects::complex::COMPLEX) =>
            {
                pending = Some(item);
                break;
            }
            _ => total = number::binary(vm, number::ADD, total.borrow(), item.borrow())?,
        }
    }
    if pending.is_some() {
        return sum_floats(vm, total, pending, iterator.borrow());
    }
    Ok(total)
}

/// A sum with compensation (A. Neumaier): what it is, and what rounding has lost.
#[derive(Clone, Copy, Default)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn add(self, value: f64) -> Compensated {
        let high = self.high + value;
        let lost = if libm::fabs(self.high) >= libm::fabs(value) {
            (self.high - high) + value
        } else {
            (value - high) + self.high
        };
        Compensated {
            high,
            low: self.low + lost,
        }
    }

    fn value(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// The value of an exact float, or of an int that a C long holds.
fn real_term(obj: ObjRef<'_>) -> Option<f64> {
    use taipan_objects::{float, int};
    if obj.is_exact(float::FLOAT) {
        return float::value(obj);
    }
    if obj.is_a(int::INT) {
        int::value(obj)
            .and_then(int::IntRef::to_i64)
            .map(|value| value as f64)
    } else {
        None
    }
}

/// Goes on once the total is a float or a complex number: these are added with compensation, as in CPython since 3.12.
fn sum_floats(vm: &mut Vm, start: Obj, first: Option<Obj>, iterator: ObjRef<'_>) -> Result<Obj> {
    use taipan_objects::{complex, float};
    let (mut real, mut imag) = (Compensated::default(), Compensated::default());
    let mut is_complex = false;
    match complex::value(start.borrow()) {
        Some(value) => {
            is_complex = true;
            (real.high, imag.high) = (value.real, value.imag);
        }
        None => real.high = float::value(start.borrow()).unwrap_or(0.0),
    }
    let total = |vm: &mut Vm, is_complex: bool, real: Compensated, imag: Compensated| match is_complex {
        true => complex::new(vm, real.value(), imag.value()),
        false => float::new(vm, real.value()),
    };
    let mut item = first;
    while let Some(current) = item {
        if let Some(value) = real_term(current.borrow()) {
            real = real.add(value);
        } else if let Some(value) =
            complex::value(current.borrow()).filter(|_| current.is_exact(complex::COMPLEX))
        {
            if !is_complex {
                // The float's sum is rounded before complex numbers are added to it.
                real = Compensated {
                    high: real.value(),
                    low: 0.0,
                };
                is_complex = true;
            }
            real = real.add(value.real);
            imag = imag.add(value.imag);
        } else {
            let mut total = total(vm, is_complex, real, imag)?;
            total = number::binary(vm, number::ADD, total.borrow(), current.borrow())?;
            while let Some(item) = object::next(vm, iterator)? {
                total = number::binary(vm, number::ADD, total.borrow(), item.borrow())?;
            }
            return Ok(total);
        }
        item = object::next(vm, iterator)?;
    }
    total(vm, is_complex, real, imag)
}
