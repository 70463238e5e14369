/** What the address bar says: which room, and who is played. `#/channel/cloudnative/thread/ID?as=alice&lang=fr` */
export interface PageRoute {
  kind: 'channel' | 'direct'
  /** The name of a channel, or the user name of a partner. */
  name: string
  thread?: string
  as?: string
  lang?: 'en' | 'fr'
}

/** A change of the route; `thread: undefined` closes the thread. */
export type RouteChange = Partial<Omit<PageRoute, 'thread'>> & { thread?: string | undefined }

export function parseRoute(hash: string): PageRoute | undefined {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [kind, name, word, thread] = path.split('/').map(decodeURIComponent)
  const parameters = new URLSearchParams(query)
  const as = parameters.get('as')
  const lang = parameters.get('lang')
  if ((kind !== 'channel' && kind !== 'direct') || name === undefined || name === '') return undefined
  return {
    kind,
    name,
    ...(word === 'thread' && thread !== undefined && thread !== '' && { thread }),
    ...(as !== null && as !== '' && { as }),
    ...((lang === 'en' || lang === 'fr') && { lang }),
  }
}

export function formatRoute(route: PageRoute): string {
  const thread = route.thread === undefined ? '' : `/thread/${encodeURIComponent(route.thread)}`
  const parameters = new URLSearchParams()
  if (route.as !== undefined) parameters.set('as', route.as)
  if (route.lang !== undefined) parameters.set('lang', route.lang)
  const query = parameters.size > 0 ? `?${parameters}` : ''
  return `#/${route.kind}/${encodeURIComponent(route.name)}${thread}${query}`
}
