// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ChaosReply } from '@perfshop/api/types.ts'
import { useText } from '@perfshop/ui/text.tsx'
import * as Switch from '@radix-ui/react-switch'
import { setDebrief, setStudentMode, setStudentShared } from '../chaos/send.ts'
import { useChange } from '../chaos/useChange.ts'
import { useLive } from '../live/live.ts'

/** What students may do and see. */
export function Modes() {
  const status = useLive((live) => live.status)
  const lost = useLive((live) => live.lostAt !== null)
  return (
    <div className="modes">
      <Mode id="debrief" on={status?.debrief} set={setDebrief} locked={lost} />
      <Mode id="student-mode" on={status?.studentMode} set={setStudentMode} locked={lost} />
      {/* With the students' commands locked there is nothing to share. */}
      <Mode id="student-shared" on={status?.studentShared} set={setStudentShared} locked={lost || status?.studentMode === false} />
    </div>
  )
}

interface ModeProps {
  /** Also the beginning of its texts' names. */
  readonly id: 'debrief' | 'student-mode' | 'student-shared'
  /** Not known before the first event has come. */
  readonly on: boolean | undefined
  readonly set: (on: boolean) => Promise<ChaosReply>
  readonly locked?: boolean
}

function Mode({ id, on, set, locked = false }: ModeProps) {
  const t = useText()
  const { change, pending } = useChange()
  return (
    <label className="mode">
      <span>
        {t(`cockpit-${id}`)}
        <small>{t(`cockpit-${id}-text`)}</small>
      </span>
      <Switch.Root
        className="switch switch--calm"
        checked={on ?? false}
        disabled={on === undefined || pending || locked}
        onCheckedChange={(wanted) => change({ done: t(`cockpit-${id}-${wanted ? 'on' : 'off'}`), send: () => set(wanted), revert: () => set(!wanted) })}
      >
        <Switch.Thumb className="switch__thumb" />
      </Switch.Root>
    </label>
  )
}
