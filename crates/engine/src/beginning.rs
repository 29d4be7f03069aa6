//! The beginning of a jurisdiction: its directory, the office that leads and its clerk.

use quorate_core::directory::{DirectoryCommand, Role, id_of};
use quorate_core::record::Digest;
use quorate_core::{RefusalCode, jurisdiction};
use quorate_store::StoreError;

use crate::{Engine, Failure, Order, Request, Who};

/// What a jurisdiction begins with.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The division code, and the tenant's id.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The party of procedures that the office fills; empty: none.
    pub party: String,
    /// The name of the office.
    pub office: String,
    /// The name of its clerk.
    pub person: String,
    /// The title of the clerk's position.
    pub title: String,
}

impl Beginning {
    /// Whether everything is told, and the code is one: digits are a code of the tree below the nation, anything else
    /// a jurisdiction with a tree of its own.
    pub fn is_whole(&self) -> bool {
        let told = [&self.code, &self.name, &self.office, &self.person];
        let digits = self.code.bytes().all(|b| b.is_ascii_digit());
        let level = jurisdiction::level(&self.code);
        told.iter().all(|t| !t.trim().is_empty())
            && (!digits || level.is_some_and(|l| l != jurisdiction::Level::Nation))
    }
}

/// The id of the clerk of a beginning.
pub const CLERK: &str = "clerk";

impl Engine {
    /// Begins a jurisdiction. What an earlier beginning left that broke off is gone on with.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn begin_jurisdiction(&self, beginning: &Beginning) -> Result<(), Failure> {
        let text = |t: &String| t.trim().to_owned();
        let party = text(&beginning.party);
        let office = if party.is_empty() { id_of("office", beginning.office.trim()) } else { party.clone() };
        let commands = [
            DirectoryCommand::Establish {
                jurisdiction: beginning.code.clone(),
                name: text(&beginning.name),
                name_en: String::new(),
            },
            DirectoryCommand::PutOffice {
                office: office.clone(),
                name: text(&beginning.office),
                name_en: String::new(),
                fills: if party.is_empty() { vec![] } else { vec![party] },
                since: None,
                phone: String::new(),
                under: None,
                route: None,
            },
            DirectoryCommand::PutPerson { person: CLERK.into(), name: text(&beginning.person) },
            DirectoryCommand::Appoint {
                appointment: CLERK.into(),
                person: CLERK.into(),
                office,
                role: Role::Clerk,
                rank: String::new(),
                title: beginning.title.clone(),
                since: None,
            },
        ];
        let who = Who::person(&beginning.code, "system", "system");
        for command in commands {
            // The same words are the same command; a second try in other words is another.
            let said = Digest::of(format!("{command:?}").as_bytes());
            let id = format!("first-start-{said}");
            match self.submit(Request::new(who.clone(), id, Order::Directory(command))).await {
                // By a beginning that broke off.
                Err(Failure::Refused(r)) if r.code == RefusalCode::AlreadyEstablished => {}
                answer => drop(answer?),
            }
        }
        Ok(())
    }

    /// Whether somebody has been appointed in a jurisdiction: a beginning that broke off is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn has_begun(&self, tenant: &str) -> Result<bool, StoreError> {
        Ok(!self.directory(tenant).await?.appointments.is_empty())
    }

    /// Whether any jurisdiction has begun.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn is_begun(&self) -> Result<bool, StoreError> {
        for tenant in self.store().tenants().await? {
            if self.has_begun(&tenant).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
