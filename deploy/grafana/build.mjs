// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes dashboards/<language>/<audience>-<id>.json from dashboards.mjs and the texts. `--check` fails where a file differs.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ANNOTATIONS, DASHBOARDS } from "./dashboards.mjs";

const FOLDER = dirname(fileURLToPath(import.meta.url));
const SOURCES = { prometheus: "prometheus", loki: "loki", tempo: "tempo", pyroscope: "grafana-pyroscope-datasource" };

/** The texts of a language: one `key = text` a line. */
function textsOf(language) {
  const lines = readFileSync(join(FOLDER, `texts/${language}.ftl`), "utf8").matchAll(/^([a-z][a-z0-9-]*) = (.+)$/gm);
  const texts = new Map([...lines].map(([, key, text]) => [key, text]));
  return (key) => {
    if (!texts.has(key)) throw new Error(`texts/${language}.ftl lacks ${key}`);
    return texts.get(key);
  };
}

function target(panel, type, [legend, expr], index) {
  const refId = String.fromCharCode(65 + index);
  const datasource = { type, uid: panel.source ?? "prometheus" };
  switch (panel.source ?? "prometheus") {
    case "prometheus":
      return { refId, datasource, expr, legendFormat: legend === "" ? "__auto" : legend, exemplar: /_bucket\[/.test(expr) };
    case "loki":
      return { refId, datasource, expr, legendFormat: legend, queryType: "range" };
    case "tempo":
      return { refId, datasource, query: expr, queryType: "traceql", limit: 20, tableType: "traces" };
    default:
      return { refId, datasource, labelSelector: expr, profileTypeId: panel.profile === "cpu" ? "process_cpu:cpu:nanoseconds:cpu:nanoseconds" : "memory:inuse_space:bytes:space:bytes", queryType: "profile" };
  }
}

function panels(dashboard, text) {
  let [x, y, row] = [0, 0, 0];
  return dashboard.panels.map((panel, number) => {
    const [w, h] = [panel.width ?? 12, panel.height ?? 8];
    if (x + w > 24) [x, y, row] = [0, y + row, 0];
    const gridPos = { x, y, w, h };
    [x, row] = [x + w, Math.max(row, h)];
    const type = SOURCES[panel.source ?? "prometheus"];
    return {
      id: number + 1,
      title: text(panel.text),
      type: panel.kind,
      gridPos,
      datasource: { type, uid: panel.source ?? "prometheus" },
      targets: Object.entries(panel.queries).map((query, index) => target(panel, type, query, index)),
      ...(panel.unit ? { fieldConfig: { defaults: { unit: panel.unit, min: 0, custom: { lineWidth: 2, fillOpacity: 8, showPoints: "never" } }, overrides: [] } } : {}),
      ...(panel.kind === "timeseries" ? { options: { tooltip: { mode: "multi" }, legend: { displayMode: "list", placement: "bottom" } } } : {}),
      ...(panel.kind === "logs" ? { options: { showTime: true, wrapLogMessage: true, enableLogDetails: true } } : {}),
    };
  });
}

/** As Loki's source reads them: what is looked for stands beside the names, not in a target. A tag is the value of a field that the line has. */
function annotations(text) {
  return ANNOTATIONS.map(({ text: key, iconColor, query }) => ({
    name: text(`activation-${key}`),
    datasource: { type: SOURCES.loki, uid: "loki" },
    enable: true,
    iconColor,
    expr: query(text(key)),
    titleFormat: "{{chaos_anomaly}}",
    tagKeys: "chaos_family,scenario_id",
  }));
}

/** One dashboard as Grafana imports it. */
export function dashboardJson(dashboard, language) {
  const text = textsOf(language);
  return {
    uid: `perfshop-${dashboard.id}`,
    title: text(`dashboard-${dashboard.id}`),
    tags: ["perfshop", dashboard.audience],
    timezone: "browser",
    editable: false,
    refresh: "5s",
    time: { from: "now-15m", to: "now" },
    schemaVersion: 41,
    version: 1,
    annotations: { list: dashboard.audience === "instructor" ? annotations(text) : [] },
    links: [{ title: text("links"), type: "dashboards", tags: [dashboard.audience], asDropdown: true, keepTime: true }],
    panels: panels(dashboard, text),
  };
}

const check = process.argv.includes("--check");
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const differs = [];
  for (const file of readdirSync(join(FOLDER, "texts"))) {
    const language = file.replace(".ftl", "");
    const folder = join(FOLDER, "dashboards", language);
    mkdirSync(folder, { recursive: true });
    for (const dashboard of DASHBOARDS) {
      const path = join(folder, `${dashboard.audience}-${dashboard.id}.json`);
      const text = `${JSON.stringify(dashboardJson(dashboard, language), null, 2)}\n`;
      if (!check) writeFileSync(path, text);
      else if (readFileSync(path, "utf8") !== text) differs.push(path);
    }
  }
  if (differs.length > 0) {
    console.error(`not what dashboards.mjs makes (node deploy/grafana/build.mjs):\n  ${differs.join("\n  ")}`);
    process.exit(1);
  }
}
