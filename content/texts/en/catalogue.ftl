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

catalogue-deadlock-name = Database deadlocks
catalogue-deadlock-summary = This share of orders meets, at its first try, a transaction that locks the same products in the opposite order; the order is undone and gets 503, the next try goes through.
catalogue-deadlock-cause = A stocktaking locked the same products as the orders, in the opposite order, and the database gave up the order.
catalogue-deadlock-trigger = An order met a transaction that held its products.

catalogue-network-name = Degraded network
catalogue-network-summary = Each request of the shop waits 10 to 20 ms for each point of intensity, one in 400 for each point gets 503 without effect, and answers beyond 16 KiB are slowed down.
catalogue-network-cause = The network between the clients and the shop was slow, lost requests and lacked bandwidth; the shop itself was well.
catalogue-network-trigger = A request was slowed down or lost on its way.

catalogue-session_token-name = Session token
catalogue-session_token-summary = The calls of the checkout must carry the session token of the login and, each, a fresh UUID in X-Request-ID.
catalogue-session_token-cause = The shop asked for a session token and for a fresh id with each call, and a script that was recorded and replayed as it was carried neither.
catalogue-session_token-trigger = A call had to carry the session token and a fresh id.

catalogue-action_token-name = Action token
catalogue-action_token-summary = The calls of the checkout must also carry the action token of the last reply, which is good once and for five minutes.
catalogue-action_token-cause = Each reply gave an action token that is good once, and the script sent one that had been used.
catalogue-action_token-trigger = A call had to carry a fresh action token.

catalogue-signed_request-name = Signed requests
catalogue-signed_request-summary = The calls of the checkout must also carry a CSRF token, the step that is due and an HMAC-SHA-256 signature; tokens last one minute.
catalogue-signed_request-cause = Each call had to name the step that was due and to be signed with the key given at login, which the script did not do.
catalogue-signed_request-trigger = A call had to name its step and to be signed.

catalogue-derived_key-name = Derived key
catalogue-derived_key-summary = The key of the signature is not given any more: it is derived by HKDF-SHA-256 from the session token and from the X-Key-Hint of the last reply.
catalogue-derived_key-cause = The key of the signature was derived for each call from the session token and a hint that changed, which the script did not do.
catalogue-derived_key-trigger = A call had to be signed with a derived key.

catalogue-A1-name = Stale VAT
catalogue-A1-summary = VAT is charged at 19.6 % instead of 20 %: an order of €120.00 becomes €119.60.
catalogue-A1-cause = The amount to pay was still computed with the VAT rate of 19.6 %, out of force since 2014, instead of 20 %.
catalogue-A1-trigger = An amount was charged at the VAT rate of 19.6 %.

catalogue-cpuBurn-name = Browser: computing
catalogue-cpuBurn-summary = The shop’s page computes without end: a Web Worker hashes, and long tasks block the main thread.
catalogue-cpuBurn-cause = A script of the page computed hashes without end and blocked the browser’s main thread.

catalogue-memoryLeak-name = Browser: memory leak
catalogue-memoryLeak-summary = The page keeps circular objects and orphan listeners: the tab’s memory grows.
catalogue-memoryLeak-cause = The page kept objects and event listeners alive that nobody used any more.

catalogue-domFlood-name = Browser: DOM flood
catalogue-domFlood-summary = The page inserts nodes and forces layouts.
catalogue-domFlood-cause = A component of the page kept adding nodes to the document and read their size each time.

catalogue-fetchFlood-name = Browser: flood of requests
catalogue-fetchFlood-summary = The page asks for twelve products without end.
catalogue-fetchFlood-cause = A prefetch without a bound asked for the same twelve products again and again.

catalogue-doubleFetch-name = Browser: repeated calls
catalogue-doubleFetch-summary = Each call of the page is made several times.
catalogue-doubleFetch-cause = An interceptor of the page repeated each call to the API.
