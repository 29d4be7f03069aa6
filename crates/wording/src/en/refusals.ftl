# What could not be done: what happened and why; .help says what to do now, .about what it is where the sentence has too many ways to say it in general.

## Nothing there, or not to be seen

refusal-not-found = This does not exist, or it is not with your office.
    .help = Please ask the county clerk.
refusal-procedure-unknown = There is no such procedure.
    .help = Choose one from the list of procedures.
refusal-task-unknown = This case has no task “{ $task }”.
    .help = Go back to your tasks and open it from the list.

## Not this person, office or position

refusal-not-your-office = { $task ->
        [none] { $office ->
            [none] This is not with your office.
           *[other] { $office } does this; your office cannot.
        }
       *[other] { $office ->
            [none] “{ $task }” is not with your office.
           *[other] { $office } does “{ $task }”; your office cannot.
        }
    }
    .help = { $office ->
        [none] Please ask the county clerk.
       *[other] Please contact { $office }.
    }
refusal-not-the-lead = { $office ->
        [none] The lead does this.
       *[other] The lead, { $office }, does this.
    }
    .help = { $office ->
        [none] Please ask the county clerk.
       *[other] Please contact { $office }. If that is your office, do it directly from your tasks.
    }
refusal-read-only = Your role may read but not act.
    .help = Ask a handler or the head to do it; if your role is wrong, ask the county clerk.
refusal-position-not-held = { $position ->
        [none] The procedure does not provide for deciding “{ $task }” together.
       *[other] { $task ->
            [none] This is for the position
           *[other] “{ $task }” is for the position
        } { $position }. { $held ->
            [none] The person acting has no position on record.
           *[other] The person acting is recorded as: { $held }.
        }
    }
    .about = It is for a position that the person acting does not hold.
    .help = { $position ->
        [none] Let the person named in the clause decide.
       *[other] Let somebody who holds the position ({ $position }) do it; if the record is wrong, ask the county clerk.
    }
refusal-duty-conflict = { $recusal ->
        [none] { $other ->
            [none] Somebody else must do “{ $task }”: the person acting is also “{ $as }”, and this procedure keeps the two apart.
           *[other] { $person ->
                [none] Another office must do “{ $task }”: “{ $other }” was done or claimed for the same office, and this procedure keeps the two apart.
               *[other] Somebody else must do “{ $task }”: { $person } has done or claimed “{ $other }”, and this procedure keeps the two apart.
            }
        }
       *[other] Somebody else must do “{ $task }”: { $person } is recused.
    }
    .about = Somebody else, or another office, must do it: the procedure keeps it apart from what the same person or office has done or is, or that person is recused.
    .help = { $how ->
        [together] Let another person with the right position do it, or let { $otherwise } decide together, with minutes attached.
        [signer] Let another person with the right position do it; if nobody of the office may, { $otherwise }{ $position ->
            [none] {""}
           *[other] {" "}({ $position })
        } signs instead.
       *[other] Let another person with the right position do it.
    }
refusal-not-yours-to-arrange = Cover and recusals are entered by oneself, the head of the office, the county clerk or an administrator; nobody ends one's own recusal.
    .help = Ask the head of your office or the county clerk.
refusal-arrangement-unknown = There is no such cover or recusal.
    .help = Load the page anew and look at the register.
refusal-arrangement-taken = There is an entry under this id, and entries are not overwritten.
    .help = End the entry there is, then make another.
refusal-bad-span = The days do not fit: the last is before the first, or before yesterday, or a cover is longer than a year.
    .help = Check the days. For a longer absence, change the appointment.
refusal-covers-itself = Nobody covers oneself.
    .help = Choose a colleague.
refusal-scope-missing = A recusal says what it is for: at least a case, a procedure, a task or an office.
    .help = Choose what it is for.
refusal-place-taken = Place { $place } of “{ $list }” is not to be filled: nobody has left it, somebody has come in it already, or the procedure lets nobody name anyone.
    .help = Look at the case for the places that were left.
