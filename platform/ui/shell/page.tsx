import { type ReactNode, useEffect } from 'react'
import { Link, useWords } from '#platform/web'
import { Icon } from '../controls/icon.tsx'
import { uiWords } from '../words.ts'
import styles from './page.module.css'

interface PageFrameProps {
  readonly title: string
  /** Above the title: a {@link Breadcrumb}. */
  readonly above?: ReactNode
  /** One sentence under the title. */
  readonly lead?: ReactNode
  /** Buttons for the whole page, the main one first. */
  readonly actions?: ReactNode
  /** A line between thin rules under the title: what is in force, the day bar, who is on duty. */
  readonly strip?: ReactNode
  /** `reading`: one column of text or form width. */
  readonly width?: 'full' | 'reading' | undefined
  /** False where the title is said by something else (a breadcrumb): it stays for screen readers. */
  readonly showsTitle?: boolean | undefined
  readonly children: ReactNode
}

/** The frame of every page: title (also of the browser's tab), actions, content. */
export function Page({
  title,
  above,
  lead,
  actions,
  strip,
  width = 'full',
  showsTitle = true,
  children,
}: PageFrameProps) {
  useEffect(() => {
    document.title = `${title} · Nhạc Trưởng`
  }, [title])
  return (
    <div className={styles.page} data-width={width}>
      <div className={styles.head}>
        <div className={styles.words}>
          {above}
          <h1 className={showsTitle ? undefined : 'visually-hidden'}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </div>
      {strip && <div className={styles.strip}>{strip}</div>}
      {children}
    </div>
  )
}

interface SectionProps {
  readonly title: string
  /** The whole list behind this part: makes the title a link. */
  readonly to?: string | undefined
  /** Right of the title: a count, a choice. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** A part of a page under a thin rule. */
export function Section({ title, to, note, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{to ? <Link to={to}>{title}</Link> : title}</h2>
        {note && <div className={styles.note}>{note}</div>}
      </div>
      {children}
    </section>
  )
}

/** Three places side by side (map, gaps, mine). On a phone one column, where the second place comes first, the map last. */
export function ThreeColumns({ children }: { readonly children: readonly [ReactNode, ReactNode, ReactNode] }) {
  const [first, second, third] = children
  return (
    <div className={styles.board}>
      <div>{first}</div>
      <div>{second}</div>
      <div>{third}</div>
    </div>
  )
}

/** Two places side by side, one column on a phone. */
export function TwoColumns({ children }: { readonly children: readonly [ReactNode, ReactNode] }) {
  const [first, second] = children
  return (
    <div className={styles.board} data-columns="2">
      <div>{first}</div>
      <div>{second}</div>
    </div>
  )
}

/** One step of the way down to where the reader is. */
export interface Crumb {
  readonly label: string
  readonly to?: string | undefined
}

/** The way from the top to here, upward by links; the last one is here. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useWords(uiWords)
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.crumbs}>
        {crumbs.map(({ label, to }, index) => (
          <li key={to ?? label}>
            {index > 0 && <Icon name="right" size={10} />}
            {index === crumbs.length - 1 || !to ? (
              <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>{label}</span>
            ) : (
              <Link to={to}>{label}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
