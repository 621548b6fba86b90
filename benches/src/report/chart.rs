//! A table as a chart: curves where its rows are places on an axis, otherwise a line of dots for each row.

use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::allocators::Name;
use crate::table::{Curve, Table};

const WIDTH: u32 = 900;
const CURVE_HEIGHT: u32 = 460;
const ROW_HEIGHT: u32 = 20;
/// Above and below the rows: the legend, and the axis.
const HEAD_HEIGHT: u32 = 60;
const FOOT_HEIGHT: u32 = 50;
const NAMES_WIDTH: u32 = 300;
/// From an axis to its numbers.
const TICK: i32 = 12;
const GRID: RGBColor = RGBColor(225, 225, 225);
/// A legend's entries stand side by side, so many in a line.
const ENTRIES: usize = 5;
const FONT: (&str, i32) = ("sans-serif", 15);
/// Where the axis of dots may have a line.
const LINES: [f64; 21] = [
    0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0,
    200.0, 500.0, 1000.0, 2000.0,
];

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

/// Writes the chart of a table; `label` is what a column is called.
pub fn draw<'a>(
    table: &Table,
    label: &impl Fn(Name) -> &'a str,
    path: &Path,
) -> Result<(), String> {
    let rows = table.rows().len() as u32;
    let height = match table.curve() {
        Some(_) => CURVE_HEIGHT,
        None => HEAD_HEIGHT + ROW_HEIGHT * rows + FOOT_HEIGHT,
    };
    let root = SVGBackend::new(path, (WIDTH, height)).into_drawing_area();
    let drawn = || -> Drawn {
        root.fill(&WHITE)?;
        let (head, body) = root.split_vertically(HEAD_HEIGHT);
        legend(table, label, &head)?;
        match table.curve() {
            Some(curve) => curves(table, curve, &body)?,
            None => dots(table, &body)?,
        }
        root.present()?;
        Ok(())
    };
    drawn().map_err(|error| format!("{}: {error}", path.display()))
}

/// A count, short.
fn short(count: f64) -> String {
    match count {
        1e6.. => format!("{} million", count / 1e6),
        1e4.. => format!("{} thousand", count / 1e3),
        _ => count.to_string(),
    }
}

/// The same colour for an allocator in every chart, told apart by most eyes; ours is the strongest.
fn colour(name: Name) -> RGBColor {
    match name {
        Name::Pyrite => RGBColor(204, 20, 20),
        Name::Pymalloc => RGBColor(0, 0, 0),
        Name::Glibc => RGBColor(150, 150, 150),
        Name::Mimalloc => RGBColor(0, 114, 178),
        Name::Mimalloc2 => RGBColor(86, 180, 233),
        Name::Jemalloc => RGBColor(0, 140, 100),
        Name::Snmalloc => RGBColor(230, 159, 0),
        Name::Rpmalloc => RGBColor(180, 90, 160),
        Name::Tcmalloc => RGBColor(130, 90, 40),
        Name::Python313 => RGBColor(70, 70, 70),
        Name::Python314 => RGBColor(60, 60, 160),
        Name::Python315 => RGBColor(110, 110, 220),
        Name::Floor => RGBColor(200, 200, 120),
    }
}

fn size(name: Name) -> i32 {
    if name == Name::Pyrite { 6 } else { 4 }
}

fn legend<'a>(table: &Table, label: &impl Fn(Name) -> &'a str, area: &Area) -> Drawn {
    for (index, name) in table.columns().iter().enumerate() {
        let x = 20 + (index % ENTRIES) as i32 * 170;
        let y = 18 + (index / ENTRIES) as i32 * 20;
        area.draw(&Circle::new((x, y), size(*name), colour(*name).filled()))?;
        text(area, label(*name), (x + 12, y), HPos::Left)?;
    }
    Ok(())
}

/// Text whose middle is at that height.
fn text(area: &Area, text: &str, at: (i32, i32), side: HPos) -> Drawn {
    let style = FONT.into_text_style(area).pos(Pos::new(side, VPos::Center));
    area.draw(&Text::new(text, at, style))?;
    Ok(())
}

