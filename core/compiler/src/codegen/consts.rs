//! Constants of the tree as constants of code objects.

use alloc::rc::Rc;
use alloc::vec::Vec;

use crate::errors::Failure;
use taipan_bytecode::{Const, ConstRef};
use taipan_numeric::{BigInt, BigUint, Sign};
use taipan_syntax::ast::{Complex, Constant, Expr, ExprKind, Identifier, Int};
use taipan_unicode::Wtf8;

use super::Compiler;

impl<'a> Compiler<'a, '_> {
    /// The compilation's constant for a value of the tree.
    pub(super) fn constant(&mut self, value: Constant<'a>) -> Result<ConstRef, Failure> {
        let value = match value {
            Constant::Str(text) => return Ok(self.cache.str(text)?),
            Constant::Tuple(items) => Const::Tuple(self.constants(items)?.into()),
            Constant::FrozenSet(items) => Const::FrozenSet(self.constants(items)?.into()),
            value => plain_constant(value),
        };
        Ok(self.cache.merge(value)?)
    }

    /// Constants of trees that programs build may nest; the depth is bounded as that of the tree.
    fn constants(&mut self, items: &'a [Constant<'a>]) -> Result<Vec<ConstRef>, Failure> {
        self.depth.enter()?;
        let items = items
            .iter()
            .map(|&item| self.constant(item))
            .collect::<Result<Vec<_>, Failure>>()?;
        self.depth.leave();
        Ok(items)
    }

    /// A name as a constant. The parser interns names, so that this is the same object wherever the name stands, unless an equal
    /// string has come first.
    pub(super) fn name_constant(&mut self, name: &Wtf8) -> Result<ConstRef, Failure> {
        let name = self.cache.name(name)?;
        Ok(self.cache.merge_ref(name)?)
    }

    /// A tuple of strings.
    pub(super) fn tuple_of_names(
        &mut self,
        names: impl Iterator<Item = Identifier<'a>>,
    ) -> Result<ConstRef, Failure> {
        let items = names
            .map(|name| self.name_constant(name))
            .collect::<Result<Vec<_>, Failure>>()?;
        Ok(self.cache.merge(Const::Tuple(items.into()))?)
    }

    /// The tuple `(1,)`: the default of the one parameter of bounds and type aliases.
    pub(super) fn tuple_of_one(&mut self) -> Result<ConstRef, Failure> {
        let one = self.cache.merge(Const::Int(1))?;
        Ok(self.cache.merge(Const::Tuple([one].into()))?)
    }

    /// A slice all of whose parts are constants.
    pub(super) fn constant_slice(&mut self, parts: [Option<&Expr<'a>>; 3]) -> Result<ConstRef, Failure> {
        let mut values = Vec::with_capacity(3);
        for part in parts {
            let value = match part.map(|part| part.kind) {
                Some(ExprKind::Constant { value, .. }) => value,
                _ => Constant::None,
            };
            values.push(self.constant(value)?);
        }
        let parts = <[ConstRef; 3]>::try_from(values).unwrap_or_else(|_| {
            let none = Rc::new(Const::None);
            [none.clone(), none.clone(), none]
        });
        Ok(self.cache.merge(Const::Slice(parts.into()))?)
    }

    /// The constant for `__qualname__` in a class body.
    pub(super) fn qualname_constant(&mut self, name: &Wtf8, qualname: &Wtf8) -> Result<ConstRef, Failure> {
        let interned = || self.interned.is_some_and(|interned| interned.has(qualname));
        if name != qualname && (self.cache.has_name(qualname) || interned()) {
            // CPython interns the name of the code object, and finds that of an earlier one; the constant stays what it is.
            let text = Const::Str {
                text: qualname.into(),
                interned: false,
            };
            return Ok(self.cache.merge_ref(Rc::new(text))?);
        }
        self.name_constant(qualname)
    }
}

/// A constant without parts, made anew.
fn plain_constant(value: Constant<'_>) -> Const {
    match value {
        Constant::None | Constant::Tuple(_) | Constant::FrozenSet(_) => Const::None,
        Constant::True => Const::True,
        Constant::False => Const::False,
        Constant::Ellipsis => Const::Ellipsis,
        Constant::Int(Int::Small(value)) => Const::Int(value.get()),
        Constant::Int(Int::Big { negative, digits }) => {
            let sign = if negative { Sign::Minus } else { Sign::Plus };
            Const::BigInt(BigInt::from_biguint(sign, BigUint::from_slice(digits)))
        }
        Constant::Float(value) => Const::Float(value.get()),
        Constant::Complex(&Complex { real, imag }) => Const::Complex { real, imag },
        Constant::Str(text) => Const::str(text),
        Constant::Bytes(bytes) => Const::Bytes(bytes.into()),
    }
}