refusal-roles-incompatible = { $seat ->
        [none] Whoever stands for “{ $roster }”, or sits there, cannot come back to “{ $list }”.
       *[other] Somebody for { $seat } stands on “{ $list }”, and whoever does cannot sit in “{ $roster }”.
    }
    .help = Name somebody else.
refusal-not-on-list = Nobody to be named here stands at place { $place } of “{ $list }”.
    .help = Give the number the person has on that list, from 1; numbers do not change when somebody leaves it. Leave it out of whoever is not on it.
refusal-roles-apart = { $person } cannot hold two of system, security and audit administration.
    .help = Choose somebody else, or end the appointment held now.
refusal-not-succeeded = { $office } takes no part in this case, or no office is named that goes on in its place.
    .help = Name the successor under “Offices and people” first.
refusal-role-above = Only an administrator appoints administrators, auditors and programme officers.
    .help = Ask an administrator of your jurisdiction.
refusal-invitation-over = This invitation no longer holds: it has ended, was revoked, or never was.
    .help = Ask the office that sent you the link for a new one.
refusal-invitation-other = An invitation opens the one task it was made for.
    .help = For anything else ask the county clerk for an account.
refusal-claimed-by-other = { $person ->
        [none] Somebody else in the office has claimed “{ $task }”.
       *[other] { $person } has claimed “{ $task }”.
    }
    .help = Let that person do it, or ask them to release it first.
refusal-not-the-submitter = Only the person who submitted “{ $task }” may undo it, within { $minutes } minutes.
    .help = Ask that person to undo it; a slip in a paper can be corrected.

## Not now

refusal-case-ended = This case has ended; nothing more can be done in it.
    .help = The record can still be read; to start again, open a new case.
refusal-already-opened = This case is open already.
    .help = Open it and go on from there.
refusal-already-established = The offices and people of this county are set up already, under the name “{ $name }”.
    .help = Change the offices and people that are there.
refusal-task-not-open = “{ $task }” cannot be done now: it has been done, was taken back, or its turn has not come.
    .help = Open the case to see where it stands.
refusal-not-claimed = Nobody has claimed “{ $task }”, so there is nothing to release.
    .help = To do it, claim it first.
refusal-task-waits = This cannot be done yet; something before it is not finished.
    .help = Open the case to see what is missing.
refusal-not-done = “{ $task }” has nothing to undo or correct: it has not been done, or was taken back.
    .help = Open the case to see where it stands.
refusal-undo-too-late = “{ $task }” was submitted more than { $minutes } minutes ago and cannot be undone.
    .help = Correct a slip in a paper; for a change of substance ask the lead to return it.
refusal-undo-acted-on = Somebody has acted on “{ $task }” since; it cannot be undone.
    .help = Correct a slip in a paper; for a change of substance ask the lead to return it.
refusal-undo-took-effect = “{ $task }” took effect when it was submitted and cannot be undone.
    .help = Correct a slip in a paper; for anything else contact the lead.
refusal-cannot-be-left = “{ $task }” cannot be left with an explanation: what follows rests on it.
    .help = Do the task; if that is not possible, the lead may withdraw the case.
refusal-only-may-lapses = “{ $task }” is not optional and cannot simply be left out.
    .help = Do it, or record an explanation.
refusal-stage-not-finishable = “{ $task }” is a must or a should and is not done; the stage cannot be closed.
    .help = Do it first, or record an explanation.
refusal-claimed-holds = Somebody has claimed “{ $task }” and is working on it; it cannot be left out.
    .help = Wait until it is done, or ask that person to release it.
refusal-objections-open = “{ $task }” cannot be closed. Objections not yet disposed of: { $count }.
    .help = Record for each whether it is adopted, partly adopted or not adopted, and why.
refusal-round-closed = This round of “{ $task }” is closed.
    .help = To ask again, return the case to this stage.
refusal-no-objection = This reply to “{ $task }” has no objection left to dispose of.
    .help = Open the case to see the replies and what became of them.
refusal-return-leads-on = A return leads to the present stage or an earlier one; “{ $stage }” has not been reached.
    .help = Choose the present stage or an earlier one.
refusal-return-needs-more = “{ $task }” rests on “{ $first }”, which was left when a limit passed.
    .help = Return to “{ $stage }” or before it.
