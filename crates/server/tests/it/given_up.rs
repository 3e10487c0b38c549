// SPDX-License-Identifier: AGPL-3.0-or-later
//! Customers who go away in the middle: what they asked for is given up at any moment, and the connection that served them serves the
//! next one rightly or not at all.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use perfshop_shop::db::{Db, DbConfig, DbUrl};
use perfshop_shop::params;

use crate::util::mariadb::MariaDb;
use crate::util::process::Shop;

/// Asks a future so many times whether it has ended, and lets go of it then.
async fn asked<F: Future>(times: u32, future: F) -> Option<F::Output> {
    let (mut future, mut left) = (pin!(future), times);
    std::future::poll_fn(|context| {
        left = left.saturating_sub(1);
        match future.as_mut().poll(context) {
            Poll::Ready(end) => Poll::Ready(Some(end)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// A statement that no connection knows yet, with 0 to 3 parameters, and the number that it gives.
fn unknown(number: i64) -> (&'static str, i64) {
    let more = number % 4;
    let parameters = " + CAST(? AS SIGNED)".repeat(more as usize);
    (format!("SELECT {number}{parameters}").leak(), number + 5 * more)
}

async fn answer(db: &Db, number: i64) -> i64 {
    let (sql, _) = unknown(number);
    let fives = params![5, 5, 5];
    db.query_one(sql, &fives[..(number % 4) as usize], |row| row.get(0)).await.expect("an answer").expect("a row")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_given_up_at_any_moment_leaves_no_connection_that_answers_wrongly_or_never() {
    let files = tempfile::tempdir().unwrap();
    let server = MariaDb::start().map(MariaDb::fresh_database);
    let mysql = server.iter().map(|database| database.url().parse().unwrap());
    for url in std::iter::once(DbUrl::Sqlite(files.path().join("shop.db"))).chain(mysql) {
        // One connection: whoever comes next has the one that was left.
        let db = Db::connect(&DbConfig { url, pool: 1, observer: None }).await.unwrap();
        db.execute("CREATE TABLE visits (visitor BIGINT NOT NULL)", &[]).await.unwrap();
        let mut given_up = 0;
        for number in 0..200 {
            let times = 1 + (number % 10) as u32;
            let (sql, _) = unknown(number);
            let in_a_transaction = async {
                let mut tx = db.begin().await?;
                tx.execute("INSERT INTO visits (visitor) VALUES (?)", params![number]).await?;
                let fives = params![5, 5, 5];
                tx.query_one(sql, &fives[..(number % 4) as usize], |row| row.get::<i64>(0)).await?;
                tx.commit().await
            };
            given_up += u32::from(match number / 10 % 2 {
                0 => asked(times, answer(&db, number)).await.is_none(),
                _ => asked(times, in_a_transaction).await.is_none(),
            });
            let next = tokio::time::timeout(Duration::from_secs(20), answer(&db, 1_000 + number)).await;
            let expected = unknown(1_000 + number).1;
            assert_eq!(next.ok(), Some(expected), "{} after {times} looks at {sql}", db.system());
        }
        let whole = "SELECT COUNT(*) - COUNT(DISTINCT visitor) FROM visits";
        assert_eq!(db.query_one(whole, &[], |row| row.get::<i64>(0)).await.unwrap(), Some(0));
        assert!(given_up > 0 || db.system() == "sqlite", "nothing was given up");
    }
}

/// Reads one whole answer; nothing when none has come within a moment.
fn heard(stream: &mut TcpStream, moment: Duration) -> Option<String> {
    stream.set_read_timeout(Some(moment)).unwrap();
    let (mut answer, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        match stream.read(&mut piece) {
            Ok(0) => return Some(String::from_utf8(answer).unwrap()),
            Ok(read) => answer.extend_from_slice(&piece[..read]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return None,
            Err(error) => panic!("{error}"),
        }
        let text = String::from_utf8_lossy(&answer).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        if length.is_some_and(|length| body.len() >= length) {
            return Some(text);
        }
    }
}

#[test]
fn what_is_refused_before_its_body_came_leaves_a_connection_that_goes_on() {
    let shop = Shop::new().start();
    let mut stream = TcpStream::connect(("127.0.0.1", shop.public_port)).unwrap();
    // No such path; no session; no such portal: none of them looks at the body.
    for path in ["/api/nothing", "/api/auth/logout", "/api/checkout/address", "/api/admin/portal/login"] {
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
        )
        .unwrap();
        // The body comes later, as it does from clients that send head and body apart.
        assert_eq!(heard(&mut stream, Duration::from_millis(50)), None, "{path}");
        stream.write_all(b"{}").unwrap();
        let answer = heard(&mut stream, Duration::from_secs(30)).unwrap_or_else(|| panic!("{path}: no answer"));
        assert!(answer.starts_with("HTTP/1.1 40"), "{path}: {answer}");
    }
    write!(stream, "GET /api/products/1 HTTP/1.1\r\nHost: shop\r\n\r\n").unwrap();
    let answer = heard(&mut stream, Duration::from_secs(30)).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
