//! Pages in a real browser, by clicking alone.

mod driver;
mod founding;
mod passkeys;
mod pictures;
