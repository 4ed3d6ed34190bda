import type { z } from 'zod'
import type { areaHead, areaSearch } from '#rooms/areas/domain'
import type { directivesInForce } from '#rooms/documents/domain'
import type { publicHotlines } from '#rooms/duty/domain'

/** What the public page is drawn from: the answers that anybody gets from the API. */
export interface PublicAnswers {
  readonly directives: z.infer<(typeof directivesInForce)['answer']>
  readonly area: z.infer<(typeof areaHead)['answer']> | undefined
  readonly found: z.infer<(typeof areaSearch)['answer']>['items'] | undefined
  readonly hotlines: z.infer<(typeof publicHotlines)['answer']>['items']
  readonly q: string
  readonly utcOffsetMinutes: number
}
