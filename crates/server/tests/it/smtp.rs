// SPDX-License-Identifier: AGPL-3.0-or-later
//! Mails leave by SMTP: a real listener takes them, loses them, refuses them; an order never waits for any of it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use perfshop_server::config::SmtpUrl;
use perfshop_server::work::smtp::Sender;
use perfshop_shop::clock::now_ms;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::util::app::TestApp;
use crate::util::shopper::{buy_one, number, signed_in};

/// A mail server that keeps what it is given, and answers the first recipients as it is told to.
#[derive(Default)]
struct PostOffice {
    mails: Mutex<Vec<String>>,
    logins: Mutex<Vec<String>>,
    asked: AtomicUsize,
    /// Its answers to RCPT TO, in order; after these every recipient is welcome.
    answers: Vec<&'static str>,
}

impl PostOffice {
    /// # Returns
    /// The office and its port.
    async fn open(answers: &[&'static str]) -> (Arc<Self>, u16) {
        let office = Arc::new(Self { answers: answers.to_vec(), ..Self::default() });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let counter = office.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let office = counter.clone();
                tokio::spawn(async move { office.serve(stream).await });
            }
        });
        (office, port)
    }

    async fn serve(&self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 post.example ESMTP\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let command = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            let answer = match command.as_str() {
                "EHLO" => "250-post.example\r\n250 AUTH PLAIN",
                "AUTH" => {
                    self.logins.lock().unwrap().push(line);
                    "235 welcome"
                }
                "RCPT" => {
                    let turn = self.asked.fetch_add(1, Ordering::SeqCst);
                    self.answers.get(turn).copied().unwrap_or("250 known here")
                }
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await.ok()?;
                    let mut mail = String::new();
                    while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                        mail.push_str(&line);
                        mail.push('\n');
                    }
                    self.mails.lock().unwrap().push(mail);
                    "250 kept"
                }
                "QUIT" => "221 bye",
                _ => "250 fine",
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
        Some(())
    }

    fn mails(&self) -> Vec<String> {
        self.mails.lock().unwrap().clone()
    }
}

async fn with_url(url: &str) -> (TestApp, SmtpUrl) {
    let app = TestApp::sqlite_with(&[("smtp-url", url)]).await;
    let server = app.state.config.work.smtp.clone().unwrap();
    (app, server)
}

/// (state, tries, whether another try is due)
async fn state(app: &TestApp) -> (String, i64, Option<i64>) {
    let sql = "SELECT smtp_state, smtp_tries, smtp_next_at FROM mails ORDER BY id DESC LIMIT 1";
    app.state.shop.query_one(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_confirmation_arrives_once_in_both_forms() {
    let (office, port) = PostOffice::open(&[]).await;
    let url = format!("smtp://anna:top%20secret@127.0.0.1:{port}?from=shop@school.example");
    let (app, server) = with_url(&url).await;
    let (client, token) = signed_in(&app, 1).await;
    let placed = buy_one(&client, &token, 1).await;
    assert_eq!(state(&app).await.0, "waiting");
    // Two copies of the shop, each with a sender of its own, at the same moment and again later.
    let (one, two) = (Sender::new(&server).unwrap(), Sender::new(&server).unwrap());
    let now = now_ms();
    let (first, second) = tokio::join!(one.round_at(&app.state, now), two.round_at(&app.state, now));
    first.and(second).unwrap();
    one.round_at(&app.state, now + 3_600_000).await.unwrap();
    assert_eq!(state(&app).await, ("sent".into(), 1, None));

    let mails = office.mails();
    assert_eq!(mails.len(), 1);
    let order_number = placed["orderNumber"].as_str().unwrap();
    for part in [
        "From: PerfShop <shop@school.example>",
        "To: user1@perfshop.com",
        &format!("Subject: Votre commande {order_number}"),
        "Content-Type: multipart/alternative",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
        "Message-ID: <",
        "Date: ",
    ] {
        assert!(mails[0].contains(part), "{part} in {}", mails[0]);
    }
    // AUTH PLAIN of "\0anna\0top secret".
    assert_eq!(*office.logins.lock().unwrap(), ["AUTH PLAIN AGFubmEAdG9wIHNlY3JldA=="]);
}

#[tokio::test]
async fn what_fails_for_now_is_tried_again_and_what_fails_for_good_is_not() {
    let (office, port) = PostOffice::open(&["451 later", "451 later", "250 fine", "550 nobody here"]).await;
    let (app, server) = with_url(&format!("smtp://127.0.0.1:{port}")).await;
    let sender = Sender::new(&server).unwrap();
    let (client, token) = signed_in(&app, 1).await;
    let placed = buy_one(&client, &token, 1).await;
    let now = now_ms();
    sender.round_at(&app.state, now).await.unwrap();
    assert_eq!(state(&app).await, ("waiting".into(), 1, Some(now + 30_000)));
    // Not before its time; then twice as late.
    sender.round_at(&app.state, now + 29_999).await.unwrap();
    assert_eq!(state(&app).await.1, 1);
    sender.round_at(&app.state, now + 30_000).await.unwrap();
    assert_eq!(state(&app).await, ("waiting".into(), 2, Some(now + 90_000)));
    sender.round_at(&app.state, now + 90_000).await.unwrap();
    assert_eq!((state(&app).await, office.mails().len()), (("sent".into(), 3, None), 1));

    buy_one(&client, placed["securityToken"].as_str().unwrap(), 1).await;
    sender.round_at(&app.state, now_ms()).await.unwrap();
    assert_eq!((state(&app).await, office.mails().len()), (("failed".into(), 1, None), 1));
    // In the shop it can be read all the same.
    assert_eq!(client.get("/api/mails").await.json()["totalElements"], 2);
}

#[tokio::test]
async fn a_server_that_is_not_there_costs_no_order_anything_and_is_given_up_in_the_end() {
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    let (app, server) = with_url(&format!("smtp://127.0.0.1:{port}")).await;
    let (client, token) = signed_in(&app, 1).await;
    buy_one(&client, &token, 1).await;
    let sender = Sender::new(&server).unwrap();
    let mut now = now_ms();
    for tries in 1..=8 {
        sender.round_at(&app.state, now).await.unwrap();
        let (state, tried, next) = state(&app).await;
        assert_eq!((state.as_str(), tried), (if tries < 8 { "waiting" } else { "failed" }, tries));
        now = next.unwrap_or(now);
    }
    assert_eq!(number(&app, "SELECT COUNT(*) FROM orders WHERE id > 300 AND status = 'PAID'", &[]).await, 1);
}

/// The tasks as the program starts them: nobody calls a round, and the mail arrives and the order moves.
#[tokio::test]
async fn the_tasks_run_by_themselves_and_end_with_the_program() {
    let (office, port) = PostOffice::open(&[]).await;
    let url = format!("smtp://127.0.0.1:{port}");
    let app = TestApp::sqlite_with(&[("smtp-url", &url), ("fulfilment-speed", "3600")]).await;
    perfshop_server::work::start(&app.state, &tokio::runtime::Handle::current());
    let (client, token) = signed_in(&app, 1).await;
    buy_one(&client, &token, 1).await;
    let delivered = "SELECT COUNT(*) FROM orders WHERE id > 300 AND status = 'DELIVERED'";
    for _ in 0..100 {
        if office.mails().len() == 1 && number(&app, delivered, &[]).await == 1 {
            app.state.closing.cancel();
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("after 10 s: {} mails, {} delivered", office.mails().len(), number(&app, delivered, &[]).await);
}
