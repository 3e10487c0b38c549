// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every refusal of the API: one closed enum, one match to a status and a code, one body (RFC 9457).
//!
//! A handler returns an [`ApiError`]; the interceptor [`crate::interceptors`] writes its words in the stack's language
//! and logs it once. The client reads what helps it, the log what helps us.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use perfshop_shop::db::DbError;
use perfshop_shop::error::ShopError;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::guesses::TooMany;
use crate::handshake::{ACTION_TOKEN, Fault, REQUEST_ID};
use crate::telemetry::RequestContext;
use crate::texts::{Arg, Texts};

/// One field that was refused. The bounds are told in the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// As the client wrote it: `quantity`, `items[0].productId`.
    pub field: String,
    pub code: &'static str,
    /// What the message needs to name the range: `min`, `max`, `expected`.
    pub args: Vec<(&'static str, String)>,
}

impl FieldFault {
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error(transparent)]
    Shop(#[from] ShopError),
    #[error("invalid fields: {0:?}")]
    Invalid(Vec<FieldFault>),
    #[error("the body is not JSON: {0}")]
    MalformedJson(String),
    #[error("the body is larger than allowed")]
    PayloadTooLarge,
    #[error("the picture is larger than allowed")]
    PictureTooLarge,
    #[error("an admin of this email exists")]
    AdminTaken,
    #[error("the superadmin keeps account and rights")]
    AdminProtected,
    #[error("no customer is logged in")]
    LoginRequired,
    #[error("no admin token, or one that is void")]
    AdminRequired,
    #[error("no student, or one whom nobody knows")]
    StudentUnknown,
    #[error("too many students have entered")]
    StudentsFull,
    #[error("the students' own commands are locked")]
    StudentModeLocked,
    #[error("students may not set what acts on everyone")]
    StudentNotShared,
    /// The alias of the student who runs it; `None` is the instructor.
    #[error("something that acts on everyone is running already, by {by:?}")]
    ScenarioRunning { by: Option<String> },
    #[error("the admin lacks the right {0}")]
    Forbidden(&'static str),
    #[error("the request comes from another origin")]
    OriginRefused,
    /// What a call of the checkout must carry.
    #[error("{header}: {}", .fault.code())]
    Handshake { header: HeaderName, fault: Fault },
    #[error("{0} not found")]
    NotFound(&'static str),
    #[error("nothing is at this address")]
    NoSuchPath,
    #[error("this address has no such method")]
    MethodNotAllowed,
    /// Whole seconds until the next try is looked at, at least 1.
    #[error("too many wrong guesses, {seconds} s to wait")]
    TooManyAttempts { seconds: u64 },
    #[error("no worker became free")]
    Overloaded,
    /// Whole seconds until the shop is open, at least 1.
    #[error("the shop opens in {seconds} s")]
    Starting { seconds: u64 },
    #[error("no answer on the way")]
    Unreachable,
    #[error("no profiles are taken here")]
    ProfilesOff,
    #[error("panic: {0}")]
    Panic(String),
    #[error("{0}")]
    Internal(String),
}

impl From<TooMany> for ApiError {
    fn from(TooMany(wait): TooMany) -> Self {
        Self::TooManyAttempts { seconds: wait.as_secs() + u64::from(wait.subsec_nanos() > 0) }
    }
}

impl From<DbError> for ApiError {
    fn from(error: DbError) -> Self {
        Self::Shop(ShopError::Db(error))
    }
}

impl ApiError {
    /// A single faulty field.
    pub fn field(fault: FieldFault) -> Self {
        Self::Invalid(vec![fault])
    }

    /// Of these a careless program keeps no trace.
    fn is_silent(&self) -> bool {
        matches!(self, Self::Shop(ShopError::AccountUnknown | ShopError::PasswordWrong))
    }

    /// Status and stable code.
    pub fn outcome(&self) -> (StatusCode, &'static str) {
        use StatusCode as S;
        match self {
            Self::Shop(error) => shop_outcome(error),
            Self::Invalid(_) => (S::BAD_REQUEST, "VALIDATION_FAILED"),
            Self::MalformedJson(_) => (S::BAD_REQUEST, "MALFORMED_JSON"),
            Self::PayloadTooLarge | Self::PictureTooLarge => (S::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE"),
            Self::AdminTaken => (S::CONFLICT, "EMAIL_TAKEN"),
            Self::AdminProtected => (S::CONFLICT, "ADMIN_PROTECTED"),
            Self::LoginRequired => (S::UNAUTHORIZED, "LOGIN_REQUIRED"),
            Self::AdminRequired => (S::UNAUTHORIZED, "ADMIN_REQUIRED"),
            Self::StudentUnknown => (S::UNAUTHORIZED, "STUDENT_UNKNOWN"),
            Self::StudentsFull => (S::CONFLICT, "STUDENTS_FULL"),
            Self::StudentModeLocked => (S::LOCKED, "STUDENT_MODE_LOCKED"),
            Self::StudentNotShared => (S::FORBIDDEN, "STUDENT_NOT_SHARED"),
            Self::ScenarioRunning { .. } => (S::CONFLICT, "SCENARIO_RUNNING"),
            Self::Forbidden(_) => (S::FORBIDDEN, "FORBIDDEN"),
            Self::OriginRefused => (S::FORBIDDEN, "ORIGIN_REFUSED"),
            Self::Handshake { header, fault: fault @ Fault::Replayed } if *header == REQUEST_ID => {
                (S::CONFLICT, fault.code())
            }
            Self::Handshake { fault, .. } => (S::FORBIDDEN, fault.code()),
            Self::NotFound(_) => (S::NOT_FOUND, "NOT_FOUND"),
            Self::ProfilesOff => (S::NOT_FOUND, "PROFILES_OFF"),
            Self::NoSuchPath => (S::NOT_FOUND, "NO_SUCH_PATH"),
            Self::MethodNotAllowed => (S::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED"),
            Self::TooManyAttempts { .. } => (S::TOO_MANY_REQUESTS, "TOO_MANY_ATTEMPTS"),
            Self::Overloaded => (S::SERVICE_UNAVAILABLE, "OVERLOADED"),
            Self::Starting { .. } => (S::SERVICE_UNAVAILABLE, "STARTING"),
            Self::Unreachable => (S::SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE"),
            Self::Panic(_) | Self::Internal(_) => (S::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR"),
        }
    }

    fn faults(&self) -> Vec<FieldFault> {
        match self {
            Self::Invalid(faults) => faults.clone(),
            Self::Shop(ShopError::Field { field, code }) => vec![FieldFault::new(*field, code)],
            Self::Shop(ShopError::Fields(faults)) => {
                faults.iter().map(|(field, code)| FieldFault::new(*field, code)).collect()
            }
            Self::Shop(ShopError::OutOfRange { field, min, max }) => {
                vec![FieldFault::new(*field, "OUT_OF_RANGE").with("min", min).with("max", max)]
            }
            Self::Shop(ShopError::Missing(fields)) => {
                fields.iter().map(|field| FieldFault::new(*field, "REQUIRED")).collect()
            }
            _ => Vec::new(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::PayloadTooLarge => vec![("mib", "1".to_owned())],
            Self::PictureTooLarge => vec![("mib", "5".to_owned())],
            Self::Shop(ShopError::StockInsufficient { product, available, .. }) => {
                vec![("product", product.clone()), ("available", available.to_string())]
            }
            Self::Shop(ShopError::OrderState { status }) => vec![("status", status.to_lowercase())],
            Self::ScenarioRunning { by } => {
                let who = if by.is_some() { "student" } else { "instructor" };
                vec![("by", who.to_owned()), ("alias", by.clone().unwrap_or_default())]
            }
            Self::Handshake { header, .. } => vec![("header", words_of(header))],
            Self::Shop(ShopError::TurnTaken) => vec![("header", words_of(&ACTION_TOKEN))],
            Self::Shop(ShopError::RequestRepeated) => vec![("header", words_of(&REQUEST_ID))],
            Self::TooManyAttempts { seconds } | Self::Starting { seconds } => vec![("seconds", seconds.to_string())],
            Self::Shop(ShopError::CheckoutStep { due }) => vec![("due", (*due).to_owned())],
            Self::Shop(
                ShopError::PromoUnknown(code) | ShopError::PromoExpired(code) | ShopError::PromoNotApplicable(code),
            ) => vec![("promo", code.clone())],
            _ => Vec::new(),
        }
    }
}

/// A header's name as documents write it.
fn words_of(header: &HeaderName) -> String {
    let words = header.as_str().split('-').map(|word| match word {
        "id" | "csrf" => word.to_uppercase(),
        other => other.chars().take(1).flat_map(char::to_uppercase).chain(other.chars().skip(1)).collect(),
    });
    words.collect::<Vec<String>>().join("-")
}

fn shop_outcome(error: &ShopError) -> (StatusCode, &'static str) {
    use StatusCode as S;
    match error {
        ShopError::Db(DbError::Conflict(_)) => (S::SERVICE_UNAVAILABLE, "TRY_AGAIN"),
        ShopError::Db(DbError::Unavailable(_)) => (S::SERVICE_UNAVAILABLE, "DATABASE_UNAVAILABLE"),
        ShopError::Db(_) => (S::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR"),
        ShopError::NotFound(_) => (S::NOT_FOUND, "NOT_FOUND"),
        ShopError::InvalidCredentials => (S::UNAUTHORIZED, "INVALID_CREDENTIALS"),
        ShopError::AccountUnknown => (S::UNAUTHORIZED, "ACCOUNT_UNKNOWN"),
        ShopError::PasswordWrong => (S::UNAUTHORIZED, "PASSWORD_WRONG"),
        ShopError::EmailTaken => (S::CONFLICT, "EMAIL_TAKEN"),
        ShopError::ReviewExists => (S::CONFLICT, "REVIEW_EXISTS"),
        ShopError::ResetTokenInvalid => (S::UNPROCESSABLE_ENTITY, "RESET_TOKEN_INVALID"),
        ShopError::Field { .. } | ShopError::Fields(_) | ShopError::OutOfRange { .. } | ShopError::Missing(_) => {
            (S::BAD_REQUEST, "VALIDATION_FAILED")
        }
        ShopError::PromoTaken => (S::CONFLICT, "PROMO_TAKEN"),
        ShopError::ProductInUse => (S::CONFLICT, "PRODUCT_IN_USE"),
        ShopError::CustomerInUse => (S::CONFLICT, "CUSTOMER_IN_USE"),
        ShopError::CheckoutStep { .. } => (S::BAD_REQUEST, "CHECKOUT_STEP"),
        ShopError::CartEmpty => (S::CONFLICT, "CART_EMPTY"),
        ShopError::CartChanged => (S::CONFLICT, "CART_CHANGED"),
        ShopError::TurnTaken => (S::FORBIDDEN, Fault::Replayed.code()),
        ShopError::RequestRepeated => (S::CONFLICT, Fault::Replayed.code()),
        ShopError::SecurityTokenInvalid => (S::FORBIDDEN, "SECURITY_TOKEN_INVALID"),
        ShopError::PromoUnknown(_) => (S::UNPROCESSABLE_ENTITY, "PROMO_UNKNOWN"),
        ShopError::PromoExpired(_) => (S::UNPROCESSABLE_ENTITY, "PROMO_EXPIRED"),
        ShopError::PromoNotApplicable(_) => (S::UNPROCESSABLE_ENTITY, "PROMO_NOT_APPLICABLE"),
        ShopError::VoucherNotApplicable => (S::UNPROCESSABLE_ENTITY, "VOUCHER_NOT_APPLICABLE"),
        ShopError::PaymentDeclined => (S::UNPROCESSABLE_ENTITY, "PAYMENT_DECLINED"),
        ShopError::InsufficientFunds => (S::UNPROCESSABLE_ENTITY, "INSUFFICIENT_FUNDS"),
        ShopError::OrderState { .. } => (S::CONFLICT, "ORDER_STATE"),
        ShopError::StockInsufficient { .. } => (S::CONFLICT, "STOCK_INSUFFICIENT"),
    }
}

/// An empty answer that carries the refusal to the interceptor, which knows the language.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.outcome().0.into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}

/// The media type of every refusal.
pub const PROBLEM: &str = "application/problem+json";

/// `application/problem+json`, RFC 9457.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `about:blank#<code>`: the code says it all, there is no page behind.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// Stable, upper case, the same in every language.
    pub code: String,
    pub trace_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<ProblemField>,
    #[serde(flatten)]
    #[schema(ignore)]
    pub more: Map<String, Value>,
}

/// Members that a refusal has beyond the documented ones, carried to where it is written.
#[derive(Debug, Clone, Default)]
pub struct More(pub Map<String, Value>);

impl More {
    pub fn of(name: &str, value: Value) -> Self {
        Self(Map::from_iter([(name.to_owned(), value)]))
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemField {
    pub field: String,
    pub code: String,
    pub message: String,
}

/// Writes the words of a refusal and logs it.
pub fn render(error: &ApiError, texts: &Texts, More(more): More) -> Response {
    let (status, code) = error.outcome();
    let args = error.args();
    let args: Vec<Arg<'_>> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let key = code.to_lowercase().replace('_', "-");
    let errors = error.faults().into_iter().map(|fault| field(&fault, texts)).collect();
    let problem = Problem {
        kind: format!("about:blank#{code}"),
        title: texts.get(&format!("error-{key}"), &args),
        status: status.as_u16(),
        detail: texts.get(&format!("error-{key}-detail"), &args),
        code: code.to_owned(),
        trace_id: RequestContext::current(RequestContext::trace_id_hex).unwrap_or_default(),
        errors,
        more,
    };
    // The six that are always there.
    let fields = 6 + usize::from(!problem.errors.is_empty()) + problem.more.len();
    let body = serde_json::to_string(&problem).unwrap_or_default();
    let bytes = body.len();
    if status.is_server_error() {
        tracing::error!(target: "http", code, error = %error, bytes, fields, "refused");
    } else if !error.is_silent() {
        tracing::info!(target: "http", code, error = %error, bytes, fields, "refused");
    }
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
    match error {
        ApiError::TooManyAttempts { seconds } | ApiError::Starting { seconds } => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        _ if status == StatusCode::SERVICE_UNAVAILABLE => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        _ => {}
    }
    response
}

fn field(fault: &FieldFault, texts: &Texts) -> ProblemField {
    let args: Vec<Arg<'_>> = fault.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    // A range may lack one end, and a length is one of characters or of entries; each form has a text of its own.
    let has = |name| fault.args.iter().any(|(known, _)| *known == name);
    let form = match (fault.code, has("min"), has("max")) {
        ("OUT_OF_RANGE", true, false) => "-min",
        ("OUT_OF_RANGE", false, true) => "-max",
        ("OUT_OF_RANGE", false, false) => "-any",
        ("TOO_SHORT" | "TOO_LONG", ..) if has("items") => "-items",
        _ => "",
    };
    let key = fault.code.to_lowercase().replace('_', "-");
    ProblemField {
        field: fault.field.clone(),
        code: fault.code.to_owned(),
        message: texts.get(&format!("field-{key}{form}"), &args),
    }
}
