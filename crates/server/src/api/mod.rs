// SPDX-License-Identifier: AGPL-3.0-or-later
//! The HTTP API: one file a resource, with its types, handlers and helpers.

pub mod actuator;
pub mod admin;
pub mod admin_accounts;
pub mod admin_audit;
pub mod admin_audit_orders;
pub mod admin_chaos;
pub mod admin_data;
pub mod admin_levers;
pub mod admin_mails;
pub mod admin_orders;
pub mod admin_products;
pub mod admin_promo_codes;
pub mod admin_students;
pub mod admin_users;
pub mod auth;
pub mod browsers;
pub mod cart;
pub mod checkout;
pub mod countries;
pub mod debug;
pub mod display;
pub mod docs;
pub mod flags;
pub mod frontend;
pub mod images;
pub mod live;
pub mod logs;
pub mod mails;
pub mod markup;
pub mod me;
pub mod monitoring;
pub mod order_view;
pub mod orders;
pub mod own_account;
pub mod password;
pub mod portal;
pub mod products;
pub mod profiles;
pub mod public_chaos;
pub mod reviews;
pub mod scenarios;
pub mod search;
pub mod student;
pub mod traces;
pub mod triggerings;
pub mod welcome;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::ApiError;

/// How a page begins, before its rows.
const HEAD: &str = r#"{"content":["#;
/// Bytes that a row of a page seldom exceeds.
const ROW: usize = 512;

/// A page of rows, in the one form of every list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    pub content: Vec<T>,
    pub total_elements: i64,
    pub total_pages: i64,
    /// This page, from 0.
    pub number: i64,
    pub size: i64,
    pub first: bool,
    pub last: bool,
}

impl<T> Page<T> {
    /// `size` is at least 1.
    pub fn new(content: Vec<T>, total_elements: i64, number: i64, size: i64) -> Self {
        let total_pages = total_elements.div_euclid(size) + i64::from(total_elements % size > 0);
        let last = number + 1 >= total_pages;
        Self { content, total_elements, total_pages, number, size, first: number == 0, last }
    }
}

/// A page that is written row by row, as [`Page`] would be, into room for all of it: a page of products grows its text seven times
/// otherwise, which is felt.
pub struct Written {
    text: Vec<u8>,
    is_empty: bool,
}

impl Written {
    /// With room for so many rows.
    pub fn of(size: i64) -> Self {
        let mut text = Vec::with_capacity(ROW * usize::try_from(size + 1).unwrap_or(1));
        text.extend_from_slice(HEAD.as_bytes());
        Self { text, is_empty: true }
    }

    /// # Errors
    /// When the row cannot be written as JSON.
    pub fn row(&mut self, row: &impl Serialize) -> Result<(), serde_json::Error> {
        if !std::mem::take(&mut self.is_empty) {
            self.text.push(b',');
        }
        serde_json::to_writer(&mut self.text, row)
    }

    /// The answer, once all rows are there.
    pub fn page(mut self, total_elements: i64, number: i64, size: i64) -> Response {
        let around = serde_json::to_string(&Page::<()>::new(Vec::new(), total_elements, number, size));
        match around {
            Ok(around) => {
                self.text.extend_from_slice(around.strip_prefix(HEAD).unwrap_or_default().as_bytes());
                ([(CONTENT_TYPE, "application/json")], self.text).into_response()
            }
            Err(error) => ApiError::Internal(error.to_string()).into_response(),
        }
    }
}

/// Which page of a list that takes no other question.
#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
}

impl PageQuery {
    /// The page, from 0, and the rows of one.
    pub fn bounds(&self) -> (i64, i64) {
        (self.page.unwrap_or(0), self.size.unwrap_or(20))
    }
}

/// The answer of a call that has nothing else to say.
#[derive(Debug, Serialize, ToSchema)]
pub struct Success {
    pub success: bool,
}

impl Success {
    pub const YES: Self = Self { success: true };
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use serde_json::Value;

    use super::*;

    #[test]
    fn pages_know_their_ends() {
        let page = |total, number| Page::<()>::new(Vec::new(), total, number, 20);
        assert_eq!((page(0, 0).total_pages, page(0, 0).first, page(0, 0).last), (0, true, true));
        assert_eq!((page(40, 0).total_pages, page(40, 0).last, page(40, 1).last), (2, false, true));
        assert_eq!((page(41, 1).total_pages, page(41, 1).first, page(41, 1).last), (3, false, false));
    }

    #[tokio::test]
    async fn a_page_written_row_by_row_is_the_page_written_at_once() {
        for rows in 0..3_i64 {
            let content: Vec<Value> = (0..rows).map(|row| serde_json::json!({"id": row, "name": "é\"]"})).collect();
            let mut written = Written::of(2);
            content.iter().for_each(|row| written.row(row).unwrap());
            let (one, other) = (written.page(rows, 0, 2), axum::Json(Page::new(content, rows, 0, 2)).into_response());
            assert_eq!(one.headers(), other.headers());
            let text = async |response: Response| to_bytes(response.into_body(), 1 << 20).await.unwrap();
            assert_eq!(text(one).await, text(other).await);
        }
    }
}
