//! The module `_struct`: bytes as packed values. Formats are in `struct_/format.rs`, values in `struct_/values.rs`.

mod format;
mod values;

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::args::{MethodDef, Parsed};
use taipan_objects::buffer::{self, Buffer, BufferFlags};
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::dict::Dict;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::exceptions::EXCEPTION;
use taipan_objects::module::{self, Module};
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::str::Str;
use taipan_objects::type_methods::{self, TYPE};
use taipan_objects::typeobject::{ObjectExt, TypeRef};
use taipan_objects::{
    Args, Guarded, HVec, Obj, ObjCell, ObjRef, Ref, Trace, Visitor, Vm, call, int, names, tuple,
};

use crate::arguments::{constructor, needed, required};
use format::{Code, Layout};

/// Python values as the bytes of a C struct, and back.
///
/// A format string says types, byte order and alignment.
#[allow(missing_debug_implementations)]
pub struct StructModule;

/// Struct(fmt) --> compiled struct object
#[pyclass(name = "Struct", module = "_struct", flags = [GC, WEAKREF], bits = [BASETYPE])]
pub struct Struct {
    format: ObjCell,
    layout: Guarded<Layout>,
}

impl Trace for Layout {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

const ERROR: &str = "struct.error";

/// `struct.error`
fn error_class(vm: &mut Vm) -> Result<Obj> {
    if let Some(known) = vm.interp().native_state.borrow().get(ERROR) {
        return Ok(known.clone());
    }
    let dict = Dict::create(vm)?;
    let module = vm.new_str("struct")?;
    dict.set(vm, names::__module__, module)?;
    let name = vm.new_str("error")?;
    let bases = tuple::new(vm, &[EXCEPTION.own()])?;
    let made = call::call(vm, TYPE.as_obj(), &[name.borrow(), bases.borrow(), dict.borrow()])?;
    vm.interp().native_state.borrow_mut().insert(ERROR, made.clone());
    Ok(made)
}

/// A `struct.error` with a message.
fn error(vm: &mut Vm, message: core::fmt::Arguments<'_>) -> Exception {
    let made = error_class(vm).and_then(|class| {
        let text = vm.format(message)?;
        match TypeRef::from_obj(class.borrow()) {
            Some(class) => vm.exception_from_args(class, &[text.borrow()]),
            None => Err(vm.system_error("struct.error is no class")),
        }
    });
    match made {
        Ok(exception) | Err(exception) => exception,
    }
}

/// The compiled struct of a format, from the cache if it was used lately.
fn compiled(vm: &mut Vm, format: ObjRef<'_>) -> Result<Ref<Struct>> {
    const CACHE: &str = "struct.cache";
    const ROOM: usize = 100;
    if let Some(known) = format.to_ref::<Struct>() {
        return Ok(known);
    }
    let known = vm.interp().native_state.borrow().get(CACHE).cloned();
    let cache = match known.and_then(|cache| cache.into_ref::<Dict>().ok()) {
        Some(cache) => cache,
        None => {
            let cache = Dict::create(vm)?;
            vm.interp()
                .native_state
                .borrow_mut()
                .insert(CACHE, cache.clone().into());
            cache
        }
    };
    let hashable = format.downcast::<Str>().is_some() || format.downcast::<Bytes>().is_some();
    if hashable
        && let Some(found) = cache.get(vm, format)?
        && let Ok(found) = found.into_ref::<Struct>()
    {
        return Ok(found);
    }
    let made = call::call(vm, STRUCT.as_obj(), &[format])?;
    let Ok(made) = made.into_ref::<Struct>() else {
        return Err(vm.system_error("Struct() made something else"));
    };
    if cache.len(vm) >= ROOM {
        Dict::clear(&cache, vm);
    }
    if hashable {
        cache.set(vm, format, made.clone().into())?;
    }
    Ok(made)
}

impl Struct {
    fn create(vm: &mut Vm, this: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let Some(own) = this.downcast::<Struct>() else {
            return Err(taipan_objects::args::wrong_receiver(vm, this));
        };
        let given = needed(vm, &parsed, 0)?;
        let text = match given.downcast::<Str>() {
            Some(text) => match text.as_utf8_if_ascii() {
                Some(_) => given.own(),
                None => {
                    // Raises what encoding raises.
                    (vm.hooks().encode)(vm, given, Some("ascii"), None)?;
                    given.own()
                }
            },
            None => match given.downcast::<Bytes>() {
                Some(bytes) => vm.new_latin1(bytes.as_slice(), bytes.as_slice().is_ascii())?,
                None => {
                    let kind = given.ty().display_name(vm);
                    return Err(vm.type_error(format_args!(
                        "Struct() argument 1 must be a str or bytes object, not {kind}"
                    )));
                }
            },
        };
        let letters = text
            .downcast::<Str>()
            .and_then(|text| text.as_latin1())
            .unwrap_or(&[]);
        let layout = format::parse(vm.alloc(), letters).map_err(|problem| match problem {
            format::Problem::Memory(error) => error.into(),
            format::Problem::Bad(text) => error(vm, format_args!("{text}")),
        })?;
        drop(own.layout.replace(vm, layout));
        own.format.set(Some(text));
        Ok(taipan_objects::singletons::NONE.own())
    }

