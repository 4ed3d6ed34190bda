import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'

interface ListKeys {
  readonly count: number
  readonly open: (index: number) => void
  readonly toggle: (index: number) => void
  readonly clear: () => void
  readonly show: (index: number) => void
  readonly filter: RefObject<HTMLInputElement | null>
  readonly rows: RefObject<HTMLElement | null>
}

/**
 * The keys of a list: `j` `k` and arrows move, `x` and space select, Enter opens, Home and End, Escape clears, `/` goes
 * to the filter from anywhere on the page. One row is in the tab order; it follows the focus.
 */
export function useListKeys({ count, open, toggle, clear, show, filter, rows }: ListKeys) {
  const [active, setActive] = useState(0)
  const here = Math.min(active, Math.max(count - 1, 0))

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(index, count - 1))
    setActive(next)
    show(next)
    focusWhenDrawn(rows, next)
  }
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (isTyping(event) || event.key !== '/') return
      event.preventDefault()
      filter.current?.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [filter])

  const onKeyDown = (event: KeyboardEvent) => {
    const isOnControl = event.target instanceof HTMLElement && event.target.closest('button, a, input, select') !== null
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const action = actionOf(event.key, { here, count, moveTo, open, toggle, clear, isOnControl })
    if (!action) return
    event.preventDefault()
    action()
  }
  const enter = () => moveTo(here)
  return { active: here, setActive, onKeyDown, enter }
}

interface Moves extends Pick<ListKeys, 'open' | 'toggle' | 'clear' | 'count'> {
  readonly here: number
  readonly moveTo: (index: number) => void
  readonly isOnControl: boolean
}

function actionOf(
  key: string,
  { here, count, moveTo, open, toggle, clear, isOnControl }: Moves,
): (() => void) | undefined {
  if (key === 'j' || key === 'ArrowDown') return () => moveTo(here + 1)
  if (key === 'k' || key === 'ArrowUp') return () => moveTo(here - 1)
  if (key === 'Home') return () => moveTo(0)
  if (key === 'End') return () => moveTo(count - 1)
  if (key === 'Escape') return clear
  if (key === 'x') return () => toggle(here)
  if (isOnControl) return undefined
  if (key === ' ') return () => toggle(here)
  if (key === 'Enter') return () => open(here)
  return undefined
}

function focusWhenDrawn(rows: RefObject<HTMLElement | null>, index: number): void {
  const focus = () => rows.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus()
  requestAnimationFrame(() => requestAnimationFrame(focus))
}

/** Whether a key belongs to something one types into. */
export function isTyping(event: Event): boolean {
  const target = event.target
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
