//! The methods of `str`. What they share and what is long lies in the modules below.

use taipan_derive::pymethods;
use taipan_heap::{Obj, ObjRef, TypeFlags};
use taipan_numeric::format::{Kind as SpecKind, Spec, format_str};
use taipan_unicode as unicode;

use crate::ClassInfo;
use crate::call::Args;
use crate::exception::Result;
use crate::object::{self, Object};
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slice::{self, Slice};
use crate::slots::CompareOp;
use crate::str::{Str, StrBuilder};
use crate::tuple::Tuple;
use crate::typeobject::{ObjectExt, PyClass, StaticType, TypeBits, TypeRef};
use crate::vm::Vm;
use crate::with_units;

pub mod case;
pub mod format;
pub mod iterators;
pub mod search;
pub mod split;
pub mod translate;

use search::{Finder, clip};
use split::Text;

impl ClassInfo for Str {
    const BASE: Option<&'static StaticType> = Some(<Object as PyClass>::STATIC);
    const BASE_SLOTS: crate::Slots = <Object as PyClass>::SLOTS;
    const NAME: &'static str = "str";
    const MODULE: &'static str = "builtins";
    const DOC: Option<&'static str> = crate::doc(Some(
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText: an immutable sequence of \
         Unicode code points.\nWith an encoding or an error handler, the object's bytes are decoded.",
    ));
    const TEXT_SIGNATURE: Option<&'static str> = None;
    const BITS: TypeBits = TypeBits::BASETYPE
        .with(TypeBits::UNICODE_SUBCLASS)
        .with(TypeBits::MATCH_SELF);
    const FLAGS: TypeFlags = TypeFlags(0);
    const DIRECT: bool = true;
}

/// The type object.
pub const STR: TypeRef<'static> = <Str as PyClass>::TYPE;
/// The type object, for constants that refer to it.
pub const STR_TYPE: &StaticType = <Str as PyClass>::STATIC;

/// Appends the `repr` of a string.
pub fn push_repr(vm: &Vm, out: &mut StrBuilder, text: &Str) -> Result<()> {
    let (single, double) = with_units!(text, units => {
        (search::position(units, b'\''.into()).is_some(), search::position(units, b'"'.into()).is_some())
    });
    let quote = if single && !double { 0x22 } else { 0x27 };
    out.reserve(vm, text.len() + 2)?;
    out.push(vm, quote)?;
    for character in text.chars() {
        push_escaped(vm, out, character, quote, false)?;
    }
    out.push(vm, quote)
}

/// Appends a character as `repr` shows it; with `ascii`, everything else escaped.
fn push_escaped(vm: &Vm, out: &mut StrBuilder, character: u32, quote: u32, ascii: bool) -> Result<()> {
    let escape = match character {
        0x5c => "\\\\",
        9 => "\\t",
        10 => "\\n",
        13 => "\\r",
        _ if character == quote => {
            out.push(vm, 0x5c)?;
            return out.push(vm, character);
        }
        32..127 => return out.push(vm, character),
        _ if character > 127 && !ascii && unicode::is_printable(character) => return out.push(vm, character),
        _ => return push_hex_escape(vm, out, character),
    };
    out.push_str(vm, escape)
}

/// Appends `\x..`, `\u....` or `\U........`.
pub fn push_hex_escape(vm: &Vm, out: &mut StrBuilder, character: u32) -> Result<()> {
    let (prefix, digits) = match character {
        0..0x100 => ("\\x", 2),
        0x100..0x1_0000 => ("\\u", 4),
        _ => ("\\U", 8),
    };
    out.push_str(vm, prefix)?;
    (0..digits)
        .rev()
        .try_for_each(|at| out.push(vm, hex_digit(character >> (4 * at))))
}

/// The hexadecimal digit of the low four bits.
pub fn hex_digit(value: u32) -> u32 {
    u32::from(b"0123456789abcdef"[(value & 15) as usize])
}

/// `ascii(obj)`: its `repr`, with what is not ASCII escaped.
pub fn ascii(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    let shown = object::repr(vm, obj)?;
    let Some(text) = shown.downcast::<Str>().filter(|text| !text.is_ascii()) else {
        return Ok(shown);
    };
    let mut out = StrBuilder::new();
    for character in text.chars() {
        if character < 128 {
            out.push(vm, character)?
        } else {
            push_hex_escape(vm, &mut out, character)?
        }
    }
    out.finish(vm)
}

