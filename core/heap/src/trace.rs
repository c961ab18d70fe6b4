//! How the collector sees the references that a payload owns.

use core::cell::{Cell, RefCell};

use crate::obj::{Obj, ObjRef};

/// Receives each owned reference of a traced value.
pub struct Visitor<'a> {
    visit: &'a mut dyn FnMut(ObjRef<'_>),
}

impl<'a> Visitor<'a> {
    /// A visitor that calls `visit` for each reference.
    pub fn new(visit: &'a mut dyn FnMut(ObjRef<'_>)) -> Self {
        Visitor { visit }
    }

    /// Reports one owned reference.
    #[inline]
    pub fn visit(&mut self, reference: ObjRef<'_>) {
        (self.visit)(reference);
    }
}

/// A value that may own references.
///
/// `trace` must visit every reference once for each time that the value owns it: the collector subtracts them from
/// the counts. `release` drops those that a program could have made cyclic and leaves the value usable.
pub trait Trace {
    /// Visits every owned reference.
    fn trace(&self, visitor: &mut Visitor<'_>);
    /// Breaks cycles through this value. Called only at safe points, when nothing is borrowed.
    fn release(&self) {}
}

impl Trace for Obj {
    #[inline]
    fn trace(&self, visitor: &mut Visitor<'_>) {
        visitor.visit(self.borrow());
    }
}

impl<T: Trace> Trace for Option<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        if let Some(value) = self {
            value.trace(visitor);
        }
    }
    fn release(&self) {
        if let Some(value) = self {
            value.release();
        }
    }
}

impl<T: Trace> Trace for [T] {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for value in self {
            value.trace(visitor);
        }
    }
}

impl<T: Trace> Trace for alloc::boxed::Box<[T]> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        (**self).trace(visitor);
    }
}

impl<T: Trace> Trace for alloc::vec::Vec<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.as_slice().trace(visitor);
    }
}

impl<T: Trace> Trace for RefCell<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.borrow().trace(visitor);
    }
}

impl<A: Trace, B: Trace> Trace for (A, B) {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.0.trace(visitor);
        self.1.trace(visitor);
    }
}

impl<T: Copy> Trace for Cell<T> {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

macro_rules! no_references {
    ($($ty:ty),* $(,)?) => {
        $(impl Trace for $ty {
            #[inline]
            fn trace(&self, _: &mut Visitor<'_>) {}
        })*
    };
}

no_references!(
    (),
    bool,
    u8,
    u16,
    u32,
    u64,
    usize,
    i8,
    i16,
    i32,
    i64,
    isize,
    f64,
    char,
    &'static str
);
no_references!(alloc::string::String, alloc::boxed::Box<str>);
