import { useMemo } from 'react'
import { foldVietnamese } from '#kit'
import {
  type PaletteItem,
  type PaletteSource,
  registeredRooms,
  setLanguage,
  signOut,
  useLanguage,
  useMay,
  useReading,
  useSession,
  useWords,
} from '#platform/web'
import { setTheme } from '#ui'
import { appWords } from '../words.ts'

/** The shell's own source for the palette: the doors of the menu and a few actions, found in either language. */
export function usePagesSource(): PaletteSource {
  const t = useWords(appWords)
  const reading = useReading()
  const may = useMay()
  const account = useSession()?.account
  const [language] = useLanguage()
  return useMemo(() => {
    const doors: Searchable[] = registeredRooms()
      .flatMap((room) => room.navigation ?? [])
      .filter(({ permission }) => may(permission))
      .map(({ to, label }) => ({
        item: { id: to, title: reading(label), kind: t('goTo'), to },
        words: `${label.vi} ${label.en}`,
      }))
    const action = (id: string, vi: string, en: string, run: () => void): Searchable => ({
      item: { id, title: reading({ vi, en }), kind: t('act'), run },
      words: `${vi} ${en}`,
    })
    const actions: Searchable[] = [
      action('dark', 'Giao diện tối', 'Dark theme', () => setTheme('dark')),
      action('light', 'Giao diện sáng', 'Light theme', () => setTheme('light')),
      language === 'vi'
        ? action('en', 'Chuyển sang tiếng Anh', 'Switch to English', () => setLanguage('en'))
        : action('vi', 'Chuyển sang tiếng Việt', 'Switch to Vietnamese', () => setLanguage('vi')),
      ...(account ? [action('sign-out', 'Đăng xuất', 'Sign out', () => void signOut())] : []),
    ]
    return {
      name: 'pages',
      find: async (text) => (text === '' ? doors : matching([...doors, ...actions], text)).map(({ item }) => item),
    }
  }, [language, account, may, reading, t])
}

interface Searchable {
  readonly item: PaletteItem
  readonly words: string
}

function matching(all: readonly Searchable[], text: string): readonly Searchable[] {
  const wanted = foldVietnamese(text).split(' ')
  return all.filter(({ words }) => {
    const folded = foldVietnamese(words)
    return wanted.every((word) => folded.includes(word))
  })
}
