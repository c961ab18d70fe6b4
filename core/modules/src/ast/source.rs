//! From a program's node objects to a tree that can be compiled: `ast` objects as a [`Source`].

use alloc::vec::Vec;

use taipan_numeric::Sign;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::list::List;
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::singletons::{ELLIPSIS, FALSE, TRUE};
use taipan_objects::str::{self, Str};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{AllocError, Obj, ObjRef, Vm, bytes, complex, float, int, set, tuple, type_methods};
use taipan_syntax::Arena;
use taipan_syntax::ast::{Complex, Constant, Identifier, Int, Location};
use taipan_syntax::read::Source;
use taipan_unicode::Wtf8;

use super::Classes;

/// Reads node objects into an arena.
pub struct Objects<'v, 'a> {
    pub vm: &'v mut Vm,
    pub classes: &'v Classes,
    pub arena: &'a Arena,
}

impl<'a> Objects<'_, 'a> {
    /// A number that must be there.
    fn number(&mut self, node: &Obj, asdl: &'static str, name: &'static str) -> Result<i32> {
        match self.field(node, name)? {
            Some(value) => self.int(&value),
            None => Err(self.missing(asdl, name)),
        }
    }

    /// A number for which another stands if it is left out.
    fn end(&mut self, node: &Obj, name: &'static str, start: i32) -> Result<i32> {
        match self.field(node, name)? {
            Some(value) if !value.is_none() => self.int(&value),
            _ => Ok(start),
        }
    }

    fn constants(&mut self, items: &[Obj]) -> Result<&'a [Constant<'a>]> {
        super::enter(self.vm, " during compilation")?;
        let mut made = Vec::new();
        let mut result = made.try_reserve_exact(items.len()).map_err(|_| AllocError.into());
        for item in items {
            match result.and_then(|()| self.constant(item)) {
                Ok(value) => {
                    made.push(value);
                    result = Ok(());
                }
                Err(error) => {
                    result = Err(error);
                    break;
                }
            }
        }
        super::leave(self.vm);
        result.map(|()| self.arena.slice(&made))
    }

    fn big(&mut self, value: &taipan_numeric::BigInt) -> Int<'a> {
        let digits: Vec<u32> = value.iter_u32_digits().collect();
        Int::Big {
            negative: value.sign() == Sign::Minus,
            digits: self.arena.slice(&digits),
        }
    }
}

impl<'a> Source<'a> for Objects<'_, 'a> {
    type Node = Obj;
    type Error = Exception;

