//! 经办人: who handles a case for each office, and the form by which one's own office says so.

use quorate_core::case::Case;

use super::Desk;
use super::hands::{Choice, people_of};
use crate::problem::Problem;

/// An office of a case and its handler.
pub(super) struct Handler {
    pub office: String,
    pub office_name: String,
    /// By name; empty if there is none.
    pub person: String,
    /// Whom the visitor may name, and whether that is who it is; none for other offices.
    pub choices: Vec<(Choice, bool)>,
    /// There is one, and the visitor may end it.
    pub can_end: bool,
}

/// The handlers of a case, and the visitor's own offices that may name one.
pub(super) async fn handlers(desk: &mut Desk, case: &Case) -> Result<Vec<Handler>, Problem> {
    let (web, tenant) = (desk.web.clone(), desk.visitor.tenant.clone());
    desk.names.fetch_people(&web, &tenant, case.handlers.values().cloned()).await?;
    let mut all = vec![];
    for office in case.offices() {
        let now = case.handlers.get(office);
        let own = case.is_open() && desk.visitor.acts_for(office);
        if now.is_none() && !own {
            continue;
        }
        let orders = desk.visitor.orders(office);
        let mut people = if own { people_of(desk, office).await? } else { vec![] };
        people.retain(|(id, _)| orders || *id == desk.visitor.person);
        all.push(Handler {
            office: office.to_owned(),
            office_name: desk.names.office(office, desk.language),
            person: now.map(|p| desk.names.person(p)).unwrap_or_default(),
            can_end: now.is_some_and(|p| orders || *p == desk.visitor.person),
            choices: people.into_iter().map(|one| (one.clone(), now == Some(&one.0))).collect(),
        });
    }
    Ok(all)
}
