# Pages.
brand = Quorate
skip = Skip to content
nav-label = Main pages
nav-queue = Tasks
nav-cases = Cases
sign-out = Sign out
no-secrets = No classified papers
other-language = 中文
other-language-tag = zh
problem-heading = Not done
back-to-queue = Back to tasks
back-to-case = Back to the case
sign-in = Sign in
sign-in-how = Come in by the one-time link your county clerk has sent you. It works once.
sign-in-once = This link works once. Press the button to come in.
sign-in-enter = Come in
tab-open = Open
tab-done = Done
queue-lede = { $count ->
    [0] Nothing is yours to do now
    [one] 1 task is yours
   *[other] { $count } tasks are yours
    }
queue-done-lede = What your offices have done
queue-empty = Nothing here
queue-empty-why = What your office is asked for will appear here.
queue-empty-auditor = Your role does no tasks. What you may see is under Cases.
queue-table = Tasks, the most urgent first
queue-terms = Terms that want seeing to
queue-terms-why = A renewal can begin, or the term is over and nothing has begun.
queue-waiting = Waiting for others
group-late = Overdue
group-due = With a deadline
group-none = Without a deadline
group-done = Done
col-what = Task
col-office = Office
col-due = Due
col-state = State
col-case = Case
col-stage = Stage
col-moved = Last moved
col-clause = Clause
col-asks = What is asked
col-force = Force
col-finding = Finding
col-proof = Proof
due-none = No deadline
due-late = { $days } working days overdue
due-today = due today
due-left = { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
    }
cases-lede = { $count ->
    [one] 1 case
   *[other] { $count } cases
    }
cases-empty = No cases yet
cases-empty-why = Cases your office takes part in will appear here.
cases-new = Open a case
cases-procedure = Procedure
cases-title = Title (may be left out)
cases-open = Open
case-lede = Opened { $day } by { $person } · procedure version { $version }
case-ended-line = { $end }, { $day }
verdict = Verdict
next-step = Next step
next-who = Who
next-when = When
next-clause = Clause
next-open = Open
needs = To be settled first
needs-why = Tasks that rest on it open once it is settled
needs-value = Value ({ $range })
needs-undetermined = Left empty it is undetermined: no deadline, and nothing is guessed.
needs-decided-by = Decided by
needs-office = Which office
save = Save
only-lead = The convening lead does this.
progress = Progress
map-region = Map, scrolls sideways
opinions = Opinions
set-aside = set aside by a return
opinion-disposal = { $how }: { $reason }
papers = Papers
stated = Facts and figures
stated-by = Stated by { $task }
stated-open = left open
papers-empty = No papers yet
paper-version = version { $version }
paper-corrected = corrected
paper-plain = paper
paper-beside = attached
roster = Proposed persons
lead-acts = What the lead can do
lead-more = Return, do again, announce and more
return-to = Back to
reason = Reason or remark
history = History
two-clocks = done { $took }, recorded { $recorded }
act-request-of = Ask for “{ $name }”
act-lapse-of = Let “{ $name }” lapse
formerly = formerly { $name }
others-said = What the others said
your-opinion = Your office’s opinion
your-task = What to do
choose = Choose one
ways = Ways
roster-lines = People, one a line
roster-leaves = On { $list } stand { $people }. Whoever of them stands leaves it; where the program does not know them, end their line with “{ $list }=” and the number.
roster-refuses = On { $list } stand { $people }. None of them can sit here; where the program does not know somebody, end the line with “{ $list }=” and the number.
roster-hint = Each line: seat, name, party, position, pool. Seats: { $seats }
member-lines = Members, one a line
member-hint = Each line: name, party, rank. Parties: { $parties }
held-on = Held on
attendance-lines = Who came, one a line
attendance-hint = Each line: party, name, rank
agenda-counted = { $item }: held, the vote “{ $vote }” has been counted
agenda-uncounted = { $item }: held once the vote “{ $vote }” has been counted
agenda = Points held
optional = (optional)
file-hint = PDF, photo, OFD, WPS. No classified papers.
photos-hint = Several photos become one PDF; HEIC photos cannot, and stay separate files.
sending-going = The files are being sent in parts; the form is submitted when they are there.
sending-waiting = The connection is lost; trying again. It goes on where it broke off.
sending-failed = The files have not arrived. Check the connection and submit again; what has arrived is not sent twice.
sending-progress = How much has been sent
has-section = contains “{ $name }”
in-the-name-of = In the name of { $office }
submit = Submit
undo-note = Can be undone for five minutes
nothing-open = Nothing is yours to do here
then-agree = Next: recorded as agreed. When all have answered, the case goes on.
then-suggest = Next: recorded as agreed; the lead reads the suggestion.
then-object = Next: the lead must answer in writing with reasons.
then-agreed = Next: the tasks that follow open.
then-agreed-founds = Next: { $body } is { $act ->
        [renews] renewed
        [changes] changed
        [dissolves] dissolved
        [voids] declared void
       *[constitutes] constituted
    }; there is no return past this.
