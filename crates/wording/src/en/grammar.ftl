### What each key means, one sentence each; the schema shows them in editors.

## procedure

grammar-procedure-procedure = The id of the procedure; this is the first key of the file.
grammar-procedure-version = The version of the procedure, a whole number.
grammar-procedure-adapts = For a procedure as a county does it: the digest of the text it was made of, written by the program.
grammar-procedure-language = The language of the titles in this file: `zh` or `en`; `zh` if left out.
grammar-procedure-title = The name of the procedure, for people.
grammar-procedure-source = The title of the source text the procedure follows.
grammar-procedure-status = Whether the procedure is `advisory` or `binding`: how much it takes to leave a must.
grammar-procedure-founds = The body the procedure founds: its id and full name.
grammar-procedure-bodies = Bodies founded beside it, each perhaps only under a condition.
grammar-procedure-concerns = The body in office that the procedure is about: its id, the same as in the procedure that founds such bodies, and its name. Such a procedure founds nothing; a case of it is opened about one body.
grammar-procedure-parties = The parties, by the part they take: lead, member, invited, formed.
grammar-procedure-groups = Further sets of parties with a name of their own.
grammar-procedure-positions = The ranks, and the positions of single parties.
grammar-procedure-parameters = Words the source leaves open, each with a range; the county sets the value.
grammar-procedure-days = Days that are set in the case, and can be moved, for deadlines and waits to count from. The first task that hangs on one asks for it; left undetermined, nothing is late by it and nothing waits for it.
grammar-procedure-figures = Numbers computed from facts and parameters, for conditions to read; never typed in.
grammar-procedure-rosters = Rosters of people proposed for seats, with their rules.
grammar-procedure-stages = The stages, in the order in which they run.
grammar-procedure-incompatible = Places that nobody holds together: who is in a party that was formed, or on a roster, and stands for another roster.
grammar-procedure-apart = Which tasks must not be done by the same person or office in one case.
grammar-procedure-one_at_a_time = Which tasks are in hand one at a time, in whatever order.
grammar-procedure-limits = Limits that run over stages: when one passes with nothing done, the case goes another way.
grammar-procedure-ends = The ends a case can come to; at most one is a success.
grammar-procedure-then = Obligations and procedures that follow when the case has ended.
grammar-procedure-notes = What was noticed in the source while writing the procedure.

## founds

grammar-founds-short = The short name of the body; the full name if left out.
grammar-founds-source = The section of the source that founds the body.
grammar-founds-provisional = From which task on the body acts before it is constituted, where the source lets it; its acts say so.
grammar-founds-term = How long the body stays in office.

## body

grammar-body-title = The full name of the body.
grammar-body-short = Its short name; the full name if left out.
grammar-body-when = It is founded only if this holds.
grammar-body-source = The section of the source that founds it.
grammar-body-provisional = From which task on the body acts before it is constituted, where the source lets it; its acts say so.
grammar-body-term = How long the body stays in office.

## provisional

grammar-provisional-from = The task from whose completion on it acts. It becomes an office with whoever stands on its roster by then.
grammar-provisional-source = The section that lets it act.
grammar-provisional-quote = Its sentence, word for word.
grammar-provisional-inferred = What of it the source does not say.

## term

grammar-term-length = How long a term lasts. The day it counts from is not counted: three years from 1 April end with 1 April.
grammar-term-from = The task whose completion, or the day of the case, from which it counts; the act that constitutes or renews the body if left out.
grammar-term-at_end = Whether a body whose term is over `continues` until there is a new one, or `lapses`: then it acts no more, and is not renewed but founded anew.
grammar-term-opens = How long before its end a renewal can begin; a renewal has to fit into that time.
grammar-term-renewed_by = Whether `this procedure` also renews the body it founds: a case can then be opened about one in office, and conditions can read, under the name of the body, whether it is `new` or `in office`. Else `another procedure` does.
grammar-term-source = The section of the source.
grammar-term-quote = Its words.
grammar-term-force = How binding it is.
grammar-term-inferred = Keys that the source does not state.

## parties

