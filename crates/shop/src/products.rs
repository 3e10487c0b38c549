// SPDX-License-Identifier: AGPL-3.0-or-later
//! The catalogue: pages, one product, search, categories.
//!
//! Each order of each list is a text of its own, since a column cannot be a parameter and a text made at run time
//! could not be checked for an index.

use std::borrow::Cow;

use crate::db::{Db, DbError, Param, Row};
use crate::error::ShopError;
use crate::money::Cents;
use crate::params;
use crate::words;

/// A filtered total is counted up to here; beyond, the page says this many.
pub const COUNT_LIMIT: i64 = 10_000;

/// One that is read row by row lends its texts from the row.
#[derive(Debug, Clone, PartialEq)]
pub struct Product<'a> {
    pub id: i64,
    pub name: Cow<'a, str>,
    pub description: Cow<'a, str>,
    pub price: Cents,
    pub stock: i64,
    pub category: Cow<'a, str>,
    pub image_url: Cow<'a, str>,
    pub created_at: i64,
    pub updated_at: i64,
    /// Belongs to the journey: its stock never falls.
    pub pedagogique: bool,
    pub rating_sum: i64,
    pub rating_count: i64,
}

impl<'a> Product<'a> {
    /// The mean of the ratings, one decimal; `None` without any.
    pub fn rating(&self) -> Option<f64> {
        (self.rating_count > 0).then(|| ((self.rating_sum * 10) as f64 / self.rating_count as f64).round() / 10.0)
    }

    fn from_row(row: &'a Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            name: row.text(1)?.into(),
            description: row.text(2)?.into(),
            price: Cents(row.get(3)?),
            stock: row.get(4)?,
            category: row.text(5)?.into(),
            image_url: row.text(6)?.into(),
            created_at: row.get(7)?,
            updated_at: row.get(8)?,
            pedagogique: row.get(9)?,
            rating_sum: row.get(10)?,
            rating_count: row.get(11)?,
        })
    }
}

