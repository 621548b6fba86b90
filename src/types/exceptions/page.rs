//! An exception as Python prints it: what led to it, its place, itself, its notes.
//!
//! Which exceptions are shown is settled first, for each but once, along its causes and contexts; those of a group are
//! all shown, but what led to them is not when it has been met before.

use core::cell::Cell;
use core::ops::Range;

use super::base::Base;
use super::hierarchy;
use super::report::File;
use crate::prelude::*;

const CAUSE: &CStr = c"The above exception was the direct cause of the following exception:";
const CONTEXT: &CStr = c"During handling of the above exception, another exception occurred:";

/// More exceptions of one group, and groups within groups, are cut.
const GROUP_WIDTH_MAX: usize = 15;
const GROUP_DEPTH_MAX: usize = 10;

/// An exception to be shown; the others by their index.
struct Node {
    exception: Ref,
    /// What led to it, shown before it.
    before: Option<usize>,
    /// What it led to, and how that is said.
    after: Option<(usize, &'static CStr)>,
    /// Of a group.
    members: Option<Range<usize>>,
}

/// All exceptions to be shown; the first is the one that was asked for.
struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    unsafe fn new(exception: *mut PyObject) -> Fallible<Tree> {
        let mut tree = Tree { nodes: Vec::new() };
        let mut waiting = Vec::new();
        waiting.push_or_raise(tree.add(exception, None)?)?;
        while let Some(node) = waiting.pop() {
            tree.follow(node, &mut waiting)?;
        }
        Ok(tree)
    }

    unsafe fn add(
        &mut self,
        exception: *mut PyObject,
        after: Option<(usize, &'static CStr)>,
    ) -> Fallible<usize> {
        self.nodes.push_or_raise(Node {
            exception: Ref::new(exception),
            before: None,
            after,
            members: None,
        })?;
        Ok(self.nodes.len() - 1)
    }

    fn is_new(&self, exception: *mut PyObject) -> bool {
        let mut nodes = self.nodes.iter();
        !exception.is_null() && nodes.all(|node| node.exception.ptr() != exception)
    }

    /// Adds what led to an exception, and the members of a group.
    unsafe fn follow(&mut self, node: usize, waiting: &mut Vec<usize>) -> Fallible {
        let exception = self.nodes[node].exception.ptr();
        let base = exception.cast::<Base>();
        let before = if self.is_new((*base).cause) {
            Some(((*base).cause, CAUSE))
        } else if (*base).suppress_context == 0 && self.is_new((*base).context) {
            Some(((*base).context, CONTEXT))
        } else {
            None
        };
        if let Some((before, how)) = before {
            let before = self.add(before, Some((node, how)))?;
            self.nodes[node].before = Some(before);
            waiting.push_or_raise(before)?;
        }
        if PyObject_TypeCheck(exception, &raw mut hierarchy::BaseExceptionGroup) {
            let held = (*exception.cast::<PyBaseExceptionGroupObject>()).excs;
            let first = self.nodes.len();
            for i in 0..Py_SIZE(held) {
                let member = self.add(PyTuple_GET_ITEM(held, i), None)?;
                waiting.push_or_raise(member)?;
            }
            self.nodes[node].members = Some(first..self.nodes.len());
        }
        Ok(())
    }
}

/// Writes an exception to a file.
pub unsafe fn write(file: &File, exception: *mut PyObject) -> Fallible {
    let page = Page {
        file,
        tree: Tree::new(exception)?,
        depth: Cell::new(0),
        is_open: Cell::new(false),
    };
    page.chain(0)
}

/// The exceptions of a tree, indented by the depth of the groups around them.
struct Page<'a> {
    file: &'a File,
    tree: Tree,
    depth: Cell<usize>,
    /// Whether the frame around the last member of a group has to be closed still.
    is_open: Cell<bool>,
}

