// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Service } from '@perfshop/api/types.ts'
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { originOf } from './addresses.ts'

interface Place {
  readonly id: string
  readonly icon: IconName
  readonly service: Service['name']
  readonly path: string
}

/** Where one can go, by who may enter. */
const AUDIENCES: readonly { readonly id: string; readonly places: readonly Place[] }[] = [
  {
    id: 'all',
    places: [
      { id: 'shop', icon: 'bag', service: 'shop', path: '/shop/' },
      { id: 'student', icon: 'user', service: 'shop', path: '/student/' },
      { id: 'monitor', icon: 'chart', service: 'shop', path: '/monitoring/' },
      { id: 'api', icon: 'info', service: 'shop', path: '/api/docs' },
    ],
  },
  {
    id: 'instructors',
    places: [
      { id: 'cockpit', icon: 'power', service: 'cockpit', path: '/' },
      { id: 'backoffice', icon: 'tag', service: 'cockpit', path: '/backoffice/' },
    ],
  },
]

export function Places({ services }: { readonly services: readonly Service[] }) {
  const t = useText()
  return AUDIENCES.map((audience) => (
    <section key={audience.id} className="places" aria-labelledby={`places-${audience.id}`}>
      <h2 id={`places-${audience.id}`}>{t(`welcome-audience-${audience.id}`)}</h2>
      <p className="soft">{t(`welcome-audience-${audience.id}-who`)}</p>
      <ul>
        {audience.places.map((place) => (
          <li key={place.id}>
            <PlaceCard place={place} services={services} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

function PlaceCard({ place, services }: { readonly place: Place; readonly services: readonly Service[] }) {
  const t = useText()
  const service = services.find(({ name }) => name === place.service)
  // The shop is where this page came from; it needs no answer to be found.
  const origin = place.service === 'shop' ? '' : service === undefined ? null : originOf(window.location, service)
  const inside = (
    <>
      <Icon name={place.icon} />
      <span>
        <strong>{t(`welcome-place-${place.id}`)}</strong>
        <small>
          {origin === null && service !== undefined ? t('welcome-place-on-machine', { url: `http://127.0.0.1:${service.port}${place.path}` }) : t(`welcome-place-${place.id}-text`)}
        </small>
      </span>
    </>
  )
  if (origin === null) return <div className="place">{inside}</div>
  return (
    <a className="place place--link" href={`${origin}${place.path}`}>
      {inside}
      <Icon name="chevronRight" className="place__go" />
    </a>
  )
}
