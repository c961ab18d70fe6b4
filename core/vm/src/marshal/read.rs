//! Objects from bytes.

use alloc::vec::Vec;
use core::cell::RefCell;

use hashbrown::{HashMap, HashSet};
use taipan_bytecode::marshal::read::Input;
use taipan_bytecode::marshal::{CodeParts, Container, Error, Reader, Sink, code_part};
use taipan_bytecode::{co_fast, co_flags, verify};
use taipan_numeric::{BigInt, Sign};
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytes::Bytes;
use taipan_objects::code::{self, Parts};
use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::set::{self, SetData};
use taipan_objects::slice::Slice;
use taipan_objects::str::Str;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Result, Vm, call, exceptions, singletons, tuple};
use taipan_unicode::Wtf8;

use super::Failure;

/// Where bytes come from, and so whether code objects in them are verified before they can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Our own compiler made them, and they have been in the program's image since.
    Frozen,
    /// From anywhere else.
    Foreign,
}

/// Reads one object; what follows it is ignored.
///
/// Raises `EOFError`, `ValueError` or `TypeError` for bytes that are no marshal data, or code where `allow_code` is false or
/// that is not safe to run.
pub fn loads(vm: &mut Vm, bytes: &[u8], trust: Trust, allow_code: bool) -> Result<Obj> {
    read(vm, bytes, trust, allow_code, None)
}

/// Reads a code object of the program's own image, and gives it and the code in it this `co_filename`, if there is one.
pub fn frozen_code(vm: &mut Vm, bytes: &[u8], filename: Option<Obj>) -> Result<Ref<code::Code>> {
    let made = read(vm, bytes, Trust::Frozen, true, filename)?;
    made.into_ref::<code::Code>()
        .map_err(|_| vm.type_error("a frozen module's data is no code object"))
}

fn read(vm: &mut Vm, bytes: &[u8], trust: Trust, allow_code: bool, filename: Option<Obj>) -> Result<Obj> {
    let shared = RefCell::new(vm);
    let mut sink = ObjectSink {
        vm: &shared,
        trust,
        filename,
        referring: HVec::new(),
    };
    let result = Reader::new(bytes, &mut sink, allow_code)
        .read()
        .and_then(|object| put_in_place(&mut shared.borrow_mut(), &sink.referring).map(|()| object));
    result.map_err(|failure| failure.into_exception(shared.into_inner()))
}

/// Reads one object from a file object, and nothing behind it: `marshal.load`.
///
/// Raises what [`loads`] and the file's methods raise.
pub fn load(vm: &mut Vm, file: ObjRef<'_>, allow_code: bool) -> Result<Obj> {
    let shared = RefCell::new(vm);
    let input = FileInput {
        vm: &shared,
        file,
        piece: Vec::new(),
    };
    let mut sink = ObjectSink {
        vm: &shared,
        trust: Trust::Foreign,
        filename: None,
        referring: HVec::new(),
    };
    let result = Reader::new(input, &mut sink, allow_code)
        .read()
        .and_then(|object| put_in_place(&mut shared.borrow_mut(), &sink.referring).map(|()| object));
    result.map_err(|failure| failure.into_exception(shared.into_inner()))
}

/// A file object that gives bytes by its `readinto`. The thread's state is shared with the sink: they are asked by turns.
struct FileInput<'s, 'v> {
    vm: &'s RefCell<&'v mut Vm>,
    file: ObjRef<'s>,
    piece: Vec<u8>,
}

impl Input<Failure> for FileInput<'_, '_> {
    const TOO_SHORT: &'static str = "EOF read where not expected";

    fn take(&mut self, count: usize) -> Made<Option<&[u8]>> {
        self.piece.clear();
        if count == 0 {
            return Ok(Some(&self.piece));
        }
        let mut vm = self.vm.borrow_mut();
        let vm: &mut Vm = &mut vm;
        let size = taipan_objects::int::new(vm, count)?;
        let class = taipan_objects::bytearray::BYTE_ARRAY.as_obj();
        let buffer = call::call(vm, class, &[size.borrow()])?;
        let view = call::call(
            vm,
            taipan_objects::memoryview::MEMORY_VIEW.as_obj(),
            &[buffer.borrow()],
        )?;
        let name = vm.intern("readinto")?;
        let read = call::call_method(vm, self.file, name.borrow(), &[view.borrow()])?;
        let read = taipan_objects::int::to_ssize(vm, read.borrow())?;
        if read > count as isize {
            let message =
                format_args!("read() returned too much data: {count} bytes requested, {read} returned");
            return Err(vm.value_error(message).into());
        }
        if read < count as isize {
            return Ok(None);
        }
        let view = buffer::get(vm, buffer.borrow(), BufferFlags::SIMPLE)?;
        let bytes = view.bytes(vm);
        self.piece.try_reserve(bytes.len()).map_err(Error::from)?;
        self.piece.extend_from_slice(bytes);
        Ok(Some(&self.piece))
    }

