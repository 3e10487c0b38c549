// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::clock::Iso;
use perfshop_shop::db::DbError;
use perfshop_shop::money::Cents;
use perfshop_shop::products::{self, Paging, Product, Sort};
use perfshop_shop::related;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::display::{Display, DisplayCurrency, DisplayQuery};
use super::{Page, Written};
use crate::app::AppState;
use crate::extract::{Id, Plan, Query};
use crate::problem::{ApiError, Problem};

/// A product as the shop shows it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Product)]
pub struct ProductView<'a> {
    pub id: i64,
    pub name: Cow<'a, str>,
    pub description: Cow<'a, str>,
    /// In euros, VAT included.
    #[schema(value_type = f64)]
    pub price: Cents,
    pub currency: &'static str,
    pub stock: i64,
    /// A category's code.
    pub category: Cow<'a, str>,
    pub image_url: Cow<'a, str>,
    #[schema(value_type = String)]
    pub created_at: Iso,
    #[schema(value_type = String)]
    pub updated_at: Iso,
    pub pedagogique: bool,
    /// The mean of the ratings, one decimal; null without any.
    #[schema(required)]
    pub rating: Option<f64>,
    pub rating_count: i64,
    /// The price in the currency asked for, when it is not the euro.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<Display>,
}

impl<'a> ProductView<'a> {
    fn new(chaos: &ChaosPlan, p: Product<'a>, shown: Option<DisplayCurrency>) -> Self {
        Self {
            display: Display::of(p.price, shown),
            rating: p.rating(),
            id: p.id,
            name: p.name,
            description: p.description,
            price: p.price,
            currency: currency(chaos, p.id),
            stock: p.stock,
            category: p.category,
            image_url: p.image_url,
            created_at: Iso(p.created_at),
            updated_at: Iso(p.updated_at),
            pedagogique: p.pedagogique,
            rating_count: p.rating_count,
        }
    }
}

/// In euros alone, as the back office has it.
impl<'a> From<Product<'a>> for ProductView<'a> {
    fn from(product: Product<'a>) -> Self {
        Self::new(&ChaosPlan::NONE, product, None)
    }
}

/// Of a product's price.
fn currency(chaos: &ChaosPlan, product_id: i64) -> &'static str {
    if product_id % 7 == 0 && chaos.hits(Anomaly::A13) {
        return "USD";
    }
    "EUR"
}

/// The direction of a sort.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Asc,
    Desc,
}

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct ListQuery {
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
    /// `id`, `name`, `price`, `category`, `createdAt` or `stock`; anything else is `id`.
    #[schema(max_length = 50)]
    #[param(max_length = 50)]
    sort: Option<String>,
    #[param(inline)]
    direction: Option<Direction>,
    /// Adds `display` in this currency, by the shop's fixed table.
    #[param(inline)]
    currency: Option<DisplayCurrency>,
}

pub(super) fn paging(page: Option<i64>, size: Option<i64>, sort: Option<&str>, direction: Option<Direction>) -> Paging {
    Paging {
        page: page.unwrap_or(0),
        size: size.unwrap_or(20),
        sort: Sort::parse(sort.unwrap_or_default()),
        descending: matches!(direction, Some(Direction::Desc)),
    }
}

pub(super) fn page(
    chaos: &ChaosPlan,
    found: products::Products,
    paging: Paging,
    shown: Option<DisplayCurrency>,
) -> Page<ProductView<'static>> {
    let content = found.rows.into_iter().map(|product| ProductView::new(chaos, product, shown)).collect();
    Page::new(content, found.total, paging.page, paging.size)
}

/// The catalogue, a page at a time.
#[utoipa::path(get, path = "/api/products", tag = "products", params(ListQuery),
    responses((status = 200, body = Page<ProductView>), (status = 400, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    Plan(plan): Plan,
    Query(query): Query<ListQuery>,
) -> Result<Response, ApiError> {
    let paging = paging(query.page, query.size, query.sort.as_deref(), query.direction);
    related::refresh(&plan, &app.shop).await;
    let mut written = Written::of(paging.size);
    let show = |product: Product<'_>| {
        let written = written.row(&ProductView::new(&plan, product, query.currency));
        written.map_err(|error| DbError::Other(error.to_string()))
    };
    let total = products::each(&app.shop, paging, show).await?;
    Ok(written.page(total, paging.page, paging.size))
}

/// The codes of the categories.
#[utoipa::path(get, path = "/api/products/categories", tag = "products", responses((status = 200, body = Vec<String>)))]
pub async fn categories(State(app): State<AppState>) -> Result<Json<Vec<String>>, ApiError> {
    Ok(Json(products::categories(&app.shop).await?))
}

/// One product.
#[utoipa::path(get, path = "/api/products/{id}", tag = "products", params(("id" = i64, Path, minimum = 1), DisplayQuery),
    responses((status = 200, body = ProductView), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn find(
    State(app): State<AppState>,
    Plan(plan): Plan,
    Id(id): Id,
    Query(query): Query<DisplayQuery>,
) -> Result<Json<ProductView<'static>>, ApiError> {
    related::refresh(&plan, &app.shop).await;
    Ok(Json(ProductView::new(&plan, products::find(&app.shop, id).await?, query.currency)))
}
