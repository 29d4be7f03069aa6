//! What the service promises to whoever comes over HTTP: routes, documents, refusals, reading, pages.

mod auditing;
mod bad_input;
mod beginning;
mod calendar;
mod desk;
pub mod document;
mod door;
mod founding;
mod handing;
mod inviting;
mod local;
pub mod markup;
mod matrix;
mod pages;
mod papers;
mod reading;
pub mod site;
mod telling;
mod visiting;
