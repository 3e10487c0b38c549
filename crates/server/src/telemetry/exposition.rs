// SPDX-License-Identifier: AGPL-3.0-or-later
//! The text of a scrape: its two formats, the series that name an anomaly, and what students are not shown.

use std::sync::{Mutex, PoisonError};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric, MetricEncoder};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;

use super::sources::ChaosSample;

/// Beginnings of the routes that are no shop traffic: the instructor's, his tools', the students' own commands, what pages ask
/// and tell besides, and the watching itself.
const CONTROL_ROUTES: [&str; 6] =
    ["/api/admin", "/api/chaos", "/api/license", "/api/monitoring", "/actuator", "/monitoring"];
/// The one beginning among them that is the shop's: a portal for those who learn security, on the shop's own workers.
const PORTAL: &str = "/api/admin/portal/";

/// How the series begin whose one label is a student's alias.
const CLIENT: &str = "perfshop_client_";

/// Whether a route is no shop traffic.
pub(super) fn is_control(route: &str) -> bool {
    CONTROL_ROUTES.iter().any(|control| route.starts_with(control)) && !route.starts_with(PORTAL)
}

/// What a scrape is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// OpenMetrics 1.0
    OpenMetrics,
    /// Prometheus text 0.0.4
    Plain,
}

impl Format {
    /// The plain format for a client that asks for `text/plain` and does not name OpenMetrics; OpenMetrics for all others, also
    /// for those that take anything.
    pub fn negotiated(accept: Option<&str>) -> Self {
        match accept {
            Some(a) if a.contains("text/plain") && !a.contains("application/openmetrics-text") => Self::Plain,
            _ => Self::OpenMetrics,
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
            Self::Plain => "text/plain; version=0.0.4; charset=utf-8",
        }
    }
}

/// The series whose names tell an anomaly, as the application gave them for this scrape.
#[derive(Debug, Default)]
pub(super) struct ChaosSeries(Mutex<Vec<ChaosSample>>);

impl ChaosSeries {
    pub fn set(&self, samples: Vec<ChaosSample>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = samples;
    }
}

impl Collector for ChaosSeries {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), std::fmt::Error> {
        let samples = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for group in samples.chunk_by(|a, b| a.name == b.name) {
            // The encoder appends _total to a counter by itself.
            let (name, kind) = match group[0].name.strip_suffix("_total") {
                Some(base) => (base, MetricType::Counter),
                None => (group[0].name, MetricType::Gauge),
            };
            let mut metric = encoder.encode_descriptor(name, "State of the exercise", None, kind)?;
            if let [ChaosSample { label: None, value, .. }] = group {
                write_value(kind, *value, metric)?;
                continue;
            }
            for ChaosSample { label, value, .. } in group {
                let labels: Vec<(&str, &str)> = label.iter().map(|(k, v)| (*k, v.as_str())).collect();
                write_value(kind, *value, metric.encode_family(&labels)?)?;
            }
        }
        Ok(())
    }
}

fn write_value(kind: MetricType, value: f64, series: MetricEncoder) -> Result<(), std::fmt::Error> {
    match kind {
        MetricType::Counter => ConstCounter::new(value).encode(series),
        _ => ConstGauge::new(value).encode(series),
    }
}

/// Ends the text of the registries in the format that was asked for.
pub(super) fn finish(mut openmetrics: String, format: Format) -> String {
    match format {
        Format::OpenMetrics => {
            openmetrics.push_str("# EOF\n");
            openmetrics
        }
        Format::Plain => plain(&openmetrics),
    }
}

/// OpenMetrics to text 0.0.4: a counter's HELP and TYPE name the sample, `_total` included, units are not declared, and there
/// are no exemplars.
fn plain(openmetrics: &str) -> String {
    let mut out = String::with_capacity(openmetrics.len() + 1024);
    let mut lines = openmetrics.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("# UNIT ") {
            continue;
        }
        let described = line.strip_prefix("# HELP ").or_else(|| line.strip_prefix("# TYPE "));
        let Some((name, rest)) = described.and_then(|d| d.split_once(' ')) else {
            out.push_str(without_exemplar(line));
            out.push('\n');
            continue;
        };
        // The encoder writes HELP, then at once TYPE.
        let kind = if line.starts_with("# TYPE ") { line } else { lines.peek().copied().unwrap_or_default() };
        let suffix = if kind.ends_with(" counter") { "_total" } else { "" };
        out.push_str(&line[..7]);
        out.push_str(name);
        out.push_str(suffix);
        out.push(' ');
        out.push_str(rest);
        out.push('\n');
    }
    out
}

/// A sample without its exemplar, which is OpenMetrics' alone. What begins one may stand in a label too: an alias is any text.
fn without_exemplar(line: &str) -> &str {
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'#' if !quoted => return line[..at].trim_end(),
            _ => {}
        }
    }
    line
}

/// Leaves out the samples of routes that students should not read about, and what a name or a label of ours says of chaos; a student
/// may be called what he likes.
pub(super) fn without_marked(text: &str) -> String {
    let hidden = |line: &str| {
        let route = line.split_once("http_route=\"").map_or("", |(_, route)| route);
        let is_students =
            line.starts_with(CLIENT) || line.split(' ').nth(2).is_some_and(|name| name.starts_with(CLIENT));
        (line.contains("chaos") && !is_students) || is_control(route)
    };
    let mut out = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !hidden(line)) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_follows_the_accept_header() {
        let prometheus = "application/openmetrics-text;version=1.0.0;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
        for (accept, format) in [
            (Some(prometheus), Format::OpenMetrics),
            (Some("text/plain"), Format::Plain),
            (Some("text/plain;version=0.0.4, */*;q=0.1"), Format::Plain),
            (Some("*/*"), Format::OpenMetrics),
            (None, Format::OpenMetrics),
        ] {
            assert_eq!(Format::negotiated(accept), format, "{accept:?}");
        }
    }

    #[test]
    fn plain_text_has_no_exemplars() {
        let line = "h_bucket{le=\"0.1\"} 3 # {trace_id=\"4bf92f3577b34da6a3ce929d0e0e4736\"} 0.05 1.5\n";
        assert_eq!(plain(line), "h_bucket{le=\"0.1\"} 3\n");
    }

    #[test]
    fn a_student_may_be_called_what_he_likes() {
        let line = "perfshop_client_fps{student=\"a\\\\\\\" # {b\"} 60.0\n";
        assert_eq!(plain(line), line);
        let chaos = "perfshop_client_fps{student=\"chaosmonkey\"} 60.0\n";
        assert_eq!(without_marked(chaos), chaos);
        assert_eq!(without_marked("chaos_intensity{type=\"cpu\"} 3\n"), "");
    }

    #[test]
    fn plain_text_names_counters_by_their_samples() {
        let openmetrics =
            "# HELP a b.\n# TYPE a counter\na_total 1\n# HELP g h.\n# TYPE g gauge\n# UNIT g bytes\ng 2\n";
        assert_eq!(
            plain(openmetrics),
            "# HELP a_total b.\n# TYPE a_total counter\na_total 1\n# HELP g h.\n# TYPE g gauge\ng 2\n"
        );
    }
}
