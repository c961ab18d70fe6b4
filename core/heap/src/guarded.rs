//! Interior mutability without run-time checks.
//!
//! Python code may run at any call that takes the thread state as `&mut`. A [`Guarded`] value is looked into against
//! a borrow of that same thread state (its [`Token`]), so the borrow checker refuses a call into Python while the
//! value is borrowed.

use core::cell::UnsafeCell;
use core::mem;

use crate::heap::Token;
use crate::obj::Obj;
use crate::trace::{Trace, Visitor};

/// A value that is borrowed against the thread state.
#[repr(transparent)]
pub struct Guarded<T>(UnsafeCell<T>);

impl<T> Guarded<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Guarded(UnsafeCell::new(value))
    }

    /// The value, while the thread state is borrowed.
    #[inline(always)]
    pub fn get<'a>(&'a self, token: &'a impl AsRef<Token>) -> &'a T {
        let _ = token.as_ref();
        // SAFETY: a mutable borrow needs the token mutably, so none exists while this one lives.
        unsafe { &*self.0.get() }
    }

    /// The value, to be changed, while the thread state is borrowed mutably.
    #[inline(always)]
    pub fn get_mut<'a>(&'a self, token: &'a mut impl AsMut<Token>) -> &'a mut T {
        let _ = token.as_mut();
        // SAFETY: any other borrow would need the token too.
        unsafe { &mut *self.0.get() }
    }

    /// The value, which nothing else can know: of a payload that is being dropped.
    #[inline(always)]
    pub fn get_exclusive(&mut self) -> &mut T {
        self.0.get_mut()
    }

    /// Replaces the value.
    #[inline(always)]
    pub fn replace(&self, token: &mut impl AsMut<Token>, value: T) -> T {
        mem::replace(self.get_mut(token), value)
    }
}

impl<T: Default> Guarded<T> {
    /// Takes the value out and leaves the default.
    #[inline(always)]
    pub fn take(&self, token: &mut impl AsMut<Token>) -> T {
        mem::take(self.get_mut(token))
    }
}

impl<T: Trace + Default> Trace for Guarded<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        // SAFETY: the collector runs at safe points, when nothing is borrowed.
        unsafe { (*self.0.get()).trace(visitor) }
    }
    fn release(&self) {
        // SAFETY: as above. The old value is dropped after it has been replaced.
        let old = unsafe { mem::take(&mut *self.0.get()) };
        drop(old);
    }
}

/// A reference that can be replaced through `&self`.
#[repr(transparent)]
pub struct ObjCell(UnsafeCell<Option<Obj>>);

impl ObjCell {
    /// A cell holding `value`.
    pub const fn new(value: Option<Obj>) -> Self {
        ObjCell(UnsafeCell::new(value))
    }

    /// What the cell holds.
    #[inline(always)]
    pub fn get(&self) -> Option<Obj> {
        // SAFETY: cloning a reference runs no code that could reach this cell.
        unsafe { (*self.0.get()).clone() }
    }

    /// Whether the cell holds nothing.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        // SAFETY: no code runs.
        unsafe { (*self.0.get()).is_none() }
    }

    /// What the cell holds, borrowed. The borrow must end before anything can replace the value.
    #[inline(always)]
    pub fn peek(&self) -> Option<crate::ObjRef<'_>> {
        // SAFETY: reading the word; the caller's discipline is that of any borrow from an object that it does not own.
        unsafe { (*self.0.get()).as_ref().map(Obj::borrow) }
    }

    /// Replaces what the cell holds; the old reference is dropped after the new one is in place.
    #[inline(always)]
    pub fn set(&self, value: Option<Obj>) {
        drop(self.replace(value));
    }

    /// Replaces what the cell holds.
    #[inline(always)]
    pub fn replace(&self, value: Option<Obj>) -> Option<Obj> {
        // SAFETY: nothing borrows the cell's inside, and no code runs.
        unsafe { mem::replace(&mut *self.0.get(), value) }
    }

    /// Empties the cell.
    #[inline(always)]
    pub fn take(&self) -> Option<Obj> {
        self.replace(None)
    }

    /// Looks at what the cell holds without owning it.
    #[inline(always)]
    pub fn with<R>(&self, look: impl FnOnce(Option<&Obj>) -> R) -> R {
        let held = self.get();
        look(held.as_ref())
    }
}

impl Trace for ObjCell {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        // SAFETY: the collector runs at safe points; visiting drops nothing.
        unsafe { (*self.0.get()).trace(visitor) }
    }
    fn release(&self) {
        self.set(None);
    }
}

impl Default for ObjCell {
    fn default() -> Self {
        ObjCell::new(None)
    }
}
