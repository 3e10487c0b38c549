// SPDX-License-Identifier: AGPL-3.0-or-later
use super::*;

const SECRET: &str = "PFSH{test}";

fn image() -> Arc<[u8]> {
    let product = |id: i64, name: &str| Product {
        id,
        name: name.to_owned().into(),
        description: format!("about {name}").into(),
        price: Cents(id * 100),
        stock: 1,
        category: "kitchen".into(),
        image_url: "".into(),
        created_at: 1,
        updated_at: 2,
        pedagogique: false,
        rating_sum: 0,
        rating_count: 0,
    };
    image_of(&[product(1, "Bouilloire électrique"), product(2, "Grille-pain")]).unwrap()
}

fn search(q: &str) -> Result<Vec<Product<'static>>, rusqlite::Error> {
    let sql = format!(
        "SELECT id, name, description, price_cents, stock, category, image_url, created_at, updated_at, pedagogique, \
         rating_sum, rating_count FROM products WHERE search_text LIKE '%{q}%'"
    );
    run(&image(), &sql, SECRET)
}

/// A whole row whose name is what an expression gives.
fn union(expression: &str) -> String {
    format!("nothing' UNION ALL SELECT 9, {expression}, '', 0, 0, '', '', 0, 0, 0, 0, 0 -- ")
}

fn names(q: &str) -> Vec<String> {
    search(q).unwrap().into_iter().map(|product| product.name.into_owned()).collect()
}

#[test]
fn what_is_typed_is_part_of_the_statement() {
    assert_eq!(names("ELECTRIQUE"), ["Bouilloire électrique"]);
    assert_eq!(names("nothing"), Vec::<String>::new());
    assert_eq!(names(&union("(SELECT value FROM secrets WHERE name = 'flag')")), [SECRET]);
    assert_eq!(names(&union("(SELECT group_concat(name) FROM sqlite_master)")), ["products,secrets"]);
    assert_eq!(names("nothing' OR 1=1 -- ").len(), 2);
    assert!(search("'").is_err());
}

#[test]
fn all_but_reading_the_two_tables_is_refused() {
    for q in [
        "'; INSERT INTO secrets VALUES (9, 'a', 'b'); -- ",
        "'; UPDATE products SET name = 'x'; -- ",
        "'; DELETE FROM products; -- ",
        "'; DROP TABLE products; -- ",
        "'; CREATE TABLE t (a); -- ",
        "'; ATTACH DATABASE '/tmp/perfshop-attached.db' AS other; -- ",
        "'; VACUUM INTO '/tmp/perfshop-vacuumed.db'; -- ",
        "'; PRAGMA writable_schema = 1; -- ",
        "'; BEGIN; -- ",
        "'; SELECT 1; -- ",
        &union("load_extension('/tmp/x.so')"),
        &union("readfile('/etc/passwd')"),
        &union("writefile('/tmp/x', 'y')"),
        &union("(SELECT name FROM pragma_table_info('products'))"),
        &union("(SELECT file FROM pragma_database_list)"),
        &union("(SELECT value FROM json_each('[1]'))"),
        &union("(SELECT name FROM sqlite_temp_master)"),
        &union("sqlite_compileoption_get(1)"),
        &union("fts3_tokenizer('simple')"),
        &union("(SELECT 1 FROM users)"),
    ] {
        assert!(search(q).is_err(), "{q}");
    }
    assert!(!std::path::Path::new("/tmp/perfshop-attached.db").exists());
    assert!(!std::path::Path::new("/tmp/perfshop-vacuumed.db").exists());
    // And nothing of what was tried is left for the next.
    assert_eq!(names("nothing' OR 1=1 -- ").len(), 2);
}

#[test]
fn one_search_takes_neither_all_time_nor_all_memory() {
    let begun = Instant::now();
    for q in [
        union("(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c)"),
        union("(SELECT group_concat(zeroblob(100000000)))"),
        union("hex(zeroblob(1000000))"),
        union("printf('%1000000d', 1)"),
        union(
            "(WITH RECURSIVE c(x, y) AS (SELECT 1, randomblob(1000) UNION SELECT x + 1, randomblob(1000) FROM c) \
               SELECT count(*) FROM (SELECT y, x FROM c ORDER BY y))",
        ),
        format!("{}{}", "(".repeat(4_000), "1"),
        "a".repeat(100_000),
        format!("nothing' OR {} -- ", vec!["1=2"; 1_000].join(" OR ")),
    ] {
        assert!(search(&q).is_err() || q.starts_with('('), "{}", q.chars().take(200).collect::<String>());
    }
    // Two of them end by the clock, after five seconds each: a bound that only tells a fence from none.
    assert!(begun.elapsed() < std::time::Duration::from_secs(60));
}

#[test]
fn rows_may_be_counted_whatever_they_are_called() {
    assert_eq!(names(&union("(WITH t(n) AS (SELECT 1 UNION SELECT 2) SELECT count(*) FROM t)")), ["2"]);
    assert_eq!(names(&union("(SELECT count(*) FROM sqlite_schema)")), ["2"]);
    assert_eq!(names(&union("(SELECT count(*) FROM sqlite_master)")), ["2"]);
    for other in ["pragma_database_list", "pragma_table_info('products')", "sqlite_temp_master", "SQLITE_SEQUENCE"] {
        assert!(search(&union(&format!("(SELECT count(*) FROM {other})"))).is_err(), "{other}");
    }
}

#[test]
fn random_blobs_take_time_and_stay_small() {
    assert_eq!(names(&union("length(randomblob(10000000))")), ["1024"]);
    assert_eq!(names(&union("length(randomblob(7))")), ["7"]);
    assert_eq!(names(&union("length(randomblob(-1))")), ["1"]);
}

#[test]
fn whatever_stands_in_a_row_becomes_a_product() {
    let row = "nothing' UNION ALL SELECT NULL, NULL, 7, 9e99, 'x', x'4142', 1.5, 9223372036854775807, -9223372036854775807, 'a', \
               9223372036854775807, 1 -- ";
    let found = search(row).unwrap().remove(0);
    assert_eq!((found.id, &*found.name, &*found.description), (0, "", "7"));
    assert_eq!((found.price, &*found.category), (Cents(1_000_000_000_000_000), "AB"));
    assert_eq!(found.rating(), Some(1e15));
}
