//! Every opcode of CPython 3.14, declared once: numbers, inline caches, flags, stack effects, families.
//!
//! [`for_each_op!`](crate::for_each_op) holds the declaration and hands it to whoever needs it: here the enums and tables,
//! in the vm the handlers. Numbers and figures are those of `Lib/_opcode_metadata.py`, `Lib/opcode.py` and
//! `_opcode.stack_effect`; a test compares them with a recording of the reference.

/// Hands the whole instruction set to the macro `$callback`, as four groups of rows:
///
/// ```text
/// real         { /// doc
///                NAME = number, caches, [FLAGS], popped => pushed; … }
/// specialized  { NAME = number, BASE, [FLAGS]; … }
/// instrumented { NAME = number, BASE, [FLAGS]; … }
/// pseudo       { /// doc
///                NAME = number, [FLAGS], popped => pushed; … }
/// ```
///
/// `caches` counts 16-bit units after the instruction. Flags are the constants of [`flags`](crate::opcode::flags). A stack effect is a number and
/// what the oparg adds to it: `arg` itself, `twice` the oparg, its `low` bit, or for `unpack` both its parts. `specialized` rows run in place of
/// their base instruction, `instrumented` ones too, raising events of `sys.monitoring`; `pseudo` ones exist in the compiler only.
#[macro_export]
macro_rules! for_each_op {
    ($($callback:ident)::+) => {
        $($callback)::+! {
            real {
                /// An inline cache entry; never executed.
                CACHE = 0, 0, [], 0 => 0;
                /// `container, start, stop -> container[start:stop]`.
                BINARY_SLICE = 1, 0, [], 3 => 1;
                /// `strings, interpolations -> template` (PEP 750).
                BUILD_TEMPLATE = 2, 0, [], 2 => 1;
                /// `callable, null or self, args, kwargs or null -> result`: a call with `*` or `**`.
                CALL_FUNCTION_EX = 4, 0, [EVAL_BREAK], 4 => 1;
                /// `group, type -> rest, match`: splits an exception group for `except*`.
                CHECK_EG_MATCH = 5, 0, [], 2 => 2;
                /// `exception, type -> exception, bool`: whether an `except` clause matches.
                CHECK_EXC_MATCH = 6, 0, [], 2 => 2;
                /// `sub iterator, last sent, exception -> none, value`: ends `yield from` on `StopIteration`, re-raises others.
                CLEANUP_THROW = 7, 0, [], 3 => 2;
                /// `container, key ->`: `del container[key]`.
                DELETE_SUBSCR = 8, 0, [], 2 => 0;
                /// `value ->`: drops the value below which an exhausted loop lies.
                END_FOR = 9, 0, [], 1 => 0;
                /// `receiver, value -> value`: ends a `SEND` loop.
                END_SEND = 10, 0, [], 2 => 1;
                /// `value ->`: raises `TypeError` unless `__init__` returned `None`.
                EXIT_INIT_CHECK = 11, 0, [], 1 => 0;
                /// `value -> format(value, "")`, strings as they are.
                FORMAT_SIMPLE = 12, 0, [], 1 => 1;
                /// `value, spec -> format(value, spec)`.
                FORMAT_WITH_SPEC = 13, 0, [], 2 => 1;
                /// `obj -> aiter(obj)`.
                GET_AITER = 14, 0, [], 1 => 1;
                /// `aiter -> aiter, awaitable of the next item`.
                GET_ANEXT = 15, 0, [], 1 => 2;
                /// `iterable -> iter(iterable)`.
                GET_ITER = 16, 0, [], 1 => 1;
                /// Never emitted; raises `SystemError`.
                RESERVED = 17, 0, [], 0 => 0;
                /// `obj -> obj, len(obj)`.
                GET_LEN = 18, 0, [], 1 => 2;
                /// `iterable -> iter`, generators and (where allowed) coroutines as they are.
                GET_YIELD_FROM_ITER = 19, 0, [], 1 => 1;
                /// `value ->`: leaves the eval loop; only in a shim frame.
                INTERPRETER_EXIT = 20, 0, [], 1 => 0;
                /// `-> builtins.__build_class__`.
                LOAD_BUILD_CLASS = 21, 0, [], 0 => 1;
                /// `-> the namespace of a class or module body`.
                LOAD_LOCALS = 22, 0, [], 0 => 1;
                /// `code -> function`.
                MAKE_FUNCTION = 23, 0, [], 1 => 1;
                /// `subject, keys -> subject, keys, values or None`.
                MATCH_KEYS = 24, 0, [], 2 => 3;
                /// `subject -> subject, whether it is a mapping`.
                MATCH_MAPPING = 25, 0, [], 1 => 2;
                /// `subject -> subject, whether it is a sequence`.
                MATCH_SEQUENCE = 26, 0, [], 1 => 2;
                /// Does nothing; keeps a line for tracing.
                NOP = 27, 0, [], 0 => 0;
                /// Does nothing; marks the side of a branch that falls through, for monitoring.
                NOT_TAKEN = 28, 0, [], 0 => 0;
                /// `previous exception ->`: restores the handled exception.
                POP_EXCEPT = 29, 0, [], 1 => 0;
                /// `iterator ->`: drops the iterator of a finished loop.
                POP_ITER = 30, 0, [], 1 => 0;
                /// `value ->`.
                POP_TOP = 31, 0, [], 1 => 0;
                /// `exception -> previous exception, exception`: starts to handle it.
                PUSH_EXC_INFO = 32, 0, [], 1 => 2;
                /// `-> null`.
                PUSH_NULL = 33, 0, [], 0 => 1;
                /// `-> generator`: makes the generator of this frame and returns it to the caller.
                RETURN_GENERATOR = 34, 0, [], 0 => 1;
                /// `value -> value` of the caller's frame.
                RETURN_VALUE = 35, 0, [SCOPE_EXIT], 1 => 1;
                /// Makes `__annotations__` in the local namespace if there is none.
                SETUP_ANNOTATIONS = 36, 0, [], 0 => 0;
                /// `value, container, start, stop ->`: `container[start:stop] = value`.
                STORE_SLICE = 37, 0, [], 4 => 0;
                /// `value, container, key ->`: `container[key] = value`.
                STORE_SUBSCR = 38, 1, [], 3 => 0;
                /// `value -> bool(value)`.
                TO_BOOL = 39, 3, [], 1 => 1;
                /// `value -> ~value`.
                UNARY_INVERT = 40, 0, [], 1 => 1;
                /// `value -> -value`.
                UNARY_NEGATIVE = 41, 0, [], 1 => 1;
                /// `bool -> not bool`; the operand is a `bool` already.
                UNARY_NOT = 42, 0, [], 1 => 1;
                /// `exit, exit self, lasti, previous, exception -> the same, result`: calls `__exit__` with the exception.
                WITH_EXCEPT_START = 43, 0, [], 5 => 6;
                /// `left, right -> left op right`; the oparg is a [`BinaryOp`].
                BINARY_OP = 44, 5, [ARG], 2 => 1;
                /// `value, str[, spec] -> interpolation`; bit 0: with spec, the rest: conversion.
                BUILD_INTERPOLATION = 45, 0, [ARG], 2 low => 1;
                /// `items -> list`.
                BUILD_LIST = 46, 0, [ARG], 0 arg => 1;
                /// `key, value, ... -> dict`; the oparg counts pairs.
                BUILD_MAP = 47, 0, [ARG], 0 twice => 1;
                /// `items -> set`.
                BUILD_SET = 48, 0, [ARG], 0 arg => 1;
                /// `start, stop[, step] -> slice`.
                BUILD_SLICE = 49, 0, [ARG], 0 arg => 1;
                /// `strings -> str`.
                BUILD_STRING = 50, 0, [ARG], 0 arg => 1;
                /// `items -> tuple`.
                BUILD_TUPLE = 51, 0, [ARG], 0 arg => 1;
                /// `callable, null or self, args -> result`.
                CALL = 52, 3, [ARG EVAL_BREAK], 2 arg => 1;
                /// `value -> result` of an [`Intrinsic1`].
                CALL_INTRINSIC_1 = 53, 0, [ARG], 1 => 1;
                /// `value, value -> result` of an [`Intrinsic2`].
                CALL_INTRINSIC_2 = 54, 0, [ARG], 2 => 1;
                /// `callable, null or self, args, keyword names -> result`.
                CALL_KW = 55, 3, [ARG], 3 arg => 1;
                /// `left, right -> left op right`; see [`CompareOp`].
                COMPARE_OP = 56, 1, [ARG COMPARE], 2 => 1;
                /// `left, right -> left in right`; oparg 1: `not in`.
                CONTAINS_OP = 57, 1, [ARG], 2 => 1;
                /// `value -> str`: a [`Conversion`].
                CONVERT_VALUE = 58, 0, [ARG], 1 => 1;
                /// Pushes a copy of the oparg-th value from the top (1 is the top).
                COPY = 59, 0, [ARG], 0 arg => 1 arg;
                /// Copies the oparg cells of the function's closure into the frame.
                COPY_FREE_VARS = 60, 0, [ARG], 0 => 0;
                /// `owner ->`: `del owner.name`.
                DELETE_ATTR = 61, 0, [ARG NAME], 1 => 0;
                /// Empties a cell.
                DELETE_DEREF = 62, 0, [ARG FREE], 0 => 0;
                /// Deletes a local variable.
                DELETE_FAST = 63, 0, [ARG LOCAL], 0 => 0;
                /// Deletes a global name.
                DELETE_GLOBAL = 64, 0, [ARG NAME], 0 => 0;
                /// Deletes a name of the local namespace.
                DELETE_NAME = 65, 0, [ARG NAME], 0 => 0;
                /// `mapping ->`: updates the dict below, raising on duplicate keys, for a call with `**`.
                DICT_MERGE = 66, 0, [ARG], 4 arg => 3 arg;
                /// `mapping ->`: updates the dict that lies oparg below.
                DICT_UPDATE = 67, 0, [ARG], 1 arg => 0 arg;
                /// `awaitable, exception ->`: ends `async for` on `StopAsyncIteration`, re-raises others.
                END_ASYNC_FOR = 68, 0, [ARG JUMP], 2 => 0;
                /// Prefixes eight more significant bits to the next oparg.
                EXTENDED_ARG = 69, 0, [ARG], 0 => 0;
                /// `iterator -> iterator, next item`, or jumps when it is exhausted.
                FOR_ITER = 70, 1, [ARG JUMP], 1 => 2;
                /// `obj -> the iterator that awaiting it drives`; oparg 1, 2: of `__aenter__`, `__aexit__`.
                GET_AWAITABLE = 71, 0, [ARG], 1 => 1;
                /// `module -> module, attribute`.
                IMPORT_FROM = 72, 0, [ARG NAME], 1 => 2;
                /// `level, fromlist -> module`.
                IMPORT_NAME = 73, 0, [ARG NAME], 2 => 1;
                /// `left, right -> left is right`; oparg 1: `is not`.
                IS_OP = 74, 0, [ARG], 2 => 1;
                /// Jumps back; checks the eval breaker.
                JUMP_BACKWARD = 75, 1, [ARG JUMP EVAL_BREAK UNCONDITIONAL], 0 => 0;
                /// Jumps back; does not check the eval breaker.
                JUMP_BACKWARD_NO_INTERRUPT = 76, 0, [ARG JUMP UNCONDITIONAL], 0 => 0;
                /// Jumps forward.
                JUMP_FORWARD = 77, 0, [ARG JUMP UNCONDITIONAL], 0 => 0;
                /// `value ->`: appends to the list that lies oparg below.
                LIST_APPEND = 78, 0, [ARG], 1 arg => 0 arg;
                /// `iterable ->`: extends the list that lies oparg below.
                LIST_EXTEND = 79, 0, [ARG], 1 arg => 0 arg;
                /// `owner -> owner.name`; bit 0: pushes a method and its self (or the attribute and null).
                LOAD_ATTR = 80, 9, [ARG NAME], 1 => 1 low;
                /// `-> a CommonConstant`.
                LOAD_COMMON_CONSTANT = 81, 0, [ARG], 0 => 1;
                /// `-> co_consts[oparg]`.
                LOAD_CONST = 82, 0, [ARG CONST], 0 => 1;
                /// `-> the content of a cell`, which must be set.
                LOAD_DEREF = 83, 0, [ARG LOCAL], 0 => 1;
                /// `-> a local variable`, which is known to be set.
                LOAD_FAST = 84, 0, [ARG LOCAL], 0 => 1;
                /// `-> a local variable or null`, and unsets it.
                LOAD_FAST_AND_CLEAR = 85, 0, [ARG LOCAL], 0 => 1;
                /// As `LOAD_FAST`, without a reference of its own.
                LOAD_FAST_BORROW = 86, 0, [ARG LOCAL], 0 => 1;
                /// Two `LOAD_FAST_BORROW`: oparg >> 4, then oparg & 15.
                LOAD_FAST_BORROW_LOAD_FAST_BORROW = 87, 0, [ARG LOCAL], 0 => 2;
                /// `-> a local variable`; raises `UnboundLocalError` if it is not set.
                LOAD_FAST_CHECK = 88, 0, [ARG LOCAL], 0 => 1;
                /// Two `LOAD_FAST`: oparg >> 4, then oparg & 15.
                LOAD_FAST_LOAD_FAST = 89, 0, [ARG LOCAL], 0 => 2;
                /// `mapping -> mapping[name]`, else the content of the cell.
                LOAD_FROM_DICT_OR_DEREF = 90, 0, [ARG FREE], 1 => 1;
                /// `mapping -> mapping[name]`, else the global or builtin.
                LOAD_FROM_DICT_OR_GLOBALS = 91, 0, [ARG NAME], 1 => 1;
                /// `-> global or builtin` of the name oparg >> 1; bit 0: pushes null above it.
                LOAD_GLOBAL = 92, 4, [ARG NAME], 0 => 1 low;
                /// `-> the local, global or builtin` of that name.
                LOAD_NAME = 93, 0, [ARG NAME], 0 => 1;
                /// `-> int` 0 to 255, the oparg itself.
                LOAD_SMALL_INT = 94, 0, [ARG], 0 => 1;
                /// `owner -> method, self or null`: a [`SpecialMethod`].
                LOAD_SPECIAL = 95, 0, [ARG], 1 => 2;
                /// `super, class, self -> attribute` of the name oparg >> 2; bit 0: as a method, bit 1: `super` was given arguments.
                LOAD_SUPER_ATTR = 96, 1, [ARG NAME], 3 => 1 low;
                /// Makes the local a cell that holds its value.
                MAKE_CELL = 97, 0, [ARG FREE], 0 => 0;
                /// `key, value ->`: adds to the dict that lies oparg below.
                MAP_ADD = 98, 0, [ARG], 2 arg => 0 arg;
                /// `subject, type, keyword names -> attributes or None`; the oparg counts positional patterns.
                MATCH_CLASS = 99, 0, [ARG], 3 => 1;
                /// `bool ->`, and jumps if it is `False`.
                POP_JUMP_IF_FALSE = 100, 1, [ARG JUMP], 1 => 0;
                /// `value ->`, and jumps if it is `None`.
                POP_JUMP_IF_NONE = 101, 1, [ARG JUMP], 1 => 0;
                /// `value ->`, and jumps if it is not `None`.
                POP_JUMP_IF_NOT_NONE = 102, 1, [ARG JUMP], 1 => 0;
                /// `bool ->`, and jumps if it is `True`.
                POP_JUMP_IF_TRUE = 103, 1, [ARG JUMP], 1 => 0;
                /// `[exception[, cause]] ->`: `raise`.
                RAISE_VARARGS = 104, 0, [ARG SCOPE_EXIT], 0 arg => 0;
                /// `values, exception -> values`: raises it again; with oparg, sets the line from `lasti` there.
                RERAISE = 105, 0, [ARG SCOPE_EXIT], 1 arg => 0 arg;
                /// `receiver, value -> receiver, yielded value`; jumps, with the returned value, when the receiver ends.
                SEND = 106, 1, [ARG JUMP], 2 => 2;
                /// `value ->`: adds to the set that lies oparg below.
                SET_ADD = 107, 0, [ARG], 1 arg => 0 arg;
                /// `value, function -> function` with the attribute of a `function_attribute` flag set.
                SET_FUNCTION_ATTRIBUTE = 108, 0, [ARG], 2 => 1;
                /// `iterable ->`: updates the set that lies oparg below.
                SET_UPDATE = 109, 0, [ARG], 1 arg => 0 arg;
                /// `value, owner ->`: `owner.name = value`.
                STORE_ATTR = 110, 4, [ARG NAME], 2 => 0;
                /// `value ->` into a cell.
                STORE_DEREF = 111, 0, [ARG FREE], 1 => 0;
                /// `value ->` into a local variable.
                STORE_FAST = 112, 0, [ARG LOCAL], 1 => 0;
                /// `STORE_FAST` oparg >> 4, then `LOAD_FAST` oparg & 15.
                STORE_FAST_LOAD_FAST = 113, 0, [ARG LOCAL], 1 => 1;
                /// `STORE_FAST` oparg >> 4, then `STORE_FAST` oparg & 15.
                STORE_FAST_STORE_FAST = 114, 0, [ARG LOCAL], 2 => 0;
                /// `value ->` into a global name.
                STORE_GLOBAL = 115, 0, [ARG NAME], 1 => 0;
                /// `value ->` into a name of the local namespace.
                STORE_NAME = 116, 0, [ARG NAME], 1 => 0;
                /// Swaps the top and the oparg-th value from the top.
                SWAP = 117, 0, [ARG], 0 arg => 0 arg;
                /// `iterable -> items, list, items`, the first on top: oparg & 255 before the list, oparg >> 8 after it.
                UNPACK_EX = 118, 0, [ARG], 1 => 1 unpack;
                /// `iterable -> items`, the first on top.
                UNPACK_SEQUENCE = 119, 1, [ARG], 1 => 0 arg;
                /// `value -> value sent in`: suspends the generator.
                YIELD_VALUE = 120, 0, [ARG], 1 => 1;
                /// Starts or resumes a function; checks the eval breaker; see `resume`.
                RESUME = 128, 0, [ARG EVAL_BREAK], 0 => 0;
                /// Raises an `INSTRUCTION` event, then does what stood here.
                INSTRUMENTED_INSTRUCTION = 238, 0, [], 0 => 0;
                /// Raises a `LINE` event, then does what stood here.
                INSTRUMENTED_LINE = 254, 0, [], 0 => 0;
                /// Enters compiled code; never made by Taipan.
                ENTER_EXECUTOR = 255, 0, [ARG], 0 => 0;
            }
            specialized {
                BINARY_OP_INPLACE_ADD_UNICODE = 3, BINARY_OP, [LOCAL];
                BINARY_OP_ADD_FLOAT = 129, BINARY_OP, [];
                BINARY_OP_ADD_INT = 130, BINARY_OP, [];
                BINARY_OP_ADD_UNICODE = 131, BINARY_OP, [];
                BINARY_OP_EXTEND = 132, BINARY_OP, [];
                BINARY_OP_MULTIPLY_FLOAT = 133, BINARY_OP, [];
                BINARY_OP_MULTIPLY_INT = 134, BINARY_OP, [];
                BINARY_OP_SUBSCR_DICT = 135, BINARY_OP, [];
                BINARY_OP_SUBSCR_GETITEM = 136, BINARY_OP, [];
                BINARY_OP_SUBSCR_LIST_INT = 137, BINARY_OP, [];
                BINARY_OP_SUBSCR_LIST_SLICE = 138, BINARY_OP, [];
                BINARY_OP_SUBSCR_STR_INT = 139, BINARY_OP, [];
                BINARY_OP_SUBSCR_TUPLE_INT = 140, BINARY_OP, [];
                BINARY_OP_SUBTRACT_FLOAT = 141, BINARY_OP, [];
                BINARY_OP_SUBTRACT_INT = 142, BINARY_OP, [];
                CALL_ALLOC_AND_ENTER_INIT = 143, CALL, [ARG];
                CALL_BOUND_METHOD_EXACT_ARGS = 144, CALL, [ARG];
                CALL_BOUND_METHOD_GENERAL = 145, CALL, [ARG];
                CALL_BUILTIN_CLASS = 146, CALL, [ARG];
                CALL_BUILTIN_FAST = 147, CALL, [ARG];
                CALL_BUILTIN_FAST_WITH_KEYWORDS = 148, CALL, [ARG];
                CALL_BUILTIN_O = 149, CALL, [ARG];
                CALL_ISINSTANCE = 150, CALL, [ARG];
                CALL_KW_BOUND_METHOD = 151, CALL_KW, [ARG];
                CALL_KW_NON_PY = 152, CALL_KW, [ARG];
                CALL_KW_PY = 153, CALL_KW, [ARG];
                CALL_LEN = 154, CALL, [];
                CALL_LIST_APPEND = 155, CALL, [ARG];
                CALL_METHOD_DESCRIPTOR_FAST = 156, CALL, [ARG];
                CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS = 157, CALL, [ARG];
                CALL_METHOD_DESCRIPTOR_NOARGS = 158, CALL, [ARG];
                CALL_METHOD_DESCRIPTOR_O = 159, CALL, [ARG];
                CALL_NON_PY_GENERAL = 160, CALL, [ARG];
                CALL_PY_EXACT_ARGS = 161, CALL, [ARG];
                CALL_PY_GENERAL = 162, CALL, [ARG];
                CALL_STR_1 = 163, CALL, [ARG];
                CALL_TUPLE_1 = 164, CALL, [ARG];
                CALL_TYPE_1 = 165, CALL, [ARG];
                COMPARE_OP_FLOAT = 166, COMPARE_OP, [ARG];
                COMPARE_OP_INT = 167, COMPARE_OP, [ARG];
                COMPARE_OP_STR = 168, COMPARE_OP, [ARG];
                CONTAINS_OP_DICT = 169, CONTAINS_OP, [ARG];
                CONTAINS_OP_SET = 170, CONTAINS_OP, [ARG];
                FOR_ITER_GEN = 171, FOR_ITER, [ARG];
                FOR_ITER_LIST = 172, FOR_ITER, [ARG JUMP];
                FOR_ITER_RANGE = 173, FOR_ITER, [ARG JUMP];
                FOR_ITER_TUPLE = 174, FOR_ITER, [ARG JUMP];
                JUMP_BACKWARD_JIT = 175, JUMP_BACKWARD, [ARG JUMP];
                JUMP_BACKWARD_NO_JIT = 176, JUMP_BACKWARD, [ARG JUMP];
                LOAD_ATTR_CLASS = 177, LOAD_ATTR, [ARG];
                LOAD_ATTR_CLASS_WITH_METACLASS_CHECK = 178, LOAD_ATTR, [ARG];
                LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN = 179, LOAD_ATTR, [ARG NAME];
                LOAD_ATTR_INSTANCE_VALUE = 180, LOAD_ATTR, [ARG];
                LOAD_ATTR_METHOD_LAZY_DICT = 181, LOAD_ATTR, [ARG];
                LOAD_ATTR_METHOD_NO_DICT = 182, LOAD_ATTR, [ARG];
                LOAD_ATTR_METHOD_WITH_VALUES = 183, LOAD_ATTR, [ARG];
                LOAD_ATTR_MODULE = 184, LOAD_ATTR, [ARG];
                LOAD_ATTR_NONDESCRIPTOR_NO_DICT = 185, LOAD_ATTR, [ARG];
                LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES = 186, LOAD_ATTR, [ARG];
                LOAD_ATTR_PROPERTY = 187, LOAD_ATTR, [ARG];
                LOAD_ATTR_SLOT = 188, LOAD_ATTR, [ARG];
                LOAD_ATTR_WITH_HINT = 189, LOAD_ATTR, [ARG NAME];
                LOAD_CONST_IMMORTAL = 190, LOAD_CONST, [ARG CONST];
                LOAD_CONST_MORTAL = 191, LOAD_CONST, [ARG CONST];
                LOAD_GLOBAL_BUILTIN = 192, LOAD_GLOBAL, [ARG];
                LOAD_GLOBAL_MODULE = 193, LOAD_GLOBAL, [ARG];
                LOAD_SUPER_ATTR_ATTR = 194, LOAD_SUPER_ATTR, [ARG NAME];
                LOAD_SUPER_ATTR_METHOD = 195, LOAD_SUPER_ATTR, [ARG NAME];
                RESUME_CHECK = 196, RESUME, [];
                SEND_GEN = 197, SEND, [ARG];
                STORE_ATTR_INSTANCE_VALUE = 198, STORE_ATTR, [];
                STORE_ATTR_SLOT = 199, STORE_ATTR, [];
                STORE_ATTR_WITH_HINT = 200, STORE_ATTR, [ARG NAME];
                STORE_SUBSCR_DICT = 201, STORE_SUBSCR, [];
                STORE_SUBSCR_LIST_INT = 202, STORE_SUBSCR, [];
                TO_BOOL_ALWAYS_TRUE = 203, TO_BOOL, [];
                TO_BOOL_BOOL = 204, TO_BOOL, [];
                TO_BOOL_INT = 205, TO_BOOL, [];
                TO_BOOL_LIST = 206, TO_BOOL, [];
                TO_BOOL_NONE = 207, TO_BOOL, [];
                TO_BOOL_STR = 208, TO_BOOL, [];
                UNPACK_SEQUENCE_LIST = 209, UNPACK_SEQUENCE, [ARG];
                UNPACK_SEQUENCE_TUPLE = 210, UNPACK_SEQUENCE, [ARG];
                UNPACK_SEQUENCE_TWO_TUPLE = 211, UNPACK_SEQUENCE, [ARG];
            }
            instrumented {
                INSTRUMENTED_END_FOR = 234, END_FOR, [];
                INSTRUMENTED_POP_ITER = 235, POP_ITER, [];
                INSTRUMENTED_END_SEND = 236, END_SEND, [];
                INSTRUMENTED_FOR_ITER = 237, FOR_ITER, [ARG JUMP];
                INSTRUMENTED_JUMP_FORWARD = 239, JUMP_FORWARD, [ARG UNCONDITIONAL];
                INSTRUMENTED_NOT_TAKEN = 240, NOT_TAKEN, [];
                INSTRUMENTED_POP_JUMP_IF_TRUE = 241, POP_JUMP_IF_TRUE, [ARG];
                INSTRUMENTED_POP_JUMP_IF_FALSE = 242, POP_JUMP_IF_FALSE, [ARG];
                INSTRUMENTED_POP_JUMP_IF_NONE = 243, POP_JUMP_IF_NONE, [ARG];
                INSTRUMENTED_POP_JUMP_IF_NOT_NONE = 244, POP_JUMP_IF_NOT_NONE, [ARG];
                INSTRUMENTED_RESUME = 245, RESUME, [ARG EVAL_BREAK];
                INSTRUMENTED_RETURN_VALUE = 246, RETURN_VALUE, [SCOPE_EXIT];
                INSTRUMENTED_YIELD_VALUE = 247, YIELD_VALUE, [ARG];
                INSTRUMENTED_END_ASYNC_FOR = 248, END_ASYNC_FOR, [ARG JUMP];
                INSTRUMENTED_LOAD_SUPER_ATTR = 249, LOAD_SUPER_ATTR, [ARG NAME];
                INSTRUMENTED_CALL = 250, CALL, [ARG EVAL_BREAK];
                INSTRUMENTED_CALL_KW = 251, CALL_KW, [ARG];
                INSTRUMENTED_CALL_FUNCTION_EX = 252, CALL_FUNCTION_EX, [EVAL_BREAK];
                INSTRUMENTED_JUMP_BACKWARD = 253, JUMP_BACKWARD, [ARG EVAL_BREAK UNCONDITIONAL];
            }
            pseudo {
                /// Where the code that sets up annotations will be put.
                ANNOTATIONS_PLACEHOLDER = 256, [], 0 => 0;
                /// Jumps, either way.
                JUMP = 257, [ARG JUMP EVAL_BREAK UNCONDITIONAL], 0 => 0;
                /// `value -> value`, and jumps if it is false.
                JUMP_IF_FALSE = 258, [ARG JUMP], 1 => 1;
                /// `value -> value`, and jumps if it is true.
                JUMP_IF_TRUE = 259, [ARG JUMP], 1 => 1;
                /// Jumps, either way, without checking the eval breaker.
                JUMP_NO_INTERRUPT = 260, [ARG JUMP UNCONDITIONAL], 0 => 0;
                /// `-> cell`.
                LOAD_CLOSURE = 261, [ARG LOCAL], 0 => 1;
                /// Ends the innermost exception block.
                POP_BLOCK = 262, [], 0 => 0;
                /// Starts a block whose handler finds `lasti, exception`.
                SETUP_CLEANUP = 263, [ARG EXC], 0 => 2;
                /// Starts a block whose handler finds `exception`.
                SETUP_FINALLY = 264, [ARG EXC], 0 => 1;
                /// As `SETUP_CLEANUP`, in a `with` statement, with one value more kept.
                SETUP_WITH = 265, [ARG EXC], 0 => 1;
                /// `value or null ->` into a local variable.
                STORE_FAST_MAYBE_NULL = 266, [ARG LOCAL], 1 => 0;
            }
        }
    };
}

