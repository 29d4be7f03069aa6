# Fixed words: force, states, acts, findings.

## Force

force-must = must
force-should = should
force-may = may
force-reported = reported

## What a procedure's word counts

status-advisory = advisory
status-binding = binding

## Ways of taking part

part-lead = lead
part-member = member
part-invited = invited
part-formed = formed
part-outside = outside

## Units, after a number

unit-workdays = { $n ->
        [1] working day
       *[other] working days
    }
unit-days = { $n ->
        [1] day
       *[other] days
    }
unit-hours = { $n ->
        [1] hour
       *[other] hours
    }
unit-months = { $n ->
        [1] month
       *[other] months
    }
unit-years = { $n ->
        [1] year
       *[other] years
    }
unit-persons = people

## What is asked

kind-work = Work
kind-consultation = Consultation
kind-reply = Reply
kind-approval = Approval
kind-meeting = Meeting
kind-vote = Vote
kind-filing = Filing
kind-notice = Public notice
kind-procedure = Another case
kind-objection = Objection
kind-assist = Help
kind-party = Name the office
kind-parameter = Set the value

## The five states

state-todo = To do
state-doing = In progress
state-done = Done
state-returned = Returned
state-none = Not needed

## Evidence

grade-own = In person
grade-link = By invitation link
grade-paper = Recorded from paper
grade-phone = Noted from a call
grade-outside = By a rule outside

## Replies

stance-agree = Agrees
stance-suggest = Agrees, with a suggestion
stance-object = Objects

## What becomes of an objection

disposal-adopted = Adopted
disposal-partly = Partly adopted
disposal-declined = Not adopted

## Roles

role-handler = Handler
role-head = Head
role-clerk = County clerk
role-auditor = Auditor
role-administrator = System administrator
role-security = Security administrator
role-programme = Programme officer

## Findings

finding-done = Done
finding-missing = Missing
finding-late = Late
finding-out_of_order = Out of order
finding-wrong_party = Wrong office or position
finding-explained = Explained
finding-not_applicable = Not applicable

## Acts

act-open = Open a case
act-take_up = Take up midway
act-bind_party = Name the office
act-set_parameter = Set the value
act-request = Ask for the meeting
act-claim = Claim
act-release = Release
act-submit = Submit
act-reply = Reply
act-decide = Decide
act-record_meeting = Record the meeting
act-count_votes = Enter the count
act-record_event = Record what happened
act-take_result = Take over the result
act-on_behalf = Record from paper
act-correct = Correct
act-call_substantive = Call the correction substantive
act-undo = Undo
act-attach = Attach a file
act-dispose = Dispose of the objection
act-close_round = Close the round
act-return = Return
act-explain = Explain
act-lapse = Leave out
act-close_stage = Close the stage
act-withdraw = Withdraw the case
act-end = End the case
act-invite = Make an invitation link
act-succeed = Pass to the office that goes on
act-sign_in = Sign in
act-remind = Remind
act-endorse = Endorse
act-slip = Record a signed slip
act-uninvite = Revoke an invitation link
act-transfer = Transfer
act-delegate = Delegate
act-hand_back = Hand back
act-add_signer = Add a signer
act-co_handle = Ask for help
act-drop_signer = Drop the signer
act-inform = Tell for information
act-announce = Announce
act-acknowledge = Mark as read
act-take_back = Take back
act-early = Begin early
act-confirm = Confirm as before
act-revoke = Revoke
act-redo = Do again
act-refill = Fill the place
act-name_handler = Name the handler
act-suspend = Suspend
act-resume = Resume
act-migrate = Move to a new version
act-recount = Count deadlines again
act-nudge = Remind before the deadline
act-escalate = Tell somebody higher of a late task
act-suspension_over = Tell that a suspension has lasted as long as expected
act-wake = A wait is over
act-pass_limit = A limit has passed

## When an added signer or helper comes in

turn-before = Before: this task waits for the signature
turn-beside = Beside: at the same time
turn-after = After: once this task is done
turn-aside = Helps; nothing waits for it

## Where a task stands

standing-queued = Not its turn yet
standing-offered = To do
standing-claimed = Claimed
standing-delegated = Delegated
standing-done = Done
standing-over = Over

## Who may act

relation-office = Anybody of the task’s office
relation-holder = Whoever claimed it; anybody of its office if nobody has
relation-delegate = Whoever it was delegated to
relation-owner = Whoever delegated it
relation-head = A head or clerk of its office
relation-submitter = Whoever submitted it
relation-adder = The office that added it
relation-anchor = Anybody of the office whose task it was added to
relation-lead = The convening lead
relation-above = An office above

## Departures

departure-left = Left out
departure-early = Begun early
departure-passed = Its stage had passed
departure-cut = A limit passed first
departure-again = Done again

## Reasons of a finding

