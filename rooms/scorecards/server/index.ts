import { defineRoom } from '#platform/server'
import { SCORECARDS, scorecardsPermissions } from '../domain/index.ts'
import { computeScoresIntent, recomputeScoresIntent } from './compute-scores.ts'
import { computeSettledTick } from './compute-settled.tick.ts'
import { approveScoresIntent, publishScoresIntent } from './decide-scores.ts'
import { explainScoreIntent, seeScoreIntent } from './explain-score.ts'
import { formulaListRead } from './formula-list.query.ts'
import { rateHeadIntent } from './rate-head.ts'
import { ratingListRead } from './rating-list.query.ts'
import { recomputeJob } from './recompute.job.ts'
import { recordRecheckIntent } from './record-recheck.ts'
import { sampleListRead } from './sample-list.query.ts'
import { scoreListRead } from './score-list.query.ts'
import { scoreRecordsRead } from './score-records.query.ts'
import { recheckDue, unexplained } from './scorecards.gaps.ts'
import { ratingSheet, scoreSheet } from './scorecards.sheets.ts'
import type {} from './scorecards.tables.ts'
import { scorecardsTally } from './scorecards.tally.ts'
import { unitScoreRead } from './unit-score.query.ts'

/** The room of scorecards: the measure of each head, from records alone, opened to them, decided by people. */
export const scorecardsRoom = defineRoom({
  name: 'scorecards',
  permissions: scorecardsPermissions,
  refusals: [SCORECARDS],
  intents: [
    computeScoresIntent,
    recomputeScoresIntent,
    seeScoreIntent,
    explainScoreIntent,
    approveScoresIntent,
    publishScoresIntent,
    recordRecheckIntent,
    rateHeadIntent,
  ],
  reads: [scoreListRead, formulaListRead, sampleListRead, ratingListRead, unitScoreRead, scoreRecordsRead],
  gaps: [unexplained, recheckDue],
  tallies: [scorecardsTally],
  sheets: [scoreSheet, ratingSheet],
  jobs: [recomputeJob],
  ticks: [computeSettledTick],
})