then-returned = Next: back to “{ $stage }”; what was done stays in the record.
then-ended = Next: the case ends as “{ $end }”.
said-done = Recorded.
said-claimed = Claimed.
said-released = Released.
said-undone = Undone.
said-parameter = Settled.
said-party = Offices settled.
verdict-title = Verdict: { $title }
verdict-lede = The record as of { $moment }, { $acts } acts · read only
verdict-clocks = Later and returned
verdict-by-clause = Clause by clause: { $heading }
inferred = inferred
needs-none = Several may be chosen; none, if there is no such office.
## Coming in
account-name = Account
password = Password
code = Code
code-optional = (only if you have set one up)
or-else = Or else
sign-in-code = If you were given an invitation code, begin here
sign-in-wrong = Account, password or code is not right.
sign-in-wait = Too many attempts. Try again in { $seconds } seconds.
sign-in-second-factor = Your role asks for a second factor. Come in by a one-time link of the county clerk and set it up under “My settings”.
## Inviting
back-to-task = Back to the task
invite = Invite somebody without an account
invite-why = The link lets { $office } do this one task, without registration or password. The record says that it was done by invitation.
invite-until = Holds until
invite-make = Make an invitation link
invite-holds = There is a link that holds until { $day }.
invite-made = Invitation link for { $office }
invite-once = Link and code are shown here once.
invite-code = Code
invite-send = A text to send along
invite-text = { $office }: “{ $case }” asks you for “{ $task }”, due: { $due }. Open this link, no registration needed: { $link } . If it does not open, go to our sign-in page and enter the code { $code }. It holds until { $until }. { $from }
invited-from = { $from } to { $office }
invited-lede =
    “{ $case }” asks your office for this. Due: { $due }{ $left ->
        [none] { "" }
       *[other] { " " }{ $left }
    }
invited-read = Read first
invited-done = Your office has done this. Thank you.
invited-else =
    On paper: send a photograph of the sealed paper to { $office }, which records it. If this is not yours to do, tell { $office }{ $phone ->
        [none] { "" }
       *[other] { " " }{ $phone }
    }.
