# SPDX-License-Identifier: AGPL-3.0-or-later
category-audio = Audio and music
category-computing = Computing
category-home = Home
category-kitchen = Kitchen
category-garden = Garden
category-diy = DIY
category-sport = Sport and outdoors
category-books = Books and stationery
category-toys = Toys and games
category-fashion = Fashion and travel
