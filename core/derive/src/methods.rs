//! `#[pymethods]` and `#[pymodule]`: static tables and shims for the functions of an `impl` block.

use std::collections::BTreeMap;
use std::fmt::Write;

use proc_macro::TokenStream;

use crate::parse::{self, Function, Parameter, string_value};
use crate::signature::{self, Kind};

/// A slot: its name in `Slots`, the special methods that show it (in the order in which CPython lists them), and the
/// Rust parameters behind the receiver in the slot's function type.
struct Slot {
    name: &'static str,
    special: &'static [&'static str],
    arguments: &'static [(&'static str, &'static str)],
    result: &'static str,
}

const O: &str = "::taipan_objects::ObjRef<'_>";
const RESULT_OBJ: &str = "::taipan_objects::Result<::taipan_objects::Obj>";
const RESULT_UNIT: &str = "::taipan_objects::Result<()>";

macro_rules! slot_table {
    ($($name:literal [$($special:literal),*] ($($argument:ident: $ty:expr),*) $result:expr;)*) => {
        &[$(Slot {
            name: $name,
            special: &[$($special),*],
            arguments: &[$((stringify!($argument), $ty)),*],
            result: $result,
        }),*]
    };
}

const SLOTS: &[Slot] = slot_table! {
    "repr" ["__repr__"] () RESULT_OBJ;
    "hash" ["__hash__"] () "::taipan_objects::Result<isize>";
    "call" ["__call__"] (args: "::taipan_objects::Args<'_>") RESULT_OBJ;
    "str" ["__str__"] () RESULT_OBJ;
    "getattro" ["__getattribute__"] (name: O) RESULT_OBJ;
    "setattro" ["__setattr__", "__delattr__"] (name: O, value: "Option<::taipan_objects::ObjRef<'_>>") RESULT_UNIT;
    "richcompare" ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"] (other: O, op: "::taipan_objects::CompareOp") RESULT_OBJ;
    "iter" ["__iter__"] () RESULT_OBJ;
    "next" ["__next__"] () "::taipan_objects::Result<Option<::taipan_objects::Obj>>";
    "descr_get" ["__get__"] (object: "Option<::taipan_objects::ObjRef<'_>>", owner: "Option<::taipan_objects::ObjRef<'_>>") RESULT_OBJ;
    "descr_set" ["__set__", "__delete__"] (object: O, value: "Option<::taipan_objects::ObjRef<'_>>") RESULT_UNIT;
    "init" ["__init__"] (args: "::taipan_objects::Args<'_>") RESULT_UNIT;
    "new" ["__new__"] (args: "::taipan_objects::Args<'_>") RESULT_OBJ;
    "del" ["__del__"] () "()";
    "await_" ["__await__"] () RESULT_OBJ;
    "aiter" ["__aiter__"] () RESULT_OBJ;
    "anext" ["__anext__"] () RESULT_OBJ;
    "send" [] (value: O) "::taipan_objects::Result<::taipan_objects::slots::Sent>";
    "add" ["__add__", "__radd__"] (other: O) RESULT_OBJ;
    "sub" ["__sub__", "__rsub__"] (other: O) RESULT_OBJ;
    "mul" ["__mul__", "__rmul__"] (other: O) RESULT_OBJ;
    "rem" ["__mod__", "__rmod__"] (other: O) RESULT_OBJ;
    "divmod" ["__divmod__", "__rdivmod__"] (other: O) RESULT_OBJ;
    "pow" ["__pow__", "__rpow__"] (other: O, modulus: O) RESULT_OBJ;
    "neg" ["__neg__"] () RESULT_OBJ;
    "pos" ["__pos__"] () RESULT_OBJ;
    "abs" ["__abs__"] () RESULT_OBJ;
    "bool" ["__bool__"] () "::taipan_objects::Result<bool>";
    "invert" ["__invert__"] () RESULT_OBJ;
    "lshift" ["__lshift__", "__rlshift__"] (other: O) RESULT_OBJ;
    "rshift" ["__rshift__", "__rrshift__"] (other: O) RESULT_OBJ;
    "and" ["__and__", "__rand__"] (other: O) RESULT_OBJ;
    "xor" ["__xor__", "__rxor__"] (other: O) RESULT_OBJ;
    "or_" ["__or__", "__ror__"] (other: O) RESULT_OBJ;
    "int" ["__int__"] () RESULT_OBJ;
    "float" ["__float__"] () RESULT_OBJ;
    "iadd" ["__iadd__"] (other: O) RESULT_OBJ;
    "isub" ["__isub__"] (other: O) RESULT_OBJ;
    "imul" ["__imul__"] (other: O) RESULT_OBJ;
    "irem" ["__imod__"] (other: O) RESULT_OBJ;
    "ipow" ["__ipow__"] (other: O, modulus: O) RESULT_OBJ;
    "ilshift" ["__ilshift__"] (other: O) RESULT_OBJ;
    "irshift" ["__irshift__"] (other: O) RESULT_OBJ;
    "iand" ["__iand__"] (other: O) RESULT_OBJ;
    "ixor" ["__ixor__"] (other: O) RESULT_OBJ;
    "ior" ["__ior__"] (other: O) RESULT_OBJ;
    "floordiv" ["__floordiv__", "__rfloordiv__"] (other: O) RESULT_OBJ;
    "truediv" ["__truediv__", "__rtruediv__"] (other: O) RESULT_OBJ;
    "ifloordiv" ["__ifloordiv__"] (other: O) RESULT_OBJ;
    "itruediv" ["__itruediv__"] (other: O) RESULT_OBJ;
    "index" ["__index__"] () RESULT_OBJ;
    "matmul" ["__matmul__", "__rmatmul__"] (other: O) RESULT_OBJ;
    "imatmul" ["__imatmul__"] (other: O) RESULT_OBJ;
    "mp_length" ["__len__"] () "::taipan_objects::Result<usize>";
    "subscript" ["__getitem__"] (key: O) RESULT_OBJ;
    "ass_subscript" ["__setitem__", "__delitem__"] (key: O, value: "Option<::taipan_objects::ObjRef<'_>>") RESULT_UNIT;
    "sq_length" ["__len__"] () "::taipan_objects::Result<usize>";
    "concat" ["__add__"] (other: O) RESULT_OBJ;
    "repeat" ["__mul__", "__rmul__"] (count: "isize") RESULT_OBJ;
    "sq_item" ["__getitem__"] (index: "isize") RESULT_OBJ;
    "sq_ass_item" ["__setitem__", "__delitem__"] (index: "isize", value: "Option<::taipan_objects::ObjRef<'_>>") RESULT_UNIT;
    "contains" ["__contains__"] (item: O) "::taipan_objects::Result<bool>";
    "inplace_concat" ["__iadd__"] (other: O) RESULT_OBJ;
    "inplace_repeat" ["__imul__"] (count: "isize") RESULT_OBJ;
    "getbuffer" ["__buffer__"] (flags: "::taipan_objects::buffer::BufferFlags") "::taipan_objects::Result<::taipan_objects::buffer::Buffer>";
};