invited-until = This link lets { $office } do this one task; it ends after { $day }.
invited-code = Begin with a code
invited-code-how = Enter the twelve digits you were told.
invited-code-wrong = There is no such code, or it no longer holds.
your-name = Your name
your-position = Your position
your-rank = Rank of the position
said-nothing-ticked = Nothing is ticked yet. Tick what is done; if nothing is, choose “No, from the start”.
said-uninvited = The invitation is revoked.
## My settings
settings = My settings
settings-account = Account and password
settings-no-account = You have no account yet. With one, you need no one-time link next time.
settings-wait = Too many attempts. Try again in a few minutes.
settings-present-wrong = The present password is not right.
account-name-bad = An account has 2 to 60 letters, digits or . _ - @
account-name-taken = Somebody else has this account name. Choose another.
password-present = Present password
password-new = New password
password-again = Once more
password-hint = 8 to 128 characters; a sentence you remember is best. It need not be changed from time to time.
password-ends = A new password signs you out everywhere else and revokes your tokens.
password-differs = The two passwords differ.
password-length = A password has 8 to 128 characters.
password-simple = This password is too easily guessed.
password-name = The password must not hold the account name.
second-factor = Second factor
second-factor-on = Set up. Signing in asks for the six digits on your phone besides the password.
second-factor-why = An authenticator app on your phone gives six digits at each sign-in, so that a stolen password is not enough.
second-factor-needed = Your role needs a second factor to come in by password.
second-factor-begin = Set up a second factor
second-factor-scan = Scan this with an authenticator app, or type the letters below, then enter the six digits it shows.
second-factor-confirm = Confirm
second-factor-end = Take it away
second-needs-account = Set up account and password first.
code-wrong = This code is not right, or was used before.
sessions = Where you are signed in
session-seen = Last used { $moment }
session-this = here
session-end = Sign out there
sessions-end-others = Sign out everywhere else
tokens = API tokens
tokens-why = For programs; they may do what you may
token-once = The token is shown here once. Keep it:
token-until = Holds until { $day }
token-revoke = Revoke
token-label = What it is for
token-days = Days it holds
token-make = Make a token
token-bad = Say what it is for, and 1 to 366 days.
## The security log
security-log = Security log
security-lede = Who came in, who failed to, and whose access was changed. Apart from the record of cases.
security-empty = Nothing yet
security-begun = First start: the jurisdiction was begun
security-link-used = Came in by a one-time link
security-signed-in = Came in by password
security-signed-out = Signed out
security-present-wrong = Under “My settings”: present password wrong
security-signed-in-passkey = Came in by a passkey
security-passkey-wrong = Passkey not accepted
security-passkey-set = Set up a passkey
security-passkey-ended = Removed a passkey
security-signed-in-identity = Came in by a linked identity
security-identity-linked = Linked an identity
security-identity-ended = Let a linked identity go
security-identity-wrong = Identity not confirmed
security-identity-unknown = Identity that is linked to nobody
security-identity-second-missing = Identity right, but the second factor that is asked for is lacking
security-password-wrong = Password wrong
security-code-wrong = Password right, code wrong
security-second-factor-missing = Password right, but the second factor that is asked for is not set up
security-visited = Came in as somebody of the demo
security-code-used = Opened by an invitation code
security-password-set = Set account and password
security-second-factor-set = Set up a second factor
security-second-factor-ended = Took the second factor away
security-session-ended = Signed out somewhere else
security-sessions-ended = Signed out everywhere else
security-token-made = Made an API token
security-token-revoked = Revoked an API token
security-account-reset = Reset an account
security-directory-changed = Changed offices or people
col-when = When
col-event = What
col-person = Who
col-network = Network
col-about = About
older = Older
## Offices and people
nav-offices = Offices and people
offices-lede = { $count } offices
office-fills = Fills:
office-formed = formed in this system
office-succeeded = ended; { $name } goes on in its place
phone = Telephone
person-name = Name
person-title = Position
person-role = Role
person-rank = Rank
acts = What can be done
account-none = no account
account-reset = Reset account
account-link = The account of { $name } is reset. Hand over this one-time link; it holds for 24 hours and is shown here once.
appointment-end = End appointment
last-day = Last day
office-change = Change
person-add = Add a person
add = Add
office-rename = Name, parties and telephone
office-name = Name of the office
office-name-en = Name in English
office-fills-ids = Which parties it fills
name-since = First day of the new name
office-succeed = End it; another goes on
office-succeed-why = After a reform another office does its work. Cases under way pass over once their lead says so; what was done stays done by the old office.
office-successor = The office that goes on
office-add = Add an office
import = Import offices and people
import-why = First see what would change
import-file = Table (CSV or XLSX)
import-columns = The first row names the columns: office, name, position, role, rank, party, phone. Only “office” is needed.
import-look = See what would change
import-lede = { $count } changes; nothing has been imported yet
import-wrong = { $count } rows are wrong. Mend them first.
import-line = Row
import-does = What would change
import-same = Nothing
import-fault = Wrong
import-do = Import
import-no-office = the first row has no column “office”
import-office-missing = No office is named.
import-office-new = New office { $name }.
import-person-new = New person { $name }.
import-appointed = Appointed: { $name }.
import-role-unknown = There is no role “{ $name }”.
profile = What coming in takes
profile-county = County: one operator may do everything
profile-county-why = Administrators and auditors need a second factor with their password; others may do without.
profile-asvs = ASVS: a second factor for everybody
profile-asvs-why = OWASP ASVS 5.0 level 2: every password needs a second factor.
profile-dengbao = Dengbao (GB/T 22239): three administrations apart
profile-dengbao-why = A second factor for everybody; nobody holds two of system, security and audit administration.
## Recording for somebody else
waits-for = This waits for { $office }
waits-for-why = With an account they find it in their own queue; without one, send an invitation link; what they have answered on paper or by telephone can be recorded here.
behalf = Record an answer from paper or telephone
behalf-why = What { $office } has sealed or said on the telephone is recorded by the lead. The record says so, and they can check it.
behalf-words = Their reason or opinion, in their words
behalf-medium = How it came
behalf-photo = Photograph or scan of the paper
behalf-photo-why = Needed for paper, not for a call.
behalf-signer = Who signed or spoke
behalf-dated = Date on the paper, or of the call
behalf-number = Number of the document
behalf-original = Where the original lies
behalf-do = Record
recorded-by = Recorded by { $name }
## One page
onepage = One page
onepage-print = Print it from the browser: one A4 page
onepage-one = { $done } of { $all } steps are done; now at “{ $stage }”. { $waiting } tasks wait for offices{ $late ->
    [0] {""}
   *[other] , { $late } of them late
}.
onepage-settle = To be settled
onepage-settle-none = Nothing now
onepage-waiting = Waiting for
onepage-waiting-none = Nobody
onepage-done = Done
onepage-footer = Under: { $source }. Handled by { $person } { $phone }
progress-here = under way
progress-done = done { $day }
progress-replies = { $given } of { $all } have answered
settle-objection = { $office } objects; a written answer is owed.
settle-approval = “{ $name }” awaits a decision.
col-opinion = Opinion
col-how = How it came
col-words = In their words
## Procedures
nav-procedures = Procedures
procedures-lede = Every clause names its source; what has none is marked as inferred
procedure-about = Version { $version } · { $status } · under: { $source }
procedure-map = Map
procedure-explained = Step by step
procedure-text = The definition
try-out = Try out a procedure
try-lede = Paste or write a definition and see at once what is wrong with it, or its map. Nothing is kept, and no case is touched.
try-text = Definition (YAML)
try-check = Check
try-sound = Nothing wrong: of { $markings } situations every one can be carried to an end.
try-faults = { $count } faults
already-done = This is done
## Search
search = Search
search-do = Search
search-hint = Cases, papers, offices, people
search-short = Type at least two characters
search-none = Nothing found
search-none-why = Only what you may see is searched. Try another word, or fewer.
search-cases = Cases
search-papers = Papers
search-offices = Offices
search-people = People
search-more = There are more in the list of cases
cases-all = All
cases-find = Find
## Taking up midway
begin = How far is it?
begin-start = From the start
begin-start-why = Nothing has been done yet.
begin-midway = Part is done already
begin-midway-why = Tick what is done, with its day and its papers. The record marks it as recorded later.
take-up = Take up midway
take-up-lede = Tick what is done, with its day and its papers. The case goes on from what is not ticked.
take-up-day = Done on
take-up-after = What offices have answered already is recorded one by one afterwards.
take-up-do = Take up
take-up-none = No, from the start
take-up-offer = If part of this was done elsewhere:
take-up-late = This case has begun here and can no longer be taken up midway.
## Tabs of the queue, several at once, reminders
tab-mine = Started by us
tab-notices = For information
due-all = All
due-only-late = Overdue
due-week = Due within seven days
next-page = Next page
batch = Several at once
batch-lede = { $count ->
    [one] { $count } done
   *[other] { $count } done
}
batch-none = Nothing was selected
batch-pick = Select { $name }
batch-claim = Claim those selected
batch-release = Release those selected
state-done-now = Done
keys-hint = Keyboard: arrows move, Enter opens, Space selects
notices-lede = { $count ->
    [0] Nothing new
   *[other] { $count } new
}
notices-mark = Mark all as read
notices-empty = No notices yet
notices-empty-why = Tasks, reminders, answers, returns and endings are told here.
notices-how = Tell me by mail or message
notice-new = new
notice-offered = Your task: { $name }
notice-asked-again = Asked again: { $name }
notice-reminded = Reminder: { $name }
notice-urged = Urged: { $name }
notice-answered = Done: { $name }
notice-objected = An office objects: { $name }
notice-disposed = What was made of your objection: { $name }
notice-recorded = The lead recorded an answer in your name, please check: { $name }
notice-round-closed = The round was closed without your answer: { $name }
notice-corrected = A paper was corrected: { $name }
notice-transferred = Transferred to you: { $name }
notice-not-needed = No longer needed: { $name }
notice-informed = { $name ->
        [none] For your information
       *[other] For your information: { $name }
    }
