//! Calls: arguments as they travel, and how callables are invoked (PEP 590's conventions).

use taipan_heap::{Obj, ObjRef};

use crate::exception::Result;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Arguments of a call, borrowed from the caller: positional ones, then the values of the named ones.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    all: &'a [ObjRef<'a>],
    names: &'a [Obj],
}

impl<'a> Args<'a> {
    /// No arguments.
    pub const EMPTY: Args<'static> = Args { all: &[], names: &[] };

    /// Positional arguments only.
    #[inline(always)]
    pub const fn positional(args: &'a [ObjRef<'a>]) -> Self {
        Args {
            all: args,
            names: &[],
        }
    }

    /// Positional arguments followed by the values of keyword arguments, whose `names` are exact `str`s.
    #[inline(always)]
    pub fn new(all: &'a [ObjRef<'a>], names: &'a [Obj]) -> Self {
        debug_assert!(names.len() <= all.len());
        Args { all, names }
    }

    /// The positional arguments.
    #[inline(always)]
    pub fn args(&self) -> &'a [ObjRef<'a>] {
        &self.all[..self.all.len() - self.names.len()]
    }

    /// The names of the keyword arguments.
    #[inline(always)]
    pub fn names(&self) -> &'a [Obj] {
        self.names
    }

    /// The values of the keyword arguments, in the order of their names.
    #[inline(always)]
    pub fn values(&self) -> &'a [ObjRef<'a>] {
        &self.all[self.all.len() - self.names.len()..]
    }

    /// Names and values of the keyword arguments.
    pub fn keywords(&self) -> impl ExactSizeIterator<Item = (&'a Obj, ObjRef<'a>)> + use<'a> {
        self.names.iter().zip(self.values().iter().copied())
    }

    /// All values, as they lie on the caller's stack.
    #[inline(always)]
    pub fn all(&self) -> &'a [ObjRef<'a>] {
        self.all
    }

    /// How many arguments there are, named ones included.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The arguments without the first positional one: `None` if there is no positional argument.
    pub fn split_first(&self) -> Option<(ObjRef<'a>, Args<'a>)> {
        if self.args().is_empty() {
            return None;
        }
        Some((
            self.all[0],
            Args {
                all: &self.all[1..],
                names: self.names,
            },
        ))
    }
}

impl<'a> From<&'a [ObjRef<'a>]> for Args<'a> {
    fn from(args: &'a [ObjRef<'a>]) -> Self {
        Args::positional(args)
    }
}

/// Calls `callee` with positional arguments.
#[inline]
pub fn call(vm: &mut Vm, callee: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
    call_args(vm, callee, Args::positional(args))
}

/// Calls `callee`. Raises `TypeError` if it is not callable.
#[inline]
pub fn call_args(vm: &mut Vm, callee: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    match callee.ty().slots().call {
        Some(call) => call(vm, callee, args),
        None => {
            let name = callee.ty().display_name(vm);
            Err(vm.type_error(format_args!("'{name}' object is not callable")))
        }
    }
}

/// Calls `callee` with `first` put before `args`.
pub fn call_prepended(vm: &mut Vm, callee: ObjRef<'_>, first: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    with_prepended(vm, first, args, |vm, args| call_args(vm, callee, args))
}

/// Runs `then` with arguments that begin with `first`.
pub fn with_prepended<R>(
    vm: &mut Vm,
    first: ObjRef<'_>,
    args: Args<'_>,
    then: impl FnOnce(&mut Vm, Args<'_>) -> Result<R>,
) -> Result<R> {
    const INLINE: usize = 8;
    if args.len() < INLINE {
        let mut buffer = [first; INLINE];
        for (place, arg) in buffer[1..].iter_mut().zip(args.all) {
            *place = *arg;
        }
        return then(vm, Args::new(&buffer[..=args.len()], args.names));
    }
    let mut buffer = taipan_heap::HVec::with_capacity(vm.alloc(), args.len() + 1)?;
    buffer.push(vm.alloc(), first)?;
    for arg in args.all {
        buffer.push(vm.alloc(), *arg)?;
    }
    then(vm, Args::new(&buffer, args.names))
}

/// Calls the method `name` of `receiver`, without making a bound method of a plain function.
pub fn call_method(vm: &mut Vm, receiver: ObjRef<'_>, name: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
    let method = crate::object::get_method(vm, receiver, name)?;
    match method {
        crate::object::Method::Unbound(function) => {
            call_prepended(vm, function.borrow(), receiver, Args::positional(args))
        }
        crate::object::Method::Bound(method) => call(vm, method.borrow(), args),
    }
}

/// Calls the special method `name`, looked up on the type of `receiver` only. `None` if there is none.
pub fn call_special(
    vm: &mut Vm,
    receiver: ObjRef<'_>,
    name: ObjRef<'_>,
    args: &[ObjRef<'_>],
) -> Result<Option<Obj>> {
    match crate::object::lookup_special_method(vm, receiver, name)? {
        Some(crate::object::Method::Unbound(function)) => {
            call_prepended(vm, function.borrow(), receiver, Args::positional(args)).map(Some)
        }
        Some(crate::object::Method::Bound(method)) => call(vm, method.borrow(), args).map(Some),
        None => Ok(None),
    }
}
