import type { Instant } from '#kit'
import { type Say, showMomentShort, useReading, useWords } from '#platform/web'
import { Tag } from '#ui'
import { type DocumentLine, standingWords } from '../domain/index.ts'
import styles from './documents.module.css'
import { type DocumentWord, documentWords } from './documents.words.ts'

/** Address of a document's page. */
export function documentPath(id: string, tab?: string): string {
  return `/documents/${id}${tab === undefined ? '' : `?tab=${tab}`}`
}

/** What is to be said of a document beside its name; nothing where all is well. */
export function DocumentMarks({ document }: { readonly document: DocumentLine }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const { state, stub, missingNumber, datedAhead, standing } = document
  return (
    <span className={styles.marks}>
      {state === 'draft' && <Tag>{t('draft')}</Tag>}
      {state === 'revoked' && <Tag>{t('revoked')}</Tag>}
      {stub && <Tag>{t('stub')}</Tag>}
      {missingNumber && !stub && <Tag tone="soon">{t('no-number')}</Tag>}
      {datedAhead && <Tag tone="soon">{t('dated-ahead')}</Tag>}
      {standing === 'review-due' && <Tag tone="warn">{reading(standingWords[standing])}</Tag>}
    </span>
  )
}

/** How a document stands, in words: `ngày 4/15`, `hết hiệu lực`. */
export function useStanding(): (document: DocumentLine) => string {
  const reading = useReading()
  const t = useWords(documentWords)
  return ({ state, standing, day, of }) => {
    if (state === 'draft') return t('draft')
    if (standing === null) return ''
    if (day === null) return reading(standingWords[standing])
    return reading({
      vi: `ngày ${of === null ? day : `${day}/${of}`}`,
      en: `day ${of === null ? day : `${day}/${of}`}`,
    })
  }
}

/** From when until when, in words. */
export function sayValidity(
  t: Say<DocumentWord>,
  { effectiveFrom, effectiveTo, reviewAt }: Pick<DocumentLine, 'effectiveFrom' | 'effectiveTo' | 'reviewAt'>,
): string {
  if (effectiveFrom === null) return ''
  const from = showMomentShort(effectiveFrom as Instant)
  if (effectiveTo !== null) return t('from-to', { from, to: showMomentShort(effectiveTo as Instant) })
  if (reviewAt !== null) return t('from-review', { from, review: showMomentShort(reviewAt as Instant) })
  return t('from-only', { from })
}

/** The issuer with its area: "Quận ủy, Quận Ba Đình"; the city's own names say it already. */
export function useIssuerName(): (document: Pick<DocumentLine, 'issuer'>) => string {
  const reading = useReading()
  return ({ issuer }) => {
    const name = reading(issuer.name)
    return issuer.area === null || issuer.area.id === 1 ? name : `${name}, ${issuer.area.name}`
  }
}
