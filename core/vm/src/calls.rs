//! How arguments become locals, and calls of Python functions from native code.

use taipan_bytecode::co_flags;
use taipan_objects::code::Code;
use taipan_objects::dict::{Dict, Merge};
use taipan_objects::frame::Frame;
use taipan_objects::function::Function;
use taipan_objects::object::DisplayStr;
use taipan_objects::{
    Args, Exception, HVec, Obj, ObjRef, ObjectExt, Result, StackRef, Vm, exceptions, names, object,
    singletons, str, tuple,
};

use crate::{eval, frame};

/// Argument values: moved from a stack, or borrowed from a caller.
#[derive(Clone, Copy)]
pub enum Values<'a> {
    /// Words of the caller's stack, which are used up.
    Owned(*mut StackRef, usize),
    /// Borrowed values.
    Borrowed(&'a [ObjRef<'a>]),
}

impl Values<'_> {
    fn len(&self) -> usize {
        match self {
            Values::Owned(_, count) => *count,
            Values::Borrowed(values) => values.len(),
        }
    }

    /// Value `at`, for a local.
    ///
    /// # Safety
    /// Each index may be taken once.
    unsafe fn take(&self, at: usize) -> StackRef {
        match self {
            // SAFETY: the caller's promise; the word holds a value.
            Values::Owned(first, _) => unsafe { first.add(at).read() },
            Values::Borrowed(values) => StackRef::new(values[at].own()),
        }
    }

    fn peek(&self, at: usize) -> Obj {
        match self {
            // SAFETY: the word holds a value that was not taken yet.
            Values::Owned(first, _) => unsafe {
                (*first.add(at))
                    .get()
                    .map_or_else(|| singletons::NONE.own(), ObjRef::own)
            },
            Values::Borrowed(values) => values[at].own(),
        }
    }
}

/// Raises `RecursionError` if one more Python call is too deep.
#[inline(always)]
pub fn check_depth(vm: &mut Vm) -> Result<()> {
    if vm.recursion_depth >= vm.recursion_limit {
        return Err(too_deep(vm));
    }
    Ok(())
}

#[cold]
fn too_deep(vm: &mut Vm) -> Exception {
    // Room for what makes the exception.
    let limit = vm.recursion_limit;
    vm.recursion_limit += 50;
    let error = vm.recursion_error("maximum recursion depth exceeded");
    vm.recursion_limit = limit;
    error
}

/// Whether `count` positional arguments fill the parameters exactly, one by one.
#[inline(always)]
pub fn is_simple(code: &Code, count: usize) -> bool {
    code.exact_args as usize == count
}

/// Whether `count` positional arguments and the defaults of the others fill all parameters; then the frame's locals
/// behind the first `count` are written.
///
/// # Safety
/// `frame` is reserved for `code`.
#[inline]
pub unsafe fn defaults_fill(function: &Function, code: &Code, count: usize, frame: *mut Frame) -> bool {
    let total = code.exact_args as usize;
    if code.exact_args == u32::MAX || count > total {
        return false;
    }
    let Some(defaults) = function.defaults.peek().and_then(tuple::items) else {
        return false;
    };
    let missing = total - count;
    if missing > defaults.len() {
        return false;
    }
    let slots = Frame::slots(frame);
    // SAFETY: the frame has a word for each local.
    unsafe {
        for (at, default) in defaults[defaults.len() - missing..].iter().enumerate() {
            slots.add(count + at).write(StackRef::new(default.clone()));
        }
        for at in total..code.nlocalsplus() {
            slots.add(at).write(StackRef::EMPTY);
        }
    }
    true
}

/// Puts arguments into a new frame's locals (`initialize_locals`), and empties the other locals.
///
/// On failure every local that was filled is dropped again, and owned values are used up.
///
/// # Safety
/// `frame` is reserved for `code`, its words uninitialized.
pub unsafe fn bind(
    vm: &mut Vm,
    function: &Function,
    code: &Code,
    frame: *mut Frame,
    values: Values<'_>,
    keyword_names: &[Obj],
) -> Result<()> {
    let slots = Frame::slots(frame);
    // SAFETY: the frame has that many words.
    unsafe {
        for at in 0..code.nlocalsplus() {
            slots.add(at).write(StackRef::EMPTY);
        }
    }
    let mut taken = 0;
    // SAFETY: as above.
    let result = unsafe { fill(vm, function, code, slots, values, keyword_names, &mut taken) };
    if result.is_err() {
        // SAFETY: the words are initialized; values not taken are still the caller's to drop, here.
        unsafe {
            for at in 0..code.nlocalsplus() {
                core::ptr::drop_in_place(slots.add(at));
            }
            if let Values::Owned(first, count) = values {
                for at in taken..count {
                    core::ptr::drop_in_place(first.add(at));
                }
            }
        }
    }
    result
}

