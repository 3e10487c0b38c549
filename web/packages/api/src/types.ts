// SPDX-License-Identifier: AGPL-3.0-or-later
// The names that the interfaces use. They are taken from the paths, not from the names of schemas, because paths are
// the contract while the generator of the document is free to name its schemas as it likes.
import type { paths } from './schema.gen.ts'

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Ok<T> = T extends { responses: infer R } ? (R extends { 200: infer A } ? Json<A> : R extends { 201: infer A } ? Json<A> : never) : never
type Body<T> = T extends { requestBody: infer R } ? Json<R> : never

export type ProductPage = Ok<paths['/api/products']['get']>
export type Product = Ok<paths['/api/products/{id}']['get']>
export type Cart = Ok<paths['/api/cart']['get']>
export type CartItem = Cart['items'][number]
export type Profile = Ok<paths['/api/auth/me']['get']>
export type AuthStatus = Ok<paths['/api/auth/status']['get']>
export type Country = Ok<paths['/api/countries']['get']>[number]
export type AddressBody = Body<paths['/api/checkout/address']['post']>
export type ShippingMode = Body<paths['/api/checkout/shipping']['post']>['mode']
export type ShippingReply = Ok<paths['/api/checkout/shipping']['post']>
export type PromoReply = Ok<paths['/api/checkout/promo']['post']>
export type PaymentBody = Body<paths['/api/checkout/payment']['post']>
export type Summary = Ok<paths['/api/checkout/payment']['post']>['summary']
export type OrderReply = Ok<paths['/api/orders']['post']>
export type OrderRow = Ok<paths['/api/orders']['get']>['content'][number]
export type Order = Ok<paths['/api/orders/{id}']['get']>
export type ProfileBody = Body<paths['/api/auth/me']['put']>
export type RegisterBody = Body<paths['/api/auth/register']['post']>
export type Review = Ok<paths['/api/products/{id}/reviews']['get']>['content'][number]
export type ReviewBody = Body<paths['/api/products/{id}/reviews']['post']>
export type MailRow = Ok<paths['/api/mails']['get']>['content'][number]
export type Mail = Ok<paths['/api/mails/{id}']['get']>

export type Catalogue = Ok<paths['/api/admin/chaos/catalogue']['get']>
export type Anomaly = Catalogue['anomalies'][number]
export type Family = Catalogue['families'][number]
export type Activations = Ok<paths['/api/admin/chaos/activations']['get']>
export type Activation = Activations['active'][number]
export type ActivationBody = Body<paths['/api/admin/chaos/activations']['post']>
export type Scope = Activation['scope']
export type ScopeKind = NonNullable<ActivationBody['scope']>['kind']
export type FrontendBody = Body<paths['/api/chaos/frontend/state']['post']>
export type StudentRow = Ok<paths['/api/admin/chaos/students']['get']>['students'][number]
export type ChaosStatus = Ok<paths['/api/admin/chaos/status']['get']>
export type ChaosReply = Ok<paths['/api/admin/chaos/reset']['post']>
export type OrderAudit = Ok<paths['/api/admin/audit/orders']['get']>
export type AuditPage = Ok<paths['/api/admin/audit']['get']>
export type LiveEvent = paths['/api/admin/live']['get']['responses'][200]['content']['text/event-stream']

export type LiveSample = paths['/api/monitoring/live']['get']['responses'][200]['content']['text/event-stream']
export type LiveHistory = Ok<paths['/api/monitoring/history']['get']>
export type TracePage = Ok<paths['/api/monitoring/traces']['get']>
export type TraceRow = TracePage['content'][number]
export type TraceQuery = NonNullable<paths['/api/monitoring/traces']['get']['parameters']['query']>
export type TraceDetail = Ok<paths['/api/monitoring/traces/{traceId}']['get']>
export type SpanNode = TraceDetail['requests'][number]
export type SpanEvent = SpanNode['events'][number]
export type LogLines = Ok<paths['/api/monitoring/logs']['get']>
export type LogLine = LogLines['lines'][number]
export type LogQuery = NonNullable<paths['/api/monitoring/logs']['get']['parameters']['query']>
export type ProfileTree = Ok<paths['/api/monitoring/profiles/cpu']['get']>
export type ProfileNode = ProfileTree['nodes'][number]
export type AdminView = Ok<paths['/api/admin/me']['get']>
export type AdminAccount = Ok<paths['/api/admin/admins/{id}']['get']>
export type NewAdmin = Body<paths['/api/admin/admins']['post']>
export type ProductBody = Body<paths['/api/admin/products']['post']>
export type ManagedProductPage = Ok<paths['/api/admin/products']['get']>
export type CustomerBody = Body<paths['/api/admin/users']['post']>
export type CustomerPage = Ok<paths['/api/admin/users']['get']>
export type ManagedOrder = Ok<paths['/api/admin/orders/{id}']['get']>
export type ManagedOrderPage = Ok<paths['/api/admin/orders']['get']>
export type OrderStatus = ManagedOrder['status']
export type NextStatus = Body<paths['/api/admin/orders/{id}']['put']>['status']
export type PromoCode = Ok<paths['/api/admin/promo-codes/{code}']['get']>
export type PromoCodePage = Ok<paths['/api/admin/promo-codes']['get']>
export type PromoRules = Body<paths['/api/admin/promo-codes/{code}']['put']>
export type ManagedMail = Ok<paths['/api/admin/mails/{id}']['get']>
export type ManagedMailPage = Ok<paths['/api/admin/mails']['get']>

export type Triggers = Ok<paths['/api/admin/chaos/triggers']['get']>

export type StudentStatus = Ok<paths['/api/chaos/student/status']['get']>
export type Scenario = Ok<paths['/api/chaos/student/performance/scenarios']['get']>[number]
export type FamilyLevels = StudentStatus['levels']
export type FlagReply = Ok<paths['/api/chaos/student/flags']['post']>
/** Told once the debrief is open. */
export type PublicAnomaly = NonNullable<Ok<paths['/api/chaos/public/{family}/anomalies']['get']>['anomalies']>[number]
export type PublicLog = NonNullable<Ok<paths['/api/chaos/public/{family}/logs']['get']>['logs']>[number]

export type Welcome = Ok<paths['/api/welcome']['get']>
export type Service = Welcome['services'][number]

/** What a page of the shop is told to do to its own browser: doses, 0 is off. */
export type PageState = Ok<paths['/api/chaos/frontend/state']['get']>
/** How the page of one student is, as it told last. */
export type BrowserFigures = Ok<paths['/api/monitoring/browsers']['get']>['browsers'][number]
export type PageFigures = Body<paths['/api/chaos/client-metrics']['post']>
