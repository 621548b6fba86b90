//! An exception as Python prints it when nothing has caught it: what led to it, its place, itself, its notes.

use super::base::Base;
use super::hierarchy;
use crate::prelude::*;

/// An object with a `write` that takes a str.
pub struct File(Ref);

impl File {
    /// `sys.stderr`; `None` when there is none to write to.
    pub unsafe fn stderr() -> Option<File> {
        let file = PySys_GetObject(c"stderr".as_ptr());
        (!file.is_null() && file != Py_None()).then(|| File(Ref::new(file)))
    }

    /// Borrowed.
    pub fn ptr(&self) -> *mut PyObject {
        self.0.ptr()
    }

    /// Writes a text.
    pub unsafe fn text(&self, text: &CStr) -> Fallible {
        status(PyFile_WriteString(text.as_ptr(), self.ptr()))
    }

    /// Writes the str of an object.
    pub unsafe fn str(&self, op: *mut PyObject) -> Fallible {
        status(PyFile_WriteObject(op, self.ptr(), Py_PRINT_RAW))
    }

    /// Writes the repr of an object.
    pub unsafe fn repr(&self, op: *mut PyObject) -> Fallible {
        status(PyFile_WriteObject(op, self.ptr(), 0))
    }

    /// Flushes it; what goes wrong is not told.
    pub unsafe fn flush(&self) {
        let done = PyObject_CallMethodObjArgs(self.ptr(), name!("flush"), null_mut::<PyObject>());
        if Ref::steal(done).is_none() {
            PyErr_Clear();
        }
    }

    /// Writes the name of a type of exceptions, with its module unless that is builtins or `__main__`.
    pub unsafe fn type_name(&self, kind: *mut PyObject) -> Fallible {
        let mut module = null_mut();
        let _ = PyObject_GetOptionalAttr(kind, name!("__module__"), &mut module);
        let module = Ref::steal(module).filter(|module| PyUnicode_Check(module.ptr()));
        match module {
            None => {
                PyErr_Clear();
                self.text(c"<unknown>.")?;
            }
            Some(module) => {
                let hidden = |name: &CStr| {
                    PyUnicode_CompareWithASCIIString(module.ptr(), name.as_ptr()) == 0
                };
                if !hidden(c"builtins") && !hidden(c"__main__") {
                    self.str(module.ptr())?;
                    self.text(c".")?;
                }
            }
        }
        match Ref::steal(PyType_GetQualName(kind.cast())) {
            Some(name) => self.str(name.ptr()),
            None => {
                PyErr_Clear();
                self.text(c"<unknown>")
            }
        }
    }
}

/// The same; an exception without a traceback gets this one, if it is one.
pub unsafe fn display_with(exception: *mut PyObject, traceback: *mut PyObject) {
    if !traceback.is_null()
        && Py_TYPE(traceback) == &raw mut PyTraceBack_Type
        && PyExceptionInstance_Check(exception)
        && (*exception.cast::<Base>()).traceback.is_null()
    {
        (*exception.cast::<Base>()).traceback = new_ref(traceback);
    }
    display(exception);
}

/// Writes an exception to `sys.stderr`. What goes wrong meanwhile is not told.
pub unsafe fn display(exception: *mut PyObject) {
    let Some(file) = File::stderr() else { return };
    let raised = PyErr_GetRaisedException();
    if !PyExceptionInstance_Check(exception) {
        let _ = display_other(&file, exception);
        return PyErr_SetRaisedException(raised);
    }
    let page = Page {
        file: &file,
        seen: Ref::steal(PySet_New(null_mut())),
        depth: 0,
    };
    let _ = page.chain(exception);
    PyErr_Clear();
    file.flush();
    PyErr_SetRaisedException(raised);
}

/// Something that is no exception: its type and its text.
unsafe fn display_other(file: &File, op: *mut PyObject) -> Fallible {
    let line = owned(PyUnicode_FromFormat(
        c"%s: %S\n".as_ptr(),
        (*Py_TYPE(op)).tp_name,
        op,
    ))?;
    file.str(line.ptr())
}

const CAUSE: &CStr = c"The above exception was the direct cause of the following exception:";
const CONTEXT: &CStr = c"During handling of the above exception, another exception occurred:";

/// More exceptions of one group, and groups within groups, are cut.
const GROUP_WIDTH_MAX: Py_ssize_t = 15;
const GROUP_DEPTH_MAX: usize = 10;

/// One exception after the other, each at most once, indented by the depth of the groups around it.
struct Page<'a> {
    file: &'a File,
    seen: Option<Ref>,
    depth: usize,
}

