import { defineRoom } from '#platform/server'
import { FORECAST, forecastPermissions } from '../domain/index.ts'
import { areaSignalRead } from './area-signal.query.ts'
import { forecastGaps } from './forecast.gaps.ts'
import type {} from './forecast.tables.ts'
import { lookAtSignalIntent } from './look-at-signal.ts'
import { signalListRead } from './signal-list.query.ts'

/** The room of signals: what the curve of cases says about the days to come, and how sure that is. */
export const forecastRoom = defineRoom({
  name: 'forecast',
  permissions: forecastPermissions,
  refusals: [FORECAST],
  intents: [lookAtSignalIntent],
  reads: [signalListRead, areaSignalRead],
  gaps: forecastGaps,
})
