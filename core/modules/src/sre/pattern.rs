//! `re.Pattern`.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::bytes;
use taipan_objects::dict::Dict;
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::object;
use taipan_objects::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::tuple::{self, Tuple};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{
    CompareOp, HVec, Obj, ObjRef, Ref, Trace, Visitor, Vm, call, int, iterators, mappingproxy,
};

use super::engine::State;
use super::groups::Match;
use super::scanner::Scanner;
use super::subject::Subject;
use super::template::{self, Template};
use super::validate::validate;

/// Code does not refer to objects.
pub struct Code(HVec<u32>);

impl Trace for Code {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// Compiled regular expression object.
#[pyclass(name = "Pattern", module = "re", flags = [GC, WEAKREF], bits = [DISALLOW_INSTANTIATION])]
pub struct Pattern {
    source: Obj,
    flags: i32,
    groups: usize,
    /// Numbers by name: a dict.
    pub(super) groupindex: Obj,
    /// Names by number: a tuple.
    pub(super) indexgroup: Obj,
    /// What the pattern was compiled from: `None` if that was neither text nor bytes.
    is_bytes: Option<bool>,
    code: Code,
}

/// A pattern of compiled code. Raises `RuntimeError` if the code is not well formed.
pub fn create(
    vm: &mut Vm,
    source: ObjRef<'_>,
    flags: i32,
    code: HVec<u32>,
    groups: isize,
    groupindex: Ref<Dict>,
    indexgroup: Ref<Tuple>,
) -> Result<Obj> {
    let is_bytes = match source.is_none() {
        true => None,
        false => Some(Subject::of(vm, source)?.is_bytes()),
    };
    let Some(groups) = usize::try_from(groups)
        .ok()
        .filter(|groups| *groups <= i32::MAX as usize / 2)
    else {
        return Err(vm.runtime_error("invalid SRE code"));
    };
    validate(vm, &code, groups)?;
    let made = Pattern {
        source: source.own(),
        flags,
        groups,
        groupindex: groupindex.into(),
        indexgroup: indexgroup.into(),
        is_bytes,
        code: Code(code),
    };
    Ok(vm.alloc().instance(PATTERN.as_obj(), made)?.into())
}

/// A search in progress.
pub(super) struct Job<'a> {
    pub subject: Subject<'a>,
    pub state: State,
    pub end: usize,
}

/// What to do at `state.start`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum How {
    Match,
    FullMatch,
    Search,
}

impl Job<'_> {
    /// Runs the pattern from `state.start`.
    pub fn run(&mut self, vm: &mut Vm, pattern: &Pattern, how: How) -> Result<bool> {
        let Job { subject, state, end } = self;
        state.reset();
        state.match_all = how == How::FullMatch;
        match how {
            How::Search => subject.search(vm, state, &pattern.code.0, *end),
            _ => subject.match_at(vm, state, &pattern.code.0, *end),
        }
    }

    /// Goes on behind the match.
    pub fn advance(&mut self) {
        self.state.must_advance = self.state.ptr == self.state.start;
        self.state.start = self.state.ptr;
    }
}

impl Pattern {
    /// How many groups the pattern has.
    pub(super) fn group_count(&self) -> usize {
        self.groups
    }

