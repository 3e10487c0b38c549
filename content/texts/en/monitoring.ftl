# SPDX-License-Identifier: AGPL-3.0-or-later
## The live monitor, for all. Nothing here names an anomaly.

monitoring-title = Monitor – PerfShop
monitoring-brand = Monitor
monitoring-skip = Skip to content
monitoring-live-on = Live
monitoring-live-off = Reconnecting…
monitoring-lost = Connection lost, reconnecting…
monitoring-to-login = Log in at the cockpit
monitoring-licence = Free software under AGPL-3.0
monitoring-source = Source code

## What the charts show

monitoring-controls = Time shown
monitoring-window = Length shown
monitoring-minutes = { $count } min
monitoring-hours = { $count } h
monitoring-pause = Pause
monitoring-resume = Resume
monitoring-back = Back
monitoring-on = Forward
monitoring-zoom-in = Zoom in
monitoring-zoom-out = Zoom out
monitoring-time = { $from } – { $to }
monitoring-hint = Press on a chart for the traces of that minute, drag over it to zoom. Space: pause; + and –: zoom; ← and →: move.

## The figures

monitoring-panel-throughput = Throughput
monitoring-panel-errors = Errors
monitoring-panel-latency = Latency
monitoring-panel-orders = Orders
monitoring-panel-cpu = CPU
monitoring-panel-memory = Memory
monitoring-panel-heap = Heap
monitoring-panel-pauses = Pauses
monitoring-panel-database = Database time
monitoring-panel-pool = Connections
monitoring-panel-workers = Workers
monitoring-panel-restarts = Restarts

monitoring-series-requests = requests
monitoring-series-errors = 5xx answers
monitoring-series-p50 = p50
monitoring-series-p95 = p95
monitoring-series-p99 = p99
monitoring-series-orders = a minute
monitoring-series-cpu = 100 = one core
monitoring-series-resident = resident
monitoring-series-heap = used
monitoring-series-heap-max = limit
monitoring-series-pauses = every request waits
monitoring-series-database = ms a second
monitoring-series-statements = SQL statements/s
monitoring-series-pool-used = in use
monitoring-series-pool-waiting = waiting
monitoring-series-pool-max = limit
monitoring-series-workers-busy = busy
monitoring-series-workers-queue = queued
monitoring-series-workers-max = limit
monitoring-series-restarts = since the launch

monitoring-unit-per-second = /s
monitoring-unit-per-minute = /min
monitoring-unit-ms = ms
monitoring-unit-ms-per-second = ms/s
monitoring-unit-percent = %
monitoring-unit-mib = MiB

## The instructor's view

monitoring-timeline = Activations
monitoring-timeline-empty = None in this period.
monitoring-timeline-since = since { $clock } ({ $span })
monitoring-timeline-for = { $clock }, for { $span }

## The pages: charts, traces, log

monitoring-pages = Pages of the monitor
monitoring-page-charts = Charts
monitoring-page-traces = Traces
monitoring-page-logs = Log
monitoring-to-traces = Traces of this period
monitoring-to-list = All traces
monitoring-to-logs = Log lines
monitoring-follow = Follow
monitoring-refresh = Refresh
monitoring-copy = Copy: { $what }
monitoring-copy-copied = Copied
monitoring-copy-refused = The browser refused to copy
monitoring-ms = { $ms } ms
monitoring-slow = slow

## The search

monitoring-filter-text = Text
monitoring-filter-level = Level
monitoring-filter-level-all = All
monitoring-filter-level-least = { $level } and worse
monitoring-filter-route = Route
monitoring-filter-min-ms = Least duration (ms)
monitoring-filter-student = Student
monitoring-filter-errors = Errors only
monitoring-filter-time = Period
monitoring-filter-time-all = All that is kept
monitoring-filter-time-last = { $span } until now
monitoring-filter-send = Search
monitoring-filter-clear = Clear the filters

## Traces

monitoring-traces = Traces
monitoring-traces-title = Traces – PerfShop
monitoring-traces-filters = Filter the traces
monitoring-traces-pages = Pages of traces
monitoring-traces-count =
    { $count ->
        [one] { $count } request
       *[other] { $count } requests
    }
monitoring-traces-empty = No trace matches. The last 2,000 requests are kept, errors and slow ones longest.
monitoring-traces-page-empty = This page is empty: the traces that were on it have moved.
monitoring-column-time = Time
monitoring-column-request = Request
monitoring-column-duration = Duration
monitoring-column-sql = SQL
monitoring-column-student = Student
monitoring-column-anomalies = Suffered
monitoring-no-route = (no route)
monitoring-sql = { $count } in { $ms } ms

## One trace

monitoring-trace = Trace
monitoring-trace-id = Trace id
monitoring-trace-title = { $name } – Trace – PerfShop
monitoring-trace-when =
    { $count ->
        [one] At { $clock }, { $ms } ms
       *[other] At { $clock }, { $count } requests in { $ms } ms
    }
monitoring-trace-gone = This trace is not kept, or no longer. Its log lines may still be.
monitoring-waterfall = Steps of the trace
monitoring-slowest = longest
monitoring-slowest-step = Longest step: { $name }, { $own } ms of { $whole } ms
monitoring-failed = failed
monitoring-failed-step = Failed step: { $name }
monitoring-steps-of = Steps of { $name }
monitoring-depth = Depth { $depth }:
monitoring-span-times = at { $offset } ms, { $ms } ms
monitoring-events-count =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
monitoring-kind-request = request
monitoring-kind-worker = wait
monitoring-kind-pause = pause
monitoring-kind-connection = wait
monitoring-kind-handler = work
monitoring-kind-statement = SQL
monitoring-own-time = Own time
monitoring-sql-text = SQL statement
monitoring-events = Events
monitoring-event-at = at { $ms } ms
monitoring-stack = Stack

## The log

monitoring-logs = Log
monitoring-logs-title = Log – PerfShop
monitoring-logs-filters = Filter the log
monitoring-logs-count =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
monitoring-logs-more = The last { $count } lines; narrow the filters to see others
monitoring-logs-empty = No line matches. The last 20,000 are kept.
monitoring-line-trace = Trace
monitoring-instructor-only = instructor
