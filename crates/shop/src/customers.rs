// SPDX-License-Identifier: AGPL-3.0-or-later
//! Customers: registration, login, profile.

use std::time::Instant;

use perfshop_chaos::{Anomaly, ChaosPlan};

use crate::cart;
use crate::clock::now_ms;
use crate::db::{Db, DbError, Row, Tx};
use crate::error::ShopError;
use crate::params;
use crate::password::Passwords;
use crate::session::{self, Session};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    pub id: i64,
    pub email: String,
    pub civility: String,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: Option<String>,
    pub phone: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub region: Option<String>,
    pub country: Option<String>,
    pub loyalty_points: i64,
}

impl Customer {
    pub(crate) fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            email: row.get(1)?,
            civility: row.get(2)?,
            first_name: row.get(3)?,
            last_name: row.get(4)?,
            birth_date: row.get(5)?,
            phone: row.get(6)?,
            street: row.get(7)?,
            postal_code: row.get(8)?,
            city: row.get(9)?,
            region: row.get(10)?,
            country: row.get(11)?,
            loyalty_points: row.get(12)?,
        })
    }
}

const FIND: &str = "SELECT id, email, civility, first_name, last_name, birth_date, phone, street, postal_code, city, \
                    region, country, loyalty_points FROM users WHERE id = ?";

pub async fn find(db: &Db, id: i64) -> Result<Customer, ShopError> {
    db.query_one(FIND, params![id], Customer::from_row).await?.ok_or(ShopError::NotFound("customer"))
}

/// The same within a transaction.
pub(crate) async fn find_in(tx: &mut Tx, id: i64) -> Result<Customer, ShopError> {
    tx.query_one(FIND, params![id], Customer::from_row).await?.ok_or(ShopError::NotFound("customer"))
}

/// What a registration gives. It has no `Debug`, so that no log can print a password.
pub struct NewCustomer<'a> {
    pub email: &'a str,
    pub password: &'a str,
    pub first_name: &'a str,
    pub last_name: &'a str,
}

/// Makes an account, with no address yet and the neutral civility. It opens no session.
///
/// # Errors
/// `EmailTaken`, whatever the case in which the address is written.
pub async fn register(db: &Db, passwords: &Passwords, new: NewCustomer<'_>) -> Result<Customer, ShopError> {
    let email = new.email.to_lowercase();
    // Asked first, so that a repeat does not cost a hash; the unique key decides between two at once.
    let sql = "SELECT id FROM users WHERE email = ?";
    if db.query_one(sql, params![&email], |row| row.get::<i64>(0)).await?.is_some() {
        return Err(ShopError::EmailTaken);
    }
    let hash = passwords.hash(new.password).await.map_err(DbError::from)?;
    let sql = "INSERT INTO users (email, password_hash, civility, first_name, last_name, loyalty_points, created_at) \
               VALUES (?, ?, 'Mx', ?, ?, 0, ?)";
    let done = db.execute(sql, params![&email, &hash, new.first_name, new.last_name, now_ms()]).await;
    let id = match done {
        Err(DbError::Unique(_)) => return Err(ShopError::EmailTaken),
        done => done?.last_id,
    };
    tracing::info!(target: "shop", fact = "customer_registered", user_id = id, "a customer registered");
    find(db, id).await
}

/// Whether there is a customer of this e-mail, in whatever case.
pub async fn is_known(db: &Db, email: &str) -> Result<bool, DbError> {
    let sql = "SELECT id FROM users WHERE email = ?";
    Ok(db.query_one(sql, params![email.to_lowercase()], |row| row.get::<i64>(0)).await?.is_some())
}

/// The e-mail of a customer, for a scope that names one.
pub async fn email(db: &Db, id: i64) -> Result<Option<String>, DbError> {
    db.query_one("SELECT email FROM users WHERE id = ?", params![id], |row| row.get(0)).await
}

/// What a login gives: the cookie exists nowhere else.
pub struct LoggedIn {
    pub customer: Customer,
    pub session: Session,
    pub cookie: String,
}

/// Checks the password, opens a session and ends the one that the browser had before: a visitor's cart joins the customer's.
///
/// # Errors
/// [`ShopError::InvalidCredentials`], in the same time whether the account exists or not.
pub async fn login(
    chaos: &ChaosPlan,
    db: &Db,
    passwords: &Passwords,
    email: &str,
    password: &str,
    before: Option<&Session>,
) -> Result<LoggedIn, ShopError> {
    let started = Instant::now();
    let email = email.to_lowercase();
    let sql = "SELECT id, password_hash FROM users WHERE email = ?";
    let row = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?));
    let account = db.query_one(sql, params![&email], row).await?;
    let stored = account.as_ref().map(|(_, hash)| hash.as_str());
    let fits = stored.is_some() && passwords.verify(password, stored).await.map_err(DbError::from)?;
    let Some((id, _)) = account.as_ref().filter(|_| fits) else {
        return Err(refusal(chaos, passwords, password, account.is_some(), started).await?);
    };
    let (id, ms) = (*id, started.elapsed().as_millis() as u64);
    tracing::info!(target: "shop", fact = "login", outcome = "accepted", user_id = id, ms, "a customer logged in");
    let customer = find(db, id).await?;
    let (session, cookie) = session::create(db, Some(id)).await?;
    match before {
        Some(visitor) if visitor.user_id.is_none() => cart::join(db, visitor, id).await?,
        Some(customer) => session::end(db, customer).await?,
        None => {}
    }
    Ok(LoggedIn { customer, session, cookie })
}

/// Why a login is refused: one reason, in one time, whether there is such an account or not, and a line of the log. Without that rule an
/// unknown account is refused at once, a known one after a second look at the password, each in words of its own, and nobody is told.
async fn refusal(
    chaos: &ChaosPlan,
    passwords: &Passwords,
    password: &str,
    exists: bool,
    started: Instant,
) -> Result<ShopError, DbError> {
    if chaos.hits(Anomaly::S5) {
        if !exists {
            return Ok(ShopError::AccountUnknown);
        }
        // As programs do that bring stored hashes to today's cost: of an account whose hash was cheap too, the time tells.
        passwords.verify(password, None).await?;
        return Ok(ShopError::PasswordWrong);
    }
    if !exists {
        passwords.verify(password, None).await?;
    }
    let ms = started.elapsed().as_millis() as u64;
    tracing::warn!(target: "shop", fact = "login", outcome = "refused", ms, "a login was refused");
    Ok(ShopError::InvalidCredentials)
}
