//! `re.Match`.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::dict::Dict;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::singletons::NONE;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Trace, Visitor, Vm, int, tuple};

use super::pattern::{Job, Pattern};
use super::subject::Subject;
use super::template;

/// Where each group, the whole match first, begins and ends.
pub struct Spans(HVec<Option<(usize, usize)>>);

impl Trace for Spans {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// The result of re.match() and re.search().
///
/// Match objects always have a boolean value of True.
#[pyclass(name = "Match", module = "re", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct Match {
    string: Obj,
    pattern: Ref<Pattern>,
    pos: usize,
    endpos: usize,
    lastindex: isize,
    spans: Spans,
}

impl Match {
    /// What a job has found; the search began at `pos`.
    pub(super) fn create(
        vm: &mut Vm,
        pattern: &Ref<Pattern>,
        string: ObjRef<'_>,
        job: &Job<'_>,
        pos: usize,
    ) -> Result<Obj> {
        let memory = vm.alloc();
        let mut spans = HVec::with_capacity(memory, pattern.group_count() + 1)?;
        spans.push(memory, Some((job.state.start, job.state.ptr)))?;
        for group in 1..=pattern.group_count() {
            let span = job.state.group(group);
            if span.is_some_and(|(start, end)| start > end) {
                return Err(vm.system_error(
                    "The span of capturing group is wrong, please report a bug for the re module.",
                ));
            }
            spans.push(memory, span)?;
        }
        let made = Match {
            string: string.own(),
            pattern: pattern.clone(),
            pos,
            endpos: job.end,
            lastindex: job.state.lastindex,
            spans: Spans(spans),
        };
        Ok(vm.alloc().instance(MATCH.as_obj(), made)?.into())
    }

    /// Whether the text is bytes.
    pub(super) fn is_bytes(&self, vm: &mut Vm) -> Result<bool> {
        Ok(Subject::of(vm, self.string.borrow())?.is_bytes())
    }

    fn no_group(vm: &mut Vm) -> Exception {
        vm.index_error("no such group")
    }

    /// The number that a group's number or name stands for.
    fn number(&self, vm: &mut Vm, group: ObjRef<'_>) -> Result<usize> {
        let mut number = -1;
        if group.ty().slots().index.is_some() {
            number = int::to_clipped(vm, group)?;
        } else if let Some(names) = self.pattern.groupindex.downcast::<Dict>()
            && let Ok(Some(found)) = names.get(vm, group)
        {
            number = found.borrow().as_small_int().unwrap_or(-1);
        }
        let known = usize::try_from(number).ok();
        match known.filter(|number| *number < self.spans.0.len()) {
            Some(number) => Ok(number),
            None => Err(Match::no_group(vm)),
        }
    }

    fn span_of(&self, vm: &mut Vm, group: Option<ObjRef<'_>>) -> Result<(isize, isize)> {
        let number = match group {
            Some(group) => self.number(vm, group)?,
            None => 0,
        };
        let span = self.spans.0.get(number).copied().flatten();
        Ok(span.map_or((-1, -1), |(start, end)| (start as isize, end as isize)))
    }

    /// The text of a group; `default` if it took no part. Raises `IndexError` if there is no such group.
    pub(super) fn text(&self, vm: &mut Vm, number: usize, default: ObjRef<'_>) -> Result<Obj> {
        let Some(span) = self.spans.0.get(number) else {
            return Err(Match::no_group(vm));
        };
        match *span {
            Some((start, end)) => {
                let subject = Subject::of(vm, self.string.borrow())?;
                subject.slice(vm, self.string.borrow(), start, end)
            }
            None => Ok(default.own()),
        }
    }
}

