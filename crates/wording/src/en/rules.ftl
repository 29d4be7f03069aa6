### What the rules of soundness find.

## What the file says
diagnostic-tasks-can-start = These tasks wait for one another: { $tasks }
    .why = None of them could ever begin.
    .help = Take away one `after`, so that one of them can come first.
diagnostic-outcomes-lead-on =
    { $outcome ->
        [last-stage] There is more than one success end: { $target }
       *[other]
            Task { $task }, when the outcome is “{ $outcome ->
                [returned] returned
                [refused] refused
                [objection] objection
                [changes] changes asked for
               *[other] { $outcome }
            }”, leads to { $target }, a later stage or a success
    }
    .why =
        { $outcome ->
            [last-stage] After the last stage nobody could tell which of them is reached.
           *[other] An unfavourable outcome goes back or ends the case; it must not skip stages or count as success.
        }
    .help =
        { $outcome ->
            [last-stage] Keep one end with `founding` or `success: true`.
           *[other] Name this stage, an earlier one, or an end that is not a success.
        }
diagnostic-figures-are-computable =
    { $how ->
        [circle] figure { $figure } is computed from itself
        [too-long] figure { $figure } takes too many steps
        [operation] a formula has exactly one operation
        [operands] { $figure } has the wrong number of operands
        [word] { $figure } is a word; nothing is computed from it
        [no-count] figure { $figure } can be a fraction; people are counted whole
        [for-each] figure { $figure } is a number for each group, and one number is asked for here
        [total] figure { $figure } is one number already; only figures for each group have a total
        [ungrouped] figure { $figure } is for each group of a roll whose rows are not grouped
        [as-many-one] figure { $figure } is one number; how many there are of each group is said by a figure for each group
        [decimal-bound] a number with decimals cannot be bounded by { $figure }, which is a whole number
        [as-many-ungrouped] { $roll } has as many of each group as { $figure } says, and its rows are not grouped
        [as-many-range] { $roll } would have { $low } to { $high } on it by { $figure }, which its range does not hold
        [constant] figure { $figure } depends on no fact and no parameter
        [divides-by-zero] figure { $figure } can come to be divided by zero
        [too-large] figure { $figure } can grow too large to be written
        [by-fraction] figure { $figure } goes by rows of a number that can be a fraction
        [rows-overlap] rows of figure { $figure } overlap: more than one is for { $value }
       *[other] rows of figure { $figure } leave a gap: none is for { $value }
    }
    .why = A figure is computed, never typed in; whatever it is computed from, it comes to exactly one number.
    .help =
        { $how ->
            [circle] Take the figures that use one another apart: begin from facts, parameters and other figures.
            [too-long] Write it as several figures.
            [operation] Write one of `sum`, `difference`, `product`, `share`, `ceil`, `floor`, `min`, `max`, `total`, `table`.
            [operands] `share` takes two, the part and the whole; `sum` and the others take two or more.
            [word] Use a fact with a `range`.
            [no-count] Round it first, with `ceil` or `floor`.
            [for-each] Use `total` of it.
            [total] Use it as it is, or give it `for_each`.
            [ungrouped] Give the roll `grouped_by`, or remove `for_each`.
            [as-many-one] Give it `for_each`, or use `range` alone.
            [decimal-bound] Write a figure, such as the difference of the two, and ask whether it is above nothing.
            [as-many-ungrouped] Give the roll `grouped_by`: its groups are called as those of the other roll.
            [as-many-range] Widen the `range` of the roll, or narrow what the figure is computed from.
            [constant] Write the number itself, or what it is computed from.
            [divides-by-zero] Keep zero out of the range of what is divided by.
            [too-large] Narrow the ranges of the facts and parameters it is computed from.
            [by-fraction] Round it first, with `ceil` or `floor`.
            [rows-overlap] Move an end of one of the rows.
           *[other] Add the row, or leave the first and the last row open at their ends.
        }
diagnostic-guards-decide =
    { $how ->
        [never] The condition on { $fact } can never hold
        [always] The condition on { $fact } always holds
       *[other] The condition on { $fact } asks for a value { $fact } cannot take
    }
    .why = A condition that decides nothing hides a slip in its numbers or words.
    .help =
        { $how ->
            [never] Let the condition overlap the range of { $fact }, or remove the part that depends on it.
            [always] Narrow the condition, or remove it.
           *[other] Write one of the values declared for { $fact }: its words exactly, or numbers for a range.
        }
