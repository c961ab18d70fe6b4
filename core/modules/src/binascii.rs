//! The module `binascii`: bytes as ASCII text and back; checksums. Quoted-printable is in `binascii/quoted.rs`.

mod quoted;

use taipan_derive::pymodule;
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::dict::Dict;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::exceptions::{EXCEPTION, VALUE_ERROR};
use taipan_objects::int::IntRef;
use taipan_objects::module::{self, Module};
use taipan_objects::str::Str;
use taipan_objects::type_methods::TYPE;
use taipan_objects::typeobject::{ObjectExt, TypeRef};
use taipan_objects::{HVec, Obj, ObjRef, Ref, Vm, call, int, names, object, tuple};

/// Bytes to ASCII text in several encodings, and back.
#[allow(missing_debug_implementations)]
pub struct Binascii;

const ERROR: &str = "binascii.Error";
const INCOMPLETE: &str = "binascii.Incomplete";

/// One of the module's exception classes.
fn class(vm: &mut Vm, key: &'static str) -> Result<Obj> {
    if let Some(known) = vm.interp().native_state.borrow().get(key) {
        return Ok(known.clone());
    }
    let dict = Dict::create(vm)?;
    let owner = vm.new_str("binascii")?;
    dict.set(vm, names::__module__, owner)?;
    let (name, base) = match key {
        ERROR => ("Error", VALUE_ERROR),
        _ => ("Incomplete", EXCEPTION),
    };
    let name = vm.new_str(name)?;
    let bases = tuple::new(vm, &[base.own()])?;
    let made = call::call(vm, TYPE.as_obj(), &[name.borrow(), bases.borrow(), dict.borrow()])?;
    vm.interp().native_state.borrow_mut().insert(key, made.clone());
    Ok(made)
}

fn error(vm: &mut Vm, message: core::fmt::Arguments<'_>) -> Exception {
    let made = class(vm, ERROR).and_then(|class| {
        let text = vm.format(message)?;
        match TypeRef::from_obj(class.borrow()) {
            Some(class) => vm.exception_from_args(class, &[text.borrow()]),
            None => Err(vm.system_error("binascii.Error is no class")),
        }
    });
    match made {
        Ok(exception) | Err(exception) => exception,
    }
}

/// A copy of an object's bytes.
fn bytes_of(vm: &mut Vm, obj: ObjRef<'_>) -> Result<HVec<u8>> {
    let view = buffer::get(vm, obj, BufferFlags::SIMPLE)?;
    let memory = vm.alloc();
    let mut copy = HVec::new();
    copy.extend_from_slice(memory, view.bytes(vm))?;
    Ok(copy)
}

