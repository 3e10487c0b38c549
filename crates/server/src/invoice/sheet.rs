// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sheets of A4 on which texts, lines and bands are put, and the PDF that they become. Lengths are points (1/72 inch),
//! counted from the top left; a text stands on its base line.

use std::ops::Range;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, UnicodeBuffer};

pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;

/// Latin, Greek and Cyrillic; see content/fonts/OFL.txt.
const REGULAR: &[u8] = include_bytes!("../../../../content/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../content/fonts/NotoSans-Bold.ttf");

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub size: f32,
    pub bold: bool,
    pub ink: Ink,
}

#[derive(Debug, Clone, Copy)]
pub enum Ink {
    Black,
    Grey,
    Blue,
    /// Of lines between rows.
    Hairline,
    /// Of the band behind a heading.
    Band,
}

impl Ink {
    fn fill(self) -> Fill {
        let colour = match self {
            Self::Black => rgb::Color::new(16, 24, 40),
            Self::Grey => rgb::Color::new(74, 85, 101),
            Self::Blue => rgb::Color::new(29, 78, 216),
            Self::Hairline => rgb::Color::new(209, 213, 219),
            Self::Band => rgb::Color::new(239, 243, 251),
        };
        Fill { paint: colour.into(), opacity: NormalizedF32::ONE, rule: Default::default() }
    }
}

enum Mark {
    Text { x: f32, y: f32, style: Style, text: String },
    Band { x: f32, y: f32, width: f32, height: f32, ink: Ink },
}

#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("a font of the program cannot be read")]
    Font,
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
}

/// The fonts, read once a document.
struct Cut {
    face: Face<'static>,
    font: Font,
}

impl Cut {
    fn read(bytes: &'static [u8]) -> Result<Self, SheetError> {
        let face = Face::from_slice(bytes, 0).ok_or(SheetError::Font)?;
        let font = Font::new(bytes.into(), 0).ok_or(SheetError::Font)?;
        Ok(Self { face, font })
    }

    /// The signs of a text from left to right, with advances in em.
    fn shape(&self, text: &str) -> Vec<KrillaGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaped = rustybuzz::shape(&self.face, &[], buffer);
        let em = self.font.units_per_em();
        let clusters: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let range = |cluster: usize| -> Range<usize> {
            let next = clusters.iter().copied().find(|other| *other > cluster);
            cluster..next.unwrap_or(text.len())
        };
        std::iter::zip(shaped.glyph_infos(), shaped.glyph_positions())
            .map(|(info, at)| {
                let part = |units: i32| units as f32 / em;
                let (id, range) = (GlyphId::new(info.glyph_id), range(info.cluster as usize));
                KrillaGlyph::new(id, part(at.x_advance), part(at.x_offset), part(at.y_offset), 0.0, range, None)
            })
            .collect()
    }
}

/// What is put on the sheets of one document.
pub struct Sheets {
    regular: Cut,
    bold: Cut,
    pages: Vec<Vec<Mark>>,
}

