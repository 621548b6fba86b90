//! Charts and tables of the figures that the benches have kept, made anew from the raw data: the medians, ratios and
//! means are those that the benches print, by the same functions.

mod chart;
mod page;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};

use crate::allocators::Name;
use crate::table::{Table, headings};
use sources::Source;

/// Draws what lies in `target/bench` into `target/bench-report`.
pub fn write() -> Result<(), String> {
    let target = crate::target_folder();
    let page = draw(&target.join("bench"), &target.join("bench-report"))?;
    println!("report: {}", page.display());
    Ok(())
}

/// The tables of all that lies in `target/bench`.
pub fn kept_tables() -> Result<Vec<Table>, String> {
    let from = crate::target_folder().join("bench");
    let mut all = Vec::new();
    for source in &sources::ALL {
        let path = from.join(format!("{}.json", source.file));
        if let Ok(text) = fs::read_to_string(&path) {
            let tables = tables(source, &text);
            all.extend(tables.map_err(|why| format!("{}: {why}", path.display()))?);
        }
    }
    Ok(all)
}

/// Draws what lies in `from` into `to`, and says where its page is.
fn draw(from: &Path, to: &Path) -> Result<PathBuf, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", to.display());
    fs::create_dir_all(to).map_err(failed)?;
    let headings = headings(from);
    let mut page = page::Page::default();
    for source in &sources::ALL {
        let path = from.join(format!("{}.json", source.file));
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let tables = tables(source, &text).map_err(|why| format!("{}: {why}", path.display()))?;
        page.section(source.command, &path);
        for (number, table) in tables.iter().enumerate() {
            let chart = format!("{}-{}.svg", source.file, number + 1);
            let label = |name: Name| {
                let known = headings.get(&name).map_or(name.text(), String::as_str);
                table.other_name(name).unwrap_or(known)
            };
            chart::draw(table, &label, &to.join(&chart))?;
            page.table(table, &label, &chart);
        }
    }
    if page.is_empty() {
        return Err(format!(
            "there are no figures in {}; `make bench` or a part of it (`scripts/bench loops`) makes them",
            from.display()
        ));
    }
    let path = to.join("index.html");
    fs::write(&path, page.finish()).map_err(failed)?;
    Ok(path)
}

/// The tables of a file, or what is wrong with it.
fn tables(source: &Source, text: &str) -> Result<Vec<Table>, String> {
    let again = format!("make it anew with `scripts/bench {}`", source.command);
    let tables = (source.tables)(text)
        .map_err(|error| format!("these are no figures of this version ({error}); {again}"))?;
    let tables: Vec<Table> = tables
        .into_iter()
        .filter(|table| !table.is_empty())
        .collect();
    if tables.is_empty() {
        return Err(format!("no figures are in it; {again}"));
    }
    Ok(tables)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty folder of this test, with one file in it.
    fn folder(test: &str, file: &str, text: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("pyrite-report-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(file), text).unwrap();
        folder
    }

    const THREADS: &str = r#"[
        {"allocator":"pyrite","task":{"ManyThreads":{"threads":1,"operations":9}},"round":0,
         "sample":{"cpu_ns":10.0,"wall_ns":11.0}},
        {"allocator":"pymalloc","task":{"ManyThreads":{"threads":1,"operations":9}},"round":0,
         "sample":{"cpu_ns":20.0,"wall_ns":22.0}},
        {"allocator":"pyrite","task":{"ManyThreads":{"threads":2,"operations":9}},"round":0,
         "sample":{"cpu_ns":12.0,"wall_ns":13.0}},
        {"allocator":"pymalloc","task":{"ManyThreads":{"threads":2,"operations":9}},"round":0,
         "sample":{"cpu_ns":48.0,"wall_ns":50.5}}
    ]"#;

    #[test]
    fn figures_become_charts_and_a_page_that_shows_them() {
        let from = folder("drawn", "scale-threads.json", THREADS);
        fs::write(
            from.join("allocators.json"),
            r#"{"pymalloc":"pymalloc of a test"}"#,
        )
        .unwrap();
        let page = draw(&from, &from.join("report")).unwrap();
        let page = fs::read_to_string(page).unwrap();
        for number in 1..=2 {
            let name = format!("scale-threads-{number}.svg");
            let chart = fs::read_to_string(from.join("report").join(&name)).unwrap();
            assert!(chart.starts_with("<svg") && chart.trim_end().ends_with("</svg>"));
            assert!(chart.contains("pymalloc of a test") && chart.contains("threads"));
            assert!(page.contains(&format!("src=\"{name}\"")));
        }
        assert!(page.contains("50.5") && page.contains("0.26"), "{page}");
        fs::remove_dir_all(from).unwrap();
    }

    #[test]
    fn rows_that_are_no_places_become_dots() {
        let rows = r#"[{"name":"a < b","cpython":10.0,"pyrite":5.0},{"name":"c","cpython":4.0,"pyrite":8.0}]"#;
        let from = folder("dots", "objects.json", rows);
        let page = fs::read_to_string(draw(&from, &from.join("report")).unwrap()).unwrap();
        assert!(page.contains("a &lt; b") && page.contains("CPython") && page.contains("0.50"));
        let chart = fs::read_to_string(from.join("report/objects-1.svg")).unwrap();
        assert!(chart.contains("<circle") && chart.contains("a &lt; b"));
        fs::remove_dir_all(from).unwrap();
    }

    #[test]
    fn heaps_of_several_sizes_become_curves() {
        let places = r#"[
            {"amount":100,"rows":[{"name":"live, lists","cpython":10.0,"pyrite":5.0}]},
            {"amount":900,"rows":[{"name":"live, lists","cpython":40.0,"pyrite":8.0}]}
        ]"#;
        let from = folder("heaps", "scale-collector.json", places);
        let page = fs::read_to_string(draw(&from, &from.join("report")).unwrap()).unwrap();
        assert!(page.contains("live, lists") && page.contains("CPython") && page.contains("0.20"));
        let chart = fs::read_to_string(from.join("report/scale-collector-1.svg")).unwrap();
        assert!(chart.contains("900") && chart.contains("<polyline"));
        fs::remove_dir_all(from).unwrap();
    }

    #[test]
    fn what_cannot_be_drawn_is_named() {
        for (test, text, why) in [
            ("empty", "", "no figures of this version (EOF"),
            ("none", "[]", "no figures are in it"),
            (
                "broken",
                "[{\"allocator\":\"py",
                "no figures of this version (EOF",
            ),
            (
                "other",
                "{\"name\":1}",
                "no figures of this version (invalid type",
            ),
        ] {
            let from = folder(test, "loops.json", text);
            let error = draw(&from, &from.join("report")).unwrap_err();
            assert!(
                error.contains("loops.json: ") && error.contains(why),
                "{error}"
            );
            assert!(error.contains("`scripts/bench loops`"), "{error}");
            fs::remove_dir_all(from).unwrap();
        }
        let from = folder("nothing", "notes.txt", "");
        let error = draw(&from, &from.join("report")).unwrap_err();
        assert!(error.contains("there are no figures in") && error.contains("make bench"));
        fs::remove_dir_all(from).unwrap();
    }
}
