//! Bytes from objects.
//!
//! A code object is written through its constant form, so that which parts get a reference index follows from its structure, as the
//! compiler's writer decides it; other objects get one where more than one reference to them exists, as in CPython.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;

use hashbrown::{HashMap, HashSet};
use taipan_bytecode::marshal::write::View;
use taipan_bytecode::marshal::{Container, Error, MAX_DEPTH, Source, Writer, code_part, dump_code};
use taipan_bytecode::{Const, ConstRef, Opcode};
use taipan_numeric::{BigInt, Sign};
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytes::Bytes;
use taipan_objects::code::Code;
use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::set::SetData;
use taipan_objects::slice::Slice;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Result, Unpacked, Vm, exceptions, float, set, tuple,
};

use super::Failure;

/// Writes one object in this version of the format.
///
/// Raises `ValueError` for an object that the format has no place for ("unmarshallable object"), one that is too deeply nested, and
/// code where `allow_code` is false.
pub fn dumps(vm: &mut Vm, object: ObjRef<'_>, version: i32, allow_code: bool) -> Result<Vec<u8>> {
    if let (Some(code), true) = (object.to_ref::<Code>(), allow_code) {
        let mut constants = Constants {
            made: HashMap::new(),
            names: HashSet::new(),
            sets: HashMap::new(),
            depth: 0,
        };
        let made = constants
            .collect_names(&code)
            .and_then(|()| constants.code(vm, &code))
            .and_then(|code| Ok(dump_code(&code, version)?));
        return made.map_err(|failure| failure.into_exception(vm));
    }
    let mut source = ObjectSource { vm };
    match Writer::new(&mut source, version, allow_code).write(&object.own()) {
        Ok(bytes) => Ok(bytes),
        Err(failure) => Err(failure.into_exception(vm)),
    }
}

/// Knows objects for the writer.
struct ObjectSource<'v> {
    vm: &'v mut Vm,
}

type Known<T> = core::result::Result<T, Failure>;

impl Source for ObjectSource<'_> {
    type Object = Obj;
    type Error = Failure;

    fn view<'o>(&'o mut self, object: &'o Obj) -> Known<View<'o>> {
        view(self.vm, object)
    }

    fn child(&mut self, parent: &Obj, cursor: &mut usize) -> Known<Option<Obj>> {
        let at = *cursor;
        if let Some(set) = parent.downcast::<SetData>() {
            return Ok(set.next_entry(self.vm, cursor).map(|(_, item)| item));
        }
        if let Some(dict) = parent.downcast::<Dict>() {
            return Ok(dict_child(self.vm, dict, cursor));
        }
        *cursor += 1;
        if let Some(items) = tuple::items(parent.borrow()) {
            return Ok(items.get(at).cloned());
        }
        if let Some(list) = parent.downcast::<List>() {
            return Ok(list.items(self.vm).get(at).cloned());
        }
        if let Some(slice) = parent.downcast::<Slice>() {
            return Ok(slice.parts().get(at).map(|part| (*part).clone()));
        }
        match parent.to_code() {
            Some(code) => Ok(code_child(self.vm, code, at)?),
            None => Ok(None),
        }
    }

    fn identity(&mut self, object: &Obj, in_set: bool) -> Option<usize> {
        let reference = object.borrow();
        match reference.unpack() {
            // A number in a word has no count; in CPython it is nearly always a constant's or a container's too.
            Unpacked::Int(_) | Unpacked::Float(_) => Some(object.id()),
            Unpacked::Object(_) => {
                // The writer holds one.
                let shared = in_set
                    || reference.is_immortal()
                    || reference.count() > 2
                    || taipan_objects::str::is_interned(reference);
                shared.then(|| object.id())
            }
        }
    }
}

trait AsCode {
    fn to_code(&self) -> Option<&Code>;
}

impl AsCode for Obj {
    fn to_code(&self) -> Option<&Code> {
        self.downcast::<Code>()
    }
}

/// The next key or value. The cursor is twice the entry's position, and odd where its value is next.
fn dict_child(vm: &Vm, dict: &Dict, cursor: &mut usize) -> Option<Obj> {
    let mut position = *cursor / 2;
    let (key, value) = dict.next_entry(vm, &mut position)?;
    if (*cursor).is_multiple_of(2) {
        *cursor += 1;
        Some(key)
    } else {
        *cursor = position * 2;
        Some(value)
    }
}

