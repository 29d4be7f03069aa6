### What `check` says of a procedure. An absent or empty fact arrives as the word none.

## Labels

diagnostic-error = error
diagnostic-why = why
diagnostic-help = help
diagnostic-run = shortest failing run
diagnostic-source = source { $source }
diagnostic-other = see also here
check-ok = { $file }: sound; { $markings } situations and { $steps } steps between them examined (bound { $bound }) in { $ms } ms
check-summary = { $file }: problems found: { $count }

## Steps of a failing run

step-stage =
    { $id ->
        [none] all stages are passed
       *[other] stage { $id } begins
    }
step-done =
    { $detail ->
        [none] { $id } is done
       *[other] { $id } is done ({ $detail })
    }
step-lapsed = { $id } is left out
step-outcome =
    outcome of { $id }: { $detail ->
        [returned] returned
        [refused] refused
        [objection] objection
        [changes] changes asked for
       *[other] { $detail }
    }
step-offered = { $id } is offered (offices: { $detail })
step-answered = one of the offices asked has done { $id }

## Reading the file

diagnostic-too-large = The file is larger than the { $bytes } bytes that are read
    .why = A procedure has to be short enough to be reviewed line by line.
    .help = Split it into several procedures, or move long texts out of the file.
diagnostic-too-deep = The file is nested deeper than 32 levels or holds too many values
    .why = No procedure needs such depth; it is mostly a slip of brackets or indentation.
    .help = Look at the brackets and the indentation before this place, and flatten or split the file.
diagnostic-unreadable = This is not readable YAML: { $said }
    .why = Nothing after this place can be checked until the file can be read.
    .help = Check brackets, quotes and indentation here; put text with a comma, colon or bracket in quotes.
diagnostic-duplicate-key = This key stands twice in one map
    .why = Only one of the two would count, and a reviewer could not tell which.
    .help = Keep one of them, or rename the other.
diagnostic-alias = YAML anchors (`&`) and aliases (`*`) are not read
    .why = What holds for a clause has to be written in it, so that it can be reviewed beside the source text.
    .help = Write the value out here; what a whole stage shares goes on the stage.
diagnostic-merge-key = The merge key `<<` is not read
    .why = What holds for a clause has to be written in it, so that it can be reviewed beside the source text.
    .help = Write the keys out here; what a whole stage shares goes on the stage.
diagnostic-tag = YAML tags such as { $tag } are not read
    .why = A tag can load other files or change what a value means, unseen by the reviewer.
    .help = Remove { $tag } and write the value itself.
diagnostic-boolean-word = `{ $word }` is a truth value to many YAML readers
    .why = The same file would mean one thing here and another in an editor.
    .help = Use another word; where it is meant as text, put it in quotes.
diagnostic-unknown-key =
    { $comma ->
        [yes]
            `{ $key }` has no value and is not a key of { $mapping ->
                [procedure] a procedure
                [position] a position
                [parameter] a parameter
                [stage] a stage
                [task] a task
                [end] an end
                [then] what follows
                [note] a note
                [work] a work task
                [consultation] a consultation
                [approval] an approval
                [meeting] a meeting
                [vote] a vote
                [roll] a roll
                [measure] a measure
                [again] a further round
                [alternatives] several lists
                [voting] how a body votes
               *[other] { $mapping }
            }
       *[other]
            `{ $key }` is not a key of { $mapping ->
                [procedure] a procedure
                [position] a position
                [parameter] a parameter
                [stage] a stage
                [task] a task
                [end] an end
                [then] what follows
                [note] a note
                [work] a work task
                [consultation] a consultation
                [approval] an approval
                [meeting] a meeting
                [vote] a vote
                [roll] a roll
                [measure] a measure
                [again] a further round
                [alternatives] several lists
                [voting] how a body votes
               *[other] { $mapping }
            }
    }
    .why =
        { $comma ->
            [yes] A comma in text without quotes ends the text, and what follows is read as a key.
           *[other] A key that is not known would be passed over, and with it what the clause is to say.
        }
    .help =
        { $comma ->
            [yes] Put the whole text in quotes; if a key was meant, write one of: { $allowed }.
           *[other]
                { $near ->
                    [none]
                        { $mapping ->
                            [work] Remove it; it belongs to: { $allowed }.
                            [consultation] Remove it; it belongs to: { $allowed }.
                            [approval] Remove it; it belongs to: { $allowed }.
                            [meeting] Remove it; it belongs to: { $allowed }.
                            [vote] Remove it; it belongs to: { $allowed }.
                           *[other] Write one of: { $allowed }.
                        }
                   *[other] Did you mean `{ $near }`?
                }
        }
