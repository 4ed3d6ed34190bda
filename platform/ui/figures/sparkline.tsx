import styles from './sparkline.module.css'

const width = 72
const height = 22

/** A small trend beside a number: bars from zero, the last one (the number itself) in ink, a missing day left empty. */
export function Sparkline({
  values,
  label,
}: {
  readonly values: readonly (number | null)[]
  readonly label?: string | undefined
}) {
  const top = Math.max(1, ...values.map((value) => value ?? 0))
  const step = width / Math.max(values.length, 1)
  const bar = Math.max(1, Math.min(step - 1.5, 7))
  return (
    <svg
      className={styles.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {values.map((value, index) => {
        if (value === null)
          return (
            <circle key={`gap-${index + 1}`} className={styles.gap} cx={index * step + bar / 2} cy={height - 2} r="1" />
          )
        const size = Math.max((value / top) * (height - 2), 1)
        return (
          <rect
            key={`day-${index + 1}`}
            className={styles.bar}
            data-last={index === values.length - 1 || undefined}
            x={index * step}
            y={height - size}
            width={bar}
            height={size}
          />
        )
      })}
    </svg>
  )
}
