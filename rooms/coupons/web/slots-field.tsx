import { useState } from 'react'
import type { Words } from '#kit'
import { useWords } from '#platform/web'
import { LongTextField } from '#ui'
import type { Slot } from '../domain/index.ts'
import { readSlots, showSlots } from './read-slots.ts'
import { schemeWords } from './scheme.words.ts'

interface SlotsFieldProps {
  readonly name: string
  readonly value: readonly Slot[] | undefined
  readonly onChange: (slots: Slot[] | undefined) => void
  readonly problem: Words | undefined
}

/** Time slots as people write them, one to a line. */
export function SlotsField({ value, onChange, ...field }: SlotsFieldProps) {
  const t = useWords(schemeWords)
  const [text, setText] = useState(() => (value ? showSlots(value) : undefined))
  const change = (next: string | undefined) => {
    setText(next)
    onChange(readSlots(next ?? ''))
  }
  return <LongTextField label={t('slots')} help={t('slots.help')} value={text} onChange={change} {...field} />
}
