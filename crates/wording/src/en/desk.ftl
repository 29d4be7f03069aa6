# Pages of the desk: hands, signers, information, previews, cover, recusal, suspension, votes.

## Cover and recusals
covers = Leave cover
covers-lede = While somebody is away, a colleague does their tasks in this office. Every act says who stood in for whom, and duties are kept apart for both.
covers-empty = No cover is entered
covers-empty-why = Enter one before leave or travel, and the colleague finds the tasks in their own queue.
covers-words = Arranged by
covers-add = Enter a cover
covers-add-why = By oneself, the head of the office, the county clerk or an administrator
covers-person = Who is away
covers-by = Who stands in
covers-instrument-hint = The number of a document, or the name of the arrangement.
covers-scope = Only a part
covers-kinds = Kinds of task
covers-scope-why = Nothing chosen means everything. Whoever stands in cannot pass it on.
recusals = Recusals
recusals-lede = Whoever is recused claims, does, decides and answers nothing within what is named, nor signs a paper.
recusals-empty = No recusal is entered
recusals-empty-why = Whoever has an interest in a case asks for it; the head or the county clerk can order it.
recusals-words = Reason
recusals-add = Enter a recusal
recusals-add-why = Asked for by oneself, or ordered by the head of the office, the county clerk or an administrator; nobody ends one's own
recusals-scope-why = Choose at least one. Where several are chosen, all of them have to fit.
recusals-case = Case
recusals-task = Task
recusals-office = Office acted for
recusals-days-why = Without a first day it holds from the beginning, without a last day for good.
recusals-ask = Ask to be recused
recusal-own = Asked for by oneself
recusal-ordered = Ordered by { $name }
first-day = First day
arranged-for = For
arranged-when = Days
arranged-days = { $since ->
        [none] { $until ->
            [none] for good
           *[other] until { $until }
        }
       *[other] { $until ->
            [none] from { $since }
           *[other] { $since } to { $until }
        }
    }
arranged-now = Holding
arranged-past = Ended
arranged-holds = Holds today
arranged-end = End
settings-away = I am away
settings-away-why = Say before leave or travel who stands in for you, so that nothing is held up.
duties-short = With the people there are now, these tasks cannot all be kept apart ({ $clauses }). Appoint somebody of the right position, or change appointments, recusals or cover.
duties-nobody = With the people there are now and the recusals entered, nobody may do this task. Appoint somebody of the right position, or let somebody stand in.
duties-who = { $task } ({ $office }): { $people ->
        [none] nobody
       *[other] { $people }
    }
covering = for { $person }
by-cover = { $by } for { $person }
office-covering = { $office } (for { $person })

