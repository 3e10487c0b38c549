// SPDX-License-Identifier: AGPL-3.0-or-later
//! An order as JSON, whole and as a row of a list.

use perfshop_chaos::{Anomaly, ChaosPlan};
use perfshop_shop::checkout::Address;
use perfshop_shop::clock;
use perfshop_shop::countries;
use perfshop_shop::money::Cents;
use perfshop_shop::orders::{self, Order, OrderItem, OrderRow, PaymentInfo, Status};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where an order stands.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum OrderStatus {
    Pending,
    Paid,
    Preparing,
    Shipped,
    Delivered,
    Cancelled,
}

impl From<Status> for OrderStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Pending => Self::Pending,
            Status::Paid => Self::Paid,
            Status::Preparing => Self::Preparing,
            Status::Shipped => Self::Shipped,
            Status::Delivered => Self::Delivered,
            Status::Cancelled => Self::Cancelled,
        }
    }
}

impl From<OrderStatus> for Status {
    fn from(status: OrderStatus) -> Self {
        match status {
            OrderStatus::Pending => Self::Pending,
            OrderStatus::Paid => Self::Paid,
            OrderStatus::Preparing => Self::Preparing,
            OrderStatus::Shipped => Self::Shipped,
            OrderStatus::Delivered => Self::Delivered,
            OrderStatus::Cancelled => Self::Cancelled,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderRow)]
pub struct OrderRowView {
    id: i64,
    order_number: String,
    status: OrderStatus,
    created_at: String,
    #[schema(value_type = f64)]
    total_amount: Cents,
    currency: &'static str,
}

impl OrderRowView {
    pub fn new(chaos: &ChaosPlan, row: &OrderRow) -> Self {
        Self {
            id: row.id,
            order_number: orders::number(row.id, row.created_at),
            status: row.status.into(),
            created_at: created_at(chaos, row.created_at),
            total_amount: listed_total(chaos, row),
            currency: "EUR",
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderItem)]
pub struct OrderItemView {
    product_id: i64,
    name: String,
    quantity: i64,
    #[schema(value_type = f64)]
    unit_price: Cents,
    #[schema(value_type = f64)]
    line_total: Cents,
    #[schema(value_type = f64)]
    discount: Cents,
    #[schema(value_type = f64)]
    vat: Cents,
}

impl OrderItemView {
    fn new(chaos: &ChaosPlan, item: OrderItem) -> Self {
        Self {
            product_id: item.product_id,
            name: item.name,
            quantity: item.quantity,
            unit_price: item.unit_price,
            line_total: item.line_total,
            discount: item.discount,
            vat: item_vat(chaos, item.vat),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderAddress)]
pub struct AddressView {
    first_name: String,
    last_name: String,
    street: String,
    postal_code: String,
    city: String,
    #[schema(required)]
    region: Option<String>,
    country: String,
    #[schema(required)]
    phone: Option<String>,
}

impl From<Address> for AddressView {
    fn from(a: Address) -> Self {
        Self {
            first_name: a.first_name,
            last_name: a.last_name,
            street: a.street,
            postal_code: a.postal_code,
            city: a.city,
            region: a.region,
            country: a.country,
            phone: a.phone,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrderPayment)]
pub struct PaymentView {
    brand: String,
    last4: String,
    status: String,
}

impl From<PaymentInfo> for PaymentView {
    fn from(p: PaymentInfo) -> Self {
        Self { brand: p.brand, last4: p.last4, status: p.status }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Order)]
pub struct OrderView {
    id: i64,
    order_number: String,
    status: OrderStatus,
    created_at: String,
    #[schema(required)]
    paid_at: Option<String>,
    currency: &'static str,
    items: Vec<OrderItemView>,
    #[schema(value_type = f64)]
    goods: Cents,
    #[schema(value_type = f64)]
    discount: Cents,
    #[schema(value_type = f64)]
    voucher: Cents,
    #[schema(value_type = f64)]
    shipping: Cents,
    #[schema(value_type = f64)]
    shipping_vat: Cents,
    #[schema(value_type = f64)]
    vat: Cents,
    #[schema(value_type = f64)]
    total_amount: Cents,
    #[schema(value_type = f64)]
    to_pay: Cents,
    #[schema(required)]
    promo_code: Option<String>,
    shipping_mode: String,
    address: AddressView,
    #[schema(required)]
    payment: Option<PaymentView>,
    points: i64,
    /// What stands on the card that goes with a present.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    pub(super) gift_message: Option<String>,
}

impl OrderView {
    pub fn new(chaos: &ChaosPlan, o: Order) -> Self {
        Self {
            id: o.id,
            order_number: orders::number(o.id, o.created_at),
            status: o.status.into(),
            created_at: created_at(chaos, o.created_at),
            paid_at: o.paid_at.map(clock::iso),
            currency: currency(chaos, o.customer_country.as_deref()),
            items: o.items.into_iter().map(|item| OrderItemView::new(chaos, item)).collect(),
            goods: o.goods,
            discount: o.discount,
            voucher: o.voucher,
            shipping: o.shipping,
            shipping_vat: o.shipping_vat,
            vat: o.vat,
            total_amount: o.total,
            to_pay: o.to_pay,
            promo_code: o.promo_code,
            shipping_mode: o.shipping_mode,
            address: o.address.into(),
            payment: o.payment.map(Into::into),
            points: o.points,
            gift_message: None,
        }
    }
}

/// Of an order's amounts, for a customer who lives in this country.
fn currency(chaos: &ChaosPlan, country: Option<&str>) -> &'static str {
    let elsewhere = country.is_some_and(|code| countries::country(code).is_none_or(|country| !country.euro));
    if elsewhere && chaos.hits(Anomaly::A12) {
        return "USD";
    }
    "EUR"
}

/// When an order was placed.
fn created_at(chaos: &ChaosPlan, ms: i64) -> String {
    if chaos.hits(Anomaly::A14) {
        return clock::iso(clock::paris(ms));
    }
    clock::iso(ms)
}

/// An order's total as the list has it.
fn listed_total(chaos: &ChaosPlan, row: &OrderRow) -> Cents {
    if row.discount > Cents::ZERO && chaos.hits(Anomaly::A15) {
        return row.total + row.discount;
    }
    row.total
}

/// A line's VAT.
fn item_vat(chaos: &ChaosPlan, vat: Cents) -> Cents {
    if vat > Cents::ZERO && chaos.hits(Anomaly::A16) {
        return vat - Cents(1);
    }
    vat
}
