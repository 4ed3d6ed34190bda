import type { Day, Figure, Instant, Permission, Refusal, Uuid, Words } from '#kit'
import type { Actor } from '../access/actor.ts'
import type { Db } from '../db/connect.ts'
import type { Profile } from '../profile.ts'
import type { Tree } from '../territory/territory.ts'

/**
 * What a cell of a column holds, and so what a row's value is once it is read:
 *
 * | kind | the cell says | the value |
 * | --- | --- | --- |
 * | `text` | words | NFC text, outer spaces cut |
 * | `day` | `27/7/2021`, an Excel date | {@link Day} |
 * | `moment` | `06:00 24/7/2021`, an Excel date with a time | {@link Instant} |
 * | `number`, `whole` | `48.321`, `24,7`, an Excel number | number |
 * | `figure` | `hơn 9.300`, `400–600`, `khoảng 7.500`, `112` | {@link Figure} |
 * | `flag` | có / không, x, 1 / 0, yes / no | boolean |
 * | `choice` | the Vietnamese or English word, an alias, the key | the choice's key |
 * | `area` | code or name of an area | area id (number) |
 * | `post` | title of a post in the row's area (`areaFrom`) or its id | post id |
 * | `officer` | a person's full name or id | officer id |
 * | `document-number` | `17/CT-UBND` | NFC text without inner spaces; the room finds the document |
 */
export type CellKind =
  | 'text'
  | 'day'
  | 'moment'
  | 'number'
  | 'whole'
  | 'figure'
  | 'flag'
  | 'choice'
  | 'area'
  | 'post'
  | 'officer'
  | 'document-number'

/** A cell that was read: see {@link CellKind}. An empty cell of an optional column has no value at all. */
export type CellValue = string | number | boolean | Day | Instant | Figure

/** One of the words a `choice` column takes. */
export interface SheetChoice extends Words {
  readonly key: string
  /** Other ways people write it. */
  readonly aliases?: readonly string[]
}

/** A column that officers fill in or get. */
export interface SheetColumn {
  /** Name of the value in a row, and of the payload's field unless `field` says otherwise. */
  readonly key: string
  readonly header: Words
  /** Other headers it is found under; case, diacritics, tone placement and punctuation never matter. */
  readonly aliases?: readonly string[]
  readonly kind: CellKind
  /** Whether an empty cell is an error. A required column that the file lacks may be given one value for the whole file. */
  readonly required?: boolean
  /** Shown in the template's example row, as people write it. */
  readonly example?: string
  /** One sentence of instruction. */
  readonly note?: Words
  readonly choices?: readonly SheetChoice[]
  /** Words that may stand after a figure (`ca`, `giường`, `%`). */
  readonly units?: readonly string[]
  /** `area`: key of the column whose day tells what a code meant then (codes were reused); without it, today. */
  readonly onDayFrom?: string
  /** `post`: key of the `area` column in whose area the post is looked for. */
  readonly areaFrom?: string
  /** `moment`: the time of day that is meant where only a day is written, `23:59`; without it such a cell is an error. */
  readonly timeOfDay?: string
  /** Beginning of the payload path that a refusal names when this cell is to be mended; the key if not said. */
  readonly field?: string
  /** `text`: whether several lines may stand in it; elsewhere a break in a wide cell is a space. */
  readonly hasLines?: boolean
  /** `export`: only given out, never read; `import`: only read. Both when not said. */
  readonly only?: 'import' | 'export'
}

/** What is known where a sheet is read or planned. */
export interface SheetAsking {
  readonly db: Db
  readonly actor: Actor
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
  /** Which of the sheet's variants (a report form, a roster of a post); null for sheets without variants. */
  readonly variant: string | null
}

/** A row as it was read, every cell sound by itself. */
export interface SheetRow<Row = Record<string, CellValue>> {
  /** Number of the row in the file, as Excel shows it. */
  readonly row: number
  readonly values: Row
  /** The id that the row's intent will bear, and so the thing it creates: the same each time this batch is sent. */
  readonly intentId: Uuid
}

