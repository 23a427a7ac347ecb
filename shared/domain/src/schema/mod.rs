//! Texts with a form, for the schemas of bodies and answers, and values for examples.

pub mod example;
pub mod text;
