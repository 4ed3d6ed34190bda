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

/** What is to be said of a document beside its name, the gravest first; nothing where all is well. */
function useMarks(): (
  document: DocumentLine,
) => readonly { readonly tone: 'quiet' | 'soon' | 'warn'; readonly text: string }[] {
  const t = useWords(documentWords)
  const reading = useReading()
  return ({ state, stub, missingNumber, datedAhead, standing }) => {
    const ways = [
      [standing === 'review-due', 'warn', reading(standingWords['review-due'])],
      [missingNumber && !stub, 'soon', t('no-number')],
      [datedAhead, 'soon', t('dated-ahead')],
      [state === 'draft', 'quiet', t('draft')],
      [state === 'revoked', 'quiet', t('revoked')],
      [stub, 'quiet', t('stub')],
    ] as const
    return ways.filter(([is]) => is).map(([, tone, text]) => ({ tone, text }))
  }
}

/** Everything to be said of a document. */
export function DocumentMarks({ document }: { readonly document: DocumentLine }) {
  const marks = useMarks()(document)
  return (
    <span className={styles.marks}>
      {marks.map(({ tone, text }) => (
        <Tag key={text} tone={tone}>
          {text}
        </Tag>
      ))}
    </span>
  )
}

/** The gravest thing to be said of a document, for a list. */
export function FirstMark({ document }: { readonly document: DocumentLine }) {
  const [mark] = useMarks()(document)
  return mark ? <Tag tone={mark.tone}>{mark.text}</Tag> : null
}

/** How a document stands, in words: `ngày 4/15`, `hết hiệu lực`. */
export function useStanding(): (document: DocumentLine) => string {
  const reading = useReading()
  return ({ state, standing, day, of }) => {
    if (state === 'draft') return ''
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