/// What an instruction's oparg means and how it transfers control; bits of [`Opcode::flags`].
pub mod flags {
    /// Has an oparg.
    pub const ARG: u16 = 1;
    /// The oparg indexes `co_consts`.
    pub const CONST: u16 = 2;
    /// The oparg (shifted, for some) indexes `co_names`.
    pub const NAME: u16 = 4;
    /// The oparg is a distance, in units from the end of the instruction with its caches.
    pub const JUMP: u16 = 8;
    /// The oparg is the index of a cell among the frame's locals.
    pub const FREE: u16 = 16;
    /// The oparg is the index of a local variable (or two).
    pub const LOCAL: u16 = 32;
    /// Checks the eval breaker.
    pub const EVAL_BREAK: u16 = 64;
    /// A pseudo-instruction that starts an exception block; its target is the handler.
    pub const EXC: u16 = 128;
    /// The oparg is a comparison.
    pub const COMPARE: u16 = 256;
    /// Leaves the function or raises: nothing follows.
    pub const SCOPE_EXIT: u16 = 512;
    /// Jumps always.
    pub const UNCONDITIONAL: u16 = 1024;
}

/// The first number that a pseudo-instruction has.
pub const FIRST_PSEUDO: u16 = 256;
const PSEUDO_COUNT: usize = 11;

