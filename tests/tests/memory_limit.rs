//! What an embedder's limit covers: objects, buffers, and the frames of code that wants a large stack.

use taipan_core::Interpreter;
use taipan_core::platform::Output;
use taipan_tests::Recorder;

const LIMIT: usize = 16 << 20;

/// Each wants more than the limit.
const EXPRESSIONS: [&str; 6] = [
    "bytes(1 << 25)",
    "bytearray(1 << 25)",
    "[None] * (1 << 25)",
    "'a' * (1 << 25)",
    "exec((lambda: 0).__code__.replace(co_stacksize=1 << 25))",
    "(lambda: 0).__class__((lambda: (yield)).__code__.replace(co_stacksize=1 << 25), {})()",
];

#[test]
fn holds() {
    let platform: &'static Recorder = Box::leak(Box::default());
    let builder = Interpreter::builder(platform).memory_limit(LIMIT);
    let mut interpreter = builder.build().expect("memory for an interpreter");
    for expression in EXPRESSIONS {
        let source = format!("try: {expression}\nexcept MemoryError: print('refused')\n");
        interpreter.run_source(source.as_bytes(), "test", false);
        let error = platform.taken(Output::Error);
        assert!(
            error.is_empty(),
            "{expression}: {}",
            String::from_utf8_lossy(&error)
        );
        assert_eq!(platform.taken(Output::Out), b"refused\n", "{expression}");
    }
}
