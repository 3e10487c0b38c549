// SPDX-License-Identifier: AGPL-3.0-or-later
//! The authorisation matrix: who meets what at which call.

use crate::util::app::Reply;

/// The identities of the matrix, in its order.
pub const WHO: [&str; 7] = [
    "nobody",
    "the customer",
    "another customer",
    "an admin without rights",
    "an admin",
    "the superadmin",
    "a student",
];

/// What somebody meets at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Neither 401 nor 403: what comes then is the call's own affair.
    Open,
    /// Somebody else's: as if it were not there.
    NotTheirs,
    NoCustomer,
    NoStudent,
    NoAdmin,
    NoRight,
}

impl Door {
    /// `owned`: what the path names has one owner, so 404 is a door that is shut. Elsewhere it is the call's own affair.
    pub fn of(reply: &Reply, owned: bool) -> Self {
        match (reply.status.as_u16(), reply.status.as_u16() >= 400) {
            (401, _) if reply.code() == "LOGIN_REQUIRED" => Self::NoCustomer,
            (401, _) if reply.code() == "STUDENT_UNKNOWN" => Self::NoStudent,
            (401, _) if reply.code() == "ADMIN_REQUIRED" => Self::NoAdmin,
            (403, _) if reply.code() == "FORBIDDEN" => Self::NoRight,
            (404, _) if owned => Self::NotTheirs,
            (status, refused) => {
                assert!(!refused || (status < 500 && status != 401 && status != 403), "{status} {}", reply.text());
                Self::Open
            }
        }
    }
}

/// Whether the path names a thing of one customer.
pub fn owned(path: &str) -> bool {
    ["/api/orders/{id}", "/api/mails/{id}", "/api/cart/item/{id}"].iter().any(|start| path.starts_with(start))
}

