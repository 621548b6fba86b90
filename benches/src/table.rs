//! Tables that people read, and the raw data as JSON beside them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::allocators::Name;

const HEADINGS: &str = "allocators.json";

/// A table with a row for each case and a column for each allocator.
pub struct Table {
    title: String,
    columns: Vec<Name>,
    rows: Vec<(String, Vec<Option<f64>>)>,
    decimals: usize,
    mean: bool,
    curve: Option<Curve>,
    reference: Option<&'static str>,
}

/// What makes a table a curve: its rows are places on an axis.
pub struct Curve {
    /// What the axis counts.
    pub axis: &'static str,
    /// The rows' places.
    pub places: Vec<f64>,
}

impl Table {
    /// An empty one. `title` says what is measured, and its unit.
    pub fn new(title: impl Into<String>, columns: &[Name], decimals: usize) -> Table {
        Table {
            title: title.into(),
            columns: columns.to_vec(),
            rows: Vec::new(),
            decimals,
            mean: true,
            curve: None,
            reference: None,
        }
    }

    /// Calls pymalloc's column by another name: more than its allocator is measured.
    pub fn beside(mut self, reference: &'static str) -> Table {
        self.reference = Some(reference);
        self
    }

    /// What a column is called instead of its allocator.
    pub fn other_name(&self, column: Name) -> Option<&'static str> {
        self.reference.filter(|_| column == Name::Pymalloc)
    }

    /// Makes its rows places on an axis, which grow; there is no mean over them.
    pub fn along(mut self, axis: &'static str) -> Table {
        self.curve = Some(Curve {
            axis,
            places: Vec::new(),
        });
        self.without_mean()
    }

    /// Adds a row for a place on the axis.
    pub fn place(&mut self, place: usize, values: Vec<Option<f64>>) {
        if let Some(curve) = &mut self.curve {
            curve.places.push(place as f64);
        }
        self.row(place.to_string(), values);
    }

    /// What is measured, and its unit.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The allocators.
    pub fn columns(&self) -> &[Name] {
        &self.columns
    }

    /// The rows: name and values, one a column.
    pub fn rows(&self) -> &[(String, Vec<Option<f64>>)] {
        &self.rows
    }

    /// The axis, when the rows are places on one.
    pub fn curve(&self) -> Option<&Curve> {
        self.curve.as_ref()
    }

    /// A value as the table shows it.
    pub fn shown(&self, value: f64) -> String {
        format!("{value:.*}", self.decimals)
    }

    /// Adds a row: one value for each column, where there is one.
    pub fn row(&mut self, name: impl Into<String>, values: Vec<Option<f64>>) {
        self.rows.push((name.into(), values));
    }

    /// Whether no row has a value.
    pub fn is_empty(&self) -> bool {
        let mut values = self.rows.iter().flat_map(|(_, values)| values);
        values.all(Option::is_none)
    }

    /// Leaves the line of geometric means out: the rows are not of one kind.
    pub fn without_mean(mut self) -> Table {
        self.mean = false;
        self
    }

    /// Prints the values, each with its ratio to pymalloc's, and the geometric means of the ratios. A ratio below 1 is
    /// less than pymalloc's.
    pub fn print(&self) {
        println!("\n{}", self.title);
        print_head(&self.columns, |name| {
            self.other_name(name)
                .map_or_else(|| name.heading(), String::from)
        });
        for (name, values) in &self.rows {
            print_row(name, &self.columns, |index| {
                let value = values[index]?;
                let value = self.shown(value);
                // Next to nothing has no ratio that means something.
                let ratio = self.ratio(values, index).filter(|ratio| *ratio < 100.0);
                let ratio = ratio.map(|ratio| format!("{ratio:.2}"));
                Some(format!("{value:>9} {:>6}", ratio.unwrap_or_default()))
            });
        }
        if self.has_mean() {
            print_row("geometric mean", &self.columns, |index| {
                self.mean_of(index).map(|mean| format!("{mean:.3}"))
            });
        }
    }

    /// Whether it ends with a line of geometric means.
    pub fn has_mean(&self) -> bool {
        self.mean && self.rows.len() > 1
    }

    /// A value divided by pymalloc's in the same row.
    pub fn ratio(&self, values: &[Option<f64>], index: usize) -> Option<f64> {
        let reference = self
            .columns
            .iter()
            .position(|name| *name == Name::Pymalloc)?;
        let (value, reference) = (values[index]?, values[reference]?);
        (value > 0.0 && reference > 0.0).then(|| value / reference)
    }

    /// The geometric mean of a column's ratios.
    pub fn mean_of(&self, index: usize) -> Option<f64> {
        let ratios = self
            .rows
            .iter()
            .filter_map(|(_, values)| self.ratio(values, index));
        geometric_mean(ratios)
    }
}