grammar-parties-lead = The parties that lead; the first one convenes.
grammar-parties-member = The member parties, the set `members`.
grammar-parties-invited = The parties that are invited, the set `invited`.
grammar-parties-formed = Parties that are formed while the case runs.
grammar-parties-outside = Parties that never sign in; what they do is told by an office that takes part.

## part

grammar-part-many = Parties that several offices fill. A task `by` such a party without `each of` is one task, of the first of its offices.
grammar-part-open = An open list (等): the county may add offices.
grammar-part-source = The section of the source that names these parties.

## positions

grammar-positions-ranks = The ranks, lowest first, with their titles.

## position

grammar-position-title = The name of the position, for people.
grammar-position-rank = The rank the position has, or from which on it may be held.

## parameter

grammar-parameter-title = The name of the parameter, for people.
grammar-parameter-range = The values the county may set, with their unit.
grammar-parameter-stands_for = The words of the source it replaces, or a remark that the source says nothing.
grammar-parameter-source = The section of the source with those words.
grammar-parameter-inferred = What of it the source does not say: keys, or `whole`.

## day

grammar-day-title = The name of the day, for people.
grammar-day-stands_for = The words of the source it replaces, or a remark that the source says nothing.
grammar-day-source = The section of the source with those words.
grammar-day-inferred = What of it the source does not say: keys, or `whole`.

## limit

grammar-limit-limit = The id of the limit.
grammar-limit-title = Its name, for people.
grammar-limit-within = How long it runs, and after what; it stands while the whole case is suspended. If that is done again after a return, it is counted anew from there.
grammar-limit-until = The task that has to be done before it passes.
grammar-limit-then = Where the case goes when it passes: to an end that is no success, or on to a later stage, without what was left before it. Never an approval.
grammar-limit-source = The section of the source.
grammar-limit-quote = The sentence of the source, word for word.
grammar-limit-force = How binding it is.
grammar-limit-inferred = What of it the source does not say: keys, or `whole`.

## figure

grammar-figure-title = The name of the figure.
grammar-figure-for_each = A roll whose rows are grouped: it is computed for each group, in which the roll and its measures stand for what the group has of them.
grammar-figure-is = How it is computed.
grammar-figure-source = The section of the source.
grammar-figure-quote = The sentence of the source, word for word.
grammar-figure-force = How binding it is.
grammar-figure-inferred = What of it the source does not say: keys, or `whole`.

## formula

grammar-formula-sum = All of them added.
grammar-formula-difference = The first without the others.
grammar-formula-product = All of them multiplied.
grammar-formula-share = A part divided by its whole, exactly, as a fraction.
grammar-formula-ceil = Rounded up to a whole number.
grammar-formula-floor = Rounded down to a whole number.
grammar-formula-min = The least of them.
grammar-formula-max = The greatest of them.
grammar-formula-total = A figure for each group of a roll, of all its groups together.
grammar-formula-table = One of several rows, by where a whole number lies.

## table

grammar-table-by = The whole number that decides which row it is.
grammar-table-rows = The rows; exactly one is for each value.

## row

grammar-row-when = The range of the row.
grammar-row-is = What it is then.

## roster

grammar-roster-title = The name of the roster; that of the body if they share an id.
grammar-roster-source = The section of the source with the rules of the roster.
grammar-roster-force = How binding the rules of the roster are.
grammar-roster-one_seat_each = Whether nobody may hold two seats.
grammar-roster-inferred = What of it the source does not say: keys, or `whole`.

## seat

grammar-seat-title = The name of the seat, for people.
grammar-seat-count = How many people hold it: a number, a range, a parameter or a figure.
grammar-seat-from = Where the people come from: positions in parties, or pools with conditions.
grammar-seat-per_party = At most so many from one party.
grammar-seat-must_include = Parties that must be represented.
grammar-seat-duty = What the holder is responsible for.
grammar-seat-how = How they are chosen, in the words of the source.
grammar-seat-quote = The sentence of the source, word for word.
grammar-seat-source = The section of the source.
grammar-seat-force = How binding the rules of the seat are; that of the roster if left out.
grammar-seat-inferred = What of it the source does not say: keys, or `whole`.

