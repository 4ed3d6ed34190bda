import { useReading, useWords } from '#platform/web'
import { Note } from '#ui'
import type { ReportPage } from '../domain/index.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { sayFlaw } from './say-footing.ts'

/** What does not agree in a report, in sentences; nothing where all does. */
export function FlawNote({ page }: { readonly page: ReportPage }) {
  const t = useWords(reportWords)
  if (page.flaws.length === 0) return null
  return (
    <Note tone="warn" icon="warning" title={t('flaws.title')}>
      <FlawLines page={page} />
    </Note>
  )
}

/** The sentences alone, for a dialog that asks to own them. */
export function FlawLines({ page }: { readonly page: ReportPage }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const figureOf = (key: string) => page.figures[page.indicators.findIndex((one) => one.key === key)] ?? null
  return (
    <ul className={styles.plain}>
      {page.flaws.map((flaw) => (
        <li key={`${flaw.kind} ${flaw.total}`}>
          {sayFlaw(flaw, { indicators: page.indicators, figureOf }, { t, reading })}
        </li>
      ))}
    </ul>
  )
}