    fn left(&self) -> usize {
        usize::MAX
    }
}

/// Makes objects for the reader.
struct ObjectSink<'s, 'v> {
    vm: &'s RefCell<&'v mut Vm>,
    trust: Trust,
    filename: Option<Obj>,
    /// Tuples that hold themselves, each with what stands for it in what it leads to.
    referring: HVec<(Obj, Obj)>,
}

/// A container whose items are still to come.
enum Partial {
    /// With what stands for the tuple in its own items.
    Items(Container, HVec<Obj>, Option<Obj>),
    List(Ref<List>),
    Dict(Ref<Dict>, Option<Obj>),
    Set(Ref<SetData>),
}

/// What sizes claim may be far more than will come: so many items get room at once.
const MAX_RESERVED: usize = 4096;

/// Tuples may hold themselves; not where flash is short, and frozen modules are all that is read.
const SELF_REFERENCES: bool = !cfg!(feature = "small");

type Made<T> = core::result::Result<T, Failure>;

impl Sink for ObjectSink<'_, '_> {
    type Object = Obj;
    type Partial = Partial;
    type Error = Failure;

    fn none(&mut self) -> Made<Obj> {
        Ok(singletons::NONE.own())
    }

    fn bool(&mut self, value: bool) -> Made<Obj> {
        Ok(singletons::bool_object(value).own())
    }

    fn ellipsis(&mut self) -> Made<Obj> {
        Ok(singletons::ELLIPSIS.own())
    }

    fn stop_iteration(&mut self) -> Made<Obj> {
        Ok(exceptions::STOP_ITERATION.own())
    }

    fn int(&mut self, value: i64) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        Ok(taipan_objects::int::new(vm, value)?)
    }

    fn long(&mut self, negative: bool, digits: &[u16]) -> Made<Obj> {
        let mut words = Vec::new();
        words
            .try_reserve_exact(digits.len() / 2 + 1)
            .map_err(Error::from)?;
        let mut word = 0u64;
        let mut bits = 0;
        for &digit in digits {
            word |= u64::from(digit) << bits;
            bits += 15;
            if bits >= 32 {
                words.push(word as u32);
                word >>= 32;
                bits -= 32;
            }
        }
        words.push(word as u32);
        let value = BigInt::from_slice(if negative { Sign::Minus } else { Sign::Plus }, &words);
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        Ok(taipan_objects::int::new(vm, value)?)
    }

    fn float(&mut self, value: f64) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        Ok(taipan_objects::float::new(vm, value)?)
    }

    fn complex(&mut self, real: f64, imag: f64) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        Ok(taipan_objects::complex::new(vm, real, imag)?)
    }

    fn bytes(&mut self, value: &[u8]) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        Ok(taipan_objects::bytes::new(vm, value)?)
    }

    fn latin1(&mut self, text: &[u8], interned: bool) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        if interned
            && let Ok(text) = core::str::from_utf8(text)
            && text.is_ascii()
        {
            return Ok(vm.intern(text)?.into());
        }
        let text = vm.new_latin1(text, text.is_ascii())?;
        intern_if(vm, text, interned)
    }

    fn utf8(&mut self, text: &[u8], interned: bool) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        let made = match Wtf8::from_bytes(text) {
            Some(text) => vm.new_str_from_wtf8(text)?,
            None => {
                let bytes = taipan_objects::bytes::new(vm, text)?;
                let decode = vm.hooks().decode;
                decode(vm, bytes.borrow(), Some("utf-8"), Some("surrogatepass"))?
            }
        };
        intern_if(vm, made, interned)
    }

    fn begin(&mut self, kind: Container, capacity: usize) -> Made<Partial> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        let capacity = capacity.min(MAX_RESERVED);
        let memory = vm.alloc();
        Ok(match kind {
            Container::Tuple | Container::FrozenSet => {
                Partial::Items(kind, HVec::with_capacity(memory, capacity)?, None)
            }
            Container::List => Partial::List(List::create(vm, HVec::with_capacity(memory, capacity)?)?),
            Container::Dict => Partial::Dict(Dict::create(vm)?, None),
            Container::Set => Partial::Set(set::create_in(vm, set::SET)?),
        })
    }

    fn provisional(&mut self, partial: &Partial) -> Option<Obj> {
        match partial {
            Partial::Items(..) => None,
            Partial::List(list) => Some(list.clone().into()),
            Partial::Dict(dict, _) => Some(dict.clone().into()),
            Partial::Set(set) => Some(set.clone().into()),
        }
    }

    fn stand_in(&mut self, partial: &mut Partial) -> Made<Option<Obj>> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        let Partial::Items(_, _, stand_in) = partial else {
            return Ok(None);
        };
        if !SELF_REFERENCES {
            return Ok(None);
        }
        if stand_in.is_none() {
            *stand_in = Some(List::create(vm, HVec::new())?.into());
        }
        Ok(stand_in.clone())
    }

    fn push(&mut self, partial: &mut Partial, item: Obj) -> Made<()> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        match partial {
            Partial::Items(_, items, _) => items.push(vm.alloc(), item)?,
            Partial::List(list) => list.push(vm, item)?,
            Partial::Set(set) => set.add(vm, item.borrow())?,
            Partial::Dict(dict, key) => match key.take() {
                None => *key = Some(item),
                Some(key) => dict.set(vm, key.borrow(), item)?,
            },
        }
        Ok(())
    }

    fn finish(&mut self, partial: Partial) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        Ok(match partial {
            Partial::Items(Container::FrozenSet, items, _) => set::frozenset_from(vm, &items)?,
            Partial::Items(_, items, stand_in) => {
                let tuple = tuple::from_vec(vm, items)?;
                if let Some(stand_in) = stand_in {
                    self.referring.push(vm.alloc(), (tuple.clone(), stand_in))?;
                }
                tuple
            }
            Partial::List(list) => list.into(),
            Partial::Dict(dict, _) => dict.into(),
            Partial::Set(set) => set.into(),
        })
    }

    fn slice(&mut self, parts: [Obj; 3]) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        let [start, stop, step] = parts;
        Ok(taipan_objects::slice::new(vm, start, stop, step)?)
    }

    fn code(&mut self, parts: CodeParts<Obj>) -> Made<Obj> {
        self.make_code(parts)
    }
}

