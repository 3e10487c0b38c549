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
about-scenario = Start a weather scenario for everyone, or stop it
about-reset = Ends everything at once.
about-load = Sends built-in shoppers into a shop, and reports what they met.
about-doctor = Checks what this machine gives to a shop, and says what to do.
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
help-scenario = Identifier of the scenario (N1-01 to N4-05), or off to stop the one that runs
help-guardrail = Share of the heap budget at which the leak is held, 0 (none) to 100, for memory
help-down-seconds = How long the shop stays away after it died of memory, 0 to 120 s, for memory
help-stdin = Reads the new password from the standard input instead of drawing one
help-json = Prints the result as JSON
help-load-url = Address of the shop ({ $range }; default: { $default })
help-load-buyers = Number of shoppers at once ({ $range }; default: { $default })
help-load-rate = Journeys that begin each second, in place of a number of shoppers ({ $range })
help-load-duration = How long it lasts ({ $range }; default: until Ctrl-C)
help-load-think = Mean time to think between two pages, in seconds ({ $range }; default: { $default })
help-load-personas = Shares of the personas ({ $range }; default: { $default })
help-load-seed = The same seed makes the same choices again ({ $range }; default: drawn at random and printed)

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
help-traffic-buyers = Built-in shoppers that come while a lever needs load and the shop is empty; 0 for none
help-traffic-think = Mean time to think of the built-in shoppers, in seconds
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
range-number = a number from { $least } to { $most }
range-http = an http:// address
range-time = a number of seconds, or 90s, 10m, 1h; a week at most
range-personas = shares of browser, buyer, returning, bargain from 0 to { $most }, such as browser=60,buyer=40

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

load-bad-value = { $flag } is "{ $value }", but must be { $range }.
load-buyers-or-rate = --buyers and --rate exclude each other: give one of them.
load-pace-buyers = { $count } shoppers at once
load-pace-rate = { $rate } journeys a second
load-plan = { $url }: { $pace }, { $think } s to think, personas { $personas }, seed { $seed }
load-progress = { $seconds } s · { $active } in the shop · { $rate } requests/s · { $requests } requests · { $errors } errors · { $orders } orders
load-sums = { $seconds } s: { $requests } requests ({ $rate }/s), { $errors } errors ({ $percent } %), { $orders } orders of { $revenue } € in all
load-times = Answer times in milliseconds, from the request to the last byte:
load-call = Call
load-requests = requests
load-errors = errors
load-overall = all
load-journeys = Journeys
load-started = started
load-completed = completed
load-failed = failed
load-gone = left
load-cut = cut off
load-error-list = Errors by status and code
load-refusals = Refusals that the shoppers meant to get
load-not-started = { $count } journeys did not start: too many were under way.
load-left = "left": all the shoppers' customers (user301 to user400) were taken; a lower pace lets more of them buy.