diagnostic-missing-key =
    { $mapping ->
        [first] The file does not begin with `{ $key }`
        [task]
            { $key ->
                [title] This task has no `title`
                [due] A reminder or an escalation hangs on a deadline, and there is no `due`
               *[other] A task has exactly one kind, one of: { $key }
            }
        [fact] A fact has one of: { $key }
       *[other]
            The key `{ $key }` is missing in { $mapping ->
                [procedure] a procedure
                [parties] the parties
                [positions] the positions
                [position] a position
                [parameter] a parameter
                [seat] a seat
                [stage] a stage
                [note] a note
                [consultation] a consultation
                [approval] an approval
                [vote] a vote
                [roll] a roll
                [measure] a measure
                [alternatives] several lists
               *[other] { $mapping }
            }
    }
    .why =
        { $mapping ->
            [first] The first key says what kind of file this is.
            [approval] Every way an approval can turn out has to lead somewhere.
            [vote] Without it nobody knows who votes, what carries it, or where the case goes otherwise.
            [fact] Without its possible values no condition on the fact can be judged.
           *[other] Without it this part of the procedure says too little to be carried out.
        }
    .help =
        { $mapping ->
            [first] Move `{ $key }` to the first line.
            [task]
                { $key ->
                    [title] Add `title:` with a short name for people.
                    [due] Add `due:`, or remove the reminder and the escalation.
                   *[other] Begin the task with exactly one of these keys, its id as the value.
                }
            [fact] Add `range: 0..999` for a number, or `one_of` with a list of words.
           *[other] Add `{ $key }:` with its value.
        }
diagnostic-wrong-shape =
    { $comma ->
        [yes] A name stands here without a value
       *[other]
            { $expected ->
                [text]
                    { $found ->
                        [text] This text is longer than 2,000 characters or holds characters that cannot be seen
                       *[other]
                            This must be text and is { $found ->
                                [nothing] nothing
                                [text] text
                                [list] a list
                                [map] a map
                               *[other] { $found }
                            }
                    }
                [id]
                    { $found ->
                        [text] This text cannot serve as a name
                       *[other]
                            This must be a name and is { $found ->
                                [nothing] nothing
                                [text] text
                                [list] a list
                                [map] a map
                               *[other] { $found }
                            }
                    }
               *[other]
                    This must be { $expected ->
                        [list] a list
                        [text] text
                        [id] a name
                        [flag] `true` or `false`
                        [number] a whole number
                        [word] one of the allowed words
                        [either] one of the allowed forms
                        [procedure] a map (a procedure)
                        [founds] a map (the body being founded)
                        [parties] a map (the parties)
                        [part] a map (a part of the parties)
                        [titles] a map (ids with their titles)
                        [groups] a map (the groups)
                        [positions] a map (the positions)
                        [parameters] a map (the parameters)
                        [parameter] a map (a parameter)
                        [position] a map (a position)
                        [figures] a map (figures)
                        [figure] a map (a figure)
                        [formula] a map (a formula)
                        [table] a map (a table)
                        [row] a map (a row)
                        [rosters] a map (the rosters)
                        [roster] a map (a roster)
                        [seat] a map (a seat)
                        [pools] a map (the pools of a seat)
                        [person] a map (the conditions on a person)
                        [stage] a map (a stage)
                        [task] a map (a task)
                        [fact] a map (a fact)
                        [paper] a map (a paper)
                        [roll] a map (a roll)
                        [measure] a map (a measure)
                        [again] a map (a further round)
                        [alternatives] a map (several lists)
                        [voting] a map (how a body votes)
                        [agenda] a map (an item of an agenda)
                        [when] a map (a condition)
                        [condition] a map (a condition)
                        [ends] a map (the ends)
                        [end] a map (an end)
                        [then] a map (what follows)
                        [note] a map (a note)
                        [office-positions] a map (the positions of a party)
                       *[other] { $expected }
                    } and is { $found ->
                        [nothing] nothing
                        [text] text
                        [list] a list
                        [map] a map
                       *[other] { $found }
                    }
            }
    }
    .why =
        { $comma ->
            [yes] A comma in text without quotes ends the text, and what follows is read as a name of its own.
           *[other] A value of another shape cannot be understood, or would be understood otherwise than it looks.
        }
    .help =
        { $comma ->
            [yes] Put the whole text in quotes, or write a value after the colon.
           *[other]
                { $expected ->
                    [text]
                        { $found ->
                            [text] Shorten it, or type the line again to be rid of unseen characters.
                           *[other] Write plain words, and put text with a comma or colon in quotes.
                        }
                    [id] Use letters of any script, digits, - and _, at most 64 characters.
                    [flag] Write `true` or `false`.
                    [number] Write a whole number and no unit, such as 3.
                    [list] Write one item a line after `-`, or all in square brackets.
                    [word] Write one word of those that the schema lists here.
                    [either] Write one of the forms that the schema lists here.
                   *[other] Write lines of `key: value`, indented below.
                }
        }
