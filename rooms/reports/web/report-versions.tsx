import type { Figure, Instant } from '#kit'
import { Link, showFigure, useReading, useWords } from '#platform/web'
import { Timeline } from '#ui'
import type { ReportPage } from '../domain/index.ts'
import { reportPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'

/** Every version, the newest first: who, when, late or not, why, and what changed. Nothing is ever lost. */
export function ReportVersions({ page }: { readonly page: ReportPage }) {
  const t = useWords(reportWords)
  return (
    <Timeline
      label={t('one.history')}
      events={page.versions.map((version) => ({
        id: version.id,
        at: version.recordedAt as Instant,
        title: <VersionTitle page={page} version={version} />,
        detail: <VersionDetail page={page} version={version} />,
        ...(version.late ? { tone: 'warn' as const } : {}),
      }))}
    />
  )
}

interface VersionProps {
  readonly page: ReportPage
  readonly version: ReportPage['versions'][number]
}

function VersionTitle({ page, version }: VersionProps) {
  const t = useWords(reportWords)
  const first = page.versions.at(-1)?.id === version.id ? 'one.history.first' : 'one.history.again'
  const name = version.version === 1 ? t(first) : t('one.history.correction', { count: version.version - 1 })
  const isHere = version.id === page.report.id
  return (
    <>
      {isHere ? <strong>{name}</strong> : <Link to={reportPath(version.id)}>{name}</Link>}
      {isHere && page.versions.length > 1 && <span className={styles.aside}> · {t('one.history.here')}</span>}
      {version.late && <span className={styles.late}> · {t('one.late')}</span>}
    </>
  )
}

function VersionDetail({ page, version }: VersionProps) {
  const t = useWords(reportWords)
  const reading = useReading()
  const nameOf = (key: string) => {
    const found = page.indicators.find((indicator) => indicator.key === key)
    return found ? reading(found.title) : key
  }
  const show = (figure: Figure | null) => (figure === null ? t('one.not-stated') : showFigure(figure))
  return (
    <ul className={styles.plain}>
      {version.by && <li>{version.by}</li>}
      {version.withdrawnReason !== null && <li>{t('one.history.withdrawn', { reason: version.withdrawnReason })}</li>}
      {version.reason && <li>{t('one.history.reason', { reason: version.reason })}</li>}
      {version.changes.map(({ key, before, after }) => (
        <li key={key}>{t('one.history.change', { name: nameOf(key), before: show(before), after: show(after) })}</li>
      ))}
    </ul>
  )
}