notice-announced = Announced, you will be asked: { $name }
notice-redone = A task is done again; your answer no longer counts
notice-returned = The case went back
notice-ended = The case has ended
notice-nudged = Due soon: { $name }
notice-escalated = Late, please look into it: { $name }
notice-suspended = { $name ->
        [none] The case was suspended
       *[other] Suspended: { $name }
    }
notice-resumed = { $name ->
        [none] The case goes on
       *[other] Resumed: { $name }
    }
notice-suspension-over = { $name ->
        [none] The case was to be suspended until now; decide whether it goes on
       *[other] This was to be suspended until now; decide whether it goes on: { $name }
    }
notice-recounted = Its deadline was counted again by a new calendar: { $name }
notice-revoked = A paper your office was sent has been revoked
notice-given = Given to you: { $name }
notice-handed-back = Handed back to you: { $name }
notice-moved = The case goes on under a new version of its procedure
## The list of cases
cases-mine = Led by us
cases-view = Shown as
cases-table = Table
cases-board = Board
cases-export = Export as a table
board-ended = Ended
view-keep = Keep this list
view-name = Name
view-drop = Keep { $name } no longer
lead-office = Lead
col-opened = Opened
col-id = Id
plan = Planned calendar
plan-end = by { $day } at the latest
plan-why = Worked out from the deadlines. Tasks without one are supposed to take the working days given below: a plan, not a deadline. Optional tasks, and conditions nobody can know yet, are left out.
plan-start = Begins on
plan-workdays = Working days supposed for a task without a deadline
plan-do = Work out again
plan-days = Days
plan-limited = deadline
plan-supposed = supposed
plan-critical = critical
plan-provisional = For some of these years the days off are not announced yet: the dates are provisional.
## Deadlines
deadlines = Deadlines
deadlines-month = { $year }-{ $month }
deadlines-lede = { $count } due
deadlines-cut = Too many: only the first are listed. The queue shows all of them.
deadlines-empty = Nothing is due this month
deadlines-empty-why = Tasks without a deadline are not on the calendar; see the queue.
month-before = Month before
month-after = Month after
day-off = day off
day-today = today
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
feed = Subscribe in your calendar program
feed-why = Makes an address for "subscribe by address". It reads the deadlines of your offices and nothing else; whoever knows it can read them, so keep it to yourself.
feed-make = Make an address
feed-once = The address is shown here once:
feed-revoke = Revoke it under API tokens in your settings. It ends after a year.
token-read = Reading only
## Rolls and votes