/// Puts tuples where something else stands for them, in lists and dicts that they lead to: each a tuple and what stands for it.
/// Raises `ValueError` where one would be part of something that cannot change.
fn put_in_place(vm: &mut Vm, referring: &[(Obj, Obj)]) -> Made<()> {
    if !SELF_REFERENCES || referring.is_empty() {
        return Ok(());
    }
    let memory = vm.alloc();
    let (mut known, mut pending) = (HashMap::new(), HVec::new());
    known.try_reserve(referring.len()).map_err(|_| Error::Memory)?;
    for (tuple, stand_in) in referring {
        known.insert(stand_in.id(), tuple);
        pending.push(memory, tuple.clone())?;
    }
    let mut seen = HashSet::new();
    while let Some(holder) = pending.pop() {
        seen.try_reserve(1).map_err(|_| Error::Memory)?;
        if !seen.insert(holder.id()) {
            continue;
        }
        let mut at = 0;
        if let Some(list) = holder.downcast::<List>() {
            while let Some(item) = list.items(vm).get(at).cloned() {
                match known.get(&item.id()) {
                    Some(tuple) => {
                        if let Some(place) = list.items_mut(vm).get_mut(at) {
                            *place = (*tuple).clone();
                        }
                    }
                    None => pending.push(memory, item)?,
                }
                at += 1;
            }
        } else if let Some(dict) = holder.downcast::<Dict>() {
            while let Some((key, value)) = dict.next_entry(vm, &mut at) {
                match known.get(&value.id()) {
                    Some(tuple) => dict.set(vm, key.borrow(), (*tuple).clone())?,
                    None => pending.push(memory, value)?,
                }
                pending.push(memory, key)?;
            }
        } else {
            let parts = holder.downcast::<Slice>().map(Slice::parts);
            let items = tuple::items(holder.borrow()).unwrap_or_default();
            for item in items.iter().chain(parts.into_iter().flatten()) {
                if known.contains_key(&item.id()) {
                    return Err(Error::Value("bad marshal data (invalid reference)").into());
                }
                pending.push(memory, item.clone())?;
            }
        }
    }
    Ok(())
}

const BAD: Error = Error::System("../Objects/codeobject.c:465: bad argument to internal function");

