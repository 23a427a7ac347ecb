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

#[tokio::test]
async fn the_whole_life_of_an_invitation_costs_what_the_operators_are_told() {
    let life = crate::life::life().await;
    let sum = life.sum();
    let told = include_str!("../../docs/operating/costs.md");
    let figures = format!(
        "{} runs, {} read units, {} write units, {} of the index, {} events on the bus",
        sum.runs, sum.reads, sum.writes, sum.index, life.events
    );
    assert!(
        told.contains(&figures),
        "docs/operating/costs.md does not say {figures}\n{life}"
    );
    let (changes, runs) = life.changes;
    let figures = format!("{changes} changes in {runs:.1} runs on average");
    assert!(
        told.contains(&figures),
        "docs/operating/costs.md does not say {figures}\n{life}"
    );
}