refusal-barrier = “{ $task }” has taken effect; the case cannot be returned to before it.
    .help = Correct a slip in a paper openly.
refusal-in-hand = “{ $task }” waits: “{ $other }” is in hand with { $person }, and they are done one at a time.
    .help = Do it when the other is done or released.
refusal-still-in-effect = “{ $paper }”{ $number ->
    [none] {""}
   *[other] {" "}({ $number })
} has taken effect and is neither confirmed nor revoked.
    .help = Confirm it as it stands, or file the paper that revokes it with the task that issued it.
refusal-not-in-effect = “{ $task }” has issued nothing that is set aside and still in effect.
    .help = What counts is set aside first, by returning the case or doing the task again.
refusal-inputs-changed = The papers “{ $task }” rests on have changed since the last round; it cannot be confirmed as it was.
    .help = Read the new papers and do it again.
refusal-nothing-to-confirm = “{ $task }” has nothing to confirm as it was: it was not done in the last round, or its roster or figures must be given again.
    .help = Do it again.
refusal-parameter-set = “{ $parameter }” is set, and a deadline has been counted from it or a condition judged by it; it cannot be changed.
    .help = Keep to the value; if it has to change, explain why to the county clerk.
refusal-party-in-use = An office has an open task as “{ $party }”; it cannot be replaced now.
    .help = Wait until the task is done, or return the case to before this stage.
refusal-take-up-late = Work on this case has begun; what was done before can no longer be taken up.
    .help = Go on stage by stage; to take up a case midway, open a new one.
refusal-end-not-by-hand = “{ $end }” is reached stage by stage and cannot be chosen.
    .help = Finish the remaining stages.
refusal-already-constituted = { $body ->
        [none] Something has been brought about for the body in this case already.
       *[other] Something has been brought about for “{ $body }” in this case already.
    }
    .help = What is founded cannot be withdrawn or founded again here; go on with the next stages.
refusal-suspended = { $task ->
        [none] This case is suspended{ $date ->
            [none] {""}
           *[other] , expected until { $date }
        }; nothing is done in it until it is resumed.
       *[other] “{ $task }” is suspended{ $date ->
            [none] {""}
           *[other] , expected until { $date }
        }; nothing is done on it until it is resumed.
    }
    .help = Resume it first; papers can still be added, and the case can still be withdrawn or ended.
refusal-not-suspended = { $task ->
        [none] This case is not suspended.
       *[other] “{ $task }” is not suspended.
    }
    .help = Go on directly.
refusal-nothing-to-recount = No deadline is to be counted again: none is provisional, or the calendar is the same.
    .help = Let an administrator bring the calendar up to date first.
refusal-not-due-yet = { $task ->
        [none] The moment has not come, or this has been done.
       *[other] The moment of “{ $task }” has not come, or this has been done.
    }
    .help = Nothing to do: the program does it when the moment comes.
refusal-only-the-timer = The program does this by itself when its moment comes; nobody does it by hand.
    .help = To urge somebody, remind them.
refusal-calendar-unknown = There is no such calendar, or it is of another time zone.
    .help = Check the file on the page “Working days” first, then adopt it.

## Hands and signers

refusal-not-the-head = Only the head or clerk of { $office } names a colleague; for yourself you can do it any time.
    .help = Name yourself, or ask the head.
refusal-named-other = “{ $task }” is meant for { $person }.
    .help = Ask { $person }; to change that, a head of the office or the lead transfers it.
refusal-signers-first = “{ $task }” waits for who was added before it: { $office }.
    .help = Remind them, or have the office that added them drop them.
refusal-delegated = “{ $task }” has been delegated and is not back yet.
    .help = Whoever prepares it hands it back, or whoever delegated it takes it back.
refusal-not-delegated = “{ $task }” has not been delegated to anybody.
    .help = Do it directly, release it or transfer it.
refusal-signs-already = “{ $task }” already asks { $office } in this round.
    .help = Choose another office; to change the person, transfer it.
refusal-signer-of-clause = The clause asks { $office } to sign “{ $task }”; that cannot be dropped.
    .help = If it is to be left out, the lead explains why.
