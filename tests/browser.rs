//! Pages in a real browser, by clicking alone.

mod axe;
mod driver;
mod founding;
mod minutes;
mod pictures;
mod walk;
