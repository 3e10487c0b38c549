// SPDX-License-Identifier: AGPL-3.0-or-later
// Generated from openapi.json by `npm run generate`. Do not edit.

export interface paths {
    "/api/admin/admins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The admins' accounts, a page at a time. */
        get: operations["adminAccounts_list"];
        put?: never;
        /** Makes an admin's account. */
        post: operations["adminAccounts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/admins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One admin's account. */
        get: operations["adminAccounts_find"];
        /** Changes an account's rights or password; when either changes its tokens are void. */
        put: operations["adminAccounts_change"];
        post?: never;
        /** Deletes an admin's account; the superadmin's stays. */
        delete: operations["adminAccounts_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, by whom, newest first. */
        get: operations["chaos_list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recalculates every order from the rules page and lists what deviates, by ascending order: the answer key. */
        get: operations["chaos_audit_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is active and what has been. */
        get: operations["chaos_list_activations"];
        put?: never;
        /** Makes an anomaly active beside what is active already. */
        post: operations["chaos_create_activation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/activations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one activation; one that is over stays as it is. */
        delete: operations["chaos_end_activation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every anomaly with all that the catalogue says of it. */
        get: operations["chaos_read_catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/cpu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Burns so much of so many cores, in place of what was set before; 0 ends it. */
        post: operations["chaos_set_cpu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/db-pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds that share of the pool's connections. */
        post: operations["chaos_set_db_pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/deadlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has that share of orders meet another transaction and lose, at their first try. */
        post: operations["chaos_set_deadlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/debrief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the debrief, from which on students may see causes, or closes it. */
        post: operations["chaos_set_debrief"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/gc-pressure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fills that share of the free heap budget again and again; all requests wait while it is dropped. */
        post: operations["chaos_set_gc_pressure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fills the heap budget up to a target, in place of what was set before; 0 ends it. */
        post: operations["chaos_set_memory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes requests of the shop slow on their way, loses some, and paces long bodies. */
        post: operations["chaos_set_network"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The red button: ends everything at once. */
        post: operations["chaos_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every scenario. */
        get: operations["chaos_list_scenarios"];
        put?: never;
        /** Starts a scenario for everyone in place of the one that runs, or ends it. */
        post: operations["chaos_set_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, under the name that the students' list has. */
        get: operations["chaos_list_scenarios_too"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/slow-queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a slow statement to lists, searches and products: 2 s at 100. */
        post: operations["chaos_set_slow_queries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The complete state. */
        get: operations["chaos_read_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has entered. */
        get: operations["chaos_list_students"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/thread-pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Occupies that share of the workers. */
        post: operations["chaos_set_thread_pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often each anomaly has struck, and when it last did. */
        get: operations["chaos_list_triggers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chaos/{family}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a family for everyone to what its level holds, in place of what was set for everyone; level 0 ends it. */
        post: operations["chaos_set_level"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/data/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings products, stock, reviews, customers, carts, orders, mails and customers' sessions back to the seeded data. */
        post: operations["adminData_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** `event: live` each second, from the last one on. */
        get: operations["admin_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an admin a token. */
        post: operations["admin_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Voids the token. */
        post: operations["admin_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's mails of every kind, newest first. */
        get: operations["adminMails_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Any mail, whole. */
        get: operations["adminMails_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The admin of the token. */
        get: operations["admin_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/monitoring/profiles/cpu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where CPU time went, as a pprof file. */
        get: operations["admin: monitoring_cpu_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/monitoring/profiles/heap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What memory holds now, as a pprof file. */
        get: operations["admin: monitoring_heap_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's orders, newest first. */
        get: operations["adminOrders_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Anybody's order, whole. */
        get: operations["adminOrders_find"];
        /** Moves an order on before its time, or cancels it. */
        put: operations["adminOrders_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products, a page at a time. */
        get: operations["adminProducts_list"];
        put?: never;
        /** Puts a new product on sale. */
        post: operations["adminProducts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product. */
        get: operations["adminProducts_find"];
        /** Says everything of a product anew. */
        put: operations["adminProducts_change"];
        post?: never;
        /** Deletes a product that was never ordered. */
        delete: operations["adminProducts_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a product a picture: PNG, JPEG or WebP, 5 MiB at most. */
        post: operations["adminProducts_set_image"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/promo-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The promo codes, by name. */
        get: operations["adminPromoCodes_list"];
        put?: never;
        /** Makes a promo code. */
        post: operations["adminPromoCodes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/promo-codes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One promo code. */
        get: operations["adminPromoCodes_find"];
        /** Says everything of a promo code anew. */
        put: operations["adminPromoCodes_change"];
        post?: never;
        /** Deletes a promo code; orders that had it keep their discount. */
        delete: operations["adminPromoCodes_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customers, a page at a time. */
        get: operations["adminUsers_list"];
        put?: never;
        /** Makes an account for a customer. */
        post: operations["adminUsers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer. */
        get: operations["adminUsers_find"];
        /** Says everything of a customer anew; a new password or address ends their sessions. */
        put: operations["adminUsers_change"];
        post?: never;
        /** Deletes a customer who never ordered. */
        delete: operations["adminUsers_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a customer's session; a visitor's cart joins the customer's. */
        post: operations["auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session at once. */
        post: operations["auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customer's profile. */
        get: operations["auth_me"];
        /** Changes the customer's profile: what is sent, nothing else. */
        put: operations["auth_change_me"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails a token to the customer of an address; the answer is the same when there is none. */
        post: operations["auth_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password and ends the customer's other sessions. */
        post: operations["auth_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a customer's account. It opens no session. */
        post: operations["auth_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether somebody is logged in. */
        get: operations["auth_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cart, at the prices of now. */
        get: operations["cart_get"];
        put?: never;
        post?: never;
        /** Empties the cart. */
        delete: operations["cart_clear"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts pieces of a product into the cart; what is there is added to. A visitor's first one opens a session. */
        post: operations["cart_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/item/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets a line's quantity. */
        put: operations["cart_set_quantity"];
        post?: never;
        /** Takes a line out. */
        delete: operations["cart_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/client-metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes how a page is. It is told by its student's alias; pages of nobody in particular are told together. */
        post: operations["frontend_take_metrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/frontend/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this browser has to do. It suffers nothing itself: whatever the shop's API is going through, a page hears within its next
         *     question that something is over.
         */
        get: operations["frontend_read_state"];
        put?: never;
        /** Sets what browsers have to do, for everyone. */
        post: operations["frontend_set_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/public/{family}/anomalies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every anomaly of a family with its cause, once the debrief is open. */
        get: operations["public_anomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/public/{family}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When anomalies of a family last struck, once the debrief is open. */
        get: operations["public_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/public/{family}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is active of a family, once the debrief is open. */
        get: operations["public_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/student/admin/mode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Locks or unlocks the students' own commands; what is left out stays as it is. */
        post: operations["chaos_set_student_mode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/student/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a student an identity, kept by a cookie; who has one already is only called otherwise. */
        post: operations["student_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/student/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a captured flag. Ten wrong ones a minute are answered, more are not. */
        post: operations["student_hand_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/student/performance/scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a scenario for everyone, or ends the one that this student runs. */
        post: operations["student_set_own_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/student/performance/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every scenario, by its opaque name. */
        get: operations["student_list_scenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/student/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the student is, and what they have set. From memory alone: it answers while the shop's database does not. */
        get: operations["student_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chaos/student/{family}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a family to a level: for this student alone, or for everyone where it acts on the whole shop (performance). Level 0 ends
         *     what this student has set, and nothing else.
         */
        post: operations["student_set_own_level"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settles the address. */
        post: operations["checkout_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Authorises the payment and shows what it will be. */
        post: operations["checkout_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout/promo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies a promo code in place of the one before. */
        post: operations["checkout_apply_promo"];
        /** Takes the promo code away. */
        delete: operations["checkout_remove_promo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checkout/shipping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chooses the shipping mode. */
        post: operations["checkout_shipping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The countries that the shop delivers to, France first, then by label. */
        get: operations["countries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customer's mail box, newest first. */
        get: operations["mails_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the customer's mails. */
        get: operations["mails_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/browsers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pages that tell how they are, with their last figures. */
        get: operations["monitoring_browsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last hour at one row a second. */
        get: operations["monitoring_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** `event: live` each second, from the last one on, with the figures alone. */
        get: operations["monitoring_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last lines of the log that are wanted, newest first. */
        get: operations["monitoring_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/profiles/cpu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where CPU time went. */
        get: operations["monitoring_cpu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/profiles/heap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What memory holds now. It is looked at once in five seconds at most. */
        get: operations["monitoring_heap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last traces, newest first. */
        get: operations["monitoring_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/monitoring/traces/{traceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One trace. */
        get: operations["monitoring_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The customer's orders, newest first. */
        get: operations["orders_list"];
        put?: never;
        /** Places the order that was paid for. A repeat answers 200 and the first order. */
        post: operations["orders_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the customer's orders. */
        get: operations["orders_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels one of the customer's orders that has not been shipped: stock, points and payment go back. */
        post: operations["orders_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoice of one of the customer's orders. */
        get: operations["orders_invoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue, a page at a time. */
        get: operations["products_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes of the categories. */
        get: operations["products_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products that match. */
        get: operations["products_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product. */
        get: operations["products_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What customers wrote about a product, newest first. */
        get: operations["reviews_list"];
        put?: never;
        /** Writes the customer's review of a product: one each. */
        post: operations["reviews_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is running, and where. */
        get: operations["welcome_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Activation: {
            anomaly: string;
            by: string;
            /** Format: int32 */
            dose: number | null;
            /** Format: int32 */
            downSeconds: number | null;
            /** @description `ended`, `replaced`, `reset`, `expired`, `stop_heap`, `stop_errors`, `stop_p95`, `crash`, `oom` or `shutdown`. */
            endReason: string | null;
            endedAt: string | null;
            endsAt: string | null;
            /** Format: int32 */
            guardrail: number | null;
            /** Format: int64 */
            id: number;
            /** Format: int32 */
            rampSeconds: number;
            /** Format: int32 */
            ratio: number | null;
            reason: string | null;
            /** @description The weather scenario that it is part of. */
            scenario: string | null;
            scope: components["schemas"]["ActivationScope"];
            /** @description ISO 8601, UTC, as all instants here. */
            startedAt: string;
            stopWhen: components["schemas"]["ActivationStop"] | null;
        };
        /** @description The answer to a new activation. */
        ActivationCreated: {
            /** Format: int64 */
            id: number;
            message: string;
            status: components["schemas"]["ChaosStatus"];
            success: boolean;
        };
        ActivationDemand: {
            /** @enum {string} */
            anomaly: "cpu" | "cpuBurn" | "memoryLeak" | "domFlood" | "fetchFlood" | "doubleFetch" | "memory" | "gc_pressure" | "db_pool" | "thread_pool" | "slow_query" | "deadlock" | "network" | "session_token" | "action_token" | "signed_request" | "derived_key" | "A1" | "F1" | "F2" | "F3" | "F4" | "A2" | "A3" | "A4" | "A5" | "A6" | "A7" | "A8" | "A9" | "A10" | "A11" | "A12" | "A13" | "A14" | "A15" | "A16" | "S1" | "S2" | "S3" | "S4" | "S5" | "S6" | "S7" | "S8" | "S9" | "S10" | "S11" | "S12";
            /**
             * Format: int64
             * @description Of levers only, within the lever's own range, which the catalogue tells.
             */
            dose?: number | null;
            /**
             * Format: int64
             * @description Of memory: how long the shop stays away once it has died of it.
             */
            downSeconds?: number | null;
            /** Format: int64 */
            endsInSeconds?: number | null;
            /** Format: int64 */
            guardrail?: number | null;
            /**
             * Format: int64
             * @description The dose grows from 0 over this time.
             */
            rampSeconds?: number | null;
            /** Format: int64 */
            ratio?: number | null;
            reason?: string | null;
            scope?: components["schemas"]["ScopeDemand"] | null;
            stopWhen?: components["schemas"]["StopDemand"] | null;
        };
        ActivationScope: {
            kind: string;
            value: string | null;
        };
        ActivationStop: {
            /** Format: int32 */
            errorPercent: number | null;
            /** Format: int32 */
            heapPercent: number | null;
            /** Format: int32 */
            p95Ms: number | null;
        };
        /** @description What is active and the last 200 that have been, newest end first. */
        Activations: {
            active: components["schemas"]["Activation"][];
            past: components["schemas"]["Activation"][];
        };
        AddToCart: {
            /** Format: int64 */
            productId: number;
            /** Format: int64 */
            quantity: number;
        };
        /** @description Where the order goes: what a person writes, not blank, without control characters. Without any field, the profile's address is taken. */
        AddressBody: {
            city?: string | null;
            /** @description ISO 3166-1 alpha-2, upper case. */
            country?: string | null;
            firstName?: string | null;
            lastName?: string | null;
            phone?: string | null;
            postalCode?: string | null;
            region?: string | null;
            street?: string | null;
        };
        /** @description An admin's account. */
        AdminAccount: components["schemas"]["AdminView"] & {
            /** Format: int64 */
            id: number;
        };
        /** @description The rights of an account, all of them, and a new password if there is to be one. */
        AdminChange: {
            canAccessAdmin: boolean;
            canAccessChaos: boolean;
            canAccessJmeter: boolean;
            canAccessMonitoring: boolean;
            canAccessScripts: boolean;
            /** @description Left out, the one there is stays. */
            password?: string | null;
        };
        AdminLoggedIn: components["schemas"]["AdminView"] & {
            /** @description To be sent as `X-Admin-Token`; lives twelve hours. */
            adminToken: string;
        };
        AdminLogin: {
            email: string;
            password: string;
        };
        /** @description Who an admin is and what the account may do. */
        AdminView: {
            canAccessAdmin: boolean;
            canAccessChaos: boolean;
            canAccessJmeter: boolean;
            canAccessMonitoring: boolean;
            canAccessScripts: boolean;
            email: string;
            isSuperAdmin: boolean;
        };
        /** @description One thing that was done. Its words are facts that belong to no language. */
        AuditLine: {
            /** @description `activate`, `end`, `reset`, `debrief`, `student_mode`, `struck` (how often what is silent has struck), `data_reset`, or what was done to what: `product_create`. */
            action: string;
            /** @description E-mail of the admin, or `system`. */
            actor: string;
            anomaly: string | null;
            /** @description ISO 8601, UTC. */
            at: string;
            /** @description `name=value` facts, separated by blanks. */
            detail: string;
            /** Format: int64 */
            id: number;
        };
        AuthStatus: {
            authenticated: boolean;
            graceActive: boolean;
            /** @description Whether the session has a security token. */
            hasToken: boolean;
            /** @description As the login gives it. */
            signingKey?: string;
            /** Format: int64 */
            userId: number | null;
        };
        /** @description What one student's page told last. */
        Browser: components["schemas"]["ClientFigures"] & {
            /** @description An alias; empty for pages of nobody in particular. */
            student: string;
        };
        Browsers: {
            /** @description By student; a page that has told nothing for ten seconds is closed. */
            browsers: components["schemas"]["Browser"][];
        };
        Cart: {
            /**
             * Format: int64
             * @description Pieces in all.
             */
            count: number;
            currency: string;
            display?: components["schemas"]["Display"] | null;
            items: components["schemas"]["CartItemView"][];
            /** Format: double */
            total: number;
        };
        CartItemView: {
            /**
             * Format: int64
             * @description The line's id.
             */
            id: number;
            /** Format: double */
            lineTotal: number;
            name: string;
            /** Format: int64 */
            productId: number;
            /** Format: int64 */
            quantity: number;
            /** Format: double */
            unitPrice: number;
        };
        /** @description Every anomaly, in the language of the house. */
        Catalogue: {
            anomalies: components["schemas"]["CatalogueAnomaly"][];
            families: components["schemas"]["CatalogueFamily"][];
        };
        CatalogueAnomaly: {
            /** @description In one sentence, for the debrief. */
            cause: string;
            /** @description What it really does, and of a silent one where the truth can be read; for maintainers, in English. */
            does: string;
            dose: components["schemas"]["CatalogueDose"] | null;
            /** @description The idea of the exploit, for the debrief; of the security family. */
            exploit: string | null;
            family: string;
            /** @description What mends it, for the debrief; of the security family. */
            fix: string | null;
            id: string;
            /** @description The function that asks for it, or that is started by it. */
            injectedAt: string;
            /**
             * Format: int32
             * @description The lowest level that it is in.
             */
            level: number;
            /** @description True when it shows only under load. */
            load: boolean;
            /** @description The series that counts its triggerings; none of a lever, whose dose is `chaos_intensity{type="<slug>"}`. */
            metric: string | null;
            name: string;
            params: components["schemas"]["CatalogueParam"][];
            references: string[];
            scopes: string[];
            /**
             * Format: int32
             * @description Within how many seconds its signals show.
             */
            seconds: number;
            /** @description Of a triggering: `INFO`, `WARNING` or `CRITICAL`. */
            severity: string;
            signals: components["schemas"]["CatalogueSignal"][];
            /** @description True when no signal shows it, on purpose. */
            silent: boolean;
            /** @description In the instructor's log and in labels: `a1_tva`. */
            slug: string;
            summary: string;
        };
        CatalogueDose: {
            /** @description What each level of its family sets it to; 0 where it is not in that level. */
            levels: number[];
            /** Format: int32 */
            max: number;
            /** Format: int32 */
            min: number;
            unit: string;
        };
        CatalogueFamily: {
            id: string;
            /**
             * Format: int32
             * @description The highest level for which the catalogue has an entry.
             */
            maxLevel: number;
            name: string;
        };
        CatalogueParam: {
            /** Format: int32 */
            default: number;
            /** Format: int32 */
            max: number;
            /** Format: int32 */
            min: number;
            name: string;
        };
        CatalogueSignal: {
            /** @description `metric`, `log`, `span`, `profile` or `monitor`. */
            kind: string;
            where: string;
        };
        /** @description The answer to a change. */
        ChaosChanged: {
            message: string;
            status: components["schemas"]["ChaosStatus"];
            success: boolean;
        };
        ChaosStatus: {
            business: components["schemas"]["FamilyStatus"];
            /** @description Whether students may see causes. */
            debrief: boolean;
            frontend: components["schemas"]["FrontendStatus"];
            functional: components["schemas"]["FamilyStatus"];
            performance: components["schemas"]["PerformanceStatus"];
            scripting: components["schemas"]["FamilyLevel"];
            security: components["schemas"]["FamilyStatus"];
            /** @description Built-in shoppers that came because a lever needs load. */
            shoppers: number;
            /** @description The last change, ISO 8601, UTC. */
            since: string;
            /** @description Whether the students' own commands work. */
            studentMode: boolean;
            /** @description Whether a student may set what acts on everyone. */
            studentShared: boolean;
        };
        /** @description Figures of one page; `None` is what its browser cannot measure. */
        ClientFigures: {
            /**
             * Format: double
             * @description 1 while a worker computes, else 0.
             */
            cpuWorkerActive?: number | null;
            /** Format: double */
            domNodeCount?: number | null;
            /** Format: double */
            fetchPerSec?: number | null;
            /**
             * Format: double
             * @description Frames a second.
             */
            fps?: number | null;
            /** Format: double */
            heapUsedMB?: number | null;
            /** Format: double */
            longTasksPerSec?: number | null;
        };
        /** @description How a page is, as it tells every 2 s. What its browser cannot measure is left out. */
        ClientMetrics: {
            cpuWorkerActive?: boolean | null;
            /** Format: double */
            domNodeCount?: number | null;
            /** Format: double */
            fetchPerSec?: number | null;
            /**
             * Format: double
             * @description Frames a second.
             */
            fps?: number | null;
            /**
             * Format: double
             * @description Taken for the page's own readers; it is no series.
             */
            heapLimitMB?: number | null;
            /** Format: double */
            heapUsedMB?: number | null;
            /**
             * Format: double
             * @description Tasks of more than 50 ms on the main thread, a second.
             */
            longTasksPerSec?: number | null;
            /**
             * Format: double
             * @description As above.
             */
            pendingFetches?: number | null;
        };
        CountryView: {
            /** @description ISO 3166-1 alpha-2. */
            code: string;
            /** @description In the stack's language. */
            label: string;
        };
        CpuSetting: {
            /**
             * Format: int64
             * @description Percent of a core that each thread uses; 0 ends it.
             */
            intensity: number;
            /**
             * Format: int64
             * @description Threads; 1 when left out.
             */
            ratio?: number | null;
        };
        CpuStatus: {
            /**
             * Format: int32
             * @description Percent of a core that each thread is to use.
             */
            intensity: number;
            /** @description True when the machine does not give what is wanted. */
            limited: boolean;
            /**
             * Format: double
             * @description Percent of a core that each thread uses, mean of the last second.
             */
            measured: number;
            /**
             * Format: int32
             * @description Threads.
             */
            ratio: number;
        };
        /** @description What an admin says of a customer. */
        CustomerBody: {
            /** @description `YYYY-MM-DD`. */
            birthDate?: string | null;
            city?: string | null;
            /** @description Mx when left out. */
            civility?: ("M" | "Mme" | "Mx") | null;
            /** @description ISO 3166-1 alpha-2, upper case. */
            country?: string | null;
            email: string;
            firstName: string;
            lastName: string;
            /**
             * Format: int64
             * @description 0 for a new account, or as they are.
             */
            loyaltyPoints?: number | null;
            /** @description Needed for a new account; left out, a change keeps the one there is. */
            password?: string | null;
            phone?: string | null;
            postalCode?: string | null;
            region?: string | null;
            street?: string | null;
        };
        DataReset: {
            /**
             * Format: int64
             * @description How long it took.
             */
            durationMs: number;
            success: boolean;
        };
        DebriefSetting: {
            /** @description True lets students see causes. */
            open: boolean;
        };
        /** @description An amount as shown in another currency; bought and paid is in euros. */
        Display: {
            /** Format: double */
            amount: number;
            currency: string;
        };
        EnterBody: {
            /** @description What the class calls this student. */
            alias: string;
            /** @description The group, where one shop serves several: a scope may name it. */
            class?: string | null;
        };
        Entered: {
            alias: string;
            customer: components["schemas"]["LentCustomer"];
            /** @description For the header `X-Student-Token`. */
            token: string;
        };
        FamilyLevel: {
            /** Format: int32 */
            level: number;
        };
        /** @description A figure for each family that students may set. */
        FamilyLevels: {
            /** Format: int32 */
            business: number;
            /** Format: int32 */
            functional: number;
            /** Format: int32 */
            performance: number;
            /** Format: int32 */
            scripting: number;
            /** Format: int32 */
            security: number;
        };
        /** @description A family whose anomalies are on or off. */
        FamilyStatus: {
            /** @description All that are active, also for some only. */
            active: string[];
            /**
             * Format: int32
             * @description The highest level whose anomalies are all active for everyone.
             */
            level: number;
        };
        FlagBody: {
            /** @description `PFSH{…}`, as it was found. */
            flag: string;
        };
        FlagVerdict: {
            /** @description What was exploited, by its identifier. */
            anomaly: string | null;
            /** @description All that this student has proved so far, by identifier. */
            captured: string[];
            /** @description Whether it is a flag of this student's: those of others are worth nothing. */
            valid: boolean;
        };
        ForgottenPassword: {
            email: string;
        };
        /** @description What of the browser is to change for everyone; what is left out stays, 0 ends it. */
        FrontendSetting: {
            /** Format: int64 */
            cpuBurn?: number | null;
            /** Format: int64 */
            domFlood?: number | null;
            /** Format: int64 */
            doubleFetch?: number | null;
            /** Format: int64 */
            fetchFlood?: number | null;
            /** Format: int64 */
            memoryLeak?: number | null;
        };
        /** @description Doses of the browser's anomalies; 0 is off. */
        FrontendState: {
            /** Format: int32 */
            cpuBurn: number;
            /** Format: int32 */
            domFlood: number;
            /** Format: int32 */
            doubleFetch: number;
            /** Format: int32 */
            fetchFlood: number;
            /** Format: int32 */
            memoryLeak: number;
        };
        FrontendStatus: {
            /** Format: int32 */
            cpuBurn: number;
            /** Format: int32 */
            domFlood: number;
            /** Format: int32 */
            doubleFetch: number;
            /** Format: int32 */
            fetchFlood: number;
            /** Format: int32 */
            memoryLeak: number;
        };
        /** @description A customer of the shop for one student. */
        LentCustomer: {
            email: string;
            /** @description As it was lent: the student may have changed it since. */
            password: string;
        };
        LevelSetting: {
            /**
             * Format: int64
             * @description 0 ends it; at most the family's maxLevel of the catalogue.
             */
            level: number;
        };
        /** @description Of a lever that has no further figure. */
        LeverSetting: {
            /**
             * Format: int64
             * @description Percent of what the lever takes; 0 ends it.
             */
            intensity: number;
        };
        /** @description The data of a `live` event. */
        LiveEvent: components["schemas"]["LiveSample"] & {
            /** Format: int64 */
            revision: number;
            status: components["schemas"]["ChaosStatus"];
        };
        /** @description The figures of the last hour, oldest first: what they are is said once, not 3600 times. */
        LiveHistory: {
            /** @description The figures of a row, by their names in the `live` event. */
            fields: string[];
            rows: number[][];
        };
        /** @description What the charts show of one second. Percentiles are 0 when no request finished. */
        LiveSample: {
            /**
             * Format: int64
             * @description When, in epoch milliseconds.
             */
            at: number;
            /**
             * Format: double
             * @description Frames a second of the slowest of these pages.
             */
            browserFps: number;
            /**
             * Format: double
             * @description JavaScript heap of the page with most, in MB.
             */
            browserHeapMb: number;
            /**
             * Format: double
             * @description Tasks above 50 ms, a second, of the page with most.
             */
            browserLongTasks: number;
            /**
             * Format: double
             * @description Nodes of the page with most.
             */
            browserNodes: number;
            /**
             * Format: double
             * @description Requests a second of the page with most.
             */
            browserRequests: number;
            /**
             * Format: double
             * @description Pages in which a worker computes.
             */
            browserWorkers: number;
            /**
             * Format: int64
             * @description Students whose shop's page has told how it is within the last seconds. The figures below are 0 while there are none.
             */
            browsers: number;
            /**
             * Format: double
             * @description Of the process; 100 is one core.
             */
            cpuPercent: number;
            /**
             * Format: double
             * @description Milliseconds that the shop's statements took, a second of time: 2000 is two connections that never rest.
             */
            dbMsPerSecond: number;
            /**
             * Format: double
             * @description Answers of 500 and above.
             */
            errorsPerSecond: number;
            /** Format: int64 */
            heapMaxBytes: number;
            /** Format: int64 */
            heapUsedBytes: number;
            /**
             * Format: int64
             * @description Orders of the last minute.
             */
            ordersPerMinute: number;
            /** Format: double */
            p50Ms: number;
            /** Format: double */
            p95Ms: number;
            /** Format: double */
            p99Ms: number;
            /**
             * Format: double
             * @description Milliseconds of the last second in which every request of the shop had to wait for memory.
             */
            pauseMs: number;
            /** Format: int64 */
            poolMax: number;
            /** Format: int64 */
            poolUsed: number;
            /** Format: int64 */
            poolWaiting: number;
            /** Format: double */
            requestsPerSecond: number;
            /** Format: int64 */
            restarts: number;
            /**
             * Format: double
             * @description Since the process began.
             */
            revenueEur: number;
            /** Format: int64 */
            rssBytes: number;
            /** Format: double */
            statementsPerSecond: number;
            /** Format: int64 */
            workersBusy: number;
            /** Format: int64 */
            workersMax: number;
            /** Format: int64 */
            workersQueue: number;
        };
        /** @description A line of the log. */
        LogLine: {
            /**
             * Format: int64
             * @description Epoch milliseconds.
             */
            at: number;
            /** @description `students`, or `instructor` for lines that only the instructor is shown. */
            audience: string;
            /** @description All else that the line says. */
            fields: Record<string, never>;
            /** @description `ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`. */
            level: string;
            message: string;
            spanId: string | null;
            student: string | null;
            /** @description The part of the program: `http`, `db`, `shop`, `server`, … */
            target: string;
            traceId: string | null;
        };
        /** @description What was found. */
        LogLines: {
            /** @description Newest first. */
            lines: components["schemas"]["LogLine"][];
            /** @description There are more than the limit. */
            more: boolean;
        };
        LoggedIn: {
            email: string;
            firstName: string;
            /** Format: int64 */
            id: number;
            lastName: string;
            /** @description Gives one order; each order answers the next one. */
            securityToken: string;
            /** @description The key of the session's signatures, where calls are to be signed with one that is given: 32 bytes in hexadecimal. */
            signingKey?: string;
            success: boolean;
        };
        Login: {
            email: string;
            password: string;
        };
        Mail: {
            /** @description A whole document; whatever stands in it was escaped. */
            html: string;
            /** Format: int64 */
            id: number;
            sentAt: string;
            subject: string;
            text: string;
        };
        MailRow: {
            /** Format: int64 */
            id: number;
            sentAt: string;
            subject: string;
        };
        /** @description It has no `Debug`: a mail may hold a secret. */
        ManagedMail: components["schemas"]["ManagedMailRow"] & {
            /** @description A whole document; whatever stands in it was escaped. */
            html: string;
            text: string;
        };
        ManagedMailRow: {
            /** Format: int64 */
            id: number;
            /** @description `order` or `password`. */
            kind: string;
            /** Format: int64 */
            orderId: number | null;
            recipient: string;
            sentAt: string;
            /** @description `none` without a mail server, else `waiting`, `sent` or `failed`. */
            smtpState: string;
            subject: string;
            /** Format: int64 */
            userId: number;
        };
        ManagedOrder: components["schemas"]["Order"] & {
            customer: components["schemas"]["OrderCustomer"];
        };
        ManagedOrderRow: components["schemas"]["OrderRow"] & {
            customer: components["schemas"]["OrderCustomer"];
        };
        MemorySetting: {
            /**
             * Format: int64
             * @description How long the shop stays away once its process has died of it.
             */
            downSeconds?: number | null;
            /**
             * Format: int64
             * @description Percent of the heap budget where it is held, whatever the target; 0 is none.
             */
            guardrail?: number | null;
            /**
             * Format: int64
             * @description Percent of the heap budget that is filled; 0 ends it. 105 without a guardrail is the process's death.
             */
            target: number;
        };
        MemoryStatus: {
            /** Format: int32 */
            guardrail: number;
            /** Format: int32 */
            target: number;
            /**
             * Format: double
             * @description Of the heap budget.
             */
            usedPercent: number;
        };
        NewAdmin: {
            canAccessAdmin: boolean;
            canAccessChaos: boolean;
            canAccessJmeter: boolean;
            canAccessMonitoring: boolean;
            canAccessScripts: boolean;
            email: string;
            password: string;
        };
        /** @description It has no `Debug`, so that no log can print a token or a password. */
        NewPassword: {
            password: string;
            /** @description From the mail. */
            token: string;
        };
        NewPromoCode: {
            /**
             * Format: double
             * @description In euros; needed for amount, and for it only.
             */
            amount?: number | null;
            code: string;
            /** @description ISO 8601, UTC: the first instant at which it is refused. Never when left out. */
            expiresAt?: string | null;
            /**
             * @description What a code does.
             * @enum {string}
             */
            kind: "firstOrder" | "percent" | "amount" | "shipping";
            /**
             * Format: double
             * @description Goods from which it may be used, in euros; 0 when left out.
             */
            minGoods?: number | null;
            /**
             * Format: int64
             * @description Needed for firstOrder and percent, and for them only.
             */
            percent?: number | null;
        };
        /**
         * @description A function as it was called from the one above it. A list of these is a tree: a stack is too deep to be nested in JSON, which
         *     many readers take to a depth of a hundred.
         */
        Node: {
            /**
             * @description The name of a function; of a first node that of a thread.
             * @example perfshop_shop::products::page
             */
            name: string;
            /**
             * Format: int64
             * @description Of it alone.
             */
            own: number;
            /** @description The place in the list, from 0, of who called it; null of the first, which is the whole program. */
            parent: number | null;
            /**
             * Format: int64
             * @description Of it and of all that it called: nanoseconds of CPU time, or bytes.
             */
            value: number;
        };
        Order: {
            address: components["schemas"]["OrderAddress"];
            createdAt: string;
            currency: string;
            /** Format: double */
            discount: number;
            /** Format: double */
            goods: number;
            /** Format: int64 */
            id: number;
            items: components["schemas"]["OrderItem"][];
            orderNumber: string;
            paidAt: string | null;
            payment: components["schemas"]["OrderPayment"] | null;
            /** Format: int64 */
            points: number;
            promoCode: string | null;
            /** Format: double */
            shipping: number;
            shippingMode: string;
            /** Format: double */
            shippingVat: number;
            status: components["schemas"]["OrderStatus"];
            /** Format: double */
            toPay: number;
            /** Format: double */
            totalAmount: number;
            /** Format: double */
            vat: number;
            /** Format: double */
            voucher: number;
        };
        OrderAddress: {
            city: string;
            country: string;
            firstName: string;
            lastName: string;
            phone: string | null;
            postalCode: string;
            region: string | null;
            street: string;
        };
        /** @description A page of deviations, and all of them in figures. */
        OrderAudit: components["schemas"]["Page_OrderDeviation"] & {
            summary: components["schemas"]["OrderAuditSummary"];
        };
        /** @description The rows of one anomaly, counted. */
        OrderAuditSum: {
            anomaly: string | null;
            /** Format: int64 */
            customers: number;
            /** Format: int64 */
            deviations: number;
            /** Format: double */
            euros: number;
            /** Format: int64 */
            orders: number;
            proof: components["schemas"]["OrderProof"];
            /** @description The first of these orders, or when the anomaly was first on. */
            since: string | null;
            until: string | null;
        };
        /** @description All deviations in figures. */
        OrderAuditSummary: {
            at: string;
            byAnomaly: components["schemas"]["OrderAuditSum"][];
            /** @description False while it goes on: then there are no rows yet, and it is asked for again by its number. */
            complete: boolean;
            /** Format: int64 */
            customers: number;
            /**
             * Format: int64
             * @description Proven, as the figures that follow.
             */
            deviations: number;
            /** Format: double */
            eurosLost: number;
            /** Format: int64 */
            orders: number;
            /** Format: int64 */
            ordersChecked: number;
            /**
             * Format: int64
             * @description How far it is.
             */
            percent: number;
            /**
             * Format: int64
             * @description The audit's number: with it its pages are turned.
             */
            run: number;
            since: string | null;
            /** @description There are more rows than are kept; the figures are of all. */
            truncated: boolean;
            unknown: components["schemas"]["OrderAuditUnknown"];
        };
        /** @description What could not be checked. */
        OrderAuditUnknown: {
            /**
             * Format: int64
             * @description Orders without an entry in the books: past orders of the seed.
             */
            books: number;
            /**
             * Format: int64
             * @description Confirmations whose totals could not be read.
             */
            mails: number;
            /**
             * Format: int64
             * @description Lines whose product has changed since, with no record of its price then.
             */
            prices: number;
            /**
             * Format: int64
             * @description Orders whose promo code has changed or gone since.
             */
            promos: number;
        };
        OrderBody: {
            /** @description When given, must be what was paid for. */
            items?: components["schemas"]["OrderedItem"][] | null;
            /** @description From the login or the order before; may be left out when an `Idempotency-Key` is sent. */
            securityToken?: string | null;
        };
        OrderChange: {
            /**
             * @description The states that an admin moves an order to: each from the one before, CANCELLED before it is shipped.
             * @enum {string}
             */
            status: "PREPARING" | "SHIPPED" | "DELIVERED" | "CANCELLED";
        };
        /** @description Whose order it is. */
        OrderCustomer: {
            email: string;
            /** Format: int64 */
            id: number;
        };
        OrderItem: {
            /** Format: double */
            discount: number;
            /** Format: double */
            lineTotal: number;
            name: string;
            /** Format: int64 */
            productId: number;
            /** Format: int64 */
            quantity: number;
            /** Format: double */
            unitPrice: number;
            /** Format: double */
            vat: number;
        };
        OrderPayment: {
            brand: string;
            last4: string;
            status: string;
        };
        OrderPlaced: {
            currency: string;
            /** Format: int64 */
            orderId: number;
            orderNumber: string;
            /** @description Of the next order. */
            securityToken: string;
            success: boolean;
            /** Format: double */
            totalAmount: number;
        };
        /**
         * @description How sure a row is: `proven` by the tables, or `exposed` to an anomaly that leaves nothing in them.
         * @enum {string}
         */
        OrderProof: "proven" | "exposed";
        OrderRow: {
            createdAt: string;
            currency: string;
            /** Format: int64 */
            id: number;
            orderNumber: string;
            status: components["schemas"]["OrderStatus"];
            /** Format: double */
            totalAmount: number;
        };
        /**
         * @description Where an order stands.
         * @enum {string}
         */
        OrderStatus: "PENDING" | "PAID" | "PREPARING" | "SHIPPED" | "DELIVERED" | "CANCELLED";
        OrderedItem: {
            /** Format: int64 */
            productId: number;
            /** Format: int64 */
            quantity: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_AdminAccount: {
            content: (components["schemas"]["AdminView"] & {
                /** Format: int64 */
                id: number;
            })[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_AuditLine: {
            content: {
                /** @description `activate`, `end`, `reset`, `debrief`, `student_mode`, `struck` (how often what is silent has struck), `data_reset`, or what was done to what: `product_create`. */
                action: string;
                /** @description E-mail of the admin, or `system`. */
                actor: string;
                anomaly: string | null;
                /** @description ISO 8601, UTC. */
                at: string;
                /** @description `name=value` facts, separated by blanks. */
                detail: string;
                /** Format: int64 */
                id: number;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_MailRow: {
            content: {
                /** Format: int64 */
                id: number;
                sentAt: string;
                subject: string;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_ManagedMailRow: {
            content: {
                /** Format: int64 */
                id: number;
                /** @description `order` or `password`. */
                kind: string;
                /** Format: int64 */
                orderId: number | null;
                recipient: string;
                sentAt: string;
                /** @description `none` without a mail server, else `waiting`, `sent` or `failed`. */
                smtpState: string;
                subject: string;
                /** Format: int64 */
                userId: number;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_ManagedOrderRow: {
            content: (components["schemas"]["OrderRow"] & {
                customer: components["schemas"]["OrderCustomer"];
            })[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_OrderDeviation: {
            content: {
                /** @description Nothing: no known anomaly leaves such a trace. */
                anomaly: string | null;
                /** @description When the order was placed. */
                at: string;
                customer: components["schemas"]["OrderCustomer"];
                /**
                 * Format: double
                 * @description Proven: euros that the shop lost by it; below 0 the customer was charged too much. Exposed: by how much what was told is too low.
                 */
                euros: number;
                expected: string;
                /** @description Where it shows, by the field's name in the API. */
                field: string;
                found: string;
                /** Format: int64 */
                orderId: number;
                orderNumber: string;
                proof: components["schemas"]["OrderProof"];
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_OrderRow: {
            content: {
                createdAt: string;
                currency: string;
                /** Format: int64 */
                id: number;
                orderNumber: string;
                status: components["schemas"]["OrderStatus"];
                /** Format: double */
                totalAmount: number;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_Product: {
            content: {
                /** @description A category's code. */
                category: string;
                createdAt: string;
                currency: string;
                description: string;
                display?: components["schemas"]["Display"] | null;
                /** Format: int64 */
                id: number;
                imageUrl: string;
                name: string;
                pedagogique: boolean;
                /**
                 * Format: double
                 * @description In euros, VAT included.
                 */
                price: number;
                /**
                 * Format: double
                 * @description The mean of the ratings, one decimal; null without any.
                 */
                rating: number | null;
                /** Format: int64 */
                ratingCount: number;
                /** Format: int64 */
                stock: number;
                updatedAt: string;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_Profile: {
            content: {
                birthDate: string | null;
                city: string | null;
                civility: string;
                country: string | null;
                email: string;
                firstName: string;
                /** Format: int64 */
                id: number;
                lastName: string;
                /** Format: int64 */
                loyaltyPoints: number;
                phone: string | null;
                postalCode: string | null;
                region: string | null;
                street: string | null;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_PromoCode: {
            content: {
                /** Format: double */
                amount: number | null;
                code: string;
                expiresAt: string | null;
                /**
                 * @description What a code does.
                 * @enum {string}
                 */
                kind: "firstOrder" | "percent" | "amount" | "shipping";
                /** Format: double */
                minGoods: number;
                /** Format: int64 */
                percent: number | null;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_Review: {
            content: {
                /** @description First name and initial. */
                author: string;
                createdAt: string;
                /** Format: int64 */
                id: number;
                /** Format: int64 */
                productId: number;
                /**
                 * Format: int64
                 * @description 1 to 5.
                 */
                rating: number;
                /** @description Plain text as its author wrote it: whoever shows it escapes it. */
                text: string;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A page of rows, in the one form of every list. */
        Page_TraceRow: {
            content: {
                /** @description For the instructor alone: what the request could suffer. */
                anomalies?: string[] | null;
                /** Format: double */
                durationMs: number;
                /** @description The status is 500 or above. */
                error: boolean;
                method: string;
                /** @description The pattern that matched, such as `/api/products/{id}`; empty when none did. */
                route: string;
                slow: boolean;
                spanId: string;
                /**
                 * Format: int64
                 * @description Epoch milliseconds.
                 */
                startedAt: number;
                statements: number;
                /**
                 * Format: double
                 * @description What the statements took together.
                 */
                statementsMs: number;
                /**
                 * Format: int32
                 * @description 499: the client left before the answer.
                 */
                status: number;
                student: string | null;
                /** @example 4bf92f3577b34da6a3ce929d0e0e4736 */
                traceId: string;
            }[];
            first: boolean;
            last: boolean;
            /**
             * Format: int64
             * @description This page, from 0.
             */
            number: number;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            totalElements: number;
            /** Format: int64 */
            totalPages: number;
        };
        PaymentAuthorised: {
            nextStep: string;
            step: string;
            summary: components["schemas"]["Summary"];
        };
        /** @description It has no `Debug`, so that no log can print a card. */
        PaymentBody: {
            cardNumber: string;
            cvv: string;
            /** @description `MM/YY`. */
            expiry: string;
            holder: string;
            useVoucher?: boolean | null;
        };
        PerformanceStatus: {
            cpu: components["schemas"]["CpuStatus"];
            /** Format: int32 */
            dbPool: number;
            /** Format: int32 */
            deadlock: number;
            /** Format: int32 */
            gcPressure: number;
            /**
             * Format: int32
             * @description The highest level whose doses are all active for everyone.
             */
            level: number;
            memory: components["schemas"]["MemoryStatus"];
            /** Format: int32 */
            network: number;
            /** @description The scenario that is on. */
            scenario: string | null;
            /** Format: int32 */
            slowQueries: number;
            /** Format: int32 */
            threadPool: number;
        };
        /** @description A picture: PNG, JPEG or WebP, 5 MiB at most. */
        PictureUpload: {
            /** Format: binary */
            image: string;
        };
        /** @description `application/problem+json`, RFC 9457. */
        Problem: {
            /** @description Stable, upper case, the same in every language. */
            code: string;
            detail: string;
            errors?: components["schemas"]["ProblemField"][];
            /** Format: int32 */
            status: number;
            title: string;
            traceId: string;
            /** @description `about:blank#<code>`: the code says it all, there is no page behind. */
            type: string;
        };
        ProblemField: {
            code: string;
            field: string;
            message: string;
        };
        /** @description A product as the shop shows it. */
        Product: {
            /** @description A category's code. */
            category: string;
            createdAt: string;
            currency: string;
            description: string;
            display?: components["schemas"]["Display"] | null;
            /** Format: int64 */
            id: number;
            imageUrl: string;
            name: string;
            pedagogique: boolean;
            /**
             * Format: double
             * @description In euros, VAT included.
             */
            price: number;
            /**
             * Format: double
             * @description The mean of the ratings, one decimal; null without any.
             */
            rating: number | null;
            /** Format: int64 */
            ratingCount: number;
            /** Format: int64 */
            stock: number;
            updatedAt: string;
        };
        /** @description What an admin says of a product. */
        ProductBody: {
            /** @description A category's code. */
            category: string;
            description: string;
            name: string;
            /**
             * Format: double
             * @description In euros, VAT included.
             */
            price: number;
            /** Format: int64 */
            stock: number;
        };
        Profile: {
            birthDate: string | null;
            city: string | null;
            civility: string;
            country: string | null;
            email: string;
            firstName: string;
            /** Format: int64 */
            id: number;
            lastName: string;
            /** Format: int64 */
            loyaltyPoints: number;
            phone: string | null;
            postalCode: string | null;
            region: string | null;
            street: string | null;
        };
        /** @description What changes of the profile: a field that is left out stays as it is, null empties one that may be empty. */
        ProfileBody: {
            /** @description `YYYY-MM-DD`; aged 16 to 120. */
            birthDate?: string | null;
            city?: string | null;
            civility?: ("M" | "Mme" | "Mx") | null;
            /** @description ISO 3166-1 alpha-2, upper case, one of `/api/countries`. */
            country?: string | null;
            firstName?: string | null;
            lastName?: string | null;
            /** @description Of the profile's country, national or international. */
            phone?: string | null;
            /** @description As the profile's country has them. */
            postalCode?: string | null;
            region?: string | null;
            street?: string | null;
        };
        /** @description A profile as a tree of functions. */
        ProfileTree: {
            /**
             * Format: int64
             * @description Epoch milliseconds; of the memory both are the instant at which it was looked at.
             */
            from: number;
            /** @description Seconds that are kept at most. */
            keptSeconds: number;
            /**
             * Format: int64
             * @description Samples that found no room and are missing.
             */
            lost: number;
            /** @description The whole program first; who is called stands behind who calls, the greatest first. */
            nodes: components["schemas"]["Node"][];
            /**
             * Format: int64
             * @description What the values stand on; few samples make a rough picture.
             */
            samples: number;
            /** Format: int64 */
            to: number;
            /** @description What the values are: CPU time in `nanoseconds`, or memory in use in `bytes`. */
            unit: components["schemas"]["ProfileUnit"];
        };
        /** @enum {string} */
        ProfileUnit: "nanoseconds" | "bytes";
        PromoApplied: {
            code: string;
            /** Format: double */
            discount: number;
        };
        PromoBody: {
            code: string;
        };
        PromoCode: {
            /** Format: double */
            amount: number | null;
            code: string;
            expiresAt: string | null;
            /**
             * @description What a code does.
             * @enum {string}
             */
            kind: "firstOrder" | "percent" | "amount" | "shipping";
            /** Format: double */
            minGoods: number;
            /** Format: int64 */
            percent: number | null;
        };
        /** @description What an admin says of a code. */
        PromoRules: {
            /**
             * Format: double
             * @description In euros; needed for amount, and for it only.
             */
            amount?: number | null;
            /** @description ISO 8601, UTC: the first instant at which it is refused. Never when left out. */
            expiresAt?: string | null;
            /**
             * @description What a code does.
             * @enum {string}
             */
            kind: "firstOrder" | "percent" | "amount" | "shipping";
            /**
             * Format: double
             * @description Goods from which it may be used, in euros; 0 when left out.
             */
            minGoods?: number | null;
            /**
             * Format: int64
             * @description Needed for firstOrder and percent, and for them only.
             */
            percent?: number | null;
        };
        PublicAnomalies: {
            anomalies?: components["schemas"]["PublicAnomaly"][] | null;
            /** @description True until the debrief is open; all else is then left out. */
            hidden: boolean;
        };
        PublicAnomaly: {
            /** @description True when it is active for somebody. */
            active: boolean;
            /** @description In one sentence. */
            cause: string;
            /** @description How it is used; of security only. */
            exploit?: string | null;
            /** @description How it is repaired; of security only. */
            fix?: string | null;
            id: string;
            /**
             * Format: int32
             * @description The lowest level that it is in.
             */
            level: number;
            name: string;
            references: string[];
            summary: string;
        };
        PublicLogs: {
            /** @description True until the debrief is open; all else is then left out. */
            hidden: boolean;
            /** @description The last 200 of the family, newest first. */
            logs?: components["schemas"]["Triggering"][] | null;
        };
        PublicStatus: {
            /** @description All that are active, also for some only. */
            active?: string[] | null;
            family?: string | null;
            /** @description True until the debrief is open; all else is then left out. */
            hidden: boolean;
            /**
             * Format: int32
             * @description The highest level whose anomalies are all active for everyone.
             */
            level?: number | null;
        };
        /** @description It has no `Debug`, so that no log can print a password. */
        Register: {
            /** @description As browsers take it in a field for e-mail, with a dot in the domain; upper and lower case are the same. */
            email: string;
            firstName: string;
            lastName: string;
            password: string;
        };
        Review: {
            /** @description First name and initial. */
            author: string;
            createdAt: string;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            productId: number;
            /**
             * Format: int64
             * @description 1 to 5.
             */
            rating: number;
            /** @description Plain text as its author wrote it: whoever shows it escapes it. */
            text: string;
        };
        ReviewBody: {
            /** Format: int64 */
            rating: number;
            /** @description Plain text of one line or several, not blank. */
            text: string;
        };
        /** @description What a student runs for everyone: a scenario, or a level of the performance family, which has no name and no end. */
        RunningScenario: {
            /** @description Alias of who runs it. */
            by: string;
            /** @description ISO 8601, UTC. */
            endsAt: string | null;
            /** @enum {string|null} */
            id: "N1-01" | "N1-02" | "N1-03" | "N1-04" | "N1-05" | "N2-01" | "N2-02" | "N2-03" | "N2-04" | "N2-05" | "N3-01" | "N3-02" | "N3-03" | "N3-04" | "N3-05" | "N4-01" | "N4-02" | "N4-03" | "N4-04" | "N4-05" | null;
            mine: boolean;
            name: string | null;
        };
        /** @description All that is told of a scenario before the debrief. */
        Scenario: {
            /** @enum {string} */
            id: "N1-01" | "N1-02" | "N1-03" | "N1-04" | "N1-05" | "N2-01" | "N2-02" | "N2-03" | "N2-04" | "N2-05" | "N3-01" | "N3-02" | "N3-03" | "N3-04" | "N3-05" | "N4-01" | "N4-02" | "N4-03" | "N4-04" | "N4-05";
            /**
             * Format: int32
             * @description 1 to 4.
             */
            level: number;
            name: string;
        };
        ScenarioChoice: {
            /** @enum {string|null} */
            id: "N1-01" | "N1-02" | "N1-03" | "N1-04" | "N1-05" | "N2-01" | "N2-02" | "N2-03" | "N2-04" | "N2-05" | "N3-01" | "N3-02" | "N3-03" | "N3-04" | "N3-05" | "N4-01" | "N4-02" | "N4-03" | "N4-04" | "N4-05" | null;
        };
        /** @description Whom an activation touches. */
        ScopeDemand: {
            /** @enum {string} */
            kind: "everyone" | "class" | "student" | "customer" | "header" | "percent";
            value?: components["schemas"]["ScopeValue"] | null;
        };
        ScopeValue: string | number;
        SetQuantity: {
            /** Format: int64 */
            quantity: number;
        };
        ShippingBody: {
            /**
             * @description How fast the order comes.
             * @enum {string}
             */
            mode: "standard" | "express" | "premium";
        };
        ShippingChosen: {
            /** Format: int32 */
            deliveryDays: number;
            /**
             * Format: double
             * @description VAT included.
             */
            fee: number;
            nextStep: string;
            step: string;
        };
        /** @description A fact at an instant; `exception` with `exception.type`, `exception.message` and `exception.stacktrace` is a panic. */
        SpanEvent: {
            attributes: Record<string, never>;
            name: string;
            /**
             * Format: double
             * @description Since the beginning of the trace.
             */
            offsetMs: number;
        };
        /** @description A span and those below it. */
        SpanNode: {
            /** @description In the words of OpenTelemetry: `http.route`, `db.query.text`, … */
            attributes: Record<string, never>;
            children: components["schemas"]["SpanNode"][];
            /** Format: double */
            durationMs: number;
            error: boolean;
            events: components["schemas"]["SpanEvent"][];
            /** @description `request`, `worker`, `pause`, `handler`, `connection` or `statement`. `worker` and `connection` are waits for one. */
            kind: string;
            name: string;
            /**
             * Format: double
             * @description Since the beginning of the trace.
             */
            offsetMs: number;
            /** @description Of a request: the caller's span, when it named one. */
            parentSpanId: string | null;
            spanId: string;
        };
        StepDone: {
            nextStep: string;
            step: string;
        };
        /** @description Ends the activation by itself when a figure of the last 10 s is above its bound. */
        StopDemand: {
            /** Format: int64 */
            errorPercent?: number | null;
            /** Format: int64 */
            heapPercent?: number | null;
            /** Format: int64 */
            p95Ms?: number | null;
        };
        Student: {
            alias: string;
            class: string | null;
            /** @description The e-mail of the customer that the shop lent. */
            customer: string;
            /** Format: int64 */
            id: number;
            token: string;
        };
        StudentChanged: {
            message: string;
            status: components["schemas"]["StudentStatus"];
            success: boolean;
        };
        /** @description Every student, in the order in which they entered. */
        StudentList: {
            students: components["schemas"]["Student"][];
        };
        StudentModeSetting: {
            /** @description False locks the students' own commands. */
            enabled?: boolean | null;
            /** @description Whether a student may set what acts on everyone. */
            shared?: boolean | null;
        };
        /** @description What a student may know: who they are, and what they have set themselves. */
        StudentStatus: {
            alias: string;
            class: string | null;
            customer: components["schemas"]["LentCustomer"];
            /** @description Whether causes may be seen. */
            debrief: boolean;
            /** @description Whether the students' own commands work. */
            enabled: boolean;
            /** @description The flaws that this student has proved with a flag, by identifier. */
            flags: string[];
            /** @description What this student has set. */
            levels: components["schemas"]["FamilyLevels"];
            /** @description How far each family goes. */
            maxLevels: components["schemas"]["FamilyLevels"];
            scenario: components["schemas"]["RunningScenario"] | null;
            /** @description Whether a student may set what acts on everyone: the performance family and its scenarios. */
            shared: boolean;
            token: string;
        };
        /** @description The answer of a call that has nothing else to say. */
        Success: {
            success: boolean;
        };
        Summary: {
            currency: string;
            /** Format: double */
            discount: number;
            /** Format: double */
            goods: number;
            /** Format: double */
            shipping: number;
            /** Format: double */
            toPay: number;
            /** Format: double */
            total: number;
            /** Format: double */
            vat: number;
            /** Format: double */
            voucher: number;
        };
        /** @description A trace whole: its requests with their steps. */
        TraceDetail: {
            /**
             * Format: double
             * @description From the beginning of the first request to the end of the last.
             */
            durationMs: number;
            /** @description One, unless the caller sent several requests under this id; oldest first. */
            requests: components["schemas"]["SpanNode"][];
            /**
             * Format: int64
             * @description Epoch milliseconds of the first request.
             */
            startedAt: number;
            traceId: string;
        };
        /** @description One request. */
        TraceRow: {
            /** @description For the instructor alone: what the request could suffer. */
            anomalies?: string[] | null;
            /** Format: double */
            durationMs: number;
            /** @description The status is 500 or above. */
            error: boolean;
            method: string;
            /** @description The pattern that matched, such as `/api/products/{id}`; empty when none did. */
            route: string;
            slow: boolean;
            spanId: string;
            /**
             * Format: int64
             * @description Epoch milliseconds.
             */
            startedAt: number;
            statements: number;
            /**
             * Format: double
             * @description What the statements took together.
             */
            statementsMs: number;
            /**
             * Format: int32
             * @description 499: the client left before the answer.
             */
            status: number;
            student: string | null;
            /** @example 4bf92f3577b34da6a3ce929d0e0e4736 */
            traceId: string;
        };
        /** @description One time that an anomaly struck. */
        Triggering: {
            /** @description As the instructor's log has it: `A1`, `F1_NPE`. */
            code: string;
            severity: string;
            text: string;
            /** @description ISO 8601, UTC. */
            time: string;
        };
        /** @description What has struck since this copy of the shop started. */
        Triggerings: {
            /** @description How often each anomaly has struck, by its identifier; one that has not is left out. */
            counts: {
                [key: string]: number;
            };
            /** @description The last 200 of all families, newest first. */
            recent: components["schemas"]["Triggering"][];
        };
        Welcome: {
            services: {
                /** @description Where other machines find it, ready for an address; null when they cannot, or when it is not known. */
                host?: string | null;
                /** @enum {string} */
                name: "shop" | "cockpit" | "management";
                /** Format: int32 */
                port: number;
                /**
                 * @description To whom a listener answers.
                 * @enum {string}
                 */
                reach: "machine" | "address" | "everywhere";
                up: boolean;
            }[];
            version: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    adminAccounts_list: {
        parameters: {
            query?: {
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AdminAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminAccounts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAdmin"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminAccounts_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminAccounts_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminAccounts_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_list_audit: {
        parameters: {
            query?: {
                /** @description The identifier of an anomaly, in the catalogue or no longer. */
                anomaly?: string;
                /** @description E-mail of an admin, whole, or `system`. */
                actor?: string;
                /** @description Such as `activate`. */
                action?: string;
                /** @description ISO 8601 with an offset or Z; this instant included. */
                from?: string;
                /** @description ISO 8601 with an offset or Z; this instant not. */
                to?: string;
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditLine"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_audit_orders: {
        parameters: {
            query?: {
                /** @description Of an anomaly, such as `A1`; `none` for what no anomaly explains. */
                anomaly?: string;
                /** @description An audit's number, to read on in it. Without it, or when it is no longer kept, the orders are recalculated now. */
                run?: number;
                /** @description So many seconds the answer may wait for an audit that goes on; 10 when left out. An answer before its end has no rows. */
                wait?: number;
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAudit"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_list_activations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activations"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_create_activation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivationDemand"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivationCreated"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_end_activation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_read_catalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_cpu: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CpuSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_db_pool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeverSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_deadlock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeverSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_debrief: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DebriefSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_gc_pressure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeverSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_memory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemorySetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_network: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeverSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_list_scenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_list_scenarios_too: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_slow_queries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeverSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_read_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosStatus"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_list_students: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentList"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_thread_pool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeverSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_list_triggers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triggerings"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description performance, scripting, business, functional or security */
                family: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminData_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataReset"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveEvent"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminLogin"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminLoggedIn"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminMails_list: {
        parameters: {
            query?: {
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ManagedMailRow"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminMails_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedMail"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admin_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin: monitoring_cpu_file": {
        parameters: {
            query?: {
                /** @description Epoch milliseconds; a minute before `to` when left out. Whole seconds are looked at, this one included. */
                from?: number;
                /** @description Epoch milliseconds; now when left out. This second is not included. */
                to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin: monitoring_heap_file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminOrders_list: {
        parameters: {
            query?: {
                /** @description Any when left out. */
                status?: "PENDING" | "PAID" | "PREPARING" | "SHIPPED" | "DELIVERED" | "CANCELLED";
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ManagedOrderRow"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminOrders_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedOrder"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminOrders_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedOrder"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminProducts_list: {
        parameters: {
            query?: {
                /** @description Beginnings of words of the name or the description, as for the search. */
                q?: string;
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
                /** @description As for the shop's list. */
                sort?: string;
                direction?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminProducts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminProducts_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminProducts_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminProducts_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminProducts_set_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PictureUpload"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminPromoCodes_list: {
        parameters: {
            query?: {
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PromoCode"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminPromoCodes_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPromoCode"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCode"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminPromoCodes_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCode"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminPromoCodes_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoRules"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCode"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminPromoCodes_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminUsers_list: {
        parameters: {
            query?: {
                /** @description How the e-mail address or the last name begins. */
                q?: string;
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Profile"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminUsers_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminUsers_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminUsers_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adminUsers_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"];
                };
            };
        };
    };
    cart_get: {
        parameters: {
            query?: {
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_clear: {
        parameters: {
            query?: {
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_add: {
        parameters: {
            query?: {
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddToCart"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_set_quantity: {
        parameters: {
            query?: {
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuantity"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cart_remove: {
        parameters: {
            query?: {
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    frontend_take_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientMetrics"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    frontend_read_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrontendState"];
                };
            };
        };
    };
    frontend_set_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FrontendSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    public_anomalies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description business, functional, security or scripting */
                family: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicAnomalies"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    public_logs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description business, functional, security or scripting */
                family: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicLogs"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    public_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description business, functional, security or scripting */
                family: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicStatus"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaos_set_student_mode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudentModeSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChaosChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    student_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entered"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    student_hand_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlagBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagVerdict"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Locked */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    student_set_own_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Locked */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    student_list_scenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    student_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentStatus"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    student_set_own_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description performance, scripting, business, functional or security */
                family: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentChanged"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Locked */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepDone"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_payment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAuthorised"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_apply_promo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoApplied"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_remove_promo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkout_shipping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShippingBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingChosen"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countries_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountryView"][];
                };
            };
        };
    };
    mails_list: {
        parameters: {
            query?: {
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MailRow"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mails_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoring_browsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Browsers"];
                };
            };
        };
    };
    monitoring_history: {
        parameters: {
            query?: {
                /** @description Epoch milliseconds of the last row that the caller has. A hint: rows that it has may come again. */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveHistory"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoring_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveSample"];
                };
            };
        };
    };
    monitoring_search: {
        parameters: {
            query?: {
                /** @description Stands anywhere in the line, in capitals or not. */
                q?: string;
                /** @description So severe or more. */
                level?: "ERROR" | "WARN" | "INFO" | "DEBUG" | "TRACE";
                /** @description 32 lower-case hex digits. */
                traceId?: string;
                /** @description The alias of a student, whole. */
                student?: string;
                /** @description Epoch milliseconds, this instant included. */
                since?: number;
                /** @description Epoch milliseconds, this instant not. */
                until?: number;
                /** @description 100 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogLines"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoring_cpu: {
        parameters: {
            query?: {
                /** @description Epoch milliseconds; a minute before `to` when left out. Whole seconds are looked at, this one included. */
                from?: number;
                /** @description Epoch milliseconds; now when left out. This second is not included. */
                to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileTree"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoring_heap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileTree"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoring_list: {
        parameters: {
            query?: {
                /** @description Part of the route, such as `/api/orders`. */
                route?: string;
                /** @description Took so many milliseconds or more. */
                minMs?: number;
                /** @description The status of the answer. */
                status?: number;
                /** @description Only those that failed, or only those that did not. A failure is a status of 500 or above. */
                error?: boolean;
                /** @description Epoch milliseconds: begun then or later. */
                since?: number;
                /** @description Epoch milliseconds: begun before. */
                until?: number;
                /** @description The alias of a student, whole. */
                student?: string;
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TraceRow"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monitoring_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                traceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceDetail"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_list: {
        parameters: {
            query?: {
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderRow"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_place: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlaced"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlaced"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orders_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    products_list: {
        parameters: {
            query?: {
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
                /** @description `id`, `name`, `price`, `category`, `createdAt` or `stock`; anything else is `id`. */
                sort?: string;
                direction?: "asc" | "desc";
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    products_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    products_search: {
        parameters: {
            query?: {
                /** @description Beginnings of words of the name or the description, without case or accents; the first five count. */
                q?: string;
                /** @description A category's code. */
                category?: string;
                /** @description In euros. */
                minPrice?: number;
                /** @description In euros. */
                maxPrice?: number;
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
                /** @description As for the list. */
                sort?: string;
                direction?: "asc" | "desc";
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    products_find: {
        parameters: {
            query?: {
                /** @description Adds `display` in this currency, by the shop's fixed table. */
                currency?: "EUR" | "GBP" | "USD" | "CHF";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_list: {
        parameters: {
            query?: {
                /** @description From 0. */
                page?: number;
                /** @description 20 when left out. */
                size?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Review"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviews_write: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    welcome_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Welcome"];
                };
            };
        };
    };
}