diagnostic-unknown-word = `{ $word }` is not one of the words allowed here
    .why = The word decides what happens, so a word that is not known cannot be passed over.
    .help =
        { $near ->
            [none] Write one of: { $allowed }.
           *[other] Did you mean `{ $near }`? Allowed are: { $allowed }.
        }
diagnostic-bad-phrase =
    { $expected ->
        [closed-range] This range is open at one end, or its lower end is above the upper
       *[other]
            { $found ->
                [none]
                    The phrase ends where { $expected ->
                        [name] a name
                        [of] `of`
                        [end] the end of the phrase
                        [unit] a unit (`workdays`, `days`, `hours`, in a range also `persons`)
                        [range] a range such as 7..9
                        [higher] `higher`
                        [bracket] a comma or a closing bracket
                        [keep] a number of years or `permanent`
                        [together] `together`
                        [carried] `all`, `any`, `at least` or `more than`
                        [bound] `at least` or `more than`
                        [fraction] a fraction such as 1/2
                        [base] `entitled`, `present` or `cast`
                        [base-of-vote] `entitled`, `issued`, `participating`, `valid` or `cast`
                        [share] a number or a part such as 2/3
                        [weight] `weight`
                        [number] a number or a parameter
                        [from] `from`
                        [before] `before`
                        [after] `after`
                        [to] `to`
                       *[other] { $expected }
                    } is expected
               *[other]
                    `{ $found }` stands where { $expected ->
                        [name] a name
                        [of] `of`
                        [end] the end of the phrase
                        [unit] a unit (`workdays`, `days`, `hours`, in a range also `persons`)
                        [range] a range such as 7..9
                        [higher] `higher`
                        [bracket] a comma or a closing bracket
                        [keep] a number of years or `permanent`
                        [together] `together`
                        [carried] `all`, `any`, `at least` or `more than`
                        [bound] `at least` or `more than`
                        [fraction] a fraction such as 1/2
                        [base] `entitled`, `present` or `cast`
                        [base-of-vote] `entitled`, `issued`, `participating`, `valid` or `cast`
                        [share] a number or a part such as 2/3
                        [weight] `weight`
                        [number] a number or a parameter
                        [from] `from`
                        [before] `before`
                        [after] `after`
                        [to] `to`
                       *[other] { $expected }
                    } is expected
            }
    }
    .why = A fixed phrase has one reading only, so that what is carried out is what was reviewed.
    .help =
        Write { $phrase ->
            [who] who acts
            [set] the set of parties
            [together] the party that decides together
            [carried] what carries the decision
            [share] the part of a whole
            [forms] the party and those it is formed from
            [rank] the rank
            [range] the range
            [count] the number
            [due] the deadline
            [remind] the reminder
            [escalate] whom to tell when it is late
            [keep] how long the paper is kept
           *[other] the phrase
        } like one of these: { $examples }.

## Names