refusal-drop-decides = Without { $office } the outcome of “{ $task }” would be settled, so it cannot be dropped.
    .help = Wait for { $office } to speak, or let the lead return the case.
refusal-read-already = { $office } has already marked this as read.
    .help = There is nothing more to do.
refusal-not-early = “{ $task }” cannot be begun early: its turn has come, it is not settled that it will be needed, or it founds the body or is voted on.
    .help = If its turn has come, do it; otherwise wait for what comes first.
refusal-nobody-named = Nobody is named, or the same person or office as now.
    .help = Choose another person or office.
refusal-not-of-office = { $person } does not act for { $office } today.
    .help = Choose somebody of that office; if that has changed, the clerk enters it first.
refusal-turn-unknown = A signer cannot be added to this task in that way.
    .help = To a consultation another office is added beside the others; to other tasks before, beside or after.

## Incomplete or wrong

refusal-signer-missing = Name and position are needed, at most { $max } characters each.
    .help = Whoever acts by an invitation states them; they stand in the record.
refusal-bad-invitation-day = An invitation cannot last until { $date }.
    .help = Choose a day from today on, at most { $max } days ahead.
refusal-bad-suspension-day = A suspension cannot be expected to end before today, nor more than { $max } days ahead.
    .help = Choose another day, or leave it empty if it is not known.
refusal-office-unknown = The county has no office “{ $office }”.
    .help = Choose one from the list; if it is missing, ask the county clerk to add it.
refusal-person-unknown = The county has no person “{ $person }”.
    .help = Choose one from the list; if somebody is missing, ask the county clerk to add them.
refusal-appointment-unknown = There is no appointment “{ $appointment }”.
    .help = Look up the present appointments under people.
refusal-party-unknown = { $party ->
        [none] The party is not stated.
       *[other] “{ $party }” is not a party that can be named here.
    }
    .help = Choose one of the parties listed.
refusal-one-office-only = “{ $party }” takes one office, no more and no fewer.
    .help = Choose one office.
refusal-parameter-unknown = This procedure has no value “{ $parameter }”.
    .help = Choose one of the values listed.
refusal-out-of-range = “{ $name }” is { $value }; { $words ->
        [none] it must lie between { $low } and { $high }.
       *[other] it must be one of: { $words }.
    }
    .help = Correct it and submit again.
refusal-stage-unknown = This procedure has no stage “{ $stage }”.
    .help = Choose one of the stages listed.
refusal-end-unknown = This procedure has no end “{ $end }”.
    .help = Choose one of the ends listed.
refusal-wrong-kind = { $kind ->
        [none] “{ $task }” cannot be done this way.
        [work] “{ $task }” is work; it cannot be done this way.
        [consultation] “{ $task }” is a consultation; it cannot be done this way.
        [reply] “{ $task }” is a reply; it cannot be done this way.
        [approval] “{ $task }” is an approval; it cannot be done this way.
        [meeting] “{ $task }” is a meeting; it cannot be done this way.
        [vote] “{ $task }” is a vote; it cannot be done this way.
        [filing] “{ $task }” is a filing; it cannot be done this way.
        [notice] “{ $task }” is a public notice; it cannot be done this way.
        [objection] An objection to “{ $task }” is upheld or declined; it cannot be done this way.
        [assist] “{ $task }” is a request for help; it cannot be done this way.
       *[other] “{ $task }” cannot be done this way. Its kind: { $kind }.
    }
    .help = Open the task and use what its page offers.
refusal-paper-missing = “{ $task }” still lacks “{ $paper }”.
    .help = Attach the file of “{ $paper }” and submit again.
refusal-paper-unknown = “{ $task }” does not take “{ $paper }”.
    .help = Check the papers; other files can be attached separately.
refusal-artifact-unknown = A file named here has not been uploaded.
    .help = Upload the file first, then submit.
refusal-sections-missing = “{ $paper }” has sections not confirmed: { $sections }.
    .help = Check the file; tick what is in it and add what is not.
refusal-checklist-open = “{ $task }” does not cover yet: { $points }.
    .help = Add what is missing and tick each point.
