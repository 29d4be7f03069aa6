//! The county of the demo: its offices, and people who do not exist.

use std::collections::BTreeMap;

use quorate_core::directory::{DirectoryCommand, Role};
use quorate_engine::{Engine, Order, Request, Who, random};
use quorate_store::Secret;

use super::TENANT;
use crate::Trouble;

/// Office, its name, its English name, the party it fills, and its people: id, name, rank, title.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str, &'static str)],
);

const OFFICES: &[Row] = &[
    (
        "league",
        "玉屏团县委",
        "Yuping Youth League committee",
        "league",
        &[
            ("yao-yuqing", "姚雨晴", "section-head", "青年发展部部长"),
            ("long-qiming", "龙启明", "deputy-lead", "分管副书记"),
            ("wu-chengzhi", "吴承志", "head", "书记"),
        ],
    ),
    (
        "agriculture",
        "县农业农村局",
        "Agriculture and rural affairs bureau",
        "agriculture",
        &[
            ("shu-wenbin", "舒文彬", "section-head", "合作经济指导股股长"),
            ("yang-guangming", "杨光明", "deputy-lead", "副局长"),
        ],
    ),
    (
        "cooperatives",
        "县供销社",
        "Supply and marketing cooperative",
        "cooperatives",
        &[
            ("tian-maolin", "田茂林", "section-head", "业务股股长"),
            ("luo-jianhua", "罗建华", "deputy-lead", "副主任"),
        ],
    ),
    (
        "organization",
        "县委组织部",
        "Party organization department",
        "organization",
        &[
            ("deng-shihai", "邓世海", "section-head", "组织股股长"),
            ("jiang-xiaohong", "蒋晓红", "deputy-lead", "副部长"),
        ],
    ),
    (
        "management",
        "县经管站",
        "Rural management station",
        "management",
        &[
            ("zhou-limin", "周立民", "section-head", "综合股股长"),
            ("he-yun", "何云", "deputy-lead", "副站长"),
        ],
    ),
    (
        "commerce",
        "县市场监管局",
        "Market regulation bureau",
        "commerce",
        &[
            ("wu-guodong", "吴国栋", "section-head", "注册股股长"),
            ("xu-min", "许敏", "deputy-lead", "副局长"),
        ],
    ),
    (
        "science",
        "县科技局",
        "Science and technology bureau",
        "science",
        &[
            ("wang-hai", "王海", "section-head", "农村科技股股长"),
            ("peng-lan", "彭岚", "deputy-lead", "副局长"),
        ],
    ),
    (
        "civil",
        "县民政局",
        "Civil affairs bureau",
        "civil",
        &[
            ("liu-xiuying", "刘秀英", "section-head", "社会组织股股长"),
            ("cheng-gang", "程刚", "deputy-lead", "副局长"),
        ],
    ),
    (
        "tax",
        "县税务局",
        "Tax bureau",
        "tax",
        &[
            ("zhang-ling", "张凌", "section-head", "税源管理股股长"),
            ("tang-jun", "唐军", "deputy-lead", "副局长"),
        ],
    ),
    (
        "finance",
        "县金融办",
        "Finance office",
        "finance",
        &[
            ("hong-xiaoyan", "洪晓燕", "section-head", "金融发展股股长"),
            ("ma-teng", "马腾", "deputy-lead", "副主任"),
        ],
    ),
    (
        "bank",
        "玉屏农商银行",
        "Yuping rural commercial bank",
        "banks",
        &[("shen-fang", "沈芳", "section-head", "三农业务部经理")],
    ),
    (
        "street",
        "平溪街道办事处",
        "Pingxi street office",
        "street-office",
        &[("wu-shuping", "吴树平", "head", "副主任")],
    ),
    (
        "residents",
        "锦江社区居民委员会",
        "Jinjiang residents' committee",
        "residents-committee",
        &[("yang-zhengxing", "杨正兴", "head", "主任")],
    ),
    (
        "developer",
        "锦江置业公司",
        "Jinjiang property company",
        "developer",
        &[("tian-zhiyong", "田志勇", "officer", "工程部经理")],
    ),
    (
        "owners",
        "锦江花园业主代表",
        "Owners' representatives of Jinjiang Garden",
        "owners",
        &[
            ("long-meihua", "龙美华", "officer", "业主代表"),
            ("yao-maosheng", "姚茂生", "officer", "业主代表"),
        ],
    ),
    (
        "initiators",
        "玉屏阅读推广协会发起人",
        "Initiators of the Yuping reading society",
        "initiators",
        &[("he-xiaoling", "何晓玲", "convenor", "发起人代表")],
    ),
    (
        "nordlicht",
        "北光公司管理机关",
        "Management of Nordlicht",
        "company",
        &[("marta-lindqvist", "Marta Lindqvist", "chair", "Chair")],
    ),
    (
        "nordlicht-staff",
        "北光公司职工代表",
        "Employees' representatives of Nordlicht",
        "employees",
        &[("jan-novak", "Jan Novák", "member", "Representative")],
    ),
    (
        "reading-circle-founders",
        "北城读书会发起人",
        "Founders of the Nordstadt reading circle",
        "founders",
        &[("lena-vogt", "Lena Vogt", "founder", "Founder")],
    ),
    (
        "village-assembly",
        "大龙村村民会议",
        "Dalong villagers' assembly",
        "village",
        &[("peng-yuelan", "彭月兰", "chair", "主持人"), ("shi-wanfu", "石万福", "villager", "计票人")],
    ),
];

