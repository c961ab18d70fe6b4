//! Code objects: what the compiler made, as Python objects, and the instructions that run (which specialize).
#![allow(unsafe_code)]

use alloc::rc::Rc;
use core::cell::Cell;

use taipan_bytecode::packed::{Compiled, Packer};
use taipan_bytecode::{Const, ConstRef, Opcode, opcode};
use taipan_derive::pyclass;
use taipan_heap::{AllocError, HVec, Obj, ObjCell, ObjRef, Ref, Trace, Visitor};

use crate::exception::{Exception, Result};
use crate::str::Str;
use crate::tuple::{self, Tuple};
use crate::vm::Vm;

/// Create a code object.  Not for mere mortals.
#[pyclass(name = "code", trace = custom, flags = [WEAKREF],
    signature = "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)")]
pub struct Code {
    /// `co_consts`, a tuple.
    pub consts: Obj,
    /// `co_names`, a tuple of interned `str`s.
    pub names: Obj,
    /// Names of locals, cells and free variables, in the frame's order: a tuple of interned `str`s.
    pub localsplusnames: Obj,
    /// `CO_FAST_*` bits of each of them.
    pub localspluskinds: HVec<u8>,
    /// `co_filename`
    pub filename: ObjCell,
    /// `co_name`
    pub name: Obj,
    /// `co_qualname`
    pub qualname: Obj,
    /// `co_linetable`
    pub linetable: HVec<u8>,
    /// `co_exceptiontable`
    pub exceptiontable: HVec<u8>,
    /// `co_argcount`
    pub argcount: u32,
    /// `co_posonlyargcount`
    pub posonlyargcount: u32,
    /// `co_kwonlyargcount`
    pub kwonlyargcount: u32,
    /// `co_stacksize`
    pub stacksize: u32,
    /// `co_flags`
    pub flags: u32,
    /// `co_firstlineno`
    pub firstlineno: i32,
    /// `co_nlocals`
    pub nlocals: u32,
    /// How many cells, arguments that are cells included.
    pub ncellvars: u32,
    /// How many free variables.
    pub nfreevars: u32,
    /// The instructions as they run: specialized, caches in use. Two bytes a unit.
    instructions: HVec<u16>,
    /// The instructions as they were made, where the verifier has put others in their place: see [`Code::original`].
    replaced: Option<HVec<u16>>,
    /// How many positional arguments fill the parameters one by one; `u32::MAX` if other parameters exist.
    pub exact_args: u32,
    /// `consts`' items, which never move.
    pub const_pointer: *const Obj,
    /// `names`' items, which never move.
    pub name_pointer: *const Obj,
    /// The instrumentation that the instructions carry.
    pub instrumentation: Cell<u32>,
    /// What `sys.monitoring` and tracing keep for the code.
    pub monitoring: ObjCell,
}

impl Trace for Code {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for obj in [
            &self.consts,
            &self.names,
            &self.localsplusnames,
            &self.name,
            &self.qualname,
        ] {
            obj.trace(visitor);
        }
        self.filename.trace(visitor);
        self.monitoring.trace(visitor);
    }
}

impl Code {
    /// The number of locals, cells and free variables: the words before a frame's evaluation stack.
    #[inline(always)]
    pub fn nlocalsplus(&self) -> usize {
        self.localspluskinds.len()
    }

    /// Words of a frame behind its fixed part.
    #[inline(always)]
    pub fn frame_words(&self) -> usize {
        self.nlocalsplus() + self.stacksize as usize
    }

    /// The first instruction. The units may be changed through this pointer: specialization, instrumentation.
    #[inline(always)]
    pub fn first_instruction(&self) -> *mut u16 {
        self.instructions.pointer()
    }

    /// How many units the instructions take.
    #[inline(always)]
    pub fn units(&self) -> usize {
        self.instructions.len()
    }

