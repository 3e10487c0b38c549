// SPDX-License-Identifier: AGPL-3.0-or-later
//! The products' pictures, drawn by the project.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use perfshop_shop::seed::picture::picture;

use crate::extract::Word;
use crate::problem::ApiError;

/// `/images/products/12.svg`. A picture depends on its number alone, so a browser may keep it for a day.
pub async fn product(Word(file): Word) -> Result<Response, ApiError> {
    let id = file.strip_suffix(".svg").and_then(|id| id.parse::<i64>().ok());
    let svg = id.and_then(picture).ok_or(ApiError::NotFound("picture"))?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
        // Opened on its own, a drawing is a document: it may do nothing.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ];
    Ok((headers, svg).into_response())
}
