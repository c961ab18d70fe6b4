//! The module `itertools`.
//!
//! | files | what they hold |
//! |---|---|
//! | `endless` | `count`, `cycle`, `repeat` |
//! | `filters` | `compress`, `dropwhile`, `takewhile`, `filterfalse`, `islice` |
//! | `joins` | `accumulate`, `chain`, `starmap`, `zip_longest` |
//! | `groups` | `batched`, `groupby`, `pairwise` |
//! | `selections` | `combinations`, `combinations_with_replacement`, `permutations`, `product` |
//! | `tee` | `tee` |

mod endless;
mod filters;
mod groups;
mod joins;
mod selections;
mod tee;

use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::module::{self, Module};
use taipan_objects::{Obj, ObjRef, Ref, Vm};

/// Iterators to build other iterators from.
#[allow(missing_debug_implementations)]
pub struct Itertools;

#[pymodule(name = "itertools")]
impl Itertools {
    /// Splits an iterator into n that give the same items.
    #[name("tee")]
    #[signature("($module, iterable, n=2, /)")]
    fn tee_function(vm: &mut Vm, iterable: ObjRef<'_>, n: Option<isize>) -> Result<Obj> {
        tee::tee(vm, iterable, n.unwrap_or(2))
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let classes = [
            joins::ACCUMULATE,
            groups::BATCHED,
            selections::COMBINATIONS,
            selections::COMBINATIONS_WITH_REPLACEMENT,
            endless::CYCLE,
            filters::DROP_WHILE,
            filters::TAKE_WHILE,
            filters::ISLICE,
            joins::STARMAP,
            joins::CHAIN,
            filters::COMPRESS,
            filters::FILTER_FALSE,
            endless::COUNT,
            joins::ZIP_LONGEST,
            groups::PAIRWISE,
            selections::PERMUTATIONS,
            selections::PRODUCT,
            endless::REPEAT,
            groups::GROUP_BY,
            groups::GROUPER,
            tee::TEE,
            tee::TEE_DATA,
        ];
        for class in classes {
            module::add(vm, module, class.get().name(), class.own())?;
        }
        Ok(())
    }
}
