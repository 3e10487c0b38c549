// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use perfshop_shop::manage::{pictures, products as manage};
use perfshop_shop::money::Cents;
use perfshop_shop::products::{self, Filter, Paging, Sort};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::products::{Direction, ProductView};
use super::{Page, Success};
use crate::app::AppState;
use crate::extract::{Id, Json as Checked, Manager, Query};
use crate::problem::{ApiError, FieldFault, Problem};

/// The field of the upload that holds the picture.
const IMAGE: &str = "image";
/// Largest upload, in bytes: the picture and what the form says around it.
pub const UPLOAD_MAX: usize = pictures::LARGEST + (64 << 10);

/// What an admin says of a product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductBody {
    #[schema(
        min_length = 2,
        max_length = 200,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    name: String,
    #[schema(
        min_length = 1,
        max_length = 5000,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    description: String,
    /// In euros, VAT included.
    #[schema(minimum = 0, maximum = 1_000_000, multiple_of = 0.01)]
    price: f64,
    /// A category's code.
    #[schema(
        min_length = 1,
        max_length = 40,
        pattern = r"^[^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*$"
    )]
    category: String,
    #[schema(minimum = 0, maximum = 1_000_000)]
    stock: i64,
}

impl From<ProductBody> for manage::Entry {
    fn from(body: ProductBody) -> Self {
        let ProductBody { name, description, price, category, stock } = body;
        Self { name, description, price: Cents::from_euros(price), category, stock }
    }
}

/// A picture: PNG, JPEG or WebP, 5 MiB at most.
#[derive(ToSchema)]
#[allow(dead_code)]
pub struct PictureUpload {
    #[schema(value_type = String, format = Binary)]
    image: Vec<u8>,
}

#[derive(Debug, Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ManagedProductsQuery {
    /// Beginnings of words of the name or the description, as for the search.
    #[schema(max_length = 100)]
    #[param(max_length = 100)]
    q: Option<String>,
    /// From 0.
    #[schema(minimum = 0, maximum = 1_000_000)]
    #[param(minimum = 0, maximum = 1_000_000)]
    page: Option<i64>,
    /// 20 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    size: Option<i64>,
    /// As for the shop's list.
    #[schema(max_length = 50)]
    #[param(max_length = 50)]
    sort: Option<String>,
    #[param(inline)]
    direction: Option<Direction>,
}

/// The products, a page at a time.
#[utoipa::path(get, path = "/api/admin/products", tag = "adminProducts", security(("adminToken" = [])), params(ManagedProductsQuery),
    responses((status = 200, body = Page<ProductView>), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn list(
    State(app): State<AppState>,
    _: Manager,
    Query(query): Query<ManagedProductsQuery>,
) -> Result<Json<Page<ProductView<'static>>>, ApiError> {
    let paging = Paging {
        page: query.page.unwrap_or(0),
        size: query.size.unwrap_or(20),
        sort: Sort::parse(query.sort.as_deref().unwrap_or_default()),
        descending: matches!(query.direction, Some(Direction::Desc)),
    };
    let found = products::search(&app.shop, &Filter { q: query.q, ..Filter::default() }, paging).await?;
    let rows = found.rows.into_iter().map(ProductView::from).collect();
    Ok(Json(Page::new(rows, found.total, paging.page, paging.size)))
}

/// One product.
#[utoipa::path(get, path = "/api/admin/products/{id}", tag = "adminProducts", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = ProductView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn find(State(app): State<AppState>, _: Manager, Id(id): Id) -> Result<Json<ProductView<'static>>, ApiError> {
    Ok(Json(products::find(&app.shop, id).await?.into()))
}

/// Puts a new product on sale.
#[utoipa::path(post, path = "/api/admin/products", tag = "adminProducts", security(("adminToken" = [])), request_body = ProductBody,
    responses((status = 201, body = ProductView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
pub async fn create(
    State(app): State<AppState>,
    Manager(by): Manager,
    Checked(body): Checked<ProductBody>,
) -> Result<(StatusCode, Json<ProductView<'static>>), ApiError> {
    let product = manage::create(&app.shop, &body.into()).await?;
    app.control.note(&by, "product_create", &facts(&product)).await?;
    Ok((StatusCode::CREATED, Json(product.into())))
}

/// Says everything of a product anew.
#[utoipa::path(put, path = "/api/admin/products/{id}", tag = "adminProducts", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    request_body = ProductBody, responses((status = 200, body = ProductView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn change(
    State(app): State<AppState>,
    Manager(by): Manager,
    Id(id): Id,
    Checked(body): Checked<ProductBody>,
) -> Result<Json<ProductView<'static>>, ApiError> {
    let product = manage::change(&app.shop, id, &body.into()).await?;
    app.control.note(&by, "product_change", &facts(&product)).await?;
    Ok(Json(product.into()))
}

fn facts(p: &products::Product<'_>) -> String {
    format!("id={} price={} stock={} category={}", p.id, p.price, p.stock, p.category)
}

/// Deletes a product that was never ordered.
#[utoipa::path(delete, path = "/api/admin/products/{id}", tag = "adminProducts", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    responses((status = 200, body = Success), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn delete(State(app): State<AppState>, Manager(by): Manager, Id(id): Id) -> Result<Json<Success>, ApiError> {
    manage::delete(&app.shop, id).await?;
    app.control.note(&by, "product_delete", &format!("id={id}")).await?;
    Ok(Json(Success::YES))
}

/// Gives a product a picture: PNG, JPEG or WebP, 5 MiB at most.
#[utoipa::path(post, path = "/api/admin/products/{id}/image", tag = "adminProducts", security(("adminToken" = [])), params(("id" = i64, Path, minimum = 1)),
    request_body(content = PictureUpload, content_type = "multipart/form-data"),
    responses((status = 200, body = ProductView), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem)))]
pub async fn set_image(
    State(app): State<AppState>,
    Manager(by): Manager,
    Id(id): Id,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Json<ProductView<'static>>, ApiError> {
    let content = picture(form).await?;
    let product = pictures::set(&app.shop, id, &content).await?;
    app.control.note(&by, "product_image", &format!("id={id} bytes={}", content.len())).await?;
    Ok(Json(product.into()))
}

async fn picture(form: Result<Multipart, MultipartRejection>) -> Result<Vec<u8>, ApiError> {
    let missing = || ApiError::field(FieldFault::new(IMAGE, "REQUIRED"));
    let mut form = form.map_err(|_| missing())?;
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        if field.name() == Some(IMAGE) {
            let content = field.bytes().await.map_err(unreadable)?;
            return if content.len() > pictures::LARGEST { Err(ApiError::PictureTooLarge) } else { Ok(content.into()) };
        }
    }
    Err(missing())
}

fn unreadable(error: MultipartError) -> ApiError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::PictureTooLarge,
        _ => ApiError::field(FieldFault::new(IMAGE, "FORMAT")),
    }
}