impl Page<'_> {
    /// Whether an exception has been seen before; it has from now on.
    unsafe fn is_seen(&self, exception: *mut PyObject) -> Fallible<bool> {
        let Some(seen) = &self.seen else {
            return Ok(false);
        };
        let id = owned(PyLong_FromVoidPtr(exception.cast()))?;
        if truth(PySet_Contains(seen.ptr(), id.ptr()))? {
            return Ok(true);
        }
        status(PySet_Add(seen.ptr(), id.ptr()))?;
        Ok(false)
    }

    unsafe fn margin(&self) -> Fallible {
        for _ in 1..self.depth {
            self.file.text(c"  ")?;
        }
        if self.depth > 0 {
            self.file.text(c"  | ")?;
        }
        Ok(())
    }

    unsafe fn line(&self, text: &CStr) -> Fallible {
        self.margin()?;
        self.file.text(text)?;
        self.file.text(c"\n")
    }

    /// A text of several lines, each with the margin.
    unsafe fn lines(&self, text: *mut PyObject) -> Fallible {
        let lines = owned(PyUnicode_Splitlines(text, 0))?;
        for i in 0..Py_SIZE(lines.ptr()) {
            self.margin()?;
            self.file.str(PyList_GET_ITEM(lines.ptr(), i))?;
            self.file.text(c"\n")?;
        }
        Ok(())
    }

    /// The exceptions that led to one, and itself.
    unsafe fn chain(&self, exception: *mut PyObject) -> Fallible {
        if self.is_seen(exception)? {
            return Ok(());
        }
        let base = exception.cast::<Base>();
        let (before, how) = if !(*base).cause.is_null() {
            (Ref::new((*base).cause), CAUSE)
        } else if !(*base).context.is_null() && (*base).suppress_context == 0 {
            (Ref::new((*base).context), CONTEXT)
        } else {
            return self.one(exception);
        };
        if !self.holds(before.ptr())? {
            if Py_EnterRecursiveCall(c" in print_exception_cause_and_context".as_ptr()) != 0 {
                return Err(Raised);
            }
            let told = self.chain(before.ptr());
            Py_LeaveRecursiveCall();
            told?;
            self.line(c"")?;
            self.line(how)?;
            self.line(c"")?;
        }
        self.one(exception)
    }

    unsafe fn holds(&self, exception: *mut PyObject) -> Fallible<bool> {
        let Some(seen) = &self.seen else {
            return Ok(false);
        };
        let id = owned(PyLong_FromVoidPtr(exception.cast()))?;
        truth(PySet_Contains(seen.ptr(), id.ptr()))
    }

    unsafe fn one(&self, exception: *mut PyObject) -> Fallible {
        if PyObject_TypeCheck(exception, &raw mut hierarchy::BaseExceptionGroup) {
            return self.group(exception.cast());
        }
        self.traceback(exception)?;
        if PyObject_TypeCheck(exception, &raw mut hierarchy::SyntaxError) {
            return self.syntax(exception);
        }
        self.final_line(exception)?;
        self.notes(exception)
    }

    unsafe fn traceback(&self, exception: *mut PyObject) -> Fallible {
        match (*exception.cast::<Base>()).traceback {
            none if none.is_null() => Ok(()),
            traceback => {
                self.margin()?;
                status(PyTraceBack_Print(traceback, self.file.ptr()))
            }
        }
    }

    /// The type, and what the exception says.
    unsafe fn final_line(&self, exception: *mut PyObject) -> Fallible {
        self.margin()?;
        self.file.type_name(Py_TYPE(exception).cast())?;
        match Ref::steal(PyObject_Str(exception)) {
            None => {
                PyErr_Clear();
                self.file.text(c": <exception str() failed>")?;
            }
            Some(text) if PyUnicode_GET_LENGTH(text.ptr()) > 0 => {
                self.file.text(c": ")?;
                self.file.str(text.ptr())?;
            }
            Some(_) => {}
        }
        self.file.text(c"\n")
    }

    unsafe fn notes(&self, exception: *mut PyObject) -> Fallible {
        let mut notes = null_mut();
        status(PyObject_GetOptionalAttr(
            exception,
            name!("__notes__"),
            &mut notes,
        ))?;
        let Some(notes) = Ref::steal(notes).filter(|notes| notes.ptr() != Py_None()) else {
            return Ok(());
        };
        if PySequence_Check(notes.ptr()) == 0 || PyUnicode_Check(notes.ptr()) {
            let text = owned(PyObject_Repr(notes.ptr()))?;
            return self.lines(text.ptr());
        }
        for i in 0..PySequence_Size(notes.ptr()) {
            let note = owned(PySequence_GetItem(notes.ptr(), i))?;
            match Ref::steal(PyObject_Str(note.ptr())) {
                Some(text) => self.lines(text.ptr())?,
                None => {
                    PyErr_Clear();
                    self.line(c"<note str() failed>")?;
                }
            }
        }
        Ok(())
    }

    unsafe fn syntax(&self, exception: *mut PyObject) -> Fallible {
        let own = exception.cast::<PySyntaxErrorObject>();
        let (file, line, text) = ((*own).filename, (*own).lineno, (*own).text);
        if !line.is_null() && line != Py_None() {
            let unknown = owned(PyUnicode_FromString(c"<string>".as_ptr()))?;
            let file = if file.is_null() || file == Py_None() {
                unknown.ptr()
            } else {
                file
            };
            let place = owned(PyUnicode_FromFormat(
                c"  File \"%S\", line %S".as_ptr(),
                file,
                line,
            ))?;
            self.lines(place.ptr())?;
            if !text.is_null() && PyUnicode_Check(text) {
                let same_line = number(line) == number((*own).end_lineno);
                let last = same_line.then(|| number((*own).end_offset).unwrap_or(0));
                self.source(text, (*own).offset, last)?;
            }
        }
        self.margin()?;
        self.file.type_name(Py_TYPE(exception).cast())?;
        self.file.text(c": ")?;
        let message = (*own).msg;
        if message.is_null() || message == Py_None() {
            self.file.text(c"<no detail available>")?;
        } else {
            self.file.str(message)?;
        }
        self.file.text(c"\n")?;
        self.notes(exception)
    }

    /// The line of the source, without what it is indented by, and a mark under what is wrong, which ends at `end_offset`
    /// or with the line.
    unsafe fn source(
        &self,
        text: *mut PyObject,
        offset: *mut PyObject,
        end_offset: Option<Py_ssize_t>,
    ) -> Fallible {
        let is_space = |i| matches!(PyUnicode_READ_CHAR(text, i), 0x20 | 0x09 | 0x0c | 0x0a);
        let mut end = PyUnicode_GET_LENGTH(text);
        while end > 0 && is_space(end - 1) {
            end -= 1;
        }
        let start = (0..end).find(|i| !is_space(*i)).unwrap_or(end);
        let shown = owned(PyUnicode_Substring(text, start, end))?;
        let line = owned(PyUnicode_FromFormat(c"    %U".as_ptr(), shown.ptr()))?;
        self.lines(line.ptr())?;
        let Some(offset) = number(offset) else {
            return Ok(());
        };
        let length = PyUnicode_GET_LENGTH(text);
        let offset = if offset > length { end + 1 } else { offset };
        let last = match end_offset {
            Some(last) if last > offset => last,
            Some(_) => offset + 1,
            None => (end + 1).max(offset + 1),
        };
        let column = offset - 1 - start;
        if column < 0 {
            return Ok(());
        }
        self.margin()?;
        self.file.text(c"    ")?;
        for _ in 0..column {
            self.file.text(c" ")?;
        }
        for _ in offset..last {
            self.file.text(c"^")?;
        }
        self.file.text(c"\n")
    }

    /// A group: itself, then each of its exceptions in a frame of its own.
    unsafe fn group(&self, group: *mut PyBaseExceptionGroupObject) -> Fallible {
        let exceptions = Ref::new((*group).excs);
        let outer = self.depth == 0;
        let inner = Page {
            file: self.file,
            seen: self.seen.clone(),
            depth: self.depth + usize::from(outer),
        };
        if inner.depth > GROUP_DEPTH_MAX {
            let text = owned(PyUnicode_FromFormat(
                c"... (max_group_depth is %d)".as_ptr(),
                GROUP_DEPTH_MAX as c_int,
            ))?;
            return self.lines(text.ptr());
        }
        if !(*group).traceback.is_null() {
            self.indent(inner.depth - 1)?;
            self.file.text(c"  + Exception Group ")?;
            status(PyTraceBack_Print((*group).traceback, self.file.ptr()))?;
        }
        inner.final_line(group.cast())?;
        inner.notes(group.cast())?;
        let count = Py_SIZE(exceptions.ptr());
        for i in 0..count.min(GROUP_WIDTH_MAX + 1) {
            inner.member(exceptions.ptr(), i, count)?;
        }
        Ok(())
    }

    unsafe fn indent(&self, depth: usize) -> Fallible {
        for _ in 0..depth {
            self.file.text(c"  ")?;
        }
        Ok(())
    }

    unsafe fn member(
        &self,
        exceptions: *mut PyObject,
        i: Py_ssize_t,
        count: Py_ssize_t,
    ) -> Fallible {
        let cut = i >= GROUP_WIDTH_MAX;
        self.indent(self.depth)?;
        let first = if i == 0 { c"+-" } else { c"  " };
        let title = if cut {
            owned(PyUnicode_FromFormat(
                c"%s+---------------- ... ----------------\n".as_ptr(),
                first.as_ptr(),
            ))?
        } else {
            owned(PyUnicode_FromFormat(
                c"%s+---------------- %zd ----------------\n".as_ptr(),
                first.as_ptr(),
                i + 1,
            ))?
        };
        self.file.str(title.ptr())?;
        let page = Page {
            file: self.file,
            seen: self.seen.clone(),
            depth: self.depth + 1,
        };
        let mut ends = i + 1 == count || cut;
        if cut {
            let left = count - GROUP_WIDTH_MAX;
            let text = owned(PyUnicode_FromFormat(
                c"and %zd more exception%s".as_ptr(),
                left,
                if left > 1 { c"s" } else { c"" }.as_ptr(),
            ))?;
            page.lines(text.ptr())?;
        } else {
            let one = PyTuple_GET_ITEM(exceptions, i);
            page.chain(one)?;
            // A group that ends the list has closed the frame itself.
            ends = ends && !PyObject_TypeCheck(one, &raw mut hierarchy::BaseExceptionGroup);
        }
        if ends {
            self.indent(page.depth)?;
            self.file.text(c"+------------------------------------\n")?;
        }
        Ok(())
    }
}

