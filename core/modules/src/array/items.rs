//! The kinds of array items, and how they become objects and back.

use taipan_numeric::BigInt;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::str::Str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Obj, ObjRef, Trace, Visitor, Vm, float, int};

macro_rules! kinds {
    ($($name:ident $code:literal $size:expr;)*) => {
        /// What an array's items are.
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub enum Kind {
            $($name,)*
        }

        impl Kind {
            /// The kind of a typecode.
            pub fn of(code: u8) -> Option<Kind> {
                match code {
                    $($code => Some(Kind::$name),)*
                    _ => None,
                }
            }

            /// The typecode.
            pub fn code(self) -> u8 {
                match self {
                    $(Kind::$name => $code,)*
                }
            }

            /// Bytes an item.
            pub fn size(self) -> usize {
                match self {
                    $(Kind::$name => $size,)*
                }
            }
        }
    };
}

kinds! {
    SignedChar b'b' 1;
    UnsignedChar b'B' 1;
    WideChar b'u' 4;
    Character b'w' 4;
    Short b'h' 2;
    UnsignedShort b'H' 2;
    Int b'i' 4;
    UnsignedInt b'I' 4;
    Long b'l' size_of::<usize>();
    UnsignedLong b'L' size_of::<usize>();
    LongLong b'q' 8;
    UnsignedLongLong b'Q' 8;
    Float b'f' 4;
    Double b'd' 8;
}

