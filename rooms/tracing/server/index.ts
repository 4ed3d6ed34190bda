import { defineRoom } from '#platform/server'
import { TRACING, tracingPermissions } from '../domain/index.ts'
import { borrowCheckInsIntent } from './borrow-check-ins.ts'
import { correctVisitIntent, withdrawVisitIntent } from './change-visits.ts'
import { caseTracingRead, clockListRead } from './clock-list.query.ts'
import { closeTraceIntent } from './close-trace.ts'
import { finishInterviewIntent } from './finish-interview.ts'
import { followCases } from './follow-cases.tick.ts'
import { forgetTraces } from './forget-traces.tick.ts'
import { interviewPageRead, visitListRead } from './interview-page.query.ts'
import { issueTasksIntent } from './issue-tasks.ts'
import { orderPreviewRead } from './order-preview.query.ts'
import { paceRead } from './pace.query.ts'
import { placeChoicesRead } from './place-choices.query.ts'
import { recordStepsIntent } from './record-steps.ts'
import { recordVisitsIntent } from './record-visits.ts'
import { siteStaysRead } from './site-stays.query.ts'
import { saveInterviewIntent, startInterviewIntent } from './start-interview.ts'
import { traceCasesIntent } from './trace-cases.ts'
import { traceListRead } from './trace-list.query.ts'
import { tracePageRead } from './trace-page.query.ts'
import { openTracer, tracerTick } from './tracer/index.ts'
import { tracingGaps } from './tracing.gaps.ts'
import { orderOfTaskRead, wardListRead, wardNamesRead } from './ward-list.query.ts'

export { followCases } from './follow-cases.tick.ts'
export { type StepTaken, takeSteps } from './take-steps.ts'
export { tracerTick } from './tracer/index.ts'
export { tracingHandover } from './tracing.handover.ts'

/** The room of tracing: who met the sick, where and when; whom to call, isolate and test; and how long that takes. */
export const tracingRoom = defineRoom({
  name: 'tracing',
  permissions: tracingPermissions,
  refusals: [TRACING],
  intents: [
    startInterviewIntent,
    saveInterviewIntent,
    finishInterviewIntent,
    recordVisitsIntent,
    correctVisitIntent,
    withdrawVisitIntent,
    borrowCheckInsIntent,
    traceCasesIntent,
    issueTasksIntent,
    recordStepsIntent,
    closeTraceIntent,
  ],
  reads: [
    clockListRead,
    caseTracingRead,
    paceRead,
    siteStaysRead,
    interviewPageRead,
    visitListRead,
    placeChoicesRead,
    traceListRead,
    tracePageRead,
    orderPreviewRead,
    wardListRead,
    wardNamesRead,
    orderOfTaskRead,
  ],
  gaps: tracingGaps,
  ticks: [followCases, tracerTick, forgetTraces],
  companion: openTracer,
})
