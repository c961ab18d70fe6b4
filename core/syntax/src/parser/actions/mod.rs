//! The grammar's actions: methods of the parser that make values of values.
//!
//! Map: `statements`, `functions` (definitions and parameters), `expressions`, `patterns`, `strings`,
//! `versions` (what older versions lack).

mod expressions;
mod functions;
mod patterns;
mod statements;
mod strings;
mod versions;