/// Former names: the procedure was written before the offices were renamed.
const FORMERLY: &[(&str, &str)] = &[("agriculture", "县农业局"), ("commerce", "县工商局")];

/// Who can be signed in as, and what they are.
pub(super) const SIGN_INS: &[(&str, &str)] = &[
    ("yao-yuqing", "姚雨晴　团县委经办 / county clerk      "),
    ("shu-wenbin", "舒文彬　农业农村局股长 / agriculture   "),
    ("liu-xiuying", "刘秀英　民政局股长 / civil affairs    "),
    ("wu-chengzhi", "吴承志　团县委书记 / League secretary "),
    ("tian-weikang", "田维康　核查员 / auditor              "),
    ("long-meihua", "龙美华　业主代表，计票 / owners, counts"),
    ("he-xiaoling", "何晓玲　协会发起人 / initiator        "),
    ("marta-lindqvist", "Marta Lindqvist　管理机关 / management "),
];

/// Everybody, office by office, with the sentence that says what there is to try; one of each role first.
pub(super) const CAST: &[(&str, &str)] = &[
    ("yao-yuqing", "visit-clerk"),
    ("long-qiming", "visit-deputy"),
    ("wu-chengzhi", "visit-league-head"),
    ("tian-weikang", "visit-auditor"),
    ("luo-zhiqiang", "visit-administrator"),
    ("wu-yuzhen", "visit-security"),
    ("zhang-xiaowen", "visit-programme"),
    ("shu-wenbin", "visit-asked-again"),
    ("yang-guangming", "visit-deputy-lead"),
    ("liu-xiuying", "visit-asked"),
    ("cheng-gang", "visit-deputy-lead"),
    ("tian-maolin", "visit-asked"),
    ("luo-jianhua", "visit-deputy-lead"),
    ("wu-guodong", "visit-asked"),
    ("xu-min", "visit-deputy-lead"),
    ("wang-hai", "visit-asked"),
    ("peng-lan", "visit-deputy-lead"),
    ("zhang-ling", "visit-asked"),
    ("tang-jun", "visit-deputy-lead"),
    ("zhou-limin", "visit-answered"),
    ("he-yun", "visit-deputy-lead"),
    ("hong-xiaoyan", "visit-answered"),
    ("ma-teng", "visit-deputy-lead"),
    ("deng-shihai", "visit-consents"),
    ("jiang-xiaohong", "visit-deputy-lead"),
    ("shen-fang", "visit-bank"),
    ("long-meihua", "visit-counts"),
    ("yao-maosheng", "visit-group"),
    ("yang-zhengxing", "visit-counts"),
    ("wu-shuping", "visit-street"),
    ("tian-zhiyong", "visit-group"),
    ("he-xiaoling", "visit-society"),
    ("marta-lindqvist", "visit-negotiation"),
    ("jan-novak", "visit-negotiation"),
    ("lena-vogt", "visit-registration"),
    ("peng-yuelan", "visit-village"),
    ("shi-wanfu", "visit-counts"),
];

