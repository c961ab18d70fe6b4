//! The desktop platform and the taipan command.

