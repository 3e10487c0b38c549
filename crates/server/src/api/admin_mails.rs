// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use perfshop_shop::clock;
use perfshop_shop::manage::mails::{self as manage, MailRow};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Page, PageQuery};
use crate::app::AppState;
use crate::extract::{Id, Manager, Query};
use crate::problem::{ApiError, Problem};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ManagedMailRow {
    id: i64,
    user_id: i64,
    #[schema(required)]
    order_id: Option<i64>,
    /// `order` or `password`.
    kind: String,
    recipient: String,
    subject: String,
    sent_at: String,
    /// `none` without a mail server, else `waiting`, `sent` or `failed`.
    smtp_state: String,
}

/// It has no `Debug`: a mail may hold a secret.
#[derive(Serialize, ToSchema)]
pub struct ManagedMail {
    #[serde(flatten)]
    mail: ManagedMailRow,
    text: String,
    /// A whole document; whatever stands in it was escaped.
    html: String,
}

impl From<MailRow> for ManagedMailRow {
    fn from(row: MailRow) -> Self {
        Self {
            id: row.id,
            user_id: row.user_id,
            order_id: row.order_id,
            kind: row.kind,
            recipient: row.recipient,
            subject: row.subject,
            sent_at: clock::iso(row.sent_at),
            smtp_state: row.smtp_state,
        }
    }
}

/// Everybody's mails of every kind, newest first.
#[utoipa::path(get, path = "/api/admin/mails", tag = "adminMails", security(("adminToken" = [])), params(PageQuery),
    responses((status = 200, body = Page<ManagedMailRow>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    _: Manager,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<ManagedMailRow>>, ApiError> {
    let (page, size) = query.bounds();
    let (rows, total) = manage::list(&app.shop, page, size).await?;
    Ok(Json(Page::new(rows.into_iter().map(Into::into).collect(), total, page, size)))
}

/// Any mail, whole.
#[utoipa::path(get, path = "/api/admin/mails/{id}", tag = "adminMails", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = ManagedMail), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn find(
    State(app): State<AppState>,
    Manager(by): Manager,
    Id(id): Id,
) -> Result<Json<ManagedMail>, ApiError> {
    let mail = manage::find(&app.shop, id).await?;
    // Who reads somebody else's mail leaves a trace: it may open an account.
    app.control.note(&by, "mail_read", &format!("id={id} user={} kind={}", mail.row.user_id, mail.row.kind)).await?;
    Ok(Json(ManagedMail { mail: mail.row.into(), text: mail.text, html: mail.html }))
}
