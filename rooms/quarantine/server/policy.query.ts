import { defineRead, notFound, visiblePlace } from '#platform/server'
import { homePolicyOn, policyContract } from '../domain/index.ts'
import { codesAbove, dayIn, policyOf } from './policy-of-house.ts'

/** `GET /quarantine/policy`: what is allowed there on that day, and what says so. */
export const policyRead = defineRead(policyContract, async (asking, query) => {
  if (!visiblePlace(asking, query.areaId, 'quarantine.read')) return notFound('areaId')
  const on = query.on ?? dayIn(asking.profile, asking.now)
  const policy = await policyOf(asking.profile)
  const areaCodes = await codesAbove(asking, query.areaId)
  const here = (['F0', 'F1'] as const).map((of) => homePolicyOn(policy, { class: of, on, areaCodes }))
  const isOn = (row: { validFrom: string; validTo: string | null }) =>
    row.validFrom <= on && (row.validTo === null || on < row.validTo)
  return {
    on,
    about: policy.about,
    home: policy.home.map((row) => ({ ...row, isHere: here.includes(row) })),
    durations: policy.durations.map(({ test: _, ...row }) => ({ ...row, isInForce: isOn(row) })),
    checklist: policy.checklist.items,
    checklistSource: policy.checklist.source,
    bases: policy.bases.filter(isOn).map(({ key, title }) => ({ key, title })),
    needs: policy.needs.list.map(({ key, title, minutes }) => ({ key, title, minutes })),
    appealDays: policy.clocks.appealDays,
    complaint: policy.complaint.lines,
  }
})
