// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sends the mails that wait. An order never waits for it: the mail is in the database when the order is, and this task
//! comes for it afterwards.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use perfshop_shop::clock::now_ms;
use perfshop_shop::db::DbError;
use perfshop_shop::mails::{self, Outgoing, Sending};

use crate::app::AppState;
use crate::config::SmtpUrl;

/// How often waiting mails are looked for.
pub const RHYTHM: Duration = Duration::from_secs(1);
/// Longest wait for the server's answer to one command.
const TIMEOUT: Duration = Duration::from_secs(10);
/// After so long a mail that was claimed by a copy that died is due again: far above what a try can take.
const LEASE_MS: i64 = 5 * 60_000;
/// The delay after the first try; it doubles with each, up to the longest. Eight tries take about an hour.
const FIRST_DELAY_MS: i64 = 30_000;
const LONGEST_DELAY_MS: i64 = 15 * 60_000;
const MOST_TRIES: i64 = 8;
/// Mails a round, and of them at once.
const MOST: i64 = 100;
const AT_ONCE: usize = 4;

/// The connections to one mail server.
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why one try failed.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    #[error("the mail cannot be written: {0}")]
    Unwritable(String),
    #[error(transparent)]
    Smtp(#[from] lettre::transport::smtp::Error),
}

impl Undelivered {
    /// The server said never, or the address is none.
    fn is_final(&self) -> bool {
        match self {
            Self::Unwritable(_) => true,
            Self::Smtp(error) => error.is_permanent(),
        }
    }
}

impl Sender {
    /// Connects to nobody yet. STARTTLS is used when the server offers it, checked against the machine's certificates.
    pub fn new(server: &SmtpUrl) -> anyhow::Result<Self> {
        let tls = Tls::Opportunistic(TlsParameters::new(server.host.clone())?);
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(TIMEOUT));
        if let Some((user, password)) = &server.login {
            transport = transport.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
        }
        let from = Mailbox::new(Some("PerfShop".into()), server.from.parse()?);
        Ok(Self { transport: transport.build(), from })
    }

    /// Tries every mail that is due.
    pub async fn round(&self, app: &AppState) {
        if let Err(error) = self.round_at(app, now_ms()).await {
            tracing::warn!(target: "server", %error, "waiting mails could not be read");
        }
    }

    /// Tries every mail that is due at an instant in epoch ms.
    pub async fn round_at(&self, app: &AppState, now: i64) -> Result<(), DbError> {
        let due = mails::due(&app.shop, now, MOST).await?;
        futures_util::stream::iter(due)
            .for_each_concurrent(AT_ONCE, |mail| async move {
                if let Err(error) = self.try_one(app, &mail, now).await {
                    tracing::warn!(target: "server", %error, mail_id = mail.id, "a mail's state could not be kept");
                }
            })
            .await;
        Ok(())
    }

    async fn try_one(&self, app: &AppState, mail: &Outgoing, now: i64) -> Result<(), DbError> {
        if !mails::claim(&app.shop, mail, now + LEASE_MS).await? {
            return Ok(());
        }
        let (started, tries) = (Instant::now(), mail.tries + 1);
        let sent = self.send(mail).await;
        let ms = started.elapsed().as_millis() as u64;
        let ended = match &sent {
            Ok(()) => {
                tracing::info!(target: "shop", fact = "mail_sent", mail_id = mail.id, tries, ms, "a mail was sent");
                Sending::Sent
            }
            Err(error) => {
                tracing::warn!(target: "shop", fact = "mail_not_sent", mail_id = mail.id, tries, ms, %error, "a mail was not sent");
                if error.is_final() || tries >= MOST_TRIES {
                    Sending::Failed
                } else {
                    Sending::Again(now + delay(tries))
                }
            }
        };
        mails::settle(&app.shop, mail.id, ended).await
    }

    async fn send(&self, mail: &Outgoing) -> Result<(), Undelivered> {
        self.transport.send(self.message(mail)?).await?;
        Ok(())
    }

    fn message(&self, mail: &Outgoing) -> Result<Message, Undelivered> {
        let unwritable = |error: &dyn std::fmt::Display| Undelivered::Unwritable(error.to_string());
        let to = mail.recipient.parse().map_err(|error| unwritable(&error))?;
        let at = std::time::UNIX_EPOCH + Duration::from_millis(u64::try_from(mail.sent_at).unwrap_or(0));
        // The same name at each try: should a server have taken a mail whose answer was lost, it can tell.
        let id = format!("<{}.{}@perfshop.local>", mail.id, mail.sent_at);
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&mail.subject)
            .date(at)
            .message_id(Some(id))
            .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))
            .map_err(|error| unwritable(&error))
    }
}

/// The wait after so many tries, in ms.
fn delay(tries: i64) -> i64 {
    let doublings = u32::try_from(tries - 1).unwrap_or(0).min(16);
    (FIRST_DELAY_MS << doublings).min(LONGEST_DELAY_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_and_end() {
        assert_eq!([1, 2, 3, 5].map(delay), [30_000, 60_000, 120_000, 480_000]);
        assert_eq!([6, 8, 100].map(delay), [LONGEST_DELAY_MS; 3]);
    }
}
