//! The module `unicodedata`: the Unicode Character Database, of today and of version 3.2.

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::exception::{Exception, Result};
use taipan_objects::module::{self, Module};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Obj, ObjRef, Ref, Vm, float, int};
use taipan_unicode::{self as unicode, Form, v3_2};

/// What the Unicode Standard, version 16.0.0, says about each character.
#[allow(missing_debug_implementations)]
pub struct UnicodeData;

// A doc comment would be `__doc__`, which this class does not have.
#[allow(missing_docs)]
#[pyclass(name = "UCD", module = "unicodedata", bits = [DISALLOW_INSTANTIATION])]
pub struct Ucd;

/// Which database is asked.
#[derive(Clone, Copy, PartialEq)]
enum Age {
    Today,
    Old,
}

/// The one character of an argument. `place` names the argument where there are several.
fn character(vm: &mut Vm, function: &str, place: &str, value: ObjRef<'_>) -> Result<u32> {
    let Some(text) = value.downcast::<Str>() else {
        let kind = value.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "{function}() argument{place} must be a unicode character, not {kind}"
        )));
    };
    if text.len() != 1 {
        let len = text.len();
        return Err(vm.type_error(format_args!(
            "{function}(): argument{place} must be a unicode character, not a string of length {len}"
        )));
    }
    Ok(text.char_at(0))
}

fn absent(vm: &mut Vm, default: Option<ObjRef<'_>>, message: &str) -> Result<Obj> {
    match default {
        Some(default) => Ok(default.own()),
        None => Err(vm.value_error(message)),
    }
}

fn form_of(vm: &mut Vm, form: &Str) -> Result<Form> {
    let known = form.as_utf8_if_ascii().and_then(Form::from_name);
    known.ok_or_else(|| vm.value_error("invalid normalization form"))
}

impl Age {
    fn category(self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        let c = character(vm, "category", "", chr)?;
        Ok(match self {
            Age::Today => unicode::category(c),
            Age::Old => v3_2::category(c),
        }
        .abbreviation())
    }

    fn bidirectional(self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        let c = character(vm, "bidirectional", "", chr)?;
        Ok(match self {
            Age::Today => unicode::bidirectional(c),
            Age::Old => v3_2::bidirectional(c),
        })
    }

