import {
  accountPath,
  cityClockKind,
  registeredRooms,
  showMoment,
  signOut,
  useLanguage,
  useNow,
  useSession,
  useWords,
} from '#platform/web'
import { LinkButton, Menu, type MenuEntry, type ThemeChoice, useTheme } from '#ui'
import { appWords } from '../words.ts'
import { postWords } from './post-words.ts'
import styles from './shell.module.css'

/** Who is signed in, in which posts; language and theme; the way out. */
export function AccountMenu({ onHelp }: { readonly onHelp: () => void }) {
  const session = useSession()
  const t = useWords(appWords)
  const settings = useSettingEntries()
  const account = session?.account
  const clockText = useClockText()
  const clock = clockText ? [{ heading: `${clockText.label} ${clockText.at}` }, { rule: true } as const] : []
  const hasAccountPage =
    account && registeredRooms().some(({ pages }) => pages.some(({ path }) => path === accountPath))
  const more: MenuEntry[] = [
    { rule: true },
    ...(hasAccountPage ? [{ label: t('account.own'), icon: 'key', to: accountPath } as const] : []),
    { label: t('account.help'), icon: 'help', onSelect: onHelp },
    { label: t('account.apiDocs'), icon: 'document', to: '/api-docs' },
  ]
  return (
    <>
      <ClockNote />
      <Menu
        label={account ? t('account.menu', { name: account.name }) : t('account.settings')}
        icon={account ? 'user' : 'theme'}
        iconOnly
        entries={[
          ...(account
            ? [
                { heading: account.name },
                ...account.posts.map((post) => ({ heading: postWords(post.title, post.areaName) })),
                { rule: true } as const,
              ]
            : []),
          ...clock,
          ...settings,
          ...more,
          ...(account
            ? [
                { rule: true } as const,
                { label: t('account.signOut'), icon: 'back', onSelect: () => void signOut() } as const,
              ]
            : []),
        ]}
      />
      {session && !account && (
        <LinkButton to="/sign-in" look="main">
          {t('signIn.title')}
        </LinkButton>
      )}
    </>
  )
}

/** While the server's clock is not the wall's, says so: nobody may take a replayed day for today. */
function ClockNote() {
  const t = useWords(appWords)
  const clock = useClockText()
  if (!clock) return null
  return (
    <span className={styles.clock} title={t('clock.now', { at: clock.at })}>
      <span>{clock.label} </span>
      <b>{clock.at}</b>
    </span>
  )
}

function useClockText(): { readonly label: string; readonly at: string } | undefined {
  const now = useNow()
  const session = useSession()
  const t = useWords(appWords)
  const kind = cityClockKind()
  if (!session || kind === 'wall') return undefined
  return { label: t(kind === 'replay' ? 'clock.replay' : 'clock.fixed'), at: showMoment(now) }
}

function useSettingEntries(): readonly MenuEntry[] {
  const [language, setLanguage] = useLanguage()
  const [theme, setTheme] = useTheme()
  const choices: readonly (readonly [ThemeChoice, string, string])[] = [
    ['system', 'Theo máy', 'System theme'],
    ['light', 'Sáng', 'Light'],
    ['dark', 'Tối', 'Dark'],
  ]
  return [
    { label: 'Tiếng Việt', checked: language === 'vi', onSelect: () => setLanguage('vi') },
    { label: 'English', checked: language === 'en', onSelect: () => setLanguage('en') },
    { rule: true },
    ...choices.map(([choice, vi, en]) => ({
      label: language === 'vi' ? vi : en,
      checked: theme === choice,
      onSelect: () => setTheme(choice),
    })),
  ]
}
