import type { ReactNode } from 'react'
import type { Day } from '#kit'
import { type Say, showDay, showNumber, useReading, useWords } from '#platform/web'
import type { AreaSignalView, RtView } from '../domain/index.ts'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'
import { sayRt } from './rt-mark.tsx'

type Words = Say<keyof typeof signalWords.vi>
interface OfPage {
  readonly page: AreaSignalView
}

const one = (value: number) => showNumber(value, 1)
const sayDays = (days: readonly string[]) => days.map((day) => showDay(day as Day)).join(', ')
const percent = (share: number) => showNumber(share * 100, 1)

/** A number with its name above and what it means below. */
export function Finding({
  title,
  value,
  children,
}: {
  readonly title: string
  readonly value?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <div className={styles.finding}>
      <h3>{title}</h3>
      {value !== undefined && <p className={styles.big}>{value}</p>}
      {children}
    </div>
  )
}

/** R in words: how many people ten cases infect, how sure it is on which side of 1, from which cases. */
export function RtFinding({ page }: OfPage) {
  const t = useWords(signalWords)
  const reading = useReading()
  const { rt } = page.itself
  if (rt.state !== 'estimated') {
    return (
      <Finding title={t('rt.title')}>
        <p className={styles.thin}>{sayNoRt(rt, page, t)}</p>
      </Finding>
    )
  }
  const { mean, sd, title, sure } = page.parameters
  const tenfold = (value: number) => showNumber(Math.round(value * 10))
  const basis = {
    count: rt.cases,
    window: rt.window,
    mean: one(mean),
    sd: one(sd),
    variant: reading(title),
    sure: t(`sure.${sure}`),
  }
  return (
    <Finding title={t('rt.title')} value={sayRt(t, rt)}>
      <p>{t('rt.say', { ten: tenfold(rt.median), low: tenfold(rt.interval.low), high: tenfold(rt.interval.high) })}</p>
      <p>{saySure(rt.above, t)}</p>
      {rt.isWidened && (
        <p className={styles.note}>{t('rt.widened', { least: page.thin.leastCases, window: rt.window })}</p>
      )}
      <p className={styles.note}>{t('rt.basis', basis)}</p>
      <Source text={page.parameters.sourceText} />
    </Finding>
  )
}

function Source({ text }: { readonly text: string }) {
  const t = useWords(signalWords)
  return (
    <details className={styles.behind}>
      <summary>{t('rt.source')}</summary>
      <p className={styles.note}>{text}</p>
    </details>
  )
}

function sayNoRt(rt: Exclude<RtView, { state: 'estimated' }>, { thin, itself }: AreaSignalView, t: Words): string {
  if (rt.state === 'backlog') return t('backlog.say', { days: sayDays(itself.suspected) })
  if (!('cases' in rt)) return t('rt.too-early.say')
  return t(`rt.${rt.state}.say`, { count: rt.cases, window: rt.window, least: thin.leastCases })
}

/** Never “100 %”: nothing here is that sure. */
function saySure(above: number, t: Words): string {
  const share = (value: number) => (value > 0.999 ? `> ${showNumber(99.9)}` : showNumber(Math.round(value * 1000) / 10))
  if (above >= 0.9) return t('rt.sure.above', { share: share(above) })
  if (above <= 0.1) return t('rt.sure.below', { share: share(1 - above) })
  return t('rt.sure.unclear', { share: share(above) })
}

/** Growth by day and doubling time in words. */
export function GrowthFinding({ page }: OfPage) {
  const t = useWords(signalWords)
  const { growth, suspected } = page.itself
  if (growth.state !== 'fitted') {
    const said =
      growth.state === 'backlog'
        ? t('backlog.say', { days: sayDays(suspected) })
        : 'cases' in growth
          ? t('growth.too-few', { count: growth.cases, days: growth.days })
          : t('growth.none')
    return (
      <Finding title={t('growth.title')}>
        <p className={styles.thin}>{said}</p>
      </Finding>
    )
  }
  const { daily, interval, change } = growth
  const isUp = daily >= 0
  const ends = [interval.low, interval.high].map((end) => percent(isUp ? end : -end))
  const [low, high] = isUp ? ends : ends.toReversed()
  const spanned = change.span && { days: one(change.days), low: one(change.span.low), high: one(change.span.high) }
  return (
    <Finding title={t('growth.title')}>
      <p>
        {t(isUp ? 'growth.up' : 'growth.down', { daily: percent(Math.abs(daily)), low: low ?? '', high: high ?? '' })}
      </p>
      {spanned ? <p>{t(`growth.${change.kind}`, spanned)}</p> : <p className={styles.note}>{t('growth.unclear')}</p>}
    </Finding>
  )
}

/** What the last days will be when all is in. */
export function NowcastFinding({ page }: OfPage) {
  const t = useWords(signalWords)
  const week = page.days.slice(-7)
  const sum = (of: (day: (typeof week)[number]) => number) => week.reduce((total, day) => total + of(day), 0)
  const known = sum((day) => day.known)
  const isNew = week.some(({ high }) => high === null)
  const [low, high] = [sum((day) => day.low), sum((day) => day.high ?? 0)]
  const [first, second] = page.delays.within
  const said = isNew ? (known === 0 ? 'now.new.none' : 'now.new') : high > known ? 'now.say' : 'now.whole'
  return (
    <Finding title={t('now.title')}>
      <p>{t(said, { known, low: showNumber(low), high: showNumber(high) })}</p>
      <p className={styles.note}>
        {page.delays.cases === null || first === undefined
          ? t('now.no-delays')
          : t('now.delays', { first: percent(first), second: percent(second ?? 1) })}
      </p>
    </Finding>
  )
}
