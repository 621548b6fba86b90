//! `timedelta(...)`: seven numbers, ints or floats, that are added exactly and rounded once.

use super::delta;
use super::span::{DAY_MICROS, SECOND_MICROS, Span, TooLarge};
use super::whole::{self, Whole};
use crate::prelude::*;
use crate::types::equality::small_int;

/// A parameter: its name, its unit in microseconds.
struct Unit {
    name: &'static CStr,
    micros: i64,
}

const fn unit(name: &'static CStr, micros: i64) -> Unit {
    Unit { name, micros }
}

/// In the order of the parameters.
const UNITS: [Unit; 7] = [
    unit(c"days", DAY_MICROS),
    unit(c"seconds", SECOND_MICROS),
    unit(c"microseconds", 1),
    unit(c"milliseconds", 1000),
    unit(c"minutes", 60 * SECOND_MICROS),
    unit(c"hours", 3600 * SECOND_MICROS),
    unit(c"weeks", 7 * DAY_MICROS),
];

/// The order in which they are added: an error of an earlier one comes first, and sums of fractions depend on it.
const ORDER: [usize; 7] = [2, 3, 1, 4, 5, 0, 6];

/// What has been added up.
struct Sum {
    /// `None` when it is more than 127 bits.
    whole: Option<i128>,
    fraction: f64,
}

impl Sum {
    fn add(&mut self, count: Option<i128>, micros: i64) {
        let product = count.and_then(|count| count.checked_mul(micros.into()));
        self.whole = match (self.whole, product) {
            (Some(sum), Some(product)) => sum.checked_add(product),
            _ => None,
        };
    }

    unsafe fn add_object(&mut self, op: *mut PyObject, unit: &Unit) -> Fallible {
        if PyLong_Check(op) {
            let count = match whole::of_int(op)? {
                Whole::Fits(count) => Some(count),
                Whole::Huge { .. } => None,
            };
            self.add(count, unit.micros);
            return Ok(());
        }
        if PyFloat_Check(op) {
            return self.add_float(PyFloat_AsDouble(op), unit);
        }
        PyErr_Format(
            PyExc_TypeError,
            c"unsupported type for timedelta %s component: %s".as_ptr(),
            unit.name.as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        Err(Raised)
    }

    /// The whole part in integers, what remains in doubles.
    unsafe fn add_float(&mut self, value: f64, unit: &Unit) -> Fallible {
        if value.is_nan() {
            PyErr_SetString(
                PyExc_ValueError,
                c"cannot convert float NaN to integer".as_ptr(),
            );
            return Err(Raised);
        }
        if value.is_infinite() {
            PyErr_SetString(
                PyExc_OverflowError,
                c"cannot convert float infinity to integer".as_ptr(),
            );
            return Err(Raised);
        }
        let count = value.trunc();
        let is_small = count.abs() < (1u128 << 126) as f64;
        self.add(is_small.then_some(count as i128), unit.micros);
        let rest = (value - count) * unit.micros as f64;
        self.add(Some(rest.trunc() as i128), 1);
        self.fraction += rest - rest.trunc();
        Ok(())
    }

    /// To the nearest microsecond, ties to even.
    fn span(&self) -> Result<Span, TooLarge> {
        let mut whole = self.whole.ok_or(TooLarge::Int)?;
        if self.fraction != 0.0 {
            let down = self.fraction.floor();
            let above = self.fraction - down;
            whole += down as i128;
            let is_odd = whole & 1 != 0;
            whole += i128::from(above > 0.5 || (above == 0.5 && is_odd));
        }
        Span::of_micros(whole)
    }
}

/// Days, seconds and microseconds as small ints, by position.
unsafe fn plain(args: *mut PyObject, kwargs: *mut PyObject) -> Option<Result<Span, TooLarge>> {
    let count = Py_SIZE(args);
    if !kwargs.is_null() || count > 3 {
        return None;
    }
    let mut parts = [0; 3];
    for (i, part) in parts.iter_mut().enumerate().take(count as usize) {
        *part = small_int(PyTuple_GET_ITEM(args, i as Py_ssize_t))? as i64;
    }
    Some(Span::of_parts(parts[0], parts[1], parts[2]))
}

unsafe fn span(args: *mut PyObject, kwargs: *mut PyObject) -> Fallible<Result<Span, TooLarge>> {
    if let Some(span) = plain(args, kwargs) {
        return Ok(span);
    }
    let mut given = [null_mut::<PyObject>(); 7];
    let mut names = [null_mut::<c_char>(); 8];
    for (name, unit) in names.iter_mut().zip(&UNITS) {
        *name = unit.name.as_ptr().cast_mut();
    }
    let [days, seconds, micros, millis, minutes, hours, weeks] = &mut given;
    let parsed = PyArg_ParseTupleAndKeywords(
        args,
        kwargs,
        c"|OOOOOOO:__new__".as_ptr(),
        names.as_ptr(),
        days,
        seconds,
        micros,
        millis,
        minutes,
        hours,
        weeks,
    );
    if parsed == 0 {
        return Err(Raised);
    }
    let mut sum = Sum {
        whole: Some(0),
        fraction: 0.0,
    };
    for i in ORDER {
        if !given[i].is_null() {
            sum.add_object(given[i], &UNITS[i])?;
        }
    }
    Ok(sum.span())
}

pub unsafe extern "C" fn tp_new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let span = delta::checked(span(args, kwargs)?)?;
        delta::make_of(kind, span)
    };
    body().or_null()
}
