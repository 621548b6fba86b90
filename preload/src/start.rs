//! The constructor: runs in every process that the library is preloaded into, before `main`.

use pyrite_heap as heap;

use crate::policy::{Explained, Reason};
use crate::takeover::{self, Outcome};
use crate::{exit, host, inittab, line, settings};

#[used]
#[unsafe(link_section = ".init_array")]
static CONSTRUCTOR: extern "C" fn() = start;

extern "C" fn start() {
    // LD_PRELOAD reaches every program; all but Pythons are left as they are.
    let Some(host) = host::find() else { return };
    let settings = settings::read();
    let conf = &settings.conf;
    if conf.stats_print || conf.stats_file.is_some() || settings.pythonmallocstats {
        exit::register();
    }
    if !host.version.supported() {
        takeover::set_outcome(Outcome::nothing(Reason::TooOld));
        if conf.verbose {
            let version = &host.version.text;
            let why = Explained {
                reason: Reason::TooOld,
                pythonmalloc: "",
                version,
            };
            line::say(format_args!("not installed, {why}"));
        }
        return;
    }
    if conf.decay_ms.is_some() || conf.background_thread.is_some() {
        let given = heap::settings();
        heap::configure(heap::Settings {
            decay_ms: conf.decay_ms.unwrap_or(given.decay_ms),
            background_thread: conf.background_thread.unwrap_or(given.background_thread),
        });
    }
    inittab::patch();
    takeover::begin(host, settings);
}
