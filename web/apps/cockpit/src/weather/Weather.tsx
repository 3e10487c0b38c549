// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activation } from '@perfshop/api/types.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useScenarios } from '../chaos/queries.ts'
import { setScenario } from '../chaos/send.ts'
import { useChange } from '../chaos/useChange.ts'
import { byLevel, runningOf } from './running.ts'
import { ScenarioCard } from './ScenarioCard.tsx'

/** The weather: twenty mixtures of doses by how hard they are to find out, each one press away. */
export function Weather({ active }: { readonly active: readonly Activation[] }) {
  const t = useText()
  const { data, isError, error, refetch } = useScenarios()
  const { change, pending } = useChange()
  const running = runningOf(active)
  return (
    <section className="family" aria-labelledby="weather">
      <header className="family__head">
        <h2 id="weather">{t('cockpit-weather')}</h2>
        <p className="weather__text">{t('cockpit-weather-text')}</p>
      </header>
      {isError && <ProblemNotice error={error} retry={() => void refetch()} />}
      {data !== undefined && (
        <div className="weather">
          {byLevel(data).map(({ level, scenarios }) => (
            <section key={level} className="weather__level" aria-labelledby={`weather-${level}`}>
              <h3 id={`weather-${level}`}>
                <b className="tabular">N{level}</b> {t(`cockpit-weather-${level}`)}
              </h3>
              <ul>
                {scenarios.map(({ id, name, ...more }) => {
                  const runs = running?.id === id
                  return (
                    <li key={id}>
                      <ScenarioCard
                        scenario={{ id, name, ...more }}
                        running={runs ? running : null}
                        pending={pending}
                        onPress={() => change({ done: t(runs ? 'cockpit-ended' : 'cockpit-scenario-started', { name }), send: () => setScenario(runs ? null : id) })}
                      />
                    </li>
                  )
                })}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  )
}
