// SPDX-License-Identifier: AGPL-3.0-or-later
//! S5: what a login tells, and what nobody is told.

use serde_json::json;

use super::{captures, enter, flags_in, level, only, struck};
use crate::util::app::{Client, Reply, TestApp};
use crate::util::shopper::{ok, refused};

async fn log_in(client: &Client<'_>, email: &str, password: &str) -> Reply {
    client.post("/api/auth/login", json!({"email": email, "password": password})).await
}

#[tokio::test]
async fn evidence_s5() {
    for app in TestApp::both().await {
        let (ada, _) = enter(&app, "Ada", "b2").await;
        let wrong = async |email: &str| refused(&log_in(&ada, email, "wrong").await);
        let limited = async |email: &str| {
            for _ in 0..10 {
                assert_eq!(wrong(email).await, (401, "INVALID_CREDENTIALS".into()), "{}", app.database);
            }
            let last = log_in(&ada, email, "wrong").await;
            assert_eq!(refused(&last), (429, "TOO_MANY_ATTEMPTS".into()));
            assert!(last.headers.contains_key("retry-after") && flags_in(&last.text()).is_empty());
        };
        limited("user1@perfshop.com").await;
        limited("nobody1@perfshop.com").await;
        // Also the right one waits then: else the limit would only slow down who guesses badly.
        assert_eq!(refused(&log_in(&ada, "USER1@perfshop.com", "password1").await).0, 429);
        ok(log_in(&ada, "user2@perfshop.com", "password2").await);

        only(&app, "S5").await;
        assert_eq!(wrong("nobody@perfshop.com").await, (401, "ACCOUNT_UNKNOWN".into()));
        for guess in 1..=10 {
            let reply = log_in(&ada, "user3@perfshop.com", &format!("guess{guess}")).await;
            assert_eq!(refused(&reply), (401, "PASSWORD_WRONG".into()));
            assert!(flags_in(&reply.text()).is_empty(), "a healthy shop looks at {guess} too");
        }
        let eleventh = log_in(&ada, "user3@perfshop.com", "guess11").await;
        assert_eq!(refused(&eleventh), (401, "PASSWORD_WRONG".into()));
        captures(&ada, &flags_in(&eleventh.text())[0], "S5").await;
        // And so a password is found.
        ok(log_in(&ada, "user3@perfshop.com", "password3").await);
        ok(log_in(&ada, "user1@perfshop.com", "password1").await);
        assert_eq!(struck(&app, "chaos_security_s5_timing").await, 12.0);

        level(&app, 0).await;
        // Who guessed without a limit has locked out neither that customer nor anybody who shares an address.
        ok(log_in(&ada, "user3@perfshop.com", "password3").await);
        assert_eq!(wrong("nobody@perfshop.com").await, (401, "INVALID_CREDENTIALS".into()));
        limited("user4@perfshop.com").await;
    }
}
