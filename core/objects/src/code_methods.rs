//! What programs see of code objects: attributes, comparison, tables of lines and positions, `replace()` and the
//! constructor. Bytecode that a program gives is verified before it can run.

use core::cell::Cell;

use taipan_bytecode::opcode::Opcode;
use taipan_bytecode::{co_fast, co_flags, location};
use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjRef, Ref, Trace, Visitor};

use crate::args::check_positional;
use crate::bytes::Bytes;
use crate::call::Args;
use crate::code::{self, Code, Original, Parts};
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::object::{self, DisplayStr};
use crate::set::SetData;
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slice::Slice;
use crate::slots::CompareOp;
use crate::str::Str;
use crate::tuple::{self, Tuple};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Rows of numbers, one a `next()`: what `co_lines()`, `co_branches()` and `co_positions()` give back.
struct Rows {
    /// -1 where a place is `None`.
    rows: HVec<[i32; 4]>,
    width: usize,
    at: Cell<usize>,
}

impl Rows {
    fn new(width: usize) -> Rows {
        Rows {
            rows: HVec::new(),
            width,
            at: Cell::new(0),
        }
    }

    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(row) = self.rows.get(self.at.get()) else {
            return Ok(None);
        };
        self.at.set(self.at.get() + 1);
        let mut items = HVec::with_capacity(vm.alloc(), self.width)?;
        for &value in &row[..self.width] {
            let item = match value {
                -1 => crate::singletons::NONE.own(),
                value => crate::int::new(vm, value)?,
            };
            items.push(vm.alloc(), item)?;
        }
        tuple::from_vec(vm, items).map(Some)
    }
}

macro_rules! rows_iterator {
    ($name:ident, $python:literal) => {
        #[allow(missing_docs)]
        #[pyclass(name = $python, trace = custom, bits = [DISALLOW_INSTANTIATION])]
        struct $name {
            rows: Rows,
        }
        impl Trace for $name {
            fn trace(&self, _: &mut Visitor<'_>) {}
        }
        #[pymethods]
        impl $name {
            #[slot]
            fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
                Ok(this.own())
            }
            #[slot]
            fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
                self.rows.next(vm)
            }
        }
    };
}

rows_iterator!(LineIterator, "line_iterator");
rows_iterator!(PositionsIterator, "positions_iterator");

fn lines(vm: &mut Vm, rows: Rows) -> Result<Obj> {
    Ok(vm
        .alloc()
        .instance(LINE_ITERATOR.as_obj(), LineIterator { rows })?
        .into())
}

fn signed(offset: u32) -> i32 {
    i32::try_from(offset).unwrap_or(i32::MAX)
}

/// The branches of bytecode: where each stands, and where it goes on when not taken and when taken, in bytes.
fn branches(vm: &mut Vm, mut units: Original<'_>) -> Result<Rows> {
    let memory = vm.alloc();
    let mut rows = Rows::new(3);
    let mut offset = 0;
    let mut oparg = 0usize;
    while let Some(unit) = units.next() {
        let [number, low] = unit.to_le_bytes();
        let opcode = Opcode::from_u8(number);
        oparg = (oparg << 8 | low as usize) & 0xffff_ffff;
        let caches = opcode.map_or(0, |opcode| opcode.caches());
        units.by_ref().take(caches).for_each(drop);
        let next = offset + 1 + caches;
        let mut row = |source: usize, not_taken: usize, taken: usize| {
            let byte = |unit: usize| i32::try_from(2 * unit).unwrap_or(i32::MAX);
            rows.rows
                .push(memory, [byte(source), byte(not_taken), byte(taken), 0])
        };
        match opcode {
            Some(Opcode::EXTENDED_ARG) => {
                offset = next;
                continue;
            }
            // Behind the loop stand END_FOR and POP_ITER, which a loop that ends skips.
            Some(Opcode::FOR_ITER) => row(offset, next, next + oparg + 2)?,
            Some(
                Opcode::POP_JUMP_IF_FALSE
                | Opcode::POP_JUMP_IF_TRUE
                | Opcode::POP_JUMP_IF_NONE
                | Opcode::POP_JUMP_IF_NOT_NONE,
            ) => row(offset, next + 1, next + oparg)?,
            Some(Opcode::END_ASYNC_FOR) => {
                let source = next.saturating_sub(oparg);
                row(source, source + 2, next)?;
            }
            _ => {}
        }
        oparg = 0;
        offset = next;
    }
    Ok(rows)
}

