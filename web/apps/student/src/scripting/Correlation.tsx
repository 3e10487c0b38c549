// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import type { StudentStatus } from '../api.ts'
import { levelName } from '../families/families.ts'
import { Gauge } from '../on/Gauge.tsx'
import { askedAt } from './degrees.ts'

/** What a script must carry from one call to the next, degree by degree: the public protocol, in general words. */
export function Correlation({ status }: { readonly status: StudentStatus }) {
  const t = useText()
  const mine = status.levels.scripting
  return (
    <section className="correlation" aria-labelledby="correlation">
      <header>
        <h3 id="correlation">{t('student-correlation')}</h3>
        <p className="soft">{t('student-correlation-text')}</p>
      </header>
      <ol className="degrees">
        {askedAt(status.maxLevels.scripting).map(({ level, headers }) => (
          <li key={level} className={level <= mine ? 'degree degree--asked' : 'degree'}>
            <h4>
              <Gauge level={level} />
              {t(levelName('scripting', level))}
              {level <= mine && <span className="degree__asked">{t('student-correlation-asked')}</span>}
            </h4>
            <p className="degree__headers">
              {headers.map((header) => (
                <code key={header}>{header}</code>
              ))}
            </p>
            <p>{t(`student-correlation-${level}`)}</p>
          </li>
        ))}
      </ol>
      <p className="soft">{t('student-correlation-fresh')}</p>
    </section>
  )
}
