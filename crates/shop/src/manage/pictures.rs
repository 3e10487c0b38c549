// SPDX-License-Identifier: AGPL-3.0-or-later
//! Products' own pictures. They are kept in the database, so that every copy of the shop shows them.

use crate::clock::now_ms;
use crate::db::Db;
use crate::error::ShopError;
use crate::params;
use crate::products::{self, Product};
use crate::token;

/// Largest picture, in bytes.
pub const LARGEST: usize = 5 << 20;

/// What a picture may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Jpeg,
    Webp,
}

impl Format {
    const ALL: [Self; 3] = [Self::Png, Self::Jpeg, Self::Webp];

    /// By its first bytes: what a client calls it proves nothing.
    pub fn of(content: &[u8]) -> Option<Self> {
        match content {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    /// The end of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }

    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// Gives a product a picture in place of the one before. Its address holds a hash of it, so a browser may keep it for ever.
///
/// # Errors
/// `NotFound`; `Field` for what is no PNG, JPEG or WebP.
pub async fn set(db: &Db, product_id: i64, content: &[u8]) -> Result<Product<'static>, ShopError> {
    let format = Format::of(content).ok_or(ShopError::Field { field: "image", code: "PICTURE_FORMAT" })?;
    let hash = token::sha256_of(content);
    let mut tx = db.begin().await?;
    super::products::hold(&mut tx, product_id).await?;
    tx.execute("DELETE FROM product_images WHERE product_id = ?", params![product_id]).await?;
    let sql = "INSERT INTO product_images (product_id, hash, format, content) VALUES (?, ?, ?, ?)";
    tx.execute(sql, params![product_id, &hash, format.extension(), content]).await?;
    let url = format!("/images/products/{product_id}-{hash}.{}", format.extension());
    let sql = "UPDATE products SET image_url = ?, updated_at = ? WHERE id = ?";
    tx.execute(sql, params![&url, now_ms(), product_id]).await?;
    tx.commit().await?;
    products::find(db, product_id).await
}

/// The bytes of a picture, while it is the product's.
pub async fn find(db: &Db, product_id: i64, hash: &str, format: Format) -> Result<Vec<u8>, ShopError> {
    let sql = "SELECT content FROM product_images WHERE product_id = ? AND hash = ? AND format = ?";
    let found = db.query_one(sql, params![product_id, hash, format.extension()], |row| row.get(0)).await?;
    found.ok_or(ShopError::NotFound("picture"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        assert_eq!(Format::of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(Format::Png));
        assert_eq!(Format::of(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(Format::Jpeg));
        assert_eq!(Format::of(b"RIFF\x24\0\0\0WEBPVP8 "), Some(Format::Webp));
        for other in [&b""[..], b"<svg xmlns", b"GIF89a", b"RIFF\x24\0\0\0WAVEfmt ", b"\x89PNG"] {
            assert_eq!(Format::of(other), None);
        }
    }
}
