//! Which of several names may have been meant, where the eval loop says so.

pub use taipan_objects::suggestions::closest;