/// # Safety
/// As [`bind`]. Values are taken in order; `taken` counts them.
unsafe fn fill(
    vm: &mut Vm,
    function: &Function,
    code: &Code,
    slots: *mut StackRef,
    values: Values<'_>,
    keyword_names: &[Obj],
    taken: &mut usize,
) -> Result<()> {
    // SAFETY: (the whole function) `slots` has a word for each parameter; each value is taken once, in order.
    unsafe {
        let argcount = code.argcount as usize;
        let kwonly = code.kwonlyargcount as usize;
        let total_parameters = argcount + kwonly;
        let given = values.len() - keyword_names.len();
        let has_varargs = code.flags & co_flags::VARARGS != 0;
        let has_keywords = code.flags & co_flags::VARKEYWORDS != 0;
        let names = code.local_names();

        let keyword_dict = if has_keywords {
            let dict = Dict::create(vm)?;
            let at = total_parameters + usize::from(has_varargs);
            *slots.add(at) = StackRef::new(dict.clone().into());
            Some(dict)
        } else {
            None
        };
        let direct = given.min(argcount);
        for at in 0..direct {
            *slots.add(at) = values.take(at);
            *taken = at + 1;
        }
        if has_varargs {
            let count = given - direct;
            let rest = tuple::from_fn(vm, count, |at| values.peek(direct + at))?;
            *slots.add(total_parameters) = StackRef::new(rest);
            for at in direct..given {
                drop(values.take(at));
                *taken = at + 1;
            }
        } else if given > argcount {
            // Counted below, once keywords are sorted in.
            for at in direct..given {
                drop(values.take(at));
                *taken = at + 1;
            }
        }
        for (index, keyword) in keyword_names.iter().enumerate() {
            let value_at = given + index;
            if !str::is_exact_str(keyword.borrow()) && !keyword.is_a(str::STR) {
                let name = qualified(vm, function);
                return Err(vm.type_error(format_args!(
                    "{}() keywords must be strings",
                    DisplayStr(name.borrow())
                )));
            }
            let positional_only = code.posonlyargcount as usize;
            let found = (positional_only..total_parameters)
                .find(|&at| names[at].is(keyword))
                .or_else(|| {
                    (positional_only..total_parameters)
                        .find(|&at| str::equal(names[at].borrow(), keyword.borrow()))
                });
            match found {
                Some(at) => {
                    if !(*slots.add(at)).is_empty() {
                        let name = qualified(vm, function);
                        return Err(vm.type_error(format_args!(
                            "{}() got multiple values for argument '{}'",
                            DisplayStr(name.borrow()),
                            DisplayStr(keyword.borrow())
                        )));
                    }
                    *slots.add(at) = values.take(value_at);
                    *taken = value_at + 1;
                }
                None => match &keyword_dict {
                    Some(dict) => {
                        let value = values.take(value_at);
                        *taken = value_at + 1;
                        let value = value.into_obj().unwrap_or_else(|| singletons::NONE.own());
                        dict.set(vm, keyword.borrow(), value)?;
                    }
                    None => return Err(unexpected_keyword(vm, function, code, keyword, keyword_names)?),
                },
            }
        }
        if given > argcount && !has_varargs {
            return Err(too_many(vm, function, code, given, slots)?);
        }
        if given < argcount {
            let defaults = function.defaults.get();
            let defaults = defaults
                .as_ref()
                .and_then(|defaults| tuple::items(defaults.borrow()))
                .unwrap_or(&[]);
            let required = argcount.saturating_sub(defaults.len());
            let missing = (given..required)
                .filter(|&at| (*slots.add(at)).is_empty())
                .count();
            if missing > 0 {
                return Err(missing_arguments(
                    vm,
                    function,
                    code,
                    slots,
                    0,
                    required,
                    "positional",
                )?);
            }
            let skipped = defaults.len().saturating_sub(argcount);
            for at in given.max(required)..argcount {
                if (*slots.add(at)).is_empty() {
                    *slots.add(at) = StackRef::new(
                        defaults[at + skipped - (argcount.saturating_sub(defaults.len()))].clone(),
                    );
                }
            }
        }
        if kwonly > 0 {
            let defaults = function.kwdefaults.get();
            let mut missing = false;
            for (at, name) in names.iter().enumerate().take(total_parameters).skip(argcount) {
                if !(*slots.add(at)).is_empty() {
                    continue;
                }
                let value = match defaults.as_ref().and_then(|defaults| defaults.downcast::<Dict>()) {
                    Some(defaults) => defaults.get(vm, name.borrow())?,
                    None => None,
                };
                match value {
                    Some(value) => *slots.add(at) = StackRef::new(value),
                    None => missing = true,
                }
            }
            if missing {
                return Err(missing_arguments(
                    vm,
                    function,
                    code,
                    slots,
                    argcount,
                    total_parameters,
                    "keyword-only",
                )?);
            }
        }
        Ok(())
    }
}

