// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a tab tells the other tabs of the same shop: that it changed the cart, or who is logged in. */
export type News = 'cart' | 'session'

// One channel for both ways: a channel does not hear itself.
const channel = new BroadcastChannel('perfshop')

export function tellTabs(news: News): void {
  channel.postMessage(news)
}

/** Calls `onNews` for what other tabs tell, until the function it gives back is called. */
export function hearTabs(onNews: (news: News) => void): () => void {
  const hear = (event: MessageEvent<unknown>) => {
    if (event.data === 'cart' || event.data === 'session') onNews(event.data)
  }
  channel.addEventListener('message', hear)
  return () => channel.removeEventListener('message', hear)
}
