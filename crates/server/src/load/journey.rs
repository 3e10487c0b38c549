// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each kind of shopper does, call by call. What an answer gives (ids of products and cart lines, security tokens) is
//! what the next call sends: nothing is known beforehand but the customers.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;

use super::persona::Persona;
use super::shopper::{Call, Shopper};
use super::tally::Ending;

/// Shoppers leave rare products to the lessons about them.
const PLENTY: i64 = 50;
/// What a voucher costs.
const VOUCHER_POINTS: i64 = 100;
const MODES: [&str; 4] = ["standard", "standard", "express", "premium"];
/// One that nobody has issued, and one that is over.
const BAD_CODES: [&str; 2] = ["BLACKFRIDAY", "SUMMER15"];
const GOOD_CODES: [&str; 3] = ["WELCOME10", "SAVE5", "FREESHIP"];
const PROMO_REFUSALS: [&str; 3] = ["PROMO_UNKNOWN", "PROMO_EXPIRED", "PROMO_NOT_APPLICABLE"];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Products {
    content: Vec<Product>,
    total_pages: i64,
}

#[derive(Deserialize, Clone)]
struct Product {
    id: i64,
    name: String,
    stock: i64,
}

#[derive(Deserialize)]
struct Cart {
    items: Vec<CartItem>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CartItem {
    id: i64,
    product_id: i64,
    quantity: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LoggedIn {
    security_token: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Profile {
    loyalty_points: i64,
}

#[derive(Deserialize)]
struct Orders {
    content: Vec<OrderRow>,
}

#[derive(Deserialize)]
struct OrderRow {
    id: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Placed {
    order_id: i64,
    total_amount: f64,
    security_token: String,
}

/// What a journey has put into its cart: quantity by product.
type Wanted = BTreeMap<i64, i64>;

/// Makes one journey from its first page to its last.
///
/// # Errors
/// How it ended, when that was not its own end.
pub(super) async fn make(persona: Persona, shopper: &mut Shopper<'_>) -> Result<(), Ending> {
    match persona {
        Persona::Browser => browse(shopper).await,
        Persona::Buyer => buy(shopper).await,
        Persona::Returning => return_and_buy(shopper).await,
        Persona::Bargain => hunt(shopper).await,
    }
}

async fn browse(s: &mut Shopper<'_>) -> Result<(), Ending> {
    let mut shown = s.home().await?;
    for _ in 0..s.rng.between(1, 4) {
        s.think().await?;
        shown = if s.rng.chance(40) { s.search(&shown).await? } else { s.page(&shown, "id").await? };
        if let Some(product) = s.rng.pick(&shown.content).cloned() {
            s.think().await?;
            s.look(product.id).await?;
        }
    }
    // Most carts are left behind.
    if s.rng.chance(30) {
        s.fill(&shown, 1).await?;
    }
    Ok(())
}

async fn buy(s: &mut Shopper<'_>) -> Result<(), Ending> {
    let home = s.home().await?;
    s.think().await?;
    let shown = s.page(&home, "name").await?;
    let pieces = s.rng.between(1, 3);
    let wanted = s.fill(&shown, pieces).await?;
    if wanted.is_empty() {
        return Ok(());
    }
    s.think().await?;
    let token = s.login().await?;
    let placed = s.check_out(&wanted, token, false, None).await?;
    if let Some(placed) = placed {
        s.see_order(placed.order_id).await?;
    }
    s.logout().await
}

async fn return_and_buy(s: &mut Shopper<'_>) -> Result<(), Ending> {
    let home = s.home().await?;
    let mut token = s.login().await?;
    s.think().await?;
    let profile: Profile = s.ask(Call::new("GET /api/auth/me")).await?;
    let orders: Orders = s.ask(Call::new("GET /api/orders").query("size", 5)).await?;
    if let Some(last) = orders.content.first() {
        s.see_order(last.id).await?;
    }
    let mut voucher = profile.loyalty_points >= VOUCHER_POINTS;
    // The second order is placed by the token that the first one gave.
    for _ in 0..s.rng.between(1, 2) {
        s.think().await?;
        let shown = s.search(&home).await?;
        let wanted = s.fill(&shown, 1).await?;
        if wanted.is_empty() {
            break;
        }
        let Some(placed) = s.check_out(&wanted, token, voucher, None).await? else { break };
        s.see_order(placed.order_id).await?;
        token = placed.security_token;
        voucher = false;
    }
    s.logout().await
}

async fn hunt(s: &mut Shopper<'_>) -> Result<(), Ending> {
    let home = s.home().await?;
    s.think().await?;
    let shown = s.page(&home, "price").await?;
    let wanted = s.fill(&shown, 3).await?;
    if wanted.is_empty() {
        return Ok(());
    }
    let token = s.login().await?;
    let good = s.rng.pick(&GOOD_CODES).copied();
    s.check_out(&wanted, token, false, good).await?;
    s.logout().await
}

impl Shopper<'_> {
    /// The first page: categories and some products.
    async fn home(&mut self) -> Result<Products, Ending> {
        self.ask::<IgnoredAny>(Call::new("GET /api/products/categories")).await?;
        self.ask(Call::new("GET /api/products").query("size", 20)).await
    }

    /// Another page of the list, as many as the first one said there are.
    async fn page(&mut self, shown: &Products, sort: &'static str) -> Result<Products, Ending> {
        let page = self.rng.between(0, (shown.total_pages - 1).max(0));
        let page = Call::new("GET /api/products").query("page", page).query("size", 20).query("sort", sort);
        self.ask(page).await
    }

    /// Looks for a word of a product that was shown, so that something is found.
    async fn search(&mut self, shown: &Products) -> Result<Products, Ending> {
        let product = self.rng.pick(&shown.content);
        let words: Vec<&str> = product
            .map(|product| product.name.split_whitespace().filter(|word| word.chars().count() > 3).collect())
            .unwrap_or_default();
        let word = self.rng.pick(&words).copied().unwrap_or("a").to_owned();
        self.ask(Call::new("GET /api/products/search").query("q", word).query("size", 20)).await
    }

    async fn look(&mut self, product: i64) -> Result<(), Ending> {
        self.ask::<Product>(Call::new("GET /api/products/{id}").id(product)).await.map(drop)
    }

    /// Looks at up to so many of the products that are shown and in plenty, and puts each into the cart.
    async fn fill(&mut self, shown: &Products, most: i64) -> Result<Wanted, Ending> {
        let mut there: Vec<i64> =
            shown.content.iter().filter(|product| product.stock >= PLENTY).map(|product| product.id).collect();
        self.rng.shuffle(&mut there);
        let mut wanted = Wanted::new();
        for product in there.into_iter().take(most.max(0) as usize) {
            self.think().await?;
            self.look(product).await?;
            let quantity = self.rng.between(1, 2);
            let body = json!({"productId": product, "quantity": quantity});
            self.ask::<Cart>(Call::new("POST /api/cart/add").body(body)).await?;
            wanted.insert(product, quantity);
        }
        Ok(wanted)
    }

    /// Logs in as one of the shoppers' customers.
    ///
    /// # Returns
    /// The security token of the first order.
    async fn login(&mut self) -> Result<String, Ending> {
        let (email, password) = self.become_customer()?;
        let body = json!({"email": email, "password": password});
        Ok(self.ask::<LoggedIn>(Call::new("POST /api/auth/login").body(body)).await?.security_token)
    }

    async fn logout(&mut self) -> Result<(), Ending> {
        self.ask::<IgnoredAny>(Call::new("POST /api/auth/logout").body(json!({}))).await.map(drop)
    }

    async fn see_order(&mut self, order: i64) -> Result<(), Ending> {
        self.ask::<IgnoredAny>(Call::new("GET /api/orders/{id}").id(order)).await.map(drop)
    }

    /// From the cart to the order. A good code is tried after the bad ones; when it is refused as well, a hunter of bargains
    /// leaves the cart behind.
    ///
    /// # Returns
    /// The order, or `None` when it was not placed for want of a bargain.
    async fn check_out(
        &mut self,
        wanted: &Wanted,
        token: String,
        voucher: bool,
        good_code: Option<&'static str>,
    ) -> Result<Option<Placed>, Ending> {
        let cart = self.right_cart(wanted).await?;
        self.ask::<IgnoredAny>(Call::new("POST /api/checkout/address").body(json!({}))).await?;
        if let Some(good) = good_code {
            let mut bargain = false;
            for code in BAD_CODES.into_iter().chain([good]) {
                self.think().await?;
                let call = Call::new("POST /api/checkout/promo").body(json!({"code": code}));
                bargain = self.ask_or::<IgnoredAny>(call.or_refused(&PROMO_REFUSALS)).await?.is_some();
            }
            if !bargain {
                self.ask::<Cart>(Call::new("DELETE /api/cart")).await?;
                return Ok(None);
            }
        }
        self.think().await?;
        let mode = self.rng.pick(&MODES).copied().unwrap_or("standard");
        self.ask::<IgnoredAny>(Call::new("POST /api/checkout/shipping").body(json!({"mode": mode}))).await?;
        self.think().await?;
        let card = json!({"cardNumber": "4242424242424242", "expiry": "12/49", "cvv": "123", "holder": "A Shopper",
            "useVoucher": voucher});
        self.ask::<IgnoredAny>(Call::new("POST /api/checkout/payment").body(card)).await?;
        self.think().await?;
        let items: Vec<_> =
            cart.items.iter().map(|item| json!({"productId": item.product_id, "quantity": item.quantity})).collect();
        let order = json!({"securityToken": token, "items": items});
        let place = || Call::new("POST /api/orders").body(order.clone());
        let placed: Placed = match self.ask(place()).await {
            // People press the button again. The token makes sure that there is one order in the end.
            Err(Ending::Failed) if self.shop_failed => {
                self.think().await?;
                self.ask(place()).await?
            }
            other => other?,
        };
        self.count_order((placed.total_amount * 100.0).round() as i64);
        Ok(Some(placed))
    }

    /// The customer's cart may hold what an earlier visit left there: takes out what is not wanted and puts quantities right.
    async fn right_cart(&mut self, wanted: &Wanted) -> Result<Cart, Ending> {
        let mut cart: Cart = self.ask(Call::new("GET /api/cart")).await?;
        let found: Vec<_> = cart.items.iter().map(|item| (item.id, item.product_id, item.quantity)).collect();
        for (line, product, quantity) in found {
            match wanted.get(&product) {
                Some(right) if *right == quantity => {}
                Some(right) => {
                    let body = json!({"quantity": right});
                    cart = self.ask(Call::new("PUT /api/cart/item/{id}").id(line).body(body)).await?;
                }
                None => cart = self.ask(Call::new("DELETE /api/cart/item/{id}").id(line)).await?,
            }
        }
        Ok(cart)
    }
}
