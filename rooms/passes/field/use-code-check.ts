import { useEffect, useMemo } from 'react'
import type { Instant } from '#kit'
import { useBrought, useClockGuess } from '#platform/field'
import type { KeyList, PassKind, PassVerdict, WithdrawnFilter } from '../domain/index.ts'
import { broughtFilter, broughtKeys } from './brought-names.ts'

/** What a screen that reads codes needs. */
export interface CodeCheck {
  /** Verifies a scanned text with no network. */
  readonly check: (text: string, now: Instant, kinds: readonly PassKind[]) => Promise<PassVerdict>
  /** As of when the phone knows the keys; undefined where it has none. */
  readonly keysAt: string | undefined
}

/** The verifier with the keys and the filter of this phone, warmed up before the first code is held before the camera. */
export function useCodeCheck(): CodeCheck {
  const keys = useBrought<KeyList>(broughtKeys)?.value ?? null
  const filter = useBrought<WithdrawnFilter>(broughtFilter)?.value ?? null
  const isTimeGuessed = useClockGuess()
  useEffect(() => {
    void loadVerifier().then(({ warmUp }) => warmUp({ keys, filter }))
  }, [keys, filter])
  return useMemo(
    () => ({
      check: async (text, now, kinds) =>
        (await loadVerifier()).verifyOnPhone(text, { now, kinds, keys, filter, isTimeGuessed }),
      keysAt: keys?.asOf,
    }),
    [keys, filter, isTimeGuessed],
  )
}

/** The verifier comes with the first scanner, not with the app's first screen. */
export const loadVerifier = () => import('./verify-on-phone.ts')
