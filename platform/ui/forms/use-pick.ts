import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

/** Something that can be picked: an area, a post, a document. */
export interface PickItem<V extends string | number = string> {
  readonly id: V
  readonly label: string
  readonly detail?: string | undefined
}

/** Asks what matches; called 150 ms after the last key, with '' when the field is opened empty. */
export type PickFind<V extends string | number> = (text: string, signal: AbortSignal) => Promise<readonly PickItem<V>[]>

const waitMs = 150

/** The keys and the list of a field where one types to find (the ARIA combobox pattern). */
export function usePick<V extends string | number>(find: PickFind<V>, onPick: (item: PickItem<V>) => void) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [items, setItems] = useState<readonly PickItem<V>[]>()
  const [hasFailed, setFailed] = useState(false)
  const [active, setActive] = useState(0)
  const latestFind = useRef(find)
  latestFind.current = find

  useEffect(() => {
    if (!isOpen) return
    const question = new AbortController()
    const timer = setTimeout(() => {
      latestFind.current(text, question.signal).then(
        (found) => {
          if (question.signal.aborted) return
          setItems(found)
          setFailed(false)
          setActive(0)
        },
        () => {
          if (question.signal.aborted) return
          setItems([])
          setFailed(true)
        },
      )
    }, waitMs)
    return () => {
      clearTimeout(timer)
      question.abort()
    }
  }, [text, isOpen])

  const pick = (item: PickItem<V>) => {
    setText('')
    setOpen(false)
    setItems(undefined)
    onPick(item)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = (items?.length ?? 0) - 1
    const chosen = items?.[active]
    const whenOpen: Record<string, (() => void) | undefined> = {
      ArrowDown: () => setActive(Math.min(active + 1, last)),
      ArrowUp: () => setActive(Math.max(active - 1, 0)),
      Escape: () => setOpen(false),
      Enter: chosen && (() => pick(chosen)),
    }
    const act = isOpen ? whenOpen[event.key] : event.key === 'ArrowDown' ? () => setOpen(true) : undefined
    if (!act) return
    act()
    event.preventDefault()
    event.stopPropagation()
  }
  const type = (next: string) => {
    setText(next)
    setOpen(true)
  }
  return { text, type, isOpen, setOpen, items, hasFailed, active, setActive, pick, onKeyDown }
}
