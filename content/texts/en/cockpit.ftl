# SPDX-License-Identifier: AGPL-3.0-or-later
## The instructor's cockpit. The anomalies' texts come from the catalogue.

cockpit-title = Cockpit – PerfShop
cockpit-brand = Cockpit
cockpit-skip = Skip to content

cockpit-login-title = Instructor’s cockpit

cockpit-live-on = Live
cockpit-live-off = Reconnecting…
cockpit-live-first = Connecting…

cockpit-reset = Stop everything
cockpit-reset-keys = Alt + 0
cockpit-reset-done = Everything is stopped.
cockpit-reset-data = and the data…
cockpit-reset-data-title = Stop everything and start with fresh data
cockpit-reset-data-text = Every anomaly ends, then products, stock, reviews, customers, carts, orders and mails become those of the first day. What the class has ordered and the accounts that it made are lost. This cannot be undone.
cockpit-reset-data-confirm = Start afresh
cockpit-reset-data-done = Done: the data is fresh again after { $seconds } s.
cockpit-reset-step-chaos = Ending every anomaly
cockpit-reset-step-data = Bringing the data back
cockpit-close = Close
cockpit-undo = Undo
cockpit-undone = Undone.
cockpit-undo-failed = The undo did not succeed: { $reason }

## Pages

cockpit-places = The cockpit’s pages
cockpit-place-console = Levers
cockpit-place-active = { $count ->
    [one] { $count } active
   *[other] { $count } active
}
cockpit-place-audit = Audit
cockpit-place-auditor = Auditor
cockpit-place-accounts = Accounts
cockpit-place-account = My account

## What is active

cockpit-active-title = Active now
cockpit-active-none = Healthy shop
cockpit-active-none-text = No anomaly is active.
cockpit-unknown = State unknown
cockpit-unknown-since = The server has not answered since { $clock }.
cockpit-unknown-last = { $count ->
    [0] Nothing was active then.
   *[other] Active then:
}
cockpit-active-since = since { $clock }
cockpit-active-left = ends in { $span }
cockpit-active-by = by { $who }
cockpit-active-end = Stop
cockpit-active-end-named = Stop { $name }
cockpit-active-down = down for { $seconds } s
cockpit-active-stop-heap = stops if heap > { $value }%
cockpit-active-stop-error = stops if errors > { $value }%
cockpit-active-stop-p95 = stops if p95 > { $value } ms

## States

cockpit-state-off = Off
cockpit-state-on = On
cockpit-state-dosed = { $dose }
cockpit-state-limit = At its limit

## The weather

cockpit-weather = Weather
cockpit-weather-text = One scenario at a time, for everyone, for 20 minutes. Students are never told its doses.
cockpit-weather-1 = one cause dominates
cockpit-weather-2 = two related causes
cockpit-weather-3 = several causes mixed
cockpit-weather-4 = everything saturates
cockpit-scenario-started = Started: { $name }
cockpit-scenario-left = left
cockpit-scenario-doses = The scenario’s doses
cockpit-shoppers = { $count } built-in shoppers
cockpit-shoppers-text = The shop was empty: the program supplies the load, and takes it away again.
cockpit-actor-student = { $alias } (student)
cockpit-dose-held = { $dose }, held at { $held }

## Levers and switches

