import { foldVietnamese } from '#kit'
import { currentLanguage, type PaletteItem, queryClient, read, type Session, sayNow } from '#platform/web'
import { areaSearch } from '#rooms/areas/domain'
import { briefPath } from './brief-addresses.ts'
import { briefWords } from './briefs.words.ts'

const names = [briefWords.vi.brief, briefWords.en.brief].map((name) => foldVietnamese(String(name)).split(' '))

/** "báo cáo nhanh" gives the reader's own area; "báo cáo nhanh mai động" the areas of that name. */
export async function findBriefs(text: string, signal: AbortSignal): Promise<readonly PaletteItem[]> {
  const words = foldVietnamese(text).split(' ').filter(Boolean)
  const area = areaIn(words)
  if (words.length === 0 || area === undefined) return []
  const home = queryClient.getQueryData<Session>(['session'])?.account?.homeAreaId
  const kind = sayNow(briefWords, 'action')
  if (area === '')
    return home === undefined ? [] : [{ id: 'brief', title: sayNow(briefWords, 'brief'), kind, to: briefPath(home) }]
  const { items } = await read(areaSearch, { q: area, limit: 5 }, signal)
  const language = currentLanguage()
  return items.map(({ id, title }) => ({
    id: `brief-${id}`,
    title: sayNow(briefWords, 'brief.of', { area: title[language] }),
    kind,
    to: briefPath(id),
  }))
}

/** What is left after the name of the brief (whole or begun); undefined when it does not begin with one. */
function areaIn(words: readonly string[]): string | undefined {
  for (const name of names) {
    const said = words.slice(0, name.length)
    const isWhole = said.length === name.length && name.every((word, index) => said[index] === word)
    if (isWhole) return words.slice(name.length).join(' ')
    const isBegun = words.length <= name.length && said.every((word, index) => name[index]?.startsWith(word))
    if (isBegun) return ''
  }
  return undefined
}
