//! 邀请链接: who holds one does one task by name, and nothing else.

use quorate_core::context::{Actor, Guest};
use quorate_core::{Command, RefusalCode as R};
use serde_json::{Value, json};

use crate::world::World;

const LEAGUE: &str = "league-section-head";
const TAX: &str = "bureaus.1.tax";

fn holder(invitation: u64, name: &str) -> Actor {
    let guest = Guest {
        invitation,
        name: name.into(),
        position: "社会组织股股长".into(),
        rank: "section-head".into(),
    };
    // Whatever the outside says of the holder's capacities, the invitation alone gives them.
    Actor { person: "tax-head".into(), capacities: vec![], via: "link".into(), guest: Some(guest) }
}

fn command(value: Value) -> Command {
    serde_json::from_value(value).unwrap()
}

fn agree(task: &str) -> Command {
    command(json!({"act": "reply", "task": task, "stance": "agree"}))
}

/// In coordination, with an invitation for the tax bureau that ends in two weeks.
fn invited() -> (World, u64) {
    let mut world = World::core();
    world.until_coordination();
    world.act(LEAGUE, json!({"act": "invite", "task": TAX, "until": later(&world, 14)}));
    let invitation = world.case.version;
    (world, invitation)
}

fn later(world: &World, days: i64) -> String {
    world.now.plus_minutes(days * 24 * 60).date(world.calendar.offset()).to_string()
}

#[test]
fn an_office_without_accounts_answers_by_invitation() {
    let (mut world, invitation) = invited();
    let decided = world.attempt_as(&holder(invitation, "罗欣"), &agree(TAX)).unwrap();
    let stamp = decided.act.by.clone();
    assert_eq!(
        (stamp.office.as_str(), stamp.rank.as_str(), stamp.via.as_str()),
        ("tax", "section-head", "link")
    );
    let signed = decided.payloads.iter().find(|p| Some(p.digest) == stamp.signed).unwrap();
    assert_eq!(signed.text, "罗欣 社会组织股股长");
    world.take(decided);
    let done = world.case.tasks[TAX].done.clone().unwrap();
    assert_eq!((done.grade.as_str(), done.person, done.signed), ("link", None, stamp.signed));
    // Five minutes to take it back, for the holder alone.
    world.now = world.now.plus_minutes(-58);
    let undo = command(json!({"act": "undo", "task": TAX}));
    assert_eq!(world.attempt("tax-head", &undo).unwrap_err().code, R::NotTheSubmitter);
    let undone = world.attempt_as(&holder(invitation, ""), &undo).unwrap();
    assert_eq!(undone.act.by.signed, None, "nothing is signed by taking back");
    world.take(undone);
    assert!(world.case.tasks[TAX].state.is_open());
}

#[test]
fn an_invitation_opens_one_task_and_its_own_acts_alone() {
    let (mut world, invitation) = invited();
    let photo = world.file("photo");
    let behalf = json!({"medium": "paper", "signer": "张凌", "rank": "section-head", "dated": "2026-09-14", "photo": photo});
    let others = [
        json!({"act": "reply", "task": "bureaus.1.civil", "stance": "agree"}),
        json!({"act": "reply", "task": TAX, "stance": "agree", "behalf": behalf}),
        json!({"act": "claim", "task": TAX}),
        json!({"act": "close_stage"}),
        json!({"act": "withdraw", "reason": "x"}),
        json!({"act": "invite", "task": TAX, "until": later(&world, 1)}),
        json!({"act": "attach", "task": TAX, "title": "x", "file": photo}),
    ];
    for other in others {
        let refusal = world.attempt_as(&holder(invitation, "罗欣"), &command(other.clone())).unwrap_err();
        assert_eq!(refusal.code, R::InvitationOther, "{other}");
    }
    for name in ["", "  ", "a\u{7}b"] {
        let refusal = world.attempt_as(&holder(invitation, name), &agree(TAX)).unwrap_err();
        assert_eq!(refusal.code, R::SignerMissing, "{name:?}");
    }
    // A rank is an id of the procedure: free text would stand in the record for ever.
    for rank in ["主管全县社会组织的股长，电话 5220001".to_owned(), "<b>".into(), "r".repeat(97)]
    {
        let mut holder = holder(invitation, "罗欣");
        holder.guest.as_mut().unwrap().rank.clone_from(&rank);
        assert_eq!(world.attempt_as(&holder, &agree(TAX)).unwrap_err().code, R::BadId, "{rank}");
    }
}