## person

grammar-person-as_of = The date on which age and the like are judged.

## stage

grammar-stage-stage = The id of the stage; outcomes name it.
grammar-stage-title = The name of the stage, for people.
grammar-stage-source = The section of the source; it holds for the tasks of the stage.
grammar-stage-quote = The sentence of the source, word for word.
grammar-stage-force = How binding the stage is; it holds for its tasks.
grammar-stage-heading = The step of the source it belongs to, if several stages share one.
grammar-stage-when = The stage runs only if this holds.
grammar-stage-by = Who does the tasks of the stage that do not say it themselves.
grammar-stage-about = The paper the consultations of the stage are about.
grammar-stage-if_objection = Where the lead may return to on an objection, for all consultations of the stage.
grammar-stage-tasks = The tasks of the stage; they run side by side unless `after` orders them.

## task

grammar-task-work = A task that somebody does; the value is its id.
grammar-task-consultation = A task that asks parties for their opinion; the value is its id.
grammar-task-approval = A task that decides on a paper; the value is its id.
grammar-task-meeting = A meeting; the value is its id.
grammar-task-vote = People on a roll vote, on something or on whom they elect; the value is its id.
grammar-task-filing = Papers are filed with parties outside, each with its own receipt and answer; the value is its id.
grammar-task-notice = A paper is put up for people to see, and they may object; the value is its id.
grammar-task-procedure = Another case does it, or a rule outside: its result is taken over once it has ended; the value is its id.
grammar-task-title = The name of the task, for people.
grammar-task-source = The section of the source; that of the stage if left out.
grammar-task-quote = The sentence of the source, word for word.
grammar-task-force = How binding the task is: must, should, may or reported.
grammar-task-inferred = What of the task the source does not say: keys, or `whole`.
grammar-task-when = The task applies only if this holds.
grammar-task-after = Tasks of the same stage that come first; `all above` means all before it.
grammar-task-needs = Papers and rolls that must exist before the task begins; for a vote also what is voted on.
grammar-task-due = The deadline, from the offer of the task, after another task or a day, or before a day. It hinders nobody: what is done late is done, and the verdict finds it late. What must not come before a time says `not_before`.
grammar-task-not_before = The time before which the task does not begin: after a task or a day, before a day, or on a day.
grammar-task-remind = How long before the deadline the program reminds the office; left out, it does not.
grammar-task-escalate = How long after the deadline which rank or position, or the `lead`, is told; it decides nothing.
grammar-task-by = Who does the work or decides; the stage or the convening lead if left out.
grammar-task-checklist = Points to tick off; all of them are to be covered.
grammar-task-any_of = Ways to choose from; one or more apply.
grammar-task-fills = The roster this task draws up, that is elected, or that the other case has filled.
grammar-task-forms = The party this task forms, and whose people it consists of.
grammar-task-states = Facts this task states; conditions can read them afterwards.
grammar-task-lists = Rolls this task draws up: lists of people or units that are not offices, counted when they are filed.
grammar-task-writes = Papers this task writes for use within the case. The id alone, without a name, is a paper that another task declares: this is another way to it, and each run takes one.
grammar-task-issues = Papers this task issues outward.
grammar-task-silence = What it means that somebody does not answer in time, only where the source itself says so; never of an approval. Silence is recorded in any case.
grammar-task-ask = Who is asked for an opinion.
grammar-task-about = The paper the opinion is asked on; that of the stage if left out.
grammar-task-sends = The letter sent to those who are asked.
grammar-task-answer = The paper that comes back as the answer; of a filing, with the answer that registers it.
grammar-task-if_objection = Where the lead may return to on an objection; it is offered, never taken by itself.
grammar-task-of = The paper that is decided on; of a notice, the paper or roll that is put up.
grammar-task-not_by = Who must not decide, such as the drafter or a person proposed.
grammar-task-otherwise = The party that decides together when those named are barred.
grammar-task-voting = How a body votes when it decides together; if not written, more than half of those present (inferred).
grammar-task-carried = Where several decide: how many have to agree; all if not written.
grammar-task-in_turn = Where several decide: whether they sign one after another.
grammar-task-weights = Where shares count: the share of each party.
grammar-task-constitutes = The bodies that exist once this is agreed, carried, held or done, or once the filing or notice is over favourably. A body that has a condition comes into being only where it holds.
grammar-task-renews = The body in office that begins another term once this is done favourably, with the people of the roster of its name.
grammar-task-changes = The body in office that is another once this is done favourably: the seats its roster names are held by whom it lists, or what it goes by is changed; its term runs on.
grammar-task-dissolves = The body in office that is no more once this is done favourably.
grammar-task-voids = The body in office that is as if it had never been once this is done favourably: its founding or election was void.
grammar-task-if_returned = Where the case goes when the approver, or a recipient of a filing, returns the paper.
grammar-task-if_refused = Where the case goes when the approver, or a recipient of a filing, refuses.
grammar-task-convened_by = Who convenes the meeting; the convening lead if left out.
grammar-task-requested_by = Who asks for the meeting to be convened.
grammar-task-invite = Who is invited, and with what rank.
grammar-task-agenda = The items of the meeting, in order.
grammar-task-if_changes = Where the case goes when the meeting asks for changes.

