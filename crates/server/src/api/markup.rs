// SPDX-License-Identifier: AGPL-3.0-or-later
//! Text that the shop's page is given as markup. A healthy shop gives none: its pages write plain text, whatever it holds.
//!
//! What is stored is shown as markup to the student whose customer or browser wrote it, and to nobody else, until the instructor opens
//! the debrief: from then on to that student's class. What is reflected is in an address that somebody has opened. A visitor who is no student
//! meets neither. The flag comes in a cookie that scripts may read, only with an answer that carries markup.

use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use axum::response::AppendHeaders;
use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::reviews::Review;

use crate::app::AppState;
use crate::assets::Scripts;
use crate::control::Student;
use crate::interceptors::{plan_of_browser, student_behind};
use crate::problem::ApiError;

type SetCookie = AppendHeaders<[(HeaderName, String); 1]>;

/// For how long the cookie stays; an exploit reads it at once.
const COOKIE_SECONDS: u32 = 300;

/// Markup for the page, and the cookie that goes with it.
pub struct Markup {
    text: String,
    cookie: Option<SetCookie>,
}

impl Markup {
    fn new(app: &AppState, student: &Student, text: String) -> Self {
        let cookie = text.contains('<').then(|| visit(app, student));
        Self { text, cookie }
    }

    pub fn into_parts(self) -> (String, Option<SetCookie>) {
        (self.text, self.cookie)
    }
}

/// The cookie that a script in the shop's pages finds: not the session, which scripts cannot read.
fn visit(app: &AppState, student: &Student) -> SetCookie {
    let flag = app.control.flags().of(Anomaly::S2, Some(student));
    AppendHeaders([(SET_COOKIE, format!("shop_visit={flag}; Path=/shop; SameSite=Strict; Max-Age={COOKIE_SECONDS}"))])
}

/// What the document of the shop's page may run: scripts in markup too, for a student who is given markup, and only then.
pub async fn scripts_of(app: &AppState, request: &Parts) -> Scripts {
    let plan = plan_of_browser(app, request).await.unwrap_or(ChaosPlan::NONE);
    if plan.dose(Anomaly::S2) == 0 {
        return Scripts::Files;
    }
    match student_behind(app, &request.headers).await {
        Ok(Some(_)) => Scripts::Anywhere,
        _ => Scripts::Files,
    }
}

/// What stands above the products that a search found.
///
/// # Errors
/// When the shop's database cannot tell whose session it is.
pub async fn of_search(
    chaos: &ChaosPlan,
    app: &AppState,
    headers: &HeaderMap,
    q: &str,
) -> Result<Option<Markup>, ApiError> {
    // Nobody who is no student is given any, and what is not given has not struck.
    let student = if chaos.dose(Anomaly::S2) == 0 { None } else { student_behind(app, headers).await? };
    if let Some(student) = student
        && chaos.hits(Anomaly::S2)
    {
        return Ok(Some(Markup::new(app, &student, app.texts.get("shop-search-message", &[("query", q)]))));
    }
    Ok(None)
}

/// The reviews that are shown as they were written, by their place in the page, and the cookie that goes with them.
///
/// # Errors
/// When the shop's database cannot tell whose session it is.
pub async fn of_reviews(
    chaos: &ChaosPlan,
    app: &AppState,
    headers: &HeaderMap,
    rows: &[Review],
) -> Result<(Vec<Option<String>>, Option<SetCookie>), ApiError> {
    let reader = if chaos.dose(Anomaly::S2) == 0 { None } else { student_behind(app, headers).await? };
    if let Some(reader) = reader
        && chaos.hits(Anomaly::S2)
    {
        let shown = |review: &Review| {
            let author = author_of(app, review)?;
            let own = author == reader.id;
            let of_class = || app.control.students().of_id(author).is_some_and(|author| author.class == reader.class);
            (own || app.control.debrief() && of_class()).then(|| review.text.clone())
        };
        let all: Vec<Option<String>> = rows.iter().map(shown).collect();
        let marked = all.iter().flatten().any(|text| text.contains('<'));
        return Ok((all, marked.then(|| visit(app, &reader))));
    }
    Ok((Vec::new(), None))
}

/// The number of the student who wrote it: whose browser it was, else whom the customer was lent to.
fn author_of(app: &AppState, review: &Review) -> Option<i64> {
    let lent_to = || app.control.students().of_customer(review.user_id).map(|student| student.id);
    review.student_id.or_else(lent_to)
}
