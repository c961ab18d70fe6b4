//! `import` and `from … import`.

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::Intrinsic1;
use taipan_syntax::ast::{Alias, Identifier};
use taipan_unicode::Wtf8;

use super::Compiler;
use crate::instruction_sequence::Location as Loc;
use crate::symtable::first_component;

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn import_stmt(&mut self, location: Loc, names: &'a [&'a Alias<'a>]) -> Result<(), Failure> {
        for alias in names {
            self.load_int(location, 0)?;
            self.load_none(location)?;
            self.op_name(location, Op::IMPORT_NAME, alias.name)?;
            match alias.asname {
                Some(asname) => self.import_as(location, alias.name, asname)?,
                None => self.store_name(location, self.arena.intern(first_component(alias.name)))?,
            }
        }
        Ok(())
    }

    /// Binds the module at the end of a dotted name.
    fn import_as(
        &mut self,
        location: Loc,
        name: Identifier<'a>,
        asname: Identifier<'a>,
    ) -> Result<(), Failure> {
        let mut at = first_component(name).len();
        if at == name.len() {
            return self.store_name(location, asname);
        }
        while let Some(rest) = name.slice(at + 1, name.len()) {
            let component = first_component(rest);
            at += 1 + component.len();
            let index = self.unit.name_index(self.arena.intern(component));
            self.op_i(location, Op::IMPORT_FROM, index)?;
            if at >= name.len() {
                break;
            }
            self.op_i(location, Op::SWAP, 2)?;
            self.op(location, Op::POP_TOP)?;
        }
        self.store_name(location, asname)?;
        self.op(location, Op::POP_TOP)
    }

    #[inline(never)]
    pub(super) fn import_from(
        &mut self,
        location: Loc,
        module: Option<Identifier<'a>>,
        names: &'a [&'a Alias<'a>],
        level: Option<i32>,
    ) -> Result<(), Failure> {
        self.load_int(location, i64::from(level.unwrap_or(0)))?;
        self.load_names(location, names.iter().map(|alias| alias.name))?;
        self.op_name(location, Op::IMPORT_NAME, module.unwrap_or(Wtf8::new("")))?;
        if let Some(first) = names.first()
            && first.name.as_bytes().starts_with(b"*")
        {
            self.op_i(location, Op::CALL_INTRINSIC_1, Intrinsic1::ImportStar as u32)?;
            return self.op(Loc::NONE, Op::POP_TOP);
        }
        for alias in names {
            self.op_name(location, Op::IMPORT_FROM, alias.name)?;
            self.store_name(location, alias.asname.unwrap_or(alias.name))?;
        }
        self.op(location, Op::POP_TOP)
    }
}