refusal-choice-missing = “{ $task }” needs a choice from: { $choices }.
    .help = Choose at least one.
refusal-fact-missing = “{ $task }” lacks “{ $fact }”.
    .help = Fill it in and submit again.
refusal-fact-unknown = “{ $task }” does not state “{ $fact }”.
    .help = Leave it out and submit again.
refusal-roster-missing = The roster “{ $roster }” is empty.
    .help = Fill in the people proposed and submit again.
refusal-seat-unknown = “{ $roster }” has no seat “{ $seat }”.
    .help = Choose one of the seats listed.
refusal-roster-rule = { $seat ->
        [none] The roster breaks a rule.
       *[other] The people proposed for “{ $seat }” break a rule.
    } { $rule ->
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
        [one_seat_each] One person may hold one seat; people named again: { $found }.
       *[other] The rule: { $rule }.
    }
    .help = Change the people proposed and submit again.
refusal-members-missing = The members of “{ $party }” are missing.
    .help = Fill in the people from each office and submit again.
refusal-outcome-unknown = No outcome is chosen for “{ $task }”, or it is not one of those offered.
    .help = Choose one of the outcomes on the page.
refusal-reason-missing = Something required is empty, such as a reason, a name or who decided.
    .help = Fill it in and submit again.
refusal-basis-missing = “{ $task }” is a must; leaving it takes a basis and an authoriser.
    .help = Fill in the reason, the basis and the authoriser.
refusal-evidence-missing = To record “{ $task }” for another office, say who signed or spoke; from paper, a photograph is needed too.
    .help = Fill in the name; upload a photograph of the paper.
refusal-agenda-open = The point “{ $item }” of “{ $task }” was not held, and no reason is given.
    .help = Mark it as held, or say why it was not.
refusal-agenda-vote = “{ $item }” is held when the vote “{ $task }” is counted, and it has not been counted.
    .help = Count the vote first; or write why the point was not held.
refusal-agenda-unknown = The agenda has no point “{ $item }”.
    .help = Use the points listed.
refusal-attendance-missing = “{ $task }” lists nobody who attended.
    .help = Fill in the offices and people who came.
refusal-collective-count = The count does not add up: { $entitled } entitled, { $present } present, { $agree } for, { $against } against. { $miscount ->
        [nobody] Nobody was there.
        [too-many-there] Present and recused are more than entitled.
        [too-many-votes] For, against and not asked are more than present.
        [still-open] Those not asked yet could still change the outcome; the vote cannot end early.
        [votes-otherwise] This is what the votes by name come to, and not what was entered.
        [casting-uncalled] There is no tie, or the procedure gives the chair no casting vote.
       *[casting-missing] There is a tie: say how the chair decided.
    }
    .about = The count of a decision taken together does not add up, or the chair's vote in a tie is missing.
    .help = Check the minutes and enter the count again.
refusal-poll-count = The count of “{ $task }” does not add up. { $miscount ->
        [measures] Heads, and every measure of the clause, are counted, and nothing else.
        [too-many-there] More were handed out, or took part, than are entitled.
        [issued] Ballots handed out are counted where the clause says so, and only there.
        [too-many-votes] More are invalid, for and against than took part; or a candidate has more votes than are valid.
        [unlike] By one measure somebody took part, and by another nobody.
        [casting-uncalled] There is no tie, or the clause gives the chair no casting vote.
        [casting-missing] As many are for it as against: say how the chair decided.
        [mixed] A decision has no candidates; in an election the votes stand with the candidates, each for a seat of its roster; where support is collected nobody is for or against: whoever signs has taken part.
        [runners-up] In this round only those stand who were left over from the round before, each once and given by their place in it.
        [passed-over] Somebody left over with more votes than one who stands does not stand: say in the remarks why.
        [proxies] More votes were cast for others than those who were there can cast by the clause; or they stand by a measure, and are counted by heads alone.
        [groups] Votes cannot come from more groups than there are votes, and groups are not counted against.
       *[candidates] Not as many stand as the clause asks for.
    }
    .about = A count of a vote does not add up, counts what the clause does not ask for, or has other candidates than the clause lets stand.
    .help = Check the count sheet and enter it again.