/// As [`bytes_of`], of ASCII text too.
fn ascii_data(vm: &mut Vm, obj: ObjRef<'_>) -> Result<HVec<u8>> {
    if let Some(text) = obj.downcast::<Str>() {
        let Some(text) = text.as_utf8_if_ascii() else {
            return Err(vm.value_error("string argument should contain only ASCII characters"));
        };
        let memory = vm.alloc();
        let mut copy = HVec::new();
        copy.extend_from_slice(memory, text.as_bytes())?;
        return Ok(copy);
    }
    if !buffer::is_exporter(obj) {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "argument should be bytes, buffer or ASCII string, not '{kind}'"
        )));
    }
    bytes_of(vm, obj)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64_value(c: u8) -> Option<u8> {
    Some(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn hex_value(c: u8) -> Option<u8> {
    char::from(c).to_digit(16).map(|digit| digit as u8)
}

/// The low 32 bits of an int.
fn low_word(vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<u32> {
    let Some(value) = value else {
        return Ok(0);
    };
    let value = int::index(vm, value)?;
    Ok(match int::value(value.borrow()) {
        Some(IntRef::Small(value)) => value as u32,
        Some(IntRef::Big(value)) => {
            let low = value.magnitude().iter_u32_digits().next().unwrap_or(0);
            if value.sign() == taipan_numeric::Sign::Minus {
                low.wrapping_neg()
            } else {
                low
            }
        }
        None => 0,
    })
}

fn hexlified(vm: &mut Vm, obj: ObjRef<'_>, separator: Option<ObjRef<'_>>, group: Option<i32>) -> Result<Obj> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let bytes = bytes_of(vm, obj)?;
    let mut mark = None;
    if let Some(separator) = separator {
        if object::length(vm, separator)? != 1 {
            return Err(vm.value_error("sep must be length 1."));
        }
        let byte = match (separator.downcast::<Str>(), separator.downcast::<Bytes>()) {
            (Some(text), _) => u8::try_from(text.char_at(0)).ok(),
            (_, Some(bytes)) => bytes.as_slice().first().copied(),
            _ => return Err(vm.type_error("sep must be str or bytes.")),
        };
        let Some(byte) = byte else {
            return Err(vm.value_error("sep must be ASCII."));
        };
        mark = Some(byte);
    }
    let group = group.unwrap_or(1);
    let size = group.unsigned_abs() as usize;
    let memory = vm.alloc();
    let mut out = HVec::with_capacity(memory, bytes.len() * 3)?;
    for (at, byte) in bytes.iter().enumerate() {
        // Groups are counted from the right, or from the left if the size is negative.
        let border = match (size, group < 0) {
            (0, _) => false,
            (_, true) => at % size == 0,
            _ => (bytes.len() - at) % size == 0,
        };
        if let Some(mark) = mark.filter(|_| at > 0 && border) {
            out.push(memory, mark)?;
        }
        out.push(memory, DIGITS[usize::from(byte >> 4)])?;
        out.push(memory, DIGITS[usize::from(byte & 15)])?;
    }
    bytes::new(vm, &out)
}

fn unhexlified(vm: &mut Vm, text: ObjRef<'_>) -> Result<Obj> {
    let text = ascii_data(vm, text)?;
    if text.len() % 2 == 1 {
        return Err(error(vm, format_args!("Odd-length string")));
    }
    let memory = vm.alloc();
    let mut out = HVec::with_capacity(memory, text.len() / 2)?;
    for [high, low] in text.as_chunks::<2>().0 {
        let (Some(high), Some(low)) = (hex_value(*high), hex_value(*low)) else {
            return Err(error(vm, format_args!("Non-hexadecimal digit found")));
        };
        out.push(memory, high << 4 | low)?;
    }
    bytes::new(vm, &out)
}

#[pymodule(name = "binascii")]
impl Binascii {
    /// Decode a line of base64 data.
    #[signature("($module, data, /, *, strict_mode=False)")]
    fn a2b_base64(vm: &mut Vm, data: ObjRef<'_>, strict_mode: Option<bool>) -> Result<Obj> {
        let strict = strict_mode.unwrap_or(false);
        let text = ascii_data(vm, data)?;
        let memory = vm.alloc();
        let mut out = HVec::with_capacity(memory, text.len() / 4 * 3 + 3)?;
        let (mut place, mut pads, mut left) = (0, 0, 0u8);
        if strict && text.first() == Some(&b'=') {
            return Err(error(vm, format_args!("Leading padding not allowed")));
        }
        for (at, c) in text.iter().enumerate() {
            if *c == b'=' {
                if place >= 2 {
                    pads += 1;
                    if place + pads >= 4 && strict && at + 1 < text.len() {
                        let what = match text[at + 1] {
                            b'=' => "Excess padding not allowed",
                            _ => "Excess data after padding",
                        };
                        return Err(error(vm, format_args!("{what}")));
                    }
                } else if strict && place == 0 {
                    return Err(error(vm, format_args!("Excess padding not allowed")));
                }
                continue;
            }
            let Some(value) = base64_value(*c) else {
                if strict {
                    return Err(error(vm, format_args!("Only base64 data is allowed")));
                }
                continue;
            };
            if strict && pads > 0 {
                return Err(error(vm, format_args!("Discontinuous padding not allowed")));
            }
            pads = 0;
            match place {
                0 => left = value,
                1 => {
                    out.push(memory, left << 2 | value >> 4)?;
                    left = value & 15;
                }
                2 => {
                    out.push(memory, left << 4 | value >> 2)?;
                    left = value & 3;
                }
                _ => {
                    out.push(memory, left << 6 | value)?;
                    left = 0;
                }
            }
            place = (place + 1) % 4;
        }
        if place != 0 && place + pads < 4 {
            if place == 1 {
                let count = out.len() / 3 * 4 + 1;
                return Err(error(
                    vm,
                    format_args!(
                        "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a \
                         multiple of 4"
                    ),
                ));
            }
            return Err(error(vm, format_args!("Incorrect padding")));
        }
        bytes::new(vm, &out)
    }
    /// Base64-code line of data.
    #[signature("($module, data, /, *, newline=True)")]
    fn b2a_base64(vm: &mut Vm, data: ObjRef<'_>, newline: Option<bool>) -> Result<Obj> {
        let input = bytes_of(vm, data)?;
        let memory = vm.alloc();
        let mut out = HVec::with_capacity(memory, input.len() / 3 * 4 + 5)?;
        for block in input.chunks(3) {
            let [a, b, c] = [0, 1, 2].map(|at| block.get(at).copied().unwrap_or(0));
            let letters = [a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63];
            for (at, letter) in letters.into_iter().enumerate() {
                let byte = if at <= block.len() {
                    ALPHABET[usize::from(letter)]
                } else {
                    b'='
                };
                out.push(memory, byte)?;
            }
        }
        if newline.unwrap_or(true) {
            out.push(memory, b'\n')?;
        }
        bytes::new(vm, &out)
    }
    /// Writes each byte as two hexadecimal digits.
    ///
    /// sep stands between groups of bytes_per_sep bytes, counted from the end, or from the start if negative.
    #[signature("($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn b2a_hex(
        vm: &mut Vm,
        data: ObjRef<'_>,
        sep: Option<ObjRef<'_>>,
        bytes_per_sep: Option<i32>,
    ) -> Result<Obj> {
        hexlified(vm, data, sep, bytes_per_sep)
    }
    /// Writes each byte as two hexadecimal digits.
    ///
    /// sep stands between groups of bytes_per_sep bytes, counted from the end, or from the start if negative.
    #[signature("($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hexlify(
        vm: &mut Vm,
        data: ObjRef<'_>,
        sep: Option<ObjRef<'_>>,
        bytes_per_sep: Option<i32>,
    ) -> Result<Obj> {
        hexlified(vm, data, sep, bytes_per_sep)
    }
    /// Reads two hexadecimal digits a byte. Raises binascii.Error for anything else.
    fn a2b_hex(vm: &mut Vm, hexstr: ObjRef<'_>) -> Result<Obj> {
        unhexlified(vm, hexstr)
    }
    /// Reads two hexadecimal digits a byte. Raises binascii.Error for anything else.
    fn unhexlify(vm: &mut Vm, hexstr: ObjRef<'_>) -> Result<Obj> {
        unhexlified(vm, hexstr)
    }
    /// Decode a line of uuencoded data.
    fn a2b_uu(vm: &mut Vm, data: ObjRef<'_>) -> Result<Obj> {
        let text = ascii_data(vm, data)?;
        let Some((first, rest)) = text.split_first() else {
            return Err(error(vm, format_args!("Missing length byte")));
        };
        let wanted = usize::from(first.wrapping_sub(b' ') & 63);
        let memory = vm.alloc();
        let mut out = HVec::with_capacity(memory, wanted)?;
        let (mut bits, mut held) = (0, 0u32);
        let mut rest = rest.iter();
        while out.len() < wanted {
            // A line may have lost its trailing spaces.
            let value = match rest.next() {
                None | Some(b'\n' | b'\r') => 0,
                Some(c @ b' '..=b'`') => c.wrapping_sub(b' ') & 63,
                Some(_) => return Err(error(vm, format_args!("Illegal char"))),
            };
            held = held << 6 | u32::from(value);
            bits += 6;
            if bits >= 8 {
                bits -= 8;
                out.push(memory, (held >> bits) as u8)?;
                held &= (1 << bits) - 1;
            }
        }
        if rest.any(|c| !matches!(c, b' ' | b'`' | b'\n' | b'\r')) {
            return Err(error(vm, format_args!("Trailing garbage")));
        }
        bytes::new(vm, &out)
    }
    /// Uuencode line of data.
    #[signature("($module, data, /, *, backtick=False)")]
    fn b2a_uu(vm: &mut Vm, data: ObjRef<'_>, backtick: Option<bool>) -> Result<Obj> {
        let input = bytes_of(vm, data)?;
        if input.len() > 45 {
            return Err(error(vm, format_args!("At most 45 bytes at once")));
        }
        let zero = if backtick.unwrap_or(false) { b'`' } else { b' ' };
        let letter = |value: u8| if value == 0 { zero } else { value + b' ' };
        let memory = vm.alloc();
        let mut out = HVec::with_capacity(memory, 64)?;
        out.push(memory, letter(input.len() as u8))?;
        for block in input.chunks(3) {
            let [a, b, c] = [0, 1, 2].map(|at| block.get(at).copied().unwrap_or(0));
            for value in [a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63] {
                out.push(memory, letter(value))?;
            }
        }
        out.push(memory, b'\n')?;
        bytes::new(vm, &out)
    }
    /// Decode a string of qp-encoded data.
    #[signature("($module, /, data, header=False)")]
    fn a2b_qp(vm: &mut Vm, data: ObjRef<'_>, header: Option<bool>) -> Result<Obj> {
        let text = ascii_data(vm, data)?;
        let out = quoted::decode(vm.alloc(), &text, header.unwrap_or(false))?;
        bytes::new(vm, &out)
    }
    /// Encodes bytes as quoted-printable text.
    ///
    /// With istext, line ends stay and white space before them is encoded.
    #[signature("($module, /, data, quotetabs=False, istext=True, header=False)")]
    fn b2a_qp(
        vm: &mut Vm,
        data: ObjRef<'_>,
        quotetabs: Option<bool>,
        istext: Option<bool>,
        header: Option<bool>,
    ) -> Result<Obj> {
        let input = bytes_of(vm, data)?;
        let how = quoted::How {
            tabs: quotetabs.unwrap_or(false),
            text: istext.unwrap_or(true),
            header: header.unwrap_or(false),
        };
        let out = quoted::encode(vm.alloc(), &input, how)?;
        bytes::new(vm, &out)
    }
    /// Compute CRC-32 incrementally.
    #[signature("($module, data, crc=0, /)")]
    fn crc32(vm: &mut Vm, data: ObjRef<'_>, crc: Option<ObjRef<'_>>) -> Result<u32> {
        let input = bytes_of(vm, data)?;
        let mut crc = !low_word(vm, crc)?;
        for byte in input.iter() {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
            }
        }
        Ok(!crc)
    }
    /// Compute CRC-CCITT incrementally.
    fn crc_hqx(vm: &mut Vm, data: ObjRef<'_>, crc: ObjRef<'_>) -> Result<u32> {
        let input = bytes_of(vm, data)?;
        let mut crc = low_word(vm, Some(crc))? & 0xffff;
        for byte in input.iter() {
            crc ^= u32::from(*byte) << 8;
            for _ in 0..8 {
                crc = crc << 1 ^ if crc & 0x8000 != 0 { 0x1021 } else { 0 };
            }
            crc &= 0xffff;
        }
        Ok(crc)
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let made = class(vm, ERROR)?;
        module::add(vm, module, "Error", made)?;
        let made = class(vm, INCOMPLETE)?;
        module::add(vm, module, "Incomplete", made)
    }
}