/// `str.__format__` with a specification.
pub fn format_text(vm: &mut Vm, this: ObjRef<'_>, text: &Str, spec: &Str) -> Result<Obj> {
    if spec.is_empty() {
        return if this.is_exact(STR) {
            Ok(this.own())
        } else {
            object::str(vm, this)
        };
    }
    let name = alloc::string::ToString::to_string(&this.ty().display_name(vm));
    let made = Spec::parse(&spec.to_wtf8(), SpecKind::Str, &name)
        .and_then(|spec| format_str(&text.to_wtf8(), text.len(), &spec, &name));
    match made {
        Ok(made) => vm.new_str_from_wtf8(&made),
        Err(error) => Err(crate::number::raise(vm, error)),
    }
}

/// The text of a receiver.
fn text_of<'a>(vm: &mut Vm, obj: ObjRef<'a>) -> Result<Text<'a>> {
    match obj.downcast::<Str>() {
        Some(text) => Ok(Text { obj, text }),
        None => Err(crate::args::wrong_receiver(vm, obj)),
    }
}

/// An argument that must be a `str`, as the functions without Argument Clinic say it.
fn must_be_str<'a>(vm: &mut Vm, obj: ObjRef<'a>) -> Result<&'a Str> {
    match obj.downcast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!("must be str, not {kind}")))
        }
    }
}

/// `start` and `end` of `find` and its kin; `None` stands for the whole.
pub fn bounds(vm: &mut Vm, start: Option<ObjRef<'_>>, end: Option<ObjRef<'_>>) -> Result<(isize, isize)> {
    let start = match start.filter(|start| !start.is_none()) {
        Some(start) => slice::bound(vm, start)?,
        None => 0,
    };
    let end = match end.filter(|end| !end.is_none()) {
        Some(end) => slice::bound(vm, end)?,
        None => isize::MAX,
    };
    Ok((start, end))
}

/// `maxsplit` and `count` as a number of steps: negative is no limit.
pub fn limit(count: Option<isize>) -> usize {
    usize::try_from(count.unwrap_or(-1)).unwrap_or(usize::MAX)
}

fn look(
    vm: &mut Vm,
    text: &Str,
    sub: &Str,
    start: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
    last: bool,
) -> Result<Option<usize>> {
    let (start, end) = bounds(vm, start, end)?;
    let (start, end) = clip(text.len(), start, end);
    if start > end {
        return Ok(None);
    }
    let finder = Finder::new(vm, text, sub)?;
    Ok(if last {
        finder.rfind(start, end)
    } else {
        finder.find(start, end)
    })
}

/// Whether `text[start:end]` begins (or ends) with `part`.
fn has_affix(vm: &Vm, text: &Str, part: &Str, start: isize, end: isize, at_end: bool) -> Result<bool> {
    let (start, end) = clip(text.len(), start, end);
    if start > end || part.len() > end - start {
        return Ok(false);
    }
    let finder = Finder::new(vm, text, part)?;
    Ok(finder.len == 0 || finder.is_at(if at_end { end - part.len() } else { start }, end))
}

