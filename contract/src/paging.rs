//! Pages of at most 12 KiB: the limit of a list is what fits when every record is as large as it can be.

use ink::prelude::vec::Vec;

use crate::types::Page;

/// 558 bytes at most each: 140 of repository, 64 of node id, 100 of branch.
pub const MAX_ISSUES: u32 = 20;
/// 360 bytes at most each.
pub const MAX_COMPETITIONS: u32 = 34;
/// Positions: two enrolments of 87 bytes at most each.
pub const MAX_ENROLMENTS: u32 = 64;
/// 160 bytes at most each.
pub const MAX_IDENTITIES: u32 = 76;
/// 48 bytes each.
pub const MAX_DEPOSITS: u32 = 128;
/// 280 bytes at most each.
pub const MAX_CLAIMS: u32 = 40;
/// 40 bytes at most each.
pub const MAX_RESULTS: u32 = 128;
/// 88 bytes at most each.
pub const MAX_PAIR_STATUS: u32 = 128;
/// Records looked at for one page: a filter may pass over the others.
const MAX_LOOKED_AT: u64 = 256;

/// The records `from..=last` that `read` gives and `keep` keeps, at most `limit`.
pub fn by_id<T>(
    from: u64,
    last: u64,
    limit: u32,
    mut read: impl FnMut(u64) -> Option<T>,
    keep: impl Fn(&T) -> bool,
) -> Page<T, u64> {
    let mut items = Vec::new();
    let first = from.max(1);
    let mut id = first;
    while id <= last && (items.len() as u32) < limit && id - first < MAX_LOOKED_AT {
        items.extend(read(id).filter(&keep));
        id += 1;
    }
    Page { items, next: (id <= last && limit > 0).then_some(id) }
}

/// The records at the positions `from..len`, at most `limit`.
pub fn by_position<T>(from: u32, len: u32, limit: u32, read: impl FnMut(u32) -> Option<T>) -> Page<T, u32> {
    let end = from.saturating_add(limit).min(len);
    let items = (from..end).filter_map(read).collect();
    Page { items, next: (end > from && end < len).then_some(end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_by_id_visit_every_record_once() {
        for limit in [1, 3, 10] {
            let (mut seen, mut from) = (vec![], Some(0));
            while let Some(start) = from {
                let page = by_id(start, 10, limit, |id| (id != 4).then_some(id), |id| id % 2 == 0);
                seen.extend(page.items);
                from = page.next;
            }
            assert_eq!(seen, vec![2, 6, 8, 10], "pages of {limit}");
        }
    }

    #[test]
    fn a_filter_that_keeps_nothing_looks_at_a_bounded_number() {
        let page = by_id(1, 10_000, 10, Some, |_| false);
        assert_eq!(page, Page { items: vec![], next: Some(257) });
    }

    #[test]
    fn pages_by_position_visit_every_record_once() {
        for limit in [1, 3, 7, 100] {
            let (mut seen, mut from) = (vec![], Some(0));
            while let Some(start) = from {
                let page = by_position(start, 7, limit, Some);
                seen.extend(page.items);
                from = page.next;
            }
            assert_eq!(seen, (0..7).collect::<Vec<_>>(), "pages of {limit}");
        }
        assert_eq!(by_position(9, 7, 5, Some), Page { items: vec![], next: None });
        assert_eq!(by_position(0, 7, 0, Some), Page { items: vec![], next: None });
    }
}
