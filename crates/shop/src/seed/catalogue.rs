// SPDX-License-Identifier: AGPL-3.0-or-later
//! The thousand products: which kind, maker, model, colour, price and stock each id has. Languages come last, so that
//! nothing that is drawn can depend on them.

use std::sync::LazyLock;

use super::content::{Category, Colour, Content, Kind, Text, content};
use super::rng::Rng;
use super::{DAY_MS, Lang, PRODUCT_COUNT, SEED_DAY_MS, SeedError, SeedProduct};

/// A product before it has words.
#[derive(Debug)]
pub struct Draft {
    pub id: u64,
    pub category: &'static Category,
    pub kind: &'static Kind,
    pub colour: &'static Colour,
    /// False when the kind has a single colour or is plain, or is a book, whose cover is not worth a word.
    colour_in_name: bool,
    size: Option<&'static Text>,
    brand: &'static str,
    model: &'static str,
    title: Option<(&'static Text, &'static Text)>,
    sentences: [&'static Text; 3],
    pub price_cents: i64,
    pub stock: i64,
    created_at: i64,
}

/// The drafts in the order of their ids, made once: pictures are asked for one at a time.
pub fn drafts() -> Result<&'static [Draft], SeedError> {
    static DRAFTS: LazyLock<Result<Vec<Draft>, SeedError>> = LazyLock::new(|| draw(content()?));
    DRAFTS.as_deref().map_err(Clone::clone)
}

fn draw(content: &'static Content) -> Result<Vec<Draft>, SeedError> {
    let mut kinds: Vec<(&Category, &Kind)> = content
        .categories
        .iter()
        .flat_map(|category| category.kinds.iter().map(move |kind| (category, kind)))
        .collect();
    // Rounds over all kinds, each in another order: neighbours in the catalogue are of different kinds, and every
    // kind has as many products as the others, give or take one.
    let mut order = Vec::new();
    let mut round = 0;
    while order.len() < PRODUCT_COUNT as usize && !kinds.is_empty() {
        Rng::new("round", round).shuffle(&mut kinds);
        order.extend(kinds.iter().map(|&(category, kind)| (category, kind, round)));
        round += 1;
    }
    order.truncate(PRODUCT_COUNT as usize);
    let mut drafts = (1..)
        .zip(order)
        .map(|(id, (category, kind, variant))| draft(content, id, category, kind, variant))
        .collect::<Result<Vec<_>, _>>()?;
    stock(&mut drafts);
    Ok(drafts)
}

/// `variant` counts the products of one kind from 0.
fn draft(
    content: &'static Content,
    id: u64,
    category: &'static Category,
    kind: &'static Kind,
    variant: u64,
) -> Result<Draft, SeedError> {
    let empty = || SeedError::new("products", format!("{}, {}: an empty list", category.code, kind.name.get(Lang::En)));
    let mut rng = Rng::new("product", id);
    // Each variant takes the next model, colour and title half from a start of the kind's own.
    let start = Rng::new(kind.name.get(Lang::En), 0).below(1000);
    let nth = (start + variant) as usize;
    let model = category.models.get(nth % category.models.len().max(1)).ok_or_else(empty)?;
    let colours = content.palette.group(&kind.colours)?;
    let colour = *colours.get(nth % colours.len().max(1)).ok_or_else(empty)?;
    let title = match &kind.titles {
        None => None,
        Some(titles) => {
            let first = titles.first.get(nth % titles.first.len().max(1)).ok_or_else(empty)?;
            Some((first, rng.pick(&titles.second).ok_or_else(empty)?))
        }
    };
    let size = rng.below(kind.sizes.len() as u64) as usize;
    let created_at = SEED_DAY_MS - rng.between(400, 700) * DAY_MS + rng.between(7 * 3600, 17 * 3600) * 1000;
    Ok(Draft {
        id,
        category,
        kind,
        colour,
        colour_in_name: colours.len() > 1 && !kind.plain && title.is_none(),
        size: kind.sizes.get(size),
        brand: rng.pick(&category.brands).ok_or_else(empty)?,
        model,
        title,
        sentences: [
            rng.pick(&kind.open).ok_or_else(empty)?,
            rng.pick(&kind.detail).ok_or_else(empty)?,
            rng.pick(&category.closing).ok_or_else(empty)?,
        ],
        price_cents: kind.anchor.filter(|_| variant == 0).unwrap_or_else(|| price(&mut rng, size_range(kind, size))),
        stock: 0,
        created_at,
    })
}

/// The part of the kind's price range in which its size of that rank lies; ranges of neighbours overlap by half.
fn size_range(kind: &Kind, rank: usize) -> (i64, i64) {
    let (low, high) = kind.price;
    let sizes = kind.sizes.len().max(1) as i64;
    let step = (high - low) / (2 * sizes);
    let rank = rank as i64;
    (low + step * rank, high - step * (sizes - 1 - rank))
}

/// A price a shop would print, between `low` and `high` euros; cheaper ones are the more frequent.
fn price(rng: &mut Rng, (low, high): (i64, i64)) -> i64 {
    let euros = rng.between(low, high - 1).min(rng.between(low, high - 1));
    let endings: &[i64] = match euros {
        ..15 => &[0, 20, 50, 90, 95, 99],
        15..100 => &[0, 50, 90, 90, 99, 99],
        _ => &[0, 0, 90, 99],
    };
    euros * 100 + rng.pick(endings).copied().unwrap_or(0)
}

/// Gives exactly 4 % of the products 1 to 10 pieces, 1 % none and the others 5,000 to 10,000. Counting along the
/// categories spreads the scarce ones over all of them.
fn stock(drafts: &mut [Draft]) {
    let mut by_category: Vec<&mut Draft> = drafts.iter_mut().collect();
    by_category.sort_by(|a, b| (&a.category.code, a.id).cmp(&(&b.category.code, b.id)));
    for (place, draft) in by_category.into_iter().enumerate() {
        let mut rng = Rng::new("stock", draft.id);
        draft.stock = match place % 100 {
            50 => 0,
            12 | 37 | 62 | 87 => rng.between(1, 10),
            _ => rng.between(5000, 10_000),
        };
    }
}

impl Draft {
    /// The product's row in one language, without ratings.
    pub fn product(&self, lang: Lang) -> SeedProduct {
        let [open, detail, closing] = self.sentences.map(|sentence| sentence.get(lang));
        SeedProduct {
            id: self.id as i64,
            name: self.name(lang),
            description: format!("{open} {detail} {closing}"),
            price_cents: self.price_cents,
            category: &self.category.code,
            stock: self.stock,
            image_url: format!("/images/products/{}.svg", self.id),
            rating_sum: 0,
            rating_count: 0,
            created_at: self.created_at,
            updated_at: self.created_at,
        }
    }

    fn name(&self, lang: Lang) -> String {
        let (noun, brand, model) = (self.kind.name.get(lang), self.brand, self.model);
        if let Some((first, second)) = self.title {
            return format!("{} {} ({noun}, {brand})", first.get(lang), second.get(lang));
        }
        let mut name = match lang {
            Lang::Fr => format!("{noun} {brand} {model}"),
            Lang::En => format!("{brand} {model} {noun}"),
        };
        let size = self.size.map(|size| size.get(lang));
        let colour = Some(self.colour.name.get(lang)).filter(|_| self.colour_in_name);
        for said in [size, colour].into_iter().flatten() {
            name.push_str(", ");
            name.push_str(said);
        }
        name
    }
}