roll-heads = On the roll: { $heads } (rows: { $rows })
roll-total = { $name }: { $n }
roll-rows-unseen = The rows are seen by whoever draws up the roll or counts by it, the lead and auditors.
roll-name = Name
roll-from = Only who stands on “{ $roll }”.
roll-of-groups = Of each group so many: { $each }.
roll-hint = One table as CSV or XLSX, the first row naming the columns: { $columns }. It is counted when it is sent; whoever stands in several rows is one head if a column “id” tells them apart.
poll-second = { $name } has counted. Count for yourself and enter it: only if both come to the same does it count.
poll-held-on = Counted on
poll-heads = By heads
poll-entitled = entitled: { $n }
poll-issued = Ballots handed out
poll-participating = Took part (ballots back)
poll-invalid = Invalid
poll-abstain-hint = Whoever took part validly and is neither for nor against abstains.
poll-invalid-hint = The votes stand with the candidates below.
poll-candidates = Candidates, a line each
poll-candidates-hint = Each line begins with { $votes }, then as in a roster.
poll-votes-for = the votes
poll-signed-by = Signed
poll-signed-hint = Signatures that do not count, of those above.
poll-by-proxy-field = Of these, cast for others
poll-candidates-recount = For a recount of the round before alone: its candidates, a line each
poll-passed-over = Somebody left over with more votes does not stand: { $why }
poll-recounted = Counted again: { $why }
poll-left-over = Candidates left over from the round before
poll-left-over-hint = Enter the votes of each who stands again; leave empty whoever does not. If somebody with more votes before does not stand, say why below.
poll-votes-then = { $n } votes before
poll-elected-then = elected then, here for a recount only
poll-recount = This is a recount of the last round (say why below)

