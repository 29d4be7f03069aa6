//! A case of another field in the demo: a society asks to be registered by an authority that never signs in.

use serde_json::{Value, json};

use super::client::Client;
use super::story::{Story, photo};
use crate::Trouble;

const INITIATOR: &str = "he-xiaoling";
const OFFICE: &str = "initiators";
const MEMBERS: usize = 64;

const CHARTER: &[&str] = &[
    "名称和住所",
    "宗旨、业务范围和活动地域",
    "会员资格及其权利、义务",
    "民主的组织管理制度",
    "负责人的条件和产生、罢免的程序",
    "资产管理和使用的原则",
    "章程的修改程序",
    "终止程序和终止后资产的处理",
];

impl Story<'_> {
    /// The society has been founded by its meeting and waits for the registry's answer.
    pub(super) async fn society(&self) -> Result<String, Trouble> {
        let client = self.client;
        self.day(20, 40);
        let case = client.open(INITIATOR, "social-organization-founding", "玉屏阅读推广协会成立").await?;
        let rows: String = (1..=MEMBERS).map(|n| format!("会员{n:02}\n")).collect();
        let roll = client.file(INITIATOR, "会员名册.csv", format!("姓名\n{rows}")).await?;
        self.submit(&case, "list-members", json!({"papers": [{"paper": "member-roll", "files": [roll]}]}))
            .await?;
        let charter = self.of(client, "charter", "章程草案", json!({"sections": CHARTER})).await?;
        self.submit(&case, "draft-charter", json!({"papers": [charter]})).await?;
        let mut papers = vec![];
        for (paper, name) in [
            ("capital-report", "验资报告"),
            ("premises-proof", "场所使用权证明"),
            ("officers-papers", "拟任负责人材料"),
        ] {
            papers.push(self.of(client, paper, name, json!({})).await?);
        }
        let holders = json!([{"seat": "legal-representative", "name": "何晓玲", "pool": "会员"},
            {"seat": "officer", "name": "石磊", "pool": "会员"}]);
        self.submit(&case, "gather-papers", json!({"papers": papers, "roster": holders})).await?;
        self.day(24, 60);
        self.happens(&case, "ask-competent-unit", json!({"is": "sent"}), "", vec![]).await?;
        self.day(38, 90);
        let approval = self
            .of(client, "approval-document", "批准文件", json!({"number": "玉文旅函〔2026〕14号"}))
            .await?;
        let registered = json!({"is": "answered", "answer": "registered"});
        self.happens(&case, "ask-competent-unit", registered, "同意成立", vec![approval]).await?;
        self.day(45, 30);
        let minutes = self.of(client, "meeting-minutes", "成立大会纪要", json!({})).await?;
        let held = json!({"held_on": self.today(), "papers": [minutes],
            "attendance": [{"party": "initiators", "name": "何晓玲"}],
            "agenda": [{"title": "通过章程", "held": true}, {"title": "选举负责人", "held": true}]});
        client.on_task(INITIATOR, OFFICE, &case, "found-meeting", "record_meeting", held).await?;
        self.day(50, 30);
        let application = self.of(client, "application", "登记申请书", json!({})).await?;
        self.submit(&case, "apply", json!({"papers": [application]})).await?;
        self.happens(&case, "register", json!({"is": "sent"}), "当面递交", vec![]).await?;
        self.day(51, 30);
        self.happens(&case, "register", json!({"is": "received"}), "受理通知书", vec![]).await?;
        Ok(case)
    }

    async fn of(&self, client: &Client, paper: &str, name: &str, more: Value) -> Result<Value, Trouble> {
        client.paper(INITIATOR, paper, name, &format!("{name}\n"), more).await
    }

    async fn submit(&self, case: &str, task: &str, work: Value) -> Result<(), Trouble> {
        self.client.on_task(INITIATOR, OFFICE, case, task, "submit", json!({"work": work})).await
    }

    async fn happens(
        &self,
        case: &str,
        task: &str,
        event: Value,
        words: &str,
        papers: Vec<Value>,
    ) -> Result<(), Trouble> {
        let photo = self.client.file(INITIATOR, "回执.png", photo(words)).await?;
        let body =
            json!({"event": event, "day": self.today(), "words": words, "files": [photo], "papers": papers});
        self.client.on_task(INITIATOR, OFFICE, case, task, "record_event", body).await
    }
}
