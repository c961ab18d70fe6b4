//! The native modules that need an operating system.

use taipan_objects::module::ModuleDef;

/// The modules of this crate, for an interpreter's builder.
pub fn natives() -> &'static [ModuleDef] {
    static NATIVES: std::sync::OnceLock<Vec<ModuleDef>> = std::sync::OnceLock::new();
    NATIVES.get_or_init(|| {
        vec![
            crate::posix::module(),
            crate::socket::module(),
            crate::select::module(),
            crate::fcntl::module(),
            crate::spawn::module(),
            crate::resource::module(),
        ]
    })
}
