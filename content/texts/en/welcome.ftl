# SPDX-License-Identifier: AGPL-3.0-or-later
## The welcome page, at the root of the public listener. Students read it.

welcome-title = PerfShop
welcome-intro = A complete shop to learn how to test, measure and operate a web application.
welcome-students = The student page
welcome-students-qr = QR code of { $url }
welcome-students-copy = Copy the address
welcome-students-copied = Address copied
welcome-students-hint = An alias is enough to enter. On the same network as this machine.
welcome-students-machine = For now the shop answers this machine only. To open it to the class, start it again like this:
welcome-students-command = perfshop serve --listen 0.0.0.0:{ $port }
welcome-students-unknown = This machine’s address in the network is not known from here. Open this page by the machine’s name or address, and the QR code follows.

welcome-audience-all = For everyone
welcome-audience-all-who = No account needed; a customer account to buy.
welcome-audience-instructors = For instructors
welcome-audience-instructors-who = With an instructor’s account.
welcome-place-shop = The shop
welcome-place-shop-text = Search, order, follow
welcome-place-student = The student page
welcome-place-student-text = A desk, a customer, levels
welcome-place-monitor = The monitor
welcome-place-monitor-text = The figures, second by second
welcome-place-api = The API
welcome-place-api-text = Every call, described
welcome-place-cockpit = The cockpit
welcome-place-cockpit-text = Run the lesson
welcome-place-backoffice = The back office
welcome-place-backoffice-text = Products, customers, orders
welcome-place-on-machine = On the server’s machine: { $url }

welcome-services = Running
welcome-service-shop = Shop
welcome-service-cockpit = Instructors
welcome-service-management = Measurements
welcome-service-port = port { $port }, { $reach }
welcome-reach-machine = this machine only
welcome-reach-address = one address
welcome-reach-everywhere = the whole network
welcome-state-up = Answers
welcome-state-down = Does not answer
welcome-state-unknown = Unknown
welcome-version = Version { $version }
welcome-licence = Free software under the AGPL-3.0
welcome-source = Source code
