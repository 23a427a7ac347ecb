//! What each operation may cost at the table (DESIGN, section 7). `cargo run -q -p tests --bin budgets` prints the same.

use crate::measure::{ITEM_LIMIT, measure};

#[tokio::test]
async fn every_operation_stays_within_its_round_trips_and_units() {
    let report = measure().await;
    let over: Vec<_> = report.rows.iter().filter(|row| !row.is_within()).collect();
    assert!(over.is_empty(), "{over:#?}\n{report}");
    assert!(report.rows.len() >= 19, "each operation has its row\n{report}");
    assert!(report.is_within(), "{report}");
}

#[tokio::test]
async fn the_item_of_a_person_stays_within_one_write_unit_on_the_happy_way() {
    let report = measure().await;
    assert!(
        report.sizes.iter().all(|size| (100..ITEM_LIMIT).contains(size)),
        "{:?}",
        report.sizes
    );
}
