//! What the outside tells `decide`: who, when, by which directory and calendar, with which salt.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
pub use crate::case::results::Elsewhere;
pub use crate::directory::Capacity;
use crate::directory::{Directory, Role};
use crate::moment::Moment;
use crate::procedure::Procedure;
use crate::record::Digest;
use crate::roll::{Counted, Fault};

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The person.
    pub person: String,
    /// Everything the person may act as today.
    pub capacities: Vec<Capacity>,
    /// How the person came in: `token`, `session`, `link`, `system`.
    pub via: String,
    /// Whoever holds an invitation, as stated by the holder.
    pub guest: Option<Guest>,
}

/// The holder of an invitation, as the holder states it: nobody of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// The invitation, by the version of the case whose act made it.
    pub invitation: u64,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Rank, by the id procedures use; empty if none was asked for.
    pub rank: String,
}

impl Actor {
    /// The capacities in which the person acts for an office: one's own before those of colleagues on leave, the
    /// highest rank first by the given order of ranks.
    pub fn for_office(&self, office: &str, rank_of: &dyn Fn(&str) -> Option<usize>) -> Vec<&Capacity> {
        let mut all: Vec<&Capacity> =
            self.capacities.iter().filter(|c| c.office == office && c.role.acts()).collect();
        all.sort_by_key(|c| (c.covers.is_some(), std::cmp::Reverse(rank_of(&c.rank))));
        all
    }

    /// Whether the person has a role anywhere in the jurisdiction; a role is not covered.
    pub fn has_role(&self, role: Role) -> bool {
        self.capacities.iter().any(|c| c.role == role && c.covers.is_none())
    }
}

/// An artifact that has been stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
    /// Media type, as sniffed and allowed.
    pub media: String,
    /// The name it was uploaded under.
    pub name: String,
}

/// Rolls as counted from their files, by what they are filed as and the hash of the file; or what is wrong with them.
pub type Rolls = BTreeMap<(String, Digest), Result<Counted, Vec<Fault>>>;

/// Of whatever files no roll.
pub static NO_ROLLS: &Rolls = &Rolls::new();

/// Everything `decide` may know besides state and command.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The moment of recording.
    pub now: Moment,
    /// Who acts.
    pub actor: &'a Actor,
    /// The directory of the tenant.
    pub directory: &'a Directory,
    /// The public calendar of the place.
    pub calendar: &'a Calendar,
    /// Random bytes from which the salts of payloads come.
    pub salt: [u8; 32],
    /// The artifacts the command names, as far as they are stored.
    pub artifacts: &'a BTreeMap<Digest, Stored>,
    /// What the rolls among them come to, as far as they were counted.
    pub rolls: &'a Rolls,
    /// The procedure a migration names, if it is known.
    pub migrates_to: Option<&'a Procedure>,
    /// The case whose result a command takes over, if there is one.
    pub elsewhere: Option<&'a Elsewhere>,
}
