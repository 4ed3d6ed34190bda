import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from './session.ts'

const saveAfterMs = 250

/**
 * State that survives a reload, a closed lid and a sign-out: kept on this machine under the account and `name`, until
 * `discard()` is called when the server has accepted it. `wasKept` tells that something typed earlier was brought back.
 * Without a name nothing is kept: for what a machine that others use must not hold (names and doors of residents).
 *
 * @example const draft = useDraft('tasks.create', { title: '' })
 */
export function useDraft<T>(name: string | null, initial: T): Draft<T> {
  const account = useSession()?.account?.id ?? 'nobody'
  const key = name === null ? undefined : `nhac-truong.draft.${account}.${name}`
  const [kept] = useState(() => (key === undefined ? undefined : readKept<T>(key)))
  const [value, setValue] = useState<T>(kept ?? initial)
  const waiting = useRef<{ value: T } | undefined>(undefined)

  const saveNow = useCallback(() => {
    if (waiting.current && key !== undefined) localStorage.setItem(key, JSON.stringify(waiting.current.value))
    waiting.current = undefined
  }, [key])

  useEffect(() => {
    addEventListener('pagehide', saveNow)
    return () => {
      removeEventListener('pagehide', saveNow)
      saveNow()
    }
  }, [saveNow])

  const change = useCallback(
    (next: T) => {
      setValue(next)
      if (!waiting.current) setTimeout(saveNow, saveAfterMs)
      waiting.current = { value: next }
    },
    [saveNow],
  )

  const discard = useCallback(
    (next: T) => {
      waiting.current = undefined
      if (key !== undefined) localStorage.removeItem(key)
      setValue(next)
    },
    [key],
  )
  return { value, change, discard, wasKept: kept !== undefined }
}

/** A kept draft. `discard(next)` forgets what was kept and goes on with `next`. */
export interface Draft<T> {
  readonly value: T
  readonly change: (next: T) => void
  readonly discard: (next: T) => void
  readonly wasKept: boolean
}

function readKept<T>(key: string): T | undefined {
  const text = localStorage.getItem(key)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    localStorage.removeItem(key)
    return undefined
  }
}