refusal-counts-differ = The count of “{ $task }” differs from that of { $person }: { $where }.
    .help = Count again; whoever counted first can enter their count once more as well.
refusal-no-count-before = Nothing has been counted of “{ $task }” that could be counted again.
    .help = Enter the count without marking it as a recount.
refusal-roll-unreadable = “{ $paper }” cannot be counted{ $row ->
        [0] :
       *[other] {""} from row { $row } on:
    } { $wrong ->
        [one-file] it is one file with one table.
        [unreadable] it is no table that can be read, or too large.
        [empty] it has no rows.
        [too-many] it has more rows than are taken.
        [no-column] no column is headed { $column }.
        [blank] nothing stands under { $column }.
        [no-number] under { $column } stands no number above nothing, one with more decimals than are taken there, or one too large.
        [too-long] a cell is too long.
        [too-many-groups] it has more groups than are taken.
        [twice] the row stands there already.
        [not-on-other] somebody stands on it who is not on the other roll.
       *[two-groups] one person stands in two groups.
    } { $faults ->
        [1] {""}
       *[other] Faults found: { $faults }.
    }
    .about = A roll cannot be counted: its file is no table, a column or a value is missing or wrong, somebody stands there twice, or not on the roll it is drawn from.
    .help = Mend the table and file it again: CSV or XLSX, the first row naming the columns, of them one `name`.
refusal-roll-uneven = “{ $paper }” has { $found } of group { $group }; it has to have { $wanted }.
    .help = Mend the table and file it again: of each group as many as the figure of that group says.
refusal-roll-in-use = “{ $paper }” is no longer corrected: “{ $task }” rests on what it comes to.
    .help = Let the lead have the task that draws it up done again, and with it whatever rests on it.
refusal-not-quorate = { $present } were present, fewer than the quorum of { $quorum }; nothing can be decided.
    .help = Vote when enough are there, or correct the number.
refusal-vote-otherwise = The outcome is not what the count says: { $needed } votes were needed, { $agree } were for it; { $carried ->
        [yes] it was carried.
       *[no] it was not carried.
    }
    .about = The outcome told is not what the count comes to.
    .help = Choose the outcome of the count, or correct the numbers.
refusal-not-yet = { $date } is still to come and cannot be recorded as past.
    .help = Enter today or an earlier day.
refusal-too-long = The text is too long or has too many entries; the most is { $max }.
    .help = Shorten it, or attach the details as a file.
refusal-leaf-too-large = Too much was submitted at once, more than { $max } bytes.
    .help = Submit it in parts, or attach the details as a file.
refusal-bad-id = { $id ->
        [none] The id is empty.
       *[other] “{ $id }” cannot be an id.
    }
    .help = Use letters, digits, “-” and “_” only, at most 96 characters.
refusal-bad-name = The name is empty or longer than { $max } characters.
    .help = Correct it and submit again.

## Signing in and sending

problem-unauthenticated = You are not signed in, or your credentials are not known.
    .help = Sign in; with the API, check the token.
problem-token-expired = Your sign-in has expired.
    .help = Sign in again; with the API, ask the county clerk for a new token.
problem-bad-json = { $said ->
        [none] What was sent cannot be read; nothing was changed.
       *[other] What was sent cannot be read; nothing was changed. The cause: { $said }
    }
    .help = Correct it as the API description says and send it again.
problem-media-type = { $found ->
        [none] The format of the content is not stated; { $allowed } is accepted here.
       *[other] { $found } is not accepted here, only { $allowed }.
    }
    .help = Send it as { $allowed }.
problem-too-large = What was sent is larger than { $max }.
    .help = Compress the file, or upload it in several files.
problem-idempotency-mismatch = This Idempotency-Key was used with other content; nothing was done this time.
    .help = Use a new Idempotency-Key for other content.
problem-idempotency-missing = The request has no Idempotency-Key; nothing was done.
    .help = Send a new Idempotency-Key with each submission, and the same one when sending again.
problem-precondition = Somebody has acted on this case since you opened it; nothing was done this time.
    .help = Reload, look at what is new and try again.
