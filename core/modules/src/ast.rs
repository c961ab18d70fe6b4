//! The module `_ast`: the classes of abstract syntax trees, made from the AST's declaration when the module is
//! imported. The declaration is read in `ast/declaration.rs`.
//!
//! `ast/objects.rs` makes the parser's trees into objects of these classes, `ast/source.rs` reads such objects back,
//! `ast/validate.rs` checks them, and `ast/compiler.rs` is what the builtin `compile` calls for all that.

mod compiler;
mod declaration;
mod objects;
mod source;
mod validate;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::dict::Dict;
use taipan_objects::exception::Result;
use taipan_objects::exceptions::DEPRECATION_WARNING;
use taipan_objects::generic_alias::{self, GenericAlias};
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::singletons::NONE;
use taipan_objects::str::StrBuilder;
use taipan_objects::type_methods::{self, TYPE};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::union::Union;
use taipan_objects::{
    Args, HVec, Obj, ObjRef, Ref, Vm, call, int, list, names, number, object_methods, property, str, tuple,
};

use taipan_vm::builtins;

use compiler::{TREE_COMPILER, TreeCompiler};
use declaration::{Definition, Field, Many};

/// The classes that ast is about.
#[allow(missing_debug_implementations)]
pub struct AstModule;

// A doc comment would be `__doc__`, which this class does not have.
#[allow(missing_docs)]
#[pyclass(name = "AST", module = "ast", flags = [GC, DICT, WEAKREF], bits = [BASETYPE])]
pub struct Ast;

/// The module, as the conversions of trees use it.
pub struct Classes {
    module: Obj,
    singletons: Obj,
}

impl Classes {
    /// Imports the module.
    fn find(vm: &mut Vm) -> Result<Classes> {
        let name = vm.intern("_ast")?;
        let module = (vm.hooks().import)(vm, name.borrow(), &[])?;
        let singletons = vm.interp().native_state.borrow().get(SINGLETONS).cloned();
        match singletons {
            Some(singletons) => Ok(Classes { module, singletons }),
            None => Err(vm.system_error("the module _ast is not initialized")),
        }
    }

    /// The class of that name.
    fn get(&self, vm: &mut Vm, name: &str) -> Result<Obj> {
        let name = vm.intern(name)?;
        object::getattr(vm, self.module.borrow(), name.borrow())
    }

    /// The instance of an operator's or context's class that all trees share.
    fn singleton(&self, vm: &mut Vm, name: &str) -> Result<Obj> {
        let key = vm.intern(name)?;
        let known = match self.singletons.downcast::<Dict>() {
            Some(known) => known.get(vm, key.borrow())?,
            None => None,
        };
        match known {
            Some(instance) => Ok(instance),
            None => {
                let class = self.get(vm, name)?;
                call::call(vm, class.borrow(), &[])
            }
        }
    }
}

/// Where the shared instances of operators and contexts are kept, by their class names.
const SINGLETONS: &str = "ast.singletons";
/// The context that a name has unless it is said.
const LOAD: &str = "ast.Load()";
const CONTEXT: &str = "ast.expr_context";

/// Counts a level of a tree, to be taken back by [`leave`]. As in CPython only the native stack bounds them, or the recursion limit
/// where nobody knows how much stack there is. Raises `RecursionError`.
fn enter(vm: &mut Vm, doing: &str) -> Result<()> {
    match vm.stack_left() {
        None => vm.enter_recursion(doing),
        Some(0) => Err(vm.recursion_error(format_args!("Stack overflow{doing}"))),
        Some(_) => Ok(()),
    }
}

fn leave(vm: &mut Vm) {
    if vm.stack_left().is_none() {
        vm.recursion_depth -= 1;
    }
}

/// Runs `then` one level of a tree deeper.
fn nested<R>(vm: &mut Vm, doing: &str, then: impl FnOnce(&mut Vm) -> Result<R>) -> Result<R> {
    enter(vm, doing)?;
    let result = then(vm);
    leave(vm);
    result
}

