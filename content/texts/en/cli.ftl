# SPDX-License-Identifier: AGPL-3.0-or-later
# The command line, the configuration and the supervisor.

failure = perfshop: { $message }

heading-usage = Usage:
heading-arguments = Arguments:
heading-options = Options:
heading-commands = Commands:

about-perfshop = PerfShop: a real and healthy online shop in which one click makes any incident of the trade happen.
about-serve = Starts the shop and keeps it running.
about-config = Prints the configuration in force and where each value came from.
about-chaos = Commands the chaos of a running shop.
about-set = Sets an anomaly for everyone.
about-status = Prints the complete state of the chaos as JSON.
about-reset = Ends everything at once.
about-openapi = Prints the OpenAPI document.
about-admin = Manages the superadmin's account.
about-set-password = Gives the superadmin a new password, drawn at random and printed.
about-version = Prints the version.

help-help = Prints this help
help-config = Configuration file ({ $variable }; default: perfshop.toml in the data directory, when it is there)
help-url = The instructor's address (default: the configured admin-listen)
help-anomaly = The anomaly's identifier, for example cpu or A1
help-dose = Dose from 0 to 105 (0 ends it), or on and off for an anomaly without a dose
help-ratio = Number of threads (cpu)
help-stdin = Reads the new password from the standard input instead of drawing one

help-setting = { $help } ({ $range }; { $variable }; default: { $default })
help-setting-without-default = { $help } ({ $range }; { $variable })
help-listen = Address of the shop
help-admin-listen = Address of the instructor
help-management-listen = Address of health and metrics
help-data-dir = Directory of everything that this instance keeps
help-database-url = Database
help-db-pool = Connections in the shop's pool
help-workers = Requests of the API that are served at once
help-heap-max = Memory budget of the heap
help-lang = Language of the whole shop
help-admin-email = E-mail address of the superadmin
help-admin-password = Password of the superadmin
help-cors-allowed-origins = Other origins whose pages may call the API
help-password-cost = What hashing a password costs
help-smtp-url = Mail server; without one, mails stay in the shop
help-fulfilment-speed = Speed at which orders are prepared, shipped and delivered
help-log-level = Least severe level written to the logs

range-between = a whole number from { $least } to { $most }
range-size = a size from { $least } to { $most }, for example 512MiB
range-text = { $least } to { $most } characters
range-one-of = one of: { $words }
range-address = an IP address and a port, for example 127.0.0.1:8080
range-directory = the path of a directory, in UTF-8
range-database-url = mysql://user:password@host:port/name or sqlite:///path
range-smtp-url = smtp://[user:password@]host:port[?from=address]
range-origins = origins such as https://example.org, separated by commas
range-email = an e-mail address

origin-default = default
origin-file = file { $file }, line { $line }
origin-variable = variable { $name }
origin-flag = option { $flag }

refusal-unknown-key = unknown key "{ $key }" in { $file }, line { $line }. Known keys: { $known }.
refusal-syntax = { $file }, line { $line }: this is no valid TOML ({ $problem }).
refusal-unreadable = the configuration file { $file } cannot be read: { $problem }.
refusal-bad-value = { $setting } ({ $origin }) is "{ $value }" but must be { $range }.
refusal-data-dir-in-its-own-file = { $file }, line { $line }: this file was found by the data directory, so it cannot move it. Name the file by --config, or give --data-dir.
refusal-no-home = no data directory: neither HOME nor XDG_DATA_HOME is set. Give --data-dir or PERFSHOP_DATA_DIR.
refusal-same-address = { $first } and { $second } ask for the same address, { $address }.
refusal-admin-without-password = PERFSHOP_ADMIN_EMAIL (--admin-email) is given without PERFSHOP_ADMIN_PASSWORD: give both, or neither.
refusal-port-taken = port { $port } is taken already ({ $flag } { $address }). Choose another by { $flag }, or stop the program that holds it.
refusal-bind = the address { $address } cannot be opened ({ $flag }): { $problem }.
refusal-data-dir-make = the data directory { $dir } (--data-dir) cannot be made: { $problem }.
refusal-data-dir-read = the data directory { $dir } (--data-dir) cannot be read: { $problem }.
refusal-data-dir-write = nothing can be written in the data directory { $dir } (--data-dir): { $problem }.
refusal-data-dir-taken = the data directory { $dir } (--data-dir) serves another instance already: { $problem }.
refusal-not-supervised = this inner command is started by "perfshop serve" only ({ $problem }).
warning-unknown-variable = warning: the variable { $name } is none of PerfShop's; it is ignored.

usage-unknown = unknown argument: { $argument }. "perfshop --help" shows what there is.
usage-missing = { $argument } is missing. "perfshop --help" shows what there is.
usage-missing-command = a command is missing, one of: { $known }.
usage-no-value = { $argument } needs a value.
usage-bad-value = { $argument } does not take "{ $value }".
usage-twice = { $argument } is given twice.

address-shop = The shop:           { $url }/
address-admin = The instructor:     { $url }/chaos-admin/
address-management = Health and metrics: { $url }/actuator/health
supervisor-died = the shop's process died ({ $reason }; { $how }); it restarts at once, connections wait.
supervisor-died-and-waits = the shop's process died ({ $reason }; { $how }); it restarts in { $seconds } s, connections wait.
supervisor-back = the shop answers again.
supervisor-killed = the shop's process did not end in time; it was killed.

admin-password-enforced = PERFSHOP_ADMIN_PASSWORD is set and is enforced at each start: change it, or take it away first.
admin-password-set = New password of { $email }; its tokens are void.
admin-password-range = a password has 1 to { $most } characters.

chaos-unreachable = nobody answers at { $url }: { $problem }
chaos-refused = refused ({ $status } { $code }): { $detail }
chaos-no-token = the login gave no token; is this the instructor's address?
chaos-no-identity = no identity: neither PERFSHOP_ADMIN_PASSWORD nor { $file } ({ $problem }). Give --data-dir, or the admin's variables.
chaos-nothing-active = "{ $anomaly }" was not active for everyone; nothing has changed.
