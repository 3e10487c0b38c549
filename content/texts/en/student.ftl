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
student-ended = Over, its 20 minutes have passed: { $name }
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
student-flags = Flags
student-flag = Flag found
student-flag-hint = PFSH followed by braces, as you found it. It is good for you alone.
student-flag-missing = Paste a flag first.
student-flag-submit = Check
student-flag-wrong = This flag is not one of yours.
student-flag-right = Flaw { $id } proved.
student-flags-none = No flaw proved so far.
student-flags-captured = Flaws proved: { $ids }
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
student-scenarios-text = One at a time, for the whole class, for 20 minutes. Their names tell nothing of their causes.
student-scenarios-level = Level { $level }
student-scenarios-level-1 = One cause dominates.
student-scenarios-level-2 = Two causes together.
student-scenarios-level-3 = Several causes mixed.
student-scenarios-level-4 = Everything saturates.
student-scenario-mine = Started by you
student-scenario-by = Started by { $alias }

## What stands in the way

student-away = The server does not answer
student-away-text = What is on is not known from here any more. This page tries again by itself every five seconds.
student-locked = Locked by the instructor
student-locked-text = You can still use the shop and your scripts. The settings come back when the instructor opens them again.
student-not-shared = The instructor keeps what touches the whole class
student-not-shared-text = These settings can be opened to the class. Until then they stay closed here.
student-taken = { $alias } has started something for the whole class
student-taken-text = One student at a time: wait for the end, or agree with them.
