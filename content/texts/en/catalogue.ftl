# SPDX-License-Identifier: AGPL-3.0-or-later
# The catalogue of anomalies: name, what the instructor reads, the cause in one sentence for the debrief, the text of one triggering.

catalogue-family-performance = Performance
catalogue-family-scripting = Scripting
catalogue-family-frontend = Browser
catalogue-family-business = Business
catalogue-family-functional = Functional
catalogue-family-security = Security
catalogue-family-pedagogical = Pedagogical journey

catalogue-cpu-name = Processor load
catalogue-cpu-summary = Threads compute SHA-256 hashes, each taking the share of a core that is asked for.
catalogue-cpu-cause = The recommendation engine computed product affinities without end and took the processor away from the shop.

catalogue-memory-name = Memory leak
catalogue-memory-summary = Memory fills up to the share of the budget that is asked for and is held there by the guardrail; at 105 without one the process dies and comes back.
catalogue-memory-cause = A cache of saved carts kept every one it was given and never forgot any, until there was no room left.

catalogue-gc_pressure-name = Memory pressure
catalogue-gc_pressure-summary = Short-lived data fill that share of the free memory and are dropped at once; while they are, every request waits.
catalogue-gc_pressure-cause = A sales report gathered all its lines in memory before it dropped them at once, and the shop stood still meanwhile.

catalogue-thread_pool-name = Busy workers
catalogue-thread_pool-summary = This share of the workers that serve requests is really occupied; requests queue behind the rest and get 503 after 30 s.
catalogue-thread_pool-cause = Background work occupied nearly all workers, and requests waited for one of the last to become free.

catalogue-A1-name = Stale VAT
catalogue-A1-summary = VAT is charged at 19.6 % instead of 20 %: an order of €120.00 becomes €119.60.
catalogue-A1-cause = The amount to pay was still computed with the VAT rate of 19.6 %, out of force since 2014, instead of 20 %.
catalogue-A1-trigger = An amount was charged at the VAT rate of 19.6 %.