    /// The instructions as they were made: `co_code`.
    pub fn original(&self) -> Original<'_> {
        Original {
            // The units change under this reference only while code runs, which the iterator does not let happen.
            units: self.replaced.as_ref().unwrap_or(&self.instructions),
            restore: self.replaced.is_none(),
            caches: 0,
        }
    }

    /// The instruction that begins at a unit, as it was made, and its operand.
    pub fn original_at(&self, unit: usize) -> (Opcode, u8) {
        let units = self.replaced.as_ref().unwrap_or(&self.instructions);
        let [number, operand] = units.get(unit).copied().unwrap_or(0).to_le_bytes();
        let opcode = Opcode::from_u8(number).unwrap_or(Opcode::CACHE);
        (opcode.deopt(), operand)
    }

    /// The constants.
    #[inline(always)]
    pub fn const_items(&self) -> &[Obj] {
        self.consts.downcast::<Tuple>().map_or(&[], Tuple::items)
    }

    /// The names.
    #[inline(always)]
    pub fn name_items(&self) -> &[Obj] {
        self.names.downcast::<Tuple>().map_or(&[], Tuple::items)
    }

    /// The names of locals, cells and free variables.
    pub fn local_names(&self) -> &[Obj] {
        self.localsplusnames.downcast::<Tuple>().map_or(&[], Tuple::items)
    }

    /// The exception handler that covers the instruction at unit `offset`.
    pub fn handler(&self, offset: u32) -> Option<taipan_bytecode::exception_table::Entry> {
        taipan_bytecode::exception_table::lookup(&self.exceptiontable, offset)
    }

    /// The line of the instruction at unit `offset`.
    pub fn line_at(&self, offset: usize) -> Option<i32> {
        let line = taipan_bytecode::location::addr2line(self.firstlineno, &self.linetable, 2 * offset as i32);
        (line >= 0).then_some(line)
    }
}

/// The units of [`Code::original`].
#[derive(Clone)]
pub struct Original<'a> {
    units: &'a [u16],
    /// They may be specialized, and their caches in use.
    restore: bool,
    /// How many units of cache come next.
    caches: u8,
}

impl Iterator for Original<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        let (&unit, rest) = self.units.split_first()?;
        self.units = rest;
        if !self.restore {
            return Some(unit);
        }
        if self.caches > 0 {
            self.caches -= 1;
            return Some(0);
        }
        let opcode = opcode::DEOPT[usize::from(unit as u8)];
        self.caches = opcode::CACHES[opcode as usize];
        Some(unit & 0xff00 | opcode as u16)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.units.len(), Some(self.units.len()))
    }
}

impl ExactSizeIterator for Original<'_> {}

/// The code object of what the compiler made, which is freed piece by piece on the way: where memory is short, there is
/// none for both.
pub fn from_bytecode(vm: &mut Vm, compiled: impl Into<Compiled>) -> Result<Ref<Code>> {
    let Compiled { mut code, packer } = compiled.into();
    let mut made = Made {
        objects: hashbrown::HashMap::new(),
        packer,
    };
    made.code(vm, &mut code)
}

/// Objects made so far, by the identity of their constants.
struct Made {
    /// Each with its constant, whose address is nobody else's as long as it is here.
    objects: hashbrown::HashMap<usize, (ConstRef, Obj)>,
    packer: Option<Packer>,
}

impl Made {
    /// The object of a constant, which is given up: code in it is freed once its object is made.
    fn take(&mut self, vm: &mut Vm, mut constant: ConstRef) -> Result<Obj> {
        if let Some(Const::Code(code)) = Rc::get_mut(&mut constant) {
            return Ok(self.code(vm, code)?.into());
        }
        self.object(vm, &constant)
    }

    fn packed(&mut self, vm: &mut Vm, packed: &[u8]) -> Result<Obj> {
        let unpacked = self.packer.as_ref().and_then(|packer| packer.unpack(packed));
        Ok(self.code(vm, &mut unpacked.ok_or(AllocError)?)?.into())
    }

