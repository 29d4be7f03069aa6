//! Jurisdictions as a tree, by their division codes (GB/T 2260 for nation to county, GB/T 10114 for townships): nation,
//! province, city, county, township. What lies above follows from the code.

/// How high a jurisdiction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 国.
    Nation,
    /// 省、自治区、直辖市.
    Province,
    /// 市、州、盟.
    City,
    /// 县、区、旗.
    County,
    /// 乡镇、街道.
    Township,
}

impl Level {
    /// All of them, from the top.
    pub const ALL: [Self; 5] = [Self::Nation, Self::Province, Self::City, Self::County, Self::Township];

    /// As the wording knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Township => "township",
        }
    }
}

/// The code of the nation.
pub const NATION: &str = "000000";

/// The level of a code of six digits, or nine for a township; none for what is no such code. A jurisdiction of another
/// country has another code, and a tree of its own.
pub fn level(code: &str) -> Option<Level> {
    if !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match (code.len(), code) {
        (9, _) if !code.ends_with("000") => Some(Level::Township),
        (6, NATION) => Some(Level::Nation),
        (6, _) if code.ends_with("0000") => Some(Level::Province),
        (6, _) if code.ends_with("00") => Some(Level::City),
        (6, _) => Some(Level::County),
        _ => None,
    }
}

/// The codes above a code, from the nation down; the code itself is not among them.
pub fn above(code: &str) -> Vec<String> {
    let Some(own) = level(code) else { return vec![] };
    let cut = |n: usize| format!("{:0<6}", &code[..n]);
    let all = [
        (Level::Nation, NATION.to_owned()),
        (Level::Province, cut(2)),
        (Level::City, cut(4)),
        (Level::County, code[..6].to_owned()),
    ];
    all.into_iter().filter(|(level, _)| *level < own).map(|(_, code)| code).collect()
}

/// How the names of jurisdictions begin in which somebody practises (练习): nothing there counts, nobody is told of it,
/// and its log can be taken away.
pub const PRACTICE: &str = "practice-";

/// The jurisdiction in which a person of another practises, alone.
pub fn practice_of(jurisdiction: &str, person: &str) -> String {
    let digest = crate::record::Digest::of(format!("{jurisdiction}\n{person}").as_bytes()).to_string();
    format!("{PRACTICE}{}", &digest[..20])
}

/// Whether somebody practises in a jurisdiction.
pub fn is_practice(jurisdiction: &str) -> bool {
    jurisdiction.starts_with(PRACTICE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_its_level_and_what_lies_above() {
        let told: Vec<Option<&str>> =
            ["000000", "520000", "520600", "520622", "520622100", "520622000", "52", "county", "52０622"]
                .map(|c| level(c).map(Level::as_str))
                .into();
        let (nation, province, city) = (Some("nation"), Some("province"), Some("city"));
        assert_eq!(told, [nation, province, city, Some("county"), Some("township"), None, None, None, None]);
        assert_eq!(above("520622100"), ["000000", "520000", "520600", "520622"]);
        assert_eq!(above("520600"), ["000000", "520000"]);
        assert!(above("000000").is_empty() && above("yuping").is_empty());
    }

    #[test]
    fn everybody_practises_alone() {
        let one = practice_of("520622", "clerk");
        assert!(is_practice(&one) && !is_practice("520622"));
        assert!(one != practice_of("520622", "head") && one != practice_of("520623", "clerk"));
        assert!(crate::directory::check_id(&one).is_ok());
    }
}
