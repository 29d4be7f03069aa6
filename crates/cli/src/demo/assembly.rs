//! A case of another field in the demo: the owners of a housing estate vote on their rules and elect a committee.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::client::Client;
use super::story::{Story, photo};
use crate::Trouble;

const STREET: &str = "wu-shuping";
/// Whoever counts, each for oneself: both are members of the preparatory group.
const COUNTERS: [&str; 2] = ["yang-zhengxing", "long-meihua"];
/// Members of the group: party, person, name.
const GROUP: [(&str, &str, &str); 5] = [
    ("street-office", STREET, "吴树平"),
    ("residents-committee", COUNTERS[0], "杨正兴"),
    ("developer", "tian-zhiyong", "田志勇"),
    ("owners", COUNTERS[1], "龙美华"),
    ("owners", "yao-maosheng", "姚茂生"),
];
const OWNERS: u32 = 412;
const BUILDINGS: u32 = 8;

/// What an owner has, in hundredths of a square metre: as the register tells it, and as commands count it.
fn area(n: u32) -> u32 {
    8_652 + n % 5 * 1_207
}

/// The roll as a spreadsheet writes it.
fn roll() -> String {
    let mut text = String::from("姓名,编号,专有部分面积（平方米）,楼栋\n");
    for n in 1..=OWNERS {
        // Writing to memory does not fail.
        let _ = writeln!(
            text,
            "业主{n:03},{n:03},{}.{:02},{} 栋",
            area(n) / 100,
            area(n) % 100,
            n % BUILDINGS + 1
        );
    }
    text
}

impl Story<'_> {
    /// The rules are adopted; the election is being counted.
    pub(super) async fn assembly(&self) -> Result<String, Trouble> {
        let client = self.client;
        self.day(40, 20);
        let case = client.open(STREET, "owners-assembly", "锦江花园首次业主大会会议").await?;
        let decided = json!({"parameter": "committee_seats", "value": 5, "decided_by": "筹备组"});
        client.on_case(STREET, &case, "set_parameter", decided).await?;
        self.day(62, 90);
        let assembly = self.today();
        self.day(40, 30);
        let decided = json!({"parameter": "assembly-day", "day": assembly, "decided_by": "筹备组"});
        client.on_case(STREET, &case, "set_parameter", decided).await?;
        let notice = client
            .paper(STREET, "group-notice", "筹备组公告", "首次业主大会会议筹备组成员名单\n", json!({}))
            .await?;
        let member = |(party, person, name): &(&str, &str, &str)| json!({"name": name, "person": person, "party": party});
        let members: Vec<Value> = GROUP.iter().map(member).collect();
        let body = json!({"work": {"papers": [notice], "members": members}});
        client.on_task(STREET, "street", &case, "form-group", "submit", body).await?;
        self.prepare(client, &case).await?;
        self.day(62, 90);
        // 287 of 412 took part, in person and in writing.
        let for_it = |n: &u32| !n.is_multiple_of(7);
        let took: Vec<u32> = (1..=287).collect();
        let agree: Vec<u32> = took.iter().copied().filter(for_it).collect();
        let areas = |of: &[u32]| of.iter().copied().map(area).sum::<u32>();
        let count = |issued: Option<u32>, took: u32, agree: u32| {
            let mut count = json!({"participating": took, "for": agree, "against": took - agree});
            if let Some(issued) = issued {
                count["issued"] = issued.into();
            }
            count
        };
        let counts = json!({"heads": count(Some(OWNERS), took.len() as u32, agree.len() as u32),
            "floor-area": count(None, areas(&took), areas(&agree))});
        for person in COUNTERS {
            let record = client
                .paper(person, "adoption-record", "表决结果", "管理规约和议事规则表决结果\n", json!({}))
                .await?;
            let body = json!({"held_on": self.today(), "counts": counts, "papers": [record]});
            client.on_key(person, &case, "adopt-rules.1", "count_votes", body).await?;
        }
        Ok(case)
    }

    async fn prepare(&self, client: &Client, case: &str) -> Result<(), Trouble> {
        let group = format!("{case}-preparatory-group");
        let person = COUNTERS[0];
        self.day(43, 30);
        let file = client.file(person, "业主名册.csv", roll()).await?;
        let body = json!({"work": {"papers": [{"paper": "owner-roll", "files": [file]}]}});
        client.on_task(person, &group, case, "list-owners", "submit", body).await?;
        for (task, papers) in [
            (
                "draft-rules",
                &[("covenant", "管理规约（草案）"), ("rules-of-procedure", "议事规则（草案）")][..],
            ),
            ("name-candidates", &[("candidate-list", "委员候选人名单")]),
            ("announce", &[("announcement", "首次业主大会会议公告")]),
        ] {
            let mut filed = vec![];
            for (paper, name) in papers {
                filed.push(client.paper(person, paper, name, &format!("{name}\n"), json!({})).await?);
            }
            let body = json!({"work": {"papers": filed}});
            client.on_task(person, &group, case, task, "submit", body).await?;
        }
        self.post(client, case, person).await
    }

    /// The notice stands for its fifteen days; an owner objects, in vain.
    async fn post(&self, client: &Client, case: &str, person: &str) -> Result<(), Trouble> {
        let up = client.file(person, "公告张贴.png", photo("up")).await?;
        let down = client.file(person, "公告撤下.png", photo("down")).await?;
        let happens = |event: Value, words: &str, photo: &[&String]| json!({"event": event, "day": self.today(), "words": words, "files": photo});
        let key = "post-announcement.1";
        client
            .on_key(
                person,
                case,
                key,
                "record_event",
                happens(json!({"is": "put_up"}), "小区东门公告栏", &[&up]),
            )
            .await?;
        self.day(47, 200);
        let objected = json!({"is": "objected", "name": "业主017"});
        client
            .on_key(
                person,
                case,
                key,
                "record_event",
                happens(objected, "专有部分面积应为 110.66 平方米", &[]),
            )
            .await?;
        let declined = json!({"outcome": "declined", "took_place": self.today(), "reason": "与不动产登记一致，已书面答复"});
        client.on_key(COUNTERS[1], case, &format!("{key}.o1"), "decide", declined).await?;
        self.day(60, 60);
        client
            .on_key(person, case, key, "record_event", happens(json!({"is": "taken_down"}), "", &[&down]))
            .await
    }
}
