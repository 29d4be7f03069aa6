//! Names of Chinese divisions (GB/T 2260), to choose a county by name instead of typing it. The list is as of July 2016:
//! whoever knows better types code and name, and what is typed counts.

use std::sync::LazyLock;

use gb2260::Division;
use quorate_core::Language;
use quorate_core::jurisdiction::{Level, NATION, above, level};
use quorate_wording::say;

/// Found at once; more are found with more letters.
const FOUND_MAX: usize = 40;

static COUNTIES: LazyLock<Vec<Division>> = LazyLock::new(|| {
    (110_000..660_000)
        .filter_map(|code| Division::get(&code.to_string()))
        .filter(|d| level(d.code) == Some(Level::County))
        .collect()
});

/// The name of a division, if the list has it.
pub(crate) fn name(code: &str) -> Option<&'static str> {
    Division::get(code).map(|d| d.name)
}

/// Counties whose name or code holds a text: code, and name with what lies above.
pub(crate) fn find(text: &str) -> Vec<(&'static str, String)> {
    if text.is_empty() {
        return vec![];
    }
    let fits = |d: &&Division| d.name.contains(text) || d.code.starts_with(text);
    COUNTIES
        .iter()
        .filter(fits)
        .take(FOUND_MAX)
        .map(|d| (d.code, path(d.code, d.name, Language::Zh)))
        .collect()
}

/// What lies above a jurisdiction, and its own name: 贵州省 › 铜仁市 › 玉屏侗族自治县.
pub(crate) fn path(code: &str, own: &str, language: Language) -> String {
    let named = |code: &String| match code.as_str() {
        NATION => None,
        // 市辖区 and 县 stand in the list for what lies directly under a province.
        code => name(code)
            .filter(|n| !matches!(*n, "市辖区" | "县" | "省直辖县级行政区划" | "自治区直辖县级行政区划")),
    };
    let mut all: Vec<String> = above(code).iter().filter_map(named).map(str::to_owned).collect();
    all.push(own.to_owned());
    all.join(&say(language, "path-step", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_is_found_by_name_and_by_code() {
        let (code, path) = find("玉屏").remove(0);
        assert_eq!((code, path.as_str()), ("520622", "贵州省 › 铜仁市 › 玉屏侗族自治县"));
        assert!(find("5206").iter().all(|(c, _)| c.starts_with("5206")));
        assert!(find("").is_empty() && find("亚特兰蒂斯").is_empty());
        // Directly under a province, and a district of a municipality.
        assert!(find("429004")[0].1.starts_with("湖北省"));
        assert_eq!(find("110101")[0].1, "北京市 › 东城区");
    }
}
