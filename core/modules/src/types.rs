//! The module `_types`: names for types that have no other.

use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::module::{self, Module};
use taipan_objects::{
    Ref, Vm, capsule, cell, code, descr, frame, function, generator, generic_alias, mappingproxy, member,
    namespace, none, traceback, union,
};

/// Define names for built-in types.
#[allow(missing_debug_implementations)]
pub struct TypesModule;

#[pymodule(name = "_types")]
impl TypesModule {
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let types = [
            ("AsyncGeneratorType", generator::ASYNC_GENERATOR),
            ("BuiltinFunctionType", descr::BUILTIN_METHOD),
            ("BuiltinMethodType", descr::BUILTIN_METHOD),
            ("CapsuleType", capsule::CAPSULE),
            ("CellType", cell::CELL),
            ("ClassMethodDescriptorType", descr::CLASS_METHOD_DESCRIPTOR),
            ("CodeType", code::CODE),
            ("CoroutineType", generator::COROUTINE),
            ("EllipsisType", none::ELLIPSIS_TYPE),
            ("FrameType", frame::FRAME_OBJECT),
            ("FunctionType", function::FUNCTION),
            ("GeneratorType", generator::GENERATOR),
            ("GenericAlias", generic_alias::GENERIC_ALIAS),
            ("GetSetDescriptorType", descr::GET_SET_DESCRIPTOR),
            ("LambdaType", function::FUNCTION),
            ("MappingProxyType", mappingproxy::MAPPING_PROXY),
            ("MemberDescriptorType", member::MEMBER_DESCRIPTOR),
            ("MethodDescriptorType", descr::METHOD_DESCRIPTOR),
            ("MethodType", function::BOUND_METHOD),
            ("MethodWrapperType", descr::METHOD_WRAPPER),
            ("ModuleType", module::MODULE),
            ("NoneType", none::NONE_TYPE),
            ("NotImplementedType", none::NOT_IMPLEMENTED_TYPE),
            ("SimpleNamespace", namespace::SIMPLE_NAMESPACE),
            ("TracebackType", traceback::TRACEBACK),
            ("UnionType", union::UNION),
            ("WrapperDescriptorType", descr::SLOT_WRAPPER),
        ];
        for (name, class) in types {
            module::add(vm, module, name, class.own())?;
        }
        Ok(())
    }
}