fn qualified(vm: &mut Vm, function: &Function) -> Obj {
    let _ = vm;
    function.qualname.get().unwrap_or_else(|| singletons::NONE.own())
}

#[cold]
fn unexpected_keyword(
    vm: &mut Vm,
    function: &Function,
    code: &Code,
    keyword: &Obj,
    keyword_names: &[Obj],
) -> Result<Exception> {
    let name = qualified(vm, function);
    let name = DisplayStr(name.borrow());
    let names = code.local_names();
    let positional_only = &names[..code.posonlyargcount as usize];
    let mut wrong = alloc::string::String::new();
    for given in positional_only {
        if keyword_names
            .iter()
            .any(|keyword| str::equal(keyword.borrow(), given.borrow()))
        {
            if !wrong.is_empty() {
                wrong.push_str(", ");
            }
            wrong.push_str(&alloc::format!("{}", DisplayStr(given.borrow())));
        }
    }
    if !wrong.is_empty() {
        return Ok(vm.type_error(format_args!(
            "{name}() got some positional-only arguments passed as keyword arguments: '{wrong}'"
        )));
    }
    let possible = &names[code.posonlyargcount as usize..(code.argcount + code.kwonlyargcount) as usize];
    let suggestion = crate::suggestions::closest(vm, keyword.borrow(), possible);
    let keyword = DisplayStr(keyword.borrow());
    Ok(match suggestion {
        Some(suggestion) => vm.type_error(format_args!(
            "{name}() got an unexpected keyword argument '{keyword}'. Did you mean '{}'?",
            DisplayStr(suggestion.borrow())
        )),
        None => vm.type_error(format_args!(
            "{name}() got an unexpected keyword argument '{keyword}'"
        )),
    })
}

/// # Safety
/// `slots` holds the parameters.
#[cold]
unsafe fn too_many(
    vm: &mut Vm,
    function: &Function,
    code: &Code,
    given: usize,
    slots: *mut StackRef,
) -> Result<Exception> {
    let argcount = code.argcount as usize;
    // SAFETY: the caller's promise.
    let keyword_only_given = (argcount..argcount + code.kwonlyargcount as usize)
        .filter(|&at| unsafe { !(*slots.add(at)).is_empty() })
        .count();
    let defaults = function.defaults.get();
    let defaults = defaults
        .as_ref()
        .and_then(|defaults| tuple::items(defaults.borrow()))
        .map_or(0, <[Obj]>::len);
    let (takes, plural) = if defaults > 0 {
        (
            alloc::format!("from {} to {argcount}", argcount.saturating_sub(defaults)),
            true,
        )
    } else {
        (alloc::format!("{argcount}"), argcount != 1)
    };
    let name = qualified(vm, function);
    let name = DisplayStr(name.borrow());
    let plural = if plural { "s" } else { "" };
    let keyword_only = if keyword_only_given > 0 {
        let given_plural = if given != 1 { "s" } else { "" };
        let plural = if keyword_only_given != 1 { "s" } else { "" };
        alloc::format!(
            " positional argument{given_plural} (and {keyword_only_given} keyword-only argument{plural})"
        )
    } else {
        alloc::string::String::new()
    };
    let verb = if given == 1 && keyword_only_given == 0 {
        "was"
    } else {
        "were"
    };
    Ok(vm.type_error(format_args!(
        "{name}() takes {takes} positional argument{plural} but {given}{keyword_only} {verb} given"
    )))
}

