// SPDX-License-Identifier: AGPL-3.0-or-later
//! The catalogue's lists and the search, on both databases, compared with the same done by hand over all products.

use perfshop_shop::params;
use serde_json::Value;

use crate::util::app::{Client, TestApp};
use crate::util::shopper::{self, cents, number, ok, refused, write};

/// The whole of a list, page by page, each page checked against the others.
async fn whole(client: &Client<'_>, path: &str) -> Vec<Value> {
    let (mut rows, mut page) = (Vec::new(), 0);
    let join = if path.contains('?') { '&' } else { '?' };
    loop {
        let reply = ok(client.get(&format!("{path}{join}size=100&page={page}")).await).json();
        let content = reply["content"].as_array().unwrap().clone();
        let total = reply["totalElements"].as_u64().unwrap() as usize;
        assert_eq!(reply["totalPages"], total.div_ceil(100), "{path}");
        assert_eq!((&reply["number"], &reply["size"]), (&page.into(), &100.into()), "{path}");
        assert_eq!(reply["first"], page == 0, "{path}");
        let last = reply["last"].as_bool().unwrap();
        rows.extend(content);
        assert_eq!(last, rows.len() == total, "{path}: page {page}, {} of {total}", rows.len());
        if last {
            return rows;
        }
        page += 1;
    }
}

fn id(product: &Value) -> i64 {
    product["id"].as_i64().unwrap()
}

fn ids<'a>(products: impl IntoIterator<Item = &'a Value>) -> Vec<i64> {
    products.into_iter().map(id).collect()
}

fn text<'a>(product: &'a Value, field: &str) -> &'a str {
    product[field].as_str().unwrap()
}

fn query(value: &str) -> String {
    value.bytes().map(|b| format!("%{b:02X}")).collect()
}

#[tokio::test]
async fn pages_sorts_and_limits_of_the_catalogue() {
    for app in TestApp::both().await {
        let client = app.client();
        let all = whole(&client, "/api/products").await;
        assert_eq!(all.len() as i64, number(&app, "SELECT COUNT(*) FROM products", &[]).await, "{}", app.database);
        assert!(ids(&all).is_sorted_by(|a, b| a < b), "by id when nothing is said");
        let plain = ok(client.get("/api/products").await).json();
        assert_eq!((plain["content"].as_array().unwrap().len(), &plain["size"]), (20, &20.into()));
        let mut fields: Vec<&str> = all[0].as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        let expected = [
            "category",
            "createdAt",
            "currency",
            "description",
            "id",
            "imageUrl",
            "name",
            "pedagogique",
            "price",
            "rating",
            "ratingCount",
            "stock",
            "updatedAt",
        ];
        assert_eq!(fields, expected);
        assert!(all.iter().all(|product| product["currency"] == "EUR" && cents(&product["price"]) > 0));
        let one = ok(client.get("/api/products/42").await).json();
        assert_eq!(&one, all.iter().find(|product| id(product) == 42).unwrap());

        for sort in ["id", "name", "price", "category", "createdAt", "stock", "garbage", "", "name; DROP TABLE users"] {
            let key = |product: &Value| match sort {
                "name" | "category" | "createdAt" => (text(product, sort).to_owned(), 0),
                "price" => (String::new(), cents(&product["price"])),
                "stock" => (String::new(), product["stock"].as_i64().unwrap()),
                _ => (String::new(), 0),
            };
            let mut expected = all.clone();
            // The id decides between equals, so that no page repeats or loses a row.
            expected.sort_by_key(|product| (key(product), id(product)));
            let path = format!("/api/products?sort={}", query(sort));
            for direction in ["", "&direction=asc"] {
                let sorted = whole(&client, &format!("{path}{direction}")).await;
                assert_eq!(ids(&sorted), ids(&expected), "{} {sort}", app.database);
            }
            expected.reverse();
            let sorted = whole(&client, &format!("{path}&direction=desc")).await;
            assert_eq!(ids(&sorted), ids(&expected), "{} {sort} desc", app.database);
        }

        let beyond = ok(client.get("/api/products?page=1000&size=100").await).json();
        assert_eq!((beyond["content"].as_array().unwrap().len(), beyond["last"].as_bool()), (0, Some(true)));
        assert_eq!(beyond["totalElements"], all.len());
        for (parameter, field) in [
            ("size=0", "size"),
            ("size=101", "size"),
            ("size=-1", "size"),
            ("size=ten", "size"),
            ("size=2.5", "size"),
            ("page=-1", "page"),
            ("page=99999999999999999999", "page"),
        ] {
            for path in ["/api/products", "/api/products/search"] {
                let reply = client.get(&format!("{path}?{parameter}")).await;
                assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()), "{path} {parameter}");
                assert_eq!(reply.json()["errors"][0]["field"], field, "{path} {parameter}");
            }
        }
        assert_eq!(refused(&client.get("/api/products/999999").await), (404, "NOT_FOUND".into()));
        for path in ["/api/products/0", "/api/products/-1", "/api/products/abc"] {
            assert_eq!(refused(&client.get(path).await).0, 400, "{path}");
        }
    }
}

