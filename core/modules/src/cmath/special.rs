//! What the functions of complex numbers give for infinities, NaNs and zeros (C11, annex G).
//!
//! A row a class of the real part, a column a class of the imaginary one, in the order of [`class`]. `U` marks pairs that
//! the functions treat themselves: finite ones, and those that raise.

use core::f64::consts::{FRAC_PI_2 as P2, FRAC_PI_4 as P4, PI as P};

pub(super) type Table = [[(f64, f64); 7]; 7];

const P34: f64 = 0.75 * P;
const I: f64 = f64::INFINITY;
const N: f64 = f64::NAN;
const U: (f64, f64) = (N, N);

/// Negative infinity, negative, negative zero, zero, positive, infinity, NaN: 0 to 6.
pub(super) fn class(value: f64) -> usize {
    if value.is_nan() {
        return 6;
    }
    let size = if value.is_infinite() {
        3
    } else if value != 0.0 {
        2
    } else {
        1
    };
    if value.is_sign_negative() {
        3 - size
    } else {
        2 + size
    }
}

pub(super) const ACOS: Table = [
    [(P34, I), (P, I), (P, I), (P, -I), (P, -I), (P34, -I), (N, I)],
    [(P2, I), U, U, U, U, (P2, -I), (N, N)],
    [(P2, I), U, U, U, U, (P2, -I), (P2, N)],
    [(P2, I), U, U, U, U, (P2, -I), (P2, N)],
    [(P2, I), U, U, U, U, (P2, -I), (N, N)],
    [
        (P4, I),
        (0.0, I),
        (0.0, I),
        (0.0, -I),
        (0.0, -I),
        (P4, -I),
        (N, I),
    ],
    [(N, I), (N, N), (N, N), (N, N), (N, N), (N, -I), (N, N)],
];

pub(super) const ACOSH: Table = [
    [(I, -P34), (I, -P), (I, -P), (I, P), (I, P), (I, P34), (I, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, P2)],
    [(I, -P2), U, U, U, U, (I, P2), (N, P2)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [
        (I, -P4),
        (I, -0.0),
        (I, -0.0),
        (I, 0.0),
        (I, 0.0),
        (I, P4),
        (I, N),
    ],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];

pub(super) const ASINH: Table = [
    [
        (-I, -P4),
        (-I, -0.0),
        (-I, -0.0),
        (-I, 0.0),
        (-I, 0.0),
        (-I, P4),
        (-I, N),
    ],
    [(-I, -P2), U, U, U, U, (-I, P2), (N, N)],
    [(-I, -P2), U, U, U, U, (-I, P2), (N, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [
        (I, -P4),
        (I, -0.0),
        (I, -0.0),
        (I, 0.0),
        (I, 0.0),
        (I, P4),
        (I, N),
    ],
    [(I, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (I, N), (N, N)],
];

pub(super) const ATANH: Table = [
    [
        (-0.0, -P2),
        (-0.0, -P2),
        (-0.0, -P2),
        (-0.0, P2),
        (-0.0, P2),
        (-0.0, P2),
        (-0.0, N),
    ],
    [(-0.0, -P2), U, U, U, U, (-0.0, P2), (N, N)],
    [(-0.0, -P2), U, U, U, U, (-0.0, P2), (-0.0, N)],
    [(0.0, -P2), U, U, U, U, (0.0, P2), (0.0, N)],
    [(0.0, -P2), U, U, U, U, (0.0, P2), (N, N)],
    [
        (0.0, -P2),
        (0.0, -P2),
        (0.0, -P2),
        (0.0, P2),
        (0.0, P2),
        (0.0, P2),
        (0.0, N),
    ],
    [(0.0, -P2), (N, N), (N, N), (N, N), (N, N), (0.0, P2), (N, N)],
];

pub(super) const COSH: Table = [
    [U, (I, I), (I, 0.0), (I, -0.0), (I, -I), U, (I, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, 0.0)],
    [U, U, U, U, U, U, (N, 0.0)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.0), (I, 0.0), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, 0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];

pub(super) const EXP: Table = [
    [
        (0.0, 0.0),
        (0.0, -0.0),
        (0.0, -0.0),
        (0.0, 0.0),
        (0.0, 0.0),
        (0.0, 0.0),
        (0.0, 0.0),
    ],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.0), (I, 0.0), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];

pub(super) const LOG: Table = [
    [(I, -P34), (I, -P), (I, -P), (I, P), (I, P), (I, P34), (I, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [(I, -P2), U, U, U, U, (I, P2), (N, N)],
    [
        (I, -P4),
        (I, -0.0),
        (I, -0.0),
        (I, 0.0),
        (I, 0.0),
        (I, P4),
        (I, N),
    ],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];

pub(super) const SINH: Table = [
    [U, (-I, -I), (-I, -0.0), (-I, 0.0), (-I, I), U, (I, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (0.0, N)],
    [U, U, U, U, U, U, (0.0, N)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.0), (I, 0.0), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];

pub(super) const SQRT: Table = [
    [(I, -I), (0.0, -I), (0.0, -I), (0.0, I), (0.0, I), (I, I), (N, I)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), U, U, U, U, (I, I), (N, N)],
    [(I, -I), (I, -0.0), (I, -0.0), (I, 0.0), (I, 0.0), (I, I), (I, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
];

pub(super) const TANH: Table = [
    [
        (-1.0, 0.0),
        (-1.0, -0.0),
        (-1.0, -0.0),
        (-1.0, 0.0),
        (-1.0, 0.0),
        (-1.0, 0.0),
        (-1.0, 0.0),
    ],
    [U, U, U, U, U, U, (N, N)],
    [U, U, U, U, U, U, (-0.0, N)],
    [U, U, U, U, U, U, (0.0, N)],
    [U, U, U, U, U, U, (N, N)],
    [
        (1.0, 0.0),
        (1.0, -0.0),
        (1.0, -0.0),
        (1.0, 0.0),
        (1.0, 0.0),
        (1.0, 0.0),
        (1.0, 0.0),
    ],
    [(N, N), (N, N), (N, -0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];

pub(super) const RECT: Table = [
    [U, (-I, I), (-I, 0.0), (-I, -0.0), (-I, -I), U, (I, N)],
    [U, U, U, U, U, U, (N, N)],
    [(0.0, 0.0), U, U, U, U, (0.0, 0.0), (0.0, 0.0)],
    [(0.0, 0.0), U, U, U, U, (0.0, 0.0), (0.0, 0.0)],
    [U, U, U, U, U, U, (N, N)],
    [U, (I, -I), (I, -0.0), (I, 0.0), (I, I), U, (I, N)],
    [(N, N), (N, N), (N, 0.0), (N, 0.0), (N, N), (N, N), (N, N)],
];