reason-plain = { $version ->
        [none] Done as asked.
       *[other] { $number ->
            [none] Filed, version { $version }.
           *[other] Filed, version { $version }, { $number }.
        }
    }
reason-not-yet = The case has not come so far.
reason-ended-before = The case ended before it came to this.
reason-nobody = No office was named for it, so nobody did it.
reason-guard = Its condition does not hold.
reason-not-taken = It is optional and was not done.
reason-left = It was not done; an explanation is recorded.
silence-counts-as = Whoever does not answer in time { $as ->
        [agreement] counts as agreeing
       *[waiver] gives up being heard
    } (source { $source }: “{ $quote }”)
reason-silence-counts = Did not answer in time: { $parties }; by { $clause } { $as ->
        [agreement] that counts as agreeing.
       *[waiver] they gave up being heard.
    }
reason-silent = Did not answer or named nobody: { $parties }.
reason-before = Done earlier than “{ $task }”, which comes first.
reason-after-due = { $parties ->
        [none] Due on { $day }; done late.
       *[other] Due on { $day }; late: { $parties }.
    }
reason-closed-early = Due on { $day }; the round was closed on { $closed } without waiting for: { $parties }.
reason-undetermined = The number of days is not determined; there is no deadline.
reason-in-time = Done within the deadline, { $day }.
reason-rank = { $held ->
        [none] The clause asks for { $asked }; the person acting has no position on record.
       *[other] The clause asks for { $asked }; what does not fit: { $held }.
    }
reason-signer-unknown = The signer is not among the people of the county; whether duties were kept apart cannot be seen.
reason-same-person = The signer is also somebody the procedure keeps apart (the drafter or a person proposed).
reason-both-tasks = Tasks that are kept apart ({ $tasks }) were done by the same person or for the same office.
reason-role-held = { $both } on { $roster } stand on { $list } as well.
reason-groups-even = Of each group there are as many as “{ $figure }” comes to.
reason-groups-uneven = Of “{ $group }” there are { $found }, and “{ $figure }” comes to { $wanted }.
reason-roles-compatible = Nobody on { $roster } stands on { $list }{ $left ->
        [0] {""}
        [1] ; one left it by standing
       *[other] ; { $left } left it by standing
    }{ $refilled ->
        [0] .
        [1] , and one came instead.
       *[other] , and { $refilled } came instead.
    }
reason-kept-apart = The tasks that are kept apart ({ $tasks }) were done by different people or offices.
reason-separate = The signer is nobody the procedure keeps apart.
reason-together = Decided together, with minutes attached.
reason-roster-rule = { $rule ->
        [count] Asked for: { $asked }; proposed: { $found }.
        [per_party] Each office may have at most { $asked }; more from: { $found }.
        [must_include] Nobody from: { $found }.
        [from] { $found ->
            [none] For some it is not stated where they come from.
           *[other] Not from where the clause asks: { $found }.
        }
        [asks] { $found ->
            [none] Some do not meet the conditions.
           *[other] The conditions are not met: { $found }.
        }
        [one_seat_each] One person holds several seats; people named again: { $found }.
       *[other] The rule is not kept: { $rule }.
    }
reason-roster-unjudged = { $rule ->
        [count] The number asked for is not determined, so this cannot be judged; proposed: { $found }.
        [from] Where people must come from rests on a value not determined, so this cannot be judged.
        [asks] The conditions rest on a value not determined, so this cannot be judged.
       *[other] The rule rests on a value not determined, so it cannot be judged: { $rule }.
    }
reason-roster-kept = The people proposed keep every rule.
reason-stand-ins = { $stand_ins ->
        [none] { $absent ->
            [none] Everybody invited came.
           *[other] Absent: { $absent }.
        }
       *[other] { $absent ->
            [none] Sent a stand-in: { $stand_ins }.
           *[other] Sent a stand-in: { $stand_ins }. Absent: { $absent }.
        }
    }
reason-no-paper = The paper was not filed.
reason-in-effect = Version { $version } { $number ->
    [none] {""}
   *[other] ({ $number })
} took effect, no longer counts here, and nothing revokes it.
reason-revoked = Version { $version } { $number ->
    [none] {""}
   *[other] ({ $number })
} was revoked { $by ->
    [none] by a paper
   *[other] by { $by }
}.
reason-polled = { $outcome ->
        [carried] Carried
        [lost] Not carried
        [no_quorum] Too few took part
        [void] Void
        [tie] A tie for the last seat
       *[short] Too few elected
    }{ $rounds ->
        [1] :
       *[other] {""} in round { $rounds }:
    } { $participating } of { $entitled } took part; the ballots on record come to this.
