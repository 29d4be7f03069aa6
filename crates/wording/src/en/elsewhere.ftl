## A task that another case does, or a rule outside

diagnostic-sub-cases-fit =
    { $how ->
        [itself] “{ $task }” waits for a case of this very procedure, which would wait for another: it never ends.
        [several] “{ $task }” is done by several, and what it writes or fills comes from one case.
       *[anything] “{ $task }” names no procedure and asks for nothing: any case at all would do it.
    }
    .why = A task that another case does names its procedure or says what has to come of it, takes that from one case, and does not wait for its own procedure.
    .help = { $how ->
        [itself] Name the procedure that brings about what is asked under `runs`, or leave it out.
        [several] Name one office under `by`; whatever each brings about by itself is a fact of its own or a paper each writes in a `work`.
       *[anything] Name the procedure under `runs`, or say what has to come of it under `writes`, `states` or `fills`.
    }
refusal-sub-case-unknown = There is no case { $case } that your office takes part in.
    .help = Choose one that has ended and in which your office takes part, or tell the result of a rule outside.
refusal-sub-case-open = The case { $case } has not ended: it has no result yet.
    .help = Wait until it has, or choose another.
refusal-sub-case-unfit = The case { $case } is under the procedure { $procedure }, and “{ $task }” { $how ->
        [itself] is asked by that very procedure, whose cases wait for the same
        [procedure] has to be done by { $lacks }
        [paper] needs “{ $lacks }”, which that procedure does not write
        [fact] needs “{ $lacks }”, which that procedure does not state, or states otherwise
        [roster] needs “{ $lacks }”, which that procedure does not fill
       *[seats] needs “{ $lacks }” with the same seats
    }.
    .about = The other case does not give what the task takes from it, or waits for the same.
    .help = Choose a case under a procedure that gives it, or tell the result of a rule outside.
refusal-sub-case-lacks = The case { $case } came to its end without “{ $lacks }”, which “{ $task }” needs.
    .help = Choose a case that brought it about.
refusal-taken-over = “{ $paper }” was taken over from the case { $case } and stands here as it stands there.
    .help = Correct it there; or do “{ $task }” again with the result of another case.
reason-elsewhere = Done by the case { $case } ({ $procedure }), which came to “{ $end }” on { $ended }; nothing binding is missing in its own verdict.
reason-elsewhere-incomplete = Done by the case { $case } ({ $procedure }), which came to “{ $end }” on { $ended }; something binding is missing in its own verdict.
reason-by-outside-rule = Done by a rule outside, as told and shown here: no procedure here has proved it.
outcome-failed = Came to nothing
manual-sub-case = Another case does it: { $runs ->
        [any] any procedure that gives what is named here will do, or a rule outside, told with evidence
       *[other] under the procedure { $runs }, or by a rule outside, told with evidence
    }. What is proved here takes for granted only that it ends and gives this.
result-from = Where the result comes from
result-none = No case that fits has ended yet in which your office takes part.
result-outside = A rule outside
result-fits = Cases that fit: { $names }
result-open = Open a case
result-rule = Which rule, and who went by it
result-evidence = What shows it
result-day = Day of the result
result-failed = It came to nothing
result-of-case = { $title } · { $end } · { $day }
result-incomplete = something binding is missing in its verdict
result-taken = Result of the case { $case }
result-told = Result of a rule outside: { $rule }
result-given = Taken over from the case: { $names }
result-needs-words = Remarks (needed when it came to nothing)
