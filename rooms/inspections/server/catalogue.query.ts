import { dayOf } from '#kit'
import { defineRead } from '#platform/server'
import { inspectionCatalogueContract, onDay, remedyRuleOn } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'

/** `GET /inspections/catalogue`: checklists in their version of today, templates, clocks. */
export const inspectionCatalogueRead = defineRead(inspectionCatalogueContract, async ({ now, profile }) => {
  const book = await inspectionBook(profile)
  const day = dayOf(now, profile.utcOffsetMinutes)
  const remedy = remedyRuleOn(book, day)
  return {
    day,
    checklists: book.checklists.flatMap(({ versions, ...checklist }) => {
      const version = onDay(versions, day)
      if (!version) return []
      const items = version.items.map(({ severity = null, ...item }) => ({ ...item, severity }))
      return [{ ...checklist, version: version.version, items }]
    }),
    templates: [...book.templates],
    remedy: { minutes: [...remedy.minutes], recheckMinutes: remedy.recheckMinutes, source: remedy.source },
    leaders: book.rules.leaders
      .filter((rule) => onDay([rule], day))
      .map(({ ownerBodyKinds, postKinds, title, source }) => ({ ownerBodyKinds, postKinds, title, source })),
  }
})