impl Sheets {
    /// One empty sheet.
    pub fn new() -> Result<Self, SheetError> {
        Ok(Self { regular: Cut::read(REGULAR)?, bold: Cut::read(BOLD)?, pages: vec![Vec::new()] })
    }

    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
    }

    pub fn count(&self) -> usize {
        self.pages.len()
    }

    fn cut(&self, style: Style) -> &Cut {
        if style.bold { &self.bold } else { &self.regular }
    }

    pub fn width(&self, text: &str, style: Style) -> f32 {
        self.cut(style).shape(text).iter().map(|glyph| glyph.x_advance).sum::<f32>() * style.size
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// A text that begins at `x`.
    pub fn left(&mut self, x: f32, y: f32, style: Style, text: impl Into<String>) {
        self.put(Mark::Text { x, y, style, text: text.into() });
    }

    /// A text that ends at `x`.
    pub fn right(&mut self, x: f32, y: f32, style: Style, text: impl Into<String>) {
        let text = text.into();
        let x = x - self.width(&text, style);
        self.left(x, y, style, text);
    }

    /// A line from `x` to `until`.
    pub fn rule(&mut self, x: f32, until: f32, y: f32, ink: Ink) {
        self.band(x, y, until - x, 0.6, ink);
    }

    /// A filled rectangle.
    pub fn band(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        self.put(Mark::Band { x, y, width, height, ink });
    }

    /// A text at the same place on every sheet, which is told its number and how many there are.
    pub fn on_all(&mut self, x: f32, y: f32, style: Style, text: impl Fn(usize, usize) -> String) {
        let pages = self.pages.len();
        for (number, page) in (1..).zip(&mut self.pages) {
            page.push(Mark::Text { x, y, style, text: text(number, pages) });
        }
    }

    /// Cuts a text into lines no wider than `width`: between words, and inside one that is too long by itself.
    pub fn wrap(&self, text: &str, width: f32, style: Style) -> Vec<String> {
        let mut lines = vec![String::new()];
        let fits = |line: &str| self.width(line, style) <= width;
        for word in text.split_whitespace() {
            let Some(line) = lines.last_mut() else { break };
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if fits(&longer) {
                *line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(String::new());
            }
            for c in word.chars() {
                let Some(line) = lines.last_mut() else { break };
                line.push(c);
                if !fits(line) && line.chars().count() > 1 {
                    line.pop();
                    lines.push(c.to_string());
                }
            }
        }
        lines
    }

    /// The document, with its title and its language (`fr`).
    pub fn pdf(self, title: &str, language: &str) -> Result<Vec<u8>, SheetError> {
        let mut document = Document::new();
        let metadata = Metadata::new().title(title.to_owned()).language(language.to_owned()).creator("PerfShop".into());
        document.set_metadata(metadata);
        for marks in &self.pages {
            let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| SheetError::Pdf("page size".into()))?;
            let mut page = document.start_page_with(size);
            let mut surface = page.surface();
            for mark in marks {
                self.draw(&mut surface, mark);
            }
            surface.finish();
            page.finish();
        }
        document.finish().map_err(|error| SheetError::Pdf(format!("{error:?}")))
    }

    fn draw(&self, surface: &mut Surface<'_>, mark: &Mark) {
        match mark {
            Mark::Text { x, y, style, text } => {
                let cut = self.cut(*style);
                surface.set_fill(Some(style.ink.fill()));
                let (at, glyphs) = (Point::from_xy(*x, *y), cut.shape(text));
                surface.draw_glyphs(at, &glyphs, cut.font.clone(), text, style.size, false);
            }
            Mark::Band { x, y, width, height, ink } => {
                if let Some(path) = rectangle(*x, *y, *width, *height) {
                    surface.set_fill(Some(ink.fill()));
                    surface.draw_path(&path);
                }
            }
        }
    }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style { size: 10.0, bold: false, ink: Ink::Black };

    #[test]
    fn long_texts_are_cut_between_words_and_long_words_inside() {
        let sheets = Sheets::new().unwrap();
        assert_eq!(sheets.wrap("one two", 1_000.0, STYLE), ["one two"]);
        assert_eq!(sheets.wrap("", 10.0, STYLE), [""]);
        let text = "a word and averyveryverylongwordthatfitsnowhere indeed";
        let lines = sheets.wrap(text, 60.0, STYLE);
        assert!(lines.len() > 3 && lines.iter().all(|line| sheets.width(line, STYLE) <= 60.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    /// A sign that the fonts lack becomes an empty box, never a failure.
    #[test]
    fn any_text_can_be_put_on_a_sheet() {
        let mut sheets = Sheets::new().unwrap();
        for text in [
            "",
            " ",
            "👩\u{200d}👩\u{200d}👧 🦀",
            "דוד בן־גוריון",
            "Nin\u{303}o \u{202e}olleH",
            "李 小龙",
            "\u{0}\u{7}",
        ] {
            for line in sheets.wrap(text, 20.0, STYLE) {
                sheets.right(100.0, 100.0, STYLE, line);
            }
        }
        assert!(sheets.pdf("title", "fr").unwrap().starts_with(b"%PDF-1."));
    }

    #[test]
    fn the_fonts_have_every_sign_of_europe() {
        let text = "Éàçœß€łőşțñåøđžż ΑΩέ ЖйЮ × – • ’ 1\u{202f}234,56\u{a0}€";
        let sheets = Sheets::new().unwrap();
        for cut in [&sheets.regular, &sheets.bold] {
            assert!(cut.shape(text).iter().all(|glyph| glyph.glyph_id.to_u32() != 0));
        }
    }
}
