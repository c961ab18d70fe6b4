//! `SRE_Scanner`: one match behind the other.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::exception::Result;
use taipan_objects::singletons::NONE;
use taipan_objects::{Obj, ObjRef, Ref, Vm};

use super::groups::Match;
use super::pattern::{How, Pattern};

// A doc comment would be `__doc__`, which this class does not have.
#[allow(missing_docs)]
#[pyclass(name = "SRE_Scanner", module = "_sre", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct Scanner {
    pattern: Ref<Pattern>,
    string: Obj,
    pos: isize,
    end: isize,
    /// Where to go on; `None` at the end.
    start: Cell<Option<isize>>,
    must_advance: Cell<bool>,
    executing: Cell<bool>,
}

impl Scanner {
    /// A scanner between two positions. Raises as matching does.
    pub(super) fn create(
        vm: &mut Vm,
        pattern: &Ref<Pattern>,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        let job = pattern.job(vm, string, pos, endpos)?;
        let pos = job.state.start as isize;
        let made = Scanner {
            pattern: pattern.clone(),
            string: string.own(),
            pos,
            end: job.end as isize,
            start: Cell::new(Some(pos)),
            must_advance: Cell::new(false),
            executing: Cell::new(false),
        };
        Ok(vm.alloc().instance(SCANNER.as_obj(), made)?.into())
    }

    fn next(&self, vm: &mut Vm, how: How) -> Result<Obj> {
        if self.executing.replace(true) {
            return Err(vm.value_error("regular expression scanner already executing"));
        }
        let found = self.step(vm, how);
        self.executing.set(false);
        found
    }

    fn step(&self, vm: &mut Vm, how: How) -> Result<Obj> {
        let Some(start) = self.start.get() else {
            return Ok(NONE.own());
        };
        let string = self.string.borrow();
        let mut job = self.pattern.job(vm, string, Some(start), Some(self.end))?;
        job.state.must_advance = self.must_advance.get();
        if !job.run(vm, &self.pattern, how)? {
            self.start.set(None);
            return Ok(NONE.own());
        }
        let found = Match::create(vm, &self.pattern, string, &job, self.pos as usize)?;
        job.advance();
        self.must_advance.set(job.state.must_advance);
        self.start.set(Some(job.state.start as isize));
        Ok(found)
    }
}

#[pymethods]
impl Scanner {
    #[name("match")]
    fn match_method(&self, vm: &mut Vm) -> Result<Obj> {
        self.next(vm, How::Match)
    }
    fn search(&self, vm: &mut Vm) -> Result<Obj> {
        self.next(vm, How::Search)
    }
    #[getter]
    fn pattern(&self, _vm: &mut Vm) -> Obj {
        self.pattern.clone().into()
    }
}
