//! Why a command was turned down: a code, the clause and the facts. The sentence is `wording`'s.

use std::collections::BTreeMap;

use serde::Serialize;

/// Declares the codes once, with the HTTP-like class of each.
macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident = $code:literal $class:ident,)*) => {
        /// Why a command was turned down.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RefusalCode { $($(#[$doc])* $variant,)* }

        impl RefusalCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// As the API and `wording` know it.
            pub fn as_str(self) -> &'static str { match self { $(Self::$variant => $code,)* } }
            /// What sort of refusal it is.
            pub fn class(self) -> Class { match self { $(Self::$variant => Class::$class,)* } }
        }
    };
}

/// The sort of a refusal: decides the status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// There is nothing of the kind, or it is not this visitor's.
    Missing,
    /// Not this person, office or position.
    Forbidden,
    /// Not now: the state of the case does not allow it.
    Conflict,
    /// The command itself is incomplete or wrong.
    Invalid,
}

refusals! {
    /// Nothing under this id, or not the visitor's.
    NotFound = "not-found" Missing,
    /// No procedure of this name is loaded.
    ProcedureUnknown = "procedure-unknown" Missing,
    /// The task does not exist.
    TaskUnknown = "task-unknown" Missing,

    /// The task lies with another office.
    NotYourOffice = "not-your-office" Forbidden,
    /// Only the convening lead may do this.
    NotTheLead = "not-the-lead" Forbidden,
    /// The role does not write.
    ReadOnly = "read-only" Forbidden,
    /// The clause asks for a position the person does not hold.
    PositionNotHeld = "position-not-held" Forbidden,
    /// The person is barred by separation of duties.
    DutyConflict = "duty-conflict" Forbidden,
    /// Somebody else has claimed the task.
    ClaimedByOther = "claimed-by-other" Forbidden,
    /// Only the person who submitted may do this.
    NotTheSubmitter = "not-the-submitter" Forbidden,

    /// Nobody holds two of system, security and audit administration.
    RolesApart = "roles-apart" Conflict,
    /// There is no such case to take a result from, as far as the visitor can see.
    SubCaseUnknown = "sub-case-unknown" Missing,
    /// The case has not ended.
    SubCaseOpen = "sub-case-open" Conflict,
    /// Its procedure does not give what the clause asks for.
    SubCaseUnfit = "sub-case-unfit" Invalid,
    /// A paper that was taken over from another case is corrected there.
    TakenOver = "taken-over" Conflict,
    /// It came to its end without what the clause asks for.
    SubCaseLacks = "sub-case-lacks" Invalid,
    /// Nobody has left that place, somebody has come in it, or the procedure lets nobody name one.
    PlaceTaken = "place-taken" Conflict,
    /// Whoever holds the one place cannot hold the other.
    RolesIncompatible = "roles-incompatible" Conflict,
    /// Nobody stands at that place of that list, or somebody else does.
    NotOnList = "not-on-list" Conflict,
    /// Only an administrator appoints administrators, auditors and programme officers.
    RoleAbove = "role-above" Forbidden,
    /// Cover and recusals are arranged by oneself, the head of the office, the clerk or the administrator.
    NotYoursToArrange = "not-yours-to-arrange" Forbidden,
    /// There is no such invitation, it was revoked, or its last day has passed.
    InvitationOver = "invitation-over" Forbidden,
    /// An invitation opens one task and no other.
    InvitationOther = "invitation-other" Forbidden,

    /// Only a head or clerk of the office orders its people.
    NotTheHead = "not-the-head" Forbidden,
    /// The task is meant for one person.
    NamedOther = "named-other" Forbidden,
    /// Who was added to speak first has not spoken.
    SignersFirst = "signers-first" Conflict,
    /// Prepared for a colleague: it is handed back first.
    Delegated = "delegated" Conflict,
    /// Nobody has given the task to anybody to prepare.
    NotDelegated = "not-delegated" Conflict,
    /// The office, or the person, is asked in this round already.
    SignsAlready = "signs-already" Conflict,
    /// The clause names this signer.
    SignerOfClause = "signer-of-clause" Conflict,
    /// Without this signer the outcome would be settled.
    DropDecides = "drop-decides" Conflict,
    /// What was told has been read for the office.
    ReadAlready = "read-already" Conflict,
    /// The task cannot be begun before its turn, or its turn has come.
    NotEarly = "not-early" Conflict,
    /// Somebody of the office has to endorse first, or decides there.
    RouteOpen = "route-open" Forbidden,
    /// The office has no route, or the person has endorsed.
    NothingToEndorse = "nothing-to-endorse" Conflict,
    /// Nobody reminds the own office.
    RemindsItself = "reminds-itself" Conflict,
    /// Reminded within the last day.
    RemindedAlready = "reminded-already" Conflict,
    /// The case, or the task, is suspended.
    Suspended = "suspended" Conflict,
    /// Nothing is suspended here.
    NotSuspended = "not-suspended" Conflict,
    /// No deadline rests on a year without its notice, or the calendar is the same.
    NothingToRecount = "nothing-to-recount" Conflict,
    /// The moment has not come, or has gone by.
    NotDueYet = "not-due-yet" Conflict,
    /// The program does this by itself when its moment comes.
    OnlyTheTimer = "only-the-timer" Forbidden,
    /// The case has ended.
    CaseEnded = "case-ended" Conflict,
    /// No such calendar is kept, or it is of another time.
    CalendarUnknown = "calendar-unknown" Missing,
    /// The case exists already.
    AlreadyOpened = "already-opened" Conflict,
    /// The jurisdiction exists already.
    AlreadyEstablished = "already-established" Conflict,
    /// The task is not open (any more).
    TaskNotOpen = "task-not-open" Conflict,
    /// The votes as counted do not add up.
    PollCount = "poll-count" Invalid,
    /// The second count differs from the first.
    CountsDiffer = "counts-differ" Conflict,
    /// There is no count to be made again.
    NoCountBefore = "no-count-before" Conflict,
    /// The task does not begin before a time.
    TaskNotYet = "task-not-yet" Conflict,
    /// What is told of a filing or a notice does not fit what was recorded before.
    EventOutOfTurn = "event-out-of-turn" Conflict,
    /// The answer to a filing is still waited for.
    AnswerAwaited = "answer-awaited" Conflict,
    /// A notice has to stay up, or people can still object to it.
    NoticeRuns = "notice-runs" Conflict,
    /// It is too late to object to a notice.
    ObjectionLate = "objection-late" Conflict,
    /// Nobody has decided on an objection to a notice.
    ObjectionsUndecided = "objections-undecided" Conflict,
    /// An objection was upheld, and what was put up is not corrected, or the change is not up.
    CorrectionOwed = "correction-owed" Conflict,
    /// The file of a roll cannot be counted.
    RollUnreadable = "roll-unreadable" Invalid,
    /// A group of a roll has other than as many rows as a figure says.
    RollUneven = "roll-uneven" Invalid,
    /// Votes have been counted by the roll, or something was decided by what it comes to.
    RollInUse = "roll-in-use" Conflict,
    /// Another task is in hand, and they are done one at a time.
    InHand = "in-hand" Conflict,
    /// The task is not claimed.
    NotClaimed = "not-claimed" Conflict,
    /// The task waits for something.
    TaskWaits = "task-waits" Conflict,
    /// Nothing done that could be changed.
    NotDone = "not-done" Conflict,
    /// More than five minutes ago.
    UndoTooLate = "undo-too-late" Conflict,
    /// Somebody has acted on it.
    UndoActedOn = "undo-acted-on" Conflict,
    /// It took effect at once.
    UndoTookEffect = "undo-took-effect" Conflict,
    /// The clause cannot be left out.
    CannotBeLeft = "cannot-be-left" Conflict,
    /// Only a `may` task lapses.
    OnlyMayLapses = "only-may-lapses" Conflict,
    /// A must or should task is still open.
    StageNotFinishable = "stage-not-finishable" Conflict,
    /// A claimed task holds the stage.
    ClaimedHolds = "claimed-holds" Conflict,
    /// Objections are not disposed of.
    ObjectionsOpen = "objections-open" Conflict,
    /// The round is closed.
    RoundClosed = "round-closed" Conflict,
    /// The reply is no objection, or is disposed of already.
    NoObjection = "no-objection" Conflict,
    /// A return leads back, not on.
    ReturnLeadsOn = "return-leads-on" Conflict,
    /// What the stage rests on was left when a limit passed: the return has to go back before that.
    ReturnNeedsMore = "return-needs-more" Conflict,
    /// A paper took effect and stands in the way.
    Barrier = "barrier" Conflict,
    /// A paper that took effect is neither confirmed nor revoked.
    StillInEffect = "still-in-effect" Conflict,
    /// Nothing of the task is in effect and set aside.
    NotInEffect = "not-in-effect" Conflict,
    /// What the task rests on has changed.
    InputsChanged = "inputs-changed" Conflict,
    /// Nothing earlier to confirm.
    NothingToConfirm = "nothing-to-confirm" Conflict,
    /// The parameter is set already and a deadline rests on it.
    ParameterSet = "parameter-set" Conflict,
    /// Offices of the party have been asked already.
    PartyInUse = "party-in-use" Conflict,
    /// The office takes no part, or goes on itself.
    NotSucceeded = "not-succeeded" Conflict,
    /// Taking up midway is possible only before the first task is done.
    TakeUpLate = "take-up-late" Conflict,
    /// The founding end is reached by the procedure alone.
    EndNotByHand = "end-not-by-hand" Conflict,
    /// What has begun has no counterpart in the version a case is to go over to.
    MigrationNeedsMapping = "migration-needs-mapping" Conflict,
    /// The case cannot go over to that version.
    MigrationImpossible = "migration-impossible" Conflict,
    /// Something binding would never be asked of the case.
    MigrationLoses = "migration-loses" Conflict,
    /// The body exists already.
    AlreadyConstituted = "already-constituted" Conflict,
    /// The term of the body is over, or it was dissolved: it acts no more, and is not renewed but founded anew.
    BodyOut = "body-out" Conflict,
    /// Another case about the same seats of the body is under way.
    BodyBusy = "body-busy" Conflict,
    /// What became of the body is told by its cases.
    BodyByCase = "body-by-case" Conflict,
    /// The procedure is about a body in office, and none is named.
    BodyMissing = "body-missing" Invalid,
    /// No such body, or none that the procedure is about.
    BodyUnknown = "body-unknown" Invalid,
    /// The days of a term do not follow one another.
    BadTerm = "bad-term" Invalid,

    /// The day until which something is suspended lies in the past, or too far ahead.
    BadSuspensionDay = "bad-suspension-day" Invalid,
    /// No such cover or recusal.
    ArrangementUnknown = "arrangement-unknown" Invalid,
    /// There is a cover or recusal of this id.
    ArrangementTaken = "arrangement-taken" Conflict,
    /// The days of a cover or recusal do not fit.
    BadSpan = "bad-span" Invalid,
    /// Nobody covers oneself.
    CoversItself = "covers-itself" Invalid,
    /// A recusal names what it is for.
    ScopeMissing = "scope-missing" Invalid,
    /// Whoever acts by an invitation states name and position.
    SignerMissing = "signer-missing" Invalid,
    /// The last day of an invitation lies in the past or too far ahead.
    BadInvitationDay = "bad-invitation-day" Invalid,
    /// This is no address for mail.
    BadMail = "bad-mail" Invalid,
    /// This is no telephone number.
    BadPhone = "bad-phone" Invalid,
    /// An office would come to be under itself.
    OfficeAboveItself = "office-above-itself" Invalid,
    /// Nobody, or the same one, is named.
    NobodyNamed = "nobody-named" Invalid,
    /// The person does not act for the office today.
    NotOfOffice = "not-of-office" Invalid,
    /// A signer is added before, beside or after; to a round only beside.
    TurnUnknown = "turn-unknown" Invalid,
    /// No such office.
    OfficeUnknown = "office-unknown" Invalid,
    /// No such person.
    PersonUnknown = "person-unknown" Invalid,
    /// No such appointment.
    AppointmentUnknown = "appointment-unknown" Invalid,
    /// No such party.
    PartyUnknown = "party-unknown" Invalid,
    /// A party takes one office, or its number is wrong.
    OneOfficeOnly = "one-office-only" Invalid,
    /// No such parameter.
    ParameterUnknown = "parameter-unknown" Invalid,
    /// A value outside its bounds.
    OutOfRange = "out-of-range" Invalid,
    /// No such stage.
    StageUnknown = "stage-unknown" Invalid,
    /// No such end.
    EndUnknown = "end-unknown" Invalid,
    /// The task is of another kind.
    WrongKind = "wrong-kind" Invalid,
    /// A paper is missing.
    PaperMissing = "paper-missing" Invalid,
    /// The task has no such paper.
    PaperUnknown = "paper-unknown" Invalid,
    /// An artifact has not been stored.
    ArtifactUnknown = "artifact-unknown" Invalid,
    /// Required sections are not confirmed.
    SectionsMissing = "sections-missing" Invalid,
    /// Points of a checklist are not covered.
    ChecklistOpen = "checklist-open" Invalid,
    /// One of the ways must be chosen.
    ChoiceMissing = "choice-missing" Invalid,
    /// A fact is missing.
    FactMissing = "fact-missing" Invalid,
    /// The task does not state this fact.
    FactUnknown = "fact-unknown" Invalid,
    /// The roster is missing.
    RosterMissing = "roster-missing" Invalid,
    /// No such seat.
    SeatUnknown = "seat-unknown" Invalid,
    /// A must-rule of the roster is broken.
    RosterRule = "roster-rule" Invalid,
    /// The members of the party to be formed are missing.
    MembersMissing = "members-missing" Invalid,
    /// No such outcome here.
    OutcomeUnknown = "outcome-unknown" Invalid,
    /// A reason is needed.
    ReasonMissing = "reason-missing" Invalid,
    /// Basis and authoriser are needed: the procedure binds.
    BasisMissing = "basis-missing" Invalid,
    /// No later version of this procedure is known by that digest.
    MigrationUnknown = "migration-unknown" Invalid,
    /// Basis and authoriser are needed: something binding is never asked.
    MigrationBasisMissing = "migration-basis-missing" Invalid,
    /// Evidence on paper is needed.
    EvidenceMissing = "evidence-missing" Invalid,
    /// A must-point of the agenda is neither held nor explained.
    AgendaOpen = "agenda-open" Invalid,
    /// A vote taken at a point of the agenda has not been counted.
    AgendaVote = "agenda-vote" Invalid,
    /// No such point of the agenda.
    AgendaUnknown = "agenda-unknown" Invalid,
    /// Nobody attended.
    AttendanceMissing = "attendance-missing" Invalid,
    /// The count of a collective decision does not add up.
    CollectiveCount = "collective-count" Invalid,
    /// Too few were there to decide anything.
    NotQuorate = "not-quorate" Invalid,
    /// The outcome is not what the count says.
    VoteOtherwise = "vote-otherwise" Invalid,
    /// A day in the future cannot have taken place.
    NotYet = "not-yet" Invalid,
    /// Too long.
    TooLong = "too-long" Invalid,
    /// The act would not fit one leaf.
    LeafTooLarge = "leaf-too-large" Invalid,
    /// Control characters in a text.
    UnseenCharacters = "unseen-characters" Invalid,
    /// An id that cannot be one.
    BadId = "bad-id" Invalid,
    /// A name that is empty or too long.
    BadName = "bad-name" Invalid,
}

/// A command turned down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Why.
    #[serde(serialize_with = "as_str")]
    pub code: RefusalCode,
    /// The section of the source text, if a clause stands behind it.
    pub clause: Option<String>,
    /// What the sentence fills in. Values that are ids of the procedure are told by name.
    pub facts: BTreeMap<&'static str, String>,
}

fn as_str<S: serde::Serializer>(code: &RefusalCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.as_str())
}

impl Refusal {
    /// Without facts.
    pub fn new(code: RefusalCode) -> Self {
        Self { code, clause: None, facts: BTreeMap::new() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.insert(name, value.to_string());
        self
    }

    /// Adds words of the procedure, a line each: they can hold any comma.
    #[must_use]
    pub fn with_words<S: AsRef<str>>(self, name: &'static str, words: impl IntoIterator<Item = S>) -> Self {
        let line = |word: S| word.as_ref().lines().collect::<Vec<_>>().join(" ");
        self.with(name, words.into_iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    /// Adds the clause.
    #[must_use]
    pub fn cites(mut self, source: &str) -> Self {
        if !source.is_empty() {
            self.clause = Some(source.to_owned());
        }
        self
    }
}