/** What rows come to. Exactly one intent; of several rows that make one thing, the first lends its id. */
export type RowPlan =
  | {
      readonly rows: readonly number[]
      /** Whether something new begins or something known is changed: counted in the preview. */
      readonly effect: 'new' | 'change'
      readonly intent: { readonly type: string; readonly occurredAt?: string; readonly payload: unknown }
    }
  /** On record already just like this: nothing is sent. */
  | { readonly rows: readonly number[]; readonly effect: 'none' }
  /** Cannot be; the field names a column's key (or payload path). */
  | { readonly rows: readonly number[]; readonly refusal: Refusal }

/** A row that was imported, when it is to be taken back. */
export interface DoneRow {
  readonly row: number
  /** The intent that did it, and so the id of the thing it created. */
  readonly intentId: Uuid
  /** What the door answered with it. */
  readonly result: unknown
}

/** How an import is taken back, row by row: an intent that takes it back, nothing to do, or why not. */
export type UndoPlan =
  | {
      readonly row: number
      readonly intent: { readonly type: string; readonly occurredAt?: string; readonly payload: unknown }
    }
  | { readonly row: number; readonly nothing: true }
  | { readonly row: number; readonly refusal: Refusal }

/** Taking back, by plan; or the sentence that says in advance that it cannot be. */
export type SheetUndo =
  | { readonly plan: (done: readonly DoneRow[], asking: SheetAsking) => Promise<readonly UndoPlan[]> }
  | { readonly cannot: Words }

/** A part of a sheet type that has its own columns: one report form of many. */
export interface SheetVariant {
  readonly key: string
  readonly title: Words
}

/** How rows of a table become intents of the room that declares it. */
export interface SheetImport<Row = Record<string, CellValue>> {
  /** Without it anywhere, the sheet is not offered; the door judges each row besides. */
  readonly permission: Permission
  /**
   * Plans a chunk of at most 2,000 rows. Everything is loaded for the chunk at once, each row is then decided in
   * memory. Every row given is in exactly one plan.
   */
  readonly plan: (rows: readonly SheetRow<Row>[], asking: SheetAsking) => Promise<readonly RowPlan[]>
  /** Neighbouring rows with the same text come in the same chunk: for rows that make one thing together. */
  readonly together?: (values: Row) => string
  /**
   * `rows`: a row that was imported before with the same content is counted as already done and not sent again.
   * `facts`: the plan itself says `none` by what is on record (figures, whose last word counts). `rows` if not said.
   */
  readonly recogniseBy?: 'rows' | 'facts'
  readonly undo: SheetUndo
}

/**
 * A kind of table that officers exchange with the house. The room declares what it means; reading files, matching
 * headers, resolving areas and people, progress, marked copies and undo are the exchange room's.
 */
export interface SheetType<Row = Record<string, CellValue>> {
  /** `room.what`: `tasks.list`. */
  readonly key: string
  readonly title: Words
  /** What the table is for: on the template's page of instructions. */
  readonly about: Words
  /** Tables of one kind with different columns. None: one table only. */
  readonly variants?: (asking: SheetAsking) => Promise<readonly SheetVariant[]>
  /** The columns; a function where they depend on profile data or on the variant. */
  readonly columns: readonly SheetColumn[] | ((asking: SheetAsking) => Promise<readonly SheetColumn[]>)
  readonly import?: SheetImport<Row>
  /** The list it gives out: see {@link defineSheet}. Here only by whose permission. */
  readonly export?: { readonly list: { readonly contract: { readonly permission: Permission } } }
}

/** The columns of a sheet. */
export async function columnsOf(sheet: SheetType, asking: SheetAsking): Promise<readonly SheetColumn[]> {
  return typeof sheet.columns === 'function' ? sheet.columns(asking) : sheet.columns
}
