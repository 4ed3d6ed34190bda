import type { ReactNode } from 'react'
import styles from './timeline.module.css'
import type { TimeChart, TimeRow } from './timeline-layout.ts'
import { signs } from './timeline-signs.ts'

const barHeights = { infectious: 10, exposure: 12, isolated: 6 } as const
const rowHeight = 26

/** One person over the days: bars for stretches, signs for moments. */
export function TimelineRow({
  chart,
  row,
  children,
}: {
  readonly chart: TimeChart
  readonly row: TimeRow | undefined
  readonly children: ReactNode
}) {
  const middle = rowHeight / 2
  const percent = (share: number) => `${100 * share}%`
  return (
    <div className={styles.row}>
      <span className={styles.name}>{children}</span>
      <svg className={styles.plot} height={rowHeight} width="100%" aria-hidden="true">
        {chart.days.map(({ day, at, isWeekend }) => (
          <g key={day}>
            {isWeekend && (
              <rect
                className={styles.weekend}
                x={percent(at)}
                width={percent(1 / chart.days.length)}
                height={rowHeight}
              />
            )}
            <line className={styles.rule} x1={percent(at)} x2={percent(at)} y1={0} y2={rowHeight} />
          </g>
        ))}
        {row?.bars.map(({ kind, from, to }) => (
          <rect
            key={kind}
            className={styles.bar}
            data-kind={kind}
            x={percent(from)}
            width={percent(Math.max(to - from, 0.004))}
            y={middle - barHeights[kind] / 2}
            height={barHeights[kind]}
            rx={2}
          />
        ))}
        {row?.marks.map(({ kind, at }) => (
          <svg key={kind} x={percent(at)} y={middle} overflow="visible" aria-hidden="true">
            <path className={styles.mark} data-kind={kind} d={signs[kind]} />
          </svg>
        ))}
        <line className={styles.now} x1={percent(chart.now)} x2={percent(chart.now)} y1={0} y2={rowHeight} />
      </svg>
    </div>
  )
}
