//! Numbers, their formatting and `math`, `cmath` against CPython's recorded answers (`data/record.py` records them).
#![allow(unsafe_code, missing_docs)]

use taipan_modules::cmath::CMath;
use taipan_modules::math::Math;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::module::{self, PyModule};
use taipan_objects::slots::CompareOp;
use taipan_objects::vm::{Hooks, Interp};
use taipan_objects::{
    Obj, ObjRef, Vm, bytes, call, complex, float, int, number, object, singletons, str as text, tuple,
};

fn none(_: &mut Vm) -> Result<Obj> {
    Ok(singletons::NONE.own())
}

/// Nothing that is recorded runs Python code.
static HOOKS: Hooks = Hooks {
    call_function: |vm, _, _| none(vm),
    resume: |vm, _, _| Err(vm.system_error("no generators here")),
    next: |vm, _| Err(vm.system_error("no generators here")),
    import: |vm, _, _| none(vm),
    warn: |_, _, _, _| Ok(()),
    encode: |vm, _, _, _| none(vm),
    decode: |vm, _, _, _| none(vm),
    lookup_error: |vm, _| none(vm),
    unraisable: |_, _, _, _| {},
    audit: |_, _, _| Ok(()),
    run_pending: |_| Ok(()),
    no_module_attribute: |vm, _, _, _| Err(vm.system_error("no modules here")),
    eval_text: |vm, _, _, _| none(vm),
};

fn real(text: &str) -> f64 {
    text.parse().expect("a float")
}

fn decode(vm: &mut Vm, token: &str) -> Result<Obj> {
    let (kind, rest) = token.split_once(':').unwrap_or((token, ""));
    match kind {
        "n" => none(vm),
        "T" | "F" => Ok(singletons::bool_object(kind == "T").own()),
        "i" => int::int_from_bytes_literal(vm, rest.as_bytes(), 10),
        "x" => int::int_from_bytes_literal(vm, rest.as_bytes(), 16),
        "f" => float::new(vm, real(rest)),
        "c" => {
            let (a, b) = rest.split_once(':').expect("two parts");
            complex::new(vm, real(a), real(b))
        }
        "s" => vm.new_str(rest),
        "b" => {
            let made: Vec<u8> = (0..rest.len() / 2)
                .map(|at| u8::from_str_radix(&rest[2 * at..2 * at + 2], 16).expect("hexadecimal digits"))
                .collect();
            bytes::new(vm, &made)
        }
        "t" => {
            let tokens = rest.split(';').filter(|token| !token.is_empty());
            let items = tokens
                .map(|token| decode(vm, token))
                .collect::<Result<Vec<Obj>>>()?;
            tuple::new(vm, &items)
        }
        _ => panic!("unknown kind of argument: {token}"),
    }
}

fn run(vm: &mut Vm, modules: &[Obj; 2], name: &str, args: &[ObjRef<'_>]) -> Result<Obj> {
    let operator = match name {
        "+" => Some(number::ADD),
        "-" => Some(number::SUB),
        "*" => Some(number::MUL),
        "/" => Some(number::TRUEDIV),
        "//" => Some(number::FLOORDIV),
        "%" => Some(number::REM),
        "divmod" => Some(number::DIVMOD),
        "&" => Some(number::AND),
        "|" => Some(number::OR),
        "^" => Some(number::XOR),
        "<<" => Some(number::LSHIFT),
        ">>" => Some(number::RSHIFT),
        _ => None,
    };
    if let Some(operator) = operator {
        return number::binary(vm, operator, args[0], args[1]);
    }
    match name {
        "<" => return object::richcompare(vm, args[0], args[1], CompareOp::Lt),
        "==" => return object::richcompare(vm, args[0], args[1], CompareOp::Eq),
        "pow" => return number::power(vm, args[0], args[1], args[2], "** or pow()"),
        "format" => return taipan_objects::format::format(vm, args[0], Some(args[1])),
        "int" => return call::call(vm, int::INT.as_obj(), args),
        "float" => return call::call(vm, float::FLOAT.as_obj(), args),
        "complex" => return call::call(vm, complex::COMPLEX.as_obj(), args),
        _ => {}
    }
    let (module, attribute) = name.split_once('.').expect("a function of a module, or a method");
    let attribute = vm.intern(attribute)?;
    if module.is_empty() {
        return call::call_method(vm, args[0], attribute.borrow(), &args[1..]);
    }
    let module = &modules[usize::from(module == "cmath")];
    let function = object::getattr(vm, module.borrow(), attribute.borrow())?;
    call::call(vm, function.borrow(), args)
}

fn show(vm: &mut Vm, obj: ObjRef<'_>) -> String {
    let repr = object::repr(vm, obj).expect("a repr");
    repr.downcast::<text::Str>()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn show_exception(vm: &mut Vm, exception: Exception) -> String {
    let instance = vm.instance_of(exception);
    let ty = taipan_objects::ObjectExt::ty(instance.borrow());
    let name = ty.display_name(vm).to_string();
    let args = vm
        .intern("args")
        .and_then(|args| object::getattr(vm, instance.borrow(), args.borrow()));
    let args = args.expect("an exception has args");
    let shown: Vec<String> = tuple::items(args.borrow())
        .unwrap_or(&[])
        .iter()
        .map(|item| show(vm, item.borrow()))
        .collect();
    format!("{name}({})", shown.join(", "))
}

/// The numbers in a text, and the text between them.
fn take_apart(text: &str) -> (Vec<f64>, String) {
    let (mut numbers, mut between) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_digit() {
            between.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let plain = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let mut end = plain;
        if let Some(exponent) = rest[plain..].strip_prefix('e') {
            let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            let behind = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            end = rest.len() - digits.len() + behind;
        }
        numbers.push(rest[..end].parse().unwrap_or(f64::NAN));
        rest = &rest[end..];
    }
    (numbers, between)
}

/// Whether two texts are the same but for a few units in the last place of their floats.
fn close(a: &str, b: &str) -> bool {
    let ((a, a_text), (b, b_text)) = (take_apart(a), take_apart(b));
    let near = |(a, b): (&f64, &f64)| a == b || (a - b).abs() <= 2e-15 * b.abs();
    a_text == b_text && a.len() == b.len() && a.iter().zip(&b).all(near)
}

#[test]
fn recorded_answers() {
    // SAFETY: the only thread's state of a new interpreter.
    let mut vm = unsafe {
        Vm::new(
            Interp::new(taipan_numeric::hash::HashSecret::from_seed(0)),
            &HOOKS,
        )
    };
    let vm = &mut vm;
    let modules = [
        module::from_def(vm, &<Math as PyModule>::DEF)
            .expect("math")
            .into(),
        module::from_def(vm, &<CMath as PyModule>::DEF)
            .expect("cmath")
            .into(),
    ];
    let mut wrong = Vec::new();
    for line in include_str!("data/numbers.txt").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, tokens @ .., how, expected] = fields.as_slice() else {
            panic!("{line}")
        };
        let args: Vec<Obj> = tokens
            .iter()
            .map(|token| decode(vm, token).expect("an argument"))
            .collect();
        let found = match run(vm, &modules, name, Obj::borrow_slice(&args)) {
            Ok(made) => (false, show(vm, made.borrow())),
            Err(exception) => (true, show_exception(vm, exception)),
        };
        let same = match *how {
            "!" => found.0 && found.1 == *expected,
            "~" => !found.0 && close(&found.1, expected),
            _ => !found.0 && found.1 == *expected,
        };
        if !same {
            wrong.push(format!(
                "{}: {}",
                line.chars().take(300).collect::<String>(),
                found.1
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} answers differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
