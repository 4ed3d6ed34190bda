import { toInstant } from '#kit'
import { Banner, type NoticeLine, ShortNotice } from '#platform/field'
import { type Say, showMomentShort, useReading, useWords } from '#platform/web'
import { type PassVerdict, passKindWords } from '#rooms/passes/domain'
import { Icon } from '#ui'
import styles from './post.module.css'
import { postWords } from './post.words.ts'
import { headOf } from './verdict-words.ts'

const icons = { good: 'check', ask: 'help', refused: 'close', other: 'help' } as const
const advice = {
  good: 'verdict.goodDo',
  ask: 'verdict.askDo',
  refused: 'verdict.refusedDo',
  other: 'verdict.otherDo',
} as const

/** The verdict as it is read in the sun: colour, drawing and word; why; what to do. */
export function VerdictCard({ verdict }: { readonly verdict: PassVerdict }) {
  const t = useWords(postWords)
  const reading = useReading()
  const { claims, reasons } = verdict
  const head = headOf(verdict)
  // A receipt bears no name that could be compared.
  const todo = head === 'good' && claims?.kind === 'receipt' ? 'verdict.receiptDo' : advice[head]
  return (
    <section role="status" aria-live="assertive" className={styles.stack}>
      <div className={styles.verdict} data-verdict={head === 'other' ? 'ask' : head}>
        <Icon name={icons[head]} size={36} />
        <strong>{t(`verdict.${head}`)}</strong>
        {claims && (
          <span>
            {reading(passKindWords[claims.kind])} ·{' '}
            {t('verdict.until', { at: showMomentShort(toInstant(claims.until)) })}
            {claims.kind === 'permit' && ` · ${t('verdict.persons', { count: claims.persons })}`}
          </span>
        )}
      </div>
      <ShortNotice
        lines={linesOf(
          head,
          reasons.map(({ words }) => reading(words)),
          t(todo),
        )}
      />
    </section>
  )
}

/** Why, and what to do: a line each, so that the keys below stay where the thumb expects them. */
function linesOf(head: ReturnType<typeof headOf>, reasons: readonly string[], todo: string): readonly NoticeLine[] {
  const tone = head === 'ask' ? 'soon' : undefined
  const why = reasons.length > 0 ? [{ key: 'why', tone, isStrong: true, words: reasons.join(' · ') } as const] : []
  return [...why, { key: 'todo', words: todo }]
}

/** How old the phone's knowledge is that the verdict rests on: below the keys, so that they stay under the thumb. */
export function KnowledgeAge({
  verdict,
  keysAt,
}: {
  readonly verdict: PassVerdict
  readonly keysAt: string | undefined
}) {
  const t = useWords(postWords)
  const { keysAgeHours, filterAgeHours } = verdict
  return (
    <>
      {keysAgeHours !== null && <Banner tone="soon">{t('keys.old', { age: ageOf(t, keysAgeHours) })}</Banner>}
      {filterAgeHours !== null && <Banner tone="soon">{t('filter.old', { age: ageOf(t, filterAgeHours) })}</Banner>}
      <p className={styles.small}>
        {keysAt ? t('keys.asOf', { at: showMomentShort(toInstant(keysAt)) }) : t('keys.none')}
      </p>
    </>
  )
}

function ageOf(t: Say<keyof typeof postWords.vi>, hours: number): string {
  return hours < 48 ? t('age.hours', { count: hours }) : t('age.days', { count: Math.floor(hours / 24) })
}