grammar-task-voters = The roll of those entitled to vote.
grammar-task-quorum = How much has to take part: all of these, or `any` of several lists; none if left out.
grammar-task-majority = How much has to be for it, or for whoever is elected: all of these, or `any` of several lists.
grammar-task-support = Instead of `majority`: support is collected and nobody is against; how many have to sign: all of these, or `any` of several lists.
grammar-task-proxies = Who may vote for others who have empowered them, where anybody may.
grammar-task-candidates = How many have to stand in an election: `more than seats` or `as many as seats`; any number if left out.
grammar-task-tie = Where as many are for it as against: the `chair` decides, or it is `lost`, which holds if left out.
grammar-task-ballots = Whether ballots are handed out and counted; if more come back than were handed out, the vote is void.
grammar-task-counts = By how many people it is counted, each for oneself: 1 or 2; by one if left out.
grammar-task-again = Further rounds, where one is void, has no quorum, ends in a tie or elects too few; each asks what the first does, but for what it says of its own.
grammar-task-if_lost = Where the case goes when the vote is not carried; whatever has no line of its own goes there too.
grammar-task-again_if = Of what another round follows; of all of them if left out. Anything else leads on at once, as its own line says.
grammar-task-if_no_quorum = Where it goes when too few took part, after the last round where there are several.
grammar-task-if_void = Where it goes when more ballots came back than were handed out.
grammar-task-if_tie = Where it goes when the last seat falls to several alike.
grammar-task-if_short = Where it goes when too few were elected.

grammar-task-papers = The papers and rolls that are filed.
grammar-task-to = With whom they are filed, outside as a rule; of a party that is several, each recipient is told by name. What a recipient does is recorded by whoever files.
grammar-task-until = How far it has to come with every recipient: `sent`, `received`, which holds if left out, or `answered`.
grammar-task-no_answer = How long an answer is waited for; after that it can be recorded that none came, and the case goes on without it. Never consent.
grammar-task-if_no_answer = Where the case goes when no answer came.

grammar-task-place = Where the notice is put up.
grammar-task-for = How long the notice stays up at least; the day on which it is put up does not count, and it can come down once the last day has ended. A change that is put up later runs no time of its own.
grammar-task-objections = Who decides on objections to the notice; left out, nobody can object.
grammar-task-upheld = `correct`: what was put up is corrected and the change is put up beside it. Else `if_upheld` says where the case goes.
grammar-task-if_upheld = Where the case goes when an objection is upheld.
grammar-task-runs = The procedure that has to be run; left out, any will do that gives what the task writes, states and fills.
grammar-task-if_failed = Where the case goes when the other one came to an end that is no success.

## objections

grammar-objections-decided_by = Who decides on an objection.
grammar-objections-within = How long after the notice was put up people can object; as long as it has to stay up if left out.
grammar-objections-due = By when an objection is decided, from the day on which it is recorded.

