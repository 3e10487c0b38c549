// SPDX-License-Identifier: AGPL-3.0-or-later
//! The statements that an application sent to the shop's database, heard beside its telemetry.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use perfshop_server::telemetry::Telemetry;
use perfshop_shop::db::{DbObserver, Statement};

pub struct Statements {
    telemetry: Option<Arc<Telemetry>>,
    heard: Mutex<Vec<String>>,
    failed: Mutex<Vec<String>>,
}

impl Statements {
    /// `None`: nobody but the test hears of them.
    pub fn beside(telemetry: Option<Arc<Telemetry>>) -> Self {
        Self { telemetry, heard: Mutex::default(), failed: Mutex::default() }
    }

    /// The texts since the last call, in their order.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.heard.lock().unwrap())
    }

    /// Those that failed since the last call.
    pub fn take_failed(&self) -> Vec<String> {
        std::mem::take(&mut self.failed.lock().unwrap())
    }
}

impl DbObserver for Statements {
    fn statement(&self, statement: &Statement<'_>) {
        self.heard.lock().unwrap().push(statement.sql.to_owned());
        if !statement.ok {
            self.failed.lock().unwrap().push(statement.sql.to_owned());
        }
        if let Some(telemetry) = &self.telemetry {
            telemetry.statement(statement);
        }
    }

    fn waited(&self, duration: Duration) {
        if let Some(telemetry) = &self.telemetry {
            telemetry.waited(duration);
        }
    }
}
