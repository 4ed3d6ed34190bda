import { defineRead, Refused } from '#platform/server'
import { violationPaper } from '../../domain/papers/violation-papers.contract.ts'
import { paperOf } from './paper-of.query.ts'

/** `GET /violations/:violationId/papers/:paper` */
export const violationPaperRead = defineRead(violationPaper, async (asking, query) => {
  const found = await paperOf(asking, query)
  return found instanceof Refused ? found : { paper: found.paper, hasPerson: found.hasPerson }
})