/// A tuple attribute of a class that lists names: `_fields`, `_attributes`.
fn listed(vm: &mut Vm, class: ObjRef<'_>, name: &str) -> Result<HVec<Obj>> {
    let name = vm.intern(name)?;
    match object::lookup_attr(vm, class, name.borrow())? {
        Some(names) => object::collect(vm, names.borrow()),
        None => Ok(HVec::new()),
    }
}

fn has(names: &[Obj], name: &Obj) -> bool {
    names
        .iter()
        .any(|known| str::is_exact_str(known.borrow()) && str::equal(known.borrow(), name.borrow()))
}

/// What `repr` shows: nodes at most so deep.
fn shown(vm: &mut Vm, node: ObjRef<'_>, depth: usize) -> Result<Obj> {
    let class = node.ty();
    let name = class.display_name(vm);
    let name = vm.format(format_args!("{name}"))?;
    if depth == 0 {
        return vm.format(format_args!("{}(...)", DisplayStr(name.borrow())));
    }
    let fields = listed(vm, class.as_obj(), "_fields")?;
    let mut out = StrBuilder::new();
    out.push_obj(vm, &name)?;
    out.push_str(vm, "(")?;
    let mut first = true;
    for field in fields.iter() {
        let value = object::getattr(vm, node, field.borrow())?;
        if !first {
            out.push_str(vm, ", ")?;
        }
        first = false;
        out.push_obj(vm, field)?;
        out.push_str(vm, "=")?;
        let text = shown_value(vm, &value, depth - 1)?;
        out.push_obj(vm, &text)?;
    }
    out.push_str(vm, ")")?;
    out.finish(vm)
}

fn shown_value(vm: &mut Vm, value: &Obj, depth: usize) -> Result<Obj> {
    if value.is_a(AST) {
        return shown(vm, value.borrow(), depth);
    }
    let (open, close) = match (value.is_a(list::LIST), value.is_a(tuple::TUPLE)) {
        (true, _) => ("[", "]"),
        (_, true) => ("(", ")"),
        _ => return object::repr(vm, value.borrow()),
    };
    let items = object::collect(vm, value.borrow())?;
    let mut out = StrBuilder::new();
    out.push_str(vm, open)?;
    for (at, item) in items.iter().enumerate() {
        // Of many items, the first and the last are shown.
        if items.len() > 2 && at > 0 && at + 1 < items.len() {
            if at == 1 {
                out.push_str(vm, ", ...")?;
            }
            continue;
        }
        if at > 0 {
            out.push_str(vm, ", ")?;
        }
        let text = match item.is_a(AST) {
            true => shown(vm, item.borrow(), depth)?,
            false => object::repr(vm, item.borrow())?,
        };
        out.push_obj(vm, &text)?;
    }
    out.push_str(vm, close)?;
    out.finish(vm)
}

fn deprecated(vm: &mut Vm, message: core::fmt::Arguments<'_>) -> Result<()> {
    let message = vm.format(message)?;
    (vm.hooks().warn)(vm, DEPRECATION_WARNING, message.borrow(), 1)
}

/// Gives a field that was left out its default.
fn fill_field(vm: &mut Vm, node: ObjRef<'_>, types: Option<&Obj>, field: &Obj) -> Result<()> {
    let class = type_methods::name(vm, node.ty())?;
    let class = DisplayStr(class.borrow());
    let Some(types) = types.and_then(|types| types.downcast::<Dict>()) else {
        return Ok(());
    };
    let shown_field = object::repr(vm, field.borrow())?;
    let shown_field = DisplayStr(shown_field.borrow());
    let Some(kind) = types.get(vm, field.borrow())? else {
        return deprecated(
            vm,
            format_args!(
                "Field {shown_field} is missing from {class}._field_types. This will become an error in Python 3.15."
            ),
        );
    };
    if kind.downcast::<Union>().is_some() {
        return Ok(());
    }
    if kind.downcast::<GenericAlias>().is_some() {
        let empty = List::create(vm, HVec::new())?;
        return object::setattr(vm, node, field.borrow(), Some(empty.borrow()));
    }
    let context = vm.interp().native_state.borrow().get(CONTEXT).cloned();
    if context.is_some_and(|context| context.is(&kind)) {
        let load = vm.interp().native_state.borrow().get(LOAD).cloned();
        return match load {
            Some(load) => object::setattr(vm, node, field.borrow(), Some(load.borrow())),
            None => Ok(()),
        };
    }
    deprecated(
        vm,
        format_args!(
            "{class}.__init__ missing 1 required positional argument: {shown_field}. This will become an error in \
             Python 3.15."
        ),
    )
}