diagnostic-bodies-are-constituted-once =
    { $acts ->
        [end] End { $end } counts as a success but does not found { $body }
        [no-end] No end founds { $body }
        [twice] A run can constitute { $body } twice
       *[other] Nothing constitutes { $body }
    }
    .why =
        { $acts ->
            [end] A procedure that founds a body succeeds only when the body exists.
            [no-end] A procedure that founds a body needs an end at which the body exists.
            [twice] Only one act can be the moment from which the body exists.
           *[other] A body exists from an act on, and none is named.
        }
    .help =
        { $acts ->
            [end] Write `founding: { $body }` on { $end }, or take away its `success`.
            [no-end] Add `founding: { $body }` to the end at which the body exists.
            [twice] Let conditions make the acts that constitute { $body } exclude each other, or keep one of them.
           *[other] Write `constitutes: { $body }` on a task.
        }
diagnostic-constituting-is-must =
    Task { $task } constitutes the body, but is only { $force ->
        [each] one of several, which each office does for itself
        [must] a must
        [should] a should
        [may] a may
        [reported] a report of what somebody did
       *[other] { $force }
    }
    .why = Without this act the body does not exist, so it cannot be left out.
    .help =
        { $force ->
            [each] Let one office do { $task }.
           *[other] Write `force: must` on { $task }, or remove its `force` and that of its stage.
        }
diagnostic-returns-stay-before-founding =
    Task { $task }, when the outcome is “{ $outcome ->
        [returned] returned
        [refused] refused
        [objection] objection
        [changes] changes asked for
       *[other] { $outcome }
    }”, returns to { $target }, before the founding act { $act }
    .why = A later step cannot undo a body that already exists.
    .help = Return to a stage after { $act }, or ask for this before { $act }.
diagnostic-rosters-can-be-filled =
    { $how ->
        [unfilled] Roster { $roster } is not filled by exactly one task
        [each] Roster { $roster } is filled by each of several offices
        [empty-range] Seat { $seat } of { $roster } asks for at least { $need } and at most { $have }
        [too-many-named] Seat { $seat } of { $roster } must include { $need } parties but has room for { $have }
        [named-outside] Seat { $seat } of { $roster } must include a party that its `from` does not name
       *[other] Seat { $seat } of { $roster } needs { $need } people but its parties can give only { $have }
    }
    .why =
        { $how ->
            [unfilled] Somebody has to draw it up, and only one draft can count.
            [each] Each office would draw it up anew, and the last would undo the others.
           *[other] No list of people could meet the rule, however it is drawn up.
        }
    .help =
        { $how ->
            [unfilled] Write `fills: { $roster }` on exactly one work task.
            [each] Give the task to one office, without `each of`.
            [empty-range] Correct `count`, or the range of the parameter in it.
            [too-many-named] Raise `count`, or shorten `must_include`.
            [named-outside] Add the party to `from`, or remove it from `must_include`.
           *[other] Lower `count`, raise `per_party`, or add parties to `from`.
        }
diagnostic-duties-are-separable =
    { $how ->
        [party] Task { $task } is decided by { $party }, and `not_by` bars the whole of { $party }
        [offices] Task { $task } and another of the rule are both done by { $party }, and no office may do both
        [together] The rule lets { $party } decide together, but none of its tasks is an approval
        [otherwise] { $party ->
            [none] The `otherwise` of the rule names no party that signs
           *[other] The rule lets { $party } sign instead, but { $party } does its task { $task } already
        }
       *[other] Nobody may be left to decide { $task }: one position of { $party } decides, and its holder can be barred
    }
    .why = { $how ->
        [together] Only what is decided can be decided together; other tasks take somebody who does them.
        [offices] What is kept apart cannot all lie with one office.
        [otherwise] Whoever signs instead would be barred as well.
       *[other] Whoever drafts, stands for a seat or is barred by name must not decide, and then the task would stay open.
    }
    .help =
        { $how ->
            [offices] Let another party do one of them, write `over: people`, or add `otherwise:`.
            [together] Name who signs instead, or add an approval to `tasks`.
            [otherwise] Name a party or position that does none of these tasks.
            [party] Add `otherwise:` with a party that decides together, or name another party in `by`.
           *[other] Add `otherwise:` with a party that decides together, or widen `by`.
        }