/// The value of an int.
unsafe fn number(op: *mut PyObject) -> Option<Py_ssize_t> {
    if op.is_null() || !PyLong_Check(op) {
        return None;
    }
    let mut overflow = 0;
    let value = PyLong_AsLongAndOverflow(op, &mut overflow);
    (overflow == 0).then_some(value as Py_ssize_t)
}

/// Prints the exception that is set by `sys.excepthook`; none is set afterwards. SystemExit ends the process.
pub unsafe fn print(sets_last: bool) {
    exit_if_asked();
    let Some(exception) = Ref::steal(PyErr_GetRaisedException()) else {
        return;
    };
    let traceback = Ref::steal(PyException_GetTraceback(exception.ptr()))
        .unwrap_or_else(|| Ref::new(Py_None()));
    let kind = Py_TYPE(exception.ptr()).cast::<PyObject>();
    if sets_last {
        for (name, value) in [
            (c"last_exc", exception.ptr()),
            (c"last_type", kind),
            (c"last_value", exception.ptr()),
            (c"last_traceback", traceback.ptr()),
        ] {
            if PySys_SetObject(name.as_ptr(), value) < 0 {
                PyErr_Clear();
            }
        }
    }
    let Some(hook) = Ref::new_or_none(PySys_GetObject(c"excepthook".as_ptr())) else {
        if let Some(file) = File::stderr() {
            let _ = file.text(c"sys.excepthook is missing\n");
        }
        return display(exception.ptr());
    };
    let mut args = [kind, exception.ptr(), traceback.ptr()];
    let answer = PyObject_Vectorcall(hook.ptr(), args.as_mut_ptr(), 3, null_mut());
    if Ref::steal(answer).is_none() {
        exit_if_asked();
        hook_failed(exception.ptr());
    }
}

