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
monitoring-hint = Drag over a chart to zoom. Space: pause; + and –: zoom; ← and →: move.

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
