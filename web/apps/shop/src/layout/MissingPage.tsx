// SPDX-License-Identifier: AGPL-3.0-or-later
import { buttonClass } from '@perfshop/ui/Button.tsx'
import { useText } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'
import { Empty } from './Empty.tsx'
import { useTitle } from './useTitle.ts'

export default function MissingPage() {
  const t = useText()
  useTitle(t('shop-missing-title'))
  return (
    <Empty icon="search" title={t('shop-missing-title')} text={t('shop-missing-text')}>
      <Link className={buttonClass()} to="/">
        {t('shop-missing-link')}
      </Link>
    </Empty>
  )
}
