//! f-strings and template strings.

use alloc::format;

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::Conversion;
use taipan_syntax::ast::{Constant, Expr, ExprKind, Operator};
use taipan_syntax::error::Error;
use taipan_unicode::Wtf8;

use super::emit::AttributeLoad;
use super::{Compiler, STACK_USE_GUIDELINE};
use crate::instruction_sequence::Location as Loc;
use crate::symtable::names;

/// The conversion that a character after `!` stands for; −1 is none.
fn conversion_of(conversion: i32) -> Result<Option<Conversion>, Failure> {
    Ok(match u8::try_from(conversion) {
        Ok(b's') => Some(Conversion::Str),
        Ok(b'r') => Some(Conversion::Repr),
        Ok(b'a') => Some(Conversion::Ascii),
        Err(_) if conversion == -1 => None,
        _ => {
            return Err(Error::System(format!("Unrecognized conversion character {conversion}")).into());
        }
    })
}

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn joined_str(&mut self, location: Loc, values: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        if values.len() > STACK_USE_GUIDELINE {
            self.load_str(location, Wtf8::new(""))?;
            self.load_attribute(location, AttributeLoad::Method, names::join())?;
            self.op_i(location, Op::BUILD_LIST, 0)?;
            for value in values {
                self.expr(value)?;
                self.op_i(location, Op::LIST_APPEND, 1)?;
            }
            return self.op_i(location, Op::CALL, 1);
        }
        self.exprs(values)?;
        match values.len() {
            0 => self.load_str(location, Wtf8::new("")),
            1 => Ok(()),
            count => self.op_n(location, Op::BUILD_STRING, count),
        }
    }

    #[inline(never)]
    pub(super) fn formatted_value(
        &mut self,
        location: Loc,
        value: &'a Expr<'a>,
        conversion: i32,
        format_spec: Option<&'a Expr<'a>>,
    ) -> Result<(), Failure> {
        self.expr(value)?;
        if let Some(conversion) = conversion_of(conversion)? {
            self.op_i(location, Op::CONVERT_VALUE, conversion as u32)?;
        }
        match format_spec {
            Some(format_spec) => {
                self.expr(format_spec)?;
                self.op(location, Op::FORMAT_WITH_SPEC)
            }
            None => self.op(location, Op::FORMAT_SIMPLE),
        }
    }

    /// A template: the tuple of its strings, one more than there are interpolations, and the tuple of these.
    #[inline(never)]
    pub(super) fn template_str(&mut self, location: Loc, values: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        let is_interpolation = |value: &Expr<'_>| matches!(value.kind, ExprKind::Interpolation(..));
        let mut strings = 0;
        let mut after_string = false;
        for value in values {
            if is_interpolation(value) {
                if !after_string {
                    self.load_str(location, Wtf8::new(""))?;
                    strings += 1;
                }
                after_string = false;
            } else {
                self.expr(value)?;
                if after_string {
                    // Strings in a row, which only trees of programs have, are added up.
                    self.add_inplace(location, Operator::Add)?;
                } else {
                    strings += 1;
                }
                after_string = true;
            }
        }
        if !after_string {
            self.load_str(location, Wtf8::new(""))?;
            strings += 1;
        }
        self.op_n(location, Op::BUILD_TUPLE, strings)?;
        let mut interpolations = 0;
        for value in values.iter().filter(|value| is_interpolation(value)) {
            self.expr(value)?;
            interpolations += 1;
        }
        self.op_n(location, Op::BUILD_TUPLE, interpolations)?;
        self.op(location, Op::BUILD_TEMPLATE)
    }

    #[inline(never)]
    pub(super) fn interpolation(
        &mut self,
        location: Loc,
        value: &'a Expr<'a>,
        text: Constant<'a>,
        conversion: i32,
        format_spec: Option<&'a Expr<'a>>,
    ) -> Result<(), Failure> {
        self.expr(value)?;
        self.load_const(location, text)?;
        let mut oparg = 2;
        if let Some(format_spec) = format_spec {
            oparg += 1;
            self.expr(format_spec)?;
        }
        if let Some(conversion) = conversion_of(conversion)? {
            oparg |= (conversion as u32) << 2;
        }
        self.op_i(location, Op::BUILD_INTERPOLATION, oparg)
    }
}
