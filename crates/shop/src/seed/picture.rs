// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pictures of products: the kind's drawing in the product's colours, on a backdrop that differs from one product to
//! the next. They are text made on demand, so that a thousand pictures weigh nothing in the program.
//!
//! A drawing names its paints by a dollar and a letter: `$b $l $d` the colour flat, lighter, darker; `$c` the colour
//! lit from the upper left; `$h` the colour around a cylinder; `$e $f` the accent flat and darker, `$a` the accent
//! lit; `$m` metal, `$k` near black, `$w` paper, `$n` wood.

use std::fmt::Write as _;

use super::catalogue::{Draft, drafts};
use super::motifs::{Motif, motif};
use super::rng::Rng;

/// The name of the drawing for products that have no picture yet.
pub const UNPICTURED: &str = "parcel";

/// A parcel, for a product of which nobody has given a picture.
pub fn unpictured() -> String {
    let (main, accent) = (Rgb::parse("#b98a52"), Rgb::parse("#2f6f8f"));
    compose(&mut Rng::new("picture", 0), main, accent, PARCEL, true)
}

const PARCEL: &str = "<path d=\"M180 300l220-90 220 90v260L400 655 180 560z\" fill=\"$c\"/>\n\
    <path d=\"M180 300l220 92v263L180 560z\" fill=\"$d\" opacity=\".35\"/>\n\
    <path d=\"M180 300l220-90 220 90-220 92z\" fill=\"$l\"/>\n\
    <path d=\"M275 261l220 91v110l-50 21V372L228 281z\" fill=\"$a\"/>\n\
    <path d=\"M430 560l120-50v42l-120 50z\" fill=\"$w\"/>";

/// The picture of a seeded product as a complete SVG document, or `None` when there is no such product.
pub fn picture(product_id: i64) -> Option<String> {
    let at = usize::try_from(product_id).ok()?.checked_sub(1)?;
    let draft = drafts().ok()?.get(at)?;
    let drawn = motif(&draft.kind.motif)?;
    Some(draw(draft, drawn))
}

fn draw(draft: &Draft, motif: &Motif) -> String {
    let main = Rgb::parse(&draft.colour.main);
    let accent = Rgb::parse(&draft.colour.accent);
    let mut rng = Rng::new("picture", draft.id);
    compose(&mut rng, main, accent, motif.drawing, motif.stands)
}

fn compose(rng: &mut Rng, main: Rgb, accent: Rgb, drawing: &str, stands: bool) -> String {
    let mut svg = String::with_capacity(6 * 1024);
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 800\"><defs>");
    linear(&mut svg, "c", "x2=\"1\" y2=\"1\"", &[(0, main.light(45)), (50, main), (100, main.dark(22))]);
    linear(
        &mut svg,
        "h",
        "x2=\"1\" y2=\"0\"",
        &[(0, main.dark(18)), (28, main.light(40)), (60, main), (100, main.dark(28))],
    );
    linear(&mut svg, "a", "x2=\"1\" y2=\"1\"", &[(0, accent.light(35)), (100, accent.dark(12))]);
    svg.push_str(FIXED_PAINTS);
    backdrop(&mut svg, rng, main, accent);
    if stands {
        svg.push_str("<ellipse cx=\"400\" cy=\"655\" rx=\"300\" ry=\"34\" fill=\"url(#s)\"/>");
    }
    svg.push_str("<g filter=\"url(#o)\">");
    paint(&mut svg, drawing, main, accent);
    svg.push_str("</g></svg>\n");
    svg
}

/// Metal, near black, paper, wood, the ground's shadow and the object's own soft shadow.
const FIXED_PAINTS: &str = concat!(
    "<linearGradient id=\"m\"><stop stop-color=\"#98a2ad\"/><stop offset=\".35\" stop-color=\"#f3f5f7\"/>",
    "<stop offset=\".65\" stop-color=\"#bcc4cd\"/><stop offset=\"1\" stop-color=\"#828c97\"/></linearGradient>",
    "<linearGradient id=\"k\" x2=\"0\" y2=\"1\"><stop stop-color=\"#4b535d\"/><stop offset=\"1\" stop-color=\"#22272e\"/></linearGradient>",
    "<linearGradient id=\"w\" x2=\"0\" y2=\"1\"><stop stop-color=\"#fff\"/><stop offset=\"1\" stop-color=\"#e7e9ec\"/></linearGradient>",
    "<linearGradient id=\"n\" x2=\"1\" y2=\"1\"><stop stop-color=\"#dba76c\"/><stop offset=\"1\" stop-color=\"#a36a3a\"/></linearGradient>",
    "<radialGradient id=\"s\"><stop stop-opacity=\".34\"/><stop offset=\".6\" stop-opacity=\".14\"/>",
    "<stop offset=\"1\" stop-opacity=\"0\"/></radialGradient>",
    "<filter id=\"o\" x=\"-10%\" y=\"-10%\" width=\"120%\" height=\"125%\">",
    "<feDropShadow dx=\"0\" dy=\"12\" stdDeviation=\"11\" flood-opacity=\".2\"/></filter>",
);

