// SPDX-License-Identifier: AGPL-3.0-or-later
//! A search that writes what is typed into its text. It never touches the shop's database: it runs on a copy of the catalogue in
//! memory, a SQLite whatever the shop's own database is, behind the [`fence`]. Each search has the copy to itself, so that
//! none can change what another one sees or wait for it.

mod fence;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::Semaphore;

use crate::db::{Db, DbError};
use crate::money::Cents;
use crate::products::{self, Filter, Paging, Product, Products, Sort};
use crate::words;

/// Longest text that is searched for, in characters.
pub const LONGEST: usize = 4_096;
/// Searches that run at once, each at most five seconds: the others wait, away from the runtime's threads.
const AT_ONCE: usize = 4;
/// Rows that are read at most: the catalogue, and as many again.
const MOST_ROWS: usize = 2_000;

const TABLES: &str = "CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, description TEXT, price_cents INTEGER, \
    stock INTEGER, category TEXT, image_url TEXT, created_at INTEGER, updated_at INTEGER, pedagogique INTEGER, \
    rating_sum INTEGER, rating_count INTEGER, search_text TEXT); \
    CREATE TABLE secrets (id INTEGER PRIMARY KEY, name TEXT, value TEXT); \
    INSERT INTO secrets VALUES (1, 'smtp_password', 'Tr0ub4dor-decoy'), (2, 'payment_api_key', 'sk_decoy_4eC39HqLyjWD'), \
    (3, 'flag', '');";

/// The copy, once it was needed.
pub(crate) struct QuickSearch {
    kept: Mutex<Kept>,
    at_once: Arc<Semaphore>,
}

/// The file's bytes of the copy, and how often it was given up: a copy that was begun before that is not kept after it.
#[derive(Default)]
struct Kept {
    image: Option<Arc<[u8]>>,
    given_up: u64,
}

impl Default for QuickSearch {
    fn default() -> Self {
        Self { kept: Mutex::default(), at_once: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl QuickSearch {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Bytes that the copy takes now.
pub fn held_bytes(db: &Db) -> usize {
    db.quick_search().kept().image.as_ref().map_or(0, |image| image.len())
}

/// Gives the copy up.
pub fn give_up(db: &Db) {
    let mut kept = db.quick_search().kept();
    kept.image = None;
    kept.given_up += 1;
}

/// Products whose text holds `q`, as they were when the copy was made. `secret` is what the decoy table says to this caller.
///
/// # Errors
/// Whatever the text makes of the statement: a syntax that is none, a table or a function that is out of bounds, too long a time.
pub async fn find(db: &Db, q: &str, secret: &str, filter: &Filter, paging: Paging) -> Result<Products, DbError> {
    let image = copy(db).await?;
    let sql = format!(
        "SELECT id, name, description, price_cents, stock, category, image_url, created_at, updated_at, pedagogique, \
         rating_sum, rating_count FROM products WHERE search_text LIKE '%{q}%'"
    );
    let turn = db.quick_search().at_once.clone().acquire_owned().await.map_err(|e| DbError::Other(e.to_string()))?;
    let started = Instant::now();
    let (asked, secret) = (sql.clone(), secret.to_owned());
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        run(&image, &asked, &secret)
    });
    let rows = done.await.map_err(|e| DbError::Other(e.to_string()))?.map_err(DbError::from);
    db.tell_rows(&sql, started, &rows);
    Ok(arranged(rows?, filter, paging))
}

async fn copy(db: &Db) -> Result<Arc<[u8]>, DbError> {
    let given_up = {
        let kept = db.quick_search().kept();
        if let Some(image) = &kept.image {
            return Ok(Arc::clone(image));
        }
        kept.given_up
    };
    let all = Paging { page: 0, size: 100_000, sort: Sort::Id, descending: false };
    let rows = products::page(db, all).await?.rows;
    let made = tokio::task::spawn_blocking(move || image_of(&rows)).await;
    let image = made.map_err(|e| DbError::Other(e.to_string()))??;
    let mut kept = db.quick_search().kept();
    if kept.given_up == given_up {
        kept.image = Some(Arc::clone(&image));
    }
    Ok(image)
}

fn image_of(rows: &[Product]) -> Result<Arc<[u8]>, DbError> {
    let mut conn = in_memory()?;
    conn.execute_batch(TABLES)?;
    let tx = conn.transaction()?;
    {
        let mut insert = tx.prepare("INSERT INTO products VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        for p in rows {
            // Found with and without its accents, since nobody folds what is typed.
            let plain = words::of_product(&p.name, &p.description).join(" ");
            let text = format!("{} {} {plain}", p.name, p.description);
            insert.execute(rusqlite::params![
                p.id,
                p.name,
                p.description,
                p.price.0,
                p.stock,
                p.category,
                p.image_url,
                p.created_at,
                p.updated_at,
                p.pedagogique,
                p.rating_sum,
                p.rating_count,
                text
            ])?;
        }
    }
    tx.commit()?;
    Ok(Arc::from(&*conn.serialize("main")?))
}

/// No name that a text could lead elsewhere: URIs are off.
fn in_memory() -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_in_memory_with_flags(flags)
}

fn run(image: &[u8], sql: &str, secret: &str) -> Result<Vec<Product<'static>>, rusqlite::Error> {
    let mut conn = in_memory()?;
    conn.deserialize_read_exact("main", image, image.len(), false)?;
    conn.execute("UPDATE secrets SET value = ? WHERE name = 'flag'", [secret])?;
    fence::raise(&mut conn)?;
    // It refuses a text of more than one statement.
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if found.len() == MOST_ROWS {
            break;
        }
        let (whole, text) = (|i| row.get_ref(i).map(whole), |i| row.get_ref(i).map(text));
        found.push(Product {
            id: whole(0)?,
            name: text(1)?.into(),
            description: text(2)?.into(),
            price: Cents(whole(3)?),
            stock: whole(4)?,
            category: text(5)?.into(),
            image_url: text(6)?.into(),
            created_at: whole(7)?,
            updated_at: whole(8)?,
            pedagogique: whole(9)? != 0,
            rating_sum: whole(10)?,
            rating_count: whole(11)?,
        });
    }
    Ok(found)
}

