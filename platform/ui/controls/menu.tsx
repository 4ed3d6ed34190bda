import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Link } from '#platform/web'
import buttonStyles from './button.module.css'
import { Icon, type IconName } from './icon.tsx'
import styles from './menu.module.css'

/** One line of a menu: it goes somewhere (`to`), does something (`onSelect`), or is a heading or a rule between groups. */
export type MenuEntry =
  | { readonly label: string; readonly icon?: IconName | undefined; readonly to: string }
  | {
      readonly label: string
      readonly icon?: IconName | undefined
      readonly onSelect: () => void
      readonly checked?: boolean | undefined
      readonly look?: 'danger' | undefined
    }
  | { readonly heading: string }
  | { readonly rule: true }

interface MenuProps {
  /** Name of the button; shown as words unless `iconOnly`. */
  readonly label: string
  readonly icon?: IconName | undefined
  readonly iconOnly?: boolean | undefined
  readonly entries: readonly MenuEntry[]
  readonly side?: 'start' | 'end' | undefined
  readonly opensUp?: boolean | undefined
  /** Many entries: in two columns. */
  readonly isWide?: boolean | undefined
  readonly look?: 'plain' | 'quiet' | undefined
  readonly face?: ReactNode
}

/** A button with a list of actions under it. Arrow keys move, Escape closes and gives the focus back. */
export function Menu({
  label,
  icon,
  iconOnly = false,
  entries,
  side = 'end',
  opensUp = false,
  isWide = false,
  look = 'quiet',
  face,
}: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLDivElement>(null)
  const id = useId()
  useCloseOutside(anchor, isOpen, () => setOpen(false))
  useEffect(() => {
    if (isOpen) itemsOf(anchor.current)[0]?.focus()
  }, [isOpen])
  const close = () => {
    setOpen(false)
    anchor.current?.querySelector('button')?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside, whichever item has the focus
    <div
      className={styles.anchor}
      ref={anchor}
      onKeyDown={(event) => isOpen && moveInMenu(event, anchor.current, close)}
    >
      <button
        type="button"
        className={buttonStyles.button}
        data-look={look}
        data-square={iconOnly || undefined}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={iconOnly || face ? label : undefined}
        title={iconOnly ? label : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {icon && <Icon name={icon} />}
        {face ?? (iconOnly ? null : label)}
      </button>
      {isOpen && (
        <div
          id={id}
          role="menu"
          aria-label={label}
          className={styles.list}
          data-side={side}
          data-up={opensUp || undefined}
          data-wide={isWide || undefined}
        >
          {entries.map((entry, index) => (
            <Entry key={index} entry={entry} close={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function Entry({ entry, close }: { readonly entry: MenuEntry; readonly close: () => void }) {
  if ('rule' in entry) return <hr className={styles.rule} />
  if ('heading' in entry) return <div className={styles.heading}>{entry.heading}</div>
  const drawing = entry.icon && <Icon name={entry.icon} />
  if ('to' in entry) {
    return (
      <Link role="menuitem" tabIndex={-1} className={styles.item} to={entry.to} onClick={close}>
        {drawing}
        {entry.label}
      </Link>
    )
  }
  const select = () => {
    close()
    entry.onSelect()
  }
  const common = { type: 'button', tabIndex: -1, className: styles.item, onClick: select } as const
  if (entry.checked === undefined) {
    return (
      <button {...common} role="menuitem" data-look={entry.look}>
        {drawing}
        {entry.label}
      </button>
    )
  }
  return (
    <button {...common} role="menuitemradio" aria-checked={entry.checked}>
      {entry.checked ? <Icon name="check" /> : <span className={styles.blank} />}
      {entry.label}
    </button>
  )
}

function moveInMenu(event: KeyboardEvent, anchor: HTMLElement | null, close: () => void): void {
  const items = itemsOf(anchor)
  const here = items.indexOf(document.activeElement as HTMLElement)
  const target = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key]
  if (event.key === 'Escape') close()
  else if (target === undefined) {
    if (event.key === 'Tab') close()
    return
  } else items[(target + items.length) % items.length]?.focus()
  event.preventDefault()
  event.stopPropagation()
}

function itemsOf(anchor: HTMLElement | null): HTMLElement[] {
  return [...(anchor?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
}

/** Closes something that lies open when the reader presses or focuses elsewhere. */
export function useCloseOutside(
  inside: { readonly current: HTMLElement | null },
  isOpen: boolean,
  close: () => void,
): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!isOpen) return
    const check = (event: Event) => {
      if (!inside.current?.contains(event.target as Node)) latest.current()
    }
    document.addEventListener('pointerdown', check)
    document.addEventListener('focusin', check)
    return () => {
      document.removeEventListener('pointerdown', check)
      document.removeEventListener('focusin', check)
    }
  }, [inside, isOpen])
}
