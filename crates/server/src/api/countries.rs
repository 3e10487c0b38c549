// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::Json;
use axum::extract::State;
use perfshop_shop::countries::COUNTRIES;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::AppState;
use crate::texts::Texts;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CountryView {
    /// ISO 3166-1 alpha-2.
    code: &'static str,
    /// In the stack's language.
    label: String,
}

/// The countries that the shop delivers to, France first, then by label.
#[utoipa::path(get, path = "/api/countries", tag = "countries", responses((status = 200, body = Vec<CountryView>)))]
pub async fn list(State(app): State<AppState>) -> Json<Vec<CountryView>> {
    Json(sorted(&app.texts))
}

fn sorted(texts: &Texts) -> Vec<CountryView> {
    let view = |code| CountryView { code, label: texts.get(&format!("country-{code}"), &[]) };
    let mut all: Vec<CountryView> = COUNTRIES.iter().map(|country| view(country.code)).collect();
    // Accents are folded as the search folds them, so that Égypte stands under E.
    let key = |country: &CountryView| perfshop_shop::words::of_product(&country.label, "");
    all.sort_by_cached_key(|country| (country.code != "FR", key(country)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;

    #[test]
    fn france_is_first_and_the_rest_by_label() {
        for language in [Language::French, Language::English] {
            let all = sorted(&Texts::new(language));
            assert_eq!((all[0].code, all[0].label.as_str()), ("FR", "France"));
            assert!(all.iter().all(|country| !country.label.starts_with("country-")));
        }
        let fr = sorted(&Texts::new(Language::French));
        let at = |code| fr.iter().position(|country| country.code == code);
        assert!(at("DE") < at("AT"), "Allemagne comes before Autriche");
        assert!(at("US") < at("FI"), "États-Unis comes before Finlande");
    }
}
