import { useState } from 'react'
import type { Parsed, Words } from '#kit'

/** How a text becomes a value and back. */
interface Reading<V> {
  readonly parse: (text: string) => Parsed<V>
  readonly print: (value: V) => string
}

/**
 * Text that is read while it is typed: what cannot be read stays as typed, with the reason (`unread`; `problem` once nobody types
 * there any more).
 */
export function useParsedText<V>(
  value: V | undefined,
  onChange: (value: V | undefined) => void,
  { parse, print }: Reading<V>,
) {
  const [typed, setTyped] = useState({
    text: value === undefined ? '' : print(value),
    value,
    problem: undefined as Words | undefined,
  })
  const [isTyping, setTyping] = useState(false)
  const isOlder = JSON.stringify(typed.value) !== JSON.stringify(value)
  if (isOlder) setTyped({ text: value === undefined ? '' : print(value), value, problem: undefined })
  const type = (text: string) => {
    const reading = text.trim() === '' ? undefined : parse(text)
    const next = reading?.ok ? reading.value : undefined
    setTyped({ text, value: next, problem: reading && !reading.ok ? reading.refusal.words : undefined })
    setTyping(true)
    onChange(next)
  }
  const leave = () => setTyping(false)
  return { text: typed.text, unread: typed.problem, problem: isTyping ? undefined : typed.problem, type, leave }
}