reason-miscounted = The ballots on record do not come to what was entered of them: { $participating } of { $entitled } took part.
reason-cut = A limit passed before it was done; the case went on without it.
reason-too-soon = It took place when it could not begin yet: it waits until the end of { $until }.
reason-filed = Sent to { $recipients ->
        [1] one recipient
       *[other] { $recipients } recipients
    }; { $received } received it, { $answered } answered{ $silent ->
        [0] {""}
       *[other] , { $silent } did not answer in the time the clause waits
    }.
reason-posted = Stood from { $up } to { $down }; it had to stay up until { $until }. { $objections ->
        [0] Nobody objected.
        [1] One objection, { $upheld } upheld.
       *[other] { $objections } objections, { $upheld } upheld.
    }
reason-cut-short = What is on record ended before the time of the clause was over.
reason-counted = Signed by { $signers }: { $agree } for, { $against } against; { $needed } needed.
reason-passed = Its stage had been left when the case moved to this version; it was not asked. The reason is on record.
reason-early = Begun early, with the lead’s reason on record; before “{ $task }”, which comes first.
reason-not-held = The point was not held, and no reason is given.

## Rules of a roster

rule-count = Number of people
rule-per_party = Number from each office
rule-must_include = Offices that must be represented
rule-from = Where people come from
rule-asks = Conditions for people
rule-one_seat_each = One seat each

## Kinds of clause

clause-task = Task
clause-paper = Paper
clause-seat = Seat
clause-agenda = Agenda
clause-invitation = Invitation
clause-deadline = Deadline
clause-effect = Effect
clause-separation = Separation of duties
clause-groups = Of each group
clause-members = Members

## Outcomes

outcome-agreed = Agreed
outcome-returned = Returned
outcome-refused = Refused
outcome-changes = Changes asked for
outcome-complete = All answered
outcome-carried = Carried
outcome-lost = Not carried
outcome-unelected = Nobody or too few elected
outcome-no_quorum = Too few took part
outcome-void = Void
outcome-tie = A tie for the last seat
outcome-short = Too few elected
outcome-closed = Round closed
outcome-objection = Objection
outcome-registered = Registered
outcome-no_answer = No answer
outcome-upheld = Objection upheld
outcome-declined = Objection declined

## What is still needed

need-party = It is still to be decided which office is { $name }
need-parameter = “{ $name }” is still to be set, or called undetermined
need-paper = “{ $name }” is still missing
need-formed = “{ $name }” is not formed yet
need-request = Nobody has asked for “{ $name }” yet

## State of a case

case-open = Open
case-ended = Ended
case-withdrawn = Withdrawn

## Collective votes

vote-for = For
vote-against = Against
vote-abstains = Abstains
vote-not-asked = Not asked (already decided)
vote-recused = Recused
vote-absent = Absent

base-entitled = those entitled
base-present = those present
base-cast = those for and against
share = { $more ->
        [yes] more than { $part }/{ $whole }
       *[no] at least { $part }/{ $whole }
    }
vote-rule = { $quorum ->
        [none] No quorum is asked for
       *[other] Quorum: { $quorum } of those entitled
    }; carried by { $share } of { $of }; { $chair ->
        [yes] the chair decides a tie
       *[no] a tie is lost
    }; { $leave ->
        [yes] whoever is recused is not counted as entitled
       *[no] whoever is recused counts as absent
    }
figure-came-to = { $title } = { $computed }
figure-open = { $title }: not known yet, for want of { $open }
figure-each = { $title }: { $each }
figure-part = { $of } of the group
figure-total = the sum over all groups of { $of }
figure-ceil = { $of } rounded up
figure-floor = { $of } rounded down
figure-min = the least of { $list }
figure-max = the greatest of { $list }
figure-table = by { $by } ({ $rows })
figure-row = { $from ->
        [none] { $to ->
            [none] always
           *[other] up to { $to }
        }
       *[other] { $to ->
            [none] from { $from }
           *[other] { $from }–{ $to }
        }
    }: { $is }
tally-there = Entitled: { $entitled }; present: { $present }{ $recused ->
        [none] .
       *[other] ; recused: { $recused }, { $leave ->
            [yes] not counted as entitled, which leaves { $counted }.
           *[no] counted as absent.
        }
    }
tally-quorum = The quorum is { $share } of { $entitled } entitled, which is { $quorum }; { $present } present: { $met ->
        [yes] met.
       *[no] not met, nothing can be decided.
    }
tally-votes = For: { $agree }; against: { $against }; abstained: { $abstain }.
tally-early = { $open } had not been asked yet: even if all of them were { $taken ->
        [for] for it
       *[against] against it
    }, the outcome would be the same. The vote ended there.
tally-tie = As many for as against; { $chair ->
        [for] the chair decides for it, with one more vote.
        [against] the chair decides against it.
       *[none] a tie is lost.
    }