/// # Safety
/// `slots` holds the parameters.
#[cold]
unsafe fn missing_arguments(
    vm: &mut Vm,
    function: &Function,
    code: &Code,
    slots: *mut StackRef,
    start: usize,
    end: usize,
    kind: &str,
) -> Result<Exception> {
    let names = code.local_names();
    let mut missing = alloc::vec::Vec::new();
    for (at, name) in names.iter().enumerate().take(end).skip(start) {
        // SAFETY: the caller's promise.
        if unsafe { (*slots.add(at)).is_empty() } {
            let shown = object::repr(vm, name.borrow())?;
            missing.push(alloc::format!("{}", DisplayStr(shown.borrow())));
        }
    }
    let listed = match missing.as_slice() {
        [one] => one.clone(),
        [one, two] => alloc::format!("{one} and {two}"),
        [first @ .., last] => alloc::format!("{}, and {last}", first.join(", ")),
        [] => alloc::string::String::new(),
    };
    let count = missing.len();
    let plural = if count == 1 { "" } else { "s" };
    let name = qualified(vm, function);
    let name = DisplayStr(name.borrow());
    Ok(vm.type_error(format_args!(
        "{name}() missing {count} required {kind} argument{plural}: {listed}"
    )))
}

/// The hook: calls a Python function from native code.
pub fn call_function(vm: &mut Vm, callee: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let Some(function) = callee.downcast::<Function>() else {
        return Err(vm.system_error("only functions can be called this way"));
    };
    vm.enter_recursion("")?;
    vm.recursion_depth -= 1;
    // SAFETY: the function is alive during the call, and its code with it.
    unsafe {
        let code = &*function.code_pointer();
        let shim = eval::shim(vm)?;
        let new = match frame::reserve(vm, code.frame_words()) {
            Ok(new) => new,
            Err(error) => {
                frame::release(vm, shim);
                return Err(error);
            }
        };
        let given = args.all();
        if args.names().is_empty() && is_simple(code, given.len()) {
            let slots = Frame::slots(new);
            for (at, value) in given.iter().enumerate() {
                slots.add(at).write(StackRef::new(value.own()));
            }
            for at in given.len()..code.nlocalsplus() {
                slots.add(at).write(StackRef::EMPTY);
            }
        } else if let Err(error) = bind(vm, function, code, new, Values::Borrowed(given), args.names()) {
            frame::release(vm, new);
            frame::release(vm, shim);
            return Err(error);
        }
        frame::initialize(new, core::ptr::null_mut(), code, StackRef::new(callee.own()));
        vm.recursion_depth += 1;
        eval::run(vm, shim, new)
    }
}

/// Runs code with a namespace as its locals: class bodies, modules, `exec`.
pub fn run_code(vm: &mut Vm, function: ObjRef<'_>, locals: Obj) -> Result<Obj> {
    let Some(this) = function.downcast::<Function>() else {
        return Err(vm.system_error("code runs as a function"));
    };
    vm.enter_recursion("")?;
    vm.recursion_depth -= 1;
    // SAFETY: as in `call_function`.
    unsafe {
        let code = &*this.code_pointer();
        let shim = eval::shim(vm)?;
        let new = match frame::reserve(vm, code.frame_words()) {
            Ok(new) => new,
            Err(error) => {
                frame::release(vm, shim);
                return Err(error);
            }
        };
        if let Err(error) = bind(vm, this, code, new, Values::Borrowed(&[]), &[]) {
            frame::release(vm, new);
            frame::release(vm, shim);
            return Err(error);
        }
        frame::initialize(new, core::ptr::null_mut(), code, StackRef::new(function.own()));
        (*new).locals = Some(locals);
        vm.recursion_depth += 1;
        eval::run(vm, shim, new)
    }
}

