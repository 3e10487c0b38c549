// SPDX-License-Identifier: AGPL-3.0-or-later
//! The statements that an application sent to the shop's database, heard beside its telemetry.

use std::sync::{Arc, Mutex};

use perfshop_server::telemetry::Telemetry;
use perfshop_shop::db::{DbObserver, Statement};

pub struct Statements {
    telemetry: Arc<Telemetry>,
    heard: Mutex<Vec<String>>,
}

impl Statements {
    pub fn beside(telemetry: Arc<Telemetry>) -> Self {
        Self { telemetry, heard: Mutex::default() }
    }

    /// The texts since the last call, in their order.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.heard.lock().unwrap())
    }
}

impl DbObserver for Statements {
    fn statement(&self, statement: &Statement<'_>) {
        self.heard.lock().unwrap().push(statement.sql.to_owned());
        self.telemetry.statement(statement);
    }
}
