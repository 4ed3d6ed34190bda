import { z } from 'zod'
import type { Words } from '#kit'

/**
 * The lines along which people answer. Party (cấp ủy) and government (chính quyền) run side by side from city to
 * residential group (ORG-02, ORG-03); the steering committee (Ban Chỉ đạo) and the command post (Sở Chỉ huy) are two
 * lines because a ward's secretary answers to both (directive of Ba Đình, 31/7/2021, point 2).
 */
export const LINES = {
  party: { vi: 'Đảng', en: 'Party' },
  government: { vi: 'Chính quyền', en: 'Government' },
  council: { vi: 'Hội đồng nhân dân', en: 'People’s Council' },
  front: { vi: 'Mặt trận, đoàn thể', en: 'Fatherland Front and mass organisations' },
  steering: { vi: 'Ban Chỉ đạo', en: 'Steering committee' },
  command: { vi: 'Sở Chỉ huy', en: 'Command post' },
  police: { vi: 'Công an', en: 'Police' },
  military: { vi: 'Quân sự', en: 'Military' },
  health: { vi: 'Y tế', en: 'Health' },
  inspection: { vi: 'Kiểm tra', en: 'Inspection' },
} as const satisfies Record<string, Words>

/** A line of accountability, by its English key. */
export type Line = keyof typeof LINES

/** The lines, for a schema or a choice. */
export const lineField = z.enum(Object.keys(LINES) as [Line, ...Line[]])
