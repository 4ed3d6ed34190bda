import { defineRoom } from '#platform/server'
import { BODIES, bodiesPermissions } from '../domain/index.ts'
import { activateBodyIntent } from './activate-body.ts'
import { activationListRead } from './activations.query.ts'
import { appointIntent, appointManyIntent } from './appoint.ts'
import { bodyByIdRead, bodyListRead } from './area-bodies.query.ts'
import { bodiesGaps } from './bodies.gaps.ts'
import type {} from './bodies.tables.ts'
import { avoidanceListRead, competenceListRead, decisionListRead } from './competence-reads.query.ts'
import { bodyCatalogueRead, entityListRead, opinionListRead, visitListRead } from './conduct-reads.query.ts'
import { coverageRead } from './coverage.query.ts'
import { dissolveBodyIntent, setOfficePhoneIntent } from './dissolve-body.ts'
import { endHoldingIntent } from './end-holding.ts'
import { closeEntityIntent, registerEntityIntent } from './entities.ts'
import { establishBodyIntent } from './establish-body.ts'
import { establishByTemplateIntent } from './establish-by-template.ts'
import { establishPostsIntent } from './establish-posts.ts'
import { explainAvoidanceIntent, judgeAvoidanceIntent } from './judge-avoidance.ts'
import { officerByIdRead, officerListRead } from './officers.query.ts'
import { answerOpinionIntent, fileOpinionIntent } from './opinions.ts'
import { ownersNextAt, ownersOf } from './owners.query.ts'
import { peopleSheet } from './people.sheet.ts'
import { postByIdRead, postListRead } from './posts.query.ts'
import { recordDecisionIntent } from './record-decision.ts'
import { recordVisitIntent } from './record-visit.ts'
import { registerOfficersIntent } from './register-officers.ts'
import { responsibilitiesRead } from './responsibilities.query.ts'
import { setAccountabilityIntent } from './set-accountability.ts'
import { setCompetenceIntent } from './set-competence.ts'

export { bodiesHandover } from './bodies.handover.ts'
export { readCompetences } from './competences.query.ts'
export { type Delegation, delegationsOn, endDelegations, saveDelegations } from './delegations.store.ts'
export { templateBodyId, templatePostId } from './establish-by-template.ts'
export { findOfficersByName, findPostsByTitle, type NamedOfficer, type NamedPost } from './find-by-name.query.ts'
export { areasWithoutHead, type HeadPost, headPostsOf } from './head-posts.query.ts'
export { type HeldPost, type Holder, holdersOf, officerNames, scopesOfOfficer } from './holders.query.ts'
export { ownersOf } from './owners.query.ts'
export { groupRoleIntents, profileBodyIntents, templateIntentId } from './profile-bodies.ts'
export { superiorsOf } from './superiors.query.ts'

/** The room of bodies: organisations, posts, who holds them, who answers to whom. */
export const bodiesRoom = defineRoom({
  name: 'bodies',
  permissions: bodiesPermissions,
  refusals: [BODIES],
  owners: ownersOf,
  ownersNextAt,
  intents: [
    registerOfficersIntent,
    establishBodyIntent,
    establishPostsIntent,
    establishByTemplateIntent,
    setAccountabilityIntent,
    dissolveBodyIntent,
    setOfficePhoneIntent,
    activateBodyIntent,
    appointIntent,
    appointManyIntent,
    endHoldingIntent,
    setCompetenceIntent,
    recordDecisionIntent,
    explainAvoidanceIntent,
    judgeAvoidanceIntent,
    recordVisitIntent,
    fileOpinionIntent,
    answerOpinionIntent,
    registerEntityIntent,
    closeEntityIntent,
  ],
  reads: [
    activationListRead,
    bodyListRead,
    bodyCatalogueRead,
    postListRead,
    officerListRead,
    responsibilitiesRead,
    coverageRead,
    competenceListRead,
    decisionListRead,
    avoidanceListRead,
    visitListRead,
    opinionListRead,
    entityListRead,
    postByIdRead,
    officerByIdRead,
    bodyByIdRead,
  ],
  gaps: bodiesGaps,
  sheets: [peopleSheet],
})
