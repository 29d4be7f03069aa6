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
step-limit = the limit { $id } passes
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
                [day] a day
                [limit] a limit
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
                [filing] a filing
                [notice] a notice
                [objections] objections
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
                [day] a day
                [limit] a limit
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
                [filing] a filing
                [notice] a notice
                [objections] objections
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
                            [filing] Remove it; it belongs to: { $allowed }.
                            [notice] Remove it; it belongs to: { $allowed }.
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
                [day] a day
                [limit] a limit
                [seat] a seat
                [stage] a stage
                [note] a note
                [consultation] a consultation
                [approval] an approval
                [vote] a vote
                [filing] a filing
                [notice] a notice
                [objections] objections
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
            [filing] Without it nobody knows what is filed with whom, or where the case goes when papers come back.
            [notice] Without it nobody knows what is put up for how long, or what an upheld objection leads to.
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
                        [bodies] a map (bodies founded beside)
                        [body] a map (a body)
                        [parties] a map (the parties)
                        [part] a map (a part of the parties)
                        [titles] a map (ids with their titles)
                        [groups] a map (the groups)
                        [positions] a map (the positions)
                        [parameters] a map (the parameters)
                        [days] a map (the days)
                        [parameter] a map (a parameter)
                        [day] a day
                        [limit] a limit
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
                       *[other] a map (its keys are in the reference: { $expected })
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
                        [each] `each`
                        [end] the end of the phrase
                        [unit] a unit (`workdays`, `days`, `hours`, `months`, `years`, in a range also `persons`)
                        [range] a range such as 7..9
                        [higher] `higher`
                        [bracket] a comma or a closing bracket
                        [keep] a number of years or `permanent`
                        [together] `together`
                        [carried] `all`, `any`, `at least` or `more than`
                        [bound] `at least` or `more than`
                        [at-most] `at most` or `any`
                        [fraction] a fraction such as 1/2
                        [base] `entitled`, `present` or `cast`
                        [base-of-vote] `entitled`, `issued`, `participating`, `valid` or `cast`
                        [share] a number or a part such as 2/3
                        [weight] `weight`
                        [number] a number or a parameter
                        [happened] what happened, such as `sent` or `put_up`
                        [came] `done` or `failed`
                        [from] `from`
                        [before] `before`
                        [after] `after`
                        [to] `to`
                        [operand] a number, a fraction or a name
                       *[other] { $expected }
                    } is expected
               *[other]
                    `{ $found }` stands where { $expected ->
                        [name] a name
                        [of] `of`
                        [each] `each`
                        [end] the end of the phrase
                        [unit] a unit (`workdays`, `days`, `hours`, `months`, `years`, in a range also `persons`)
                        [range] a range such as 7..9
                        [higher] `higher`
                        [bracket] a comma or a closing bracket
                        [keep] a number of years or `permanent`
                        [together] `together`
                        [carried] `all`, `any`, `at least` or `more than`
                        [bound] `at least` or `more than`
                        [at-most] `at most` or `any`
                        [fraction] a fraction such as 1/2
                        [base] `entitled`, `present` or `cast`
                        [base-of-vote] `entitled`, `issued`, `participating`, `valid` or `cast`
                        [share] a number or a part such as 2/3
                        [weight] `weight`
                        [number] a number or a parameter
                        [happened] what happened, such as `sent` or `put_up`
                        [came] `done` or `failed`
                        [from] `from`
                        [before] `before`
                        [after] `after`
                        [to] `to`
                        [operand] a number, a fraction or a name
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
            [not_before] what the task waits for
            [within] how long the limit runs, and from what
           *[other] the phrase
        } like one of these: { $examples }

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
                [day] a day
                [limit] a limit
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
                        [day] a day
                        [limit] a limit
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
                [day] a day
                [limit] a limit
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
                [day] a day
                [limit] a limit
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
        [key] `inferred` lists { $name }, but this clause does not write that key itself
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
                        [day] a day
                        [limit] a limit
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
                        [task-day] a task or a day
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
                        [day] a day
                        [limit] a limit
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
                        [day] a day
                        [limit] a limit
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
                        [task-day] a task or a day
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
            [key] Remove { $name } from `inferred`, or write the key here: what a task takes from its stage is not marked on the task.
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
                                    [day] a day
                                    [limit] a limit
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
                                    [task-day] a task or a day
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
