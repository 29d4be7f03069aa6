//! Pages in a real browser, by clicking alone.

mod axe;
mod driver;
mod founding;
mod minutes;
mod passkeys;
mod pictures;
mod uploads;
mod walk;
