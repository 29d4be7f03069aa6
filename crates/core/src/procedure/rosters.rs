//! 名单: seats, how many of each, and where their people come from.

use super::model::{Between, Clause, Test, Who};

/// Where the people for a seat come from.
#[derive(Clone, Debug)]
pub enum From {
    /// Holders of positions in parties.
    Who(Vec<Who>),
    /// Pools with conditions on the person.
    Pools(Vec<Pool>),
}

/// A pool of people and what is asked of a person from it.
#[derive(Clone, Debug)]
pub struct Pool {
    /// As the source names it.
    pub title: String,
    /// What is asked.
    pub asks: Vec<(String, Test)>,
    /// The date at which age and the like are judged, in words.
    pub as_of: Option<String>,
}

/// A seat of a roster.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Its id, unique in the roster.
    pub id: String,
    /// For people.
    pub title: String,
    /// How many.
    pub count: Between,
    /// From where.
    pub from: From,
    /// At most so many from one party.
    pub per_party: Option<u32>,
    /// Parties that must be among them.
    pub must_include: Vec<String>,
    /// What the holder is to do.
    pub duty: String,
    /// How they are chosen, in the words of the source.
    pub how: String,
    /// Source and force.
    pub clause: Clause,
}

/// People proposed for seats, with rules.
#[derive(Clone, Debug)]
pub struct Roster {
    /// Its id; a roster named as a body is that body's.
    pub id: String,
    /// For people.
    pub title: String,
    /// Nobody sits twice.
    pub one_seat_each: bool,
    /// In the order of the file.
    pub seats: Vec<Seat>,
    /// Source and force.
    pub clause: Clause,
}
