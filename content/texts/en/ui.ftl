# SPDX-License-Identifier: AGPL-3.0-or-later
## Texts shared by every web interface.

ui-retry = Try again
ui-error-network = The server does not answer. Check the connection, then try again.
ui-error-server = The server could not answer. Try again in a moment.
ui-error-refused = The request was refused.
ui-trace = Reference for support: { $id }
ui-page-previous = Previous page
ui-page-next = Next page
ui-page-number = Page { $number }
ui-notifications = Notifications
ui-cancel = Cancel