/// A stack effect packed into a byte: a base below 8, and in the upper bits what the oparg adds.
const fn count(base: u8, kind: u8) -> u8 {
    base | kind << 3
}

macro_rules! kind {
    () => {
        0
    };
    (arg) => {
        1
    };
    (twice) => {
        2
    };
    (low) => {
        3
    };
    (unpack) => {
        4
    };
}

/// In the table of [`AnyOpcode::fixed_effect`], an effect that varies.
const VARIES: i8 = i8::MIN;

/// By how much the stack grows, if the oparg does not matter.
const fn fixed(popped: u8, pushed: u8) -> i8 {
    if popped >> 3 != 0 || pushed >> 3 != 0 {
        VARIES
    } else {
        pushed as i8 - popped as i8
    }
}

/// Evaluates a packed stack effect; saturates, since an oparg may be any 32 bits.
const fn evaluate(packed: u8, oparg: u32) -> u32 {
    let more = match packed >> 3 {
        0 => 0,
        1 => oparg,
        2 => oparg.saturating_mul(2),
        3 => oparg & 1,
        _ => (oparg & 0xFF) + (oparg >> 8),
    };
    more.saturating_add((packed & 7) as u32)
}

macro_rules! declare {
    (
        real { $($(#[$doc:meta])* $name:ident = $number:literal, $caches:literal, [$($flag:ident)*],
            $popped:literal $($popped_kind:ident)? => $pushed:literal $($pushed_kind:ident)?;)* }
        specialized { $($special:ident = $special_number:literal, $base:ident, [$($special_flag:ident)*];)* }
        instrumented { $($instrumented:ident = $instrumented_number:literal, $plain:ident, [$($instrumented_flag:ident)*];)* }
        pseudo { $($(#[$pseudo_doc:meta])* $pseudo:ident = $pseudo_number:literal, [$($pseudo_flag:ident)*],
            $pseudo_popped:literal $($pseudo_popped_kind:ident)? => $pseudo_pushed:literal $($pseudo_pushed_kind:ident)?;)* }
    ) => {
        /// An instruction that can stand in bytecode, by CPython's name and number.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        pub enum Opcode {
            $($(#[$doc])* $name = $number,)*
            $(#[doc = concat!("Specialized [`Opcode::", stringify!($base), "`].")] $special = $special_number,)*
            $(#[doc = concat!("[`Opcode::", stringify!($plain), "`] that raises monitoring events.")]
              $instrumented = $instrumented_number,)*
        }

        /// Any instruction, those that only the compiler uses included.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        pub enum AnyOpcode {
            $($(#[$doc])* $name = $number,)*
            $(#[doc = concat!("Specialized [`Opcode::", stringify!($base), "`].")] $special = $special_number,)*
            $(#[doc = concat!("[`Opcode::", stringify!($plain), "`] that raises monitoring events.")]
              $instrumented = $instrumented_number,)*
            $($(#[$pseudo_doc])* $pseudo = $pseudo_number,)*
        }

        static FROM_NUMBER: [Option<Opcode>; 256] = {
            let mut table = [None; 256];
            $(table[$number] = Some(Opcode::$name);)*
            $(table[$special_number] = Some(Opcode::$special);)*
            $(table[$instrumented_number] = Some(Opcode::$instrumented);)*
            table
        };

        static ANY_FROM_OPCODE: [Option<AnyOpcode>; 256 + PSEUDO_COUNT] = {
            let mut table = [None; 256 + PSEUDO_COUNT];
            $(table[$number] = Some(AnyOpcode::$name);)*
            $(table[$special_number] = Some(AnyOpcode::$special);)*
            $(table[$instrumented_number] = Some(AnyOpcode::$instrumented);)*
            $(table[$pseudo_number] = Some(AnyOpcode::$pseudo);)*
            table
        };

        static NAMES: [&str; 256 + PSEUDO_COUNT] = {
            let mut table = [""; 256 + PSEUDO_COUNT];
            $(table[$number] = stringify!($name);)*
            $(table[$special_number] = stringify!($special);)*
            $(table[$instrumented_number] = stringify!($instrumented);)*
            $(table[$pseudo_number] = stringify!($pseudo);)*
            table
        };

        static FLAGS: [u16; 256 + PSEUDO_COUNT] = {
            let mut table = [0; 256 + PSEUDO_COUNT];
            $(table[$number] = 0 $(| flags::$flag)*;)*
            $(table[$special_number] = 0 $(| flags::$special_flag)*;)*
            $(table[$instrumented_number] = 0 $(| flags::$instrumented_flag)*;)*
            $(table[$pseudo_number] = 0 $(| flags::$pseudo_flag)*;)*
            table
        };

        /// How many 16-bit cache units follow each instruction; specialized and instrumented forms have their base's.
        pub static CACHES: [u8; 256] = {
            let mut table = [0; 256];
            $(table[$number] = $caches;)*
            $(table[$special_number] = table[Opcode::$base as usize];)*
            $(table[$instrumented_number] = table[Opcode::$plain as usize];)*
            table
        };

        /// The base of each specialized or instrumented instruction, any other itself; numbers that no instruction has, `RESERVED`.
        /// What `INSTRUMENTED_LINE`, `INSTRUMENTED_INSTRUCTION` and `ENTER_EXECUTOR` hide is not in the opcode: they stay.
        pub static DEOPT: [Opcode; 256] = {
            let mut table = [Opcode::RESERVED; 256];
            $(table[$number] = Opcode::$name;)*
            $(table[$special_number] = Opcode::$base;)*
            $(table[$instrumented_number] = Opcode::$plain;)*
            table
        };

        /// The instrumented form of each instruction that has one, by the base's number.
        pub static INSTRUMENTED: [Option<Opcode>; 256] = {
            let mut table = [None; 256];
            $(table[Opcode::$plain as usize] = Some(Opcode::$instrumented);)*
            table
        };

        static POPPED: [u8; 256 + PSEUDO_COUNT] = {
            let mut table = [0; 256 + PSEUDO_COUNT];
            $(table[$number] = count($popped, kind!($($popped_kind)?));)*
            $(table[$special_number] = table[Opcode::$base as usize];)*
            $(table[$instrumented_number] = table[Opcode::$plain as usize];)*
            $(table[$pseudo_number] = count($pseudo_popped, kind!($($pseudo_popped_kind)?));)*
            table
        };

        static PUSHED: [u8; 256 + PSEUDO_COUNT] = {
            let mut table = [0; 256 + PSEUDO_COUNT];
            $(table[$number] = count($pushed, kind!($($pushed_kind)?));)*
            $(table[$special_number] = table[Opcode::$base as usize];)*
            $(table[$instrumented_number] = table[Opcode::$plain as usize];)*
            $(table[$pseudo_number] = count($pseudo_pushed, kind!($($pseudo_pushed_kind)?));)*
            table
        };

        static EFFECTS: [i8; 256 + PSEUDO_COUNT] = {
            let mut table = [VARIES; 256 + PSEUDO_COUNT];
            $(table[$number] = fixed(
                count($popped, kind!($($popped_kind)?)),
                count($pushed, kind!($($pushed_kind)?)),
            );)*
            $(if (0 $(| flags::$pseudo_flag)*) & flags::EXC == 0 {
                table[$pseudo_number] = fixed(
                    count($pseudo_popped, kind!($($pseudo_popped_kind)?)),
                    count($pseudo_pushed, kind!($($pseudo_pushed_kind)?)),
                );
            })*
            table
        };

        /// Each specialized instruction with its base, by number: `_opcode_metadata._specialized_opmap`.
        pub static SPECIALIZED: &[(Opcode, Opcode)] = &[$((Opcode::$special, Opcode::$base),)*];
    };
}
for_each_op!(declare);

impl Opcode {
    /// The instruction with this number, if there is one.
    pub fn from_u8(number: u8) -> Option<Opcode> {
        FROM_NUMBER[number as usize]
    }

    /// CPython's name.
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// Bits of [`flags`].
    pub fn flags(self) -> u16 {
        FLAGS[self as usize]
    }

    /// Whether all of these [`flags`] are set.
    pub fn has(self, flags: u16) -> bool {
        self.flags() & flags == flags
    }

    /// How many cache units follow.
    pub fn caches(self) -> usize {
        CACHES[self as usize] as usize
    }

    /// The base of a specialized or instrumented form; any other itself.
    pub fn deopt(self) -> Opcode {
        DEOPT[self as usize]
    }

    /// Whether it is a specialized form.
    pub fn is_specialized(self) -> bool {
        self.deopt() != self && !self.is_instrumented()
    }

    /// Whether it raises monitoring events (`INSTRUMENTED_*`).
    pub fn is_instrumented(self) -> bool {
        (Opcode::INSTRUMENTED_END_FOR as u8..Opcode::ENTER_EXECUTOR as u8).contains(&(self as u8))
    }

    /// How many values it pops, as its base form; those it only reads and leaves count too.
    pub fn popped(self, oparg: u32) -> u32 {
        evaluate(POPPED[self as usize], oparg)
    }

    /// How many values it pushes, as its base form; those it only reads and leaves count too.
    pub fn pushed(self, oparg: u32) -> u32 {
        evaluate(PUSHED[self as usize], oparg)
    }
}

impl AnyOpcode {
    /// The instruction with this number, if there is one.
    pub fn from_u16(number: u16) -> Option<AnyOpcode> {
        ANY_FROM_OPCODE.get(number as usize).copied().flatten()
    }

    /// The instruction that can stand in bytecode; `None` for a pseudo-instruction.
    pub fn real(self) -> Option<Opcode> {
        u8::try_from(self as u16).ok().and_then(Opcode::from_u8)
    }

    /// Whether only the compiler uses it.
    pub fn is_pseudo(self) -> bool {
        self as u16 >= FIRST_PSEUDO
    }

    /// CPython's name.
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// Bits of [`flags`].
    pub fn flags(self) -> u16 {
        FLAGS[self as usize]
    }

    /// Whether all of these [`flags`] are set.
    pub fn has(self, flags: u16) -> bool {
        self.flags() & flags == flags
    }

    /// Whether it has an oparg.
    pub fn has_arg(self) -> bool {
        self.has(flags::ARG)
    }

    /// Whether its oparg indexes `co_consts`.
    pub fn has_const(self) -> bool {
        self.has(flags::CONST)
    }

    /// Whether it jumps, always or not.
    pub fn has_jump(self) -> bool {
        self.has(flags::JUMP)
    }

    /// Whether it starts an exception block (`SETUP_*`).
    pub fn is_block_push(self) -> bool {
        self.has(flags::EXC)
    }

    /// Whether it has a target block: a jump's, or a handler.
    pub fn has_target(self) -> bool {
        self.flags() & (flags::JUMP | flags::EXC) != 0
    }

    /// Whether nothing in the function follows: `RETURN_VALUE`, `RAISE_VARARGS`, `RERAISE`.
    pub fn is_scope_exit(self) -> bool {
        self.has(flags::SCOPE_EXIT)
    }

    /// Whether it ends a basic block.
    pub fn is_terminator(self) -> bool {
        self.flags() & (flags::JUMP | flags::SCOPE_EXIT) != 0
    }

    /// Whether it jumps always.
    pub fn is_unconditional_jump(self) -> bool {
        self.has(flags::UNCONDITIONAL)
    }

    /// Whether it is one of the `POP_JUMP_IF_*`.
    pub fn is_conditional_jump(self) -> bool {
        matches!(
            self,
            AnyOpcode::POP_JUMP_IF_FALSE
                | AnyOpcode::POP_JUMP_IF_TRUE
                | AnyOpcode::POP_JUMP_IF_NONE
                | AnyOpcode::POP_JUMP_IF_NOT_NONE
        )
    }

    /// Whether only the assembler emits it: the directed jumps.
    pub fn is_assembler_opcode(self) -> bool {
        self.is_backwards_jump() || self == AnyOpcode::JUMP_FORWARD
    }

    /// Whether it jumps back.
    pub fn is_backwards_jump(self) -> bool {
        matches!(
            self,
            AnyOpcode::JUMP_BACKWARD | AnyOpcode::JUMP_BACKWARD_NO_INTERRUPT
        )
    }

    /// How many cache units follow; none after a pseudo-instruction.
    pub fn caches(self) -> usize {
        CACHES.get(self as usize).copied().map_or(0, usize::from)
    }

    /// How many values it pops, as its base form; those it only reads and leaves count too. For `SETUP_*`: at its handler.
    pub fn popped(self, oparg: u32) -> u32 {
        evaluate(POPPED[self as usize], oparg)
    }

    /// How many values it pushes, as its base form; those it only reads and leaves count too. For `SETUP_*`: at its handler.
    pub fn pushed(self, oparg: u32) -> u32 {
        evaluate(PUSHED[self as usize], oparg)
    }

    /// [`stack_effect`](Self::stack_effect), for most of the instructions for which neither the oparg nor the jump matters.
    #[inline]
    pub fn fixed_effect(self) -> Option<i32> {
        match EFFECTS[self as usize] {
            VARIES => None,
            effect => Some(i32::from(effect)),
        }
    }

    /// By how much the stack grows: `_opcode.stack_effect` with `jump=True` or `jump=False`. Only the `SETUP_*` differ in the two.
    ///
    /// `None` for a specialized instruction, which the compiler never sees.
    pub fn stack_effect(self, oparg: u32, jump: bool) -> Option<i32> {
        if self.real().is_some_and(Opcode::is_specialized) {
            return None;
        }
        if self.is_block_push() && !jump {
            return Some(0);
        }
        let clamp = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        Some(clamp(self.pushed(oparg)) - clamp(self.popped(oparg)))
    }
}

impl From<Opcode> for AnyOpcode {
    fn from(opcode: Opcode) -> AnyOpcode {
        ANY_FROM_OPCODE[opcode as usize].unwrap_or(AnyOpcode::RESERVED)
    }
}

impl TryFrom<AnyOpcode> for Opcode {
    type Error = ();

    fn try_from(opcode: AnyOpcode) -> Result<Opcode, ()> {
        opcode.real().ok_or(())
    }
}
