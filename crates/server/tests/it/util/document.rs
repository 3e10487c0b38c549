// SPDX-License-Identifier: AGPL-3.0-or-later
//! The OpenAPI document as tests walk through it, and one good body for each that it asks for.

use serde_json::{Value, json};

use super::app::{ADMIN_EMAIL, ADMIN_PASSWORD};

/// One call of the document.
pub struct Operation {
    /// Upper case.
    pub method: String,
    /// As it is written there, with `{id}`.
    pub path: String,
    pub value: Value,
}

pub fn document() -> Value {
    serde_json::from_str(&perfshop_server::openapi_json()).unwrap()
}

pub fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().unwrap().iter();
    let calls = paths.flat_map(|(path, calls)| calls.as_object().unwrap().iter().map(move |call| (path, call)));
    calls
        .map(|(path, (method, value))| Operation {
            method: method.to_uppercase(),
            path: path.clone(),
            value: value.clone(),
        })
        .collect()
}

impl Operation {
    pub fn is_admins(&self) -> bool {
        self.value["security"][0]["adminToken"].is_array()
    }

    /// True of an answer without an end.
    pub fn is_stream(&self) -> bool {
        self.value["responses"]["200"]["content"]["text/event-stream"].is_object()
    }

    /// The name of the body's schema, when a body is asked for.
    pub fn body(&self) -> Option<&str> {
        let schema = &self.value["requestBody"]["content"]["application/json"]["schema"];
        schema["$ref"].as_str().map(|reference| reference.rsplit('/').next().unwrap())
    }

    /// The path with its parameters filled in.
    pub fn path(&self, id: &str) -> String {
        self.path
            .replace("{id}", id)
            .replace("{family}", "business")
            .replace("{code}", "SAVE5")
            .replace("{traceId}", &"5".repeat(32))
    }

    /// The parameters of one place: `query`, `path`, `header`.
    pub fn parameters(&self, place: &str) -> Vec<&Value> {
        self.value["parameters"].as_array().into_iter().flatten().filter(|p| p["in"] == place).collect()
    }
}

/// The schema behind references and "this or null".
pub fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = document.pointer(reference.strip_prefix('#').unwrap());
        return resolve(document, target.unwrap_or_else(|| panic!("{reference} is nowhere")));
    }
    if let Some(choices) = schema["oneOf"].as_array().filter(|choices| choices.iter().any(|c| c["type"] == "null")) {
        return resolve(document, choices.iter().find(|choice| choice["type"] != "null").unwrap());
    }
    schema
}

/// A body that is right in every field. A body that is new in the document is added here.
pub fn example(schema: &str) -> Value {
    match schema {
        "Login" => json!({"email": "user7@perfshop.com", "password": "password7"}),
        "Register" => json!({"email": "Ada.Lovelace@example.org", "password": "a long secret", "firstName": "Ada",
            "lastName": "Lovelace"}),
        "ProfileBody" => {
            json!({"civility": "Mx", "firstName": "Ada", "lastName": "Lovelace", "birthDate": "1990-12-10",
            "phone": "+33 1 99 00 12 34", "street": "1 rue des Tests", "postalCode": "75001", "city": "Paris",
            "region": "Paris", "country": "FR"})
        }
        "ForgottenPassword" => json!({"email": "user7@perfshop.com"}),
        "NewPassword" => json!({"token": "not the one", "password": "another secret"}),
        "ReviewBody" => json!({"rating": 4, "text": "As described."}),
        "AdminLogin" => json!({"email": ADMIN_EMAIL, "password": ADMIN_PASSWORD}),
        "AddToCart" => json!({"productId": 1, "quantity": 1}),
        "SetQuantity" => json!({"quantity": 2}),
        "AddressBody" => json!({"firstName": "Ada", "lastName": "Lovelace", "street": "1 rue des Tests",
            "postalCode": "75001", "city": "Paris", "country": "FR", "region": "Paris", "phone": "+33 1 99 00 12 34"}),
        "PromoBody" => json!({"code": "WELCOME10"}),
        "ShippingBody" => json!({"mode": "standard"}),
        "PaymentBody" => json!({"cardNumber": "4111111111111111", "expiry": "12/99", "cvv": "123", "holder": "Ada L",
            "useVoucher": false}),
        "OrderBody" => json!({"securityToken": "not the one", "items": [{"productId": 1, "quantity": 1}]}),
        "ActivationDemand" => json!({"anomaly": "A1", "scope": {"kind": "percent", "value": "5"}, "endsInSeconds": 60,
            "stopWhen": {"p95Ms": 900}, "reason": "exercise 1"}),
        "CpuSetting" => json!({"intensity": 1, "ratio": 1}),
        "FrontendSetting" => json!({"cpuBurn": 1, "memoryLeak": 1, "domFlood": 1, "fetchFlood": 1, "doubleFetch": 1}),
        "ClientMetrics" => json!({"fps": 60.0, "longTasksPerSec": 0.5, "heapUsedMB": 12.5, "heapLimitMB": 4096.0,
            "pendingFetches": 1.0, "fetchPerSec": 2.5, "domNodeCount": 900.0, "cpuWorkerActive": false}),
        "ScenarioChoice" => json!({"id": null}),
        "FlagBody" => json!({"flag": "PFSH{0123456789abcdef0123456789abcdef}"}),
        "EnterBody" => json!({"alias": "Ada", "class": "b2"}),
        "MemorySetting" => json!({"target": 1, "guardrail": 1, "downSeconds": 0}),
        "LeverSetting" => json!({"intensity": 0}),
        "LevelSetting" => json!({"level": 1}),
        "DebriefSetting" => json!({"open": true}),
        "StudentModeSetting" => json!({"enabled": true, "shared": true}),
        "ProductBody" => {
            json!({"name": "A teapot", "description": "It holds a litre.", "price": 120.0, "category": "kitchen",
            "stock": 5000})
        }
        "CustomerBody" => json!({"email": "grace@example.org", "password": "password of Grace", "civility": "Mme",
            "firstName": "Grace", "lastName": "Hopper", "birthDate": "1986-12-09", "phone": "+33 1 23 45 67 89",
            "street": "1 rue des Tests", "postalCode": "75001", "city": "Paris", "region": "Paris", "country": "FR",
            "loyaltyPoints": 5}),
        "OrderChange" => json!({"status": "PREPARING"}),
        "NewPromoCode" => json!({"code": "SPRING20", "kind": "percent", "percent": 20, "minGoods": 10.5,
            "expiresAt": "2099-01-01T00:00:00Z"}),
        "PromoRules" => json!({"kind": "amount", "amount": 5.0, "minGoods": 50.0}),
        "NewAdmin" => json!({"email": "second@example.org", "password": "a password of hers", "canAccessChaos": true,
            "canAccessMonitoring": false, "canAccessAdmin": true, "canAccessJmeter": false, "canAccessScripts": false}),
        "AdminChange" => json!({"canAccessChaos": true, "canAccessMonitoring": true, "canAccessAdmin": true,
            "canAccessJmeter": true, "canAccessScripts": true}),
        other => panic!("{other} is new: give an example of it here"),
    }
}
