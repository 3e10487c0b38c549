# SPDX-License-Identifier: AGPL-3.0-or-later
## The live monitor, for all. Nothing here names an anomaly.

monitoring-title = Monitor – PerfShop
monitoring-brand = Monitor
monitoring-skip = Skip to content
monitoring-live-on = Live
monitoring-live-off = Reconnecting…
monitoring-lost = Connection lost, reconnecting…
monitoring-to-login = Log in at the cockpit
monitoring-students-view = Students’ view
monitoring-students-view-on = This is the students’ view: what they see, and nothing else.
monitoring-students-view-leave = Back to the instructor’s view
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
monitoring-hint = Press on a chart for the traces of that minute, on CPU for its profile, on memory or heap for what holds it now; drag over a chart to zoom. Space: pause; + and –: zoom; ← and →: move.

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
monitoring-panel-browser-frames = Browsers: frames
monitoring-panel-browser-heap = Browsers: heap
monitoring-panel-browser-nodes = Browsers: nodes
monitoring-panel-browser-requests = Browsers: requests

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
monitoring-series-browser-fps = slowest page
monitoring-series-browser-long-tasks = long tasks/s
monitoring-series-browser-workers = workers computing
monitoring-series-browser-heap = page with most
monitoring-series-browser-nodes = page with most
monitoring-series-browser-requests = page with most
monitoring-series-browsers = pages

monitoring-unit-per-second = /s
monitoring-unit-per-minute = /min
monitoring-unit-ms = ms
monitoring-unit-ms-per-second = ms/s
monitoring-unit-percent = %
monitoring-unit-mib = MiB
monitoring-unit-mb = MB

## The shop's pages in their browsers, student by student

monitoring-browsers = Pages of the shop, by student
monitoring-browsers-empty = No page of the shop is telling how it is at the moment.
monitoring-browsers-nobody = pages of nobody in particular
monitoring-browsers-yes = yes
monitoring-browsers-no = no
monitoring-browsers-column-student = Student
monitoring-browsers-column-fps = Frames/s
monitoring-browsers-column-long-tasks = Long tasks/s
monitoring-browsers-column-heap = Heap (MB)
monitoring-browsers-column-nodes = Nodes
monitoring-browsers-column-requests = Requests/s
monitoring-browsers-column-worker = Worker computing

## The timeline: what the figures tell happened, in words for symptoms. The instructor's own rows are among them.

monitoring-timeline = Timeline of the last hour
monitoring-timeline-empty = Nothing out of the ordinary since { $clock }.
monitoring-timeline-for = for { $span }
monitoring-timeline-still = still going on
monitoring-timeline-most = Only the newest { $count } are shown.
monitoring-moment-zoom = Zoom
monitoring-moment-profile = Profile
monitoring-moment-started = Program started
monitoring-moment-started-figures = the figures begin here
monitoring-moment-restarted = Program started again
monitoring-moment-restarted-figures =
    { $count ->
        [0] the whole program was launched anew
        [one] { $count } restart since the launch
       *[other] { $count } restarts since the launch
    }
monitoring-moment-silent = No figures
monitoring-moment-silent-figures = nothing is known of this period
monitoring-moment-errors = Server errors
monitoring-moment-errors-figures =
    { $count ->
        [one] { $count } answer 5xx, { $percent }% of the requests at the worst
       *[other] { $count } answers 5xx, { $percent }% of the requests at the worst
    }
monitoring-moment-slow = Slow answers
monitoring-moment-slow-figures = p95 up to { $ms } ms, usually { $usual } ms
monitoring-moment-pool = Connections to the database nearly all taken
monitoring-moment-pool-figures =
    { $count ->
        [0] up to { $used } of { $max }
        [one] up to { $used } of { $max }, { $count } request waiting
       *[other] up to { $used } of { $max }, { $count } requests waiting
    }
monitoring-moment-workers = Workers nearly all busy
monitoring-moment-workers-figures =
    { $count ->
        [0] up to { $used } of { $max }
        [one] up to { $used } of { $max }, { $count } request queued
       *[other] up to { $used } of { $max }, { $count } requests queued
    }
monitoring-moment-pauses = Pauses
monitoring-moment-pauses-figures = every request waits, up to { $ms } ms a second
monitoring-moment-heap = Memory filling up
monitoring-moment-heap-figures = heap up to { $percent }% of its limit
monitoring-moment-cpu = Processor busier than usual
monitoring-moment-cpu-figures = up to { $percent }% of a core, usually { $usual }%
monitoring-moment-load = Many requests
monitoring-moment-load-figures = up to { $rate } a second, usually { $usual }

