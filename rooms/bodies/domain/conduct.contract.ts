import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'

const momentField = instantField.transform((text) => toInstant(text))
const typeField = z.string().min(1).max(60)

/** From a day on, this level decides this type of matter: for the whole city, so the right is asked at the root. */
export const setCompetence = intentContract({
  type: 'bodies.set-competence',
  payload: z.strictObject({
    decisionType: typeField,
    level: z.enum(['top', 'district', 'commune', 'group']),
    validFrom: daySchema,
    validTo: daySchema.nullable().default(null),
    documentId: uuidField.optional(),
    source: lineField(500),
  }),
  permission: 'bodies.keep-competences',
  title: { vi: 'Ghi thẩm quyền', en: 'Set a competence' },
})

/** A matter decided by the unit, or sent up. Sending up what is one's own needs a reason, and opens a "đùn đẩy?" (ORG-07). */
export const recordDecision = intentContract({
  type: 'bodies.record-decision',
  payload: z.strictObject({
    areaId: areaIdField,
    decisionType: typeField,
    matter: lineField(300),
    outcome: z.enum(['decided', 'forwarded']),
    toAreaId: areaIdField.optional(),
    reason: textField(2_000).optional(),
    documentId: uuidField.optional(),
  }),
  permission: 'bodies.decide',
  title: { vi: 'Ghi quyết định hoặc chuyển lên', en: 'Record a decision or send it up' },
})

/** The unit's side of the matter, before anybody judges it (SG-17). */
export const explainAvoidance = intentContract({
  type: 'bodies.explain-avoidance',
  payload: z.strictObject({ avoidanceId: uuidField, explanation: textField(4_000) }),
  permission: 'bodies.decide',
  title: { vi: 'Giải trình', en: 'Explain' },
})

/** A named inspector's answer to "đùn đẩy?" (SG-08). */
export const judgeAvoidance = intentContract({
  type: 'bodies.judge-avoidance',
  payload: z.strictObject({
    avoidanceId: uuidField,
    verdict: z.enum(['justified', 'avoided']),
    note: textField(4_000),
  }),
  permission: 'bodies.inspect-avoidance',
  title: { vi: 'Kết luận “đùn đẩy?”', en: 'Judge “passing the buck?”' },
})

/** Kinds of visit. To accompany (đồng hành) is to help, not to inspect. */
export const VISIT_KINDS = {
  inspection: { vi: 'kiểm tra', en: 'inspection' },
  supervision: { vi: 'giám sát', en: 'supervision' },
  accompaniment: { vi: 'đồng hành', en: 'accompaniment' },
  survey: { vi: 'thị sát', en: 'on-site survey' },
  meeting: { vi: 'làm việc', en: 'working session' },
} as const

/** A kind of visit, by its English key. */
export type VisitKind = keyof typeof VISIT_KINDS
/** The kinds of visit, for a schema. */
export const visitKindField = z.enum(Object.keys(VISIT_KINDS) as [VisitKind, ...VisitKind[]])

const memberField = z.strictObject({
  officerId: uuidField.optional(),
  name: lineField(120),
  position: lineField(200),
  leads: z.boolean().default(false),
})

/** A delegation's visit: who came, in which position, what for (ORG-06, ORG-09). */
export const recordVisit = intentContract({
  type: 'bodies.record-visit',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: visitKindField,
    purpose: lineField(300),
    conclusion: textField(8_000).optional(),
    at: momentField,
    documentId: uuidField.optional(),
    members: z.array(memberField).min(1).max(60),
  }),
  permission: 'bodies.record-visit',
  title: { vi: 'Ghi chuyến kiểm tra, làm việc', en: 'Record a visit' },
})

/** A supervisor's finding; it changes nothing but asks for an answer (ORG-08). */
export const fileOpinion = intentContract({
  type: 'bodies.file-opinion',
  payload: z.strictObject({
    areaId: areaIdField,
    about: z.strictObject({
      kind: z.enum(['area', 'task', 'document', 'body', 'visit', 'decision']),
      id: z.string().max(60).optional(),
    }),
    finding: textField(8_000),
  }),
  permission: 'bodies.file-opinion',
  title: { vi: 'Gửi ý kiến giám sát', en: 'File a supervision finding' },
})

/** The unit answers a finding. */
export const answerOpinion = intentContract({
  type: 'bodies.answer-opinion',
  payload: z.strictObject({ opinionId: uuidField, answer: textField(8_000) }),
  permission: 'bodies.answer-opinion',
  title: { vi: 'Trả lời ý kiến giám sát', en: 'Answer a finding' },
})

/** Kinds of entity whose hierarchy is elsewhere. */
export const ENTITY_KINDS = {
  agency: { vi: 'cơ quan', en: 'agency' },
  enterprise: { vi: 'doanh nghiệp', en: 'enterprise' },
  organisation: { vi: 'tổ chức', en: 'organisation' },
  school: { vi: 'trường học', en: 'school' },
  hospital: { vi: 'bệnh viện', en: 'hospital' },
  armed_forces: { vi: 'đơn vị lực lượng vũ trang', en: 'armed forces unit' },
  mission: { vi: 'cơ quan đại diện nước ngoài', en: 'foreign mission' },
} as const

/** A kind of entity, by its English key. */
export type EntityKind = keyof typeof ENTITY_KINDS

/** An entity on the area that answers to somebody elsewhere, and owes the area the distancing duties (ORG-10). */
export const registerEntity = intentContract({
  type: 'bodies.register-entity',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: z.enum(Object.keys(ENTITY_KINDS) as [EntityKind, ...EntityKind[]]),
    name: lineField(200),
    parentOrganisation: lineField(200),
    address: lineField(300).optional(),
    officePhone: z
      .string()
      .trim()
      .regex(/^[0-9+ ().-]{6,24}$/)
      .optional(),
    validFrom: daySchema,
  }),
  permission: 'bodies.register-entity',
  title: { vi: 'Ghi cơ quan, doanh nghiệp trên địa bàn', en: 'Register an entity on the area' },
})

/** It is there no more. */
export const closeEntity = intentContract({
  type: 'bodies.close-entity',
  payload: z.strictObject({ entityId: uuidField, onDay: daySchema }),
  permission: 'bodies.register-entity',
  title: { vi: 'Thôi theo dõi', en: 'Take off the list' },
})
