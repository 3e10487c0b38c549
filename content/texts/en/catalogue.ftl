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
catalogue-db_pool-summary = This share of the pool’s connections is really taken and held; requests share the rest and wait.
catalogue-db_pool-cause = Connections to the database were taken and not given back, and requests waited for one of the last.

catalogue-thread_pool-name = Busy workers
catalogue-thread_pool-summary = This share of the workers that serve requests is really occupied; requests queue behind the rest and get 503 after 30 s.
catalogue-thread_pool-cause = Background work occupied nearly all workers, and requests waited for one of the last to become free.

catalogue-slow_query-name = Slow SQL statements
catalogue-slow_query-summary = List, search and product run one statement that is really slow in the database, calibrated to 20 ms for each point of intensity.
catalogue-slow_query-cause = The ranking of related products compared each word with thousands of others, without an index, at each display.
catalogue-slow_query-trigger = A page of products ran the slow SQL statement.

catalogue-deadlock-name = Database deadlocks
catalogue-deadlock-summary = This share of orders meets, at its first try, a transaction that locks the same products in the opposite order; the order is undone and gets 503, the next try goes through.
catalogue-deadlock-cause = A stocktaking locked the same products as the orders, in the opposite order, and the database gave up the order.
catalogue-deadlock-trigger = An order met a transaction that held its products.

catalogue-network-name = Degraded network
catalogue-network-summary = Each request of the shop waits 10 to 20 ms for each point of intensity, one in 400 for each point gets 503 without effect, and answers beyond 16 KiB are slowed down.
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
catalogue-A1-summary = VAT is charged at 19.6% instead of 20%: an order of €120.00 becomes €119.60.
catalogue-A1-cause = The amount to pay was still computed with the VAT rate of 19.6%, out of force since 2014, instead of 20%.
catalogue-A1-trigger = An amount was charged at the VAT rate of 19.6%.

catalogue-F1-name = Missing payment gateway
catalogue-F1-summary = POST /api/orders fails with 500: the configuration of the payment gateway is missing, a None is unwrapped in process_payment_public.
catalogue-F1-cause = An order’s payment took a configured gateway for granted; the configuration was missing, and the program panicked as it unwrapped it.
catalogue-F1-trigger = A payment did not find the configuration of the gateway.

catalogue-F2-name = Promotion rules in a circle
catalogue-F2-summary = POST /api/checkout/promo fails with 500: the rules of the code refer to each other, and the walk over them uses up a stack of 2 MiB.
catalogue-F2-cause = The rules of a promo code referred to each other, and the recursive walk over them only ended with its stack.
catalogue-F2-trigger = The walk over the rules of a promo code used up its stack.

catalogue-F3-name = Invoice without end
catalogue-F3-summary = GET /api/orders/…/invoice fails with 500: the invoice gathers lines until the heap budget refuses, at 95%; then all is given back.
catalogue-F3-cause = The invoice asked for the same page of lines again and again and kept them all, until there was no memory left.
catalogue-F3-trigger = An invoice filled the memory until it was refused.

catalogue-F4-name = Silent corruption
catalogue-F4-summary = Street and city are stored exchanged, and so are the quantities of the last two lines of the cart; the answers are right. It can be read in the profile, the order and the cart when they are read again.
catalogue-F4-cause = Two fields were exchanged when they were written: the answers were right, and the stored data were not.
catalogue-F4-trigger = Data were stored exchanged.
catalogue-A2-name = Rounded prices
catalogue-A2-summary = Cart and order count each price above €10.00 without its cents; the product’s own page keeps the right one.
catalogue-A2-cause = The cart’s lines were priced with the price rounded down to the euro.
catalogue-A2-trigger = A line was priced without its cents.

catalogue-A3-name = Frozen stock
catalogue-A3-summary = A sale takes nothing off the stock while it is above 10.
catalogue-A3-cause = Sales were taken off the stock only below the threshold at which the shop reorders.
catalogue-A3-trigger = A sale took nothing off the stock.

catalogue-A4-name = Shipping missing in the mail
catalogue-A4-summary = The confirmation mail forgets the shipping fee, in its rows and in its total.
catalogue-A4-cause = The confirmation mail added the order up again, without the shipping fee.
catalogue-A4-trigger = A confirmation was written without the shipping fee.

catalogue-A5-name = Doubled order
catalogue-A5-summary = Each order is booked twice, with a payment, mail, stock and points of its own; the reply names the first. Without effect where the stock would not do for both.
catalogue-A5-cause = The booking of the order was played again without the key by which a repeat is known.
catalogue-A5-trigger = An order was booked a second time.

catalogue-A6-name = Ghost promo codes
catalogue-A6-summary = Unknown and expired promo codes are accepted at 10%.
catalogue-A6-cause = A promo code that was not found or had expired was given the default discount instead of a refusal.
catalogue-A6-trigger = An unknown or expired promo code was accepted.

