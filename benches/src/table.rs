//! Tables that people read.

use crate::allocators::Name;

/// A table with a row for each case and a column for each allocator.
pub struct Table {
    title: String,
    columns: Vec<Name>,
    rows: Vec<(String, Vec<Option<f64>>)>,
    decimals: usize,
    mean: bool,
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
        }
    }

    /// Adds a row: one value for each column, where there is one.
    pub fn row(&mut self, name: impl Into<String>, values: Vec<Option<f64>>) {
        self.rows.push((name.into(), values));
    }

    /// Leaves the line of geometric means out: the rows are not of one kind.
    pub fn without_mean(mut self) -> Table {
        self.mean = false;
        self
    }

    /// Prints the values, each with its ratio to the first column that is pymalloc, and the geometric means of the
    /// ratios. A ratio below 1 is less than pymalloc's.
    pub fn print(&self) {
        let base = self.columns.iter().position(|name| *name == Name::Pymalloc);
        println!("\n{}", self.title);
        print!("| {:<24} |", "");
        for name in &self.columns {
            print!(" {:>16} |", name.text());
        }
        println!();
        print!("|{:-<26}|", "");
        for _ in &self.columns {
            print!("{:-<17}:|", "");
        }
        println!();
        let mut products = vec![(0.0f64, 0usize); self.columns.len()];
        for (name, values) in &self.rows {
            print!("| {name:<24} |");
            let reference = base.and_then(|index| values[index]);
            for (index, value) in values.iter().enumerate() {
                let Some(value) = value else {
                    print!(" {:>16} |", "-");
                    continue;
                };
                match reference.filter(|reference| *reference > 0.0 && *value > 0.0) {
                    Some(reference) => {
                        let ratio = value / reference;
                        products[index].0 += ratio.ln();
                        products[index].1 += 1;
                        print!(" {value:>9.*} {ratio:>6.2} |", self.decimals);
                    }
                    None => print!(" {value:>9.*} {:>6} |", self.decimals, ""),
                }
            }
            println!();
        }
        if self.mean && base.is_some() && self.rows.len() > 1 {
            print!("| {:<24} |", "geometric mean");
            for (sum, count) in products {
                if count == 0 {
                    print!(" {:>16} |", "-");
                } else {
                    print!(" {:>16.3} |", (sum / count as f64).exp());
                }
            }
            println!();
        }
    }
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
    use super::median;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median([]), None);
        assert_eq!(median([3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }
}
