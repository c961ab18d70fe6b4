//! The module `_opcode`: what `opcode` and `dis` ask about instructions.

use taipan_bytecode::opcode::{AnyOpcode, flags};
use taipan_bytecode::operand::{BinaryOp, Intrinsic1, Intrinsic2, SpecialMethod};
use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::singletons::{FALSE, NONE, TRUE};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Vm, int, tuple};

/// Opcode support module.
#[allow(missing_debug_implementations)]
pub struct OpcodeModule;

fn opcode_of(number: i32) -> Option<AnyOpcode> {
    u16::try_from(number).ok().and_then(AnyOpcode::from_u16)
}

fn has(number: i32, flag: u16) -> bool {
    opcode_of(number).is_some_and(|opcode| opcode.has(flag))
}

fn texts<'t>(vm: &mut Vm, texts: impl Iterator<Item = &'t str>) -> Result<Obj> {
    let memory = vm.alloc();
    let mut items = HVec::new();
    for text in texts {
        let text = vm.new_str(text)?;
        items.push(memory, text)?;
    }
    Ok(List::create(vm, items)?.into())
}

#[pymodule(name = "_opcode")]
impl OpcodeModule {
    /// Compute the stack effect of the opcode.
    #[signature("($module, opcode, oparg=None, /, *, jump=None)")]
    fn stack_effect(
        vm: &mut Vm,
        opcode: i32,
        oparg: Option<ObjRef<'_>>,
        jump: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let jump = jump.filter(|jump| !jump.is_none());
        // What is not said to jump or not has the larger effect.
        let jumps = match jump {
            None => [true, false],
            Some(jump) if jump.is(TRUE) => [true, true],
            Some(jump) if jump.is(FALSE) => [false, false],
            Some(_) => return Err(vm.value_error("stack_effect: jump must be False, True or None")),
        };
        let Some(known) = opcode_of(opcode).filter(|opcode| opcode.is_pseudo() || opcode.real().is_some())
        else {
            return Err(vm.value_error("invalid opcode or oparg"));
        };
        let oparg = match oparg.filter(|oparg| !oparg.is_none()) {
            Some(oparg) => int::to_c_int(vm, oparg)?,
            None => 0,
        };
        let effects = jumps.map(|jump| {
            let oparg = u32::try_from(oparg).ok()?;
            known.stack_effect(oparg, jump)
        });
        match effects.into_iter().flatten().max() {
            Some(effect) => int::new(vm, effect),
            None => Err(vm.value_error("invalid opcode or oparg")),
        }
    }
    /// Whether there is an instruction with that number.
    #[signature("($module, /, opcode)")]
    fn is_valid(opcode: i32) -> bool {
        opcode_of(opcode).is_some()
    }
    /// Whether the instruction has an argument.
    #[signature("($module, /, opcode)")]
    fn has_arg(opcode: i32) -> bool {
        has(opcode, flags::ARG)
    }
    /// Whether its argument is a constant's index.
    #[signature("($module, /, opcode)")]
    fn has_const(opcode: i32) -> bool {
        has(opcode, flags::CONST)
    }
    /// Whether its argument is a name's index.
    #[signature("($module, /, opcode)")]
    fn has_name(opcode: i32) -> bool {
        has(opcode, flags::NAME)
    }
    /// Whether its argument is the distance of a jump.
    #[signature("($module, /, opcode)")]
    fn has_jump(opcode: i32) -> bool {
        has(opcode, flags::JUMP)
    }
    /// Whether its argument is the index of a cell or free variable.
    #[signature("($module, /, opcode)")]
    fn has_free(opcode: i32) -> bool {
        has(opcode, flags::FREE)
    }
    /// Whether its argument is a local variable's index.
    #[signature("($module, /, opcode)")]
    fn has_local(opcode: i32) -> bool {
        has(opcode, flags::LOCAL)
    }
    /// Whether it marks an exception handler's start or end, in the compiler.
    #[signature("($module, /, opcode)")]
    fn has_exc(opcode: i32) -> bool {
        opcode_of(opcode).is_some_and(AnyOpcode::is_block_push)
    }
    /// Return the specialization stats
    fn get_specialization_stats() -> Obj {
        NONE.own()
    }
    /// The binary operators, as pairs of name and symbol.
    ///
    /// The argument of BINARY_OP is an index into them.
    fn get_nb_ops(vm: &mut Vm) -> Result<Obj> {
        let memory = vm.alloc();
        let mut items = HVec::new();
        for operation in BinaryOp::ALL {
            let name = vm.new_str(operation.name())?;
            let text = vm.new_str(operation.text())?;
            let pair = tuple::new(vm, &[name, text])?;
            items.push(memory, pair)?;
        }
        Ok(List::create(vm, items)?.into())
    }
    /// The names of CALL_INTRINSIC_1's functions.
    fn get_intrinsic1_descs(vm: &mut Vm) -> Result<Obj> {
        texts(vm, Intrinsic1::ALL.iter().map(|intrinsic| intrinsic.text()))
    }
    /// The names of CALL_INTRINSIC_2's functions.
    fn get_intrinsic2_descs(vm: &mut Vm) -> Result<Obj> {
        texts(vm, Intrinsic2::ALL.iter().map(|intrinsic| intrinsic.text()))
    }
    /// Return a list of special method names.
    fn get_special_method_names(vm: &mut Vm) -> Result<Obj> {
        texts(vm, SpecialMethod::ALL.iter().map(|method| method.text()))
    }
    /// The executor that replaces an instruction. Raises ValueError if there is none.
    #[signature("($module, /, code, offset)")]
    fn get_executor(vm: &mut Vm, code: ObjRef<'_>, offset: i32) -> Result<Obj> {
        let _ = (code, offset);
        Err(vm.runtime_error("Executors are not available in this build"))
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "ENABLE_SPECIALIZATION", TRUE.own())?;
        module::add(vm, module, "ENABLE_SPECIALIZATION_FT", FALSE.own())
    }
}
