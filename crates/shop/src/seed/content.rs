// SPDX-License-Identifier: AGPL-3.0-or-later
//! The data files of the seed, read once: what a teacher may edit, kept apart from the code that draws from it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Lang, SeedError};

/// A text in French and in English.
#[derive(Debug, Deserialize)]
pub struct Text(String, String);

impl Text {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.0,
            Lang::En => &self.1,
        }
    }
}

/// All data files together.
#[derive(Debug)]
pub struct Content {
    pub categories: Vec<Category>,
    pub palette: Palette,
    pub people: Vec<People>,
    pub reviews: ReviewTexts,
    /// One PHC string a customer, the first for customer 1.
    pub hashes: Vec<&'static str>,
}

/// One file of `content/products/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub code: String,
    /// Invented makers (publishers for books).
    pub brands: Vec<String>,
    /// Invented model names; at least as many as a kind has products, because a kind uses each once.
    pub models: Vec<String>,
    /// Last sentences of a description.
    pub closing: Vec<Text>,
    #[serde(rename = "kind")]
    pub kinds: Vec<Kind>,
}

/// A sort of product, of which the seed holds nine or ten.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub motif: String,
    pub name: Text,
    /// Lowest and highest price in whole euros.
    pub price: (i64, i64),
    /// The exact price in cents of the kind's first product, for the round figures that exercises rely on.
    pub anchor: Option<i64>,
    /// A group of the palette.
    pub colours: String,
    /// The colour is only the picture's (the lid of a box of pencils): the name does not say it.
    #[serde(default)]
    pub plain: bool,
    /// From the smallest to the largest: they share out the price range.
    #[serde(default)]
    pub sizes: Vec<Text>,
    /// Books are named by a title made of two halves and not by a model.
    pub titles: Option<Titles>,
    pub open: Vec<Text>,
    pub detail: Vec<Text>,
}

/// Halves of titles; every first half goes with every second one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    pub first: Vec<Text>,
    pub second: Vec<Text>,
}

/// `content/products/palette.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    groups: std::collections::BTreeMap<String, Vec<String>>,
    #[serde(rename = "colour")]
    colours: Vec<Colour>,
}

/// A colour with its names and the two paints of a picture (`#rrggbb`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colour {
    pub code: String,
    pub name: Text,
    pub main: String,
    pub accent: String,
}

impl Palette {
    /// The colours of a group, in the group's order.
    pub fn group(&self, name: &str) -> Result<Vec<&Colour>, SeedError> {
        let codes = self.groups.get(name).ok_or_else(|| SeedError::new("palette.toml", format!("no group {name}")))?;
        codes
            .iter()
            .map(|code| {
                let known = self.colours.iter().find(|colour| colour.code == *code);
                known.ok_or_else(|| SeedError::new("palette.toml", format!("no colour {code}")))
            })
            .collect()
    }
}

/// The people of one country, from `content/seed/people.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    pub code: String,
    pub customers: u64,
    /// `{n}` and `{street}` in the order of the country.
    pub address: String,
    /// Formats in which `#` is a drawn digit.
    pub phone: Vec<String>,
    pub men: Vec<String>,
    pub women: Vec<String>,
    pub last: Vec<String>,
    pub streets: Vec<String>,
    /// City, postal code, region.
    pub places: Vec<(String, String, String)>,
}

/// `content/seed/reviews.toml`: sentences by rating, the worst first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewTexts {
    #[serde(rename = "rating")]
    pub ratings: Vec<RatingTexts>,
}

/// What people write who give one rating: a first sentence, and perhaps a second.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatingTexts {
    pub first: Vec<Text>,
    pub second: Vec<Text>,
}

#[derive(Deserialize)]
struct PeopleFile {
    country: Vec<People>,
}

macro_rules! content_file {
    ($path:literal) => {
        ($path, include_str!(concat!("../../../../content/", $path)))
    };
}

/// The categories in the order of the catalogue.
const CATEGORIES: [(&str, &str); 10] = [
    content_file!("products/audio.toml"),
    content_file!("products/computing.toml"),
    content_file!("products/home.toml"),
    content_file!("products/kitchen.toml"),
    content_file!("products/garden.toml"),
    content_file!("products/diy.toml"),
    content_file!("products/sport.toml"),
    content_file!("products/books.toml"),
    content_file!("products/toys.toml"),
    content_file!("products/fashion.toml"),
];

/// The data files, parsed at the first use. They are constants of the program, so this is a memo and no state.
pub fn content() -> Result<&'static Content, SeedError> {
    static CONTENT: LazyLock<Result<Content, SeedError>> = LazyLock::new(load);
    CONTENT.as_ref().map_err(Clone::clone)
}

fn load() -> Result<Content, SeedError> {
    let people: PeopleFile = parse(content_file!("seed/people.toml"))?;
    let (_, hashes) = content_file!("seed/password_hashes.txt");
    Ok(Content {
        categories: CATEGORIES.into_iter().map(parse).collect::<Result<_, _>>()?,
        palette: parse(content_file!("products/palette.toml"))?,
        people: people.country,
        reviews: parse(content_file!("seed/reviews.toml"))?,
        hashes: hashes.lines().filter(|line| !line.starts_with('#')).collect(),
    })
}

fn parse<T: for<'de> Deserialize<'de>>((path, text): (&'static str, &'static str)) -> Result<T, SeedError> {
    toml::from_str(text).map_err(|error| SeedError::new(path, error.to_string()))
}
