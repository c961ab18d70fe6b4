//! What compiling costs, against what it costs CPython in the same run.

use super::jobs::{Interpreters, SIDES, Side};
use crate::Outcome;

/// How often each interpreter is measured; the medians count.
const ROUNDS: usize = 3;

/// What is measured, its unit, and what of CPython's figure is allowed.
const COSTS: [(&str, &str, f64); 2] = [("speed", "s", 0.6), ("memory", "KB", 1.0)];

/// A cost's figures.
pub struct Cost {
    name: &'static str,
    unit: &'static str,
    limit: f64,
    /// In the order of [`SIDES`].
    medians: [f64; 2],
}

impl Cost {
    /// Compiles the files on both interpreters in turn.
    pub fn measure(interpreters: &Interpreters, name: &str, files: &[String]) -> Outcome<Cost> {
        let found = COSTS.into_iter().find(|(known, ..)| *known == name);
        let (name, unit, limit) = found.ok_or_else(|| format!("no cost {name:?}"))?;
        let mut figures = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (side, figures) in SIDES.into_iter().zip(&mut figures) {
                figures.push(figure(interpreters, side, name, files)?);
            }
        }
        let medians = figures.map(|mut figures| {
            figures.sort_by(f64::total_cmp);
            figures.get(ROUNDS / 2).copied().unwrap_or(f64::NAN)
        });
        Ok(Cost {
            name,
            unit,
            limit,
            medians,
        })
    }

    fn ratio(&self) -> f64 {
        let [reference, taipan] = self.medians;
        taipan / reference
    }

    pub fn print(&self) {
        let ([reference, taipan], unit) = (self.medians, self.unit);
        println!(
            "{:<10} {:>7.2} of CPython's: {taipan:.2} {unit}, {reference:.2} {unit}; at most {:.1}",
            self.name,
            self.ratio(),
            self.limit
        );
    }

    /// Its name, if it is beyond what is allowed.
    pub fn beyond(&self) -> Option<&str> {
        (self.ratio() > self.limit).then_some(self.name)
    }
}

fn figure(interpreters: &Interpreters, side: Side, name: &str, files: &[String]) -> Outcome<f64> {
    let arguments = ["costs.py", name].map(str::to_owned);
    let printed = interpreters.output(side, &arguments, &files.join("\n"))?;
    let text = String::from_utf8_lossy(&printed);
    text.trim()
        .parse()
        .map_err(|_| format!("{side:?} measures {:?}", text.trim()))
}
