// SPDX-License-Identifier: AGPL-3.0-or-later
//! The products' pictures: drawn by the project, or given by an admin.

use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use perfshop_shop::manage::pictures::{self, Format};
use perfshop_shop::seed::picture::{UNPICTURED, picture, unpictured};

use crate::app::AppState;
use crate::extract::Word;
use crate::problem::ApiError;

/// Opened on its own, a drawing is a document: it may do nothing. Nor may a browser take a picture for something else.
const HARMLESS: [(HeaderName, &str); 2] = [
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// `/images/products/12.svg`, `parcel.svg` for a product without a picture, and `12-<hash>.png` for one that was given.
pub async fn product(State(app): State<AppState>, Word(file): Word) -> Result<Response, ApiError> {
    let missing = || ApiError::NotFound("picture");
    let (name, extension) = file.rsplit_once('.').ok_or_else(missing)?;
    if extension == "svg" {
        let svg = if name == UNPICTURED { Some(unpictured()) } else { name.parse().ok().and_then(picture) };
        // It depends on its name alone, so a browser may keep it for a day.
        let kind = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
        return Ok((kind, HARMLESS, svg.ok_or_else(missing)?).into_response());
    }
    let (id, hash) = name.split_once('-').ok_or_else(missing)?;
    let (id, format) = (id.parse().map_err(|_| missing())?, Format::from_extension(extension).ok_or_else(missing)?);
    let content = pictures::find(&app.shop, id, hash, format).await?;
    let kind = [(header::CONTENT_TYPE, format.mime()), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((kind, HARMLESS, content).into_response())
}