## roll

grammar-roll-range = How many can stand on it, lowest to highest; its number is a fact of the same name.
grammar-roll-measures = What is summed up besides heads: a column of numbers for each.
grammar-measure-decimals = How many decimals its numbers can have, 1 to 4: `2` for areas like 89.52. Its range, conditions on it and formulas tell it in ones, with a decimal point where they need one, and so do scenarios; a condition on it has numbers for bounds. The record and the API keep it in the smallest part, as money is kept in cents. Whole numbers if left out.
grammar-roll-grouped_by = The heading of the column by which rows are grouped.
grammar-roll-as_many_as = A figure for each group of another roll: of the group of the same name there are as many people or units here, no more and no fewer, as of seats for each region.
grammar-roll-from = Another roll: whoever stands on this one stands on that one, told by the column that tells persons apart where both have one, else by name. That roll is needed then before the task begins, and is corrected no more once this one is filed.
grammar-roll-keep = How long it is kept.

## measure

grammar-measure-range = What its sum can be, lowest to highest; the sum is a fact of the same name.

## alternatives

grammar-alternatives-any = Several lists, of which one is enough; everything in it has to be reached.

## silence

grammar-silence-counts_as = `agreement`: whoever is silent counts as agreeing; `waiver`: they give up being heard. The lead closes the round as always; before the time to answer is over, silence counts for nothing.
grammar-silence-source = The section that says so.
grammar-silence-quote = Its sentence, word for word.

## again

grammar-again-quorum = How much has to take part in this round.
grammar-again-majority = How much has to be for it in this round.
grammar-again-candidates = `runners-up`: only those stand who stood in the round before and were not elected, those with the most votes first.

## voting

grammar-voting-quorum = The part of those entitled that has to be there; none if not written.
grammar-voting-carried = The part that has to agree, of those entitled, present or cast; more than half of those present if not written.
grammar-voting-tie = In a tie: the `chair` decides, or it is `lost`, which holds if not written.
grammar-voting-recused = Whoever is recused counts as `absent`, or has to `leave` and is not counted as entitled; absent if not written.

## fact

grammar-fact-range = The numbers the fact can be, lowest to highest.
grammar-fact-one_of = The words the fact can be.

## paper

grammar-paper-type = The official type of the document, such as 请示, 批复 or 函.
grammar-paper-to = To whom it is addressed.
grammar-paper-attach = Papers attached to it.
grammar-paper-sections = Sections it must have.
grammar-paper-signed_by = Who signs it.
grammar-paper-keep = How long it is kept.
grammar-paper-takes_effect = It founds, appoints, permits, or is on file with others: once filed it stays in effect until a paper revokes it.

## agenda

grammar-agenda-open = Words for further items; the convener may add them.
grammar-agenda-reads = The paper read out under this item.
grammar-agenda-vote = The vote of the same stage that is taken at it: the point was held if that was counted, and nobody says so by hand.
grammar-agenda-by = Who speaks under this item.
grammar-agenda-when = The item stands only if this holds.
grammar-agenda-force = How binding the item is.
grammar-agenda-quote = The sentence of the source, word for word.
grammar-agenda-source = The section of the source; that of the meeting if left out.
grammar-agenda-inferred = What of the item the source does not say: keys, or `whole`.

## when

grammar-when-any = A list of conditions, of which one is enough; keys side by side must all hold.

## incompatible

grammar-incompatible-holding = The list a person is on already: a party formed in the case, or a roster filled in it.
grammar-incompatible-standing_for = The roster whose seats do not go with it.
grammar-incompatible-then = `leaves`: whoever stands for the roster leaves the list by that; `refused`: nobody on the list is put on the roster, and if they are elected the verdict says so.
grammar-incompatible-refilled_by = Who names somebody in the place of whoever has left, from those the party is formed of; left out, the place stays empty. Of a party that is formed in the case only.
grammar-incompatible-source = The section of the source.
grammar-incompatible-quote = The sentence of the source, word for word.
grammar-incompatible-force = How binding the rule is.
grammar-incompatible-inferred = What of the rule the source does not say: keys, or `whole`.

