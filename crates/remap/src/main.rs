// SPDX-License-Identifier: AGPL-3.0-or-later
//! Runs programs in the Vector Remap Language as Vector's `remap` transform does: events on standard input, one JSON object a line,
//! through the programs in the files that are named, one after the other, to standard output. The end-to-end tests prove
//! `deploy/vector` with it, because Vector itself is in no package registry; it is no part of PerfShop's program.

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::{Context, Result, bail, ensure};
use vrl::compiler::runtime::Runtime;
use vrl::compiler::{Program, TargetValue, TimeZone};
use vrl::diagnostic::Formatter;
use vrl::value::{Secrets, Value};

fn main() -> Result<()> {
    let read = |path: String| {
        let source = std::fs::read_to_string(&path).with_context(|| path.clone())?;
        compile(&source).context(path)
    };
    let programs = std::env::args().skip(1).map(read).collect::<Result<Vec<_>>>()?;
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let event = serde_json::from_str(&line).with_context(|| line.clone())?;
        let event = programs.iter().try_fold(event, run).with_context(|| line)?;
        serde_json::to_writer(&mut out, &event)?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

/// Makes a program of its text, with the functions of the standard library. Vector only logs a warning of the compiler; here it is
/// an error, because nobody reads that log.
fn compile(source: &str) -> Result<Program> {
    let told = |diagnostics| Formatter::new(source, diagnostics).to_string();
    match vrl::compiler::compile(source, &vrl::stdlib::all()) {
        Ok(result) if result.warnings.is_empty() => Ok(result.program),
        Ok(result) => bail!(told(result.warnings)),
        Err(errors) => bail!(told(errors)),
    }
}

/// What a program makes of an event. Vector hands on the event as it was when the program fails or aborts; here that is an error.
fn run(event: Value, program: &Program) -> Result<Value> {
    let mut target = TargetValue { value: event, metadata: Value::Object([].into()), secrets: Secrets::default() };
    Runtime::default().resolve(&mut target, program, &TimeZone::default())?;
    ensure!(target.value.is_object(), "no object: {}", target.value);
    Ok(target.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_changes_an_event() {
        let program = compile(r#".n = to_int!(.n) + 1"#).unwrap();
        assert_eq!(run(vrl::value!({"n": "1"}), &program).unwrap(), vrl::value!({"n": 2}));
    }

    #[test]
    fn what_vector_would_pass_over_is_refused() {
        let reason = |source| format!("{:#}", compile(source).unwrap_err());
        assert!(reason(".n = to_int(.n)").contains("error[E103]"), "unhandled");
        assert!(reason("\"unused\"\n.n = 1").contains("warning"), "unused");
        let failing = compile(".n = to_int!(.n)").unwrap();
        assert!(run(vrl::value!({"n": "one"}), &failing).is_err());
        let aborting = compile("abort").unwrap();
        assert!(run(vrl::value!({"n": "one"}), &aborting).is_err());
        let scalar = compile(". = 1").unwrap();
        assert!(run(vrl::value!({"n": "one"}), &scalar).is_err());
    }
}