/// Lower case, less the accents of French.
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        other => other,
    };
    text.to_lowercase().chars().map(plain).collect()
}

/// Whether each word is the beginning of a word of the product's name or description.
fn matches(product: &Value, words: &[&str]) -> bool {
    let text = folded(&format!("{} {}", text(product, "name"), text(product, "description")));
    let has = |word: &&str| text.split(|c: char| !c.is_alphanumeric()).any(|known| known.starts_with(&folded(word)));
    words.iter().all(has)
}

#[tokio::test]
async fn the_search_finds_beginnings_of_words() {
    for app in TestApp::both().await {
        let client = app.client();
        let all = whole(&client, "/api/products").await;
        let search = async |filter: &str| ids(&whole(&client, &format!("/api/products/search?{filter}")).await);
        let expect = |wanted: &dyn Fn(&Value) -> bool| ids(all.iter().filter(|product| wanted(product)));

        // Real words of the catalogue, those with accents among them.
        let names = all.iter().map(|product| text(product, "name"));
        let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).filter(|word| word.len() > 3);
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        words.dedup();
        let (accented, plain): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| !word.is_ascii());
        assert!(accented.len() > 5 && plain.len() > 50);
        let chosen = accented.iter().step_by(accented.len() / 6).chain(plain.iter().step_by(plain.len() / 12));
        for word in chosen {
            let beginning: String = word.chars().take(4).collect();
            for whole_or_part in [*word, &beginning] {
                let expected = expect(&|product| matches(product, &[whole_or_part]));
                assert!(!expected.is_empty());
                for form in [whole_or_part.to_owned(), folded(whole_or_part), whole_or_part.to_uppercase()] {
                    assert_eq!(search(&format!("q={}", query(&form))).await, expected, "{} {form}", app.database);
                }
            }
        }
        // Several words narrow it down, in any order and however they are separated.
        let product = all.iter().find(|product| text(product, "name").split(' ').count() >= 3).unwrap();
        let name = text(product, "name");
        let parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let two = [parts[0], parts[parts.len() - 1]];
        let expected = expect(&|product| matches(product, &two));
        assert!(expected.contains(&id(product)));
        for form in [two.join(" "), format!("  {},{} ", two[1], two[0])] {
            assert_eq!(search(&format!("q={}", query(&form))).await, expected, "{} {form}", app.database);
        }
        assert!(search(&format!("q={}", query(name))).await.contains(&id(product)), "{name}");
        // The middle of a word is no beginning; signs of SQL are no words.
        for nothing in ["zzzzzz", "%", "_____", "' OR '1'='1", "\u{202e}", "\"\\"] {
            let expected = expect(&|product| {
                let words: Vec<&str> =
                    nothing.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
                !words.is_empty() && matches(product, &words)
            });
            assert_eq!(search(&format!("q={}", query(nothing))).await, expected, "{} {nothing}", app.database);
        }
        for everything in ["", "q=", "q=%20%20", "category="] {
            assert_eq!(search(everything).await, ids(&all), "{everything}");
        }
        let long = client.get(&format!("/api/products/search?q={}", "a".repeat(101))).await;
        assert_eq!(refused(&long), (400, "VALIDATION_FAILED".into()));
    }
}

