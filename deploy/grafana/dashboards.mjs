// SPDX-License-Identifier: AGPL-3.0-or-later
// The ten dashboards and what marks the instructor's, as data. A panel: a key of texts/<language>.ftl, its kind, its unit, its queries, its width of 24, and what must be
// active for it to show something (`under`, read by the tests; nothing means that a healthy shop with shoppers is enough).

const rate = (series, by = "") => `sum ${by && `by (${by}) `}(rate(${series}[$__rate_interval]))`;
const quantile = (q) => `histogram_quantile(${q}, sum by (le) (rate(http_server_request_duration_seconds_bucket[$__rate_interval])))`;
const SHOP = '{service="perfshop-app"}';

const throughput = { text: "throughput", kind: "timeseries", unit: "reqps", queries: { "": "sum(rate(http_server_request_duration_seconds_count[$__rate_interval]))" } };
const errors = {
  text: "errors", kind: "timeseries", unit: "reqps", under: { level: { functional: 1 } },
  queries: { "{{http_route}} {{http_response_status_code}}": rate('http_server_request_duration_seconds_count{http_response_status_code=~"5.."}', "http_route, http_response_status_code") },
};
const latency = { text: "latency", kind: "timeseries", unit: "s", queries: { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) } };
const cpu = { text: "cpu", kind: "timeseries", unit: "percentunit", queries: { "": "rate(process_cpu_time_seconds_total[$__rate_interval])" } };
const heap = { text: "heap", kind: "timeseries", unit: "bytes", queries: { used: "perfshop_heap_used_bytes", max: "perfshop_heap_max_bytes", resident: "process_memory_usage_bytes" } };
const pauses = {
  text: "pauses", kind: "timeseries", unit: "s", under: { lever: ["gc-pressure", { intensity: 60 }] },
  queries: { p99: "histogram_quantile(0.99, sum by (le) (rate(perfshop_gc_pause_seconds_bucket[$__rate_interval])))" },
};
const pool = { text: "pool", kind: "timeseries", unit: "short", queries: { "{{state}}": "db_client_connection_count", waiting: "db_client_connection_pending_requests", max: "db_client_connection_max" } };
const workers = { text: "workers", kind: "timeseries", unit: "short", queries: { busy: "perfshop_workers_busy", queue: "perfshop_workers_queue", max: "perfshop_workers_max" } };
const statements = { text: "statements", kind: "timeseries", unit: "ops", queries: { "{{db_operation_name}}": rate("db_client_operation_duration_seconds_count", "db_operation_name") } };
const statementTime = {
  text: "statement-time", kind: "timeseries", unit: "s",
  queries: { "{{db_operation_name}} p95": "histogram_quantile(0.95, sum by (le, db_operation_name) (rate(db_client_operation_duration_seconds_bucket[$__rate_interval])))" },
};
const restarts = { text: "restarts", kind: "stat", unit: "short", width: 6, queries: { "{{reason}}": "sum by (reason) (perfshop_restarts_total)" } };
const orders = { text: "orders", kind: "timeseries", unit: "cpm", queries: { "": "sum(rate(perfshop_orders_total[$__rate_interval])) * 60" } };
const basket = { text: "basket", kind: "timeseries", unit: "currencyEUR", queries: { "": "sum(rate(perfshop_revenue_eur_total[$__rate_interval])) / (sum(rate(perfshop_orders_total[$__rate_interval])) > 0)" } };
const routes = { text: "routes", kind: "timeseries", unit: "s", width: 24, queries: { "{{http_route}}": "histogram_quantile(0.95, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket[$__rate_interval])))" } };
const log = { text: "log", kind: "logs", source: "loki", width: 24, queries: { "": `${SHOP} | json | level=~"WARN|ERROR"` } };
const activity = { text: "log-rate", kind: "timeseries", unit: "cps", source: "loki", queries: { "{{severity}}": `sum by (severity) (rate(${SHOP}[$__auto]))` } };
const traces = { text: "traces-slow", kind: "traces", source: "tempo", width: 24, queries: { "": '{ resource.service.name = "perfshop" && duration > 500ms }' } };
const broken = { text: "traces-broken", kind: "traces", source: "tempo", width: 24, queries: { "": '{ resource.service.name = "perfshop" && status = error }' } };
const flame = (profile) => ({ text: `flame-${profile}`, kind: "flamegraph", source: "pyroscope", width: 24, height: 12, queries: { "": '{service_name="perfshop"}' }, profile });
const client = (series, unit, text) => ({ text, kind: "timeseries", unit, under: { browser: true }, queries: { "{{student}}": series } });

/** What each chart of the instructor's is marked with: the log's line at the begin and at the end of each activation, of whatever family. */
const marks = (text, message, iconColor) => ({
  text, iconColor,
  query: (word) => `{service="perfshop-app", audience="instructor"} | json | target="instructor" | message="${message}" | line_format "${word}{{with .chaos_dose}} · {{.}}{{end}}"`,
});
export const ANNOTATIONS = [marks("begins", "activation begins", "orange"), marks("ends", "activation ends", "green")];

