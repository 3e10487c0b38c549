# SPDX-License-Identifier: AGPL-3.0-or-later
# What commanding the chaos answers the instructor.

chaos-cpu-on = Processor: { $intensity } % of a core, { $ratio } times.
chaos-cpu-off = Processor: off.
chaos-memory-on = Memory: up to { $target } % of the budget.
chaos-memory-held = Memory: up to { $target } % of the budget, held at { $guardrail } %.
chaos-memory-off = Memory: off.
chaos-lever-on = { $anomaly }: { $dose } %.
chaos-lever-off = { $anomaly }: off.
chaos-level-on = { $family }: level { $level }.
chaos-level-off = { $family }: all is off for everyone.
chaos-frontend-set = Browsers will learn what they have to do at their next question, within 5 s.
chaos-activated = { $anomaly } is active.
chaos-ended = The activation has ended.
chaos-reset = All is off. The shop is healthy.
chaos-debrief-open = The debrief is open: students may see causes.
chaos-debrief-closed = The debrief is closed: causes are hidden from students.
chaos-student-mode-locked = The students’ commands are locked.
chaos-student-mode-own = Students command what acts on themselves alone.
chaos-student-mode-shared = Students also command what acts on everyone.

field-not-taken = This anomaly does not take this field.
student-level-on = { $family }: level { $level }.
student-level-off = { $family }: what you had set is off.

field-unknown-student = No student has this token.
field-unknown-customer = The shop has no customer with this address.