/// One with texts of its own.
fn kept(row: &Row<'_>) -> Result<Product<'static>, DbError> {
    let lent = Product::from_row(row)?;
    let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
    Ok(Product {
        name: own(lent.name),
        description: own(lent.description),
        category: own(lent.category),
        image_url: own(lent.image_url),
        ..lent
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Id,
    Name,
    Price,
    Category,
    CreatedAt,
    Stock,
}

impl Sort {
    /// The sort of this name; anything else is `Id`.
    pub fn parse(name: &str) -> Self {
        match name {
            "name" => Self::Name,
            "price" => Self::Price,
            "category" => Self::Category,
            "createdAt" => Self::CreatedAt,
            "stock" => Self::Stock,
            _ => Self::Id,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// From 0.
    pub page: i64,
    pub size: i64,
    pub sort: Sort,
    pub descending: bool,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    pub q: Option<String>,
    pub category: Option<String>,
    pub min_price: Option<Cents>,
    pub max_price: Option<Cents>,
}

/// One page of products and how many there are in all.
#[derive(Debug, Clone, PartialEq)]
pub struct Products {
    pub rows: Vec<Product<'static>>,
    pub total: i64,
}

/// `$more` are columns after the product's own, `$from` where they come from.
macro_rules! select {
    ($more:expr, $from:expr) => {
        concat!(
            "SELECT p.id, p.name, p.description, p.price_cents, p.stock, p.category, p.image_url, p.created_at, ",
            "p.updated_at, p.pedagogique, p.rating_sum, p.rating_count",
            $more,
            " FROM ",
            $from
        )
    };
}

/// A page in another order than by id: first the ids, which the order's own index holds, then their rows. Asked for whole rows
/// at once, MariaDB reads a table of this size through and sorts it, because of twenty rows.
macro_rules! by {
    ($more:expr, $filter:expr, $order:expr) => {
        select!(
            $more,
            concat!(
                "(SELECT p.id FROM products p",
                $filter,
                " ORDER BY ",
                $order,
                " LIMIT ? OFFSET ?) page CROSS JOIN products p ON p.id = page.id ORDER BY ",
                $order
            )
        )
    };
}

/// The twelve texts of one list: six sorts, two directions, the id last so that a page never repeats a row.
macro_rules! sorted {
    ($paging:expr, $more:expr, $filter:expr) => {
        match ($paging.sort, $paging.descending) {
            (Sort::Id, false) => select!($more, concat!("products p", $filter, " ORDER BY p.id LIMIT ? OFFSET ?")),
            (Sort::Id, true) => select!($more, concat!("products p", $filter, " ORDER BY p.id DESC LIMIT ? OFFSET ?")),
            (Sort::Name, false) => by!($more, $filter, "p.name, p.id"),
            (Sort::Name, true) => by!($more, $filter, "p.name DESC, p.id DESC"),
            (Sort::Price, false) => by!($more, $filter, "p.price_cents, p.id"),
            (Sort::Price, true) => by!($more, $filter, "p.price_cents DESC, p.id DESC"),
            (Sort::Category, false) => by!($more, $filter, "p.category, p.id"),
            (Sort::Category, true) => by!($more, $filter, "p.category DESC, p.id DESC"),
            (Sort::CreatedAt, false) => by!($more, $filter, "p.created_at, p.id"),
            (Sort::CreatedAt, true) => by!($more, $filter, "p.created_at DESC, p.id DESC"),
            (Sort::Stock, false) => by!($more, $filter, "p.stock, p.id"),
            (Sort::Stock, true) => by!($more, $filter, "p.stock DESC, p.id DESC"),
        }
    };
}

/// The sum of the categories' counters.
macro_rules! total_of_all {
    () => {
        "SELECT CAST(SUM(product_count) AS SIGNED) FROM categories"
    };
}

/// A category's counter.
macro_rules! total_of_category {
    () => {
        "SELECT product_count FROM categories WHERE code = ?"
    };
}

/// A page of the whole catalogue.
pub async fn page(db: &Db, paging: Paging) -> Result<Products, DbError> {
    let mut rows = Vec::new();
    let sql = sorted!(paging, concat!(", (", total_of_all!(), ")"), "");
    let keep = |row: &Row<'_>| kept(row).map(|product| rows.push(product));
    let total = counted(db, sql, params![paging.size, offset(paging)], (total_of_all!(), &[]), keep).await?;
    Ok(Products { rows, total })
}

/// The same, each product shown as it is read: a list that is asked for all the time need not keep copies of its texts. Gives how many
/// products there are in all.
pub async fn each(
    db: &Db,
    paging: Paging,
    mut show: impl FnMut(Product<'_>) -> Result<(), DbError> + Send,
) -> Result<i64, DbError> {
    let sql = sorted!(paging, concat!(", (", total_of_all!(), ")"), "");
    let show = |row: &Row<'_>| show(Product::from_row(row)?);
    counted(db, sql, params![paging.size, offset(paging)], (total_of_all!(), &[]), show).await
}

/// Reads a page whose rows carry the total behind the product's columns: one statement costs less than two. A page beyond the last row has
/// nobody to carry it, and asks `total`, a statement with its parameters. Gives the total.
async fn counted(
    db: &Db,
    sql: &'static str,
    all: &[Param<'_>],
    total: (&'static str, &[Param<'_>]),
    mut read: impl FnMut(&Row<'_>) -> Result<(), DbError> + Send,
) -> Result<i64, DbError> {
    let mut counted = None;
    let row = |row: &Row<'_>| {
        if counted.is_none() {
            counted = row.get::<Option<i64>>(12)?;
        }
        read(row)
    };
    db.query(sql, all, row).await?;
    Ok(match counted {
        Some(total) => total,
        None => db.query_one(total.0, total.1, |row| row.get::<Option<i64>>(0)).await?.flatten().unwrap_or(0),
    })
}

pub async fn find(db: &Db, id: i64) -> Result<Product<'static>, ShopError> {
    let found = db.query_one(select!("", "products p WHERE p.id = ?"), params![id], kept).await?;
    found.ok_or(ShopError::NotFound("product"))
}

/// Codes of the categories, in the shop's order.
pub async fn categories(db: &Db) -> Result<Vec<String>, DbError> {
    db.query("SELECT code FROM categories ORDER BY position", &[], |row| row.get(0)).await
}

/// Products that match every word's beginning, without case or accents, in a category and a range of prices.
pub async fn search(db: &Db, filter: &Filter, paging: Paging) -> Result<Products, DbError> {
    let words = words::of(filter.q.as_deref().unwrap_or_default());
    if filter.q.as_deref().is_some_and(|q| !q.trim().is_empty()) && words.is_empty() {
        return Ok(Products { rows: Vec::new(), total: 0 });
    }
    match (words.is_empty(), filter.category.as_deref(), filter.min_price, filter.max_price) {
        (true, None, None, None) => page(db, paging).await,
        (true, Some(category), None, None) => in_category(db, category, paging).await,
        (true, ..) => in_price_range(db, filter, paging).await,
        (false, ..) => matching(db, filter, &words, paging).await,
    }
}

async fn in_category(db: &Db, category: &str, paging: Paging) -> Result<Products, DbError> {
    let sql = sorted!(paging, concat!(", (", total_of_category!(), ")"), " WHERE p.category = ?");
    let all = params![category, category, paging.size, offset(paging)];
    let mut rows = Vec::new();
    let keep = |row: &Row<'_>| kept(row).map(|product| rows.push(product));
    let total = counted(db, sql, all, (total_of_category!(), params![category]), keep).await?;
    Ok(Products { rows, total })
}

macro_rules! range_filter {
    () => {
        " WHERE p.price_cents >= ? AND p.price_cents <= ? AND (? = '' OR p.category = ?)"
    };
}

async fn in_price_range(db: &Db, filter: &Filter, paging: Paging) -> Result<Products, DbError> {
    let (min, max) = price_bounds(filter);
    let category = filter.category.as_deref().unwrap_or_default();
    let sql = sorted!(paging, "", range_filter!());
    let all = params![min, max, category, category, paging.size, offset(paging)];
    let rows = db.query(sql, all, kept).await?;
    let count = concat!("SELECT COUNT(*) FROM (SELECT p.id FROM products p", range_filter!(), " LIMIT 10000) found");
    let total = db.query_one(count, params![min, max, category, category], |row| row.get(0)).await?.unwrap_or(0);
    Ok(Products { rows, total })
}

/// The first word drives through the index of words; further ones, up to five, narrow it down.
macro_rules! words_filter {
    () => {
        concat!(
            " WHERE p.id IN (SELECT w.product_id FROM product_words w WHERE w.word >= ? AND w.word < ?) ",
            "AND (? = '' OR p.id IN (SELECT w.product_id FROM product_words w WHERE w.word >= ? AND w.word < ?)) ",
            "AND (? = '' OR p.id IN (SELECT w.product_id FROM product_words w WHERE w.word >= ? AND w.word < ?)) ",
            "AND (? = '' OR p.id IN (SELECT w.product_id FROM product_words w WHERE w.word >= ? AND w.word < ?)) ",
            "AND (? = '' OR p.id IN (SELECT w.product_id FROM product_words w WHERE w.word >= ? AND w.word < ?)) ",
            "AND p.price_cents >= ? AND p.price_cents <= ? AND (? = '' OR p.category = ?)"
        )
    };
}

async fn matching(db: &Db, filter: &Filter, words: &[String], paging: Paging) -> Result<Products, DbError> {
    let (min, max) = price_bounds(filter);
    let category = filter.category.as_deref().unwrap_or_default();
    let ends: Vec<String> = words.iter().map(|word| format!("{word}\u{10FFFF}")).collect();
    let at = |i: usize| words.get(i).map_or("", String::as_str);
    let end = |i: usize| ends.get(i).map_or("", String::as_str);
    let mut all = params![at(0), end(0)].to_vec();
    for i in 1..words::MOST {
        all.extend_from_slice(params![at(i), at(i), end(i)]);
    }
    all.extend_from_slice(params![min, max, category, category]);
    let count = concat!("SELECT COUNT(*) FROM (SELECT p.id FROM products p", words_filter!(), " LIMIT 10000) found");
    let total = db.query_one(count, &all, |row| row.get(0)).await?.unwrap_or(0);
    all.extend_from_slice(params![paging.size, offset(paging)]);
    let rows = db.query(sorted!(paging, "", words_filter!()), &all, kept).await?;
    Ok(Products { rows, total })
}

fn price_bounds(filter: &Filter) -> (i64, i64) {
    (filter.min_price.map_or(0, |c| c.0), filter.max_price.map_or(i64::MAX, |c| c.0))
}

fn offset(paging: Paging) -> i64 {
    paging.page.saturating_mul(paging.size)
}
