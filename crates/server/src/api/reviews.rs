// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use perfshop_shop::clock;
use perfshop_shop::reviews::{self, NewReview, Review};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Page, PageQuery, markup};
use crate::app::AppState;
use crate::extract::{CustomerSession, Id, Json as Checked, Plan, Query};
use crate::interceptors::student_of;
use crate::problem::{ApiError, Problem};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Review)]
pub struct ReviewView {
    id: i64,
    product_id: i64,
    /// First name and initial.
    author: String,
    /// 1 to 5.
    rating: i64,
    /// Plain text as its author wrote it: whoever shows it escapes it.
    text: String,
    created_at: String,
    /// The text with its markup, where the page is to keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    html: Option<String>,
}

impl From<Review> for ReviewView {
    fn from(review: Review) -> Self {
        Self {
            id: review.id,
            product_id: review.product_id,
            author: review.author,
            rating: review.rating,
            text: review.text,
            created_at: clock::iso(review.created_at),
            html: None,
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewBody {
    #[schema(minimum = 1, maximum = 5)]
    rating: i64,
    /// Plain text of one line or several, not blank.
    #[schema(
        min_length = 1,
        max_length = 2000,
        pattern = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]*$"
    )]
    text: String,
}

/// What customers wrote about a product, newest first.
#[utoipa::path(get, path = "/api/products/{id}/reviews", tag = "reviews",
    params(("id" = i64, Path, minimum = 1), PageQuery),
    responses((status = 200, body = Page<ReviewView>), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    Plan(chaos): Plan,
    Id(id): Id,
    Query(query): Query<PageQuery>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = reviews::page(&app.shop, id, page, size).await?;
    let (mut marked, cookie) = markup::of_reviews(&chaos, &app, &headers, &rows).await?;
    let fields = if marked.iter().flatten().next().is_some() { "text,html" } else { "text" };
    tracing::info!(target: "shop", fact = "reviews_read", product_id = id, rows = rows.len(), fields, "reviews were read");
    marked.resize(rows.len(), None);
    let content = rows.into_iter().zip(marked).map(|(row, html)| ReviewView { html, ..row.into() }).collect();
    Ok((cookie, Json(Page::new(content, total, page, size))).into_response())
}

/// Writes the customer's review of a product: one each.
#[utoipa::path(post, path = "/api/products/{id}/reviews", tag = "reviews", params(("id" = i64, Path, minimum = 1)),
    request_body = ReviewBody,
    responses((status = 201, body = ReviewView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn write(
    State(app): State<AppState>,
    CustomerSession { user_id, .. }: CustomerSession,
    Id(id): Id,
    headers: HeaderMap,
    Checked(body): Checked<ReviewBody>,
) -> Result<(StatusCode, Json<ReviewView>), ApiError> {
    let student_id = student_of(&app.control.students(), &headers).map(|student| student.id);
    let new = NewReview { product_id: id, user_id, student_id, rating: body.rating, text: &body.text };
    let review = reviews::write(&app.shop, new).await?;
    Ok((StatusCode::CREATED, Json(review.into())))
}
