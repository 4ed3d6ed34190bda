import { useState } from 'react'
import type { Instant } from '#kit'
import { useIntentForm, useRead } from '#platform/web'
import { type DocumentDetail, documentCatalogue, editDraft, type Measure } from '../domain/index.ts'
import { basisRelation } from './find-bases.ts'
import { enterStubs, useAreasAbove, useBases } from './use-document-form.ts'

/** The state behind the form: the intent, and the lists that are edited as text. */
export function useDraftForm(document: DocumentDetail) {
  const { id, numberRaw, kind, issuer, title, place, signatures, note } = document
  const form = useIntentForm(editDraft, {
    draft: `documents.edit.${id}`,
    initial: {
      documentId: id,
      number: numberRaw,
      kind: kind.code,
      issuer: issuer.code,
      ...{ title, place, signatures: [...signatures], note },
      issuedOn: document.issuedOn,
      effectiveFrom: document.effectiveFrom as Instant | null,
      effectiveTo: document.effectiveTo as Instant | null,
      reviewAt: document.reviewAt as Instant | null,
      territory: document.territory.map((area) => area.id),
      measures: document.measures.map(toMeasure),
      relations: document.relations.map((relation) => ({ kind: relation.kind, to: relation.other.id })),
    },
  })
  const { data: catalogue } = useRead(documentCatalogue, { on: form.values.issuedOn ?? undefined })
  const [passage, setPassage] = useState('')
  const bases = useBases(passage, catalogue, useAreasAbove(document.areaId))
  const submit: typeof form.submit = async () => {
    const cited = await enterStubs(bases, document.areaId)
    const kept = form.values.relations ?? []
    const added = cited.filter((to) => !kept.some((one) => one.to === to)).map((to) => ({ kind: basisRelation, to }))
    form.set({ relations: [...kept, ...added] })
    return form.submit()
  }
  return { form: { ...form, submit }, catalogue, bases, passage, setPassage }
}

/** A measure as it is sent; what a sentence means in numbers (its parameter and value) goes with it. */
export function toMeasure({ sentence, parameter, value, from, to }: DocumentDetail['measures'][number]): Measure {
  return {
    sentence,
    ...(parameter === null ? {} : { parameter }),
    ...(value === null ? {} : { value }),
    ...(from === null ? {} : { from: from as Instant }),
    ...(to === null ? {} : { to: to as Instant }),
  }
}

/** What the fields of a draft share. */
export type DraftDoor = ReturnType<typeof useDraftForm>