diagnostic-names-are-distinct =
    { $first ->
        [reserved]
            { $name } cannot be the name of { $second ->
                [party] a party
                [group] a group
                [rank] a rank
                [position] a position
                [parameter] a parameter
                [fact] a fact
                [procedure] a procedure
                [figure] a figure
                [roster] a roster
                [stage] a stage
                [task] a task
                [paper] a paper
                [roll] a roll
                [end] an end
                [body] a body
                [seat] a seat
               *[other] { $second }
            }
        [party]
            { $second ->
                [party] Party { $name } stands twice with different titles
               *[other]
                    { $name } is already a party and cannot also be { $second ->
                        [party] a party
                        [group] a group
                        [rank] a rank
                        [position] a position
                        [parameter] a parameter
                        [fact] a fact
                        [procedure] a procedure
                        [figure] a figure
                        [roster] a roster
                        [stage] a stage
                        [task] a task
                        [paper] a paper
                [roll] a roll
                        [end] an end
                        [body] a body
                        [seat] a seat
                       *[other] { $second }
                    }
            }
       *[other]
            { $name } is already { $first ->
                [party] a party
                [group] a group
                [rank] a rank
                [position] a position
                [parameter] a parameter
                [fact] a fact
                [procedure] a procedure
                [figure] a figure
                [roster] a roster
                [stage] a stage
                [task] a task
                [paper] a paper
                [roll] a roll
                [end] an end
                [body] a body
                [seat] a seat
               *[other] { $first }
            } and cannot also be { $second ->
                [party] a party
                [group] a group
                [rank] a rank
                [position] a position
                [parameter] a parameter
                [fact] a fact
                [procedure] a procedure
                [figure] a figure
                [roster] a roster
                [stage] a stage
                [task] a task
                [paper] a paper
                [roll] a roll
                [end] an end
                [body] a body
                [seat] a seat
               *[other] { $second }
            }
    }
    .why = An id names one thing in its file, so that nobody has to guess which is meant.
    .help =
        { $first ->
            [reserved] Choose another name: some words belong to the phrases (`each`, `of`, `members`), and a name has only letters, digits, - and _.
            [party]
                { $second ->
                    [party] Give the party the same title everywhere, or another id here.
                   *[other] Rename one of the two and every mention of it.
                }
           *[other] Rename one of the two and every mention of it.
        }
diagnostic-names-are-declared =
    { $wanted ->
        [key] `inferred` lists { $name }, but this clause has no such key
        [task-of-stage] { $name } is not a task of this stage
       *[other]
            { $found ->
                [none]
                    { $name } is not declared as { $wanted ->
                        [party] a party
                        [group] a group
                        [rank] a rank
                        [position] a position
                        [parameter] a parameter
                        [fact] a fact
                        [procedure] a procedure
                        [figure] a figure
                        [roster] a roster
                        [stage] a stage
                        [task] a task
                        [paper] a paper
                [roll] a roll
                        [end] an end
                        [body] a body
                        [seat] a seat
                        [party-group] a party or a group
                        [rank-position] a rank or a position
                        [stage-end] a stage or an end
                        [roster-body] a roster or a body
                        [fact-parameter-figure] a fact, a parameter or a figure
                       *[other] { $wanted }
                    }
               *[other]
                    { $name } is { $found ->
                        [party] a party
                        [group] a group
                        [rank] a rank
                        [position] a position
                        [parameter] a parameter
                        [fact] a fact
                        [procedure] a procedure
                        [figure] a figure
                        [roster] a roster
                        [stage] a stage
                        [task] a task
                        [paper] a paper
                [roll] a roll
                        [end] an end
                        [body] a body
                        [seat] a seat
                       *[other] a { $found }
                    }, but needed here is { $wanted ->
                        [party] a party
                        [group] a group
                        [rank] a rank
                        [position] a position
                        [parameter] a parameter
                        [fact] a fact
                        [procedure] a procedure
                        [figure] a figure
                        [roster] a roster
                        [stage] a stage
                        [task] a task
                        [paper] a paper
                [roll] a roll
                        [end] an end
                        [body] a body
                        [seat] a seat
                        [party-group] a party or a group
                        [rank-position] a rank or a position
                        [stage-end] a stage or an end
                        [roster-body] a roster or a body
                        [fact-parameter-figure] a fact, a parameter or a figure
                       *[other] { $wanted }
                    }
            }
    }
    .why =
        { $wanted ->
            [key] `inferred` marks what the source does not say; a mark on nothing misleads the reviewer.
            [task-of-stage] Stages run in order, so `after` only orders the tasks of one stage.
           *[other] A name that stands for nothing leaves open who or what is meant.
        }
    .help =
        { $wanted ->
            [key] Remove { $name } from `inferred`, or write the key.
            [task-of-stage] Name a task of this stage, or leave `after` out: earlier stages are finished anyway.
           *[other]
                { $near ->
                    [none]
                        { $found ->
                            [none] Declare { $name }, or write a name that is declared.
                           *[other]
                                Write the name of { $wanted ->
                                    [party] a party
                                    [group] a group
                                    [rank] a rank
                                    [position] a position
                                    [parameter] a parameter
                                    [fact] a fact
                                    [procedure] a procedure
                                    [figure] a figure
                                    [roster] a roster
                                    [stage] a stage
                                    [task] a task
                                    [paper] a paper
                [roll] a roll
                                    [end] an end
                                    [body] a body
                                    [seat] a seat
                                    [party-group] a party or a group
                                    [rank-position] a rank or a position
                                    [stage-end] a stage or an end
                                    [roster-body] a roster or a body
                                    [fact-parameter-figure] a fact, a parameter or a figure
                                   *[other] { $wanted }
                                }; in a position phrase, the party the position belongs to.
                        }
                   *[other] Did you mean { $near }?
                }
        }
