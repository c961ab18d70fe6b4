//! A thread's state ([`Vm`]) and an interpreter's ([`Interp`]), as data.
//!
//! `&mut Vm` is handed to everything that may run Python code, and is the token against which
//! [`taipan_heap::Guarded`] values are borrowed. What executes code lives above this crate; it is reached through one
//! static table of [`Hooks`].
#![allow(unsafe_code)]

use alloc::boxed::Box;
use alloc::rc::Rc;
use core::cell::{Cell, RefCell};

use hashbrown::HashTable;
use taipan_heap::{Alloc, Heap, Obj, ObjCell, ObjRef, Ref, Token};
use taipan_numeric::hash::HashSecret;

use crate::call::Args;
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::frame::FrameStack;
use crate::slots::{NO_NUMBERS, NumberSlots, Sent, SlotTable, Slots};
use crate::str::Str;
use crate::typeobject::{TypeCache, TypeRef};

/// The other side of the object model: how code executes, provided by `taipan-vm`.
pub struct Hooks {
    /// Calls a Python function.
    pub call_function: fn(&mut Vm, ObjRef<'_>, Args<'_>) -> Result<Obj>,
    /// Resumes a generator, coroutine or asynchronous generator with a value sent into it, or an exception raised in it.
    pub resume: fn(&mut Vm, ObjRef<'_>, core::result::Result<Obj, Exception>) -> Result<Sent>,
    /// Resumes a suspended generator for what it yields next; `None` once it returns.
    pub next: fn(&mut Vm, ObjRef<'_>) -> Result<Option<Obj>>,
    /// `__import__(name, globals, locals, fromlist, level)`.
    pub import: fn(&mut Vm, ObjRef<'_>, &[ObjRef<'_>]) -> Result<Obj>,
    /// Issues a warning of a category: message, stack level.
    pub warn: fn(&mut Vm, TypeRef<'_>, ObjRef<'_>, isize) -> Result<()>,
    /// Encodes a `str` under a named encoding and error handler (`None`: UTF-8, strict).
    pub encode: fn(&mut Vm, ObjRef<'_>, Option<&str>, Option<&str>) -> Result<Obj>,
    /// Decodes an object with a buffer under a named encoding and error handler.
    pub decode: fn(&mut Vm, ObjRef<'_>, Option<&str>, Option<&str>) -> Result<Obj>,
    /// Looks up a codec error handler by name.
    pub lookup_error: fn(&mut Vm, &str) -> Result<Obj>,
    /// Reports an exception that nobody can catch (`sys.unraisablehook`): the exception, what was going on, the object.
    pub unraisable: fn(&mut Vm, Exception, Option<&str>, Option<ObjRef<'_>>),
    /// `sys.audit(event, *args)`.
    pub audit: fn(&mut Vm, &str, &[ObjRef<'_>]) -> Result<()>,
    /// Runs what the eval breaker and the finalization queue ask for.
    pub run_pending: fn(&mut Vm) -> Result<()>,
    /// The `AttributeError` for a module, its name, and what it does not have.
    pub no_module_attribute: fn(&mut Vm, ObjRef<'_>, ObjRef<'_>, ObjRef<'_>) -> Result<Exception>,
    /// Compiles and evaluates source text: `exec`, `eval`, annotations given as text.
    pub eval_text: fn(&mut Vm, ObjRef<'_>, ObjRef<'_>, ObjRef<'_>) -> Result<Obj>,
}

/// Bits of the eval breaker: what a running thread is asked to do at the next safe point.
pub mod breaker {
    /// Finalizers wait, or a collection is due.
    pub const HEAP: u32 = 1;
    /// A signal has arrived (`KeyboardInterrupt`).
    pub const SIGNAL: u32 = 2;
    /// Pending calls are queued.
    pub const CALLS: u32 = 4;
    /// Another thread wants the GIL.
    pub const GIL: u32 = 8;
    /// An exception was set for this thread from outside.
    pub const ASYNC_EXCEPTION: u32 = 16;
    /// The instruction budget is used up.
    pub const BUDGET: u32 = 32;
    /// Code is watched: `sys.monitoring`, `sys.settrace` or `sys.setprofile` is in use.
    pub const WATCH: u32 = 256;
    /// All events that are answered once.
    pub const EVENTS: u32 = 255;

    use core::sync::atomic::{AtomicU32, Ordering};

    /// Asks for `bits`, from whatever thread.
    pub fn ask(flags: &AtomicU32, bits: u32) {
        #[cfg(target_has_atomic = "32")]
        flags.fetch_or(bits, Ordering::Relaxed);
        // Where there is no atomic read-modify-write there is one thread.
        #[cfg(not(target_has_atomic = "32"))]
        flags.store(flags.load(Ordering::Relaxed) | bits, Ordering::Relaxed);
    }

    /// Takes the request for `bits` back; says which of them were asked for.
    pub fn take(flags: &AtomicU32, bits: u32) -> u32 {
        #[cfg(target_has_atomic = "32")]
        let before = flags.fetch_and(!bits, Ordering::Relaxed);
        #[cfg(not(target_has_atomic = "32"))]
        let before = {
            let before = flags.load(Ordering::Relaxed);
            flags.store(before & !bits, Ordering::Relaxed);
            before
        };
        before & bits
    }
}

/// What the other threads of an interpreter may know of a thread: read and written by whoever holds the GIL.
pub struct Thread {
    /// The thread's number, as `_thread.get_ident()` gives it.
    pub ident: Cell<u64>,
    /// The thread that made the interpreter: signals are handled there.
    pub is_main: bool,
    /// The innermost frame while the thread waits for the GIL, or works without it; null if none runs.
    pub frame: Cell<*mut crate::frame::Frame>,
    /// The exception being handled, kept as `frame` is.
    pub handled: ObjCell,
    /// The name that `_thread.set_name` has set.
    pub name: ObjCell,
    /// `sys.settrace`
    pub trace_function: ObjCell,
    /// `sys.setprofile`
    pub profile_function: ObjCell,
    /// A trace or profile function is running: greater than 0, nothing is traced.
    pub tracing: Cell<u32>,
    /// The event whose trace function is running (an index of `sys.monitoring`'s events).
    pub traced_event: Cell<Option<u8>>,
    /// The frame that a trace function is told of.
    pub traced_frame: Cell<*mut crate::frame::Frame>,
    /// Where the frame that an exception has led to was before: the unit of its last instruction; the greatest number if
    /// no exception has.
    pub unwound_from: Cell<usize>,
}

/// A thread's state.
pub struct Vm {
    token: Token,
    heap: Alloc,
    interp: &'static Interp,
    hooks: &'static Hooks,
    /// The interpreter's eval breaker.
    pub eval_breaker: &'static core::sync::atomic::AtomicU32,
    /// What lookups in types found.
    pub type_cache: TypeCache,
    /// The Python frames.
    pub frames: FrameStack,
    /// The exception being handled, `sys.exception()`: one item a generator and one for the thread. See `exc_info`.
    pub handled: HandledStack,
    /// Inside the eval loop: the exception that is being unwound.
    pub raised: Option<Exception>,
    /// With it: the unit of the instruction that the frame is to show, if that is not the one that raised it again.
    pub raised_at: Option<usize>,
    /// Inside the eval loop: the run goes on in the driver that watches.
    pub watch: bool,
    /// Inside the eval loop: what the run returns.
    pub returned: Option<Obj>,
    /// How often a jump has not looked at what waits for a safe point since that was seen to last.
    pub put_off: u32,
    /// How deep Python calls are nested, and how deep they may be.
    pub recursion_depth: usize,
    /// `sys.setrecursionlimit`.
    pub recursion_limit: usize,
    /// Lowest address that the native stack may reach: 0 if unknown.
    pub stack_limit: usize,
    /// Objects whose `repr` is being made: `Py_ReprEnter`.
    pub repr_stack: alloc::vec::Vec<usize>,
    /// The contextvars context, if one was entered.
    pub context: ObjCell,
    /// Asynchronous generator hooks: firstiter and finalizer.
    pub asyncgen_hooks: (ObjCell, ObjCell),
    /// `sys.set_coroutine_origin_tracking_depth`.
    pub coroutine_origin_depth: usize,
    /// What other threads may know of this one.
    pub thread: Rc<Thread>,
    /// The thread's number, as `_thread.get_ident()` gives it.
    pub ident: u64,
    /// What native modules keep for a thread.
    pub locals: ObjCell,
}

/// The exceptions being handled: the innermost last. A generator pushes its own item while it runs.
#[derive(Default)]
pub struct HandledStack {
    items: alloc::vec::Vec<Option<Obj>>,
}

impl HandledStack {
    /// The innermost exception being handled: `sys.exception()`.
    pub fn current(&self) -> Option<&Obj> {
        self.items.iter().rev().find_map(Option::as_ref)
    }

    /// Whether another item fits without allocating.
    #[inline(always)]
    pub fn has_room(&self) -> bool {
        self.items.len() < self.items.capacity()
    }

    /// As [`HandledStack::push`], when there is room.
    #[inline(always)]
    pub fn push_within_capacity(&mut self, item: Option<Obj>) {
        if self.has_room() {
            // SAFETY: the word lies inside the allocation, behind the items.
            unsafe {
                self.items.as_mut_ptr().add(self.items.len()).write(item);
                self.items.set_len(self.items.len() + 1);
            }
        }
    }

    /// Begins a generator's (or the thread's) own item.
    pub fn push(&mut self, item: Option<Obj>) {
        self.items.push(item);
    }

    /// Ends the innermost item.
    pub fn pop(&mut self) -> Option<Obj> {
        self.items.pop().flatten()
    }

    /// Replaces what the innermost item holds: entering or leaving an `except` block.
    pub fn replace(&mut self, exception: Option<Obj>) -> Option<Obj> {
        match self.items.last_mut() {
            Some(top) => core::mem::replace(top, exception),
            None => {
                self.items.push(exception);
                None
            }
        }
    }
}

/// What modules in Rust keep: a few objects, by names that are theirs alone.
#[derive(Default)]
pub struct NativeState(alloc::vec::Vec<(&'static str, Obj)>);

impl NativeState {
    fn place(&self, name: &str) -> core::result::Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (*other).cmp(name))
    }

    /// The object that is kept under a name.
    pub fn get(&self, name: &str) -> Option<&Obj> {
        Some(&self.0.get(self.place(name).ok()?)?.1)
    }

    /// Keeps an object; gives back what was kept under that name.
    pub fn insert(&mut self, name: &'static str, object: Obj) -> Option<Obj> {
        match self.place(name) {
            Ok(place) => Some(core::mem::replace(&mut self.0.get_mut(place)?.1, object)),
            Err(place) => {
                self.0.insert(place, (name, object));
                None
            }
        }
    }

    /// Keeps it no longer.
    pub fn remove(&mut self, name: &str) -> Option<Obj> {
        Some(self.0.remove(self.place(name).ok()?).1)
    }
}

/// An interpreter's state, shared by its threads. It is never freed, only emptied.
pub struct Interp {
    heap: Heap,
    secret: HashSecret,
    /// Interned strings that are not static.
    interned: RefCell<HashTable<Obj>>,
    next_version: Cell<u32>,
    slot_tables: RefCell<alloc::vec::Vec<&'static SlotTable>>,
    /// What a program has attached to builtin types, by address: subclasses, `__mro__` tuples.
    pub static_types: RefCell<hashbrown::HashMap<usize, StaticTypeState>>,
    /// `sys.modules`.
    pub modules: ObjCell,
    /// The `builtins` module's dict.
    pub builtins: ObjCell,
    /// The `sys` module's dict.
    pub sys: ObjCell,
    /// The `importlib._bootstrap` module, once it has been set up.
    pub importlib: ObjCell,
    /// `__import__` as it was at start-up: whoever replaces it is asked instead.
    pub import_function: ObjCell,
    /// Objects that modules in Rust keep for the interpreter, by name.
    pub native_state: RefCell<NativeState>,
    /// `sys.set_int_max_str_digits`.
    pub int_max_str_digits: Cell<usize>,
    /// What the running thread is asked to do; see [`breaker`].
    pub eval_breaker: &'static core::sync::atomic::AtomicU32,
    /// What the layers above keep for the interpreter: the platform.
    pub extension: core::cell::OnceCell<Box<dyn core::any::Any>>,
    /// The interpreter is being torn down.
    pub finalizing: Cell<bool>,
    /// The threads, the main one first.
    pub threads: RefCell<alloc::vec::Vec<Rc<Thread>>>,
    /// `sys.setrecursionlimit`, for the threads to come and those that wait.
    pub recursion_limit: Cell<usize>,
    /// `sys.monitoring` wants to know of events.
    pub monitored: Cell<bool>,
    /// A signal has arrived while another thread than the main one was running.
    pub signals_wait: Cell<bool>,
    /// The `-X`, `-O` … settings that native code asks for.
    pub config: RefCell<Config>,
    /// Counts dict-keys versions for specialized instructions.
    pub next_keys_version: Cell<u32>,
}

/// What an interpreter keeps about one builtin type.
#[derive(Default)]
pub struct StaticTypeState {
    /// Weak references to direct subclasses.
    pub subclasses: alloc::vec::Vec<Obj>,
    /// The weak reference without a callback, once one was made.
    pub weak: Option<Obj>,
    /// The `__mro__` tuple, once asked for.
    pub mro: Option<Obj>,
    /// The dict proxy's values that had to be made.
    pub made: hashbrown::HashMap<usize, Obj>,
}

/// What the command line and the embedder decided.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `-O`, `-OO`.
    pub optimize: u8,
    /// `-b`: warn or raise on comparing `bytes` with `str`.
    pub bytes_warning: u8,
    /// `-X dev`.
    pub dev_mode: bool,
    /// `-X utf8`.
    pub utf8_mode: bool,
    /// `-X warn_default_encoding`.
    pub warn_default_encoding: bool,
    /// `-X no_debug_ranges`: code objects keep lines, but no columns.
    pub no_debug_ranges: bool,
    /// `-v`
    pub verbose: u8,
    /// Signals that the program has pretended to get: bit `n` for number `n`.
    pub simulated_signals: u64,
}

impl Interp {
    /// A new interpreter's state.
    pub fn new(secret: HashSecret) -> &'static Interp {
        Box::leak(Box::new(Interp {
            heap: Heap::new(),
            secret,
            interned: RefCell::new(HashTable::new()),
            next_version: Cell::new(1),
            slot_tables: RefCell::default(),
            static_types: RefCell::default(),
            modules: ObjCell::new(None),
            builtins: ObjCell::new(None),
            sys: ObjCell::new(None),
            importlib: ObjCell::new(None),
            import_function: ObjCell::new(None),
            native_state: RefCell::default(),
            int_max_str_digits: Cell::new(4300),
            eval_breaker: Box::leak(Box::new(core::sync::atomic::AtomicU32::new(0))),
            extension: core::cell::OnceCell::new(),
            finalizing: Cell::new(false),
            threads: RefCell::default(),
            recursion_limit: Cell::new(1000),
            monitored: Cell::new(false),
            signals_wait: Cell::new(false),
            config: RefCell::default(),
            next_keys_version: Cell::new(1),
        }))
    }

    /// The key of `str` and `bytes` hashes.
    #[inline(always)]
    pub fn secret(&self) -> &HashSecret {
        &self.secret
    }

    /// The next version for a type: 0 when they are used up.
    pub(crate) fn next_type_version(&self) -> u32 {
        let version = self.next_version.get();
        if version >= 1 << 31 {
            return 0;
        }
        self.next_version.set(version + 1);
        version
    }

    /// The entry of a new thread: the first one is the main thread's.
    fn add_thread(&self) -> Rc<Thread> {
        let mut threads = self.threads.borrow_mut();
        let thread = Rc::new(Thread {
            ident: Cell::new(0),
            is_main: threads.is_empty(),
            frame: Cell::new(core::ptr::null_mut()),
            handled: ObjCell::new(None),
            name: ObjCell::new(None),
            trace_function: ObjCell::new(None),
            profile_function: ObjCell::new(None),
            tracing: Cell::new(0),
            traced_event: Cell::new(None),
            traced_frame: Cell::new(core::ptr::null_mut()),
            unwound_from: Cell::new(usize::MAX),
        });
        threads.push(thread.clone());
        thread
    }

    /// The table of these operations, shared with every type that has the same.
    pub fn intern_slots(&self, slots: &Slots) -> &'static SlotTable {
        let mut tables = self.slot_tables.borrow_mut();
        if let Some(found) = tables.iter().find(|table| table.unpack().same(slots)) {
            return found;
        }
        let numbers = NumberSlots::of(slots);
        let numbers = if slots.has_numbers() {
            let known = tables
                .iter()
                .map(|table| table.numbers())
                .find(|known| known.same(&numbers));
            known.unwrap_or_else(|| Box::leak(Box::new(numbers)))
        } else {
            &NO_NUMBERS
        };
        let made: &'static SlotTable = Box::leak(Box::new(SlotTable::new(slots, numbers)));
        tables.push(made);
        made
    }

    /// The interned strings that are not static.
    pub(crate) fn interned(&self) -> &RefCell<HashTable<Obj>> {
        &self.interned
    }
}

impl Vm {
    /// A thread's state in `interp`.
    ///
    /// # Safety
    /// Of all `Vm`s of one interpreter only one may be in use at a time: the one whose thread holds the GIL.
    pub unsafe fn new(interp: &'static Interp, hooks: &'static Hooks) -> Vm {
        Vm {
            // SAFETY: the caller's promise is the token's.
            token: unsafe { Token::new() },
            heap: interp.heap.alloc(),
            interp,
            hooks,
            eval_breaker: interp.eval_breaker,
            type_cache: TypeCache::new(),
            frames: FrameStack::default(),
            handled: HandledStack::default(),
            raised: None,
            raised_at: None,
            watch: false,
            returned: None,
            put_off: 0,
            recursion_depth: 0,
            recursion_limit: interp.recursion_limit.get(),
            stack_limit: 0,
            repr_stack: alloc::vec::Vec::new(),
            context: ObjCell::new(None),
            asyncgen_hooks: (ObjCell::new(None), ObjCell::new(None)),
            coroutine_origin_depth: 0,
            thread: interp.add_thread(),
            ident: 0,
            locals: ObjCell::new(None),
        }
    }

    /// The handle that allocates.
    #[inline(always)]
    pub fn alloc(&self) -> Alloc {
        self.heap
    }

    /// The interpreter.
    #[inline(always)]
    pub fn interp(&self) -> &'static Interp {
        self.interp
    }

    /// How code executes.
    #[inline(always)]
    pub fn hooks(&self) -> &'static Hooks {
        self.hooks
    }

    /// The `builtins` dict.
    pub fn builtins(&mut self) -> Result<Ref<Dict>> {
        let dict = self
            .interp
            .builtins
            .get()
            .and_then(|dict| dict.into_ref::<Dict>().ok());
        dict.ok_or_else(|| self.system_error("builtins are not set up"))
    }

    /// Runs `then` one level deeper. Raises `RecursionError` when the native stack or the recursion limit is reached;
    /// `doing` completes its message ("in comparison", "while calling a Python object", with its leading space).
    #[inline]
    pub fn recursive<R>(&mut self, doing: &str, then: impl FnOnce(&mut Vm) -> Result<R>) -> Result<R> {
        self.enter_recursion(doing)?;
        let result = then(self);
        self.recursion_depth -= 1;
        result
    }

    /// Bytes of native stack that are left; `None` where the platform does not say.
    pub fn stack_left(&self) -> Option<usize> {
        let marker = 0u8;
        let here = core::ptr::from_ref(&marker).addr();
        (self.stack_limit != 0).then(|| here.saturating_sub(self.stack_limit))
    }

    /// Counts one more level of native recursion; the caller takes it back by decrementing `recursion_depth`.
    #[inline]
    pub fn enter_recursion(&mut self, doing: &str) -> Result<()> {
        let marker = 0u8;
        let here = core::ptr::from_ref(&marker).addr();
        if here < self.stack_limit {
            return Err(self.recursion_error(format_args!("Stack overflow{doing}")));
        }
        if self.recursion_depth >= self.recursion_limit {
            return Err(self.recursion_error(format_args!("maximum recursion depth exceeded{doing}")));
        }
        self.recursion_depth += 1;
        Ok(())
    }

    /// Whether `obj`'s `repr` is being made already; if not, marks that it is (`Py_ReprEnter`).
    pub fn repr_enter(&mut self, obj: ObjRef<'_>) -> Result<bool> {
        if self.repr_stack.contains(&obj.id()) {
            return Ok(true);
        }
        self.repr_stack
            .try_reserve(1)
            .map_err(|_| taipan_heap::AllocError)?;
        self.repr_stack.push(obj.id());
        Ok(false)
    }

    /// Ends what `repr_enter` began.
    pub fn repr_leave(&mut self, obj: ObjRef<'_>) {
        if let Some(at) = self.repr_stack.iter().rposition(|&id| id == obj.id()) {
            self.repr_stack.remove(at);
        }
    }

    /// Runs finalizers and collections that wait. To be called between steps of native code that calls back, when
    /// nothing is borrowed.
    #[inline(always)]
    pub fn check_pending(&mut self) -> Result<()> {
        if self.heap.has_pending() {
            (self.hooks.run_pending)(self)
        } else {
            Ok(())
        }
    }

    /// The globals of the innermost Python frame.
    pub fn current_globals(&self) -> Option<Ref<Dict>> {
        let frame = self.innermost_frame()?;
        // SAFETY: a running frame's function keeps its globals alive.
        let function = unsafe { (*frame).function.get()?.to_ref::<crate::function::Function>()? };
        function.globals.borrow().to_ref::<Dict>()
    }

    /// The innermost frame that runs Python code.
    pub fn innermost_frame(&self) -> Option<*mut crate::frame::Frame> {
        let mut frame = self.frames.current;
        while !frame.is_null() {
            // SAFETY: frames on the stack are live.
            unsafe {
                if (*frame).owner != crate::frame::Owner::Shim {
                    return Some(frame);
                }
                frame = (*frame).previous;
            }
        }
        None
    }

    /// What `super()` without arguments stands for: `__class__` of the running function, and its first argument.
    pub fn super_arguments(&mut self) -> Result<(Obj, Option<Obj>)> {
        let Some(frame) = self.innermost_frame() else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        // SAFETY: a running frame is live, its code is its function's, and its locals are initialized words.
        unsafe {
            let code = &*(*frame).code;
            if code.argcount == 0 {
                return Err(self.runtime_error("super(): no arguments"));
            }
            let slots = crate::frame::Frame::slots(frame);
            let first = (*slots).get().map(ObjRef::own);
            let first = match first {
                Some(cell) if code.localspluskinds[0] & taipan_bytecode::co_fast::CELL != 0 => cell
                    .downcast::<crate::cell::Cell>()
                    .map_or(Some(cell.clone()), crate::cell::Cell::get),
                other => other,
            };
            let Some(first) = first else {
                return Err(self.runtime_error("super(): arg[0] deleted"));
            };
            let free = code.localspluskinds.iter().enumerate().find(|(at, kind)| {
                **kind & taipan_bytecode::co_fast::FREE != 0
                    && code.local_names()[*at].borrow().is(crate::names::__class__)
            });
            let Some((at, _)) = free else {
                return Err(self.runtime_error("super(): __class__ cell not found"));
            };
            let cell = (*slots.add(at)).get().map(ObjRef::own);
            let Some(cell) = cell
                .as_ref()
                .and_then(|cell| cell.downcast::<crate::cell::Cell>())
            else {
                return Err(self.runtime_error("super(): bad __class__ cell"));
            };
            match cell.get() {
                Some(class) => Ok((class, Some(first))),
                None => Err(self.runtime_error("super(): empty __class__ cell")),
            }
        }
    }

    /// Interns `text`; see [`crate::str::intern`].
    pub fn intern(&mut self, text: &str) -> Result<Ref<Str>> {
        crate::str::intern_text(self, text)
    }
}

impl AsRef<Token> for Vm {
    #[inline(always)]
    fn as_ref(&self) -> &Token {
        &self.token
    }
}

impl AsMut<Token> for Vm {
    #[inline(always)]
    fn as_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