/// How a function receives its object.
enum Receiver {
    /// `&self`
    Payload,
    /// `this: &Ref<Self>`
    Typed,
    /// `this: ObjRef<'_>`
    Object,
}

fn receiver(parameter: &Parameter) -> Receiver {
    if parameter.name == "self" {
        Receiver::Payload
    } else if parameter.ty.starts_with("&Ref<") {
        Receiver::Typed
    } else {
        Receiver::Object
    }
}

impl Receiver {
    /// Statements that bind `receiver` from `this`, or return an error.
    fn bind(&self, failure: &str) -> String {
        match self {
            Receiver::Payload => {
                format!("let Some(receiver) = this.downcast::<Self>() else {{ {failure} }};")
            }
            Receiver::Typed => format!(
                "let Some(receiver) = ::taipan_objects::Ref::<Self>::from_borrowed(&this) else {{ {failure} }};"
            ),
            Receiver::Object => "let receiver = this;".into(),
        }
    }
}

/// The receiver's and the thread state's parameters taken off.
fn own_parameters(function: &Function) -> &[Parameter] {
    let mut parameters = function.parameters.as_slice();
    if let [first, rest @ ..] = parameters
        && matches!(first.name.as_str(), "self" | "this" | "cls")
    {
        parameters = rest;
    }
    match parameters {
        [first, rest @ ..] if first.ty == "&mutVm" => rest,
        _ => parameters,
    }
}

