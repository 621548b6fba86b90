//! The man page is made from the definition of the command line, and the committed one is current.
//!
//! `PYRITE_WRITE_MAN=1 cargo test -p pyrite-cli --test man_page` writes it anew.

use std::fs;
use std::path::Path;

use clap::Command;
use clap_mangen::Man;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../packaging/pyrite.1");

/// One section of a page, as text.
fn section(write: impl Fn(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut text = Vec::new();
    write(&mut text).expect("a vector takes everything");
    String::from_utf8(text).expect("a man page is UTF-8")
}

/// One page for the command and its subcommands, which have their sections in it.
fn page() -> String {
    let mut command = pyrite_cli::command().disable_help_subcommand(true);
    command.build();
    // A date would change the page without a change.
    let main = Man::new(command.clone()).date("");
    let mut page = section(|out| main.render_title(out));
    page += &section(|out| main.render_name_section(out));
    page += &section(|out| main.render_synopsis_section(out));
    for subcommand in command.get_subcommands() {
        page += &of_subcommand(subcommand);
    }
    // Its lines are laid out already.
    page += &section(|out| main.render_extra_section(out))
        .replace(".SH EXTRA\n", ".SH EXIT STATUS\n.nf\n");
    page += ".fi\n";
    page += &section(|out| main.render_version_section(out));
    once(&page)
}

/// Each section defines the apostrophe anew; the first definition is enough.
fn once(page: &str) -> String {
    let end = page.find(".TH ").expect("the title");
    let (definition, rest) = page.split_at(end);
    format!("{definition}{}", rest.replace(definition, ""))
}

fn of_subcommand(subcommand: &Command) -> String {
    let name = subcommand.get_name().to_owned();
    let man = Man::new(subcommand.clone());
    let synopsis = section(|out| man.render_synopsis_section(out));
    let about = section(|out| man.render_description_section(out));
    let options = section(|out| man.render_options_section(out));
    format!(".SH \"PYRITE {}\"\n", name.to_uppercase())
        + &synopsis.replace(".SH SYNOPSIS\n", "")
        + &about.replace(".SH DESCRIPTION\n", ".PP\n")
        + &options.replace(".SH OPTIONS\n", "")
}

#[test]
fn the_committed_page_is_current() {
    let page = page();
    if std::env::var_os("PYRITE_WRITE_MAN").is_some() {
        fs::create_dir_all(Path::new(PAGE).parent().expect("a folder")).expect("the folder");
        fs::write(PAGE, &page).expect("the page can be written");
    }
    let committed = fs::read_to_string(PAGE).expect("packaging/pyrite.1 is there");
    assert!(
        committed == page,
        "packaging/pyrite.1 is out of date: PYRITE_WRITE_MAN=1 cargo test -p pyrite-cli --test man_page"
    );
}

#[test]
fn every_option_and_status_is_on_the_page() {
    let page = page().replace('\\', "");
    for word in [
        "--stats",
        "--json",
        "--compare",
        "--rounds",
        "--decay-ms",
        "--conf",
        "--verbose",
        "--library",
        "EXIT STATUS",
        "127",
        "126",
        "125",
        "124",
        "123",
        "122",
        "121",
        "119",
    ] {
        assert!(page.contains(word), "{word} is missing");
    }
}