catalogue-A7-name = Wrong shipping
catalogue-A7-summary = The free-shipping threshold looks at the goods before discount, and express costs €4.90.
catalogue-A7-cause = The free threshold was compared with the goods before discount, and express had taken the standard mode’s price.
catalogue-A7-trigger = A shipping fee was calculated wrongly.

catalogue-A8-name = Oversold
catalogue-A8-summary = Stock is read, then written without a lock: two buyers at once both get the last item.
catalogue-A8-cause = The stock was read before the order’s transaction and written back without a lock.
catalogue-A8-trigger = An order wrote a stock that it had read without a lock.

catalogue-A9-name = Generous points
catalogue-A9-summary = Points are granted on the total with shipping, and kept after a cancellation.
catalogue-A9-cause = Points were calculated on the amount charged, and cancelling forgot to take them back.
catalogue-A9-trigger = Points were granted or kept wrongly.

catalogue-A10-name = Inconsistent states
catalogue-A10-summary = A shipped order can be cancelled, and a cancelled order is shipped at its time.
catalogue-A10-cause = Changes of state no longer checked the state that they came from.
catalogue-A10-trigger = An order changed its state against the rules.

catalogue-A11-name = Late logout
catalogue-A11-summary = The session stays usable for 60 s after logout.
catalogue-A11-cause = Ending a session left a grace of 60 s in which it still served.
catalogue-A11-trigger = An ended session was still served.

catalogue-A12-name = Orders’ currency
catalogue-A12-summary = An order’s JSON says USD for an amount in euros when the customer lives outside the euro zone; payment and database are in euros.
catalogue-A12-cause = The currency shown of an order was guessed from the customer’s country, without conversion.
catalogue-A12-trigger = An order was given with the currency USD.

catalogue-A13-name = Products’ currency
catalogue-A13-summary = A product’s JSON says USD when its number is divisible by 7; all prices of the database are in euros.
catalogue-A13-cause = A batch of imported products carried their supplier’s currency.
catalogue-A13-trigger = A product was given with the currency USD.

catalogue-A14-name = Shifted date
catalogue-A14-summary = The date an order was created at is Paris time marked Z; the date of payment and the database are right.
catalogue-A14-cause = Local time was written as if it were universal time.
catalogue-A14-trigger = An order was given with Paris time marked Z.

catalogue-A15-name = History without discount
catalogue-A15-summary = In the list of orders the total leaves out the discount; the order itself is right.
catalogue-A15-cause = The list of orders added goods and shipping up without taking the discount off.
catalogue-A15-trigger = A row of the history was given without its discount.

catalogue-A16-name = Lines’ VAT
catalogue-A16-summary = The VAT of each line of an order is one cent low in its JSON; the order’s VAT is right.
catalogue-A16-cause = The VAT of the lines was cut off instead of rounded.
catalogue-A16-trigger = The VAT of a line was given one cent low.
catalogue-S7-name = Forgotten debug tool
catalogue-S7-summary = A login answers with the header X-Debug-Token, which opens GET /api/debug/session for that session: made-up surroundings and the flag.
catalogue-S7-cause = A debug tool had stayed on in production: a header of the login opened a page that showed the configuration.
catalogue-S7-trigger = A debug tool was offered or opened.
catalogue-S7-exploit = Read the headers of the answer to the login, then ask /api/debug/session with X-Debug-Token.
catalogue-S7-fix = Take debug code out of what is delivered, and check in production that its addresses do not exist.

catalogue-S8-name = Predictable reset token
catalogue-S8-summary = The reset token is the MD5 of a counter, for the customer lent to the student who asks and for customers 401 to 500; the passwords come back at the end.
catalogue-S8-cause = The token that resets a password was a running number hashed with MD5 instead of a number drawn at random.
catalogue-S8-trigger = A predictable reset token was made or presented.
catalogue-S8-exploit = Find the number behind the token of your own mail, ask for a token for user450@perfshop.com, and take the MD5 of the next number.
catalogue-S8-fix = Draw the token from a cryptographic random generator, 128 bits at least, and keep only its hash.

catalogue-S9-name = Mass assignment
catalogue-S9-summary = A change of the profile also applies email, password, loyaltyPoints and role; the role opens the portal only, and all of it comes back at the end.
catalogue-S9-cause = A change of the profile copied every field it was sent into the account, with no list of those that a customer may change.
catalogue-S9-trigger = A reserved field of an account was changed by its customer.
catalogue-S9-exploit = Add loyaltyPoints or role to the body of PUT /api/auth/me.
catalogue-S9-fix = Take only fields of a list, and refuse the others.

catalogue-S10-name = Hidden portal
catalogue-S10-summary = A portal at /shop/admin, named by robots.txt, reads the visitor’s role in clear from the cookie portal_role; its data are made up.
catalogue-S10-cause = The portal believed the role that a cookie says in clear instead of checking rights on the server.
catalogue-S10-trigger = The portal was opened by the role in a cookie.
catalogue-S10-exploit = Read robots.txt, open /shop/admin, and give the cookie portal_role the value admin.
catalogue-S10-fix = Check rights on the server at each call, by the session; hiding an address protects nothing.

