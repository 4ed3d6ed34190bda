import { type Say, useWords } from '#platform/web'
import type { RtView } from '../domain/index.ts'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'

const width = 212
const roof = 3
const x = (value: number) => (Math.min(value, roof) / roof) * width

/** R with its interval on a scale from 0 to 3 with a line at 1; where there is none, why, in grey. */
export function RtMark({ rt }: { readonly rt: RtView }) {
  const t = useWords(signalWords)
  if (rt.state !== 'estimated') {
    const count = 'cases' in rt ? rt.cases : 0
    return <p className={styles.thin}>{t(`rt.${rt.state}`, { count, window: 'window' in rt ? rt.window : 0 })}</p>
  }
  const { interval, middleHalf, median } = rt
  return (
    <p className={styles.rt}>
      <span data-widened={rt.isWidened || undefined}>{sayRt(t, rt)}</span>
      <svg viewBox={`0 0 ${width} 14`} aria-hidden="true">
        <line className={styles.base} x1={0} x2={width} y1={7} y2={7} />
        <rect className={styles.wide} x={x(interval.low)} y={4} width={x(interval.high) - x(interval.low)} height={6} />
        <rect
          className={styles.middle}
          x={x(middleHalf.low)}
          y={4}
          width={x(middleHalf.high) - x(middleHalf.low)}
          height={6}
        />
        <line className={styles.one} x1={x(1)} x2={x(1)} y1={0} y2={14} />
        <circle className={styles.dot} cx={x(median)} cy={7} r={2.6} />
      </svg>
    </p>
  )
}

/** Two decimals, always: `1,00` says more than `1`. */
export function showTwo(value: number): string {
  return value.toFixed(2).replace('.', ',')
}

/** `Rt 1,32 (1,05–1,63)`. */
export function sayRt(t: Say<'rt.value'>, rt: RtView & { state: 'estimated' }): string {
  const two = showTwo
  return t('rt.value', { median: two(rt.median), low: two(rt.interval.low), high: two(rt.interval.high) })
}
