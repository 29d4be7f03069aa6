//! Every URL, who may come, and what it takes. The router, the gate and the OpenAPI document are made from this.

use axum::routing::{MethodRouter, get, post};

use crate::authorize::Access;
use crate::{Web, api};

mod pages;

/// Whether a route answers with JSON or with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON, or a file.
    Api,
    /// HTML.
    Page,
}

/// What a request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    None,
    /// The fields of an act, by the name of the act.
    Act(&'static str),
    /// A command to the directory.
    Directory,
    /// A new case.
    Case,
    /// A file, as it is.
    File,
    /// A part of a file, or nothing: how the upload stands is answered.
    Part,
}

/// One operation: a method of a path.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its id in the OpenAPI document.
    pub id: &'static str,
    /// What it does, in one line.
    pub summary: &'static str,
    /// What it takes.
    pub body: Body,
    /// Query parameters with what they mean.
    pub query: &'static [(&'static str, &'static str)],
}

/// One path.
#[derive(Clone, Copy)]
pub struct Route {
    /// As axum and OpenAPI write it.
    pub path: &'static str,
    /// JSON or page.
    pub form: Form,
    /// Who may come.
    pub access: Access,
    /// Its operations; none for pages, which the document does not tell.
    pub operations: &'static [Operation],
    /// What answers.
    pub handler: fn() -> MethodRouter<Web>,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.path, self.access)
    }
}

const PAGE: &[(&str, &str)] =
    &[("limit", "At most so many, up to 200; 50 if left out."), ("cursor", "The `next` of the page before.")];

const fn read(id: &'static str, summary: &'static str) -> Operation {
    Operation { method: "GET", id, summary, body: Body::None, query: &[] }
}
const fn act(id: &'static str, summary: &'static str) -> Operation {
    Operation { method: "POST", id, summary, body: Body::Act(id), query: &[] }
}

macro_rules! acts {
    ($base:literal, $handler:path, $(($name:literal, $summary:literal),)*) => {
        [$(Route {
            path: concat!($base, "/", $name),
            form: Form::Api,
            access: Access::TakesPart,
            operations: &[act($name, $summary)],
            handler: || post($handler),
        },)*]
    };
}

static CASE_ACTS: [Route; 24] = acts!(
    "/api/v1/cases/{case}",
    api::acts::on_case,
    ("take_up", "Take up what was done before the case was opened here (补录)."),
    ("bind_party", "Say which offices fill a party."),
    ("set_parameter", "Give a parameter its value, or null for 未定."),
    ("request", "Ask for an optional meeting that another office convenes."),
    ("attach", "Attach a file besides the papers asked for."),
    ("return", "Return the case to an earlier stage."),
    ("explain", "Leave a clause with an explanation."),
    ("lapse", "Let an unclaimed optional task lapse."),
    ("close_stage", "Close the stage: open optional tasks lapse."),
    ("withdraw", "Take the case back."),
    ("suspend", "Suspend a task that waits for papers (补正), or the whole case (中止): no deadline runs."),
    ("resume", "Go on with what was suspended: what was left of each deadline is counted on from now."),
    (
        "migrate",
        "Move the case to a later version of its procedure; the dry run tells beforehand whether it can."
    ),
    ("recount", "Count provisional deadlines again by the calendar of today."),
    ("end", "End the case at a declared end that is no success."),
    ("succeed", "An office has ended: who does its work now takes its place in the case."),
    ("uninvite", "Revoke an invitation link."),
    ("inform", "Tell offices of the case, or of a task in it, for information (阅知)."),
    ("announce", "Tell whom a task will be for before its turn (预告)."),
    ("acknowledge", "Mark what was told for information as read (已阅)."),
    ("early", "Begin a task before its turn, with the reason (先办后补)."),
    ("redo", "Do a finished task of this stage again, and what rests on it."),
    (
        "refill",
        "Name somebody in the place of whoever left a party by standing for what does not go with it (递补)."
    ),
    (
        "name_handler",
        "Name who handles for an office what this case asks of it (经办人); an empty person: nobody any more."
    ),
);

static TASK_ACTS: [Route; 24] = acts!(
    "/api/v1/cases/{case}/tasks/{task}",
    api::acts::on_task,
    ("claim", "Claim a task (签收)."),
    ("release", "Release a claimed task (退签)."),
    ("submit", "Submit a work with its papers, facts, roster or members."),
    ("reply", "Answer a consultation; with `behalf` recorded by the lead from paper or telephone (代录)."),
    ("decide", "Decide an approval."),
    ("record_meeting", "Record a meeting: attendance, agenda, papers."),
    ("count_votes", "Enter what was counted in a vote of people on a roll."),
    ("record_event", "Record what happened with a filing or a notice."),
    ("take_result", "Take over what came of another case, or of a rule outside."),
    ("correct", "Correct a slip in a paper (更正): the old version stays."),
    ("call_substantive", "Call a correction substantive: the answers on the version before are asked again."),
    ("undo", "Undo a submission of the last five minutes."),
    ("dispose", "Dispose of an objection."),
    ("close_round", "Close a round of a consultation."),
    ("remind", "Remind an office of a task, or record that it was told by telephone."),
    ("endorse", "Endorse a task on its way through its office (呈批)."),
    ("transfer", "Give a task to a colleague, or to the office it should have gone to (转办)."),
    ("delegate", "Let a colleague prepare a task and hand it back (委托)."),
    ("hand_back", "Hand a delegated task back, or take it back."),
    ("add_signer", "Ask one more office or colleague to sign: before, beside or after (加签)."),
    ("co_handle", "Ask another office to help with a task (协办)."),
    ("drop_signer", "Drop an added signer or helper who has not spoken (减签)."),
    ("take_back", "Take back what was done while nobody has acted on it (撤回)."),
    ("revoke", "Revoke, by another paper, one that took effect and has been set aside (撤销)."),
);

