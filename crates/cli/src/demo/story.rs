//! What happens in the demo: one case to its founding, one returned from coordination to plan, one waiting, and four of other fields.

use quorate_core::Moment;
use quorate_engine::Clock;
use serde_json::{Value, json};

use super::client::Client;
use super::later;
use crate::Trouble;

/// The cases.
pub(crate) struct Cases {
    pub founded: String,
    pub returned: String,
    pub waiting: String,
    pub assembly: String,
    pub society: String,
    pub negotiation: String,
    pub recall: String,
    pub registration: String,
    pub election: String,
}

const LEAGUE: &str = "yao-yuqing";
const CORE: &str = "county-work-committee";
/// The bureaus asked: office and its section head.
const BUREAUS: [(&str, &str); 8] = [
    ("agriculture", "shu-wenbin"),
    ("cooperatives", "tian-maolin"),
    ("management", "zhou-limin"),
    ("commerce", "wu-guodong"),
    ("science", "wang-hai"),
    ("civil", "liu-xiuying"),
    ("tax", "zhang-ling"),
    ("finance", "hong-xiaoyan"),
];
/// Units of the deputy secretaries, with their people.
const DEPUTIES: [(&str, &str, &str); 8] = [
    ("organization", "deng-shihai", "邓世海"),
    ("agriculture", "shu-wenbin", "舒文彬"),
    ("cooperatives", "tian-maolin", "田茂林"),
    ("management", "zhou-limin", "周立民"),
    ("commerce", "wu-guodong", "吴国栋"),
    ("science", "wang-hai", "王海"),
    ("civil", "liu-xiuying", "刘秀英"),
    ("tax", "zhang-ling", "张凌"),
];
/// The smallest picture: a photograph of the paper stands for it.
const PHOTO: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x62, 0,
    1, 0, 0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

/// A picture that differs from the others by what stands after its end.
pub(super) fn photo(of: &str) -> Vec<u8> {
    [PHOTO, of.as_bytes()].concat()
}

/// Nine in the morning in China, seventy days ago.
pub(super) fn begins(now: Moment) -> Moment {
    let day = 24 * 60 * 60_000_000;
    Moment((now.0 - 70 * day).div_euclid(day) * day + 60 * 60_000_000)
}

pub(super) struct Story<'a> {
    pub client: &'a Client,
    clock: &'a Clock,
    start: Moment,
}

pub(super) async fn tell(client: &Client, clock: &Clock, now: Moment) -> Result<Cases, Trouble> {
    let story = Story { client, clock, start: clock.now() };
    let founded = story.founded().await?;
    let returned = story.returned().await?;
    let waiting = story.waiting().await?;
    let assembly = story.assembly().await?;
    let society = story.society().await?;
    let negotiation = story.negotiation().await?;
    let recall = story.recall().await?;
    let registration = story.registration().await?;
    let election = story.election().await?;
    clock.set(now);
    Ok(Cases { founded, returned, waiting, assembly, society, negotiation, recall, registration, election })
}

