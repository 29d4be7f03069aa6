//! Bodies in office in the demo: committees of three villages that were there before the program, a recall in one and the
//! election by which another is renewed.

use std::fmt::Write as _;

use quorate_core::Moment;
use quorate_core::directory::{DirectoryCommand, Term};
use quorate_core::procedure::AtEnd;
use serde_json::{Value, json};

use super::client::Client;
use super::story::{Story, photo};
use crate::Trouble;

const CHAIR: &str = "peng-yuelan";
const TELLER: &str = "shi-wanfu";
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

    /// A committee is renewed: too few were elected in the first round, and whoever was is on the election committee no
    /// more.
    pub(super) async fn election(&self) -> Result<String, Trouble> {
        let client = self.client;
        self.day(44, 20);
        let title = "鲍家坪村村民委员会换届选举";
        let case = client.open_about(CHAIR, "village-committee", title, COMMITTEES[2].0).await?;
        let member =
            |name: &str, person: Option<&str>| json!({"name": name, "party": "village", "person": person});
        let members = json!([
            member("彭月兰", Some(CHAIR)),
            member("石万福", Some(TELLER)),
            member("鲍国发", None),
            member("姚桂兰", None),
            member("龙秀珍", None),
        ]);
        let notice = client
            .paper(
                CHAIR,
                "committee-notice",
                "选举委员会公告",
                "鲍家坪村村民选举委员会由五人组成。\n",
                json!({}),
            )
            .await?;
        self.village(
            client,
            &case,
            "choose-election-committee",
            json!({"members": members, "papers": [notice]}),
        )
        .await?;
        let committee = format!("{case}-election-committee");
        let submit = async |task: &str, work: Value| {
            client.on_task(CHAIR, &committee, &case, task, "submit", json!({"work": work})).await
        };
        let file = client.file(CHAIR, "参加选举的村民名单.csv", roll(VOTERS)).await?;
        submit("register-voters", json!({"papers": [{"paper": "voter-roll", "files": [file]}]})).await?;
        let publish = async |is: &str, name: &str| {
            let file = client.file(CHAIR, &format!("{name}.png"), photo(is)).await?;
            let happened =
                json!({"event": {"is": is}, "day": self.today(), "words": "村务公开栏", "files": [file]});
            client.on_task(CHAIR, &committee, &case, "publish-roll", "record_event", happened).await
        };
        publish("put_up", "选民名单张贴").await?;
        self.day(65, 30);
        publish("taken_down", "选民名单撤下").await?;
        let list =
            client.paper(CHAIR, "candidates", "候选人名单", "村民直接提名的候选人\n", json!({})).await?;
        submit("nominate", json!({"papers": [list]})).await?;
        client.on_case(CHAIR, &case, "lapse", json!({"of": "meet-candidates"})).await?;
        let file = client.file(CHAIR, "委托人名单.csv", "姓名\n村民007\n村民031\n村民088\n").await?;
        let notice = client
            .paper(CHAIR, "proxy-notice", "委托投票公告", "三位村民在外务工，委托近亲属投票。\n", json!({}))
            .await?;
        let proxies = json!({"paper": "proxy-list", "files": [file]});
        submit("list-proxies", json!({"papers": [proxies, notice]})).await?;
        self.day(69, 120);
        for person in [CHAIR, TELLER] {
            client.on_task(person, &committee, &case, "elect", "count_votes", self.first_round()).await?;
        }
        Ok(case)
    }

    /// The count sheet: a chair, both deputies and one member of the two that are needed.
    fn first_round(&self) -> Value {
        let stands = |(seat, name, votes): &(&str, &str, u32)| {
            let mut who = json!({"seat": seat, "name": name, "pool": "登记参加选举的村民"});
            if *name == "鲍国发" {
                who["also"] = json!({"election-committee": 3});
            }
            json!({"who": who, "votes": {"heads": votes}})
        };
        let candidates = [
            ("chair", "鲍国发", 71),
            ("chair", "鲍正才", 38),
            ("deputies", "姚小燕", 64),
            ("deputies", "石昌明", 60),
            ("deputies", "杨通海", 22),
            ("member", "鲍小英", 66),
            ("member", "吴秀兰", 51),
            ("member", "龙国民", 47),
            ("member", "刘世平", 40),
            ("member", "彭家富", 18),
        ];
        let candidates: Vec<Value> = candidates.iter().map(stands).collect();
        json!({"held_on": self.today(), "candidates": candidates,
            "counts": {"heads": {"issued": 121, "participating": 112, "by_proxy": 3, "invalid": 3}}})
    }

    async fn village(&self, client: &Client, case: &str, task: &str, work: Value) -> Result<(), Trouble> {
        client.on_task(CHAIR, OFFICE, case, task, "submit", json!({"work": work})).await
    }
}
