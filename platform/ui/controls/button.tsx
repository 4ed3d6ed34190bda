import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from '#platform/web'
import styles from './button.module.css'
import { Icon, type IconName } from './icon.tsx'

/** `main`: the one thing to do here; `plain`; `quiet`: in bars; `danger`: hard to take back. */
export type ButtonLook = 'main' | 'plain' | 'quiet' | 'danger'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook | undefined
  readonly icon?: IconName | undefined
  /** Its work is under way: the press is not lost and not repeated. */
  readonly busy?: boolean | undefined
}

/** A button with words. */
export function Button({
  look = 'plain',
  icon,
  busy = false,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={styles.button}
      data-look={look}
      aria-busy={busy || undefined}
      onClick={busy ? swallow : onClick}
      {...rest}
    >
      {busy ? <span className={styles.wait} /> : icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children'> {
  readonly icon: IconName
  /** What it does: read aloud, and shown on hover. */
  readonly label: string
}

/** A button that is only a drawing; its `label` is its name. */
export function IconButton({ icon, label, look = 'quiet', busy = false, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      className={styles.button}
      data-look={look}
      data-square=""
      aria-label={label}
      title={label}
      aria-busy={busy || undefined}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({
  to,
  look = 'plain',
  icon,
  children,
  download,
}: {
  readonly to: string
  readonly look?: ButtonLook | undefined
  readonly icon?: IconName | undefined
  readonly children: ReactNode
  readonly download?: boolean | undefined
}) {
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  if (download)
    return (
      <a href={to} download className={styles.button} data-look={look}>
        {content}
      </a>
    )
  return (
    <Link to={to} className={styles.button} data-look={look}>
      {content}
    </Link>
  )
}

function swallow(event: { preventDefault: () => void }): void {
  event.preventDefault()
}