## Reminders, endorsements, meetings
said-reminded = Reminded and recorded.
said-signed-in = Signed in.
act-urge = Urge
reminded = { $when } { $by } reminded{ $words ->
    [none] { "" }
   *[other] : { $words }
}
reminded-urged = { $when } { $by } urged{ $words ->
    [none] { "" }
   *[other] : { $words }
}
reminded-phone = { $when } { $by } told { $told } by telephone{ $words ->
    [none] { "" }
   *[other] : { $words }
}
reminded-by-program = { $when } the program reminded
remind-why = Equals and superiors are reminded, offices below are urged. Once in 24 hours, and always recorded. Without a deadline a task awaits an answer; it is never overdue.
remind-words = A word with it (optional)
remind-phone = You have called them
remind-told = Whom you told
remind-said = What was said
remind-record = Record it
remind-copy = Copy a text to send
remind-text = Dear { $office }, "{ $task }" in "{ $case }" is with you; it is due by { $due }{ $left ->
    [none] { "" }
   *[other] { " " }({ $left })
}. If you are already on it, please ignore this. Thank you. { $from }
remind-text-open = Dear { $office }, "{ $task }" in "{ $case }" awaits your answer, at your convenience. If you are already on it, please ignore this. Thank you. { $from }
endorsements = Endorsements
endorse-why = Your office works step by step: first a proposal, then whoever is above decides.
endorse-words = Proposal
slip-record = Record a signed slip
slip-record-why = A decision signed on paper is photographed and recorded by a colleague. The record says paper, and the signer is bound.
slip-print = Print the slip (DOCX)
slip-words = The decision in its own words
slip-signer = Who signed
slip-wrong = Nothing your offices owe has this code.
pack = Meeting pack
pack-why = What can be filled in is filled in: download, edit, print
pack-notice = Notice of the meeting
pack-acceptance = Acceptance
pack-sign-in = Attendance sheet
signed-in = { $count } signed in by the code
sign-in-meeting = Sign in at the meeting
office-under = Office above
office-route = Route for tasks (ranks, first to last; empty for one step)
## Audit
nav-audit = Audit
audit = Audit
audit-lede = Every case, the worst first
audit-all = Judged
audit-broken-all = With a must missing
audit-doubted-all = With other doubts
audit-broken = { $count } must missing
audit-open = Open, no doubts
audit-sound = Complete, no doubts
audit-explained = Explanations
audit-going-on = Cases are being judged one by one; { $count } so far.
audit-empty-why = Once there are cases, their verdicts appear here.
reload = Reload
## Looking at papers and comparing them
versions = Versions
version-set-aside = set aside
difference = What changed
difference-with = Compare with this one
difference-none = (nothing)
difference-same = No differences
difference-wordless = Files of this kind cannot be compared word by word; open them to see.
download = Download
look-viewer = Open to read
look-words = Words only; how it looks is told by the file.
look-no = Files of this kind cannot be shown here; download it.
paper-sections = Contains
paper-files = Files
changes = What changed
changes-lede = From version { $from } to version { $to }
changes-place = Place
changes-before = Before
changes-after = Now
procedure-version = Version { $version }
procedure-versions = Versions
procedure-changes = Compare with the version before
## Mail and messages
mail-subject = Quorate: { $count ->
    [one] one notice
   *[other] { $count } notices
}
mail-text = Dear { $name },

    { $lines }

    Open: { $link }
    To stop these messages, change it there, under “Tell me by mail or message”.