static READS: [Route; 25] = [
    Route {
        path: "/api/v1/openapi.json",
        form: Form::Api,
        access: Access::Public,
        operations: &[read("openapi", "This document.")],
        handler: || get(api::openapi),
    },
    Route {
        path: "/api/v1/health",
        form: Form::Api,
        access: Access::Public,
        operations: &[read("health", "Whether the database answers.")],
        handler: || get(api::health),
    },
    Route {
        path: "/api/v1/me",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[
            read("me", "Who you are, your offices and how much each owes, counted up to 100."),
            Operation {
                method: "POST",
                id: "change_own",
                summary: "Set lists and notices for yourself: save_view, drop_view, set_notices, mark_read; arrange cover \
                          and recusals: put_cover, end_cover, recuse, end_recusal.",
                body: Body::Directory,
                query: &[],
            },
        ],
        handler: || get(api::me).post(api::directory::change_own),
    },
    Route {
        path: "/api/v1/procedures",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[read("list_procedures", "The procedures a case can begin under.")],
        handler: || get(api::procedures::list),
    },
    Route {
        path: "/api/v1/procedures/{procedure}",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[read(
            "get_procedure",
            "A procedure: parties, parameters, stages, tasks and what each asks for.",
        )],
        handler: || get(api::procedures::one),
    },
    Route {
        path: "/api/v1/procedures/{procedure}/map.svg",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[read("draw_procedure", "Its map as SVG.")],
        handler: || get(api::procedures::map),
    },
    Route {
        path: "/api/v1/procedures/{procedure}/migration",
        form: Form::Api,
        access: Access::Administers,
        operations: &[Operation {
            method: "GET",
            id: "plan_migration",
            summary: "What would become of each open case of an older version if it moved to a later one. Changes nothing.",
            body: Body::None,
            query: &[
                ("to", "The later version, by digest; the one new cases begin under if left out."),
                PAGE[0],
                PAGE[1],
            ],
        }],
        handler: || get(api::migration::dry_run),
    },
    Route {
        path: "/api/v1/offices",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[read("list_offices", "The offices of the jurisdiction, sorted by id.")],
        handler: || get(api::directory::offices),
    },
    Route {
        path: "/api/v1/bodies",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[read(
            "list_bodies",
            "The bodies in office and such as were: their terms, and what is under way about them.",
        )],
        handler: || get(api::directory::bodies),
    },
    Route {
        path: "/api/v1/people",
        form: Form::Api,
        access: Access::Administers,
        operations: &[read("list_people", "The people of the jurisdiction and their appointments.")],
        handler: || get(api::directory::people),
    },
    Route {
        path: "/api/v1/arrangements",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[read(
            "list_arrangements",
            "Who stands in for whom (AB岗) and who keeps out of what (回避), as far as it concerns you or you look after it.",
        )],
        handler: || get(api::directory::arrangements),
    },
    Route {
        path: "/api/v1/directory",
        form: Form::Api,
        access: Access::Administers,
        operations: &[Operation {
            method: "POST",
            id: "change_directory",
            summary: "Change offices, people or appointments.",
            body: Body::Directory,
            query: &[],
        }],
        handler: || post(api::directory::change),
    },
    Route {
        path: "/api/v1/offices/{office}/queue",
        form: Form::Api,
        access: Access::Office,
        operations: &[Operation {
            method: "GET",
            id: "get_queue",
            summary: "An office's tasks in the order of their due moments; those without a deadline last.",
            body: Body::None,
            query: &[
                (
                    "state",
                    "`todo`, `doing`, `returned`, `done`, `none`, `open` for all still owed (the default), or `all`.",
                ),
                ("due_by", "Only tasks due by the end of this day, such as 2026-11-23."),
                ("procedure", "Only tasks of this procedure."),
                ("case", "Only tasks of this case."),
                ("person", "Only what this person holds, or what is meant for them."),
                PAGE[0],
                PAGE[1],
            ],
        }],
        handler: || get(api::queue::queue),
    },
    Route {
        path: "/api/v1/cases",
        form: Form::Api,
        access: Access::SignedIn,
        operations: &[
            Operation {
                method: "GET",
                id: "list_cases",
                summary: "The cases your offices take part in, the last moved first; the auditor sees all.",
                body: Body::None,
                query: &[
                    ("status", "`open`, `ended` or `withdrawn`."),
                    ("procedure", "Only cases of this procedure."),
                    (
                        "find",
                        "Only cases whose title, or the number or file of a paper, holds every pair of characters of this.",
                    ),
                    PAGE[0],
                    PAGE[1],
                ],
            },
            Operation {
                method: "POST",
                id: "open_case",
                summary: "Open a case: county and procedure are all that is asked.",
                body: Body::Case,
                query: &[],
            },
        ],
        handler: || get(api::cases::list).post(api::cases::open),
    },
    Route {
        path: "/api/v1/cases/{case}",
        form: Form::Api,
        access: Access::Sees,
        operations: &[read(
            "get_case",
            "A case with its tasks, papers, opinions and what it waits for. Has an ETag.",
        )],
        handler: || get(api::cases::one),
    },
    Route {
        path: "/api/v1/cases/{case}/tasks/{task}",
        form: Form::Api,
        access: Access::Sees,
        operations: &[read(
            "get_task",
            "A task: what it asks for, and which acts are open to you, with the reason for the others.",
        )],
        handler: || get(api::tasks::one),
    },
    Route {
        path: "/api/v1/cases/{case}/history",
        form: Form::Api,
        access: Access::Sees,
        operations: &[Operation {
            method: "GET",
            id: "get_history",
            summary: "Every act of a case in order, with its entry in the log.",
            body: Body::None,
            query: PAGE,
        }],
        handler: || get(api::cases::history),
    },
    Route {
        path: "/api/v1/cases/{case}/verdict",
        form: Form::Api,
        access: Access::Sees,
        operations: &[read(
            "get_verdict",
            "The verdict: clause by clause, what the source asks and what the procedure adds.",
        )],
        handler: || get(api::cases::verdict),
    },
    Route {
        path: "/api/v1/cases/{case}/preview",
        form: Form::Api,
        access: Access::TakesPart,
        operations: &[Operation {
            method: "GET",
            id: "preview_return",
            summary: "What a return, or doing a task again, would do: cancelled, set aside, asked again, confirmable.",
            body: Body::None,
            query: &[("to", "The stage to return to."), ("of", "Instead of it, the task to be done again.")],
        }],
        handler: || get(api::cases::preview),
    },
    Route {
        path: "/api/v1/cases/{case}/map.svg",
        form: Form::Api,
        access: Access::Sees,
        operations: &[read("draw_case", "The map of a case with its live state, as SVG.")],
        handler: || get(api::cases::map),
    },
    Route {
        path: "/api/v1/cases/{case}/tasks/{task}/invite",
        form: Form::Api,
        access: Access::TakesPart,
        operations: &[act(
            "invite",
            "Invite an office without accounts to a task (邀请链接): the answer has the link and a code, shown once.",
        )],
        handler: || post(api::invitations::invite),
    },
    Route {
        path: "/api/v1/artifacts",
        form: Form::Api,
        access: Access::Acts,
        operations: &[Operation {
            method: "POST",
            id: "store_artifact",
            summary: "Store a file; the answer has the digest by which acts name it. 严禁上传涉密文件: no classified papers.",
            body: Body::File,
            query: &[("name", "Its name, with an ending such as .pdf. Needed.")],
        }],
        handler: || post(api::artifacts::store).layer(axum::extract::DefaultBodyLimit::disable()),
    },
    Route {
        path: "/api/v1/uploads",
        form: Form::Api,
        access: Access::Acts,
        operations: &[Operation {
            method: "POST",
            id: "begin_upload",
            summary: "Begin a file that is sent in parts, over a line that may break off: the answer has its id. \
                      严禁上传涉密文件: no classified papers.",
            body: Body::Part,
            query: &[
                ("name", "Its name, with an ending such as .pdf. Needed."),
                ("size", "Its size in bytes. Needed."),
            ],
        }],
        handler: || post(api::uploads::begin),
    },
    Route {
        path: "/api/v1/uploads/{upload}",
        form: Form::Api,
        access: Access::Acts,
        operations: &[
            read("get_upload", "How much of a file you began has arrived, and the file once it is whole."),
            Operation {
                method: "POST",
                id: "send_part",
                summary: "Send the next part, at most 8 MiB; the last one makes it a file. The same part again does no harm.",
                body: Body::Part,
                query: &[("offset", "Where in the file it begins: how much has arrived. Needed.")],
            },
        ],
        handler: || {
            get(api::uploads::stands)
                .post(api::uploads::add)
                .layer(axum::extract::DefaultBodyLimit::max(api::uploads::PART_MAX))
        },
    },
    Route {
        path: "/api/v1/artifacts/{digest}",
        form: Form::Api,
        access: Access::Artifact,
        operations: &[read("get_artifact", "The bytes of a file you stored, or that a case you see names.")],
        handler: || get(api::artifacts::fetch),
    },
];

/// Every route.
pub static ALL: std::sync::LazyLock<Vec<&'static Route>> = std::sync::LazyLock::new(|| {
    READS.iter().chain(&CASE_ACTS).chain(&TASK_ACTS).chain(&pages::PAGES).collect()
});