tally-needed = Needed: { $share } of { $of }, { $base }, which is { $needed }; { $early ->
        [yes] counted so, for it
       *[no] for it
    }: { $agree }: { $carried ->
        [yes] carried.
       *[no] not carried.
    }

## Votes of people on a roll

poll-base-entitled = those entitled
poll-base-issued = the ballots handed out
poll-base-participating = those taking part
poll-base-valid = the valid votes
poll-base-cast = the votes for and against
poll-threshold = { $more ->
        [yes] more than { $part } of { $base }
        [number] at least { $part } of { $base }
       *[other] at least { $part } of { $base }
    }{ $measure ->
        [none] {""}
       *[other] {""} by { $measure }
    }
poll-threshold-groups = from { $more ->
        [yes] more than { $part } of
        [number] at least { $part ->
            [1] one group
           *[other] { $part } groups
        }
       *[other] at least { $part } of
    }{ $more ->
        [number] {""}
       *[other] { $base ->
            [participating] {" "}the groups that votes came from
           *[entitled] {" "}all groups
        }
    }
poll-groups = groups
poll-proxies = { $most ->
        [none] Whoever votes can vote for others who have empowered them
       *[other] Whoever votes can vote for others who have empowered them, { $most } at most
    }
poll-supported = Support is collected: { $asked } have to sign
poll-runners-up = In round { $round } only the runners-up stand: whoever had the most votes before without being elected
poll-signed = { $measure ->
        [none] Could sign: { $entitled }; signed: { $participating }, invalid: { $invalid }, valid: { $valid }.
       *[other] By { $measure }: { $entitled }; of them behind those who signed: { $participating }, invalid: { $invalid }, valid: { $valid }.
    }
poll-by-proxy = Of these votes { $n } were cast for others.
poll-groups-there = Groups: { $entitled }; votes from { $participating } of them{ $agree ->
        [none] .
       *[other] , votes for it from { $agree }.
    }
poll-reached-support = Needed: { $asked }, of { $whole } that is { $needed }; there were { $had }: { $met ->
        [yes] reached.
       *[no] not reached.
    }
poll-and = {" "}and{" "}
poll-or = , or{" "}
poll-voters = Entitled to vote: everybody on “{ $roll }”
poll-signers = Can sign: everybody on “{ $roll }”
poll-ballots = Ballots are handed out and counted; if more come back, the vote is void
poll-quorum = { $round ->
        [none] Quorum: { $asked } take part
       *[other] Quorum of round { $round }: { $asked } take part
    }
poll-majority = { $election ->
        [yes] { $round ->
            [none] A candidate is elected with { $asked }
           *[other] In round { $round } a candidate is elected with { $asked }
        }
       *[no] { $round ->
            [none] Carried by { $asked }
           *[other] In round { $round } it is carried by { $asked }
        }
    }
poll-elects = Fills the seats of “{ $roster }”{ $field ->
        [more-than-seats] ; there are more candidates than seats
        [as-many-as-seats] ; there are as many candidates as seats
       *[other] {""}
    }
poll-tie-chair = In a tie the chair decides
poll-again = At most { $rounds } rounds; another follows where one ends in: { $list }
poll-counted-twice = Counted by two people independently; the counts have to agree
poll-held = { $round ->
        [none] Counted on { $day }.
       *[other] Round { $round }, counted on { $day }.
    }
poll-there = { $measure ->
        [none] Entitled: { $entitled }; { $issued ->
            [none] {""}
           *[other] ballots handed out: { $issued };{" "}
        }taking part: { $participating }, invalid: { $invalid }, valid: { $valid }.
       *[other] By { $measure }: entitled { $entitled }, taking part { $participating }, invalid { $invalid }, valid { $valid }.
    }
poll-votes = { $measure ->
        [none] For: { $agree }; against: { $against }; abstained: { $abstain }.
       *[other] By { $measure }: for { $agree }, against { $against }, abstained { $abstain }.
    }
poll-reached-quorum = Needed to take part: { $asked }, of { $whole } that is { $needed }; { $had } took part: { $met ->
        [yes] enough.
       *[no] not enough.
    }
poll-reached-majority = { $election ->
        [yes] Needed to be elected: { $asked }, of { $whole } that is { $needed }.
       *[no] Needed: { $asked }, of { $whole } that is { $needed }; { $had } for it: { $met ->
            [yes] reached.
           *[no] not reached.
        }
    }
poll-number = { $measure ->
        [none] { $n }
       *[other] { $n } by { $measure }
    }
poll-candidate = { $name } ({ $seat }): { $votes } { $elected ->
        [yes] – elected
       *[no] – not elected
    }
poll-casting = As many for as against; the chair was { $chair ->
        [for] for it.
       *[against] against it.
    }
poll-came-to = Outcome: { $outcome }{ $last ->
        [yes] .
       *[no] ; another round follows.
    }
