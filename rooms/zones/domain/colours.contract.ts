import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'
import { unitStatuses } from './zone-words.ts'

const momentField = instantField.transform((text) => toInstant(text))

/** Proposes the colour of an area in one scheme, from a moment, to be looked at again by `reviewAt` (ZON-04). Answers `{ colourId }`. */
export const proposeColour = intentContract({
  type: 'zones.propose-colour',
  payload: z.strictObject({
    areaId: areaIdField,
    schemeId: z.string().max(40),
    colour: z.string().max(40),
    reason: textField(600),
    fromAt: momentField,
    reviewAt: momentField,
    source: lineField(300).optional(),
  }),
  permission: 'zones.propose',
  title: { vi: 'Đề xuất màu vùng', en: 'Propose a colour' },
})

/** Decides a proposed colour: it ends the one before it in that scheme. */
export const decideColour = intentContract({
  type: 'zones.decide-colour',
  payload: z.strictObject({ colourId: uuidField, number: lineField(60), documentId: uuidField }),
  permission: 'zones.decide',
  title: { vi: 'Quyết định màu vùng', en: 'Decide a colour' },
})

/** Returns a proposed colour. */
export const dismissColour = intentContract({
  type: 'zones.dismiss-colour',
  payload: z.strictObject({ colourId: uuidField, reason: textField(600) }),
  permission: 'zones.decide',
  title: { vi: 'Trả lại đề xuất màu vùng', en: 'Return a proposed colour' },
})

/** Opens the plan to end the outbreak at a lockdown point: its tasks and criteria come from the playbook of outbreaks (ZON-05). Answers `{ planId }`. */
export const openPlan = intentContract({
  type: 'zones.open-plan',
  payload: z.strictObject({ lockdownId: uuidField }),
  permission: 'zones.propose',
  title: { vi: 'Lập kế hoạch dập dịch', en: 'Open an outbreak plan' },
})

/** Says that a criterion of a plan that no count can tell is met. */
export const meetCriterion = intentContract({
  type: 'zones.meet-criterion',
  payload: z.strictObject({ planId: uuidField, criterion: z.string().max(40), note: lineField(300).optional() }),
  permission: 'zones.keep-clusters',
  title: { vi: 'Ghi đạt tiêu chí kết thúc', en: 'Mark a criterion as met' },
})

/** Says that the outbreak is over: all criteria are met. */
export const extinguish = intentContract({
  type: 'zones.extinguish',
  payload: z.strictObject({ planId: uuidField }),
  permission: 'zones.decide',
  title: { vi: 'Xác nhận đã dập dịch', en: 'Declare the outbreak over' },
})

/** Switches a unit to the playbook of its status: new tasks are given, open ones of the other are cancelled (ZON-06). */
export const switchPlaybook = intentContract({
  type: 'zones.switch-playbook',
  payload: z.strictObject({ areaId: areaIdField, status: z.enum(unitStatuses), reason: textField(600) }),
  permission: 'zones.decide',
  title: { vi: 'Chuyển kịch bản của địa bàn', en: 'Switch the playbook of a unit' },
})