cockpit-level = Level: { $family }
cockpit-level-0 = Off
cockpit-level-1 = Junior
cockpit-level-2 = Intermediate
cockpit-level-3 = Expert
cockpit-level-4 = Master
cockpit-level-scripting-4 = Maestro
cockpit-level-set = { $family }: level { $level }
cockpit-dose = Dose
cockpit-dose-of = Dose of { $name }
cockpit-dose-range = Dose from { $min } to { $max }
cockpit-dose-unit-cpu = % of a core
cockpit-dose-unit-memory = % of the heap
cockpit-dose-unit-gc_pressure = % of the free heap
cockpit-dose-unit-db_pool = % of connections
cockpit-dose-unit-thread_pool = % of workers
cockpit-dose-unit-slow_query = % of 2 s
cockpit-dose-unit-deadlock = % of orders
cockpit-dose-unit-doubleFetch = more calls
cockpit-activate = Activate
cockpit-apply = Apply
cockpit-end = Stop
cockpit-activate-named = Activate { $name }
cockpit-apply-named = Apply to { $name }
cockpit-activated = Activated: { $name }
cockpit-activated-dose = Activated: { $name }, { $dose }
cockpit-ended = Stopped: { $name }
cockpit-ended-itself = Ended by itself: { $name } ({ $reason }).
cockpit-end-expired = its time was over
cockpit-end-stop_heap = stop rule: heap
cockpit-end-stop_errors = stop rule: errors
cockpit-end-stop_p95 = stop rule: p95
cockpit-end-ended = by hand
cockpit-end-replaced = replaced
cockpit-end-reset = everything stopped
cockpit-end-crash = process died
cockpit-end-oom = out of memory
cockpit-end-shutdown = program stopped
cockpit-measured-cpu = measured: { $value }% of a core
cockpit-measured-memory = measured: { $value }% of the heap
cockpit-measured-gc_pressure = measured: { $value } ms of pause a second
cockpit-measured-db_pool = measured: { $value } of { $max } connections taken
cockpit-measured-thread_pool = measured: { $value } of { $max } workers busy
cockpit-measured-slow_query = measured: { $value } ms in the database a second
cockpit-measured-deadlock = measured: { $value } 5xx replies a second
cockpit-measured-network = measured: { $value } ms of median latency
cockpit-limited = limited by the machine
cockpit-range = { $min } to { $max }
cockpit-param-ratio = Threads
cockpit-param-guardrail = Guardrail (%)
cockpit-param-downSeconds = Down time (s)
cockpit-death-title = Let the shop die?
cockpit-death-text = At 105 with no guardrail the heap fills until it is refused, and the shop’s process dies. What it is working on is lost, accepted orders are not.
cockpit-death-back = It restarts in under a second, without the leak.
cockpit-death-down = It restarts without the leak, and answers 503 for { $seconds } s more.
cockpit-death-confirm = Let it die
cockpit-about = About
cockpit-about-cause = Cause
cockpit-about-signals = Where to see it
cockpit-about-silent = Silent: no screen shows it.
cockpit-silent = Silent
cockpit-families = Families of anomalies
cockpit-struck = Last triggering
cockpit-struck-of = Last triggerings: { $family }
cockpit-struck-none = none since the start
cockpit-struck-older = none among the last 200 of all families
cockpit-struck-times = { $count ->
    [one] triggering
   *[other] triggerings
}
cockpit-severity-info = information
cockpit-severity-warning = warning
cockpit-severity-critical = critical
cockpit-about-seconds = Visible within { $seconds } s
cockpit-about-load = Needs load.
cockpit-about-level = Levels
cockpit-about-level-none = In no level: it is dosed here or by a scenario.
cockpit-about-level-from = From level { $level } on
cockpit-signal-metric = metric
cockpit-signal-log = log
cockpit-signal-trace = trace
cockpit-signal-span = trace
cockpit-signal-profile = profile
cockpit-signal-monitor = monitor

## Advanced settings

cockpit-advanced = Advanced
cockpit-advanced-submit = Activate with these settings
cockpit-scope = For whom
cockpit-scope-everyone = Everyone
cockpit-scope-class = One class
cockpit-scope-student = One student
cockpit-scope-customer = One customer
cockpit-scope-header = One header
cockpit-scope-percent = A share of requests
cockpit-scope-of = { $kind }: { $value }
cockpit-scope-share = { $value } of requests
cockpit-for = for { $whom }
cockpit-whom-everyone = everyone
cockpit-whom-class = the class { $value }
cockpit-whom-student = the student { $value }
cockpit-whom-customer = the customer { $value }
cockpit-whom-header = the header { $value }
cockpit-whom-percent = { $value } of requests
cockpit-for-many = for { $count } audiences
cockpit-scope-value-class = Class
cockpit-scope-value-student = Student
cockpit-scope-students-none = No student has entered yet.
cockpit-scope-students-choose = Choose…
cockpit-scope-value-customer = Customer’s e-mail address
cockpit-scope-value-header = Header (Name: value)
cockpit-scope-value-percent = Share (%)
cockpit-ramp = Ramp (s)
cockpit-ends-in = Ends after (s)
cockpit-stop = Automatic stop
cockpit-stop-heap = Heap above (%)
cockpit-stop-error = Errors above (%)
cockpit-stop-p95 = p95 above (ms)
cockpit-reason = Reason

## Live figures

