// SPDX-License-Identifier: AGPL-3.0-or-later
import { useNavigate, useLocation } from 'react-router'
import { addressOf, askedIn, type Asked } from './links.ts'

/** What the page's address asks for, and how to ask for something else: the address is the one place where it stands. */
export function useAsked(): readonly [asked: Asked, ask: (asked: Asked) => void] {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  return [askedIn(new URLSearchParams(search)), (asked) => void navigate(addressOf(pathname, asked))]
}
