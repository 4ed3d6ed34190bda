import { defineRoom } from '#platform/server'
import { BRIEFS, briefsPermissions } from '../domain/index.ts'
import { areaBriefRead } from './area-brief.query.ts'
import { briefFileRoutes, registerBriefFiles } from './brief-files.routes.ts'
import type {} from './briefs.tables.ts'
import { issueBriefIntent } from './issue-brief.ts'
import { issuedBriefRead, issuedBriefsRead } from './issued-briefs.query.ts'

/** The room of situation briefs: any area, any moment, as a paper with its sources; signed ones are kept unchanged. */
export const briefsRoom = defineRoom({
  name: 'briefs',
  permissions: briefsPermissions,
  refusals: [BRIEFS],
  intents: [issueBriefIntent],
  reads: [areaBriefRead, issuedBriefsRead, issuedBriefRead],
  routes: briefFileRoutes,
  plugin: registerBriefFiles,
})
