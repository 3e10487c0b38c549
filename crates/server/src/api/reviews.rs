// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use perfshop_shop::clock;
use perfshop_shop::reviews::{self, Review};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Page, PageQuery};
use crate::app::AppState;
use crate::extract::{CustomerSession, Id, Json as Checked, Query};
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
    Id(id): Id,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<ReviewView>>, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = reviews::page(&app.shop, id, page, size).await?;
    Ok(Json(Page::new(rows.into_iter().map(Into::into).collect(), total, page, size)))
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
    Checked(body): Checked<ReviewBody>,
) -> Result<(StatusCode, Json<ReviewView>), ApiError> {
    let review = reviews::write(&app.shop, id, user_id, body.rating, &body.text).await?;
    Ok((StatusCode::CREATED, Json(review.into())))
}
