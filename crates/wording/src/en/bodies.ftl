## Bodies in office: what procedures say of them, and what becomes of them

body-new = new
body-in-office = in office
at-end-continues = the body goes on until there is a new one
at-end-lapses = the body lapses
body-act-constitutes = Founded
body-act-renews = Renewed
body-act-changes = Changed
body-act-dissolves = Dissolved
body-act-voids = Declared void
tenure-in_office = In office
tenure-renewal_open = Can be renewed
tenure-overdue = Term over
tenure-provisional = Not constituted yet
tenure-never_constituted = Never constituted
tenure-lapsed = Lapsed
tenure-dissolved = Dissolved
tenure-void = Void
manual-concerns = About: { $body }, a body in office (source { $source })
manual-term = Term of “{ $body }”: { $length } { $unit }{ $since ->
        [none] {""}
        [task] {" "}from the completion of “{ $event }”
       *[day] {" "}from “{ $event }”
    }; when it is over, { $at_end }
manual-term-opens = Can be renewed from { $length } { $unit } before its end
manual-term-renewed-here = This procedure renews it too
manual-renews = Renews: { $body }
manual-changes = Changes: { $body }
manual-dissolves = Dissolves: { $body }
manual-voids = Declares void: { $body }; what it did meanwhile is not undone by this alone
clause-role = Places held together
clause-term = Term
clause-provisional = Acts before it is constituted
manual-provisional = Acts before it is constituted, from “{ $task }” on; its acts say so
done-provisional = For a body that was not constituted yet
reason-acted-provisionally = From { $since } until it was constituted on { $until } it acted provisionally: { $tasks }.
reason-not-constituted = From { $since } on it has acted provisionally, and it has not been constituted: { $tasks }.
diagnostic-provisional-bodies-act =
    { $trouble ->
        [standing] { $body } is in office before the case, and is said to act before it is constituted
        [left-out] { $body } acts from { $task } on, which can be left out
        [several] { $body } acts from { $task } on, which is not done once by one office
        [unseated] { $body } acts from { $task } on, and nobody is elected or named for it by then
        [order] { $body } can be constituted before { $task }, from which on it is to act provisionally
       *[idle] { $body } acts from { $task } on before it is constituted, and has nothing to do there
    }
    .why = A body acts before it is constituted only from a task that always comes first, and only where it has something to do.
    .help = { $trouble ->
        [standing] Remove `provisional`.
        [left-out] Name a `must` task without a condition.
        [several] Name a task that one office does.
        [unseated] Name the task that fills { $body }, or a later one.
        [order] Name a task of an earlier stage, or one that the constituting act comes `after`.
       *[idle] Name { $body } under `by` of what it does before it is constituted, or remove `provisional`.
    }
reason-term-begun = The term runs from { $since } to { $until }.
reason-term-renewed = Renewed in time: the term before ended on { $before }; this one runs from { $since } to { $until }.
reason-term-over = Renewed only after the term before was over on { $before }; this one runs from { $since } to { $until }.
reason-term-not-open = The renewal was opened before { $opens }, from when it could be; the term before ended on { $before }, this one runs from { $since } to { $until }.
reason-term-unset = How long the term lasts, or when it begins, is not known.
refusal-body-out = { $how ->
        [dissolved] “{ $office }” was dissolved.
        [void] What brought “{ $office }” about was declared void.
       *[other] The term of “{ $office }” ended on { $until }, and the body with it.
    }
    .help = { $how ->
        [void] Found it anew; what it did meanwhile is for whoever is competent to judge.
        [dissolved] What was dissolved acts no more; found a new body if there is to be one.
       *[other] A body that lapsed acts no more and is not renewed: found it anew.
    }
refusal-body-busy = A case about the same seats of “{ $office }” is under way.
    .help = Finish or withdraw that case first: { $case }.
refusal-body-by-case = What became of “{ $office }” is told by its cases; it is not entered by hand.
    .help = Open a case about it.
refusal-body-missing = This procedure is about a body in office, and none was named.
    .help = Open the case from the page of the body; one that was there before the program is entered there first.
refusal-body-unknown = “{ $office }” is no body in office that this procedure is about.
    .help = Choose one from the list of bodies.
refusal-bad-term = The days of the term do not follow one another.
    .help = The body begins on the first day of its term or before; the last day comes later, and the day from which it can be renewed lies between.