#[pymethods]
impl Match {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let text = self.text(vm, 0, NONE)?;
        let shown = object::repr(vm, text.borrow())?;
        let (start, end) = self.span_of(vm, None)?;
        vm.format(format_args!(
            "<re.Match object; span=({start}, {end}), match={}>",
            DisplayStr(shown.borrow())
        ))
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        let number = self.number(vm, key)?;
        self.text(vm, number, NONE)
    }
    /// group([group1, ...]) -> str or tuple.
    /// Return subgroup(s) of the match by indices or names.
    /// For 0 returns the entire match.
    fn group(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        match args {
            [] => self.text(vm, 0, NONE),
            [only] => {
                let number = self.number(vm, *only)?;
                self.text(vm, number, NONE)
            }
            several => {
                let memory = vm.alloc();
                let mut items = HVec::with_capacity(memory, several.len())?;
                for group in several {
                    let number = self.number(vm, *group)?;
                    let item = self.text(vm, number, NONE)?;
                    items.push(memory, item)?;
                }
                tuple::from_vec(vm, items)
            }
        }
    }
    /// Return index of the start of the substring matched by group.
    #[signature("($self, group=0, /)")]
    fn start(&self, vm: &mut Vm, group: Option<ObjRef<'_>>) -> Result<isize> {
        Ok(self.span_of(vm, group)?.0)
    }
    /// Return index of the end of the substring matched by group.
    #[signature("($self, group=0, /)")]
    fn end(&self, vm: &mut Vm, group: Option<ObjRef<'_>>) -> Result<isize> {
        Ok(self.span_of(vm, group)?.1)
    }
    /// For match object m, return the 2-tuple (m.start(group), m.end(group)).
    #[signature("($self, group=0, /)")]
    fn span(&self, vm: &mut Vm, group: Option<ObjRef<'_>>) -> Result<Obj> {
        let (start, end) = self.span_of(vm, group)?;
        let (start, end) = (int::new(vm, start)?, int::new(vm, end)?);
        tuple::new(vm, &[start, end])
    }
    /// Return a tuple containing all the subgroups of the match, from 1.
    #[signature("($self, /, default=None)")]
    fn groups(&self, vm: &mut Vm, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, self.spans.0.len() - 1)?;
        for number in 1..self.spans.0.len() {
            let item = self.text(vm, number, default.unwrap_or(NONE))?;
            items.push(memory, item)?;
        }
        tuple::from_vec(vm, items)
    }
    /// Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.
    #[signature("($self, /, default=None)")]
    fn groupdict(&self, vm: &mut Vm, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let made = Dict::create(vm)?;
        let mut at = 0;
        while let Some((name, number)) = self
            .pattern
            .groupindex
            .downcast::<Dict>()
            .and_then(|names| names.next_entry(vm, &mut at))
        {
            let number = self.number(vm, number.borrow())?;
            let value = self.text(vm, number, default.unwrap_or(NONE))?;
            made.set(vm, name.borrow(), value)?;
        }
        Ok(made.into())
    }
    /// Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.
    #[signature("($self, /, template)")]
    fn expand(&self, vm: &mut Vm, template: ObjRef<'_>) -> Result<Obj> {
        let compiled = template::compiled(vm, self.pattern.borrow(), template)?;
        match compiled.only_literal() {
            Some(text) => Ok(text),
            None => compiled.expand(vm, self),
        }
    }
    fn __copy__(this: ObjRef<'_>, _vm: &mut Vm) -> Obj {
        this.own()
    }
    fn __deepcopy__(this: ObjRef<'_>, _vm: &mut Vm, memo: ObjRef<'_>) -> Obj {
        let _ = memo;
        this.own()
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        taipan_objects::generic_alias::create(vm, cls.own(), object.own())
    }
    /// The string passed to match() or search().
    #[getter]
    fn string(&self, _vm: &mut Vm) -> Obj {
        self.string.clone()
    }
    /// The regular expression object.
    #[getter]
    fn re(&self, _vm: &mut Vm) -> Obj {
        self.pattern.clone().into()
    }
    /// The index into the string at which the RE engine started looking for a match.
    #[getter]
    fn pos(&self, vm: &mut Vm) -> Result<Obj> {
        int::new(vm, self.pos)
    }
    /// The index into the string beyond which the RE engine will not go.
    #[getter]
    fn endpos(&self, vm: &mut Vm) -> Result<Obj> {
        int::new(vm, self.endpos)
    }
    /// The integer index of the last matched capturing group.
    #[getter]
    fn lastindex(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        match self.lastindex {
            index if index >= 0 => int::new(vm, index).map(Some),
            _ => Ok(None),
        }
    }
    /// The name of the last matched capturing group.
    #[getter]
    fn lastgroup(&self, _vm: &mut Vm) -> Option<Obj> {
        let names = tuple::items(self.pattern.indexgroup.borrow())?;
        names.get(usize::try_from(self.lastindex).ok()?).cloned()
    }
    #[getter]
    fn regs(&self, vm: &mut Vm) -> Result<Obj> {
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, self.spans.0.len())?;
        for span in self.spans.0.iter() {
            let (start, end) = span.map_or((-1, -1), |(start, end)| (start as isize, end as isize));
            let (start, end) = (int::new(vm, start)?, int::new(vm, end)?);
            let pair = tuple::new(vm, &[start, end])?;
            items.push(memory, pair)?;
        }
        tuple::from_vec(vm, items)
    }
}