export const DASHBOARDS = [
  { id: "overview", audience: "students", panels: [throughput, errors, latency, orders, cpu, heap, restarts, log] },
  { id: "requests", audience: "students", panels: [routes, throughput, latency, errors, workers, traces, broken] },
  { id: "database", audience: "students", panels: [statements, statementTime, pool, { ...log, text: "log-statements", queries: { "": `${SHOP} | json | target="db" | ms > 200` } }] },
  { id: "runtime", audience: "students", panels: [cpu, heap, pauses, workers, { text: "threads", kind: "timeseries", unit: "short", queries: { threads: "process_thread_count", files: "process_open_file_descriptor_count" } }, flame("cpu"), flame("heap")] },
  {
    id: "browser", audience: "students",
    panels: [
      client("perfshop_client_fps", "short", "client-fps"),
      client("perfshop_client_long_tasks_per_sec", "short", "client-tasks"),
      client("perfshop_client_heap_used_mb", "decmbytes", "client-heap"),
      client("perfshop_client_fetch_req_per_sec", "reqps", "client-requests"),
      client("perfshop_client_dom_node_count", "short", "client-nodes"),
      client("perfshop_client_cpu_worker_active", "short", "client-worker"),
    ],
  },
  {
    id: "cockpit", audience: "instructor",
    panels: [
      { text: "doses", kind: "timeseries", unit: "percent", queries: { "{{type}}": "chaos_intensity" } },
      { text: "levels", kind: "timeseries", unit: "short", queries: { scripting: "chaos_scripting_level", business: "chaos_business_level", functional: "chaos_functional_level", security: "chaos_security_level" } },
      throughput, errors, latency, restarts,
    ],
  },
  {
    id: "effect", audience: "instructor",
    panels: [
      { text: "effect-cpu", kind: "timeseries", unit: "percent", under: { lever: ["cpu", { intensity: 30 }] }, queries: { dose: 'chaos_intensity{type="cpu"}', measured: "100 * rate(process_cpu_time_seconds_total[$__rate_interval])" } },
      { text: "effect-memory", kind: "timeseries", unit: "percent", queries: { dose: 'chaos_intensity{type="memory"}', guardrail: 'chaos_guardrail{type="memory"}', measured: "100 * perfshop_heap_used_bytes / perfshop_heap_max_bytes" } },
      { text: "effect-pool", kind: "timeseries", unit: "percent", queries: { dose: 'chaos_intensity{type="db_pool"}', measured: '100 * sum(db_client_connection_count{state="used"}) / sum(db_client_connection_max)' } },
      { text: "effect-workers", kind: "timeseries", unit: "percent", queries: { dose: 'chaos_intensity{type="thread_pool"}', measured: "100 * sum(perfshop_workers_busy) / sum(perfshop_workers_max)" } },
      { text: "effect-statements", kind: "timeseries", unit: "s", queries: { dose: 'chaos_intensity{type="slow_query"} / 50', measured: 'histogram_quantile(0.95, sum by (le) (rate(db_client_operation_duration_seconds_bucket{db_operation_name="SELECT"}[$__rate_interval])))' } },
      { text: "effect-network", kind: "timeseries", unit: "s", queries: { dose: 'chaos_intensity{type="network"} * 0.015', measured: quantile(0.5) } },
    ],
  },
  {
    id: "business", audience: "instructor",
    panels: [
      basket, orders,
      { text: "triggerings", kind: "timeseries", unit: "short", width: 24, under: { level: { business: 1 } }, queries: { "{{__name__}}": '{__name__=~"chaos_(business|functional|security)_.+", __name__!~".+_level"} > 0' } },
      { text: "rejections", kind: "timeseries", unit: "short", under: { level: { scripting: 1 } }, queries: { "{{code}}": "sum by (code) (rate(chaos_scripting_rejected_total[$__rate_interval]))" } },
      { ...log, text: "log-instructor", queries: { "": `{service="perfshop-app", audience="instructor"} | json | chaos_family != ""` } },
    ],
  },
  { id: "class", audience: "instructor", panels: [client("perfshop_client_fps", "short", "client-fps"), throughput, latency, activity, { ...log, text: "log-class", queries: { "": `${SHOP} | json | student != ""` } }] },
  {
    id: "infrastructure", audience: "instructor",
    panels: [
      { text: "up", kind: "stat", unit: "short", width: 24, queries: { "{{job}}": "min by (job) (up)" } },
      { text: "container-cpu", kind: "timeseries", unit: "percentunit", queries: { "{{container}}": 'sum by (container) (rate(container_cpu_usage_seconds_total[$__rate_interval]))' } },
      { text: "container-memory", kind: "timeseries", unit: "bytes", queries: { "{{container}}": "sum by (container) (container_memory_working_set_bytes)" } },
      { text: "telemetry-lost", kind: "timeseries", unit: "short", queries: { lines: "increase(perfshop_log_lines_dropped_total[5m])" } },
      { text: "scrape-time", kind: "timeseries", unit: "s", queries: { "{{job}}": "scrape_duration_seconds" } },
    ],
  },
];