## The pages: charts, traces, log, profiles

monitoring-pages = Pages of the monitor
monitoring-page-charts = Charts
monitoring-page-traces = Traces
monitoring-page-logs = Log
monitoring-page-profiles = Profiles
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

## Profiles

monitoring-profiles = Profiles
monitoring-profiles-title = Profiles – PerfShop
monitoring-to-profile = Profile of this period
monitoring-to-profile-of-trace = Profile of these seconds
monitoring-now = Now
monitoring-profile-kind = What is measured
monitoring-profile-kind-cpu = CPU time
monitoring-profile-kind-heap = Memory
monitoring-profile-of-nanoseconds =
    { $count ->
        [one] { $from } – { $to }, { $count } sample
       *[other] { $from } – { $to }, { $count } samples
    }
monitoring-profile-of-bytes =
    { $count ->
        [one] at { $to }, { $count } sample
       *[other] at { $to }, { $count } samples
    }
monitoring-profile-last = The last minute
monitoring-profile-compare = Compare with
monitoring-profile-compare-none = No comparison
monitoring-profile-compare-before = The minute before
monitoring-profile-compare-five = Five minutes earlier
monitoring-profile-file-cpu = pprof file (CPU)
monitoring-profile-file-heap = pprof file (memory)
monitoring-profile-few =
    { $count ->
        [one] One sample only: the picture is rough, and a small share may be due to chance.
       *[other] Only { $count } samples: the picture is rough, and a small share may be due to chance.
    }
monitoring-profile-lost =
    { $count ->
        [one] { $count } sample found no room and is missing.
       *[other] { $count } samples found no room and are missing.
    }
monitoring-profile-part = Only the last { $minutes } minutes are kept: the beginning of this period is missing.
monitoring-profile-gone = This period is too long ago: only the last { $minutes } minutes are kept.
monitoring-profile-idle-nanoseconds = Nothing to show: the program hardly worked in this period. Send it some requests, then look again.
monitoring-profile-idle-bytes = Nothing to show for now: no request for memory has been sampled yet.
monitoring-profile-base-empty = The period to compare with has no sample: there is nothing to compare.
monitoring-profile-base-few =
    { $count ->
        [one] The period to compare with has one sample only: a small change may be due to chance.
       *[other] The period to compare with has only { $count } samples: a small change may be due to chance.
    }
monitoring-profile-search = Find a function
monitoring-profile-found =
    { $count ->
        [0] No function of that name
        [one] { $count } place, { $share } of the total
       *[other] { $count } places, { $share } of the total
    }
monitoring-profile-show = Show the greatest
monitoring-profile-flame = Flame graph
monitoring-profile-keys = Each function is below the one that called it, as wide as what it took. Press or Enter: zoom in; Escape: back to the whole; arrows: move.
monitoring-profile-way = Function zoomed into
monitoring-profile-whole = Whole
monitoring-profile-total = total { $value } ({ $share })
monitoring-profile-own = own { $value } ({ $share })
monitoring-profile-changed = change { $points } (before { $before })
monitoring-profile-before = before { $share }
monitoring-profile-top = Top functions
monitoring-profile-top-most = The first { $shown } of { $count }; the search finds the others.
monitoring-profile-column-name = Function
monitoring-profile-column-own = Own
monitoring-profile-column-value = Total
monitoring-profile-column-change = Change
monitoring-profile-percent = { $percent }%
monitoring-profile-points = { $points } pt
monitoring-profile-seconds = { $seconds } s
monitoring-profile-kib = { $kib } KiB
monitoring-profile-mib = { $mib } MiB

monitoring-family-shop = shop
monitoring-family-server = server
monitoring-family-database = database
monitoring-family-runtime = runtime (Rust, Tokio)
monitoring-family-c = C library
monitoring-family-other = other
monitoring-family-thread = process and threads

monitoring-change-less-3 = −10 points and more (edge below)
monitoring-change-less-2 = −2
monitoring-change-less-1 = −0.5
monitoring-change-same-0 = unchanged
monitoring-change-more-1 = +0.5
monitoring-change-more-2 = +2
monitoring-change-more-3 = +10 points and more of the share (edge above)