## What else there is in a case
meetings = Meetings
meeting-came = Present
meeting-absent = Absent
meeting-not-held = not held
explanations = Explanations
explain-what = What is left out
explain-basis = On what basis (paper or meeting)
explain-authoriser = Authorised by
deadline-reckoned = { $length } { $unit } from { $from }{ $provisional ->
    [none] { "" }
   *[other] ; days off not announced yet, provisional
}
deadline-stopped = ; { $counted } { $unit } gone, suspended { $from } to { $to }
deadline-left = ; then { $left } { $unit }, until { $day }
clock-stands = Suspended: no deadline runs
clock-elapsed = { $days } days so far, of them { $worked } working days without suspensions
clock-reminds = Reminder: { $when }
clock-escalates = If it is late, told { $when }: { $whom }
clock-escalated = { $when } told { $office }: { $whom }
clock-is-escalated = Told to somebody higher
held-case = The case is suspended since { $day } ({ $by }){ $until ->
    [none] { "" }
   *[other] , expected until { $until }
}
held-task = Suspended since { $day } ({ $by }){ $until ->
    [none] { "" }
   *[other] , expected until { $until }
}
suspend-why = While papers are to be supplied, this can be suspended: nothing is done on it, and its deadline does not run. Afterwards what was left is counted on.
suspend-case-why = The whole case rests: nothing is done, and no deadline runs. Afterwards what was left is counted on. It can still be withdrawn or ended.
suspend-until = Expected until
suspend-until-why = May be left empty. On that day the lead is told; nothing resumes by itself.
resume-why = What was left of the deadline is counted on from now; what is late stays late.
resume-words = What has changed
said-suspended = Suspended; no deadline runs.
said-resumed = Resumed; the deadlines run on.
by-program = The program
workdays = Working days
workdays-lede = Deadlines are counted by this calendar. Years known: { $years }; in other years days are counted by weekends alone, and every deadline is marked provisional.
workdays-provisional = { $count } cases have provisional deadlines. They are counted again when the calendar is brought up to date.
workdays-year = Year
workdays-show = Show
workdays-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}
workdays-off = off
workdays-worked = work
workdays-legend = “off”: a day off by the notice; “work”: a weekend day worked instead.
workdays-another = Bring the calendar up to date
workdays-another-why = When the notice of a year is published, add the year to the file. It is checked first, then adopted.
workdays-text = The whole text of the calendar file
workdays-text-why = The field holds the calendar in force. When the notice of a year is published, add the year at the end as the one before it: its notice, the days off and the days worked.
workdays-check = Check
workdays-checked = What it changes
workdays-same = It is the calendar of today.
workdays-added = Years added: { $years }
workdays-removed = These years are missing, deadlines in them become provisional: { $years }
workdays-unchanged = No day of a known year changes.
workdays-changed = Days of known years change, please check:
workdays-becomes-off = { $day } becomes a day off
workdays-becomes-worked = { $day } becomes a working day
workdays-more = and { $count } more days
workdays-adopt = Adopt this calendar
workdays-adopt-why = New deadlines are counted by it, provisional ones are counted again; those that are certain stay.
workdays-adopted = The county counts by a calendar it adopted itself.
workdays-undo = Go back to the calendar of the program
workdays-wrong = The file cannot be read: { $said }
workdays-long = The file is too long, at most { $max } KB.
workdays-elsewhere = This calendar is of another place: its id has to be “{ $name }”, and its offset the same.
end-as = Outcome
end-sure = Yes: once ended, nothing more can be done in it
correct-why = For a slip or a wrong file: the former version stays, and the answers of other offices stand.
correct-what = What was wrong
roster-asks = What the pool asks for comes last: { $facts }
onepage-picture = Save as a picture
problem-call = You can call { $office }{ $phone ->
    [none] { "" }
   *[other] : { $phone }
}.

## Hands, signers, information, previews
said-handed = Handed on.
said-involved = They have been asked.
said-informed = They have been told.
said-read = Marked as read.
hands = Transfer, delegate, add a signer, ask for help, tell
hand-to = To whom
colleagues = Colleagues
other-offices = Other offices
transfer-why = To a colleague, or to the office it should have gone to. They do it from then on.
transfer-reason = Reason; needed for another office
delegate-why = A colleague prepares it and hands it back; you still do it.
delegate-words = What you ask
hand-back-why = You prepare this for a colleague: hand it back when it is ready. Whoever gave it to you can also take it back.
hand-back-words = What was prepared
take-back-why = While nobody has acted on it, it can be taken back and done anew; the record stays.
add-signer-why = One more office or colleague signs as well.
add-signer-when = When
co-handle-words = What you ask
co-handle-waits = This task waits for it
inform-why = They see the case and owe nothing.
inform-whom = Which offices
inform-words = What it is about
drop-why = This office is no longer asked. Whoever has spoken, or whom the clause names, cannot be dropped.
added-who = Added signers and helpers
added-by = Asked by { $by } ({ $turn }): { $words }
signatures-stand = { $signers } sign: { $agree } for, { $against } against, of { $all }; carried at { $needed }.
handed-transferred = { $day }: transferred by { $by } to { $to }{ $words ->
        [none] {""}
       *[other] {": "}{ $words }
    }
handed-delegated = { $day }: delegated by { $by } to { $to }{ $words ->
        [none] {""}
       *[other] {": "}{ $words }
    }
handed-handed-back = { $day }: handed back by { $by } to { $to }{ $words ->
        [none] {""}
       *[other] {": "}{ $words }
    }
