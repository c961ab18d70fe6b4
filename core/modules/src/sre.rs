//! The module `_sre`: compiled regular expressions. Patterns are parsed and compiled by `re` itself, in Python.
//!
//! | files | what they hold |
//! |---|---|
//! | `engine`, `charset`, `chars` | matching |
//! | `validate` | checks of code that is handed in |
//! | `subject` | the text to match |
//! | `pattern`, `groups`, `scanner`, `template` | `re.Pattern`, `re.Match`, `SRE_Scanner`, `SRE_Template` |

mod chars;
mod charset;
mod engine;
mod groups;
mod pattern;
mod scanner;
mod subject;
mod template;
mod validate;

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::tuple::Tuple;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Vm, int};

/// The engine behind the module re.
#[allow(missing_debug_implementations)]
pub struct SreModule;

#[pymodule(name = "_sre")]
impl SreModule {
    /// Makes a pattern of compiled code.
    #[signature("($module, /, pattern, flags, code, groups, groupindex, indexgroup)")]
    fn compile(
        vm: &mut Vm,
        pattern: ObjRef<'_>,
        flags: i32,
        code: &List,
        groups: isize,
        groupindex: Ref<Dict>,
        indexgroup: Ref<Tuple>,
    ) -> Result<Obj> {
        let memory = vm.alloc();
        let mut words = HVec::with_capacity(memory, code.items(vm).len())?;
        let mut at = 0;
        while let Some(word) = code.items(vm).get(at).cloned() {
            at += 1;
            let Some(value) = int::value(word.borrow()) else {
                return Err(vm.type_error("an integer is required"));
            };
            let Some(value) = value.to_i64().and_then(|value| u32::try_from(value).ok()) else {
                return Err(vm.overflow_error("regular expression code size limit exceeded"));
            };
            words.push(memory, value)?;
        }
        pattern::create(vm, pattern, flags, words, groups, groupindex, indexgroup)
    }
    /// Makes a replacement of what re._parser.parse_template gives.
    fn template(vm: &mut Vm, pattern: ObjRef<'_>, template: &List) -> Result<Obj> {
        let _ = pattern;
        template::create(vm, template)
    }
    fn getcodesize() -> usize {
        size_of::<u32>()
    }
    fn ascii_iscased(character: i32) -> bool {
        u8::try_from(character).is_ok_and(|c| c.is_ascii_alphabetic())
    }
    fn unicode_iscased(character: i32) -> bool {
        let c = character as u32;
        c != chars::lower_unicode(c) || c != chars::upper_unicode(c)
    }
    fn ascii_tolower(character: i32) -> i32 {
        chars::lower_ascii(character as u32) as i32
    }
    fn unicode_tolower(character: i32) -> i32 {
        chars::lower_unicode(character as u32) as i32
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let numbers = [
            ("MAGIC", 20_230_612),
            ("CODESIZE", 4),
            ("MAXREPEAT", i64::from(chars::MAX_REPEAT)),
            ("MAXGROUPS", i64::from(i32::MAX / 2)),
        ];
        for (name, value) in numbers {
            let value = int::new(vm, value)?;
            module::add(vm, module, name, value)?;
        }
        let copyright = vm.new_str(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ")?;
        module::add(vm, module, "copyright", copyright)?;
        Ok(())
    }
}
