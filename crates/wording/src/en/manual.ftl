# The printed manual and the map.
manual-stage = Stage { $number }: { $title }
manual-source = Source: { $source }
manual-version = Version { $version }, { $status }, digest { $digest }
manual-founds = Founds: { $body } (source { $source })
manual-note = Author’s note ({ $source }): { $finding }
manual-parties = Parties
manual-open-list = { $name } (may be extended)
manual-part = { $part }: { $names }
manual-parameters = Values the county sets
manual-parameter = { $title }: { $low } to { $high }{ $unit ->
        [none] {""}
       *[other] {" "}{ $unit }
    }; the text says “{ $words }”; may also be left undetermined
manual-parameter-inferred = { $title }: { $low } to { $high }{ $unit ->
        [none] {""}
       *[other] {" "}{ $unit }
    }; { $words }; may also be left undetermined
manual-inferred-whole = Not in the source: wholly inferred
manual-inferred = Inferred: { $keys }
manual-when = Only if: { $test }
manual-and = {" "}and{" "}
manual-or = {" "}or{" "}
manual-figures = Figures
manual-figure-each = { $title }, for each group of “{ $roll }” = { $how }
manual-figure = { $title } = { $how }
manual-figure-name = the number computed as “{ $name }”
manual-parameter-name = the number set as “{ $name }”
manual-at-least = at least { $n }
manual-at-most = at most { $n }
manual-asked = Asks: { $who }
manual-collects = Collects the answers and replies to objections: { $who }
manual-by = By: { $who }
manual-after = After: { $tasks }
manual-needs = Needs: { $papers }
manual-states = States: { $fact } ({ $values })
manual-counts = Counted from it: { $fact } ({ $values })
manual-due = Due: { $length } { $unit } { $since ->
        [offer] after it is offered
        [task] after “{ $event }” is done
        [before] before “{ $event }”
       *[day] after “{ $event }”
    }
manual-not-before = Not before { $since ->
        [on] “{ $event }”
        [task] { $length } { $unit } after “{ $event }” is done
        [before] { $length } { $unit } before “{ $event }”
       *[day] { $length } { $unit } after “{ $event }”
    }
manual-limits = Limits
manual-limit = { $title }: “{ $until }” has to be done within { $length } { $unit } after “{ $event }”{ $since ->
        [task] {" "}is done
       *[day] {""}
    }; else { $target ->
        [end] it ends as “{ $then }”
       *[stage] it goes on with “{ $then }”
    }
manual-day = { $title }: a day that is set in the case; the text says “{ $words }”; may also be left undetermined
manual-day-inferred = { $title }: a day that is set in the case; { $words }; may also be left undetermined
manual-remind = The program reminds { $length } { $unit } before the deadline
manual-escalate = If it is late by { $length } { $unit }, { $whom ->
        [none] the lead is told
       *[other] this is told in the office or one above it: { $whom }
    }
manual-returns = If the outcome is “{ $outcome }”: back to “{ $stage }”
manual-may-return = If the outcome is “{ $outcome }”: the lead may return to “{ $stage }”
manual-ends-at = If the outcome is “{ $outcome }”: ends as “{ $end }”
manual-checklist = Covers: { $points }
manual-any-of = Ways (one or more): { $ways }
manual-fills = Fills the roster: { $roster }
manual-forms = Forms “{ $party }” from: { $from }
manual-not-by = Must not be decided by: { $who }
manual-together = If nobody else can: { $party } decides together, with minutes
manual-vote = How it votes: { $how }
manual-carried = Where several sign: { $carried ->
        [all] all must agree
        [any] one who agrees is enough
        [least] at least { $n } must agree
        [share] those who agree must be at least { $n } of { $base ->
            [weight] the shares
           *[other] all
        }
       *[more] those who agree must be more than { $n } of { $base ->
            [weight] the shares
           *[other] all
        }
    }
manual-weights = Shares: { $list }
manual-in-turn = One after another
manual-constitutes = Constitutes: { $body }
manual-agenda-vote = vote: { $vote }
manual-requested-by = Asked for by: { $who }
manual-invites = Invites: { $who }
manual-comes-back = Comes back: { $paper }
manual-issues = Issues: { $paper }
manual-writes = Writes: { $paper }
manual-lists = Draws up the roll: { $paper }
manual-roll-measures = summed up by { $list }
manual-roll-from = only those on “{ $roll }”
manual-roll-as-many = of each group as many as “{ $figure }”
manual-roll-grouped = grouped by { $by }
manual-paper-kind = type { $kind }
manual-paper-to = to { $who }
manual-paper-attach = with { $list } attached
manual-paper-sections = with the sections { $list }
manual-paper-keep = kept { $years ->
        [none] for good
       *[other] for { $years } years
    }
manual-roster = Roster: { $title }
manual-seat = { $title }: { $count } ({ $force }), from { $from }
manual-must-include = must include: { $parties }
manual-per-party = at most { $most } from one party
manual-one-seat = Nobody holds two seats
manual-one-at-a-time = One at a time
manual-one-at-a-time-rule = In any order, and never two at once: { $tasks }
manual-apart = Separation of duties
manual-apart-rule = { $over ->
        [offices] Not for the same office: { $tasks }
       *[other] Not by the same person: { $tasks }
    }
manual-apart-signer = If nobody is left: { $who } signs instead
manual-incompatible = Positions nobody holds together
manual-incompatible-rule = { $then ->
        [leaves] Whoever is on “{ $list }” and stands for “{ $roster }” leaves “{ $list }”
       *[other] Nobody on “{ $list }” is put on “{ $roster }”
    }
manual-refilled = The place that was left is filled by: { $who }
manual-ends = Ends
manual-end-founding = { $end }: the founding is complete{ $notify ->
        [none] {""}
       *[other] . Told: { $notify }
    }
manual-end-success = { $end }: a success{ $notify ->
        [none] {""}
       *[other] . Told: { $notify }
    }
manual-end-other = { $end }{ $notify ->
        [none] {""}
       *[other] . Told: { $notify }
    }
map-here = Now here
map-done-on = done { $day }
map-lapsed = not taken up
map-not-applicable = not applicable
map-explained = explained
map-answered = { $answered } of { $count } have answered
map-more = { $count } more, see the table
map-silent = no answer
map-waiting = waiting
map-return = { $tasks }: may return to “{ $stage }”
map-title = Map of { $title }
who-position = { $position } of { $parties }
capacity-drafter = the drafter of “{ $paper }”
capacity-seat = { $seat } of { $roster }
