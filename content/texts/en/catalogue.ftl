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

catalogue-db_pool-name = Connection pool
catalogue-db_pool-summary = This share of the pool's connections is really taken and held; requests share the rest and wait.
catalogue-db_pool-cause = Connections to the database were taken and not given back, and requests waited for one of the last.

catalogue-thread_pool-name = Busy workers
catalogue-thread_pool-summary = This share of the workers that serve requests is really occupied; requests queue behind the rest and get 503 after 30 s.
catalogue-thread_pool-cause = Background work occupied nearly all workers, and requests waited for one of the last to become free.

catalogue-slow_query-name = Slow SQL statements
catalogue-slow_query-summary = List, search and product run one statement that is really slow in the database, calibrated to 20 ms for each point of intensity.
catalogue-slow_query-cause = The ranking of related products compared each word with thousands of others, without an index, at each display.
catalogue-slow_query-trigger = A page of products ran the slow SQL statement.

catalogue-deadlock-name = Orders in conflict
catalogue-deadlock-summary = This share of orders meets, at its first try, a transaction that locks the same products in the opposite order; the order is undone and gets 503, the next try goes through.
catalogue-deadlock-cause = A stocktaking locked the same products as the orders, in the opposite order, and the database gave up the order.
catalogue-deadlock-trigger = An order met a transaction that held its products.

catalogue-network-name = Degraded link
catalogue-network-summary = Each request of the shop waits 10 to 20 ms for each point of intensity, one in 400 for each point gets 503 without effect, and answers beyond 16 KiB are slowed down.
catalogue-network-cause = The way between the clients and the shop was slow, lost requests and lacked bandwidth; the shop itself was well.
catalogue-network-trigger = A request was slowed down or lost on its way.

catalogue-A1-name = Stale VAT
catalogue-A1-summary = VAT is charged at 19.6 % instead of 20 %: an order of €120.00 becomes €119.60.
catalogue-A1-cause = The amount to pay was still computed with the VAT rate of 19.6 %, out of force since 2014, instead of 20 %.
catalogue-A1-trigger = An amount was charged at the VAT rate of 19.6 %.