## apart

grammar-apart-tasks = The tasks that are kept apart, at least two, whichever comes first.
grammar-apart-over = `people`: not by the same person; `offices`: not for the same office.
grammar-apart-otherwise = Who signs instead when nobody is left: a party or position, or a party that decides `together`.
grammar-apart-source = The section of the source.
grammar-apart-quote = The sentence of the source, word for word.
grammar-apart-force = How binding the rule is.
grammar-apart-inferred = What of the rule the source does not say: keys, or `whole`.

## one_at_a_time

grammar-one_at_a_time-tasks = The tasks of which one is in hand at a time, in any order.
grammar-one_at_a_time-source = The section of the source.
grammar-one_at_a_time-quote = The sentence of the source, word for word.
grammar-one_at_a_time-force = How binding the rule is.
grammar-one_at_a_time-inferred = What of the rule the source does not say: keys, or `whole`.

## end

grammar-end-title = The name of the end, for people; its id if left out.
grammar-end-success = Whether the case has succeeded at this end.
grammar-end-founding = The body that exists at this end; such an end is a success.
grammar-end-notify = Who is told that the case has come to this end.

## then

grammar-then-obligations = Obligations the founded body takes on; the value is their id.
grammar-then-procedure = A procedure that follows; the value is its id.
grammar-then-each = The roster or body for each of whose people it is opened.
grammar-then-from = The task from whose completion it counts.

## note

grammar-note-finding = What was noticed in the source, in a sentence.
grammar-note-source = The section of the source it is about.

## scenarios

grammar-scenarios-scenarios = The scenarios.

## scenario

grammar-scenario-scenario = What the scenario shows.
grammar-scenario-from = The day on which the case is opened.
grammar-scenario-offices = The offices of a party of which there are several.
grammar-scenario-in_office = The term of the body in office that the case is about; of a procedure that founds and renews, a case without it founds.
grammar-scenario-steps = What happens, in order: who does what, how long nothing is done, where the case is to stand.
grammar-scenario-verdict = What the verdict is to say at the end.

## step

grammar-step-wait = How long nothing is done.
grammar-step-expect = Where the case is to stand here.
grammar-step-facts = Facts stated with it.
grammar-step-with = Fields of the command as the API takes them, put over what is filled in; of a vote `counts: {"{"}heads: {"{"}issued: 90, participating: 80, invalid: 1, for: 50, against: 20{"}"}{"}"}`, with a line for each measure, one with decimals in ones, and `candidates: [{"{"}who: {"{"}seat: chair, name: Ann, pool: Members, also: {"{"}committee: 1{"}"}{"}"}, votes: {"{"}heads: 50{"}"}{"}"}]`. `also` gives the place on a list that does not go with the seat. What comes of a vote follows from its counts: the word after `as` says what that is to be. Where support is collected `participating` alone is said. Where two count, the step is written twice. A candidate left over from the round before is `{"{"}stood: 2, votes: …{"}"}`, by the place there; `by_proxy` in `counts` is how many votes were cast for others. People are named by `name`, and by `person` (`OFFICE-RANK`, as `council-chair`) where they sign in: `work: {"{"}members: [{"{"}name: Ann, party: north, person: north-chair, rank: chair{"}"}]{"}"}` forms a party, `work: {"{"}roster: […]{"}"}` fills a roster, `attendance: [{"{"}party: north, name: Ann{"}"}]` comes to a meeting, `member: {"{"}name: Ann, party: north{"}"}, reason: …` refills a place. Of a party that decides together `together: {"{"}count: {"{"}entitled: 5, present: 4, agree: 3, against: 1{"}"}{"}"}`.
grammar-step-reason = The reason given.
grammar-step-opinion = The opinion given; with `record`, what is to be said of it.
grammar-step-refused = It is to be refused, with this code.

## expect

