//! The page that shows charts and tables together.

use std::fmt::Write;
use std::path::Path;

use crate::allocators::Name;
use crate::table::Table;

const STYLE: &str = "body{font:15px/1.5 sans-serif;margin:2em auto;max-width:76em;padding:0 1em}\
    table{border-collapse:collapse;font-size:13px}td,th{padding:2px 9px;text-align:right}\
    td:first-child,th:first-child{text-align:left}tr:nth-child(even){background:#f3f3f3}\
    small{color:#777}img{max-width:100%}summary{cursor:pointer}";

/// A page that grows.
#[derive(Default)]
pub struct Page {
    body: String,
    command: &'static str,
}

impl Page {
    /// Whether nothing was put on it.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// Begins the figures of a file.
    pub fn section(&mut self, command: &'static str, raw: &Path) {
        if self.command != command {
            add(
                &mut self.body,
                format_args!("<h2>scripts/bench {command}</h2>\n"),
            );
            self.command = command;
        }
        let raw = escaped(&raw.display().to_string());
        add(
            &mut self.body,
            format_args!("<p><small>raw data: {raw}</small></p>\n"),
        );
    }

    /// Adds a chart with its table.
    pub fn table<'a>(&mut self, table: &Table, label: &impl Fn(Name) -> &'a str, chart: &str) {
        let body = &mut self.body;
        let title = escaped(table.title());
        add(
            body,
            format_args!("<h3>{title}</h3>\n<img src=\"{chart}\" alt=\"{title}\">\n"),
        );
        add(
            body,
            format_args!("<details><summary>table</summary>\n<table>\n<tr><th>"),
        );
        add(
            body,
            format_args!("{}", escaped(table.curve().map_or("", |curve| curve.axis))),
        );
        for name in table.columns() {
            add(body, format_args!("</th><th>{}", escaped(label(*name))));
        }
        add(body, format_args!("</th></tr>\n"));
        for (name, values) in table.rows() {
            add(body, format_args!("<tr><td>{}", escaped(name)));
            for (index, value) in values.iter().enumerate() {
                add(body, format_args!("</td><td>"));
                match (value, table.ratio(values, index)) {
                    (Some(value), Some(ratio)) => {
                        let shown = table.shown(*value);
                        add(body, format_args!("{shown} <small>{ratio:.2}</small>"));
                    }
                    (Some(value), None) => add(body, format_args!("{}", table.shown(*value))),
                    (None, _) => add(body, format_args!("-")),
                }
            }
            add(body, format_args!("</td></tr>\n"));
        }
        if table.has_mean() {
            add(body, format_args!("<tr><td>geometric mean"));
            for index in 0..table.columns().len() {
                let mean = table.mean_of(index).map(|mean| format!("{mean:.3}"));
                add(
                    body,
                    format_args!("</td><td>{}", mean.unwrap_or("-".into())),
                );
            }
            add(body, format_args!("</td></tr>\n"));
        }
        add(body, format_args!("</table></details>\n"));
    }

    /// The whole of it.
    pub fn finish(self) -> String {
        format!(
            "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>pyrite: benches</title>\n\
             <style>{STYLE}</style>\n<h1>pyrite: benches</h1>\n\
             <p>Medians over the rounds; the small number behind a value is its ratio to pymalloc's or CPython's in the \
             same run, and below 1 is less. docs/performance.md says what is measured and how.</p>\n{}</html>\n",
            self.body
        )
    }
}

fn add(body: &mut String, text: std::fmt::Arguments) {
    body.write_fmt(text).expect("a String takes everything");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