/// The geometric means of several tables.
#[derive(Default)]
pub struct Summary {
    columns: Vec<Name>,
    rows: Vec<(String, Vec<Option<f64>>)>,
}

/// A line of the summary, as JSON.
#[derive(Serialize)]
struct Means<'a> {
    table: &'a str,
    means: Vec<(Name, Option<f64>)>,
}

impl Summary {
    /// Adds a line for a table. All tables have the same columns.
    pub fn add(&mut self, table: &Table) {
        self.columns.clone_from(&table.columns);
        let means = (0..table.columns.len())
            .map(|index| table.mean_of(index))
            .collect();
        let title = table.title.split(':').next().unwrap_or_default();
        let title = title.strip_suffix(", MB").unwrap_or(title);
        self.rows.push((title.to_string(), means));
    }

    /// Prints and saves the lines, if there are several.
    pub fn finish(&self) -> Result<(), String> {
        if self.rows.len() < 2 {
            return Ok(());
        }
        println!("\nsummary: geometric means of the ratios to pymalloc");
        print_head(&self.columns, Name::heading);
        for (name, means) in &self.rows {
            print_row(name, &self.columns, |index| {
                means[index].map(|mean| format!("{mean:.3}"))
            });
        }
        let lines: Vec<_> = self
            .rows
            .iter()
            .map(|(table, means)| Means {
                table,
                means: self
                    .columns
                    .iter()
                    .copied()
                    .zip(means.iter().copied())
                    .collect(),
            })
            .collect();
        save("summary", &lines)
    }
}

/// Writes results as `NAME.json` into the target folder.
pub fn save<T: Serialize + ?Sized>(name: &str, results: &T) -> Result<(), String> {
    let folder = crate::target_folder().join("bench");
    let path = folder.join(format!("{name}.json"));
    let text = serde_json::to_string_pretty(results).map_err(|error| error.to_string())?;
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    println!("\nraw data: {}", path.display());
    Ok(())
}

/// Remembers what the allocators were called at the head of their columns, for a report that is drawn later.
pub fn save_headings(allocators: &[Name]) -> Result<(), String> {
    let mut all = headings(&crate::target_folder().join("bench"));
    all.extend(allocators.iter().map(|name| (*name, name.heading())));
    let folder = crate::target_folder().join("bench");
    let path = folder.join(HEADINGS);
    let text = serde_json::to_string_pretty(&all).map_err(|error| error.to_string())?;
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// What is remembered; nothing where there is no such file.
pub fn headings(folder: &Path) -> BTreeMap<Name, String> {
    let text = std::fs::read_to_string(folder.join(HEADINGS)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn print_head(columns: &[Name], heading: impl Fn(Name) -> String) {
    print_row("", columns, |index| Some(heading(columns[index])));
    print!("|{:-<58}|", "");
    for _ in columns {
        print!("{:-<17}:|", "");
    }
    println!();
}

fn print_row(name: &str, columns: &[Name], cell: impl Fn(usize) -> Option<String>) {
    print!("| {name:<56} |");
    for index in 0..columns.len() {
        print!(" {:>16} |", cell(index).unwrap_or("-".into()));
    }
    println!();
}

/// The geometric mean of what is above zero; None where nothing is.
pub fn geometric_mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let logarithms: Vec<f64> = values
        .into_iter()
        .map(f64::ln)
        .filter(|one| one.is_finite())
        .collect();
    let count = logarithms.len();
    (count > 0).then(|| (logarithms.iter().sum::<f64>() / count as f64).exp())
}

/// The middle value; the mean of the two middle ones when their number is even.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_to_pymalloc_and_their_mean_is_geometric() {
        let mut table = Table::new("t: u", &[Name::Pyrite, Name::Pymalloc, Name::Glibc], 1);
        table.row("a", vec![Some(2.0), Some(4.0), None]);
        table.row("b", vec![Some(10.0), Some(5.0), Some(0.0)]);
        table.row("c", vec![Some(2.0), Some(8.0), Some(16.0)]);
        assert_eq!(table.ratio(&table.rows[0].1, 0), Some(0.5));
        assert!((table.mean_of(0).unwrap() - 0.25f64.cbrt()).abs() < 1e-12);
        assert_eq!(table.mean_of(1), Some(1.0));
        assert_eq!(table.mean_of(2), Some(2.0));
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median([]), None);
        assert_eq!(median([3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }
}
