import { z } from 'zod'
import { instantField, intentContract, lineField, toInstant, uuidField } from '#kit'
import { mostItems } from './organise.contract.ts'

const momentField = instantField.transform((text) => toInstant(text))

/** One appointment. `acting`: stands in for the substantive holder (quyền, tạm giữ). */
export const appointmentField = z.strictObject({
  postId: uuidField,
  officerId: uuidField,
  acting: z.boolean().default(false),
  fromAt: momentField,
  toAt: momentField.nullable().default(null),
})

export type Appointment = z.infer<typeof appointmentField>

/** Puts an officer in a post; one who is not registered yet comes by name (`officerName`) and is registered with it. */
export const appoint = intentContract({
  type: 'bodies.appoint',
  payload: appointmentField
    .extend({
      officerId: uuidField.optional(),
      officerName: lineField(120).optional(),
      documentId: uuidField.optional(),
    })
    .refine(({ officerId, officerName }) => (officerId === undefined) !== (officerName === undefined), {
      path: ['officerId'],
      error: 'officerId | officerName',
    }),
  permission: 'bodies.appoint',
  title: { vi: 'Bổ nhiệm, giao quyền', en: 'Appoint' },
})

/** Many at once, all or none. */
export const appointMany = intentContract({
  type: 'bodies.appoint-many',
  payload: z.strictObject({
    documentId: uuidField.optional(),
    appointments: z.array(appointmentField).min(1).max(mostItems),
  }),
  permission: 'bodies.appoint',
  title: { vi: 'Bổ nhiệm nhiều người', en: 'Appoint many' },
})

/** Ends a holding at a moment. */
export const endHolding = intentContract({
  type: 'bodies.end-holding',
  payload: z.strictObject({ holdingId: uuidField, toAt: momentField, documentId: uuidField.optional() }),
  permission: 'bodies.appoint',
  title: { vi: 'Kết thúc giữ chức', en: 'End a holding' },
})
