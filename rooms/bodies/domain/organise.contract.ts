import { z } from 'zod'
import { areaIdField, intentContract, lineField as textLine, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { lineField } from './line.ts'

/** Most items in one intent: what a table pasted from a spreadsheet holds. */
export const mostItems = 2_000

const kindField = z.string().min(1).max(60)
const phoneField = z
  .string()
  .trim()
  .regex(/^[0-9+ ().-]{6,24}$/)

/** Officers (cán bộ) by name, so that they can be appointed. `synthetic` marks the made-up ones of a sample. */
export const registerOfficers = intentContract({
  type: 'bodies.register-officers',
  payload: z.strictObject({
    areaId: areaIdField,
    source: textLine(500),
    officers: z
      .array(z.strictObject({ name: textLine(120), synthetic: z.boolean().default(false) }))
      .min(1)
      .max(mostItems),
  }),
  permission: 'bodies.appoint',
  title: { vi: 'Ghi tên cán bộ', en: 'Register officers' },
})

/** A body on an area, with its posts; exactly one of them heads it (ORG-06). */
export const establishBody = intentContract({
  type: 'bodies.establish-body',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: kindField,
    name: textLine(200).optional(),
    parentId: uuidField.optional(),
    officePhone: phoneField.optional(),
    validFrom: daySchema,
    documentId: uuidField.optional(),
    posts: z
      .array(
        z.strictObject({ kind: kindField, title: textLine(200).optional(), count: z.int().min(1).max(40).default(1) }),
      )
      .max(60),
  }),
  permission: 'bodies.organise',
  title: { vi: 'Lập tổ chức', en: 'Set up a body' },
})

/** Further posts: in a body, or on an area without one. */
export const establishPosts = intentContract({
  type: 'bodies.establish-posts',
  payload: z.strictObject({
    posts: z
      .array(
        z.strictObject({
          areaId: areaIdField,
          bodyId: uuidField.optional(),
          kind: kindField,
          title: textLine(200).optional(),
          validFrom: daySchema,
        }),
      )
      .min(1)
      .max(mostItems),
  }),
  permission: 'bodies.organise',
  title: { vi: 'Lập chức vụ', en: 'Set up posts' },
})

/** Gives every area of the template's kinds in a subtree the bodies and posts it still lacks. */
export const establishByTemplate = intentContract({
  type: 'bodies.establish-by-template',
  payload: z.strictObject({
    areaId: areaIdField,
    template: kindField,
    validFrom: daySchema,
    documentId: uuidField.optional(),
  }),
  permission: 'bodies.organise',
  title: {
    vi: 'Lập tổ chức, chức vụ theo mẫu cho cả địa bàn',
    en: 'Set up bodies and posts by template for a whole area',
  },
})

/** To whom a post answers on a line; null: back to the rule of the line. */
export const setAccountability = intentContract({
  type: 'bodies.set-accountability',
  payload: z.strictObject({ postId: uuidField, line: lineField, toPostId: uuidField.nullable() }),
  permission: 'bodies.organise',
  title: { vi: 'Đặt nơi chịu trách nhiệm', en: 'Set to whom a post answers' },
})

/** Ends a body with its posts, and the holdings of those, at the beginning of a day. */
export const dissolveBody = intentContract({
  type: 'bodies.dissolve-body',
  payload: z.strictObject({ bodyId: uuidField, onDay: daySchema, documentId: uuidField.optional() }),
  permission: 'bodies.organise',
  title: { vi: 'Giải thể tổ chức', en: 'Dissolve a body' },
})

/** The number people call. */
export const setOfficePhone = intentContract({
  type: 'bodies.set-office-phone',
  payload: z.strictObject({ bodyId: uuidField, officePhone: phoneField.nullable() }),
  permission: 'bodies.organise',
  title: { vi: 'Ghi số điện thoại cơ quan', en: 'Set the office phone' },
})

/** A body takes up a directive. Refused while nobody heads it (ORG-06). */
export const activateBody = intentContract({
  type: 'bodies.activate',
  payload: z.strictObject({ bodyId: uuidField, documentId: uuidField }),
  permission: 'bodies.activate',
  title: { vi: 'Kích hoạt theo văn bản', en: 'Activate for a directive' },
})
