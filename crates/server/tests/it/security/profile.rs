// SPDX-License-Identifier: AGPL-3.0-or-later
//! S3: the hash in the profile.

use serde_json::Value;

use super::{captures, enter_and_log_in, level, struck};
use crate::util::app::{Client, TestApp};
use crate::util::shopper::{ok, signed_in};

async fn me(client: &Client<'_>) -> Value {
    ok(client.get("/api/auth/me").await).json()
}

#[tokio::test]
async fn evidence_s3() {
    for app in TestApp::both().await {
        let (ada, entered) = enter_and_log_in(&app, "Ada", "b2").await;
        let healthy = me(&ada).await;
        assert!(healthy.get("password").is_none());

        level(&app, 1).await;
        let mut on = me(&ada).await;
        let hash = on.as_object_mut().unwrap().remove("password").unwrap().as_str().unwrap().to_owned();
        assert_eq!(on, healthy, "and nothing else");
        assert!(hash.starts_with("$2b$10$") && hash.len() == 60, "{hash}");
        assert_eq!(me(&ada).await["password"], hash.as_str(), "a hash does not change by itself");
        // Not of the password that opens the account, which an Argon2id hash keeps.
        let real = entered["customer"]["password"].as_str().unwrap();
        assert!(!bcrypt::verify(real, &hash).unwrap());
        let students = app.state.control.students();
        let student = students.of_token(entered["token"].as_str().unwrap()).unwrap();
        let flag = app.state.control.flags().of(perfshop_chaos::Anomaly::S3, Some(student));
        let word = flag.trim_start_matches("PFSH{").trim_end_matches('}').to_owned();
        assert!(bcrypt::verify(&word, &hash).unwrap(), "cracked, it is the flag");
        captures(&ada, &flag, "S3").await;
        // Who is no student gets a hash too, of another word.
        let (visitor, _) = signed_in(&app, 1).await;
        assert_ne!(me(&visitor).await["password"], hash.as_str());
        assert_eq!(struck(&app, "chaos_security_s3_hash").await, 3.0);

        level(&app, 0).await;
        assert_eq!(me(&ada).await, healthy, "{}", app.database);
    }
}