diagnostic-roles-can-be-left =
    { $how ->
        [itself] { $holding } is said not to go with itself
        [nobody] No task draws up { $holding }, so nobody holds a place on it
        [nobody-stands] No task fills { $standing_for }, so nobody stands for it
        [later] { $holding } is drawn up only after { $standing_for }
        [no-place] { $holding } has places to be filled again only if it is a party formed in the case and whoever stands leaves it
        [nobody-refills] Who fills a place of { $holding } is not there when it is left
        [body] Whoever stands for { $standing_for } leaves { $holding }, which is a body
       *[minimum] Whoever stands for { $standing_for } leaves { $holding }, which has to keep a least number of people
    }
    .why = Whoever cannot hold two places has to hold one of them already, and to be able to leave it.
    .help =
        { $how ->
            [itself] Name two lists.
            [nobody] Name a party that is formed in the case, or a roster that a task fills before.
            [nobody-stands] Name a roster that a task fills.
            [later] Turn the two round, or move the task that draws up { $holding } before.
            [no-place] Remove `refilled_by`, or write `then: leaves` of a party that is formed in the case.
            [nobody-refills] Name a party with an office here that is there before anybody stands for { $standing_for }.
            [body] Write `then: refused`; a body that has been founded is changed by an act upon it.
           *[minimum] Write `then: refused`, or give its seats no least number, or the force `should`.
        }
diagnostic-terms-lead-on =
    { $trouble ->
        [founds] the procedure is about { $body } in office, and founds something as well
        [constitutes] { $act } { $body }, which is in office already
        [not-standing] { $act } { $body }, which this procedure founds
        [two-acts] a task does two things to { $body }
        [dissolved] { $body } is still to do { $task } when { $act } has ended it
        [idle] nothing begins a term of { $body }
        [nothing] a term of { $body } lasts no time at all
        [no-time] the length of the term of { $body } is not one of time
        [from] the term of { $body } counts from a task that can be left out
        [opens] { $body } can be renewed from before its term began
        [beside] { $body } is founded beside another body, and no case is opened about it alone
       *[standing] { $body } is in office before the case: this procedure does not found it
    }
    .why = { $trouble ->
        [founds] A case is about one body, which it founds or finds in office.
        [constitutes] What is there is not founded again.
        [not-standing] What is founded here is not there to be renewed, changed, dissolved or declared void.
        [two-acts] One act brings one thing about.
        [dissolved] What was dissolved or declared void acts no more, and nobody could go on.
        [from] A body whose term never begins would never come to its end.
       *[other] A term that cannot begin or cannot be counted is none.
    }
    .help = { $trouble ->
        [founds] Keep `founds` (with `bodies`) or `concerns`.
        [constitutes] Write `renews`, `changes`, `dissolves` or `voids`.
        [not-standing] Write `constitutes`; with `renewed_by: this procedure` it renews a body in office by itself.
        [two-acts] Keep one of the keys, and let another task do the other.
        [dissolved] Let { $task } come first, or let another office do it.
        [idle] Write `renews` at the act that begins it, or remove the term.
        [from] Count from a `must` task without a condition, from a day, or leave `from` out.
        [opens] Write a shorter time than the term.
        [standing] Remove `renewed_by`.
        [beside] Remove `renewed_by`, and write a procedure that `concerns` { $body }.
       *[other] Write a number above nothing with a unit of time, or a parameter that has one.
    }

## The page of bodies

bodies = Bodies
bodies-lede = Every body that was founded here or entered: in office until when, and what became of it.
bodies-empty = There is no body yet.
bodies-empty-why = A body stands here once a case has founded it; one that was there before is entered below by whoever looks after offices.
body = Body
body-since = since { $day }
body-cases = Under way: { $count }
body-under-way = Under way about it
body-open = Open a case about it
body-seats = Who sits in it
body-turns = What became of it
body-turns-none = Nothing is on record.
body-case = The case
body-register = Enter a body that was there before
body-register-why = What a case founds stands here by itself.
body-office = Its office
body-kind = What it is
body-founded = In being since
term-since = First day of the term
term-until = Last day of the term
term-until-hint = Empty: it has no end.
term-opens = Can be renewed from
term-then = When it is over
term-none = No end is known.
term-left = { $days } days left
term-over-since = over for { $days } days
case-about = About
cases-about = About which body
cases-about-none = None: a new one is founded
cases-about-missing = No such body is in office. One that was there before is entered first:
term-of = { $name }: { $since } to { $until }
