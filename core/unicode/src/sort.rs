//! A small stable sort, for names and other short lists: the library's takes one to four kilobytes of flash for each type
//! that is sorted.

use alloc::vec::Vec;

/// Sorts `items` so that none comes before one that `less` says is less. Equal items keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, mut less: impl FnMut(&T, &T) -> bool) {
    for at in 1..items.len() {
        let (sorted, rest) = items.split_at(at);
        let Some(item) = rest.first() else {
            return;
        };
        let place = sorted.partition_point(|other| !less(item, other));
        if place < at {
            let item = items.remove(at);
            items.insert(place, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_like_the_library_and_is_stable() {
        let mut seed = 7_u32;
        for length in 0..60 {
            let mut items: Vec<(u32, usize)> = (0..length)
                .map(|at| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort();
            sort_by(&mut items, |a, b| a.0 < b.0);
            assert_eq!(items, expected);
        }
    }
}
