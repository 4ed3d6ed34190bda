import { type ReactNode, useRef } from 'react'
import type { Words } from '#kit'
import { Link, type NavigationEntry, useReading, useWords } from '#platform/web'
import { Icon } from '../controls/icon.tsx'
import { Menu } from '../controls/menu.tsx'
import { Toasts } from '../controls/toast.tsx'
import { uiWords } from '../words.ts'
import styles from './app-shell.module.css'
import { LiveMark } from './live-mark.tsx'
import { useFit } from './use-fit.ts'

/** A door with the wing it stands in: wings follow one another, each under its title in the menu of further doors. */
export interface Door extends NavigationEntry {
  readonly wing?: { readonly at: number; readonly title?: Words } | undefined
}

interface AppShellProps {
  readonly navigation: readonly Door[]
  readonly onSearch: () => void
  /** Nobody is signed in: a narrow bar keeps its room for the way in. */
  readonly isVisitor?: boolean
  /** Right end of the bar: the account's menu. */
  readonly account: ReactNode
  readonly children: ReactNode
}

/** Room for the button to the other doors, and for a count that comes later. */
const moreWidth = 140
const inBottom = 4

/** The frame around every page: skip link, bar with the doors, on phones the doors at the thumb, the lines of what was done. */
export function AppShell({ navigation, onSearch, isVisitor = false, account, children }: AppShellProps) {
  const t = useWords(uiWords)
  const entries = [...navigation].sort(
    (left, right) => (left.wing?.at ?? 0) - (right.wing?.at ?? 0) || left.order - right.order,
  )
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t('skip')}
      </a>
      <header className={styles.top} data-visitor={isVisitor || undefined}>
        <Link to="/" className={styles.brand}>
          <BrandMark />
          Nhạc Trưởng
        </Link>
        <BarNavigation entries={entries} />
        <div className={styles.tools}>
          <LiveMark />
          <button
            type="button"
            className={styles.search}
            onClick={onSearch}
            aria-label={t('search.all')}
            aria-keyshortcuts="Control+K"
          >
            <Icon name="search" />
            <span>{t('search')}</span>
            <kbd>Ctrl K</kbd>
          </button>
          {account}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {entries.length > 0 && (
        <nav className={styles.bottom} aria-label={t('menu')}>
          {entries.slice(0, inBottom).map((entry) => (
            <Entry key={entry.to} entry={entry} hasIcon />
          ))}
          <div className={styles.more}>
            <MoreMenu entries={entries.slice(inBottom)} opensUp />
          </div>
        </nav>
      )}
      <Toasts />
    </div>
  )
}

/** The doors in the bar: as many as fit, the others behind one button. */
function BarNavigation({ entries }: { readonly entries: readonly Door[] }) {
  const t = useWords(uiWords)
  const reading = useReading()
  const bar = useRef<HTMLElement>(null)
  const fits = useFit(bar, entries.length, entries.map(({ label }) => reading(label)).join(), moreWidth)
  return (
    <nav ref={bar} className={styles.nav} aria-label={t('menu')}>
      {entries.slice(0, fits).map((entry) => (
        <Entry key={entry.to} entry={entry} />
      ))}
      <MoreMenu entries={entries.slice(fits)} />
    </nav>
  )
}

function Entry({
  entry,
  hasIcon = false,
}: {
  readonly entry: NavigationEntry
  readonly hasIcon?: boolean | undefined
}) {
  const reading = useReading()
  const count = entry.useCount?.()
  return (
    <Link to={entry.to} marksCurrent className={styles.entry}>
      {hasIcon && <Icon name={entry.icon} size={18} />}
      {reading(entry.label)}
      {count !== undefined && count > 0 && <span className={styles.badge}>{count > 99 ? '99+' : count}</span>}
    </Link>
  )
}

function MoreMenu({
  entries,
  opensUp = false,
}: {
  readonly entries: readonly Door[]
  readonly opensUp?: boolean | undefined
}) {
  const t = useWords(uiWords)
  const reading = useReading()
  if (entries.length === 0) return null
  return (
    <Menu
      label={t('more')}
      icon={opensUp ? 'menu' : 'more'}
      side={opensUp ? 'end' : 'start'}
      opensUp={opensUp}
      isWide
      entries={entries.flatMap(({ label, icon, to, wing }, at) => {
        const line = { label: reading(label), icon, to }
        const begins = wing?.title !== undefined && entries[at - 1]?.wing?.at !== wing.at
        return begins ? [{ heading: reading(wing.title as Words) }, line] : [line]
      })}
    />
  )
}

/** The mark of the house: a baton over three lines. */
export function BrandMark({ size = 22 }: { readonly size?: number | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 19h18M3 14h9M3 9h5" />
      <path d="M10 16L20 4" strokeWidth="2.6" />
      <circle cx="9.4" cy="16.6" r="1.6" fill="currentColor" stroke="none" />
    </svg>
  )
}