struct Emitter {
    /// Functions inside the impl.
    shims: String,
    /// Statics beside it.
    statics: String,
    /// Entry name, text of the value expression; in declaration order.
    entries: Vec<(String, String)>,
}

impl Emitter {
    /// Emits a `MethodDef` static; gives back its name.
    fn method_def(
        &mut self,
        ty: &str,
        function: &Function,
        receiver_name: Option<&str>,
    ) -> Result<String, String> {
        let attribute = |path: &str| {
            function
                .attributes
                .iter()
                .find(|attribute| attribute.path == path)
        };
        let python = attribute("name")
            .and_then(|a| a.text())
            .unwrap_or_else(|| function.name.clone());
        let own = own_parameters(function);
        let raw = matches!(own, [only] if only.ty.starts_with("Args<"));
        let given = attribute("signature").and_then(|a| a.text());
        let (text, params) = match &given {
            Some(text) => (Some(text.clone()), signature::parse(text)?),
            None if raw => (None, Vec::new()),
            None => {
                let params = signature::from_rust(own);
                (signature::text(receiver_name, &params), params)
            }
        };
        if !raw && params.len() != own.len() {
            return Err(format!(
                "{python}: the signature has {} parameters, the function {}",
                params.len(),
                own.len()
            ));
        }
        let has_receiver = function
            .parameters
            .first()
            .is_some_and(|first| first.ty != "&mutVm")
            && receiver_name.is_some();
        let mut call = Vec::new();
        let mut slot = 0;
        if has_receiver {
            call.push("receiver".to_string());
        }
        if function
            .parameters
            .iter()
            .any(|parameter| parameter.ty == "&mutVm")
        {
            call.push("vm".to_string());
        }
        let mut conversions = String::new();
        for at in own.iter().enumerate().map(|(at, _)| at) {
            call.push(format!("a{at}"));
            if raw {
                let _ = write!(conversions, "let a{at} = parsed.raw;");
                continue;
            }
            let expression = match params[at].kind {
                Kind::VarPositional => "parsed.rest".to_string(),
                Kind::VarKeyword => "parsed.keywords".to_string(),
                _ => {
                    slot += 1;
                    format!(
                        "::taipan_objects::args::FromParsed::from_parsed(vm, &parsed, {})?",
                        slot - 1
                    )
                }
            };
            let _ = write!(conversions, "let a{at} = {expression};");
        }
        let bind = if has_receiver {
            receiver(&function.parameters[0])
                .bind("return Err(::taipan_objects::args::wrong_receiver(vm, this));")
        } else {
            String::new()
        };
        let name = &function.name;
        let _ = write!(
            self.shims,
            "#[doc(hidden)] #[allow(unused_variables, clippy::let_unit_value)]
            fn __call_{name}(vm: &mut ::taipan_objects::Vm, this: ::taipan_objects::ObjRef<'_>, parsed: ::taipan_objects::args::Parsed<'_>) -> {RESULT_OBJ} {{
                {bind} {conversions}
                let result = Self::{name}({});
                ::taipan_objects::args::IntoResult::into_result(result, vm)
            }}",
            call.join(", ")
        );
        let def = format!("__DEF_{}", name.to_uppercase());
        let _ = write!(
            self.statics,
            "static {def}: ::taipan_objects::args::MethodDef = ::taipan_objects::args::MethodDef {{
                name: {python:?}, doc: ::taipan_objects::Doc::new({:?}), signature: {}, raw: {raw}, call: <{ty}>::__call_{name},
            }};",
            parse::doc(&function.attributes),
            signature::expression(text.as_deref(), &params),
        );
        Ok(def)
    }

    fn static_object(&mut self, name: &str, ty: &str, payload_type: &str, payload: &str) -> String {
        // SAFETY of the emitted block: `ty` is the static type whose instances hold `payload_type`, which is plain data.
        let _ = write!(
            self.statics,
            "static {name}: ::taipan_objects::StaticObject<{payload_type}> =
                // SAFETY: the type's instances have this payload, which is plain data.
                unsafe {{ ::taipan_objects::StaticObject::new(&raw const {ty}, {payload}) }};"
        );
        format!("::taipan_objects::ObjRef::from_static(&{name})")
    }
}