grammar-expect-stage = The stage the case is in.
grammar-expect-end = The end it has come to.
grammar-expect-open = The tasks that somebody owes, and no others.
grammar-expect-done = Tasks that are done.
grammar-expect-not_applicable = Tasks that do not apply.
grammar-expect-founded = The bodies that were founded, renewed, changed, dissolved or declared void, and no others.
grammar-expect-terms = The last day of the terms of bodies.
grammar-expect-tenure = How it is with bodies: `in_office`, `renewal_open`, `overdue`, `lapsed`, `dissolved` or `void`.
grammar-expect-facts = What facts are.
grammar-expect-figures = What figures come to, exactly: a part as `21/2`. One for each group by group: `1 7, 2 7`; a roll in a scenario has three groups at most, called 1, 2 and 3.
grammar-expect-rosters = How many people hold the seats of rosters, in the order of their clause: `chair 1, member 4`.

## in-office

grammar-in-office-since = The first day of the term.
grammar-in-office-until = Its last day.
grammar-in-office-opens = The day from which it can be renewed.
grammar-in-office-at_end = What becomes of the body then.

## judgement

grammar-judgement-complete = Whether it is complete.
grammar-judgement-findings = Findings by clause, by the id of its task, paper or seat. Where several things are found of one (the task, its deadline, who signed), what is in doubt counts.

## phrases

grammar-phrase-who = Who acts, is asked or is barred: parties, `each of` a set, or a position, seat or drafter `of` something. Each holder of a seat acts for themself; the body founded acts as one party under its own id.
grammar-phrase-set = A set of parties, with `except` for those left out.
grammar-phrase-together = A party whose leaders decide together.
grammar-phrase-carried = What carries: `all`, `any`, at least a number, or a part of the whole; `of weight` if shares count.
grammar-phrase-share = A part: `at least` or `more than` a fraction, and of whom.
grammar-phrase-threshold = A part or a number, and of what: `entitled` is everybody on the roll, `issued` the ballots handed out, `participating` those that came back or the hands counted, `valid` these without the invalid, `cast` those for and against, in an election the valid ones; counted by heads, unless a measure of the roll follows, or `groups`: how many of the groups of the roll votes come from.
grammar-phrase-proxies = For how many others somebody who votes may vote besides: `any`, or at most so many.
grammar-phrase-forms = The party being formed, then `from` and whose people it consists of.
grammar-phrase-rank = A rank, with `or higher` if higher ones serve as well.
grammar-phrase-range = From a lower to an upper number, either end open, or one number; a parameter may stand for a number, and a unit may follow.
grammar-phrase-wait = How long: a number and a unit.
grammar-phrase-length = How long: a number and a unit, or a parameter.
grammar-phrase-doing = What is done: the act, then the task or what else it is about; of words with `|` between them, one. `correct` names the task that wrote a paper or a roll, and the paper; `record` tells what happened outside or with a notice, by whoever keeps it; a parameter is `set` to a number, a day to a date, either to `open`.
grammar-phrase-operand = A number, with a decimal point where it needs one, a fraction, or the id of a fact, a parameter or a figure.
grammar-phrase-count = How many: a number, a range, a parameter or a figure.
grammar-phrase-due = How long: a number or a figure with its unit, or a parameter; `after` a task or a day, or `before` a day, if not from the offer.
grammar-phrase-not_before = How long after a task or a day, or before a day; the name of a day alone is that day.
grammar-phrase-within = How long, and after which task or day.
grammar-phrase-remind = How long before the deadline: a number with its unit, then `before`.
grammar-phrase-escalate = How long after the deadline: a number with its unit, then `after to` and a rank, a position or `lead`.
grammar-phrase-keep = Years, or for good: `10 years`, `permanent`.

## names of the author's own

