//! The generated half of `include/`: one header of prototypes for each file of `src/capi/`, by cbindgen.
//!
//! A file of `src/capi/` is named for the header of CPython whose functions it has. What CPython declares in a header
//! for its own use (`pycore_*`) goes to `internal/`, and is not part of `Python.h`; what CPython does not have at all
//! is in `pyrite.rs` and becomes `pyrite.h`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cbindgen::{Builder, Config};

/// Our own functions: the one file without a counterpart in CPython.
const OWN: &str = "pyrite";

/// Headers written by hand: folders of their own, and the few files that only include others.
const BY_HAND: [&str; 8] = [
    "Python.h",
    "structmember.h",
    "datetime.h",
    "frameobject.h",
    "pyrite/abi.h",
    "pyrite/macros.h",
    "pyrite/abi",
    "pyrite/macros",
];

/// Files of `src/capi/` that are no header's.
const NOT_HEADERS: [&str; 3] = ["mod", "undeclared", "variadic"];

/// Generated headers below `include/` that are not what the sources give, and those that no source gives any more.
pub fn stale(root: &Path) -> Result<Vec<PathBuf>, String> {
    let fresh = generate(&root.join("src/capi"), &root.join("cbindgen.toml"))?;
    let include = root.join("include");
    let changed = fresh.iter().filter(|(path, text)| {
        fs::read_to_string(include.join(path)).map_or(true, |old| old != **text)
    });
    let mut stale: Vec<_> = changed.map(|(path, _)| path.clone()).collect();
    stale.extend(orphans(&include, &fresh)?);
    Ok(stale)
}

/// Makes the generated headers below `include/` what the sources give.
pub fn write(root: &Path) -> Result<(), String> {
    let fresh = generate(&root.join("src/capi"), &root.join("cbindgen.toml"))?;
    let include = root.join("include");
    let failed = |path: &Path, error| format!("cannot write {}: {error}", path.display());
    for path in orphans(&include, &fresh)? {
        let path = include.join(path);
        fs::remove_file(&path).map_err(|error| failed(&path, error))?;
    }
    for (path, text) in &fresh {
        let path = include.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        let folder = path.parent().unwrap_or(&include);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

/// Headers below `include` that are neither written by hand nor among `fresh`.
fn orphans(include: &Path, fresh: &BTreeMap<PathBuf, String>) -> Result<Vec<PathBuf>, String> {
    let mut orphans = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let unreadable = |error| format!("cannot read include/{}: {error}", folder.display());
        for entry in fs::read_dir(include.join(&folder)).map_err(unreadable)? {
            let path = folder.join(entry.map_err(unreadable)?.file_name());
            if BY_HAND.iter().any(|one| path == Path::new(one)) {
                continue;
            }
            if include.join(&path).is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "h") && !fresh.contains_key(&path) {
                orphans.push(path);
            }
        }
    }
    Ok(orphans)
}

/// The generated headers: path below `include/`, text. The same sources give the same texts.
pub fn generate(capi: &Path, config: &Path) -> Result<BTreeMap<PathBuf, String>, String> {
    let config = Config::from_file(config).map_err(|error| format!("cbindgen.toml: {error}"))?;
    let mut headers = BTreeMap::new();
    let mut public = Vec::new();
    for source in sources(capi)? {
        let name = stem(&source);
        let header = Header::of(&name);
        headers.insert(header.path.clone(), header.write(&source, config.clone())?);
        if header.public {
            public.push(name);
        }
    }
    headers.insert(PathBuf::from("pyrite/prototypes.h"), all_of(&public));
    Ok(headers)
}

/// The files of `src/capi/` that have functions of the interface, by name.
fn sources(capi: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error| format!("cannot read {}: {error}", capi.display());
    let mut sources = Vec::new();
    for entry in fs::read_dir(capi).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|end| end == "rs")
            && !NOT_HEADERS.contains(&stem(&path).as_str())
        {
            sources.push(path);
        }
    }
    sources.sort();
    Ok(sources)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Where a header goes and what it stands on.
struct Header {
    path: PathBuf,
    includes: &'static [&'static str],
    system_includes: &'static [&'static str],
    /// Part of `Python.h`.
    public: bool,
    introduction: String,
}

impl Header {
    fn of(name: &str) -> Header {
        if name == OWN {
            return Header {
                path: "pyrite.h".into(),
                includes: &[],
                system_includes: &["stddef.h", "stdint.h", "stdio.h"],
                public: false,
                introduction:
                    "What pyrite can do and CPython has no function for. Needs no other header."
                        .into(),
            };
        }
        let internal = name.starts_with("pycore_");
        Header {
            path: format!("pyrite/{}{name}.h", if internal { "internal/" } else { "" }).into(),
            includes: if internal { &["../abi.h"] } else { &["abi.h"] },
            system_includes: &["stdarg.h", "stdio.h"],
            public: !internal,
            introduction: if internal {
                format!(
                    "What CPython exports, but declares in internal/{name}.h only. Not part of Python.h."
                )
            } else {
                format!("The functions of CPython's {name}.h.")
            },
        }
    }

    fn write(&self, source: &Path, mut config: Config) -> Result<String, String> {
        let file = source.file_name().unwrap_or_default().to_string_lossy();
        let guard: String = self
            .path
            .to_string_lossy()
            .chars()
            .map(|letter| {
                if letter.is_ascii_alphanumeric() {
                    letter.to_ascii_uppercase()
                } else {
                    '_'
                }
            })
            .collect();
        config.header = Some(format!(
            "/* {}\n * Generated from src/capi/{file} by `make headers`; change it there. */",
            self.introduction
        ));
        config.include_guard = Some(if guard.starts_with("PYRITE_") {
            guard
        } else {
            format!("PYRITE_{guard}")
        });
        config.includes = self
            .includes
            .iter()
            .map(|name| String::from(*name))
            .collect();
        config.sys_includes = self
            .system_includes
            .iter()
            .map(|name| String::from(*name))
            .collect();
        if !self.public && self.includes.is_empty() {
            config.after_includes = Some("\ntypedef struct _object PyObject;".into());
        }
        let bindings = Builder::new()
            .with_config(config)
            .with_src(source)
            .generate()
            .map_err(|error| format!("src/capi/{file}: {error}"))?;
        let mut text = Vec::new();
        bindings.write(&mut text);
        let text = String::from_utf8(text).map_err(|error| format!("src/capi/{file}: {error}"))?;
        Ok(for_c(&text))
    }
}

/// A header that includes all public ones.
fn all_of(public: &[String]) -> String {
    let mut text = String::from(
        "/* All prototypes of Python.h.\n * Generated from the names of the files in src/capi/ by `make headers`. */\n\n\
         #ifndef PYRITE_PROTOTYPES_H\n#define PYRITE_PROTOTYPES_H\n\n",
    );
    for name in public {
        text += &format!("#include \"{name}.h\"\n");
    }
    text + "\n#endif\n"
}

/// The documentation of Rust items in the manner of C comments.
fn for_c(text: &str) -> String {
    text.replace(" * # Safety\n", " * Safety:\n")
        // How cbindgen writes a pointer to the type of that name.
        .replace("... *", "va_list ")
        // Read only, which cbindgen does not say of arrays.
        .replace(
            "extern unsigned int _Py_ctype_table",
            "extern const unsigned int _Py_ctype_table",
        )
        .replace(
            "extern unsigned char _Py_",
            "extern const unsigned char _Py_",
        )
        .replace(
            "extern const char *PyStructSequence_UnnamedField",
            "extern const char *const PyStructSequence_UnnamedField",
        )
        .replace("[`", "`")
        .replace("`]", "`")
}
