import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './tabs.module.css'

/** One face of a page that has several. */
export interface Tab {
  readonly name: string
  readonly label: string
  readonly count?: number | undefined
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly current: string
  /** Keep the choice in the address: `useFilters()`. */
  readonly onChange: (name: string) => void
  /** What the current tab shows. */
  readonly children: ReactNode
}

/** Several faces of one thing, one at a time. Arrow keys move between them. */
export function Tabs({ label, tabs, current, onChange, children }: TabsProps) {
  const id = useId()
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const here = tabs.findIndex(({ name }) => name === current)
    const next = tabs[(here + step + tabs.length) % tabs.length]
    if (next) onChange(next.name)
    event.currentTarget.querySelector<HTMLElement>(`[data-name="${next?.name}"]`)?.focus()
  }
  const list = useRef<HTMLDivElement>(null)
  // Numbers that come later make the tabs before it wider.
  const widths = tabs.map(({ label: words, count }) => `${words} ${count ?? ''}`).join()
  useEffect(() => {
    // on a phone the chosen tab may lie beyond the edge
    const chosen = list.current?.querySelector<HTMLElement>(`[data-name="${current}"]`)
    if (chosen && list.current) list.current.scrollLeft = chosen.offsetLeft - list.current.offsetLeft - 16
  }, [current, widths])
  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={move}>
        {tabs.map(({ name, label: words, count }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-name={name}
            className={styles.tab}
            aria-selected={name === current}
            aria-controls={`${id}-panel`}
            tabIndex={name === current ? 0 : -1}
            onClick={() => onChange(name)}
          >
            {words}
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`} className={styles.panel}>
        {children}
      </div>
    </div>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** Two to five options of which one holds, all in sight: the measure of a map, a status filter. */
export function Choice<V extends string>({ label, options, value, onChange }: ChoiceProps<V>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles.choice}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </div>
  )
}
