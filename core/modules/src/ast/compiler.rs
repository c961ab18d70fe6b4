//! What `compile` does with trees: it makes them of source text, and code objects of them.

use alloc::boxed::Box;
use alloc::vec::Vec;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::exception::Result;
use taipan_objects::object;
use taipan_objects::str::Str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Obj, ObjRef, Vm, int, type_methods};
use taipan_syntax::Arena;
use taipan_syntax::ast::{Mod, Node};
use taipan_syntax::parser::Mode;
use taipan_syntax::read;
use taipan_vm::builtins::source_text;
use taipan_vm::run::{self, Compile};

use super::source::Objects;
use super::{AST, Classes, objects, validate};

/// The flags of `compile` that ask for a tree.
const ONLY_AST: u32 = 0x400;
const OPTIMIZED_AST: u32 = 0x8000;

/// Called as (source, filename, mode, flags, optimize, feature_version): `compile` where trees are given or wanted.
#[allow(missing_debug_implementations)]
#[pyclass(name = "tree_compiler", module = "_ast")]
pub struct TreeCompiler;

#[pymethods]
impl TreeCompiler {
    #[slot]
    fn call(_this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [source, filename, mode, flags, optimize, feature_version] = *args.args() else {
            return Err(vm.type_error("tree_compiler expected 6 arguments"));
        };
        let Some(filename) = filename.downcast::<Str>() else {
            return Err(vm.type_error("filename must be a str"));
        };
        let filename = filename.to_wtf8();
        let number = |vm: &mut Vm, value: ObjRef<'_>| int::to_c_int(vm, value);
        let (mode, class) = match number(vm, mode)? {
            0 => (Mode::File, "Module"),
            1 => (Mode::Interactive, "Interactive"),
            2 => (Mode::Expression, "Expression"),
            _ => (Mode::FuncType, "FunctionType"),
        };
        let flags = number(vm, flags)? as u32;
        let optimize = number(vm, optimize)? as u8;
        let feature_version = number(vm, feature_version)?;
        let how = Compile {
            filename: &filename,
            mode,
            flags,
            optimize,
            file: false,
        };
        let arena = Arena::new();
        let classes = Classes::find(vm)?;
        let mut warnings = Vec::new();
        let module: Mod<'_> = if source.is_a(AST) {
            let wanted = classes.get(vm, class)?;
            if !object::isinstance(vm, source, wanted.borrow())? {
                let name = type_methods::name(vm, source.ty())?;
                return Err(vm.type_error(format_args!(
                    "expected {class} node, got {}",
                    object::DisplayStr(name.borrow())
                )));
            }
            let source = source.own();
            let mut reader = Objects {
                vm,
                classes: &classes,
                arena: &arena,
            };
            let Some(module) = read::read(&mut reader, &source)? else {
                return Err(vm.type_error("expected some sort of mod, but got None"));
            };
            validate::module(vm, module)?;
            *module
        } else {
            let (text, is_text) = source_text(vm, source, "compile")?;
            let minor = u8::try_from(feature_version).ok();
            match run::parse(vm, &arena, &text, is_text, &how, minor, &mut warnings)? {
                Ok(module) => module,
                Err(error) => {
                    run::issue(vm, warnings, &filename)?;
                    return Err(run::syntax_error(vm, error, &filename));
                }
            }
        };
        let result = if flags & ONLY_AST == 0 {
            run::compile_tree(vm, &module, &arena, &how, &mut warnings).map(Made::Code)
        } else {
            let fold = flags & OPTIMIZED_AST != 0;
            run::preprocess_tree(vm, &module, &arena, &how, fold).map(Made::Tree)
        };
        run::issue(vm, warnings, &filename)?;
        match result {
            Ok(Made::Code(code)) => Ok(taipan_objects::code::from_bytecode(vm, code)?.into()),
            Ok(Made::Tree(module)) => objects::from_node(vm, &classes, Node::Mod(&module)),
            Err(error) => Err(run::syntax_error(vm, error, &filename)),
        }
    }
}

enum Made<'a> {
    Code(Box<taipan_bytecode::Code>),
    Tree(Mod<'a>),
}
