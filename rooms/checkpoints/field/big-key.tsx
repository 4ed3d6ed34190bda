import type { ReactNode } from 'react'
import { Icon, type IconName } from '#ui'
import styles from './post.module.css'

/** A key of the post: colour, drawing and word say the same, so that none of them is needed alone. */
export function BigKey({
  icon,
  tone,
  small,
  isWide = false,
  isTall = false,
  onPress,
  children,
}: {
  readonly icon?: IconName | undefined
  readonly tone?: 'good' | 'alarm' | 'emergency' | undefined
  readonly small?: string | undefined
  readonly isWide?: boolean | undefined
  readonly isTall?: boolean | undefined
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className={styles.key}
      data-tone={tone}
      data-wide={isWide || undefined}
      data-tall={isTall || undefined}
      onClick={onPress}
    >
      {icon && <Icon name={icon} size={32} />}
      <span>
        {children}
        {small && <small>{small}</small>}
      </span>
    </button>
  )
}

/** Keys two by two. */
export function BigKeys({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.keys} aria-label={label} style={{ border: 0, margin: 0, padding: 0 }}>
      {children}
    </fieldset>
  )
}

/** How many: two keys and a number, no keyboard. */
export function HowMany({
  label,
  less,
  more,
  value,
  most,
  onChange,
}: {
  readonly label: string
  readonly less: string
  readonly more: string
  readonly value: number
  readonly most: number
  readonly onChange: (next: number) => void
}) {
  return (
    <div className={styles.count}>
      <span id="how-many">{label}</span>
      <button
        type="button"
        className={styles.step}
        aria-label={less}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output aria-labelledby="how-many">{value}</output>
      <button
        type="button"
        className={styles.step}
        aria-label={more}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  )
}