fn linear(svg: &mut String, id: &str, direction: &str, stops: &[(u8, Rgb)]) {
    // Writing to a String cannot fail; the results are dropped for that reason, here and below.
    let _ = write!(svg, "<linearGradient id=\"{id}\" {direction}>");
    for (offset, colour) in stops {
        let _ = write!(svg, "<stop offset=\"{offset}%\" stop-color=\"{colour}\"/>");
    }
    svg.push_str("</linearGradient>");
}

/// A pale ground from the colour or its accent, one of five shapes behind the object and a floor.
fn backdrop(svg: &mut String, rng: &mut Rng, main: Rgb, accent: Rgb) {
    let tint = if rng.chance(60) { accent } else { main };
    let _ = write!(
        svg,
        "<radialGradient id=\"g\" cx=\".5\" cy=\".42\" r=\".75\"><stop stop-color=\"{}\"/>\
         <stop offset=\"1\" stop-color=\"{}\"/></radialGradient></defs><path d=\"M0 0h800v800H0z\" fill=\"url(#g)\"/>",
        tint.light(93),
        tint.light(76)
    );
    let shape = match rng.below(5) {
        0 => "<circle cx=\"400\" cy=\"390\" r=\"300\"",
        1 => "<path d=\"M130 800V390a270 270 0 0 1 540 0v410Z\"",
        2 => "<path d=\"M110 330C130 150 330 60 480 110s230 200 190 370-190 230-340 190S90 500 110 330Z\"",
        3 => "<path d=\"M0 560C160 440 300 610 470 520s230-160 330-130v410H0Z\"",
        _ => "<path d=\"M0 655h800v145H0z\"",
    };
    let _ = write!(svg, "{shape} fill=\"#fff\" opacity=\".55\"/>");
    let (x, y) = (rng.between(60, 180), rng.between(70, 200));
    let _ = write!(
        svg,
        "<g fill=\"{}\" opacity=\".22\"><circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"/><circle cx=\"{}\" cy=\"{}\" r=\"{}\"/></g>",
        tint,
        rng.between(14, 40),
        800 - x,
        800 - y / 2,
        rng.between(20, 60)
    );
}

/// Writes the drawing with its paints filled in, without its comment and line ends.
fn paint(svg: &mut String, drawing: &str, main: Rgb, accent: Rgb) {
    for line in drawing.lines().filter(|line| !line.starts_with("<!--")) {
        let mut parts = line.split('$');
        svg.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let mut rest = part.chars();
            let _ = match rest.next() {
                Some('b') => write!(svg, "{main}"),
                Some('l') => write!(svg, "{}", main.light(38)),
                Some('d') => write!(svg, "{}", main.dark(26)),
                Some('e') => write!(svg, "{accent}"),
                Some('f') => write!(svg, "{}", accent.dark(26)),
                Some(gradient) => write!(svg, "url(#{gradient})"),
                None => Ok(()),
            };
            svg.push_str(rest.as_str());
        }
    }
}

/// A colour that can be mixed with white and with a warm black.
#[derive(Clone, Copy)]
struct Rgb([u8; 3]);

impl Rgb {
    /// Of `#rrggbb`; anything else is a middle grey, and a test keeps that out of the palette.
    fn parse(hex: &str) -> Self {
        let value = hex.strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0x80_80_80);
        let [_, red, green, blue] = value.to_be_bytes();
        Self([red, green, blue])
    }

    fn light(self, percent: u16) -> Self {
        self.mix([255, 255, 255], percent)
    }

    fn dark(self, percent: u16) -> Self {
        self.mix([24, 18, 28], percent)
    }

    fn mix(self, other: [u8; 3], percent: u16) -> Self {
        let [r, g, b] = self.0;
        let [or, og, ob] = other;
        let one = |a: u8, b: u8| ((u16::from(a) * (100 - percent) + u16::from(b) * percent) / 100) as u8;
        Self([one(r, or), one(g, og), one(b, ob)])
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn pictures_are_whole_and_closed_in_themselves() {
        let mut distinct = BTreeSet::new();
        for id in 1..=1000 {
            let svg = picture(id).unwrap();
            assert!((2048..=8192).contains(&svg.len()), "{id}: {} bytes", svg.len());
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
            for banned in ["$", "<text", "href", "<script", "style=", "<image"] {
                assert!(!svg.contains(banned), "{id}: {banned}");
            }
            assert_eq!(svg.matches("http").count(), 1, "only the namespace");
            for target in svg.split("url(#").skip(1) {
                let name = target.split(')').next().unwrap();
                assert!(svg.contains(&format!("id=\"{name}\"")), "{id}: no paint {name}");
            }
            distinct.insert(svg);
        }
        let parcel = unpictured();
        assert!(!parcel.contains('$') && parcel.ends_with("</svg>\n") && parcel.len() < 8192);
        assert!(distinct.len() > 990, "{}", distinct.len());
        assert!(picture(0).is_none() && picture(1001).is_none() && picture(-1).is_none());
    }
}