impl Trace for Kind {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// The error of a number that is no character.
pub fn bad_character(vm: &mut Vm, character: u32) -> Exception {
    vm.value_error(format_args!(
        "character U+{character:x} is not in range [U+0000; U+10ffff]"
    ))
}

/// A number as a C `long`.
fn long(vm: &mut Vm, value: ObjRef<'_>) -> Result<i64> {
    let value = int::index(vm, value)?;
    let found = int::value(value.borrow()).and_then(|value| value.to_i64());
    match found.filter(|value| isize::try_from(*value).is_ok()) {
        Some(value) => Ok(value),
        None => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

/// A number between two bounds; `name` is its C type in messages.
fn bounded(vm: &mut Vm, value: i64, low: i64, high: i64, name: &str) -> Result<i64> {
    if value < low {
        return Err(vm.overflow_error(format_args!("{name} is less than minimum")));
    }
    if value > high {
        return Err(vm.overflow_error(format_args!("{name} is greater than maximum")));
    }
    Ok(value)
}

fn unsigned(vm: &mut Vm, value: ObjRef<'_>, negative: &str, large: &str, most: u64) -> Result<u64> {
    let value = int::index(vm, value)?;
    let Some(number) = int::value(value.borrow()) else {
        return Err(vm.type_error("an integer is required"));
    };
    if number.is_negative() {
        return Err(vm.overflow_error(negative));
    }
    let found = match number.to_i64() {
        Some(number) => u64::try_from(number).ok(),
        None => u64::try_from(&*number.as_big() as &BigInt).ok(),
    };
    match found.filter(|number| *number <= most) {
        Some(number) => Ok(number),
        None => Err(vm.overflow_error(large)),
    }
}

impl Kind {
    /// Whether items are characters.
    pub fn is_text(self) -> bool {
        matches!(self, Kind::WideChar | Kind::Character)
    }

    /// The item's `struct` format.
    pub fn format(self) -> &'static str {
        match self {
            Kind::SignedChar => "b",
            Kind::UnsignedChar => "B",
            Kind::WideChar | Kind::Character => "w",
            Kind::Short => "h",
            Kind::UnsignedShort => "H",
            Kind::Int => "i",
            Kind::UnsignedInt => "I",
            Kind::Long => "l",
            Kind::UnsignedLong => "L",
            Kind::LongLong => "q",
            Kind::UnsignedLongLong => "Q",
            Kind::Float => "f",
            Kind::Double => "d",
        }
    }

    /// The object of an item, whose bytes come first in `word`.
    pub fn unpack(self, vm: &mut Vm, word: [u8; 8]) -> Result<Obj> {
        let [a, b, c, d, ..] = word;
        let half = [a, b, c, d];
        match self {
            Kind::SignedChar => int::new(vm, i32::from(a as i8)),
            Kind::UnsignedChar => int::new(vm, a),
            Kind::Short => int::new(vm, i16::from_ne_bytes([a, b])),
            Kind::UnsignedShort => int::new(vm, u16::from_ne_bytes([a, b])),
            Kind::Int => int::new(vm, i32::from_ne_bytes(half)),
            Kind::UnsignedInt => int::new(vm, u32::from_ne_bytes(half)),
            Kind::Long if size_of::<usize>() == 4 => int::new(vm, i32::from_ne_bytes(half)),
            Kind::UnsignedLong if size_of::<usize>() == 4 => int::new(vm, u32::from_ne_bytes(half)),
            Kind::Long | Kind::LongLong => int::new(vm, i64::from_ne_bytes(word)),
            Kind::UnsignedLong | Kind::UnsignedLongLong => int::new(vm, u64::from_ne_bytes(word)),
            Kind::Float => float::new(vm, f64::from(f32::from_ne_bytes(half))),
            Kind::Double => float::new(vm, f64::from_ne_bytes(word)),
            Kind::WideChar | Kind::Character => match u32::from_ne_bytes(half) {
                character if character <= 0x10_ffff => vm.new_str_from_char(character),
                character => Err(bad_character(vm, character)),
            },
        }
    }

    /// The bytes of an object, at the beginning of the result. Raises `TypeError` and `OverflowError`.
    pub fn pack(self, vm: &mut Vm, value: ObjRef<'_>) -> Result<[u8; 8]> {
        const NEGATIVE: &str = "can't convert negative value to unsigned int";
        const LARGE: &str = "Python int too large to convert to C unsigned long";
        let mut word = [0; 8];
        let mut put = |bytes: &[u8]| word[..bytes.len()].copy_from_slice(bytes);
        match self {
            Kind::SignedChar => {
                let number = long(vm, value)?;
                let number = bounded(vm, number, -0x8000, 0x7fff, "signed short integer")?;
                put(&(bounded(vm, number, -0x80, 0x7f, "signed char")? as i8).to_ne_bytes());
            }
            Kind::UnsignedChar => {
                let number = long(vm, value)?;
                put(&[bounded(vm, number, 0, 0xff, "unsigned byte integer")? as u8]);
            }
            Kind::Short => {
                let number = long(vm, value)?;
                let number = bounded(vm, number, -0x8000, 0x7fff, "signed short integer")?;
                put(&(number as i16).to_ne_bytes());
            }
            Kind::UnsignedShort => {
                let number = long(vm, value)?;
                let (low, high) = (i64::from(i32::MIN), i64::from(i32::MAX));
                let number = bounded(vm, number, low, high, "signed integer")?;
                put(&(bounded(vm, number, 0, 0xffff, "unsigned short")? as u16).to_ne_bytes());
            }
            Kind::Int => {
                let number = long(vm, value)?;
                let (low, high) = (i64::from(i32::MIN), i64::from(i32::MAX));
                put(&(bounded(vm, number, low, high, "signed integer")? as i32).to_ne_bytes());
            }
            Kind::UnsignedInt => {
                let number = unsigned(vm, value, NEGATIVE, LARGE, u64::MAX)?;
                let Ok(number) = u32::try_from(number) else {
                    return Err(vm.overflow_error("unsigned int is greater than maximum"));
                };
                put(&number.to_ne_bytes());
            }
            Kind::Long => {
                let number = long(vm, value)?;
                put(&(number as isize).to_ne_bytes());
            }
            Kind::UnsignedLong => {
                let number = unsigned(vm, value, NEGATIVE, LARGE, usize::MAX as u64)?;
                put(&(number as usize).to_ne_bytes());
            }
            Kind::LongLong => {
                let value = int::index(vm, value)?;
                match int::value(value.borrow()).and_then(|value| value.to_i64()) {
                    Some(number) => put(&number.to_ne_bytes()),
                    None => return Err(vm.overflow_error("int too big to convert")),
                }
            }
            Kind::UnsignedLongLong => {
                let negative = "can't convert negative int to unsigned";
                let number = unsigned(vm, value, negative, "int too big to convert", u64::MAX)?;
                put(&number.to_ne_bytes());
            }
            Kind::Float => {
                let number = float::to_f64(vm, value)?;
                put(&(number as f32).to_ne_bytes());
            }
            Kind::Double => {
                let number = float::to_f64(vm, value)?;
                put(&number.to_ne_bytes());
            }
            Kind::WideChar | Kind::Character => {
                let Some(text) = value.downcast::<Str>() else {
                    let kind = value.ty().display_name(vm);
                    return Err(
                        vm.type_error(format_args!("array item must be a unicode character, not {kind}"))
                    );
                };
                if text.len() != 1 {
                    let len = text.len();
                    return Err(vm.type_error(format_args!(
                        "array item must be a unicode character, not a string of length {len}"
                    )));
                }
                put(&text.char_at(0).to_ne_bytes());
            }
        }
        Ok(word)
    }
}
