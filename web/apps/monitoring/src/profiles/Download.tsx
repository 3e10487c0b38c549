// SPDX-License-Identifier: AGPL-3.0-or-later
import { take, type Api } from '@perfshop/api/client.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { Icon } from '@perfshop/ui/Icon.tsx'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMutation } from '@tanstack/react-query'
import type { Kind } from './query.ts'
import type { Stretch } from './stretch.ts'

interface Props {
  readonly api: Api
  readonly kind: Kind
  /** Of what is shown, so that the file holds the same. */
  readonly stretch: Stretch
}

/** The profile as a file for other tools, with the names that only the instructor is told. */
export function Download({ api, kind, stretch: { from, to } }: Props) {
  const t = useText()
  // A link could not carry the token.
  const file = useMutation({
    mutationFn: (): Promise<Blob> =>
      take(
        kind === 'heap'
          ? api.GET('/api/admin/monitoring/profiles/heap', { parseAs: 'blob' })
          : api.GET('/api/admin/monitoring/profiles/cpu', { params: { query: { from, to } }, parseAs: 'blob' }),
      ),
    onSuccess: (blob) => save(blob, `perfshop-${kind}.pb.gz`),
  })
  return (
    <>
      <Button look="plain" small busy={file.isPending} onClick={() => file.mutate()}>
        <Icon name="download" />
        {t(`monitoring-profile-file-${kind}`)}
      </Button>
      {file.isError && <ProblemNotice error={file.error} />}
    </>
  )
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
