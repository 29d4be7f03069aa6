//! What survives when processes are killed and disks are full.

mod full;
mod kill;