unsafe fn hook_failed(original: *mut PyObject) {
    let failure = Ref::steal(PyErr_GetRaisedException());
    let Some(file) = File::stderr() else { return };
    let _ = file.text(c"Error in sys.excepthook:\n");
    if let Some(failure) = failure {
        display(failure.ptr());
    }
    let _ = file.text(c"\nOriginal exception was:\n");
    display(original);
}

/// Ends the process when SystemExit is set, with the status that it asks for: a number is that, None 0, and anything
/// else is written to `sys.stderr` and 1.
unsafe fn exit_if_asked() {
    if PyErr_ExceptionMatches(PyExc_SystemExit) == 0 {
        return;
    }
    let Some(exception) = Ref::steal(PyErr_GetRaisedException()) else {
        return;
    };
    let mut code = null_mut();
    if PyObject_GetOptionalAttr(exception.ptr(), name!("code"), &mut code) < 0 {
        PyErr_Clear();
    }
    let code = Ref::steal(code).unwrap_or_else(|| Ref::new(Py_None()));
    let wanted = if code.ptr() == Py_None() {
        0
    } else if PyLong_Check(code.ptr()) {
        let value = PyLong_AsLong(code.ptr()) as c_int;
        PyErr_Clear();
        value
    } else {
        if let Some(file) = File::stderr() {
            let _ = file.str(code.ptr());
            let _ = file.text(c"\n");
            file.flush();
        }
        PyErr_Clear();
        1
    };
    drop((code, exception));
    Py_Exit(wanted)
}
