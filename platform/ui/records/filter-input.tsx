import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '#platform/web'
import { Icon } from '../controls/icon.tsx'
import { uiWords } from '../words.ts'
import type { ListFilter } from './columns.ts'
import styles from './filter-input.module.css'

interface FilterInputProps extends ListFilter {
  readonly input?: RefObject<HTMLInputElement | null> | undefined
  /** What the arrow down and Enter do: go to the first row. */
  readonly onEnter?: (() => void) | undefined
}

const tellAfterMs = 120

/**
 * A filter that one types into. The letters are its own, so that none is lost while the page (and the address it keeps
 * the filter in) follows 120 ms behind; what comes from outside, such as Back, replaces them.
 */
export function FilterInput({ text, onChange, placeholder, input, onEnter }: FilterInputProps) {
  const t = useWords(uiWords)
  const [typed, setTyped] = useState(text)
  const told = useRef(text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (text === told.current) return
    told.current = text
    setTyped(text)
  }, [text])
  useEffect(() => () => clearTimeout(timer.current), [])

  const type = (next: string, afterMs = tellAfterMs) => {
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      told.current = next
      onChange(next)
    }, afterMs)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed !== '') type('', 0)
    else if ((event.key === 'ArrowDown' || event.key === 'Enter') && onEnter) onEnter()
    else return
    event.preventDefault()
  }
  const label = placeholder ?? t('filter')
  return (
    <div className={styles.filter}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {typed === '' && <kbd>/</kbd>}
    </div>
  )
}
