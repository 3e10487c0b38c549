# SPDX-License-Identifier: AGPL-3.0-or-later
# The weather scenarios: their names are all that a student is told.

scenario-on = { $name } is on, for 20 minutes.
scenario-off = No scenario is on any more.
scenario-own-off = No scenario of yours is on. Somebody else’s is.

scenario-N1-01 = Light breeze
scenario-N1-02 = Morning mist
scenario-N1-03 = Passing squall
scenario-N1-04 = Network drizzle
scenario-N1-05 = Drifting cloud
scenario-N2-01 = Crosswind
scenario-N2-02 = Frozen pond
scenario-N2-03 = Gust
scenario-N2-04 = Rising tide
scenario-N2-05 = Hail
scenario-N3-01 = Sandstorm
scenario-N3-02 = Thick fog
scenario-N3-03 = Black ice
scenario-N3-04 = Undertow
scenario-N3-05 = Whirlwind
scenario-N4-01 = Hurricane
scenario-N4-02 = Avalanche
scenario-N4-03 = Tsunami
scenario-N4-04 = Volcano
scenario-N4-05 = Perfect storm
