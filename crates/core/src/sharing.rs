//! 派办: which tasks of an office go to which of its people: by lot, in turn, or to whoever has least.

use std::collections::BTreeMap;

use crate::record::Digest;

/// Somebody who can be given tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The id in the directory.
    pub person: String,
    /// How many tasks they hold now.
    pub load: u64,
}

/// How tasks are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// 抽签: each task by a draw of its own.
    Lot,
    /// 轮流: one each in turn, whoever has least first; shares differ by one at most.
    InTurn,
    /// 派给在办最少的人: each task to whoever has least by then, what was just given counted.
    Shortest,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::InTurn, Self::Shortest, Self::Lot];
    /// As forms send it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lot => "lot",
            Self::InTurn => "in_turn",
            Self::Shortest => "shortest",
        }
    }
}

/// Who gets each of some tasks, in their order; nothing where there is nobody. `seed` is drawn by the caller, and only
/// `Lot` looks at it.
pub fn share_out(tasks: usize, people: &[Colleague], how: How, seed: [u8; 32]) -> Vec<String> {
    // Each once, whatever the list says, and in an order of their own.
    let known: BTreeMap<&str, u64> = people.iter().map(|c| (c.person.as_str(), c.load)).collect();
    let mut line: Vec<(u64, &str)> = known.into_iter().map(|(person, load)| (load, person)).collect();
    line.sort_unstable();
    if line.is_empty() {
        return vec![];
    }
    let mut lot = Lot { seed, drawn: 0 };
    let mut given = Vec::with_capacity(tasks);
    for n in 0..tasks {
        let at = match how {
            How::InTurn => n % line.len(),
            How::Lot => lot.below(line.len()),
            How::Shortest => {
                let least = line.iter().enumerate().min_by_key(|(_, one)| **one);
                least.map_or(0, |(at, _)| at)
            }
        };
        line[at].0 += u64::from(how == How::Shortest);
        given.push(line[at].1.to_owned());
    }
    given
}

/// A stream of numbers that nobody foresees who does not know the seed.
struct Lot {
    seed: [u8; 32],
    drawn: u64,
}

impl Lot {
    fn next(&mut self) -> u64 {
        let mut bytes = self.seed.to_vec();
        bytes.extend(self.drawn.to_be_bytes());
        self.drawn += 1;
        let hash = Digest::of(&bytes).0;
        hash.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }

    /// A number below another, each as likely: what would favour the first few is drawn again.
    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        let fair = u64::MAX - u64::MAX % bound;
        loop {
            let number = self.next();
            if number < fair {
                return usize::try_from(number % bound).unwrap_or(0);
            }
        }
    }
}
