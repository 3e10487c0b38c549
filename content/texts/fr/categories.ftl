# SPDX-License-Identifier: AGPL-3.0-or-later
category-audio = Audio et musique
category-computing = Informatique
category-home = Maison
category-kitchen = Cuisine
category-garden = Jardin
category-diy = Bricolage
category-sport = Sport et plein air
category-books = Livres et papeterie
category-toys = Jeux et jouets
category-fashion = Mode et voyage
