//! What `check` says of a definition: a code, a place, the facts, and for a dynamic fault the shortest failing run.
//!
//! Codes and facts only; the sentences are `wording`'s.

use std::collections::BTreeMap;

use serde::Serialize;

/// A stretch of one line of a file. Lines and columns count from 1, columns and width in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// How many characters are meant; at least 1.
    pub width: u32,
}

impl Place {
    /// The beginning of the file.
    pub const START: Self = Self { line: 1, column: 1, width: 1 };

    /// A place; zeros become ones.
    pub fn new(line: u32, column: u32, width: u32) -> Self {
        Self { line: line.max(1), column: column.max(1), width: width.max(1) }
    }

    /// A stretch inside this one, `offset` characters on.
    pub fn inside(self, offset: usize, width: usize) -> Self {
        Self::new(self.line, self.column + offset as u32, width.max(1) as u32)
    }
}

/// Declares the codes once: the variant, its written form, and so the list that the tests of `wording` walk.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// What is wrong with a definition.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// The code as it is printed and as `wording` knows it.
            pub fn as_str(self) -> &'static str { match self { $(Self::$variant => $code,)* } }
        }
    };
}

codes! {
    // reading
    /// The file is larger than is read.
    TooLarge = "too-large",
    /// Nested too deep, or too many nodes.
    TooDeep = "too-deep",
    /// Not YAML.
    Unreadable = "unreadable",
    /// A key stands twice.
    DuplicateKey = "duplicate-key",
    /// An anchor or alias.
    Alias = "alias",
    /// A merge key `<<`.
    MergeKey = "merge-key",
    /// A YAML tag such as `!include`.
    Tag = "tag",
    /// A word that YAML 1.1 reads as a boolean.
    BooleanWord = "boolean-word",
    /// A key the language does not know here.
    UnknownKey = "unknown-key",
    /// A key that must be there is not.
    MissingKey = "missing-key",
    /// A value of the wrong shape.
    WrongShape = "wrong-shape",
    /// A word that is not one of those allowed.
    UnknownWord = "unknown-word",
    /// A fixed phrase that does not parse.
    BadPhrase = "bad-phrase",
    // names
    /// An id stands for two things.
    NamesAreDistinct = "names-are-distinct",
    /// Something is named that is not declared.
    NamesAreDeclared = "names-are-declared",
    /// A title has no translation beside the file.
    TitlesAreTranslated = "titles-are-translated",
    /// The translation file names something the procedure does not have.
    TranslationsAreUsed = "translations-are-used",
    // rules
    /// `after` runs in a circle.
    TasksCanStart = "tasks-can-start",
    /// Where several sign, enough can never agree, or weights are not counted.
    ThresholdsAreAttainable = "thresholds-are-attainable",
    /// A vote that can never be carried, that both sides carry, or whose words can never come to anything.
    VotesDecide = "votes-decide",
    /// A filing or notice that nobody of ours can lead on, or that says what cannot come.
    FilingsLeadOn = "filings-lead-on",
    /// Who never signs in is asked for something.
    OutsidersOweNothing = "outsiders-owe-nothing",
    /// A limit that leads nowhere, or back, or counts as an approval.
    LimitsLeadOn = "limits-lead-on",
    /// Deadlines, waits and limits that cannot all be kept.
    TimesFitTogether = "times-fit-together",
    /// A return or end leads nowhere sensible.
    OutcomesLeadOn = "outcomes-lead-on",
    /// A figure that could not be computed, or is none.
    FiguresAreComputable = "figures-are-computable",
    /// A guard can never hold, or always holds.
    GuardsDecide = "guards-decide",
    /// A fact is read that no run has stated yet.
    FactsAreStated = "facts-are-stated",
    /// A paper is needed that some run has not produced.
    PapersAreProduced = "papers-are-produced",
    /// A formed party acts before it is formed.
    PartiesAreFormed = "parties-are-formed",
    /// A stage no run enters.
    StagesAreReached = "stages-are-reached",
    /// A stage from which no success end can be reached.
    StagesCanEnd = "stages-can-end",
    /// A run that can go no further.
    RunsNeverStick = "runs-never-stick",
    /// Whoever cannot hold two places holds one of them already, and can leave it.
    RolesCanBeLeft = "roles-can-be-left",
    /// A body that acts before it is constituted begins, has something to do, and is constituted after that.
    ProvisionalBodiesAct = "provisional-bodies-act",
    /// What another case does says what has to come of it, and does not wait for itself.
    SubCasesFit = "sub-cases-fit",
    /// A term begins, can be counted, and is renewed in time; what a procedure does to a standing body it does by its own acts.
    TermsLeadOn = "terms-lead-on",
    /// A founding end can be reached past the constituting act.
    FoundingIsConstituted = "founding-is-constituted",
    /// A constituting act that may be left out.
    ConstitutingIsMust = "constituting-is-must",
    /// A body is constituted twice or not at all.
    BodiesAreConstitutedOnce = "bodies-are-constituted-once",
    /// A return crosses the constituting act.
    ReturnsStayBeforeFounding = "returns-stay-before-founding",
    /// A roster cannot be filled.
    RostersCanBeFilled = "rosters-can-be-filled",
    /// Duties cannot be separated.
    DutiesAreSeparable = "duties-are-separable",
    /// A rule over several tasks names fewer than two.
    RulesConcernSeveral = "rules-concern-several",
    /// A party is asked twice about one paper in one stage.
    PartiesAreAskedOnce = "parties-are-asked-once",
    /// A reply answers nothing, or a paper attached does not exist yet.
    PapersFitTogether = "papers-fit-together",
    /// A parameter nobody reads, or a range without values.
    ParametersAreUsed = "parameters-are-used",
    /// A clause a source calls optional is made mandatory, or the other way round, without being marked.
    ForceHasASource = "force-has-a-source",
    /// The exploration hit its bound: nothing is proved.
    Unproved = "unproved",
}

/// A step of a run that fails, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// `done`, `lapsed`, `outcome`, `not_applicable`, `stage`, `value`.
    pub what: &'static str,
    /// The id of the task or stage or fact.
    pub id: String,
    /// The outcome or the value.
    pub detail: String,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What.
    #[serde(serialize_with = "code_as_str")]
    pub code: Code,
    /// Where.
    pub place: Place,
    /// A second place that explains the first, if there is one.
    pub other: Option<Place>,
    /// The section of the source text of the clause, if it names one.
    pub source: Option<String>,
    /// What the sentence fills in.
    pub facts: BTreeMap<&'static str, String>,
    /// The shortest run that shows the fault, for a dynamic fault.
    pub run: Vec<Step>,
}

fn code_as_str<S: serde::Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.as_str())
}

impl Diagnostic {
    /// A diagnostic without facts.
    pub fn new(code: Code, place: Place) -> Self {
        Self { code, place, other: None, source: None, facts: BTreeMap::new(), run: vec![] }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.insert(name, value.to_string());
        self
    }

    /// Adds the place that explains this one.
    #[must_use]
    pub fn beside(mut self, place: Place) -> Self {
        self.other = Some(place);
        self
    }

    /// Adds the section of the source.
    #[must_use]
    pub fn cites(mut self, source: &str) -> Self {
        if !source.is_empty() {
            self.source = Some(source.to_owned());
        }
        self
    }

    /// Adds the failing run.
    #[must_use]
    pub fn after_run(mut self, run: Vec<Step>) -> Self {
        self.run = run;
        self
    }
}