cockpit-figures = Live figures
cockpit-figures-lost = Connection lost, reconnecting…
cockpit-figure-requests = Requests
cockpit-figure-errors = { $value } errors/s
cockpit-figure-latency = p95 latency
cockpit-figure-latency-more = p50 { $p50 } · p99 { $p99 }
cockpit-figure-cpu = CPU
cockpit-figure-cpu-more = 100% = one core
cockpit-figure-heap = Heap
cockpit-figure-heap-more = of { $max } · resident { $rss }
cockpit-figure-pool = Connections
cockpit-figure-pool-more = of { $max } · { $waiting } waiting
cockpit-figure-workers = Workers
cockpit-figure-workers-more = of { $max } · { $queue } queued
cockpit-figure-orders = Orders
cockpit-figure-orders-more = { $revenue } taken since the start
cockpit-figure-restarts = { $count ->
    [0] no restart
    [one] { $count } restart
   *[other] { $count } restarts
}
cockpit-unit-per-second = /s
cockpit-unit-per-minute = /min
cockpit-unit-ms = ms
cockpit-unit-percent = %
cockpit-unit-mib = MiB

## Modes

cockpit-debrief = Debrief
cockpit-debrief-text = Students see the causes
cockpit-debrief-on = Debrief open.
cockpit-debrief-off = Debrief closed.
cockpit-student-mode = Student mode
cockpit-student-mode-text = Students start anomalies themselves
cockpit-student-mode-on = Student mode open.
cockpit-student-mode-off = Student mode locked.
cockpit-student-shared = Shared mode
cockpit-student-shared-text = A student acts on the whole class
cockpit-student-shared-on = Shared mode is on.
cockpit-student-shared-off = Shared mode is off: each for oneself.

## Audit

cockpit-audit = Audit
cockpit-audit-pages = Audit pages
cockpit-audit-empty = Nothing has been changed yet.
cockpit-audit-at = When
cockpit-audit-actor = Who
cockpit-audit-action = Action
cockpit-audit-anomaly = Anomaly
cockpit-audit-detail = Detail
cockpit-audit-none = No line matches.
cockpit-audit-clear = Clear the filters
cockpit-audit-any = Any
cockpit-audit-count = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
cockpit-audit-system = the program
cockpit-audit-actor-hint = The whole address, or “system”
cockpit-audit-from = From
cockpit-audit-to = Until
cockpit-action-activate = Activation
cockpit-action-end = End
cockpit-action-struck = Silent triggerings
cockpit-action-reset = Everything stopped
cockpit-action-debrief = Debrief
cockpit-action-student_mode = Student mode
cockpit-action-enter = Student entered
cockpit-action-data_reset = Data reset
cockpit-action-product_create = Product created
cockpit-action-product_change = Product changed
cockpit-action-product_delete = Product deleted
cockpit-action-product_image = Product picture
cockpit-action-user_create = Customer created
cockpit-action-user_change = Customer changed
cockpit-action-user_delete = Customer deleted
cockpit-action-order_change = Order changed
cockpit-action-promo_create = Promo code created
cockpit-action-promo_change = Promo code changed
cockpit-action-promo_delete = Promo code deleted
cockpit-action-mail_read = Mail read
cockpit-action-admin_create = Account created
cockpit-action-admin_change = Account changed
cockpit-action-admin_delete = Account deleted
cockpit-fact-id = no.
cockpit-fact-dose = dose
cockpit-fact-ratio = threads
cockpit-fact-guardrail = guardrail
cockpit-fact-rampSeconds = ramp
cockpit-fact-endsInSeconds = length
cockpit-fact-heapPercent = stop if heap >
cockpit-fact-errorPercent = stop if errors >
cockpit-fact-p95Ms = stop if p95 >
cockpit-fact-downSeconds = down time
cockpit-fact-scenario = scenario
cockpit-fact-scope = for
cockpit-fact-why = reason:
cockpit-fact-open = open:
cockpit-fact-enabled = open:
cockpit-fact-shared = shared:
cockpit-fact-email = address
cockpit-fact-rights = rights:
cockpit-fact-password = password
cockpit-fact-price = price
cockpit-fact-stock = stock
cockpit-fact-status = status
cockpit-fact-code = code
cockpit-fact-points = points
cockpit-fact-user = customer no.
cockpit-fact-kind = kind
cockpit-fact-bytes = bytes
cockpit-fact-ms = length
cockpit-fact-value-true = yes
cockpit-fact-value-false = no
cockpit-fact-value-new = new
cockpit-fact-value-kept = unchanged

## Accounts

