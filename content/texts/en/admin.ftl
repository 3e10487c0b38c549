# SPDX-License-Identifier: AGPL-3.0-or-later
## Shared by the instructor's interfaces: cockpit, back office.

admin-login-email = E-mail address
admin-login-password = Password
admin-login-submit = Enter
admin-login-wrong = Wrong e-mail address or password.
admin-logout = Log out
admin-theme-light = Switch to the light theme
admin-theme-dark = Switch to the dark theme
admin-interfaces = Instructor’s interfaces
admin-interface-cockpit = Cockpit
admin-interface-monitoring = Monitor
admin-interface-backoffice = Back office
