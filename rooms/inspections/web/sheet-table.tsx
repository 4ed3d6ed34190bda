import { showNumber, useReading, useWords } from '#platform/web'
import { Tag } from '#ui'
import { inspectionPageWords } from './inspection.words.ts'
import type { InspectionDetails } from './inspection-details.ts'
import styles from './inspections.module.css'

/** The answers to one checklist as they were given, from the version they were given to. */
export function SheetTable({ sheet }: { readonly sheet: InspectionDetails['sheets'][number] }) {
  const t = useWords(inspectionPageWords)
  const reading = useReading()
  const { answered, asked, failed } = sheet
  return (
    <div className={styles.campaign}>
      <p>
        <strong>{reading(sheet.title)}</strong>{' '}
        <span className={styles.quiet}>
          {t('checklist.version', { version: sheet.version })} · {t('checklist.state', { answered, asked, failed })}
        </span>{' '}
        {sheet.olderVersion && <Tag tone="soon">{t('checklist.older')}</Tag>}
      </p>
      <table className={styles.answers}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('checklist.item')}</th>
            <th scope="col">{t('checklist.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.answers.map((answer) => (
            <tr key={answer.item}>
              <th scope="row">
                {reading(answer.text)}
                {answer.note && <span className={`${styles.quiet} ${styles.said}`}> — {answer.note}</span>}
              </th>
              <td data-verdict={answer.verdict ?? undefined}>
                {answer.number !== null
                  ? showNumber(answer.number)
                  : answer.verdict
                    ? t(`verdict.${answer.verdict}`)
                    : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
