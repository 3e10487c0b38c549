# SPDX-License-Identifier: AGPL-3.0-or-later
## The instructor's cockpit. The anomalies' texts come from the catalogue.

cockpit-title = Cockpit – PerfShop
cockpit-brand = Cockpit
cockpit-skip = Skip to content

cockpit-login-title = Instructor’s cockpit

cockpit-live-on = Live
cockpit-live-off = Reconnecting…

cockpit-reset = Stop everything
cockpit-reset-keys = Alt + 0
cockpit-reset-done = Everything is stopped.
cockpit-undo = Undo
cockpit-undone = Undone.
cockpit-undo-failed = The undo did not succeed: { $reason }

## What is active

cockpit-active-title = Active now
cockpit-active-none = Healthy shop
cockpit-active-none-text = No anomaly is active.
cockpit-active-since = since { $clock }
cockpit-active-left = ends in { $span }
cockpit-active-by = by { $who }
cockpit-active-end = Stop
cockpit-active-end-named = Stop { $name }
cockpit-active-stop-heap = stops if heap > { $value }%
cockpit-active-stop-error = stops if errors > { $value }%
cockpit-active-stop-p95 = stops if p95 > { $value } ms

## States

cockpit-state-off = Off
cockpit-state-on = On
cockpit-state-dosed = { $dose }
cockpit-state-limit = At its limit

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
cockpit-measured = measured { $value }
cockpit-limited = limited by the machine
cockpit-range = { $min } to { $max }
cockpit-param-ratio = Threads
cockpit-param-guardrail = Guardrail (%)
cockpit-param-downSeconds = Down time (s)
cockpit-about = About
cockpit-about-cause = Cause
cockpit-about-signals = Where to see it
cockpit-about-silent = Silent: no screen shows it.
cockpit-about-seconds = Visible within { $seconds } s
cockpit-about-load = Needs load.
cockpit-about-references = References
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
cockpit-scope-value-class = Class
cockpit-scope-value-student = Student’s token
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
cockpit-figure-orders-more = { $revenue } taken
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

## Audit

cockpit-audit = Audit
cockpit-audit-pages = Audit pages
cockpit-audit-empty = Nothing has been changed yet.
cockpit-audit-at = When
cockpit-audit-actor = Who
cockpit-audit-action = Action
cockpit-audit-anomaly = Anomaly
cockpit-audit-detail = Detail
cockpit-families-empty = The catalogue is empty.
cockpit-source = Source code
cockpit-licence = Free software under the AGPL-3.0 licence
