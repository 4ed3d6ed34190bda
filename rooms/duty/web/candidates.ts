import { useMemo } from 'react'
import { foldVietnamese } from '#kit'
import { useRead, useWords } from '#platform/web'
import type { PickFind, PickItem } from '#ui'
import { dutyCandidates } from '../domain/index.ts'
import { dutyWords } from './duty.words.ts'

/** Who may stand duty at a post in a role, for a field that finds people by typing. */
export function useCandidates(bodyId: string, at: string, role?: string | undefined) {
  const t = useWords(dutyWords)
  const { data } = useRead(dutyCandidates, { bodyId, at, role })
  return useMemo(() => {
    const items: PickItem[] = (data?.items ?? []).map(({ officerId, name, post, hours }) => ({
      id: officerId,
      label: name,
      detail: t('build.candidate', { post, hours: Math.round(hours) }),
    }))
    const find: PickFind<string> = async (text) => {
      const words = foldVietnamese(text)
      return items
        .filter(({ label, detail }) => foldVietnamese(`${label} ${detail ?? ''}`).includes(words))
        .slice(0, 20)
    }
    return { items, find }
  }, [data, t])
}