informed-line = { $day }: { $ahead ->
        [none] told by { $by }
       *[other] “{ $ahead }” announced by { $by }
    }{ $words ->
        [none] {""}
       *[other] {": "}{ $words }
    }
informed-read = Read by { $who }
informed-unread = Not read yet: { $who }
told-of = For information
confirm-lede = You did this in the round before. If what it rests on is unchanged, you can confirm it.
cancel = Do nothing
preview-return = Before you return to “{ $name }”
preview-redo = Before “{ $name }” is done again
preview-see = See what it does
preview-lede = Nothing has changed yet. What was done stays in the record.
preview-nothing = Nothing would be set aside
preview-cancelled = Cancelled
preview-cancelled-why = With offices now, and taken from them.
preview-superseded = Set aside
preview-superseded-why = Done; it no longer counts and stays in the record.
preview-papers = Papers that no longer count
preview-papers-why = Written anew, or confirmed.
preview-in-effect = Stay in effect all the same
preview-in-effect-why = Confirmed as they stand, or revoked by a paper before anything takes their place.
preview-asked-now = Asked again at once
preview-asked-now-why = In the queues right after the return.
preview-asked-later = Asked again later
preview-asked-later-why = When the case comes to them again.
preview-confirmable = Can be confirmed
preview-confirmable-why = Need not be done again if what it rests on is unchanged.
preview-unless = { $line } (once { $papers } has been confirmed)
preview-not-asked = Not asked again
preview-not-asked-why = Added signers and helpers: add them again if needed.
preview-told = Offices that are told
preview-told-why = Their answer, or a paper they were sent, no longer counts.
version-in-effect = still in effect outside
version-revoked = revoked { $number ->
    [none] {""}
   *[other] by { $number }{" "}
}on { $day }
revoke-why = This version took effect and has been set aside. Before another takes its place, confirm it with its task as it stands, or file the paper that revokes it.
revoke-file = The paper that revokes it
paper-in-effect-first = “{ $name }” is in effect in an earlier version: confirm it as before, or revoke it first.
paper-in-effect-see = See it
redo-what = Which task
early-what = Which task
early-why = Begun before its turn; what comes first is still owed. The record and the verdict say so.
announce-what = Which task
announce-why = Tells whom it will be for, so that they can prepare; they owe nothing yet.
together = Decided together by { $party }
decided-together = Decided together
together-do = Record the collective decision
vote-unsaid = The procedure does not say how it votes: more than half of those present carry (inferred). Whoever is neither for nor against abstains.
count-entitled = Entitled
count-present = Present, without the recused
count-agree = For
count-against = Against
count-abstain-hint = The rest abstained
count-not-asked = Not asked any more, the outcome being certain
count-recused = Recused
count-casting = In a tie the chair
casting-for = decides for it
casting-against = decides against it
minutes = Minutes
keep-it = Keep it for later
kept-at = Kept on { $when }, for you alone; nothing is done until you submit it.
kept-file = Use the file kept: { $name }
said-kept = Kept; it is there when you come back.

## Handlers, sharing out, and what is next

vacancies = Places that were left
vacancies-why = Whoever stood for what does not go with a place has left it
vacancy = { $party }: { $name } left place { $place } by standing for “{ $roster }”
vacancy-by = { $who } names who comes instead.
vacancy-who = Who comes instead
vacancy-party = From
vacancy-rank = Rank
vacancy-reason = Why this one
vacancy-reason-hint = As the next by votes.
said-refilled = The place is filled.
handlers = Handlers
handlers-why = Once named, what this case asks of the office is claimed for that person; not approvals, nor what may be left out
handler-nobody = Nobody any more
said-handler = The handler is recorded.
whose = Whose
whose-all = Everybody’s
whose-mine = Mine
share-to = Give to
share-do = Give away those selected
share-in_turn = Each in turn
share-lot = By lot
share-shortest = Whoever has least
share-person = { $name } ({ $count } in hand)
share-given = Given to { $name }
follow-why = More of this case is with you:
follow = Go on with { $name }
