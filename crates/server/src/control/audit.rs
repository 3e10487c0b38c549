// SPDX-License-Identifier: AGPL-3.0-or-later
use perfshop_shop::db::{DbError, Param, Tx};
use perfshop_shop::{clock, params};
use serde::Serialize;
use utoipa::ToSchema;

use super::{ControlError, ControlPlane};

/// Which lines are wanted; what is `None` or left open is any.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    pub anomaly: Option<String>,
    pub actor: Option<String>,
    pub action: Option<String>,
    /// Epoch milliseconds, this one included.
    pub from: Option<i64>,
    /// Epoch milliseconds, this one not.
    pub to: Option<i64>,
}

/// The texts of one search: the narrowest thing that is asked for leads, through an index that ends in the time, and what
/// else is asked for is looked at in the rows that it finds. Its parameters: of `$lead` first, then the period, actor and
/// action twice each.
struct Search {
    page: &'static str,
    count: &'static str,
}

macro_rules! search {
    ($lead:literal) => {
        Search {
            page: concat!(
                "SELECT id, at, actor, action, anomaly, detail FROM audit WHERE ",
                $lead,
                "at >= ? AND at < ? AND (? IS NULL OR actor = ?) AND (? IS NULL OR action = ?) \
                 ORDER BY at DESC, id DESC LIMIT ? OFFSET ?"
            ),
            count: concat!(
                "SELECT COUNT(*) FROM audit WHERE ",
                $lead,
                "at >= ? AND at < ? AND (? IS NULL OR actor = ?) AND (? IS NULL OR action = ?)"
            ),
        }
    };
}

const BY_ANOMALY: Search = search!("anomaly = ? AND ");
const BY_ACTOR: Search = search!("actor = ? AND ");
const BY_ACTION: Search = search!("action = ? AND ");
const BY_TIME: Search = search!("");

/// One thing that was done. Its words are facts that belong to no language.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditLine {
    pub id: i64,
    /// ISO 8601, UTC.
    pub at: String,
    /// E-mail of the admin, or `system`.
    pub actor: String,
    /// `activate`, `end`, `reset`, `debrief`, `student_mode`, `struck` (how often what is silent has struck), `data_reset`, or what was done to what: `product_create`.
    pub action: String,
    #[schema(required = true)]
    pub anomaly: Option<String>,
    /// `name=value` facts, separated by blanks.
    pub detail: String,
}

/// Writes a line as part of a change of the control plane's own tables; `at` in epoch milliseconds.
pub(crate) async fn write(
    tx: &mut Tx,
    at: i64,
    by: &str,
    action: &str,
    anomaly: Option<&str>,
    detail: &str,
) -> Result<(), DbError> {
    let sql = "INSERT INTO audit (at, actor, action, anomaly, detail) VALUES (?,?,?,?,?)";
    tx.execute(sql, params![at, by, action, anomaly, detail]).await?;
    Ok(())
}

impl ControlPlane {
    /// Notes what an admin has done to the shop's data: `name=value` facts, no secrets.
    ///
    /// The shop's tables may be another database, so the line follows the change and is not part of it: a line is never of
    /// something that did not happen.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn note(&self, by: &str, action: &str, detail: &str) -> Result<(), ControlError> {
        let sql = "INSERT INTO audit (at, actor, action, anomaly, detail) VALUES (?,?,?,NULL,?)";
        self.store.db.execute(sql, params![self.clock.now(), by, action, detail]).await?;
        Ok(())
    }

    /// A page of the audit, newest first, and how many lines there are in all; `page` from 0, `size` from 1.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn audit(
        &self,
        filter: &AuditFilter,
        page: i64,
        size: i64,
    ) -> Result<(Vec<AuditLine>, i64), ControlError> {
        let AuditFilter { anomaly, actor, action, from, to } = filter;
        // What leads is asked for once: the same question again would only cost.
        let (search, lead, actor, action) = match (anomaly, actor, action) {
            (Some(anomaly), actor, action) => (BY_ANOMALY, Some(anomaly), actor.as_ref(), action.as_ref()),
            (None, Some(actor), action) => (BY_ACTOR, Some(actor), None, action.as_ref()),
            (None, None, Some(action)) => (BY_ACTION, Some(action), None, None),
            (None, None, None) => (BY_TIME, None, None, None),
        };
        let mut asked: Vec<Param<'_>> = Vec::with_capacity(9);
        asked.extend(lead.map(|lead| Param::from(lead.as_str())));
        asked.extend([from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX)].map(Param::from));
        for word in [actor, action] {
            asked.extend([Param::from(word.map(String::as_str)), Param::from(word.map(String::as_str))]);
        }
        let db = &self.store.db;
        let total = db.query_one(search.count, &asked, |row| row.get::<i64>(0)).await?.unwrap_or(0);
        asked.extend([size, page.saturating_mul(size)].map(Param::from));
        let content = db
            .query(search.page, &asked, |row| {
                Ok(AuditLine {
                    id: row.get(0)?,
                    at: clock::iso(row.get(1)?),
                    actor: row.get(2)?,
                    action: row.get(3)?,
                    anomaly: row.get(4)?,
                    detail: row.get(5)?,
                })
            })
            .await?;
        Ok((content, total))
    }
}
