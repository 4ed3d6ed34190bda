import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { request } from '#platform/web'
import type { matchAnswer, PersonCandidate, ToldPerson } from '../domain/index.ts'

/** After the last key. */
const pauseMs = 350

/**
 * Who on file may be the one told of, while somebody types: undefined while there is too little to go by. What is typed goes
 * in a body, never into an address.
 */
export function useAlike(areaId: number | undefined, told: ToldPerson): readonly PersonCandidate[] | undefined {
  const [alike, setAlike] = useState<readonly PersonCandidate[]>()
  const asked = JSON.stringify(told)
  const isEnough = areaId !== undefined && canBeAsked(told)
  useEffect(() => {
    if (!isEnough) {
      setAlike(undefined)
      return undefined
    }
    const stop = new AbortController()
    const later = setTimeout(async () => {
      try {
        const body = { areaId, ...(JSON.parse(asked) as ToldPerson) }
        const { signal } = stop
        const answer = await request<z.infer<typeof matchAnswer>>('/people/persons/match', {
          method: 'POST',
          body,
          signal,
        })
        setAlike(answer.candidates)
      } catch {
        // Nobody is suggested: the person can be put on file all the same, and the house looks again when it is.
        if (!stop.signal.aborted) setAlike(undefined)
      }
    }, pauseMs)
    return () => {
      clearTimeout(later)
      stop.abort()
    }
  }, [areaId, asked, isEnough])
  return alike
}

function canBeAsked({ name = '', phone = '', idNumber = '' }: ToldPerson): boolean {
  return name.trim().split(/\s+/).length > 1 || phone.length >= 9 || idNumber.length >= 9
}
