import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from '#platform/web'
import { Icon, type IconName } from '#ui'
import styles from './parts.module.css'

/** A thing to do, as large as a thumb in a glove. */
export function BigAction({
  to,
  icon,
  isMain = false,
  children,
}: {
  readonly to: string
  readonly icon: IconName
  readonly isMain?: boolean | undefined
  readonly children: ReactNode
}) {
  return (
    <Link to={to} className={styles.action} data-look={isMain ? 'main' : undefined}>
      <Icon name={icon} size={32} />
      <span>{children}</span>
    </Link>
  )
}

/** Actions below one another. */
export function BigActions({ children }: { readonly children: ReactNode }) {
  return <nav className={styles.actions}>{children}</nav>
}

interface BigButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'main' | 'plain' | 'danger' | 'quiet' | undefined
}

/** The button of a screen. */
export function BigButton({ look = 'main', type = 'button', ...rest }: BigButtonProps) {
  return <button type={type} className={styles.big} data-look={look} {...rest} />
}

/** One of a few answers. */
export interface BigOption<V extends string> {
  readonly value: V
  readonly label: string
  readonly tone?: 'good' | 'alarm' | undefined
}

/** A few answers side by side, in two columns where their words need it, each as large as a thumb. */
export function BigChoice<V extends string>({
  label,
  name,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly name: string
  readonly value: V | undefined
  readonly options: readonly BigOption<V>[]
  readonly onChange: (value: V) => void
}) {
  return (
    <div
      className={styles.choice}
      data-many={(options.length > 3 && options.some((one) => one.label.length > 12)) || undefined}
      role="radiogroup"
      aria-label={label}
    >
      {options.map((option) => (
        <label key={option.value} data-tone={option.tone}>
          <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </div>
  )
}

/** A line to press in a list. */
export function PressRow({
  title,
  small,
  end,
  onPress,
}: {
  readonly title: string
  readonly small?: ReactNode
  readonly end?: ReactNode
  readonly onPress: () => void
}) {
  return (
    <button type="button" className={styles.row} onClick={onPress}>
      <span>
        <span className={styles.title}>{title}</span>
        {small && <span className={styles.small}>{small}</span>}
      </span>
      {end ?? <Icon name="right" size={20} />}
    </button>
  )
}