fn affix(
    vm: &mut Vm,
    text: &Str,
    wanted: ObjRef<'_>,
    start: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
    at_end: bool,
) -> Result<bool> {
    let (start, end) = bounds(vm, start, end)?;
    let name = if at_end { "endswith" } else { "startswith" };
    if let Some(parts) = wanted.downcast::<Tuple>() {
        for part in parts.items() {
            let Some(part) = part.downcast::<Str>() else {
                let kind = part.ty().display_name(vm);
                return Err(vm.type_error(format_args!("tuple for {name} must only contain str, not {kind}")));
            };
            if has_affix(vm, text, part, start, end, at_end)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match wanted.downcast::<Str>() {
        Some(part) => has_affix(vm, text, part, start, end, at_end),
        None => {
            let kind = wanted.ty().display_name(vm);
            Err(vm.type_error(format_args!(
                "{name} first arg must be str or a tuple of str, not {kind}"
            )))
        }
    }
}

fn strip(vm: &mut Vm, this: ObjRef<'_>, chars: Option<ObjRef<'_>>, left: bool, right: bool) -> Result<Obj> {
    let text = text_of(vm, this)?;
    let chars = match chars.filter(|chars| !chars.is_none()) {
        Some(chars) => match chars.downcast::<Str>() {
            Some(chars) => Some(chars),
            None => {
                let name = if left && right {
                    "strip"
                } else if left {
                    "lstrip"
                } else {
                    "rstrip"
                };
                return Err(vm.type_error(format_args!("{name} arg must be None or str")));
            }
        },
        None => None,
    };
    let (start, end) = match chars {
        None => with_units!(text.text, units => stripped(units, unicode::is_space, left, right)),
        Some(chars) => {
            with_units!(text.text, units => stripped(units, |unit| has_char(chars, unit), left, right))
        }
    };
    text.slice(vm, start, end)
}

fn has_char(text: &Str, wanted: u32) -> bool {
    with_units!(text, units => units.iter().any(|&unit| u32::from(unit) == wanted))
}

/// What is left between characters for which `drop` holds, on the sides asked for.
pub fn stripped<T: search::Unit>(
    units: &[T],
    drop: impl Fn(u32) -> bool,
    left: bool,
    right: bool,
) -> (usize, usize) {
    let (mut start, mut end) = (0, units.len());
    while left && start < end && drop(units[start].into()) {
        start += 1;
    }
    while right && end > start && drop(units[end - 1].into()) {
        end -= 1;
    }
    (start, end)
}

fn fill_char(vm: &mut Vm, fill: Option<ObjRef<'_>>) -> Result<u32> {
    let Some(fill) = fill else { return Ok(0x20) };
    let Some(text) = fill.downcast::<Str>() else {
        let kind = fill.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "The fill character must be a unicode character, not {kind}"
        )));
    };
    if text.len() == 1 {
        Ok(text.char_at(0))
    } else {
        Err(vm.type_error("The fill character must be exactly one character long"))
    }
}

fn pad(vm: &mut Vm, text: Text<'_>, left: usize, right: usize, fill: u32) -> Result<Obj> {
    if left == 0 && right == 0 {
        return text.whole(vm);
    }
    let len = left
        .checked_add(right)
        .and_then(|pad| pad.checked_add(text.text.len()));
    if len.is_none_or(|len| len > isize::MAX as usize) {
        return Err(vm.overflow_error("padded string is too long"));
    }
    let mut out = StrBuilder::new();
    out.push_repeated(vm, fill, left)?;
    out.push_text(vm, text.text)?;
    out.push_repeated(vm, fill, right)?;
    out.finish(vm)
}

/// How much `center` puts on the left: the odd one goes there if the width is odd too.
pub fn center_left(pad: usize, width: usize) -> usize {
    pad / 2 + (pad & width & 1)
}

fn missing(width: isize, len: usize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(len)
}

fn all(text: &Str, holds: impl Fn(u32) -> bool) -> bool {
    !text.is_empty() && with_units!(text, units => units.iter().all(|&unit| holds(unit.into())))
}

/// `str(bytes, encoding, errors)` (`PyUnicode_FromEncodedObject`).
fn decode_object(vm: &mut Vm, obj: ObjRef<'_>, encoding: Option<&Str>, errors: Option<&Str>) -> Result<Obj> {
    if obj.downcast::<Str>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    if !crate::buffer::is_exporter(obj) {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "decoding to str: need a bytes-like object, {kind} found"
        )));
    }
    crate::codecs::decode_to_str(vm, obj, encoding, errors)
}

