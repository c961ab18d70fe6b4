//! Checks code before it runs: `_sre.compile` takes it from anybody.

use taipan_objects::Vm;
use taipan_objects::exception::Result;

use super::chars::{CATEGORIES, at, op};

/// Raises `RuntimeError` unless the code is well formed for so many groups.
pub fn validate(vm: &mut Vm, code: &[u32], groups: usize) -> Result<()> {
    let valid = match code.split_last() {
        Some((&op::SUCCESS, _)) => block(vm, code, 0, code.len() - 1, groups)?,
        _ => None,
    };
    match valid {
        Some(()) => Ok(()),
        None => Err(vm.runtime_error("invalid SRE code")),
    }
}

/// What the code at `from..to` is: `None` if it is not well formed.
fn block(vm: &mut Vm, code: &[u32], from: usize, to: usize, groups: usize) -> Result<Option<()>> {
    if from > to || to > code.len() {
        return Ok(None);
    }
    vm.recursive(" in regular expression code", |vm| {
        let mut pc = from;
        while pc < to {
            match operation(vm, code, pc, to, groups)? {
                Some(next) if next <= to && next > pc => pc = next,
                _ => return Ok(None),
            }
        }
        Ok(Some(()))
    })
}

macro_rules! get {
    ($option:expr) => {
        match $option {
            Some(value) => value,
            None => return Ok(None),
        }
    };
}

/// The place behind the operation at `pc`.
fn operation(vm: &mut Vm, code: &[u32], pc: usize, to: usize, groups: usize) -> Result<Option<usize>> {
    let opcode = code[pc];
    let word = |at: usize| code[..to].get(at).map(|word| *word as usize);
    let target = |at: usize| {
        word(at)
            .and_then(|skip| at.checked_add(skip))
            .filter(|at| *at <= to)
    };
    let at = pc + 1;
    match opcode {
        op::SUCCESS | op::FAILURE | op::ANY | op::ANY_ALL => Ok(Some(at)),
        op::MARK => Ok(word(at).filter(|mark| *mark < groups * 2).map(|_| at + 1)),
        op::LITERAL
        | op::NOT_LITERAL
        | op::LITERAL_IGNORE
        | op::NOT_LITERAL_IGNORE
        | op::LITERAL_UNI_IGNORE
        | op::NOT_LITERAL_UNI_IGNORE
        | op::LITERAL_LOC_IGNORE
        | op::NOT_LITERAL_LOC_IGNORE => Ok(word(at).map(|_| at + 1)),
        op::CATEGORY => Ok(word(at)
            .filter(|number| *number < CATEGORIES as usize)
            .map(|_| at + 1)),
        op::AT => Ok(word(at)
            .filter(|place| *place <= at::UNI_NON_BOUNDARY as usize)
            .map(|_| at + 1)),
        op::GROUPREF | op::GROUPREF_IGNORE | op::GROUPREF_UNI_IGNORE | op::GROUPREF_LOC_IGNORE => {
            Ok(word(at).filter(|group| *group < groups).map(|_| at + 1))
        }
        op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => {
            let end = get!(target(at));
            let inside = get!(code.get(at + 1..end));
            match inside.split_last() {
                Some((&op::FAILURE, inside)) => Ok(set(inside).map(|()| end)),
                _ => Ok(None),
            }
        }
        op::INFO => Ok(target(at).filter(|end| *end > at + 3)),
        op::BRANCH => {
            let (mut at, mut end) = (at, None);
            loop {
                if get!(word(at)) == 0 {
                    break;
                }
                let next = get!(target(at));
                let jump = get!(next.checked_sub(2));
                if get!(word(jump)) != op::JUMP as usize || jump < at + 1 {
                    return Ok(None);
                }
                let joined = get!(target(jump + 1));
                if *end.get_or_insert(joined) != joined {
                    return Ok(None);
                }
                get!(block(vm, code, at + 1, jump, groups)?);
                at = next;
            }
            Ok(end.filter(|end| *end == at + 1))
        }
        op::REPEAT_ONE | op::MIN_REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => {
            let end = get!(target(at));
            if get!(word(at + 1)) > get!(word(at + 2)) {
                return Ok(None);
            }
            let last = get!(end.checked_sub(1));
            if get!(word(last)) != op::SUCCESS as usize {
                return Ok(None);
            }
            Ok(block(vm, code, at + 3, last, groups)?.map(|()| end))
        }
        op::REPEAT | op::POSSESSIVE_REPEAT => {
            let end = get!(target(at));
            if get!(word(at + 1)) > get!(word(at + 2)) {
                return Ok(None);
            }
            let last = get!(word(end)) as u32;
            let ends = match opcode {
                op::REPEAT => matches!(last, op::MAX_UNTIL | op::MIN_UNTIL),
                _ => last == op::SUCCESS,
            };
            if !ends {
                return Ok(None);
            }
            Ok(block(vm, code, at + 3, end, groups)?.map(|()| end + 1))
        }
        op::ATOMIC_GROUP | op::ASSERT | op::ASSERT_NOT => {
            let end = get!(target(at));
            let first = if opcode == op::ATOMIC_GROUP {
                at + 1
            } else {
                at + 2
            };
            let last = get!(end.checked_sub(1));
            if get!(word(last)) != op::SUCCESS as usize {
                return Ok(None);
            }
            Ok(block(vm, code, first, last, groups)?.map(|()| end))
        }
        op::GROUPREF_EXISTS => {
            if get!(word(at)) >= groups {
                return Ok(None);
            }
            let no = get!(
                at.checked_add(get!(word(at + 1)))
                    .filter(|no| *no <= to && *no >= at + 2)
            );
            if no >= at + 4 && code[no - 2] == op::JUMP {
                let end = get!(target(no - 1));
                get!(block(vm, code, at + 2, no - 2, groups)?);
                return Ok(block(vm, code, no, end, groups)?.map(|()| end));
            }
            Ok(block(vm, code, at + 2, no, groups)?.map(|()| no))
        }
        _ => Ok(None),
    }
}

fn set(set: &[u32]) -> Option<()> {
    let mut set = set;
    while let Some((opcode, rest)) = set.split_first() {
        let words = match *opcode {
            op::NEGATE => 0,
            op::LITERAL => 1,
            op::RANGE | op::RANGE_UNI_IGNORE => 2,
            op::CHARSET => 8,
            op::BIGCHARSET => {
                let count = *rest.first()? as usize;
                let numbers = rest.get(1..65)?;
                let known = numbers
                    .iter()
                    .flat_map(|word| word.to_ne_bytes())
                    .all(|number| usize::from(number) < count);
                if !known {
                    return None;
                }
                65 + count.checked_mul(8)?
            }
            op::CATEGORY if *rest.first()? < CATEGORIES => 1,
            _ => return None,
        };
        set = rest.get(words..)?;
    }
    Some(())
}