    /// How many bytes the values take. Raises `RuntimeError` if `__init__` was not called.
    fn size(&self, vm: &mut Vm) -> Result<usize> {
        if self.format.is_none() {
            return Err(vm.runtime_error("Struct object is not initialized"));
        }
        Ok(self.layout.get(vm).size)
    }

    fn code(&self, vm: &Vm, at: usize) -> Option<Code> {
        self.layout.get(vm).codes.get(at).copied()
    }

    /// The bytes of values. Raises `struct.error` if there are too many or few of them or one does not fit.
    fn bytes_of(&self, vm: &mut Vm, name: &str, args: &[ObjRef<'_>]) -> Result<HVec<u8>> {
        let size = self.size(vm)?;
        let expected = self.layout.get(vm).count;
        if args.len() != expected {
            let given = args.len();
            return Err(error(
                vm,
                format_args!("{name} expected {expected} items for packing (got {given})"),
            ));
        }
        let memory = vm.alloc();
        let mut out = HVec::with_capacity(memory, size)?;
        for _ in 0..size {
            out.push(memory, 0)?;
        }
        let (mut at, mut args) = (0, args.iter());
        while let Some(code) = self.code(vm, at) {
            at += 1;
            for item in 0..code.repeat {
                let Some(value) = args.next() else {
                    break;
                };
                let start = code.offset + item * code.size;
                let big = self.layout.get(vm).big_endian;
                let place = out.get_mut(start..start + code.size).unwrap_or_default();
                values::pack(vm, code, big, *value, place)?;
            }
        }
        Ok(out)
    }

    /// The values that lie in bytes from `offset` on.
    fn values_at(&self, vm: &mut Vm, view: &Buffer, offset: usize) -> Result<Obj> {
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, self.layout.get(vm).count)?;
        let mut at = 0;
        while let Some(code) = self.code(vm, at) {
            at += 1;
            let big = self.layout.get(vm).big_endian;
            for item in 0..code.repeat {
                let start = offset + code.offset + item * code.size;
                let mut copy = HVec::new();
                let bytes = view.bytes(vm).get(start..start + code.size).unwrap_or(&[]);
                let mut small = [0u8; 16];
                let bytes = match small.get_mut(..bytes.len()) {
                    Some(place) => {
                        place.copy_from_slice(bytes);
                        &*place
                    }
                    None => {
                        copy.extend_from_slice(memory, bytes)?;
                        &copy
                    }
                };
                let value = values::unpack(vm, code, big, bytes)?;
                items.push(memory, value)?;
            }
        }
        tuple::from_vec(vm, items)
    }

    fn unpack_all(&self, vm: &mut Vm, source: ObjRef<'_>) -> Result<Obj> {
        let size = self.size(vm)?;
        let view = buffer::get(vm, source, BufferFlags::SIMPLE)?;
        if view.len != size {
            return Err(error(
                vm,
                format_args!("unpack requires a buffer of {size} bytes"),
            ));
        }
        self.values_at(vm, &view, 0)
    }

    fn unpack_some(&self, vm: &mut Vm, source: ObjRef<'_>, offset: isize) -> Result<Obj> {
        let size = self.size(vm)?;
        let view = buffer::get(vm, source, BufferFlags::SIMPLE)?;
        let len = view.len as isize;
        let mut offset = offset;
        if offset < 0 {
            if offset + size as isize > 0 {
                return Err(error(
                    vm,
                    format_args!("not enough data to unpack {size} bytes at offset {offset}"),
                ));
            }
            if offset + len < 0 {
                return Err(error(
                    vm,
                    format_args!("offset {offset} out of range for {len}-byte buffer"),
                ));
            }
            offset += len;
        }
        if len.saturating_sub(offset) < size as isize {
            let least = size as isize + offset;
            return Err(error(
                vm,
                format_args!(
                    "unpack_from requires a buffer of at least {least} bytes for unpacking {size} bytes at offset \
                     {offset} (actual buffer size is {len})"
                ),
            ));
        }
        self.values_at(vm, &view, offset as usize)
    }

