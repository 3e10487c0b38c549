// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Service } from '@perfshop/api/types.ts'
import { Button } from '@perfshop/ui/Button.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { useMemo, useState } from 'react'
import { studentAddress } from './addresses.ts'
import { qrPath } from './qr.ts'

/** The address to give to students: to be read from the back of the room, and to be scanned from there. */
export function Students({ services }: { readonly services: readonly Service[] }) {
  const t = useText()
  const shop = services.find(({ name }) => name === 'shop')
  if (shop === undefined) return null
  const address = studentAddress(window.location, shop)
  return (
    <section className={address.url === null ? 'students students--none' : 'students'} aria-labelledby="students">
      <h2 id="students">{t('welcome-students')}</h2>
      {address.url === null ? (
        <div className="students__none">
          <p>{t(`welcome-students-${address.why}`)}</p>
          {address.why === 'machine' && <code>{t('welcome-students-command', { port: String(shop.port) })}</code>}
        </div>
      ) : (
        <Given url={address.url} />
      )}
    </section>
  )
}

function Given({ url }: { readonly url: string }) {
  const t = useText()
  const [copied, setCopied] = useState(false)
  const qr = useMemo(() => qrPath(url), [url])
  return (
    <>
      <a className="students__address" href={url}>
        {url.replace(/^http:\/\//, '').replace(/\/$/, '')}
      </a>
      <svg className="students__qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('welcome-students-qr', { url })} shapeRendering="crispEdges">
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      {/* Browsers give the clipboard to pages of this machine and of https alone. */}
      {window.isSecureContext && (
        <Button look="plain" small onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}>
          {t(copied ? 'welcome-students-copied' : 'welcome-students-copy')}
        </Button>
      )}
      <p className="soft">{t('welcome-students-hint')}</p>
    </>
  )
}
