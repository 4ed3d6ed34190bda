import { z } from 'zod'
import { areaIdField, intentContract, lineField, uuidField } from '#kit'

const areaIds = z.array(areaIdField).max(700)

/**
 * Registers a body of kind `inspection-team` as a team of `ownerBodyId` (INS-01, INS-02). Its leader (holder of the head
 * post of the body) must hold the position that the profile asks of teams of such a body. The team bears the intent's id.
 */
export const registerTeam = intentContract({
  type: 'inspections.register-team',
  payload: z.strictObject({
    bodyId: uuidField,
    ownerBodyId: uuidField,
    areaIds: areaIds.default([]),
    memberPostIds: z.array(uuidField).max(60).default([]),
    documentId: uuidField.optional(),
  }),
  permission: 'inspections.organise',
  title: { vi: 'Ghi đoàn kiểm tra', en: 'Register an inspection team' },
})

/** The areas a team looks after from now on; the list given is the whole list. */
export const assignAreas = intentContract({
  type: 'inspections.assign-areas',
  payload: z.strictObject({ teamId: uuidField, areaIds }),
  permission: 'inspections.organise',
  title: { vi: 'Phân địa bàn cho đoàn', en: 'Assign areas to a team' },
})

/** Who belongs to a team beside its leader, by post; the list given is the whole list. */
export const setMembers = intentContract({
  type: 'inspections.set-members',
  payload: z.strictObject({ teamId: uuidField, memberPostIds: z.array(uuidField).max(60) }),
  permission: 'inspections.organise',
  title: { vi: 'Ghi thành viên đoàn', en: 'Set the members of a team' },
})

/** The team has done its work; what it planned and did not begin is called off. */
export const endTeam = intentContract({
  type: 'inspections.end-team',
  payload: z.strictObject({ teamId: uuidField, reason: lineField(300) }),
  permission: 'inspections.organise',
  title: { vi: 'Kết thúc đoàn kiểm tra', en: 'End a team' },
})