/// Who is there, in which role and with which title.
type Alone = (&'static str, &'static str, Role, &'static str);

/// Offices that take part in no case: id, name, English name, and the one person there.
const ASIDE: &[(&str, &str, &str, Alone)] = &[
    (
        "supervision",
        "市委督查室",
        "City supervision office",
        ("tian-weikang", "田维康", Role::Auditor, "核查员"),
    ),
    (
        "data",
        "县大数据中心",
        "County data centre",
        ("luo-zhiqiang", "罗志强", Role::Administrator, "系统管理员"),
    ),
    (
        "secrecy",
        "县委网信办",
        "Party cyberspace office",
        ("wu-yuzhen", "吴玉珍", Role::Security, "安全管理员"),
    ),
    (
        "city-league",
        "团铜仁市委",
        "Tongren Youth League committee",
        ("zhang-xiaowen", "张晓雯", Role::Programme, "青年发展部部长"),
    ),
];

struct Founding<'a> {
    engine: &'a Engine,
    count: u32,
}

impl Founding<'_> {
    async fn put(&mut self, command: DirectoryCommand) -> Result<(), Trouble> {
        self.count += 1;
        let who = Who::person(TENANT, "system", "system");
        let request = Request::new(who, format!("county-{}", self.count), Order::Directory(command));
        self.engine.submit(request).await.map(|_| ()).map_err(Trouble::from_display)
    }

    async fn person(
        &mut self,
        person: &str,
        name: &str,
        office: &str,
        role: Role,
        rank: &str,
        title: &str,
    ) -> Result<(), Trouble> {
        self.put(DirectoryCommand::PutPerson { person: person.into(), name: name.into() }).await?;
        self.put(DirectoryCommand::Appoint {
            appointment: person.into(),
            person: person.into(),
            office: office.into(),
            role,
            rank: rank.into(),
            title: title.into(),
            since: None,
        })
        .await
    }
}

/// Founds the county and gives everybody a token: a person's id to the token.
pub(super) async fn found(engine: &Engine) -> Result<BTreeMap<String, String>, Trouble> {
    let mut founding = Founding { engine, count: 0 };
    founding
        .put(DirectoryCommand::Establish {
            jurisdiction: TENANT.into(),
            name: "玉屏侗族自治县".into(),
            name_en: "Yuping Dong Autonomous County".into(),
        })
        .await?;
    let mut people = vec![];
    for (office, name, name_en, party, staff) in OFFICES {
        let put = |name: &str| DirectoryCommand::PutOffice {
            office: (*office).into(),
            name: name.into(),
            name_en: (*name_en).into(),
            fills: vec![(*party).into()],
            since: None,
            phone: if *office == "league" { "0856-322 0011".into() } else { String::new() },
            under: None,
            route: None,
        };
        if let Some((_, former)) = FORMERLY.iter().find(|(o, _)| o == office) {
            founding.put(put(former)).await?;
        }
        founding.put(put(name)).await?;
        for (person, name, rank, title) in *staff {
            let role = match (*office, *rank) {
                ("league", "section-head") => Role::Clerk,
                (_, "head") => Role::Head,
                _ => Role::Handler,
            };
            founding.person(person, name, office, role, rank, title).await?;
            people.push((*person).to_owned());
        }
    }
    for (office, name, name_en, (person, who, role, title)) in ASIDE {
        let put = DirectoryCommand::PutOffice {
            office: (*office).into(),
            name: (*name).into(),
            name_en: (*name_en).into(),
            fills: vec![],
            since: None,
            phone: String::new(),
            under: None,
            route: None,
        };
        founding.put(put).await?;
        founding.person(person, who, office, *role, "", title).await?;
        people.push((*person).to_owned());
    }
    for command in super::villages::committees(engine.now()) {
        founding.put(command).await?;
    }
    let mut tokens = BTreeMap::new();
    for person in people {
        let secret = Secret::new("q", random().map_err(Trouble::from_display)?);
        let now = engine.now();
        let added = engine
            .store()
            .add_token(
                &secret,
                (TENANT, &person),
                quorate_store::Scope::All,
                "demo",
                now,
                now.plus_minutes(365 * 24 * 60),
            )
            .await;
        added.map_err(Trouble::from_display)?;
        tokens.insert(person, secret.reveal().to_owned());
    }
    Ok(tokens)
}
