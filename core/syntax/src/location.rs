//! Where nodes stand in their source.
//!
//! There are two forms with the same methods. [`Wide`] has room for everything; [`Packed`] takes half of that, which is a fifth of a
//! tree, and is what 32-bit machines use: what it has no room for are sources such as fill their memory.

#[cfg(not(target_pointer_width = "32"))]
pub use Wide as Location;

#[cfg(target_pointer_width = "32")]
pub use Packed as Location;

/// Where a node stands in its source: lines count from 1, columns from 0 in UTF-8 bytes; the end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg(not(target_pointer_width = "32"))]
pub struct Wide {
    lineno: u32,
    col_offset: u32,
    end_lineno: u32,
    end_col_offset: u32,
}

#[cfg(not(target_pointer_width = "32"))]
impl Wide {
    /// Makes a position from its four numbers.
    pub const fn new(lineno: u32, col_offset: u32, end_lineno: u32, end_col_offset: u32) -> Wide {
        Wide {
            lineno,
            col_offset,
            end_lineno,
            end_col_offset,
        }
    }

    /// The first line.
    pub const fn lineno(self) -> u32 {
        self.lineno
    }

    /// The column of the first byte.
    pub const fn col_offset(self) -> u32 {
        self.col_offset
    }

    /// The last line.
    pub const fn end_lineno(self) -> u32 {
        self.end_lineno
    }

    /// The column after the last byte.
    pub const fn end_col_offset(self) -> u32 {
        self.end_col_offset
    }

    /// From where `self` begins to where `end` ends.
    pub const fn to(self, end: Wide) -> Wide {
        Wide {
            end_lineno: end.end_lineno,
            end_col_offset: end.end_col_offset,
            ..self
        }
    }
}

/// The same in 64 bits: two that say how the others are divided, the first line, how many lines further the end is, both columns.
///
/// A position that fits in none of the divisions keeps its first line as long as that is below 2**22; what is too large
/// otherwise is as large as there is room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg(any(test, target_pointer_width = "32"))]
pub struct Packed {
    high: u32,
    low: u32,
}

/// How the 62 bits can be divided: the first line, the further lines, the first column, the end column.
#[cfg(any(test, target_pointer_width = "32"))]
const DIVISIONS: [[u32; 4]; 4] = [
    [20, 10, 16, 16],
    [21, 21, 10, 10],
    [14, 14, 17, 17],
    [22, 0, 20, 20],
];

/// The greatest number of so many bits.
#[cfg(any(test, target_pointer_width = "32"))]
const fn most(bits: u32) -> u32 {
    (1 << bits) - 1
}

#[cfg(any(test, target_pointer_width = "32"))]
impl Packed {
    /// Makes a position from its four numbers.
    pub const fn new(lineno: u32, col_offset: u32, end_lineno: u32, end_col_offset: u32) -> Packed {
        let mut parts = [
            lineno,
            end_lineno.saturating_sub(lineno),
            col_offset,
            end_col_offset,
        ];
        let mut number = 0;
        while number < DIVISIONS.len() - 1 {
            let [a, b, c, d] = DIVISIONS[number];
            if parts[0] <= most(a) && parts[1] <= most(b) && parts[2] <= most(c) && parts[3] <= most(d) {
                break;
            }
            number += 1;
        }
        let division = DIVISIONS[number];
        let mut bits = number as u64;
        let mut part = 0;
        while part < parts.len() {
            if parts[part] > most(division[part]) {
                parts[part] = most(division[part]);
            }
            bits = bits << division[part] | parts[part] as u64;
            part += 1;
        }
        Packed {
            high: (bits >> 32) as u32,
            low: bits as u32,
        }
    }

    /// One of the four parts, in the order of a division.
    const fn part(self, part: usize) -> u32 {
        let mut bits = (self.high as u64) << 32 | self.low as u64;
        let division = DIVISIONS[(bits >> 62) as usize];
        let mut last = division.len() - 1;
        while last > part {
            bits >>= division[last];
            last -= 1;
        }
        bits as u32 & most(division[part])
    }

    /// The first line.
    pub const fn lineno(self) -> u32 {
        self.part(0)
    }

    /// The column of the first byte.
    pub const fn col_offset(self) -> u32 {
        self.part(2)
    }

    /// The last line.
    pub const fn end_lineno(self) -> u32 {
        self.part(0) + self.part(1)
    }

    /// The column after the last byte.
    pub const fn end_col_offset(self) -> u32 {
        self.part(3)
    }

    /// From where `self` begins to where `end` ends.
    pub const fn to(self, end: Packed) -> Packed {
        Packed::new(
            self.lineno(),
            self.col_offset(),
            end.end_lineno(),
            end.end_col_offset(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    fn parts(packed: Packed) -> [u32; 4] {
        [
            packed.lineno(),
            packed.col_offset(),
            packed.end_lineno(),
            packed.end_col_offset(),
        ]
    }

    #[test]
    fn what_fits_is_kept() {
        let cases = [
            [0, 0, 0, 0],
            [1, 0, 1, 0],
            [1_048_575, 65_535, 1_049_598, 65_535],
            [2_000_000, 1000, 4_000_000, 1023],
            [16_383, 131_071, 32_766, 131_071],
            [4_194_303, 1_048_575, 4_194_303, 1_048_575],
            [7, 0, 10_000, 1],
        ];
        for [lineno, column, end_lineno, end_column] in cases {
            let packed = Packed::new(lineno, column, end_lineno, end_column);
            assert_eq!(parts(packed), [lineno, column, end_lineno, end_column]);
        }
        assert_eq!(Packed::default(), Packed::new(0, 0, 0, 0));
        let joined = Packed::new(3, 4, 3, 9).to(Packed::new(5, 0, 6, 2));
        assert_eq!(joined, Packed::new(3, 4, 6, 2));
    }

    #[test]
    fn what_does_not_fit_keeps_its_line() {
        let packed = Packed::new(3_000_000, u32::MAX, 4_000_000, 5);
        assert_eq!(parts(packed), [3_000_000, 1_048_575, 3_000_000, 5]);
        assert_eq!(Packed::new(u32::MAX, 0, u32::MAX, 0).lineno(), 4_194_303);
    }
}