/// Whether two constants are the same to the compiler: equal, of one type, zeros of one sign.
fn same_constant(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<bool> {
    if left.is(right) {
        return Ok(true);
    }
    if !left.ty().is(right.ty()) {
        return Ok(false);
    }
    if let (Some(a), Some(b)) = (crate::float::value(left), crate::float::value(right)) {
        return Ok(a == b && a.is_sign_negative() == b.is_sign_negative());
    }
    if let (Some(a), Some(b)) = (crate::complex::value(left), crate::complex::value(right)) {
        let same = |a: f64, b: f64| a == b && a.is_sign_negative() == b.is_sign_negative();
        return Ok(same(a.real, b.real) && same(a.imag, b.imag));
    }
    if let (Some(a), Some(b)) = (tuple::items(left), tuple::items(right)) {
        return vm.recursive(" in comparison", |vm| same_constants(vm, a, b));
    }
    if let (Some(a), Some(b)) = (left.downcast::<Slice>(), right.downcast::<Slice>()) {
        return vm.recursive(" in comparison", |vm| {
            for (a, b) in a.parts().into_iter().zip(b.parts()) {
                if !same_constant(vm, a.borrow(), b.borrow())? {
                    return Ok(false);
                }
            }
            Ok(true)
        });
    }
    if !object::equal(vm, left, right)? {
        return Ok(false);
    }
    let (Some(a), Some(b)) = (left.downcast::<SetData>(), right.downcast::<SetData>()) else {
        return Ok(true);
    };
    let (a, b) = (a.items(vm)?, b.items(vm)?);
    for item in a.iter() {
        // Equal texts are of one type already; numbers and what holds them are looked for among the others.
        if item.downcast::<Str>().is_some() || item.downcast::<Bytes>().is_some() {
            continue;
        }
        let mut found = false;
        for other in b.iter() {
            found = vm.recursive(" in comparison", |vm| {
                same_constant(vm, item.borrow(), other.borrow())
            })?;
            if found {
                break;
            }
        }
        if !found {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same_constants(vm: &mut Vm, left: &[Obj], right: &[Obj]) -> Result<bool> {
    if left.len() != right.len() {
        return Ok(false);
    }
    for (a, b) in left.iter().zip(right) {
        if !same_constant(vm, a.borrow(), b.borrow())? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn equal(vm: &mut Vm, a: &Code, b: &Code) -> Result<bool> {
    let numbers = |c: &Code| {
        (
            c.argcount,
            c.posonlyargcount,
            c.kwonlyargcount,
            c.flags,
            c.firstlineno,
        )
    };
    Ok(numbers(a) == numbers(b)
        && a.original().eq(b.original())
        && *a.linetable == *b.linetable
        && *a.exceptiontable == *b.exceptiontable
        && *a.localspluskinds == *b.localspluskinds
        && object::equal(vm, a.name.borrow(), b.name.borrow())?
        && object::equal(vm, a.names.borrow(), b.names.borrow())?
        && object::equal(vm, a.localsplusnames.borrow(), b.localsplusnames.borrow())?
        && same_constants(vm, a.const_items(), b.const_items())?)
}

/// What a code object is to be made from, as a program gives it.
struct Given {
    /// argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, firstlineno
    numbers: [i32; 7],
    code: Obj,
    consts: Obj,
    names: Obj,
    varnames: Obj,
    filename: Obj,
    name: Obj,
    qualname: Obj,
    linetable: Obj,
    exceptiontable: Obj,
    freevars: Obj,
    cellvars: Obj,
}

/// Names as exact, interned `str`s.
fn checked_names(vm: &mut Vm, names: &Obj) -> Result<Obj> {
    let mut checked = HVec::new();
    for name in tuple::items(names.borrow()).unwrap_or(&[]) {
        let Some(text) = name.downcast::<Str>() else {
            return Err(vm.system_error("non-string found in code slot"));
        };
        let exact = if crate::str::is_exact_str(name.borrow()) {
            name.clone()
        } else {
            vm.substring(text, 0, text.len())?
        };
        let interned = crate::str::intern(vm, exact)?;
        checked.push(vm.alloc(), interned)?;
    }
    tuple::from_vec(vm, checked)
}

/// Constants as the compiler makes them: text that looks like an identifier is interned.
fn bytes_of(obj: &Obj) -> &[u8] {
    obj.downcast::<Bytes>().map_or(&[], Bytes::as_slice)
}

impl Given {
    fn make(self, vm: &mut Vm) -> Result<Obj> {
        let [
            argcount,
            posonlyargcount,
            kwonlyargcount,
            nlocals,
            stacksize,
            flags,
            firstlineno,
        ] = self.numbers;
        let counts = [argcount, posonlyargcount, kwonlyargcount, stacksize, flags];
        if counts.iter().any(|&count| count < 0) || argcount < posonlyargcount {
            return Err(vm.system_error("bad argument to internal function"));
        }
        if !bytes_of(&self.code).len().is_multiple_of(2) || bytes_of(&self.code).is_empty() {
            return Err(vm.value_error("code: co_code is malformed"));
        }
        let count = |names: &Obj| tuple::items(names.borrow()).map_or(0, <[Obj]>::len);
        let flags = flags as u32;
        let has = |bit: u32| usize::from(flags & bit != 0);
        let positional = argcount as usize;
        let arguments = positional
            .saturating_add(kwonlyargcount as usize)
            .saturating_add(has(co_flags::VARARGS) + has(co_flags::VARKEYWORDS));
        if arguments > count(&self.varnames) {
            return Err(vm.value_error("code: co_varnames is too small"));
        }
        if nlocals != count(&self.varnames) as i32 {
            return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
        }

        let varnames = checked_names(vm, &self.varnames)?;
        let cellvars = checked_names(vm, &self.cellvars)?;
        let freevars = checked_names(vm, &self.freevars)?;
        let names = checked_names(vm, &self.names)?;

        let memory = vm.alloc();
        let (mut all, mut kinds) = (HVec::new(), HVec::new());
        for (at, name) in tuple::items(varnames.borrow()).unwrap_or(&[]).iter().enumerate() {
            let parameter = if at < posonlyargcount as usize {
                co_fast::ARG_POS
            } else if at < positional {
                co_fast::ARG_POS | co_fast::ARG_KW
            } else if at < positional + kwonlyargcount as usize {
                co_fast::ARG_KW
            } else if at == positional + kwonlyargcount as usize && has(co_flags::VARARGS) != 0 {
                co_fast::ARG_VAR | co_fast::ARG_POS
            } else if at < arguments {
                co_fast::ARG_VAR | co_fast::ARG_KW
            } else {
                0
            };
            all.push(memory, name.clone())?;
            kinds.push(memory, co_fast::LOCAL | parameter)?;
        }
        let locals = all.len();
        for name in tuple::items(cellvars.borrow()).unwrap_or(&[]) {
            // A parameter that is also a cell has one place for both.
            match all[..locals]
                .iter()
                .position(|local: &Obj| local.borrow().is(name.borrow()))
            {
                Some(at) => kinds[at] |= co_fast::CELL,
                None => {
                    all.push(memory, name.clone())?;
                    kinds.push(memory, co_fast::CELL)?;
                }
            }
        }
        for name in tuple::items(freevars.borrow()).unwrap_or(&[]) {
            all.push(memory, name.clone())?;
            kinds.push(memory, co_fast::FREE)?;
        }
        if flags & co_flags::OPTIMIZED == 0 {
            hide_comprehension_locals(bytes_of(&self.code), &mut kinds);
        }
        let localsplusnames = tuple::from_vec(vm, all)?;
        let parts = Parts {
            consts: self.consts,
            names,
            localsplusnames,
            localspluskinds: &kinds,
            filename: self.filename,
            name: self.name,
            qualname: self.qualname,
            code: bytes_of(&self.code),
            linetable: bytes_of(&self.linetable),
            exceptiontable: bytes_of(&self.exceptiontable),
            argcount: argcount as u32,
            posonlyargcount: posonlyargcount as u32,
            kwonlyargcount: kwonlyargcount as u32,
            stacksize: stacksize as u32,
            flags,
            firstlineno,
        };
        Ok(code::new_verified(vm, parts)?.into())
    }
}

/// Where the other locals are not fast, those that an inlined comprehension saves are its own.
fn hide_comprehension_locals(code: &[u8], kinds: &mut [u8]) {
    let mut oparg = 0usize;
    let mut skip = 0;
    for &[number, low] in code.as_chunks::<2>().0 {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        oparg = (oparg << 8 | low as usize) & 0xffff_ffff;
        let opcode = Opcode::from_u8(number);
        skip = opcode.map_or(0, |opcode| opcode.caches());
        match opcode {
            Some(Opcode::EXTENDED_ARG) => continue,
            Some(Opcode::LOAD_FAST_AND_CLEAR) => {
                if let Some(kind) = kinds.get_mut(oparg) {
                    *kind |= co_fast::HIDDEN;
                }
            }
            _ => {}
        }
        oparg = 0;
    }
}

/// The fields that `replace()` takes.
const FIELDS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_firstlineno",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_linetable",
    "co_exceptiontable",
];

#[derive(Clone, Copy)]
enum Wanted {
    Bytes,
    Tuple,
    Text,
}

impl Wanted {
    fn check(self, vm: &mut Vm, value: ObjRef<'_>, place: core::fmt::Arguments<'_>) -> Result<Obj> {
        let (right, expected) = match self {
            Wanted::Bytes => (value.downcast::<Bytes>().is_some(), "bytes"),
            Wanted::Tuple => (value.downcast::<Tuple>().is_some(), "tuple"),
            Wanted::Text => (value.downcast::<Str>().is_some(), "str"),
        };
        if right {
            return Ok(value.own());
        }
        let kind = if value.is_none() {
            crate::typeobject::TypeName::Builtin("None")
        } else {
            value.ty().display_name(vm)
        };
        Err(vm.type_error(format_args!("{place} must be {expected}, not {kind}")))
    }
}

fn wanted(field: usize) -> Wanted {
    match field {
        7 | 16 | 17 => Wanted::Bytes,
        8..=12 => Wanted::Tuple,
        _ => Wanted::Text,
    }
}

/// `code.replace(**changes)`
fn replaced(vm: &mut Vm, this: &Code, args: Args<'_>) -> Result<Obj> {
    if cfg!(feature = "small") {
        return Err(code::refused(vm));
    }
    if !args.args().is_empty() {
        return Err(vm.type_error("replace() takes no positional arguments"));
    }
    let mut given = Given {
        numbers: [
            this.argcount as i32,
            this.posonlyargcount as i32,
            this.kwonlyargcount as i32,
            this.nlocals as i32,
            this.stacksize as i32,
            this.flags as i32,
            this.firstlineno,
        ],
        code: this.code_bytes(vm)?,
        consts: this.consts.clone(),
        names: this.names.clone(),
        varnames: this.names_of_kind(vm, co_fast::LOCAL)?,
        filename: this
            .filename
            .get()
            .unwrap_or_else(|| crate::singletons::NONE.own()),
        name: this.name.clone(),
        qualname: this.qualname.clone(),
        linetable: crate::bytes::new(vm, &this.linetable)?,
        exceptiontable: crate::bytes::new(vm, &this.exceptiontable)?,
        freevars: this.names_of_kind(vm, co_fast::FREE)?,
        cellvars: this.names_of_kind(vm, co_fast::CELL)?,
    };
    for (name, value) in args.keywords() {
        let text = name.downcast::<Str>();
        let Some(field) = text.and_then(|text| FIELDS.iter().position(|known| text.equals(known))) else {
            return Err(unexpected(vm, name.borrow()));
        };
        if let Some(number) = given.numbers.get_mut(field) {
            *number = crate::int::to_int_argument(vm, value)?;
            continue;
        }
        let value = wanted(field).check(vm, value, format_args!("replace() argument '{}'", FIELDS[field]))?;
        let place = match field {
            7 => &mut given.code,
            8 => &mut given.consts,
            9 => &mut given.names,
            10 => &mut given.varnames,
            11 => &mut given.freevars,
            12 => &mut given.cellvars,
            13 => &mut given.filename,
            14 => &mut given.name,
            15 => &mut given.qualname,
            16 => &mut given.linetable,
            _ => &mut given.exceptiontable,
        };
        *place = value;
    }
    // A line that was not given may be what the constructor let pass.
    for (at, field) in FIELDS[..7].iter().enumerate() {
        if given.numbers[at] < 0 {
            return Err(vm.value_error(format_args!("{field} must be a positive integer")));
        }
    }
    given.make(vm)
}

#[cold]
fn unexpected(vm: &mut Vm, name: ObjRef<'_>) -> Exception {
    let name = DisplayStr(name);
    vm.type_error(format_args!(
        "replace() got an unexpected keyword argument '{name}'"
    ))
}

/// `types.CodeType(…)`
fn construct(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
    if cfg!(feature = "small") {
        return Err(code::refused(vm));
    }
    if !args.names().is_empty() {
        return Err(vm.type_error("code() takes no keyword arguments"));
    }
    let given = args.args();
    check_positional(vm, "code", given.len(), 16, 18)?;
    let mut numbers = [0; 7];
    for (place, at) in numbers.iter_mut().zip([0, 1, 2, 3, 4, 5]) {
        *place = crate::int::to_int_argument(vm, given[at])?;
    }
    let check = |vm: &mut Vm, at: usize, wanted: Wanted| match given.get(at) {
        Some(value) => wanted.check(vm, *value, format_args!("code() argument {}", at + 1)),
        None => Ok(crate::singletons::EMPTY_TUPLE.own()),
    };
    let code = check(vm, 6, Wanted::Bytes)?;
    let consts = check(vm, 7, Wanted::Tuple)?;
    let names = check(vm, 8, Wanted::Tuple)?;
    let varnames = check(vm, 9, Wanted::Tuple)?;
    let filename = check(vm, 10, Wanted::Text)?;
    let name = check(vm, 11, Wanted::Text)?;
    let qualname = check(vm, 12, Wanted::Text)?;
    numbers[6] = crate::int::to_int_argument(vm, given[13])?;
    let linetable = check(vm, 14, Wanted::Bytes)?;
    let exceptiontable = check(vm, 15, Wanted::Bytes)?;
    let freevars = check(vm, 16, Wanted::Tuple)?;
    let cellvars = check(vm, 17, Wanted::Tuple)?;
    for (field, number) in ["argcount", "posonlyargcount", "kwonlyargcount", "nlocals"]
        .iter()
        .zip(numbers)
    {
        if number < 0 {
            return Err(vm.value_error(format_args!("code: {field} must not be negative")));
        }
    }
    for names in [&names, &varnames, &freevars, &cellvars] {
        for name in tuple::items(names.borrow()).unwrap_or(&[]) {
            if name.downcast::<Str>().is_none() {
                let kind = name.ty().display_name(vm);
                return Err(vm.type_error(format_args!(
                    "name tuples must contain only strings, not '{kind}'"
                )));
            }
        }
    }
    let given = Given {
        numbers,
        code,
        consts,
        names,
        varnames,
        filename,
        name,
        qualname,
        linetable,
        exceptiontable,
        freevars,
        cellvars,
    };
    given.make(vm)
}

#[pymethods]
impl Code {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        construct(vm, args)
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let line = match this.firstlineno {
            0 => -1,
            line => line,
        };
        let file = this.filename.get();
        let file = file.as_ref().filter(|file| file.downcast::<Str>().is_some());
        let id = this.as_obj().id();
        let name = DisplayStr(this.name.borrow());
        match file {
            Some(file) => vm.format(format_args!(
                "<code object {name} at {id:#x}, file \"{}\", line {line}>",
                DisplayStr(file.borrow())
            )),
            None => vm.format(format_args!(
                "<code object {name} at {id:#x}, file ???, line {line}>"
            )),
        }
    }
    #[slot]
    fn hash(this: &Ref<Self>, vm: &mut Vm) -> Result<isize> {
        let mut mixed = object::hash(vm, this.name.borrow())? as usize;
        let mut mix = |value: usize| mixed = (mixed ^ value).wrapping_mul(1_000_003);
        for obj in [&this.consts, &this.names, &this.localsplusnames] {
            mix(object::hash(vm, obj.borrow())? as usize);
        }
        for number in [
            this.argcount,
            this.posonlyargcount,
            this.kwonlyargcount,
            this.flags,
        ] {
            mix(number as usize);
        }
        mix(this.firstlineno as usize);
        for unit in this.original() {
            mix(unit as usize);
        }
        for byte in this.linetable.iter().chain(this.exceptiontable.iter()) {
            mix(*byte as usize);
        }
        Ok(match mixed as isize {
            -1 => -2,
            hash => hash,
        })
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (CompareOp::Eq | CompareOp::Ne, Some(other)) = (op, other.downcast::<Code>()) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let same = equal(vm, self, other)?;
        Ok(bool_object(same == (op == CompareOp::Eq)).own())
    }
    fn co_lines(&self, vm: &mut Vm) -> Result<Obj> {
        let mut rows = Rows::new(3);
        for range in location::co_lines(self.firstlineno, &self.linetable) {
            let row = [signed(range.start), signed(range.end), range.line, 0];
            rows.rows.push(vm.alloc(), row)?;
        }
        lines(vm, rows)
    }
    fn co_branches(&self, vm: &mut Vm) -> Result<Obj> {
        let rows = branches(vm, self.original())?;
        lines(vm, rows)
    }
    fn co_positions(&self, vm: &mut Vm) -> Result<Obj> {
        let mut rows = Rows::new(4);
        for position in location::co_positions(self.firstlineno, &self.linetable) {
            let row = [
                position.line,
                position.end_line,
                position.column,
                position.end_column,
            ];
            rows.rows.push(vm.alloc(), row)?;
        }
        Ok(vm
            .alloc()
            .instance(POSITIONS_ITERATOR.as_obj(), PositionsIterator { rows })?
            .into())
    }
    /// Returns a copy of the code object whose given fields have new values.
    fn replace(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        replaced(vm, self, args)
    }
    /// The local variable with that number, for the library's own use.
    #[signature("($self, /, oparg)")]
    fn _varname_from_oparg(&self, vm: &mut Vm, oparg: i32) -> Result<Obj> {
        match usize::try_from(oparg)
            .ok()
            .and_then(|at| self.local_names().get(at))
        {
            Some(name) => Ok(name.clone()),
            None => Err(vm.index_error("tuple index out of range")),
        }
    }
    /// The same as replace().
    fn __replace__(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        replaced(vm, self, args)
    }
    #[getter]
    #[member]
    fn co_argcount(&self, _vm: &mut Vm) -> u32 {
        self.argcount
    }
    #[getter]
    #[member]
    fn co_posonlyargcount(&self, _vm: &mut Vm) -> u32 {
        self.posonlyargcount
    }
    #[getter]
    #[member]
    fn co_kwonlyargcount(&self, _vm: &mut Vm) -> u32 {
        self.kwonlyargcount
    }
    #[getter]
    #[member]
    fn co_stacksize(&self, _vm: &mut Vm) -> u32 {
        self.stacksize
    }
    #[getter]
    #[member]
    fn co_flags(&self, _vm: &mut Vm) -> u32 {
        self.flags
    }
    #[getter]
    #[member]
    fn co_nlocals(&self, _vm: &mut Vm) -> u32 {
        self.nlocals
    }
    #[getter]
    #[member]
    fn co_consts(&self, _vm: &mut Vm) -> Obj {
        self.consts.clone()
    }
    #[getter]
    #[member]
    fn co_names(&self, _vm: &mut Vm) -> Obj {
        self.names.clone()
    }
    #[getter]
    #[member]
    fn co_filename(&self, _vm: &mut Vm) -> Option<Obj> {
        self.filename.get()
    }
    #[getter]
    #[member]
    fn co_name(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    #[getter]
    #[member]
    fn co_qualname(&self, _vm: &mut Vm) -> Obj {
        self.qualname.clone()
    }
    #[getter]
    #[member]
    fn co_firstlineno(&self, _vm: &mut Vm) -> i32 {
        self.firstlineno
    }
    #[getter]
    #[member]
    fn co_linetable(&self, vm: &mut Vm) -> Result<Obj> {
        crate::bytes::new(vm, &self.linetable)
    }
    #[getter]
    #[member]
    fn co_exceptiontable(&self, vm: &mut Vm) -> Result<Obj> {
        crate::bytes::new(vm, &self.exceptiontable)
    }
    #[getter]
    fn co_lnotab(&self, vm: &mut Vm) -> Result<Obj> {
        let text = vm.new_str("co_lnotab is deprecated, use co_lines instead.")?;
        (vm.hooks().warn)(vm, exceptions::DEPRECATION_WARNING, text.borrow(), 1)?;
        let mut bytes = HVec::new();
        for (offset, line) in location::lnotab(self.firstlineno, &self.linetable) {
            bytes.extend_from_slice(vm.alloc(), &[offset, line as u8])?;
        }
        crate::bytes::new(vm, &bytes)
    }
    #[getter]
    fn _co_code_adaptive(&self, vm: &mut Vm) -> Result<Obj> {
        self.running_bytes(vm)
    }
    #[getter]
    fn co_varnames(&self, vm: &mut Vm) -> Result<Obj> {
        self.names_of_kind(vm, co_fast::LOCAL)
    }
    #[getter]
    fn co_cellvars(&self, vm: &mut Vm) -> Result<Obj> {
        self.names_of_kind(vm, co_fast::CELL)
    }
    #[getter]
    fn co_freevars(&self, vm: &mut Vm) -> Result<Obj> {
        self.names_of_kind(vm, co_fast::FREE)
    }
    #[getter]
    fn co_code(&self, vm: &mut Vm) -> Result<Obj> {
        self.code_bytes(vm)
    }
}