/// The authorisation matrix: whom a call lets in, in the order of [`WHO`].
pub fn doors(method: &str, path: &str) -> Option<[Door; 7]> {
    use Door::{NoAdmin, NoCustomer, NoRight, NoStudent, NotTheirs, Open};
    const ALL: [Door; 7] = [Open; 7];
    const STUDENTS: [Door; 7] = [NoStudent, NoStudent, NoStudent, NoStudent, NoStudent, NoStudent, Open];
    const CUSTOMERS: [Door; 7] = [NoCustomer, Open, Open, NoCustomer, NoCustomer, NoCustomer, NoCustomer];
    const ITS_CUSTOMER: [Door; 7] = [NoCustomer, Open, NotTheirs, NoCustomer, NoCustomer, NoCustomer, NoCustomer];
    const ADMINS: [Door; 7] = [NoAdmin, NoAdmin, NoAdmin, Open, Open, Open, NoAdmin];
    const WITH_THE_RIGHT: [Door; 7] = [NoAdmin, NoAdmin, NoAdmin, NoRight, Open, Open, NoAdmin];
    const SUPERADMIN: [Door; 7] = [NoAdmin, NoAdmin, NoAdmin, NoRight, NoRight, Open, NoAdmin];
    Some(match (method, path) {
        // An admin without the right is given what everybody is.
        (
            "GET",
            "/api/monitoring/live" | "/api/monitoring/history" | "/api/monitoring/browsers" | "/api/monitoring/logs",
        )
        | ("GET", "/api/monitoring/traces" | "/api/monitoring/traces/{traceId}")
        | ("GET", "/api/monitoring/profiles/cpu" | "/api/monitoring/profiles/heap")
        | (
            "GET",
            "/api/chaos/public/{family}/status"
            | "/api/chaos/public/{family}/anomalies"
            | "/api/chaos/public/{family}/logs",
        )
        | ("POST", "/api/chaos/student/enter")
        | ("GET", "/api/chaos/frontend/state")
        | ("POST", "/api/chaos/client-metrics") => ALL,
        ("GET", "/api/chaos/student/status" | "/api/chaos/student/performance/scenarios")
        | ("POST", "/api/chaos/student/performance/scenario" | "/api/chaos/student/flags")
        | ("POST", "/api/chaos/student/{family}") => STUDENTS,
        ("GET", "/api/products" | "/api/products/{id}" | "/api/products/search" | "/api/products/categories")
        | ("GET", "/api/products/{id}/reviews")
        | ("POST", "/api/auth/register" | "/api/auth/password/forgot" | "/api/auth/password/reset")
        | ("GET", "/api/welcome" | "/api/countries" | "/api/auth/status" | "/api/cart")
        | ("POST", "/api/auth/login" | "/api/admin/login" | "/api/cart/add")
        | ("DELETE", "/api/cart") => ALL,
        // A visitor has a cart too, so nobody is turned away: the line is just not in theirs.
        ("PUT" | "DELETE", "/api/cart/item/{id}") => {
            [NotTheirs, Open, NotTheirs, NotTheirs, NotTheirs, NotTheirs, NotTheirs]
        }
        ("GET" | "PUT", "/api/auth/me")
        | ("POST", "/api/products/{id}/reviews")
        | ("GET", "/api/orders" | "/api/mails")
        | ("POST", "/api/auth/logout" | "/api/orders" | "/api/checkout/address" | "/api/checkout/promo")
        | ("POST", "/api/checkout/shipping" | "/api/checkout/payment")
        | ("DELETE", "/api/checkout/promo") => CUSTOMERS,
        ("GET", "/api/orders/{id}" | "/api/orders/{id}/invoice" | "/api/mails/{id}")
        | ("POST", "/api/orders/{id}/cancel") => ITS_CUSTOMER,
        ("GET", "/api/admin/me" | "/api/admin/audit") | ("POST", "/api/admin/logout") => ADMINS,
        (
            "GET",
            "/api/admin/live" | "/api/admin/chaos/status" | "/api/admin/chaos/catalogue" | "/api/admin/chaos/students",
        )
        | ("GET", "/api/admin/chaos/triggers")
        | ("GET", "/api/admin/monitoring/profiles/cpu" | "/api/admin/monitoring/profiles/heap")
        | ("GET" | "POST", "/api/admin/chaos/activations")
        | ("DELETE", "/api/admin/chaos/activations/{id}")
        | ("POST", "/api/admin/chaos/thread-pool" | "/api/admin/chaos/memory" | "/api/admin/chaos/gc-pressure")
        | ("GET", "/api/admin/chaos/scenarios" | "/api/admin/chaos/scenario")
        | ("POST", "/api/admin/chaos/scenario")
        | ("POST", "/api/admin/chaos/slow-queries" | "/api/admin/chaos/deadlock")
        | ("POST", "/api/admin/chaos/network" | "/api/admin/chaos/db-pool")
        | ("POST", "/api/admin/chaos/cpu" | "/api/admin/chaos/{family}" | "/api/admin/chaos/debrief")
        | ("POST", "/api/admin/chaos/reset" | "/api/chaos/student/admin/mode" | "/api/chaos/frontend/state")
        | ("GET" | "POST", "/api/admin/products" | "/api/admin/users" | "/api/admin/promo-codes")
        | (
            "GET" | "PUT" | "DELETE",
            "/api/admin/products/{id}" | "/api/admin/users/{id}" | "/api/admin/promo-codes/{code}",
        )
        | ("GET", "/api/admin/orders" | "/api/admin/audit/orders" | "/api/admin/mails" | "/api/admin/mails/{id}")
        | ("GET" | "PUT", "/api/admin/orders/{id}")
        | ("POST", "/api/admin/products/{id}/image" | "/api/admin/data/reset") => WITH_THE_RIGHT,
        ("GET" | "POST", "/api/admin/admins") | ("GET" | "PUT" | "DELETE", "/api/admin/admins/{id}") => SUPERADMIN,
        _ => return None,
    })
}