impl Page<'_> {
    unsafe fn margin(&self) -> Fallible {
        for _ in 1..self.depth.get() {
            self.file.text(c"  ")?;
        }
        if self.depth.get() > 0 {
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

    /// What led to an exception, and itself.
    unsafe fn chain(&self, node: usize) -> Fallible {
        let mut at = node;
        while let Some(before) = self.tree.nodes[at].before {
            at = before;
        }
        while at != node {
            self.one(at)?;
            let Some((next, how)) = self.tree.nodes[at].after else {
                break;
            };
            self.line(c"")?;
            self.line(how)?;
            self.line(c"")?;
            at = next;
        }
        self.one(node)
    }

    unsafe fn one(&self, node: usize) -> Fallible {
        let exception = self.tree.nodes[node].exception.ptr();
        if let Some(members) = &self.tree.nodes[node].members {
            return self.group(exception, members.clone());
        }
        self.traceback(exception, c"")?;
        if PyObject_TypeCheck(exception, &raw mut hierarchy::SyntaxError) {
            return self.syntax(exception);
        }
        self.final_line(exception)?;
        self.notes(exception)
    }

    unsafe fn traceback(&self, exception: *mut PyObject, before: &CStr) -> Fallible {
        let traceback = (*exception.cast::<Base>()).traceback;
        if traceback.is_null() {
            return Ok(());
        }
        self.margin()?;
        self.file.text(before)?;
        status(PyTraceBack_Print(traceback, self.file.ptr()))
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
        let offset = offset.min(end + 1);
        let last = end_offset.map_or(end + 1, |last| last.min(end + 1));
        let last = last.max(offset + 1);
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

    /// A group: itself, then each of its members in a frame of its own.
    unsafe fn group(&self, exception: *mut PyObject, members: Range<usize>) -> Fallible {
        if self.depth.get() > GROUP_DEPTH_MAX {
            let text = owned(PyUnicode_FromFormat(
                c"... (max_group_depth is %d)".as_ptr(),
                GROUP_DEPTH_MAX as c_int,
            ))?;
            return self.lines(text.ptr());
        }
        let is_outermost = self.depth.get() == 0;
        if is_outermost {
            self.depth.set(1);
        }
        self.traceback(exception, c"Exception Group ")?;
        self.final_line(exception)?;
        self.notes(exception)?;
        let count = members.len().min(GROUP_WIDTH_MAX + 1);
        for i in 0..count {
            let is_last = i + 1 == count;
            if is_last {
                self.is_open.set(true);
            }
            self.title(i)?;
            self.depth.set(self.depth.get() + 1);
            if i < GROUP_WIDTH_MAX {
                self.chain(members.start + i)?;
            } else {
                self.rest(members.len() - GROUP_WIDTH_MAX)?;
            }
            // A group at the end has closed the frame with its own.
            if is_last && self.is_open.replace(false) {
                self.indent()?;
                self.file.text(c"+------------------------------------\n")?;
            }
            self.depth.set(self.depth.get() - 1);
        }
        if is_outermost {
            self.depth.set(0);
        }
        Ok(())
    }

    unsafe fn indent(&self) -> Fallible {
        for _ in 0..self.depth.get() {
            self.file.text(c"  ")?;
        }
        Ok(())
    }

    unsafe fn title(&self, i: usize) -> Fallible {
        self.indent()?;
        self.file.text(if i == 0 { c"+-" } else { c"  " })?;
        if i >= GROUP_WIDTH_MAX {
            return self.file.text(c"+---------------- ... ----------------\n");
        }
        let title = owned(PyUnicode_FromFormat(
            c"+---------------- %zd ----------------\n".as_ptr(),
            i + 1,
        ))?;
        self.file.str(title.ptr())
    }

    unsafe fn rest(&self, count: usize) -> Fallible {
        let text = owned(PyUnicode_FromFormat(
            c"and %zd more exception%s".as_ptr(),
            count,
            if count > 1 { c"s" } else { c"" }.as_ptr(),
        ))?;
        self.lines(text.ptr())
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