diagnostic-rules-concern-several =
    { $task ->
        [none] A rule of `{ $rule }` names no task; it takes two
       *[other] A rule of `{ $rule }` names only { $task }; it takes two
    }
    .why = To keep tasks apart, or to do them one at a time, says something of several; of one it says nothing.
    .help = Add another task to `tasks`, or leave the rule out.
diagnostic-thresholds-are-attainable =
    { $how ->
        [nobody-votes] task { $task } says how a body votes, but names none
        [one] task { $task } is decided by one alone; there is nothing to count
        [too-many] task { $task } asks for at least { $need } who agree, but only { $have } sign
        [no-signer] task { $task } gives a share to { $need }, who does not sign
        [no-weights] task { $task } counts shares, but gives none
       *[other] task { $task } gives shares, but does not count them
    }
    .why = What cannot be reached is never carried; shares that are not counted look as if they were.
    .help =
        { $how ->
            [nobody-votes] Add `otherwise: … together`, or leave out `voting`.
            [one] Write `by: each of …` if several decide; else leave out `carried`, `in_turn` and `weights`.
            [too-many] Ask for fewer, or let more parties sign.
            [no-signer] Leave the share out, or name the party in `by`.
            [no-weights] Add `weights:` with the share of each party, or leave out `of weight`.
           *[other] Add `of weight` to `carried`, or leave out `weights`.
        }
diagnostic-votes-decide =
    { $how ->
        [each] several offices hold the vote { $task }, each for itself
        [foreign] the vote { $task } counts by { $what }, which is no measure of its roll
        [no-ballots] the vote { $task } asks for “{ $what }”, but counts no ballots handed out
        [too-many] the vote { $task } asks for “{ $what }”, which is more than its roll can come to
        [idle] the vote { $task } has a quorum that always holds: “{ $what }”
        [both] both sides can carry the vote { $task }: “{ $what }”
        [never] the vote { $task } says `{ $what }`, which no ballots can come to
        [election] the vote { $task } elects; nobody’s vote decides a tie there
        [decision] the vote { $task } elects nobody, and says how many stand
        [groups] the vote { $task } asks for “{ $what }”, and groups are counted of all there are or of those taking part
        [support] the vote { $task } collects support, and asks for “{ $what }”, where nobody takes part but whoever signs
        [support-key] the vote { $task } collects support, and says `{ $what }`
        [no-vote] { $task } takes { $what } at a point of its agenda, which is no vote
        [elsewhere] { $task } takes the vote { $what } of another stage at a point of its agenda
        [after-it] { $task } takes the vote { $what } at a point of its agenda, which comes only after it
        [two-meetings] the vote { $what } is taken at { $task } and at another point of an agenda
       *[other] the vote { $task } says how many stand, and seat { $what } has no upper limit
    }
    .why = Whatever the ballots say, exactly one outcome has to follow from them.
    .help =
        { $how ->
            [each] Let one office hold it.
            [foreign] Add it to `measures` of the roll, or leave it out.
            [no-ballots] Add `ballots: true`, or take those `participating` by heads.
            [too-many] Ask for less, or give the roll a wider `range`.
            [idle] Write a part of those `entitled` or of the ballots `issued`.
            [both] Ask for `more than 1/2`, or for more than half.
            [never] Leave it out, or write what leads to it: a quorum, `ballots`, or an election with `fills`.
            [election] Leave out `tie`; a further round under `again` decides.
            [decision] Leave out `candidates`, or name under `fills` the roster that is elected.
            [groups] Write `of entitled groups` or `of participating groups`.
            [support] Write a part or a number of those `entitled`.
            [support-key] Leave `{ $what }` out, or write `majority` instead of `support`.
            [no-vote] Name a vote.
            [elsewhere] Move the vote into the stage of the meeting.
            [after-it] Take the meeting out of what comes before the vote.
            [two-meetings] Name it at one point.
           *[other] Write `count: 3..5` or a number for the seat.
        }
