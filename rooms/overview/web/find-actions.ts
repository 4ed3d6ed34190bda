import { foldVietnamese } from '#kit'
import { currentLanguage, type PaletteItem, queryClient, type Session, sayNow } from '#platform/web'
import { gapsPath } from './gap-addresses.ts'
import { overviewWords } from './overview.words.ts'

type Key = keyof typeof overviewWords.vi

/** Doors of the board for the palette, found in either language. */
export async function findActions(text: string): Promise<readonly PaletteItem[]> {
  if (text.trim() === '') return []
  const home = queryClient.getQueryData<Session>(['session'])?.account?.homeAreaId
  if (home === undefined) return []
  const actions: readonly (readonly [Key, string])[] = [
    ['to.gaps', gapsPath(home)],
    ['to.overdue', gapsPath(home, { overdue: 'yes' })],
    ['to.mine', gapsPath(home, { owner: 'mine' })],
  ]
  const wanted = foldVietnamese(text).split(' ')
  return actions.flatMap(([key, to]) => {
    const folded = foldVietnamese(`${overviewWords.vi[key]} ${String(overviewWords.en[key])}`)
    if (!wanted.every((word) => folded.includes(word))) return []
    const title = sayNow(overviewWords, key, { area: overviewWords[currentLanguage()].home as string })
    return [{ id: key, title, kind: sayNow(overviewWords, 'action'), to }]
  })
}