pub fn expand_class(item: TokenStream) -> Result<TokenStream, String> {
    let block = parse::parse_impl(item)?;
    let ty = block.ty.as_str();
    let type_static = format!("__TYPE_{}", crate::class::upper_snake(ty));
    let mut out = Emitter {
        shims: String::new(),
        statics: String::new(),
        entries: Vec::new(),
    };
    let mut slots: Vec<&Slot> = Vec::new();
    let mut functions: Vec<TokenStream> = Vec::new();
    let mut properties: Vec<String> = Vec::new();
    let mut getters: BTreeMap<String, (Option<&Function>, Option<&Function>)> = BTreeMap::new();

    for function in &block.functions {
        let kept = function.attributes.iter().filter(|attribute| {
            ![
                "slot",
                "getter",
                "member",
                "constant",
                "setter",
                "classmethod",
                "staticmethod",
                "name",
                "signature",
                "method",
            ]
            .contains(&attribute.path.as_str())
        });
        let has = |path: &str| function.attributes.iter().any(|attribute| attribute.path == path);
        let source = if has("slot") {
            rename(function.source.clone())
        } else {
            function.source.clone()
        };
        functions.push(
            kept.flat_map(|attribute| attribute.source.clone())
                .chain(source)
                .collect(),
        );
        let given_name = || {
            let attribute = function
                .attributes
                .iter()
                .find(|attribute| attribute.path == "name");
            attribute.and_then(parse::Attribute::text)
        };
        let name = &function.name;
        if has("slot") {
            let slot = SLOTS
                .iter()
                .find(|slot| slot.name.trim_end_matches('_') == name.trim_end_matches('_'))
                .ok_or_else(|| format!("there is no slot called {name}"))?;
            slots.push(slot);
            let failure = match slot.name {
                "del" => "return;".to_string(),
                _ => "return Err(::taipan_objects::args::wrong_receiver(vm, this));".to_string(),
            };
            let bind = match function.parameters.first() {
                Some(first) => receiver(first).bind(&failure),
                None => return Err(format!("the slot {name} needs a receiver")),
            };
            let parameters: String = slot
                .arguments
                .iter()
                .map(|(argument, ty)| format!(", {argument}: {ty}"))
                .collect();
            let passed: String = slot
                .arguments
                .iter()
                .map(|(argument, _)| format!(", {argument}"))
                .collect();
            let _ = write!(
                out.shims,
                "#[doc(hidden)] fn __slot_{name}(vm: &mut ::taipan_objects::Vm, this: ::taipan_objects::ObjRef<'_>{parameters}) -> {} {{
                    {bind} Self::__impl_{name}(receiver, vm{passed})
                }}",
                slot.result
            );
        } else if has("constant") {
            let python = given_name().unwrap_or_else(|| name.clone());
            let _ = write!(
                out.shims,
                "#[doc(hidden)] fn __constant_{name}(vm: &mut ::taipan_objects::Vm) -> {RESULT_OBJ} {{
                    let result = Self::{name}(vm); ::taipan_objects::args::IntoResult::into_result(result, vm)
                }}"
            );
            let value = out.static_object(
                &format!("__CONSTANT_{}", name.to_uppercase()),
                "::taipan_objects::member::__TYPE_CLASS_CONSTANT",
                "::taipan_objects::member::ClassConstant",
                &format!("::taipan_objects::member::ClassConstant::new(<{ty}>::__constant_{name})"),
            );
            out.entries.push((python, value));
        } else if has("getter") {
            let python = given_name().unwrap_or_else(|| name.clone());
            if !properties.contains(&python) {
                properties.push(python.clone());
            }
            getters.entry(python).or_default().0 = Some(function);
        } else if has("setter") {
            let python = given_name().unwrap_or_else(|| name.trim_start_matches("set_").to_string());
            if !properties.contains(&python) {
                properties.push(python.clone());
            }
            getters.entry(python).or_default().1 = Some(function);
        } else {
            let (receiver_name, descriptor) = if has("classmethod") {
                (
                    Some("type"),
                    "::taipan_objects::descr::__TYPE_CLASS_METHOD_DESCRIPTOR",
                )
            } else if has("staticmethod") {
                (None, "::taipan_objects::descr::__TYPE_STATIC_BUILTIN")
            } else {
                (Some("self"), "::taipan_objects::descr::__TYPE_METHOD_DESCRIPTOR")
            };
            let def = out.method_def(ty, function, receiver_name)?;
            let python = given_name().unwrap_or_else(|| name.clone());
            let payload = match descriptor.contains("METHOD_DESCRIPTOR") {
                true if has("classmethod") => "::taipan_objects::descr::ClassMethodDescriptor",
                true => "::taipan_objects::descr::MethodDescriptor",
                false => "::taipan_objects::descr::StaticBuiltin",
            };
            let value = out.static_object(
                &format!("__METHOD_{}", name.to_uppercase()),
                descriptor,
                payload,
                &format!("{payload}::new(&{def}, &{type_static})"),
            );
            out.entries.push((python, value));
        }
    }

    for (at, python) in properties.iter().enumerate() {
        let (get, set) = getters[python];
        let shim = |out: &mut Emitter, function: &Function, parameters: &str, passed: &str, result: &str| {
            let name = &function.name;
            let bind = receiver(&function.parameters[0])
                .bind("return Err(::taipan_objects::args::wrong_receiver(vm, this));");
            let convert = if passed.is_empty() {
                "::taipan_objects::args::IntoResult::into_result(result, vm)"
            } else {
                "result"
            };
            let _ = write!(
                out.shims,
                "#[doc(hidden)] fn __access_{name}(vm: &mut ::taipan_objects::Vm, this: ::taipan_objects::ObjRef<'_>{parameters}) -> {result} {{
                    {bind} let result = Self::{name}(receiver, vm{passed}); {convert}
                }}"
            );
            format!("Some(<{ty}>::__access_{name})")
        };
        let getter = match get {
            Some(function) => shim(&mut out, function, "", "", RESULT_OBJ),
            None => "None".into(),
        };
        let setter = match set {
            Some(function) => shim(
                &mut out,
                function,
                ", value: Option<::taipan_objects::ObjRef<'_>>",
                ", value",
                RESULT_UNIT,
            ),
            None => "None".into(),
        };
        let doc = get.or(set).and_then(|function| parse::doc(&function.attributes));
        let is_member = get.is_some_and(|function| {
            function
                .attributes
                .iter()
                .any(|attribute| attribute.path == "member")
        });
        let (descriptor, payload, constructor) = if is_member {
            (
                "::taipan_objects::member::__TYPE_MEMBER_DESCRIPTOR",
                "::taipan_objects::member::MemberDescriptor",
                "native",
            )
        } else {
            (
                "::taipan_objects::descr::__TYPE_GET_SET_DESCRIPTOR",
                "::taipan_objects::descr::GetSetDescriptor",
                "new",
            )
        };
        let value = out.static_object(
            &format!("__GETSET_{at}"),
            descriptor,
            payload,
            &format!(
                "{payload}::{constructor}({python:?}, ::taipan_objects::Doc::new({doc:?}), {getter}, {setter}, &{type_static})"
            ),
        );
        out.entries.push((python.clone(), value));
    }

    // Slot wrappers come first, in the order of CPython's slot table, each special method once.
    let mut wrappers: Vec<(String, String)> = Vec::new();
    for slot in SLOTS
        .iter()
        .filter(|slot| slots.iter().any(|used| used.name == slot.name))
    {
        for special in slot.special {
            if wrappers.iter().any(|(name, _)| name == special)
                || out.entries.iter().any(|(name, _)| name == special)
            {
                continue;
            }
            let id = wrappers.len();
            let value = if *special == "__new__" {
                out.static_object(
                    "__NEW",
                    "::taipan_objects::descr::__TYPE_NEW_FUNCTION",
                    "::taipan_objects::descr::NewFunction",
                    &format!("::taipan_objects::descr::NewFunction::new(&{type_static})"),
                )
            } else {
                out.static_object(
                    &format!("__WRAPPER_{id}"),
                    "::taipan_objects::descr::__TYPE_SLOT_WRAPPER",
                    "::taipan_objects::descr::SlotWrapper",
                    &format!(
                        "::taipan_objects::descr::SlotWrapper::new({special:?}, {:?}, &{type_static})",
                        slot.name
                    ),
                )
            };
            wrappers.push((special.to_string(), value));
        }
    }
    // A type that compares and does not hash is unhashable.
    let unhashable =
        slots.iter().any(|slot| slot.name == "richcompare") && !slots.iter().any(|slot| slot.name == "hash");
    if unhashable {
        wrappers.push(("__hash__".into(), "::taipan_objects::singletons::NONE".into()));
    }
    let mut entries = wrappers;
    entries.append(&mut out.entries);
    let mut index: Vec<usize> = (0..entries.len()).collect();
    index.sort_by(|&a, &b| entries[a].0.as_bytes().cmp(entries[b].0.as_bytes()));
    let entry_texts: String = entries
        .iter()
        .map(|(name, value)| format!("::taipan_objects::Entry {{ name: {name:?}, value: {value} }},"))
        .collect();
    let index_texts: Vec<String> = index.iter().map(usize::to_string).collect();
    let slot_fields: String = slots
        .iter()
        .map(|slot| {
            let function = block.functions.iter().find(|f| {
                f.name.trim_end_matches('_') == slot.name.trim_end_matches('_')
                    && f.attributes.iter().any(|a| a.path == "slot")
            });
            let name = function.map_or(slot.name, |f| f.name.as_str());
            format!("slots.{} = Some(Self::__slot_{name});", slot.name)
        })
        .collect();
    let mut text = format!(
        "#[doc(hidden)]
        pub static {type_static}: ::taipan_objects::StaticType =
            // SAFETY: a type object's payload is `TypeData`.
            unsafe {{ ::taipan_objects::StaticObject::new(
                &raw const ::taipan_objects::type_methods::__TYPE_HEAP_TYPE,
                ::taipan_objects::builtin_type::<{ty}>(),
            ) }};
        #[allow(unsafe_code)] const _: () = {{ {statics}
            static __ENTRIES: [::taipan_objects::Entry; {count}] = [{entry_texts}];
            static __INDEX: [u16; {count}] = [{index}];
            static __DEF: ::taipan_objects::TypeDef = ::taipan_objects::TypeDef {{
                name: <{ty} as ::taipan_objects::ClassInfo>::NAME,
                module: <{ty} as ::taipan_objects::ClassInfo>::MODULE,
                doc: ::taipan_objects::Doc::new(<{ty} as ::taipan_objects::ClassInfo>::DOC),
                text_signature: ::taipan_objects::Doc::new(<{ty} as ::taipan_objects::ClassInfo>::TEXT_SIGNATURE),
                entries: &__ENTRIES,
                index: &__INDEX,
            }};
            static __SLOTS: ::taipan_objects::slots::SlotTable = ::taipan_objects::slot_table!(<{ty} as ::taipan_objects::PyClass>::SLOTS);
            impl ::taipan_objects::TypeTables for {ty} {{
                const OWN_SLOTS: &'static ::taipan_objects::slots::SlotTable = &__SLOTS;
                const DEF: &'static ::taipan_objects::TypeDef = &__DEF;
                const HAS_NEW: bool = {has_new};
            }}
            impl ::taipan_objects::PyClass for {ty} {{
                const TYPE: ::taipan_objects::TypeRef<'static> = ::taipan_objects::TypeRef::builtin(&{type_static});
                const STATIC: &'static ::taipan_objects::StaticType = &{type_static};
                const SLOTS: ::taipan_objects::slots::Slots = {{
                    #[allow(unused_mut)]
                    let mut slots = ::taipan_objects::own_slots({unhashable});
                    {slot_fields}
                    slots.or(&<{ty} as ::taipan_objects::ClassInfo>::BASE_SLOTS)
                }};
            }}
            impl {ty} {{ {shims} }}
        }};",
        statics = out.statics,
        shims = out.shims,
        count = entries.len(),
        index = index_texts.join(", "),
        has_new = slots.iter().any(|slot| slot.name == "new"),
    );
    if text.contains("Self::__slot_") {
        text = text.replace("Some(Self::__slot_", &format!("Some(<{ty}>::__slot_"));
    }
    emit(&block.ty, functions, &text)
}