problem-method = This address does not take such a request.
    .help = Use the buttons on the page; with the API, see its description.
problem-busy = Too many people are using the service; nothing was done this time.
    .help = Try again in a little while.
problem-storage = The record could not be written; nothing was changed.
    .help = Try again in a little while; if it still fails, tell the administrator.
problem-file-type = { $found ->
        [none] The type of the file is not known; { $allowed } is accepted here.
       *[other] { $found } files are not accepted here, only { $allowed }.
    }
    .help = Save it as { $allowed } and upload it again.
problem-empty-file = The file is empty.
    .help = Open the file, check what is in it and upload it again.
problem-secret-marking = A file name or text carries a classification marking (秘密★, 机密★ or 绝密★). Classified papers have no place here; nothing was stored.
    .help = Handle it by the rules for classified papers; if the marking is wrong, the office that set it must correct it first.
problem-photo-broken = The photo “{ $name }” is damaged or incomplete and cannot go into a PDF; nothing was done.
    .help = Open the photo to check it, take or export it again, and submit.
problem-photo-large = The photo “{ $name }” has too many pixels to go into a PDF; nothing was done.
    .help = Make the photo smaller, or make the PDF yourself and upload it.
problem-photos-too-many = At most { $photos } photos, { $size } together, become one paper; nothing was done.
    .help = Send fewer or smaller photos, or make the PDF yourself.
problem-one-file = Only one file fits here; photos mixed with other files, or with HEIC, cannot become one. Nothing was done.
    .help = Use JPEG or PNG photos throughout, or make one PDF yourself.
problem-upload-offset = This part does not fit: { $offset } bytes have arrived.
    .help = Go on from byte { $offset }.
problem-uploads-full = Too many files of yours are still on their way: at most { $max } at once, and so much in all. Nothing was taken.
    .help = Let those that have begun arrive; what never arrives is cleared away after a day.
problem-link-used = This link works once; it has been used or has expired.
    .help = Ask the office that sent it for a new one.
problem-bad-cursor = This place in the list is no longer valid.
    .help = Start again from the first page.
problem-forbidden = Your role may not do this.
    .help = Ask somebody with the right role, or the county clerk.
problem-cross-site = The request came from another site; nothing was done.
    .help = Submit it again from a page of this site.
refusal-unseen-characters = The text holds control characters that cannot be seen and cannot be recorded.
    .help = Take them out and send it again.
refusal-bad-mail = This is no e-mail address.
    .help = Write it like name@example.org.
refusal-bad-phone = This is no telephone number.
    .help = Digits, spaces, plus and hyphen only, at least five digits.
refusal-office-above-itself = The office { $office } would come to be under itself; nothing was saved.
    .help = Choose another office above it.
refusal-route-open = Your office has a route for tasks, and it is the turn of { $position }.
    .help = Let whoever holds that position endorse; if the leader signed on paper, record the signed slip with a photograph.
refusal-nothing-to-endorse = Your office has no route for tasks, or you have endorsed this one.
    .help = Do the task itself; for several steps, have the clerk set a route under offices and people.
refusal-reminds-itself = This task is your own office's: there is nobody to remind.
    .help = Do it, or tell your colleagues.
refusal-reminded-already = The office was reminded within the last 24 hours.
    .help = Make a call, and record it.
problem-slip-code = The code is not the one of this task; nothing was recorded.
    .help = Check the code on the slip: the photograph has to be of this task.
refusal-migration-unknown = There is no later version of this procedure by that digest.
    .help = Choose the version on the page of the procedure.
refusal-migration-needs-mapping = The new version has nothing that answers to “{ $task }”{ $count ->
        [1] {""}
       *[other] {" "}and to { $count } in all
    }.
    .help = Say what it is called there, on the page for moving to a new version.