diagnostic-titles-are-translated =
    { $name ->
        [none] “{ $title }” has no translation
       *[other] “{ $title }” ({ $name }) has no translation
    }
    .why = Pages and papers in the other language would show words their reader cannot read.
    .help =
        { $name ->
            [none] Add a line to the translation file whose key is these words.
           *[other] Add a line `{ $name }:` with the title to the translation file beside the procedure.
        }
diagnostic-translations-are-used = The translation file names { $name }, which the procedure does not have
    .why = A line for nothing is mostly a misspelt id or a title that has changed since.
    .help = Correct the name, or remove the line.

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
            [operation] Write one of `sum`, `difference`, `product`, `share`, `ceil`, `floor`, `min`, `max`, `table`.
            [operands] `share` takes two, the part and the whole; `sum` and the others take two or more.
            [word] Use a fact with a `range`.
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
       *[other] Acts that constitute { $body }: { $acts }, and there must be exactly one
    }
    .why =
        { $acts ->
            [end] A procedure that founds a body succeeds only when the body exists.
            [no-end] A procedure that founds a body needs an end at which the body exists.
           *[other] Only one act can be the moment from which the body exists.
        }
    .help =
        { $acts ->
            [end] Write `founding: { $body }` on { $end }, or take away its `success`.
            [no-end] Add `founding: { $body }` to the end at which the body exists.
           *[other] Write `constitutes: { $body }` on exactly one task.
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
        [negative] Parameter { $parameter } can be below zero
       *[other] Parameter { $parameter } is a deadline but has no unit of time
    }
    .why =
        { $how ->
            [unread] The county would be asked for a value that changes nothing.
            [negative] It counts people, days or members, and none of these is negative.
           *[other] Without a unit nobody can tell when the deadline passes.
        }
    .help =
        { $how ->
            [unread] Use it in a `due`, `count` or condition, or remove it.
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
diagnostic-papers-are-produced = Task { $task } needs paper { $paper }, which some run has not produced by then
    .why = The task could not begin, and the case would stand still.
    .help = Let task { $writer }, which writes { $paper }, be done before { $task } on every run: make it a must without a condition, or set `after` within the stage.
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
    .why = The record would say that a body exists which nobody approved.
    .help = Take away the condition on the approval that constitutes { $body }, or on its stage.
diagnostic-unproved = There are more than { $bound } situations, so nothing is proved
    .why = A procedure that is not proved sound is not loaded.
    .help = Order tasks of one stage with `after`, divide a large stage, or let conditions read fewer facts.