/// Raises `TypeError` if one of the fields is neither there nor optional.
fn check_missing(vm: &mut Vm, node: ObjRef<'_>, fields: &[Obj], there: &Ref<Dict>) -> Result<()> {
    let types_name = vm.intern("_field_types")?;
    let types = object::lookup_attr(vm, node.ty().as_obj(), types_name.borrow())?;
    let types = types.as_ref().and_then(|types| types.downcast::<Dict>());
    let mut missing = HVec::new();
    for field in fields {
        let kind = match types {
            Some(types) => types.get(vm, field.borrow())?,
            None => None,
        };
        let optional = kind.is_some_and(|kind| kind.downcast::<Union>().is_some());
        if !optional && !there.contains(vm, field.borrow())? {
            let shown = object::repr(vm, field.borrow())?;
            missing.push(vm.alloc(), shown)?;
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let count = missing.len();
    let plural = if count == 1 { "" } else { "s" };
    let missing = List::create(vm, missing)?;
    call::call_method(vm, missing.borrow(), names::sort, &[])?;
    let mut text = StrBuilder::new();
    for (at, name) in object::collect(vm, missing.borrow())?.iter().enumerate() {
        if at > 0 {
            text.push_str(vm, ", ")?;
        }
        text.push_obj(vm, name)?;
    }
    let text = text.finish(vm)?;
    let class = type_methods::name(vm, node.ty())?;
    Err(vm.type_error(format_args!(
        "{}.__replace__ missing {count} keyword argument{plural}: {}.",
        DisplayStr(class.borrow()),
        DisplayStr(text.borrow())
    )))
}

#[pymethods]
impl Ast {
    #[constant]
    fn _fields(vm: &mut Vm) -> Result<Obj> {
        tuple::new(vm, &[])
    }
    #[constant]
    fn __match_args__(vm: &mut Vm) -> Result<Obj> {
        tuple::new(vm, &[])
    }
    #[constant]
    fn _attributes(vm: &mut Vm) -> Result<Obj> {
        tuple::new(vm, &[])
    }
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(vm.alloc().instance(cls, Ast)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let class = this.ty().as_obj();
        let class_name = type_methods::name(vm, this.ty())?;
        let fields = listed(vm, class, "_fields")?;
        let given = args.args();
        if given.len() > fields.len() {
            let (most, plural) = (fields.len(), if fields.len() == 1 { "" } else { "s" });
            return Err(vm.type_error(format_args!(
                "{} constructor takes at most {most} positional argument{plural}",
                DisplayStr(class_name.borrow())
            )));
        }
        for (field, value) in fields.iter().zip(given) {
            object::setattr(vm, this, field.borrow(), Some(*value))?;
        }
        let attributes = listed(vm, class, "_attributes")?;
        let mut named = HVec::new();
        for (name, value) in args.keywords() {
            if has(&fields[..given.len()], name) {
                let name = object::repr(vm, name.borrow())?;
                return Err(vm.type_error(format_args!(
                    "{} got multiple values for argument {}",
                    DisplayStr(class_name.borrow()),
                    DisplayStr(name.borrow())
                )));
            }
            if !has(&fields, name) && !has(&attributes, name) {
                let name = object::repr(vm, name.borrow())?;
                deprecated(
                    vm,
                    format_args!(
                        "{}.__init__ got an unexpected keyword argument {}. Support for arbitrary keyword arguments \
                         is deprecated and will be removed in Python 3.15.",
                        DisplayStr(class_name.borrow()),
                        DisplayStr(name.borrow())
                    ),
                )?;
            }
            named.push(vm.alloc(), name.clone())?;
            object::setattr(vm, this, name.borrow(), Some(value))?;
        }
        let types_name = vm.intern("_field_types")?;
        let types = object::lookup_attr(vm, class, types_name.borrow())?;
        for field in fields.iter().skip(given.len()) {
            if !has(&named, field) {
                fill_field(vm, this, types.as_ref(), field)?;
            }
        }
        Ok(())
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        if vm.repr_enter(this)? {
            return vm.new_str("...");
        }
        let text = shown(vm, this, 3);
        vm.repr_leave(this);
        text
    }
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let class = this.ty().own();
        let state = object_methods::getstate(vm, this)?;
        let fields = listed(vm, class.borrow(), "_fields")?;
        let mut left_out = HVec::new();
        for field in fields.iter() {
            let set = match state.downcast::<Dict>() {
                Some(state) => state.contains(vm, field.borrow())?,
                None => false,
            };
            if !set {
                break;
            }
            left_out.push(vm.alloc(), NONE.own())?;
        }
        let args = tuple::from_vec(vm, left_out)?;
        tuple::new(vm, &[class, args, state])
    }
    /// Returns a copy of the node whose given fields have new values.
    fn __replace__(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.args().is_empty() {
            return Err(vm.type_error("__replace__() takes no positional arguments"));
        }
        let class = this.ty().as_obj();
        let (fields, attributes) = (listed(vm, class, "_fields")?, listed(vm, class, "_attributes")?);
        let all = Dict::create(vm)?;
        if let Some(own) = object::instance_dict(vm, this)?
            && let Some(own) = own.downcast::<Dict>()
        {
            let mut at = 0;
            while let Some((name, value)) = own.next_entry(vm, &mut at) {
                if has(&fields, &name) || has(&attributes, &name) {
                    all.set(vm, name.borrow(), value)?;
                }
            }
        }
        for (name, value) in args.keywords() {
            if !has(&fields, name) && !has(&attributes, name) {
                let (class, name) = (
                    type_methods::name(vm, this.ty())?,
                    object::repr(vm, name.borrow())?,
                );
                return Err(vm.type_error(format_args!(
                    "{}.__replace__ got an unexpected keyword argument {}.",
                    DisplayStr(class.borrow()),
                    DisplayStr(name.borrow())
                )));
            }
            all.set(vm, name.borrow(), value.own())?;
        }
        check_missing(vm, this, &fields, &all)?;
        let (mut names, mut values) = (HVec::new(), HVec::new());
        let mut at = 0;
        while let Some((name, value)) = all.next_entry(vm, &mut at) {
            names.push(vm.alloc(), name)?;
            values.push(vm.alloc(), value)?;
        }
        call::call_args(vm, class, Args::new(Obj::borrow_slice(&values), &names))
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        object::instance_dict(vm, this)
    }
    #[setter]
    #[name("__dict__")]
    fn set_dict(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        property::set_dict(vm, this, value)
    }
}

/// A tuple of names.
fn name_tuple(vm: &mut Vm, fields: &[Field<'_>]) -> Result<Obj> {
    let mut made = HVec::new();
    for field in fields {
        let name = vm.intern(field.name)?;
        made.push(vm.alloc(), name.into())?;
    }
    tuple::from_vec(vm, made)
}

/// Makes a class and puts it into the module.
fn make_class(
    vm: &mut Vm,
    module: &Ref<Module>,
    name: &str,
    base: ObjRef<'_>,
    fields: &[Field<'_>],
    doc: &str,
) -> Result<Obj> {
    let dict = Dict::create(vm)?;
    let names_of_fields = name_tuple(vm, fields)?;
    for key in ["_fields", "__match_args__"] {
        let key = vm.intern(key)?;
        dict.set(vm, key.borrow(), names_of_fields.clone())?;
    }
    let owner = vm.intern("ast")?;
    dict.set(vm, names::__module__, owner.into())?;
    let doc = vm.new_str(doc)?;
    dict.set(vm, names::__doc__, doc)?;
    for field in fields.iter().filter(|field| field.many == Many::Optional) {
        let key = vm.intern(field.name)?;
        dict.set(vm, key.borrow(), NONE.own())?;
    }
    let class_name = vm.intern(name)?;
    let bases = tuple::from_refs(vm, &[base])?;
    let class = call::call(
        vm,
        TYPE.as_obj(),
        &[class_name.borrow(), bases.borrow(), dict.borrow()],
    )?;
    module::add(vm, module, name, class.clone())?;
    Ok(class)
}

fn set_attributes(vm: &mut Vm, class: &Obj, attributes: &[Field<'_>]) -> Result<()> {
    let key = vm.intern("_attributes")?;
    let listed = name_tuple(vm, attributes)?;
    object::setattr(vm, class.borrow(), key.borrow(), Some(listed.borrow()))?;
    for field in attributes.iter().filter(|field| field.many == Many::Optional) {
        let key = vm.intern(field.name)?;
        object::setattr(vm, class.borrow(), key.borrow(), Some(NONE))?;
    }
    Ok(())
}

/// `_field_types`: what each field may hold.
fn set_types(vm: &mut Vm, module: &Ref<Module>, class: &str, fields: &[Field<'_>]) -> Result<()> {
    let types = Dict::create(vm)?;
    for field in fields {
        let plain = match field.kind {
            "identifier" | "string" => str::STR.own(),
            "int" => int::INT.own(),
            "constant" => object::OBJECT.own(),
            other => {
                let name = vm.intern(other)?;
                object::getattr(vm, module.borrow(), name.borrow())?
            }
        };
        let kind = match field.many {
            Many::One => plain,
            Many::Optional => number::binary(vm, number::OR, plain.borrow(), NONE)?,
            Many::Sequence => generic_alias::create(vm, list::LIST.own(), plain)?,
        };
        let name = vm.intern(field.name)?;
        types.set(vm, name.borrow(), kind)?;
    }
    let name = vm.intern(class)?;
    let class = object::getattr(vm, module.borrow(), name.borrow())?;
    for key in ["_field_types", "__annotations__"] {
        let key = vm.intern(key)?;
        object::setattr(vm, class.borrow(), key.borrow(), Some(types.borrow()))?;
    }
    Ok(())
}

#[pymodule(name = "_ast")]
impl AstModule {
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "AST", AST.own())?;
        for (name, value) in [
            ("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000),
            ("PyCF_ONLY_AST", 0x400),
            ("PyCF_TYPE_COMMENTS", 0x1000),
            ("PyCF_OPTIMIZED_AST", 0x8400),
        ] {
            let value = int::new(vm, value)?;
            module::add(vm, module, name, value)?;
        }
        let definitions = declaration::read();
        for definition in &definitions {
            let Definition {
                name,
                fields,
                constructors,
                attributes,
            } = definition;
            let doc = definition.doc();
            let base = make_class(vm, module, name, AST.as_obj(), fields, &doc)?;
            set_attributes(vm, &base, attributes)?;
            for constructor in constructors {
                let doc = constructor.doc();
                make_class(
                    vm,
                    module,
                    constructor.name,
                    base.borrow(),
                    &constructor.fields,
                    &doc,
                )?;
            }
        }
        for definition in &definitions {
            if definition.constructors.is_empty() {
                set_types(vm, module, definition.name, &definition.fields)?;
            }
            for constructor in &definition.constructors {
                set_types(vm, module, constructor.name, &constructor.fields)?;
            }
        }
        let singletons = Dict::create(vm)?;
        for definition in &definitions {
            let constructors = definition.constructors.iter();
            for constructor in constructors
                .filter(|constructor| constructor.fields.is_empty() && definition.attributes.is_empty())
            {
                let name = vm.intern(constructor.name)?;
                let class = object::getattr(vm, module.borrow(), name.borrow())?;
                let instance = call::call(vm, class.borrow(), &[])?;
                singletons.set(vm, name.borrow(), instance)?;
            }
        }
        let name = vm.intern("Load")?;
        let load = singletons.get(vm, name.borrow())?;
        let name = vm.intern("expr_context")?;
        let context = object::getattr(vm, module.borrow(), name.borrow())?;
        let compiler = vm.alloc().instance(TREE_COMPILER.as_obj(), TreeCompiler)?;
        let mut state = vm.interp().native_state.borrow_mut();
        if let Some(load) = load {
            state.insert(LOAD, load);
        }
        state.insert(CONTEXT, context);
        state.insert(SINGLETONS, singletons.into());
        state.insert(builtins::TREE_COMPILER, compiler.into());
        state.insert(builtins::TREE_CLASS, AST.own());
        drop(state);
        Ok(())
    }
}
