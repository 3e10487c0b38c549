# SPDX-License-Identifier: AGPL-3.0-or-later
## The student's page. Nothing on it says what a level or a scenario does: the student is to find out.

student-title = My desk – PerfShop
student-me = You are
student-me-customer = Go to my customer
student-brand = Training desk
student-skip = Skip to content
student-places = Elsewhere
student-place-shop = The shop
student-place-monitor = The monitor
student-place-api = The API
student-new-tab = (new tab)
student-licence = Free software under the AGPL-3.0
student-source = Source code

## Entering

student-enter = Take your seat
student-enter-text = An alias is enough: no account, no password. You are given a customer of the shop, all your own.
student-enter-again = The server does not know you in this browser any more. Enter again: you will be given another customer and another token.
student-alias = Your alias
student-alias-hint = The class and the instructor see it.
student-alias-missing = Choose an alias.
student-enter-submit = Enter
student-alias-change = Change alias
student-alias-save = Save
student-alias-changed = Alias changed.

## My customer, my token

student-customer = My customer
student-customer-text = Lent to you for the lesson. Log in with it in the shop, from this browser: what you set here shows there.
student-customer-email = E-mail
student-customer-password = Password
student-open-shop = Open the shop
student-script = My scripts
student-script-text = Send your token in this header, and the script’s requests are yours. Give it to nobody.
student-token = X-Student-Token
student-hidden = hidden
student-show = Show: { $what }
student-copy = Copy: { $what }
student-copy-copied = Copied
student-copy-refused = The browser refused to copy

## What is on

student-on = On for me
student-on-text = What you have set yourself. What the instructor does is not told here: that is for you to find.
student-unknown = Unknown
student-running = Running for everyone
student-running-level = Performance level
student-running-everyone = For the whole class
student-running-mine = started by you
student-running-by = started by { $alias }
student-running-left = { $span } left
student-stop = Stop
student-stopped = Stopped: { $name }
student-started = Started: { $name }
student-ended = Over, its 20 minutes have passed: { $name }
student-undo = Undo
student-undone = Undone.
student-undo-failed = The undo did not succeed: { $reason }

## Families and levels

student-families = Families
student-tab-on = on
student-family-performance = Performance
student-family-performance-text = The shop slows down, runs out of breath or turns people away. Measure, look for what is short, prove it.
student-family-scripting = Scripting
student-family-scripting-text = Login and checkout ask for values to correlate from one call to the next. Your scripts must keep up; the shop itself knows how.
student-family-business = Business
student-family-business-text = The shop always answers well, but it reckons badly. Compare what it does with its written rules.
student-family-functional = Functional
student-family-functional-text = Functions break, or give something other than promised. Reproduce, isolate, describe.
student-family-security = Security
student-family-security-text = The shop allows what it should forbid. Find the flaw, and nothing but the flaw.
student-for-me = For me alone
student-for-everyone = For the whole class
student-level-of = Level: { $family }
student-level-0 = Off
student-level-1 = Junior
student-level-2 = Intermediate
student-level-3 = Expert
student-level-4 = Master
student-level-maestro = Maestro
student-level-set = { $family }: { $level }

## Scenarios

student-scenarios = Twenty weather reports
student-scenarios-text = One at a time, for the whole class, for 20 minutes. Their names tell nothing of their causes.
student-scenarios-level = Level { $level }
student-scenarios-level-1 = One cause dominates.
student-scenarios-level-2 = Two causes together.
student-scenarios-level-3 = Several causes mixed.
student-scenarios-level-4 = Everything saturates.
student-scenario-mine = Started by you
student-scenario-by = Started by { $alias }

## Scripting: what scripts have to correlate

student-correlation = What is asked of your scripts
student-correlation-text = Only login and the four steps of the checkout (address, delivery, payment, order) are protected. The values travel in headers: each answer gives those for the next call. A level keeps what the ones before it ask for.
student-correlation-asked = asked for
student-correlation-1 = The session token from the login reply goes with every protected call, and so does a request id that is fresh each time (a UUID).
student-correlation-2 = An action token, renewed by each answer, works once only.
student-correlation-3 = A renewed CSRF token and the name of the step that is due go with the call. The signature is the HMAC-SHA-256, in hexadecimal, of the method, the path, X-Request-ID, X-Step-Token and the SHA-256 of the body, one a line; the key “signingKey” is in the login reply.
student-correlation-4 = The key is no longer given: for each call it is derived by HKDF-SHA-256 from the session token, with the last hint received as salt and “perfshop-maestro” as context.
student-correlation-fresh = A token lost or out of date? GET /api/auth/status announces new ones to a customer who is logged in. A refused call says why and uses nothing up.

## Security: flags

student-flags = Flags
student-flags-text = A flaw that is exploited gives away a flag, made for you alone. Hand it in here: it is the proof.
student-flag = Flag
student-flag-hint = It looks like PFSH{"{"}…{"}"}
student-flag-submit = Hand in
student-flag-empty = Paste the flag that you have found.
student-flag-wrong = This is not one of your flags. Each is one student’s own.
student-flag-new = Proved: { $id }
student-flag-again = Handed in before: { $id }
student-flags-captured = { $count ->
    [0] No flag handed in so far
    [one] { $count } flag handed in
   *[other] { $count } flags handed in
}

## The debrief

student-debrief = Debrief
student-debrief-open = The debrief is open
student-debrief-go = See the causes
student-debrief-text = What could go wrong, what is on at this moment, why, and how it is mended.
student-debrief-families = Families of the debrief
student-debrief-hidden = The instructor has closed the debrief again.
student-debrief-on = On at this moment
student-debrief-off = Off
student-cause-on = On
student-cause-off = Off
student-cause-captured = Proved by you
student-cause-cause = Cause
student-cause-exploit = How it is exploited
student-cause-fix = How it is mended
student-cause-references = References
student-struck = What struck last
student-struck-none = Nothing has struck since the program started.
student-severity-info = information
student-severity-warning = warning
student-severity-critical = critical

## What stands in the way

student-away = The server does not answer
student-away-text = What is on is not known from here any more. This page tries again by itself every five seconds.
student-locked = Locked by the instructor
student-locked-text = You can still use the shop and your scripts. What you had set stays on; you can change it when the instructor opens the settings again.
student-not-shared = The instructor keeps what touches the whole class
student-not-shared-text = These settings can be opened to the class. Until then they stay closed here.
student-taken = { $alias } has started something for the whole class
student-taken-text = One student at a time: wait for the end, or agree with them.