#[tokio::test]
async fn the_search_filters_by_category_and_price() {
    for app in TestApp::both().await {
        let client = app.client();
        // Prices whose euros are no exact binary fractions: times a hundred they fall beside the cent.
        for (product, price) in [(1, 490), (2, 115), (3, 29), (4, 1_005), (5, 8_203_999)] {
            shopper::set_product(&app, product, price, 5).await;
        }
        let all = whole(&client, "/api/products").await;
        let search = async |filter: &str| ids(&whole(&client, &format!("/api/products/search?{filter}")).await);
        let expect = |wanted: &dyn Fn(&Value) -> bool| ids(all.iter().filter(|product| wanted(product)));

        let categories = ok(client.get("/api/products/categories").await).json();
        let categories: Vec<&str> = categories.as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        assert!(categories.len() >= 7);
        let mut of_all = 0;
        for category in &categories {
            let expected = expect(&|product| product["category"] == *category);
            assert!(!expected.is_empty());
            assert_eq!(search(&format!("category={category}")).await, expected, "{} {category}", app.database);
            of_all += expected.len();
        }
        assert_eq!(of_all, all.len());
        assert_eq!(search("category=nothing-like-it").await, [0; 0]);

        for price in ["4.9", "4.90", "1.15", "0.29", "10.05", "82039.99"] {
            let wanted = cents(&serde_json::from_str(price).unwrap());
            let expected = expect(&|product| cents(&product["price"]) == wanted);
            assert!(!expected.is_empty());
            let found = search(&format!("minPrice={price}&maxPrice={price}")).await;
            assert_eq!(found, expected, "{} {price}", app.database);
        }
        let range = |from: i64, to: i64| move |product: &Value| (from..=to).contains(&cents(&product["price"]));
        assert_eq!(search("minPrice=20&maxPrice=49.99").await, expect(&range(2_000, 4_999)), "{}", app.database);
        assert_eq!(search("minPrice=100").await, expect(&range(10_000, i64::MAX)), "{}", app.database);
        assert_eq!(search("maxPrice=9.995").await, expect(&range(0, 999)), "{}", app.database);
        assert_eq!(search("minPrice=50&maxPrice=20").await, [0; 0]);
        // All at once, with a word, sorted.
        let word = folded(text(&all[99], "name").split(' ').next().unwrap());
        let category = text(&all[99], "category");
        let filter =
            format!("q={}&category={category}&minPrice=1&maxPrice=500&sort=price&direction=desc", query(&word));
        let mut expected: Vec<&Value> =
            all.iter().filter(|p| p["category"] == category && range(100, 50_000)(p) && matches(p, &[&word])).collect();
        expected.sort_by_key(|product| std::cmp::Reverse((cents(&product["price"]), id(product))));
        assert!(!expected.is_empty());
        assert_eq!(search(&filter).await, ids(expected), "{} {filter}", app.database);
        for (parameter, field) in
            [("minPrice=-1", "minPrice"), ("maxPrice=x", "maxPrice"), ("minPrice=NaN", "minPrice")]
        {
            let reply = client.get(&format!("/api/products/search?{parameter}")).await;
            assert_eq!(refused(&reply), (400, "VALIDATION_FAILED".into()), "{parameter}");
            assert_eq!(reply.json()["errors"][0]["field"], field);
        }
    }
}

#[tokio::test]
async fn totals_are_counters_and_filtered_ones_are_counted() {
    for app in TestApp::both().await {
        let client = app.client();
        // The catalogue's and a category's totals are read from the counters, the others from the rows.
        write(&app, "UPDATE categories SET product_count = product_count + ? WHERE position = 0", params![7]).await;
        let total = async |path: &str| ok(client.get(path).await).json()["totalElements"].as_i64().unwrap();
        let rows = number(&app, "SELECT COUNT(*) FROM products", &[]).await;
        assert_eq!(total("/api/products").await, rows + 7, "{}", app.database);
        let first = ok(client.get("/api/products/categories").await).json()[0].as_str().unwrap().to_owned();
        let of_first = number(&app, "SELECT COUNT(*) FROM products WHERE category = ?", params![&first]).await;
        assert_eq!(total(&format!("/api/products/search?category={first}")).await, of_first + 7);
        assert_eq!(total(&format!("/api/products/search?category={first}&minPrice=0")).await, of_first);
    }
}

#[tokio::test]
async fn france_is_the_first_country_and_the_rest_by_label() {
    for (language, germany, switzerland) in [("fr", "Allemagne", "Suisse"), ("en", "Germany", "Switzerland")] {
        let app = TestApp::sqlite_with(&[("lang", language)]).await;
        let countries = ok(app.client().get("/api/countries").await).json();
        let countries: Vec<(&str, String)> = countries
            .as_array()
            .unwrap()
            .iter()
            .map(|country| (text(country, "code"), folded(text(country, "label"))))
            .collect();
        assert_eq!(countries[0], ("FR", "france".into()));
        assert!(countries[1..].is_sorted_by_key(|(_, label)| label), "{countries:?}");
        for expected in [("DE", folded(germany)), ("CH", folded(switzerland))] {
            assert!(countries.contains(&expected), "{language}: {expected:?}");
        }
    }
}