    fn arena(&self) -> &'a Arena {
        self.arena
    }
    fn enter(&mut self, asdl: &'static str) -> Result<()> {
        super::enter(self.vm, &alloc::format!(" while traversing '{asdl}' node"))
    }
    fn leave(&mut self) {
        super::leave(self.vm);
    }
    fn is_none(&self, node: &Obj) -> bool {
        node.is_none()
    }
    fn class(&mut self, node: &Obj, asdl: &'static str, names: &[&'static str]) -> Result<usize> {
        // Most nodes are direct instances of a class of that name.
        let own = type_methods::name(self.vm, node.ty())?;
        if let Some(own) = own.downcast::<Str>()
            && let Some(at) = names.iter().position(|name| own.equals(name))
            && self
                .classes
                .get(self.vm, names[at])?
                .borrow()
                .is(node.ty().as_obj())
        {
            return Ok(at);
        }
        for (at, name) in names.iter().enumerate() {
            let class = self.classes.get(self.vm, name)?;
            if object::isinstance(self.vm, node.borrow(), class.borrow())? {
                return Ok(at);
            }
        }
        let shown = object::repr(self.vm, node.borrow())?;
        Err(self.vm.type_error(format_args!(
            "expected some sort of {asdl}, but got {}",
            DisplayStr(shown.borrow())
        )))
    }
    fn location(&mut self, node: &Obj, asdl: &'static str, ends: bool) -> Result<Location> {
        let line = self.number(node, asdl, "lineno")?;
        let column = self.number(node, asdl, "col_offset")?;
        let (end_line, end_column) = if ends {
            (
                self.number(node, asdl, "end_lineno")?,
                self.number(node, asdl, "end_col_offset")?,
            )
        } else {
            (
                self.end(node, "end_lineno", line)?,
                self.end(node, "end_col_offset", column)?,
            )
        };
        if line > end_line {
            return Err(self.vm.value_error(format_args!(
                "AST node line range ({line}, {end_line}) is not valid"
            )));
        }
        if (line < 0 && end_line != line) || (column < 0 && column != end_column) {
            return Err(self.vm.value_error(format_args!(
                "AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
            )));
        }
        if line == end_line && column > end_column {
            return Err(self.vm.value_error(format_args!(
                "line {line}, column {column}-{end_column} is not a valid range"
            )));
        }
        // Negative numbers say that there is no position; a tree has no such thing.
        let number = |number: i32| u32::try_from(number).unwrap_or(0);
        Ok(Location::new(
            number(line),
            number(column),
            number(end_line),
            number(end_column),
        ))
    }
    fn field(&mut self, node: &Obj, name: &'static str) -> Result<Option<Obj>> {
        let name = self.vm.intern(name)?;
        object::lookup_attr(self.vm, node.borrow(), name.borrow())
    }
    fn items(&mut self, node: &Obj, owner: &'static str, name: &'static str) -> Result<Vec<Obj>> {
        let Some(value) = self.field(node, name)? else {
            return Ok(Vec::new());
        };
        let Some(list) = value.downcast::<List>() else {
            let kind = value.ty().short_name();
            return Err(self.vm.type_error(format_args!(
                "{owner} field \"{name}\" must be a list, not a {kind}"
            )));
        };
        let items = list.items(self.vm);
        let mut made = Vec::new();
        if made.try_reserve_exact(items.len()).is_err() {
            return Err(AllocError.into());
        }
        made.extend_from_slice(items);
        Ok(made)
    }
    fn missing(&mut self, owner: &'static str, name: &'static str) -> Exception {
        self.vm
            .type_error(format_args!("required field \"{name}\" missing from {owner}"))
    }
    fn required(&mut self, owner: &'static str, name: &'static str) -> Exception {
        self.vm
            .value_error(format_args!("field '{name}' is required for {owner}"))
    }
    fn none_in_list(&mut self, _owner: &'static str, name: &'static str) -> Exception {
        let kind = match name {
            "body" | "orelse" | "finalbody" => "statement",
            _ => "expression",
        };
        self.vm
            .value_error(format_args!("None disallowed in {kind} list"))
    }
    fn memory(&mut self) -> Exception {
        AllocError.into()
    }
    fn identifier(&mut self, node: &Obj) -> Result<Option<Identifier<'a>>> {
        if node.is_none() {
            return Ok(None);
        }
        match node.downcast::<Str>() {
            Some(name) if str::is_exact_str(node.borrow()) => Ok(Some(self.arena.intern(&name.to_wtf8()))),
            _ => Err(self.vm.type_error("AST identifier must be of type str")),
        }
    }
    fn string(&mut self, node: &Obj) -> Result<Option<&'a Wtf8>> {
        if node.is_none() {
            return Ok(None);
        }
        match node.downcast::<Str>() {
            Some(text) if str::is_exact_str(node.borrow()) => Ok(Some(self.arena.text(&text.to_wtf8()))),
            // Bytes pass too. A tree of text has none, and nothing that compiles looks at a kind or type comment.
            None if node.is_exact(bytes::BYTES) => Ok(Some(Wtf8::new(""))),
            _ => Err(self.vm.type_error("AST string must be of type str")),
        }
    }
    fn int(&mut self, node: &Obj) -> Result<i32> {
        if int::value(node.borrow()).is_none() {
            let shown = object::repr(self.vm, node.borrow())?;
            return Err(self.vm.value_error(format_args!(
                "invalid integer value: {}",
                DisplayStr(shown.borrow())
            )));
        }
        int::to_int_argument(self.vm, node.borrow())
    }
    fn constant(&mut self, node: &Obj) -> Result<Constant<'a>> {
        let value: ObjRef<'_> = node.borrow();
        let ty = value.ty();
        if value.is_none() {
            return Ok(Constant::None);
        }
        if value.is(TRUE) {
            return Ok(Constant::True);
        }
        if value.is(FALSE) {
            return Ok(Constant::False);
        }
        if value.is(ELLIPSIS) {
            return Ok(Constant::Ellipsis);
        }
        if ty.as_obj().is(int::INT.as_obj())
            && let Some(number) = int::value(value)
        {
            return Ok(Constant::Int(match number.to_i64() {
                Some(small) => Int::Small(small.into()),
                None => self.big(&number.as_big()),
            }));
        }
        if ty.as_obj().is(float::FLOAT.as_obj())
            && let Some(number) = float::value(value)
        {
            return Ok(Constant::Float(number.into()));
        }
        if ty.as_obj().is(complex::COMPLEX.as_obj())
            && let Some(number) = complex::value(value)
        {
            return Ok(Constant::Complex(self.arena.alloc(Complex {
                real: number.real,
                imag: number.imag,
            })));
        }
        if str::is_exact_str(value)
            && let Some(text) = value.downcast::<Str>()
        {
            return Ok(Constant::Str(self.arena.text(&text.to_wtf8())));
        }
        if ty.as_obj().is(bytes::BYTES.as_obj())
            && let Some(data) = value.downcast::<bytes::Bytes>()
        {
            return Ok(Constant::Bytes(self.arena.slice(data.as_slice())));
        }
        if ty.as_obj().is(tuple::TUPLE.as_obj())
            && let Some(items) = tuple::items(value)
        {
            return self.constants(items).map(Constant::Tuple);
        }
        if ty.as_obj().is(set::FROZEN_SET.as_obj()) {
            let items = object::collect(self.vm, value)?;
            return self.constants(&items).map(Constant::FrozenSet);
        }
        let kind = ty.short_name();
        Err(self
            .vm
            .type_error(format_args!("got an invalid type in Constant: {kind}")))
    }
}
