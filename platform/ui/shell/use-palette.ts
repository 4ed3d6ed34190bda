import { useEffect, useState } from 'react'
import type { PaletteItem, PaletteSource } from '#platform/web'

/** What the sources have found for a text so far. */
export interface Found {
  readonly items: readonly PaletteItem[]
  readonly isAsking: boolean
  readonly someFailed: boolean
}

const waitMs = 120
const nothing: Found = { items: [], isAsking: false, someFailed: false }

/** Asks every source at once; shows what each finds as it comes, in the order of the sources. */
export function usePalette(sources: readonly PaletteSource[], text: string): Found {
  const [found, setFound] = useState<Found>(nothing)
  useEffect(() => {
    const question = new AbortController()
    const timer = setTimeout(() => ask(sources, text, question.signal, setFound), text === '' ? 0 : waitMs)
    return () => {
      clearTimeout(timer)
      question.abort()
    }
  }, [sources, text])
  return found
}

function ask(sources: readonly PaletteSource[], text: string, signal: AbortSignal, show: (found: Found) => void): void {
  const answers: (readonly PaletteItem[])[] = sources.map(() => [])
  let open = sources.length
  let someFailed = false
  const tell = () => signal.aborted || show({ items: answers.flat(), isAsking: open > 0, someFailed })
  sources.forEach((source, place) => {
    source
      .find(text, signal)
      .then(
        (items) => {
          answers[place] = items.slice(0, 8)
        },
        () => {
          someFailed = true
        },
      )
      .finally(() => {
        open--
        tell()
      })
  })
}
