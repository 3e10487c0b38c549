// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Service } from '@perfshop/api/types.ts'
import { Icon, type IconName } from '@perfshop/ui/Icon.tsx'
import { useText } from '@perfshop/ui/text.tsx'

type State = 'up' | 'down' | 'unknown'

const ICONS: Readonly<Record<State, IconName>> = { up: 'check', down: 'alert', unknown: 'minus' }

/** What is running. `lost`: nothing has answered since, so what was known is not known any more. */
export function Services({ services, lost }: { readonly services: readonly Service[]; readonly lost: boolean }) {
  const t = useText()
  return (
    <section className="services" aria-labelledby="services">
      <h2 id="services">{t('welcome-services')}</h2>
      <ul>
        {services.map((service) => {
          const state = lost ? 'unknown' : service.up ? 'up' : 'down'
          return (
            <li key={service.name} className="service">
              <span className="service__name">{t(`welcome-service-${service.name}`)}</span>
              <span className="soft tabular">{t('welcome-service-port', { port: String(service.port), reach: t(`welcome-reach-${service.reach}`) })}</span>
              <span className={`service__state service__state--${state}`}>
                <Icon name={ICONS[state]} />
                {t(`welcome-state-${state}`)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