grammar-founds-named = The id of the body, and its full name.
grammar-bodies-named = The id of a body.
grammar-part-named = The id of a party, and its name.
grammar-titles-named = An id, and its name.
grammar-groups-named = The id of a group, and which parties are in it.
grammar-positions-named = The id of a party, and the positions of its own.
grammar-office-positions-named = The id of a position.
grammar-parameters-named = The id of a parameter.
grammar-days-named = The id of a day.
grammar-figures-named = The id of a figure.
grammar-rosters-named = The id of a roster; one named as the body is its own.
grammar-roster-named = The id of a seat.
grammar-pools-named = The name of a pool, and what is asked of a person.
grammar-person-named = Something asked of a person: its name and range.
grammar-weights-named = A party, and its weight.
grammar-roll-named = The id of the roll, and its name.
grammar-measure-named = The id of the measure, and its name; its column is headed with one of them.
grammar-fact-named = The id of the fact, and its name.
grammar-paper-named = The id of the paper, and its name.
grammar-agenda-named = The title of the item, and who speaks to it or how binding it is.
grammar-when-named = A fact, parameter or figure, and what it has to be; all of them hold.
grammar-condition-named = A fact, parameter or figure, and what it has to be.
grammar-ends-named = The id of an end.
grammar-scenario-offices-named = A party, and the offices that are it.
grammar-step-named = An office, or `office/rank`, and what it does.

## reference

reference-title = The language of procedures
reference-what = A file is one procedure, from its first step to its ends. It is written in YAML, with titles in one language; those of the other stand beside it in `NAME.en.yaml` or `NAME.zh.yaml`, an id a line. `quorate check` tells everything that is wrong at once; what passes can be finished from wherever a case may stand. This page is made by the program.
reference-example = A whole example
reference-example-why = The lead writes a plan, asks each member, and somebody who holds a position agrees, but not whoever wrote the plan.
reference-scenarios-why = The scenarios beside it (`NAME.scenarios.yaml`), played by `quorate test`. Papers, people and whatever else a step leaves out are filled in.
reference-society-why = Another, with people who are no offices: a roll that is put up and can be objected to, a vote on a day that is set, a registry that never signs in, a year that passes, and a second body where there are enough people.
reference-society-scenarios-why = And its scenarios.
reference-maps = What may stand where
reference-maps-why = An id is made of letters, digits, `-` and `_`, at most 64 of them, and names one thing in its file; these words are taken: `leads`, `members`, `invited`, `each`, `of`, `except`, `together`, `from`, `after`, `before`, `drafter`, `or`, `higher`. A row in italics is a name of the author's own. What a stage says of `by`, `about`, `source` and `if_objection` holds for its tasks. A party that only decides, only comes or is only told is `invited`. The lead may return a case to an earlier stage at any time; an approval goes on as `if_returned` and `if_refused` say.
reference-phrases = Fixed phrases
reference-phrases-why = Who, how long and how many are written in fixed phrases.
reference-acts = Who may do what
reference-acts-why = Whoever does anything else is refused, with the code of the last section. Where a position or rank is asked, only whoever holds it, or a higher rank where the phrase says so.
reference-acts-doer = **Whoever the task is of**, by `by`, `ask`, `convened_by` or `decided_by`: `submit`, `reply`, `decide`, `hold`, `count`, `record`, `result`, `confirm`, `claim`, `release`; `correct`, the office that filed the paper.
reference-acts-lead = **The lead**, the first of several: `set`, `bind`, `dispose`, `close`, `lapse`, `explain`, `redo`, `return`, `close-stage`, `end`, `withdraw`, `remind` (an office above the one that owes can do that too); and whatever is done on paper by people who do not sign in, on their behalf.
reference-acts-others = `request` a meeting: whoever `requested_by` names. `refill` the place of whoever has left a party: whoever `refilled_by` names. `undo`: whoever did it, until somebody has gone on from there.
reference-rules = What is proved
reference-rules-why = Where one of these does not hold, `quorate check` says in which line, why, and what to do.
reference-key = key
reference-value = value
reference-name = a name of yours
reference-needed = needed
reference-shape-id = an id
reference-shape-text = text
reference-shape-number = a whole number
reference-shape-any = anything
reference-shape-phrase = the phrase { $of }
reference-shape-one-or-many = { $of }, one or several
reference-shape-list = a list: { $of }
reference-shape-map = a map { $of }
reference-shape-or = {" "}or {""}
reference-codes = Why something is refused
reference-codes-why = The codes that `refused` takes in a scenario; `findings` takes { $findings }. Only a case that has come to a success is complete.