impl Story<'_> {
    pub fn day(&self, day: i64, minutes: i64) {
        self.clock.set(later(self.start, day, minutes));
    }

    pub fn today(&self) -> String {
        self.clock.now().date(480).to_string()
    }

    async fn league(&self, case: &str, task: &str, act: &str, body: Value) -> Result<(), Trouble> {
        self.client.on_task(LEAGUE, "league", case, task, act, body).await
    }

    async fn founded(&self) -> Result<String, Trouble> {
        self.day(0, 10);
        let case = self.client.open(LEAGUE, CORE, "县农村合作组织团工委成立").await?;
        self.survey(&case, 4).await?;
        self.plan(&case, 9).await?;
        self.coordinate(&case, 14).await?;
        self.group(&case, 30).await?;
        self.approve(&case, 36).await?;
        self.conference(&case, 47).await?;
        Ok(case)
    }

    async fn survey(&self, case: &str, day: i64) -> Result<(), Trouble> {
        self.day(day, 95);
        let text = "玉屏侗族自治县农村合作组织和团员青年情况调研报告\n\n一、县域农村经济发展状况\n二、合作组织发展现状\n三、基层党团组织建设\n四、团员青年等情况\n";
        let paper = self.client.paper(LEAGUE, "survey-report", "调研报告", text, json!({})).await?;
        self.league(
            case,
            "survey-county",
            "submit",
            json!({"work": {"papers": [paper],
            "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}}),
        )
        .await
    }

    async fn parameter(&self, case: &str, parameter: &str, value: Value, by: &str) -> Result<(), Trouble> {
        let body = json!({"parameter": parameter, "value": value, "decided_by": by});
        self.client.on_case(LEAGUE, case, "set_parameter", body).await
    }

    fn roster() -> Value {
        let mut people = vec![
            json!({"seat": "secretary", "name": "龙启明", "person": "long-qiming", "party": "league", "position": "league-deputy"}),
        ];
        for (party, person, name) in DEPUTIES {
            people.push(json!({"seat": "deputies", "name": name, "person": person, "party": party, "position": "section-head"}));
        }
        people.push(json!({"seat": "committee", "name": "姚本富", "pool": "规模较大的合作组织团组织负责人", "facts": {"cooperative_members": 320}}));
        people.push(json!({"seat": "committee", "name": "杨秀珍", "pool": "乡镇团委负责人"}));
        people
            .push(json!({"seat": "committee", "name": "罗小松", "pool": "参与合作组织生产经营的大学生村官"}));
        json!(people)
    }

    async fn plan(&self, case: &str, day: i64) -> Result<(), Trouble> {
        self.day(day, 30);
        self.parameter(case, "committee_size", json!(3), "团县委书记办公会").await?;
        self.parameter(case, "large_members", json!(200), "团县委书记办公会").await?;
        let list = self
            .client
            .paper(LEAGUE, "draft-roster", "拟任人选名单", "书记 1 名，副书记 8 名，委员 3 名。\n", json!({}))
            .await?;
        self.league(
            case,
            "draft-leadership",
            "submit",
            json!({"work": {"papers": [list], "roster": Self::roster()}}),
        )
        .await?;
        self.day(day, 200);
        let classes = self
            .client
            .paper(
                LEAGUE,
                "classification",
                "合作组织类型划分",
                "油茶 4 家，黄桃 3 家，生猪 2 家。\n",
                json!({}),
            )
            .await?;
        self.league(
            case,
            "classify",
            "submit",
            json!({"work": {"papers": [classes], "facts": {"similar_cooperatives": 4}}}),
        )
        .await?;
        self.league(
            case,
            "lay-out-specialised",
            "submit",
            json!({"work": {"remark": "油茶专业团委，待团工委成立后组建"}}),
        )
        .await?;
        self.league(
            case,
            "lay-out-branches",
            "submit",
            json!({"work": {"choices": ["单独组建", "联合组建"]}}),
        )
        .await?;
        self.client.on_case(LEAGUE, case, "lapse", json!({"of": "lay-out-groups"})).await?;
        self.day(day + 2, 60);
        let text = "县农村合作组织团工委成立方案\n\n一、班子成员\n二、组织层级\n";
        let plan = self
            .client
            .paper(LEAGUE, "work-plan", "工作方案", text, json!({"sections": ["班子成员", "组织层级"]}))
            .await?;
        self.league(case, "write-plan", "submit", json!({"work": {"papers": [plan]}})).await?;
        self.parameter(case, "reply_days", json!(10), "团县委书记").await
    }

    async fn reply(&self, case: &str, office: &str, person: &str, body: Value) -> Result<(), Trouble> {
        self.client.on_task(person, office, case, "bureaus", "reply", body).await
    }

    async fn coordinate(&self, case: &str, day: i64) -> Result<(), Trouble> {
        self.day(day, 25);
        let text = "关于征求县农村合作组织团工委成立方案意见的函\n";
        let letter = self
            .client
            .paper(LEAGUE, "opinion-letter", "征求意见函", text, json!({"number": "玉团函〔2026〕12号"}))
            .await?;
        self.league(case, "bureaus", "submit", json!({"work": {"papers": [letter]}})).await?;
        self.day(day, 40);
        let consent = json!({"stance": "suggest", "opinion": "同意。请注意与农村党建联席会议衔接。"});
        self.client
            .on_task("deng-shihai", "organization", case, "organization-consent", "reply", consent)
            .await?;
        // The county has no rural association: the lead says so, and the banks are asked.
        self.client
            .on_case(LEAGUE, case, "bind_party", json!({"party": "associations", "offices": []}))
            .await?;
        self.client
            .on_task(
                "shen-fang",
                "bank",
                case,
                "finance-and-associations",
                "reply",
                json!({"stance": "agree"}),
            )
            .await?;
        for (n, (office, person)) in BUREAUS.into_iter().enumerate() {
            self.day(day + n as i64 / 2, 60 + 25 * n as i64);
            match office {
                "commerce" => {
                    let opinion =
                        "与个体私营企业团建的范围有交叉，建议写明已登记的农民专业合作社归团工委联系。";
                    self.reply(case, office, person, json!({"stance": "object", "opinion": opinion})).await?;
                }
                "tax" => self.on_paper(case).await?,
                "science" => {
                    self.client.on_task(person, office, case, "bureaus", "claim", json!({})).await?;
                    self.reply(case, office, person, json!({"stance": "agree", "opinion": "支持。"})).await?;
                }
                _ => self.reply(case, office, person, json!({"stance": "agree"})).await?,
            }
        }
        self.day(day + 7, 50);
        let reason = "已登记的农民专业合作社归团工委联系，其他仍按原渠道，将在筹备中写明；方案不改。";
        let disposal = json!({"disposal": "partly", "reason": reason});
        self.client.on_key(LEAGUE, case, "bureaus.1.commerce", "dispose", disposal).await?;
        self.client.on_case(LEAGUE, case, "lapse", json!({"of": "coordination-meeting"})).await
    }

    /// The tax bureau answered on paper; the lead records it with a photograph (代录).
    async fn on_paper(&self, case: &str) -> Result<(), Trouble> {
        let photo = self.client.file(LEAGUE, "税务局复函.png", PHOTO).await?;
        let behalf = json!({"medium": "paper", "signer": "张凌", "person": "zhang-ling", "rank": "section-head",
            "number": "玉税函〔2026〕7号", "dated": self.today(), "photo": photo, "original": "团县委档案柜"});
        let body = json!({"stance": "agree", "behalf": behalf});
        self.client.on_key(LEAGUE, case, "bureaus.1.tax", "reply", body).await
    }

    async fn group(&self, case: &str, day: i64) -> Result<(), Trouble> {
        self.day(day, 20);
        for (office, person) in [("agriculture", "shu-wenbin"), ("civil", "liu-xiuying")] {
            let body = json!({"work": {"remark": "推荐本局职能科室负责人参加筹备小组"}});
            self.client.on_task(person, office, case, "name-section-heads", "submit", body).await?;
        }
        self.client.on_case(LEAGUE, case, "lapse", json!({"of": "name-section-heads"})).await?;
        self.day(day + 1, 45);
        let text = "关于成立县农村合作组织团工委筹备小组的通知\n";
        let notice = self
            .client
            .paper(LEAGUE, "group-notice", "筹备小组通知", text, json!({"number": "玉团通〔2026〕9号"}))
            .await?;
        let mut members = vec![
            json!({"name": "洪晓燕", "person": "hong-xiaoyan", "party": "finance", "rank": "section-head"}),
        ];
        for (party, person, name) in DEPUTIES {
            members.push(json!({"name": name, "person": person, "party": party, "rank": "section-head"}));
        }
        self.league(case, "form-group", "submit", json!({"work": {"papers": [notice], "members": members}}))
            .await
    }

    async fn approve(&self, case: &str, day: i64) -> Result<(), Trouble> {
        self.day(day, 80);
        let group = format!("{case}-preparatory-group");
        let person = "shu-wenbin";
        let text = "关于成立县农村合作组织团工委的请示\n\n团县委：\n　　现将成立方案报上，请批复。\n";
        let request = self
            .client
            .paper(person, "request", "成立请示", text, json!({"number": "筹〔2026〕1号"}))
            .await?;
        self.client
            .on_task(person, &group, case, "submit-request", "submit", json!({"work": {"papers": [request]}}))
            .await?;
        self.parameter(case, "approval_days", json!(10), "团县委书记").await?;
        self.day(day + 5, 15);
        let secretary = "wu-chengzhi";
        let text = "关于成立县农村合作组织团工委的批复\n\n筹备小组：\n　　同意成立。\n";
        let reply = self
            .client
            .paper(secretary, "reply", "成立批复", text, json!({"number": "玉团复〔2026〕3号"}))
            .await?;
        self.client
            .on_task(
                secretary,
                "league",
                case,
                "founding-reply",
                "decide",
                json!({"outcome": "agreed", "papers": [reply]}),
            )
            .await?;
        self.day(day + 7, 30);
        let invitation = self
            .client
            .paper(person, "invitation", "大会通知", "关于召开团工委成立大会的通知\n", json!({}))
            .await?;
        let report = self
            .client
            .paper(
                person,
                "work-report",
                "工作报告",
                "一、筹备工作\n二、成立的目的\n三、成立的意义\n四、工作打算\n",
                json!({"sections": ["筹备工作", "成立的目的", "成立的意义", "工作打算"]}),
            )
            .await?;
        let body = json!({"work": {"papers": [invitation, report], "facts": {"specialised_exists": "无"}}});
        self.client.on_task(person, &group, case, "prepare-conference", "submit", body).await
    }

    async fn conference(&self, case: &str, day: i64) -> Result<(), Trouble> {
        self.day(day, 180);
        let list = self.client.paper(LEAGUE, "attendance", "大会签到册", "签到 23 人\n", json!({})).await?;
        let came = |party: &str, name: &str, rank: &str| json!({"party": party, "name": name, "rank": rank});
        let attendance = json!([
            came("agriculture", "杨光明", "deputy-lead"),
            came("cooperatives", "罗建华", "deputy-lead"),
            came("organization", "蒋晓红", "deputy-lead"),
            came("management", "何云", "deputy-lead"),
            came("commerce", "许敏", "deputy-lead"),
            came("science", "王海", "section-head"),
            came("civil", "程刚", "deputy-lead"),
            came("tax", "唐军", "deputy-lead"),
            came("finance", "马腾", "deputy-lead"),
            came("superior", "张晓雯", ""),
            came("county", "石兴国", ""),
        ]);
        let held = |title: &str| json!({"title": title, "held": true});
        let agenda = json!([held("宣读成立文件"), held("工作报告"), held("商业银行授信"), held("领导讲话")]);
        let body =
            json!({"held_on": self.today(), "attendance": attendance, "agenda": agenda, "papers": [list]});
        self.league(case, "conference", "record_meeting", body).await
    }

    /// A second case: an objection is adopted and the plan goes back.
    async fn returned(&self) -> Result<String, Trouble> {
        self.day(50, 20);
        let case = self.client.open(LEAGUE, CORE, "油茶产业片区团工委成立").await?;
        self.survey(&case, 51).await?;
        self.plan(&case, 52).await?;
        self.day(57, 30);
        self.reply(&case, "civil", "liu-xiuying", json!({"stance": "agree"})).await?;
        let opinion = "副书记中缺少林业方面的单位，建议增补后再议。";
        self.reply(&case, "agriculture", "shu-wenbin", json!({"stance": "object", "opinion": opinion}))
            .await?;
        self.day(58, 15);
        let disposal = json!({"disposal": "adopted", "reason": "采纳，修改方案后再征求一次意见。"});
        self.client.on_key(LEAGUE, &case, "bureaus.1.agriculture", "dispose", disposal).await?;
        self.client
            .on_case(LEAGUE, &case, "return", json!({"to": "plan", "reason": "按农业农村局意见增补成员单位"}))
            .await?;
        Ok(case)
    }

    /// A third case, taken up midway: it waits for the offices.
    async fn waiting(&self) -> Result<String, Trouble> {
        self.day(60, 25);
        let case = self.client.open(LEAGUE, CORE, "黄桃产业片区团工委成立").await?;
        let report = self
            .client
            .paper(LEAGUE, "survey-report", "调研报告", "黄桃产业片区调研报告\n", json!({}))
            .await?;
        let before = self.clock.now().plus_minutes(-30 * 24 * 60).date(480).to_string();
        let done = json!([{"task": "survey-county", "took_place": before, "work": {"papers": [report],
            "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}}]);
        self.client.on_case(LEAGUE, &case, "take_up", json!({"done": done})).await?;
        self.plan(&case, 61).await?;
        self.day(65, 30);
        self.reply(&case, "management", "zhou-limin", json!({"stance": "agree"})).await?;
        self.reply(
            &case,
            "finance",
            "hong-xiaoyan",
            json!({"stance": "suggest", "opinion": "建议写明贷款贴息的办法。"}),
        )
        .await?;
        Ok(case)
    }
}
