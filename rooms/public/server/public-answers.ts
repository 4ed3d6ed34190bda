import type { z } from 'zod'
import type { PublicNote } from '#rooms/accountability/domain'
import type { areaHead } from '#rooms/areas/domain'
import type { directivesInForce } from '#rooms/documents/domain'
import type { publicHotlines } from '#rooms/duty/domain'
import type { PublicModel } from '#rooms/models/domain'
import type { ViolationsBulletin } from '../domain/index.ts'

/** What the public page is drawn from: the answers that anybody gets from the API. */
export interface PublicAnswers {
  readonly directives: z.infer<(typeof directivesInForce)['answer']>
  readonly area: z.infer<(typeof areaHead)['answer']> | undefined
  readonly hotlines: z.infer<(typeof publicHotlines)['answer']>['items']
  readonly notes: readonly PublicNote[]
  readonly models: readonly PublicModel[]
  readonly violations: ViolationsBulletin | undefined
}

/** How a page is asked for. */
export interface PageWish {
  readonly language: 'vi' | 'en'
  readonly areaId: number | undefined
  readonly q: string
}

/** A page to draw: what is known, in which language, and what the search found. */
export interface PageToDraw {
  readonly answers: PublicAnswers
  readonly wish: PageWish
  readonly now: string
  readonly utcOffsetMinutes: number
  /** Null: the search could not be asked just now. */
  readonly found: readonly { readonly id: number; readonly title: Words; readonly above: Words }[] | null | undefined
  /** The place that was asked for is not kept and cannot be fetched now: this is the city's page in its stead. */
  readonly isStandIn: boolean
}

interface Words {
  readonly vi: string
  readonly en: string
}