diagnostic-parties-are-asked-once = Party { $party } is asked about paper { $paper } by task { $first } and again by task { $second }
    .why = Two letters on one paper bring two answers, and nobody knows which counts.
    .help = Leave { $party } out of one of the two, for instance with a group and `except`.
diagnostic-papers-fit-together =
    { $how ->
        [itself] Paper { $paper } is attached to itself
       *[other] Paper { $paper } is a { $type } but does not answer a { $asked }
    }
    .why =
        { $how ->
            [itself] A paper cannot be finished before its own attachment.
           *[other] By the rules for official papers a 批复 answers a 请示, and a 复函 answers a 函.
        }
    .help =
        { $how ->
            [itself] Remove { $paper } from its `attach`.
           *[other] Give the paper it answers the type { $asked }, or give { $paper } another type.
        }
diagnostic-parameters-are-used =
    { $how ->
        [unread] Nothing reads parameter { $parameter }
        [unread-day] Nothing counts from the day { $parameter }
        [negative] Parameter { $parameter } can be below zero
       *[other] Parameter { $parameter } is a deadline but has no unit of time
    }
    .why =
        { $how ->
            [unread] The county would be asked for a value that changes nothing.
            [unread-day] The county would be asked for a day that changes nothing.
            [negative] It counts people, days or members, and none of these is negative.
           *[other] Without a unit nobody can tell when the deadline passes.
        }
    .help =
        { $how ->
            [unread] Use it in a `due`, `count` or condition, or remove it.
            [unread-day] Use it in a `due`, `not_before` or limit, or remove it.
            [negative] Begin its `range` at 0 or above.
           *[other] Add `workdays`, `days` or `hours` to its `range`.
        }
diagnostic-force-has-a-source =
    { $clause } is { $force ->
        [must] a must
        [should] a should
        [may] a may
        [reported] a report of what somebody did
       *[other] { $force }
    } but cites no section of the source
    .why = Nobody may be bound to something without saying where it is written.
    .help = Add `source:` with the section, or `inferred: whole` if the source does not say it.

## What its runs show

diagnostic-facts-are-stated =
    { $how ->
        [each] Task { $task } lets each of several offices state { $fact }
        [kind] Task { $task } states { $fact } but is not a work task
       *[other] { $task } depends on fact { $fact }, which some run has not stated by then
    }
    .why =
        { $how ->
            [each] A fact has one value at a time: each office would overwrite the value of the one before.
            [kind] Only the form of a work task asks for facts, so this one would never be stated.
           *[other] Its condition cannot be judged, and the case would stand still.
        }
    .help =
        { $how ->
            [each] Give the task to one office, without `each of`.
            [kind] Move `states` to a work task.
           *[other] Let task { $stated }, which states { $fact }, be done before { $task } on every run, for instance with `after: { $stated }` or in an earlier stage.
        }
diagnostic-papers-are-produced =
    { $trouble ->
        [twice] Task { $task } writes paper { $paper }, which some run has by another way already
       *[none] Task { $task } needs paper { $paper }, which some run has not produced by then
    }
    .why =
        { $trouble ->
            [twice] Of several ways to a paper each run takes one; with two of them nobody could say which counts.
           *[none] The task could not begin, and the case would stand still.
        }
    .help =
        { $trouble ->
            [twice] Give the tasks that write { $paper } conditions that exclude each other, or let each write a paper of its own.
           *[none] Let task { $writer }, which writes { $paper }, be done before { $task } on every run: make it a must without a condition, or set `after` within the stage; or let another task write `writes: { $paper }` as another way to it.
        }
diagnostic-parties-are-formed =
    { $task ->
        [none] No task forms party { $party }
       *[other] Party { $party } acts in task { $task }, but on some run it does not exist yet
    }
    .why = A party that does not exist yet can neither act nor answer.
    .help =
        { $task ->
            [none] Write `forms: { $party } from …` on one work task, or declare it under another part.
           *[other] Let the task that forms or constitutes { $party } be done before { $task } on every run, or give { $task } to another party.
        }