mail-line = · { $what } — { $case } ({ $when })
mail-more = · and more
notices-settings = Notices
notices-settings-why = They are always in the pages. How else you are told is yours to say.
notices-never = In the pages alone
notices-at-once = At once
notices-daily = Once a day, in the morning
notices-mail = E-mail
notices-phone = Telephone (text messages or office messenger)
## The first start
first-start = Begin
first-start-why = Choose the county, then name the office that leads and yourself. All of it can be changed later under offices and people.
first-start-find = Find a Chinese county
first-start-list = The list is as of July 2016; for what was renamed or founded since, type code and name.
first-start-none = Not on the list: type code and name.
first-start-code = Division code
first-start-code-why = Six digits (GB/T 2260), nine for a township; letters for another country or organisation.
first-start-name = Name
first-start-party = Its part in the procedure
first-start-other = Another
first-start-office = Your office
first-start-do = Begin
first-start-wrong = Something is missing, or the division code is wrong.
path-step = { " › " }
level-nation = Nation
level-province = Province
level-city = City
level-county = County
level-township = Township
parties-unfilled = Procedures ask for { $count } parties that no office fills yet:
parties-fill = Add offices under the names of the procedure, to be renamed later
## As the county does it
local = Local practice
local-make = Local practice
local-why = The procedure itself is not changed: optional tasks are left out, steps of your own are added. It is adopted only if it is sound, and a verdict marks what you added.
local-adopted = New cases follow your local practice. Cases under way keep what they began under.
local-undo = Go back to the procedure as it came
local-checked = Sound. Compared with the procedure
local-adopt = Adopt
local-adopt-why = From the next case on; the record says so.
local-drop = Leave out what is optional
local-drop-why = What must or should be done cannot be left out
local-add = Add steps of your own
local-add-why = At the end of a stage; without a name nothing is added
local-title = Name
local-stage = In which stage
local-paper = Paper it writes
local-check = See what would change
local-merge = Offices that are merged, or stand in for others, need no other procedure; change them here:
local-not-optional = { $name } is not optional and cannot be left out.
local-unknown = There is no { $name }, or the name cannot be used.
verdict-local = What the county does differently
## Coming in as anybody, in a demo
visit = Demo: whom would you like to be?
visit-lede = Offices are real, people and papers invented. One click brings you in as that person, without a password; the menu at the top right lets you change again.
visit-offer = This is a demo and needs no account: choose somebody, and come in with one click
visit-else = Be somebody else
visit-enter = Come in
visit-clerk = Opens cases and takes them up midway, sees whose turn it is, drafts papers, invites people without an account, records what came on paper. Try: open the case of the yellow peach area and see who has not answered.
visit-deputy = A deputy secretary of the Youth League, with the same tasks as the clerk. Try: open “One page” of the founded case.
visit-league-head = The secretary replies to the request. Try: open the founded case, read the reply and the verdict, then see which cases are under way.
visit-auditor = Sees every case and acts in no case. Try: read the verdict, clause by clause, of a founded case and of one under way.
visit-administrator = Looks after offices, people and accounts; sees no case. Try: rename an office, or import people from a table.
visit-security = Looks after accounts and reads the security log; sees no case. Try: see who has just come in.
visit-programme = A programme officer of the level above: sees how far every case is, and only reads. Try: find the one that has stood still longest.
visit-asked = One opinion is asked of this office. Try: read the plan, agree, suggest or object, and send; it can be undone for five minutes.
visit-asked-again = Objected in one case, whose plan went back; another still waits for this office. Try: answer, and send.
visit-answered = Has answered. Try: read the answer under “Done”, and see who has not answered yet.
visit-deputy-lead = Leads the field and sees the same tasks as the section head: the record names whoever did it.
visit-consents = Asked for an opinion on the people proposed, which is optional. Try: send an opinion, or claim the task first.
visit-bank = The rural commercial bank, asked before the founding conference. Try: read its answer under “Done”.
visit-counts = Preparatory group of the owners' assembly: the rules are adopted; the election waits to be counted by two people, each for oneself.
visit-street = Leads the owners' assembly: totals of the roll, the computation of the vote, the verdict.
visit-society = Initiators of a society: what happened with its papers, and what the registry answers.
visit-registration = Founders of an association: its board acts, and a court is to register it.
visit-negotiation = Negotiations on employee involvement in a European company: a limit that runs over stages.
visit-village = A village in which a recall is put to the vote, and another whose committee is renewed: somebody of its election committee stood, and is to be replaced.
visit-group = Member of the preparatory group of the owners' assembly.

