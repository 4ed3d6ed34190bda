import type { Words } from '#kit'
import {
  type Asking,
  type Catalogue,
  intervalsOf,
  mayAnywhere,
  type SheetAsking,
  type SheetType,
} from '#platform/server'
import type { SheetShape } from '../domain/index.ts'

/** What a sheet is told of who asks. */
export function sheetAskingOf(
  { db, actor, now, tree, profile }: Pick<Asking, 'db' | 'actor' | 'now' | 'tree' | 'profile'>,
  variant: string | null,
): SheetAsking {
  return { db, actor, now, tree, profile, variant }
}

/** Whether a sheet may be brought by the actor. */
export function mayImport(sheet: SheetType, asking: Pick<Asking, 'actor'>): boolean {
  return sheet.import !== undefined && mayAnywhere(asking.actor, sheet.import.permission)
}

/** Whether a sheet is given to the actor: by the permission of the list it gives out. */
export function mayExport(sheet: SheetType, asking: Pick<Asking, 'actor'>): boolean {
  return sheet.export !== undefined && mayAnywhere(asking.actor, sheet.export.list.contract.permission)
}

/** Whether what a sheet brought can be taken back, and if not, why. */
export function undoOf(sheet: SheetType | undefined): { can: boolean; words: Words | null } {
  const undo = sheet?.import?.undo
  if (undo === undefined) return { can: false, words: null }
  return 'cannot' in undo ? { can: false, words: undo.cannot } : { can: true, words: null }
}

/** A sheet as the screen lists it. */
export async function shapeSheet(sheet: SheetType, asking: SheetAsking): Promise<SheetShape> {
  const variants = (await sheet.variants?.(asking)) ?? []
  return {
    key: sheet.key,
    title: sheet.title,
    about: sheet.about,
    mayImport: mayImport(sheet, asking),
    mayExport: mayExport(sheet, asking),
    undo: undoOf(sheet),
    variants: variants.map(({ key, title }) => ({ key, title })),
  }
}

/** Titles by key; a sheet that is no more keeps its key. */
export function sheetTitles(catalogue: Catalogue): (key: string) => Words {
  return (key) => catalogue.sheets.get(key)?.title ?? { vi: key, en: key }
}

/** The area on whose behalf somebody brings a table: the largest in which they may. Undefined: nowhere. */
export function areaOfSender(
  sheet: SheetType,
  { actor, tree }: Pick<SheetAsking, 'actor' | 'tree'>,
): number | undefined {
  const permission = sheet.import?.permission ?? ''
  const widest = intervalsOf(actor, permission, tree).sort(
    (one, other) => other.last - other.first - (one.last - one.first),
  )[0]
  if (!widest) return undefined
  return actor.scopes.find((scope) => tree.find(scope.areaId)?.first === widest.first)?.areaId
}