fn code_child(vm: &mut Vm, code: &Code, part: usize) -> Result<Option<Obj>> {
    Ok(Some(match part {
        code_part::CODE => {
            let bytes = original_bytes(code);
            taipan_objects::bytes::new(vm, &bytes)?
        }
        code_part::CONSTS => code.consts.clone(),
        code_part::NAMES => code.names.clone(),
        code_part::LOCALSPLUSNAMES => code.localsplusnames.clone(),
        code_part::LOCALSPLUSKINDS => taipan_objects::bytes::new(vm, &code.localspluskinds)?,
        code_part::FILENAME => filename(code),
        code_part::NAME => code.name.clone(),
        code_part::QUALNAME => code.qualname.clone(),
        code_part::LINETABLE => taipan_objects::bytes::new(vm, &code.linetable)?,
        code_part::EXCEPTIONTABLE => taipan_objects::bytes::new(vm, &code.exceptiontable)?,
        _ => return Ok(None),
    }))
}

fn filename(code: &Code) -> Obj {
    code.filename.get().unwrap_or_else(|| code.name.clone())
}

fn original_bytes(code: &Code) -> Vec<u8> {
    code.original().flat_map(u16::to_le_bytes).collect()
}

fn view<'o>(vm: &mut Vm, object: &'o Obj) -> Known<View<'o>> {
    let reference = object.borrow();
    if reference.is_none() {
        return Ok(View::None);
    }
    if reference.is(taipan_objects::singletons::TRUE) {
        return Ok(View::Bool(true));
    }
    if reference.is(taipan_objects::singletons::FALSE) {
        return Ok(View::Bool(false));
    }
    if reference.is(taipan_objects::singletons::ELLIPSIS) {
        return Ok(View::Ellipsis);
    }
    if reference.is(exceptions::STOP_ITERATION.as_obj()) {
        return Ok(View::StopIteration);
    }
    let class = reference.ty();
    if class.is(taipan_objects::int::INT) {
        let Some(value) = taipan_objects::int::value(reference) else {
            return Ok(View::Unmarshallable);
        };
        return Ok(match value.to_i64() {
            Some(value) => View::Int(value),
            None => {
                let big = value.to_big();
                View::Long(big.sign() == Sign::Minus, digits(&big)?)
            }
        });
    }
    if class.is(taipan_objects::float::FLOAT) {
        return Ok(taipan_objects::float::value(reference).map_or(View::Unmarshallable, View::Float));
    }
    if class.is(taipan_objects::complex::COMPLEX) {
        let value = taipan_objects::complex::value(reference);
        return Ok(value.map_or(View::Unmarshallable, |value| {
            View::Complex(value.real, value.imag)
        }));
    }
    if class.is(taipan_objects::bytes::BYTES)
        && let Some(bytes) = object.downcast::<Bytes>()
    {
        return Ok(View::Bytes(Cow::Borrowed(bytes.as_slice())));
    }
    if class.is(taipan_objects::str::STR)
        && let Some(text) = object.downcast::<Str>()
    {
        let utf8 = match text.as_utf8_if_ascii() {
            Some(ascii) => Cow::Borrowed(ascii.as_bytes()),
            None => Cow::Owned(text.to_wtf8().as_bytes().to_vec()),
        };
        let interned = taipan_objects::str::is_interned(reference);
        return Ok(View::Str { utf8, interned });
    }
    if class.is(tuple::TUPLE)
        && let Some(items) = tuple::items(reference)
    {
        return Ok(View::Container(Container::Tuple, items.len()));
    }
    if class.is(taipan_objects::list::LIST)
        && let Some(list) = object.downcast::<List>()
    {
        return Ok(View::Container(Container::List, list.items(vm).len()));
    }
    if class.is(taipan_objects::dict::DICT) {
        return Ok(View::Container(Container::Dict, 0));
    }
    if (class.is(set::SET) || class.is(set::FROZEN_SET))
        && let Some(items) = object.downcast::<SetData>()
    {
        let kind = if class.is(set::SET) {
            Container::Set
        } else {
            Container::FrozenSet
        };
        return Ok(View::Container(kind, items.len(vm)));
    }
    if class.is(taipan_objects::slice::SLICE) {
        return Ok(View::Slice);
    }
    if let Some(code) = object.to_code() {
        return Ok(View::Code(numbers(code)));
    }
    if buffer::is_exporter(reference) {
        let view =
            buffer::get(vm, reference, BufferFlags::SIMPLE).map_err(|error| unmarshallable(vm, error))?;
        let bytes = view.bytes(vm).to_vec();
        return Ok(View::Bytes(Cow::Owned(bytes)));
    }
    Ok(View::Unmarshallable)
}

/// An object that does not show its memory is one that the format has no place for.
fn unmarshallable(_: &mut Vm, error: Exception) -> Failure {
    if error.matches(exceptions::MEMORY_ERROR) {
        return Failure::Raised(error);
    }
    Failure::Format(Error::Value("unmarshallable object"))
}

