// SPDX-License-Identifier: AGPL-3.0-or-later
//! Customers made for students: in France, with no order, and again so after each data reset.

use crate::clock::now_ms;
use crate::db::{Db, DbError, Tx};
use crate::params;
use crate::password::Passwords;
use crate::token;

/// What a customer is lent with. It has no `Debug`, so that no log can print a password.
pub struct Lending<'a> {
    pub first_name: &'a str,
    pub password: &'a str,
}

macro_rules! columns {
    () => {
        "id, email, password_hash, civility, first_name, last_name, birth_date, phone, street, postal_code, city, region, \
         country, loyalty_points, created_at"
    };
}

/// A customer who was lent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    pub id: i64,
    pub email: String,
}

/// Makes a customer with an e-mail of its own.
pub async fn lend(db: &Db, passwords: &Passwords, lending: Lending<'_>) -> Result<Lent, DbError> {
    let hash = passwords.hash(lending.password).await?;
    // Not a count: an e-mail tells nothing of the others'. Short, because people read it; of a class two are never the same.
    let mut drawn = [0_u8; 4];
    token::fill(&mut drawn)?;
    let email = format!("student-{:08x}@perfshop.com", u32::from_be_bytes(drawn));
    let mut tx = db.begin().await?;
    // The phone number is one that the French regulator keeps for fiction.
    let sql = "INSERT INTO users (email, password_hash, civility, first_name, last_name, birth_date, phone, street, \
               postal_code, city, region, country, loyalty_points, created_at) \
               VALUES (?, ?, 'Mx', ?, 'Martin', '1995-05-17', '+33 6 39 98 00 12', '12 rue des Acacias', '69003', 'Lyon', \
               'Auvergne-Rhône-Alpes', 'FR', 0, ?)";
    let id = tx.execute(sql, params![&email, &hash, lending.first_name, now_ms()]).await?.last_id;
    let sql = concat!("INSERT INTO lent_customers (", columns!(), ") SELECT ", columns!(), " FROM users WHERE id = ?");
    tx.execute(sql, params![id]).await?;
    tx.commit().await?;
    Ok(Lent { id, email })
}

/// Makes all of them anew, in a shop that has just been emptied.
pub(crate) async fn bring_back(tx: &mut Tx) -> Result<(), DbError> {
    let sql = concat!("INSERT INTO users (", columns!(), ") SELECT ", columns!(), " FROM lent_customers");
    tx.execute(sql, &[]).await?;
    Ok(())
}
