import { showNumber, useWords } from '#platform/web'
import { bulletinWords } from './bulletin.words.ts'

interface Parts {
  readonly community: number
  readonly isolation: number
  readonly unclassified: number
}

/** Says what a total is made of: `12 cộng đồng + 9 cách ly`, and what nobody classified, by name. */
export function useFoot(): (parts: Parts) => string {
  const t = useWords(bulletinWords)
  return ({ community, isolation, unclassified }) => {
    const said = t('foot', { community: showNumber(community), isolation: showNumber(isolation) })
    return unclassified > 0 ? `${said} + ${t('foot.none', { count: unclassified })}` : said
  }
}
