//! `mappingproxy`: a read-only view of any mapping, such as a class's `__dict__`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef};

use crate::call::{self, Args};
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::list::List;
use crate::names;
use crate::number;
use crate::object;
use crate::sequence;
use crate::singletons::NONE;
use crate::slots::CompareOp;
use crate::str::StrBuilder;
use crate::tuple::Tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Read-only proxy of a mapping.
#[pyclass(name = "mappingproxy", flags = [GC], bits = [MAPPING], signature = "(mapping)")]
pub struct MappingProxy {
    mapping: Obj,
}

/// A proxy of `mapping`, which must be one.
pub fn create(vm: &mut Vm, mapping: Obj) -> Result<Obj> {
    Ok(vm
        .alloc()
        .instance(MAPPING_PROXY.as_obj(), MappingProxy { mapping })?
        .into())
}

/// What an operand of `|` stands for.
fn unwrapped(obj: ObjRef<'_>) -> ObjRef<'_> {
    obj.downcast::<MappingProxy>()
        .map_or(obj, |proxy| proxy.mapping.borrow())
}

#[pymethods]
impl MappingProxy {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let mapping = Self::parse(vm, args)?;
        Ok(vm.alloc().instance(cls, MappingProxy { mapping })?.into())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mapping = self.mapping.clone();
        let mut text = StrBuilder::new();
        text.push_str(vm, "mappingproxy(")?;
        crate::dict::push_repr(vm, &mut text, mapping.borrow())?;
        text.push(vm, ')'.into())?;
        text.finish(vm)
    }
    #[slot]
    fn str(&self, vm: &mut Vm) -> Result<Obj> {
        object::str(vm, self.mapping.borrow())
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        object::hash(vm, self.mapping.borrow())
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        object::richcompare(vm, self.mapping.borrow(), other, op)
    }
    #[slot]
    fn iter(&self, vm: &mut Vm) -> Result<Obj> {
        object::iter(vm, self.mapping.borrow())
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::OR, unwrapped(this), unwrapped(other))
    }
    #[slot]
    fn ior(&self, vm: &mut Vm, _other: ObjRef<'_>) -> Result<Obj> {
        Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        object::length(vm, self.mapping.borrow())
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        sequence::get_item(vm, self.mapping.borrow(), key)
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<bool> {
        if let (true, Some(dict)) = (
            self.mapping.is_exact(crate::dict::DICT),
            self.mapping.downcast::<Dict>(),
        ) {
            return dict.contains(vm, key);
        }
        sequence::contains(vm, self.mapping.borrow(), key)
    }

    /// The value of key; default if it is missing.
    #[signature("($self, key, default=None, /)")]
    fn get(&self, vm: &mut Vm, key: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let name = vm.intern("get")?;
        call::call_method(
            vm,
            self.mapping.borrow(),
            name.borrow(),
            &[key, default.unwrap_or(NONE)],
        )
    }
    /// D.keys() -> the keys, as a view that works as a set
    fn keys(&self, vm: &mut Vm) -> Result<Obj> {
        call::call_method(vm, self.mapping.borrow(), names::keys, &[])
    }
    /// D.values() -> the values, as a view
    fn values(&self, vm: &mut Vm) -> Result<Obj> {
        call::call_method(vm, self.mapping.borrow(), names::values, &[])
    }
    /// D.items() -> the pairs of key and value, as a view that works as a set
    fn items(&self, vm: &mut Vm) -> Result<Obj> {
        call::call_method(vm, self.mapping.borrow(), names::items, &[])
    }
    /// D.copy() -> a shallow copy of D
    fn copy(&self, vm: &mut Vm) -> Result<Obj> {
        call::call_method(vm, self.mapping.borrow(), names::copy, &[])
    }
    /// See PEP 585
    #[classmethod]
    #[signature("($type, object, /)")]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    /// D.__reversed__() -> reverse iterator
    fn __reversed__(&self, vm: &mut Vm) -> Result<Obj> {
        call::call_method(vm, self.mapping.borrow(), names::__reversed__, &[])
    }
}

impl MappingProxy {
    fn parse(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let given = args.len();
        if given > 1 {
            return Err(vm.type_error(format_args!(
                "mappingproxy() takes at most 1 argument ({given} given)"
            )));
        }
        let mapping = match (args.args(), args.keywords().next()) {
            ([mapping], _) => *mapping,
            (_, Some((name, value))) => {
                let named = name
                    .downcast::<crate::str::Str>()
                    .is_some_and(|name| name.equals("mapping"));
                if !named {
                    return Err(Self::missing(vm));
                }
                value
            }
            _ => return Err(Self::missing(vm)),
        };
        let sequence = mapping.downcast::<List>().is_some() || mapping.downcast::<Tuple>().is_some();
        if sequence || !sequence::is_mapping(mapping) {
            let kind = mapping.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "mappingproxy() argument must be a mapping, not {kind}"
            )));
        }
        Ok(mapping.own())
    }

    #[cold]
    fn missing(vm: &mut Vm) -> Exception {
        vm.type_error("mappingproxy() missing required argument 'mapping' (pos 1)")
    }
}
