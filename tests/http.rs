//! What the service promises to whoever comes over HTTP: routes, documents, refusals, reading, pages.

mod auditing;
mod bad_input;
mod beginning;
mod calendar;
mod desk;
pub mod document;
pub mod door;
mod founding;
mod handing;
mod hands;
mod identity;
mod inviting;
mod local;
pub mod markup;
mod matrix;
mod pages;
mod papers;
pub mod passkeys;
mod photos;
mod practice;
mod provider;
mod reading;
mod sharing;
pub mod site;
mod telling;
mod uploads;
mod visiting;