refusal-migration-impossible = The case cannot move to the new version: { $why ->
        [kind] “{ $task }” is of another kind in the new version
        [asked] “{ $task }” is open, and the new version asks it of others or in another way{ $other ->
            [none] {""}
           *[other] {" "}(not of { $other })
        }
        [party] the new version has no such party as “{ $task }”, or does not form it
        [roster] the new version has no list “{ $task }”
        [value] “{ $task }” is { $other }, which the new version does not allow
        [taken] the new id “{ $other }” of “{ $task }” has been that of another task of this case
        [in-effect] “{ $task }” is in effect, and the new version does not have it, or not from this task
        [indispensable] nothing is founded without “{ $task }”, and its stage has been left
        [unsettled] the stage of “{ $task }” has been left, and it is not settled
        [ahead] “{ $task }” has begun, and its turn is still to come in the new version
        [before-its-turn] “{ $task }” has begun, and “{ $other }”, which comes before it in the new version, is not settled
        [ruled-out] “{ $task }” has begun, and its condition in the new version does not hold
        [paper-missing] “{ $task }” needs “{ $other }”, which is not there and will not be written
        [fact-missing] “{ $task }” depends on “{ $other }”, which has not been stated and will not be
        [party-missing] “{ $task }” is for “{ $other }”, which has not been formed and will not be
        [ended] it has ended
        [constituted] “{ $task }” has been constituted
        [mapping] “{ $task }” cannot become “{ $other }”: each has to be in its version, and one becomes one
       *[unowed] nobody owes “{ $task }”
    }.
    .about = The case cannot move to the new version: something open, done or in effect has no place there.
    .help = It goes on by the version it has.
refusal-migration-loses = Moved to the new version, the case would never be asked for “{ $task }”, a must{ $count ->
        [1] {""}
       *[other] {" "}({ $count } in all)
    }.
    .help = Give reason, basis and authoriser to move it all the same.
refusal-migration-basis-missing = “{ $task }” is a must and would never be asked; that takes a basis and an authoriser.
    .help = Fill in the reason, the basis and the authoriser.
refusal-event-out-of-turn = { $how ->
        [not-sent] “{ $task }” has not been sent to anybody yet.
        [sent-already] “{ $task }” has been sent to { $party } already.
        [recipient] Say to which recipient of “{ $task }” this belongs; of a party that is several, its name.
        [received-already] This recipient of “{ $task }” has received it already.
        [answered-already] This recipient of “{ $task }” has answered already.
        [not-awaited] “{ $task }” waits for no answer.
        [no-end] “{ $task }” waits for an answer until it comes.
        [not-up] “{ $task }” is not up yet.
        [up-already] “{ $task }” is up already.
        [no-objections] Nobody can object to “{ $task }” by its clause.
        [no-change] Nothing that was put up under “{ $task }” has been corrected since, or the change is up already.
        [before] This cannot have happened before { $day }.
        [decided] The last event of “{ $task }” is an objection on which somebody has decided; it stands.
       *[nothing] Nothing has been recorded of “{ $task }”.
    }
    .about = This cannot have happened with a filing or a notice now: it was not sent or put up yet, has come already, or the clause waits for nothing of the kind.
    .help = See under the task what has been recorded; what was recorded by mistake can be struck, the last first.
refusal-answer-awaited = An answer to “{ $task }” can still come until the end of { $until }.
    .help = Record the answer when it comes, or after that day that none came.
refusal-notice-runs = “{ $task }” stays up, and people can object to it, until the end of { $until }.
    .help = Record that it came down after that day, with a photograph.
refusal-objection-late = People could object to “{ $task }” until the end of { $until }.
    .help = Tell whoever objects that it is too late, and what else they can do.
refusal-objections-undecided = { $count ->
        [1] One objection to “{ $task }” is
       *[other] { $count } objections to “{ $task }” are
    } not decided yet.
    .help = Remind whoever decides; then record that the notice came down.
refusal-correction-owed = { $how ->
        [put-up] An objection was upheld and “{ $paper }” corrected, and the change is not up yet.
       *[correct] An objection was upheld, and “{ $paper }” has not been corrected.
    }
    .help = { $how ->
        [put-up] Put the change up beside the notice and record it.
       *[correct] Correct the paper at the task that filed it, put the change up and record that.
    }
refusal-task-not-yet = “{ $task }” does not begin before the end of { $until }.
    .help = Do it after that day; where it hangs on a day that is set in the case, the lead can move that.