doctor-verdict-ok = ok
doctor-verdict-warning = warning
doctor-verdict-problem = PROBLEM
doctor-sum = { $ok } ok, { $warnings } warnings, { $problems } problems.
doctor-port-free = { $address } ({ $flag }) is free.
doctor-port-any = { $address } ({ $flag }) takes any free port.
doctor-port-ours = { $address } ({ $flag }) is held by this instance, which is running (process { $pid }).
doctor-port-taken = { $address } ({ $flag }) is taken by { $name } (process { $pid }).
doctor-port-taken-advice = Stop it, or choose another port by { $flag }.
doctor-port-taken-unseen = { $address } ({ $flag }) is taken by a program that this account cannot see.
doctor-port-taken-unseen-advice = Find it with "sudo ss -ltnp sport = :{ $port }", or choose another port by { $flag }.
doctor-port-not-here = { $address } ({ $flag }) is no address of this machine.
doctor-port-not-here-advice = Give one of its own to { $flag }: 127.0.0.1 for this machine alone, 0.0.0.0 for all.
doctor-port-denied = { $address } ({ $flag }): this account may not open this port.
doctor-port-denied-advice = Choose a port from 1024 on by { $flag }.
doctor-port-failed = { $address } ({ $flag }) cannot be opened: { $problem }.
doctor-port-failed-advice = Choose another address by { $flag }.
doctor-data-dir-ready = { $dir } can be read and written, by its owner alone.
doctor-data-dir-new = { $dir } is not there yet; it is made at the first start.
doctor-data-dir-open = { $dir } is open to other accounts (rights { $mode }); it holds a key to the instructor's commands.
doctor-data-dir-open-advice = Close it: chmod 700 { $dir }
doctor-data-dir-unusable = { $dir } cannot be used: { $problem }.
doctor-data-dir-unusable-advice = Put it right, or choose another directory by --data-dir.
doctor-space = { $free } are free in { $dir }.
doctor-space-little = Only { $free } are free in { $dir }: a long load test may fill them.
doctor-space-little-advice = Make room, or choose another directory by --data-dir.
doctor-space-none = Only { $free } are free in { $dir }.
doctor-space-none-advice = Make room, or choose another directory by --data-dir.
doctor-space-unknown = The free space in { $dir } is unknown.
doctor-space-unknown-advice = See to it that there is 1 GiB.
doctor-disk-network = { $dir } is on a network file system ({ $kind }), where SQLite is not safe.
doctor-disk-network-advice = Choose a local directory by --data-dir, or a MySQL database by --database-url.
doctor-database = { $url } answers: { $name } { $version }.
doctor-database-old = { $url } answers, but { $name } { $version } is too old.
doctor-database-old-advice = Install { $name } { $least } or newer.
doctor-database-away = { $url } cannot be used: { $problem }.
doctor-database-away-advice = Check that the server runs and that --database-url names its address, account and database.
doctor-isolation = Transactions can be READ COMMITTED.
doctor-isolation-refused = Transactions cannot be READ COMMITTED: { $problem }.
doctor-isolation-refused-advice = Let the account set the isolation level of its sessions.
doctor-schema-none = The database is empty; it is filled at the first start.
doctor-schema = The tables are this program's.
doctor-schema-older = The tables are of an older version ({ $found } of { $known } steps); they are brought up to date at the next start.
doctor-schema-newer = The tables are of a newer version ({ $found } steps, this program knows { $known }).
doctor-schema-newer-advice = Start the newer program, or choose another database by --database-url.
doctor-connections = The server takes { $most } connections; the shop opens up to { $needed }.
doctor-connections-few = The server takes only { $most } connections; the shop opens up to { $needed }.
doctor-connections-few-advice = Raise max_connections, or lower --db-pool.
doctor-offset = The database's clock is { $ms } ms from this machine's.
doctor-offset-large = The database's clock is { $ms } ms from this machine's: ends of activations and instants in logs disagree.
doctor-offset-large-advice = Set both clocks by NTP.
doctor-offset-wrong = The database's clock is { $ms } ms from this machine's: sessions and deliveries go wrong.
doctor-offset-wrong-advice = Set both clocks by NTP.
doctor-memory = { $available } of { $total } are free; a heap of { $heap } needs { $needed }.
doctor-memory-taken = Only { $available } of { $total } are free; a heap of { $heap } needs { $needed }.
doctor-memory-taken-advice = End other programs, or lower --heap-max: else the system may kill the shop before its own budget refuses.
doctor-memory-small = This machine or container has { $total }; a heap of { $heap } needs { $needed }.
doctor-memory-small-advice = Give it more memory, or lower --heap-max.
doctor-memory-unknown = The memory of this machine is unknown; a heap of { $heap } needs { $needed }.
doctor-memory-unknown-advice = See to it that there is as much.
doctor-cores = { $count } cores.
doctor-cores-one = One core: load and saturation of the processor reach the instructor's pages too.
doctor-cores-one-advice = Give the shop two cores or more.
doctor-clock = { $now }
doctor-clock-wrong = This machine's clock says { $now }.
doctor-clock-wrong-advice = Set it, in UTC, by NTP: timedatectl set-ntp true
doctor-files = { $limit } files and connections may be open at once.
doctor-files-any = Any number of files and connections may be open at once.
doctor-files-few = Only { $limit } files and connections may be open at once: a load test with more buyers meets this limit and not the shop's.
doctor-files-few-advice = Raise it: ulimit -n { $enough }
doctor-files-none = Only { $limit } files and connections may be open at once.
doctor-files-none-advice = Raise it: ulimit -n { $enough }
doctor-tool-use = { $tool ->
    [mariadb] a database server of one's own, for many copies of the shop and for the tests
    [chromium] the tests of the interfaces
    [prometheus] metrics kept and drawn outside the shop
    [jmeter] load scripts with correlation
    [wrk] raw load on single addresses, and the benchmark
    [k6] load scripts in JavaScript
   *[other] scripts and exercises
}
doctor-tool = { $path }, for { doctor-tool-use }.
doctor-tool-missing = Not found. Optional: { doctor-tool-use }.
doctor-tool-missing-advice = To have it: { $how }