/// `function_name()` of a callable, for messages about its arguments (`_PyObject_FunctionStr`).
pub fn function_name(vm: &mut Vm, callee: ObjRef<'_>) -> Result<Obj> {
    let Some(qualname) = object::lookup_attr(vm, callee, names::__qualname__)? else {
        return object::str(vm, callee);
    };
    let module = object::lookup_attr(vm, callee, names::__module__)?;
    let qualname = DisplayStr(qualname.borrow());
    match module.as_ref().and_then(|module| module.downcast::<str::Str>()) {
        Some(module) if !module.equals("builtins") => vm.format(format_args!("{module}.{qualname}()")),
        _ => vm.format(format_args!("{qualname}()")),
    }
}

/// The positional arguments of `f(*iterable)`.
pub fn star_arguments(vm: &mut Vm, callee: ObjRef<'_>, iterable: ObjRef<'_>) -> Result<HVec<Obj>> {
    if iterable.is_exact(tuple::TUPLE) {
        return object::collect(vm, iterable);
    }
    if iterable.ty().slots().iter.is_none() && !taipan_objects::sequence::is_sequence(iterable) {
        let name = function_name(vm, callee)?;
        let kind = iterable.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "{} argument after * must be an iterable, not {kind}",
            DisplayStr(name.borrow())
        )));
    }
    object::collect(vm, iterable)
}

/// All values of `f(*positional, **keywords)`, and the tuple of the keywords' names.
pub fn keyword_arguments(
    vm: &mut Vm,
    callee: ObjRef<'_>,
    positional: &HVec<Obj>,
    keywords: Option<ObjRef<'_>>,
) -> Result<(HVec<Obj>, Obj)> {
    let mut values = HVec::with_capacity(vm.alloc(), positional.len())?;
    values.extend_from_slice(vm.alloc(), positional)?;
    let Some(keywords) = keywords else {
        return Ok((values, singletons::EMPTY_TUPLE.own()));
    };
    let dict = if keywords.is_exact(taipan_objects::dict::DICT) {
        keywords.to_ref::<Dict>()
    } else {
        let dict = Dict::create(vm)?;
        merge_keywords(vm, &dict, keywords, callee)?;
        Some(dict)
    };
    let Some(dict) = dict else {
        return Ok((values, singletons::EMPTY_TUPLE.own()));
    };
    let mut names = HVec::new();
    let mut position = 0;
    while let Some((name, value)) = dict.next_entry(vm, &mut position) {
        if !name.is_a(str::STR) {
            return Err(vm.type_error("keywords must be strings"));
        }
        names.push(vm.alloc(), name)?;
        values.push(vm.alloc(), value)?;
    }
    let names = tuple::from_vec(vm, names)?;
    Ok((values, names))
}

/// Adds the keywords of `**update` to those collected for a call. Raises `TypeError` for a duplicate.
pub fn merge_keywords(vm: &mut Vm, dict: &Dict, update: ObjRef<'_>, callee: ObjRef<'_>) -> Result<()> {
    match dict.merge_with(vm, update, Merge::Refuse) {
        Ok(()) => Ok(()),
        Err(error) if error.matches(exceptions::KEY_ERROR) => {
            let args = error
                .as_obj()
                .downcast::<exceptions::BaseException>()
                .and_then(|error| error.args.get());
            let duplicate = args
                .as_ref()
                .and_then(|args| tuple::items(args.borrow())?.first().cloned());
            let Some(duplicate) = duplicate else {
                return Err(error);
            };
            let name = function_name(vm, callee)?;
            let name = DisplayStr(name.borrow());
            let duplicate = object::str(vm, duplicate.borrow())?;
            Err(vm.type_error(format_args!(
                "{name} got multiple values for keyword argument '{}'",
                DisplayStr(duplicate.borrow())
            )))
        }
        Err(error) if error.matches(exceptions::ATTRIBUTE_ERROR) => {
            let name = function_name(vm, callee)?;
            let kind = update.ty().display_name(vm);
            Err(vm.type_error(format_args!(
                "{} argument after ** must be a mapping, not {kind}",
                DisplayStr(name.borrow())
            )))
        }
        Err(error) => Err(error),
    }
}
