//! What the service promises to whoever comes over HTTP: routes, documents, refusals, reading, pages.

mod bad_input;
pub mod document;
mod founding;
pub mod markup;
mod matrix;
mod pages;
mod reading;
pub mod site;