cockpit-accounts = Accounts
cockpit-accounts-text = Who may enter the instructor’s interfaces, and what each may do there.
cockpit-accounts-pages = Pages of accounts
cockpit-accounts-new = New account
cockpit-accounts-edit = Change
cockpit-accounts-edit-named = Change { $email }
cockpit-accounts-delete = Delete
cockpit-accounts-delete-named = Delete { $email }
cockpit-accounts-delete-title = Delete { $email }?
cockpit-accounts-delete-text = The account goes and its sessions end at once. What it did stays in the audit. This cannot be undone.
cockpit-accounts-deleted = Account deleted: { $email }
cockpit-accounts-created = Account created: { $email }
cockpit-accounts-changed = Account changed: { $email }
cockpit-accounts-create = Create
cockpit-accounts-save = Save
cockpit-accounts-password-new = New password
cockpit-accounts-password-hint = At least 12 characters.
cockpit-accounts-password-kept = Left empty, the old one stays. A change ends the account’s sessions.
cockpit-accounts-password-make = Suggest
cockpit-accounts-super-rights = The superadmin keeps every right.
cockpit-account = My account
cockpit-account-super = Superadmin
cockpit-account-rights = Rights
cockpit-account-without = without
cockpit-account-session = The session lasts twelve hours, in this tab only.
cockpit-account-password = Password
cockpit-account-password-again = Once more
cockpit-account-password-differs = The two passwords differ.
cockpit-account-password-text = Every session of this account ends, this one too.
cockpit-account-password-submit = Change the password
cockpit-account-password-ask = To change your password, ask the superadmin.
cockpit-right-chaos = Chaos
cockpit-right-chaos-text = Start and stop anomalies
cockpit-right-monitoring = Monitor
cockpit-right-monitoring-text = See what is active and the figures
cockpit-right-admin = Back office
cockpit-right-admin-text = Products, customers, orders, data reset
cockpit-right-jmeter = JMeter
cockpit-right-jmeter-text = Run JMeter tests
cockpit-right-scripts = Scripts
cockpit-right-scripts-text = Run scripts
cockpit-right-none = none
cockpit-families-empty = The catalogue is empty.
cockpit-source = Source code
cockpit-licence = Free software under the AGPL-3.0 licence

## Auditor

cockpit-auditor = Auditor
cockpit-auditor-text = Every order is recalculated from the written rules, without the shop’s code: what deviates, with the anomaly that leaves such a trace. This is the answer key: students do not see it.
cockpit-auditor-again = Check again
cockpit-auditor-working = Recalculating: { $percent }%
cockpit-auditor-progress = How far the recalculation is
cockpit-auditor-at = Orders recalculated on { $day } at { $clock }.
cockpit-auditor-none = { $count ->
    [one] No deviation in { $count } order.
   *[other] No deviation in { $count } orders.
}
cockpit-auditor-figure-lost = Euros lost
cockpit-auditor-figure-deviations = Proven deviations
cockpit-auditor-figure-orders = Wrong orders
cockpit-auditor-figure-customers = Customers touched
cockpit-auditor-figure-since = Since
cockpit-auditor-figure-checked = Orders checked
cockpit-auditor-by-anomaly = Deviations by anomaly
cockpit-auditor-unexplained = No known anomaly
cockpit-auditor-proof-proven = proven
cockpit-auditor-proof-exposed = exposed
cockpit-auditor-sum = { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
}, { $customers ->
    [one] { $customers } customer
   *[other] { $customers } customers
}
cockpit-auditor-since = since { $day } at { $clock }
cockpit-auditor-rows = Orders that deviate from the rules
cockpit-auditor-pages = Pages of deviations
cockpit-auditor-truncated = There are more rows than the page keeps; the figures count them all.
cockpit-auditor-column-order = Order
cockpit-auditor-column-anomaly = Anomaly
cockpit-auditor-column-customer = Customer
cockpit-auditor-column-field = Field
cockpit-auditor-column-expected = Expected
cockpit-auditor-column-found = Found
cockpit-auditor-column-euros = Euros
cockpit-auditor-unknown-prices = { $count ->
    [one] { $count } price could not be checked: the product has changed since.
   *[other] { $count } prices could not be checked: the products have changed since.
}
cockpit-auditor-unknown-promos = { $count ->
    [one] { $count } promo code could not be checked: it has changed or gone since.
   *[other] { $count } promo codes could not be checked: they have changed or gone since.
}
cockpit-auditor-unknown-mails = { $count ->
    [one] { $count } mail could not be read.
   *[other] { $count } mails could not be read.
}
