// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Instant;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::money::Cents;
use perfshop_shop::products::{self, Filter, Paging, Products};
use perfshop_shop::{quick_search, related};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Page;
use super::display::DisplayCurrency;
use super::markup::{self, Markup};
use super::products::{Direction, ProductView, page, paging};
use crate::app::AppState;
use crate::extract::{Plan, Query};
use crate::flags;
use crate::problem::{ApiError, FieldFault, Problem};

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct SearchQuery {
    /// Beginnings of words of the name or the description, without case or accents; the first five count.
    #[schema(max_length = 100)]
    #[param(max_length = 100)]
    q: Option<String>,
    /// A category's code.
    #[schema(max_length = 40)]
    #[param(max_length = 40)]
    category: Option<String>,
    /// In euros.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    min_price: Option<f64>,
    /// In euros.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    max_price: Option<f64>,
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
    /// As for the list.
    #[schema(max_length = 50)]
    #[param(max_length = 50)]
    sort: Option<String>,
    #[param(inline)]
    direction: Option<Direction>,
    /// Adds `display` in this currency, by the shop's fixed table.
    #[param(inline)]
    currency: Option<DisplayCurrency>,
}

/// Most amounts are no exact binary fractions: 4.90 × 100 is a little above 490, 1.15 × 100 a little below 115. A bound
/// this near to a whole cent is that cent; up to a million euros the error is far smaller.
const NEAR: f64 = 1e-6;

impl SearchQuery {
    fn paging(&self) -> Paging {
        paging(self.page, self.size, self.sort.as_deref(), self.direction)
    }

    fn filter(self) -> Filter {
        Filter {
            q: self.q,
            category: self.category.filter(|category| !category.is_empty()),
            min_price: self.min_price.map(|euros| Cents((euros * 100.0 - NEAR).ceil() as i64)),
            max_price: self.max_price.map(|euros| Cents((euros * 100.0 + NEAR).floor() as i64)),
        }
    }
}

/// A page of products, and what the shop's page writes above it.
#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    page: Page<ProductView<'static>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// Products that match.
#[utoipa::path(get, path = "/api/products/search", tag = "products", params(SearchQuery),
    responses((status = 200, body = Page<ProductView>), (status = 400, body = Problem)))]
pub async fn search(
    State(app): State<AppState>,
    Plan(plan): Plan,
    uri: Uri,
    headers: HeaderMap,
    query: Result<Query<SearchQuery>, ApiError>,
) -> Result<Response, ApiError> {
    related::refresh(&plan, &app.shop).await;
    let started = Instant::now();
    let (found, asked) = match quick(&plan, &app, &uri, &headers).await? {
        Some(answered) => answered,
        None => {
            let Query(query) = query?;
            let (paging, currency) = (query.paging(), query.currency);
            let filter = query.filter();
            let found = products::search(&app.shop, &filter, paging).await?;
            (found, Asked { q: filter.q, paging, currency })
        }
    };
    let message = match &asked.q {
        Some(q) => markup::of_search(&plan, &app, &headers, q).await?,
        None => None,
    };
    let fields = if message.is_some() { "content,message" } else { "content" };
    let ms = started.elapsed().as_millis() as u64;
    tracing::info!(target: "shop", fact = "search_answered", rows = found.rows.len(), fields, ms, "a search was answered");
    let page = page(&plan, found, asked.paging, asked.currency);
    let (message, cookie) = message.map(Markup::into_parts).unzip();
    Ok((cookie.flatten(), Json(Answer { page, message })).into_response())
}

/// What a search was about.
struct Asked {
    q: Option<String>,
    paging: Paging,
    currency: Option<DisplayCurrency>,
}

/// Nothing: the search's text has its own parameters. Without that rule what was typed is part of it, and may be as long as
/// a statement is; all else is checked as ever.
async fn quick(
    chaos: &ChaosPlan,
    app: &AppState,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Option<(Products, Asked)>, ApiError> {
    let typed = if chaos.is_empty() { None } else { typed(uri) };
    let Some((q, rest)) = typed else { return Ok(None) };
    if chaos.hits(Anomaly::S1) {
        if q.chars().count() > quick_search::LONGEST {
            return Err(ApiError::field(FieldFault::new("q", "TOO_LONG").with("max", quick_search::LONGEST)));
        }
        let query = app.schemas.read_query::<SearchQuery>(&rest)?;
        let (paging, currency) = (query.paging(), query.currency);
        let secret = flags::met(app, headers, Anomaly::S1).await?;
        let found = quick_search::find(&app.shop, &q, &secret, &query.filter(), paging).await?;
        return Ok(Some((found, Asked { q: Some(q), paging, currency })));
    }
    Ok(None)
}

/// What was typed, and the query without it.
fn typed(uri: &Uri) -> Option<(String, String)> {
    let query = uri.query()?;
    let is_q = |pair: &&str| pair.split('=').next() == Some("q");
    let q = query.split('&').find(is_q)?.split_once('=')?.1.replace('+', " ");
    let q = percent_encoding::percent_decode_str(&q).decode_utf8_lossy().into_owned();
    let rest: Vec<&str> = query.split('&').filter(|pair| !is_q(pair)).collect();
    Some((q, rest.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_told_from_the_rest() {
        let of = |query: &str| typed(&format!("/?{query}").parse().unwrap());
        assert_eq!(of("page=1&q=a%27+b%2B&size=2"), Some(("a' b+".into(), "page=1&size=2".into())));
        assert_eq!(of("q="), Some((String::new(), String::new())));
        assert_eq!(of("page=1&qq=x"), None);
    }
}