    fn object(&mut self, vm: &mut Vm, constant: &ConstRef) -> Result<Obj> {
        let key = core::ptr::from_ref::<Const>(constant).addr();
        if let Some((_, known)) = self.objects.get(&key) {
            return Ok(known.clone());
        }
        let object = match &**constant {
            Const::None => crate::singletons::NONE.own(),
            Const::True => crate::singletons::TRUE.own(),
            Const::False => crate::singletons::FALSE.own(),
            Const::Ellipsis => crate::singletons::ELLIPSIS.own(),
            Const::Int(value) => crate::int::new(vm, *value)?,
            Const::BigInt(value) => crate::int::new(vm, value.clone())?,
            Const::Float(value) => crate::float::new(vm, *value)?,
            Const::Complex { real, imag } => crate::complex::new(vm, *real, *imag)?,
            Const::Str { text, interned } => match text.as_str() {
                Some(text) if *interned => crate::str::intern_text(vm, text)?.into(),
                Some(text) if text.len() == 1 => vm.new_character(text)?,
                _ => {
                    let text = vm.new_str_from_wtf8(text)?;
                    if *interned {
                        crate::str::intern(vm, text)?
                    } else {
                        text
                    }
                }
            },
            Const::Bytes(bytes) => crate::bytes::new(vm, bytes)?,
            Const::Tuple(items) => {
                let items = self.objects(vm, items)?;
                tuple::from_vec(vm, items)?
            }
            Const::FrozenSet(items) => {
                let items = self.objects(vm, items)?;
                crate::set::frozenset_from(vm, &items)?
            }
            Const::Slice(parts) => {
                let start = self.object(vm, &parts[0])?;
                let stop = self.object(vm, &parts[1])?;
                let step = self.object(vm, &parts[2])?;
                crate::slice::new(vm, start, stop, step)?
            }
            Const::Code(code) => self.code(vm, &mut (**code).clone())?.into(),
            Const::Packed(packed) => self.packed(vm, packed)?,
        };
        // Whatever is asked for twice is the same object by itself: small numbers, and interned texts, which are kept only where
        // memory is plenty.
        let unique = matches!(&**constant, Const::Str { interned: true, .. })
            && cfg!(target_pointer_width = "32")
            || object.borrow().is_immortal()
            || Rc::strong_count(constant) == 1;
        if !unique {
            self.objects.try_reserve(1).map_err(|_| AllocError)?;
            self.objects.insert(key, (constant.clone(), object.clone()));
        }
        Ok(object)
    }

    fn objects(&mut self, vm: &mut Vm, constants: &[ConstRef]) -> Result<HVec<Obj>> {
        let mut items = HVec::with_capacity(vm.alloc(), constants.len())?;
        for constant in constants {
            let object = self.object(vm, constant)?;
            items.push(vm.alloc(), object)?;
        }
        Ok(items)
    }

    fn names(&mut self, vm: &mut Vm, constants: &[ConstRef]) -> Result<Obj> {
        let mut items = HVec::with_capacity(vm.alloc(), constants.len())?;
        for constant in constants {
            let object = self.object(vm, constant)?;
            let object = crate::str::intern(vm, object)?;
            items.push(vm.alloc(), object)?;
        }
        tuple::from_vec(vm, items)
    }

    /// The object of code, whose constants and names are gone afterwards.
    fn code(&mut self, vm: &mut Vm, code: &mut taipan_bytecode::Code) -> Result<Ref<Code>> {
        let constants = core::mem::take(&mut code.consts);
        let mut consts = HVec::with_capacity(vm.alloc(), constants.len())?;
        for constant in constants {
            let object = self.take(vm, constant)?;
            consts.push(vm.alloc(), object)?;
        }
        let consts = tuple::from_vec(vm, consts)?;
        let names = self.names(vm, &core::mem::take(&mut code.names))?;
        let localsplusnames = self.names(vm, &core::mem::take(&mut code.localsplusnames))?;
        let filename = self.object(vm, &code.filename)?;
        let name = self.object(vm, &code.name)?;
        let qualname = self.object(vm, &code.qualname)?;
        new(
            vm,
            Parts {
                consts,
                names,
                localsplusnames,
                localspluskinds: &code.localspluskinds,
                filename,
                name,
                qualname,
                code: &code.code,
                linetable: &code.linetable,
                exceptiontable: &code.exceptiontable,
                argcount: code.argcount,
                posonlyargcount: code.posonlyargcount,
                kwonlyargcount: code.kwonlyargcount,
                stacksize: code.stacksize,
                flags: code.flags,
                firstlineno: code.firstlineno,
            },
        )
    }
}

