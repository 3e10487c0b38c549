// SPDX-License-Identifier: AGPL-3.0-or-later
import { useText } from '@perfshop/ui/text.tsx'
import { Link } from 'react-router'

export function Footer() {
  const t = useText()
  return (
    <footer className="footer">
      <div className="footer__inner">
        <p>{t('shop-footer-training')}</p>
        <nav className="footer__links" aria-label={t('shop-footer-nav')}>
          <Link to="/rules">{t('shop-footer-rules')}</Link>
          {/* Outside the router: the program itself answers here with the way to its own source. */}
          <a href="/source">{t('shop-footer-source')}</a>
        </nav>
        <p>{t('shop-footer-licence')}</p>
      </div>
    </footer>
  )
}
