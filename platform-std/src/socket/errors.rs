//! What sockets raise beyond `OSError` with a number: `gaierror`, `herror`, `TimeoutError`.

use taipan_objects::dict::Dict;
use taipan_objects::type_methods::TYPE;
use taipan_objects::{Exception, Obj, Result, TypeRef, Vm, call, exceptions, int, names, tuple};

/// The key of a class, one an interpreter.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Looking up an address failed (`EAI_…` numbers).
    Gai,
    /// Looking up a host by its address failed (`h_errno` numbers).
    Host,
}

/// The class `socket.gaierror` or `socket.herror`.
pub fn class(vm: &mut Vm, kind: Kind) -> Result<Obj> {
    let (key, name) = match kind {
        Kind::Gai => ("socket.gaierror", "gaierror"),
        Kind::Host => ("socket.herror", "herror"),
    };
    if let Some(known) = vm.interp().native_state.borrow().get(key) {
        return Ok(known.clone());
    }
    let dict = Dict::create(vm)?;
    let owner = vm.intern("socket")?;
    dict.set(vm, names::__module__, owner.into())?;
    let name = vm.new_str(name)?;
    let bases = tuple::new(vm, &[exceptions::OS_ERROR.own()])?;
    let made = call::call(vm, TYPE.as_obj(), &[name.borrow(), bases.borrow(), dict.borrow()])?;
    vm.interp().native_state.borrow_mut().insert(key, made.clone());
    Ok(made)
}

fn numbered(vm: &mut Vm, kind: Kind, number: i32, text: &str) -> Exception {
    let made = class(vm, kind).and_then(|class| {
        let number = int::new(vm, number)?;
        let text = vm.new_str(text)?;
        match TypeRef::from_obj(class.borrow()) {
            Some(class) => vm.exception_from_args(class, &[number.borrow(), text.borrow()]),
            None => Err(vm.system_error("an exception of _socket is no class")),
        }
    });
    match made {
        Ok(exception) | Err(exception) => exception,
    }
}

/// A `gaierror` with the text of the system's library.
pub fn gai(vm: &mut Vm, number: i32) -> Exception {
    let text = match number {
        -1 => "Bad value for ai_flags",
        -2 => "Name or service not known",
        -3 => "Temporary failure in name resolution",
        -4 => "Non-recoverable failure in name resolution",
        -5 => "No address associated with hostname",
        -6 => "ai_family not supported",
        -7 => "ai_socktype not supported",
        -8 => "Servname not supported for ai_socktype",
        -9 => "Address family for hostname not supported",
        -10 => "Memory allocation failure",
        -11 => "System error",
        -12 => "Argument buffer overflow",
        _ => "Unknown error",
    };
    numbered(vm, Kind::Gai, number, text)
}

/// The `herror` for a host that nobody knows.
pub fn unknown_host(vm: &mut Vm) -> Exception {
    numbered(vm, Kind::Host, 1, "Unknown host")
}

/// An exception with only a text.
pub fn text(vm: &mut Vm, class: TypeRef<'static>, message: &str) -> Exception {
    vm.new_exception(class, format_args!("{message}"))
}

/// An `OSError` with only a text.
pub fn plain(vm: &mut Vm, message: &str) -> Exception {
    text(vm, exceptions::OS_ERROR, message)
}

/// What a call that took too long raises.
pub fn timed_out(vm: &mut Vm) -> Exception {
    text(vm, exceptions::TIMEOUT_ERROR, "timed out")
}
