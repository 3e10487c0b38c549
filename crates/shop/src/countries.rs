// SPDX-License-Identifier: AGPL-3.0-or-later
//! The countries the shop delivers to. Their names are texts (`country-FR` in `countries.ftl`), not code.

/// A country by its ISO 3166-1 alpha-2 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// Two upper-case letters, for example `FR`.
    pub code: &'static str,
    /// One of the 27 states of the European Union: decides the delivery supplement.
    pub in_eu: bool,
    /// Pays in euro, on 1 January 2026. Some states outside the union do so by agreement.
    pub euro: bool,
}

const fn euro(code: &'static str) -> Country {
    Country {
        code,
        in_eu: true,
        euro: true,
    }
}

const fn eu(code: &'static str) -> Country {
    Country {
        code,
        in_eu: true,
        euro: false,
    }
}

const fn other(code: &'static str) -> Country {
    Country {
        code,
        in_eu: false,
        euro: false,
    }
}

const fn other_euro(code: &'static str) -> Country {
    Country {
        code,
        in_eu: false,
        euro: true,
    }
}

/// All countries, sorted by code so that a look-up is a binary search.
#[rustfmt::skip]
pub static COUNTRIES: &[Country] = &[
    other_euro("AD"), other("AE"), other("AR"), euro("AT"), other("AU"), euro("BE"), euro("BG"), other("BR"),
    other("CA"), other("CH"), other("CI"), other("CL"), other("CN"), euro("CY"), eu("CZ"), euro("DE"),
    eu("DK"), other("DZ"), euro("EE"), euro("ES"), euro("FI"), euro("FR"), other("GB"), euro("GR"),
    euro("HR"), eu("HU"), euro("IE"), other("IL"), other("IN"), other("IS"), euro("IT"), other("JP"),
    other("KR"), euro("LT"), euro("LU"), euro("LV"), other("MA"), other_euro("MC"), euro("MT"), other("MX"),
    euro("NL"), other("NO"), other("NZ"), eu("PL"), euro("PT"), eu("RO"), other("RS"), eu("SE"),
    other("SG"), euro("SI"), euro("SK"), other("SN"), other("TN"), other("TR"), other("UA"), other("US"),
    other("ZA"),
];

/// The country of an upper-case ISO code, or `None` when the shop does not deliver there.
pub fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES
        .binary_search_by(|known| known.code.cmp(code))
        .ok()
        .and_then(|at| COUNTRIES.get(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_without_repeats_and_complete() {
        assert!(COUNTRIES.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(COUNTRIES.iter().filter(|c| c.in_eu).count(), 27);
        assert_eq!(COUNTRIES.iter().filter(|c| c.in_eu && !c.euro).count(), 6);
        assert!(COUNTRIES.iter().filter(|c| !c.in_eu).count() >= 25);
    }

    #[test]
    fn looked_up_by_exact_code() {
        assert!(country("FR").is_some_and(|c| c.in_eu && c.euro));
        assert!(country("CH").is_some_and(|c| !c.in_eu));
        assert_eq!(country("fr"), None);
        assert_eq!(country("XX"), None);
    }

    #[test]
    fn every_country_has_its_name_in_each_language() {
        let texts = [
            include_str!("../../../content/texts/fr/countries.ftl"),
            include_str!("../../../content/texts/en/countries.ftl"),
        ];
        for text in texts {
            let named = text.lines().filter(|l| l.starts_with("country-")).count();
            assert_eq!(named, COUNTRIES.len());
            for country in COUNTRIES {
                let key = format!("country-{} = ", country.code);
                assert!(
                    text.lines()
                        .any(|l| l.starts_with(&key) && l.len() > key.len()),
                    "{key}"
                );
            }
        }
    }
}