diagnostic-stages-are-reached =
    { $stage ->
        [none] No run reaches end { $end }
       *[other] No run enters stage { $stage }
    }
    .why = What cannot happen looks like a safeguard and is none.
    .help =
        { $stage ->
            [none] Let the last stage be reached, or remove { $end }.
           *[other] Widen its `when`, or remove the stage.
        }
diagnostic-stages-can-end =
    { $stage ->
        [none] The procedure has no success end
       *[other] From stage { $stage } no success end can be reached
    }
    .why = A case has to be able to succeed without anything being waived.
    .help =
        { $stage ->
            [none] Add `success: true` or `founding` to one end.
           *[other] Look at the tasks and returns from { $stage } on, and open a way past them to the end.
        }
diagnostic-runs-never-stick =
    { $tasks ->
        [none] A run gets stuck and nothing can be done
       *[other] A run gets stuck, and these tasks wait and cannot begin: { $tasks }
    }
    .why = The case would stand still with nobody able to move it on.
    .help = Look at what each of them needs and which of them writes it, and let one come first.
diagnostic-founding-is-constituted = End { $end } can be reached without { $body } being constituted
    .why = The record would say that a body exists which nobody has founded.
    .help = Take away the condition on the act that constitutes { $body }, or on its stage; or give { $body } the same condition.
diagnostic-unproved = There are more than { $bound } situations, so nothing is proved
    .why = A procedure that is not proved sound is not loaded.
    .help = Order tasks of one stage with `after`, divide a large stage, or let conditions read fewer facts.
diagnostic-outsiders-owe-nothing =
    { $task ->
        [none] { $party } is outside and takes another part as well
       *[other] { $task } asks something of { $party }, which is outside
    }
    .why = Who never signs in can owe nothing here: nobody would do it, and nobody could be reminded.
    .help = Name the office that deals with it; what { $party } does is recorded by that office, as a filing.
diagnostic-filings-lead-on =
    { $how ->
        [not-awaited] { $task } says what follows from an answer, and waits for none
        [no-end] { $task } says where the case goes without an answer, and waits without end
        [for-ever] { $task } waits for people outside without end, and cannot be left
        [silence-founds] { $task } founds the body, and goes on when nobody answers
        [recipients] { $task } is filed with a position, a seat or a writer; a filing goes to parties
        [nobody-objects] { $task } says where an upheld objection leads, and nobody can object
        [both] in { $task } an upheld objection corrects the notice and leads elsewhere as well
        [decided-by-several] objections to { $task } are decided by several, each for itself
       *[several] { $task } is kept by several offices, each for itself
    }
    .why = People outside may never answer: our own must always have a way on, and only one.
    .help =
        { $how ->
            [not-awaited] Write `until: answered`, or remove what follows from an answer.
            [no-end] Write `no_answer` with how long it waits, or remove `if_no_answer`.
            [for-ever] Write `until: answered`, `no_answer` with how long it waits, and `if_no_answer` where the case goes then; or `until: sent`.
            [silence-founds] Write `if_no_answer`: silence is no registration.
            [recipients] Name the parties that receive it.
            [nobody-objects] Write `objections` with who decides on them, or remove `if_upheld`.
            [both] Keep `upheld: correct` or `if_upheld`.
           *[other] Name one party.
        }
diagnostic-limits-lead-on =
    { $how ->
        [before] what the limit { $limit } asks for comes before what it is counted from
        [success] the limit { $limit } leads to a success
        [founded] the limit { $limit } can end the case after the body has been founded
        [back-from-a-day] the limit { $limit } is counted back from a day
       *[back] the limit { $limit } leads back, or to where it runs itself
    }
    .why = A limit that passes is a way out, and no approval: it can leave what was not done in time, and undo nothing.
    .help =
        { $how ->
            [before] Count from a task that comes before the one in `until`.
            [success] Name an end that is no success, or a later stage.
            [founded] Let it lead on to a later stage.
            [back-from-a-day] Count after a day or a task.
           *[back] Name an end, or a stage after that of `until`; the lead can return at any time.
        }
diagnostic-times-fit-together = the times of { $tasks } cannot all be kept
    .why = One of them has to be done before it can begin; somebody would find out only when it is too late.
    .help = Look at `due`, `not_before`, `for` and the limits of these tasks, and give { $task } more time or let it wait less; a parameter is taken at its worst.