/// The smallest and the largest of the values that a logarithm knows, with a margin.
fn bounds(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let positive = values.filter(|value| *value > 0.0 && value.is_finite());
    let (low, high) = positive.fold((f64::INFINITY, 0.0_f64), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    (high > 0.0).then_some((low * 0.85, high * 1.2))
}

/// A value of the chart: the ratio to pymalloc's, or the value itself where there is no pymalloc.
fn place(table: &Table, values: &[Option<f64>], index: usize) -> Option<f64> {
    if table.columns().contains(&Name::Pymalloc) {
        table.ratio(values, index)
    } else {
        values[index]
    }
}

fn dots(table: &Table, area: &Area) -> Drawn {
    let rows = table.rows();
    let indices = 0..table.columns().len();
    let all = rows.iter().flat_map(|(_, values)| {
        indices
            .clone()
            .filter_map(|index| place(table, values, index))
    });
    let Some((low, high)) = bounds(all) else {
        return Ok(());
    };
    let count = rows.len() as f64;
    let mut chart = ChartBuilder::on(area)
        .margin_right(20)
        .x_label_area_size(FOOT_HEIGHT)
        .y_label_area_size(NAMES_WIDTH)
        .build_cartesian_2d((low..high).log_scale(), count - 0.5..-0.5)?;
    let unit = if table.columns().contains(&Name::Pymalloc) {
        "ratio to the black dot; below 1 is less"
    } else {
        table.title()
    };
    chart
        .configure_mesh()
        .disable_mesh()
        .y_labels(0)
        .x_labels(0)
        // One comes even so.
        .x_label_formatter(&|_| String::new())
        .x_desc(unit)
        .label_style(FONT)
        .draw()?;
    for x in LINES.into_iter().filter(|x| (low..high).contains(x)) {
        let ends = [(x, -0.5), (x, count - 0.5)];
        chart.draw_series(LineSeries::new(ends, GRID))?;
        let (x_pixel, y_pixel) = chart.backend_coord(&ends[1]);
        let top = area.get_base_pixel().1;
        text(
            area,
            &x.to_string(),
            (x_pixel, y_pixel - top + TICK),
            HPos::Center,
        )?;
    }
    for (row, (name, values)) in rows.iter().enumerate() {
        let y = row as f64;
        chart.draw_series(LineSeries::new(
            [(low, y), (high, y)],
            RGBColor(225, 225, 225),
        ))?;
        // A coordinate of the picture; the text wants one of the area.
        let middle = chart.backend_coord(&(low, y)).1 - area.get_base_pixel().1;
        text(area, name, (8, middle), HPos::Left)?;
        // Ours comes last, on top of the others.
        let mut order: Vec<usize> = indices.clone().collect();
        order.sort_by_key(|index| table.columns()[*index] == Name::Pyrite);
        for index in order {
            let column = table.columns()[index];
            if let Some(x) = place(table, values, index).filter(|x| *x > 0.0) {
                let dot = Circle::new((x, y), size(column), colour(column).filled());
                chart.draw_series([dot])?;
            }
        }
    }
    Ok(())
}

fn curves(table: &Table, curve: &Curve, area: &Area) -> Drawn {
    let all = table
        .rows()
        .iter()
        .flat_map(|(_, values)| values.iter().flatten());
    let highest = all.fold(0.0_f64, |high, value| high.max(*value));
    let Some((low, high)) = bounds(curve.places.iter().copied()) else {
        return Ok(());
    };
    let mut chart = ChartBuilder::on(area)
        .margin(15)
        .x_label_area_size(FOOT_HEIGHT)
        .y_label_area_size(70)
        .build_cartesian_2d((low..high).log_scale(), 0.0..highest * 1.05)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .max_light_lines(0)
        .x_labels(0)
        // One comes even so.
        .x_label_formatter(&|_| String::new())
        .x_desc(curve.axis)
        .label_style(FONT)
        .draw()?;
    for x in &curve.places {
        chart.draw_series(LineSeries::new([(*x, 0.0), (*x, highest * 1.05)], GRID))?;
        let (x_pixel, y_pixel) = chart.backend_coord(&(*x, 0.0));
        let top = area.get_base_pixel().1;
        text(
            area,
            &short(*x),
            (x_pixel, y_pixel - top + TICK),
            HPos::Center,
        )?;
    }
    for (index, column) in table.columns().iter().enumerate() {
        let points: Vec<(f64, f64)> = curve
            .places
            .iter()
            .zip(table.rows())
            .filter_map(|(place, (_, values))| Some((*place, values[index]?)))
            .collect();
        let width = if *column == Name::Pyrite { 3 } else { 1 };
        let style = colour(*column).stroke_width(width);
        chart.draw_series(LineSeries::new(points.iter().copied(), style))?;
        let dot = |point| Circle::new(point, size(*column) - 2, colour(*column).filled());
        chart.draw_series(points.into_iter().map(dot))?;
    }
    Ok(())
}