/// Whatever stands in a row in place of a number. Its size stays one that the shop can reckon with.
fn whole(value: ValueRef<'_>) -> i64 {
    let number = match value {
        ValueRef::Integer(number) => number,
        ValueRef::Real(number) => number as i64,
        ValueRef::Text(text) => String::from_utf8_lossy(text).trim().parse().unwrap_or(0),
        ValueRef::Null | ValueRef::Blob(_) => 0,
    };
    number.clamp(-1_000_000_000_000_000, 1_000_000_000_000_000)
}

/// Whatever stands in a row in place of a text.
fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => String::new(),
    }
}

/// The page that was asked for. It is cut here, where what was typed cannot comment it out.
fn arranged(mut rows: Vec<Product<'static>>, filter: &Filter, paging: Paging) -> Products {
    rows.retain(|p| {
        filter.category.as_ref().is_none_or(|category| p.category == *category)
            && filter.min_price.is_none_or(|min| p.price >= min)
            && filter.max_price.is_none_or(|max| p.price <= max)
    });
    rows.sort_by(|a, b| match paging.sort {
        Sort::Id => a.id.cmp(&b.id),
        Sort::Name => a.name.cmp(&b.name),
        Sort::Price => a.price.cmp(&b.price),
        Sort::Category => a.category.cmp(&b.category),
        Sort::CreatedAt => a.created_at.cmp(&b.created_at),
        Sort::Stock => a.stock.cmp(&b.stock),
    });
    if paging.descending {
        rows.reverse();
    }
    let total = rows.len() as i64;
    let skipped = usize::try_from(paging.page.saturating_mul(paging.size)).unwrap_or(usize::MAX);
    let rows = rows.into_iter().skip(skipped).take(usize::try_from(paging.size).unwrap_or(0)).collect();
    Products { rows, total }
}

#[cfg(test)]
mod tests;
