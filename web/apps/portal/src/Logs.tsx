// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from '@perfshop/ui/Button.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Skeleton } from '@perfshop/ui/Skeleton.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type LogFile } from './api.ts'

export function Logs() {
  const t = useText()
  const [file, setFile] = useState<string | null>(null)
  const files = useQuery({ queryKey: ['logs'], queryFn: () => ask<{ readonly files: readonly string[] }>('logs'), retry: false })
  const log = useQuery({
    queryKey: ['logs', file],
    queryFn: () => ask<LogFile>(`logs?file=${encodeURIComponent(file ?? '')}`),
    enabled: file !== null,
    retry: false,
  })
  return (
    <section aria-labelledby="titleOfLogs">
      <h2 id="titleOfLogs">{t('portal-place-logs')}</h2>
      {files.isPending && <Skeleton height="3rem" />}
      {files.error !== null && <ProblemNotice error={files.error} />}
      <div className="portal__files">
        {files.data?.files.map((name) => (
          <Button key={name} look="plain" small aria-pressed={name === file} onClick={() => setFile(name)}>
            {name}
          </Button>
        ))}
      </div>
      {log.error !== null && <ProblemNotice error={log.error} />}
      {log.data !== undefined && <pre tabIndex={0}>{log.data.content}</pre>}
    </section>
  )
}
