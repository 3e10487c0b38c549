// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use perfshop_shop::clock;
use perfshop_shop::mails::{self, Mail, MailRow};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Page, PageQuery};
use crate::app::AppState;
use crate::extract::{CustomerSession, Id, Query};
use crate::problem::{ApiError, Problem};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MailRow)]
pub struct MailRowView {
    id: i64,
    subject: String,
    sent_at: String,
}

impl From<MailRow> for MailRowView {
    fn from(row: MailRow) -> Self {
        Self { id: row.id, subject: row.subject, sent_at: clock::iso(row.sent_at) }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Mail)]
pub struct MailView {
    id: i64,
    subject: String,
    sent_at: String,
    text: String,
    /// A whole document; whatever stands in it was escaped.
    html: String,
}

impl From<Mail> for MailView {
    fn from(mail: Mail) -> Self {
        let Mail { id, subject, sent_at, text, html } = mail;
        Self { id, subject, sent_at: clock::iso(sent_at), text, html }
    }
}

/// The customer's mail box, newest first.
#[utoipa::path(get, path = "/api/mails", tag = "mails", params(PageQuery),
    responses((status = 200, body = Page<MailRowView>), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    CustomerSession { user_id, .. }: CustomerSession,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<MailRowView>>, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = mails::list(&app.shop, user_id, page, size).await?;
    Ok(Json(Page::new(rows.into_iter().map(Into::into).collect(), total, page, size)))
}

/// One of the customer's mails.
#[utoipa::path(get, path = "/api/mails/{id}", tag = "mails", params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = MailView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
pub async fn find(
    State(app): State<AppState>,
    CustomerSession { user_id, .. }: CustomerSession,
    Id(id): Id,
) -> Result<Json<MailView>, ApiError> {
    Ok(Json(mails::find(&app.shop, user_id, id).await?.into()))
}