#[pymethods]
impl Str {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        const NAMES: [&str; 3] = ["object", "encoding", "errors"];
        if args.args().len() > 3 {
            let given = args.args().len();
            return Err(if cls.is(STR.as_obj()) && args.names().is_empty() {
                vm.type_error(format_args!("str expected at most 3 arguments, got {given}"))
            } else {
                vm.type_error(format_args!(
                    "str() takes at most 3 arguments ({} given)",
                    args.len()
                ))
            });
        }
        let mut given = [None; 3];
        for (place, value) in given.iter_mut().zip(args.args()) {
            *place = Some(*value);
        }
        for (name, value) in args.keywords() {
            let name = name.downcast::<Str>();
            match NAMES
                .iter()
                .position(|known| name.is_some_and(|name| name.equals(known)))
            {
                Some(at) if given[at].is_some() => {
                    let message = format_args!(
                        "argument for str() given by name ('{}') and position ({})",
                        NAMES[at],
                        at + 1
                    );
                    return Err(vm.type_error(message));
                }
                Some(at) => given[at] = Some(value),
                None => {
                    let Some(name) = name else {
                        return Err(vm.type_error("keywords must be strings"));
                    };
                    return Err(
                        vm.type_error(format_args!("str() got an unexpected keyword argument '{name}'"))
                    );
                }
            }
        }
        let mut texts = [None; 2];
        for (at, place) in texts.iter_mut().enumerate() {
            let Some(value) = given[at + 1] else { continue };
            *place = value.downcast::<Str>();
            if place.is_none() {
                let name = NAMES[at + 1];
                let kind = if value.is_none() {
                    crate::typeobject::TypeName::Builtin("None")
                } else {
                    value.ty().display_name(vm)
                };
                return Err(vm.type_error(format_args!("str() argument '{name}' must be str, not {kind}")));
            }
        }
        let made = match (given[0], texts) {
            (None, _) => vm.new_str("")?,
            (Some(object), [None, None]) => object::str(vm, object)?,
            (Some(object), [encoding, errors]) => decode_object(vm, object, encoding, errors)?,
        };
        if cls.is(STR.as_obj()) {
            return Ok(made);
        }
        match made.downcast::<Str>() {
            Some(text) => vm.str_of_class(cls, text),
            None => Ok(made),
        }
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut out = StrBuilder::new();
        push_repr(vm, &mut out, self)?;
        out.finish(vm)
    }
    #[slot]
    fn hash_(&self, vm: &mut Vm) -> Result<isize> {
        Ok(self.hash(vm))
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        text_of(vm, this)?.whole(vm)
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, _vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(left), Some(right)) = (this.downcast::<Str>(), other.downcast::<Str>()) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let holds = match op {
            CompareOp::Eq => this.is(other) || left.same_text(right),
            CompareOp::Ne => !this.is(other) && !left.same_text(right),
            _ => op.holds(left.compare(right)),
        };
        Ok(bool_object(holds).own())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let ascii = text_of(vm, this)?.text.is_ascii();
        iterators::iterate(vm, this, ascii)
    }
    #[slot]
    fn sq_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
    #[slot]
    fn mp_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        item(vm, self, index)
    }
    #[slot]
    fn subscript(this: ObjRef<'_>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let len = text.text.len();
        if key.ty().slots().index.is_some() {
            let mut index = crate::int::to_index(vm, key)?;
            if index < 0 {
                index += len as isize;
            }
            return item(vm, text.text, index);
        }
        let Some(slice) = key.downcast::<Slice>() else {
            let kind = key.ty().display_name(vm);
            return Err(vm.type_error(format_args!("string indices must be integers, not '{kind}'")));
        };
        let (start, _, step, count) = slice.indices(vm, len)?;
        match (step, count) {
            (_, 0) => vm.new_str(""),
            (1, _) => text.slice(vm, start as usize, start as usize + count),
            _ => {
                let place = |at: usize| (start + at as isize * step) as usize;
                if text.text.is_ascii() {
                    let data = text.text.data();
                    return vm.new_ascii_filled(count, |out| {
                        out.iter_mut()
                            .enumerate()
                            .for_each(|(at, unit)| *unit = data[place(at)]);
                    });
                }
                let mut out = StrBuilder::new();
                out.reserve(vm, count)?;
                (0..count).try_for_each(|at| out.push(vm, text.text.char_at(place(at))))?;
                out.finish(vm)
            }
        }
    }
    #[slot]
    fn concat(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let left = text_of(vm, this)?;
        let Some(right) = other.downcast::<Str>() else {
            let kind = other.ty().display_name(vm);
            return Err(vm.type_error(format_args!("can only concatenate str (not \"{kind}\") to str")));
        };
        if right.is_empty() {
            left.whole(vm)
        } else if left.text.is_empty() {
            Text {
                obj: other,
                text: right,
            }
            .whole(vm)
        } else {
            vm.concat_str(left.text, right)
        }
    }
    #[slot]
    fn rem(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        match this.downcast::<Str>() {
            Some(format) => crate::percent::format_str(vm, format, other),
            None => Ok(NOT_IMPLEMENTED.own()),
        }
    }
    #[slot]
    fn repeat(this: ObjRef<'_>, vm: &mut Vm, count: isize) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let count = usize::try_from(count).unwrap_or(0);
        if count == 1 {
            return text.whole(vm);
        }
        if text
            .text
            .len()
            .checked_mul(count)
            .is_none_or(|len| len > isize::MAX as usize)
        {
            return Err(vm.overflow_error("repeated string is too long"));
        }
        vm.repeat_str(text.text, count)
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        let Some(wanted) = item.downcast::<Str>() else {
            let kind = item.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "'in <string>' requires string as left operand, not {kind}"
            )));
        };
        Ok(Finder::new(vm, self, wanted)?.find(0, self.len()).is_some())
    }

    /// Encode the string with the codec registered for encoding.
    #[signature("($self, /, encoding='utf-8', errors='strict')")]
    fn encode(this: ObjRef<'_>, vm: &mut Vm, encoding: Option<&Str>, errors: Option<&Str>) -> Result<Obj> {
        crate::codecs::encode_to_bytes(vm, this, encoding, errors)
    }
    /// Return a copy with occurrences of substring old replaced by new.
    #[signature("($self, old, new, /, count=-1)")]
    fn replace(this: ObjRef<'_>, vm: &mut Vm, old: &Str, new: &Str, count: Option<isize>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        split::replace(vm, text, old, new, limit(count))
    }
    /// Return a list of the substrings in the string, using sep as the separator.
    #[signature("($self, /, sep=None, maxsplit=-1)")]
    fn split(this: ObjRef<'_>, vm: &mut Vm, sep: Option<ObjRef<'_>>, maxsplit: Option<isize>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let separator = separator(vm, sep)?;
        split::split(vm, text, separator, limit(maxsplit))
    }
    /// As split(), from the end of the string.
    #[signature("($self, /, sep=None, maxsplit=-1)")]
    fn rsplit(
        this: ObjRef<'_>,
        vm: &mut Vm,
        sep: Option<ObjRef<'_>>,
        maxsplit: Option<isize>,
    ) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let separator = separator(vm, sep)?;
        split::rsplit(vm, text, separator, limit(maxsplit))
    }
    /// Join strings, with this one between them.
    #[signature("($self, iterable, /)")]
    fn join(&self, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<Obj> {
        split::join(vm, self, iterable)
    }
    /// Return a copy with the first character in title case and the rest in lower case.
    #[signature("($self, /)")]
    fn capitalize(&self, vm: &mut Vm) -> Result<Obj> {
        case::capitalize(vm, self)
    }
    /// Return a copy for caseless comparisons.
    #[signature("($self, /)")]
    fn casefold(&self, vm: &mut Vm) -> Result<Obj> {
        case::casefold(vm, self)
    }
    /// Return a copy in which each word begins with a titlecased character.
    #[signature("($self, /)")]
    fn title(&self, vm: &mut Vm) -> Result<Obj> {
        case::title(vm, self)
    }
    /// Return a string of the given width with the text in its middle.
    #[signature("($self, width, fillchar=' ', /)")]
    fn center(this: ObjRef<'_>, vm: &mut Vm, width: isize, fillchar: Option<ObjRef<'_>>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let fill = fill_char(vm, fillchar)?;
        let pad_by = missing(width, text.text.len());
        let left = center_left(pad_by, width.max(0) as usize);
        pad(vm, text, left, pad_by - left, fill)
    }
    /// Return the number of non-overlapping occurrences of sub in S[start:end].
    #[signature("($self, sub[, start[, end]], /)")]
    fn count(
        &self,
        vm: &mut Vm,
        sub: &Str,
        start: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        let (start, end) = bounds(vm, start, end)?;
        let (start, end) = clip(self.len(), start, end);
        if start > end {
            return Ok(0);
        }
        if sub.is_empty() {
            return Ok(end - start + 1);
        }
        Ok(Finder::new(vm, self, sub)?.count(start, end, usize::MAX))
    }
    /// Return a copy where tabs are expanded using spaces.
    #[signature("($self, /, tabsize=8)")]
    fn expandtabs(this: ObjRef<'_>, vm: &mut Vm, tabsize: Option<i32>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let tabs = usize::try_from(tabsize.unwrap_or(8)).unwrap_or(0);
        if !has_char(text.text, 9) {
            return text.whole(vm);
        }
        let mut out = StrBuilder::new();
        let mut column = 0;
        for character in text.text.chars() {
            if character == 9 {
                if tabs > 0 {
                    let spaces = tabs - column % tabs;
                    column += spaces;
                    out.push_repeated(vm, 0x20, spaces)?;
                }
            } else {
                column = if character == 10 || character == 13 {
                    0
                } else {
                    column + 1
                };
                out.push(vm, character)?;
            }
        }
        out.finish(vm)
    }
    /// Return the lowest index in S where sub is found within S[start:end], or -1.
    #[signature("($self, sub[, start[, end]], /)")]
    fn find(
        &self,
        vm: &mut Vm,
        sub: &Str,
        start: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<isize> {
        Ok(look(vm, self, sub, start, end, false)?.map_or(-1, |place| place as isize))
    }
    /// Splits at the first sep: (what is before it, sep, what is behind).
    ///
    /// If there is none: (the whole, '', '').
    #[signature("($self, sep, /)")]
    fn partition(this: ObjRef<'_>, vm: &mut Vm, sep: ObjRef<'_>) -> Result<Obj> {
        let (text, separator) = (text_of(vm, this)?, must_be_str(vm, sep)?);
        split::partition(
            vm,
            text,
            Text {
                obj: sep,
                text: separator,
            },
            false,
        )
    }
    /// As find(), but raises ValueError when sub is not found.
    #[signature("($self, sub[, start[, end]], /)")]
    fn index(
        &self,
        vm: &mut Vm,
        sub: &Str,
        start: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        look(vm, self, sub, start, end, false)?.ok_or_else(|| vm.value_error("substring not found"))
    }
    /// Return a left-justified string of the given width.
    #[signature("($self, width, fillchar=' ', /)")]
    fn ljust(this: ObjRef<'_>, vm: &mut Vm, width: isize, fillchar: Option<ObjRef<'_>>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let fill = fill_char(vm, fillchar)?;
        pad(vm, text, 0, missing(width, text.text.len()), fill)
    }
    /// Return a copy of the string in lower case.
    #[signature("($self, /)")]
    fn lower(&self, vm: &mut Vm) -> Result<Obj> {
        case::lower(vm, self)
    }
    /// Return a copy with leading white space (or characters in chars) removed.
    #[signature("($self, chars=None, /)")]
    fn lstrip(this: ObjRef<'_>, vm: &mut Vm, chars: Option<ObjRef<'_>>) -> Result<Obj> {
        strip(vm, this, chars, true, false)
    }
    /// Return the highest index in S where sub is found within S[start:end], or -1.
    #[signature("($self, sub[, start[, end]], /)")]
    fn rfind(
        &self,
        vm: &mut Vm,
        sub: &Str,
        start: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<isize> {
        Ok(look(vm, self, sub, start, end, true)?.map_or(-1, |place| place as isize))
    }
    /// As rfind(), but raises ValueError when sub is not found.
    #[signature("($self, sub[, start[, end]], /)")]
    fn rindex(
        &self,
        vm: &mut Vm,
        sub: &Str,
        start: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        look(vm, self, sub, start, end, true)?.ok_or_else(|| vm.value_error("substring not found"))
    }
    /// Return a right-justified string of the given width.
    #[signature("($self, width, fillchar=' ', /)")]
    fn rjust(this: ObjRef<'_>, vm: &mut Vm, width: isize, fillchar: Option<ObjRef<'_>>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let fill = fill_char(vm, fillchar)?;
        pad(vm, text, missing(width, text.text.len()), 0, fill)
    }
    /// Return a copy with trailing white space (or characters in chars) removed.
    #[signature("($self, chars=None, /)")]
    fn rstrip(this: ObjRef<'_>, vm: &mut Vm, chars: Option<ObjRef<'_>>) -> Result<Obj> {
        strip(vm, this, chars, false, true)
    }
    /// As partition(), from the end of the string.
    #[signature("($self, sep, /)")]
    fn rpartition(this: ObjRef<'_>, vm: &mut Vm, sep: ObjRef<'_>) -> Result<Obj> {
        let (text, separator) = (text_of(vm, this)?, must_be_str(vm, sep)?);
        split::partition(
            vm,
            text,
            Text {
                obj: sep,
                text: separator,
            },
            true,
        )
    }
    /// Splits into lines, at all that Unicode ends lines with; keepends says whether these stay.
    #[signature("($self, /, keepends=False)")]
    fn splitlines(this: ObjRef<'_>, vm: &mut Vm, keepends: Option<bool>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        split::splitlines(vm, text, keepends.unwrap_or(false))
    }
    /// Return a copy with leading and trailing white space (or characters in chars) removed.
    #[signature("($self, chars=None, /)")]
    fn strip(this: ObjRef<'_>, vm: &mut Vm, chars: Option<ObjRef<'_>>) -> Result<Obj> {
        strip(vm, this, chars, true, true)
    }
    /// Return a copy with upper case turned into lower case and vice versa.
    #[signature("($self, /)")]
    fn swapcase(&self, vm: &mut Vm) -> Result<Obj> {
        case::swapcase(vm, self)
    }
    /// Maps each character through table[ord(c)]: to a string, a code point, or nothing if that is None.
    ///
    /// Characters for which the table raises LookupError stay.
    #[signature("($self, table, /)")]
    fn translate(this: ObjRef<'_>, vm: &mut Vm, table: ObjRef<'_>) -> Result<Obj> {
        let text = text_of(vm, this)?;
        translate::translate(vm, text, table)
    }
    /// Return a copy of the string in upper case.
    #[signature("($self, /)")]
    fn upper(&self, vm: &mut Vm) -> Result<Obj> {
        case::upper(vm, self)
    }
    /// Return True if the string starts with the specified prefix.
    #[signature("($self, prefix[, start[, end]], /)")]
    fn startswith(
        &self,
        vm: &mut Vm,
        prefix: ObjRef<'_>,
        start: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<bool> {
        affix(vm, self, prefix, start, end, false)
    }
    /// Return True if the string ends with the specified suffix.
    #[signature("($self, suffix[, start[, end]], /)")]
    fn endswith(
        &self,
        vm: &mut Vm,
        suffix: ObjRef<'_>,
        start: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<bool> {
        affix(vm, self, suffix, start, end, true)
    }
    /// Takes the prefix away, if it is there.
    #[signature("($self, prefix, /)")]
    fn removeprefix(this: ObjRef<'_>, vm: &mut Vm, prefix: &Str) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let has = has_affix(vm, text.text, prefix, 0, isize::MAX, false)?;
        text.slice(vm, if has { prefix.len() } else { 0 }, text.text.len())
    }
    /// Takes the suffix away, if it is there.
    #[signature("($self, suffix, /)")]
    fn removesuffix(this: ObjRef<'_>, vm: &mut Vm, suffix: &Str) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let has = has_affix(vm, text.text, suffix, 0, isize::MAX, true)?;
        text.slice(vm, 0, text.text.len() - if has { suffix.len() } else { 0 })
    }
    /// Whether every character is below U+0080. The empty string is ASCII.
    #[signature("($self, /)")]
    fn isascii(&self, _vm: &mut Vm) -> bool {
        self.is_ascii()
    }
    /// Whether there are cased characters, all of them lower case.
    #[signature("($self, /)")]
    fn islower(&self, _vm: &mut Vm) -> bool {
        case::is_lower(self.chars())
    }
    /// Whether there are cased characters, all of them upper case.
    #[signature("($self, /)")]
    fn isupper(&self, _vm: &mut Vm) -> bool {
        case::is_upper(self.chars())
    }
    /// Whether there are words, each with a capital and only there.
    #[signature("($self, /)")]
    fn istitle(&self, _vm: &mut Vm) -> bool {
        case::is_title(self.chars())
    }
    /// Whether there are characters, and all are white space.
    #[signature("($self, /)")]
    fn isspace(&self, _vm: &mut Vm) -> bool {
        all(self, unicode::is_space)
    }
    /// Whether there are characters, and all are decimal digits.
    #[signature("($self, /)")]
    fn isdecimal(&self, _vm: &mut Vm) -> bool {
        all(self, unicode::is_decimal)
    }
    /// Whether there are characters, and all are digits, superscripts and the like included.
    #[signature("($self, /)")]
    fn isdigit(&self, _vm: &mut Vm) -> bool {
        all(self, unicode::is_digit)
    }
    /// Whether there are characters, and all stand for numbers.
    #[signature("($self, /)")]
    fn isnumeric(&self, _vm: &mut Vm) -> bool {
        all(self, unicode::is_numeric)
    }
    /// Whether there are characters, and all are letters.
    #[signature("($self, /)")]
    fn isalpha(&self, _vm: &mut Vm) -> bool {
        all(self, unicode::is_alpha)
    }
    /// Whether there are characters, and all are letters or stand for numbers.
    #[signature("($self, /)")]
    fn isalnum(&self, _vm: &mut Vm) -> bool {
        all(self, unicode::is_alnum)
    }
    /// Whether the string could be a name in Python; keyword.iskeyword() tells which are taken.
    #[signature("($self, /)")]
    fn isidentifier(&self, _vm: &mut Vm) -> bool {
        let mut chars = self.chars();
        chars.next().is_some_and(unicode::is_identifier_start) && chars.all(unicode::is_identifier_continue)
    }
    /// Whether repr() would show every character as it is.
    #[signature("($self, /)")]
    fn isprintable(&self, _vm: &mut Vm) -> bool {
        self.is_empty() || all(self, unicode::is_printable)
    }
    /// Puts zeros on the left, behind a sign, so that the result has the given width.
    #[signature("($self, width, /)")]
    fn zfill(this: ObjRef<'_>, vm: &mut Vm, width: isize) -> Result<Obj> {
        let text = text_of(vm, this)?;
        let zeros = missing(width, text.text.len());
        if zeros == 0 {
            return text.whole(vm);
        }
        let signed = !text.text.is_empty() && matches!(char::from_u32(text.text.char_at(0)), Some('+' | '-'));
        if !signed {
            return pad(vm, text, zeros, 0, 0x30);
        }
        let mut out = StrBuilder::new();
        out.push(vm, text.text.char_at(0))?;
        out.push_repeated(vm, 0x30, zeros)?;
        out.push_slice(vm, text.text, 1, text.text.len())?;
        out.finish(vm)
    }
    /// Puts the arguments into the string's replacement fields, {0}, {name} and the like.
    #[signature("($self, /, *args, **kwargs)")]
    fn format(&self, vm: &mut Vm, args: &[ObjRef<'_>], kwargs: crate::args::KwArgs<'_>) -> Result<Obj> {
        format::format_args(vm, self, args, kwargs)
    }
    /// As format(**mapping), but the mapping itself is asked for each name.
    #[signature("($self, mapping, /)")]
    fn format_map(&self, vm: &mut Vm, mapping: ObjRef<'_>) -> Result<Obj> {
        format::format_map(vm, self, mapping)
    }
    /// Writes the string as the format specification says.
    #[signature("($self, format_spec, /)")]
    fn __format__(this: ObjRef<'_>, vm: &mut Vm, format_spec: &Str) -> Result<Obj> {
        let text = text_of(vm, this)?;
        format_text(vm, this, text.text, format_spec)
    }
    /// Return a translation table usable for str.translate().
    #[staticmethod]
    #[signature("(x, y=<unrepresentable>, z=<unrepresentable>, /)")]
    fn maketrans(vm: &mut Vm, x: ObjRef<'_>, y: Option<&Str>, z: Option<&Str>) -> Result<Obj> {
        translate::maketrans(vm, x, y, z)
    }
    /// The memory that the string takes, in bytes.
    #[signature("($self, /)")]
    fn __sizeof__(&self, _vm: &mut Vm) -> usize {
        let header = if self.is_ascii() { 40 } else { 56 };
        header + self.data().len() + self.kind() as usize
    }
    #[signature("($self, /)")]
    fn __getnewargs__(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = vm.substring(self, 0, self.len())?;
        crate::tuple::new(vm, &[copy])
    }
}

fn item(vm: &mut Vm, text: &Str, index: isize) -> Result<Obj> {
    if index < 0 || index as usize >= text.len() {
        return Err(vm.index_error("string index out of range"));
    }
    vm.new_str_from_char(text.char_at(index as usize))
}

fn separator<'a>(vm: &mut Vm, sep: Option<ObjRef<'a>>) -> Result<Option<&'a Str>> {
    let Some(sep) = sep.filter(|sep| !sep.is_none()) else {
        return Ok(None);
    };
    let text = match sep.downcast::<Str>() {
        Some(text) => text,
        None => {
            let kind = sep.ty().display_name(vm);
            return Err(vm.type_error(format_args!("must be str or None, not {kind}")));
        }
    };
    if text.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(Some(text))
}