#[test]
fn an_invitation_ends_with_its_day_when_revoked_and_when_the_task_is_done() {
    let (mut world, invitation) = invited();
    let over = |world: &mut World, invitation| {
        world.attempt_as(&holder(invitation, "罗欣"), &agree(TAX)).unwrap_err().code
    };
    assert_eq!(over(&mut world, invitation + 1), R::InvitationOver, "none of that number");
    // The last day counts until midnight of the place.
    let now = world.now;
    let until = world.case.invitations[&invitation].until;
    world.now = until.plus_minutes(-1);
    assert!(world.attempt_as(&holder(invitation, "罗欣"), &agree(TAX)).is_ok());
    world.now = until;
    assert_eq!(over(&mut world, invitation), R::InvitationOver);
    world.now = now;
    // Another office cannot take it back; the office itself can.
    let revoke = json!({"act": "uninvite", "invitation": invitation});
    assert_eq!(world.refused("civil-head", revoke.clone()), R::NotYourOffice);
    world.act("tax-head", revoke.clone());
    assert_eq!(over(&mut world, invitation), R::InvitationOver);
    assert_eq!(world.refused(LEAGUE, revoke), R::InvitationOver, "once");
    // The office may invite somebody of its own; what is answered is no longer open to either.
    world.act("tax-head", json!({"act": "invite", "task": TAX, "until": later(&world, 0)}));
    let second = world.case.version;
    world.act("tax-section-head", json!({"act": "reply", "task": TAX, "stance": "agree"}));
    assert_eq!(over(&mut world, second), R::TaskNotOpen);
}

#[test]
fn who_may_invite_to_what_and_until_when() {
    let (mut world, _) = invited();
    let invite = |task: &str, until: String| json!({"act": "invite", "task": task, "until": until});
    assert_eq!(world.refused("civil-head", invite(TAX, later(&world, 1))), R::NotYourOffice);
    assert_eq!(world.refused(LEAGUE, invite(TAX, later(&world, -1))), R::BadInvitationDay);
    assert_eq!(world.refused(LEAGUE, invite(TAX, later(&world, 181))), R::BadInvitationDay);
    assert_eq!(world.refused(LEAGUE, invite("bureaus.1.nobody", later(&world, 1))), R::TaskUnknown);
    world.act(LEAGUE, invite(TAX, later(&world, 180)));
    world.act("tax-section-head", json!({"act": "reply", "task": TAX, "stance": "agree"}));
    assert_eq!(world.refused(LEAGUE, invite(TAX, later(&world, 1))), R::TaskNotOpen);
}

#[test]
fn at_a_meeting_everybody_signs_in_by_its_link() {
    let mut world = World::core();
    world.until_coordination();
    world.act(LEAGUE, json!({"act": "request", "of": "coordination-meeting"}));
    let key = "coordination-meeting.1";
    world.act("organization-section-head", json!({"act": "invite", "task": key, "until": later(&world, 1)}));
    let invitation = world.case.version;
    let sign_in = |party: &str| command(json!({"act": "sign_in", "task": key, "party": party}));
    for name in ["罗欣", "白春生"] {
        let decided = world.attempt_as(&holder(invitation, name), &sign_in("tax")).unwrap();
        world.take(decided);
    }
    let refused = |world: &mut World, who: &Actor, party: &str| {
        world.attempt_as(who, &sign_in(party)).unwrap_err().code
    };
    assert_eq!(refused(&mut world, &holder(invitation, ""), "tax"), R::SignerMissing);
    assert_eq!(refused(&mut world, &holder(invitation, "甲"), "nobody"), R::PartyUnknown);
    let inside = world.actor("organization-section-head");
    assert_eq!(refused(&mut world, &inside, "tax"), R::InvitationOther, "who is signed in needs no sign-in");
    let came: Vec<&str> = world.case.tasks[key].signed_in.iter().map(|s| s.rank.as_str()).collect();
    assert_eq!(came, ["section-head", "section-head"]);
    // With its round the meeting is over, whatever the link still says.
    world.act(LEAGUE, json!({"act": "return", "to": "coordination", "reason": "x"}));
    assert_eq!(refused(&mut world, &holder(invitation, "甲"), "tax"), R::TaskNotOpen);
}
