//! Spans of time that programs give in seconds.

use taipan_objects::int::IntRef;
use taipan_objects::{ObjRef, ObjectExt as _, Result, Vm, float, int};
use taipan_platform::Nanoseconds;

/// Nanoseconds a second.
pub const SECOND: Nanoseconds = 1_000_000_000;

/// What becomes of a fraction of a nanosecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Away from zero: what is not over yet does not look so.
    Up,
    /// To the greater number.
    Ceiling,
}

/// A span in seconds, an integer or a float, as nanoseconds. Raises `TypeError` for anything else, `ValueError` for NaN,
/// `OverflowError` beyond 64 bits.
pub fn seconds(vm: &mut Vm, value: ObjRef<'_>, rounding: Rounding) -> Result<Nanoseconds> {
    const OUT_OF_RANGE: &str = "timestamp out of range for C PyTime_t";
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if let Some(seconds) = float::value(value) {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let exact = seconds * 1e9;
        let rounded = if exact < 0.0 && rounding == Rounding::Up {
            libm::floor(exact)
        } else {
            libm::ceil(exact)
        };
        if !(-LIMIT..LIMIT).contains(&rounded) {
            return Err(vm.overflow_error(OUT_OF_RANGE));
        }
        return Ok(rounded as i64);
    }
    if value.ty().slots().index.is_none() {
        let kind = value.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "'{kind}' object cannot be interpreted as an integer or float"
        )));
    }
    let index = int::index(vm, value)?;
    int::value(index.borrow())
        .and_then(IntRef::to_i64)
        .and_then(|seconds| seconds.checked_mul(SECOND))
        .ok_or_else(|| vm.overflow_error(OUT_OF_RANGE))
}
