import type { IntentContract, Words } from '#kit'
import type { GapRule } from './radar/gap-rule.ts'
import type { SheetType } from './sheets/sheet-type.ts'

/** What all rooms together brought, by key: for screens that speak of every room and know none. */
export interface Catalogue {
  readonly gapRules: ReadonlyMap<string, GapRule>
  /** Titles of the indicators that are counted, in the order of the rooms. */
  readonly indicators: ReadonlyMap<string, Words>
  /** Contracts of the changes one may ask for: what a journal entry came from. */
  readonly intents: ReadonlyMap<string, IntentContract>
  /** Tables that may be brought and had, in the order of the rooms. */
  readonly sheets: ReadonlyMap<string, SheetType>
}

/** The part of a room that the catalogue lists. */
interface Listed {
  readonly gaps?: readonly GapRule[] | undefined
  readonly tallies?:
    | readonly { readonly indicators: readonly { readonly key: string; readonly vi: string; readonly en: string }[] }[]
    | undefined
  readonly intents?: readonly { readonly contract: IntentContract }[] | undefined
  readonly sheets?: readonly SheetType[] | undefined
}

/** Lists what rooms brought. */
export function catalogueOf(rooms: readonly Listed[]): Catalogue {
  return {
    gapRules: new Map(rooms.flatMap((room) => room.gaps ?? []).map((rule) => [rule.key, rule])),
    indicators: new Map(
      rooms
        .flatMap((room) => room.tallies ?? [])
        .flatMap((tally) => tally.indicators)
        .map(({ key, vi, en }) => [key, { vi, en }]),
    ),
    intents: new Map(rooms.flatMap((room) => room.intents ?? []).map(({ contract }) => [contract.type, contract])),
    sheets: new Map(rooms.flatMap((room) => room.sheets ?? []).map((sheet) => [sheet.key, sheet])),
  }
}
