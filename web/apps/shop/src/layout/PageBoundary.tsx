// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProblem } from '@perfshop/api/problem.ts'
import { ProblemNotice } from '@perfshop/ui/Notice.tsx'
import { Component, type ReactNode } from 'react'

interface Props {
  readonly path: string
  readonly children: ReactNode
}

/**
 * Keeps header and footer when a page cannot be drawn: most often its script did not come, because the server is away.
 * Another page is another try; the same one needs a reload, since the browser remembers that its script failed.
 */
export class PageBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.path !== this.props.path) this.setState({ failed: false })
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <ProblemNotice error={new ApiProblem(0, 'NETWORK', '', null, [])} retry={() => window.location.reload()} />
  }
}