/// The parts of a code object.
pub struct Parts<'a> {
    /// A tuple.
    pub consts: Obj,
    /// A tuple of `str`s.
    pub names: Obj,
    /// A tuple of `str`s.
    pub localsplusnames: Obj,
    /// One byte for each of `localsplusnames`.
    pub localspluskinds: &'a [u8],
    /// A `str`.
    pub filename: Obj,
    /// A `str`.
    pub name: Obj,
    /// A `str`.
    pub qualname: Obj,
    /// Two bytes a unit, caches zero.
    pub code: &'a [u8],
    /// `co_linetable`
    pub linetable: &'a [u8],
    /// `co_exceptiontable`
    pub exceptiontable: &'a [u8],
    /// `co_argcount`
    pub argcount: u32,
    /// `co_posonlyargcount`
    pub posonlyargcount: u32,
    /// `co_kwonlyargcount`
    pub kwonlyargcount: u32,
    /// `co_stacksize`
    pub stacksize: u32,
    /// `co_flags`
    pub flags: u32,
    /// `co_firstlineno`
    pub firstlineno: i32,
}

/// A code object of these parts, which must be consistent: the compiler made them, or the verifier has passed them.
pub fn new(vm: &mut Vm, parts: Parts<'_>) -> Result<Ref<Code>> {
    build(vm, parts, None)
}

/// What is raised where a build without a verifier would need one.
pub(crate) fn refused(vm: &mut Vm) -> Exception {
    let message =
        format_args!("this build cannot verify bytecode, so that it runs none that it did not compile");
    vm.new_exception(crate::exceptions::NOT_IMPLEMENTED_ERROR, message)
}

/// A code object of parts that a program gave, once the verifier has passed them. Raises `ValueError` if it refuses.
pub fn new_verified(vm: &mut Vm, parts: Parts<'_>) -> Result<Ref<Code>> {
    use taipan_bytecode::co_flags::{VARARGS, VARKEYWORDS};
    if cfg!(feature = "small") {
        return Err(refused(vm));
    }
    let star = usize::from(parts.flags & VARARGS != 0) + usize::from(parts.flags & VARKEYWORDS != 0);
    let subject = taipan_bytecode::verify::Subject {
        code: parts.code,
        consts: tuple::items(parts.consts.borrow()).map_or(0, <[Obj]>::len),
        names: tuple::items(parts.names.borrow()).map_or(0, <[Obj]>::len),
        localspluskinds: parts.localspluskinds,
        parameters: (parts.argcount as usize)
            .saturating_add(parts.kwonlyargcount as usize)
            .saturating_add(star),
        stacksize: parts.stacksize as usize,
        flags: parts.flags,
        exceptiontable: parts.exceptiontable,
    };
    match taipan_bytecode::verify::verify(subject) {
        Ok(verified) => build(vm, parts, verified.code.as_deref()),
        Err(error) => Err(vm.value_error(error)),
    }
}