/// Gives a slot's function a name that cannot clash with the type's own methods.
fn rename(source: TokenStream) -> TokenStream {
    use proc_macro::{Ident, TokenTree};
    let mut after_fn = false;
    let mut done = false;
    source
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(word) if after_fn && !done => {
                done = true;
                let name = word.to_string();
                TokenTree::Ident(Ident::new(
                    &format!("__impl_{}", name.trim_start_matches("r#")),
                    word.span(),
                ))
            }
            other => {
                after_fn |= matches!(&other, TokenTree::Ident(word) if word.to_string() == "fn");
                other
            }
        })
        .collect()
}

pub fn expand_module(arguments: TokenStream, item: TokenStream) -> Result<TokenStream, String> {
    let arguments = parse::arguments(arguments);
    let name = arguments
        .iter()
        .find(|(key, _)| key == "name")
        .and_then(|(_, value)| string_value(value))
        .ok_or("#[pymodule] needs name = \"…\"")?;
    let block = parse::parse_impl(item)?;
    let ty = block.ty.as_str();
    let mut out = Emitter {
        shims: String::new(),
        statics: String::new(),
        entries: Vec::new(),
    };
    let mut functions: Vec<TokenStream> = Vec::new();
    let mut defs = Vec::new();
    let mut init = "None".to_string();
    let is_static = arguments
        .iter()
        .any(|(key, value)| key == "functions" && value == "static");
    for function in &block.functions {
        let kept = function
            .attributes
            .iter()
            .filter(|attribute| !["init", "name", "signature"].contains(&attribute.path.as_str()));
        functions.push(
            kept.flat_map(|attribute| attribute.source.clone())
                .chain(function.source.clone())
                .collect(),
        );
        if function
            .attributes
            .iter()
            .any(|attribute| attribute.path == "init")
        {
            init = format!("Some(<{ty}>::{})", function.name);
        } else {
            defs.push(format!("&{}", out.method_def(ty, function, None)?));
        }
    }
    let objects: String = defs
        .iter()
        .filter(|_| is_static)
        .map(|def| {
            // SAFETY of the emitted block: the type is the static one whose instances hold this payload, which is constant.
            format!(
                "unsafe {{ ::taipan_objects::StaticObject::new(
                    &raw const ::taipan_objects::descr::__TYPE_BUILTIN_METHOD,
                    ::taipan_objects::descr::BuiltinMethod::of_module({def}, &{name:?}),
                ) }},"
            )
        })
        .collect();
    let text = format!(
        "const _: () = {{ {statics}
            static __OBJECTS: [::taipan_objects::StaticObject<::taipan_objects::descr::BuiltinMethod>; {static_count}] =
                // SAFETY: the type's instances have this payload, which is constant.
                [{objects}];
            static __FUNCTIONS: [&::taipan_objects::args::MethodDef; {count}] = [{defs}];
            impl ::taipan_objects::module::PyModule for {ty} {{
                const DEF: ::taipan_objects::module::ModuleDef = ::taipan_objects::module::ModuleDef {{
                    name: {name:?},
                    doc: ::taipan_objects::doc({doc:?}),
                    functions: &__FUNCTIONS,
                    objects: &__OBJECTS,
                    init: {init},
                }};
            }}
            impl {ty} {{ {shims} }}
        }};",
        statics = out.statics,
        count = if is_static { 0 } else { defs.len() },
        static_count = if is_static { defs.len() } else { 0 },
        defs = if is_static { String::new() } else { defs.join(", ") },
        doc = parse::doc(&block.attributes),
        shims = out.shims,
    );
    emit(&block.ty, functions, &text)
}

fn emit(ty: &str, functions: Vec<TokenStream>, text: &str) -> Result<TokenStream, String> {
    let head: TokenStream = format!("impl {ty}")
        .parse()
        .map_err(|error| format!("bad type: {error}"))?;
    let body: TokenStream = functions.into_iter().collect();
    let block = proc_macro::TokenTree::Group(proc_macro::Group::new(proc_macro::Delimiter::Brace, body));
    let allow: TokenStream = "#[allow(non_snake_case, clippy::unused_self, clippy::needless_pass_by_value)]"
        .parse()
        .unwrap_or_default();
    let emitted: TokenStream = format!("#[allow(unsafe_code)] {text}")
        .parse()
        .map_err(|error| format!("the macro emitted bad code: {error}"))?;
    Ok(allow
        .into_iter()
        .chain(head)
        .chain([block])
        .chain(emitted)
        .collect())
}