    fn pack_some(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<()> {
        let size = self.size(vm)?;
        let expected = self.layout.get(vm).count;
        let (target, offset, values) = match args {
            [] => return Err(error(vm, format_args!("pack_into expected buffer argument"))),
            [_] => return Err(error(vm, format_args!("pack_into expected offset argument"))),
            [target, offset, values @ ..] => (*target, *offset, values),
        };
        if values.len() != expected {
            let given = values.len();
            return Err(error(
                vm,
                format_args!("pack_into expected {expected} items for packing (got {given})"),
            ));
        }
        let view = match buffer::get(vm, target, BufferFlags::WRITABLE) {
            Ok(view) if !view.readonly => view,
            Err(error) if !error.matches(EXCEPTION) => return Err(error),
            _ => {
                let kind = target.ty().display_name(vm);
                return Err(vm.type_error(format_args!(
                    "argument must be read-write bytes-like object, not {kind}"
                )));
            }
        };
        let given = int::to_index(vm, offset)?;
        let len = view.len as isize;
        let mut offset = given;
        if offset < 0 {
            if offset + size as isize > 0 {
                return Err(error(
                    vm,
                    format_args!("no space to pack {size} bytes at offset {given}"),
                ));
            }
            if offset + len < 0 {
                return Err(error(
                    vm,
                    format_args!("offset {given} out of range for {len}-byte buffer"),
                ));
            }
            offset += len;
        }
        if len.saturating_sub(offset) < size as isize {
            let least = size as isize + offset;
            return Err(error(
                vm,
                format_args!(
                    "pack_into requires a buffer of at least {least} bytes for packing {size} bytes at offset \
                     {offset} (actual buffer size is {len})"
                ),
            ));
        }
        let made = self.bytes_of(vm, "pack_into", values)?;
        let start = offset as usize;
        if let Some(place) = view.bytes_mut(vm).get_mut(start..start + size) {
            place.copy_from_slice(&made);
        }
        Ok(())
    }

    fn iterate(this: &Ref<Struct>, vm: &mut Vm, source: ObjRef<'_>) -> Result<Obj> {
        let size = this.size(vm)?;
        if size == 0 {
            return Err(error(
                vm,
                format_args!("cannot iteratively unpack with a struct of length 0"),
            ));
        }
        let view = buffer::get(vm, source, BufferFlags::SIMPLE)?;
        if view.len % size != 0 {
            return Err(error(
                vm,
                format_args!("iterative unpacking requires a buffer of a multiple of {size} bytes"),
            ));
        }
        let made = UnpackIterator {
            layout: this.clone(),
            view: Guarded::new(Some(view)),
            at: Cell::new(0),
        };
        Ok(vm.alloc().instance(UNPACK_ITERATOR.as_obj(), made)?.into())
    }
}

#[pymethods]
impl Struct {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let made = Struct {
            format: ObjCell::new(None),
            layout: Guarded::new(Layout::default()),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        static DEF: MethodDef = constructor("Struct", &[required("format")], Struct::create);
        DEF.invoke(vm, None, this, args)?;
        Ok(())
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        this.size(vm)?;
        let format = this
            .format
            .get()
            .unwrap_or_else(|| taipan_objects::singletons::NONE.own());
        let format = object::repr(vm, format.borrow())?;
        let name = type_methods::name(vm, this.borrow().ty())?;
        vm.format(format_args!(
            "{}({})",
            DisplayStr(name.borrow()),
            DisplayStr(format.borrow())
        ))
    }
    /// Return an iterator yielding tuples.
    fn iter_unpack(this: &Ref<Self>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        Struct::iterate(this, vm, buffer)
    }
    /// S.pack(v1, v2, ...) -> bytes
    fn pack(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        let made = self.bytes_of(vm, "pack", args)?;
        bytes::new(vm, &made)
    }
    /// S.pack_into(buffer, offset, v1, v2, ...)
    fn pack_into(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<()> {
        self.pack_some(vm, args)
    }
    /// The values that the buffer holds, as a tuple. Its size must be the format's.
    fn unpack(&self, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        self.unpack_all(vm, buffer)
    }
    /// The values that the buffer holds from an offset on, as a tuple.
    #[signature("($self, /, buffer, offset=0)")]
    fn unpack_from(&self, vm: &mut Vm, buffer: ObjRef<'_>, offset: Option<isize>) -> Result<Obj> {
        self.unpack_some(vm, buffer, offset.unwrap_or(0))
    }
    fn __sizeof__(this: &Ref<Self>, vm: &mut Vm) -> usize {
        let codes = this.layout.get(vm).codes.capacity();
        this.borrow().size_in_memory() + codes * size_of::<Code>()
    }
    /// struct format string
    #[getter]
    fn format(&self, vm: &mut Vm) -> Result<Obj> {
        match self.format.get() {
            Some(format) => Ok(format),
            None => Err(vm.runtime_error("Struct object is not initialized")),
        }
    }
    /// struct size in bytes
    #[getter]
    #[name("size")]
    fn size_attribute(&self, vm: &mut Vm) -> Result<Obj> {
        let size = self.size(vm)?;
        int::new(vm, size)
    }
}

// A doc comment would be `__doc__`, which this class does not have.
#[allow(missing_docs)]
#[pyclass(name = "unpack_iterator", module = "_struct", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct UnpackIterator {
    layout: Ref<Struct>,
    /// Until the end.
    view: Guarded<Option<Buffer>>,
    at: Cell<usize>,
}

#[pymethods]
impl UnpackIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let size = self.layout.size(vm)?;
        let at = self.at.get();
        let Some(view) = self.view.take(vm) else {
            return Ok(None);
        };
        if at >= view.len {
            return Ok(None);
        }
        self.at.set(at + size);
        let made = self.layout.values_at(vm, &view, at);
        drop(self.view.replace(vm, Some(view)));
        made.map(Some)
    }
    fn __length_hint__(&self, vm: &mut Vm) -> Result<usize> {
        let size = self.layout.size(vm)?.max(1);
        let len = self.view.get(vm).as_ref().map_or(0, |view| view.len);
        Ok(len.saturating_sub(self.at.get()) / size)
    }
}

