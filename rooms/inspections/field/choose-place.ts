import type { z } from 'zod'
import { foldVietnamese } from '#kit'
import type { fieldKitContract, inspectionCatalogueContract } from '../domain/index.ts'
import type { InspectionDraft } from './inspection-draft.ts'

/** What the phone took along. */
export type FieldKit = z.infer<typeof fieldKitContract.answer>
/** Checklists and templates as they were then. */
export type Catalogue = z.infer<typeof inspectionCatalogueContract.answer>
/** Families of places by their kind. */
export interface SiteKinds {
  readonly kinds: readonly { readonly kind: string; readonly family: string }[]
}

/** Something that can be inspected now: a planned inspection, or a place of the register. */
export interface Choice {
  readonly key: string
  readonly title: string
  readonly areaName: string
  readonly address: string | null
  readonly isPlanned: boolean
  readonly isSurprise: boolean
  /** Days beyond the interval in which it should have been seen; of places only. */
  readonly late: number
  readonly start: Pick<InspectionDraft, 'inspectionId' | 'subject' | 'name' | 'areaName' | 'siteKind'>
  readonly checklist: string | null
}

/** One's own planned inspections first, then the other places, longest waiting first; filtered as people type. */
export function choicesOf(kit: FieldKit, text: string): Choice[] {
  const wanted = foldVietnamese(text).split(' ').filter(Boolean)
  const fits = ({ title, areaName, address }: Choice) => {
    const words = foldVietnamese(`${title} ${areaName} ${address ?? ''}`)
    return wanted.every((word) => words.includes(word))
  }
  const assigned = new Set(kit.inspections.map(({ subject }) => subject.id))
  const others = kit.sites.filter(({ siteId }) => !assigned.has(siteId))
  return [...kit.inspections.map(planned), ...others.map(ofPlace)].filter(fits)
}

/** The checklist that suits: the planned one; else of the kind of place; else of its family. */
export function checklistFor(choice: Choice, catalogue: Catalogue, kinds: SiteKinds | undefined) {
  const { siteKind, subject } = choice.start
  const family = familyOf(siteKind, kinds)
  return (
    catalogue.checklists.find(({ key }) => key === choice.checklist) ??
    catalogue.checklists.find(({ siteKinds }) => siteKind !== null && siteKinds.includes(siteKind)) ??
    catalogue.checklists.find(({ families }) => family !== undefined && families.includes(family)) ??
    catalogue.checklists.find(({ subjects }) => subject !== undefined && subjects.includes(subject.kind))
  )
}

/** Templates of findings that occur at such a place; all where the family is not known. */
export function templatesFor(siteKind: string | null, catalogue: Catalogue, kinds: SiteKinds | undefined) {
  const family = familyOf(siteKind, kinds)
  return catalogue.templates.filter(({ families }) => family === undefined || families.includes(family))
}

function familyOf(siteKind: string | null, kinds: SiteKinds | undefined): string | undefined {
  return kinds?.kinds.find(({ kind }) => kind === siteKind)?.family
}

function planned(line: FieldKit['inspections'][number]): Choice {
  const { subject } = line
  return {
    key: line.id,
    title: subject.name,
    areaName: subject.areaName,
    address: line.place,
    isPlanned: true,
    isSurprise: line.surprise,
    late: 0,
    start: { inspectionId: line.id, name: subject.name, areaName: subject.areaName, siteKind: subject.siteKind },
    checklist: line.checklist,
  }
}

function ofPlace(site: FieldKit['sites'][number]): Choice {
  return {
    key: site.siteId,
    title: site.name,
    areaName: site.areaName,
    address: site.address,
    isPlanned: false,
    isSurprise: false,
    late: site.late,
    start: {
      subject: { kind: 'site', id: site.siteId },
      name: site.name,
      areaName: site.areaName,
      siteKind: site.kind,
    },
    checklist: null,
  }
}
