//! One's identities with a provider: linked and let go with the present password, where there is one.

use super::{Changing, Sent, Shown, wrong};
use crate::problem::Problem;

impl Changing<'_> {
    /// What keeps the person from changing which identities are linked; none if nothing does.
    pub(super) async fn may_link(&self, sent: &Sent) -> Result<Option<Shown>, Problem> {
        // Whoever comes in by one-time links alone has no password to give.
        let Some(account) = self.own().await? else { return Ok(None) };
        match self.present(&account, sent).await? {
            Ok(keys) => {
                self.web.door().attempts.passed(&keys, self.web.engine().now());
                Ok(None)
            }
            Err(why) => Ok(wrong(why)),
        }
    }

    pub(super) async fn end_identity(&self, sent: &Sent) -> Result<Option<Shown>, Problem> {
        if let Some(shown) = self.may_link(sent).await? {
            return Ok(Some(shown));
        }
        // No identity holds a control character, and one of the databases will not even look for it.
        if [&sent.issuer, &sent.subject].iter().any(|t| t.chars().any(char::is_control)) {
            return Ok(None);
        }
        let (who, which) = ((&*self.visitor.tenant, &*self.visitor.person), (&*sent.issuer, &*sent.subject));
        if self.web.engine().store().drop_identity(who, which).await? > 0 {
            self.note("identity-ended", &sent.issuer).await?;
        }
        Ok(None)
    }
}