    fn combining(self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<u8> {
        let c = character(vm, "combining", "", chr)?;
        Ok(match self {
            Age::Today => unicode::combining(c),
            Age::Old => v3_2::combining(c),
        })
    }

    fn mirrored(self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<u8> {
        let c = character(vm, "mirrored", "", chr)?;
        Ok(u8::from(match self {
            Age::Today => unicode::is_mirrored(c),
            Age::Old => v3_2::is_mirrored(c),
        }))
    }

    fn east_asian_width(self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        let c = character(vm, "east_asian_width", "", chr)?;
        Ok(match self {
            Age::Today => unicode::east_asian_width(c),
            Age::Old => v3_2::east_asian_width(c),
        })
    }

    fn decomposition(self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<Obj> {
        let c = character(vm, "decomposition", "", chr)?;
        let text = match self {
            Age::Today => unicode::decomposition(c),
            Age::Old => v3_2::decomposition(c),
        };
        vm.new_str(&text)
    }

    fn decimal(self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let c = character(vm, "decimal", " 1", chr)?;
        let value = match self {
            Age::Today => unicode::to_decimal(c),
            Age::Old => v3_2::to_decimal(c),
        };
        match value {
            Some(value) => int::new(vm, value),
            None => absent(vm, default, "not a decimal"),
        }
    }

    fn digit(self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let c = character(vm, "digit", " 1", chr)?;
        match unicode::to_digit(c) {
            Some(value) => int::new(vm, value),
            None => absent(vm, default, "not a digit"),
        }
    }

    fn numeric(self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let c = character(vm, "numeric", " 1", chr)?;
        let value = match self {
            Age::Today => unicode::to_numeric(c),
            Age::Old => v3_2::to_numeric(c),
        };
        match value {
            Some(value) => float::new(vm, value),
            None => absent(vm, default, "not a numeric character"),
        }
    }

    fn name(self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let c = character(vm, "name", " 1", chr)?;
        let name = match self {
            Age::Today => unicode::name(c),
            Age::Old => v3_2::name(c),
        };
        match name {
            Some(name) => vm.new_str(&name),
            None => absent(vm, default, "no such name"),
        }
    }

    fn lookup(self, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        let text = match name.downcast::<Str>() {
            Some(text) => text.to_utf8(),
            None => {
                let bytes =
                    taipan_objects::buffer::get(vm, name, taipan_objects::buffer::BufferFlags::SIMPLE)?;
                alloc::string::String::from_utf8(bytes.bytes(vm).to_vec()).ok()
            }
        };
        let text = text.unwrap_or_default();
        let found = match self {
            Age::Today => unicode::lookup(&text),
            Age::Old => v3_2::lookup(&text),
        };
        if let Some(found) = found {
            return vm.new_str_from_char(found);
        }
        if let Some(sequence) = unicode::lookup_sequence(&text).filter(|_| self == Age::Today) {
            let mut out = StrBuilder::new();
            for character in sequence {
                out.push(vm, character)?;
            }
            return out.finish(vm);
        }
        Err(undefined(vm, &text))
    }

    fn normalize(self, vm: &mut Vm, form: &Str, text: &Str) -> Result<Obj> {
        let form = form_of(vm, form)?;
        if text.is_ascii() {
            return vm.new_latin1(text.data(), true);
        }
        let text = text.to_wtf8();
        match self {
            Age::Today => {
                let made = unicode::normalize(form, &text);
                vm.new_str_from_wtf8(&made)
            }
            Age::Old => {
                let made = v3_2::normalize(form, &text);
                vm.new_str_from_wtf8(&made)
            }
        }
    }

    fn is_normalized(self, vm: &mut Vm, form: &Str, text: &Str) -> Result<bool> {
        let form = form_of(vm, form)?;
        let text = text.to_wtf8();
        Ok(match self {
            Age::Today => unicode::is_normalized(form, &text),
            Age::Old => v3_2::is_normalized(form, &text),
        })
    }
}

fn undefined(vm: &mut Vm, name: &str) -> Exception {
    match vm.format(format_args!("undefined character name '{name}'")) {
        Ok(message) => vm.key_error(message.borrow()),
        Err(error) => error,
    }
}

#[pymethods]
impl Ucd {
    /// The value of a decimal digit, an int. Without one: the default, or ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn decimal(&self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Old.decimal(vm, chr, default)
    }
    /// The value of a digit, superscripts and the like included, an int. Without one: the default, or
    /// ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn digit(&self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Old.digit(vm, chr, default)
    }
    /// The value of a character that stands for a number, a float. Without one: the default, or ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn numeric(&self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Old.numeric(vm, chr, default)
    }
    /// The category, such as 'Lu'.
    fn category(&self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        Age::Old.category(vm, chr)
    }
    /// The class in text of both directions, such as 'AL'; '' if there is none.
    fn bidirectional(&self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        Age::Old.bidirectional(vm, chr)
    }
    /// The class by which combining characters are ordered, 0 if it is none of them.
    fn combining(&self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<u8> {
        Age::Old.combining(vm, chr)
    }
    /// 1 if the character is mirrored in text from right to left, otherwise 0.
    fn mirrored(&self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<u8> {
        Age::Old.mirrored(vm, chr)
    }
    /// Its width in East Asian text, such as 'W'.
    fn east_asian_width(&self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        Age::Old.east_asian_width(vm, chr)
    }
    /// What the character can be replaced with, as code points in hexadecimal; '' if there is nothing.
    fn decomposition(&self, vm: &mut Vm, chr: ObjRef<'_>) -> Result<Obj> {
        Age::Old.decomposition(vm, chr)
    }
    /// The character's name. Without one: the default, or ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn name(&self, vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Old.name(vm, chr, default)
    }
    /// Look up character by name.
    fn lookup(&self, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        Age::Old.lookup(vm, name)
    }
    /// Whether normalizing the string to that form would change nothing.
    fn is_normalized(&self, vm: &mut Vm, form: &Str, unistr: &Str) -> Result<bool> {
        Age::Old.is_normalized(vm, form, unistr)
    }
    /// The string in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'.
    fn normalize(&self, vm: &mut Vm, form: &Str, unistr: &Str) -> Result<Obj> {
        Age::Old.normalize(vm, form, unistr)
    }
    #[getter]
    fn unidata_version(&self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str(v3_2::VERSION)
    }
}

#[pymodule(name = "unicodedata")]
impl UnicodeData {
    /// The value of a decimal digit, an int. Without one: the default, or ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn decimal(vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Today.decimal(vm, chr, default)
    }
    /// The value of a digit, superscripts and the like included, an int. Without one: the default, or
    /// ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn digit(vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Today.digit(vm, chr, default)
    }
    /// The value of a character that stands for a number, a float. Without one: the default, or ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn numeric(vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Today.numeric(vm, chr, default)
    }
    /// The category, such as 'Lu'.
    fn category(vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        Age::Today.category(vm, chr)
    }
    /// The class in text of both directions, such as 'AL'; '' if there is none.
    fn bidirectional(vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        Age::Today.bidirectional(vm, chr)
    }
    /// The class by which combining characters are ordered, 0 if it is none of them.
    fn combining(vm: &mut Vm, chr: ObjRef<'_>) -> Result<u8> {
        Age::Today.combining(vm, chr)
    }
    /// 1 if the character is mirrored in text from right to left, otherwise 0.
    fn mirrored(vm: &mut Vm, chr: ObjRef<'_>) -> Result<u8> {
        Age::Today.mirrored(vm, chr)
    }
    /// Its width in East Asian text, such as 'W'.
    fn east_asian_width(vm: &mut Vm, chr: ObjRef<'_>) -> Result<&'static str> {
        Age::Today.east_asian_width(vm, chr)
    }
    /// What the character can be replaced with, as code points in hexadecimal; '' if there is nothing.
    fn decomposition(vm: &mut Vm, chr: ObjRef<'_>) -> Result<Obj> {
        Age::Today.decomposition(vm, chr)
    }
    /// The character's name. Without one: the default, or ValueError.
    #[signature("($self, chr, default=<unrepresentable>, /)")]
    fn name(vm: &mut Vm, chr: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        Age::Today.name(vm, chr, default)
    }
    /// Look up character by name.
    fn lookup(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        Age::Today.lookup(vm, name)
    }
    /// Whether normalizing the string to that form would change nothing.
    fn is_normalized(vm: &mut Vm, form: &Str, unistr: &Str) -> Result<bool> {
        Age::Today.is_normalized(vm, form, unistr)
    }
    /// The string in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'.
    fn normalize(vm: &mut Vm, form: &Str, unistr: &Str) -> Result<Obj> {
        Age::Today.normalize(vm, form, unistr)
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "UCD", UCD.own())?;
        let old = vm.alloc().instance(UCD.as_obj(), Ucd)?;
        module::add(vm, module, "ucd_3_2_0", old.into())?;
        let version = vm.new_str("16.0.0")?;
        module::add(vm, module, "unidata_version", version)
    }
}