fn numbers(code: &Code) -> [i32; 6] {
    [
        code.argcount as i32,
        code.posonlyargcount as i32,
        code.kwonlyargcount as i32,
        code.stacksize as i32,
        code.flags as i32,
        code.firstlineno,
    ]
}

/// The digits of an `int` in base 2**15, least significant first.
fn digits(value: &BigInt) -> core::result::Result<Vec<u16>, Error> {
    let mut digits = Vec::new();
    digits.try_reserve(usize::try_from(value.bits() / 15 + 3).map_err(|_| Error::Memory)?)?;
    let mut rest = 0u64;
    let mut bits = 0;
    for word in value.magnitude().iter_u32_digits() {
        rest |= u64::from(word) << bits;
        bits += 32;
        while bits >= 15 {
            digits.push((rest & 0x7FFF) as u16);
            rest >>= 15;
            bits -= 15;
        }
    }
    digits.push(rest as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    Ok(digits)
}

/// The tuples with names of keyword arguments and of attributes in class patterns: constants that are loaded just before their use.
fn keywords<'c>(code: &'c Code, consts: &'c [Obj]) -> impl Iterator<Item = &'c Obj> {
    let (mut operand, mut loaded) = (0, None);
    code.original().filter_map(move |unit| {
        let [opcode, low] = unit.to_le_bytes();
        operand = operand << 8 | usize::from(low);
        let opcode = Opcode::from_u8(opcode)?;
        if opcode == Opcode::EXTENDED_ARG {
            return None;
        }
        let operand = core::mem::take(&mut operand);
        let before = loaded.take();
        match opcode {
            Opcode::CALL_KW | Opcode::MATCH_CLASS => return before,
            Opcode::LOAD_CONST => loaded = consts.get(operand),
            _ => {}
        }
        None
    })
}

/// Turns a code object's parts into constants, one object into one constant.
struct Constants {
    made: HashMap<usize, ConstRef>,
    /// The names in all the code, by their identity: they are interned.
    names: HashSet<usize>,
    /// The sets of a `co_consts`, by the identities of its items and of the set.
    sets: HashMap<(Vec<usize>, usize), ConstRef>,
    depth: usize,
}

impl Constants {
    /// Finds the names in a code object and in those inside it.
    fn collect_names(&mut self, code: &Code) -> Known<()> {
        if self.depth >= MAX_DEPTH {
            return Err(Error::Value("object too deeply nested to marshal").into());
        }
        let consts = tuple::items(code.consts.borrow()).unwrap_or(&[]);
        let lists = [&code.names, &code.localsplusnames].into_iter();
        for names in lists.chain(keywords(code, consts)) {
            for name in tuple::items(names.borrow()).unwrap_or(&[]) {
                self.names.try_reserve(1).map_err(|_| Error::Memory)?;
                self.names.insert(name.id());
            }
        }
        self.depth += 1;
        for constant in consts {
            if let Some(code) = constant.to_code() {
                self.collect_names(code)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// The constant for an item of `consts`, a `co_consts`.
    ///
    /// Code objects share a set, unless a string in it is a name elsewhere, in the code or in what every program begins with: CPython interns
    /// the strings of a set for each `co_consts`, and makes another set where one of them turns out to be another object. Those with equal
    /// items are one themselves.
    fn code_constant(&mut self, vm: &mut Vm, object: &Obj, consts: &[Obj]) -> Known<ConstRef> {
        if object.borrow().is_exact(set::FROZEN_SET)
            && let Some(items) = object.downcast::<SetData>()
        {
            let items = items.items(vm)?;
            // There is only one string of one character anyway.
            let is_name = |item: &Obj| {
                let known = self.names.contains(&item.id()) || item.borrow().is_immortal();
                known && item.downcast::<Str>().is_some_and(|text| text.len() > 1)
            };
            if items.iter().any(is_name) {
                let mut ids = Vec::new();
                ids.try_reserve_exact(consts.len()).map_err(Error::from)?;
                ids.extend(consts.iter().map(Obj::id));
                let key = (ids, object.id());
                if let Some(known) = self.sets.get(&key) {
                    return Ok(known.clone());
                }
                let made = Rc::new(self.make(vm, object)?);
                self.sets.try_reserve(1).map_err(|_| Error::Memory)?;
                self.sets.insert(key, made.clone());
                return Ok(made);
            }
        }
        self.constant(vm, object)
    }

    /// A part of a slice: never one object with another constant. A number has no identity that would say so.
    fn slice_part(&mut self, vm: &mut Vm, part: &Obj) -> Known<ConstRef> {
        let is_small = matches!(part.borrow().unpack(), Unpacked::Int(_));
        if is_small || float::value(part.borrow()).is_some() {
            return Ok(Rc::new(self.make(vm, part)?));
        }
        self.constant(vm, part)
    }

    fn constant(&mut self, vm: &mut Vm, object: &Obj) -> Known<ConstRef> {
        if let Some(known) = self.made.get(&object.id()) {
            return Ok(known.clone());
        }
        if self.depth >= MAX_DEPTH {
            return Err(Error::Value("object too deeply nested to marshal").into());
        }
        self.depth += 1;
        let made = vm.recursive(" while marshalling a code object", |vm| Ok(self.make(vm, object)));
        self.depth -= 1;
        let made = Rc::new(made??);
        self.made.insert(object.id(), made.clone());
        Ok(made)
    }

    fn make(&mut self, vm: &mut Vm, object: &Obj) -> Known<Const> {
        if let Some(code) = object.borrow().to_ref::<Code>() {
            return Ok(Const::Code(Box::new(self.code(vm, &code)?)));
        }
        Ok(match view(vm, object)? {
            View::None => Const::None,
            View::Bool(true) => Const::True,
            View::Bool(false) => Const::False,
            View::Ellipsis => Const::Ellipsis,
            View::Int(value) => Const::Int(value),
            View::Long(negative, _) => {
                let big = taipan_objects::int::value(object.borrow()).map(|value| value.to_big());
                let _ = negative;
                Const::BigInt(big.unwrap_or_default())
            }
            View::Float(value) => Const::Float(value),
            View::Complex(real, imag) => Const::Complex { real, imag },
            View::Bytes(bytes) => Const::Bytes(bytes.into_owned().into_boxed_slice()),
            View::Str { interned, .. } => {
                let text = object.downcast::<Str>().map(Str::to_wtf8).unwrap_or_default();
                Const::Str {
                    text: text.into(),
                    interned,
                }
            }
            View::Container(Container::Tuple, _) => {
                let items = tuple::items(object.borrow()).unwrap_or(&[]);
                Const::Tuple(self.constants(vm, items)?)
            }
            View::Container(Container::FrozenSet, _) => {
                let Some(set) = object.downcast::<SetData>() else {
                    return Err(Error::Value("unmarshallable object").into());
                };
                let items = set.items(vm)?;
                Const::FrozenSet(self.constants(vm, &items)?)
            }
            View::Slice => {
                let Some(slice) = object.downcast::<Slice>() else {
                    return Err(Error::Value("unmarshallable object").into());
                };
                let [start, stop, step] = slice.parts();
                let (start, stop) = (self.slice_part(vm, start)?, self.slice_part(vm, stop)?);
                Const::Slice(Box::new([start, stop, self.slice_part(vm, step)?]))
            }
            _ => return Err(Error::Value("unmarshallable object").into()),
        })
    }

    fn constants(&mut self, vm: &mut Vm, items: &[Obj]) -> Known<Box<[ConstRef]>> {
        let mut made = Vec::new();
        made.try_reserve_exact(items.len()).map_err(Error::from)?;
        for item in items {
            made.push(self.constant(vm, item)?);
        }
        Ok(made.into_boxed_slice())
    }

    fn consts(&mut self, vm: &mut Vm, consts: &Obj) -> Known<Box<[ConstRef]>> {
        let items = tuple::items(consts.borrow()).unwrap_or(&[]);
        let mut made = Vec::new();
        made.try_reserve_exact(items.len()).map_err(Error::from)?;
        for item in items {
            made.push(self.code_constant(vm, item, items)?);
        }
        Ok(made.into_boxed_slice())
    }

    fn names(&mut self, vm: &mut Vm, names: &Obj) -> Known<Box<[ConstRef]>> {
        let items = tuple::items(names.borrow()).unwrap_or(&[]);
        self.constants(vm, items)
    }

    fn code(&mut self, vm: &mut Vm, code: &Code) -> Known<taipan_bytecode::Code> {
        Ok(taipan_bytecode::Code {
            argcount: code.argcount,
            posonlyargcount: code.posonlyargcount,
            kwonlyargcount: code.kwonlyargcount,
            stacksize: code.stacksize,
            flags: code.flags,
            code: original_bytes(code).into_boxed_slice(),
            consts: self.consts(vm, &code.consts)?,
            names: self.names(vm, &code.names)?,
            localsplusnames: self.names(vm, &code.localsplusnames)?,
            localspluskinds: code.localspluskinds.to_vec().into_boxed_slice(),
            filename: self.constant(vm, &filename(code))?,
            name: self.constant(vm, &code.name)?,
            qualname: self.constant(vm, &code.qualname)?,
            firstlineno: code.firstlineno,
            linetable: code.linetable.to_vec().into_boxed_slice(),
            exceptiontable: code.exceptiontable.to_vec().into_boxed_slice(),
        })
    }
}
