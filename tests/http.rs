//! What the service promises to whoever comes over HTTP: routes, documents, refusals, reading, pages.

mod bad_input;
pub mod document;
pub mod door;
mod founding;
mod identity;
mod inviting;
pub mod markup;
mod matrix;
mod pages;
pub mod passkeys;
mod photos;
mod practice;
mod provider;
mod reading;
pub mod site;
mod uploads;
mod visiting;
