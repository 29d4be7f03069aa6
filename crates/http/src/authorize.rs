//! Who may come where: one function over one table of routes. Default deny; what is not the visitor's is missing.

use quorate_core::directory::Role;
use quorate_core::record::Digest;
use quorate_store::StoreError;

use crate::Web;
use crate::rolls::sees_rows;
use crate::visitor::Visitor;

/// Who may come to a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// Whoever acts for some office.
    Acts,
    /// Whoever acts for `{office}`; the auditor reads.
    Office,
    /// Whoever acts for an office that takes part in `{case}`; the auditor reads.
    Sees,
    /// Whoever acts for an office that takes part in `{case}`: writes.
    TakesPart,
    /// Whoever stored `{digest}`, or sees a case that names it.
    Artifact,
    /// Clerks and administrators: offices and people.
    Administers,
    /// Whoever reads every case of the jurisdiction.
    Audits,
    /// Whoever looks after accounts and reads the security log.
    Guards,
    /// Whoever holds `{secret}`, the link of an invitation.
    Invited,
    /// Whoever holds `{secret}`, the address of a calendar.
    Feed,
}

/// What a route is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Object {
    pub case: Option<String>,
    pub office: Option<String>,
    pub digest: Option<String>,
    pub secret: Option<String>,
}

/// Why somebody may not come.
#[derive(Debug)]
pub(crate) enum Denied {
    /// Nothing under this name, or not the visitor's: both look the same.
    Missing,
    /// The role may not.
    Forbidden,
    /// It could not be found out.
    Store(StoreError),
}

impl From<StoreError> for Denied {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Whether a visitor may come to a route about an object.
pub(crate) async fn authorize(
    web: &Web,
    visitor: &Visitor,
    access: Access,
    object: &Object,
) -> Result<(), Denied> {
    let auditor = visitor.reads_all();
    match access {
        Access::Public | Access::SignedIn => Ok(()),
        Access::Acts if visitor.acts() => Ok(()),
        Access::Administers if visitor.has(Role::Clerk) || visitor.has(Role::Administrator) => Ok(()),
        Access::Guards if visitor.guards() => Ok(()),
        Access::Audits if auditor => Ok(()),
        // Who the holder is was found out from the secret itself.
        Access::Invited if visitor.guest.is_some() => Ok(()),
        // The same of whoever subscribed.
        Access::Feed if visitor.via == "feed" => Ok(()),
        Access::Invited | Access::Feed => Err(Denied::Missing),
        Access::Acts | Access::Administers | Access::Guards | Access::Audits => Err(Denied::Forbidden),
        Access::Office => {
            let office = object.office.as_deref().unwrap_or_default();
            let exists = web.engine().directory(&visitor.tenant).await?.offices.contains_key(office);
            if exists && (visitor.acts_for(office) || auditor) { Ok(()) } else { Err(Denied::Missing) }
        }
        Access::Sees => sees(web, visitor, object.case.as_deref().unwrap_or_default()).await,
        Access::TakesPart => {
            sees(web, visitor, object.case.as_deref().unwrap_or_default()).await?;
            if visitor.acts() { Ok(()) } else { Err(Denied::Forbidden) }
        }
        Access::Artifact => {
            let digest: Digest =
                object.digest.as_deref().and_then(|d| d.parse().ok()).ok_or(Denied::Missing)?;
            let Some((_, person)) = web.engine().store().artifact(&visitor.tenant, digest).await? else {
                return Err(Denied::Missing);
            };
            if person == visitor.person {
                return Ok(());
            }
            for case in web.engine().store().cases_naming(&visitor.tenant, digest).await? {
                if sees(web, visitor, &case).await.is_ok() && sees_file(web, visitor, &case, digest).await? {
                    return Ok(());
                }
            }
            Err(Denied::Missing)
        }
    }
}

/// Whether whoever sees a case sees a file in it.
async fn sees_file(web: &Web, visitor: &Visitor, case: &str, digest: Digest) -> Result<bool, Denied> {
    let Some(case) = web.engine().case(&visitor.tenant, case).await? else { return Ok(false) };
    let procedure = web.engine().procedures().by_digest(case.digest);
    Ok(procedure.is_none_or(|procedure| sees_rows(&case, &procedure, visitor, digest)))
}

/// A case is seen by the offices that take part in it, by whoever covers somebody there in its procedure, and by the
/// auditor of its jurisdiction.
pub(crate) async fn sees(web: &Web, visitor: &Visitor, case: &str) -> Result<(), Denied> {
    if visitor.reads_all() {
        let known = web.engine().store().case_row(&visitor.tenant, case).await?;
        return if known.is_some() { Ok(()) } else { Err(Denied::Missing) };
    }
    for office in visitor.offices() {
        if web.engine().store().sees_case(&visitor.tenant, case, &office).await? {
            return Ok(());
        }
    }
    // A cover that is for some procedures shows the cases of these alone.
    for (office, covers) in visitor.partly() {
        if web.engine().store().sees_case(&visitor.tenant, case, &office).await? {
            let row = web.engine().store().case_row(&visitor.tenant, case).await?;
            if row.is_some_and(|r| covers.iter().any(|c| c.is_for_procedure(&r.procedure))) {
                return Ok(());
            }
        }
    }
    Err(Denied::Missing)
}
