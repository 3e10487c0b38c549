// SPDX-License-Identifier: AGPL-3.0-or-later
//! The grammar of the command line. The settings' flags come from the table in `config`.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Failure, Texts, audit, exit, experiment, shoppers};
use crate::config::{CONFIG_VARIABLE, Config, DefaultValue, Setting};

/// The subcommand by which the supervisor starts the shop's process. Not for people.
pub const SHOP_PROCESS: &str = "shop-process";
pub const CONFIG: &str = "config";
pub const URL: &str = "url";
pub const JSON: &str = "json";

pub fn command(texts: &Texts) -> Command {
    let settings = |_: &Setting| true;
    // The client needs no more than where the token lies; the address is the one that the server is configured with.
    let data_dir = |setting: &Setting| setting.name == "data-dir";
    let for_client = |setting: &Setting| matches!(setting.name, "data-dir" | "lang");
    let url = Arg::new(URL).long("url").value_name("URL").global(true).help(texts.get("help-url", &[]));
    let chaos = with_settings(verb("chaos", texts).subcommand_required(true), data_dir, texts)
        .arg(url)
        .subcommand(
            verb("set", texts)
                .arg(Arg::new("anomaly").required(true).help(texts.get("help-anomaly", &[])))
                .arg(Arg::new("dose").required(true).help(texts.get("help-dose", &[])))
                .arg(figure("ratio", texts))
                .arg(figure("guardrail", texts))
                .arg(figure("down-seconds", texts)),
        )
        .subcommand(
            verb("scenario", texts).arg(Arg::new("scenario").required(true).help(texts.get("help-scenario", &[]))),
        )
        .subcommand(experiment::arguments(verb("run", texts), texts))
        .subcommand(verb("status", texts))
        .subcommand(verb("reset", texts));
    let set_password = with_settings(verb("set-password", texts), settings, texts)
        .arg(Arg::new("stdin").long("stdin").action(ArgAction::SetTrue).help(texts.get("help-stdin", &[])));
    let json = Arg::new(JSON).long(JSON).action(ArgAction::SetTrue).help(texts.get("help-json", &[]));
    let doctor = with_settings(verb("doctor", texts), settings, texts).arg(json.clone());
    let for_reader = |setting: &Setting| matches!(setting.name, "data-dir" | "database-url" | "lang");
    let audit = audit::arguments(with_settings(verb("audit", texts), for_reader, texts), texts).arg(json);
    let command = verb("perfshop", texts)
        .subcommand_required(true)
        .disable_version_flag(true)
        .subcommand(with_settings(verb("serve", texts), settings, texts))
        .subcommand(with_settings(verb("config", texts), settings, texts))
        .subcommand(chaos)
        .subcommand(shoppers::arguments(with_settings(verb("load", texts), for_client, texts), texts))
        .subcommand(audit)
        .subcommand(doctor)
        .subcommand(verb("openapi", texts))
        .subcommand(verb("admin", texts).subcommand_required(true).subcommand(set_password))
        .subcommand(verb("version", texts))
        .subcommand(Command::new(SHOP_PROCESS).hide(true).disable_help_flag(true));
    laid_out(command, texts)
}

/// A further figure of a lever.
fn figure(name: &'static str, texts: &Texts) -> Arg {
    let help = texts.get(&format!("help-{name}"), &[]);
    Arg::new(name).long(name).value_name("N").value_parser(value_parser!(u32)).help(help)
}

/// Lays the help out under headings in the person's language, in place of clap's own.
fn laid_out(command: Command, texts: &Texts) -> Command {
    let part = |wanted: bool, heading: &str, tag: &str| {
        if wanted { format!("\n\n{}\n{tag}", texts.get(heading, &[])) } else { String::new() }
    };
    let template = [
        format!("{{about}}\n\n{} {{usage}}", texts.get("heading-usage", &[])),
        part(command.has_subcommands(), "heading-commands", "{subcommands}"),
        part(command.get_positionals().next().is_some(), "heading-arguments", "{positionals}"),
        part(true, "heading-options", "{options}\n"),
    ];
    command.help_template(template.concat()).mut_subcommands(|subcommand| laid_out(subcommand, texts))
}

/// A command that is explained in the person's language.
fn verb(name: &'static str, texts: &Texts) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(texts.get("help-help", &[]));
    Command::new(name)
        .about(texts.get(&format!("about-{name}"), &[]))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help)
}

fn with_settings(command: Command, wanted: impl Fn(&Setting) -> bool, texts: &Texts) -> Command {
    let config = Arg::new(CONFIG).long(CONFIG).value_name("FILE").global(true);
    let config = config.help(texts.get("help-config", &[("variable", CONFIG_VARIABLE)]));
    Config::settings().filter(|setting| setting.has_flag() && wanted(setting)).fold(
        command.arg(config),
        |command, setting| {
            // Values are taken as texts: the table's ranges refuse them, with one wording wherever they stand.
            let arg =
                Arg::new(setting.name).long(setting.name).value_name("VALUE").global(true).allow_hyphen_values(true);
            command.arg(arg.help(help_of(setting, texts)))
        },
    )
}

fn help_of(setting: &Setting, texts: &Texts) -> String {
    let default = match setting.default {
        DefaultValue::Text(text) => text,
        DefaultValue::UserDataDir => "$XDG_DATA_HOME/perfshop, ~/.local/share/perfshop",
        DefaultValue::FileInDataDir => "sqlite://<data-dir>/shop.db",
    };
    let key = if default.is_empty() { "help-setting-without-default" } else { "help-setting" };
    texts.get(
        key,
        &[
            ("help", &texts.get(&format!("help-{}", setting.name), &[])),
            ("range", &setting.range_text(texts)),
            ("variable", setting.variable),
            ("default", default),
        ],
    )
}

/// Answers what clap could not take: prints the help that was asked for, or says what is wrong.
pub fn answer(error: &clap::Error, texts: &Texts) -> Result<ExitCode, Failure> {
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => {
            let shown: Vec<_> = texts.iter().map(String::as_str).filter(|text| *text != SHOP_PROCESS).collect();
            shown.join(", ")
        }
        _ => String::new(),
    };
    let argument = given(ContextKind::InvalidArg);
    let value = given(ContextKind::InvalidValue);
    Err(Failure::configuration(match error.kind() {
        ErrorKind::DisplayHelp => return exit::print(&error.render().to_string()),
        ErrorKind::UnknownArgument => texts.get("usage-unknown", &[("argument", &argument)]),
        ErrorKind::InvalidSubcommand => {
            texts.get("usage-unknown", &[("argument", &given(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::MissingSubcommand => {
            texts.get("usage-missing-command", &[("known", &given(ContextKind::ValidSubcommand))])
        }
        ErrorKind::MissingRequiredArgument => texts.get("usage-missing", &[("argument", &argument)]),
        ErrorKind::InvalidValue if value.is_empty() => texts.get("usage-no-value", &[("argument", &argument)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            texts.get("usage-bad-value", &[("argument", &argument), ("value", &value)])
        }
        ErrorKind::ArgumentConflict => texts.get("usage-twice", &[("argument", &argument)]),
        _ => error.render().to_string(),
    }))
}