## Passkeys
passkeys = Passkeys
passkeys-why = Sign in with the lock of your phone, computer or security key, without a password. A passkey is also a second factor.
passkey-label = What to call it, such as “office laptop”
passkey-label-bad = Give the passkey a name.
passkey-many = You have as many passkeys as there may be. Remove one first.
passkey-begin = Set up a passkey
passkey-go = Use the passkey
passkey-end = Remove
passkey-unused = Not used yet
passkey-enter = Sign in with a passkey
passkey-asking = Your browser asks for your passkey now.
passkey-asking-new = Your browser sets the passkey up now.
passkey-script = Passkeys need JavaScript.
passkey-failed = The browser gave no passkey. Try again, or choose another way.
passkey-wrong = This passkey was not accepted, or too late. Try again, or choose another way.
sign-in-passkey = Your password alone is not enough: sign in with your passkey.

## Identities of a provider
identities = Linked identities
identities-why = Come in by an identity you have elsewhere. It lets you in only once you have linked it here.
identity-link = Link an identity of { $provider }
identity-end = Let go
identity-enter = Sign in with { $provider }
identity-going = You go to { $provider }, which asks who you are.
identity-go = Go to { $provider }
identity-code = Give the six digits of your authenticator app as well.
identity-code-wrong = These six digits are not right. Begin again.
identity-down = { $provider } does not answer. Try again later, or choose another way.
identity-wrong = { $provider } did not confirm who you are, or too late. Try again, or choose another way.
identity-unlinked = { $provider } knows you, but this identity is linked to nobody here. Come in by password or by a one-time link of the county clerk, then link it under “My settings”.
identity-taken = This identity is linked to somebody already. Whoever it is has to let it go first.
identity-passkey = Your role, or your own choice, asks for a second factor. Sign in with your passkey.
identity-second-factor = Your role asks for a second factor, and { $provider } did not ask you for one. Come in by a one-time link of the county clerk and set one up under “My settings”.
## Practice
practice = Practice
practice-why = Nothing done here counts, and nobody is told.
practice-again = Start over
practice-leave = End the practice
## Moving to a new version

migration = Move to a new version
migration-lede = What would become of each case that runs by an older version if it moved to version { $version }. This only works it out; nothing moves until you press a button.
migration-none = No case runs by an older version.
migration-page = { $count ->
        [one] One case on this page.
       *[other] { $count } cases on this page.
    }
migration-changes = What changed from version { $from } to version { $to }
migration-old = Now version { $version }
migration-safe = Can move
migration-safe-why = What is done stays done, what is open goes on, and nothing binding is missed.
migration-loses_obligation = Would miss something binding
migration-loses_obligation-why = Its stage has been left, or the new version does not have it: it would never be asked. To move all the same, give reason, basis and authoriser; the verdict will say so.
migration-needs_mapping = Need to be told what answers to what
migration-needs_mapping-why = Something that has begun has no task of the same id in the new version.
migration-impossible = Cannot move
migration-impossible-why = These cases go on to their end by the version they have.
migration-lost = Never asked: { $tasks }
migration-unmapped = No counterpart: { $tasks }
migration-reason = Reason
migration-move = Move the chosen cases
migration-move-one = Move this case
migration-accept = I know that something binding will not be asked
migration-map = In the new version “{ $name }” is
migration-map-none = not there
migration-results = Moved to the new version
migration-results-lede = { $count ->
        [0] None was moved.
        [one] One case was moved.
       *[other] { $count } cases were moved.
    }
migration-picked-none = No case was chosen.
migration-moved = Moved
migration-back = Back to moving cases
migration-link = Move running cases to this version
verdict-covered = { $who } ({ $office }), by “{ $instrument }”: entries { $list }
verdict-migrated = On { $day } it moved from version { $from } to version { $to }, and is judged by version { $to }.
verdict-migrated-gone = A must in version { $from }, never asked after the move: { $tasks }
votes-by-name = By name
votes-by-name-why = If entered, these are counted and the numbers above can be left out; whoever is barred has to be recused.
