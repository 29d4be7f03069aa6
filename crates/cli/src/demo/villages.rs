//! Bodies in office in the demo: committees of three villages that were there before the program, and a recall in one.

use std::fmt::Write as _;

use quorate_core::Moment;
use quorate_core::directory::{DirectoryCommand, Term};
use quorate_core::procedure::AtEnd;
use serde_json::{Value, json};

use super::client::Client;
use super::story::{Story, photo};
use crate::Trouble;

const CHAIR: &str = "peng-yuelan";
const OFFICE: &str = "village-assembly";
const VOTERS: u32 = 126;
const ADULTS: u32 = 141;

/// Office, name, English name, and how many days after the demo begins its term is over: one is overdue by now.
const COMMITTEES: [(&str, &str, &str, i64); 3] = [
    ("dalong-committee", "大龙村村民委员会", "Dalong villagers' committee", 1_020),
    ("fushan-committee", "茯山村村民委员会", "Fushan villagers' committee", 48),
    ("baojiaping-committee", "鲍家坪村村民委员会", "Baojiaping villagers' committee", 190),
];
/// Five years, as the law has it.
const TERM_MONTHS: i64 = -60;

/// The committees as offices, and what each of them is.
pub(super) fn committees(begins: Moment) -> Vec<DirectoryCommand> {
    let mut all = vec![];
    for (office, name, name_en, days) in COMMITTEES {
        all.push(DirectoryCommand::PutOffice {
            office: office.into(),
            name: name.into(),
            name_en: name_en.into(),
            fills: vec![],
            since: None,
            phone: String::new(),
            under: None,
            route: None,
        });
        let until = begins.plus_minutes(days * 24 * 60).date(480);
        let since = until.plus_months(TERM_MONTHS);
        let term = Term { since, until, at_end: AtEnd::Continues, opens: None };
        all.push(DirectoryCommand::RegisterBody {
            office: office.into(),
            body: "villagers-committee".into(),
            since: Some(since),
            term: Some(term),
        });
    }
    all
}

/// So many villagers, in four groups.
fn roll(people: u32) -> String {
    let mut text = String::from("姓名,村民小组\n");
    for n in 1..=people {
        // Writing to memory does not fail.
        let _ = writeln!(text, "村民{n:03},{} 组", n % 4 + 1);
    }
    text
}

impl Story<'_> {
    /// Villagers have asked for a recall; everything is ready for the vote.
    pub(super) async fn recall(&self) -> Result<String, Trouble> {
        let client = self.client;
        self.day(66, 20);
        let case =
            client.open_about(CHAIR, "village-recall", "大龙村罢免村委会成员", COMMITTEES[0].0).await?;
        let request = client.file(CHAIR, "联名罢免要求书.png", photo("request")).await?;
        let sections = ["要求罢免的人", "理由"];
        let papers = json!([{"paper": "request", "files": [request], "sections": sections}]);
        let facts = json!({"asked_by": "村民"});
        self.village(client, &case, "receive-request", json!({"papers": papers, "facts": facts})).await?;
        self.day(67, 40);
        let file = client.file(CHAIR, "有选举权的村民名单.csv", roll(ADULTS)).await?;
        let papers = json!([{"paper": "villager-roll", "files": [file]}]);
        self.village(client, &case, "list-villagers", json!({"papers": papers})).await?;
        let signed =
            json!({"held_on": self.today(), "counts": {"heads": {"participating": 33, "invalid": 1}}});
        client.on_task(CHAIR, OFFICE, &case, "villagers-sign", "count_votes", signed).await?;
        self.day(68, 90);
        let defence = client.file(CHAIR, "申辩意见.png", photo("defence")).await?;
        let papers = json!([{"paper": "defence", "files": [defence]}]);
        self.village(client, &case, "hear-defence", json!({"papers": papers})).await?;
        let stays = |seat: &str, name: &str| json!({"seat": seat, "name": name, "pool": "在任的组成人员"});
        let roster =
            json!([stays("chair", "龙正祥"), stays("deputies", "姚玉芬"), stays("member", "杨再兴")]);
        self.village(client, &case, "list-remaining", json!({"roster": roster})).await?;
        let file = client.file(CHAIR, "登记参加选举的村民名单.csv", roll(VOTERS)).await?;
        let papers = json!([{"paper": "voter-roll", "files": [file]}]);
        self.village(client, &case, "list-voters", json!({"papers": papers})).await?;
        Ok(case)
    }

    async fn village(&self, client: &Client, case: &str, task: &str, work: Value) -> Result<(), Trouble> {
        client.on_task(CHAIR, OFFICE, case, task, "submit", json!({"work": work})).await
    }
}
