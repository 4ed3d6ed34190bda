import type { Words } from '#kit'

/** Kinds of team: tổ COVID cộng đồng (COM-01) and tổ tự quản (COM-02). */
export const teamKinds = ['community', 'self-managed'] as const
/** One of {@link teamKinds}. */
export type TeamKind = (typeof teamKinds)[number]

/** The official words. */
export const TEAM_KINDS: Readonly<Record<TeamKind, Words>> = {
  community: { vi: 'Tổ COVID cộng đồng', en: 'Community COVID team' },
  'self-managed': { vi: 'Tổ tự quản', en: 'Self-managed team' },
}

/** What came of a visit. */
export const visitOutcomes = ['met', 'not-home', 'needs-help'] as const
/** One of {@link visitOutcomes}. */
export type VisitOutcome = (typeof visitOutcomes)[number]

/** The words of the three big keys. */
export const VISIT_OUTCOMES: Readonly<Record<VisitOutcome, Words>> = {
  met: { vi: 'Đã gặp', en: 'Met' },
  'not-home': { vi: 'Vắng nhà', en: 'Not at home' },
  'needs-help': { vi: 'Cần giúp', en: 'Needs help' },
}

/** From which organisations members come (S3, line 19); `resident`: of none of them. */
export const memberForces = [
  'officer',
  'youth',
  'women',
  'veterans',
  'militia',
  'ward-guard',
  'front',
  'resident',
] as const
/** One of {@link memberForces}. */
export type MemberForce = (typeof memberForces)[number]

/** Their words. */
export const MEMBER_FORCES: Readonly<Record<MemberForce, Words>> = {
  officer: { vi: 'Cán bộ tổ dân phố', en: 'Officer of the group' },
  youth: { vi: 'Đoàn viên, thanh niên', en: 'Youth Union' },
  women: { vi: 'Hội Phụ nữ', en: 'Women’s Union' },
  veterans: { vi: 'Hội Cựu chiến binh', en: 'Veterans' },
  militia: { vi: 'Dân quân tự vệ', en: 'Militia and self-defence' },
  'ward-guard': { vi: 'Bảo vệ dân phố', en: 'Ward guards' },
  front: { vi: 'Mặt trận, đoàn thể', en: 'Fatherland Front' },
  resident: { vi: 'Người dân tình nguyện', en: 'Volunteer' },
}

/** What an evaluation of a pilot says. */
export const pilotVerdicts = ['works', 'adjust', 'stop'] as const
/** One of {@link pilotVerdicts}. */
export type PilotVerdict = (typeof pilotVerdicts)[number]

/** Their words. */
export const PILOT_VERDICTS: Readonly<Record<PilotVerdict, Words>> = {
  works: { vi: 'Hiệu quả, nhân rộng', en: 'It works: roll out' },
  adjust: { vi: 'Nhân rộng sau khi sửa', en: 'Roll out with changes' },
  stop: { vi: 'Dừng', en: 'Stop' },
}