catalogue-S11-name = SSRF and file reading
catalogue-S11-summary = The portal’s picture preview calls any address and its logs follow ../: a made-up intranet and made-up files, inside the program.
catalogue-S11-cause = The picture preview called the address it was sent without checking it, and the log viewer glued the name it was sent to a path.
catalogue-S11-trigger = The portal called an address or read a file that it should not have.
catalogue-S11-exploit = Have http://169.254.169.254/latest/meta-data/ shown, or read the log ../../../etc/portal/secrets.env.
catalogue-S11-fix = Call only hosts of a list, after name resolution and redirects; read only names that are known.

catalogue-S12-name = Badly checked JWT
catalogue-S12-summary = The portal’s token is a JWT that is taken with alg none, and whose key is a common password.
catalogue-S12-cause = The portal let the token choose its algorithm, even none, and signed with a word of the dictionary.
catalogue-S12-trigger = A token that anybody can make was taken or signed.
catalogue-S12-exploit = Decode the portal’s token, put the role admin into it, and send it with alg none or signed with the key found in a list.
catalogue-S12-fix = Fix the algorithm on the server and sign with a random key of 256 bits at least.
catalogue-S1-name = SQL injection
catalogue-S1-summary = The search copies what is typed into its SQL: UNION, boolean and time based. It runs on a copy in memory, with a table of decoy secrets.
catalogue-S1-cause = The text searched for was pasted into the SQL statement instead of being passed as a parameter.
catalogue-S1-trigger = A search was pasted into the SQL as it was.
catalogue-S1-exploit = Close the string with an apostrophe, count twelve columns with UNION SELECT, read sqlite_master and then the table secrets; with nothing shown, ask yes-or-no questions or measure the time.
catalogue-S1-fix = Pass the text as a parameter of the statement, never within it; a database account that reads only what it needs limits the damage.

catalogue-S2-name = Injected script
catalogue-S2-summary = The text of reviews and the search message are inserted into the page as HTML. A rigged review acts only on the student who wrote it, and on that student’s class once the debrief is open.
catalogue-S2-cause = The page inserted a text that a customer wrote as HTML, unescaped, and its security policy let scripts through.
catalogue-S2-trigger = A text was given to the page as HTML.
catalogue-S2-exploit = Write a review, or open a search, whose text holds an image that fails and its error handler; the script then reads the cookie shop_visit.
catalogue-S2-fix = Escape every text when it is shown, forbid scripts in the page with a Content-Security-Policy, and keep cookies to the server with HttpOnly.

catalogue-S3-name = Exposed hash
catalogue-S3-summary = The profile has a field password: a bcrypt hash of cost 10, made for the exercise, which opens nothing.
catalogue-S3-cause = The profile’s reply held every field of the object, the password’s hash included.
catalogue-S3-trigger = A profile was given with a password hash.
catalogue-S3-exploit = Read the profile’s reply, then crack the hash: a common word and two digits. The flag is PFSH with the password found in braces.
catalogue-S3-fix = Choose the fields of a reply one by one, keep hashes in the database, and refuse common passwords.

catalogue-S4-name = Other people’s orders
catalogue-S4-summary = The 300 original orders of customers 401 to 500, and their invoices, can be read by their number. No other.
catalogue-S4-cause = The order was looked for by its number alone, without checking whose it is.
catalogue-S4-trigger = An order was looked for without its owner.
catalogue-S4-exploit = Log in, then ask for orders by number: 1, 2, 3… The gift message of somebody else’s order carries the flag.
catalogue-S4-fix = Always look for an order by its number and its owner; answer 404 to everybody else.

catalogue-S5-name = Talkative login
catalogue-S5-summary = The login says whether the account exists, by its words and by its time; attempts are not limited and failures leave no trace.
catalogue-S5-cause = The login answered differently when the account exists, did not limit attempts and did not log failures.
catalogue-S5-trigger = A login was refused with its reason, without a trace.
catalogue-S5-exploit = Compare answers and times to find accounts, then try passwords without end: the eleventh failure within a minute, which a healthy shop would refuse, carries the flag.
catalogue-S5-fix = One answer and one time, a limit per account and per address, a log line per failure.

catalogue-S6-name = Talkative errors
catalogue-S6-summary = Errors give the last SQL, the call stack and a made-up configuration, with decoy secrets.
catalogue-S6-cause = Details meant for development were sent to the client with each error.
catalogue-S6-trigger = An error was given with its inner details.
catalogue-S6-exploit = Cause an error, such as a product that does not exist, and read the reply: the database’s password is the flag.
catalogue-S6-fix = A general message and a trace id for the client; the details in the log alone.

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