    /// Prepares to match between two positions of an object.
    pub(super) fn job<'a>(
        &self,
        vm: &mut Vm,
        string: ObjRef<'a>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Job<'a>> {
        let subject = Subject::of(vm, string)?;
        match (subject.is_bytes(), self.is_bytes) {
            (true, Some(false)) => {
                return Err(vm.type_error("cannot use a string pattern on a bytes-like object"));
            }
            (false, Some(true)) => {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            _ => {}
        }
        let len = subject.len();
        let clip = |at: isize| usize::try_from(at).unwrap_or(0).min(len);
        let mut state = State::new(vm.alloc(), self.groups)?;
        state.start = clip(pos.unwrap_or(0));
        Ok(Job {
            subject,
            state,
            end: clip(endpos.unwrap_or(isize::MAX)),
        })
    }

    fn once(
        this: &Ref<Pattern>,
        vm: &mut Vm,
        how: How,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        let mut job = this.job(vm, string, pos, endpos)?;
        let begin = job.state.start;
        match job.run(vm, this, how)? {
            true => Match::create(vm, this, string, &job, begin),
            false => Ok(NONE.own()),
        }
    }

    /// Replaces matches; gives back the text, and how many there were.
    fn substitute(
        this: &Ref<Pattern>,
        vm: &mut Vm,
        replacement: ObjRef<'_>,
        string: ObjRef<'_>,
        count: isize,
    ) -> Result<(Obj, isize)> {
        let filter = Replacement::of(vm, this, replacement)?;
        let mut job = this.job(vm, string, None, None)?;
        let memory = vm.alloc();
        let begin = job.state.start;
        let mut parts: HVec<Obj> = HVec::new();
        let (mut done, mut behind) = (0, 0);
        while count == 0 || done < count {
            if !job.run(vm, this, How::Search)? {
                break;
            }
            let (start, end) = (job.state.start, job.state.ptr);
            if behind < start {
                let part = job.subject.slice(vm, string, behind, start)?;
                parts.push(memory, part)?;
            }
            let made = match &filter {
                Replacement::Literal(text) => text.clone(),
                Replacement::Template(template) => {
                    let found = Match::create(vm, this, string, &job, begin)?;
                    match found.downcast::<Match>() {
                        Some(found) => template.expand(vm, found)?,
                        None => NONE.own(),
                    }
                }
                Replacement::Function(function) => {
                    let found = Match::create(vm, this, string, &job, begin)?;
                    call::call(vm, function.borrow(), &[found.borrow()])?
                }
            };
            if !made.is_none() {
                parts.push(memory, made)?;
            }
            behind = end;
            done += 1;
            job.advance();
        }
        if behind < job.end {
            let part = job.subject.slice(vm, string, behind, job.end)?;
            parts.push(memory, part)?;
        }
        Ok((joined(vm, job.subject.is_bytes(), parts)?, done))
    }
}

/// What matches are replaced by.
enum Replacement {
    Literal(Obj),
    Template(Ref<Template>),
    Function(Obj),
}

impl Replacement {
    fn of(vm: &mut Vm, pattern: &Ref<Pattern>, given: ObjRef<'_>) -> Result<Replacement> {
        if object::is_callable(given) {
            return Ok(Replacement::Function(given.own()));
        }
        if let Ok(text) = Subject::of(vm, given)
            && !text.has_backslash()
        {
            return Ok(Replacement::Literal(given.own()));
        }
        let template = template::compiled(vm, pattern.borrow(), given)?;
        match template.only_literal() {
            Some(text) => Ok(Replacement::Literal(text)),
            None => Ok(Replacement::Template(template)),
        }
    }
}

/// The parts joined to one `str` or `bytes`. Raises `TypeError` if a part is of another type.
pub(super) fn joined(vm: &mut Vm, is_bytes: bool, parts: HVec<Obj>) -> Result<Obj> {
    let empty = match is_bytes {
        true => bytes::new(vm, b"")?,
        false => vm.new_str("")?,
    };
    if parts.is_empty() {
        return Ok(empty);
    }
    let list = List::create(vm, parts)?;
    let name: Obj = vm.intern("join")?.into();
    call::call_method(vm, empty.borrow(), name.borrow(), &[list.borrow()])
}

#[pymethods]
impl Pattern {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        const NAMES: [(&str, i32); 8] = [
            ("re.IGNORECASE", 2),
            ("re.LOCALE", 4),
            ("re.MULTILINE", 8),
            ("re.DOTALL", 16),
            ("re.UNICODE", 32),
            ("re.VERBOSE", 64),
            ("re.DEBUG", 128),
            ("re.ASCII", 256),
        ];
        const KINDS: i32 = 4 | 32 | 256;
        let mut flags = self.flags;
        // Text patterns are Unicode ones unless something else is said.
        if self.is_bytes == Some(false) && flags & KINDS == 32 {
            flags &= !32;
        }
        let source = object::repr(vm, self.source.borrow())?;
        let mut out = StrBuilder::new();
        out.push_str(vm, "re.compile(")?;
        if let Some(text) = source.downcast::<Str>() {
            out.push_slice(vm, text, 0, text.len().min(200))?;
        }
        let mut separator = ", ";
        for (name, flag) in NAMES {
            if flags & flag != 0 {
                out.push_str(vm, separator)?;
                out.push_str(vm, name)?;
                separator = "|";
                flags &= !flag;
            }
        }
        if flags != 0 {
            let rest = vm.format(format_args!("{separator}{flags:#x}"))?;
            out.push_obj(vm, &rest)?;
        }
        out.push_str(vm, ")")?;
        out.finish(vm)
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let mut all = object::hash(vm, self.source.borrow())? as usize;
        for word in self.code.0.iter() {
            all = all.wrapping_mul(1_000_003) ^ *word as usize;
        }
        all ^= self.flags as usize ^ self.groups ^ usize::from(self.is_bytes == Some(true));
        Ok(if all as isize == -1 { -2 } else { all as isize })
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(other), CompareOp::Eq | CompareOp::Ne) = (other.downcast::<Pattern>(), op) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let alike = self.flags == other.flags
            && self.is_bytes == other.is_bytes
            && self.groups == other.groups
            && self.code.0[..] == other.code.0[..];
        let equal = alike && object::equal(vm, self.source.borrow(), other.source.borrow())?;
        Ok(bool_object(equal == (op == CompareOp::Eq)).own())
    }
    /// Matches zero or more characters at the beginning of the string.
    #[signature("($self, /, string, pos=0, endpos=sys.maxsize)")]
    #[name("match")]
    fn match_method(
        this: &Ref<Self>,
        vm: &mut Vm,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        Pattern::once(this, vm, How::Match, string, pos, endpos)
    }
    /// Matches against all of the string.
    #[signature("($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn fullmatch(
        this: &Ref<Self>,
        vm: &mut Vm,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        Pattern::once(this, vm, How::FullMatch, string, pos, endpos)
    }
    /// Scan through string looking for a match, and return a corresponding match object instance.
    ///
    /// Return None if no position in the string matches.
    #[signature("($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn search(
        this: &Ref<Self>,
        vm: &mut Vm,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        Pattern::once(this, vm, How::Search, string, pos, endpos)
    }
    /// Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the
    /// replacement repl.
    #[signature("($self, /, repl, string, count=0)")]
    fn sub(
        this: &Ref<Self>,
        vm: &mut Vm,
        repl: ObjRef<'_>,
        string: ObjRef<'_>,
        count: Option<isize>,
    ) -> Result<Obj> {
        Ok(Pattern::substitute(this, vm, repl, string, count.unwrap_or(0))?.0)
    }
    /// Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping
    /// occurrences of pattern with the replacement repl.
    #[signature("($self, /, repl, string, count=0)")]
    fn subn(
        this: &Ref<Self>,
        vm: &mut Vm,
        repl: ObjRef<'_>,
        string: ObjRef<'_>,
        count: Option<isize>,
    ) -> Result<Obj> {
        let (made, count) = Pattern::substitute(this, vm, repl, string, count.unwrap_or(0))?;
        let count = int::new(vm, count)?;
        tuple::new(vm, &[made, count])
    }
    /// Return a list of all non-overlapping matches of pattern in string.
    #[signature("($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn findall(
        &self,
        vm: &mut Vm,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        let mut job = self.job(vm, string, pos, endpos)?;
        let memory = vm.alloc();
        let mut found = HVec::new();
        while job.state.start <= job.end {
            if !job.run(vm, self, How::Search)? {
                break;
            }
            let text = |vm: &mut Vm, job: &Job<'_>, group: usize| {
                let (start, end) = job.state.group(group).unwrap_or((0, 0));
                job.subject.slice(vm, string, start, end)
            };
            let item = match self.groups {
                0 => job.subject.slice(vm, string, job.state.start, job.state.ptr)?,
                1 => text(vm, &job, 1)?,
                groups => {
                    let mut items = HVec::with_capacity(memory, groups)?;
                    for group in 1..=groups {
                        let item = text(vm, &job, group)?;
                        items.push(memory, item)?;
                    }
                    tuple::from_vec(vm, items)?
                }
            };
            found.push(memory, item)?;
            job.advance();
        }
        Ok(List::create(vm, found)?.into())
    }
    /// Split string by the occurrences of pattern.
    #[signature("($self, /, string, maxsplit=0)")]
    fn split(&self, vm: &mut Vm, string: ObjRef<'_>, maxsplit: Option<isize>) -> Result<Obj> {
        let maxsplit = maxsplit.unwrap_or(0);
        let mut job = self.job(vm, string, None, None)?;
        let memory = vm.alloc();
        let mut parts = HVec::new();
        let (mut done, mut behind) = (0, job.state.start);
        while maxsplit == 0 || done < maxsplit {
            if !job.run(vm, self, How::Search)? {
                break;
            }
            let part = job.subject.slice(vm, string, behind, job.state.start)?;
            parts.push(memory, part)?;
            for group in 1..=self.groups {
                let part = match job.state.group(group) {
                    Some((start, end)) => job.subject.slice(vm, string, start, end)?,
                    None => NONE.own(),
                };
                parts.push(memory, part)?;
            }
            done += 1;
            behind = job.state.ptr;
            job.advance();
        }
        let part = job.subject.slice(vm, string, behind, job.end)?;
        parts.push(memory, part)?;
        Ok(List::create(vm, parts)?.into())
    }
    /// Return an iterator over all non-overlapping matches for the RE pattern in string.
    ///
    /// For each match, the iterator returns a match object.
    #[signature("($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn finditer(
        this: &Ref<Self>,
        vm: &mut Vm,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        let scanner = Scanner::create(vm, this, string, pos, endpos)?;
        let name: Obj = vm.intern("search")?.into();
        let search = object::getattr(vm, scanner.borrow(), name.borrow())?;
        Ok(iterators::callable_iterator(vm, search, NONE.own())?.into())
    }
    #[signature("($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn scanner(
        this: &Ref<Self>,
        vm: &mut Vm,
        string: ObjRef<'_>,
        pos: Option<isize>,
        endpos: Option<isize>,
    ) -> Result<Obj> {
        Scanner::create(vm, this, string, pos, endpos)
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
    /// The pattern string from which the RE object was compiled.
    #[getter]
    fn pattern(&self, _vm: &mut Vm) -> Obj {
        self.source.clone()
    }
    /// The regex matching flags.
    #[getter]
    fn flags(&self, vm: &mut Vm) -> Result<Obj> {
        int::new(vm, self.flags)
    }
    /// The number of capturing groups in the pattern.
    #[getter]
    fn groups(&self, vm: &mut Vm) -> Result<Obj> {
        int::new(vm, self.groups)
    }
    /// A dictionary mapping group names to group numbers.
    #[getter]
    fn groupindex(&self, vm: &mut Vm) -> Result<Obj> {
        mappingproxy::create(vm, self.groupindex.clone())
    }
}