/// The compiled struct that the first argument asks for, and the other arguments.
fn with_format<'a>(vm: &mut Vm, args: &'a [ObjRef<'a>]) -> Result<(Ref<Struct>, &'a [ObjRef<'a>])> {
    match args.split_first() {
        Some((format, rest)) => Ok((compiled(vm, *format)?, rest)),
        None => Err(vm.type_error("missing format argument")),
    }
}

#[pymodule(name = "_struct")]
impl StructModule {
    /// Clear the internal cache.
    fn _clearcache(vm: &mut Vm) {
        let gone = vm.interp().native_state.borrow_mut().remove("struct.cache");
        drop(gone);
    }
    /// How many bytes a format describes.
    fn calcsize(vm: &mut Vm, format: ObjRef<'_>) -> Result<usize> {
        compiled(vm, format)?.size(vm)
    }
    /// Iterates over a buffer that holds one struct behind the other: a tuple for each.
    fn iter_unpack(vm: &mut Vm, format: ObjRef<'_>, buffer: ObjRef<'_>) -> Result<Obj> {
        let layout = compiled(vm, format)?;
        Struct::iterate(&layout, vm, buffer)
    }
    /// pack(format, v1, v2, ...) -> bytes
    fn pack(vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        let (layout, args) = with_format(vm, args)?;
        let made = layout.bytes_of(vm, "pack", args)?;
        bytes::new(vm, &made)
    }
    /// pack_into(format, buffer, offset, v1, v2, ...)
    fn pack_into(vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<()> {
        let (layout, args) = with_format(vm, args)?;
        layout.pack_some(vm, args)
    }
    /// The values that the buffer holds, as a tuple. Its size must be the format's.
    fn unpack(vm: &mut Vm, format: ObjRef<'_>, buffer: ObjRef<'_>) -> Result<Obj> {
        compiled(vm, format)?.unpack_all(vm, buffer)
    }
    /// The values that the buffer holds from an offset on, as a tuple.
    #[signature("($module, format, /, buffer, offset=0)")]
    fn unpack_from(
        vm: &mut Vm,
        format: ObjRef<'_>,
        buffer: ObjRef<'_>,
        offset: Option<isize>,
    ) -> Result<Obj> {
        compiled(vm, format)?.unpack_some(vm, buffer, offset.unwrap_or(0))
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let class = error_class(vm)?;
        module::add(vm, module, "error", class)?;
        module::add(vm, module, "Struct", STRUCT.own())
    }
}
