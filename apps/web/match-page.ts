import type { WebPage } from '#platform/web'

/** A page found for an address, with the `$name` parts of its path. */
export interface Match {
  readonly page: WebPage
  readonly params: Readonly<Record<string, string>>
}

/** The page of an address: a path written out wins over one with a `$name`; undefined when there is none. */
export function matchPage(pages: readonly WebPage[], pathname: string): Match | undefined {
  const parts = pathname.split('/')
  const written = pages.find(({ path }) => path === pathname)
  if (written) return { page: written, params: {} }
  for (const page of pages) {
    const params = paramsOf(page.path.split('/'), parts)
    if (params) return { page, params }
  }
  return undefined
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const value = parts[index] ?? ''
    if (!part.startsWith('$')) {
      if (part !== value) return undefined
    } else if (value === '') return undefined
    else params[part.slice(1)] = decode(value)
  }
  return params
}

/** An address that somebody mistyped (`%zz`) is looked up as it stands. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
