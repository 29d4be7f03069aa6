## Filings and notices: what the clause asks, and what has happened

filing-to = Filed with: { $who }
filing-papers = Papers: { $papers }
filing-until = { $until ->
        [sent] Done once the papers have been sent to all
        [answered] Done once all have answered
       *[received] Done once all have confirmed receipt
    }
filing-no-answer = Waits { $length } { $unit } for an answer; after that it is recorded that none came, which is never consent
notice-of = Put up{ $place ->
        [none] {""}
       *[other] { " " }({ $place })
    }: { $paper }
notice-lasts = For at least { $length } { $unit }; the day on which it is put up does not count
notice-objections = Objections are decided by: { $who }
notice-within = People can object for { $length } { $unit }
notice-due = An objection is decided within { $length } { $unit }
notice-corrects = What an upheld objection changes is corrected and put up beside the notice

event-sent = Sent to { $party }{ $name ->
        [none] {""}
       *[other] , { $name }
    }
event-received = Received by { $party }{ $name ->
        [none] {""}
       *[other] , { $name }
    }
event-answered = { $answer ->
        [registered] Registered by { $party }
        [returned] Returned by { $party }
        [refused] Refused by { $party }
       *[no_answer] No answer from { $party }
    }{ $name ->
        [none] {""}
       *[other] , { $name }
    }
event-put_up = Put up
event-change_put_up = The change put up
event-objected = Objection by { $name }
event-decided = Objection by { $name } { $upheld ->
        [yes] upheld
       *[no] declined
    }
event-taken_down = Taken down
event-struck = struck: { $why }
event-until = to stay up until the end of { $day }
event-object-until = open to objections until the end of { $day }
event-answer-until = an answer is awaited until the end of { $day }
notice-passed = { $gone } days up, of at least { $whole }

## The page of such a task

events = What has happened
events-empty = Nothing has been recorded yet.
told-sent = The papers were sent
told-sent-then = A receipt or an answer is recorded when it comes.
told-received = Receipt confirmed
told-received-then = Attach the receipt, or say who confirmed it.
told-registered = Registered
told-registered-then = Attach what came back.
told-returned = Returned for completion
told-returned-then = Say what is to be completed.
told-refused = Refused
told-refused-then = Say why.
told-no_answer = No answer came
told-no_answer-then = Only once the time of the clause is over; it is nobody’s consent, and the case goes on without.
told-put_up = Put up
told-put_up-then = Attach a photograph; the time begins on the next day.
told-objected = Somebody objected
told-objected-then = It goes to whoever decides; say below what is objected to.
told-change_put_up = The change is put up
told-change_put_up-then = Attach a photograph.
told-taken_down = Taken down
told-taken_down-then = Once the time is over and every objection is decided; attach a photograph.
told-struck = Strike the last entry
told-struck-then = It stays in the record with the reason you give below.
told-upheld = Uphold the objection
told-upheld-then = What was put up is corrected, and the change put up beside it.
told-declined = Decline the objection
told-declined-then = What was put up stands.
told-day = Day on which it happened
told-recipient = Recipient
told-recipients = To { $party }
told-recipients-hint = One recipient per line, by name.
told-objector = Who objects
told-objector-hint = Only if somebody objected: the name as given.
told-evidence = What shows it
told-evidence-hint = Photograph of the notice, receipt, answer.
told-number = Number on it

## Days, waits and limits on the page of a case

needs-day = The day
move-day = Move the day
move-day-why = Deadlines and waits that hang on it are counted again; what was already done too late is found in the verdict.
waits-until = “{ $task }” can begin on { $day }.
limit-runs = { $limit }: { $passed ->
        [yes] passed on { $day } with “{ $task }” not done; it went on with “{ $then }”.
       *[no] “{ $task }” has to be done by the end of { $day }; else “{ $then }”.
    }
