//! Several benches, one after the other.

use super::WARM_PASSES;
use super::options::{Common, Effort, Pythons, Traces};
use crate::allocators::Name;
use crate::debian::Debian;
use crate::table::Summary;
use crate::{application, compare, habits, instructions, traces};

/// Everything.
pub fn all(common: Common, summary: &mut Summary) -> Result<(), String> {
    let names = Traces::default().recorded()?;
    let plan = common.plan()?;
    traces::time(&plan, &names, WARM_PASSES, summary)?;
    traces::memory(&plan, &names, summary)?;
    compare::loops(&plan, summary)?;
    habits::compare(&plan, summary)?;
    compare::threads(&plan, summary)?;
    compare::give_back(&plan)?;
    application::compare(plan.quick)?;
    let effort = Effort {
        rounds: common.rounds,
        quick: common.quick,
        pythons: common.pythons,
    };
    effort.objects(false)?;
    effort.collector(1_000_000, false)
}

/// All that the table of goals is made of, with the CPythons of Debian's that can be had here.
pub fn of_goals(mut common: Common) -> Result<(), String> {
    let mut pythons = Vec::new();
    for name in Name::PYTHONS {
        match Debian::find(name.python().unwrap_or_default()) {
            Ok(_) => pythons.push(name),
            Err(why) => eprintln!("{} is left out: {why}", name.text()),
        }
    }
    // Later ones are peers of the objects and of the collector; their allocator is the same.
    let optimised = pythons
        .iter()
        .copied()
        .filter(|name| *name == Name::Python313);
    common.pythons.python = optimised.collect();
    let effort = Effort {
        rounds: common.rounds,
        quick: common.quick,
        pythons: Pythons { python: pythons },
    };
    let names = Traces::default().recorded()?;
    let plan = common.plan()?;
    let summary = &mut Summary::default();
    traces::time(&plan, &names, WARM_PASSES, summary)?;
    traces::memory(&plan, &names, summary)?;
    habits::compare(&plan, summary)?;
    compare::threads(&plan, summary)?;
    instructions::compare(&plan, summary)?;
    // A round of them takes seconds.
    Effort {
        rounds: Some(3 * effort.rounds()),
        ..effort.clone()
    }
    .objects(false)?;
    effort.collector(1_000_000, false)?;
    effort.shape(5_000_000, "random graph")
}
