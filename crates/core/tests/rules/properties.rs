//! Random sound procedures and random commands.
