//! The module `_functools`: `reduce` and `cmp_to_key`; `partial` and `lru_cache` are in `functools/`.

mod lru_cache;
mod partial;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::exception::Result;
use taipan_objects::exceptions::{ATTRIBUTE_ERROR, TYPE_ERROR};
use taipan_objects::module::{self, Module};
use taipan_objects::str::Str;
use taipan_objects::{Args, CompareOp, Obj, ObjCell, ObjRef, Ref, Vm, call, object};

/// Tools that operate on functions.
#[allow(missing_debug_implementations)]
pub struct FunctoolsModule;

/// A comparison function, and the object that it compares for sorting.
#[pyclass(name = "KeyWrapper", module = "functools", flags = [GC], bits = [DISALLOW_INSTANTIATION], signature = "(obj)")]
pub struct KeyWrapper {
    compare: Obj,
    object: ObjCell,
}

#[pymethods]
impl KeyWrapper {
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let named = args.keywords().next().filter(|(name, _)| {
            let name = name.downcast::<Str>();
            name.is_some_and(|name| name.equals("obj"))
        });
        let object = match (args.args(), named) {
            ([object], None) => *object,
            ([], Some((_, object))) if args.len() == 1 => object,
            ([], _) if args.len() <= 1 => {
                return Err(vm.type_error("K() missing required argument 'obj' (pos 1)"));
            }
            _ => {
                let given = args.len();
                return Err(vm.type_error(format_args!("K() takes at most 1 argument ({given} given)")));
            }
        };
        let made = KeyWrapper {
            compare: self.compare.clone(),
            object: ObjCell::new(Some(object.own())),
        };
        Ok(vm.alloc().instance(KEY_WRAPPER.as_obj(), made)?.into())
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<KeyWrapper>() else {
            return Err(vm.type_error("other argument must be K instance"));
        };
        let (Some(x), Some(y)) = (self.object.get(), other.object.get()) else {
            return Err(vm.new_exception(ATTRIBUTE_ERROR, format_args!("object")));
        };
        let order = call::call(vm, self.compare.borrow(), &[x.borrow(), y.borrow()])?;
        let zero = Obj::from_i16(0);
        object::richcompare(vm, order.borrow(), zero.borrow(), op)
    }
    /// Value wrapped by a key function.
    #[getter]
    fn obj(&self, _vm: &mut Vm) -> Option<Obj> {
        self.object.get()
    }
    #[setter]
    fn set_obj(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.object.set(value.map(ObjRef::own));
        Ok(())
    }
    #[getter]
    fn __text_signature__(&self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str("(obj)")
    }
}

#[pymodule(name = "_functools")]
impl FunctoolsModule {
    /// Combines the items of an iterable into one: function(function(a, b), c), and so on.
    ///
    /// initial, if given, stands before the first item.
    #[signature("($module, function, iterable, /, initial=<unrepresentable>)")]
    fn reduce(
        vm: &mut Vm,
        function: ObjRef<'_>,
        iterable: ObjRef<'_>,
        initial: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let iterator = match object::iter(vm, iterable) {
            Err(error) if error.matches(TYPE_ERROR) => {
                return Err(vm.type_error("reduce() arg 2 must support iteration"));
            }
            other => other?,
        };
        let mut result = initial.map(ObjRef::own);
        while let Some(item) = object::next(vm, iterator.borrow())? {
            vm.check_pending()?;
            result = Some(match result {
                None => item,
                Some(before) => call::call(vm, function, &[before.borrow(), item.borrow()])?,
            });
        }
        match result {
            Some(result) => Ok(result),
            None => Err(vm.type_error("reduce() of empty iterable with no initial value")),
        }
    }
    /// Makes a key function out of one that compares two values.
    #[signature("($module, /, mycmp)")]
    fn cmp_to_key(vm: &mut Vm, mycmp: ObjRef<'_>) -> Result<Obj> {
        let made = KeyWrapper {
            compare: mycmp.own(),
            object: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(KEY_WRAPPER.as_obj(), made)?.into())
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let placeholder = partial::placeholder(vm)?;
        module::add(vm, module, "_PlaceholderType", partial::PLACEHOLDER_TYPE.own())?;
        module::add(vm, module, "Placeholder", placeholder)?;
        module::add(vm, module, "partial", partial::PARTIAL.own())?;
        module::add(
            vm,
            module,
            "_lru_cache_wrapper",
            lru_cache::LRU_CACHE_WRAPPER.own(),
        )
    }
}
