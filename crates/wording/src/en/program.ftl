# What the program says at the terminal.
check-ok-short = { $file }: sound
serve-listening = Quorate serves { $address } on { $database }
serve-workflows = { $count ->
    [one] 1 procedure loaded
   *[other] { $count } procedures loaded
    }
serve-broken = { $file } does not load: { $count } errors, see quorate check
serve-first = First start. Open { $link } to choose your county and begin
serve-fingerprint = The certificate is of our own making: browsers warn once. Compare its SHA-256 fingerprint with this one: { $fingerprint }
serve-open = quorate: others on this network can read passwords on their way here. Use --lan, or a proxy with HTTPS before it.
serve-stop = Stopped.
rebuilt = { $count } cases rebuilt from the record.
audit-none = There is no case { $case } in this database.
token-made = Token for { $person }, shown this once: { $token }
token-revoked = { $count } tokens revoked.
demo-title = Demo: Yuping Dong Autonomous County founds its committee. Offices are real, people and papers invented.
demo-step = { $done } of { $all }  { $what }
demo-verdict = Verdict on the founded case
demo-case = { $title }: { $link }
demo-visit = Come in as anybody, with one click: { $link }
demo-links = One-time sign-in links
demo-stay = The server stays up at { $address }. Stop it with Ctrl-C.
demo-founded = Founding case
demo-returned = Returned from coordination to plan
demo-waiting = Waiting for offices
demo-assembly = Owners vote and elect
demo-society = A society waits to be registered
demo-negotiation = Negotiations with a time limit
demo-recall = A recall in a village, about a committee in office
demo-registration = An association whose board acts before it is registered
demo-election = A village committee is renewed: too few elected, a place to be filled again
verdict-complete = complete
verdict-incomplete = not complete
verdict-source = What the source text asks
verdict-adds = What this procedure adds
verdict-counts = { $force } { $kept } of { $all }
verdict-doubts = { $count ->
    [0] no doubts
    [one] 1 doubt
   *[other] { $count } doubts
    }
verdict-evidence = Evidence
verdict-later = recorded later: { $count }
verdict-returns = returns: { $count }
verdict-entries = entries { $list }
verdict-no-entry = no entry
demo-not-empty = { $database } is not empty: the demo wants a database of its own.
demo-token = A token of the civil affairs bureau, for trying curl:
    export TOKEN={ $token }
begin-already = { $code } has begun already; nothing was changed.

## The page on the life cycle of a task

doc-life-cycle-title = The life cycle of a task
doc-life-cycle-what = A task is what one office owes in a case. This table says which act is open on it: for which kinds of task, where the task has to stand, and to whom. What it allows can still be refused by a rule of the clause (a position, a duty kept apart, a missing paper); what it does not allow is never open.
doc-life-cycle-made = This page is written by a test from the table by which the program decides (crates/core/src/case/lifecycle.rs); do not edit it by hand.
doc-life-cycle-moves = How a task moves
doc-life-cycle-moves-more = Replying, deciding and recording a meeting lead where submitting does; so does recording from paper. A task comes to an office at the act that makes its turn; it is over, too, when its stage is left or returned, when its round is closed, or when what it was to decide is decided without it.
doc-life-cycle-acts = Who may do what, and when
doc-life-cycle-act = Act
doc-life-cycle-kinds = Kinds of task
doc-life-cycle-standing = Where it stands
doc-life-cycle-who = Who may
doc-life-cycle-otherwise = Refused elsewhere with
doc-life-cycle-any = any
doc-life-cycle-task = …
doc-life-cycle-else = For another kind of task: { $kind } To anybody else: { $office } A task of another jurisdiction, or of a case one has no part in, answers as one that does not exist.
test-held = ok    { $title } ({ $steps } { $steps ->
        [1] step
       *[other] steps
    })
test-failed = FAIL  { $title } (after { $steps } { $steps ->
        [1] step
       *[other] steps
    })
test-summary = { $held } of { $all } scenarios hold
new-begins = A few questions; an empty line takes what is proposed in brackets.
new-exists = { $file } exists already; nothing was written
new-given-up = Nothing was written
new-no-id = The first word is an id: letters, digits, - and _
new-written = { $file } is written, and sound. Go on with `quorate try { $file }`, and with the sections of the source.
new-procedure = Id and title of the procedure, such as `club-founding Founding of a club` [committee-founding]:
new-source = Title of the source it follows [not named]:
new-source-unnamed = Source not named yet
new-body = Id and name of the body it founds [committee]:
new-lead = Id and name of the office that leads [lead-office]:
new-member = Id and name of an office that is asked for its opinion; an empty line if there is none:
new-member-more = Another one; an empty line if that was all:
new-way = Founded by 1 an approval of the lead, 2 a vote of people on a roll, 3 a founding meeting [1]:
new-comment = Written by `quorate new`. Put the sections of your source in `source`, and mark under `inferred` what it does not say.
new-officer = Officer
new-head = Head
new-preparing = Prepare
new-write-plan = Write the plan
new-plan = Plan
new-list-voters = List those entitled to vote
new-roll = Roll of those entitled to vote
new-consulting = Ask for opinions
new-opinions = Opinions of the members
new-founding = Found
new-approve = Approve the founding
new-adopt = Vote on the founding
new-meeting = Hold the founding meeting
new-further = Further items
new-founded = Founded
new-not-founded = Not founded
try-begins = { $title }: step by step. `help` tells what can be written.
try-stands = { $day } · { $stage }
try-ended = { $day } · { $end ->
        [none] The case is over
       *[other] Ended: { $end }
    } · { $complete ->
        [yes] the verdict is complete
       *[no] the verdict is incomplete
    }
try-help =
    A line is a step of a scenario:
      OFFICE: ACT TASK …         league: submit write-plan · bureau/head: decide agree as returned
      wait 3 workdays            the clock goes on
      1                          the first of the steps offered
      back                       as it was before the last step
      save FILE                  what was walked, as a scenario
      quit
    What a step leaves out is filled in; with braces it can be said: {"{"}league: submit count, facts: {"{"}heads: 12{"}"}{"}"}
    {""}
try-no-offer = There is no offer of that number
try-saved = Kept in { $file }
try-exists = { $file } exists already; nothing was written
try-too-long = That is enough for one walk
test-none = { $file }: no scenarios beside it in { $beside }
test-refused = refused ({ $code }), and was to be accepted
test-accepted = accepted, and was to be refused ({ $code })
test-refused-otherwise = refused with { $found }, and was to be refused with { $code }
test-nobody-signs-in = nobody of { $office } signs in, or nobody of the rank named here: people who sign in have a `person`
test-nobody = there is no office named { $office }, and no office is that party
test-unfit = what stands under `with` does not fit the command: { $said }
test-otherwise = { $what ->
        [stage] the stage
        [end] the end
        [open] what is open
        [founded] the bodies founded
        [task] a task
        [fact] a fact
        [figure] a figure
        [roster] a roster
        [term] the end of a term
        [tenure] how it is with a body
        [verdict] the verdict
        [vote] the vote
       *[finding] a finding
    } was to be “{ $wanted }”, and is “{ $found }”
