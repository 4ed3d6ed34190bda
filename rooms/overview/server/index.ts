import { defineRoom } from '#platform/server'
import { overviewPermissions } from '../domain/index.ts'
import { boardReading } from './board.query.ts'
import { askBoardEarly } from './early-board.ts'
import { gapGroupsRead } from './gap-groups.query.ts'
import { gapByIdRead, gapListRead } from './gap-list.query.ts'
import { historyReading } from './history.query.ts'
import { measuresRead } from './measures.query.ts'

export { areaTitles, namesIn } from './names.query.ts'
export { onDutyIn } from './on-duty.query.ts'
export { liesIn, type Reach } from './scope.query.ts'

/** The room of the board: it keeps nothing of its own and writes nothing; it reads what the other rooms hold. */
export const overviewRoom = defineRoom({
  name: 'overview',
  permissions: overviewPermissions,
  reads: [boardReading, gapListRead, gapGroupsRead, gapByIdRead, measuresRead, historyReading],
  early: askBoardEarly,
})