impl ObjectSink<'_, '_> {
    /// A code object of these parts, checked as CPython checks them; foreign code also by the verifier.
    fn make_code(&mut self, read: CodeParts<Obj>) -> Made<Obj> {
        let vm: &mut Vm = &mut self.vm.borrow_mut();
        let unsigned = |value: i32| u32::try_from(value).map_err(|_| BAD);
        let bytes = |part: usize| match read.parts[part].downcast::<Bytes>() {
            Some(bytes) => Ok(bytes.as_slice()),
            None => Err(BAD),
        };
        let items = |part: usize| tuple::items(read.parts[part].borrow()).ok_or(BAD);
        for part in [code_part::FILENAME, code_part::NAME, code_part::QUALNAME] {
            if read.parts[part].downcast::<Str>().is_none() {
                return Err(BAD.into());
            }
        }
        let (code, kinds) = (bytes(code_part::CODE)?, bytes(code_part::LOCALSPLUSKINDS)?);
        let exceptiontable = bytes(code_part::EXCEPTIONTABLE)?;
        let (names, localsplusnames) = (items(code_part::NAMES)?, items(code_part::LOCALSPLUSNAMES)?);
        let consts = items(code_part::CONSTS)?;
        let (argcount, kwonlyargcount) = (unsigned(read.argcount)?, unsigned(read.kwonlyargcount)?);
        let posonlyargcount = unsigned(read.posonlyargcount)?;
        let (stacksize, flags) = (unsigned(read.stacksize)?, unsigned(read.flags)?);
        if argcount < posonlyargcount || localsplusnames.len() != kinds.len() {
            return Err(BAD.into());
        }
        if !code.len().is_multiple_of(2) {
            return Err(Error::Value("code: co_code is malformed").into());
        }
        let locals = kinds.iter().filter(|kind| **kind & co_fast::LOCAL != 0).count() as u64;
        let star = u64::from(flags & co_flags::VARARGS != 0) + u64::from(flags & co_flags::VARKEYWORDS != 0);
        let arguments = u64::from(argcount) + u64::from(kwonlyargcount) + star;
        if locals < arguments {
            return Err(Error::Value("code: co_varnames is too small").into());
        }
        let mut rewritten = None;
        if self.trust == Trust::Foreign {
            let subject = verify::Subject {
                code,
                consts: consts.len(),
                names: names.len(),
                localspluskinds: kinds,
                parameters: arguments as usize,
                stacksize: stacksize as usize,
                flags,
                exceptiontable,
            };
            rewritten = match verify::verify(subject) {
                Ok(verified) => verified.code,
                Err(error) => return Err(vm.value_error(error).into()),
            };
        }
        let names = interned_names(vm, &read.parts[code_part::NAMES])?;
        let localsplusnames = interned_names(vm, &read.parts[code_part::LOCALSPLUSNAMES])?;
        let filename = self.filename.as_ref().unwrap_or(&read.parts[code_part::FILENAME]);
        let parts = Parts {
            consts: read.parts[code_part::CONSTS].clone(),
            names,
            localsplusnames,
            localspluskinds: kinds,
            filename: filename.clone(),
            name: read.parts[code_part::NAME].clone(),
            qualname: read.parts[code_part::QUALNAME].clone(),
            code,
            linetable: bytes(code_part::LINETABLE)?,
            exceptiontable,
            argcount,
            posonlyargcount,
            kwonlyargcount,
            stacksize,
            flags,
            firstlineno: read.firstlineno,
        };
        Ok(code::build(vm, parts, rewritten.as_deref())?.into())
    }
}

/// The tuple, its names interned: looking a name up compares addresses.
fn interned_names(vm: &mut Vm, names: &Obj) -> Made<Obj> {
    let items = tuple::items(names.borrow()).ok_or(BAD)?;
    if items.iter().any(|name| name.downcast::<Str>().is_none()) {
        return Err(Error::System("non-string found in code slot").into());
    }
    if items
        .iter()
        .all(|name| taipan_objects::str::is_interned(name.borrow()))
    {
        return Ok(names.clone());
    }
    let mut interned = HVec::with_capacity(vm.alloc(), items.len())?;
    for name in items {
        let name = taipan_objects::str::intern(vm, name.clone())?;
        interned.push(vm.alloc(), name)?;
    }
    Ok(tuple::from_vec(vm, interned)?)
}

fn intern_if(vm: &mut Vm, text: Obj, interned: bool) -> Made<Obj> {
    if interned {
        Ok(taipan_objects::str::intern(vm, text)?)
    } else {
        Ok(text)
    }
}
