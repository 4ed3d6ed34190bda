import { useEffect, useState } from 'react'
import { intentOf, send, today, useDraft, useIntentForm, useRead } from '#platform/web'
import { useAreaHead } from '#rooms/areas/web'
import { documentCatalogue, readRecipient, registerDocument } from '../domain/index.ts'
import { type AreasByStanding, basisRelation, type FormCatalogue, type FoundBasis, findBases } from './find-bases.ts'

const standings = { top: 'city', district: 'district', commune: 'commune', group: 'group' } as const

/** Areas on the way up from one, by how high they stand. */
export function useAreasAbove(areaId: number | undefined): AreasByStanding {
  const { data: head } = useAreaHead(areaId)
  const areas = new Map<string, number>()
  for (const area of head ? [...head.parents, head] : []) areas.set(standings[area.level], area.id)
  return areas
}

/** The texts of the form that become lists: kept as they were typed. */
interface Texts {
  readonly measures: string
  readonly recipients: string
  readonly bases: string
}

/** Each line of a text without its number or dash. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^(?:\d{1,2}[.)]|[-–•+*])\s+/u, '').trim())
    .filter((line) => line !== '')
}

/** The documents that a passage cites, looked up on file a moment after the last key. */
export function useBases(
  passage: string,
  catalogue: FormCatalogue | undefined,
  areas: AreasByStanding,
): readonly FoundBasis[] {
  const [bases, setBases] = useState<readonly FoundBasis[]>([])
  const height = areas.size
  useEffect(() => {
    if (!catalogue || passage.trim() === '') return setBases([])
    let isOld = false
    const timer = setTimeout(() => {
      void findBases(passage, catalogue, areas).then((found) => !isOld && setBases(found))
    }, 300)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [passage, catalogue, height])
  return bases
}

/** What of an earlier document this one extends or replaces. */
export interface Successor {
  readonly kind: 'extends' | 'replaces'
  readonly to: string
}

/** The state behind the form of a document: the intent, the pasted texts, what was found in them. */
export function useDocumentForm(areaId: number, successor: Successor | undefined) {
  const draft = `documents.register.${successor?.to ?? ''}`
  const form = useIntentForm(registerDocument, {
    draft,
    initial: { areaId, issuerAreaId: areaId, entry: 'own', territory: [areaId], issuedOn: today() },
  })
  const texts = useDraft<Texts>(`${draft}.texts`, { measures: '', recipients: '', bases: '' })
  const { data: catalogue } = useRead(documentCatalogue, { on: form.values.issuedOn ?? undefined })
  const areas = useAreasAbove(form.values.areaId)
  const bases = useBases(texts.value.bases, catalogue, areas)

  const submit: typeof form.submit = async () => {
    const ids = await enterStubs(bases, form.values.areaId ?? areaId)
    form.set({
      measures: linesOf(texts.value.measures).map((sentence) => ({ sentence })),
      recipients: linesOf(texts.value.recipients).map(readRecipient),
      relations: [
        ...(successor ? [successor] : []),
        ...ids.filter((id) => id !== successor?.to).map((to) => ({ kind: basisRelation, to })),
      ],
    })
    const answer = await form.submit()
    if (answer) texts.discard({ measures: '', recipients: '', bases: '' })
    return answer
  }
  return { form: { ...form, submit }, texts, bases, catalogue, areas }
}

/** Enters what is cited and not on file; gives the ids of all bases. A stub that somebody entered meanwhile is found. */
export async function enterStubs(bases: readonly FoundBasis[], areaId: number): Promise<string[]> {
  const missing = bases.filter(({ documentId, stub }) => documentId === null && stub !== null)
  const answers = await send(
    missing.map(({ number, stub }) =>
      intentOf(registerDocument as never, { areaId, entry: 'cited', number: number.raw, ...stub } as never),
    ),
  )
  const entered = answers.flatMap((answer) => {
    if (answer.outcome === 'refused') return answer.refusal.params?.documentId ?? []
    return 'result' in answer ? ((answer.result as { documentId: string }).documentId ?? []) : []
  })
  return [...bases.flatMap(({ documentId }) => documentId ?? []), ...entered.map(String)]
}
