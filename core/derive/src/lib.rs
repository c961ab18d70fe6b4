//! The macros that declare Python classes and modules.