/// A code object that runs `run`, where given, in place of the parts' bytecode: as the verifier has made it.
pub fn build(vm: &mut Vm, parts: Parts<'_>, run: Option<&[u8]>) -> Result<Ref<Code>> {
    let mut lines = None;
    if cfg!(not(target_os = "none")) && vm.interp().config.borrow().no_debug_ranges {
        let made = taipan_bytecode::location::without_columns(parts.firstlineno, parts.linetable);
        lines = Some(made.map_err(|_| crate::AllocError)?);
    }
    let linetable = lines.as_deref().unwrap_or(parts.linetable);
    use taipan_bytecode::co_fast;
    let memory = vm.alloc();
    let count = |bit: u8| {
        parts
            .localspluskinds
            .iter()
            .filter(|&&kind| kind & bit != 0)
            .count() as u32
    };
    let units = |code: &[u8]| {
        let units = code.as_chunks::<2>().0.iter();
        HVec::from_iter(memory, units.map(|unit| u16::from_le_bytes(*unit)))
    };
    let replaced = run.map(|_| units(parts.code)).transpose()?;
    let instructions = units(run.unwrap_or(parts.code))?;
    let items = |tuple: &Obj| {
        tuple
            .downcast::<Tuple>()
            .map_or(core::ptr::null(), |tuple| tuple.items().as_ptr())
    };
    let (const_pointer, name_pointer) = (items(&parts.consts), items(&parts.names));
    let bytes = |bytes: &[u8]| HVec::from_iter(memory, bytes.iter().copied());
    let code = Code {
        localspluskinds: bytes(parts.localspluskinds)?,
        linetable: bytes(linetable)?,
        exceptiontable: bytes(parts.exceptiontable)?,
        consts: parts.consts,
        names: parts.names,
        localsplusnames: parts.localsplusnames,
        filename: ObjCell::new(Some(parts.filename)),
        name: parts.name,
        qualname: parts.qualname,
        argcount: parts.argcount,
        posonlyargcount: parts.posonlyargcount,
        kwonlyargcount: parts.kwonlyargcount,
        stacksize: parts.stacksize,
        flags: parts.flags,
        firstlineno: parts.firstlineno,
        nlocals: count(co_fast::LOCAL),
        ncellvars: count(co_fast::CELL),
        nfreevars: count(co_fast::FREE),
        instructions,
        replaced,
        exact_args: if parts.kwonlyargcount == 0
            && parts.flags & (taipan_bytecode::co_flags::VARARGS | taipan_bytecode::co_flags::VARKEYWORDS)
                == 0
        {
            parts.argcount
        } else {
            u32::MAX
        },
        const_pointer,
        name_pointer,
        instrumentation: Cell::new(0),
        monitoring: ObjCell::new(None),
    };
    Ok(vm.alloc().instance(CODE.as_obj(), code)?)
}

impl Code {
    /// The names whose kind has any of these `co_fast` bits, a tuple.
    pub fn names_of_kind(&self, vm: &mut Vm, bits: u8) -> Result<Obj> {
        let mut names = HVec::new();
        for (name, kind) in self.local_names().iter().zip(self.localspluskinds.iter()) {
            if kind & bits != 0 {
                names.push(vm.alloc(), name.clone())?;
            }
        }
        tuple::from_vec(vm, names)
    }

    /// The instructions as they run, in two bytes a unit.
    pub fn running_bytes(&self, vm: &mut Vm) -> Result<Obj> {
        // The units change under this reference only while code runs, which copying them does not.
        bytes_of_units(vm, self.instructions.iter().copied())
    }

    /// `co_code`
    pub fn code_bytes(&self, vm: &mut Vm) -> Result<Obj> {
        bytes_of_units(vm, self.original())
    }
}

fn bytes_of_units(vm: &mut Vm, units: impl ExactSizeIterator<Item = u16>) -> Result<Obj> {
    let mut bytes = HVec::with_capacity(vm.alloc(), 2 * units.len())?;
    for unit in units {
        bytes.extend_from_slice(vm.alloc(), &unit.to_le_bytes())?;
    }
    crate::bytes::new(vm, &bytes)
}

/// `co_name` as text, for messages.
pub fn display_name(code: &Code) -> crate::object::DisplayStr<'_> {
    crate::object::DisplayStr(code.name.borrow())
}

/// Whether a name is a `str` with this text.
pub fn is_named(name: ObjRef<'_>, text: &str) -> bool {
    name.downcast::<Str>().is_some_and(|name| name.equals(text))
}
