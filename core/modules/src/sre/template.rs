//! `SRE_Template`: a replacement, parsed.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::exception::Result;
use taipan_objects::exceptions::TYPE_ERROR;
use taipan_objects::list::List;
use taipan_objects::singletons::NONE;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Trace, Visitor, Vm, buffer, bytes, call, int, object};

use super::groups::Match;
use super::pattern::joined;
use super::subject::Subject;

/// A group's number and the text behind it.
struct Chunk {
    group: usize,
    /// `None`: no text.
    literal: Option<Obj>,
}

/// The chunks of a template.
pub struct Chunks(HVec<Chunk>);

impl Trace for Chunks {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for chunk in self.0.iter() {
            chunk.literal.trace(visitor);
        }
    }
}

// A doc comment would be `__doc__`, which this class does not have.
#[allow(missing_docs)]
#[pyclass(name = "SRE_Template", module = "_sre", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct Template {
    /// The text in front of the first group.
    literal: Obj,
    chunks: Chunks,
}

#[pymethods]
impl Template {}

/// A template of texts and group numbers in turn. Raises `TypeError` if they are something else.
pub fn create(vm: &mut Vm, parts: &List) -> Result<Obj> {
    let memory = vm.alloc();
    let mut items = HVec::new();
    items.extend_from_slice(memory, parts.items(vm))?;
    let Some((literal, rest)) = items.split_first().filter(|(_, rest)| rest.len() % 2 == 0) else {
        return Err(vm.type_error("invalid template"));
    };
    let mut chunks = HVec::with_capacity(memory, rest.len() / 2)?;
    for pair in rest.as_chunks::<2>().0 {
        let [group, literal] = pair;
        if !group.is_a(int::INT) {
            return Err(vm.type_error("an integer is required"));
        }
        let Ok(group) = usize::try_from(int::to_ssize(vm, group.borrow())?) else {
            return Err(vm.type_error("invalid template"));
        };
        let empty = object::length(vm, literal.borrow())? == 0;
        let literal = Some(literal.clone()).filter(|_| !empty);
        chunks.push(memory, Chunk { group, literal })?;
    }
    let made = Template {
        literal: literal.clone(),
        chunks: Chunks(chunks),
    };
    Ok(vm.alloc().instance(TEMPLATE.as_obj(), made)?.into())
}

/// The template that `re._compile_template` makes of a replacement.
pub fn compiled(vm: &mut Vm, pattern: ObjRef<'_>, given: ObjRef<'_>) -> Result<Ref<Template>> {
    let function = crate::import_attribute(vm, "re", "_compile_template")?;
    let made = match call::call(vm, function.borrow(), &[pattern, given]) {
        // A replacement that cannot be hashed is tried again as bytes.
        Err(error) if error.matches(TYPE_ERROR) && buffer::is_exporter(given) => {
            let copy = Subject::of(vm, given)?;
            let copy = bytes::new(vm, copy.narrow().unwrap_or(&[]))?;
            call::call(vm, function.borrow(), &[pattern, copy.borrow()])?
        }
        other => other?,
    };
    match made.into_ref::<Template>() {
        Ok(template) => Ok(template),
        Err(other) => {
            let kind = other.ty().display_name(vm);
            Err(vm.runtime_error(format_args!(
                "the result of compiling a replacement string is {kind}, not _sre.SRE_Template"
            )))
        }
    }
}

impl Template {
    /// The text of a template without groups.
    pub fn only_literal(&self) -> Option<Obj> {
        self.chunks.0.is_empty().then(|| self.literal.clone())
    }

    /// The text with a match's groups in it.
    pub(super) fn expand(&self, vm: &mut Vm, found: &Match) -> Result<Obj> {
        let memory = vm.alloc();
        let mut parts = HVec::new();
        if object::length(vm, self.literal.borrow())? > 0 {
            parts.push(memory, self.literal.clone())?;
        }
        for chunk in self.chunks.0.iter() {
            let text = found.text(vm, chunk.group, NONE)?;
            if !text.is_none() {
                parts.push(memory, text)?;
            }
            if let Some(literal) = &chunk.literal {
                parts.push(memory, literal.clone())?;
            }
        }
        let is_bytes = found.is_bytes(vm)?;
        joined(vm, is_bytes, parts)
    }
}
